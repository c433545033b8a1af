// Package stream sends an organization's log to what it watches its systems with:
// over HTTPS, as syslog over TLS (RFC 5424, RFC 5425), or into an object store.
//
// A stream has a place in the log. It sends what comes after it in the log's own
// order, piece by piece, and moves on only when the receiver has taken a piece:
// at least once, in order, nothing left out. The log itself is the spool, so a
// stream can go back to any place; one that stood still for longer than SpoolFor
// goes on with what is younger, and the gap is an event.
//
// Each piece proves itself (audit.Piece): "steward verify stream" finds what was
// changed, removed or moved on the way or at the receiver.
//
// It refuses to know what events mean, and who may see what: personal values go
// along only while whoever set the stream up may see members.
package stream

import (
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
)

// Kind is how a stream reaches its receiver.
type Kind string

// The kinds.
const (
	HTTPS  Kind = "https"
	Syslog Kind = "syslog"
	Bucket Kind = "bucket"
)

// State tells whether a stream sends.
type State string

// The states.
const (
	Active State = "active"
	// Paused by an administrator, or because it failed for as long as SpoolFor.
	Paused State = "paused"
)

// SpoolFor is how long a stream that stands still loses nothing: longer, and it
// goes on with events that are no older than this.
const SpoolFor = 7 * 24 * time.Hour

// Stream is one way out of the log.
type Stream struct {
	ID   string
	Name string
	Kind Kind
	Target
	// Actions are the patterns of what is sent.
	Actions audit.Wanted
	// Personal sends personal values along, as long as Creator may see members.
	Personal bool
	// Creator set the stream up, or changed where it goes.
	Creator Creator
	State   State
	// Reason says what went wrong last, or why Steward paused it; "" where
	// nothing did.
	Reason string
	// Position is the place of the next event to look at; Delivered is where
	// the last piece that was taken ended.
	Position, Delivered int64
	// Failures counts attempts that failed since the last success, FailingSince
	// the time of the first of them.
	Failures        int
	FailingSince    *time.Time
	PausedAt        *time.Time
	NextAt          *time.Time
	LastDeliveredAt *time.Time
	Version         int
	CreatedAt       time.Time
	UpdatedAt       time.Time

	sealed      []byte
	leaseHolder string
	leaseUntil  *time.Time
}

// Creator is who answers for what a stream is given.
type Creator struct {
	Kind access.ActorKind `json:"kind"`
	ID   string           `json:"id"`
}

// New is a stream to be made or changed.
type New struct {
	Name     string
	Target   Target
	Secret   Secret
	Actions  audit.Wanted
	Personal bool
	// FromStart begins a new stream with the first event instead of the next.
	FromStart bool
	// Version, where not 0, is the one that a change was made on.
	Version int
}

const (
	// most is how many streams an organization can have.
	most    = 3
	maxName = 100
)

func (s Stream) check() error {
	if s.Name == "" || len([]rune(s.Name)) > maxName {
		return fault.New(fault.Invalid, "A stream needs a name of at most %d characters that says what receives it.", maxName).On("name")
	}
	if err := s.Actions.Check(); err != nil {
		return err
	}
	return s.Target.check(s.Kind)
}

// over gives the stream what n says.
func (n New) over(s Stream) Stream {
	s.Name, s.Target, s.Actions, s.Personal = strings.TrimSpace(n.Name), n.Target.trimmed(), n.Actions.Sorted(), n.Personal
	return s
}

// mayGive refuses personal values to who may not see members: nobody sends out
// what they may not read.
func (n New) mayGive(tx *db.Tx) error {
	if !n.Personal || tx.Actor.May(access.ReadMembers) {
		return nil
	}
	return fault.New(fault.Denied, "Personal values are sent only by who may see members. Leave them out.").On("personal")
}

