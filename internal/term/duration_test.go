package term

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDurationsAreReadAndWritten(t *testing.T) {
	cases := []struct{ text, canonical, words string }{
		{"P30D", "P30D", "30 days"},
		{"P1D", "P1D", "1 day"},
		{"P1M", "P1M", "1 month"},
		{"P2W", "P14D", "14 days"},
		{"P1Y", "P1Y", "1 year"},
		{"P18M", "P1Y6M", "1 year and 6 months"},
		{"P10B", "P10B", "10 business days"},
		{"PT8H", "PT8H", "8 hours"},
		{"PT90M", "PT1H30M", "1 hour and 30 minutes"},
		{"P1DT12H", "P1DT12H", "1 day and 12 hours"},
		{"P0D", "P0D", "0 days"},
		{"P0B", "P0D", "0 days"},
	}
	for _, c := range cases {
		d, err := ParseDuration(c.text)
		if err != nil || d.String() != c.canonical || d.Words() != c.words {
			t.Errorf("%s: %q, %q, %v; want %q, %q", c.text, d, d.Words(), err, c.canonical, c.words)
		}
	}
}

func TestMalformedDurationsAreRefused(t *testing.T) {
	for _, text := range []string{"", "P", "PT", "P1", "30", "30 days", "P-1D", "P1.5D", "P10B2D", "P1DT", "p1d", "P1M1Y", "P999999D", "P1D ", "P1H"} {
		if d, err := ParseDuration(text); err == nil {
			t.Errorf("%q is read as %v", text, d)
		}
	}
}

func TestEveryDurationRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDuration().Draw(t, "duration")
		again, err := ParseDuration(d.String())
		if err != nil || again != d {
			t.Fatalf("%+v is written %s and read %+v, %v", d, d, again, err)
		}
	})
}

func anyDuration() *rapid.Generator[Duration] {
	return rapid.Custom(func(t *rapid.T) Duration {
		if rapid.Bool().Draw(t, "business") {
			return BusinessDays(rapid.IntRange(0, 60).Draw(t, "days"))
		}
		return Duration{
			Months: rapid.IntRange(0, 40).Draw(t, "months"), Days: rapid.IntRange(0, 99).Draw(t, "days"),
			Clock: time.Duration(rapid.IntRange(0, 99999).Draw(t, "seconds")) * time.Second,
		}
	})
}

func TestAfterKeepsToTheCalendar(t *testing.T) {
	holiday := func(d time.Time) bool { return Weekdays(d) && d.Format(time.DateOnly) != "2026-12-25" }
	cases := []struct {
		from, length, want string
		open               Calendar
	}{
		{"2026-01-31", "P1M", "2026-02-28", nil},
		{"2024-01-31", "P1M", "2024-02-29", nil},
		{"2024-02-29", "P1Y", "2025-02-28", nil},
		{"2026-03-31", "P1M", "2026-04-30", nil},
		{"2026-02-28", "P1M", "2026-03-28", nil},
		{"2026-12-15", "P2M", "2027-02-15", nil},
		{"2026-01-31", "P30D", "2026-03-02", nil},
		{"2026-03-06", "P1B", "2026-03-09", nil}, // Friday to Monday
		{"2026-03-07", "P1B", "2026-03-09", nil}, // from a Saturday
		{"2026-03-02", "P10B", "2026-03-16", nil},
		{"2026-12-24", "P1B", "2026-12-28", holiday},
		{"2026-12-24", "P0D", "2026-12-24", nil},
	}
	for _, c := range cases {
		from, _ := time.Parse(time.DateOnly, c.from)
		d, err := ParseDuration(c.length)
		if got := d.After(from, c.open).Format(time.DateOnly); err != nil || got != c.want {
			t.Errorf("%s after %s is %s, want %s", c.length, c.from, got, c.want)
		}
	}
}

func TestAfterEndsWithACalendarThatNeverOpens(t *testing.T) {
	from := since(2026, 3, 2)
	if got := BusinessDays(2).After(from, func(time.Time) bool { return false }); !got.After(from) {
		t.Errorf("got %s", got)
	}
}

func TestVersionRanges(t *testing.T) {
	cases := []struct {
		text, version string
		want          bool
	}{
		{"", "", true}, {"", "7", true},
		{">=2.0", "2", true}, {">=2.0", "2.0.1", true}, {">=2.0", "1.9", false}, {">=2.0", "", true},
		{">=2.0 <3.0", "2.10", true}, {">=2.0 <3.0", "3.0", false}, {">=2.0 <3.0", "", false},
		{"<2", "1.99", true}, {"<2", "", false}, {"<=2", "2.0", true}, {">2", "2.0", false}, {"=2.1", "2.1.0", true},
		{"2.1", "2.1", true}, {"2.1", "", false}, {"nonsense", "1", false}, {">=1", "abc", false},
	}
	for _, c := range cases {
		if got := inVersions(c.text, c.version); got != c.want {
			t.Errorf("version %q in %q = %v, want %v", c.version, c.text, got, c.want)
		}
	}
	if CheckVersions(">=2.0 <3.0") != nil || CheckVersions("two") == nil {
		t.Error("CheckVersions takes the wrong ranges")
	}
}
