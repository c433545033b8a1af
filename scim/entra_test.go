package scim

import (
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// TestEntra is what Entra ID sends from the test of the connection to the
// deletion of a user, with its bodies (scim.md section 3).
func TestEntra(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Entra)
		entraTestsConnection(t, c)
		ann, bob := entraCreates(t, c, "ann"), entraCreates(t, c, "bob")
		entraUpdates(t, c, ann, bob)
		entraGroups(t, c, ann, bob)
		entraDisables(t, c, ann)
	})
}

func entraTestsConnection(t *testing.T, c *client) {
	r := c.want(200, "GET", filtered("/Users", `userName eq "7f3c1f5e-3f0a-4c55-8d42-0e0f5e8c9d11"`), "")
	if r.total() != 0 || r.body["Resources"] == nil || len(r.resources()) != 0 {
		t.Errorf("test connection: %s", r.raw)
	}
	c.want(200, "GET", "/ServiceProviderConfig", "")
	c.want(200, "GET", "/Schemas", "")
	c.want(200, "GET", "/Users?aadOptscim062020", "")
}

func entraCreates(t *testing.T, c *client, name string) string {
	c.want(200, "GET", filtered("/Users", `externalId eq "`+name+`-object"`), "")
	r := c.want(201, "POST", "/Users", `{
		"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
		"externalId": "`+name+`-object", "userName": "`+name+`@contoso.test", "active": true,
		"emails": [{"primary": true, "type": "work", "value": "`+name+`@contoso.test"}],
		"meta": {"resourceType": "User"},
		"name": {"formatted": "`+name+` Contoso", "familyName": "Contoso", "givenName": "`+name+`"},
		"roles": []}`)
	id := r.id()
	if id == "" || r.header.Get("Location") != c.base()+"/Users/"+id || r.at("meta/location") != c.base()+"/Users/"+id {
		t.Errorf("create: Location %q, body %s", r.header.Get("Location"), r.raw)
	}
	if r.header.Get("Content-Type") != mediaType || r.at("meta/resourceType") != "User" {
		t.Errorf("create: %v %s", r.header, r.raw)
	}
	return id
}

func entraUpdates(t *testing.T, c *client, ann, bob string) {
	r := c.want(200, "PATCH", "/Users/"+ann, `{
		"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
		"Operations": [
			{"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "ann.new@contoso.test"},
			{"op": "Add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+1 555 0100"},
			{"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "value": "`+bob+`"},
			{"op": "Replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "Sales"},
			{"op": "Add", "path": "addresses[type eq \"work\"].formatted", "value": "1 Main St"},
			{"op": "Replace", "path": "displayName", "value": [{"$ref": null, "value": "Ann C"}]}
		]}`)
	want := map[string]any{
		"emails/0/value": "ann.new@contoso.test", "phoneNumbers/0/value": "+1 555 0100", "phoneNumbers/0/type": "mobile",
		enterpriseURN + "/manager/value": bob, enterpriseURN + "/department": "Sales",
		"addresses/0/formatted": "1 Main St", "addresses/0/type": "work", "displayName": "Ann C",
	}
	for path, v := range want {
		if r.at(path) != v {
			t.Errorf("%s = %v, want %v in %s", path, r.at(path), v, r.raw)
		}
	}
	check := c.want(200, "GET", filtered("/Users", `id eq "`+ann+`" and `+enterpriseURN+`:manager eq "`+bob+`"`)+"&attributes=id", "")
	if check.total() != 1 || len(check.resources()[0].(map[string]any)) != 2 {
		t.Errorf("reference check: %s", check.raw)
	}
}

func entraGroups(t *testing.T, c *client, ann, bob string) {
	c.want(200, "GET", filtered("/Groups", `displayName eq "Sales"`)+"&excludedAttributes=members", "")
	r := c.want(201, "POST", "/Groups", `{
		"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group", "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
		"externalId": "sales-object", "displayName": "Sales", "meta": {"resourceType": "Group"}}`)
	g := r.id()
	r = c.want(204, "PATCH", "/Groups/"+g, patchBody(
		`{"op":"Add","path":"members","value":[{"$ref":null,"value":"`+ann+`"},{"$ref":null,"value":"`+bob+`"}]}`))
	if r.raw != "" {
		t.Errorf("204 with a body: %s", r.raw)
	}
	c.want(204, "PATCH", "/Groups/"+g, patchBody(`{"op":"Remove","path":"members","value":[{"$ref":null,"value":"`+ann+`"}]}`))
	if got := c.members(g); !slices.Equal(got, []string{bob}) {
		t.Errorf("members %v, want only bob", got)
	}
	check := c.want(200, "GET", filtered("/Groups", `id eq "`+g+`" and members eq "`+bob+`"`)+"&attributes=id", "")
	if check.total() != 1 {
		t.Errorf("membership check: %s", check.raw)
	}
	c.want(204, "PATCH", "/Groups/"+g, patchBody(`{"op":"Replace","path":"displayName","value":"Sales EMEA"}`))
	if got := c.want(200, "GET", "/Groups/"+g+"?excludedAttributes=members", ""); got.at("displayName") != "Sales EMEA" || got.at("members") != nil {
		t.Errorf("group: %s", got.raw)
	}
	c.want(204, "DELETE", "/Groups/"+g, "")
	c.want(404, "GET", "/Groups/"+g, "")
}

func entraDisables(t *testing.T, c *client, id string) {
	r := c.want(200, "PATCH", "/Users/"+id, patchBody(`{"op":"Replace","path":"active","value":"False"}`))
	if r.at("active") != false {
		t.Errorf("disabled: %s", r.raw)
	}
	if r = c.want(200, "PATCH", "/Users/"+id, patchBody(`{"op":"Replace","path":"active","value":"True"}`)); r.at("active") != true || r.id() != id {
		t.Errorf("enabled again: %s", r.raw)
	}
	c.want(204, "DELETE", "/Users/"+id, "")
	c.want(404, "GET", "/Users/"+id, "")
	c.want(404, "DELETE", "/Users/"+id, "")
}
