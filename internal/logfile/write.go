package logfile

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/seal"
)

const (
	// pieceEvents and pieceBytes bound what is in memory at once.
	pieceEvents = 1000
	pieceBytes  = 1 << 20
	// noteEvery is how many pieces are written between two notes of how far the
	// export has come: what a killed worker does again.
	noteEvery = 10
)

// Worker writes exports by job.
type Worker struct {
	DB *db.DB
	// Anew is who started an export, as they are now (credential.Anew).
	Anew func(tx *db.Tx, kind access.ActorKind, id string) (access.Actor, error)
}

// Handlers are those of this package's jobs.
func (w Worker) Handlers() map[string]job.Handler { return map[string]job.Handler{Job: w.write} }

// write writes an export, or goes on with it.
func (w Worker) write(ctx context.Context, j job.Job) error {
	var p payload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	x, err := w.begin(ctx, p.ID)
	if err == nil && x.State != Running {
		return nil
	}
	if err == nil {
		err = w.all(ctx, x)
	}
	if fault.Is(err, fault.Conflict) || fault.Is(err, fault.Invalid) || fault.Is(err, fault.Denied) {
		return w.end(ctx, p.ID, func(x *Export) { x.State, x.Problem = Failed, fault.Shown(err).Message })
	}
	return err
}

// begin finds the export, and that whoever started it may still have it.
func (w Worker) begin(ctx context.Context, id string) (x Export, err error) {
	err = w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		if x, err = find(tx, id, ""); err != nil || x.State != Running {
			return err
		}
		return w.allowed(tx, x)
	})
	return x, err
}

func (w Worker) allowed(tx *db.Tx, x Export) error {
	a, err := w.Anew(tx, x.Starter.Kind, x.Starter.ID)
	if err != nil || !a.May(access.ReadLog) || x.Personal && !a.May(access.ReadMembers) {
		return fault.New(fault.Denied, "Whoever started this may no more. Start it again.").Because(err)
	}
	return nil
}

// Leave ends the exports under way of those who may have them no more: it runs in
// the transaction that takes somebody's access away, after their tokens ended.
func (w Worker) Leave(tx *db.Tx) error {
	all, err := running(tx)
	for _, x := range all {
		refused := w.allowed(tx, x)
		if refused == nil {
			continue
		}
		x.State, x.Problem, x.FinishedAt, x.mark = Failed, fault.Shown(refused).Message, &tx.Now, nil
		err = errors.Join(err, save(tx, x), x.record(tx, "log_export.failed"))
	}
	return err
}

// open goes on with the file that was begun, or begins one.
func (w Worker) open(ctx context.Context, x *Export) (*file.Writer, error) {
	if x.mark != nil {
		var m file.Mark
		err := w.DB.View(ctx, access.Work, func(tx *db.Tx) error {
			plain, err := seal.OpenOrg(tx, x.place(), x.mark)
			if err != nil {
				return err
			}
			return json.Unmarshal(plain, &m)
		})
		if err != nil {
			return nil, err
		}
		f, err := file.Continue(ctx, w.DB, m)
		if err == nil || !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Conflict) {
			return f, err
		}
	}
	x.Position, x.since, x.Events = 0, 0, 0
	name := "log-" + x.CreatedAt.Format(time.DateOnly) + "." + string(x.Format)
	media := map[Format]string{JSONL: "application/jsonl", CSV: "text/csv"}[x.Format]
	f, err := file.Make(ctx, w.DB, file.New{Purpose: Purpose, Name: name, MediaType: media})
	if err == nil && x.Format == CSV {
		err = head(f)
	}
	return f, err
}

func (x Export) place() string { return "log_export/" + x.ID }

func (w Worker) all(ctx context.Context, x Export) error {
	f, err := w.open(ctx, &x)
	if err != nil {
		return err
	}
	for n := 1; ; n++ {
		last, err := w.piece(ctx, &x, f)
		if err == nil && !last && n%noteEvery == 0 {
			err = w.note(ctx, x, f)
		}
		if err != nil && ctx.Err() != nil {
			return err // stopped: it goes on from its mark
		}
		if err != nil {
			return errors.Join(err, f.Discard())
		}
		if last {
			break
		}
	}
	made, err := f.Finish()
	if err != nil {
		return err
	}
	return w.end(ctx, x.ID, func(old *Export) {
		old.State, old.FileID, old.Events, old.Position = Finished, made.ID, x.Events, x.Size
	})
}

// piece writes the next piece and tells whether it was the last.
func (w Worker) piece(ctx context.Context, x *Export, f *file.Writer) (last bool, err error) {
	var p audit.Piece
	err = w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		p, err = audit.Take(tx, audit.Cut{
			From: x.Position, Until: x.Size, Since: x.since, For: "export/" + x.ID, Filter: x.Filter,
			Personal: x.Personal, Limit: pieceEvents, Bytes: pieceBytes,
		})
		return err
	})
	if err != nil {
		return false, err
	}
	x.Position, x.Events = p.Next, x.Events+len(p.Lines)
	if p.Proof == nil {
		return p.Last, nil
	}
	x.since = p.Next
	if x.Format == CSV {
		return p.Last, rows(f, p)
	}
	for _, line := range append(p.Lines, p.Proof) {
		if _, err := f.Write(append(line, '\n')); err != nil {
			return false, err
		}
	}
	return p.Last, nil
}

// note keeps how far the export has come, and stops one that was cancelled.
func (w Worker) note(ctx context.Context, x Export, f *file.Writer) error {
	m, err := f.Mark()
	if err != nil {
		return err
	}
	plain, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return w.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		now, err := find(tx, x.ID, tx.Lock())
		if err != nil {
			return err
		}
		if now.State != Running {
			return fault.New(fault.Conflict, "The export is %s.", now.State)
		}
		if x.mark, err = seal.SealOrg(tx, x.place(), plain); err != nil {
			return err
		}
		return save(tx, x)
	})
}

// end writes what became of an export.
func (w Worker) end(ctx context.Context, id string, change func(*Export)) error {
	return w.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		x, err := find(tx, id, tx.Lock())
		if err != nil || x.State != Running {
			return err
		}
		change(&x)
		x.FinishedAt, x.mark = &tx.Now, nil
		if err := save(tx, x); err != nil {
			return err
		}
		return x.record(tx, "log_export."+string(x.State))
	})
}
