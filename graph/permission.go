package graph

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sysoon/steward/graph/gen"
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// schemaOf is the schema that the engine carries out.
var schemaOf = sync.OnceValue(func() *ast.Schema { return gen.NewExecutableSchema(gen.Config{}).Schema() })

// describePermission is the sentence of the schema, so that there is one.
func describePermission(p access.Permission) string {
	v := schemaOf().Types["Permission"].EnumValues.ForName(string(p))
	if v == nil {
		return ""
	}
	return strings.TrimSpace(v.Description)
}

func isLimitable(p access.Permission) bool { return slices.Contains(access.Limitable, p) }

// limits tells which of the caller's permissions reach some groups only.
func (r *Resolver) limits(ctx context.Context) ([]*model.PermissionLimit, error) {
	a, _ := access.From(ctx)
	out := []*model.PermissionLimit{}
	for _, p := range access.Permissions {
		reach, held := a.Reach(p)
		if !held || !reach.Limited {
			continue
		}
		names, err := r.groupNames(ctx, a, reach.Groups)
		if err != nil {
			return nil, err
		}
		out = append(out, &model.PermissionLimit{Permission: permissionModel(p), Groups: names})
	}
	return out, nil
}

// groupNames names the groups of the caller's own limits.
func (r *Resolver) groupNames(ctx context.Context, a access.Actor, ids []string) ([]string, error) {
	return read(ctx, r.DB, anyHeld(a), func(tx *db.Tx) ([]string, error) {
		names := []string{}
		for _, id := range ids {
			g, err := member.FindGroup(tx, member.GroupID(id))
			if err != nil && !fault.Is(err, fault.NotFound) {
				return nil, err
			}
			if err == nil {
				names = append(names, g.DisplayName)
			}
		}
		return names, nil
	})
}
