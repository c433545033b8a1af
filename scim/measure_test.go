package scim

import (
	"context"
	"net/http"
	"sync"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// TestMeasure counts what operators look at, and nothing that names anybody.
func TestMeasure(t *testing.T) {
	var mu sync.Mutex
	var last Measure
	breaks := false
	s := start(t, dbtest.Open(t, db.SQLite), func(c *Config) {
		c.RequestsPerSecond, c.Burst = 0.001, 7
		c.Measure = func(_ context.Context, m Measure) { mu.Lock(); last = m; mu.Unlock() }
		inner := c.Authenticate
		c.Authenticate = func(r *http.Request, id string) (context.Context, directory.Directory, error) {
			if breaks {
				panic("broken")
			}
			return inner(r, id)
		}
	})
	c := s.connect(directory.Entra)
	is := func(want Measure) {
		t.Helper()
		mu.Lock()
		defer mu.Unlock()
		if took := last.Took; took <= 0 {
			t.Errorf("took %v", took)
		}
		last.Took = 0
		if last != want {
			t.Errorf("measured %+v, want %+v", last, want)
		}
	}
	id := c.user(somebody())
	is(Measure{Profile: directory.Entra, Operation: "POST /Users", Status: 201})
	g := c.group("measured", id)
	is(Measure{Profile: directory.Entra, Operation: "POST /Groups", Status: 201, Members: 1})
	c.change(t, g, `{"op":"remove","path":"members[value eq \"`+id+`\"]"}`)
	is(Measure{Profile: directory.Entra, Operation: "PATCH /Groups/{id}", Status: 204, Members: 1})
	c.want(400, "GET", filtered("/Users", "userName eq"), "")
	is(Measure{Profile: directory.Entra, Operation: "GET /Users", Status: 400, Refusal: "invalidFilter"})
	c.want(200, "POST", "/Bulk", bulkBody(0, `{"method":"PATCH","path":"/Groups/`+g+`","data":`+patchBody(`{"op":"add","path":"members","value":`+entries(id)+`}`)+`}`))
	is(Measure{Profile: directory.Entra, Operation: "POST /Bulk", Status: 200, Members: 1})
	c.want(405, "BREW", "/Users/"+id, "")
	is(Measure{Profile: directory.Entra, Operation: "other /Users/{id}", Status: 405})
	c.want(404, "GET", "/"+id, "")
	is(Measure{Profile: directory.Entra, Operation: "GET", Status: 404})
	c.want(429, "GET", "/Users", "")
	is(Measure{Profile: directory.Entra, Operation: "GET", Status: 429, Limited: true})
	c.want(401, "GET", "/Users", "", "Authorization", "Bearer x")
	is(Measure{Operation: "GET", Status: 401})
	breaks = true
	c.want(500, "GET", "/Users", "")
	is(Measure{Operation: "GET", Status: 500, Panicked: true})
}
