// Package logfile writes an organization's log into a file, all of it or what a
// filter leaves: in the background, with progress, from where it stopped after a
// restart, and without any limit on its length that would leave something out
// silently. Lines of JSON or a table (CSV); both prove themselves, so that
// "steward verify log" finds every change (audit.Piece).
//
// It refuses to know what events mean and how files are kept.
package logfile

import (
	"reflect"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/job"
)

// Format is how the file is written.
type Format string

// The formats.
const (
	JSONL Format = "jsonl"
	CSV   Format = "csv"
)

// State is how far an export has come.
type State string

// The states.
const (
	Running   State = "running"
	Finished  State = "finished"
	Failed    State = "failed"
	Cancelled State = "cancelled"
)

// Purpose is the name of the file purpose.
const Purpose = "log"

// Export is a file of the log being made.
type Export struct {
	ID     string
	Format Format
	Filter audit.Filter
	// Personal puts personal values in.
	Personal bool
	Starter  Starter
	State    State
	Problem  string
	// Size is how long the log was at the start: what came later is not in it.
	Size int64
	// Position is the place of the log that it has come to, Events how many
	// events it has.
	Position   int64
	Events     int
	FileID     file.ID
	CreatedAt  time.Time
	FinishedAt *time.Time

	since int64
	mark  []byte
}

// Starter is who started an export.
type Starter struct {
	Kind access.ActorKind `json:"kind"`
	ID   string           `json:"id"`
}

const (
	// maxLive is how many exports an organization can have under way.
	maxLive = 3
	// keepFor is how long an export is listed.
	keepFor = 30 * 24 * time.Hour
)

// Job writes an export.
const Job = "log_export.write"

type payload struct {
	ID string `json:"id"`
}

// Start begins an export of what the log holds now (permission ReadLog; personal
// values take ReadMembers too).
func Start(tx *db.Tx, x Export) (Export, error) {
	if x.Format != JSONL && x.Format != CSV {
		return x, fault.New(fault.Invalid, "A log is exported as lines of JSON or as CSV.").On("format")
	}
	if x.Personal && !tx.Actor.May(access.ReadMembers) {
		return x, fault.New(fault.Denied, "Personal values are exported only by who may see members. Leave them out.").On("personal")
	}
	live, err := countLive(tx)
	if err != nil {
		return x, err
	}
	if live >= maxLive {
		return x, fault.New(fault.Conflict, "%d exports of the log are under way. Wait until one is done.", live).Coded("LIMIT")
	}
	if x.Size, err = audit.Size(tx); err != nil {
		return x, err
	}
	if x.Size == 0 {
		return x, fault.New(fault.Conflict, "The log is empty yet.")
	}
	x.ID, x.State, x.CreatedAt, x.Starter = db.NewID(), Running, tx.Now, Starter{tx.Actor.Kind, tx.Actor.ID}
	if err := insert(tx, x); err != nil {
		return x, err
	}
	if err := job.Enqueue(tx, Job, payload{x.ID}, job.Unique(x.ID)); err != nil {
		return x, err
	}
	return x, x.record(tx, "log_export.started")
}

// Cancel ends an export that is under way.
func Cancel(tx *db.Tx, id string) (Export, error) {
	x, err := find(tx, id, tx.Lock())
	if err != nil {
		return x, err
	}
	if x.State != Running {
		return x, fault.New(fault.Conflict, "The export is %s already.", x.State)
	}
	x.State, x.FinishedAt, x.mark = Cancelled, &tx.Now, nil
	if err := save(tx, x); err != nil {
		return x, err
	}
	return x, x.record(tx, "log_export.cancelled")
}

// Find returns an export of the organization.
func Find(tx *db.Tx, id string) (Export, error) { return find(tx, id, "") }

// KeepUnwritten keeps events that an export still has to write from being let go by
// the terms. Wiring subscribes it.
func KeepUnwritten(tx *db.Tx, f audit.Forgetting) error {
	place, err := unwritten(tx)
	if err == nil && place >= 0 {
		f.Keep(place, "An export of the log is being written.")
	}
	return err
}

// Forget removes exports whose time is over; their files have their own.
func Forget(tx *db.Tx) error { return forget(tx, tx.Now.Add(-keepFor)) }

func (x Export) record(tx *db.Tx, action string) error {
	detail := map[string]any{"format": string(x.Format), "personal": x.Personal, "size": x.Size, "filtered": !reflect.DeepEqual(x.Filter, audit.Filter{})}
	if x.State != Running {
		detail["events"], detail["file"] = x.Events, string(x.FileID)
	}
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "log_export", ID: x.ID}, Detail: detail})
}
