package scim

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// gauge is a response that is thrown away, and measures how much is alive while
// it is written.
type gauge struct {
	header      http.Header
	bytes, most uint64
}

func (g *gauge) Header() http.Header { return g.header }
func (g *gauge) WriteHeader(int)     {}

func (g *gauge) Write(b []byte) (int, error) {
	if before := g.bytes >> 20; (g.bytes+uint64(len(b)))>>20 != before {
		g.most = max(g.most, alive())
	}
	g.bytes += uint64(len(b))
	return len(b), nil
}

// alive is the memory that is in use after a collection.
func alive() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestLargeGroupStreams reads groups of 20,000 members: the answer takes no more
// memory than that of a part.
func TestLargeGroupStreams(t *testing.T) {
	const size, most = 20_000, 4 << 20
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		users := c.users(size)
		g := c.group("large")
		c.fill(g, "")
		for _, path := range []string{"/Groups/" + g, "/Groups?filter=id%20pr"} {
			r := httptest.NewRequestWithContext(t.Context(), "GET", prefix+c.dir.ID+version+path, nil)
			r.Header.Set("Authorization", "Bearer "+c.token)
			w := &gauge{header: http.Header{}}
			before := alive()
			c.provider.ServeHTTP(w, r)
			if used := int64(w.most) - int64(before); w.bytes < size*100 || used > most {
				t.Errorf("%s: %d bytes written, %d KiB more in use", path, w.bytes, used>>10)
			}
		}
		if got := c.members(g); !slices.Equal(got, users) {
			t.Errorf("%d members, want %d", len(got), size)
		}
	})
}

// TestMembersAsAsked projects the members of a group, alone and in a list.
func TestMembersAsAsked(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		id := c.user(somebody())
		g := c.group("shown", id)
		empty := c.group("empty")
		r := c.want(200, "GET", "/Groups/"+g+"?attributes=members.value", "")
		r.has(t, map[string]any{"members/0/value": id, "members/0/type": nil, "members/0/$ref": nil, "displayName": nil})
		r = c.want(200, "GET", "/Groups", "")
		if len(r.resources()) != 2 || dig(r.resources()[0], "members/0/value") != id || dig(r.resources()[1], "id") != empty {
			t.Errorf("list: %s", r.raw)
		}
		if r := c.do("HEAD", "/Groups/"+g, ""); r.status != 200 || r.raw != "" || r.header.Get("ETag") == "" {
			t.Errorf("HEAD: %d %q %v", r.status, r.raw, r.header)
		}
		if r := c.do("OPTIONS", "/Groups/"+g, ""); r.status != 204 || !strings.Contains(r.header.Get("Allow"), "PATCH") {
			t.Errorf("OPTIONS: %d %v", r.status, r.header)
		}
		root := c.want(200, "GET", "/?count=10", "")
		if root.total() != 3 {
			t.Errorf("root: %s", root.raw)
		}
	})
}
