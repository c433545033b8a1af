package loss

import (
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// own gives ada a product of the organization's families that she acquired
// herself: agreements don't reach those of the consumer's.
func (w *world) own() {
	w.t.Helper()
	w.in(w.org, func(tx *db.Tx) error {
		if err := product.Unassign(tx, w.ada.ID, "mail", "Given back."); err != nil {
			return err
		}
		_, err := product.Assign(tx, w.ada.ID, "mail", product.BySelf)
		return err
	})
}

// TestAgreedTermsGovernLosses: what is offered to whoever loses their account,
// when they are reminded, and what becomes of what was their own.
func TestAgreedTermsGovernLosses(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		termtest.Agree(t, w.DB.DB, w.org, termtest.Values{
			term.OffboardingOffer: term.OfferNothing, term.OffboardingRemind: "P12D", term.OffboardingContent: term.OwnKept,
		})
		w.own()
		w.active(w.ada, false)
		w.drain()
		item := w.loss(w.ada).Items[0]
		if item.Product != "mail" || item.AcquiredBy != product.BySelf || item.Offer != term.OfferNothing {
			t.Errorf("offered: %+v", item)
		}
		err := w.Update(w.as(w.org, w.ada), access.OwnData, func(tx *db.Tx) error { _, err := Respond(tx, "mail", Export); return err })
		if !fault.Is(err, fault.Denied) {
			t.Errorf("an export of what isn't offered: %v", err)
		}
		w.days(17)
		w.wantState(w.ada, Told)
		w.days(1)
		w.wantState(w.ada, Reminded)
		w.days(12)
		w.wantState(w.ada, Lost)
		if records, uses := w.holds(w.org, w.ada.ID); records["mail"] != 2 || len(uses) != 0 {
			t.Errorf("after loss: %v %v", records, uses)
		}
	})
}

// TestOwnContentGoesWithoutAnAgreement is what the agreement above changes.
func TestOwnContentGoesWithoutAnAgreement(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.own()
		w.active(w.ada, false)
		w.days(0)
		if item := w.loss(w.ada).Items[0]; item.Product != "mail" || item.Offer != term.OfferTransfer {
			t.Errorf("offered: %+v", item)
		}
		w.days(30)
		w.wantState(w.ada, Lost)
		if records, _ := w.holds(w.org, w.ada.ID); records["mail"] != 0 {
			t.Errorf("after loss: %v", records)
		}
	})
}

// TestAgreedTermsGovernHandingOver: what administrators give to another member is
// more or less than what the organization acquired, as agreed.
func TestAgreedTermsGovernHandingOver(t *testing.T) {
	for _, c := range []struct {
		values termtest.Values
		own    bool
		want   fault.Kind
	}{
		{termtest.Values{term.TransferContent: term.TransferAll}, true, ""},
		{termtest.Values{term.TransferContent: term.TransferOrg}, true, fault.Denied},
		{termtest.Values{term.TransferContent: term.TransferOrg}, false, ""},
		{termtest.Values{term.TransferContent: term.TransferNothing}, false, fault.Denied},
	} {
		rule := c.values[term.TransferContent]
		name := rule + " of the organization's"
		if c.own {
			name = rule + " of one's own"
		}
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				termtest.Agree(t, w.DB.DB, w.org, c.values)
				if c.own {
					w.own()
				}
				bob := w.person("bob@acme.example")
				err := w.Update(w.as(w.org, w.olive), access.ManageMembers, func(tx *db.Tx) error {
					_, err := HandOver(tx, w.ada.ID, bob.ID, "mail", "Ada left the team; Bob goes on.")
					return err
				})
				if fault.KindOf(err) != c.want {
					t.Errorf("%v, want %q", err, c.want)
				}
			})
		})
	}
}
