package member_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
)

// joins collects who is announced as added to a group, until the test ends.
func joins(d *dbtest.DB, into *[]member.Joined) {
	db.Subscribe(d.DB, func(_ *db.Tx, e member.Joined) error {
		*into = append(*into, e)
		return nil
	})
}

// TestOnlyThoseReallyAddedAreAnnounced uses both verbs that add to a group.
func TestOnlyThoseReallyAddedAreAnnounced(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		var heard []member.Joined
		joins(d, &heard)
		ada, bob := membertest.Make(t, d, org, "ada@acme.example").ID, membertest.Make(t, d, org, "bob@acme.example").ID
		g := membertest.Group(t, d, org, "Staff", ada).ID
		expect := func(what string, want ...member.ID) {
			t.Helper()
			var got []member.ID
			for _, e := range heard {
				if e.GroupID != g || len(e.IDs) == 0 {
					t.Errorf("%s: announced %+v", what, e)
				}
				got = append(got, e.IDs...)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: joined %v, want %v", what, got, want)
			}
			heard = nil
		}
		expect("created", ada)
		in(t, d, org, func(tx *db.Tx) error { _, err := member.AddMembers(tx, g, []member.ID{ada, bob}); return err })
		expect("added", bob)
		replace := func(ids ...member.ID) {
			in(t, d, org, func(tx *db.Tx) error { _, _, err := member.ReplaceMembers(tx, g, ids); return err })
		}
		replace(bob)
		expect("replaced by fewer")
		replace(ada, bob)
		expect("replaced by more", ada)
		_ = try(t, d, org, func(tx *db.Tx) error { _, err := member.AddMembers(tx, g, []member.ID{bob, "unknown"}); return err })
		expect("an unknown member")
	})
}

func TestManyJoinInBatches(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		var heard []member.Joined
		joins(d, &heard)
		ids := multitude(t, d, org, 1001)
		g := membertest.Group(t, d, org, "Everybody", ids...)
		if len(heard) != 2 || len(heard[0].IDs) != 1000 || len(heard[1].IDs) != 1 || heard[1].GroupID != g.ID {
			t.Fatalf("%d announcements", len(heard))
		}
		all := slices.Concat(heard[0].IDs, heard[1].IDs)
		slices.Sort(all)
		slices.Sort(ids)
		if !slices.Equal(all, ids) {
			t.Error("others were announced than were added")
		}
		if n := len(actions(t, d, org, string(g.ID))); n != 2 {
			t.Errorf("%d events, want the group's creation and one of its members", n)
		}
	})
}

// multitude makes n members in one transaction.
func multitude(t *testing.T, d *dbtest.DB, org access.OrgID, n int) []member.ID {
	t.Helper()
	ids := make([]member.ID, n)
	in(t, d, org, func(tx *db.Tx) error {
		for i := range ids {
			m, err := member.Create(tx, member.Member{UserName: fmt.Sprintf("m%d@acme.example", i), Active: true})
			if err != nil {
				return err
			}
			ids[i] = m.ID
		}
		return nil
	})
	return ids
}
