package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
)

func organizationModel(o org.Organization) *model.Organization {
	return &model.Organization{
		ID: globalID(typeOrganization, o.ID), Slug: o.Slug, Name: o.Name, Kind: up[model.OrganizationKind](o.Kind), Vendor: o.Vendor,
		Jurisdiction: o.Jurisdiction, State: up[model.OrganizationState](o.State), Origin: up[model.OrganizationOrigin](o.Origin), CreatedAt: o.CreatedAt,
	}
}

func organizationOr(o org.Organization, err error) (*model.Organization, error) {
	if err != nil {
		return nil, err
	}
	return organizationModel(o), nil
}

// ownOnly reads what belongs to the actor's own organization; of another, which
// only operators see, it is null.
func ownOnly[T any](ctx context.Context, r *Resolver, of *model.Organization, fn func(*db.Tx) ([]T, error)) ([]T, error) {
	a, _ := access.From(ctx)
	if of.ID != globalID(typeOrganization, a.Org) {
		return nil, nil
	}
	return read(ctx, r.DB, access.ReadOrganization, fn)
}
