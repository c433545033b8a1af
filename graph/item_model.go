package graph

import (
	"context"
	"maps"
	"slices"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/register"
)

func itemsOf(tx *db.Tx, m access.MemberID) ([]*model.OwnItem, error) {
	all, err := data.Items(tx, m)
	if err != nil {
		return nil, err
	}
	told, err := data.ToldOf(tx, m)
	return each(all, func(i data.Asked) *model.OwnItem { return ownItemModel(i, data.ToldOfItem(told, i)) }), err
}

// oneItem is an item of the acting member as it stands.
func oneItem(tx *db.Tx, id product.ID, item string) (*model.OwnItem, error) {
	all, err := itemsOf(tx, tx.Actor.Member)
	for _, i := range all {
		if i.ProductID == id && i.Item == item {
			return i, err
		}
	}
	return nil, err
}

func ownItemModel(i data.Asked, told []data.Told) *model.OwnItem {
	return &model.OwnItem{
		ProductID: i.Product, Item: i.Need.Item, Title: i.Title, Category: up[model.DataCategory](i.Category),
		Basis: up[model.NeedBasis](i.Basis), Because: i.Because, Declinable: i.Basis.Declinable(), Declined: i.Declined,
		ChangedAt: i.ChangedAt, GivenAt: i.GivenAt, Without: each(i.Without, offModel(i.Product)),
		History: each(i.History, func(d data.ItemDecision) *model.ItemDecision {
			return &model.ItemDecision{Declined: d.Declined, At: d.At}
		}),
		Told: each(told, toldModel),
	}
}

func toldModel(t data.Told) *model.ChoiceTold {
	return &model.ChoiceTold{Source: string(t.SourceID), State: up[model.ChoiceToldState](t.State), Problem: orNil(t.Problem), ToldAt: t.ToldAt}
}

func offModel(id product.ID) func(register.Off) *model.FeatureOff {
	return func(o register.Off) *model.FeatureOff {
		return &model.FeatureOff{
			ProductID: id, Key: o.Feature.ID, Title: o.Feature.Title, Whole: o.Whole,
			Missing: each(o.Missing, func(n register.Need) string { return n.Title }),
		}
	}
}

func featuresOff(tx *db.Tx, m access.MemberID) ([]*model.FeatureOff, error) {
	all, err := data.FeaturesOff(tx, m)
	out := []*model.FeatureOff{}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		out = append(out, each(all[id], offModel(id))...)
	}
	return out, err
}

func managedModel(s data.ManagedSetting) *model.ManagedSetting {
	return &model.ManagedSetting{
		Key: string(s.Term), Title: s.Title, ByOrganization: s.ByOrganization, Sentence: s.Sentence, Rule: orNil(s.Rule),
		Locks: ups[model.ChoiceKind](s.Locks),
	}
}

func contractItemModel(d register.Demanded) *model.ContractItem {
	return &model.ContractItem{
		Item: d.Item, Title: d.Title, Basis: up[model.NeedBasis](d.Basis), Because: d.Because, GivenAt: d.GivenAt,
	}
}

// giveItem says that an item was given, by the organization or a member.
func giveItem(tx *db.Tx, id, item string, m access.MemberID) (product.Product, int, error) {
	key, err := keyOf[product.ID](typeProduct, id, "productId")
	if err != nil {
		return product.Product{}, 0, err
	}
	p, err := product.Find(tx, key)
	if err != nil {
		return p, 0, err
	}
	n, err := register.Give(tx, key, item, m)
	return p, n, err
}

// switchedOff says why nobody is given a product; nil where people are.
func (r *Resolver) switchedOff(ctx context.Context, id product.ID) (*string, error) {
	return shared(ctx, r, func(tx *db.Tx) (*string, error) {
		p, err := product.Find(tx, id)
		if err != nil {
			return nil, err
		}
		err = product.Enabled(tx, p.ID, p.Name)
		if fault.Is(err, fault.Conflict) {
			return orNil(fault.Shown(err).Message), nil
		}
		return nil, err
	})
}

func allowedOf(tx *db.Tx) ([]string, error) {
	list, err := data.Allowed(tx)
	if list == nil {
		list = []string{}
	}
	return list, err
}
