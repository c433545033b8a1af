package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// page is what a connection's arguments come to: how many, after or before which
// place of the domain's list.
type page struct {
	list string
	org  access.OrgID
	size int
	// after is the place to read on from, before the one to read back from.
	after, before string
	// backward reads towards the beginning; from the end where before is empty.
	backward bool
}

// page checks the arguments of a connection that reads forward only. List names
// the list in cursors.
func (r *Resolver) page(ctx context.Context, list string, first int, after *string) (page, error) {
	return r.window(ctx, list, window{first: &first, after: after})
}

// window is a connection's arguments as they came.
type window struct {
	first  *int
	after  *string
	last   *int
	before *string
}

// window checks the arguments of a connection that reads both ways: exactly one
// of first and last, each with its own cursor.
func (r *Resolver) window(ctx context.Context, list string, w window) (page, error) {
	a, _ := access.From(ctx)
	p := page{list: list, org: a.Org, backward: w.last != nil}
	size, field, err := w.size()
	if err != nil {
		return p, err
	}
	if p.size = size; size < 1 || size > maxFirst {
		return p, fault.New(fault.Invalid, "Ask for 1 to %d at once; read on with a cursor.", maxFirst).On(field)
	}
	if p.after, err = r.cursors.open(a.Org, list, w.after); err != nil {
		return p, err
	}
	p.before, err = r.cursors.open(a.Org, list, w.before)
	return p, err
}

// size is how many were asked for, and by which argument.
func (w window) size() (int, string, error) {
	switch {
	case (w.first == nil) == (w.last == nil):
		return 0, "", fault.New(fault.Invalid, "Give exactly one of first, to read on, and last, to read back.").On("first", "last")
	case w.last == nil && orZero(w.before) != "":
		return 0, "", fault.New(fault.Invalid, "Before goes with last; to read on, give after.").On("before")
	case w.last != nil && orZero(w.after) != "":
		return 0, "", fault.New(fault.Invalid, "After goes with first; to read back, give before.").On("after")
	case w.last != nil:
		return *w.last, "last", nil
	}
	return *w.first, "first", nil
}

// place is the row from which is read, on or back; "" for the beginning or the
// end.
func (p page) place() string {
	if p.backward {
		return p.before
	}
	return p.after
}

// inOrder brings rows that were read back into the list's order.
func inOrder[T any](p page, rows []T) []T {
	if p.backward {
		slices.Reverse(rows)
	}
	return rows
}

// sealed makes the cursors of places.
func (r *Resolver) sealed(p page, places []string) []string {
	return each(places, func(place string) string { return r.cursors.seal(p.org, p.list, place) })
}

// info tells where a page lies. More tells whether there is more in the
// direction of reading; in the other one there is the row of the cursor.
func (p page) info(cursors []string, more bool) *model.PageInfo {
	info := &model.PageInfo{HasNextPage: more, HasPreviousPage: p.after != ""}
	if p.backward {
		info.HasNextPage, info.HasPreviousPage = p.before != "", more
	}
	if n := len(cursors); n > 0 {
		info.StartCursor, info.EndCursor = &cursors[0], &cursors[n-1]
	}
	return info
}

// cut keeps a page of rows that were asked for with one more, and tells whether
// there was one. Rows that were read backwards come into the list's order.
func cut[T any](p page, rows []T) ([]T, bool) {
	more := len(rows) > p.size
	if more {
		rows = rows[:p.size]
	}
	return inOrder(p, rows), more
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
