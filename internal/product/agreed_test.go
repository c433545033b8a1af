package product_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// TestAgreedTermsGovernProducts: notice, cancellation and grace are as long as
// the agreement says, and not as their defaults.
func TestAgreedTermsGovernProducts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		w.agree(
			term.Proposal{Section: "1", Term: term.SuspensionNotice, Value: "P21D"},
			term.Proposal{Section: "2", Term: term.CancellationNotice, Value: "P60D"},
			term.Proposal{Section: "3", Term: term.OffboardingGrace, Value: "P45D"})
		w.must(func(tx *db.Tx) error {
			_, err := product.Assign(tx, w.m, "mail", product.BySelf)
			return err
		})
		early := d.Clock.Now().AddDate(0, 0, 20)
		err := w.try(func(tx *db.Tx) error {
			_, err := product.Notify(tx, w.m, "mail", product.Notice{Reason: "Data is missing.", From: early})
			return err
		})
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("suspended a day too early: %v", err)
		}
		w.must(func(tx *db.Tx) error {
			a, err := product.DemandData(tx, w.m, "mail", "billing address")
			if want := tx.Now.AddDate(0, 0, 21); !a.SuspendFrom.Equal(want) || !a.CancelFrom.Equal(want.AddDate(0, 0, 60)) {
				t.Errorf("suspended %s, cancelled %s", a.SuspendFrom, a.CancelFrom)
			}
			return err
		})
		w.must(func(tx *db.Tx) error {
			until, err := product.StartGrace(tx, w.m, tx.Now)
			if want := tx.Now.Add(45 * 24 * time.Hour); !until.Equal(want) {
				t.Errorf("grace until %s, want %s", until, want)
			}
			return err
		})
	})
}
