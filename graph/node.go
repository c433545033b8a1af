package graph

import (
	"context"
	"strings"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

// node fetches anything by its global id: the same as the query of its type. It
// is null for what is not there, what is another organization's, and ids that
// name no type.
func (r *Resolver) node(ctx context.Context, id string) (model.Node, error) {
	kind, _, ok := openID(id)
	if !ok {
		return nil, nil
	}
	q := &queryResolver{r}
	fetch, known := map[string]func() (model.Node, error){
		typeMember:       func() (model.Node, error) { return nodeOr(q.Member(ctx, id)) },
		typeGroup:        func() (model.Node, error) { return nodeOr(q.Group(ctx, id)) },
		typeDirectory:    func() (model.Node, error) { return nodeOr(q.Directory(ctx, id)) },
		typeDocument:     func() (model.Node, error) { return nodeOr(q.Document(ctx, id)) },
		typeRequest:      func() (model.Node, error) { return nodeOr(q.Request(ctx, id)) },
		typeHold:         func() (model.Node, error) { return nodeOr(q.Hold(ctx, id)) },
		typeEvent:        func() (model.Node, error) { return nodeOr(q.Event(ctx, id)) },
		typeOrganization: func() (model.Node, error) { return nodeOr(r.ownOrganization(ctx, id)) },
		typeConnection:   func() (model.Node, error) { return nodeOr(q.Connection(ctx, id)) },
		typeConnector:    func() (model.Node, error) { return nodeOr(q.Connector(ctx, id)) },
		typeProduct:      func() (model.Node, error) { return nodeOr(r.product(ctx, id)) },
		typeSupportGrant: func() (model.Node, error) { return nodeOr(r.supportGrant(ctx, id)) },
		typeService:      func() (model.Node, error) { return nodeOr(q.ServiceAccount(ctx, id)) },
		typeOwnRole:      func() (model.Node, error) { return nodeOr(r.ownRole(ctx, id)) },
		typeInvitation:   func() (model.Node, error) { return nodeOr(q.Invitation(ctx, id)) },
		typeToken:        func() (model.Node, error) { return nodeOr(r.token(ctx, id)) },
	}[kind]
	if !known {
		return nil, nil
	}
	return fetch()
}

// nodeOr keeps a missing thing from becoming an interface that is not nil.
func nodeOr[T interface {
	comparable
	model.Node
}](v T, err error) (model.Node, error) {
	var none T
	if err != nil || v == none {
		return nil, err
	}
	return v, nil
}

func (r *Resolver) ownOrganization(ctx context.Context, id string) (*model.Organization, error) {
	return find(ctx, r.DB, access.ReadOrganization, func(tx *db.Tx) (*model.Organization, error) {
		if id != globalID(typeOrganization, tx.Org) {
			return nil, missing("id")
		}
		return organizationOr(org.Current(tx))
	})
}

func (r *Resolver) product(ctx context.Context, id string) (*model.Product, error) {
	key, err := keyOf[product.ID](typeProduct, id, "id")
	if err != nil {
		return nil, nil
	}
	return load(ctx).products.Load(ctx, key)
}

func (r *Resolver) token(ctx context.Context, id string) (*model.Token, error) {
	return find(ctx, r.DB, access.ManageTokens, func(tx *db.Tx) (*model.Token, error) {
		all, err := credential.Tokens(tx)
		for _, t := range all {
			if globalID(typeToken, t.ID) == id {
				return tokenModel(tx.Now)(t), nil
			}
		}
		if err != nil {
			return nil, err
		}
		return nil, missing("id")
	})
}

// signingKeys shows public keys; each comes as "name+hash+key" (package note).
func signingKeys(verifiers []string) ([]*model.SigningKey, error) {
	out := make([]*model.SigningKey, len(verifiers))
	for i, v := range verifiers {
		public, err := seal.PublicKey(v)
		if err != nil {
			return nil, fault.New(fault.Internal, "signing key %d is malformed", i).Because(err)
		}
		parts := strings.SplitN(v, "+", 3)
		out[i] = &model.SigningKey{ID: parts[0] + "+" + parts[1], PublicKey: public, Verifier: v}
	}
	return out, nil
}
