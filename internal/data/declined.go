package data

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/register"
)

// Asked is something that a product which a member uses asks them for (rows 10, 11
// and 15), with what they decided about it.
type Asked struct {
	Product product.ID
	register.Need
	// Declined is the decision in force, taken at ChangedAt (nil for never).
	Declined  bool
	ChangedAt *time.Time
	// Without are the features that are off, or work with less, where this item is
	// declined as well as those that are already: exactly these, and no others.
	Without []register.Off
	// History has earlier decisions, newest first.
	History []ItemDecision
	// GivenAt is when an item that law or contract demand was given; nil for others.
	GivenAt *time.Time
}

// ItemDecision is one decision about an item.
type ItemDecision struct {
	Product  product.ID `db:"product_id"`
	Item     string     `db:"item"`
	Declined bool       `db:"declined"`
	At       time.Time  `db:"at"`
}

// maxItemHistory bounds the decisions that are read of one member.
const maxItemHistory = 1000

// Items lists what the products that a member uses ask them for, by product.
func Items(tx *db.Tx, m access.MemberID) ([]Asked, error) {
	uses, err := product.OfMember(tx, []access.MemberID{m})
	if err != nil {
		return nil, err
	}
	about, err := register.Of(tx)
	if err != nil {
		return nil, err
	}
	taken, err := itemDecisions(tx, m)
	if err != nil {
		return nil, err
	}
	var out []Asked
	for _, a := range uses[m] {
		items := itemsOf(a.Product, about[string(a.Product)].Features, taken)
		if err := markGiven(tx, items, a); err != nil {
			return nil, err
		}
		out = append(out, items...)
	}
	return out, nil
}

// itemsOf is the pure part for one product: each item once, in the order of its
// features. taken are the member's decisions, newest first.
func itemsOf(id product.ID, features []register.Feature, taken []ItemDecision) (out []Asked) {
	declined := declinedOf(id, taken)
	for _, f := range features {
		for _, n := range f.Needs {
			if slices.ContainsFunc(out, func(o Asked) bool { return o.Item == n.Item }) {
				continue
			}
			one := Asked{Product: id, Need: n, Declined: slices.Contains(declined, n.Item)}
			for _, d := range taken {
				if d.Product == id && d.Item == n.Item {
					one.History = append(one.History, d)
				}
			}
			if len(one.History) > 0 {
				one.ChangedAt = &one.History[0].At
			}
			if n.Basis.Declinable() {
				one.Without = affected(register.Without(features, append(slices.Clone(declined), n.Item)), n.Item)
			}
			out = append(out, one)
		}
	}
	return out
}

// affected keeps the features that need an item.
func affected(all []register.Off, item string) []register.Off {
	return slices.DeleteFunc(all, func(o register.Off) bool {
		return !slices.ContainsFunc(o.Missing, func(n register.Need) bool { return n.Item == item })
	})
}

// declinedOf lists the items of a product whose newest decision declines them.
func declinedOf(id product.ID, taken []ItemDecision) (out []string) {
	seen := map[string]bool{}
	for _, d := range taken {
		if d.Product == id && !seen[d.Item] {
			seen[d.Item] = true
			if d.Declined {
				out = append(out, d.Item)
			}
		}
	}
	return out
}

// markGiven notes when what law or contract demand was given: by the
// organization, or by a member who acquired the product themselves.
func markGiven(tx *db.Tx, items []Asked, a product.Assignment) error {
	who := a.Member
	if a.AcquiredBy == product.ByOrganization {
		who = ""
	}
	given, err := register.Contract(tx, a.Product, who)
	for _, d := range given {
		for i := range items {
			if items[i].Item == d.Item {
				items[i].GivenAt = d.GivenAt
			}
		}
	}
	return err
}

// FeaturesOff lists, by product, the features that don't work, or work with less,
// because a member declined what they need.
func FeaturesOff(tx *db.Tx, m access.MemberID) (map[product.ID][]register.Off, error) {
	about, err := register.Of(tx)
	if err != nil {
		return nil, err
	}
	taken, err := itemDecisions(tx, m)
	out := map[product.ID][]register.Off{}
	for id, a := range about {
		if off := register.Without(a.Features, declinedOf(product.ID(id), taken)); len(off) > 0 {
			out[product.ID(id)] = off
		}
	}
	return out, err
}

