package graph

import (
	"context"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/support"
)

func supportRequestModel(q support.Request) *model.SupportRequest {
	return &model.SupportRequest{
		ID: globalID(typeSupportRequest, q.ID), Of: q, OperatorName: q.Name, Reason: q.Reason, Hours: int(q.For.Hours()),
		Permissions: each(q.Permissions, permissionModel), State: up[model.SupportRequestState](q.State),
		AskedAt: q.AskedAt, ExpiresAt: q.ExpiresAt, AnsweredAt: q.AnsweredAt, Refusal: orNil(q.Refusal),
	}
}

func askedModel(q support.Question) *model.AskedSupport {
	return &model.AskedSupport{
		ID: pairID(typeAskedSupport, q.Org, q.ID), OrganizationName: q.Name, OrganizationSlug: q.Slug, Reason: q.Reason,
		Hours: int(q.For.Hours()), State: up[model.SupportRequestState](q.State), AskedAt: q.AskedAt, ExpiresAt: q.ExpiresAt,
		Refusal: orNil(q.Refusal),
	}
}

// asks is an operator with the organization that they ask, inside one
// transaction: theirs is bound to that organization, and to them as actor there,
// so that both logs have what happens.
func asks[T any](ctx context.Context, r *Resolver, of access.OrgID, field string, fn func(*db.Tx, support.Operator) (support.Request, error), show func(support.Question) T) (T, []*model.UserError, error) {
	a, _ := access.From(ctx)
	return operate(ctx, r.DB, r.DB.Across, "an operator asks an organization to be let in", func(w *db.Wide) (out T, err error) {
		if a.Kind != access.KindMember || a.Session == "" {
			return out, fault.New(fault.Denied, "Only an operator who is signed in can ask to be let in.")
		}
		o, err := credential.Operating(w.In(a.Org, a), a.Member)
		if err != nil {
			return out, err
		}
		to, err := org.Current(w.In(of, access.System(of, "support")))
		if fault.Is(err, fault.NotFound) || err == nil && to.Vendor {
			return out, missing(field)
		}
		if err != nil {
			return out, err
		}
		q, err := fn(w.In(of, support.Actor(a.Org, o, of, support.Grant{})), o)
		if err != nil {
			return out, err
		}
		return show(support.Question{Org: of, Slug: to.Slug, Name: to.Name, Request: q}), nil
	})
}

func (r *Resolver) askSupport(ctx context.Context, in model.AskSupportInput) (*model.AskedSupport, []*model.UserError, error) {
	of, err := keyOf[access.OrgID](typeOrganization, in.OrganizationID, "organizationId")
	if err != nil {
		errs, err := userErrors(ctx, err)
		return nil, errs, err
	}
	n := support.New{
		Reason: in.Reason, For: time.Duration(in.Hours) * time.Hour,
		More: each(in.Permissions, func(p model.Permission) access.Permission { return access.Permission(p) }),
	}
	return asks(ctx, r, of, "organizationId", func(tx *db.Tx, o support.Operator) (support.Request, error) { return support.Ask(tx, o, n) }, askedModel)
}

func (r *Resolver) withdrawSupport(ctx context.Context, id string) (*model.AskedSupport, []*model.UserError, error) {
	of, key, err := openPair[support.RequestID](typeAskedSupport, id, "askedSupportId")
	if err != nil {
		errs, err := userErrors(ctx, err)
		return nil, errs, err
	}
	return asks(ctx, r, of, "askedSupportId", func(tx *db.Tx, o support.Operator) (support.Request, error) {
		return support.Withdraw(tx, key, o.ID)
	}, askedModel)
}

// askedSupport lists what the operator asked for, wherever.
func (r *Resolver) askedSupport(ctx context.Context) ([]*model.AskedSupport, error) {
	a, _ := access.From(ctx)
	if err := mayOperate(ctx, r.DB); err != nil || a.Member == "" {
		return []*model.AskedSupport{}, err
	}
	var list []support.Question
	err := r.DB.AcrossView(ctx, "what this operator asked organizations for", func(w *db.Wide) (err error) {
		list, err = support.Questions(w, a.Member)
		return err
	})
	return each(list, askedModel), err
}
