package graph

import (
	"context"
	"slices"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/rights"
)

// own reads what is the acting member's own.
func own[T any](ctx context.Context, d *db.DB, fn func(*db.Tx, access.MemberID) (T, error)) (T, error) {
	return read(ctx, d, access.OwnData, func(tx *db.Tx) (T, error) { return fn(tx, tx.Actor.Member) })
}

func choices(tx *db.Tx, m access.MemberID) ([]*model.Choice, error) {
	list, err := data.Choices(tx, m)
	if err != nil {
		return nil, err
	}
	out := make([]*model.Choice, len(list))
	for i, c := range list {
		if out[i], err = choiceModel(tx, m, c); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func choiceModel(tx *db.Tx, m access.MemberID, c data.Choice) (*model.Choice, error) {
	history, err := data.History(tx, m, c.Kind)
	if err != nil {
		return nil, err
	}
	spread, err := told(tx, m, c.Kind)
	return &model.Choice{
		Told: spread,
		Kind: up[model.ChoiceKind](c.Kind), Label: c.Label, Effect: "On: " + c.On + " Off: " + c.Off, WhenOn: c.On, WhenOff: c.Off,
		Allowed: c.Allowed, Default: c.Without, Decided: c.Decided, ChangedAt: c.ChangedAt, LockedBy: orNil(c.LockedBy), Until: c.Until,
		History: each(history, func(h data.ChoiceChange) *model.ChoiceChange {
			return &model.ChoiceChange{Allowed: h.Allowed, At: h.At}
		}),
	}, err
}

func ownRequestModel(r rights.Request) *model.OwnRequest {
	m := &model.OwnRequest{
		ID: globalID(typeRequest, r.ID), Of: r, Kind: up[model.RequestKind](r.Kind), State: up[model.RequestState](r.State),
		ReceivedAt: r.ReceivedAt, Clock: each(r.Clock.Trace, stepModel),
		RefusalGround: upOrNil[model.RefusalGround](r.Ground), ClosedAt: closed(r),
	}
	if r.Open() {
		m.DueAt = &r.DueAt
	}
	return m
}

func ownRequestOr(r rights.Request, err error) (*model.OwnRequest, error) {
	if err != nil {
		return nil, err
	}
	return ownRequestModel(r), nil
}

// ownRequest is a request of the acting member's; anybody else's is not there.
func ownRequest(tx *db.Tx, id string) (rights.Request, error) {
	key, err := keyOf[rights.ID](typeRequest, id, "requestId")
	if err != nil {
		return rights.Request{}, err
	}
	return rights.FindOwn(tx, key)
}

func (r *Resolver) ownWords(ctx context.Context, obj *model.OwnRequest) (rights.Words, error) {
	return read(ctx, r.DB, access.OwnData, func(tx *db.Tx) (rights.Words, error) { return rights.ReadWords(tx, obj.Of) })
}

// ownProgress counts the tasks that serve the subject's request, and those that
// are done.
func (r *Resolver) ownProgress(ctx context.Context, obj *model.OwnRequest) (total, done int, err error) {
	id := obj.Of.ID
	found, err := read(ctx, r.DB, access.OwnData, func(tx *db.Tx) (map[rights.ID][]rights.Task, error) {
		return rights.Tasks(tx, []rights.ID{id})
	})
	for _, t := range found[id] {
		if t.State == rights.Done {
			done++
		}
	}
	return len(found[id]), done, err
}

func withdrawable(tx *db.Tx, r rights.Request) bool {
	return slices.Contains(rights.Allowed(tx, r, nil), rights.VerbWithdraw)
}

func offeredModel(o rights.Offered) *model.OfferedRight {
	return &model.OfferedRight{Kind: up[model.RequestKind](o.Kind), Regimes: ups[model.Regime](o.Regimes), Sources: o.Sources}
}
