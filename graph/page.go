package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// page is what a connection's arguments come to: how many, after which place of
// the domain's list.
type page struct {
	list  string
	org   access.OrgID
	size  int
	after string
}

// page checks the arguments of a connection. List names the list in cursors.
func (r *Resolver) page(ctx context.Context, list string, first int, after *string) (page, error) {
	a, _ := access.From(ctx)
	p := page{list: list, org: a.Org, size: first}
	if first < 1 || first > maxFirst {
		return p, fault.New(fault.Invalid, "Ask for 1 to %d at once; read on with after.", maxFirst).On("first")
	}
	var err error
	p.after, err = r.cursors.open(a.Org, list, after)
	return p, err
}

// sealed makes the cursors of places.
func (r *Resolver) sealed(p page, places []string) []string {
	return each(places, func(place string) string { return r.cursors.seal(p.org, p.list, place) })
}

func pageInfo(cursors []string, more bool) *model.PageInfo {
	info := &model.PageInfo{HasNextPage: more}
	if n := len(cursors); n > 0 {
		info.EndCursor = &cursors[n-1]
	}
	return info
}

// cut keeps a page of rows that were asked for with one more, and tells whether
// there was one.
func cut[T any](rows []T, size int) ([]T, bool) {
	if len(rows) > size {
		return rows[:size], true
	}
	return rows, false
}

// asked tells whether the query asks for a field of what is being resolved, for
// fields that cost a statement of their own.
func asked(ctx context.Context, field string) bool {
	for _, f := range graphql.CollectFieldsCtx(ctx, nil) {
		if f.Name == field {
			return true
		}
	}
	return false
}
