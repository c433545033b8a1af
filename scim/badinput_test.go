package scim

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// TestBadInput sends what must be refused with a whole SCIM error that says
// what was wrong.
func TestBadInput(t *testing.T) {
	user := func(more string) string {
		return `{"schemas":["` + userURN + `"],"userName":"x@acme.test"` + more + `}`
	}
	rows := []struct {
		name, method, path, body string
		status                   int
		scimType, says           string
	}{
		{"malformed JSON", "POST", "/Users", `{"schemas":[`, 400, "invalidSyntax", "before the JSON is complete"},
		{"not an object", "POST", "/Users", `[]`, 400, "invalidSyntax", "Expected"},
		{"empty body", "POST", "/Users", ``, 400, "invalidSyntax", "ends at byte 0"},
		{"something behind", "POST", "/Users", user("") + `{}`, 400, "invalidSyntax", "follows"},
		{"twice", "POST", "/Users", user(`,"userName":"y"`), 400, "invalidSyntax", "twice"},
		{"twice in two cases", "POST", "/Users", user(`,"USERNAME":"y"`), 400, "invalidSyntax", "userName"},
		{"no schemas", "POST", "/Users", `{"userName":"x"}`, 400, "invalidSyntax", "schemas"},
		{"wrong schemas", "POST", "/Users", `{"schemas":["` + groupURN + `"],"userName":"x"}`, 400, "invalidSyntax", userURN},
		{"no userName", "POST", "/Users", `{"schemas":["` + userURN + `"]}`, 400, "invalidValue", "userName"},
		{"empty userName", "POST", "/Users", `{"schemas":["` + userURN + `"],"userName":" "}`, 400, "invalidValue", "user name"},
		{"wrong kind", "POST", "/Users", user(`,"active":"maybe"`), 400, "invalidValue", `active must be true or false, not "maybe"`},
		{"object for text", "POST", "/Users", user(`,"title":{}`), 201, "", ""},
		{"object with parts for text", "POST", "/Users", user(`,"title":{"a":1}`), 400, "invalidValue", "title must be text"},
		{"text for list", "POST", "/Users", user(`,"emails":"a@b"`), 400, "invalidValue", "emails has several values"},
		{"two primaries", "POST", "/Users", user(`,"emails":[{"value":"a","primary":true},{"value":"b","primary":true}]`), 400, "invalidValue", "primary"},
		{"too many values", "POST", "/Users", user(`,"emails":[` + strings.TrimSuffix(strings.Repeat(`{"value":"a"},`, maxValues+1), ",") + `]`), 400, "invalidValue", "emails has 251 values"},
		{"not base64", "POST", "/Users", user(`,"x509Certificates":[{"value":"%%"}]`), 400, "invalidValue", "base64"},
		{"NUL", "POST", "/Users", user(`,"title":"a\u0000b"`), 400, "invalidValue", "NUL"},
		{"extension not an object", "POST", "/Users", user(`,"` + enterpriseURN + `":"x"`), 400, "invalidSyntax", enterpriseURN},
		{"group without name", "POST", "/Groups", `{"schemas":["` + groupURN + `"]}`, 400, "invalidValue", "displayName"},
		{"member without id", "POST", "/Groups", `{"schemas":["` + groupURN + `"],"displayName":"g","members":[{"display":"x"}]}`, 400, "invalidValue", "id of a user"},
		{"group in a group", "POST", "/Groups", `{"schemas":["` + groupURN + `"],"displayName":"g","members":[{"value":"x","type":"Group"}]}`, 400, "invalidValue", "only users"},
		{"unknown filter attribute", "GET", filtered("/Users", `shoeSize eq "42"`), ``, 400, "invalidFilter", "shoeSize"},
		{"filter cut off", "GET", filtered("/Users", `userName eq`), ``, 400, "invalidFilter", "character 12"},
		{"filter of wrong kind", "GET", filtered("/Users", `active gt true`), ``, 400, "invalidFilter", "active"},
		{"filter too long", "GET", filtered("/Users", `userName eq "`+strings.Repeat("x", 2100)+`"`), ``, 400, "invalidFilter", "2048"},
		{"filter too deep", "GET", filtered("/Users", strings.Repeat("(", 40)+`id pr`+strings.Repeat(")", 40)), ``, 400, "invalidFilter", "nested"},
		{"count not a number", "GET", "/Users?count=ten", ``, 400, "invalidCount", "ten"},
		{"startIndex not a number", "GET", "/Users?startIndex=one", ``, 400, "invalidValue", "startIndex"},
		{"both projections", "GET", "/Users?attributes=id&excludedAttributes=id", ``, 400, "invalidValue", "together"},
		{"wrong order", "GET", "/Users?sortBy=id&sortOrder=random", ``, 400, "invalidValue", "sortOrder"},
		{"no such endpoint", "GET", "/Unicorns", ``, 404, "", "endpoint"},
		{"slash at the end", "GET", "/Users/", ``, 404, "", "endpoint"},
		{"too deep", "GET", "/Users/a/b", ``, 404, "", "endpoint"},
		{"me", "GET", "/Me", ``, 501, "", "stands for the directory"},
		{"filtered discovery", "GET", "/Schemas?filter=id%20pr", ``, 403, "", "filtered"},
		{"unknown schema", "GET", "/Schemas/urn:x", ``, 404, "", "urn:x"},
		{"search without schema", "POST", "/Users/.search", `{}`, 400, "invalidSyntax", searchURN},
		{"unknown method", "BREW", "/Users", ``, 405, "", "BREW"},
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		for _, row := range rows {
			t.Run(row.name, func(t *testing.T) {
				r := c.do(row.method, row.path, row.body)
				if r.status != row.status {
					t.Fatalf("status %d, want %d: %s", r.status, row.status, r.raw)
				}
				if row.status < 400 {
					return
				}
				r.isError(t, row.status)
				if r.scimType() != row.scimType || !strings.Contains(r.at("detail").(string), row.says) {
					t.Errorf("want %q about %q: %s", row.scimType, row.says, r.raw)
				}
			})
		}
	})
}

