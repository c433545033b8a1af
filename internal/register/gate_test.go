package register_test

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/register"
)

// TestRow12AnAssignmentWaitsForTheContract: what law or contract demand is given
// first, by the organization for all or by whoever acquires it for themself; until
// then the product can't be used, nor got back.
func TestRow12AnAssignmentWaitsForTheContract(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		register.Subscribe(d.DB)
		w := newWorld(t, d)
		bo, eve := membertest.Make(t, d, w.org, "bo@acme.example"), membertest.Make(t, d, w.org, "eve@acme.example")
		use := func(m access.MemberID) (a product.Assignment) {
			w.do(w.org, func(tx *db.Tx) error {
				all, err := product.OfMember(tx, []access.MemberID{m})
				if len(all[m]) == 1 {
					a = all[m][0]
				}
				return err
			})
			return a
		}
		give := func(item string, m access.MemberID) (n int, err error) {
			err = w.try(w.org, func(tx *db.Tx) error { n, err = register.Give(tx, "mail", item, m); return err })
			return n, err
		}
		w.do(w.org, func(tx *db.Tx) error {
			if _, err := product.Assign(tx, bo.ID, "mail", product.ByOrganization); err != nil {
				return err
			}
			_, err := product.Assign(tx, eve.ID, "mail", product.BySelf)
			return err
		})
		if a := use(bo.ID); a.State != product.Suspended || !a.Waits || !strings.Contains(a.Reason, "VAT number, Billing address") {
			t.Errorf("bo's use is %+v", a)
		}
		if err := w.try(w.org, func(tx *db.Tx) error { _, err := product.Resume(tx, bo.ID, "mail"); return err }); !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), "VAT number") {
			t.Errorf("resumed: %v", err)
		}
		if _, err := give("address", ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("what can be declined is no matter of the contract: %v", err)
		}
		if n, err := give("vat_number", ""); n != 0 || err != nil || !use(bo.ID).Waits {
			t.Errorf("with half of it: %d, %v", n, err)
		}
		n, err := give("billing_address", "")
		if a := use(bo.ID); err != nil || n != 2 || a.State != product.Active || a.Waits || a.Reason != "" {
			t.Errorf("released %d, %v; bo's use is %+v", n, err, a)
		}
		if a := use(eve.ID); !a.Waits {
			t.Error("the organization gave what eve must give herself")
		}
		for _, item := range []string{"vat_number", "billing_address"} {
			if n, err = give(item, eve.ID); err != nil {
				t.Fatal(err)
			}
		}
		if a := use(eve.ID); n != 1 || a.State != product.Active {
			t.Errorf("released %d, eve's use is %+v", n, a)
		}
		if n, err := give("vat_number", ""); n != 0 || err != nil {
			t.Errorf("given twice: %d, %v", n, err)
		}
		ida := membertest.Make(t, d, w.org, "ida@acme.example")
		w.do(w.org, func(tx *db.Tx) error {
			_, err := product.Assign(tx, ida.ID, "mail", product.ByOrganization)
			return err
		})
		if a := use(ida.ID); a.State != product.Active {
			t.Errorf("with all given: %+v", a)
		}
		err = w.try(w.other, func(tx *db.Tx) error {
			all, err := register.Contract(tx, "mail", "")
			for _, one := range all {
				if one.GivenAt != nil {
					t.Errorf("another organization's %s counts", one.Item)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// TestRow25ASubprocessorThatGoesIsTold: taking one away gives notice to those who
// use what it works for; there is nothing to object to.
func TestRow25ASubprocessorThatGoesIsTold(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		var lines []string
		for _, line := range strings.Split(sample, "\n") {
			if !strings.Contains(line, "night_desk") {
				lines = append(lines, line)
			}
		}
		done := w.load(strings.Join(lines, "\n"))
		if done.Retired != 1 || done.Announced != 1 {
			t.Errorf("%+v", done)
		}
		all := w.notices(w.org)
		if len(all) != 1 || !all[0].Gone || all[0].After.ID != "night_desk" || len(w.notices(w.other)) != 0 {
			t.Fatalf("%+v", all)
		}
		err := w.try(w.org, func(tx *db.Tx) error {
			_, err := register.Object(tx, all[0].ID, "We would like to keep it.")
			return err
		})
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("objected: %v", err)
		}
		if w.desk().ID != "" {
			t.Error("it is listed still")
		}
		w.do(w.org, func(tx *db.Tx) error {
			var subject string
			err := tx.Get(&subject, `select subject from notice where org_id = :org and kind = 'subprocessor.noticed'`, nil)
			if subject != "A subprocessor was taken away" {
				t.Errorf("told %q", subject)
			}
			return err
		})
	})
}
