package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Compare runs every step on every target, one target after the other within
// each step and that for several rounds, so that whatever else the machine does
// meets all of them alike.
type Compare struct {
	Targets []*Target
	// Samples are the Stewards that people sign in to.
	Samples []*Samples
	// Records are how many the member has whose package is made.
	Records int
	// Rounds is how often every step runs; the median counts.
	Rounds int
	// Users are created in each round; the other steps send as many requests, or
	// fewer where each is larger.
	Users int
	// At is how many requests are under way at a time.
	At int
	// Sizes are the group sizes at which one member is added.
	Sizes []int
	// AtMost bounds the time of a step on a target.
	AtMost time.Duration
	// Only are the steps that run; none means all.
	Only []string
	// Profiles is the folder for a profile of each step; none without.
	Profiles string
	// Say is told what is being done.
	Say func(string)
}

// step is one measured thing; send is nil for a target that can't do it.
type step struct {
	name     string
	requests int
	at       int
	send     func(t *Target) func(ctx context.Context, i int) error
}

// createStep makes the accounts that the others need.
const createStep = "create"

// Run measures and gives the median of the rounds for each step and target.
func (c Compare) Run(ctx context.Context) ([]Result, error) {
	rounds := map[string][]Result{}
	var order []string
	keep := func(r Result) {
		key := r.Step + "\x00" + r.Database
		if rounds[key] == nil {
			order = append(order, key)
		}
		rounds[key] = append(rounds[key], r)
	}
	for round := range c.Rounds {
		for _, s := range c.steps(round) {
			if s.name != createStep && !c.wants(s.name) {
				continue
			}
			c.Say(fmt.Sprintf("round %d: %s", round+1, s.name))
			for _, t := range c.Targets {
				c.measure(ctx, s, t, keep)
			}
		}
	}
	if len(c.Sizes) > 0 {
		if err := c.growing(ctx, keep); err != nil {
			return nil, err
		}
	}
	if err := c.people(ctx, keep); err != nil {
		return nil, err
	}
	var out []Result
	for _, key := range order {
		out = append(out, median(rounds[key]))
	}
	return out, ctx.Err()
}

// wants tells whether a step runs.
func (c Compare) wants(step string) bool { return len(c.Only) == 0 || slices.Contains(c.Only, step) }

func (c Compare) measure(ctx context.Context, s step, t *Target, keep func(Result)) {
	send := s.send(t)
	if send == nil {
		return
	}
	at := s.at
	if at == 0 {
		at = c.At
	}
	before := t.processor()
	r := run(ctx, s.name, loop{requests: s.requests, at: at, atMost: c.AtMost}, send)
	r.Database, r.MemoryMiB = t.Name, t.MemoryMiB()
	r.each(before, t.processor())
	keep(r)
	if s.name != createStep {
		c.profiled(ctx, t, s.name, send)
	}
}

func median(all []Result) Result {
	slices.SortFunc(all, func(a, b Result) int { return int(a.PerSecond*100) - int(b.PerSecond*100) })
	return all[len(all)/2]
}

