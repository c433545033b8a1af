package rights

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member/membertest"
)

func (w *world) place(n NewHold) (h Hold, err error) {
	w.t.Helper()
	n.Matter, n.Reason = "4 O 17/26", "The court ordered to keep it."
	err = w.Update(w.as(w.otto), access.ManageHolds, func(tx *db.Tx) error {
		h, err = PlaceHold(tx, n)
		return err
	})
	return h, err
}

func (w *world) heldNow(id access.MemberID) (n int) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error { all, err := HoldsOf(tx, id); n = len(all); return err })
	return n
}

// A hold on some items keeps an erasure only where there are such items: in
// Steward by category and date, elsewhere by category, and where nobody has
// counted yet.
func TestHoldsOnItems(t *testing.T) {
	before, after := dbtest.Start.AddDate(0, 0, -30), dbtest.Start.AddDate(0, 0, -20)
	for _, c := range []struct {
		name  string
		scope HoldScope
		want  State
	}{
		{"a category that she has here", HoldScope{Categories: []data.Category{data.Communications}}, Blocked},
		{"a category that she has elsewhere", HoldScope{Categories: []data.Category{data.Files}}, Blocked},
		{"a category that she has not", HoldScope{Categories: []data.Category{data.Contacts}}, Completed},
		{"a time in which she has something", HoldScope{Categories: []data.Category{data.Communications}, From: &before}, Blocked},
		{"a time in which she has nothing", HoldScope{Categories: []data.Category{data.Communications}, From: &before, Until: &after}, Completed},
	} {
		t.Run(c.name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				w.give(w.ada, 2, 2)
				r := w.awaiting()
				h, err := w.place(NewHold{Members: []access.MemberID{w.ada.ID}, Scope: c.scope, Custodian: "Legal department"})
				if err != nil {
					t.Fatal(err)
				}
				w.approve(w.otto, r.ID)
				w.drain()
				w.wantState(r.ID, c.want)
				if c.want != Blocked {
					return
				}
				due := w.find(r.ID).DueAt
				w.release(h.ID)
				if q := w.find(r.ID); q.State != AwaitingApproval || !q.DueAt.Equal(due) {
					t.Errorf("after the release it is %s, due %s and not %s", q.State, q.DueAt, due)
				}
			})
		})
	}
}

// Until other sources have been asked, a hold on items of theirs keeps all.
func TestHoldsOnItemsBeforeAnybodyCounted(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		if _, err := w.place(NewHold{Members: []access.MemberID{w.ada.ID}, Scope: HoldScope{Categories: []data.Category{data.Files}}}); err != nil {
			t.Fatal(err)
		}
		if w.heldNow(w.ada.ID) != 1 {
			t.Error("what nobody has counted is not kept")
		}
	})
}

// Another account of the same person is held, too: by address when the hold is
// placed and when the account comes later.
func TestHoldsMatchAliases(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		other := membertest.Make(t, w.DB, w.org, "ada.private@acme.example")
		address := func(id access.MemberID) {
			w.do(func(tx *db.Tx) error {
				_, err := tx.Exec(`update member_email set value_key = 'ada@acme.example' where org_id = :org and member_id = :id`, db.Args{"id": string(id)})
				return err
			})
		}
		address(other.ID)
		h, err := w.place(NewHold{Members: []access.MemberID{w.ada.ID}})
		if err != nil {
			t.Fatal(err)
		}
		later := membertest.Make(t, w.DB, w.org, "ada.later@acme.example")
		if w.heldNow(later.ID) != 0 || w.heldNow(other.ID) != 1 {
			t.Error("the hold covers the wrong accounts")
		}
		address(later.ID)
		if w.heldNow(later.ID) != 1 {
			t.Error("an account that got the address later is not held")
		}
		w.do(func(tx *db.Tx) error {
			err := RefuseWhileHeld(tx, other.ID)
			wantFault(t, err, fault.Conflict, "legal hold")
			return nil
		})
		w.release(h.ID)
		if w.heldNow(later.ID)+w.heldNow(other.ID) != 0 {
			t.Error("a released hold covers aliases")
		}
	})
}

// A query finds whom to hold; scopes that make no sense are refused.
func TestHoldsByQuery(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		if _, err := w.place(NewHold{Scope: HoldScope{Query: "ada"}}); err != nil {
			t.Fatal(err)
		}
		if w.heldNow(w.ada.ID) != 1 || w.heldNow(w.olive.ID) != 0 {
			t.Error("the query holds the wrong members")
		}
		at := dbtest.Start
		earlier := at.Add(-time.Hour)
		for name, n := range map[string]NewHold{
			"nobody":            {},
			"an empty time":     {Scope: HoldScope{Query: "ada", From: &at, Until: &earlier}},
			"an unknown sort":   {Scope: HoldScope{Query: "ada", Categories: []data.Category{"secrets"}}},
			"an unknown member": {Members: []access.MemberID{"nobody"}},
		} {
			if _, err := w.place(n); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
