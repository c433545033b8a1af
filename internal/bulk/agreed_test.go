package bulk_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// TestAgreedTermsGovernManyAccounts: from how many accounts on a second person
// looks, and how long a change can be taken back, are what the agreement says.
func TestAgreedTermsGovernManyAccounts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		termtest.Agree(t, d.DB, h.org, termtest.Values{term.AccountsSecondPerson: "3", term.AccountsUndo: "P2D"})
		ids := h.people(4)
		for n, want := range map[int]bool{3: false, 4: true} {
			c := h.try(bulk.New{Verb: bulk.Suspend, Selection: listed(ids[:n]...), Reason: "Left."})
			waits, err := by(h, h.olive, func(tx *db.Tx) (bool, error) { return bulk.Waits(tx, c.ID) })
			if err != nil || waits != want {
				t.Errorf("%d accounts wait: %t, %v", n, waits, err)
			}
		}
		c := h.apply(h.try(bulk.New{Verb: bulk.Delete, Selection: listed(ids[:2]...), Reason: "Left."}).ID)
		if c.UndoUntil == nil || !c.UndoUntil.Equal(dbtest.Start.AddDate(0, 0, 2)) {
			t.Errorf("can be taken back until %v", c.UndoUntil)
		}
		d.Clock.Advance(47 * time.Hour)
		h.drain()
		if got := h.states(); got[member.StateDeleted] != 0 {
			t.Errorf("before the two days are over: %v", got)
		}
		d.Clock.Advance(2 * time.Hour)
		h.drain()
		if got := h.states(); got[member.StateDeleted] != 2 {
			t.Errorf("after the two days: %v", got)
		}
		if _, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Undo(tx, c.ID) }); !fault.Is(err, fault.Conflict) {
			t.Errorf("undone too late: %v", err)
		}
	})
}
