package bulk

import (
	"context"
	"errors"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
)

// Handlers are the kinds of jobs that carry changes out.
func Handlers(d *db.DB) map[string]job.Handler {
	w := worker{d}
	return map[string]job.Handler{jobCheck: w.handle(w.check), jobApply: w.handle(w.apply), jobSettle: w.handle(w.settle)}
}

type worker struct{ d *db.DB }

// errStopped means that a change is no longer in the state that a job works on.
var errStopped = errors.New("bulk: stopped")

func (w worker) handle(do func(context.Context, Change) error) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var p payload
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		var c Change
		err := w.d.View(ctx, access.Work, func(tx *db.Tx) (err error) {
			c, err = find(tx, p.ID, "")
			return err
		})
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err == nil {
			err = do(ctx, c)
		}
		switch {
		case err == nil || errors.Is(err, errStopped):
			return nil
		case slices.Contains([]fault.Kind{fault.Invalid, fault.NotFound, fault.Denied, fault.Unauthenticated}, fault.KindOf(err)):
			return w.fail(ctx, c.ID, err)
		}
		return err
	}
}

// fail ends a change that can't go on, and says why.
func (w worker) fail(ctx context.Context, id ID, cause error) error {
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		c, err := find(tx, id, tx.Lock())
		if err != nil || c.State != Checking && c.State != Applying {
			return err
		}
		c.State, c.Problem, c.FinishedAt = Failed, fault.Shown(cause).Message, &tx.Now
		if err := save(tx, c); err != nil {
			return err
		}
		if err := settleLater(tx, c); err != nil {
			return err
		}
		return record(tx, "bulk.failed", c, map[string]any{"applied": c.Applied})
	})
}

// as is the context of whoever started the change, with the rights that they
// have now: a job must not do what its starter may not. The name that the log
// shows tells the change.
func (w worker) as(ctx context.Context, c Change) (context.Context, error) {
	var a access.Actor
	err := w.d.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		a, err = credential.Anew(tx, c.StartedBy.Kind, c.StartedBy.ID)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.Denied, "Whoever started this has no access any more. Start it again.").Because(err)
	}
	a.Name = "bulk change " + string(c.ID)
	return access.With(ctx, a), err
}

// check chooses the members and tries the change on each.
func (w worker) check(ctx context.Context, c Change) error {
	for c.State == Checking && !c.chosen {
		if err := w.step(ctx, &c, Checking, chooseSome); err != nil {
			return err
		}
	}
	for c.State == Checking {
		if err := w.step(ctx, &c, Checking, trySome); err != nil {
			return err
		}
	}
	return nil
}

// apply carries the change out on those for whom the dry run found something to
// do.
func (w worker) apply(ctx context.Context, c Change) error {
	for c.State == Applying {
		if err := w.step(ctx, &c, Applying, applySome); err != nil {
			return err
		}
	}
	return nil
}

// step does a part of the work and remembers how far it came, in one
// transaction: nobody is done twice, whenever the worker is killed.
func (w worker) step(ctx context.Context, c *Change, in State, do func(*db.Tx, *Change) error) error {
	as, err := w.as(ctx, *c)
	if err != nil {
		return err
	}
	return w.d.Update(as, access.ManageMembers, func(tx *db.Tx) error {
		now, err := find(tx, c.ID, tx.Lock())
		if err != nil {
			return err
		}
		if now.State != in {
			return errStopped
		}
		if err := may(tx, now.Verb.Permission()); err != nil {
			return err
		}
		if err := do(tx, &now); err != nil {
			return err
		}
		if err := save(tx, now); err != nil {
			return err
		}
		*c = now
		return nil
	})
}

