package rights

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

// at is half past nine on a day.
func at(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t.Add(9*time.Hour + 30*time.Minute)
}

func TestDeadlines(t *testing.T) {
	for _, c := range []struct {
		name                       string
		regimes                    []Regime
		received, due, ack, extend string
	}{
		{"a month is the corresponding date", []Regime{EUGDPR}, "2026-03-02", "2026-04-02", "", "2026-06-02"},
		{"a month that has no such day ends with its last", []Regime{EUGDPR}, "2026-01-31", "2026-02-28", "", "2026-04-30"},
		{"in a leap year that is the 29th", []Regime{EUGDPR}, "2028-01-31", "2028-02-29", "", "2028-04-30"},
		{"a leap day has a corresponding date", []Regime{EUGDPR}, "2028-02-29", "2028-03-29", "", "2028-05-29"},
		{"a month over the end of the year", []Regime{EUGDPR}, "2026-12-31", "2027-01-31", "", "2027-03-31"},
		{"EU weekends move nothing", []Regime{EUGDPR}, "2026-01-14", "2026-02-14", "", "2026-04-14"},
		{"UK: a Saturday moves to Monday", []Regime{UKGDPR}, "2026-01-14", "2026-02-16", "", "2026-04-14"},
		{"UK: Christmas moves over its holidays", []Regime{UKGDPR}, "2026-11-25", "2026-12-29", "", "2027-02-25"},
		{"UK: Good Friday moves past Easter Monday", []Regime{UKGDPR}, "2026-03-03", "2026-04-07", "", "2026-06-03"},
		{"CCPA: 45 days, 10 business days, 90 from receipt", []Regime{CCPA}, "2026-03-02", "2026-04-16", "2026-03-16", "2026-05-31"},
		{"CCPA: business days leave out federal holidays", []Regime{CCPA}, "2026-12-21", "2027-02-04", "2027-01-06", "2027-03-21"},
		{"LGPD: 15 days, no extension", []Regime{LGPD}, "2026-03-02", "2026-03-17", "", ""},
		{"FERPA: 45 days, no extension", []Regime{FERPA}, "2026-03-02", "2026-04-16", "", ""},
		{"no law: the vendor's promise", []Regime{Voluntary}, "2026-03-02", "2026-04-16", "", "2026-05-31"},
		{"several laws: the earliest binds", []Regime{EUGDPR, LGPD}, "2026-03-02", "2026-03-17", "", ""},
		{"several laws: the shorter extension binds", []Regime{EUGDPR, CCPA}, "2026-03-02", "2026-04-02", "2026-03-16", "2026-05-31"},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := Started(c.regimes, at(c.received), Limits{})
			if got := day(clock.DueAt); got != c.due {
				t.Errorf("due %s, want %s\n%s", got, c.due, said(clock))
			}
			if got := dayOf(clock.AcknowledgeBy); got != c.ack {
				t.Errorf("acknowledge by %q, want %q\n%s", got, c.ack, said(clock))
			}
			if got := dayOf(clock.ExtendTo); got != c.extend {
				t.Errorf("extension to %q, want %q\n%s", got, c.extend, said(clock))
			}
			if clock.DueAt != endOf(clock.DueAt) {
				t.Errorf("a deadline ends with its day, not at %s", clock.DueAt)
			}
		})
	}
}

func dayOf(t *time.Time) string {
	if t == nil {
		return ""
	}
	return day(*t)
}

func TestTermsOnlyShorten(t *testing.T) {
	for _, c := range []struct {
		name   string
		limits Limits
		due    string
		extend string
	}{
		{"shorter binds", Limits{Respond: &Limit{Within: term.Days(10)}}, "2026-03-12", "2026-06-02"},
		{"longer changes nothing", Limits{Respond: &Limit{Within: term.Days(60)}}, "2026-04-02", "2026-06-02"},
		{"business days", Limits{Respond: &Limit{Within: term.BusinessDays(5)}}, "2026-03-09", "2026-06-02"},
		{"a shorter extension", Limits{Extension: &Limit{Within: term.Days(14)}}, "2026-04-02", "2026-04-16"},
		{"a longer extension changes nothing", Limits{Extension: &Limit{Within: term.Months(12)}}, "2026-04-02", "2026-06-02"},
		{"no extension at all", Limits{Extension: &Limit{}}, "2026-04-02", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := Started([]Regime{EUGDPR}, at("2026-03-02"), c.limits)
			if day(clock.DueAt) != c.due || dayOf(clock.ExtendTo) != c.extend {
				t.Errorf("due %s, extension %q; want %s, %q\n%s", day(clock.DueAt), dayOf(clock.ExtendTo), c.due, c.extend, said(clock))
			}
		})
	}
}

