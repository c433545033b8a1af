package standing

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
)

// Work is the handler of WorkJob.
func Work(d *db.DB) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var p work
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		actor, _ := access.From(ctx)
		return d.Across(ctx, "a closed organization's domains are free for others", func(w *db.Wide) error {
			return advance(w, w.In(j.OrgID, actor), p.Notice)
		})
	}
}

// advance does what is due for a notice; what was revoked, lifted or done before
// needs nothing.
func advance(w *db.Wide, tx *db.Tx, id string) error {
	n, err := find(tx, id)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	switch {
	case err != nil:
		return err
	case n.State == Given && !tx.Now.Before(n.EffectiveAt):
		return carryOut(tx, n)
	case n.State == CarriedOut && n.ClosesAt != nil && !tx.Now.Before(*n.ClosesAt):
		return closeFor(w, tx, n)
	}
	return nil
}

// carryOut suspends or cancels the organization.
func carryOut(tx *db.Tx, n Notice) error {
	state := org.Suspended
	if n.Kind == Cancel {
		state = org.Cancelled
		kept, err := term.Ask(tx, term.OrganizationClosing, term.Scope{})
		if err != nil {
			return err
		}
		closes := kept.After(tx.Now)
		n.ClosesAt = &closes
		if err := plan(tx, n, closes); err != nil {
			return err
		}
	}
	n.State = CarriedOut
	if err := save(tx, n); err != nil {
		return err
	}
	o, err := org.SetState(tx, state)
	if err != nil {
		return err
	}
	return tellDone(tx, o, n)
}

// closeFor ends a cancelled organization for good: its domains are free.
func closeFor(w *db.Wide, tx *db.Tx, n Notice) error {
	if err := end(tx, n, Closed); err != nil {
		return err
	}
	domains, err := org.Domains(tx)
	if err != nil {
		return err
	}
	for _, d := range domains {
		if _, err := org.RemoveDomain(w, tx, d.ID); err != nil {
			return err
		}
	}
	_, err = org.SetState(tx, org.Closed)
	return err
}
