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
