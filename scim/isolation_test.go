package scim

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member"
)

// stranger is a directory with a user and a group that the caller must not see.
type stranger struct {
	*client
	user, group string
}

func (s *service) stranger(org access.OrgID) stranger {
	c := s.connectTo(org, directory.Okta)
	id := c.user(somebody())
	return stranger{c, id, c.group("secret group", id)}
}

const nobody = "0193c0de-0000-7000-8000-000000000000"

var times = regexp.MustCompile(`"(?:created|lastModified|version)":"[^"]*"`)

// alike makes two answers comparable: the ids that were asked for are the only
// difference that there may be.
func alike(r reply, ids ...string) string {
	text := r.raw
	for _, id := range ids {
		text = strings.ReplaceAll(text, id, "ID")
	}
	return http.StatusText(r.status) + " " + times.ReplaceAllString(text, "")
}

// TestIsolation walks every route and method with the ids of another
// organization and of another directory of the same organization: the answers
// must be those for ids that don't exist. The list of routes is the router's
// own.
func TestIsolation(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		c := s.connect(directory.Okta)
		others := map[string]stranger{"organization": s.stranger(d.Org(t, "other")), "directory": s.stranger(s.org)}
		for _, r := range endpoints() {
			for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE"} {
				for name, other := range others {
					t.Run(method+r.pattern+"/"+name, func(t *testing.T) {
						probe := *c
						service := *s
						service.t = t
						probe.service = &service
						sameAsUnknown(t, &probe, other, r, method)
						foreignToken(t, &probe, other, r, method)
					})
				}
			}
		}
	})
}

// sameAsUnknown compares the answers for a stranger's id and for nobody's.
func sameAsUnknown(t *testing.T, c *client, other stranger, r *route, method string) {
	id := other.user
	if r.t == groupType {
		id = other.group
	}
	ask := func(id, user, group string) string {
		path, body := strings.Replace(r.pattern, "{id}", id, 1), requestBody(r, method, user, group)
		if method == "GET" && r.t != nil && !strings.Contains(r.pattern, "{id}") {
			path = filtered(path, `id eq "`+id+`"`)
		}
		return alike(c.do(method, path, body), id, user, group, other.user, other.group)
	}
	got, want := ask(id, other.user, other.group), ask(nobody, nobody, nobody)
	if got != want && !made(r, method) {
		t.Errorf("answer for the stranger's:\n%s\nanswer for nobody's:\n%s", got, want)
	}
	if strings.Contains(got, "secret") {
		t.Errorf("the answer discloses the stranger's: %s", got)
	}
	other.want(200, "GET", "/Users/"+other.user, "")
	if got := other.members(other.group); len(got) != 1 {
		t.Errorf("the stranger's group was changed: %v", got)
	}
}

// made tells whether a request makes something new, so that its answers differ
// by their fresh ids.
func made(r *route, method string) bool { return r.pattern == "/Users" && method == "POST" }

// requestBody names the user and the group wherever a body can.
func requestBody(r *route, method, user, group string) string {
	switch {
	case r.pattern == "/Bulk":
		return bulkBody(0, `{"method":"DELETE","path":"/Users/`+user+`"}`, `{"method":"DELETE","path":"/Groups/`+group+`"}`,
			`{"method":"PATCH","path":"/Groups/`+group+`","data":`+patchBody(`{"op":"remove","path":"members"}`)+`}`)
	case strings.HasSuffix(r.pattern, ".search"):
		return `{"schemas":["` + searchURN + `"],"filter":"id eq \"` + user + `\" or id eq \"` + group + `\""}`
	case method == "PATCH" && r.t == groupType:
		return patchBody(`{"op":"add","path":"members","value":` + entries(user) + `}`)
	case method == "PATCH":
		return patchBody(`{"op":"replace","path":"active","value":false}`)
	case r.t == groupType:
		return `{"schemas":["` + groupURN + `"],"displayName":"probe","members":` + entries(user) + `}`
	}
	return userBody(somebody())
}

// foreignToken sends a stranger's token to our directory's address: as wrong as
// any other token.
func foreignToken(t *testing.T, c *client, other stranger, r *route, method string) {
	path := strings.Replace(r.pattern, "{id}", other.user, 1)
	ask := func(token string) reply { return c.do(method, path, "{}", "Authorization", "Bearer "+token) }
	got, want := ask(other.token), ask("stw_scim_wrong")
	if got.status != http.StatusUnauthorized || alike(got) != alike(want) {
		t.Errorf("stranger's token: %d %s, wrong token: %d %s", got.status, got.raw, want.status, want.raw)
	}
}

// TestOwnership checks what the router's table can't show: a directory neither
// takes over nor sees what another directory, or an administrator, made.
func TestOwnership(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		c, other := s.connect(directory.Okta), s.stranger(s.org)
		name := other.want(200, "GET", "/Users/"+other.user, "").at("userName").(string)
		if r := c.want(409, "POST", "/Users", userBody(name)); r.scimType() != "uniqueness" {
			t.Errorf("taking over: %s", r.raw)
		}
		other.patch(other.user, `{"op":"replace","path":"active","value":false}`)
		c.want(409, "POST", "/Users", userBody(name))
		if r := c.want(200, "GET", "/Users", ""); r.total() != 0 {
			t.Errorf("sees another directory's users: %s", r.raw)
		}
		mine := c.user(somebody())
		err := d.Update(s.owner(s.org), access.ManageMembers, func(tx *db.Tx) error {
			_, err := member.AddMembers(tx, member.GroupID(other.group), []member.ID{access.MemberID(mine)})
			return err
		})
		if r := c.want(200, "GET", "/Users/"+mine, ""); err != nil || r.at("groups") != nil {
			t.Errorf("shows another directory's group: %s (%v)", r.raw, err)
		}
		for _, filter := range []string{`groups.display eq "secret group"`, `groups.value eq "` + other.group + `"`, `not (groups pr)`} {
			r := c.want(200, "GET", filtered("/Users", filter), "")
			if want := strings.HasPrefix(filter, "not"); (r.total() == 1) != want { // in the other's group, in none of its own
				t.Errorf("%s: %s (of %s)", filter, r.raw, mine)
			}
		}
	})
}

// TestLastOwner keeps a directory from locking everybody out.
func TestLastOwner(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		c := s.connect(directory.Okta)
		own := func(id string) {
			t.Helper()
			err := d.Update(s.owner(s.org), access.ManageRoles, func(tx *db.Tx) error {
				_, err := member.SetRoles(tx, access.MemberID(id), []access.Role{access.Owner})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		only, second := c.user(somebody()), c.user(somebody())
		own(only)
		c.want(409, "PATCH", "/Users/"+only, patchBody(`{"op":"replace","path":"active","value":false}`))
		name := c.want(200, "GET", "/Users/"+only, "").at("userName").(string)
		c.want(409, "PUT", "/Users/"+only, strings.Replace(userBody(name), "true", "false", 1))
		c.want(409, "DELETE", "/Users/"+only, "")
		bulk := bulkBody(0, `{"method":"DELETE","path":"/Users/`+only+`"}`,
			`{"method":"PATCH","path":"/Users/`+only+`","data":`+patchBody(`{"op":"replace","value":{"active":false}}`)+`}`)
		if got := c.want(200, "POST", "/Bulk", bulk).statuses(); got[0] != "409" || got[1] != "409" {
			t.Errorf("in bulk: %v", got)
		}
		c.want(200, "GET", "/Users/"+only, "").has(t, map[string]any{"active": true})
		own(second)
		c.patch(only, `{"op":"replace","path":"active","value":false}`).has(t, map[string]any{"active": false})
	})
}
