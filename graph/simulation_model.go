package graph

import (
	"context"
	"strings"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/simulation"
	"github.com/sysoon/steward/internal/term"
)

func simulationModel(s simulation.Simulation) *model.Simulation {
	out := &model.Simulation{
		ID: globalID(typeSimulation, s.ID), DocumentKey: s.Document, State: up[model.SimulationState](s.State), Done: s.Done, Total: s.Total,
		RequestedAt: s.RequestedAt, FinishedAt: s.FinishedAt,
	}
	if s.State == simulation.Finished {
		r := s.Result
		out.Result = &model.SimulationResult{
			At: r.At, Changes: each(r.Changes, changeModel), Members: r.Members, AffectedMembers: r.Affected,
			RequestCount: r.Requests, Requests: each(r.Moved, movedModel), RecordsEarlier: r.RecordsEarlier, RecordsLater: r.RecordsLater,
			ProductsOff: each(r.ProductsOff, func(o simulation.Off) *model.SwitchedOffProduct {
				return &model.SwitchedOffProduct{ProductKey: product.ID(o.Product), Members: o.Members}
			}),
		}
	}
	return out
}

func movedModel(m simulation.Moved) *model.MovedRequest {
	return &model.MovedRequest{RequestKey: m.Request, OldDueAt: m.Old, NewDueAt: m.New}
}

func changeModel(c simulation.Change) *model.TermChange {
	d, _ := term.Lookup(c.Term)
	value := func(text string) *model.TermValue {
		v, err := d.Parse(text)
		if err != nil {
			return nil
		}
		return valueModel(v)
	}
	return &model.TermChange{
		Term: termNamed(c.Term), ProductKeys: c.Products, Narrowed: orNil(narrowed(c.Narrow)), Before: value(c.Before), After: value(c.After),
		Sentence: c.Sentence, NewConflict: c.NewConflict, EndedConflict: c.EndedConflict, ClampedBy: orNil(c.ClampedBy), SwitchedOff: c.SwitchedOff,
	}
}

// narrowed says what narrows a change, in words.
func narrowed(r term.Reach) string {
	var parts []string
	for _, p := range []struct{ text, value string }{
		{"products of the family ", strings.ToLower(r.Family)}, {"versions ", r.Versions}, {"accounts of the kind ", r.Account}, {"the category ", r.Category}, {"members in ", r.Jurisdiction},
	} {
		if p.value != "" {
			parts = append(parts, p.text+strings.ReplaceAll(p.value, "_", " "))
		}
	}
	if r.Group != "" {
		parts = append(parts, "one group of members")
	}
	return strings.Join(parts, ", ")
}

func offerModel(o rights.Offer) *model.RequestOffer {
	return &model.RequestOffer{
		ID: globalID(typeOffer, o.ID), State: up[model.RequestOfferState](o.State), DocumentKey: o.Document,
		OldDueAt: o.Old, NewDueAt: o.New, OfferedAt: o.MadeAt, DecidedAt: o.DecidedAt,
	}
}

func loadOffers(tx *db.Tx, ids []rights.ID) (map[rights.ID][]*model.RequestOffer, error) {
	found, err := rights.OffersOf(tx, ids)
	return mapped(found, func(list []rights.Offer) []*model.RequestOffer { return each(list, offerModel) }), err
}

func (r *Resolver) onOffer(ctx context.Context, id string, verb func(*db.Tx, rights.OfferID) (rights.Request, error)) (*model.Request, []*model.UserError, error) {
	return change(ctx, r.DB, access.DecideRequests, func(tx *db.Tx) (*model.Request, error) {
		key, err := keyOf[rights.OfferID](typeOffer, id, "offerId")
		if err != nil {
			return nil, err
		}
		return requestOr(tx, verb, key)
	})
}
