package member_test

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
)

// connect makes a connection's row, which identities refer to.
func connect(t *testing.T, d *dbtest.DB, org access.OrgID, id string) string {
	t.Helper()
	in(t, d, org, func(tx *db.Tx) error {
		_, err := tx.Exec(`
			insert into connection (org_id, id, name, issuer, client_id, scopes, state, version, created_at, updated_at)
			values (:org, :id, :id, 'x', 'x', 'openid', 'active', 1, :now, :now)`, db.Args{"id": id, "now": tx.Now})
		return err
	})
	return id
}

const issuer = "https://login.acme.example"

func TestDeletedMembersAreOutOfEveryLookup(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		announced := heard(d)
		membertest.Make(t, d, org, "owner@acme.example", access.Owner)
		m := membertest.Make(t, d, org, "ada@acme.example", access.Admin)
		g := membertest.Group(t, d, org, "Staff", m.ID)
		c := connect(t, d, org, "c1")
		in(t, d, org, func(tx *db.Tx) error { return member.Link(tx, m.ID, c, issuer, "s1") })
		in(t, d, org, func(tx *db.Tx) error { return member.Delete(tx, m.ID) })
		if len(*announced) != 1 || (*announced)[0] != (member.Deactivated{ID: m.ID, State: member.StateDeleted}) {
			t.Errorf("announced %v", *announced)
		}
		in(t, d, org, func(tx *db.Tx) error {
			_, find := member.Find(tx, m.ID)
			_, name := member.ByUserName(tx, "ada@acme.example")
			_, email := member.ByEmail(tx, "ada@acme.example")
			_, sub := member.Identify(tx, c, issuer, "s1")
			again := member.Delete(tx, m.ID)
			_, suspend := member.Suspend(tx, m.ID, "because")
			for i, err := range []error{find, name, email, sub, again, suspend} {
				if !fault.Is(err, fault.NotFound) {
					t.Errorf("look-up %d: %v", i, err)
				}
			}
			n, err := member.CountMembers(tx, g.ID)
			many, merr := member.FindMany(tx, []member.ID{m.ID, "unknown"})
			if n != 0 || len(many) != 1 || many[m.ID].State != member.StateDeleted || many[m.ID].DisplayName != "ada" || len(many[m.ID].Roles) > 0 {
				t.Errorf("members %d, %+v", n, many)
			}
			return errors.Join(err, merr)
		})
	})
}

// TestTheExternalIDOutlivesDeletion is for sources, which know people by it: it
// is there until erasure, and finds nobody.
func TestTheExternalIDOutlivesDeletion(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		m := full()
		in(t, d, org, func(tx *db.Tx) (err error) { m, err = member.Create(tx, m); return err })
		in(t, d, org, func(tx *db.Tx) error { return member.Delete(tx, m.ID) })
		stored := func(want string) {
			t.Helper()
			in(t, d, org, func(tx *db.Tx) error {
				many, err := member.FindMany(tx, []member.ID{m.ID})
				if got := many[m.ID].ExternalID; got != want {
					t.Errorf("external id %q, want %q", got, want)
				}
				return err
			})
		}
		stored("EXT-1")
		in(t, d, org, func(tx *db.Tx) error {
			list, err := member.List(tx, member.Filter{Search: "EXT-1"}, member.Sort{}, member.Page{Size: 10})
			if len(list.Items) != 0 {
				t.Errorf("found %+v", list.Items)
			}
			return err
		})
		in(t, d, org, func(tx *db.Tx) error { _, err := member.Create(tx, full()); return err }) // the same person comes back
		in(t, d, org, func(tx *db.Tx) error { return member.Erase(tx, m.ID) })
		stored("")
	})
}

func TestAHoldRefusesDeletion(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		held := fault.New(fault.Conflict, "held")
		m := membertest.Make(t, d, org, "ada@acme.example")
		db.Subscribe(d.DB, func(_ *db.Tx, e member.Deleting) error {
			if e.ID == m.ID {
				return held
			}
			return nil
		})
		if err := try(t, d, org, func(tx *db.Tx) error { return member.Delete(tx, m.ID) }); !errors.Is(err, held) {
			t.Fatalf("got %v", err)
		}
		in(t, d, org, func(tx *db.Tx) error { _, err := member.Find(tx, m.ID); return err })
	})
}

