package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
)

// across is the door's hole in the wall; its callers are pinned by name.
type across func(ctx context.Context, reason string, fn func(*db.Wide) error) error

// operate runs fn across organizations for an operator. The hole asks for no
// permission, so it is asked for here, besides @can.
func operate[T any](ctx context.Context, d *db.DB, run across, reason string, fn func(*db.Wide) (T, error)) (T, []*model.UserError, error) {
	var out, none T
	err := mayOperate(ctx, d)
	if err == nil {
		err = run(ctx, reason, func(w *db.Wide) (err error) {
			if out, err = fn(w); err != nil {
				return err
			}
			a, _ := access.From(ctx)
			return effect(ctx, w.In(a.Org, a))
		})
	}
	if err == nil {
		return out, []*model.UserError{}, nil
	}
	errs, err := userErrors(ctx, err)
	return none, errs, err
}

func mayOperate(ctx context.Context, d *db.DB) error {
	return d.View(ctx, access.Operate, func(*db.Tx) error { return nil })
}

// setupLifetime is how long the token of a new organization lives.
const setupLifetime = 24 * time.Hour

// createOrganization makes an organization and the token with which its first
// directory and connection are set up. Nobody can sign in before that.
func createOrganization(w *db.Wide, in model.CreateOrganizationInput) (out model.CreateOrganizationPayload, err error) {
	o, err := org.Create(w, org.New{
		Slug: in.Slug, Name: in.Name, Kind: down[org.Kind](in.Kind), Jurisdiction: in.Jurisdiction, Domains: in.Domains,
	})
	if err != nil {
		return out, err
	}
	owner := access.System(o.ID, "set-up")
	_, secret, err := credential.IssueToken(w.In(o.ID, owner), credential.NewToken{
		Label: "Set-up", Roles: []access.Role{access.Owner}, Scopes: setupScopes(), Expires: w.Now().Add(setupLifetime),
	})
	if err != nil {
		return out, err
	}
	return model.CreateOrganizationPayload{Organization: organizationModel(o), SetupToken: &secret}, nil
}

// setupScopes is all that an owner's program can hold.
func setupScopes() []access.Permission {
	return slices.DeleteFunc(access.Grants(access.Owner), func(p access.Permission) bool { return p == access.OwnData })
}

func newProduct(in model.PublishProductInput) product.Product {
	return product.Product{
		ID: product.ID(in.Slug), Name: in.Name, Family: down[product.Family](in.Family), Kind: down[product.Kind](in.Kind),
		Audience: down[product.Audience](in.Audience), DocsURL: orZero(in.DocsURL), VersionRange: orZero(in.VersionRange),
		Sources: each(in.Sources, func(s *model.PublishSourceInput) product.Source {
			return product.Source{ID: sourceSlug(in.Slug, s), Product: product.ID(in.Slug), Name: s.Name, Kind: down[product.SourceKind](s.Kind)}
		}),
	}
}

// sourceSlug makes a short name of the product's and the source's.
func sourceSlug(productSlug string, s *model.PublishSourceInput) product.SourceID {
	if s.Slug != nil {
		return product.SourceID(*s.Slug)
	}
	words := strings.FieldsFunc(strings.ToLower(s.Name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return product.SourceID(strings.Join(append([]string{productSlug}, words...), "-"))
}

// organizationConnection pages over what an installation has: some hundreds or
// thousands, by slug.
func (r *Resolver) organizationConnection(p page, all []org.Organization, search string) *model.OrganizationConnection {
	all = slices.DeleteFunc(all, func(o org.Organization) bool {
		return o.Slug <= p.after || p.before != "" && o.Slug >= p.before || !holds(o, search)
	})
	slices.SortFunc(all, func(a, b org.Organization) int { return cmp.Compare(a.Slug, b.Slug) })
	if p.backward {
		slices.Reverse(all)
	}
	all, more := cut(p, all)
	cursors := r.sealed(p, each(all, func(o org.Organization) string { return o.Slug }))
	c := &model.OrganizationConnection{Nodes: each(all, organizationModel), PageInfo: p.info(cursors, more)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.OrganizationEdge{Cursor: cursors[i], Node: n})
	}
	return c
}

func holds(o org.Organization, search string) bool {
	search = strings.ToLower(strings.TrimSpace(search))
	return strings.Contains(strings.ToLower(o.Name), search) || strings.Contains(o.Slug, search)
}
