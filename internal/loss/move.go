package loss

import (
	"context"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// move carries the next records that the member wanted moved to their personal
// account, of another organization: one transaction for both, so that a record is
// here or there. It tells whether it did anything.
func (w worker) move(ctx context.Context, l Loss) (moved bool, err error) {
	if l.ClaimedMember == "" {
		return false, nil
	}
	err = w.d.Across(ctx, "what members acquired for themselves moves to their personal account", func(wide *db.Wide) error {
		from := wide.In(orgOf(ctx), access.Worker(orgOf(ctx), Job))
		now, err := find(from, l.ID, from.Lock())
		if err != nil || now.State != Ending {
			return ifGone(err)
		}
		i, found, err := now.unsettled(from)
		if err != nil || !found || i.Answer != Transfer {
			return err
		}
		to := wide.In(now.ClaimedOrg, access.Worker(now.ClaimedOrg, Job))
		n, err := now.moveSome(from, to, i)
		if moved = n > 0; err == nil && moved {
			w.reached("moving")
		}
		return err
	})
	return moved, err
}

// orgOf is the organization of the worker that carries the loss on.
func orgOf(ctx context.Context) access.OrgID {
	actor, _ := access.From(ctx)
	return actor.Org
}

func (l Loss) moveSome(from, to *db.Tx, i Item) (int, error) {
	there, err := member.FindMany(to, []access.MemberID{l.ClaimedMember})
	if err != nil || there[l.ClaimedMember].State != member.StateActive {
		return 0, err // the personal account is gone: what is here is lost as if unanswered
	}
	moved, err := data.Move(from, to, l.Member, l.ClaimedMember, data.Filter{ProductID: i.Product}, true, batchRecords)
	n := len(moved)
	if err != nil || n == 0 {
		return 0, err
	}
	if i.Moved == 0 {
		if _, err := product.Assign(to, l.ClaimedMember, i.Product, product.BySelf); err != nil && !fault.Is(err, fault.Conflict) {
			return 0, err
		}
	}
	i.Moved += n
	return n, saveItem(from, i)
}

// Given is what a call of HandOver did.
type Given struct {
	Count int
	// More tells that there is more: call again.
	More bool
	// Records are the ids that they have now.
	Records []string
}

// The length of a reason, in characters.
const minReason = 10

// HandOver gives a member's content of a product, and their use of it, to another
// member of the organization: what the term transfer.content lets an
// administrator give. Health and credentials never go, accounts that are the
// member's own never do, and a hold refuses it. At most 500 records go at once.
func HandOver(tx *db.Tx, from, to member.ID, p product.ID, reason string) (Given, error) {
	giver, err := member.FindMany(tx, []member.ID{from, to})
	if err != nil {
		return Given{}, err
	}
	a, b := giver[from], giver[to]
	reason = strings.TrimSpace(reason)
	switch {
	case a.ID == "":
		return Given{}, fault.New(fault.NotFound, "There is no member with this id.").On("memberId")
	case b.ID == "" || b.State == member.StateDeleted:
		return Given{}, fault.New(fault.NotFound, "There is no member with this id.").On("toMemberId")
	case a.ID == b.ID || b.State != member.StateActive:
		return Given{}, fault.New(fault.Invalid, "Content goes to another, active member.").On("toMemberId")
	case a.AccountKind != member.WorkOrSchool || b.AccountKind != member.WorkOrSchool:
		return Given{}, fault.New(fault.Denied, "This account is the member's own, so nobody but the member gives its content away.").On("memberId")
	case len([]rune(reason)) < minReason || len(reason) > 2000:
		return Given{}, fault.New(fault.Invalid, "State a reason of %d characters or more. Both members can read it.", minReason).On("reason")
	}
	if err := givable(tx, a, p); err != nil {
		return Given{}, err
	}
	return give(tx, a, b, p, reason)
}

// givable asks the rank, the term and whoever keeps the content.
func givable(tx *db.Tx, m member.Member, p product.ID) error {
	if err := member.Administrable(tx, m); err != nil {
		return err
	}
	if _, err := product.Find(tx, p); err != nil {
		return err
	}
	rule, err := term.Ask(tx, term.TransferContent, term.Scope{Product: string(p), Account: string(m.AccountKind)})
	if err != nil {
		return err
	}
	uses, err := product.OfMember(tx, []access.MemberID{m.ID})
	if err != nil {
		return err
	}
	own := false
	for _, a := range uses[m.ID] {
		own = own || a.Product == p && a.AcquiredBy == product.BySelf
	}
	if what := rule.Value.Enum(); rule.External || what == term.TransferNothing || own && what != term.TransferAll {
		return fault.New(fault.Denied, "%s", rule.Sentence).On("productId")
	}
	return tx.Announce(Losing{m.ID})
}

func give(tx *db.Tx, a, b member.Member, p product.ID, reason string) (Given, error) {
	moved, err := data.Move(tx, tx, a.ID, b.ID, data.Filter{ProductID: p}, false, batchRecords)
	if err != nil {
		return Given{}, err
	}
	n := len(moved)
	if n < batchRecords {
		if err := product.Pass(tx, a.ID, b.ID, p); err != nil {
			return Given{}, err
		}
	}
	return Given{Count: n, More: n == batchRecords, Records: moved}, recordGiven(tx, given{a.ID, b.ID, p, n, reason})
}

// given is what went from whom to whom.
type given struct {
	from, to member.ID
	product  product.ID
	count    int
	reason   string
}

// recordGiven writes the event for both members.
func recordGiven(tx *db.Tx, g given) error {
	for _, who := range []member.ID{g.from, g.to} {
		err := audit.Record(tx, audit.Entry{
			Action: "data.handed_over", Object: audit.Object{Type: "member", ID: string(g.from)}, Subject: who,
			Detail:   map[string]any{"product": string(g.product), "count": g.count, "from": string(g.from), "to": string(g.to)},
			Personal: map[string]string{"reason": g.reason},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// GiveBack returns records that were handed over, by the ids that HandOver told,
// at most 500: those that are still the receiver's. What the receiver has to keep
// (Losing) refuses it.
func GiveBack(tx *db.Tx, from, to member.ID, p product.ID, records []string, reason string) error {
	receiver, err := member.Find(tx, to)
	if err != nil {
		return err
	}
	if err := member.Administrable(tx, receiver); err != nil {
		return err
	}
	if err := tx.Announce(Losing{from}); err != nil {
		return err
	}
	moved, err := data.Move(tx, tx, from, to, data.Filter{ProductID: p, Records: records}, false, batchRecords)
	if err != nil || len(moved) == 0 {
		return err
	}
	return recordGiven(tx, given{from, to, p, len(moved), reason})
}
