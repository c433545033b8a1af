package rights

import (
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
)

// at runs fn once, when the worker reaches a step.
func (w *world) at(step string, fn func()) {
	var once sync.Once // both sources' tasks may run at once
	w.worker.reached = func(s string) error {
		if s == step {
			once.Do(fn)
		}
		return nil
	}
}

// A hold that comes in the last moment before the point of no return stops the
// erasure, which goes on when it is released.
func TestHoldBeforeThePointOfNoReturn(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		var h Hold
		w.at("destroy.begun", func() { h = w.hold(w.ada) })
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Blocked)
		w.do(func(tx *db.Tx) error {
			e, err := findErasure(tx, r.ID)
			if e.IntendedAt != nil {
				t.Error("the point of no return was passed under a hold")
			}
			return err
		})
		w.release(h.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantErased()
	})
}

// A hold that is being placed, and not yet committed, is waited for.
func TestHoldAndPointOfNoReturnDoNotInterleave(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		placed, failed := make(chan struct{}), make(chan error, 1)
		w.at("destroy.begun", func() {
			go func() {
				failed <- w.Update(w.as(w.otto), access.ManageHolds, func(tx *db.Tx) error {
					_, err := PlaceHold(tx, NewHold{Matter: "M", Reason: why, Members: []access.MemberID{w.ada.ID}})
					close(placed)
					<-time.After(300 * time.Millisecond) // the worker arrives at the lock
					return err
				})
			}()
			<-placed
		})
		w.approve(w.otto, r.ID)
		w.drain()
		if err := <-failed; err != nil {
			t.Fatal(err)
		}
		w.wantState(r.ID, Blocked)
	})
}

// What is ingested while the sources erase goes too, or there is no certificate.
func TestDataThatComesDuringAnErasureGoes(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		w.at("destroy.begun", func() {
			w.give(w.ada, 2, 0)
			err := w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
				_, err := data.SetChoice(tx, data.HealthMarketing, true)
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		out, err := data.Builtin(w.DB.DB).Verify(w.steward(), data.Subject{MemberID: w.ada.ID})
		if err != nil || out.Remaining != 0 {
			t.Errorf("%d items are left: %v", out.Remaining, err)
		}
	})
}

// A source that was counted and then disconnected still has the data.
func TestADisconnectedSourceHasTheCertificateWait(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 2)
		r := w.awaiting()
		w.without = "files-api"
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Executing)
		failed := w.failedTask(r.ID)
		if failed.SourceID != "files-api" {
			t.Errorf("failed %+v", failed)
		}
		if _, err := w.certificate(r.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("a certificate although a source has data: %v", err)
		}
		w.without = ""
		w.do(func(tx *db.Tx) error { _, err := Retry(tx, failed.ID); return err })
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantErased()
	})
}

// Whoever joins a held group stays held after leaving it.
func TestLateJoinersStayHeld(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		db.Subscribe(w.DB.DB, HoldJoined)
		g := membertest.Group(t, w.DB, w.org, "Sales")
		var h Hold
		w.do(func(tx *db.Tx) (err error) {
			h, err = PlaceHold(tx, NewHold{Matter: "M", Reason: why, Groups: []member.GroupID{g.ID}})
			return err
		})
		comeAndGo := func() {
			w.do(func(tx *db.Tx) error {
				if _, err := member.AddMembers(tx, g.ID, []member.ID{w.ada.ID}); err != nil {
					return err
				}
				_, err := member.RemoveMembers(tx, g.ID, []member.ID{w.ada.ID})
				return err
			})
		}
		held := func() (n int) {
			w.do(func(tx *db.Tx) error { all, err := HoldsOf(tx, w.ada.ID); n = len(all); return err })
			return n
		}
		comeAndGo()
		if held() != 1 {
			t.Error("leaving the group freed her")
		}
		w.do(func(tx *db.Tx) error {
			names, err := Held(tx, h.ID, 10)
			if len(names) != 1 {
				t.Errorf("the hold covers %v", names)
			}
			return err
		})
		w.release(h.ID)
		comeAndGo()
		if held() != 0 {
			t.Error("a released hold covers her")
		}
	})
}

// A worker that dies in the middle leaves a task that somebody can try again.
func TestATaskLeftRunningCanBeRetried(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		w.at("erase.source", func() { panic("a bug") })
		w.approve(w.otto, r.ID)
		w.drain()
		failed := w.failedTask(r.ID)
		retry := func() error {
			return w.Update(w.as(w.oscar), access.DecideRequests, func(tx *db.Tx) error { _, err := Retry(tx, failed.ID); return err })
		}
		w.do(func(tx *db.Tx) error {
			failed.State, failed.UpdatedAt = Running, tx.Now
			return saveTask(tx, failed)
		})
		wantFault(t, retry(), fault.Conflict, "failed task")
		w.Clock.Advance(staleAfter)
		if err := retry(); err != nil {
			t.Fatal(err)
		}
		w.drain()
		w.wantState(r.ID, Completed)
	})
}

// The count of a slow worker does not take back what happened meanwhile.
func TestCountingChangesCountsOnly(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		before := w.tasks(r.ID)[0]
		stale := before
		stale.State, stale.Counts = Running, nil
		if err := w.worker.countBefore(w.steward(), assignment{Task: &stale, request: r, subject: data.Subject{MemberID: w.ada.ID}, source: w.files}); err != nil {
			t.Fatal(err)
		}
		if after := w.tasks(r.ID)[0]; after.State != Done || len(after.Counts) != 1 || after.FinishedAt == nil {
			t.Errorf("the task was %+v and is %+v", before, after)
		}
	})
}
