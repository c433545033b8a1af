package term_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

func date(text string) time.Time {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return day
}

// TestACalendarOfOnesOwn: business days leave the organization's holidays out,
// as they were known at the time of the question.
func TestACalendarOfOnesOwn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		publish(t, d)
		monday := date("2026-03-02")
		before := load(t, d, org)
		frozen, err := term.Snapshot(before, term.Scope{}, monday)
		must(t, err)
		d.Clock.Advance(time.Hour)
		var added []term.Holiday
		must(t, update(t, d, org, func(tx *db.Tx) (err error) {
			added, err = term.AddHolidays(tx, []term.NewHoliday{{Day: date("2026-03-05"), Name: "Founders' day"}, {Day: date("2026-03-06"), Name: "Bridge"}})
			return err
		}))
		after := load(t, d, org)
		within := term.BusinessDays(4)
		for _, c := range []struct {
			name  string
			known time.Time
			rules term.Rules
			want  string
		}{
			{"without holidays", d.Clock.Now(), before, "2026-03-06"},
			{"with them", d.Clock.Now(), after, "2026-03-10"},
			{"as known before they were entered", d.Clock.Now().Add(-time.Minute), after, "2026-03-06"},
		} {
			if got := within.After(monday, c.rules.Calendar(c.known)); !got.Equal(date(c.want)) {
				t.Errorf("%s: %s, want %s", c.name, got.Format(time.DateOnly), c.want)
			}
			if r := term.Resolve(c.rules, term.Question{Term: term.AcknowledgeWithin, ValidAt: monday, KnownAt: c.known}); len(r.Value.String()) == 0 {
				t.Error("no value")
			}
		}
		if same, err := term.Replay(frozen); err != nil || !same {
			t.Errorf("the snapshot of before replays as %v, %v", same, err)
		}
		later, err := term.Snapshot(after, term.Scope{}, d.Clock.Now())
		must(t, err)
		if same, err := term.Replay(later); err != nil || !same || later.Hash == frozen.Hash {
			t.Errorf("the snapshot with holidays replays as %v, %v", same, err)
		}
		d.Clock.Advance(time.Hour)
		must(t, update(t, d, org, func(tx *db.Tx) error { return term.RemoveHoliday(tx, added[0].ID) }))
		if got := within.After(monday, load(t, d, org).Calendar(d.Clock.Now())); !got.Equal(date("2026-03-09")) {
			t.Errorf("after one was taken out: %s", got)
		}
		if err := update(t, d, d.Org(t, "rival"), func(tx *db.Tx) error { return term.RemoveHoliday(tx, added[1].ID) }); !fault.Is(err, fault.NotFound) {
			t.Errorf("another organization's holiday: %v", err)
		}
	})
}

// TestAskCountsInBusinessDaysOfTheCalendar: what is resolved reckons with it.
func TestAskCountsInBusinessDaysOfTheCalendar(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		publish(t, d)
		var plain, own time.Time
		ask := func(tx *db.Tx) (time.Time, error) {
			r, err := term.Ask(tx, term.AcknowledgeWithin, term.Scope{})
			if r.Value.Duration().Business == 0 {
				return time.Time{}, fmt.Errorf("%s has no business days", r.Value)
			}
			return r.After(tx.Now), err
		}
		must(t, update(t, d, org, func(tx *db.Tx) (err error) {
			if plain, err = ask(tx); err != nil {
				return err
			}
			_, err = term.AddHolidays(tx, []term.NewHoliday{{Day: date("2026-03-05"), Name: "Founders' day"}})
			if err == nil {
				own, err = ask(tx)
			}
			return err
		}))
		if want := plain.AddDate(0, 0, 3); plain.Weekday() != time.Friday && !own.Equal(plain.AddDate(0, 0, 1)) || plain.Weekday() == time.Friday && !own.Equal(want) {
			t.Errorf("without %s, with %s", plain, own)
		}
	})
}

func TestUnfitHolidaysAreRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		for name, list := range map[string][]term.NewHoliday{
			"none":      nil,
			"a weekend": {{Day: date("2026-03-07"), Name: "Saturday"}},
			"no name":   {{Day: date("2026-03-05")}},
			"no day":    {{Name: "Some day"}},
			"twice":     {{Day: date("2026-03-05"), Name: "A"}, {Day: date("2026-03-05"), Name: "B"}},
			"too many":  make([]term.NewHoliday, 501),
		} {
			if err := update(t, d, org, func(tx *db.Tx) error { _, err := term.AddHolidays(tx, list); return err }); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
