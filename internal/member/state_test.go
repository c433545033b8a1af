package member_test

import (
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
)

// heard collects what is announced about members losing access.
func heard(d *dbtest.DB) *[]member.Deactivated {
	var all []member.Deactivated
	db.Subscribe(d.DB, func(_ *db.Tx, e member.Deactivated) error { all = append(all, e); return nil })
	return &all
}

// TestLifeOfAnAccount walks the states in every order that matters: a directory
// can't undo an administrator's suspension, nor the other way round.
func TestLifeOfAnAccount(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		announced := heard(d)
		m := membertest.Make(t, d, org, "ada@acme.example")
		step := func(what string, want member.State, announces int, do func(tx *db.Tx) (member.Member, error)) {
			t.Helper()
			*announced = nil
			in(t, d, org, func(tx *db.Tx) error {
				after, err := do(tx)
				if err != nil {
					return err
				}
				found, err := member.Find(tx, m.ID)
				if after.State != want || found.State != want || found.Version != after.Version {
					t.Errorf("%s: returned %s (version %d), stored %s (version %d), want %s", what, after.State, after.Version, found.State, found.Version, want)
				}
				return err
			})
			if len(*announced) != announces {
				t.Errorf("%s: announced %v, want %d", what, *announced, announces)
			}
		}
		suspend := func(tx *db.Tx) (member.Member, error) { return member.Suspend(tx, m.ID, "left a laptop on a train") }
		restore := func(tx *db.Tx) (member.Member, error) { return member.Restore(tx, m.ID) }
		activate := func(active bool) func(tx *db.Tx) (member.Member, error) {
			return func(tx *db.Tx) (member.Member, error) {
				before, err := member.FindForUpdate(tx, m.ID)
				after := before
				after.Active = active
				if err != nil {
					return after, err
				}
				return member.Save(tx, before, after)
			}
		}
		step("suspend", member.StateSuspended, 1, suspend)
		step("deactivate while suspended", member.StateSuspended, 1, activate(false))
		step("reactivate while suspended", member.StateSuspended, 0, activate(true))
		step("restore", member.StateActive, 0, restore)
		step("deactivate", member.StateDeactivated, 1, activate(false))
		step("deactivate again", member.StateDeactivated, 0, activate(false))
		step("suspend the deactivated", member.StateSuspended, 0, suspend)
		step("restore the deactivated", member.StateDeactivated, 0, restore)
		step("reactivate", member.StateActive, 0, activate(true))

		want := []string{
			"member.created", "member.suspended", "member.deactivated", "member.reactivated", "member.restored",
			"member.deactivated", "member.suspended", "member.restored", "member.reactivated",
		}
		if got := actions(t, d, org, string(m.ID)); !slices.Equal(got, want) {
			t.Errorf("events %v, want %v", got, want)
		}
	})
}

func TestSuspendAndRestoreRefuse(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		m := membertest.Make(t, d, org, "ada@acme.example")
		suspend := func(tx *db.Tx) error { _, err := member.Suspend(tx, m.ID, "because"); return err }
		wantFault(t, try(t, d, org, func(tx *db.Tx) error { _, err := member.Suspend(tx, m.ID, " "); return err }), fault.Invalid, "")
		wantFault(t, try(t, d, org, func(tx *db.Tx) error { _, err := member.Restore(tx, m.ID); return err }), fault.Conflict, "")
		wantFault(t, try(t, d, org, func(tx *db.Tx) error { _, err := member.Suspend(tx, "nobody", "because"); return err }), fault.NotFound, "")
		in(t, d, org, suspend)
		wantFault(t, try(t, d, org, suspend), fault.Conflict, "")
	})
}

// TestReasonsAreSealed makes sure that what an administrator writes about a
// person is in the event for its readers and nowhere in the clear.
func TestReasonsAreSealed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		m := membertest.Make(t, d, org, "ada@acme.example")
		in(t, d, org, func(tx *db.Tx) error {
			if _, err := member.Suspend(tx, m.ID, "a private matter"); err != nil {
				return err
			}
			events, err := audit.List(tx, audit.Filter{Action: "member.suspended"}, audit.Page{Limit: 1})
			if err != nil || len(events) != 1 {
				t.Fatalf("%v, %v", events, err)
			}
			if events[0].Personal["reason"] != "a private matter" || len(events[0].DetailJSON) > 100 {
				t.Errorf("got %+v", events[0])
			}
			return nil
		})
	})
}

func TestSaveRefusesAnOlderVersion(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		before := membertest.Make(t, d, org, "ada@acme.example")
		first, second := before, before
		first.Title, second.Title = "first", "second"
		in(t, d, org, func(tx *db.Tx) error { _, err := member.Save(tx, before, first); return err })
		err := try(t, d, org, func(tx *db.Tx) error { _, err := member.Save(tx, before, second); return err })
		wantFault(t, err, fault.Conflict, "version")
		in(t, d, org, func(tx *db.Tx) error {
			m, err := member.Find(tx, before.ID)
			if m.Title != "first" || m.Version != 2 {
				t.Errorf("got %q version %d", m.Title, m.Version)
			}
			return err
		})
	})
}

func TestSaveOfNothingWritesNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		m := membertest.Make(t, d, org, "ada@acme.example")
		d.Clock.Advance(1e9)
		in(t, d, org, func(tx *db.Tx) error {
			after := m
			after.Emails = slices.Clone(m.Emails)
			after.Roles, after.State = []access.Role{access.Owner}, member.StateDeleted // not Save's to change
			got, err := member.Save(tx, m, after)
			if got.Version != 1 || len(got.Roles) > 0 || got.State != member.StateActive {
				t.Errorf("got %+v", got)
			}
			return err
		})
		if got := actions(t, d, org, string(m.ID)); len(got) != 1 {
			t.Errorf("events %v", got)
		}
	})
}

func TestChangesAreNamed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		m := membertest.Make(t, d, org, "ada@acme.example")
		in(t, d, org, func(tx *db.Tx) error {
			after := m
			after.Title, after.Enterprise.Department, after.Active = "Countess", "Engines", false
			after.Emails = []member.Multi{{Value: "new@acme.example"}}
			if _, err := member.Save(tx, m, after); err != nil {
				return err
			}
			events, err := audit.List(tx, audit.Filter{Action: "member.changed"}, audit.Page{Limit: 1})
			if err != nil {
				return err
			}
			if got := events[0].DetailJSON; got != `{"attributes":["department","emails","title"]}` {
				t.Errorf("got %s", got)
			}
			if _, err := member.ByEmail(tx, "ada@acme.example"); !fault.Is(err, fault.NotFound) {
				t.Errorf("the old address is still found: %v", err)
			}
			found, err := member.ByEmail(tx, "NEW@ACME.example.")
			if found.ID != m.ID {
				t.Errorf("got %v", found.ID)
			}
			return err
		})
	})
}
