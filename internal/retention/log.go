package retention

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/term"
)

// LogJob lets the oldest events of a log go.
const LogJob = "retention.log"

// LogKept is how long the log is kept, and where it begins.
type LogKept struct {
	// Rule is the sentence of the term, Before the time before which events may go
	// by it now.
	Rule   string
	Before time.Time
	// Suspended tells that nothing goes, whatever its age.
	Suspended bool
	// Begins is where the log begins; Since when its oldest event was written, nil
	// where it has none.
	Begins audit.Beginning
	Since  *time.Time
	// Waits says why events that are old enough are still there; "" where none are.
	Waits string
}

// KeptLog tells how long the log is kept.
func KeptLog(tx *db.Tx) (k LogKept, err error) {
	rule, before, err := logRule(tx)
	if err != nil {
		return k, err
	}
	k.Rule, k.Before, k.Suspended = rule.Sentence, before, rule.Suspended
	if k.Begins, err = audit.Begins(tx); err != nil {
		return k, err
	}
	size, err := audit.Size(tx)
	if err == nil && size > k.Begins.Place {
		var at time.Time
		at, err = audit.WrittenAt(tx, k.Begins.Place)
		k.Since = &at
	}
	if err != nil {
		return k, err
	}
	due, err := audit.DueBefore(tx, before)
	k.Waits = due.Waits
	return k, err
}

func logRule(tx *db.Tx) (rule term.Resolution, before time.Time, err error) {
	rule, err = term.Ask(tx, term.RetentionLog, term.Scope{})
	return rule, data.Arose(rule, tx.Now), err
}

// DailyLog asks for the oldest events of the log to go where some are old enough:
// a chore of housekeeping.
func DailyLog(tx *db.Tx) error {
	rule, before, err := logRule(tx)
	if err != nil || rule.Suspended {
		return err
	}
	due, err := audit.DueBefore(tx, before)
	if err != nil || !due.Any() {
		return err
	}
	return job.Enqueue(tx, LogJob, struct{}{}, job.Unique("log"))
}

type logWorker struct {
	d *db.DB
	// reached is told of each batch before it is committed; tests stop there.
	reached func()
}

// WorkLog is the handler of LogJob.
func WorkLog(d *db.DB) job.Handler { return logWorker{d, func() {}}.handle }

// handle lets go batch after batch, each in a transaction of its own that says how
// far it came: whoever comes after a killed worker repeats nothing.
func (w logWorker) handle(ctx context.Context, _ job.Job) error {
	for more := true; more; {
		err := w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
			rule, before, err := logRule(tx)
			if err != nil || rule.Suspended {
				more = false
				return err
			}
			more, err = audit.Forget(tx, before, rule.Sentence)
			w.reached()
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
