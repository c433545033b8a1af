package rights

import (
	"archive/zip"
	"context"
	"encoding/hex"
	"encoding/json"
	"io"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// pack makes the package: it streams what was collected into a ZIP, and that,
// sealed, into rows. A second attempt begins again. What is delivered is what
// was approved, because sources are not asked again.
func (w *worker) pack(ctx context.Context, a assignment) error {
	err := w.d.Update(ctx, access.Work, func(tx *db.Tx) error { return deletePackageChunks(tx, a.RequestID) })
	if err != nil {
		return err
	}
	c, err := w.contents(ctx, a)
	if err != nil {
		return err
	}
	out := w.sealedWriter(ctx, a)
	zipped := &archive{zip: zip.NewWriter(out), at: c.madeAt}
	if err := w.fill(ctx, zipped, c); err != nil {
		return err
	}
	if err := w.sign(ctx, zipped, c); err != nil {
		return err
	}
	if err := zipped.zip.Close(); err != nil {
		return err
	}
	if err := out.flush(); err != nil {
		return err
	}
	found, err := w.leaks(ctx, a.request, out.size, c.cuts)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return w.refuseLeaks(ctx, a, found)
	}
	return w.deliver(ctx, a, Package{
		RequestID: a.RequestID, Size: out.size, SHA256: hex.EncodeToString(out.sum.Sum(nil)),
		Files: len(zipped.files) + 2, chunk: packageChunk,
	})
}

// sign writes the manifest and its signature as the last files.
func (w *worker) sign(ctx context.Context, z *archive, c contents) error {
	m := Manifest{
		Format: manifestForm, Request: c.request.ID, Kind: c.request.Kind, MadeAt: c.madeAt, TermsHash: c.request.TermsHash,
		Organization: Issuer{ID: string(c.org.ID), Name: c.org.Name}, Files: z.files, Redactions: c.cut.list(),
	}
	body, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	signature, err := w.signature(ctx, manifestUse, body)
	if err != nil {
		return err
	}
	signed, err := json.MarshalIndent(signature, "", "  ")
	if err != nil {
		return err
	}
	for _, f := range []struct {
		path string
		body []byte
	}{{manifestFile, body}, {signatureFile, signed}} {
		err := (&archive{zip: z.zip, at: z.at}).add(f.path, "application/json", func(out io.Writer) error {
			_, err := out.Write(f.body)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *worker) signature(ctx context.Context, use string, body []byte) (s seal.Signature, err error) {
	err = w.d.View(ctx, access.Work, func(tx *db.Tx) error {
		s, err = seal.From(tx).Sign(ctx, use, body)
		return err
	})
	return s, err
}

// deliver makes the package available to its subject and completes the request,
// in one transaction; what was collected is dropped.
func (w *worker) deliver(ctx context.Context, a assignment, p Package) error {
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, a.RequestID, tx.Lock())
		if err != nil || r.State != Executing {
			return err
		}
		terms, err := TermsOf(tx, r)
		if err != nil {
			return err
		}
		available, err := terms.value(term.PackageAvailableFor)
		if err != nil {
			return err
		}
		p.MadeAt, p.ExpiresAt = tx.Now, available.Duration().After(tx.Now, term.CalendarOf(r.Clock.Closed))
		if err := insertPackage(tx, p); err != nil {
			return err
		}
		if err := forget(tx, r); err != nil {
			return err
		}
		if err := done(tx, a); err != nil {
			return err
		}
		if err := job.Enqueue(tx, jobExpire, requestJob{r.ID}, job.At(p.ExpiresAt)); err != nil {
			return err
		}
		r.Answered = &Step{By: actorOf(tx.Actor), At: tx.Now}
		_, err = apply(tx, &r, VerbComplete, map[string]any{"files": p.Files, "bytes": p.Size, "sha256": p.SHA256, "until": day(p.ExpiresAt)})
		if err != nil {
			return err
		}
		return tell(tx, r, "ready")
	})
}

// done finishes one of Steward's own tasks in the transaction of its result.
func done(tx *db.Tx, a assignment) error {
	t, err := findTask(tx, a.ID, tx.Lock())
	if err != nil {
		return err
	}
	t.finish(tx.Now)
	return saveTask(tx, t)
}

// expire destroys a package whose time is over.
func (w *worker) expire(ctx context.Context, j job.Job) error {
	var p requestJob
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, p.Request, tx.Lock())
		if err != nil {
			return err
		}
		deleted, err := deletePackage(tx, r.ID)
		if err != nil || !deleted {
			return err
		}
		_, err = record(tx, "package.expired", r, nil)
		return err
	})
}
