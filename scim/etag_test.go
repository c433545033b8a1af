package scim

import (
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// TestNeverStale changes what an answer shows of other resources: the ETag that
// was given before must not be answered with 304, and must still do for If-Match.
func TestNeverStale(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		id, other := c.user(somebody()), c.user(somebody())
		g := c.group("etag", other)
		user, group := "/Users/"+id, "/Groups/"+g
		tag := func(path string) string {
			t.Helper()
			r := c.want(200, "GET", path, "")
			if r.header.Get("ETag") != r.at("meta/version") {
				t.Errorf("ETag %q, meta.version %v", r.header.Get("ETag"), r.at("meta/version"))
			}
			c.want(304, "GET", path, "", "If-None-Match", `"x", `+r.header.Get("ETag"))
			return r.header.Get("ETag")
		}
		steps := []struct {
			name, path string
			do         func()
		}{
			{"joins", user, func() { c.change(t, g, `{"op":"add","path":"members","value":`+entries(id)+`}`) }},
			{"group renamed", user, func() { c.change(t, g, `{"op":"replace","path":"displayName","value":"renamed"}`) }},
			{"member renamed", group, func() { c.patch(id, `{"op":"replace","path":"displayName","value":"Renamed"}`) }},
			{"leaves", user, func() { c.change(t, g, `{"op":"remove","path":"members[value eq \"`+id+`\"]"}`) }},
			{"member deleted", group, func() { c.want(204, "DELETE", "/Users/"+other, "") }},
		}
		for _, step := range steps {
			before := tag(step.path)
			step.do()
			if r := c.do("GET", step.path, "", "If-None-Match", before); r.status != 200 {
				t.Errorf("%s: %d for an old ETag", step.name, r.status)
			}
		}
		without := c.want(200, "GET", user+"?excludedAttributes=groups", "").header.Get("ETag")
		c.change(t, g, `{"op":"add","path":"members","value":`+entries(id)+`}`)
		c.want(304, "GET", user+"?excludedAttributes=groups", "", "If-None-Match", without)
		c.want(200, "GET", user, "", "If-None-Match", without)
		c.want(200, "PATCH", user, patchBody(`{"op":"replace","path":"title","value":"T"}`), "If-Match", without)
		c.want(412, "PATCH", user, patchBody(`{"op":"replace","path":"title","value":"U"}`), "If-Match", without)
	})
}

// TestVersionIsSearchable compares meta.version as it is shown.
func TestVersionIsSearchable(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		id := c.user(somebody())
		c.group("g", id)
		version := c.want(200, "GET", "/Users/"+id, "").at("meta/version").(string)
		c.finds(t, "/Users", `id eq "`+id+`" and meta.version eq "`+jsonEscaped(version)+`"`, id)
	})
}
