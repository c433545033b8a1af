package rights

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
)

func TestHoldBlocksApproval(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 2, 2)
		r := w.awaiting()
		h := w.hold(w.ada)
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Blocked)
		if len(w.files.items[w.ada.ID]) != 2 {
			t.Fatal("held data was erased")
		}
		blocked := w.timeline(r.ID)[3]
		if ids, _ := blocked.Detail()["holds"].([]any); blocked.Action != "request.blocked" || len(ids) != 1 || ids[0] != string(h.ID) {
			t.Errorf("evidence %+v", blocked)
		}
		w.Clock.Advance(5 * 24 * time.Hour)
		w.release(h.ID)
		w.wantState(r.ID, AwaitingApproval)
		if got := w.find(r.ID); !got.DueAt.Equal(r.DueAt) {
			t.Errorf("the hold moved the deadline from %s to %s", r.DueAt, got.DueAt)
		}
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantErased()
	})
}

func TestHoldBlocksExecution(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 2, 2)
		r := w.awaiting()
		w.approve(w.otto, r.ID)
		first, second := w.hold(w.ada), w.hold(w.ada)
		w.drain()
		w.wantState(r.ID, Blocked)
		if w.files.erasures != 0 {
			t.Fatal("held data was erased")
		}
		w.release(first.ID)
		w.drain()
		w.wantState(r.ID, Blocked)
		w.release(second.ID)
		w.wantState(r.ID, Executing)
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantErased()
		want := []string{
			"request.opened", "request.started", "request.ready", "request.approved", "request.blocked", "request.resumed",
			"request.keys_destroyed", "request.completed",
		}
		if got := w.actions(r.ID); !slices.Equal(got, want) {
			t.Errorf("events %v", got)
		}
	})
}

// A hold that comes while sources are being erased stops the rest; what is past
// the point of no return is carried to its end.
func TestHoldBetweenSteps(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, c := range []struct {
			step    string
			blocked bool
		}{{"erase.source", true}, {"destroy.intended", false}, {"destroy.keys", false}} {
			t.Run(c.step, func(t *testing.T) {
				w.another(t)
				w.give(w.ada, 1, 1)
				r := w.awaiting()
				w.approve(w.otto, r.ID)
				var h Hold
				var once sync.Once // both sources' tasks may run at once
				w.worker.reached = func(s string) (err error) {
					if s == c.step {
						once.Do(func() { h, err = w.hold(w.ada), errCrash })
					}
					return err
				}
				w.drain()
				w.Clock.Advance(time.Hour)
				w.drain()
				if !c.blocked {
					w.wantState(r.ID, Completed)
					return
				}
				w.wantState(r.ID, Blocked)
				if _, err := w.certificate(r.ID); !fault.Is(err, fault.NotFound) {
					t.Errorf("a certificate of a blocked erasure: %v", err)
				}
				w.release(h.ID)
				w.drain()
				w.wantState(r.ID, Completed)
				w.wantErased()
			})
		}
	})
}

func TestHeldMembersAreNotDeleted(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		h := w.hold(w.ada)
		del := func() error {
			return w.Update(w.as(w.olive), access.ManageMembers, func(tx *db.Tx) error { return member.Delete(tx, w.ada.ID) })
		}
		wantFault(t, del(), fault.Conflict, "4 O 17/26")
		w.release(h.ID)
		if err := del(); err != nil {
			t.Error(err)
		}
	})
}

// A hold on a group covers who is in it, who joins later, and who has left.
func TestHoldOnAGroup(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		eve := membertest.Make(t, w.DB, w.org, "eve@acme.example")
		g := membertest.Group(t, w.DB, w.org, "Sales", w.ada.ID)
		var h Hold
		w.do(func(tx *db.Tx) (err error) {
			h, err = PlaceHold(tx, NewHold{Matter: "M", Reason: "The court ordered to keep it.", Groups: []member.GroupID{g.ID}})
			return err
		})
		held := func(m member.Member) (n int) {
			w.do(func(tx *db.Tx) error { all, err := HoldsOf(tx, m.ID); n = len(all); return err })
			return n
		}
		if held(w.ada) != 1 || held(eve) != 0 {
			t.Fatalf("ada %d, eve %d", held(w.ada), held(eve))
		}
		w.do(func(tx *db.Tx) error {
			if _, err := member.AddMembers(tx, g.ID, []member.ID{eve.ID}); err != nil {
				return err
			}
			_, err := member.RemoveMembers(tx, g.ID, []member.ID{w.ada.ID})
			return err
		})
		if held(w.ada) != 1 || held(eve) != 1 || held(w.olive) != 0 {
			t.Errorf("ada %d, eve %d, olive %d", held(w.ada), held(eve), held(w.olive))
		}
		w.do(func(tx *db.Tx) error { return member.DeleteGroup(tx, g.ID) })
		if held(w.ada) != 1 {
			t.Error("deleting the group freed her")
		}
		w.release(h.ID)
		if held(w.ada) != 0 {
			t.Error("she is still held")
		}
	})
}

func TestHoldsAreChecked(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ok := NewHold{Matter: "M", Reason: "The court ordered to keep it.", Members: []access.MemberID{w.ada.ID}}
		for name, edit := range map[string]func(*NewHold){
			"no matter": func(n *NewHold) { n.Matter = "" }, "no reason": func(n *NewHold) { n.Reason = "short" },
			"nobody": func(n *NewHold) { n.Members = nil }, "unknown member": func(n *NewHold) { n.Members = []access.MemberID{"x"} },
			"unknown group": func(n *NewHold) { n.Groups = []member.GroupID{"x"} }, "review in the past": func(n *NewHold) { n.ReviewAt = time.Unix(1, 0) },
		} {
			n := ok
			edit(&n)
			err := w.Update(w.as(w.otto), access.ManageHolds, func(tx *db.Tx) error { _, err := PlaceHold(tx, n); return err })
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		h := w.hold(w.ada)
		w.release(h.ID)
		err := w.Update(w.as(w.otto), access.ManageHolds, func(tx *db.Tx) error { _, err := ReleaseHold(tx, h.ID, why); return err })
		wantFault(t, err, fault.Conflict, "was released")
		w.do(func(tx *db.Tx) error {
			all, err := Holds(tx, true)
			if len(all) != 1 || all[0].Standing() {
				t.Errorf("%+v", all)
			}
			standing, err2 := Holds(tx, false)
			if len(standing) != 0 {
				t.Errorf("%+v", standing)
			}
			return errors.Join(err, err2)
		})
	})
}
