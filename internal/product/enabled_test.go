package product_test

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// agree has an order form signed by a second person.
func (w world) agree(clauses ...term.Proposal) {
	w.t.Helper()
	w.must(func(tx *db.Tx) error {
		d, err := term.CreateAgreement(tx, term.New{Layer: term.LayerOrder, Title: "Order form 7", Clauses: clauses})
		if err != nil {
			return err
		}
		if _, err := term.Submit(tx, d.ID); err != nil {
			return err
		}
		second := *tx
		second.Actor = access.Actor{Kind: access.KindMember, Org: w.org, ID: "second", Member: "second", Roles: []access.Role{access.Owner}}
		_, err = term.Sign(&second, d.ID, term.Signature{Name: "A. Second"})
		return err
	})
}

// TestRow8ProductsAreSwitchedOff: an agreement that switches a product off keeps
// it from being assigned and from being given back; it reaches no product of the
// consumer families.
func TestRow8ProductsAreSwitchedOff(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		w.must(func(tx *db.Tx) error { _, err := product.Assign(tx, w.m, "mail", product.ByOrganization); return err })
		w.must(func(tx *db.Tx) error {
			_, err := product.Notify(tx, w.m, "mail", product.Notice{Reason: "Data is missing."})
			return err
		})
		w.must(func(tx *db.Tx) error { _, err := product.Suspend(tx, w.m, "mail"); return err })
		off := func(id string) term.Proposal {
			return term.Proposal{Section: "4.2", Term: term.ProductEnabled, Value: "false", Reach: term.Reach{Product: id}}
		}
		w.agree(off("mail"), off("pulse"))
		for name, verb := range map[string]func(*db.Tx) error{
			"resumed":  func(tx *db.Tx) error { _, err := product.Resume(tx, w.m, "mail"); return err },
			"assigned": func(tx *db.Tx) error { _, err := product.Assign(tx, w.m, "mail", product.BySelf); return err },
		} {
			if err := w.try(verb); !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), "Order form 7, 4.2") {
				t.Errorf("%s: %v", name, err)
			}
		}
		w.must(func(tx *db.Tx) error { _, err := product.Assign(tx, w.m, "pulse", product.BySelf); return err })
	})
}