// TestBadPatch sends PATCH messages that must change nothing.
func TestBadPatch(t *testing.T) {
	rows := []struct{ name, body, scimType, says string }{
		{"no schemas", `{"Operations":[{"op":"add","path":"title","value":"x"}]}`, "invalidSyntax", patchURN},
		{"no operations", `{"schemas":["` + patchURN + `"]}`, "invalidSyntax", "at least one"},
		{"unknown op", patchBody(`{"op":"move","path":"title"}`), "invalidSyntax", "move"},
		{"operations not a list", `{"schemas":["` + patchURN + `"],"Operations":{}}`, "invalidSyntax", "Expected"},
		{"unknown path", patchBody(`{"op":"add","path":"shoeSize","value":1}`), "invalidPath", "shoeSize"},
		{"broken path", patchBody(`{"op":"add","path":"emails[type eq","value":1}`), "invalidPath", "path"},
		{"path behind brackets", patchBody(`{"op":"add","path":"emails[type eq \"work\"]value","value":1}`), "invalidPath", "emails"},
		{"brackets on text", patchBody(`{"op":"add","path":"title[a eq 1]","value":1}`), "invalidPath", "title"},
		{"empty path", patchBody(`{"op":"add","path":"","value":"x"}`), "invalidPath", "empty"},
		{"pathless text", patchBody(`{"op":"add","value":"x"}`), "invalidValue", "object"},
		{"required removed", patchBody(`{"op":"remove","path":"userName"}`), "mutability", "userName"},
		{"second of two", patchBody(`{"op":"add","path":"title","value":"x"}`, `{"op":"add","path":"active","value":"x"}`), "invalidValue", "Operation 2"},
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		id := c.user(somebody())
		before := c.want(200, "GET", "/Users/"+id, "").raw
		for _, row := range rows {
			r := c.want(400, "PATCH", "/Users/"+id, row.body)
			if r.scimType() != row.scimType || !strings.Contains(r.at("detail").(string), row.says) {
				t.Errorf("%s: want %q about %q: %s", row.name, row.scimType, row.says, r.raw)
			}
		}
		many := make([]string, maxOperations+1)
		for i := range many {
			many[i] = `{"op":"add","path":"title","value":"x"}`
		}
		c.want(413, "PATCH", "/Users/"+id, patchBody(many...))
		if after := c.want(200, "GET", "/Users/"+id, "").raw; after != before {
			t.Errorf("changed:\n%s\n%s", before, after)
		}
	})
}

