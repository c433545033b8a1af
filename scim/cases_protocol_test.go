package scim

import (
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/quota"
)

// lastExchange is the newest row of the directory's provisioning log.
func (c *client) lastExchange(t *testing.T) directory.Exchange {
	t.Helper()
	c.provider.journal.flush()
	var all []directory.Exchange
	err := c.View(c.owner(c.org), access.ReadDirectories, func(tx *db.Tx) error {
		var err error
		all, _, err = directory.Exchanges(tx, c.dir.ID, directory.Filter{}, directory.Page{Limit: 1})
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("provisioning log: %v, %d rows", err, len(all))
	}
	return all[0]
}

var protocolCases = []scimCase{
	{"57", everyone, func(t *testing.T, c *client) {
		r := c.want(200, "GET", "/ServiceProviderConfig", "")
		for _, path := range []string{"bulk/maxOperations", "bulk/maxPayloadSize", "filter/maxResults", "pagination/cursorTimeout"} {
			if n, ok := r.at(path).(float64); !ok || n <= 0 {
				t.Errorf("%s is %v in %s", path, r.at(path), r.raw)
			}
		}
		r.has(t, map[string]any{"patch/supported": true, "sort/supported": true, "etag/supported": true, "changePassword/supported": false})
	}},
	{"65", everyone, func(t *testing.T, c *client) {
		id := c.user(somebody())
		tag := c.want(200, "GET", "/Users/"+id, "").header.Get("ETag")
		body := patchBody(`{"op":"replace","path":"title","value":"new"}`)
		c.want(200, "PATCH", "/Users/"+id, body, "If-Match", tag)
		c.want(412, "PATCH", "/Users/"+id, body, "If-Match", tag)
		c.want(412, "PUT", "/Users/"+id, userBody(somebody()), "If-Match", tag)
		c.want(412, "DELETE", "/Users/"+id, "", "If-Match", tag)
		c.want(200, "PATCH", "/Users/"+id, body, "If-Match", "*")
		careful := c.connect(c.dir.Profile, func(s *directory.Settings) { s.RequireIfMatch = true })
		other := careful.user(somebody())
		careful.want(428, "DELETE", "/Users/"+other, "")
		careful.want(428, "PATCH", "/Groups/"+careful.group("65"), patchBody(`{"op":"remove","path":"members"}`))
	}},
	{"66", everyone, func(t *testing.T, c *client) {
		for _, path := range []string{"/Users/" + c.user(somebody()), "/Groups/" + c.group("66")} {
			tag := c.want(200, "GET", path, "").header.Get("ETag")
			r := c.want(304, "GET", path, "", "If-None-Match", tag)
			if r.raw != "" || r.header.Get("ETag") != tag {
				t.Errorf("304: %q %v", r.raw, r.header)
			}
			c.want(200, "GET", path, "", "If-None-Match", `W/"77"`)
		}
	}},
	{"67", everyone, func(t *testing.T, c *client) {
		for _, family := range []string{"bravo", "Alpha", "charlie", ""} {
			c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`"],"userName":"`+somebody()+`","name":{"familyName":"`+family+`"}}`)
		}
		for order, want := range map[string]string{"ascending": "Alpha bravo charlie ", "descending": " charlie bravo Alpha"} {
			r := c.want(200, "GET", "/Users?sortBy=name.familyName&sortOrder="+order, "")
			var got []string
			for _, u := range r.resources() {
				s, _ := dig(u, "name/familyName").(string)
				got = append(got, s)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s: %q, want %q", order, got, want)
			}
		}
		c.want(400, "GET", "/Users?sortBy=shoeSize", "")
	}},
	{"68", everyone, func(t *testing.T, c *client) {
		name := somebody()
		id := c.user(name)
		g := c.group("sixty-eight")
		search := func(path, filter string) reply {
			return c.want(200, "POST", path, `{"schemas":["`+searchURN+`"],"filter":`+filter+`,"startIndex":1,"count":10}`)
		}
		if r := search("/Users/.search", `"userName eq \"`+name+`\""`); r.total() != 1 || dig(r.resources()[0], "id") != id {
			t.Errorf("/Users/.search: %s", r.raw)
		}
		if r := search("/.search", `"meta.resourceType eq \"Group\" or userName eq \"`+name+`\""`); r.total() != 2 || dig(r.resources()[1], "id") != g {
			t.Errorf("/.search by userName: %s", r.raw)
		}
		r := search("/.search", `"meta.resourceType eq \"User\" or meta.resourceType eq \"Group\""`)
		if r.total() != 2 || dig(r.resources()[0], "id") != id || dig(r.resources()[1], "id") != g {
			t.Errorf("/.search: %s", r.raw)
		}
	}},
	{"70", everyone, func(t *testing.T, c *client) {
		for range 5 {
			c.user(somebody())
		}
		followCursors(t, c)
	}},
	{"71", everyone, func(t *testing.T, c *client) {
		big := func() io.Reader {
			return io.MultiReader(strings.NewReader(`{"schemas":["`+userURN+`"],"userName":"`), io.LimitReader(spaces{}, 50<<20), strings.NewReader(`"}`))
		}
		for _, path := range []string{"/Users", "/Groups", "/Users/.search"} {
			r := c.send("POST", path, big())
			if r.status != 413 {
				t.Fatalf("%s: status %d: %s", path, r.status, r.raw)
			}
			r.isError(t, 413)
		}
	}},
	{"72", everyone, func(t *testing.T, c *client) {
		c.want(415, "POST", "/Users", userBody(somebody()), "Content-Type", "text/plain")
		c.want(201, "POST", "/Users", userBody(somebody()), "Content-Type", "application/json; charset=utf-8")
	}},
	{"73", everyone, func(t *testing.T, c *client) {
		before := c.provider.limits
		defer func() { c.provider.limits = before }()
		c.provider.limits = quota.New(quota.Rate{PerSecond: 0.001, Burst: 2}, 10, nil)
		c.want(200, "GET", "/Users", "")
		c.want(200, "GET", "/Users", "")
		r := c.want(429, "GET", "/Users", "")
		if wait, err := strconv.Atoi(r.header.Get("Retry-After")); err != nil || wait < 1 {
			t.Errorf("Retry-After: %v", r.header)
		}
		c.connect(c.dir.Profile).want(200, "GET", "/Users", "") // another directory is not affected
	}},
	{"75", everyone, func(t *testing.T, c *client) {
		other := c.connectTo(c.Org(t, "o"+strings.ToLower(db.NewID())), c.dir.Profile)
		id := other.user(somebody())
		stranger := *other
		stranger.token = c.token
		for _, path := range []string{"/Users", "/Users/" + id, "/ServiceProviderConfig", "/nowhere"} {
			if r := stranger.want(401, "GET", path, ""); strings.Contains(r.raw, id) {
				t.Errorf("disclosed: %s", r.raw)
			}
		}
		c.want(404, "GET", "/Users/"+id, "")
	}},
	{"74", everyone, func(t *testing.T, c *client) {
		for _, path := range []string{"/Schemas", "/ResourceTypes", "/ServiceProviderConfig"} {
			if r := c.want(405, "POST", path, "{}"); r.header.Get("Allow") != "GET, HEAD, OPTIONS" {
				t.Errorf("Allow: %v", r.header)
			}
		}
		if r := c.want(405, "POST", "/Users/x", "{}"); r.header.Get("Allow") != "DELETE, GET, HEAD, OPTIONS, PATCH, PUT" {
			t.Errorf("Allow: %v", r.header)
		}
	}},
}

