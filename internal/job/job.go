// Package job is background work: enqueued in the caller's transaction, claimed
// by lease, run with the rights of a worker of that organization, retried with
// growing pauses, given up after a while. A job may run more than once, so
// handlers are idempotent.
//
// It is a table of its own, the same on both databases, because the door begins
// transactions by statement (internal/db) and that leaves no sql.Tx or pgx.Tx
// to hand to a library.
package job

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// State is where a job is.
type State string

// The states.
const (
	Waiting State = "waiting"
	Running State = "running"
	Done    State = "done"
	// Failed is given up: by the handler, or after too many attempts.
	Failed State = "failed"
)

// Job is one piece of work.
type Job struct {
	OrgID   access.OrgID `db:"org_id"`
	ID      string       `db:"id"`
	Kind    string       `db:"kind"`
	Payload []byte       `db:"payload"`
	State   State        `db:"state"`
	RunAt   time.Time    `db:"run_at"`
	// Attempt counts from 1.
	Attempt int    `db:"attempt"`
	Error   string `db:"error"`
}

// Into reads the payload.
func (j Job) Into(dest any) error { return json.Unmarshal(j.Payload, dest) }

type options struct {
	at     time.Time
	unique string
}

// Option changes how a job is enqueued.
type Option func(*options)

// At runs the job no earlier than this.
func At(t time.Time) Option { return func(o *options) { o.at = t } }

// Unique drops the new job while another of the same organization, kind and key
// is waiting or running.
func Unique(key string) Option { return func(o *options) { o.unique = key } }

// Enqueue asks for work once this transaction is committed. The payload becomes
// JSON and holds ids, never personal data.
func Enqueue(tx *db.Tx, kind string, payload any, opts ...Option) error {
	o := options{at: tx.Now}
	for _, set := range opts {
		set(&o)
	}
	body, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	if err := insert(tx, kind, body, o); err != nil {
		return err
	}
	tx.After(wake)
	return nil
}

// bell wakes the runners of this process when a job was committed.
var bell = make(chan struct{}, 1)

func wake() {
	select {
	case bell <- struct{}{}:
	default:
	}
}

// Fail wraps an error that trying again can't mend: the job is given up at once.
func Fail(err error) error { return &permanent{err} }

type permanent struct{ err error }

func (p *permanent) Error() string { return p.err.Error() }
func (p *permanent) Unwrap() error { return p.err }

// maxAttempts gives up after about a day and a half; housekeeping revives what
// was given up that way (Revive).
const maxAttempts = 20

// pause grows from 2 s to 4 h.
func pause(attempt int) time.Duration {
	const longest = 4 * time.Hour
	if attempt > maxAttempts {
		return longest
	}
	return min(2*time.Second<<(attempt-1), longest)
}

// outcome says what becomes of a job whose handler returned err.
func outcome(j Job, err error, now time.Time) (State, time.Time) {
	switch _, final := errors.AsType[*permanent](err); {
	case err == nil:
		return Done, now
	case final || j.Attempt >= maxAttempts:
		return Failed, now
	}
	wait := pause(j.Attempt)
	if f, ok := errors.AsType[*fault.Error](err); ok && f.RetryAfter > wait {
		wait = f.RetryAfter
	}
	return Waiting, now.Add(wait)
}
