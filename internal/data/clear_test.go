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
)

// Row 32, the other half: a member clears by category, product and date range.
func TestRow32ClearByCategoryProductDate(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		held := false
		db.Subscribe(d.DB, func(_ *db.Tx, e data.Clearing) error {
			if held && e.ID == w.ada.ID {
				return fault.New(fault.Conflict, "A legal hold keeps this data.")
			}
			return nil
		})
		w.ingest(w.a("mail", data.Contacts, 1, "a"), w.a("mail", data.Contacts, 10, "b"), w.a("docs", data.Contacts, 1, "c"),
			w.a("mail", data.Activities, 1, "d"), w.a("band", data.Health, 1, "e"))
		clear := func(f data.Filter) (c data.Cleared, n int, err error) {
			err = w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
				if n, err = data.CountOwn(tx, f); err != nil {
					return err
				}
				c, err = data.Clear(tx, f)
				return err
			})
			return c, n, err
		}
		held = true
		_, _, err := clear(data.Filter{})
		wantKind(t, err, fault.Conflict)
		held = false
		from, to := dbtest.Start.AddDate(0, 0, -11), dbtest.Start.AddDate(0, 0, -9)
		for _, one := range []struct {
			name string
			f    data.Filter
			want int
		}{
			{"dates", data.Filter{From: &from, To: &to}, 1},
			{"product and category", data.Filter{ProductID: "mail", Category: data.Contacts}, 1},
			{"nothing is left there", data.Filter{ProductID: "mail", Category: data.Contacts}, 0},
			{"health", data.Filter{Category: data.Health}, 1},
			{"all", data.Filter{}, 2},
		} {
			c, n, err := clear(one.f)
			if err != nil || c.Count != one.want || n != one.want || c.More {
				t.Errorf("%s: %+v of %d, %v", one.name, c, n, err)
			}
		}
		w.do(func(tx *db.Tx) error {
			left, err := data.Tally(tx)
			for _, c := range left {
				if c.Count != 0 {
					t.Errorf("%s: %d are counted", c.Category, c.Count)
				}
			}
			events, lerr := audit.List(tx, audit.Filter{Action: "data.cleared", Subject: w.ada.ID}, audit.Page{Limit: 10})
			if lerr == nil && len(events) != 4 {
				t.Errorf("%d events", len(events))
			}
			return err
		})
	})
}

// TestRow32ClearReachesDealings: events of the customer relation are cleared by
// category, product and date too, but what the law keeps.
func TestRow32ClearReachesDealings(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for day, n := range []data.NewRelation{
			{Kind: data.Purchase, ProductID: "mail", Purpose: data.OperateLegal},
			{Kind: data.SupportCase, ProductID: "mail", Purpose: data.ProvideSupport},
			{Kind: data.SupportCase, ProductID: "docs", Purpose: data.ProvideSupport},
			{Kind: data.Trial, ProductID: "docs", Purpose: data.Provide},
			{Kind: data.Communication, ProductID: "docs", Purpose: data.Personalize},
		} {
			n.MemberID, n.At, n.Title = w.ada.ID, dbtest.Start.AddDate(0, 0, -day-1), "An event of "+string(n.Kind)
			w.do(func(tx *db.Tx) error { return data.RecordRelation(tx, n) })
		}
		w.ingest(w.a("docs", data.Support, 3, "a record beside them"))
		from := dbtest.Start.AddDate(0, 0, -4).Add(-time.Hour)
		for _, one := range []struct {
			name  string
			f     data.Filter
			want  int
			after int // what is left of the five
		}{
			{"another category", data.Filter{Category: data.Contacts}, 0, 5},
			{"a product and category", data.Filter{ProductID: "docs", Category: data.Support}, 2, 4},
			{"dates", data.Filter{From: &from, Category: data.Relation}, 1, 3},
			{"what the law keeps", data.Filter{Category: data.Payment}, 0, 3},
			{"all", data.Filter{}, 2, 1},
		} {
			var left []data.Dealing
			err := w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
				n, err := data.CountOwn(tx, one.f)
				if err != nil {
					return err
				}
				c, err := data.Clear(tx, one.f)
				if err != nil || n != one.want || c.Count != one.want {
					t.Errorf("%s: %+v of %d, %v", one.name, c, n, err)
				}
				left, err = data.Dealings(tx)
				return err
			})
			if err != nil || len(left) != one.after {
				t.Errorf("%s: left %+v, %v", one.name, left, err)
			}
			if last := len(left) == 1; last && (left[0].Kind != data.Purchase || left[0].KeptUntil == nil) {
				t.Errorf("the law keeps the invoice, not %+v", left[0])
			}
		}
		w.do(func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{Action: "data.cleared", Subject: w.ada.ID}, audit.Page{Limit: 10})
			if err == nil && len(events) != 3 {
				t.Errorf("%d events", len(events))
			}
			return err
		})
	})
}

func TestClearingManyGoesOn(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	for i := range 3 {
		var batch []data.New
		for j := range 450 {
			n := w.a("mail", data.Activities, 1, "x")
			n.At = n.At.Add(time.Duration(i*450+j) * time.Second)
			batch = append(batch, n)
		}
		w.ingest(batch...)
	}
	for _, want := range []data.Cleared{{Count: 1000, More: true}, {Count: 350}} {
		err := w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
			got, err := data.Clear(tx, data.Filter{})
			if got != want {
				t.Errorf("%+v", got)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
