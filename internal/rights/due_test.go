package rights

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/term"
)

const oneDay = 24 * time.Hour

// erasures counts the erasures of the deleted subject.
func (w *world) erasures() (n int) {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) {
		n, err = Count(tx, Filter{MemberID: w.ada.ID, Kinds: []Kind{Erasure}})
		return err
	})
	return n
}

// deletedUnder deletes the subject under 30 days of retention.
func (w *world) deletedUnder30Days() {
	w.t.Helper()
	db.Subscribe(w.DB.DB, Retain)
	db.Subscribe(w.DB.DB, TermsChanged)
	for kind, h := range Offers(w.DB.DB) {
		w.runner.Handle(kind, h)
	}
	w.agree(term.RetentionDeleted, "P30D", "1")
	w.give(w.ada, 1, 1)
	w.delete(w.ada)
}

// TestTheJobKeepsLongerRetention: at the day of before, the job finds terms that
// keep the data longer, erases nothing, and comes back on the later day.
func TestTheJobKeepsLongerRetention(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.deletedUnder30Days()
		w.Clock.Advance(20 * oneDay)
		w.agree(term.RetentionDeleted, "P60D", "2")
		w.drain()
		w.Clock.Advance(11 * oneDay) // day 31
		w.drain()
		if n := w.erasures(); n != 0 {
			t.Fatalf("%d erasures on day 31 of 60", n)
		}
		w.Clock.Advance(30 * oneDay) // day 61
		w.drain()
		if n := w.erasures(); n != 1 {
			t.Errorf("%d erasures on day 61 of 60", n)
		}
		w.wantErased()
	})
}

// TestTheJobComesEarlierForShorterRetention: a term that keeps the data shorter
// is carried out on its own day, not on that of before.
func TestTheJobComesEarlierForShorterRetention(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.deletedUnder30Days()
		w.Clock.Advance(5 * oneDay)
		w.agree(term.RetentionDeleted, "P10D", "2")
		w.drain()
		if n := w.erasures(); n != 0 {
			t.Fatalf("%d erasures on day 5 of 10", n)
		}
		w.Clock.Advance(6 * oneDay) // day 11
		w.drain()
		if n := w.erasures(); n != 1 {
			t.Errorf("%d erasures on day 11 of 10", n)
		}
		w.wantErased()
	})
}

// TestAHolidayNeverMovesAnOpenRequest: the calendar is frozen with the terms; a
// holiday that is entered later counts for later requests only.
func TestAHolidayNeverMovesAnOpenRequest(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.agree(term.AccessRespondWithin, "P5B", "1")
		w.Clock.Advance(time.Minute)
		before := w.ask(w.ada, Access)
		w.do(func(tx *db.Tx) error {
			_, err := term.AddHolidays(tx, []term.NewHoliday{{Day: date(2026, time.March, 4), Name: "Founders' day"}})
			return err
		})
		w.Clock.Advance(time.Minute)
		r := w.find(before.ID)
		if day(r.DueAt) != day(before.DueAt) || len(r.Clock.Closed) != 0 {
			t.Errorf("the open request moved from %s to %s", before.DueAt, r.DueAt)
		}
		w.do(func(tx *db.Tx) error {
			if same, err := ReplayTerms(tx, r); err != nil || !same {
				t.Errorf("its snapshot replays as %v, %v", same, err)
			}
			return nil
		})
		w.must(w.ada, access.OwnData, func(tx *db.Tx) (Request, error) { return Withdraw(tx, before.ID) })
		later := w.ask(w.ada, Access)
		if want := before.DueAt.AddDate(0, 0, 1); day(later.DueAt) != day(want) || !strings.Contains(said(later.Clock), "Founders' day") {
			t.Errorf("a later request is due %s, want %s\n%s", later.DueAt, want, said(later.Clock))
		}
	})
}

// TestLawsKeepTheirOwnCalendars: an organization's holidays lengthen what its
// terms give, never what the law gives.
func TestLawsKeepTheirOwnCalendars(t *testing.T) {
	closed := []term.Holiday{{Day: date(2026, time.March, 4), Name: "Founders' day"}}
	within := &Limit{Within: term.BusinessDays(10)}
	plain := Started([]Regime{CCPA}, date(2026, time.March, 2), Limits{})
	own := Started([]Regime{CCPA}, date(2026, time.March, 2), Limits{Acknowledge: within, Closed: closed})
	if !own.AcknowledgeBy.Equal(*plain.AcknowledgeBy) {
		t.Errorf("the law's date moved from %s to %s\n%s", plain.AcknowledgeBy, own.AcknowledgeBy, said(own))
	}
	free := Started([]Regime{Voluntary}, date(2026, time.March, 2), Limits{Acknowledge: within})
	holiday := Started([]Regime{Voluntary}, date(2026, time.March, 2), Limits{Acknowledge: within, Closed: closed})
	if !holiday.AcknowledgeBy.Equal(free.AcknowledgeBy.AddDate(0, 0, 3)) && !holiday.AcknowledgeBy.Equal(free.AcknowledgeBy.AddDate(0, 0, 1)) {
		t.Errorf("without the holiday %s, with it %s", free.AcknowledgeBy, holiday.AcknowledgeBy)
	}
}
