package data_test

import (
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
)

// TestRow7And16To21ProvenanceAndPurpose: each record says where it came from and
// what it is used for, and keeps saying so.
func TestRow7And16To21ProvenanceAndPurpose(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		want := map[data.Purpose]data.Provenance{}
		var batch []data.New
		for i, p := range data.Purposes {
			n := w.a("mail", data.Activities, i, string(p.Purpose))
			n.Purpose, n.Provenance = p.Purpose, data.Provenances[i%3]
			want[p.Purpose] = n.Provenance
			batch = append(batch, n)
		}
		w.ingest(batch...)
		for _, r := range w.own(data.Filter{}, data.Page{}).Items {
			if string(r.Purpose) != r.Title || want[r.Purpose] != r.Provenance {
				t.Errorf("%+v", r)
			}
			delete(want, r.Purpose)
		}
		if len(want) > 0 {
			t.Errorf("not shown: %v", want)
		}
		for _, wrong := range []data.New{{Purpose: "sell", Provenance: data.Provided}, {Purpose: data.Provide, Provenance: "guessed"}} {
			n := w.a("mail", data.Activities, 1, "x")
			n.Purpose, n.Provenance = wrong.Purpose, wrong.Provenance
			err := w.Update(w.worker(), access.Work, func(tx *db.Tx) error { _, err := data.Ingest(tx, []data.New{n}); return err })
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("%+v: %v", wrong, err)
			}
		}
	})
}

// TestRow17And24And27Reasons: whatever the reason is for which data was given to
// somebody, the member sees it with whom and what.
func TestRow17And24And27Reasons(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for _, r := range data.DisclosureReasons {
			w.do(func(tx *db.Tx) error {
				_, err := data.Disclose(tx, data.NewDisclosure{
					MemberID: w.ada.ID, Reason: r, Categories: []data.Category{data.NameAndContact}, Recipient: "For " + string(r), At: tx.Now,
				})
				return err
			})
		}
		got, err := mine(w, func(tx *db.Tx) (data.Rows[data.Disclosure], error) {
			return data.Disclosures(tx, w.ada.ID, data.Page{})
		})
		if err != nil || len(got.Items) != len(data.DisclosureReasons) {
			t.Fatalf("%d, %v", len(got.Items), err)
		}
		for _, one := range got.Items {
			if one.Recipient != "For "+string(one.Reason) || !slices.Equal(one.Categories, []data.Category{data.NameAndContact}) {
				t.Errorf("%+v", one)
			}
		}
	})
}

// TestRow34And50And74IsCleared: identifiers, stored payment instruments and what
// roams from device to device are listed, and cleared alone.
func TestRow34And50And74IsCleared(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for _, c := range []data.Category{data.Identifiers, data.Payment, data.Preferences} {
			w.ingest(w.a("mail", c, 1, string(c)), w.a("mail", data.Files, 1, "A letter"))
			if got := w.own(data.Filter{Category: c}, data.Page{}); len(got.Items) != 1 || got.Items[0].Title != string(c) {
				t.Fatalf("%s: %+v", c, got.Items)
			}
			gone, err := mine(w, func(tx *db.Tx) (data.Cleared, error) { return data.Clear(tx, data.Filter{Category: c}) })
			if err != nil || gone.Count != 1 || len(w.own(data.Filter{Category: c}, data.Page{}).Items) != 0 {
				t.Errorf("%s: %+v, %v", c, gone, err)
			}
		}
		if n := len(w.own(data.Filter{Category: data.Files}, data.Page{}).Items); n != 3 {
			t.Errorf("%d letters are left", n)
		}
	})
}

// TestRow49Categories: every category of account data is kept, counted and given
// out; of credentials nobody else sees more than that they exist.
func TestRow49Categories(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		left := map[data.Category]bool{}
		for _, c := range data.Categories {
			w.ingest(w.a("band", c.Category, 1, string(c.Category)))
			left[c.Category] = true
		}
		err := data.Builtin(d.DB).Export(w.worker(), data.Subject{OrgID: w.org, MemberID: w.ada.ID}, func(i data.Item) error {
			delete(left, i.Category)
			return nil
		})
		if err != nil || len(left) > 0 {
			t.Errorf("not given out: %v, %v", left, err)
		}
		if _, err := w.read(data.Filter{Category: data.Credentials}, data.Page{}, reason); !fault.Is(err, fault.Denied) {
			t.Errorf("credentials are read: %v", err)
		}
	})
}

// TestRow79And83HealthHasThreeUses: to provide, to improve and to personalize;
// handing health data in for anything else is refused.
func TestRow79And83HealthHasThreeUses(t *testing.T) {
	uses := map[data.Purpose]bool{}
	for _, p := range data.Purposes {
		if data.Permits(data.Health, p.Purpose) {
			uses[p.Purpose] = true
		}
	}
	if len(uses) != 7 || !uses[data.Provide] || !uses[data.Improve] || !uses[data.Personalize] || uses[data.AdvertiseOffer] || uses[data.Operate] {
		t.Errorf("%v", uses)
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		n := w.a("band", data.Health, 1, "Pulse")
		n.Purpose = data.AdvertiseOffer
		err := w.Update(w.worker(), access.Work, func(tx *db.Tx) error { _, err := data.Ingest(tx, []data.New{n}); return err })
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("%v", err)
		}
	})
}
