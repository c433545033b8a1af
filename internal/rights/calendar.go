package rights

import "time"

// Holidays tells whether a day is a public holiday, and its name.
type Holidays func(day time.Time) (name string, is bool)

// working tells whether people work on this day.
func working(day time.Time, h Holidays) bool {
	if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		return false
	}
	if h == nil {
		return true
	}
	_, holiday := h(day)
	return !holiday
}

// nextWorking is the day itself or the first working day after it.
func nextWorking(day time.Time, h Holidays) time.Time {
	for !working(day, h) {
		day = day.AddDate(0, 0, 1)
	}
	return day
}

func midnight(t time.Time) time.Time {
	t = t.UTC()
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// endOf is the last second of a day: a deadline that is a date ends with it.
func endOf(day time.Time) time.Time { return midnight(day).AddDate(0, 0, 1).Add(-time.Second) }

func date(year int, m time.Month, day int) time.Time {
	return time.Date(year, m, day, 0, 0, 0, 0, time.UTC)
}

// nth is the n-th given weekday of a month; n < 0 counts from its end.
func nth(year int, m time.Month, w time.Weekday, n int) time.Time {
	if n < 0 {
		last := date(year, m+1, 0)
		return last.AddDate(0, 0, -(int(last.Weekday()-w+7) % 7))
	}
	first := date(year, m, 1)
	return first.AddDate(0, 0, int(w-first.Weekday()+7)%7+7*(n-1))
}

// easter is Easter Sunday of the Gregorian calendar (the anonymous algorithm,
// Meeus, Astronomical Algorithms, chapter 8).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(year, time.Month(n/31), n%31+1)
}

// bankHolidays are those of England and Wales (Banking and Financial Dealings
// Act 1971), with their substitutes. One-off proclamations are not in it, so a
// date can be early by such a day, never late.
func bankHolidays(day time.Time) (string, bool) {
	y, sunday := day.Year(), easter(day.Year())
	fixed := []holiday{
		{"Good Friday", sunday.AddDate(0, 0, -2)},
		{"Easter Monday", sunday.AddDate(0, 0, 1)},
		{"Early May bank holiday", nth(y, time.May, time.Monday, 1)},
		{"Spring bank holiday", nth(y, time.May, time.Monday, -1)},
		{"Summer bank holiday", nth(y, time.August, time.Monday, -1)},
		{"New Year's Day", nextWorking(date(y, time.January, 1), nil)},
		{"Christmas Day", christmas(y)},
		{"Boxing Day", boxing(y)},
	}
	for _, f := range fixed {
		if f.on.Equal(midnight(day)) {
			return f.name, true
		}
	}
	return "", false
}

// christmas and boxing give the weekdays on which both are observed: where they
// fall on a weekend, the substitutes come after the one that does not.
func christmas(year int) time.Time {
	d := date(year, time.December, 25)
	switch d.Weekday() {
	case time.Saturday, time.Sunday:
		return date(year, time.December, 27)
	}
	return d
}

func boxing(year int) time.Time {
	d := date(year, time.December, 26)
	switch d.Weekday() {
	case time.Saturday, time.Sunday:
		return date(year, time.December, 28)
	}
	return d
}

// federalHolidays are those of the United States (5 U.S.C. 6103), on the
// weekday on which they are observed.
func federalHolidays(day time.Time) (string, bool) {
	for _, y := range []int{day.Year(), day.Year() + 1} {
		for _, h := range federal(y) {
			if h.on.Equal(midnight(day)) {
				return h.name, true
			}
		}
	}
	return "", false
}

type holiday struct {
	name string
	on   time.Time
}

func federal(y int) []holiday {
	return []holiday{
		{"New Year's Day", observed(date(y, time.January, 1))},
		{"Birthday of Martin Luther King, Jr.", nth(y, time.January, time.Monday, 3)},
		{"Washington's Birthday", nth(y, time.February, time.Monday, 3)},
		{"Memorial Day", nth(y, time.May, time.Monday, -1)},
		{"Juneteenth", observed(date(y, time.June, 19))},
		{"Independence Day", observed(date(y, time.July, 4))},
		{"Labor Day", nth(y, time.September, time.Monday, 1)},
		{"Columbus Day", nth(y, time.October, time.Monday, 2)},
		{"Veterans Day", observed(date(y, time.November, 11))},
		{"Thanksgiving Day", nth(y, time.November, time.Thursday, 4)},
		{"Christmas Day", observed(date(y, time.December, 25))},
	}
}

func observed(d time.Time) time.Time {
	switch d.Weekday() {
	case time.Saturday:
		return d.AddDate(0, 0, -1)
	case time.Sunday:
		return d.AddDate(0, 0, 1)
	}
	return d
}
