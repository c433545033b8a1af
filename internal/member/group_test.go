package member_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
)

func membersOf(tx *db.Tx, id member.GroupID) ([]member.ID, error) {
	var ids []member.ID
	err := member.EachMemberOf(tx, id, func(r member.Ref) error { ids = append(ids, r.ID); return nil })
	return ids, err
}

// TestMembershipsAreSets makes random changes and compares with a set in memory:
// what is added, removed and left, and that only real changes count.
func TestMembershipsAreSets(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		var everybody []member.ID
		for i := range 8 {
			everybody = append(everybody, membertest.Make(t, d, org, fmt.Sprintf("m%d@acme.example", i)).ID)
		}
		rapid.Check(t, func(r *rapid.T) {
			g := membertest.Group(t, d, org, "Staff")
			in(t, d, org, func(tx *db.Tx) error {
				model := map[member.ID]bool{}
				for range rapid.IntRange(1, 6).Draw(r, "steps") {
					ids := rapid.SliceOfN(rapid.SampledFrom(everybody), 0, 10).Draw(r, "ids")
					before, err := member.FindGroup(tx, g.ID)
					if err != nil {
						return err
					}
					changed := change(r, tx, g.ID, ids, model)
					compare(r, tx, g.ID, model, before, changed)
				}
				return nil
			})
		})
	})
}

// change makes one change in the database and in the model, and tells whether
// it changed something.
func change(r *rapid.T, tx *db.Tx, id member.GroupID, ids []member.ID, model map[member.ID]bool) bool {
	verb := rapid.SampledFrom([]string{"add", "remove", "replace"}).Draw(r, "verb")
	wantAdded, wantRemoved := 0, 0
	for _, m := range ids {
		switch {
		case verb != "remove" && !model[m]:
			model[m] = true
			wantAdded++
		case verb == "remove" && model[m]:
			delete(model, m)
			wantRemoved++
		}
	}
	if verb == "replace" {
		for m := range model {
			if !slices.Contains(ids, m) {
				delete(model, m)
				wantRemoved++
			}
		}
	}
	var added, removed int
	var err error
	switch verb {
	case "add":
		added, err = member.AddMembers(tx, id, ids)
	case "remove":
		removed, err = member.RemoveMembers(tx, id, ids)
	case "replace":
		added, removed, err = member.ReplaceMembers(tx, id, ids)
	}
	if err != nil || added != wantAdded || removed != wantRemoved {
		r.Fatalf("%s: added %d, removed %d (%v), want %d, %d", verb, added, removed, err, wantAdded, wantRemoved)
	}
	return wantAdded+wantRemoved > 0
}

func compare(r *rapid.T, tx *db.Tx, id member.GroupID, model map[member.ID]bool, before member.Group, changed bool) {
	got, err := membersOf(tx, id)
	if err != nil || len(got) != len(model) {
		r.Fatalf("%d members (%v), want %d", len(got), err, len(model))
	}
	for _, m := range got {
		if !model[m] {
			r.Fatalf("%s should not be in the group", m)
		}
	}
	n, err := member.CountMembers(tx, id)
	after, ferr := member.FindGroup(tx, id)
	if err = errors.Join(err, ferr); err != nil || n != len(model) || (after.Version > before.Version) != changed {
		r.Fatalf("count %d of %d, version %d after %d, changed %v, %v", n, len(model), after.Version, before.Version, changed, err)
	}
}

func TestUnknownMembersChangeNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org, other := open(t, d), d.Org(t, "other")
		ada, gone := membertest.Make(t, d, org, "ada@acme.example"), membertest.Make(t, d, org, "gone@acme.example")
		stranger := membertest.Make(t, d, other, "x@other.example")
		in(t, d, org, func(tx *db.Tx) error { return member.Delete(tx, gone.ID) })
		g := membertest.Group(t, d, org, "Staff", ada.ID)
		for _, bad := range []member.ID{"unknown", "", gone.ID, stranger.ID} {
			err := try(t, d, org, func(tx *db.Tx) error {
				_, err := member.AddMembers(tx, g.ID, []member.ID{ada.ID, bad})
				return err
			})
			wantFault(t, err, fault.Invalid, "invalidValue")
			err = try(t, d, org, func(tx *db.Tx) error {
				_, _, err := member.ReplaceMembers(tx, g.ID, []member.ID{bad})
				return err
			})
			wantFault(t, err, fault.Invalid, "invalidValue")
		}
		in(t, d, org, func(tx *db.Tx) error {
			ids, err := membersOf(tx, g.ID)
			if !slices.Equal(ids, []member.ID{ada.ID}) {
				t.Errorf("got %v", ids)
			}
			return err
		})
		err := try(t, d, other, func(tx *db.Tx) error {
			_, err := member.AddMembers(tx, g.ID, []member.ID{stranger.ID})
			return err
		})
		wantFault(t, err, fault.NotFound, "")
	})
}

func TestLifeOfAGroup(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		ada := membertest.Make(t, d, org, "ada@acme.example")
		var g member.Group
		in(t, d, org, func(tx *db.Tx) (err error) {
			g, err = member.CreateGroup(tx, member.Group{
				DisplayName: "Staff", ExternalID: "G1",
				Extensions: map[string]json.RawMessage{"urn:acme:group": json.RawMessage(`{"room":"1"}`)},
			})
			return err
		})
		in(t, d, org, func(tx *db.Tx) error { _, err := member.AddMembers(tx, g.ID, []member.ID{ada.ID}); return err })
		stale := g
		in(t, d, org, func(tx *db.Tx) error {
			found, err := member.GroupByName(tx, "", "STAFF")
			if err != nil || found.ID != g.ID || string(found.Extensions["urn:acme:group"]) == "" {
				t.Errorf("got %+v, %v", found, err)
			}
			after := found
			after.DisplayName = "All staff"
			after, err = member.SaveGroup(tx, found, after)
			if after.Version != found.Version+1 {
				t.Errorf("version %d", after.Version)
			}
			return err
		})
		wantFault(t, try(t, d, org, func(tx *db.Tx) error {
			after := stale
			after.DisplayName = "Lost"
			_, err := member.SaveGroup(tx, stale, after)
			return err
		}), fault.Conflict, "version")
		in(t, d, org, func(tx *db.Tx) error {
			byMember, err := member.GroupsOf(tx, []member.ID{ada.ID, "nobody"})
			if len(byMember) != 1 || byMember[ada.ID][0].DisplayName != "All staff" {
				t.Errorf("got %v", byMember)
			}
			return err
		})
		in(t, d, org, func(tx *db.Tx) error { return member.DeleteGroup(tx, g.ID) })
		for range 2 {
			wantFault(t, try(t, d, org, func(tx *db.Tx) error { return member.DeleteGroup(tx, g.ID) }), fault.NotFound, "")
		}
		want := []string{"group.created", "group.members_added", "group.changed", "group.deleted"}
		if got := actions(t, d, org, string(g.ID)); !slices.Equal(got, want) {
			t.Errorf("events %v, want %v", got, want)
		}
	})
}

