package rights

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// destroy is the part of an erasure that nothing can undo, once every source
// has erased and was verified: the ledger's entry, the keys, the account, what
// came in the meantime, the certificate. Each step is done once, and looks for that before it begins; no
// hold stops it after the first.
func (w *worker) destroy(ctx context.Context, a assignment) error {
	if other, err := w.waitsFor(ctx, a); err != nil {
		return err
	} else if other != "" {
		return w.later(ctx, a, time.Hour, "The same member's request about "+string(other)+" must be answered first; looked at again")
	}
	if err := w.reached("destroy.begun"); err != nil {
		return err
	}
	if held, err := w.intend(ctx, a); err != nil || held {
		return err
	}
	if err := w.reached("destroy.intended"); err != nil {
		return err
	}
	for _, step := range []func(context.Context, assignment) (string, error){w.shred, w.clear, w.sweep, w.certify} {
		name, err := step(ctx, a)
		if err != nil {
			return err
		}
		if err := w.reached("destroy." + name); err != nil {
			return err
		}
	}
	return nil
}

// waitsFor names another request that the member has opened since the approval,
// and whose answer the erasure would destroy; "" once that can't matter.
func (w *worker) waitsFor(ctx context.Context, a assignment) (other Kind, err error) {
	err = w.d.View(ctx, access.Work, func(tx *db.Tx) error {
		e, err := findErasure(tx, a.RequestID)
		if err != nil || e.IntendedAt != nil {
			return err
		}
		other, err = otherOpen(tx, a.request)
		return err
	})
	return other, err
}

// intend passes the point of no return, unless a hold has come in the meantime:
// then the request is blocked. The row's lock is the one that PlaceHold takes,
// so that either sees what the other did.
func (w *worker) intend(ctx context.Context, a assignment) (held bool, err error) {
	err = w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, a.RequestID, tx.Lock())
		if err != nil {
			return err
		}
		if r.State != Executing {
			return fault.New(fault.Conflict, "The request is %s.", says[r.State])
		}
		if held, err = r.stopIfHeld(tx); err != nil {
			return err
		}
		if held {
			return putBack(tx, a.ID)
		}
		return insertErasure(tx, a.RequestID)
	})
	return held, err
}

// shred destroys the subject's keys; the ledger says so first.
func (w *worker) shred(ctx context.Context, a assignment) (string, error) {
	var sealer *seal.Sealer
	var classes []seal.Class
	err := w.d.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		sealer = seal.From(tx)
		classes, err = classesFor(tx, a.request)
		return err
	})
	if err != nil {
		return "", err
	}
	m := a.request.MemberID
	if err := sealer.Shred(ctx, a.org.ID, string(a.RequestID), m, "erasure", classes...); err != nil {
		return "", err
	}
	if err := w.reached("destroy.keys"); err != nil {
		return "", err
	}
	return "shredded", w.d.Update(ctx, access.Work, func(tx *db.Tx) error { return noteShredded(tx, a, classes) })
}

// classesFor reads from the frozen terms which keys are destroyed. Where data is
// only deleted, what can't be deleted still loses its key: the personal part of
// the log, and packages and evidence in backups.
func classesFor(tx *db.Tx, r Request) ([]seal.Class, error) {
	terms, err := TermsOf(tx, r)
	if err != nil {
		return nil, err
	}
	method, err := terms.value(term.ErasureMethod)
	if err != nil {
		return nil, err
	}
	if method.Enum() == term.EraseDelete {
		return []seal.Class{seal.Log, seal.Request}, nil
	}
	return seal.Classes, nil
}

// Shredded is announced in the transaction that notes that a member's keys are
// destroyed: whoever keeps something of theirs under another key drops it then.
type Shredded struct{ MemberID access.MemberID }

// noteShredded writes down, once, that the keys are gone, and drops what they
// had sealed of the subject's requests.
func noteShredded(tx *db.Tx, a assignment, classes []seal.Class) error {
	r, err := findRequest(tx, a.RequestID, tx.Lock())
	if err != nil {
		return err
	}
	e, err := findErasure(tx, r.ID)
	if err != nil || e.DestroyedAt != nil {
		return err
	}
	if err := dropPackages(tx, r.MemberID); err != nil {
		return err
	}
	if err := dropEvidence(tx, r.MemberID); err != nil {
		return err
	}
	if err := dropPerson(tx, r.MemberID); err != nil {
		return err
	}
	if err := tx.Announce(Shredded{MemberID: r.MemberID}); err != nil {
		return err
	}
	e.DestroyedAt = &tx.Now
	if e.Event, err = record(tx, "request.keys_destroyed", r, map[string]any{"classes": classes}); err != nil {
		return err
	}
	return saveErasure(tx, r.ID, e)
}

// dropPackages deletes the packages of all of a member's requests.
func dropPackages(tx *db.Tx, m access.MemberID) error {
	ids, err := requestsOf(tx, m)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := deletePackage(tx, id); err != nil {
			return err
		}
	}
	return nil
}

// clear removes what is stored of the subject in the clear.
func (w *worker) clear(ctx context.Context, a assignment) (string, error) {
	return "cleared", w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		e, err := findErasure(tx, a.RequestID)
		if err != nil || e.ClearedAt != nil {
			return err
		}
		if err := member.Erase(tx, a.request.MemberID); err != nil {
			return err
		}
		e.ClearedAt = &tx.Now
		return saveErasure(tx, a.RequestID, e)
	})
}

// sweep has the built-in source erase once more. Until the account was cleared
// it took in new data, so that some may have come after it was verified.
func (w *worker) sweep(ctx context.Context, a assignment) (string, error) {
	own := data.Builtin(w.d)
	if _, err := own.Erase(ctx, a.subject, data.EraseOptions{Key: "sweep-" + string(a.ID), Request: string(a.RequestID)}); err != nil {
		return "", err
	}
	out, err := own.Verify(ctx, a.subject)
	if err == nil && out.State != data.OutcomeDone {
		err = fault.New(fault.Unavailable, "Steward still holds %d items that came during the erasure. They are erased again.", out.Remaining)
	}
	if err == nil {
		err = w.d.Compact(ctx) // what was deleted is gone from the files, too
	}
	return "swept", err
}

// certify completes the request; the certificate is its proof, unless the terms
// ask for none.
func (w *worker) certify(ctx context.Context, a assignment) (string, error) {
	return "certified", w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, a.RequestID, tx.Lock())
		if err != nil || r.State != Executing {
			return err
		}
		terms, err := TermsOf(tx, r)
		if err != nil {
			return err
		}
		issue, err := terms.value(term.CertificateIssue)
		if err != nil {
			return err
		}
		detail := map[string]any{"certificate": issue.Bool()}
		if issue.Bool() {
			document, err := certificateOf(tx, r, a.org)
			if err != nil {
				return err
			}
			if err := insertCertificate(tx, r.ID, document); err != nil {
				return err
			}
			detail["sha256"] = hashOf(document)
		}
		if err := done(tx, a); err != nil {
			return err
		}
		r.Answered = &Step{By: actorOf(tx.Actor), At: tx.Now}
		_, err = apply(tx, &r, VerbComplete, detail)
		return err
	})
}
