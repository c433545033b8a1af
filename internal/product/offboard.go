package product

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/term"
)

// OffboardJob is the kind of the job that ends what a member acquired for
// themselves, when the grace after the loss of their account is over.
const OffboardJob = "product.offboard"

// lostReason is what the member reads.
const lostReason = "The work or school account was lost."

type offboarding struct {
	Member access.MemberID `json:"member"`
}

// LoseAccount starts the grace of what a member acquired for themselves with an
// account that they have lost: term offboarding.grace. What the organization
// acquired is the organization's to take back.
func LoseAccount(tx *db.Tx, m access.MemberID) error {
	own, err := ownOf(tx, m)
	if err != nil || len(own) == 0 {
		return err
	}
	rules, err := term.Load(tx)
	if err != nil {
		return err
	}
	for _, a := range own {
		if err := a.startGrace(tx, rules); err != nil {
			return err
		}
	}
	return nil
}

func (a Assignment) startGrace(tx *db.Tx, rules term.Rules) error {
	grace := term.Resolve(rules, term.Question{
		Term: term.OffboardingGrace, Scope: term.Scope{Product: string(a.Product), Account: "work_or_school"}, ValidAt: tx.Now, KnownAt: tx.Now,
	})
	ends := grace.After(tx.Now)
	a.EndsAt = &ends
	if err := saveAssignment(tx, a); err != nil {
		return err
	}
	if err := job.Enqueue(tx, OffboardJob, offboarding{Member: a.Member}, job.At(ends)); err != nil {
		return err
	}
	return record(tx, a, "product.grace_started", map[string]any{"ends_at": ends})
}

// Offboard is the handler of OffboardJob. active tells whether the member has
// their account back; then what they acquired stays.
func Offboard(d *db.DB, active func(*db.Tx, access.MemberID) (bool, error)) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var o offboarding
		if err := j.Into(&o); err != nil {
			return job.Fail(err)
		}
		return d.Update(ctx, access.Work, func(tx *db.Tx) error {
			back, err := active(tx, o.Member)
			if err != nil {
				return err
			}
			return settle(tx, o.Member, back)
		})
	}
}

// settle ends the grace of a member's assignments: for good, or because they
// are back.
func settle(tx *db.Tx, m access.MemberID, back bool) error {
	own, err := ownOf(tx, m)
	if err != nil {
		return err
	}
	for _, a := range own {
		next, action := a.afterGrace(tx.Now, back)
		if action == "" {
			continue
		}
		if err := saveAssignment(tx, next); err != nil {
			return err
		}
		if err := record(tx, next, action, nil); err != nil {
			return err
		}
	}
	return nil
}

// afterGrace is the pure part of settle; action is "" where nothing changes.
func (a Assignment) afterGrace(now time.Time, back bool) (next Assignment, action string) {
	switch {
	case a.EndsAt == nil:
		return a, ""
	case back:
		a.EndsAt = nil
		return a, "product.grace_ended"
	case a.EndsAt.After(now):
		return a, ""
	}
	a.State, a.Reason, a.EndedAt = Ended, lostReason, &now
	return a, "product.unassigned"
}
