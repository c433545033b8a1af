package term

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Duration is a length of time as contracts and laws write it: ISO 8601 with
// whole numbers (P30D, P1M, P1Y6M, P2W, PT8H, PT30M), or business days, which
// ISO lacks and which stand alone: P10B.
type Duration struct {
	// Months are calendar months; a year is twelve.
	Months int
	// Days are calendar days; a week is seven.
	Days int
	// Business are business days, by the calendar given to After.
	Business int
	// Clock is the part below a day.
	Clock time.Duration
}

var isoDuration = regexp.MustCompile(`^P(?:(\d{1,4})B|(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?)$`)

// ParseDuration reads the written form.
func ParseDuration(text string) (Duration, error) {
	m := isoDuration.FindStringSubmatch(text)
	if m == nil || strings.HasSuffix(text, "T") || text == "P" {
		return Duration{}, errors.New("a duration is written like P30D (days), P1M (months), P10B (business days) or PT8H (hours)")
	}
	n := func(i int) int { v, _ := strconv.Atoi(m[i]); return v } // at most five digits
	return Duration{
		Business: n(1),
		Months:   12*n(2) + n(3),
		Days:     7*n(4) + n(5),
		Clock:    time.Duration(n(7))*time.Hour + time.Duration(n(8))*time.Minute + time.Duration(n(9))*time.Second,
	}, nil
}

// Days makes a duration of n calendar days.
func Days(n int) Duration { return Duration{Days: n} }

// Months makes a duration of n calendar months.
func Months(n int) Duration { return Duration{Months: n} }

// BusinessDays makes a duration of n business days.
func BusinessDays(n int) Duration { return Duration{Business: n} }

// Hours makes a duration of n hours.
func Hours(n int) Duration { return Duration{Clock: time.Duration(n) * time.Hour} }

// String is the written form that ParseDuration reads. It is canonical: equal
// durations have equal texts.
func (d Duration) String() string {
	if d == (Duration{}) {
		return "P0D"
	}
	if d.Business > 0 {
		return fmt.Sprintf("P%dB", d.Business)
	}
	var b strings.Builder
	b.WriteString("P")
	part(&b, d.Months/12, "Y")
	part(&b, d.Months%12, "M")
	part(&b, d.Days, "D")
	if d.Clock > 0 {
		b.WriteString("T")
		seconds := int(d.Clock / time.Second)
		part(&b, seconds/3600, "H")
		part(&b, seconds/60%60, "M")
		part(&b, seconds%60, "S")
	}
	return b.String()
}

func part(b *strings.Builder, n int, letter string) {
	if n > 0 {
		fmt.Fprintf(b, "%d%s", n, letter)
	}
}

// Words says the duration in English: "20 days", "1 month", "10 business days".
func (d Duration) Words() string {
	var parts []string
	add := func(n int, unit string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+unit)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n, unit))
		}
	}
	seconds := int(d.Clock / time.Second)
	add(d.Months/12, "year")
	add(d.Months%12, "month")
	add(d.Days, "day")
	add(d.Business, "business day")
	add(seconds/3600, "hour")
	add(seconds/60%60, "minute")
	add(seconds%60, "second")
	if len(parts) == 0 {
		return "0 days"
	}
	return list(parts)
}

// Nominal lengths, for comparing durations of different units only: a deadline
// is never computed with them.
const (
	day          = 24 * time.Hour
	nominalMonth = 365 * day / 12
	nominalWork  = 7 * day / 5
)

// Nominal is an average length, for comparing P30D with P1M and for time limits
// where the calendar doesn't matter, such as the age of a session. Deadlines use
// After.
func (d Duration) Nominal() time.Duration {
	return time.Duration(d.Months)*nominalMonth + time.Duration(d.Days)*day +
		time.Duration(d.Business)*nominalWork + d.Clock
}

// Calendar tells whether a day is a business day.
type Calendar func(time.Time) bool

// Weekdays is the calendar without holidays: Monday to Friday.
func Weekdays(t time.Time) bool {
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday
}

// longestClosure bounds the search for a business day: a calendar that is closed
// for longer counts as open.
const longestClosure = 60

// After adds the duration to t in t's own time zone. A month ends on the
// corresponding date, or on the last day of the month where there is none. A nil
// calendar is Weekdays.
func (d Duration) After(t time.Time, open Calendar) time.Time {
	if open == nil {
		open = Weekdays
	}
	t = addMonths(t, d.Months).AddDate(0, 0, d.Days)
	for range d.Business {
		t = t.AddDate(0, 0, 1)
		for i := 0; i < longestClosure && !open(t); i++ {
			t = t.AddDate(0, 0, 1)
		}
	}
	return t.Add(d.Clock)
}

func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// list joins words as a sentence does: "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
