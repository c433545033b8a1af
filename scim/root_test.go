package scim

import (
	"fmt"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// mixed makes users and groups whose names lie between each other's, in the
// order of their names.
func (c *client) mixed(t *testing.T) (byName []string) {
	t.Helper()
	ids := map[int]string{}
	for _, i := range []int{4, 1, 0, 5, 3, 2} {
		c.Clock.Advance(time.Minute)
		name := string([]rune("AbÇdéF")[i])
		if i%2 == 0 {
			ids[i] = c.group(name)
			continue
		}
		ids[i] = c.want(201, "POST", "/Users", fmt.Sprintf(`{"schemas":[%q],"userName":"u%d-%s","displayName":%q,"title":"É%d"}`, userURN, i, somebody(), name, 9-i)).id()
	}
	for _, i := range []int{0, 1, 3, 5, 2, 4} { // bytes of the folded name: ç and é come last
		byName = append(byName, ids[i])
	}
	return byName
}

// through reads a list of the root, by cursors there and back or by index.
func (c *client) through(t *testing.T, q url.Values, byCursor bool) (ids []string) {
	t.Helper()
	q.Set("count", "2")
	read := func() reply {
		r := c.want(200, "GET", "/?"+q.Encode(), "")
		for _, res := range r.resources() {
			ids = append(ids, dig(res, "id").(string))
		}
		return r
	}
	if !byCursor {
		for len(ids) < 6 {
			q.Set("startIndex", fmt.Sprint(len(ids)+1))
			if r := read(); r.total() != 6 || r.body["itemsPerPage"] != 2.0 {
				t.Fatalf("page: %s", r.raw)
			}
		}
		return ids
	}
	q.Set("cursor", "")
	r := read()
	for next, ok := r.body["nextCursor"].(string); ok; next, ok = r.body["nextCursor"].(string) {
		q.Set("cursor", next)
		r = read()
	}
	there := slices.Clone(ids)
	q.Set("cursor", r.body["previousCursor"].(string))
	ids = nil
	read()
	if !slices.Equal(ids, there[len(there)-4:len(there)-2]) {
		t.Errorf("%s: back %v, there %v", q.Encode(), ids, there)
	}
	return there
}

// TestRootIsOneList sorts and pages users and groups together (RFC 7644 sections
// 3.4.2.1 and 3.4.3, RFC 9865), by what both have and by what only one has.
func TestRootIsOneList(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		byName := c.mixed(t)
		byAge := slices.Sorted(slices.Values(byName))
		byTitle := append([]string{byName[3], byName[2], byName[1]}, slices.DeleteFunc(slices.Clone(byAge), func(id string) bool {
			return id == byName[1] || id == byName[2] || id == byName[3]
		})...)
		for by, want := range map[string][]string{
			"": byAge, "id": byAge, "meta.created": byAge, "meta.lastModified": byAge, "displayName": byName, "title": byTitle,
		} {
			for _, byCursor := range []bool{true, false} {
				q := url.Values{"sortBy": {by}, "attributes": {"displayName"}}
				if got := c.through(t, q, byCursor); !slices.Equal(got, want) {
					t.Errorf("by %q, by cursor %t: %v, want %v", by, byCursor, got, want)
				}
				q = url.Values{"sortBy": {by}, "sortOrder": {"descending"}}
				got := c.through(t, q, byCursor)
				if slices.Reverse(got); !slices.Equal(got, want) {
					t.Errorf("by %q descending, by cursor %t: %v, want %v", by, byCursor, got, want)
				}
			}
		}
		r := c.want(200, "POST", "/.search", `{"schemas":["`+searchURN+`"],"filter":"displayName sw \"Ç\" or displayName eq \"f\"","sortBy":"displayName","cursor":"","count":1}`)
		if r.total() != 2 || r.body["nextCursor"] == nil || r.body["startIndex"] != nil {
			t.Errorf("by cursor with a filter on both: %s", r.raw)
		}
		for f, n := range map[string]int{
			`title eq "é4" or members pr`: 1, `title ne "é4"`: 5, `not (title pr)`: 3, `title eq null`: 3, `emails[type eq "work"]`: 0,
			`displayName sw "Ç" or title eq "É4"`: 2, `meta.resourceType eq "Group" and title pr`: 0,
		} {
			if r := c.want(200, "GET", filtered("/", f), ""); r.total() != n {
				t.Errorf("%s: want %d: %s", f, n, r.raw)
			}
		}
		c.want(400, "GET", filtered("/", `shoeSize pr`), "")
		c.want(400, "GET", filtered("/", `title eq 7`), "")
		c.want(400, "GET", "/?sortBy=shoeSize", "")
		c.want(400, "GET", "/?sortBy=id&sortOrder=random", "")
		if r := c.want(400, "GET", "/Users?cursor="+r.body["nextCursor"].(string), ""); r.scimType() != "invalidCursor" {
			t.Errorf("a cursor of the root at /Users: %s", r.raw)
		}
	})
}