// Decline keeps the acting member's decision not to give an item to a product, or
// to give it again, and tells the product's systems. What law or contract demand
// can't be declined while the product is used: that is Denied. Deciding the same
// again changes nothing.
func Decline(tx *db.Tx, id product.ID, item string, declined bool) (Asked, error) {
	m, err := self(tx)
	if err != nil {
		return Asked{}, err
	}
	if _, err := member.FindForUpdate(tx, m); err != nil {
		return Asked{}, err
	}
	one, err := ownItem(tx, m, id, item)
	switch {
	case err != nil:
		return one, err
	case !one.Basis.Declinable():
		return one, fault.New(fault.Denied, "%s can't be declined while you use the product. %s", one.Title, one.Because).On("item")
	case one.Declined == declined:
		return one, nil
	}
	if err := insertItemDecision(tx, m, ItemDecision{id, item, declined, tx.Now}); err != nil {
		return one, err
	}
	if err := recordItem(tx, m, one, declined); err != nil {
		return one, err
	}
	if err := spreadItem(tx, m, one, declined); err != nil {
		return one, err
	}
	return ownItem(tx, m, id, item)
}

func ownItem(tx *db.Tx, m access.MemberID, id product.ID, item string) (Asked, error) {
	all, err := Items(tx, m)
	if err != nil {
		return Asked{}, err
	}
	for _, one := range all {
		if one.Product == id && one.Need.Item == item {
			return one, nil
		}
	}
	return Asked{}, fault.New(fault.NotFound, "None of your products asks for %q.", item).On("item")
}

// recordItem writes the event; what is about health is sealed under the member's
// key.
func recordItem(tx *db.Tx, m access.MemberID, one Asked, declined bool) error {
	e := audit.Entry{Action: "item.given_again", Object: audit.Object{Type: "member", ID: string(m)}, Subject: m}
	if declined {
		e.Action = "item.declined"
	}
	if Category(one.Category).Class() == Special {
		e.Personal = map[string]string{"product": string(one.Product), "item": one.Need.Item}
	} else {
		e.Detail = map[string]any{"product": one.Product, "item": one.Need.Item}
	}
	return audit.Record(tx, e)
}

// itemKind names an item among the choices that sources are told of.
func itemKind(id product.ID, item string) ChoiceKind {
	return ChoiceKind("item/" + string(id) + "/" + item)
}

// itemOf reads such a name.
func itemOf(kind ChoiceKind) (id product.ID, item string, ok bool) {
	rest, ok := strings.CutPrefix(string(kind), "item/")
	name, item, both := strings.Cut(rest, "/")
	return product.ID(name), item, ok && both
}

// spreadItem has the connected sources of the product told of a decision.
func spreadItem(tx *db.Tx, m access.MemberID, one Asked, declined bool) error {
	sources, err := product.Sources(tx)
	if err != nil {
		return err
	}
	for _, s := range sources {
		if s.Kind != product.Builtin && s.Connected && s.Product == one.Product {
			if err := askToTell(tx, m, itemKind(one.Product, one.Need.Item), s.ID, !declined); err != nil {
				return err
			}
		}
	}
	return nil
}

// toTell is what a source is told of a choice or an item: what holds now.
func toTell(tx *db.Tx, m member.Member, kind ChoiceKind) (Choice, error) {
	id, item, isItem := itemOf(kind)
	if !isItem {
		info, err := choiceInfo(kind)
		if err != nil {
			return Choice{}, err
		}
		return current(tx, m, info)
	}
	taken, err := itemDecisions(tx, m.ID)
	return Choice{ChoiceInfo: ChoiceInfo{Kind: kind}, Allowed: !slices.Contains(declinedOf(id, taken), item)}, err
}

// ToldOfItem lists what sources were told of a member's decision about an item.
func ToldOfItem(all []Told, one Asked) []Told {
	return slices.DeleteFunc(slices.Clone(all), func(t Told) bool { return t.Kind != itemKind(one.Product, one.Need.Item) })
}

// itemDecisions are a member's decisions about items, newest first.
func itemDecisions(tx *db.Tx, m access.MemberID) ([]ItemDecision, error) {
	var out []ItemDecision
	err := tx.Select(&out, `
		select product_id, item, declined, at from declined_item
		where org_id = :org and member_id = :member
		order by at desc, id desc limit `+strconv.Itoa(maxItemHistory), db.Args{"member": string(m)})
	for i := range out {
		out[i].At = out[i].At.UTC()
	}
	return out, err
}

func insertItemDecision(tx *db.Tx, m access.MemberID, d ItemDecision) error {
	_, err := tx.Exec(`
		insert into declined_item (org_id, id, member_id, product_id, item, declined, at)
		values (:org, :id, :member, :product, :item, :declined, :now)`,
		db.Args{"id": db.NewID(), "member": string(m), "product": string(d.Product), "item": d.Item, "declined": d.Declined, "now": d.At})
	return err
}

// ForgetItems drops what an erased member decided about items and gave for
// contracts of their own.
func ForgetItems(tx *db.Tx, e member.Erased) error {
	for _, statement := range []string{
		`delete from declined_item where org_id = :org and member_id = :member`,
		`delete from contract_item where org_id = :org and member_id = :member`,
	} {
		if _, err := tx.Exec(statement, db.Args{"member": string(e.ID)}); err != nil {
			return err
		}
	}
	return nil
}
