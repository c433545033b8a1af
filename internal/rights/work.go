package rights

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// The kinds of jobs.
const (
	jobPlan   = "rights.plan"
	jobTask   = "rights.task"
	jobExpire = "rights.expire"
	jobRetain = "rights.retain"
	jobWatch  = "rights.watch"
	jobScan   = "rights.scan"
	jobLift   = "rights.lift"
)

type requestJob struct {
	Request ID `json:"request"`
}

type taskJob struct {
	Task TaskID `json:"task"`
}

// staleAfter is when a running task counts as left behind by a crash; while it
// makes progress it says so more often.
const staleAfter = 2 * time.Minute

// Sources lists the sources of the organization that the context's worker works
// for; data.Sources does.
type Sources interface {
	List(ctx context.Context) ([]data.NamedSource, error)
}

// worker carries requests out. Everything it does may happen twice: each step
// looks first whether it was done.
type worker struct {
	d       *db.DB
	sources Sources
	// reached is called after each step that can't be undone; tests make it
	// fail there, as a crash would.
	reached func(step string) error
}

// Handlers are the jobs of this package, for the runner.
func Handlers(d *db.DB, s Sources) map[string]job.Handler {
	return handlers(&worker{d: d, sources: s, reached: func(string) error { return nil }})
}

func handlers(w *worker) map[string]job.Handler {
	return map[string]job.Handler{jobPlan: w.plan, jobTask: w.task, jobExpire: w.expire, jobRetain: w.retain, jobWatch: w.look, jobScan: w.scan, jobEvidence: w.evidence, jobLift: w.lift}
}

// plan asks the worker to find out what a request needs next.
func plan(tx *db.Tx, r Request) error {
	return job.Enqueue(tx, jobPlan, requestJob{r.ID}, job.Unique(fmt.Sprintf("%s/%d", r.ID, r.Version)))
}

func enqueueTask(tx *db.Tx, t Task) error { return enqueueTaskAt(tx, t, tx.Now) }

func enqueueTaskAt(tx *db.Tx, t Task, at time.Time) error {
	return job.Enqueue(tx, jobTask, taskJob{t.ID}, job.At(at), job.Unique(fmt.Sprintf("%s/%d", t.ID, t.Attempts)))
}

// plan gives every source its task for the request's state.
func (w *worker) plan(ctx context.Context, j job.Job) error {
	var p requestJob
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	sources, err := w.sources.List(ctx)
	if err != nil {
		return err
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, p.Request, tx.Lock())
		if err != nil {
			return err
		}
		work, steward, ok := r.nextWork()
		if !ok {
			return nil
		}
		if held, err := r.stopIfHeld(tx); err != nil || held {
			return err
		}
		if work == Erase {
			if sources, err = withPreviewed(tx, r, sources); err != nil {
				return err
			}
		}
		if steward {
			return addTasks(tx, r, work, []data.NamedSource{{ID: stewardID, Name: stewardName}})
		}
		return addTasks(tx, r, work, changing(sources, work))
	})
}

// withPreviewed adds the sources that were counted before the approval and are
// not connected any more: what they hold is not erased because nobody asks them.
// Their tasks fail until they are connected again.
func withPreviewed(tx *db.Tx, r Request, connected []data.NamedSource) ([]data.NamedSource, error) {
	tasks, err := tasksOf(tx, []ID{r.ID})
	all := slices.Clone(connected)
	for _, t := range tasks {
		known := slices.ContainsFunc(all, func(s data.NamedSource) bool { return s.ID == t.SourceID })
		if t.Work == Preview && !known {
			all = append(all, data.NamedSource{ID: t.SourceID, Name: t.SourceName})
		}
	}
	return all, err
}

// nextWork is the work that a request's state asks for, and whether Steward
// does it itself rather than its sources.
func (r Request) nextWork() (w Work, steward, ok bool) {
	if carried, ok := r.Kind.carried(); ok && r.State == InProgress {
		return carried, false, true
	}
	switch {
	case r.Kind.ByHand():
		return "", false, false
	case r.State == InProgress && r.Kind == Erasure:
		return Preview, false, true
	case r.State == InProgress:
		return Collect, false, true
	case r.State == Executing && r.Kind == Erasure:
		return Erase, false, true
	case r.State == Executing:
		return Pack, true, true
	}
	return "", false, false
}

