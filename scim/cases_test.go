package scim

import (
	"fmt"
	"net/url"
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// scimCase is one row of the table in scim.md section 3, by its number. Each
// runs with every profile that it lists, in a directory of its own.
type scimCase struct {
	number   string
	profiles []directory.Profile
	run      func(t *testing.T, c *client)
}

var (
	everyone = directory.Profiles
	justly   = []directory.Profile{directory.Strict}
)

// TestCases runs the 75 cases of scim.md, each with every profile on every
// database, in a directory of its own.
func TestCases(t *testing.T) {
	all := slices.Concat(lookupCases, userCases, patchCases, groupCases, protocolCases, bulkCases)
	seen := map[string]bool{}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		for _, row := range all {
			for _, p := range row.profiles {
				seen[row.number+"/"+string(p)] = true
				t.Run(row.number+"/"+string(p), func(t *testing.T) {
					service := *s
					service.t = t
					row.run(t, service.connect(p))
				})
			}
		}
	})
	for n := 1; n <= 75; n++ {
		for _, p := range everyone {
			if !seen[fmt.Sprintf("%d/%s", n, p)] {
				t.Errorf("case %d has no test with the profile %s", n, p)
			}
		}
	}
}

// q is what the client's directory accepts besides the RFC.
func (c *client) q() quirks { return quirksOf(c.dir) }

// somebody is a user name that no other case has.
func somebody() string { return "u" + db.NewID() + "@acme.test" }

// finds expects a filter to find exactly these, in any order.
func (c *client) finds(t *testing.T, path, filter string, ids ...string) reply {
	t.Helper()
	r := c.want(200, "GET", filtered(path, filter), "")
	var got []string
	for _, res := range r.resources() {
		got = append(got, dig(res, "id").(string))
	}
	slices.Sort(got)
	slices.Sort(ids)
	if !slices.Equal(got, ids) || r.total() != len(ids) {
		t.Errorf("%s finds %v (total %d), want %v", filter, got, r.total(), ids)
	}
	return r
}

// patch changes a user and returns it.
func (c *client) patch(id string, ops ...string) reply {
	c.t.Helper()
	return c.want(200, "PATCH", "/Users/"+id, patchBody(ops...))
}

// has checks values of a resource by their paths.
func (r reply) has(t *testing.T, want map[string]any) {
	t.Helper()
	for path, v := range want {
		if got := r.at(path); got != v {
			t.Errorf("%s is %v, want %v, in %s", path, got, v, r.raw)
		}
	}
}

