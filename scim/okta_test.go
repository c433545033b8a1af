package scim

import (
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// TestOkta is what Okta sends, with its bodies (scim.md section 3): its own test
// of a server, then create, update by PUT and by PATCH, groups, deactivation.
func TestOkta(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Okta)
		oktaTestsServer(t, c)
		id := oktaCreates(t, c)
		oktaUpdates(t, c, id)
		oktaGroups(t, c, id)
		oktaDeactivates(t, c, id)
	})
}

func oktaTestsServer(t *testing.T, c *client) {
	c.user("first@okta.test")
	r := c.want(200, "GET", "/Users?count=1&startIndex=1", "")
	for _, path := range []string{"id", "userName", "active", "name/familyName", "name/givenName", "emails/0/value"} {
		if v := dig(r.resources()[0], path); v == nil || v == "" {
			t.Errorf("Resources[0] has no %s: %s", path, r.raw)
		}
	}
	c.want(404, "GET", "/Users/0193c0de-0000-7000-8000-000000000000", "")
	c.want(401, "GET", "/Users?startIndex=1&count=1", "", "Authorization", "Bearer wrong")
	c.want(200, "GET", "/Groups?startIndex=1&count=100", "")
}

func oktaCreates(t *testing.T, c *client) string {
	body := `{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
		"userName": "carol@okta.test", "name": {"givenName": "Carol", "familyName": "Okta"},
		"emails": [{"primary": true, "value": "carol@okta.test", "type": "work"}],
		"displayName": "Carol Okta", "locale": "en-US", "externalId": "00u1carol", "groups": [],
		"password": "1mz050nq", "active": true}`
	c.want(200, "GET", filtered("/Users", `userName eq "carol@okta.test"`)+"&startIndex=1&count=100", "")
	r := c.want(201, "POST", "/Users", body)
	if strings.Contains(r.raw, "1mz050nq") || r.at("password") != nil || r.at("locale") != "en-US" {
		t.Errorf("create: %s", r.raw)
	}
	if again := c.want(409, "POST", "/Users", body); again.scimType() != "uniqueness" {
		t.Errorf("second create: %s", again.raw)
	}
	return r.id()
}

func oktaUpdates(t *testing.T, c *client, id string) {
	r := c.want(200, "PUT", "/Users/"+id, `{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
		"id": "`+id+`", "userName": "carol@okta.test", "name": {"givenName": "Caroline", "familyName": "Okta"},
		"emails": [{"primary": true, "value": "carol@okta.test", "type": "work"}], "title": "Lead",
		"externalId": "00u1carol", "groups": [], "meta": {"resourceType": "User", "location": "elsewhere"}}`)
	if r.at("name/givenName") != "Caroline" || r.at("active") != true || r.at("displayName") != nil || r.id() != id {
		t.Errorf("PUT: %s", r.raw)
	}
	r = c.want(200, "PATCH", "/Users/"+id, patchBody(`{"op":"replace","value":{"title":"Director","name":{"familyName":"Oktavian"}}}`))
	if r.at("title") != "Director" || r.at("name/familyName") != "Oktavian" || r.at("name/givenName") != "Caroline" {
		t.Errorf("PATCH: %s", r.raw)
	}
}

func oktaGroups(t *testing.T, c *client, id string) {
	r := c.want(201, "POST", "/Groups", `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Team","members":[]}`)
	g := r.id()
	c.want(204, "PATCH", "/Groups/"+g, patchBody(`{"op":"add","path":"members","value":[{"value":"`+id+`","display":"carol@okta.test"}]}`))
	if got := c.want(200, "GET", "/Groups/"+g, ""); got.at("members/0/type") != "User" || got.at("members/0/value") != id {
		t.Errorf("member: %s", got.raw)
	}
	c.want(204, "PATCH", "/Groups/"+g, patchBody(`{"op":"replace","value":{"id":"`+g+`","displayName":"Team Two"}}`))
	c.want(204, "PATCH", "/Groups/"+g, patchBody(`{"op":"remove","path":"members[value eq \"`+id+`\"]"}`))
	if got := c.members(g); len(got) != 0 {
		t.Errorf("members after remove: %v", got)
	}
	c.want(204, "PATCH", "/Groups/"+g, patchBody(`{"op":"replace","path":"members","value":[{"value":"`+id+`","display":"c"}]}`))
	if got := c.members(g); !slices.Equal(got, []string{id}) {
		t.Errorf("members after replace: %v", got)
	}
	c.want(204, "PATCH", "/Groups/"+g, patchBody(`{"op":"replace","path":"members","value":[]}`))
	if got := c.want(200, "GET", "/Groups/"+g, ""); got.at("members") != nil || got.at("displayName") != "Team Two" {
		t.Errorf("emptied: %s", got.raw)
	}
}

func oktaDeactivates(t *testing.T, c *client, id string) {
	if r := c.want(200, "PATCH", "/Users/"+id, patchBody(`{"op":"replace","value":{"active":false}}`)); r.at("active") != false {
		t.Errorf("deactivated: %s", r.raw)
	}
	r := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`"],"userName":"carol@okta.test","externalId":"00u1carol","active":true}`)
	if r.id() != id || r.at("active") != true {
		t.Errorf("assigned again: %s, want the same id %s", r.raw, id)
	}
}