// stopIfHeld blocks an erasure that is being carried out when its member has
// come under a hold, unless the point of no return has passed.
func (r *Request) stopIfHeld(tx *db.Tx) (held bool, err error) {
	if r.State != Executing || r.Kind != Erasure {
		return false, nil
	}
	if e, err := findErasure(tx, r.ID); err != nil || e.IntendedAt != nil {
		return false, err
	}
	return block(tx, r)
}

// addTasks gives every source a task that has none yet, and enqueues what is
// not done.
func addTasks(tx *db.Tx, r Request, work Work, sources []data.NamedSource) error {
	for _, s := range sources {
		t := Task{ID: newTaskID(), RequestID: r.ID, SourceID: s.ID, SourceName: s.Name, Work: work, State: Waiting}
		if err := insertTask(tx, t); err != nil {
			return err
		}
	}
	tasks, err := tasksOf(tx, []ID{r.ID})
	if err != nil {
		return err
	}
	for _, t := range tasks {
		if t.Work == work && t.State != Done && t.State != ByPerson {
			if err := enqueueTask(tx, t); err != nil {
				return err
			}
		}
	}
	return advance(tx, r, work)
}

// advance moves a request on once all tasks of a kind of work are done. It runs
// in the transaction that has the request's row locked.
func advance(tx *db.Tx, r Request, work Work) error {
	tasks, err := tasksOf(tx, []ID{r.ID})
	if err != nil || !allDone(tasks, work) {
		return err
	}
	switch {
	case work == Lift:
		_, err := record(tx, "request.restriction_lifted", r, nil)
		return err
	case r.State == InProgress && work == Collect:
		return startScan(tx, r)
	case r.State == InProgress && work == Preview:
		_, err := apply(tx, &r, VerbReady, map[string]any{"sources": len(tasks), "items": totalOf(tasks, work)})
		return err
	case r.State == Executing && work == Erase:
		return addTasks(tx, r, Destroy, []data.NamedSource{{ID: stewardID, Name: stewardName}})
	}
	return nil
}

func totalOf(tasks []Task, w Work) (n int) {
	for _, t := range tasks {
		if t.Work == w {
			n += Total(t.Counts)
		}
	}
	return n
}

// task carries out one task.
func (w *worker) task(ctx context.Context, j job.Job) error {
	var p taskJob
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	a, ok, err := w.begin(ctx, p.Task)
	if err != nil || !ok {
		return err
	}
	if err := w.safely(ctx, &a); err != nil {
		return w.failed(ctx, a, err)
	}
	return nil
}

// safely makes a panic a failure of the task, so that it isn't left running.
func (w *worker) safely(ctx context.Context, a *assignment) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fault.New(fault.Internal, "task %s panicked", a.ID).Because(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	return w.carryOut(ctx, a)
}

func (w *worker) carryOut(ctx context.Context, a *assignment) error {
	if err := w.connect(ctx, a); err != nil {
		return err
	}
	if instructions, yes := byHand(a.source, a.Work); yes {
		return w.hand(ctx, *a, instructions)
	}
	switch a.Work {
	case Rectify, Restrict, Lift:
		return w.alter(ctx, *a)
	case Collect:
		return w.collect(ctx, *a)
	case Preview:
		return w.preview(ctx, *a)
	case Erase:
		return w.erase(ctx, *a)
	case Pack:
		return w.pack(ctx, *a)
	}
	return w.destroy(ctx, *a)
}

// assignment is a task with all that its work needs.
type assignment struct {
	*Task
	request Request
	subject data.Subject
	source  data.Source
	org     org.Organization
}

