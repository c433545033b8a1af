package rights

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
)

// shorten lets go all that may go, and says why not more.
func (w *world) shorten() (waits string) {
	w.t.Helper()
	if err := audit.SequenceNow(w.t.Context(), w.DB.DB); err != nil {
		w.t.Fatal(err)
	}
	w.Clock.Advance(time.Hour)
	for more := true; more; {
		w.do(func(tx *db.Tx) error {
			due, err := audit.DueBefore(tx, tx.Now)
			if err == nil {
				waits = due.Waits
				more, err = audit.Forget(tx, tx.Now, "The rule.")
			}
			return err
		})
	}
	return waits
}

// events counts those about a member, and those that are there.
func (w *world) events(m access.MemberID) (about, all int) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		if err := tx.Get(&about, `select count(*) from event where org_id = :org and subject = :id`, db.Args{"id": string(m)}); err != nil {
			return err
		}
		return tx.Get(&all, `select count(*) from event where org_id = :org`, nil)
	})
	return about, all
}

// The terms let no event go that is about somebody under a legal hold, or of a
// request that is not answered; once that is over they go.
func TestHoldsAndOpenRequestsKeepTheLog(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		db.Subscribe(w.DB.DB, KeepLog)
		h := w.hold(w.hal)
		about, all := w.events(w.hal.ID)
		if waits := w.shorten(); !strings.Contains(waits, "legal hold") {
			t.Errorf("waits: %q", waits)
		}
		if a, now := w.events(w.hal.ID); about == 0 || a != about || now >= all {
			t.Errorf("%d of %d events about the one under hold, %d of %d in all", a, about, now, all)
		}
		w.release(h.ID)
		r := w.ask(w.ada, Access)
		of := len(w.actions(r.ID))
		if waits := w.shorten(); !strings.Contains(waits, "request") {
			t.Errorf("waits: %q", waits)
		}
		if about, _ := w.events(w.hal.ID); about != 0 || of == 0 || len(w.actions(r.ID)) != of {
			t.Errorf("%d events about the released, %d of %d of the request", about, len(w.actions(r.ID)), of)
		}
		w.must(w.ada, access.OwnData, func(tx *db.Tx) (Request, error) { return Withdraw(tx, r.ID) })
		if waits := w.shorten(); waits != "" || len(w.actions(r.ID)) != 0 {
			t.Errorf("waits: %q, %q", waits, w.actions(r.ID))
		}
	})
}
