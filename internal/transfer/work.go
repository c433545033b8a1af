package transfer

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
)

// Worker carries out imports and exports.
type Worker struct {
	DB      *db.DB
	Schemas Schemas
	// Program gives the rights that a program has now, or a fault if its token
	// has ended; members are looked up. Nil trusts what it had at the start.
	Program func(tx *db.Tx, a access.Actor) (access.Actor, error)
}

// Handlers are the kinds of jobs.
func (w Worker) Handlers() map[string]job.Handler {
	return map[string]job.Handler{
		jobCheck:  w.handle(w.check),
		jobApply:  w.handle(w.apply),
		jobExport: w.export,
	}
}

// errStopped means that an import is no longer in the state that a job works on.
var errStopped = errors.New("transfer: stopped")

func (w Worker) handle(do func(context.Context, Import) error) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var p payload
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		var m Import
		err := w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
			m, err = findImport(tx, p.ID, "")
			return err
		})
		if err != nil {
			return err
		}
		err = do(ctx, m)
		switch {
		case err == nil || errors.Is(err, errStopped):
			return nil
		case slices.Contains([]fault.Kind{fault.Invalid, fault.NotFound, fault.Denied, fault.Unauthenticated}, fault.KindOf(err)):
			return w.fail(ctx, m.ID, err)
		}
		return err
	}
}

// fail ends an import that can't go on, and says why.
func (w Worker) fail(ctx context.Context, id ID, cause error) error {
	return w.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		m, err := findImport(tx, id, tx.Lock())
		if err != nil || m.State != Checking && m.State != Applying {
			return err
		}
		m.State, m.Problem, m.FinishedAt = Failed, fault.Shown(cause).Message, &tx.Now
		if err := saveImport(tx, m); err != nil {
			return err
		}
		return record(tx, "import.failed", m, map[string]any{"applied": m.Applied})
	})
}

// as is the context of whoever started the import, with the rights that they
// have now: a job must not do what its starter may not. The name that the log
// shows tells the import.
func (w Worker) as(ctx context.Context, m Import) (context.Context, error) {
	a := m.StartedBy
	err := w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		switch {
		case a.Member != "" && a.Kind == access.KindMember:
			found, err := member.Find(tx, a.Member)
			if err != nil || found.State != member.StateActive {
				return fault.New(fault.Denied, "Whoever started this has no access any more. Start it again.").Because(err)
			}
			a.Roles = append(slices.Clone(found.Roles), access.Plain)
		case a.Kind == access.KindProgram && w.Program != nil:
			a, err = w.Program(tx, a)
		}
		return err
	})
	a.Name = "import " + string(m.ID)
	return access.With(ctx, a), err
}

// check is the dry run.
func (w Worker) check(ctx context.Context, m Import) error {
	if m.State != Checking {
		return nil
	}
	p := &pass{w: w, m: m, taker: taker{options: m.Options, id: m.ID, trial: true}, skip: m.Checked}
	if err := p.survey(ctx); err != nil {
		return err
	}
	if err := p.run(ctx); err != nil {
		return err
	}
	return w.conclude(ctx, m, Checking, Checked)
}

// apply takes the rows over, then those again that refer to later ones.
func (w Worker) apply(ctx context.Context, m Import) error {
	if m.State != Applying {
		return nil
	}
	p := &pass{w: w, m: m, taker: taker{options: m.Options, id: m.ID}, skip: m.Applied}
	if err := p.survey(ctx); err != nil {
		return err
	}
	if err := p.run(ctx); err != nil {
		return err
	}
	if err := p.again(ctx); err != nil {
		return err
	}
	return w.conclude(ctx, m, Applying, Finished)
}

// pass is one reading of an import's file.
type pass struct {
	w     Worker
	m     Import
	taker taker
	// skip is how many rows are done already.
	skip int
	// mend takes only the deferred rows, and counts nothing.
	mend bool
}

// source opens the file from its beginning.
func (p *pass) source(ctx context.Context) (source, error) {
	_, content, err := file.Open(ctx, p.w.DB, p.m.FileID)
	if err != nil {
		return nil, err
	}
	if p.taker.schema == nil {
		if p.taker.schema, err = p.w.schema(ctx); err != nil {
			return nil, err
		}
	}
	return open(p.m.Format, content, p.taker.schema, p.m.Options)
}

// schema is what resources mean to the organization now.
func (w Worker) schema(ctx context.Context) (s Schema, err error) {
	err = w.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		s, err = w.Schemas.Of(tx)
		return err
	})
	return s, err
}