func (c Compare) steps(round int) []step {
	first := round * c.Users
	scim := func(send func(t *Target) func(context.Context, int) error) func(*Target) func(context.Context, int) error {
		return func(t *Target) func(context.Context, int) error {
			if t.SCIM.base == "" {
				return nil
			}
			// Whoever is slow has not created all in the time of the step.
			t.made = t.made[:0]
			for i, id := range t.ids {
				if id != "" {
					t.made = append(t.made, i)
				}
			}
			if len(t.made) == 0 && round+len(t.ids) > 0 {
				return nil
			}
			return send(t)
		}
	}
	steward := func(send func(t *Target) func(context.Context, int) error) func(*Target) func(context.Context, int) error {
		return scim(func(t *Target) func(context.Context, int) error {
			if !strings.HasPrefix(t.Name, "steward") {
				return nil
			}
			return send(t)
		})
	}
	known := func(t *Target) int { return t.made[rand.IntN(len(t.made))] } //nolint:gosec // a load, not a secret
	return []step{
		{createStep, c.Users, 0, scim(func(t *Target) func(context.Context, int) error {
			t.ids, t.names = append(t.ids[:first:first], make([]string, c.Users)...), append(t.names[:first:first], make([]string, c.Users)...)
			return func(ctx context.Context, i int) error { return t.create(ctx, first+i) }
		})},
		{"look-up by userName", 5 * c.Users, 0, scim(func(t *Target) func(context.Context, int) error {
			return func(ctx context.Context, _ int) error { return t.find(ctx, "/Users", "userName", t.names[known(t)]) }
		})},
		{"get", 5 * c.Users, 0, scim(func(t *Target) func(context.Context, int) error {
			return func(ctx context.Context, _ int) error {
				return t.SCIM.Do(ctx, http.MethodGet, "/Users/"+t.ids[known(t)], nil, nil)
			}
		})},
		{"PATCH active", c.Users, 0, scim(func(t *Target) func(context.Context, int) error {
			return func(ctx context.Context, i int) error {
				return t.SCIM.Do(ctx, http.MethodPatch, "/Users/"+t.ids[t.recent(i)], Patch(object{"op": "Replace", "path": "active", "value": false}), nil)
			}
		})},
		{"PUT", c.Users, 0, scim(func(t *Target) func(context.Context, int) error {
			return func(ctx context.Context, i int) error {
				at := t.recent(i)
				u := User(t.names[at], at)
				u["title"] = fmt.Sprint("Engineer of round ", round)
				return t.SCIM.Do(ctx, http.MethodPut, "/Users/"+t.ids[at], u, nil)
			}
		})},
		{"list 100, first page", max(10, c.Users/20), 0, scim(func(t *Target) func(context.Context, int) error { return t.page(1) })},
		{"list 100, at 80 %", max(10, c.Users/20), 0, scim(func(t *Target) func(context.Context, int) error { return t.page(1 + len(t.made)*8/10) })},
		{"filter on department", max(10, c.Users/10), 0, func(t *Target) func(context.Context, int) error {
			if !t.Filters {
				return nil
			}
			return func(ctx context.Context, i int) error {
				filter := url.QueryEscape(fmt.Sprintf("%s:department eq \"Dept %d\"", enterpriseURN, i%40))
				return t.SCIM.Do(ctx, http.MethodGet, "/Users?count=10&filter="+filter, nil, nil)
			}
		}},
		{"GraphQL: 50 members with groups", max(10, c.Users/10), 0, func(t *Target) func(context.Context, int) error {
			if t.GraphQL.base == "" {
				return nil
			}
			return func(ctx context.Context, _ int) error { return t.query(ctx, t.Page) }
		}},
		{"GraphQL: terms of 100 members", max(10, c.Users/10), 0, steward(func(t *Target) func(context.Context, int) error {
			return func(ctx context.Context, _ int) error { return t.query(ctx, termsQuery) }
		})},
		{"100 events written", max(10, c.Users/20), 0, steward(func(t *Target) func(context.Context, int) error {
			return func(ctx context.Context, i int) error { return t.changes(ctx, i) }
		})},
		{"GraphQL: log searched", max(10, c.Users/10), 0, steward(func(t *Target) func(context.Context, int) error {
			return func(ctx context.Context, _ int) error {
				return t.query(ctx, `{ events(first: 50, filter: {action: "member."}) { nodes { action at } } }`)
			}
		})},
	}
}

// termsQuery asks for what holds for each member of a page, with the reason.
const termsQuery = `{ members(first: 100) { nodes { id
	content: effectiveTerm(key: "admin_access.content") { sentence }
	access: effectiveTerm(key: "rights.access.respond_within") { sentence } } } }`

// changesAtOnce is how many accounts one request changes; each is an event.
const changesAtOnce = 100

// changes gives accounts another title in one bulk request (RFC 7644 section
// 3.7).
func (t *Target) changes(ctx context.Context, i int) error {
	var operations []object
	for n := range changesAtOnce {
		title := Patch(object{"op": "Replace", "path": "title", "value": fmt.Sprintf("Title %d.%d", i, n)})
		operations = append(operations, object{"method": "PATCH", "path": "/Users/" + t.ids[t.recent(i*changesAtOnce+n)], "data": title})
	}
	var got struct{ Operations []struct{ Status string } }
	err := t.SCIM.Do(ctx, http.MethodPost, "/Bulk", object{"schemas": []string{bulkURN}, "Operations": operations}, &got)
	if err != nil {
		return err
	}
	for _, o := range got.Operations {
		if !strings.HasPrefix(o.Status, "2") {
			return fmt.Errorf("a change in bulk was answered %s", o.Status)
		}
	}
	return nil
}

// recent counts back from the account that was made last.
func (t *Target) recent(i int) int { return t.made[len(t.made)-1-i%len(t.made)] }

func (t *Target) create(ctx context.Context, i int) error {
	t.names[i] = fmt.Sprintf("person%07d@bench.example", i)
	var made struct{ ID string }
	err := t.SCIM.Do(ctx, http.MethodPost, "/Users", User(t.names[i], i), &made)
	t.ids[i] = made.ID
	return err
}