// Create makes a stream. The signing secret of one that signs is shown this once;
// "" where it doesn't.
func Create(tx *db.Tx, kind Kind, n New) (s Stream, shown string, err error) {
	all, err := List(tx)
	if err != nil {
		return s, "", err
	}
	if len(all) >= most {
		return s, "", fault.New(fault.Conflict, "There are %d streams already, which is the limit. Change or remove one.", len(all)).Coded("LIMIT")
	}
	if err := n.mayGive(tx); err != nil {
		return s, "", err
	}
	s = n.over(Stream{ID: db.NewID(), Kind: kind, State: Active, Version: 1, CreatedAt: tx.Now, UpdatedAt: tx.Now})
	s.Creator = Creator{tx.Actor.Kind, tx.Actor.ID}
	if err := s.check(); err != nil {
		return s, "", err
	}
	if shown, err = s.keep(tx, n.Secret, Secret{}); err != nil {
		return s, "", err
	}
	if !n.FromStart {
		if s.Position, err = audit.Size(tx); err != nil {
			return s, "", err
		}
		s.Delivered = s.Position
	}
	if err := insert(tx, s); err != nil {
		return s, "", err
	}
	if err := wake(tx, s); err != nil {
		return s, "", err
	}
	return s, shown, s.record(tx, "log_stream.created", map[string]any{"kind": string(kind), "host": s.host(), "personal": s.Personal, "actions": s.Actions})
}

// Update changes a stream; its kind stays. A secret that is left out stays, but
// for one that would be sent to another address than it was given for.
func Update(tx *db.Tx, id string, n New) (s Stream, shown string, err error) {
	before, err := lock(tx, id)
	if err != nil {
		return s, "", err
	}
	if n.Version != 0 && n.Version != before.Version {
		return s, "", fault.New(fault.Conflict, "Somebody changed the stream meanwhile. Look at it again.").Now(before.Version)
	}
	if err := n.mayGive(tx); err != nil {
		return s, "", err
	}
	s = n.over(before)
	if err := s.check(); err != nil {
		return s, "", err
	}
	old, err := before.open(tx)
	if err != nil {
		return s, "", err
	}
	if before.Where() != s.Where() {
		old = old.elsewhere()
	}
	if shown, err = s.keep(tx, n.Secret, old); err != nil {
		return s, "", err
	}
	names := changed(before, s, !n.Secret.empty() || shown != "")
	if len(names) == 0 {
		return before, "", nil
	}
	s.Creator, s.NextAt, s.Version = Creator{tx.Actor.Kind, tx.Actor.ID}, nil, before.Version+1
	if err := save(tx, &s); err != nil {
		return s, "", err
	}
	if err := wake(tx, s); err != nil {
		return s, "", err
	}
	return s, shown, s.record(tx, "log_stream.changed", map[string]any{"changed": names, "host": s.host(), "personal": s.Personal})
}

func changed(a, b Stream, secret bool) (names []string) {
	for name, differs := range map[string]bool{
		"name": a.Name != b.Name, "target": a.Target != b.Target, "actions": !slices.Equal(a.Actions, b.Actions),
		"personal": a.Personal != b.Personal, "secret": secret,
	} {
		if differs {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Pause stops sending. What happens meanwhile is kept for SpoolFor.
func Pause(tx *db.Tx, id string) (Stream, error) {
	s, err := lock(tx, id)
	if err != nil || s.State == Paused {
		return s, err
	}
	s.State, s.Reason, s.PausedAt, s.NextAt = Paused, "", &tx.Now, nil
	if err := save(tx, &s); err != nil {
		return s, err
	}
	return s, s.record(tx, "log_stream.paused", map[string]any{"by": "administrator", "position": s.Position})
}

// Delete removes a stream with its delivery log.
func Delete(tx *db.Tx, id string) error {
	s, err := lock(tx, id)
	if err != nil {
		return err
	}
	if err := remove(tx, id); err != nil {
		return err
	}
	return s.record(tx, "log_stream.deleted", map[string]any{"kind": string(s.Kind), "position": s.Position})
}

// Subscribe wakes an organization's streams when events have got their places,
// and keeps events that a stream still has to send. Wiring calls it once.
func Subscribe(d *db.DB) {
	db.Subscribe(d, keepUnsent)
	db.Subscribe(d, func(tx *db.Tx, _ audit.Placed) error {
		due, err := awake(tx)
		if err != nil {
			return err
		}
		for _, id := range due {
			if err := job.Enqueue(tx, Job, payload{Stream: id}); err != nil {
				return err
			}
		}
		return nil
	})
}

// wake asks for work where the stream sends.
func wake(tx *db.Tx, s Stream) error {
	if s.State != Active {
		return nil
	}
	return job.Enqueue(tx, Job, payload{Stream: s.ID})
}

func (s Stream) record(tx *db.Tx, action string, detail map[string]any) error {
	if detail == nil {
		detail = map[string]any{}
	}
	detail["name"] = s.Name
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "log_stream", ID: s.ID}, Detail: detail})
}