// TestErasureLeavesNothing searches the raw rows for what was known.
func TestErasureLeavesNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		var m member.Member
		in(t, d, org, func(tx *db.Tx) (err error) { m, err = member.Create(tx, full()); return err })
		for range 2 { // twice is once
			in(t, d, org, func(tx *db.Tx) error { return member.Erase(tx, m.ID) })
		}
		in(t, d, org, func(tx *db.Tx) error {
			var left string
			err := tx.Get(&left, `
				select user_name || user_name_key || display_name || display_key || family_key || external_id || manager_id
				    || replace(cast(profile as text), '{}', '')
				  from member
				 where org_id = :org and id = :id`, db.Args{"id": string(m.ID)})
			var emails int
			eerr := tx.Get(&emails, `select count(*) from member_email where org_id = :org`, nil)
			if left != "" || emails != 0 {
				t.Errorf("left %q, %d addresses", left, emails)
			}
			return errors.Join(err, eerr)
		})
		want := []string{"member.created", "member.deleted", "member.erased"}
		if got := actions(t, d, org, string(m.ID)); !slices.Equal(got, want) {
			t.Errorf("events %v", got)
		}
		wantFault(t, try(t, d, org, func(tx *db.Tx) error { return member.Erase(tx, "unknown") }), fault.NotFound, "")
	})
}

func TestAccountsAreCounted(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		first, second := membertest.Make(t, d, org, "a@acme.example"), membertest.Make(t, d, org, "b@acme.example")
		in(t, d, org, func(tx *db.Tx) error { return member.Delete(tx, first.ID) })
		d.Clock.Advance(48 * time.Hour)
		in(t, d, org, func(tx *db.Tx) error { return member.Delete(tx, second.ID) })
		in(t, d, org, func(tx *db.Tx) error {
			states, serr := member.CountByState(tx)
			if states[member.StateDeleted] != 2 || len(states) != 1 {
				t.Errorf("states %v", states)
			}
			days, perr := member.PerDay(tx, dbtest.Start.Add(-time.Hour))
			want := []member.Day{{Date: "2026-03-02", Created: 2, Deleted: 1}, {Date: "2026-03-04", Deleted: 1}}
			if !slices.Equal(days, want) {
				t.Errorf("days %v", days)
			}
			return errors.Join(serr, perr)
		})
	})
}

func TestRoles(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		ada, bob := membertest.Make(t, d, org, "ada@acme.example", access.Auditor, access.Owner), membertest.Make(t, d, org, "bob@acme.example")
		if !slices.Equal(ada.Roles, []access.Role{access.Owner, access.Auditor}) {
			t.Errorf("roles %v", ada.Roles)
		}
		roles := func(id member.ID, roles ...access.Role) error {
			return try(t, d, org, func(tx *db.Tx) error { _, err := member.SetRoles(tx, id, roles); return err })
		}
		for _, r := range []access.Role{"made-up", access.Operator, access.Plain, access.Provisioner, "system"} {
			wantFault(t, roles(bob.ID, r), fault.Invalid, "")
		}
		last := map[string]error{
			"role":     roles(ada.ID, access.Auditor),
			"suspend":  try(t, d, org, func(tx *db.Tx) error { _, err := member.Suspend(tx, ada.ID, "because"); return err }),
			"delete":   try(t, d, org, func(tx *db.Tx) error { return member.Delete(tx, ada.ID) }),
			"erasable": try(t, d, org, func(tx *db.Tx) error { return member.Erasable(tx, ada.ID) }),
		}
		for what, err := range last {
			if !fault.Is(err, fault.Conflict) || fault.Shown(err).Detail != "last_owner" {
				t.Errorf("%s: %v", what, err)
			}
		}
		if err := roles(bob.ID, access.Owner); err != nil {
			t.Fatal(err)
		}
		in(t, d, org, func(tx *db.Tx) error { _, err := member.Suspend(tx, bob.ID, "because"); return err })
		wantFault(t, roles(ada.ID), fault.Conflict, "last_owner") // a suspended owner is no owner
		in(t, d, org, func(tx *db.Tx) error { _, err := member.Restore(tx, bob.ID); return err })
		if err := roles(ada.ID); err != nil {
			t.Fatal(err)
		}
		if got := actions(t, d, org, string(ada.ID)); got[len(got)-1] != "member.roles_changed" {
			t.Errorf("events %v", got)
		}
		deactivate := func() error { // as a directory does, by whatever request
			return d.Update(access.With(t.Context(), access.System(org, "test")), access.Work, func(tx *db.Tx) error {
				before, err := member.FindForUpdate(tx, bob.ID)
				if err != nil {
					return err
				}
				after := before
				after.Active = false
				_, err = member.Save(tx, before, after)
				return err
			})
		}
		wantFault(t, deactivate(), fault.Conflict, "last_owner")
		if err := roles(ada.ID, access.Owner); err != nil {
			t.Fatal(err)
		}
		if err := deactivate(); err != nil {
			t.Fatal(err)
		}
		if err := roles(bob.ID); err != nil {
			t.Errorf("an owner who is not active stands in the way: %v", err)
		}
	})
}

