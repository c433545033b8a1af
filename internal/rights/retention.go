package rights

import (
	"context"
	"errors"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
)

type memberJob struct {
	Member access.MemberID `json:"member"`
}

// Retain starts the time for which a deleted member's data is kept (term
// retention.deleted_member). Wiring subscribes it.
func Retain(tx *db.Tx, e member.Deactivated) error {
	if e.State != member.StateDeleted {
		return nil
	}
	kept, err := term.Ask(tx, term.RetentionDeleted, term.Scope{})
	if err != nil {
		return err
	}
	return retainAt(tx, e.ID, kept.After(tx.Now))
}

// retainAt asks for the end of retention at a time. The key has the day, so that
// the job that runs can ask for the next one.
func retainAt(tx *db.Tx, m access.MemberID, at time.Time) error {
	return job.Enqueue(tx, jobRetain, memberJob{m}, job.At(at), job.Unique(string(m)+"/"+day(at)))
}

// retain opens the erasure of a deleted member whose time is over. It is a
// request like any other, but that a term asks for it and nobody needs to
// approve: a hold stops it, its release resumes it, and a certificate proves it.
func (w *worker) retain(ctx context.Context, j job.Job) error {
	var p memberJob
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		known, err := member.FindMany(tx, []access.MemberID{p.Member})
		if err != nil || known[p.Member].State != member.StateDeleted {
			return err
		}
		if later, err := notYet(tx, known[p.Member]); err != nil || later {
			return err
		}
		if stored, err := data.Restricted(tx, p.Member, "", ""); err != nil || stored { // Article 18 keeps it from erasure, too
			return errors.Join(err, retainAt(tx, p.Member, tx.Now.AddDate(0, 0, 1)))
		}
		open, err := Count(tx, Filter{MemberID: p.Member, Kinds: []Kind{Erasure}, OpenOnly: true})
		if err != nil {
			return err
		}
		if open > 0 { // it may end without an erasure, so look again
			return retainAt(tx, p.Member, tx.Now.AddDate(0, 0, 1))
		}
		done, err := Count(tx, Filter{MemberID: p.Member, Kinds: []Kind{Erasure}, States: []State{Completed}})
		if err != nil || done > 0 {
			return err
		}
		return openRetention(tx, known[p.Member])
	})
}

func openRetention(tx *db.Tx, m member.Member) error {
	o, err := org.Current(tx)
	if err != nil {
		return err
	}
	r, err := begin(tx, New{Kind: Erasure, MemberID: m.ID, Channel: Retention, ReceivedAt: tx.Now}, m, o)
	if err != nil {
		return err
	}
	step := r.Opened
	r.State, r.SecondApprover, r.AnsweredBy = Executing, false, answeredBy(m.AccountKind, o.Vendor)
	r.Attested, r.Started, r.Approved, r.AcknowledgedAt = &step, &step, &step, &tx.Now
	if err := insertRequest(tx, r); err != nil {
		return err
	}
	if _, err := record(tx, "request.opened", r, map[string]any{"channel": r.Channel, "term": term.RetentionDeleted, "terms": r.TermsHash}); err != nil {
		return err
	}
	return plan(tx, r)
}
