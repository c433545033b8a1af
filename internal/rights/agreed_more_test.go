package rights

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// TestAgreedTermsGovernReceipt: when receipt is confirmed and an erasure answered
// at the latest, and what proof an access request takes, are as agreed.
func TestAgreedTermsGovernReceipt(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		termtest.Agree(t, w.DB.DB, w.org, termtest.Values{
			term.AcknowledgeWithin: "P2D", term.ErasureRespondWithin: "P9D", term.AccessAssurance: term.AssuranceAttested,
		})
		r := w.ask(w.ada, Erasure)
		if want := r.ReceivedAt.AddDate(0, 0, 2); r.Clock.AcknowledgeBy == nil || day(*r.Clock.AcknowledgeBy) != day(want) {
			t.Errorf("confirmed by %v, want %s", r.Clock.AcknowledgeBy, day(want))
		}
		if want := r.ReceivedAt.AddDate(0, 0, 9); day(r.DueAt) != day(want) {
			t.Errorf("due %s, want %s", day(r.DueAt), day(want))
		}
		r = w.ask(w.ada, Access)
		_, err := w.try(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Start(tx, r.ID) })
		wantFault(t, err, fault.Conflict, "more proof")
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Attest(tx, r.ID, evidence) })
		w.start(w.oscar, r.ID)
	})
}

// TestAgreedTermsGovernWhoErases: whoever worked on an erasure approves it where
// no second person is agreed on, and only there.
func TestAgreedTermsGovernWhoErases(t *testing.T) {
	for want, values := range map[fault.Kind]termtest.Values{
		"": {term.ErasureSecondApprover: "false"}, fault.Denied: {term.ErasureSecondApprover: "true"},
	} {
		t.Run(values[term.ErasureSecondApprover], func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				termtest.Agree(t, w.DB.DB, w.org, values)
				w.give(w.ada, 1, 1)
				r := w.ask(w.ada, Erasure)
				w.start(w.otto, r.ID)
				w.drain()
				_, err := w.try(w.otto, access.ApproveRequests, func(tx *db.Tx) (Request, error) { return Approve(tx, r.ID, "") })
				if fault.KindOf(err) != want {
					t.Errorf("approved by whoever worked on it: %v", err)
				}
			})
		})
	}
}

// TestAgreedTermsGovernKeys: which keys an erasure destroys is what the method
// agreed on says; the log's and the request's go always.
func TestAgreedTermsGovernKeys(t *testing.T) {
	// Retention and deletion are agreed on together, or not at all.
	for content, values := range map[bool]termtest.Values{
		false: {term.ErasureMethod: term.EraseDelete, term.RetentionDeleted: "P30D"},
		true:  {term.ErasureMethod: term.EraseShred, term.RetentionDeleted: "P30D"},
	} {
		t.Run(values[term.ErasureMethod], func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				termtest.Agree(t, w.DB.DB, w.org, values)
				w.give(w.ada, 1, 1)
				r := w.awaiting()
				w.approve(w.otto, r.ID)
				w.drain()
				w.wantState(r.ID, Completed)
				w.do(func(tx *db.Tx) error {
					for class, gone := range map[seal.Class]bool{seal.Content: content, seal.Account: content, seal.Log: true, seal.Request: true} {
						if _, err := seal.Seal(tx, w.ada.ID, class, "x", []byte("x")); seal.IsShredded(err) != gone {
							t.Errorf("the key for %s: %v", class, err)
						}
					}
					return nil
				})
			})
		})
	}
}

// TestAgreedTermsGovernEvidence: evidence of an identity goes when the agreement
// says, and not after the thirty days of the default.
func TestAgreedTermsGovernEvidence(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		termtest.Agree(t, w.DB.DB, w.org, termtest.Values{term.EvidenceKept: "P5D"})
		r, err := w.open(w.hal, access.OpenRequests, New{Kind: Objection, MemberID: w.ada.ID, Channel: Letter, Evidence: evidence, Question: "Please."})
		if err != nil {
			t.Fatal(err)
		}
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Attest(tx, r.ID, evidence) })
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, r.ID, GroundUnfounded, why) })
		there := func() bool {
			var x Words
			w.do(func(tx *db.Tx) (err error) { x, err = ReadWords(tx, w.reread(tx, r.ID)); return err })
			return x.Evidence != ""
		}
		w.Clock.Advance(4 * 24 * time.Hour)
		w.drain()
		if !there() {
			t.Error("deleted too early")
		}
		w.Clock.Advance(25 * time.Hour)
		w.drain()
		if there() {
			t.Error("there after its time")
		}
	})
}
