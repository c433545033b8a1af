package retention

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
)

// Job carries runs on.
const Job = "retention.run"

// batchRecords bounds what one transaction looks at.
const batchRecords = 500

type payload struct {
	ID ID `json:"id"`
}

// Start begins a run, unless one is under way, and has the log's oldest events go.
func Start(tx *db.Tx) (Run, error) {
	if err := DailyLog(tx); err != nil {
		return Run{}, err
	}
	if open, found, err := underWay(tx); err != nil || found {
		return open, err
	}
	r := Run{ID: ID(db.NewID()), BegunAt: tx.Now}
	if err := insertRun(tx, r); err != nil {
		return r, err
	}
	if err := job.Enqueue(tx, Job, payload{r.ID}, job.Unique(string(r.ID))); err != nil {
		return r, err
	}
	return r, audit.Record(tx, audit.Entry{Action: "retention.begun", Object: audit.Object{Type: "retention", ID: string(r.ID)}})
}

// Daily begins a run where the last one is a day old: a chore of housekeeping.
func Daily(tx *db.Tx) error {
	list, err := Runs(tx, 1)
	if err != nil || len(list) > 0 && tx.Now.Before(list[0].BegunAt.AddDate(0, 0, 1)) {
		return err
	}
	_, err = Start(tx)
	return err
}

type worker struct {
	d *db.DB
	// reached is told of each batch before it is committed; tests stop there.
	reached func()
}

// Work is the handler of Job.
func Work(d *db.DB) job.Handler { return worker{d, func() {}}.handle }

func (w worker) handle(ctx context.Context, j job.Job) error {
	var p payload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	for more := true; more; {
		err := w.d.Update(ctx, access.Work, func(tx *db.Tx) (err error) {
			more, err = w.batch(tx, p.ID)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// batch lets the next records go, of the first kind that has some, and writes
// down how far it came.
func (w worker) batch(tx *db.Tx, id ID) (more bool, err error) {
	r, err := findRun(tx, id, tx.Lock())
	if err != nil || r.FinishedAt != nil {
		return false, err
	}
	all, err := kinds(tx)
	if err != nil {
		return false, err
	}
	for r.Kind < len(all) {
		n, err := r.some(tx, all[r.Kind])
		if err != nil {
			return false, err
		}
		if n < batchRecords {
			r.Kind, r.Place = r.Kind+1, ""
		}
		if n > 0 {
			err = saveRun(tx, r)
			w.reached()
			return true, err
		}
	}
	r.FinishedAt = &tx.Now
	if err := saveRun(tx, r); err != nil {
		return false, err
	}
	return false, audit.Record(tx, audit.Entry{
		Action: "retention.finished", Object: audit.Object{Type: "retention", ID: string(r.ID)},
		Detail: map[string]any{"deleted": r.Deleted, "kept": r.Kept},
	})
}

// some looks at the next records of a kind and tells how many there were.
func (r *Run) some(tx *db.Tx, k kind) (int, error) {
	until, ok := k.before(r.BegunAt)
	if !ok {
		return 0, nil
	}
	due, place, err := data.Due(tx, k.product, k.category, until, r.Place, batchRecords)
	if err != nil || len(due) == 0 {
		return 0, err
	}
	r.Place = place
	line := Line{Run: r.ID, ProductID: k.product, Category: k.category, Rule: k.rule.Sentence}
	looked := 0
	for m, ids := range due {
		looked += len(ids)
		kept, err := keeps(tx, m, k)
		if err != nil {
			return 0, err
		}
		if kept != "" {
			line.Kept, line.Why = line.Kept+len(ids), kept
			continue
		}
		if err := data.LetGo(tx, m, k.product, k.category, ids); err != nil {
			return 0, err
		}
		line.Deleted += len(ids)
	}
	r.Deleted, r.Kept = r.Deleted+line.Deleted, r.Kept+line.Kept
	return looked, addLine(tx, line)
}

// keeps asks whether something keeps a member's records of a kind, and says why.
func keeps(tx *db.Tx, m access.MemberID, k kind) (string, error) {
	stored, err := data.Restricted(tx, m, k.product, k.category)
	if err != nil || stored {
		return "Their use is restricted (GDPR Article 18), deletion too.", err
	}
	err = tx.Try(func() error { return tx.Announce(Discarding{m}) })
	if fault.Is(err, fault.Conflict) {
		return "A legal hold keeps them.", nil
	}
	return "", err
}
