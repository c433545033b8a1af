package member_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
)

// crowd makes members whose names collide, differ in case, and lie outside
// ASCII, a minute apart; some have signed in.
func crowd(t *testing.T, d *dbtest.DB, org access.OrgID) {
	t.Helper()
	names := []string{"Ada", "ada", "Éva", "Zoë", "李雷", "𝒜da", "Ada", "_", "Öz", "ZOË"}
	for i := range 30 {
		d.Clock.Advance(time.Duration(i%3) * time.Minute) // some at the same time
		in(t, d, org, func(tx *db.Tx) error {
			m, err := member.Create(tx, member.Member{
				UserName: fmt.Sprintf("%s-%02d@acme.example", names[i%len(names)], (i*7)%30), Active: i%5 > 0,
				DisplayName: names[i%len(names)], Name: member.Name{FamilyName: names[(i*3)%len(names)]},
			})
			if err != nil || i%4 > 0 {
				return err
			}
			return member.SawSignIn(tx, m.ID)
		})
	}
}

func sortText(m member.Member, by member.SortKey) string {
	at := func(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000") }
	switch by {
	case member.ByFamilyName:
		return member.NameKey(m.Name.FamilyName)
	case member.ByLogin:
		return member.NameKey(m.UserName)
	case member.ByCreated:
		return at(m.CreatedAt)
	case member.ByLastSignIn:
		if m.LastSignInAt == nil {
			return at(time.Unix(0, 0))
		}
		return at(*m.LastSignInAt)
	case member.ByName:
	}
	return member.NameKey(m.Label())
}

// TestPagesJoinUp reads lists in pages of every size, forwards and backwards, in
// every order: the pages always join up to the whole list, sorted.
func TestPagesJoinUp(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		crowd(t, d, org)
		in(t, d, org, func(tx *db.Tx) error {
			all, err := member.List(tx, member.Filter{}, member.Sort{}, member.Page{Size: 100})
			if err != nil || len(all.Items) != 30 {
				t.Fatalf("%d members, %v", len(all.Items), err)
			}
			rapid.Check(t, func(r *rapid.T) {
				s := member.Sort{
					By:         rapid.SampledFrom([]member.SortKey{"", member.ByName, member.ByFamilyName, member.ByLogin, member.ByCreated, member.ByLastSignIn}).Draw(r, "by"),
					Descending: rapid.Bool().Draw(r, "descending"),
				}
				want := slices.Clone(all.Items)
				slices.SortFunc(want, func(a, b member.Member) int {
					c := strings.Compare(sortText(a, s.By)+"\x00"+string(a.ID), sortText(b, s.By)+"\x00"+string(b.ID))
					if s.Descending {
						return -c
					}
					return c
				})
				size := rapid.IntRange(1, 31).Draw(r, "size")
				check(r, want, forwards(r, tx, s, size))
				check(r, want, backwards(r, tx, s, size))
			})
			return nil
		})
	})
}

func check(r *rapid.T, want, got []member.Member) {
	if len(want) != len(got) {
		r.Fatalf("%d members, want %d", len(got), len(want))
	}
	for i := range want {
		if want[i].ID != got[i].ID {
			r.Fatalf("place %d: %s, want %s", i, got[i].Label(), want[i].Label())
		}
	}
}

func forwards(r *rapid.T, tx *db.Tx, s member.Sort, size int) []member.Member {
	var got []member.Member
	for p := (member.Page{Size: size}); ; {
		rows, err := member.List(tx, member.Filter{}, s, p)
		if err != nil {
			r.Fatal(err)
		}
		got = append(got, rows.Items...)
		if !rows.More {
			return got
		}
		p.After = rows.Cursors[len(rows.Cursors)-1]
	}
}

// backwards begins after the last row, which the whole list gives.
func backwards(r *rapid.T, tx *db.Tx, s member.Sort, size int) []member.Member {
	whole, err := member.List(tx, member.Filter{}, s, member.Page{Size: 100})
	if err != nil {
		r.Fatal(err)
	}
	last := len(whole.Items) - 1
	got := whole.Items[last:]
	for p := (member.Page{Size: size, Before: whole.Cursors[last]}); ; {
		rows, err := member.List(tx, member.Filter{}, s, p)
		if err != nil {
			r.Fatal(err)
		}
		got = append(slices.Clone(rows.Items), got...)
		if !rows.More {
			return got
		}
		p.Before = rows.Cursors[0]
	}
}

