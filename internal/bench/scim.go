package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"time"
)

const (
	userURN       = "urn:ietf:params:scim:schemas:core:2.0:User"
	enterpriseURN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
	groupURN      = "urn:ietf:params:scim:schemas:core:2.0:Group"
	bulkURN       = "urn:ietf:params:scim:api:messages:2.0:BulkRequest"
	patchURN      = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
)

// SCIM says how much of each step is sent.
type SCIM struct {
	// Users are created; as many look-ups, gets, PATCHes and PUTs follow.
	Users int
	// At is how many requests are under way at a time.
	At int
	// GroupSizes are the sizes at which adding one member is measured; members
	// beyond Users are made for it.
	GroupSizes []int
	// AtMost bounds the time of each step.
	AtMost time.Duration
}

const (
	onesPerSize  = 50
	membersAPath = 1000
)

// scim is a measurement under way.
type scim struct {
	SCIM
	Caller
	ids, names []string
	report     func(Result)
}

// Measure sends every step to a fresh directory of the server and reports each
// as it is done.
func (m SCIM) Measure(ctx context.Context, s *Server, report func(Result)) error {
	_, c, err := s.Directory(ctx, "bench", "ENTRA")
	if err != nil {
		return err
	}
	run := scim{SCIM: m, Caller: c, ids: make([]string, m.Users), names: make([]string, m.Users)}
	run.report = func(r Result) {
		r.Database, r.MemoryMiB = s.Database, s.MemoryMiB()
		report(r)
	}
	run.accounts(ctx)
	return run.groups(ctx)
}

func (s *scim) step(ctx context.Context, name string, requests int, send func(ctx context.Context, i int) error) {
	s.report(run(ctx, name, loop{requests: requests, at: s.At, atMost: s.AtMost}, send))
}

func (s *scim) accounts(ctx context.Context) {
	s.step(ctx, "create", s.Users, s.create)
	some := func() int { return rand.IntN(s.Users) } //nolint:gosec // a load, not a secret
	s.step(ctx, "look-up by userName", s.Users, func(ctx context.Context, _ int) error {
		return s.find(ctx, "/Users", fmt.Sprintf("userName eq %q", s.names[some()]))
	})
	s.step(ctx, "get", s.Users, func(ctx context.Context, _ int) error {
		return s.Do(ctx, http.MethodGet, "/Users/"+s.ids[some()], nil, nil)
	})
	s.step(ctx, "patch active", s.Users, func(ctx context.Context, i int) error {
		return s.Do(ctx, http.MethodPatch, "/Users/"+s.ids[i], Patch(object{"op": "Replace", "path": "active", "value": false}), nil)
	})
	s.step(ctx, "put", s.Users, func(ctx context.Context, i int) error {
		u := User(s.names[i], i)
		u["title"] = "Staff engineer"
		return s.Do(ctx, http.MethodPut, "/Users/"+s.ids[i], u, nil)
	})
	for _, depth := range []struct {
		name string
		at   int
	}{{"list 100, first page", 1}, {"list 100, at 80 %", 1 + s.Users*8/10}} {
		s.step(ctx, depth.name, s.Users/10, func(ctx context.Context, _ int) error {
			return s.Do(ctx, http.MethodGet, fmt.Sprintf("/Users?startIndex=%d&count=100", depth.at), nil, nil)
		})
	}
	s.step(ctx, "filter on department", s.Users/10, func(ctx context.Context, i int) error {
		filter := url.QueryEscape(fmt.Sprintf("%s:department eq \"Dept %d\"", enterpriseURN, i%40))
		return s.Do(ctx, http.MethodGet, "/Users?count=10&filter="+filter, nil, nil)
	})
}

func (s *scim) create(ctx context.Context, i int) error {
	s.names[i] = fmt.Sprintf("person%07d@bench.example", i)
	var made struct{ ID string }
	err := s.Do(ctx, http.MethodPost, "/Users", User(s.names[i], i), &made)
	s.ids[i] = made.ID
	return err
}

