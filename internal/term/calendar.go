package term

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// HolidayID identifies a holiday inside an organization.
type HolidayID string

// Holiday is a day on which an organization doesn't work, in its own calendar.
// It has two times, like a clause: the day, and since and until when Steward
// knew of it, so that a date that was worked out before stays explained.
type Holiday struct {
	ID HolidayID `json:"id,omitempty"`
	// Day is the date, at midnight UTC.
	Day          time.Time  `json:"day"`
	Name         string     `json:"name"`
	RecordedFrom time.Time  `json:"recorded_from,omitzero"`
	RecordedTo   *time.Time `json:"recorded_to,omitempty"`
}

// NewHoliday is a holiday to be entered.
type NewHoliday struct {
	Day  time.Time
	Name string
}

const (
	maxHolidays    = 500
	maxHolidayName = 80
	// horizon is how far ahead a snapshot keeps holidays: no deadline is longer.
	horizon = 2 * 366
)

// known tells whether the holiday was in the calendar at a time.
func (h Holiday) known(at time.Time) bool {
	return !h.RecordedFrom.After(at) && (h.RecordedTo == nil || h.RecordedTo.After(at))
}

// Holidays lists the days of the organization's own calendar as known at a time.
func (r Rules) Holidays(knownAt time.Time) []Holiday {
	return slices.DeleteFunc(slices.Clone(r.holidays), func(h Holiday) bool { return !h.known(knownAt) })
}

// Calendar is the organization's own as known at a time: Monday to Friday but
// its holidays. Laws have calendars of their own (internal/rights).
func (r Rules) Calendar(knownAt time.Time) Calendar { return CalendarOf(r.Holidays(knownAt)) }

// CalendarOf is Weekdays without these days.
func CalendarOf(holidays []Holiday) Calendar {
	if len(holidays) == 0 {
		return Weekdays
	}
	closed := make(map[string]bool, len(holidays))
	for _, h := range holidays {
		closed[h.Day.Format(time.DateOnly)] = true
	}
	return func(t time.Time) bool { return Weekdays(t) && !closed[t.Format(time.DateOnly)] }
}

// After adds the resolved duration to a time, in business days of the
// organization's calendar as it was known for the question.
func (r Resolution) After(from time.Time) time.Time {
	return r.Value.Duration().After(from, CalendarOf(r.closed))
}

// Ahead are the holidays that a deadline which begins at a time can meet, as
// known at another: what whoever keeps a deadline keeps with it.
func (r Rules) Ahead(from, knownAt time.Time) []Holiday {
	end := from.AddDate(0, 0, horizon)
	var out []Holiday
	for _, h := range r.Holidays(knownAt) {
		if !h.Day.Before(from.AddDate(0, 0, -1)) && h.Day.Before(end) {
			out = append(out, Holiday{Day: h.Day, Name: h.Name})
		}
	}
	return out
}

func byDay(a, b Holiday) int {
	if n := a.Day.Compare(b.Day); n != 0 {
		return n
	}
	return strings.Compare(string(a.ID), string(b.ID))
}

// ListHolidays lists the organization's holidays as they stand, by day.
func ListHolidays(tx *db.Tx) ([]Holiday, error) {
	all, err := selectHolidays(tx)
	return slices.DeleteFunc(all, func(h Holiday) bool { return h.RecordedTo != nil }), err
}