func TestOffsetsSkip(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		crowd(t, d, org)
		in(t, d, org, func(tx *db.Tx) error {
			all, err := member.List(tx, member.Filter{}, member.Sort{}, member.Page{Size: 100})
			if err != nil {
				return err
			}
			rows, err := member.Query(tx, member.Where{SQL: "m.state <> 'deleted'"}, member.Order{By: "m.display_key"}, member.Page{Size: 5, Offset: 7})
			if len(rows.Items) != 5 || rows.Items[0].ID != all.Items[7].ID || !rows.More {
				t.Errorf("got %d rows", len(rows.Items))
			}
			return err
		})
	})
}

func TestCursorsOfNobodyAreRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		for _, c := range []string{"!", "e30", "WyJhIl0", "bm9uc2Vuc2U", "WyIiLCIiXQ"} {
			err := try(t, d, org, func(tx *db.Tx) error {
				_, err := member.List(tx, member.Filter{}, member.Sort{By: member.ByCreated}, member.Page{After: c})
				return err
			})
			wantFault(t, err, fault.Invalid, "invalidCursor")
		}
	})
}

func TestFilters(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org, other := open(t, d), d.Org(t, "other")
		ada := membertest.Make(t, d, org, "ada@acme.example", access.Owner)
		bob := membertest.Make(t, d, org, "bob_x@acme.example", access.Admin, access.Owner)
		eve := membertest.Make(t, d, org, "eve@acme.example")
		gone := membertest.Make(t, d, org, "gone@acme.example")
		membertest.Make(t, d, other, "ada@other.example", access.Owner)
		staff := membertest.Group(t, d, org, "Staff", ada.ID, eve.ID)
		in(t, d, org, func(tx *db.Tx) error {
			after := eve
			after.Name, after.Enterprise.ManagerID, after.AccountKind = member.Name{FamilyName: "Müller"}, ada.ID, member.Personal
			after.Emails = append(slices.Clone(eve.Emails), member.Multi{Value: "private@home.example"})
			if _, err := member.Save(tx, eve, after); err != nil {
				return err
			}
			if _, err := member.Suspend(tx, bob.ID, "because"); err != nil {
				return err
			}
			return member.Delete(tx, gone.ID)
		})
		cases := []struct {
			name   string
			filter member.Filter
			want   []member.ID
		}{
			{"all but deleted", member.Filter{}, []member.ID{ada.ID, bob.ID, eve.ID}},
			{"one state", member.Filter{States: []member.State{member.StateSuspended}}, []member.ID{bob.ID}},
			{"two states", member.Filter{States: []member.State{member.StateSuspended, member.StateDeleted}}, []member.ID{bob.ID, gone.ID}},
			{"group", member.Filter{GroupID: staff.ID}, []member.ID{ada.ID, eve.ID}},
			{"role", member.Filter{Role: access.Owner}, []member.ID{ada.ID, bob.ID}},
			{"manager", member.Filter{ManagerID: ada.ID}, []member.ID{eve.ID}},
			{"account kind", member.Filter{AccountKind: member.Personal}, []member.ID{eve.ID}},
			{"beginning of a user name", member.Filter{Search: "BOB_"}, []member.ID{bob.ID}},
			{"beginning of a family name", member.Filter{Search: "mül"}, []member.ID{eve.ID}},
			{"beginning of any address", member.Filter{Search: "private@"}, []member.ID{eve.ID}},
			{"middle is no beginning", member.Filter{Search: "acme"}, nil},
			{"middle, within", member.Filter{Search: "CME.ex", Within: true}, []member.ID{ada.ID, bob.ID, eve.ID}},
			{"pattern characters are plain", member.Filter{Search: "b_x", Within: true}, []member.ID{bob.ID}},
			{"no pattern", member.Filter{Search: "%", Within: true}, nil},
			{"the deleted are not found", member.Filter{Search: "gone", States: member.States}, nil},
			{"together", member.Filter{Search: "a", GroupID: staff.ID, Role: access.Owner}, []member.ID{ada.ID}},
			{"unknown directory", member.Filter{DirectoryID: "x"}, nil},
		}
		for _, c := range cases {
			in(t, d, org, func(tx *db.Tx) error {
				rows, err := member.List(tx, c.filter, member.Sort{By: member.ByCreated}, member.Page{})
				if err != nil {
					return fmt.Errorf("%s: %w", c.name, err)
				}
				var got []member.ID
				for _, m := range rows.Items {
					got = append(got, m.ID)
				}
				n, err := member.Count(tx, c.filter)
				if !slices.Equal(got, c.want) || n != len(c.want) {
					t.Errorf("%s: %v (count %d), want %v", c.name, got, n, c.want)
				}
				return err
			})
		}
	})
}