func TestOperatorsAreTheVendors(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		m := membertest.Make(t, d, org, "ada@acme.example")
		dbtest.Exec(t, d.URL, `update organization set vendor = true`)
		in(t, d, org, func(tx *db.Tx) error {
			got, err := member.SetRoles(tx, m.ID, []access.Role{access.Operator})
			if !slices.Equal(got.Roles, []access.Role{access.Operator}) {
				t.Errorf("roles %v", got.Roles)
			}
			return err
		})
	})
}

// TestTwoOwnersCantLeaveAtOnce races them: one must stay.
func TestTwoOwnersCantLeaveAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		ids := []member.ID{
			membertest.Make(t, d, org, "a@acme.example", access.Owner).ID,
			membertest.Make(t, d, org, "b@acme.example", access.Owner).ID,
		}
		failures := make([]error, 2)
		var wg sync.WaitGroup
		for i, id := range ids {
			wg.Go(func() {
				ctx := access.With(t.Context(), access.System(org, "test"))
				failures[i] = d.Update(ctx, access.Work, func(tx *db.Tx) error { return member.Delete(tx, id) })
			})
		}
		wg.Wait()
		if (failures[0] == nil) == (failures[1] == nil) {
			t.Errorf("got %v", failures)
		}
	})
}

func TestIdentities(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		one, two := connect(t, d, org, "one"), connect(t, d, org, "two")
		ada, bob := membertest.Make(t, d, org, "ada@acme.example"), membertest.Make(t, d, org, "bob@acme.example")
		link := func(id member.ID, connection, iss, sub string) error {
			return try(t, d, org, func(tx *db.Tx) error { return member.Link(tx, id, connection, iss, sub) })
		}
		for range 2 { // a second time changes nothing
			if err := link(ada.ID, one, issuer, "s"); err != nil {
				t.Fatal(err)
			}
		}
		wantFault(t, link(bob.ID, one, issuer, "s"), fault.Conflict, "")
		wantFault(t, link(bob.ID, one, issuer, ""), fault.Invalid, "")
		wantFault(t, link("nobody", one, issuer, "z"), fault.NotFound, "")
		if err := link(bob.ID, two, issuer, "s"); err != nil { // another connection is another world
			t.Fatal(err)
		}
		in(t, d, org, func(tx *db.Tx) error {
			who := func(connection, iss, sub string) member.ID {
				id, err := member.Identify(tx, connection, iss, sub)
				if err != nil && !fault.Is(err, fault.NotFound) {
					t.Fatal(err)
				}
				return id
			}
			if who(one, issuer, "s") != ada.ID || who(two, issuer, "s") != bob.ID {
				t.Error("wrong member")
			}
			if who(one, issuer, "S") != "" || who(one, issuer+"/", "s") != "" || who("three", issuer, "s") != "" {
				t.Error("a near miss was taken")
			}
			all, err := member.Identities(tx, ada.ID)
			if len(all) != 1 || all[0].Subject != "s" {
				t.Errorf("identities %v", all)
			}
			n, uerr := member.UnlinkConnection(tx, one)
			if n != 1 || who(one, issuer, "s") != "" || who(two, issuer, "s") != bob.ID {
				t.Errorf("unlinked %d", n)
			}
			return errors.Join(err, uerr)
		})
	})
}