// find expects one match.
func (t *Target) find(ctx context.Context, path, attribute, value string) error {
	var got struct{ Resources []struct{ ID string } }
	filter := url.QueryEscape(attribute + " eq " + strconv.Quote(value))
	err := t.SCIM.Do(ctx, http.MethodGet, path+"?excludedAttributes=members&filter="+filter, nil, &got)
	if err == nil && len(got.Resources) != 1 {
		err = fmt.Errorf("%s %q matches %d", attribute, value, len(got.Resources))
	}
	return err
}

func (t *Target) page(from int) func(context.Context, int) error {
	return func(ctx context.Context, _ int) error {
		return t.SCIM.Do(ctx, http.MethodGet, fmt.Sprintf("/Users?startIndex=%d&count=100", from), nil, nil)
	}
}

func (t *Target) query(ctx context.Context, query string) error {
	var got struct{ Errors []struct{ Message string } }
	err := t.GraphQL.Do(ctx, http.MethodPost, "/graphql", object{"query": query}, &got)
	if err == nil && len(got.Errors) > 0 {
		err = fmt.Errorf("graphql: %s", got.Errors[0].Message)
	}
	return err
}

// growing fills one group of each target and adds one member at each size.
func (c Compare) growing(ctx context.Context, keep func(Result)) error {
	for _, t := range c.Targets {
		if t.SCIM.base == "" {
			continue
		}
		var made struct{ ID string }
		if err := t.SCIM.Do(ctx, http.MethodPost, "/Groups", object{"schemas": []string{groupURN}, "displayName": "Everybody"}, &made); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
		t.group = made.ID
	}
	for _, size := range c.Sizes {
		c.Say(fmt.Sprintf("a group of %d", size))
		for _, t := range c.Targets {
			if t.SCIM.base != "" && size <= t.Largest {
				c.fill(ctx, t, size, keep)
			}
		}
		one := step{name: fmt.Sprintf("one member into %d", size), requests: onesPerSize, at: 1, send: func(t *Target) func(context.Context, int) error {
			if t.group == "" || t.size != size {
				return nil
			}
			return t.oneMore
		}}
		for range c.Rounds {
			for _, t := range c.Targets {
				c.measure(ctx, one, t, keep)
			}
		}
	}
	look := step{name: "group look-up without members", requests: max(10, c.Users/2), send: func(t *Target) func(context.Context, int) error {
		if t.group == "" {
			return nil
		}
		return func(ctx context.Context, _ int) error { return t.find(ctx, "/Groups", "displayName", "Everybody") }
	}}
	for range c.Rounds {
		for _, t := range c.Targets {
			c.measure(ctx, look, t, keep)
		}
	}
	return nil
}

const membersAPatch = 100

// fill brings a target's group to a size; accounts that are missing are created
// before, outside the measured time.
func (c Compare) fill(ctx context.Context, t *Target, size int, keep func(Result)) {
	for i := len(t.ids); i <= size; i++ {
		t.ids, t.names = append(t.ids, ""), append(t.names, "")
	}
	run(ctx, "", loop{requests: size + 1, at: c.At, atMost: time.Hour}, func(ctx context.Context, i int) error {
		if t.ids[i] != "" {
			return nil
		}
		return t.create(ctx, i)
	})
	from := t.size
	patches := (size - from + membersAPatch - 1) / membersAPatch
	r := run(ctx, fmt.Sprintf("fill to %d, %d a PATCH", size, membersAPatch), loop{requests: patches, at: 1, atMost: time.Hour}, func(ctx context.Context, i int) error {
		at := from + i*membersAPatch
		return t.members(ctx, "Add", t.ids[at:min(at+membersAPatch, size)]...)
	})
	t.size = size
	if patches > 1 {
		r.Database, r.MemoryMiB = t.Name, t.MemoryMiB()
		keep(r)
	}
}

// oneMore adds one member beyond the group's size and takes it out again.
func (t *Target) oneMore(ctx context.Context, i int) error {
	op := "Add"
	if i%2 == 1 {
		op = "Remove"
	}
	return t.members(ctx, op, t.ids[t.size])
}

func (t *Target) members(ctx context.Context, op string, ids ...string) error {
	var values []object
	for _, id := range ids {
		values = append(values, object{"value": id})
	}
	return t.SCIM.Do(ctx, http.MethodPatch, "/Groups/"+t.group, Patch(object{"op": op, "path": "members", "value": values}), nil)
}
