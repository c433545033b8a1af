package rights

import (
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
)

// restrictions are ada's.
func (w *world) restrictions() (out []data.Restriction) {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) { out, err = data.Restrictions(tx, w.ada.ID); return err })
	return out
}

// lifting runs what lifts restrictions, and then what that asks for.
func (w *world) lifting() {
	w.t.Helper()
	runner := job.NewRunner(w.DB.DB, slog.New(slog.DiscardHandler))
	runner.Handle(data.LiftJob, data.LiftRestrictions(w.DB.DB))
	for kind, h := range handlers(w.worker) {
		runner.Handle(kind, h)
	}
	if err := runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

// TestARestrictionIsLiftedInEverySource: a request to restrict reaches Steward's
// own records, a product and a person; once it was answered, lifting it is told
// before, and reaches all of them again (GDPR Article 18(3)).
func TestARestrictionIsLiftedInEverySource(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		db.Subscribe(w.DB.DB, Lifting)
		c, p := &changer{source: source{items: map[access.MemberID][]data.Item{}}}, &paper{source: source{items: map[access.MemberID][]data.Item{}}}
		w.without = "files-api"
		w.extra = []data.NamedSource{{ID: "crm", Name: "CRM", Source: c}, {ID: "paper", Name: "Paper", Source: p}}
		w.give(w.ada, 3, 0)
		r := w.ask(w.ada, Restriction)
		w.start(w.oscar, r.ID)
		w.drain()
		w.finishByHand(r.ID)
		if list := w.restrictions(); len(list) != 1 || list[0].RequestID != string(r.ID) || list[0].Ground != data.GroundAsked {
			t.Fatalf("%+v", list)
		}
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Complete(tx, r.ID, "It is stored, and not used otherwise.") })
		w.wantState(r.ID, Completed)
		told, id := c.told, w.restrictions()[0].ID
		err := w.Update(w.as(w.oscar), access.DecideRequests, func(tx *db.Tx) error {
			_, err := data.EndRestriction(tx, id, "It was verified, and is accurate.")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		w.lifting()
		if list := w.restrictions(); list[0].LiftedAt != nil || c.told != told {
			t.Errorf("lifted before the member's time: %+v", list)
		}
		w.Clock.Advance(8 * 24 * time.Hour)
		w.lifting()
		if list := w.restrictions(); list[0].LiftedAt == nil || c.told != told+1 {
			t.Errorf("%+v, told %d times", list, c.told-told)
		}
		if slices.Contains(w.actions(r.ID), "request.restriction_lifted") {
			t.Error("lifted, although a person has not done their part")
		}
		w.finishByHand(r.ID)
		w.wantState(r.ID, Completed)
		if n := count(w.actions(r.ID), "request.restriction_lifted"); n != 1 {
			t.Errorf("%d events", n)
		}
	})
}

func count(list []string, word string) (n int) {
	for _, s := range list {
		if s == word {
			n++
		}
	}
	return n
}

// finishByHand reports the task that waits for a person, and looks at it.
func (w *world) finishByHand(id ID) {
	w.t.Helper()
	h := w.hand(w.byHandTask(id))
	if _, err := w.act(w.oscar, func(tx *db.Tx) (HandTask, error) {
		return ReportTask(tx, h.ID, HandReport{Note: "I marked the folder in the cabinet."})
	}); err != nil {
		w.t.Fatal(err)
	}
	if _, err := w.act(w.otto, func(tx *db.Tx) (HandTask, error) { return ConfirmTask(tx, h.ID) }); err != nil {
		w.t.Fatal(err)
	}
}

// TestRestrictedDataOutlivesItsAccount: what is restricted is not erased because a
// deleted account was kept long enough, until the restriction is lifted.
func TestRestrictedDataOutlivesItsAccount(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		db.Subscribe(w.DB.DB, Retain)
		w.give(w.ada, 2, 0)
		var restriction data.Restriction
		err := w.Update(w.as(w.oscar), access.DecideRequests, func(tx *db.Tx) (err error) {
			restriction, err = data.RestrictRecords(tx, w.ada.ID, data.NewRestriction{Ground: data.GroundUnlawful, Reason: "She wants it kept, not erased."})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		w.do(func(tx *db.Tx) error { return member.Delete(tx, w.ada.ID) })
		held := func() (n int) {
			w.do(func(tx *db.Tx) error { return tx.Get(&n, `select count(*) from record where org_id = :org`, nil) })
			return n
		}
		for range 3 {
			w.Clock.Advance(366 * 24 * time.Hour)
			w.lifting()
		}
		if held() != 2 {
			t.Fatalf("%d records are left of what is restricted", held())
		}
		err = w.Update(w.as(w.oscar), access.DecideRequests, func(tx *db.Tx) error {
			_, err := data.EndRestriction(tx, restriction.ID, "Her claim was settled in court.")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for range 12 {
			w.Clock.Advance(24 * time.Hour)
			w.lifting()
		}
		if held() != 0 {
			t.Errorf("%d records are left after it was lifted", held())
		}
	})
}