// TestBearer refuses every token but a live one of this directory.
func TestBearer(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		c := s.connect(directory.Entra)
		for name, header := range map[string]string{
			"none": "", "wrong": "Bearer stw_scim_x", "empty": "Bearer ", "basic": "Basic YTpi", "cut off": "Bearer " + c.token[:20],
		} {
			r := c.want(401, "GET", "/Users", "", "Authorization", header)
			if r.header.Get("WWW-Authenticate") == "" {
				t.Errorf("%s: no WWW-Authenticate", name)
			}
		}
		stranger := *c
		stranger.dir.ID = nobody
		stranger.want(401, "GET", "/Users", "")
		d.Clock.Advance(49 * time.Hour)
		if r := c.want(401, "GET", "/Users", ""); !strings.Contains(r.raw, "expired") {
			t.Errorf("expired token: %s", r.raw)
		}
	})
}

// TestRateLimit is case 73: more than the bucket holds is 429, with when to come
// again, and another directory is not affected.
func TestRateLimit(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	s := start(t, d, func(c *Config) { c.RequestsPerSecond, c.Burst = 0.001, 3 })
	c, other := s.connect(directory.Entra), s.connect(directory.Okta)
	for range 3 {
		c.want(200, "GET", "/Users", "")
	}
	r := c.want(429, "GET", "/Users", "")
	if r.header.Get("Retry-After") == "" || r.header.Get("Retry-After") == "0" {
		t.Errorf("Retry-After: %v", r.header)
	}
	other.want(200, "GET", "/Users", "")
}

// TestDefaultRate lets 400 requests through at once and 100 a second after that,
// as a directory gets them that nothing else was set for.
func TestDefaultRate(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	c := start(t, d, func(c *Config) { c.RequestsPerSecond, c.Burst = 0, 0 }).connect(directory.Entra)
	for range defaultBurst {
		c.want(200, "GET", "/ServiceProviderConfig", "")
	}
	if r := c.want(429, "GET", "/ServiceProviderConfig", ""); r.header.Get("Retry-After") != "1" {
		t.Errorf("Retry-After: %v", r.header)
	}
	d.Clock.Advance(time.Second)
	for range defaultRate {
		c.want(200, "GET", "/ServiceProviderConfig", "")
	}
	c.want(429, "GET", "/ServiceProviderConfig", "")
}

// TestPanic answers a panic with one sentence, and goes on serving.
func TestPanic(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	broken := false
	s := start(t, d, func(c *Config) {
		inner := c.Authenticate
		c.Authenticate = func(r *http.Request, id string) (context.Context, directory.Directory, error) {
			if broken {
				panic("secret of the house")
			}
			return inner(r, id)
		}
	})
	c := s.connect(directory.Entra)
	broken = true
	if r := c.want(500, "GET", "/Users", ""); strings.Contains(r.raw, "secret") {
		t.Errorf("the panic is shown: %s", r.raw)
	}
	broken = false
	c.want(200, "GET", "/Users", "")
}

// TestProvisioningLog keeps who asked what and what came of it, and no values.
func TestProvisioningLog(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		id := c.user("secret@acme.test")
		if e := c.lastExchange(t); e.Method != http.MethodPost || e.Path != "Users" || e.Status != 201 || e.ResourceID != id || e.ResourceType != "User" {
			t.Errorf("create: %+v", e)
		}
		c.want(200, "GET", filtered("/Users", `userName eq "secret@acme.test" and emails[type eq "work"].value pr`), "", "X-Request-Id", "r-1")
		e := c.lastExchange(t)
		if strings.Contains(e.Path+e.Detail, "secret") || !strings.Contains(e.Path, "userName eq") || e.RequestID != "r-1" {
			t.Errorf("look-up: %+v", e)
		}
		for status, r := range map[int][3]string{
			409: {"POST", "/Users", userBody("secret@acme.test")}, 404: {"GET", "/Users/secret@acme.test", ""},
			400: {"POST", "/Users", strings.Replace(userBody("secret2@acme.test"), "true", `"secret"`, 1)},
		} {
			c.do(r[0], r[1], r[2])
			if e := c.lastExchange(t); e.Status != status || e.Detail == "" || strings.Contains(fmt.Sprint(e), "secret") {
				t.Errorf("refusal: %+v", e)
			}
		}
		if err := c.View(access.With(t.Context(), access.Actor{Kind: access.KindDirectory, Org: c.org, ID: c.dir.ID, Roles: []access.Role{access.Provisioner}}),
			access.ReadMembers, func(*db.Tx) error { return nil }); err == nil {
			t.Error("a directory may read members past the protocol")
		}
	})
}
