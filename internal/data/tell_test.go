package data_test

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/term"
)

// told counts the notices of legal process.
func (w *world) told() (n int) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		return tx.Get(&n, `select count(*) from notice where org_id = :org and kind = 'disclosure.legal_process'`, nil)
	})
	return n
}

// TestRow26LegalProcessIsTold: the organization is told at once, or when the
// order that forbids it runs out, unless its contract says otherwise.
func TestRow26LegalProcessIsTold(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		runner := job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
		runner.Handle(data.TellJob, data.Tell(d.DB))
		drain := func() {
			if err := runner.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		give := func(r data.DisclosureReason, hidden *time.Time) {
			n := w.disclosure(r)
			n.HiddenUntil = hidden
			if err := w.disclose(n); err != nil {
				t.Fatal(err)
			}
		}
		give(data.ToVendor, nil)
		if n := w.told(); n != 0 {
			t.Errorf("told %d times of an ordinary disclosure", n)
		}
		give(data.LegalProcess, nil)
		if n := w.told(); n != 1 {
			t.Errorf("told %d times", n)
		}
		until := d.Clock.Now().AddDate(0, 1, 0)
		give(data.LegalProcess, &until)
		drain()
		if n := w.told(); n != 1 {
			t.Errorf("told %d times while an order forbids it", n)
		}
		d.Clock.Set(until.Add(time.Minute))
		drain()
		if n := w.told(); n != 2 {
			t.Errorf("told %d times after the order ran out", n)
		}
		w.agree(term.LayerMaster, clause(term.LegalNotice, "false", term.Reach{}))
		give(data.LegalProcess, nil)
		if n := w.told(); n != 2 {
			t.Errorf("told %d times against the agreement", n)
		}
	})
}

// TestRow45VisibilityIsWidenedByContract: who sees a member's activity is said
// as the contract has it, before the choice is made.
func TestRow45VisibilityIsWidenedByContract(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		if on := w.choices(w.ada)[data.NetworkVisibility].On; strings.Contains(on, "belong with it") {
			t.Errorf("without a contract: %s", on)
		}
		w.agree(term.LayerMaster, clause(term.VisibilityReach, term.VisibleToFamily, term.Reach{}))
		if on := w.choices(w.ada)[data.NetworkVisibility].On; !strings.Contains(on, "in your organization and in those that belong with it") {
			t.Errorf("with it: %s", on)
		}
	})
}

// TestRows73And75AreOptIn: training and optional diagnostics are off until the
// member allows them, and locked where the contract forbids them.
func TestRows73And75AreOptIn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		kinds := []data.ChoiceKind{data.AITraining, data.DiagnosticsOptional}
		for _, kind := range kinds {
			if c := w.choices(w.ada)[kind]; c.Allowed {
				t.Errorf("%s is on by itself", kind)
			}
			if c, err := w.choose(kind, true); err != nil || !c.Allowed || c.Without {
				t.Errorf("%s allowed by the member: %+v, %v", kind, c, err)
			}
		}
		w.agree(term.LayerMaster, clause(term.AITraining, "false", term.Reach{}), clause(term.DiagnosticsOptional, "false", term.Reach{}))
		for _, kind := range kinds {
			if c := w.choices(w.ada)[kind]; c.Allowed || c.LockedBy == "" {
				t.Errorf("%s against the agreement: %+v", kind, c)
			}
		}
	})
}