// TestCaseBeyondASCII ignores case in every alphabet, on both databases, in
// columns and in what only the document has.
func TestCaseBeyondASCII(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		id := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`","`+enterpriseURN+`"],"userName":"Åse@acme.test","title":"ÄRZTIN",
			"nickName":"ΟΔΟΣ","name":{"givenName":"Éva"},"addresses":[{"locality":"ÖREBRO"}],"`+enterpriseURN+`":{"department":"Łódź"}}`).id()
		for _, f := range []string{
			`userName eq "åSE@acme.test"`, `title eq "ärztin"`, `title co "RZTI"`, `title sw "ärz"`, `title ew "tin"`, `not (title ne "Ärztin")`,
			`title ge "ärztin" and title le "ÄRZTIN"`, `nickName eq "οδος"`, `nickName sw "οδοσ"`, `name.givenName eq "éVA"`,
			`addresses[locality eq "örebro"]`, `addresses.locality co "Öreb"`, enterpriseURN + `:department eq "łÓDŹ"`,
		} {
			c.finds(t, "/Users", f, id)
		}
		c.finds(t, "/Users", `title eq "arztin"`)
	})
}

// TestManagerHasAName shows the display name of a manager that the directory
// sees, finds by it, and changes the ETag with it (RFC 7643 section 4.3: readOnly).
func TestManagerHasAName(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		c := s.connect(directory.Strict)
		boss, stranger := c.user(somebody()), s.connect(directory.Okta).user(somebody())
		const path = enterpriseURN + "/manager/displayName"
		under := func(id string) reply {
			return c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`","`+enterpriseURN+`"],"userName":"`+somebody()+`",
				"`+enterpriseURN+`":{"manager":{"value":"`+id+`","displayName":"what a client says"}}}`)
		}
		mine := under(boss)
		c.patch(boss, `{"op":"replace","path":"displayName","value":"Élise"}`)
		now := c.want(200, "GET", "/Users/"+mine.id(), "", "If-None-Match", mine.header.Get("ETag"))
		if now.at(path) != "Élise" {
			t.Errorf("manager: %s", now.raw)
		}
		c.finds(t, "/Users", enterpriseURN+`:manager.displayName eq "éLISE"`, mine.id())
		if r := under(stranger); r.at(path) != nil {
			t.Errorf("another directory's member is named: %s", r.raw)
		}
		if r := under(nobody); r.at(path) != nil {
			t.Errorf("nobody is named: %s", r.raw)
		}
		r := c.want(200, "GET", "/Users/"+mine.id()+"?attributes=userName", "")
		if r.at(path) != nil {
			t.Errorf("not asked for: %s", r.raw)
		}
		c.want(204, "DELETE", "/Users/"+boss, "")
		if r := c.want(200, "GET", "/Users/"+mine.id(), ""); r.at(path) != nil {
			t.Errorf("who is gone is named: %s", r.raw)
		}
	})
}
