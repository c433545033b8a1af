package job

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

const (
	poll    = time.Second
	lease   = 2 * time.Minute
	workers = 4
	// putBackWithin bounds what is written after the context has ended.
	putBackWithin = 5 * time.Second
)

// Handler carries out a job. The context carries a worker of the job's
// organization and ends when the program stops.
type Handler func(ctx context.Context, j Job) error

// Runner claims and runs jobs.
type Runner struct {
	d        *db.DB
	log      *slog.Logger
	handlers map[string]Handler
}

// NewRunner makes a runner without handlers.
func NewRunner(d *db.DB, log *slog.Logger) *Runner {
	return &Runner{d: d, log: log, handlers: map[string]Handler{}}
}

// Handle says what carries out a kind of job. Wiring calls it before Run.
func (r *Runner) Handle(kind string, h Handler) { r.handlers[kind] = h }

// Run runs jobs until the context ends; then it lets handlers finish or puts
// their jobs back.
func (r *Runner) Run(ctx context.Context) {
	for {
		n, err := r.round(ctx)
		if err != nil && ctx.Err() == nil {
			r.log.ErrorContext(ctx, "claiming jobs failed; it is tried again", "error", err)
		}
		if n > 0 && ctx.Err() == nil {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-bell:
		case <-time.After(poll):
		}
	}
}

// Drain runs every job that is due, and those that they enqueue, and returns
// when none is. For tests and for commands that must leave nothing waiting.
func (r *Runner) Drain(ctx context.Context) error {
	for {
		if n, err := r.round(ctx); err != nil || n == 0 {
			return err
		}
	}
}

// round claims a handful of jobs and runs them side by side.
func (r *Runner) round(ctx context.Context) (int, error) {
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	var jobs []Job
	kinds := slices.Sorted(maps.Keys(r.handlers))
	err := r.d.Across(ctx, "claim due jobs", func(w *db.Wide) (err error) {
		jobs, err = claim(w, kinds, workers, lease)
		return err
	})
	if err != nil {
		return 0, err
	}
	var wg sync.WaitGroup
	for _, j := range jobs {
		wg.Go(func() { r.carryOut(ctx, j) })
	}
	wg.Wait()
	return len(jobs), nil
}

func (r *Runner) carryOut(ctx context.Context, j Job) {
	ctx = access.With(ctx, access.Worker(j.OrgID, j.ID))
	stop := r.keepLease(ctx, j)
	err := r.call(ctx, j)
	stop()
	if ctx.Err() != nil && err != nil {
		r.write(ctx, func(tx *db.Tx) error { return putBack(tx, j) })
		return
	}
	state, at := outcome(j, err, r.d.Now())
	message := ""
	if err != nil {
		message = fault.Shown(err).Message
		r.log.WarnContext(ctx, "job failed", "kind", j.Kind, "job", j.ID, "org", j.OrgID, "attempt", j.Attempt, "state", state, "error", err)
	}
	r.write(ctx, func(tx *db.Tx) error { return finish(tx, j, state, at, message) })
}

// call turns a handler's panic into an error, so that one bad job doesn't take
// the others with it.
func (r *Runner) call(ctx context.Context, j Job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			r.log.ErrorContext(ctx, "job panicked", "kind", j.Kind, "job", j.ID, "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("job: panic: %v", p)
		}
	}()
	return r.handlers[j.Kind](ctx, j)
}

// keepLease extends the lease of a long job until it is stopped.
func (r *Runner) keepLease(ctx context.Context, j Job) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(lease / 4)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				r.write(ctx, func(tx *db.Tx) error { return extend(tx, j, lease) })
			}
		}
	})
	return func() { cancel(); wg.Wait() }
}

// write survives the end of the context: what became of a job must be known.
func (r *Runner) write(ctx context.Context, fn func(*db.Tx) error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), putBackWithin)
	defer cancel()
	if err := r.d.Update(ctx, access.Work, fn); err != nil {
		r.log.ErrorContext(ctx, "a job's outcome could not be written; its lease will run out and it runs again", "error", err)
	}
}
