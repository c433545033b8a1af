package rights

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

// Stats are the numbers of the overview.
type Stats struct {
	// Counts has every state and kind that occurs.
	Counts []StateCount
	// Open requests in all; Soon are due within seven days, Overdue are past
	// their due date.
	Open, Soon, Overdue int
	// MedianDays is the median time from receipt to answer, in days, of those
	// answered in the last year; nil where none was.
	MedianDays *int
	// Weeks are the last twelve, oldest first.
	Weeks []Week
	// StandingHolds is how many holds are in force.
	StandingHolds int
}

// StateCount is how many requests of a kind are in a state.
type StateCount struct {
	State State `db:"state"`
	Kind  Kind  `db:"kind"`
	Count int   `db:"n"`
}

// Week counts the requests that were received and answered in a week, which
// begins on Monday (UTC).
type Week struct {
	Monday   time.Time
	Received int
	Answered int
}

const (
	soonWithin = 7 * 24 * time.Hour
	weeks      = 12
)

// Numbers reads the stats (permission ReadRequests).
func Numbers(tx *db.Tx) (s Stats, err error) {
	if err := tx.Whole(); err != nil {
		return s, err
	}
	if s.Counts, err = countStates(tx); err != nil {
		return s, err
	}
	for _, c := range s.Counts {
		if !c.State.Final() {
			s.Open += c.Count
		}
	}
	if s.Overdue, err = Count(tx, Filter{OpenOnly: true, DueBefore: &tx.Now}); err != nil {
		return s, err
	}
	soon := tx.Now.Add(soonWithin)
	if s.Soon, err = Count(tx, Filter{OpenOnly: true, DueBefore: &soon}); err != nil {
		return s, err
	}
	s.Soon -= s.Overdue
	if s.MedianDays, err = medianDays(tx, day(tx.Now.AddDate(-1, 0, 0))); err != nil {
		return s, err
	}
	if s.StandingHolds, err = countHolds(tx); err != nil {
		return s, err
	}
	s.Weeks, err = weekly(tx)
	return s, err
}

func weekly(tx *db.Tx) ([]Week, error) {
	first := monday(tx.Now).AddDate(0, 0, -7*(weeks-1))
	received, err := perDay(tx, "received_on", day(first))
	if err != nil {
		return nil, err
	}
	answered, err := perDay(tx, "answered_on", day(first))
	if err != nil {
		return nil, err
	}
	out := make([]Week, weeks)
	for i := range out {
		out[i].Monday = first.AddDate(0, 0, 7*i)
		for d := range 7 {
			on := day(out[i].Monday.AddDate(0, 0, d))
			out[i].Received += received[on]
			out[i].Answered += answered[on]
		}
	}
	return out, nil
}

func monday(t time.Time) time.Time {
	d := midnight(t)
	return d.AddDate(0, 0, -(int(d.Weekday())+6)%7)
}
