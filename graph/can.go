package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// can carries out @can: the actor must hold the permission. The door asks again
// where a resolver opens it. Whoever holds it for some groups only gets no further
// than the fields that say so (limited).
func (r *Resolver) can(ctx context.Context, _ any, next graphql.Resolver, permission model.Permission, limited bool) (any, error) {
	a, ok := access.From(ctx)
	if !ok {
		return nil, nobody()
	}
	p := access.Permission(permission)
	switch reach, held := a.Reach(p); {
	case !held:
		return nil, fault.New(fault.Denied, "This needs the permission %s, which you do not have. Ask an owner of your organization.", p).Coded(string(p))
	case reach.Limited && !limited:
		return nil, fault.New(fault.Denied, "This concerns the whole organization, and your permission %s is limited to some groups.", p).Coded(string(p))
	}
	if payload, now, err := r.proceed(ctx, p); err != nil || !now {
		return payload, err
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
