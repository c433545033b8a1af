package graph

import (
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
)

func restrictionModel(r data.Restriction) *model.Restriction {
	out := &model.Restriction{
		ID: globalID(typeRestriction, r.ID), Of: r, Category: upOrNil[model.DataCategory](r.Category), Ground: up[model.RestrictionGround](r.Ground),
		Reason: orNil(r.Reason), PlacedAt: r.PlacedAt, ToldAt: r.ToldAt, LiftAt: r.LiftAt, LiftReason: orNil(r.LiftReason), LiftedAt: r.LiftedAt,
	}
	if r.RequestID != "" {
		out.RequestID = orNil(globalID(typeRequest, r.RequestID))
	}
	return out
}

func restrictionsOf(tx *db.Tx, m access.MemberID) ([]*model.Restriction, error) {
	list, err := data.Restrictions(tx, m)
	return each(list, restrictionModel), err
}

func restrictRecords(tx *db.Tx, in model.RestrictRecordsInput) (*model.Restriction, error) {
	m, err := keyOf[access.MemberID](typeMember, in.MemberID, "memberId")
	if err != nil {
		return nil, err
	}
	n := data.NewRestriction{Category: downOrEmpty[data.Category](in.Category), Ground: down[data.RestrictionGround](in.Ground), Reason: in.Reason}
	if n.ProductID, err = maybeKeyOf[product.ID](typeProduct, in.ProductID, "productId"); err != nil {
		return nil, err
	}
	r, err := data.RestrictRecords(tx, m, n)
	return restrictionModel(r), err
}

func liftRestriction(tx *db.Tx, in model.LiftRestrictionInput) (*model.Restriction, error) {
	id, err := keyOf[data.RestrictionID](typeRestriction, in.RestrictionID, "restrictionId")
	if err != nil {
		return nil, err
	}
	r, err := data.EndRestriction(tx, id, in.Reason)
	return restrictionModel(r), err
}