func TestExtension(t *testing.T) {
	clock := Started([]Regime{EUGDPR}, at("2026-03-02"), Limits{})
	longer, err := clock.Extend(at("2026-03-20"))
	if err != nil || day(longer.DueAt) != "2026-06-02" || day(longer.FirstDueAt) != "2026-04-02" {
		t.Fatalf("extended to %s from %s: %v", longer.DueAt, longer.FirstDueAt, err)
	}
	if clock.Extended || len(clock.Trace) == len(longer.Trace) || day(clock.DueAt) != "2026-04-02" {
		t.Error("extending changed the clock that it was asked of")
	}
	if last := longer.Trace[len(longer.Trace)-1]; !last.Binds || last.Rule != "extension" {
		t.Errorf("the last step is %+v", last)
	}
	for _, c := range []struct {
		name  string
		clock Clock
		now   string
		want  string
	}{
		{"twice", longer, "2026-03-21", "only once"},
		{"after the due date", clock, "2026-04-03", "passed on 2 April 2026"},
		{"where the law knows none", Started([]Regime{LGPD}, at("2026-03-02"), Limits{}), "2026-03-03", "LGPD knows no extension"},
		{"where the terms allow none", Started([]Regime{EUGDPR}, at("2026-03-02"), Limits{Extension: &Limit{}}), "2026-03-03", "terms allow none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := c.clock.Extend(at(c.now))
			if !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestRegimesByJurisdiction(t *testing.T) {
	for _, c := range []struct {
		jurisdiction string
		school       bool
		want         []Regime
	}{
		{"EU", false, []Regime{EUGDPR}}, {"DE", false, []Regime{EUGDPR}}, {"UK", false, []Regime{UKGDPR}},
		{"GB-SCT", true, []Regime{UKGDPR}}, {"US-CA", false, []Regime{CCPA}}, {"US-CA", true, []Regime{FERPA}},
		{"US", true, []Regime{FERPA}}, {"US", false, []Regime{Voluntary}}, {"BR", false, []Regime{LGPD}},
		{"JP", false, []Regime{Voluntary}}, {"", false, []Regime{Voluntary}}, {"EU, UK", false, []Regime{EUGDPR, UKGDPR}},
	} {
		if got := RegimesFor(c.jurisdiction, c.school); !slices.Equal(got, c.want) {
			t.Errorf("%q (school %v): %v, want %v", c.jurisdiction, c.school, got, c.want)
		}
	}
}

func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		on   string
		in   Holidays
		want string
	}{
		{"2026-04-03", bankHolidays, "Good Friday"}, {"2027-03-29", bankHolidays, "Easter Monday"},
		{"2026-12-28", bankHolidays, "Boxing Day"}, {"2027-12-27", bankHolidays, "Christmas Day"},
		{"2027-12-28", bankHolidays, "Boxing Day"}, {"2028-01-03", bankHolidays, "New Year's Day"},
		{"2026-08-31", bankHolidays, "Summer bank holiday"}, {"2026-08-24", bankHolidays, ""},
		{"2026-07-03", federalHolidays, "Independence Day"}, {"2026-11-26", federalHolidays, "Thanksgiving Day"},
		{"2027-12-31", federalHolidays, "New Year's Day"}, {"2026-05-25", federalHolidays, "Memorial Day"},
		{"2026-01-19", federalHolidays, "Birthday of Martin Luther King, Jr."},
	} {
		if got, _ := c.in(midnight(at(c.on))); got != c.want {
			t.Errorf("%s is %q, want %q", c.on, got, c.want)
		}
	}
}

// However laws and terms combine: no term makes a deadline later, the dates are
// in order, and exactly one step binds the due date.
func TestClocksHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		regimes := rapid.SliceOfNDistinct(rapid.SampledFrom(Regimes), 1, 3, rapid.ID[Regime]).Draw(t, "regimes")
		received := time.Unix(rapid.Int64Range(1_600_000_000, 2_100_000_000).Draw(t, "received"), 0).UTC()
		limits := Limits{Respond: someLimit(t, "respond"), Extension: someLimit(t, "extension"), Acknowledge: someLimit(t, "acknowledge")}
		law, both := Started(regimes, received, Limits{}), Started(regimes, received, limits)
		if both.DueAt.After(law.DueAt) {
			t.Fatalf("terms made it later: %s, law %s", both.DueAt, law.DueAt)
		}
		if law.AcknowledgeBy != nil && both.AcknowledgeBy.After(*law.AcknowledgeBy) {
			t.Fatal("terms made the acknowledgement later")
		}
		if both.ExtendTo != nil && (!both.ExtendTo.After(both.DueAt) || both.ExtendTo.After(*law.ExtendTo)) {
			t.Fatalf("extension to %s; due %s, law %v", both.ExtendTo, both.DueAt, law.ExtendTo)
		}
		if both.DueAt.Before(received) {
			t.Fatal("due before it was received")
		}
		for _, e := range both.Trace {
			if e.Sentence == "" || e.Rule == "" {
				t.Fatalf("unexplained step %+v", e)
			}
		}
		if n := binding(both, both.DueAt); n == 0 {
			t.Fatalf("nothing binds the due date\n%s", said(both))
		}
	})
}

func binding(c Clock, due time.Time) (n int) {
	for _, e := range c.Trace {
		if e.Binds && e.Date != nil && e.Date.Equal(due) {
			n++
		}
	}
	return n
}

func someLimit(t *rapid.T, name string) *Limit {
	switch n := rapid.IntRange(0, 120).Draw(t, name); rapid.IntRange(0, 3).Draw(t, name+" unit") {
	case 0:
		return nil
	case 1:
		return &Limit{Within: term.Days(n)}
	case 2:
		return &Limit{Within: term.BusinessDays(n % 30)}
	default:
		return &Limit{Within: term.Months(n % 12)}
	}
}
