package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
)

func productModel(p product.Product) *model.Product {
	return &model.Product{
		Key: p.ID, ID: globalID(typeProduct, p.ID), Slug: string(p.ID), Name: p.Name, Family: up[model.ProductFamily](p.Family),
		EnterpriseAndDeveloper: p.Family.EnterpriseAndDeveloper(), Kind: up[model.ProductKind](p.Kind),
		Audience: up[model.ProductAudience](p.Audience), DocsURL: orNil(p.DocsURL), VersionRange: orNil(p.VersionRange),
	}
}

// catalogue reads the vendor's products, which everybody may see who is signed
// in.
func (r *Resolver) catalogue(ctx context.Context) ([]product.Product, error) {
	a, _ := access.From(ctx)
	return read(ctx, r.DB, anyHeld(a), product.List)
}

func assignmentModel(a product.Assignment) *model.Assignment {
	return &model.Assignment{
		ProductID: a.Product, AcquiredBy: up[model.Acquirer](a.AcquiredBy), State: up[model.AssignmentState](a.State),
		AssignedAt: a.AssignedAt, Reason: orNil(a.Reason), SuspendFrom: a.SuspendFrom, Waits: a.Waits,
	}
}

func sourceModel(s product.Source) *model.Source {
	return &model.Source{
		ID: globalID(typeSource, s.ID), ProductID: s.Product, Name: s.Name, Kind: up[model.SourceKind](s.Kind),
		URL: orNil(s.URL), Connected: s.Connected,
	}
}

func sourceOr(s product.Source, err error) (*model.Source, error) {
	if err != nil {
		return nil, err
	}
	return sourceModel(s), nil
}

// onProduct does something to a member's use of a product and gives the member.
func (r *Resolver) onProduct(ctx context.Context, memberID, productID string, verb func(*db.Tx, access.MemberID, product.ID) error) (*model.Member, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageProducts, func(tx *db.Tx) (*model.Member, error) {
		m, err := keyOf[access.MemberID](typeMember, memberID, "memberId")
		if err != nil {
			return nil, err
		}
		p, err := keyOf[product.ID](typeProduct, productID, "productId")
		if err != nil {
			return nil, err
		}
		if err := verb(tx, m, p); err != nil {
			return nil, err
		}
		return memberOr(member.Find(tx, m))
	})
}

// connect admits a source, which dials it, before the transaction that connects
// it.
func (r *Resolver) connect(ctx context.Context, in model.ConnectSourceInput) (*model.Source, []*model.UserError, error) {
	id, err := keyOf[product.SourceID](typeSource, in.SourceID, "sourceId")
	if err == nil && r.Admit != nil {
		err = r.Admit(ctx, id, in.URL, orZero(in.Secret))
	}
	if err != nil {
		errs, err := userErrors(ctx, err)
		return nil, errs, err
	}
	return change(ctx, r.DB, access.ManageProducts, func(tx *db.Tx) (*model.Source, error) {
		return sourceOr(product.Connect(tx, id, in.URL, orZero(in.Secret)))
	})
}
