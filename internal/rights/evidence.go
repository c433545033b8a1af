package rights

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/term"
)

const jobEvidence = "rights.evidence"

// endEvidence asks for the end of what was given as evidence of an identity,
// once the request is over and the time that the terms give is too.
func endEvidence(tx *db.Tx, r Request) error {
	kept, err := term.Ask(tx, term.EvidenceKept, term.Scope{})
	if err != nil {
		return err
	}
	return job.Enqueue(tx, jobEvidence, requestJob{r.ID}, job.At(kept.Value.Duration().After(tx.Now, nil)), job.Unique(string(r.ID)))
}

// evidence deletes what was given as evidence; that somebody attested, who and
// when, stays.
func (w *worker) evidence(ctx context.Context, j job.Job) error {
	var p requestJob
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, p.Request, tx.Lock())
		if err != nil || !r.State.Final() {
			return err
		}
		words, err := ReadWords(tx, r)
		if err != nil || words.Erased || words.Evidence == "" {
			return err
		}
		if err := r.write(tx, func(w *Words) { w.Evidence = "" }); err != nil {
			return err
		}
		return change(tx, &r, "request.evidence_deleted", nil)
	})
}
