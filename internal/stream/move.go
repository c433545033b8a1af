package stream

import (
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Resume sends again from where the stream stopped. What is older than SpoolFor is
// left out where it stood still for longer, and an event says what.
func Resume(tx *db.Tx, id string) (Stream, error) {
	s, err := lock(tx, id)
	if err != nil || s.State == Active {
		return s, err
	}
	if s.forfeits(tx.Now) {
		if err := s.skip(tx, tx.Now.Add(-SpoolFor)); err != nil {
			return s, err
		}
	}
	s.State, s.Reason, s.PausedAt, s.NextAt, s.Failures, s.FailingSince = Active, "", nil, nil, 0, nil
	if err := save(tx, &s); err != nil {
		return s, err
	}
	if err := wake(tx, s); err != nil {
		return s, err
	}
	return s, s.record(tx, "log_stream.resumed", map[string]any{"position": s.Position})
}

// forfeits tells whether a stream has stood still for so long that what is older
// than SpoolFor is left out once it goes on.
func (s Stream) forfeits(now time.Time) bool {
	stopped := s.PausedAt
	if s.FailingSince != nil && (stopped == nil || s.FailingSince.Before(*stopped)) {
		stopped = s.FailingSince
	}
	return s.State != Active && stopped != nil && now.Sub(*stopped) > SpoolFor
}

// keepUnsent keeps events that a stream still has to send from being let go by the
// terms: all from its place on, or those of SpoolFor where it forfeits the rest.
func keepUnsent(tx *db.Tx, f audit.Forgetting) error {
	all, err := List(tx)
	if err != nil {
		return err
	}
	for _, s := range all {
		from := s.Position
		if s.forfeits(tx.Now) {
			young, err := audit.PlaceAt(tx, tx.Now.Add(-SpoolFor))
			if err != nil {
				return err
			}
			from = max(from, young)
		}
		f.Keep(from, "The log stream “"+s.Name+"” still has to send it.")
	}
	return nil
}

// skip goes to the first event of a time or later and says what is left out.
func (s *Stream) skip(tx *db.Tx, since time.Time) error {
	to, err := audit.PlaceAt(tx, since)
	if err != nil || to <= s.Position {
		return err
	}
	from := s.Position
	s.Position = to
	return s.record(tx, "log_stream.gap", map[string]any{"from": from, "next": to, "places": to - from})
}

// Replay goes to a place of the log and sends from there; what was sent before is
// sent again. A place beyond the end is the end, and one that the terms have let
// go is the log's beginning.
func Replay(tx *db.Tx, id string, from int64) (Stream, error) {
	s, err := lock(tx, id)
	if err != nil {
		return s, err
	}
	if from < 0 {
		return s, fault.New(fault.Invalid, "Places in the log are counted from 0.").On("position")
	}
	size, err := audit.Size(tx)
	if err != nil {
		return s, err
	}
	begins, err := audit.Begins(tx)
	if err != nil {
		return s, err
	}
	before := s.Position
	s.Position, s.NextAt = min(max(from, begins.Place), size), nil
	s.Delivered = min(s.Delivered, s.Position)
	if err := save(tx, &s); err != nil {
		return s, err
	}
	if err := wake(tx, s); err != nil {
		return s, err
	}
	return s, s.record(tx, "log_stream.replayed", map[string]any{"from": s.Position, "was": before})
}

// ReplaySince is Replay from the first event of a time or later.
func ReplaySince(tx *db.Tx, id string, since time.Time) (Stream, error) {
	from, err := audit.PlaceAt(tx, since)
	if err != nil {
		return Stream{}, err
	}
	return Replay(tx, id, from)
}

// Lag is how far a stream is behind.
type Lag struct {
	// Events counts the places of the log that were not looked at yet.
	Events int64
	// Since is when the oldest of them was written; nil where there is none.
	Since *time.Time
}

// Behind tells how far a stream is behind.
func Behind(tx *db.Tx, s Stream) (l Lag, err error) {
	size, err := audit.Size(tx)
	if err != nil || size <= s.Position {
		return l, err
	}
	l.Events = size - s.Position
	at, err := audit.WrittenAt(tx, s.Position)
	if err != nil {
		return l, err
	}
	l.Since = &at
	return l, nil
}

// Wake asks for work for every stream that sends: housekeeping calls it, in case a
// job was lost.
func Wake(tx *db.Tx) error {
	all, err := List(tx)
	if err != nil {
		return err
	}
	for _, s := range all {
		if err := wake(tx, s); err != nil {
			return err
		}
	}
	return nil
}
