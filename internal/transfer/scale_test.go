package transfer_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/transfer"
)

// people makes a file of n people.
func people(n int) string {
	var b strings.Builder
	b.WriteString("userName,active,title,name.givenName,name.familyName,emails[type eq \"work\"].value\n")
	for i := range n {
		fmt.Fprintf(&b, "p%d@acme.example,true,Cook,Given %d,Family,p%d@acme.example\n", i, i, i)
	}
	return b.String()
}

// TestKilledWorkersLoseAndRepeatNothing: the worker dies in the middle of the
// dry run and in the middle of the import, several times; each row is taken once.
func TestKilledWorkersLoseAndRepeatNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		const n = 400
		id := h.start(h.upload("p.csv", "text/csv", people(n)), transfer.Options{})
		kill := func(state transfer.State) int {
			killed := 0
			for h.find(id).State == state {
				h.dying()
				if killed++; killed > 50 {
					t.Fatalf("nothing moves: %+v", h.find(id))
				}
			}
			return killed
		}
		if killed := kill(transfer.Checking); killed < 3 {
			t.Errorf("the dry run was killed %d times only", killed)
		}
		h.update(func(tx *db.Tx) error { _, err := transfer.Apply(tx, id); return err })
		if killed := kill(transfer.Applying); killed < 3 {
			t.Errorf("the import was killed %d times only", killed)
		}
		m := h.find(id)
		if m.State != transfer.Finished || m.Counts.Created != n || m.Applied != n {
			t.Errorf("%+v", m)
		}
		var events int
		err := d.Across(t.Context(), "test", func(w *db.Wide) error {
			return w.Get(&events, "select count(*) from event where action = 'member.created' and actor_name like 'import %'", nil)
		})
		if err != nil || events != n {
			t.Errorf("%d members were made, %v", events, err)
		}
	})
}

// dying runs the import's job until three transactions have been committed, and
// then takes its context away, as a kill would.
func (h *house) dying() {
	h.t.Helper()
	ctx, cancel := context.WithCancel(h.t.Context())
	defer cancel()
	r := job.NewRunner(h.DB.DB, quiet)
	commits := 0
	for kind, handler := range h.worker().Handlers() {
		r.Handle(kind, func(ctx context.Context, j job.Job) error {
			inner, stop := context.WithCancel(ctx)
			defer stop()
			err := handler(&counting{Context: inner, left: &commits, most: 10, stop: stop}, j)
			if err != nil {
				cancel() // the runner puts the job back, as at a stop
			}
			return err
		})
	}
	if err := r.Drain(ctx); err != nil && !errors.Is(err, context.Canceled) {
		h.t.Fatal(err)
	}
}

// counting is a context that ends after it was looked at so many times for its
// actor, which every transaction does once.
type counting struct {
	context.Context
	left *int
	most int
	stop func()
}

func (c *counting) Value(key any) any {
	v := c.Context.Value(key)
	if _, ok := v.(access.Actor); ok {
		if *c.left++; *c.left > c.most {
			c.stop()
		}
	}
	return v
}

// TestManyRowsInBoundedMemory takes 10,000 rows over; the largest heap seen is
// bounded, and the log says how long it took.
func TestManyRowsInBoundedMemory(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	installation(t, d)
	h := move(t, d, "acme")
	const n = 10_000
	text := people(n)
	id := h.upload("p.csv", "text/csv", text)
	stop, peak := watch()
	begun := time.Now()
	m := h.start(id, transfer.Options{})
	h.drain()
	checked := time.Since(begun)
	if got := h.find(m); got.Counts.Created != n {
		t.Fatalf("%+v", got)
	}
	begun = time.Now()
	got := h.apply(m)
	close(stop)
	if got.Counts.Created != n || got.State != transfer.Finished {
		t.Fatalf("%+v", got)
	}
	grown := <-peak
	t.Logf("%d rows, %d bytes: dry run %v, import %v, heap grew by %d MiB at most", n, len(text), checked, time.Since(begun), grown>>20)
	if grown > 64<<20 {
		t.Errorf("the heap grew by %d MiB", grown>>20)
	}
}

// watch measures how far the heap grows until stop is closed.
func watch() (stop chan struct{}, peak chan uint64) {
	stop, peak = make(chan struct{}), make(chan uint64, 1)
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	from, most := m.HeapAlloc, m.HeapAlloc
	go func() {
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				peak <- most - min(from, most)
				return
			case <-tick.C:
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
		}
	}()
	return stop, peak
}