// survey reads the file once, to count its rows and learn their names.
func (p *pass) survey(ctx context.Context) error {
	s, err := p.source(ctx)
	if err != nil {
		return err
	}
	total := 0
	p.taker.names = names{}
	for {
		e, err := s.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if total++; total > MaxRows {
			return fault.New(fault.Invalid, "The file has more than %d rows. Split it.", MaxRows).On("file")
		}
		p.taker.names.add(e)
	}
	kind, ignored := s.about()
	return p.w.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		m, err := findImport(tx, p.m.ID, tx.Lock())
		if err != nil {
			return err
		}
		m.Total, m.Kind, m.Ignored = total, kind, ignored
		return saveImport(tx, m)
	})
}

// run takes the rows, batch by batch.
func (p *pass) run(ctx context.Context) error {
	s, err := p.source(ctx)
	if err != nil {
		return err
	}
	var batch []entry
	size := 0
	for {
		e, err := s.next()
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if err == nil && e.seq > p.skip {
			batch, size = append(batch, e), size+e.size
		}
		if len(batch) > 0 && (err != nil || len(batch) == batchRows || size >= batchBytes) {
			if err := p.batch(ctx, batch); err != nil {
				return err
			}
			batch, size = batch[:0], 0
		}
		if err != nil {
			return ctx.Err()
		}
	}
}

// again takes the deferred rows a second time, now that all others are there.
func (p *pass) again(ctx context.Context) error {
	some := false
	err := p.w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		some, err = anyDeferred(tx, p.m.ID)
		return err
	})
	if err != nil || !some {
		return err
	}
	p.skip, p.mend, p.taker.last = 0, true, true
	return p.run(ctx)
}

// batch takes some rows and remembers how far it came, in one transaction: a
// row is never taken twice, whenever the worker is killed.
func (p *pass) batch(ctx context.Context, rows []entry) error {
	as, err := p.w.as(ctx, p.m)
	if err != nil {
		return err
	}
	return p.w.DB.Update(as, access.ManageDirectories, func(tx *db.Tx) error {
		m, err := p.current(tx, rows[0].seq)
		if err != nil {
			return err
		}
		rejected, deferred, err := marks(tx, p.m.ID, rows[0].seq, rows[len(rows)-1].seq)
		if err != nil {
			return err
		}
		for _, e := range rows {
			if !p.taker.trial && rejected[e.seq] || p.mend && !deferred[e.seq] {
				continue
			}
			r, err := p.taker.take(tx, e)
			if err != nil {
				return err
			}
			if err := saveRow(tx, p.m.ID, e, r); err != nil {
				return err
			}
		}
		before, last := m, rows[len(rows)-1].seq
		if p.taker.trial {
			m.Checked = last
		} else if !p.mend {
			m.Applied = last
		}
		if err := saveImport(tx, m); err != nil {
			return err
		}
		return noteProgress(tx, before, m)
	})
}

// parts is how often an import's way is told while it is under way: streams
// follow the log (transferChanged), and the log is not for every batch.
const parts = 10

// noteProgress tells that another tenth of the way is behind.
func noteProgress(tx *db.Tx, before, after Import) error {
	part := func(m Import) int { return parts * (m.Checked + m.Applied) / max(m.Total, 1) }
	if part(before) == part(after) {
		return nil
	}
	return record(tx, "import.progressed", after, map[string]any{"total": after.Total, "checked": after.Checked, "applied": after.Applied})
}

// current locks the import and makes sure that these rows are the next.
func (p *pass) current(tx *db.Tx, first int) (Import, error) {
	m, err := findImport(tx, p.m.ID, tx.Lock())
	if err != nil {
		return m, err
	}
	done, want := m.Applied, Applying
	if p.taker.trial {
		done, want = m.Checked, Checking
	}
	if m.State != want {
		return m, errStopped
	}
	if !p.mend && done != first-1 {
		return m, fault.New(fault.Unavailable, "Another worker is at this import.")
	}
	return m, nil
}

// conclude writes the file of the rejected rows and moves the import on.
func (w Worker) conclude(ctx context.Context, m Import, from, to State) error {
	rejected, err := w.writeRejected(ctx, m)
	if err != nil {
		return err
	}
	return w.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		m, err := findImport(tx, m.ID, tx.Lock())
		if err != nil || m.State != from {
			return err
		}
		old := m.RejectedID
		m.State, m.RejectedID = to, rejected
		action := "import.checked"
		if to == Finished {
			m.FinishedAt, action = &tx.Now, "import.finished"
		} else {
			m.CheckedAt = &tx.Now
		}
		if err := saveImport(tx, m); err != nil {
			return err
		}
		if old != "" {
			if err := file.Delete(tx, old); err != nil && !fault.Is(err, fault.NotFound) {
				return err
			}
		}
		all, err := counts(tx, []ID{m.ID})
		if err != nil {
			return err
		}
		c := all[m.ID]
		return record(tx, action, m, map[string]any{
			"rows": m.Total, "created": c.Created, "updated": c.Updated, "unchanged": c.Unchanged, "rejected": c.Rejected,
		})
	})
}