// find expects one match.
func (s *scim) find(ctx context.Context, path, filter string) error {
	var got struct{ TotalResults int }
	err := s.Do(ctx, http.MethodGet, path+"?excludedAttributes=members&filter="+url.QueryEscape(filter), nil, &got)
	if err == nil && got.TotalResults != 1 {
		err = fmt.Errorf("%s matches %d", filter, got.TotalResults)
	}
	return err
}

func (s *scim) groups(ctx context.Context) error {
	var made struct{ ID string }
	err := s.Do(ctx, http.MethodPost, "/Groups", object{"schemas": []string{groupURN}, "displayName": "Everybody"}, &made)
	if err != nil {
		return err
	}
	size := 0
	for _, want := range s.GroupSizes {
		if err := s.fill(ctx, made.ID, size, want); err != nil {
			return err
		}
		size = want
		one := loop{requests: onesPerSize, at: 1, atMost: s.AtMost}
		s.report(run(ctx, fmt.Sprintf("one member into %d", want), one, func(ctx context.Context, i int) error {
			id := s.ids[(want+i)%len(s.ids)]
			if err := s.members(ctx, made.ID, "Remove", id); err != nil {
				return err
			}
			return s.members(ctx, made.ID, "Add", id)
		}))
	}
	s.step(ctx, "group look-up", s.Users/2, func(ctx context.Context, _ int) error {
		return s.find(ctx, "/Groups", `displayName eq "Everybody"`)
	})
	return nil
}

// fill brings a group from one size to another; users that are missing are
// created first, outside the measured time.
func (s *scim) fill(ctx context.Context, group string, from, to int) error {
	for i := len(s.ids); i < to; i++ {
		s.ids, s.names = append(s.ids, ""), append(s.names, "")
	}
	grow := loop{requests: to - from, at: s.At, atMost: time.Hour}
	run(ctx, "", grow, func(ctx context.Context, i int) error {
		if s.ids[from+i] != "" {
			return nil
		}
		return s.create(ctx, from+i)
	})
	patches := (to - from + membersAPath - 1) / membersAPath
	one := loop{requests: patches, at: 1, atMost: time.Hour}
	r := run(ctx, fmt.Sprintf("fill to %d, %d a PATCH", to, membersAPath), one, func(ctx context.Context, i int) error {
		at := from + i*membersAPath
		return s.members(ctx, group, "Add", s.ids[at:min(at+membersAPath, to)]...)
	})
	if patches > 1 {
		s.report(r)
	}
	return nil
}

func (s *scim) members(ctx context.Context, group, op string, ids ...string) error {
	var values []object
	for _, id := range ids {
		values = append(values, object{"value": id})
	}
	return s.Do(ctx, http.MethodPatch, "/Groups/"+group, Patch(object{"op": op, "path": "members", "value": values}), nil)
}

// Patch is a PATCH request of these operations (RFC 7644 section 3.5.2).
func Patch(operations ...map[string]any) map[string]any {
	return object{"schemas": []string{patchURN}, "Operations": operations}
}

// User is what an identity provider sends of a person.
func User(name string, i int) map[string]any {
	return object{
		"schemas": []string{userURN, enterpriseURN}, "userName": name, "externalId": fmt.Sprintf("ext-%08d", i),
		"displayName": fmt.Sprintf("Person %d", i), "active": true, "title": "Engineer", "preferredLanguage": "en-US",
		"name":         object{"givenName": "Person", "familyName": fmt.Sprintf("No%d", i), "formatted": fmt.Sprintf("Person No%d", i)},
		"emails":       []object{{"value": name, "type": "work", "primary": true}},
		"phoneNumbers": []object{{"value": fmt.Sprintf("+1 555 %07d", i), "type": "work"}},
		enterpriseURN:  object{"employeeNumber": fmt.Sprint(100000 + i), "department": fmt.Sprintf("Dept %d", i%40), "organization": "Bench"},
	}
}
