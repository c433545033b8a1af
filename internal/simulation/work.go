package simulation

import (
	"context"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/term"
)

// ID identifies a simulation inside an organization.
type ID string

// State is how far a simulation has come.
type State string

// The states.
const (
	Running  State = "running"
	Finished State = "finished"
	Failed   State = "failed"
)

// Simulation is one run.
type Simulation struct {
	ID       ID
	Document term.DocumentID
	State    State
	// Done and Total count members.
	Done, Total int
	// Result is what is known so far; whole once it is finished.
	Result      Result
	RequestedBy string
	RequestedAt time.Time
	FinishedAt  *time.Time
}

// Job is the kind of the work.
const Job = "simulation.run"

type payload struct {
	ID ID `json:"id"`
}

// Start begins a simulation of a document that is not signed yet.
func Start(tx *db.Tx, id term.DocumentID) (Simulation, error) {
	d, err := term.FindDocument(tx, id)
	if err != nil {
		return Simulation{}, err
	}
	if d.State != term.Draft && d.State != term.Review {
		return Simulation{}, fault.New(fault.Conflict, "The document %q is %s: what it does is in force. Simulate a draft.", d.Title, d.State)
	}
	total, err := member.Count(tx, member.Filter{})
	if err != nil {
		return Simulation{}, err
	}
	s := Simulation{
		ID: ID(db.NewID()), Document: id, State: Running, Total: total, RequestedBy: tx.Actor.ID, RequestedAt: tx.Now,
	}
	if err := insert(tx, s); err != nil {
		return s, err
	}
	if err := audit.Record(tx, audit.Entry{
		Action: "agreement.simulated", Object: audit.Object{Type: "agreement", ID: string(id)}, Detail: map[string]any{"simulation": s.ID},
	}); err != nil {
		return s, err
	}
	return s, job.Enqueue(tx, Job, payload{s.ID}, job.Unique(string(s.ID)))
}

// steps is how often it is told how far a run has come, at most: often enough to
// be seen moving, and no more writes for an organization of a million members.
const steps = 100

// Work is the handler of Job. It reads in pages, each in a transaction of its
// own, thinks outside of them, and tells how far it has come; a run that was
// killed begins again.
func Work(d *db.DB) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var p payload
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		err := run(ctx, d, p.ID)
		if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Conflict) {
			return d.Update(ctx, access.Work, func(tx *db.Tx) error { return finish(tx, p.ID, Failed, Result{}) })
		}
		return err
	}
}

func run(ctx context.Context, d *db.DB, id ID) error {
	var c crowd
	var r Result
	var s Simulation
	err := d.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		if s, err = Find(tx, id); err != nil {
			return err
		}
		c = crowd{known: map[string]bool{}}
		if c.subject, err = load(tx, s.Document); err != nil {
			return err
		}
		c.narrowings = c.after.Narrowings()
		r, err = c.still(tx)
		return err
	})
	if err != nil {
		return err
	}
	if err := c.everybody(ctx, d, s, &r); err != nil {
		return err
	}
	return d.Update(ctx, access.Work, func(tx *db.Tx) error { return finish(tx, id, Finished, r) })
}

// everybody asks about all members, page by page, and adds them to the result.
func (c *crowd) everybody(ctx context.Context, d *db.DB, s Simulation, r *Result) error {
	step := max(1, (s.Total+steps-1)/steps)
	for after := ""; ; {
		var page []user
		err := d.View(ctx, access.Work, func(tx *db.Tx) (err error) {
			page, after, err = batch(tx, after)
			return err
		})
		if err != nil {
			return err
		}
		for _, u := range page {
			if c.changes(u.Member, u.groups, u.uses) {
				r.Affected++
			}
			if r.Members++; r.Members%step != 0 || r.Members > s.Total {
				continue
			}
			if err := d.Update(ctx, access.Work, func(tx *db.Tx) error { return progress(tx, s.ID, r.Members) }); err != nil {
				return err
			}
		}
		if after == "" {
			return nil
		}
	}
}

// still finds everything but the members.
func (s subject) still(tx *db.Tx) (Result, error) {
	r := Result{At: s.at, Changes: s.changes(), Moved: []Moved{}}
	shifts, err := rights.Shifts(tx, s.after, s.at)
	if err != nil {
		return r, err
	}
	for _, m := range shifts {
		r.Moved = append(r.Moved, Moved{Request: m.Request.ID, Old: m.Request.DueAt, New: m.Clock.DueAt})
	}
	r.Requests = len(r.Moved)
	slices.SortFunc(r.Moved, func(a, b Moved) int { return a.New.Compare(b.New) })
	r.Moved = r.Moved[:min(len(r.Moved), maxMoved)]
	uses, err := product.Counts(tx)
	if err != nil {
		return r, err
	}
	r.ProductsOff = s.productsOff(uses)
	purges, err := rights.Purges(tx, s.before, s.after, s.at)
	r.RecordsEarlier, r.RecordsLater = purges.Earlier, purges.Later
	return r, err
}
