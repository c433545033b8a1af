package graph

import (
	"context"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/support"
)

// keepSupport writes each request of an operator in another organization into
// both logs, before it is carried out; one that can't be written is not.
func (r *Resolver) keepSupport(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	a, _ := access.From(ctx)
	if a.Support == nil {
		return next(ctx)
	}
	fields := []string{}
	for _, f := range graphql.CollectFields(graphql.GetOperationContext(ctx), graphql.GetOperationContext(ctx).Operation.SelectionSet, nil) {
		if f.Name != "viewer" {
			fields = append(fields, f.Name)
		}
	}
	if len(fields) == 0 { // the banner asks who is asking
		return next(ctx)
	}
	err := r.DB.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
		return audit.Record(tx, audit.Entry{
			Action: "support.requested", Object: audit.Object{Type: "support_visit", ID: a.Support.Visit}, Detail: map[string]any{"fields": fields},
		})
	})
	if err != nil {
		return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{graphql.DefaultErrorPresenter(ctx, err)}})
	}
	return next(ctx)
}

func supportModel(tx *db.Tx) func(support.Grant) *model.SupportGrant {
	return func(g support.Grant) *model.SupportGrant {
		return &model.SupportGrant{
			ID: globalID(typeSupportGrant, g.ID), Reason: g.Reason, Permissions: each(g.Permissions, permissionModel),
			Named: g.Operator != "", GrantedAt: g.GrantedAt, ExpiresAt: g.ExpiresAt, EndedAt: g.EndedAt, Live: g.Live(tx.Now), Of: g,
		}
	}
}

// supportOr maps what a domain function gives.
func supportOr(tx *db.Tx) func(support.Grant, error) (*model.SupportGrant, error) {
	return func(g support.Grant, err error) (*model.SupportGrant, error) {
		if err != nil {
			return nil, err
		}
		return supportModel(tx)(g), nil
	}
}

func (r *Resolver) supportGrant(ctx context.Context, id string) (*model.SupportGrant, error) {
	return find(ctx, r.DB, access.ReadOrganization, func(tx *db.Tx) (*model.SupportGrant, error) {
		key, err := keyOf[support.ID](typeSupportGrant, id, "id")
		if err != nil {
			return nil, err
		}
		return supportOr(tx)(support.Find(tx, key))
	})
}

// newSupport reads an input; an operator who is named must be one.
func (r *Resolver) newSupport(ctx context.Context, in model.GrantSupportInput) (support.New, []*model.UserError, error) {
	n := support.New{
		Reason: in.Reason, For: time.Duration(in.Hours) * time.Hour,
		More: each(in.Permissions, func(p model.Permission) access.Permission { return access.Permission(p) }),
	}
	if in.Operator == nil {
		return n, nil, nil
	}
	err := r.DB.AcrossView(ctx, "an owner lets in one operator of the vendor by name", func(w *db.Wide) (err error) {
		n.Operator, err = support.FindOperator(w, member.NameKey(*in.Operator))
		return err
	})
	if err == nil {
		return n, nil, nil
	}
	errs, err := userErrors(ctx, err)
	return n, errs, err
}

func (r *Resolver) doors(ctx context.Context) ([]*model.SupportDoor, error) {
	a, _ := access.From(ctx)
	if err := mayOperate(ctx, r.DB); err != nil {
		return nil, err
	}
	out := []*model.SupportDoor{}
	err := r.DB.AcrossView(ctx, "which organizations let this operator in", func(w *db.Wide) error {
		list, err := support.Doors(w, a.Member)
		for _, d := range list {
			out = append(out, &model.SupportDoor{
				GrantID: doorID(d.Org, d.ID), OrganizationName: d.Name, OrganizationSlug: d.Slug, Reason: d.Reason,
				Permissions: each(d.Permissions, permissionModel), ExpiresAt: d.ExpiresAt,
			})
		}
		return err
	})
	return out, err
}

// doorID names a grant together with its organization.
func doorID(o access.OrgID, g support.ID) string { return pairID(typeSupportDoor, o, g) }

// pairID names something together with its organization: an operator does not
// act there yet, so the organization is no secret to be kept from them.
func pairID[K ~string](kind string, o access.OrgID, key K) string {
	return globalID(kind, squeeze(string(o))+squeeze(string(key)))
}