var lookupCases = []scimCase{
	{"1", everyone, func(t *testing.T, c *client) {
		r := c.finds(t, "/Users", `userName eq "1e2f0c51-0f8f-4a5b-8b0e-000000000000"`)
		if r.body["Resources"] == nil {
			t.Errorf("Resources must be a list: %s", r.raw)
		}
	}},
	{"2", everyone, func(t *testing.T, c *client) {
		name := somebody()
		id := c.user(name)
		c.finds(t, "/Users", `externalId eq "ext-`+name+`"`, id)
		c.finds(t, "/Users", `externalId eq "EXT-`+name+`"`)
	}},
	{"3", everyone, func(t *testing.T, c *client) {
		id := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`"],"userName":"`+somebody()+`","externalId":"jyoung"}`).id()
		if c.dir.Profile == directory.Entra {
			c.finds(t, "/Users", `externalId eq jyoung`, id)
			return
		}
		if r := c.want(400, "GET", filtered("/Users", `externalId eq jyoung`), ""); r.scimType() != "invalidFilter" {
			t.Errorf("scimType: %s", r.raw)
		}
	}},
	{"4", everyone, func(t *testing.T, c *client) {
		name := somebody()
		id := c.user(name)
		c.finds(t, "/Users", `emails[type eq "work"].value eq "`+name+`"`, id)
		c.finds(t, "/Users", `emails[type eq "home"].value eq "`+name+`"`)
	}},
	{"5", everyone, func(t *testing.T, c *client) {
		boss := c.user(somebody())
		id := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`","`+enterpriseURN+`"],"userName":"`+somebody()+`",
			"`+enterpriseURN+`":{"manager":{"value":"`+boss+`"}}}`).id()
		r := c.want(200, "GET", filtered("/Users", `id eq "`+id+`" and `+enterpriseURN+`:manager eq "`+boss+`"`)+"&attributes=id", "")
		if r.total() != 1 || len(r.resources()[0].(map[string]any)) != 2 {
			t.Errorf("only id and schemas: %s", r.raw)
		}
	}},
	{"6", everyone, func(t *testing.T, c *client) {
		id := c.group("six", c.user(somebody()))
		r := c.want(200, "GET", filtered("/Groups", `displayName eq "SIX"`)+"&excludedAttributes=members", "")
		if r.total() != 1 || dig(r.resources()[0], "id") != id || dig(r.resources()[0], "members") != nil {
			t.Errorf("group: %s", r.raw)
		}
	}},
	{"7", everyone, func(t *testing.T, c *client) {
		in, out := c.user(somebody()), c.user(somebody())
		id := c.group("seven", in)
		c.finds(t, "/Groups", `id eq "`+id+`" and members eq "`+in+`"`, id)
		c.finds(t, "/Groups", `id eq "`+id+`" and members eq "`+out+`"`)
		c.finds(t, "/Groups", `members.value eq "`+in+`"`, id)
		c.finds(t, "/Groups", `members[value eq "`+in+`"]`, id)
		c.finds(t, "/Users", `groups eq "`+id+`"`, in)
		c.finds(t, "/Users", `groups.display eq "Seven"`, in)
	}},
	{"8", everyone, func(t *testing.T, c *client) {
		r := c.want(200, "GET", "/Groups/"+c.group("eight", c.user(somebody()))+"?excludedAttributes=members", "")
		if r.at("members") != nil || r.at("displayName") != "eight" {
			t.Errorf("group: %s", r.raw)
		}
	}},
	{"31", everyone, func(t *testing.T, c *client) {
		c.want(200, "GET", "/Users?aadOptscim062020", "")
		c.want(200, "GET", "/Users?AADOPTSCIM062020&filter="+url.QueryEscape(`userName eq "x"`), "")
	}},
	{"32", everyone, func(t *testing.T, c *client) {
		name := somebody()
		id := c.user(name)
		twice := url.QueryEscape(`userName eq "` + url.QueryEscape(name) + `"`)
		if !c.q().has(decodesTwice) { // the text is what it is
			if r := c.want(200, "GET", "/Users?filter="+twice, ""); r.total() != 0 {
				t.Errorf("decoded twice: %s", r.raw)
			}
			return
		}
		if r := c.want(200, "GET", "/Users?filter="+twice, ""); r.total() != 1 || dig(r.resources()[0], "id") != id {
			t.Errorf("encoded twice: %s", r.raw)
		}
	}},
	{"33", everyone, func(t *testing.T, c *client) {
		name := somebody()
		id := c.user(name)
		c.finds(t, "/Users", `USERNAME EQ "`+"U"+name[1:]+`"`, id)
	}},
	{"34", everyone, func(t *testing.T, c *client) {
		c.want(201, "POST", "/Groups", `{"schemas":["`+groupURN+`"],"displayName":"34","externalId":"Case"}`)
		c.finds(t, "/Groups", `externalId eq "case"`)
	}},
	{"37", everyone, func(t *testing.T, c *client) {
		c.user(somebody())
		c.user(somebody())
		r := c.want(200, "GET", "/Users?startIndex=1&count=100", "")
		r.has(t, map[string]any{"totalResults": 2.0, "itemsPerPage": 2.0, "startIndex": 1.0})
	}},
	{"38", everyone, func(t *testing.T, c *client) {
		c.user(somebody())
		c.user(somebody())
		r := c.want(200, "GET", "/Users?count=1&startIndex=1", "")
		for _, path := range []string{"id", "userName", "active", "name/givenName", "name/familyName", "emails/0/value"} {
			if dig(r.resources()[0], path) == nil {
				t.Errorf("no %s in %s", path, r.raw)
			}
		}
		r.has(t, map[string]any{"totalResults": 2.0, "itemsPerPage": 1.0})
	}},
	{"56", everyone, func(t *testing.T, c *client) {
		name := somebody()
		id := c.user(name)
		c.finds(t, "/Users", `emails eq "`+name+`"`, id)
	}},
}