// chooseSome takes the next members whom the selection means.
func chooseSome(tx *db.Tx, c *Change) error {
	ids, place, more := slices.Compact(slices.Sorted(slices.Values(c.selection.Members))), "", false
	if f := c.selection.Filter; f != nil {
		page, err := member.List(tx, *f, member.Sort{By: member.ByCreated}, member.Page{Size: chooseRows, After: c.place})
		if err != nil {
			return err
		}
		for i, m := range page.Items {
			ids, place = append(ids, m.ID), page.Cursors[i]
		}
		more = page.More
	}
	n, err := choose(tx, c.ID, c.Total, ids)
	c.Total, c.place, c.chosen = c.Total+n, place, !more
	if err == nil && c.Total > MaxMembers {
		err = fault.New(fault.Invalid, "This means more than %d members. Choose fewer.", MaxMembers)
	}
	return err
}

// trySome tries the change on the next members.
func trySome(tx *db.Tx, c *Change) error {
	list, err := rows(tx, c.ID, nil, c.Checked, batchRows)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		c.State = Checked
		return record(tx, "bulk.checked", *c, map[string]any{"members": c.Total})
	}
	if _, err := takeAll(tx, *c, list, true); err != nil {
		return err
	}
	c.Checked = list[len(list)-1].Seq
	return nil
}

// applySome carries the change out on the next members. Applied counts whom it
// changed; place is how far it came.
func applySome(tx *db.Tx, c *Change) error {
	batch := batchRows
	if c.Verb == Transfer {
		batch = 1 // one member can have many records
	}
	list, err := rows(tx, c.ID, []Outcome{Changes}, seqOf(c.place), batch)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		c.State, c.FinishedAt = Finished, &tx.Now
		if err := settleLater(tx, *c); err != nil {
			return err
		}
		return record(tx, "bulk.finished", *c, map[string]any{"applied": c.Applied})
	}
	before := c.Applied
	unfinished, err := takeAll(tx, *c, list, false)
	if err != nil || unfinished {
		return err
	}
	n, err := countApplied(tx, c.ID, list[0].Seq, list[len(list)-1].Seq)
	c.Applied, c.place = before+n, placeOf(list[len(list)-1].Seq)
	return err
}

// takeAll carries a change out on some members. unfinished tells to go on with
// the last of them.
func takeAll(tx *db.Tx, c Change, list []Row, trial bool) (unfinished bool, err error) {
	sealed, err := sealedReason(tx, c.ID)
	if err != nil {
		return false, err
	}
	reason, err := seal.OpenOrg(tx, c.ID.place(), sealed)
	if err != nil {
		return false, err
	}
	by := carrier{change: c, reason: string(reason), trial: trial}
	for _, r := range list {
		done, err := by.take(tx, r)
		if err != nil {
			return false, err
		}
		if err := saveRow(tx, c.ID, done, false); err != nil {
			return false, err
		}
		unfinished = done.unfinished
	}
	return unfinished, nil
}

// settleLater has deletions carried out when the time for undoing is over.
func settleLater(tx *db.Tx, c Change) error {
	if c.Verb != Delete || c.Undoes != "" || c.UndoUntil == nil || c.Applied == 0 {
		return nil
	}
	return job.Enqueue(tx, jobSettle, payload{c.ID}, job.At(*c.UndoUntil), job.Unique(string(c.ID)))
}

// settle deletes those whose time for undoing is over.
func (w worker) settle(ctx context.Context, c Change) error {
	for more := true; more; {
		err := w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
			now, err := find(tx, c.ID, tx.Lock())
			if err != nil || now.UndoneBy != "" || now.UndoUntil == nil || tx.Now.Before(*now.UndoUntil) {
				more = false
				return err
			}
			list, err := unsettled(tx, c.ID, batchRows)
			more = len(list) == batchRows
			return errors.Join(err, settleAll(tx, now, list))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func settleAll(tx *db.Tx, c Change, list []Row) error {
	for _, r := range list {
		done, err := settleOne(tx, r)
		if err != nil {
			return err
		}
		if err := saveRow(tx, c.ID, done, true); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		return nil
	}
	return record(tx, "bulk.deleted", c, map[string]any{"members": len(list)})
}
