package data

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
)

// LiftJob is the kind of the job that lifts a restriction on the day that the
// member was told.
const LiftJob = "data.lift_restriction"

type lifting struct {
	Restriction RestrictionID `json:"restriction"`
}

// LiftDue is announced, in the transaction, on the day on which a restriction
// ends that a rights request asked for: it is lifted in every source that has it.
type LiftDue struct{ Restriction Restriction }

func (r Restriction) due(tx *db.Tx) error {
	return job.Enqueue(tx, LiftJob, lifting{r.ID}, job.At(*r.LiftAt), job.Unique(string(r.ID)))
}

// LiftRestrictions is the handler of LiftJob.
func LiftRestrictions(d *db.DB) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var p lifting
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		return d.Update(ctx, access.Work, p.lift)
	}
}

func (p lifting) lift(tx *db.Tx) error {
	r, err := findRestriction(tx, p.Restriction)
	if fault.Is(err, fault.NotFound) || err == nil && r.LiftedAt != nil {
		return nil // the member was erased, or it is done
	}
	if err != nil {
		return err
	}
	if r.RequestID != "" {
		return tx.Announce(LiftDue{r})
	}
	return r.lift(tx)
}

// Restrict implements Changer: what the request names is restricted until the same
// request lifts it. Doing it twice does nothing twice.
func (b builtin) Restrict(ctx context.Context, s Subject, o RestrictOptions) (out Outcome, err error) {
	out.State = OutcomeDone
	err = b.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		if o.Lift {
			return liftAll(tx, s.MemberID, o.Request)
		}
		for _, c := range orAny(o.Categories) {
			r := Restriction{
				ID: RestrictionID(db.NewID()), MemberID: s.MemberID, RequestID: o.Request, Category: c, Ground: GroundAsked,
				PlacedBy: tx.Actor.Member, PlacedAt: tx.Now,
			}
			if _, err := r.place(tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return out, err
	}
	out.Changed, err = b.ordinary(ctx, s, o.Categories)
	return out, err
}

// orAny is what a list of categories narrows to: itself, or any at all.
func orAny(categories []Category) []Category {
	if len(categories) == 0 {
		return []Category{""}
	}
	return categories
}

func liftAll(tx *db.Tx, m access.MemberID, request string) error {
	list, err := ofRequest(tx, m, request)
	for _, r := range list {
		if err := r.lift(tx); err != nil {
			return err
		}
	}
	return err
}

// ordinary counts records but those of special categories: that there are some
// tells too much.
func (b builtin) ordinary(ctx context.Context, s Subject, categories []Category) (n int, err error) {
	err = b.d.View(ctx, access.Work, func(tx *db.Tx) error {
		list, err := counts(tx, s.MemberID, categories)
		n = 0
		for _, c := range list {
			if c.Category.Class() != Special {
				n += c.Count
			}
		}
		return err
	})
	return n, err
}

// Rectify implements Changer, batch by batch. Giving the same value twice changes
// nothing the second time.
func (b builtin) Rectify(ctx context.Context, s Subject, o RectifyOptions) (Outcome, error) {
	out, after := Outcome{State: OutcomeDone}, ""
	for more := true; more; {
		err := b.d.Update(ctx, access.Work, func(tx *db.Tx) error {
			step, last, err := rectifyBatch(tx, s.MemberID, o, after)
			if err != nil {
				return err
			}
			out.Changed, out.Refused = out.Changed+step.Changed, append(out.Refused, step.Refused...)
			after, more = last, last != ""
			return nil
		})
		if err != nil {
			return out, err
		}
	}
	err := b.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		step, err := rectifyRelations(tx, s.MemberID, o)
		out.Changed, out.Refused = out.Changed+step.Changed, append(out.Refused, step.Refused...)
		return err
	})
	return out, err
}

func rectifyBatch(tx *db.Tx, m access.MemberID, o RectifyOptions, after string) (out Outcome, last string, err error) {
	rows, err := oldest(tx, m, after, batchSize)
	if err != nil {
		return out, "", err
	}
	changed := map[Category]int{}
	for _, row := range rows {
		wrong, done, err := row.rectify(tx, o.Corrections)
		if err != nil {
			return out, "", err
		}
		out.Refused = append(out.Refused, wrong...)
		if done {
			changed[row.Category]++
			out.Changed++
		}
	}
	if len(rows) == batchSize {
		last = rows[len(rows)-1].cursor()
	}
	return out, last, recordCorrected(tx, m, o.Request, changed)
}

// recordCorrected writes how many records of which category were corrected, and
// never what they said.
func recordCorrected(tx *db.Tx, m access.MemberID, request string, changed map[Category]int) error {
	if len(changed) == 0 {
		return nil
	}
	detail := map[string]any{"request": request}
	for c, n := range changed {
		if c.Class() != Special {
			detail[string(c)] = n
		}
	}
	return audit.Record(tx, audit.Entry{
		Action: "data.corrected", Object: audit.Object{Type: "member", ID: string(m)}, Subject: m, Detail: detail,
	})
}
