package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/product"
)

func lossModel(l loss.Loss) *model.AccountLoss {
	return &model.AccountLoss{
		ID: globalID(typeAccountLoss, l.ID), Of: l, Cause: up[model.LossCause](l.Cause), State: up[model.LossState](l.State),
		BegunAt: l.BegunAt, LastDay: l.LastDay, EndsAt: l.EndsAt, HeldSince: l.HeldSince, ClosedAt: l.ClosedAt, Records: l.Records,
		Claimed: l.ClaimedMember != "", Cancellable: l.Cause == loss.EmploymentEnded && l.ClosedAt == nil && l.State != loss.Ending,
	}
}

func ownLossModel(v loss.View) *model.OwnLoss {
	return &model.OwnLoss{
		Cause: up[model.LossCause](v.Cause), State: up[model.LossState](v.State), LastDay: v.LastDay, EndsAt: v.EndsAt,
		Claimed: v.ClaimedMember != "", Items: each(v.Items, lossItemModel),
	}
}

func lossItemModel(i loss.Item) *model.LossItem {
	return &model.LossItem{
		ProductID: i.Product, AcquiredBy: up[model.Acquirer](i.AcquiredBy), Records: i.Records, Offer: upOrNil[model.LossOffer](i.Offer),
		Answer: upOrNil[model.LossAnswer](i.Answer), AnsweredAt: i.AnsweredAt, FetchedAt: i.FetchedAt,
		Moved: i.Moved, Deleted: i.Deleted, Settled: i.SettledAt != nil,
	}
}

// orNone is null where there is nothing of the kind.
func orNone[T any](v *T, err error) (*T, error) {
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	return v, err
}

func (r *Resolver) endEmployment(tx *db.Tx, in model.EndEmploymentInput) (*model.AccountLoss, error) {
	id, err := keyOf[access.MemberID](typeMember, in.MemberID, "memberId")
	if err != nil {
		return nil, err
	}
	l, err := loss.EndEmployment(tx, id, in.LastDay)
	return lossModel(l), err
}

func handOver(tx *db.Tx, in model.HandOverContentInput) (loss.Given, error) {
	from, err := keyOf[access.MemberID](typeMember, in.MemberID, "memberId")
	if err != nil {
		return loss.Given{}, err
	}
	to, err := keyOf[access.MemberID](typeMember, in.ToMemberID, "toMemberId")
	if err != nil {
		return loss.Given{}, err
	}
	p, err := keyOf[product.ID](typeProduct, in.ProductID, "productId")
	if err != nil {
		return loss.Given{}, err
	}
	return loss.HandOver(tx, from, to, p, in.Reason)
}

// claimLoss runs in transactions of its own: it is about two organizations.
func (r *Resolver) claimLoss(ctx context.Context, code string) (*model.ClaimLossPayload, error) {
	v, err := loss.Desk{DB: r.DB}.Claim(ctx, code)
	if err != nil {
		errs, err := userErrors(ctx, err)
		return &model.ClaimLossPayload{Errors: errs}, err
	}
	out := &model.ClaimLossPayload{At: &v.EndsAt, Errors: []*model.UserError{}}
	for _, i := range v.Items {
		if i.Answer == loss.Transfer {
			out.Products, out.Records = out.Products+1, out.Records+i.Records
		}
	}
	return out, nil
}
