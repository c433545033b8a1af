package rights

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// at runs fn once, when the worker reaches a step.
func (w *world) at(step string, fn func()) {
	done := false
	w.worker.reached = func(s string) error {
		if s == step && !done {
			done = true
			fn()
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
