package simulation_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/simulation"
	"github.com/sysoon/steward/internal/term"
)

// gone is somebody whose account was deleted, with how many records stay.
type gone struct {
	id      access.MemberID
	at      time.Time
	records int
}

// leave deletes two members who have records, one five days after the other.
func (w *world) leave() {
	w.t.Helper()
	db.Subscribe(w.DB.DB, rights.Retain)
	for i, n := range []int{2, 3} {
		m := membertest.Make(w.t, w.DB, w.org, []string{"left1@acme.example", "left2@acme.example"}[i])
		w.do(func(tx *db.Tx) error {
			var batch []data.New
			for k := range n {
				batch = append(batch, data.New{
					MemberID: m.ID, ProductID: "mail", Category: data.Activities, Provenance: data.Observed, Purpose: data.Provide,
					Title: "Sent a message", At: tx.Now.Add(-time.Duration(k+1) * time.Hour),
				})
			}
			if _, err := data.Ingest(tx, batch); err != nil {
				return err
			}
			return member.Delete(tx, m.ID)
		})
		w.left = append(w.left, gone{m.ID, w.Clock.Now(), n})
		w.Clock.Advance(5 * 24 * time.Hour)
	}
}

// sameRecords compares the records due earlier or later with the days that the
// rules give before and after the signature, and wants the job of an earlier day
// to wait for it.
func (w *world) sameRecords(round int, r simulation.Result, before, after term.Rules) {
	w.t.Helper()
	earlier, later := 0, 0
	for _, g := range w.left {
		due := func(rules term.Rules) time.Time {
			return term.Resolve(rules, term.Question{Term: term.RetentionDeleted, ValidAt: r.At, KnownAt: r.At}).After(g.at)
		}
		old, now := due(before), due(after)
		switch {
		case now.Before(old):
			earlier += g.records
			w.wantPurgeBy(round, g, latest(now, r.At))
		case now.After(old):
			later += g.records
		}
	}
	if r.RecordsEarlier != earlier || r.RecordsLater != later {
		w.t.Errorf("round %d: predicted %d earlier and %d later, it was %d and %d", round, r.RecordsEarlier, r.RecordsLater, earlier, later)
	}
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// wantPurgeBy wants a job that looks at a deleted member's data by then.
func (w *world) wantPurgeBy(round int, g gone, by time.Time) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		var n int
		err := tx.Get(&n, `select count(*) from job where org_id = :org and kind = 'rights.retain' and unique_key like :member and run_at <= :by`,
			db.Args{"member": string(g.id) + "/%", "by": by.Add(24 * time.Hour)})
		if n == 0 {
			w.t.Errorf("round %d: nothing looks at the data of %s by %s", round, g.id, by)
		}
		return err
	})
}

// sameProducts asks for each product whether it can be given after the
// signature: those that are predicted to be off can't.
func (w *world) sameProducts(round int, r simulation.Result, before term.Rules) {
	w.t.Helper()
	off := map[string]simulation.Off{}
	for _, o := range r.ProductsOff {
		off[o.Product] = o
	}
	was := w.Clock.Now()
	w.Clock.Set(latest(was, r.At))
	defer w.Clock.Set(was)
	for _, id := range []string{"mail", "pulse"} {
		enabled := term.Resolve(before, term.Question{Term: term.ProductEnabled, Scope: term.Scope{Product: id}, ValidAt: r.At, KnownAt: r.At}).Value.Bool()
		var refused bool
		w.do(func(tx *db.Tx) error {
			return tx.Try(func() error {
				_, err := product.Assign(tx, w.people[6].ID, product.ID(id), product.ByOrganization)
				refused = fault.Is(err, fault.Conflict)
				if err == nil {
					err = product.Unassign(tx, w.people[6].ID, product.ID(id), "Only to see.")
				}
				if refused {
					return nil
				}
				return err
			})
		})
		if _, predicted := off[id]; predicted != (enabled && refused) {
			w.t.Errorf("round %d: %s predicted off: %v; it could be given before: %v, and is refused now: %v", round, id, predicted, enabled, refused)
		}
	}
	if o, ok := off["mail"]; ok && o.Members != 1 {
		w.t.Errorf("round %d: %d members lose mail", round, o.Members)
	}
}

// TestSwitchedOffProductsAreNamed: a draft that switches a product off says so.
func TestSwitchedOffProductsAreNamed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		var sim simulation.Simulation
		w.do(func(tx *db.Tx) error {
			doc, err := term.CreateAgreement(tx, term.New{Layer: term.LayerOrder, Title: "Order", ValidFrom: tx.Now, Clauses: []term.Proposal{
				{Section: "1", Term: term.ProductEnabled, Value: "false", Reach: term.Reach{Product: "mail"}},
			}})
			if err == nil {
				sim, err = simulation.Start(tx, doc.ID)
			}
			return err
		})
		must(t, w.runner.Drain(t.Context()))
		w.do(func(tx *db.Tx) (err error) { sim, err = simulation.Find(tx, sim.ID); return err })
		if off := sim.Result.ProductsOff; len(off) != 1 || off[0] != (simulation.Off{Product: "mail", Members: 1}) {
			t.Errorf("%+v", off)
		}
	})
}