func TestGroupsRefuseNonsense(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		for name, g := range map[string]member.Group{
			"no name":   {DisplayName: " "},
			"NUL":       {DisplayName: "a\x00b"},
			"long name": {DisplayName: string(make([]byte, 2000))},
			"not JSON":  {DisplayName: "a", Extensions: map[string]json.RawMessage{"urn:x": json.RawMessage(`{`)}},
		} {
			err := try(t, d, org, func(tx *db.Tx) error { _, err := member.CreateGroup(tx, g); return err })
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestGroupLists(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		ada := membertest.Make(t, d, org, "ada@acme.example")
		for _, name := range []string{"beta", "Alpha", "ALPHABET", "gamma"} {
			membertest.Group(t, d, org, name)
		}
		mine := membertest.Group(t, d, org, "mine", ada.ID)
		in(t, d, org, func(tx *db.Tx) error {
			names := func(f member.GroupFilter, p member.Page) (out []string, last string) {
				rows, err := member.Groups(tx, f, p)
				if err != nil {
					t.Fatal(err)
				}
				for i, g := range rows.Items {
					out, last = append(out, g.DisplayName), rows.Cursors[i]
				}
				return out, last
			}
			first, cursor := names(member.GroupFilter{}, member.Page{Size: 2})
			rest, _ := names(member.GroupFilter{}, member.Page{After: cursor})
			if got := append(first, rest...); !slices.Equal(got, []string{"Alpha", "ALPHABET", "beta", "gamma", "mine"}) {
				t.Errorf("got %v", got)
			}
			if got, _ := names(member.GroupFilter{Search: "alpha"}, member.Page{}); len(got) != 2 {
				t.Errorf("search: %v", got)
			}
			if got, _ := names(member.GroupFilter{MemberID: ada.ID}, member.Page{}); !slices.Equal(got, []string{"mine"}) {
				t.Errorf("of a member: %v", got)
			}
			n, err := member.CountGroups(tx, member.GroupFilter{Search: "alp"})
			counts, cerr := member.CountsOf(tx, []member.GroupID{mine.ID})
			if n != 2 || counts[mine.ID] != 1 {
				t.Errorf("count %d, %v", n, counts)
			}
			return errors.Join(err, cerr)
		})
	})
}

// TestConcurrentChangesAllCount lets several requests change one group at once,
// as identity providers do: nothing may be lost.
func TestConcurrentChangesAllCount(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		g := membertest.Group(t, d, org, "Staff")
		const n = 12
		ids := make([]member.ID, n)
		for i := range ids {
			ids[i] = membertest.Make(t, d, org, fmt.Sprintf("m%d@acme.example", i)).ID
		}
		var wg sync.WaitGroup
		for i := range ids {
			wg.Go(func() {
				ctx := access.With(t.Context(), access.System(org, "test"))
				err := d.Update(ctx, access.Work, func(tx *db.Tx) error {
					_, err := member.AddMembers(tx, g.ID, []member.ID{ids[i], ids[(i+1)%n]})
					return err
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		in(t, d, org, func(tx *db.Tx) error {
			count, err := member.CountMembers(tx, g.ID)
			if count != n {
				t.Errorf("%d members, want %d", count, n)
			}
			return err
		})
	})
}

// TestLargeGroups keeps statements independent of a group's size: no list of
// parameters, and an event that stays small.
func TestLargeGroups(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		const n = 1200
		ids := make([]member.ID, n)
		in(t, d, org, func(tx *db.Tx) error {
			for i := range ids {
				m, err := member.Create(tx, member.Member{UserName: fmt.Sprintf("m%d", i), Active: true})
				if err != nil {
					return err
				}
				ids[i] = m.ID
			}
			return nil
		})
		g := membertest.Group(t, d, org, "Everybody", ids...)
		in(t, d, org, func(tx *db.Tx) error {
			added, removed, err := member.ReplaceMembers(tx, g.ID, ids[10:])
			if err != nil || added != 0 || removed != 10 {
				t.Errorf("added %d, removed %d, %v", added, removed, err)
			}
			events, err := audit.List(tx, audit.Filter{Action: "group.members_added"}, audit.Page{Limit: 1})
			if err != nil || events[0].DetailJSON != `{"count":1200}` {
				t.Errorf("got %v, %v", events, err)
			}
			_, removed, err = member.ReplaceMembers(tx, g.ID, nil)
			if removed != n-10 {
				t.Errorf("cleared %d", removed)
			}
			return err
		})
	})
}
