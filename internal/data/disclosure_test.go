package data_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

func (w *world) disclosure(reason data.DisclosureReason) data.NewDisclosure {
	return data.NewDisclosure{
		MemberID: w.ada.ID, ProductID: "mail", Reason: reason, Categories: []data.Category{data.Support, data.Contacts},
		Recipient: "Helping Hands Ltd", Note: "To answer a question.", At: dbtest.Start.AddDate(0, 0, -1),
	}
}

func (w *world) disclose(n data.NewDisclosure) error {
	return w.Update(w.worker(), access.Work, func(tx *db.Tx) error {
		_, err := data.Disclose(tx, n)
		return err
	})
}

func (w *world) disclosures(as member.Member, p data.Page) (r data.Rows[data.Disclosure]) {
	w.t.Helper()
	err := w.View(w.as(as), access.OwnData, func(tx *db.Tx) (err error) {
		r, err = data.Disclosures(tx, w.ada.ID, p)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// TestRow23Accounting is the register of disclosures, with every reason.
func TestRow23Accounting(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for _, r := range data.DisclosureReasons {
			if err := w.disclose(w.disclosure(r)); err != nil {
				t.Fatal(r, err)
			}
		}
		first := w.disclosures(w.ada, data.Page{Size: 4})
		rest := w.disclosures(w.ada, data.Page{After: first.Cursors[3]})
		all := append(first.Items, rest.Items...)
		if len(all) != len(data.DisclosureReasons) || !first.More || rest.More {
			t.Fatalf("%d and %d", len(first.Items), len(rest.Items))
		}
		for i, got := range all {
			want := data.DisclosureReasons[len(data.DisclosureReasons)-1-i]
			if got.Reason != want || got.Recipient != "Helping Hands Ltd" || got.Note == "" || len(got.Categories) != 2 || got.ProductID != "mail" {
				t.Errorf("%+v, want %s", got, want)
			}
		}
	})
}

// TestRow26Gag: what legal process hides is hidden until the day, in the log too.
func TestRow26Gag(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		n := w.disclosure(data.LegalProcess)
		until := dbtest.Start.AddDate(0, 0, 30)
		n.HiddenUntil = &until
		if err := w.disclose(n); err != nil {
			t.Fatal(err)
		}
		if own, theirs := w.disclosures(w.ada, data.Page{}), w.disclosures(w.bob, data.Page{}); len(own.Items) != 0 || len(theirs.Items) != 1 {
			t.Errorf("the member sees %d, the administrator %d", len(own.Items), len(theirs.Items))
		}
		w.do(func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{Action: "data.disclosed"}, audit.Page{Limit: 10})
			if err == nil && (len(events) != 1 || events[0].Subject != "") {
				t.Errorf("%+v", events)
			}
			return err
		})
		w.Clock.Advance(30*24*time.Hour + time.Second)
		if n := len(w.disclosures(w.ada, data.Page{}).Items); n != 1 {
			t.Errorf("after the day the member sees %d", n)
		}
	})
}

func TestDiscloseRefuses(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		later := dbtest.Start.AddDate(0, 0, 30)
		for field, change := range map[string]func(*data.NewDisclosure){
			"recipient":   func(n *data.NewDisclosure) { n.Recipient = "" },
			"note":        func(n *data.NewDisclosure) { n.Note = "\x00" },
			"reason":      func(n *data.NewDisclosure) { n.Reason = "curiosity" },
			"categories":  func(n *data.NewDisclosure) { n.Categories = []data.Category{"secrets"} },
			"at":          func(n *data.NewDisclosure) { n.At = later },
			"hiddenUntil": func(n *data.NewDisclosure) { n.HiddenUntil = &later },
		} {
			n := w.disclosure(data.ToVendor)
			change(&n)
			err := w.disclose(n)
			wantKind(t, err, fault.Invalid)
			if f := fault.Shown(err); len(f.Fields) != 1 || f.Fields[0] != field {
				t.Errorf("%s: %v", field, f.Fields)
			}
		}
		n := w.disclosure(data.ToVendor)
		n.MemberID = member.ID(db.NewID())
		wantKind(t, w.disclose(n), fault.NotFound)
	})
}