// AddHolidays enters holidays into the organization's own calendar. What was
// worked out before (a request's dates) doesn't move. A day that is there
// already, and a weekend, which is no business day anyway, are Invalid.
func AddHolidays(tx *db.Tx, list []NewHoliday) ([]Holiday, error) {
	standing, err := ListHolidays(tx)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 || len(standing)+len(list) > maxHolidays {
		return nil, fault.New(fault.Invalid, "A calendar takes 1 to %d holidays; it has %d.", maxHolidays, len(standing)).On("holidays")
	}
	days := map[string]bool{}
	for _, h := range standing {
		days[h.Day.Format(time.DateOnly)] = true
	}
	out := make([]Holiday, len(list))
	for i, n := range list {
		if err := n.check(days); err != nil {
			return nil, fault.New(fault.Invalid, "Holiday %d: %v", i+1, err).On(fmt.Sprintf("holidays.%d", i))
		}
		day := n.Day.Format(time.DateOnly)
		days[day] = true
		out[i] = Holiday{ID: HolidayID(db.NewID()), Day: midnight(n.Day), Name: strings.TrimSpace(n.Name), RecordedFrom: tx.Now}
		if err := insertHoliday(tx, out[i]); err != nil {
			return nil, err
		}
		if err := recordHoliday(tx, "calendar.holiday_added", out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (n NewHoliday) check(taken map[string]bool) error {
	switch name := strings.TrimSpace(n.Name); {
	case n.Day.Year() < 2000 || n.Day.Year() > 2200:
		return fmt.Errorf("the day is written like 2026-12-24")
	case name == "" || utf8.RuneCountInString(name) > maxHolidayName:
		return fmt.Errorf("its name has 1 to %d characters", maxHolidayName)
	case !Weekdays(n.Day):
		return fmt.Errorf("%s is a %s, no business day anyway", n.Day.Format(time.DateOnly), n.Day.Weekday())
	case taken[n.Day.Format(time.DateOnly)]:
		return fmt.Errorf("%s is in the calendar already", n.Day.Format(time.DateOnly))
	}
	return nil
}

// RemoveHoliday takes a holiday out of the calendar from now on. It is NotFound
// where there is none.
func RemoveHoliday(tx *db.Tx, id HolidayID) error {
	all, err := ListHolidays(tx)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(h Holiday) bool { return h.ID == id })
	if i < 0 {
		return fault.New(fault.NotFound, "There is no holiday with this id.").On("holidayId")
	}
	if err := endHoliday(tx, id); err != nil {
		return err
	}
	return recordHoliday(tx, "calendar.holiday_removed", all[i])
}

func recordHoliday(tx *db.Tx, action string, h Holiday) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "holiday", ID: string(h.ID)},
		Detail: map[string]any{"day": h.Day.Format(time.DateOnly), "name": h.Name},
	})
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

type holidayRow struct {
	ID           HolidayID  `db:"id"`
	Day          string     `db:"day"`
	Name         string     `db:"name"`
	RecordedFrom time.Time  `db:"recorded_from"`
	RecordedTo   *time.Time `db:"recorded_to"`
}

// selectHolidays reads every holiday that ever was in the calendar, by day.
func selectHolidays(tx *db.Tx) ([]Holiday, error) {
	var rows []holidayRow
	if err := tx.Select(&rows, `select id, day, name, recorded_from, recorded_to from org_holiday where org_id = :org order by day, id`, nil); err != nil {
		return nil, err
	}
	out := make([]Holiday, len(rows))
	for i, r := range rows {
		day, err := time.Parse(time.DateOnly, r.Day)
		if err != nil {
			return nil, err
		}
		out[i] = Holiday{ID: r.ID, Day: day, Name: r.Name, RecordedFrom: r.RecordedFrom.UTC(), RecordedTo: utc(r.RecordedTo)}
	}
	return out, nil
}

func insertHoliday(tx *db.Tx, h Holiday) error {
	_, err := tx.Exec(`
		insert into org_holiday (org_id, id, day, name, recorded_from)
		values (:org, :id, :day, :name, :now)`,
		db.Args{"id": string(h.ID), "day": h.Day.Format(time.DateOnly), "name": h.Name, "now": h.RecordedFrom})
	if db.Violated(err, "org_holiday_day_key", "org_holiday.org_id, org_holiday.day") {
		err = fault.New(fault.Conflict, "Somebody else has entered %s meanwhile. Look at the calendar again.", h.Day.Format(time.DateOnly)).Because(err)
	}
	return err
}

func endHoliday(tx *db.Tx, id HolidayID) error {
	return tx.ExecOne(`
		update org_holiday set recorded_to = :now
		where org_id = :org and id = :id and recorded_to is null`, db.Args{"id": string(id), "now": tx.Now})
}