func squeeze(id string) string { return strings.ReplaceAll(id, "-", "") }

// openDoor is the reverse of doorID.
func openDoor(id string) (access.OrgID, support.ID, error) {
	return openPair[support.ID](typeSupportDoor, id, "supportDoorId")
}

// openPair is the reverse of pairID.
func openPair[K ~string](kind, id, field string) (access.OrgID, K, error) {
	key, err := keyOf[string](kind, id, field)
	if err != nil || len(key) != 64 {
		return "", "", missing(field)
	}
	return access.OrgID(spread(key[:32])), K(spread(key[32:])), nil
}

func spread(s string) string {
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

// enter switches the operator's session to the organization behind a grant.
func (r *Resolver) enter(ctx context.Context, in model.EnterSupportInput) (*time.Time, []*model.UserError, error) {
	a, _ := access.From(ctx)
	if a.Kind != access.KindMember || a.Session == "" {
		errs, err := userErrors(ctx, fault.New(fault.Denied, "Only an operator who is signed in can enter."))
		return nil, errs, err
	}
	id, grant, err := openDoor(in.SupportDoorID)
	if err != nil {
		errs, err := userErrors(ctx, err)
		return nil, errs, err
	}
	var secret string
	until, errs, err := operate(ctx, r.DB, r.DB.Across, "an operator enters an organization that lets them in", func(w *db.Wide) (*time.Time, error) {
		home := w.In(a.Org, a)
		o, err := credential.Operating(home, a.Member)
		if err != nil {
			return nil, err
		}
		g, err := support.Admits(w.In(id, access.System(id, "support")), grant, a.Member)
		if err != nil {
			return nil, err
		}
		v, err := support.Enter(w.In(id, support.Actor(a.Org, o, id, g)), g, a.Member, in.Reason)
		if err != nil {
			return nil, err
		}
		_, secret, err = credential.Switch(home, credential.SessionID(a.Session), id, string(v.ID))
		return &g.ExpiresAt, err
	})
	if err == nil && len(errs) == 0 {
		credential.Present(ctx, secret)
	}
	return until, errs, err
}

// leave switches the session home.
func (r *Resolver) leave(ctx context.Context) (bool, []*model.UserError, error) {
	a, _ := access.From(ctx)
	if a.Support == nil {
		errs, err := userErrors(ctx, fault.New(fault.Conflict, "You are in your own organization."))
		return false, errs, err
	}
	var secret string
	err := r.DB.Across(ctx, "an operator leaves an organization", func(w *db.Wide) error {
		if err := support.Leave(w.In(a.Org, a), support.VisitID(a.Support.Visit)); err != nil {
			return err
		}
		home := access.Actor{Kind: access.KindMember, Org: a.Support.Vendor, ID: string(a.Support.Operator), Member: a.Support.Operator}
		var err error
		_, secret, err = credential.Switch(w.In(home.Org, home), credential.SessionID(a.Session), "", "")
		return err
	})
	if err != nil {
		errs, err := userErrors(ctx, err)
		return false, errs, err
	}
	return credential.Present(ctx, secret), []*model.UserError{}, nil
}

func viewerSupport(a access.Actor) *model.ViewerSupport {
	if a.Support == nil {
		return nil
	}
	m := &model.ViewerSupport{
		Reason: a.Support.Reason, Until: time.Unix(a.Support.Until, 0).UTC(), MayReadContent: a.May(access.ReadContent),
	}
	for _, p := range access.SupportMore {
		m.MayChange = m.MayChange || p != access.ReadContent && a.May(p)
	}
	return m
}

// supportInside tells whether the vendor's staff is in the organization now.
func supportInside(tx *db.Tx) (*model.SupportInside, error) {
	list, err := support.Grants(tx)
	if err != nil {
		return nil, err
	}
	var out *model.SupportInside
	for _, g := range list {
		if !g.Live(tx.Now) {
			continue
		}
		visits, err := support.Visits(tx, g.ID)
		if err != nil {
			return nil, err
		}
		open := 0
		for _, v := range visits {
			if v.EndedAt == nil {
				open++
			}
		}
		if open > 0 && (out == nil || g.ExpiresAt.After(out.Until)) {
			out = &model.SupportInside{Until: g.ExpiresAt, Visits: open}
		}
	}
	return out, nil
}
