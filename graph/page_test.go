package graph_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

// walk reads a whole list in pages, forward or backward, and gives the cursors
// in the list's order.
func walk(t *rapid.T, w *world, list, arguments string, size int, backward bool) (all []string) {
	place, more := "", true
	for more {
		window := fmt.Sprintf("first: %d, after: %q", size, place)
		if backward {
			window = fmt.Sprintf("last: %d, before: %q", size, place)
		}
		a := w.send(bearer(w.acme.token), fmt.Sprintf(`{ %s(%s%s) { edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`, list, window, arguments), nil)
		if a.code() != "" {
			t.Fatalf("%s: %+v", list, a.Errors)
		}
		behind := "hasPreviousPage"
		if backward {
			behind = "hasNextPage"
		}
		if a.at(list, "pageInfo", behind) != (place != "") {
			t.Fatalf("%s after %q: %s %v", list, place, behind, a.at(list, "pageInfo", behind))
		}
		edges, _ := a.at(list, "edges").([]any)
		var page []string
		for i := range edges {
			page = append(page, a.text(list, "edges", i, "cursor"))
		}
		info := func(name string) any { return a.at(list, "pageInfo", name) }
		if backward {
			all = append(page, all...)
			place, _ = info("startCursor").(string)
			more = info("hasPreviousPage") == true
		} else {
			all = append(all, page...)
			place, _ = info("endCursor").(string)
			more = info("hasNextPage") == true
		}
		if more && len(page) != size {
			t.Fatalf("%s: %d of %d and more to come", list, len(page), size)
		}
	}
	return all
}

func TestWalksInBothDirectionsAgree(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.acme.update(func(tx *db.Tx) error {
			for i := range 13 {
				if _, err := member.CreateGroup(tx, member.Group{DisplayName: fmt.Sprintf("Group %d", i/3)}); err != nil {
					return err
				}
			}
			return nil
		})
		rapid.Check(t, func(r *rapid.T) {
			list := rapid.SampledFrom([]string{"members", "groups", "events"}).Draw(r, "list")
			arguments := ""
			if list == "members" && rapid.Bool().Draw(r, "descending") {
				arguments = ", sort: {field: CREATED_AT, direction: DESC}"
			}
			size := rapid.IntRange(1, 7).Draw(r, "size")
			forward, backward := walk(r, w, list, arguments, size, false), walk(r, w, list, arguments, size, true)
			if len(forward) == 0 || !slices.Equal(forward, backward) {
				r.Fatalf("%s by %d: forward %d items, backward %d, not the same", list, size, len(forward), len(backward))
			}
		})
	})
}

func TestPagesAreAskedForOneWay(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	one := w.send(bearer(w.acme.token), `{ groups(first: 1) { pageInfo { endCursor } } members(first: 1) { pageInfo { endCursor } } }`, nil)
	place := one.text("members", "pageInfo", "endCursor")
	for _, arguments := range []string{
		"filter: {}", "first: 1, last: 1", "first: 0", "first: 101", "last: 0", "last: 101",
		fmt.Sprintf("first: 1, before: %q", place), fmt.Sprintf("last: 1, after: %q", place), `last: 1, before: "AAAA"`,
	} {
		if a := w.send(bearer(w.acme.token), `{ members(`+arguments+`) { nodes { id } } }`, nil); a.code() != "INVALID" {
			t.Errorf("%s: %+v, want INVALID", arguments, a.Errors)
		}
	}
	if a := w.send(bearer(w.acme.token), fmt.Sprintf(`{ groups(last: 1, before: %q) { nodes { id } } }`, place), nil); a.code() != "INVALID" {
		t.Errorf("a cursor of another list: %+v", a.Errors)
	}
}