func TestByEmailRefusesToGuess(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		membertest.Make(t, d, org, "ada@acme.example")
		in(t, d, org, func(tx *db.Tx) error {
			_, err := member.Create(tx, member.Member{UserName: "twin", Emails: []member.Multi{{Value: "Ada@acme.example"}}})
			return err
		})
		err := try(t, d, org, func(tx *db.Tx) error { _, err := member.ByEmail(tx, "ada@acme.example"); return err })
		wantFault(t, err, fault.Conflict, "")
	})
}

// TestOtherOrganizationsAreNotThere uses every function that takes an id with
// another organization's: the answer is that of an unknown id.
func TestOtherOrganizationsAreNotThere(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org, other := open(t, d), d.Org(t, "other")
		m := membertest.Make(t, d, org, "ada@acme.example")
		g := membertest.Group(t, d, org, "Staff", m.ID)
		calls := map[string]func(tx *db.Tx, id member.ID, group member.GroupID) error{
			"Find": func(tx *db.Tx, id member.ID, _ member.GroupID) error { _, err := member.Find(tx, id); return err },
			"Suspend": func(tx *db.Tx, id member.ID, _ member.GroupID) error {
				_, err := member.Suspend(tx, id, "x")
				return err
			},
			"Restore": func(tx *db.Tx, id member.ID, _ member.GroupID) error { _, err := member.Restore(tx, id); return err },
			"SetRoles": func(tx *db.Tx, id member.ID, _ member.GroupID) error {
				_, err := member.SetRoles(tx, id, nil)
				return err
			},
			"Delete":      func(tx *db.Tx, id member.ID, _ member.GroupID) error { return member.Delete(tx, id) },
			"Erase":       func(tx *db.Tx, id member.ID, _ member.GroupID) error { return member.Erase(tx, id) },
			"SawSignIn":   func(tx *db.Tx, id member.ID, _ member.GroupID) error { return member.SawSignIn(tx, id) },
			"Link":        func(tx *db.Tx, id member.ID, _ member.GroupID) error { return member.Link(tx, id, "c", "i", "s") },
			"FindGroup":   func(tx *db.Tx, _ member.ID, id member.GroupID) error { _, err := member.FindGroup(tx, id); return err },
			"DeleteGroup": func(tx *db.Tx, _ member.ID, id member.GroupID) error { return member.DeleteGroup(tx, id) },
			"AddMembers": func(tx *db.Tx, _ member.ID, id member.GroupID) error {
				_, err := member.AddMembers(tx, id, nil)
				return err
			},
			"RemoveMembers": func(tx *db.Tx, _ member.ID, id member.GroupID) error {
				_, err := member.RemoveMembers(tx, id, nil)
				return err
			},
			"ReplaceMembers": func(tx *db.Tx, _ member.ID, id member.GroupID) error {
				_, _, err := member.ReplaceMembers(tx, id, nil)
				return err
			},
		}
		for name, call := range calls {
			theirs := try(t, d, other, func(tx *db.Tx) error { return call(tx, m.ID, g.ID) })
			unknown := try(t, d, other, func(tx *db.Tx) error { return call(tx, "unknown", "unknown") })
			if !fault.Is(theirs, fault.NotFound) || fault.Shown(theirs).Message != fault.Shown(unknown).Message {
				t.Errorf("%s: %v, and for an unknown id %v", name, theirs, unknown)
			}
		}
	})
}