// begin claims a task. ok is false where there is nothing to do any more: it is
// done, or its request has moved on or was stopped.
func (w *worker) begin(ctx context.Context, id TaskID) (a assignment, ok bool, err error) {
	err = w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		ok = false
		t, err := findTask(tx, id, "")
		if err != nil {
			return err
		}
		r, err := findRequest(tx, t.RequestID, tx.Lock())
		if err != nil {
			return err
		}
		if t, err = findTask(tx, id, tx.Lock()); err != nil || !r.wants(t) {
			return err
		}
		if held, err := r.stopIfHeld(tx); err != nil || held {
			return err
		}
		if t.State == Running && tx.Now.Sub(t.UpdatedAt) < staleAfter {
			return fault.New(fault.Unavailable, "Another worker is at this task.").After(staleAfter)
		}
		t.State, t.Attempts, t.UpdatedAt, t.Lasting = Running, t.Attempts+1, tx.Now, false
		if err := saveTask(tx, t); err != nil {
			return err
		}
		ok = true
		a, err = assign(tx, t, r)
		return err
	})
	return a, ok, err
}

// wants tells whether a task's work is still what its request needs.
func (r Request) wants(t Task) bool {
	if t.State == Done || t.State == ByPerson {
		return false
	}
	if t.Work == Lift { // the request was answered long ago
		return true
	}
	next, _, ok := r.nextWork()
	return ok && (t.Work == next || t.Work == Destroy && next == Erase)
}

// putBack has a claimed task wait until its request goes on.
func putBack(tx *db.Tx, id TaskID) error {
	t, err := findTask(tx, id, tx.Lock())
	if err != nil {
		return err
	}
	t.State, t.UpdatedAt, t.Lasting = Waiting, tx.Now, false
	return saveTask(tx, t)
}

func assign(tx *db.Tx, t Task, r Request) (assignment, error) {
	a := assignment{Task: &t, request: r}
	var err error
	if a.org, err = org.Current(tx); err != nil {
		return a, err
	}
	known, err := member.FindMany(tx, []access.MemberID{r.MemberID}) // a deleted one too
	a.subject = subjectOf(known[r.MemberID], a.org)
	return a, err
}

// connect finds the source of a task; Steward's own tasks have none.
func (w *worker) connect(ctx context.Context, a *assignment) error {
	if a.SourceID == stewardID {
		return nil
	}
	sources, err := w.sources.List(ctx)
	if err != nil {
		return err
	}
	for _, s := range sources {
		if s.ID == a.SourceID {
			a.source = s.Source
			return nil
		}
	}
	return fault.New(fault.Conflict, "The source %s is no longer connected. Connect it again, then retry.", a.SourceName)
}

func subjectOf(m member.Member, o org.Organization) data.Subject {
	s := data.Subject{OrgID: o.ID, OrgSlug: o.Slug, MemberID: m.ID, UserName: m.UserName, ExternalID: m.ExternalID}
	for _, e := range m.Emails {
		if e.Value != "" {
			s.Emails = append(s.Emails, e.Value)
		}
	}
	return s
}

// failed notes what went wrong, for the screen; the runner tries again, but not
// where that is useless.
func (w *worker) failed(ctx context.Context, a assignment, cause error) error {
	if ctx.Err() != nil { // the program stops; the job is put back
		return cause
	}
	err := w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		t, err := findTask(tx, a.ID, tx.Lock())
		if err != nil || t.State == Done {
			return err
		}
		t.fail(cause, tx.Now)
		if err := saveTask(tx, t); err != nil {
			return err
		}
		_, err = record(tx, "request.task_failed", a.request, map[string]any{
			"task": t.ID, "source": t.SourceName, "work": t.Work, "attempt": t.Attempts, "fault": fault.KindOf(cause),
		})
		return err
	})
	switch {
	case err != nil:
		return err
	case data.IsPermanent(cause):
		return job.Fail(cause)
	}
	return cause
}

// finish notes that a task is done and moves its request on.
func (w *worker) finish(ctx context.Context, a assignment, edit func(*Task)) error {
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, a.RequestID, tx.Lock())
		if err != nil {
			return err
		}
		t, err := findTask(tx, a.ID, tx.Lock())
		if err != nil {
			return err
		}
		edit(&t)
		t.finish(tx.Now)
		if err := saveTask(tx, t); err != nil {
			return err
		}
		return advance(tx, r, t.Work)
	})
}