// someone draws a member with whatever values.
func someone(t *rapid.T, i int) member.Member {
	text := func(name string) string {
		return rapid.OneOf(rapid.Just(""), rapid.StringMatching(`['=+@,;" \r\n-]{0,3}[a-zäß]{1,5}[;,"\r\n]{0,2}`)).Draw(t, name)
	}
	multi := func(name string) (out []member.Multi) {
		for j := range rapid.IntRange(0, 3).Draw(t, name) {
			out = append(out, member.Multi{
				Value: fmt.Sprintf("%d-%d@acme.example", i, j), Type: rapid.SampledFrom([]string{"work", "home", "mobile", "other"}).Draw(t, name+" type"),
				Display: rapid.SampledFrom([]string{"", "", "label"}).Draw(t, name+" display"), Primary: j == 0 && rapid.Bool().Draw(t, name+" primary"),
			})
		}
		return out
	}
	return member.Member{
		UserName: fmt.Sprintf("p%d@acme.example", i), Active: rapid.Bool().Draw(t, "active"), DisplayName: text("displayName"), Title: text("title"),
		ExternalID: text("externalId"), Locale: text("locale"), Name: member.Name{GivenName: text("given"), FamilyName: text("family")},
		Emails: multi("emails"), PhoneNumbers: multi("phones"), RoleValues: multi("roles"),
		Enterprise: member.Enterprise{Department: text("department"), CostCenter: text("costCenter")},
	}
}

// content is what of a member must come back.
func content(m member.Member, names map[member.ID]string) map[string]any {
	raw := map[string]any{
		"active": m.Active, "display": m.DisplayName, "title": m.Title, "external": m.ExternalID, "locale": m.Locale, "name": m.Name,
		"emails": fmt.Sprint(m.Emails), "phones": fmt.Sprint(m.PhoneNumbers), "roles": fmt.Sprint(m.RoleValues), "manager": names[m.Enterprise.ManagerID],
	}
	m.Enterprise.ManagerID = ""
	raw["enterprise"] = m.Enterprise
	return raw
}

// everything lists an organization's people and groups.
func (h *house) everything() (map[string]any, map[string][]string) {
	h.t.Helper()
	var rows member.Rows[member.Member]
	var groups member.Rows[member.Group]
	h.update(func(tx *db.Tx) (err error) {
		if rows, err = member.List(tx, member.Filter{}, member.Sort{}, member.Page{Size: 1000}); err != nil {
			return err
		}
		groups, err = member.Groups(tx, member.GroupFilter{}, member.Page{Size: 1000})
		return err
	})
	names := map[member.ID]string{}
	for _, m := range rows.Items {
		names[m.ID] = m.UserName
	}
	out := map[string]any{}
	for _, m := range rows.Items {
		if m.ID != h.olive.ID {
			out[m.UserName] = content(m, names)
		}
	}
	in := map[string][]string{}
	for _, g := range groups.Items {
		in[g.DisplayName+"/"+g.ExternalID] = h.members(g.DisplayName)
	}
	return out, in
}

// TestWhatIsExportedImportsAgain: an organization that takes over another's
// export has the same people and groups, and taking it again changes nothing.
func TestWhatIsExportedImportsAgain(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		for _, format := range []transfer.Format{transfer.CSV, transfer.Bulk} {
			t.Run(string(dialect)+"/"+string(format), func(t *testing.T) {
				d := dbtest.Open(t, dialect)
				installation(t, d)
				run := 0
				rapid.Check(t, func(rt *rapid.T) {
					run++
					if run > 15 {
						return // each run makes two organizations; more than these say nothing new
					}
					from, to := move(t, d, fmt.Sprintf("from%d", run)), move(t, d, fmt.Sprintf("to%d", run))
					from.populate(rt)
					kinds := []transfer.Kind{transfer.Both}
					if format == transfer.CSV {
						kinds = []transfer.Kind{transfer.Members, transfer.Groups}
					}
					for _, kind := range kinds {
						text := from.export(transfer.Export{Format: format, Kind: kind})
						to.take(strings.ReplaceAll(text, from.olive.UserName, to.olive.UserName), transfer.Options{})
						again := from.check(text, transfer.Options{})
						if again.Counts.Unchanged != again.Total || again.Total == 0 && kind == transfer.Members {
							rt.Fatalf("taken again: %+v %+v", again, from.rows(again.ID))
						}
					}
					people, groups := from.everything()
					gotPeople, gotGroups := to.everything()
					if !reflect.DeepEqual(people, gotPeople) || !reflect.DeepEqual(groups, gotGroups) {
						rt.Fatalf("exported\n%v %v\nimported\n%v %v", people, groups, gotPeople, gotGroups)
					}
				})
			})
		}
	}
}

// populate makes people and groups.
func (h *house) populate(rt *rapid.T) {
	n := rapid.IntRange(1, 5).Draw(rt, "people")
	made := make([]member.Member, n)
	for i := range n {
		made[i] = h.create(someone(rt, i))
	}
	h.update(func(tx *db.Tx) error {
		if n > 1 {
			after := made[0]
			after.Enterprise.ManagerID = made[n-1].ID
			if _, err := member.Save(tx, made[0], after); err != nil {
				return err
			}
		}
		for i := range rapid.IntRange(0, 2).Draw(rt, "groups") {
			g, err := member.CreateGroup(tx, member.Group{DisplayName: fmt.Sprintf("=Group, %d", i), ExternalID: rapid.SampledFrom([]string{"", "x"}).Draw(rt, "group")})
			if err != nil {
				return err
			}
			if i == 0 {
				if _, err := member.AddMembers(tx, g.ID, []member.ID{made[0].ID, made[n-1].ID}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
