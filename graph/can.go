package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// can carries out @can: the actor must hold the permission. The door asks again
// where a resolver opens it.
func can(ctx context.Context, _ any, next graphql.Resolver, permission model.Permission) (any, error) {
	a, ok := access.From(ctx)
	if !ok {
		return nil, nobody()
	}
	if p := access.Permission(permission); !a.May(p) {
		return nil, fault.New(fault.Denied, "This needs the permission %s, which you do not have. Ask an owner of your organization.", p).Coded(string(p))
	}
	return next(ctx)
}

// signedIn carries out @signedIn.
func signedIn(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
	if _, ok := access.From(ctx); !ok {
		return nil, nobody()
	}
	return next(ctx)
}

func nobody() error {
	return fault.New(fault.Unauthenticated, "Sign in, or send a valid token.")
}
