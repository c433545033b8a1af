package graph

import (
	"context"

	"slices"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

func viewerModel(a access.Actor) *model.Viewer {
	v := &model.Viewer{
		Kind: up[model.ActorKind](a.Kind), Roles: ups[model.Role](a.Roles),
		Permissions: each(a.Held(), func(p access.Permission) model.Permission { return model.Permission(p) }),
		BreakGlass:  a.BreakGlass,
	}
	if a.AuthenticatedAt != 0 {
		at := time.Unix(a.AuthenticatedAt, 0).UTC()
		v.AuthenticatedAt = &at
	}
	return v
}

func viewedModel(o org.Organization) *model.Viewed {
	return &model.Viewed{
		ID: globalID(typeOrganization, o.ID), Slug: o.Slug, Name: o.Name,
		Kind: up[model.OrganizationKind](o.Kind), Vendor: o.Vendor,
	}
}

// meModel is a person's own account. Their requests are answered by the
// organization that the account is in: for personal accounts that is the
// vendor's own.
func meModel(m member.Member, o org.Organization) *model.Me {
	return &model.Me{
		ID: globalID(typeMember, m.ID), UserName: m.UserName, DisplayName: m.Label(), Emails: each(m.Emails, contactModel),
		Title: orNil(m.Title), AccountKind: up[model.AccountKind](m.AccountKind), State: up[model.MemberState](m.State),
		Roles: ups[model.Role](m.Roles), LastSignInAt: m.LastSignInAt, AnsweredBy: o.Name,
	}
}

func contactModel(c member.Multi) *model.ContactPoint {
	return &model.ContactPoint{Value: c.Value, Type: orNil(c.Type), Primary: c.Primary}
}

// roleGrants is the table of package access, for the console to show.
func roleGrants() []*model.RoleGrant {
	roles := append(slices.Clone(access.Assignable), access.Plain, access.Operator)
	return each(roles, func(r access.Role) *model.RoleGrant {
		return &model.RoleGrant{
			Role: up[model.Role](r), Assignable: slices.Contains(access.Assignable, r), Limitable: slices.Contains(access.Assignable, r) && r != access.Owner,
			Permissions: each(access.Grants(r), func(p access.Permission) model.Permission { return model.Permission(p) }),
		}
	})
}

// anyHeld is a permission that the actor holds, for what everybody who is signed in
// may read: the door asks for one. One for the whole organization comes first,
// because behind a limited one even the caller's own account can be out of reach.
func anyHeld(a access.Actor) access.Permission {
	held := a.Held()
	if i := slices.IndexFunc(held, a.May); i >= 0 {
		return held[i]
	}
	if len(held) > 0 {
		return held[0]
	}
	return access.OwnData
}

// rateLimitModel is what this operation costs and leaves.
func rateLimitModel(ctx context.Context) *model.RateLimit {
	c, _ := ctx.Value(chargeKey{}).(charge)
	return &model.RateLimit{
		Cost: c.requested, Limit: c.before.limit, Remaining: c.before.remaining, ResetAt: c.before.resetAt,
		NodeCount: c.nodes, PerRequest: maxCost,
	}
}

// provedOrganizations is a page of the switcher.
func (r *Resolver) provedOrganizations(ctx context.Context, p page, search string) (*model.ProvedOrganizationConnection, error) {
	a, _ := access.From(ctx)
	list, err := credential.BesidePage(ctx, r.DB, credential.Beyond{Search: search, From: p.place(), Back: p.backward, Limit: p.size + 1})
	if err != nil {
		return nil, err
	}
	list, more := cut(p, list)
	cursors := r.sealed(p, each(list, credential.Elsewhere.Place))
	c := &model.ProvedOrganizationConnection{Nodes: []*model.ProvedOrganization{}, Edges: []*model.ProvedOrganizationEdge{}, PageInfo: p.info(cursors, more)}
	for i, e := range list {
		n := &model.ProvedOrganization{Slug: e.Slug, Name: e.Name, Current: string(e.Session) == a.Session}
		c.Nodes, c.Edges = append(c.Nodes, n), append(c.Edges, &model.ProvedOrganizationEdge{Cursor: cursors[i], Node: n})
	}
	return c, nil
}
