package loss

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
)

// model is what must be true of one member, however things came about.
type model struct {
	active, held, gone bool
	// off is since when the account is away; zero while it is active.
	off time.Time
}

// TestModel carries out random decisions of directories, holds and time, and asks
// after each what must hold.
func TestModel(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for seed := range uint64(12) {
			r := rand.New(rand.NewPCG(seed, 7))
			m := w.person("model" + string(rune('a'+seed)) + "@acme.example")
			is := model{active: true}
			for range 14 {
				w.act(r, m, &is)
				w.check(seed, m, &is)
			}
		}
	})
}

func (w *world) act(r *rand.Rand, m member.Member, is *model) {
	switch r.IntN(6) {
	case 0:
		if is.active {
			is.off = w.Clock.Now()
		}
		is.active = false
		w.active(m, false)
	case 1:
		is.active, is.off = true, time.Time{}
		w.active(m, true)
	case 2:
		is.held = !is.held
		w.held[m.ID] = is.held
	case 3:
		err := w.Update(w.as(w.org, m), access.OwnData, func(tx *db.Tx) error { return SetPrivateAddress(tx, "p@home.example") })
		if err != nil {
			w.t.Fatal(err)
		}
	default:
		for range r.IntN(25) {
			w.days(1)
		}
	}
	w.drain()
}

func (w *world) check(seed uint64, m member.Member, is *model) {
	w.t.Helper()
	v := w.loss(m)
	records, uses := w.holds(w.org, m.ID)
	whole := records["pulse"] == 2 && len(uses) == 2
	over := !is.off.IsZero() && !w.Clock.Now().Before(is.off.AddDate(0, 0, 30))
	switch {
	case is.gone:
		if v.State != Lost {
			w.t.Fatalf("seed %d: what was lost is %s", seed, v.State)
		}
	case is.active && (!whole || v.ClosedAt == nil && v.ID != ""):
		w.t.Fatalf("seed %d: an active member has %v %v, loss %s", seed, records, uses, v.State)
	case !is.active && !over && (!whole || v.ClosedAt != nil):
		w.t.Fatalf("seed %d: in grace a member has %v %v, loss %s", seed, records, uses, v.State)
	case is.held && !whole:
		w.t.Fatalf("seed %d: under a hold a member has %v %v", seed, records, uses)
	case !is.active && over && !is.held && v.State == Lost:
		is.gone = true
		if whole || records["pulse"] != 0 || len(uses) != 0 || records["mail"] != 2 {
			w.t.Fatalf("seed %d: after loss a member has %v %v", seed, records, uses)
		}
	}
	for _, i := range v.Items {
		if i.AcquiredBy == product.ByOrganization && i.Offer != "" {
			w.t.Fatalf("seed %d: the organization's %s is offered", seed, i.Product)
		}
	}
}
