package graph

import (
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/rights"
)

func holdModel(h rights.Hold) *model.Hold {
	m := &model.Hold{
		ID: globalID(typeHold, h.ID), Of: h, Matter: h.Matter, Reason: h.Reason, State: model.HoldStateActive,
		PlacedAt: h.Placed.At, ReviewAt: h.ReviewAt, ReleaseReason: orNil(h.ReleaseReason),
		Custodian: orNil(h.Custodian), Query: orNil(h.Scope.Query), Categories: ups[model.DataCategory](h.Scope.Categories),
		From: h.Scope.From, Until: h.Scope.Until,
	}
	if h.Released != nil {
		m.State, m.ReleasedAt = model.HoldStateReleased, &h.Released.At
	}
	return m
}

func holdOr(h rights.Hold, err error) (*model.Hold, error) {
	if err != nil {
		return nil, err
	}
	return holdModel(h), nil
}

func newHold(in model.PlaceHoldInput) (n rights.NewHold, err error) {
	n = rights.NewHold{Matter: in.Matter, Reason: in.Reason, ReviewAt: orZero(in.ReviewAt), Custodian: orZero(in.Custodian), Scope: rights.HoldScope{
		Query: orZero(in.Query), Categories: downs[data.Category](in.Categories), From: in.From, Until: in.Until,
	}}
	if n.Members, err = keysOf[access.MemberID](typeMember, in.MemberIds, "memberIds"); err != nil {
		return n, err
	}
	n.Groups, err = keysOf[member.GroupID](typeGroup, in.GroupIds, "groupIds")
	return n, err
}

// heldMembers are the first members that a hold keeps, in the order in which
// they were named.
func heldMembers(tx *db.Tx, id rights.HoldID) ([]*model.Member, error) {
	ids, err := rights.Held(tx, id, maxFirst)
	if err != nil {
		return nil, err
	}
	found, err := member.FindMany(tx, ids)
	out := make([]*model.Member, 0, len(ids))
	for _, m := range ids {
		if known, ok := found[m]; ok {
			out = append(out, memberModel(known))
		}
	}
	return out, err
}

// heldGroups are the groups that a hold keeps and that are still there.
func heldGroups(tx *db.Tx, id rights.HoldID) ([]*model.Group, error) {
	ids, err := rights.HeldGroups(tx, id)
	if err != nil {
		return nil, err
	}
	out := make([]*model.Group, 0, len(ids))
	for _, g := range ids {
		found, err := member.FindGroup(tx, g)
		switch {
		case err == nil:
			out = append(out, groupModel(found))
		case !fault.Is(err, fault.NotFound):
			return nil, err
		}
	}
	return out, nil
}
