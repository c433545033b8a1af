package rights

import (
	"context"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
)

// Lifting has every source that restricted for a request use its subject's data
// again, on the day that they were told (GDPR Article 18(3)). Wiring subscribes it.
func Lifting(tx *db.Tx, e data.LiftDue) error {
	return job.Enqueue(tx, jobLift, requestJob{ID(e.Restriction.RequestID)}, job.Unique(e.Restriction.RequestID))
}

// lift gives each source that has restricted its task to lift. What is not
// connected any more is a task that fails until it is again.
func (w *worker) lift(ctx context.Context, j job.Job) error {
	var p requestJob
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, p.Request, tx.Lock())
		if err != nil {
			return err
		}
		tasks, err := tasksOf(tx, []ID{r.ID})
		if err != nil || allDone(tasks, Lift) {
			return err
		}
		return addTasks(tx, r, Lift, restricting(tasks))
	})
}

// restricting are the sources that were asked to restrict, whether or not they had
// finished.
func restricting(tasks []Task) (out []data.NamedSource) {
	for _, t := range tasks {
		known := slices.ContainsFunc(out, func(s data.NamedSource) bool { return s.ID == t.SourceID })
		if t.Work == Restrict && !known {
			out = append(out, data.NamedSource{ID: t.SourceID, Name: t.SourceName})
		}
	}
	return out
}
