package rights

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

// What these tests show is that the terms are asked, and not their defaults
// repeated: each agrees on another value and looks at what happens.

// TestAgreedTermsGovernPackages: a second approver where the agreement wants one,
// and a package that can be fetched for as long as it says.
func TestAgreedTermsGovernPackages(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.agree(term.PackageAvailableFor, "P5D", "1")
		w.agree(term.AccessSecondApprover, "true", "2")
		w.give(w.ada, 1, 1)
		r := w.ask(w.ada, Access)
		w.start(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, AwaitingApproval)
		err := w.Update(w.as(w.otto), access.ApproveRequests, func(tx *db.Tx) error { _, err := Approve(tx, r.ID, ""); return err })
		if !fault.Is(err, fault.Denied) && !fault.Is(err, fault.Conflict) {
			t.Errorf("approved by whoever worked on it: %v", err)
		}
		w.approve(w.olive, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		p, _ := w.fetch(r.ID)
		if want := w.Clock.Now().AddDate(0, 0, 5); p.ExpiresAt.Before(want.Add(-time.Hour)) || p.ExpiresAt.After(want.Add(time.Hour)) {
			t.Errorf("the package can be fetched until %s", p.ExpiresAt)
		}
	})
}

// TestAgreedTermsGovernErasures: no certificate and no destroyed keys where the
// agreement says so.
func TestAgreedTermsGovernErasures(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.agree(term.CertificateIssue, "false", "1")
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		if _, err := w.certificate(r.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("a certificate against the agreement: %v", err)
		}
	})
}

// TestAgreedTermsGovernClocks: the longest extension and the time to acknowledge
// are those of the agreement.
func TestAgreedTermsGovernClocks(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.agree(term.Extension, "P10D", "1")
		r := w.ask(w.ada, Access)
		w.start(w.oscar, r.ID)
		after := w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) {
			return Extend(tx, r.ID, "The archive is in another country.")
		})
		if want := r.DueAt.AddDate(0, 0, 10); day(after.DueAt) != day(want) {
			t.Errorf("extended from %s to %s, want %s", day(r.DueAt), day(after.DueAt), day(want))
		}
	})
}