// spaces is an endless body.
type spaces struct{}

func (spaces) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// followCursors walks a list of five forward and back (RFC 9865).
func followCursors(t *testing.T, c *client) {
	t.Helper()
	seen := map[any]bool{}
	cursor, pages, previous := "", 0, ""
	for {
		r := c.want(200, "GET", "/Users?count=2&cursor="+cursor, "")
		if r.body["startIndex"] != nil || r.total() != 5 {
			t.Fatalf("page: %s", r.raw)
		}
		for _, u := range r.resources() {
			seen[dig(u, "id")] = true
		}
		pages++
		previous, _ = r.body["previousCursor"].(string)
		if cursor, _ = r.body["nextCursor"].(string); cursor == "" {
			break
		}
	}
	if pages != 3 || len(seen) != 5 {
		t.Errorf("%d pages, %d users", pages, len(seen))
	}
	back := c.want(200, "GET", "/Users?count=2&cursor="+previous, "")
	if len(back.resources()) != 2 || back.body["nextCursor"] == nil || back.body["previousCursor"] == nil {
		t.Errorf("back: %s", back.raw)
	}
	if r := c.want(400, "GET", "/Users?count=2&cursor=nonsense", ""); r.scimType() != "invalidCursor" {
		t.Errorf("wrong cursor: %s", r.raw)
	}
	if r := c.want(400, "GET", "/Groups?count=2&cursor="+previous, ""); r.scimType() != "invalidCursor" {
		t.Errorf("cursor of another list: %s", r.raw)
	}
	c.Clock.Advance(cursorTimeout + time.Second)
	if r := c.want(400, "GET", "/Users?count=2&cursor="+previous, ""); r.scimType() != "expiredCursor" {
		t.Errorf("old cursor: %s", r.raw)
	}
}
