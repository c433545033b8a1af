package scim

import (
	"reflect"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// TestProjection shows what attributes and excludedAttributes leave of a user.
func TestProjection(t *testing.T) {
	whole := `{"schemas":["s"],"id":"1","userName":"u","title":"T","name":{"givenName":"G","familyName":"F"},
		"emails":[{"value":"a","type":"work"},{"value":"b"}],"meta":{"version":"v"},"` + enterpriseURN + `":{"department":"D","division":"V"}}`
	rows := []struct{ only, out, want string }{
		{"", "", whole},
		{"id", "", `{"schemas":["s"],"id":"1"}`},
		{"USERNAME, name.givenName", "", `{"schemas":["s"],"id":"1","userName":"u","name":{"givenName":"G"}}`},
		{"emails.type", "", `{"schemas":["s"],"id":"1","emails":[{"type":"work"}]}`},
		{"emails", "", `{"schemas":["s"],"id":"1","emails":[{"value":"a","type":"work"},{"value":"b"}]}`},
		{enterpriseURN, "", `{"schemas":["s"],"id":"1","` + enterpriseURN + `":{"department":"D","division":"V"}}`},
		{enterpriseURN + ":department", "", `{"schemas":["s"],"id":"1","` + enterpriseURN + `":{"department":"D"}}`},
		{userURN + ":title", "", `{"schemas":["s"],"id":"1","title":"T"}`},
		{"nosuch", "", `{"schemas":["s"],"id":"1"}`},
		{"", "id,schemas,meta,emails,name.givenName," + enterpriseURN, `{"schemas":["s"],"id":"1","userName":"u","title":"T","name":{"familyName":"F"}}`},
		{"", "emails.value,name", `{"schemas":["s"],"id":"1","userName":"u","title":"T","emails":[{"type":"work"}],"meta":{"version":"v"},
			"` + enterpriseURN + `":{"department":"D","division":"V"}}`},
	}
	if got := (projection{t: userType}).apply(document{"userName": "u", "password": "p"}); len(got) != 1 {
		t.Errorf("a password is shown: %v", got)
	}
	for _, row := range rows {
		p, err := newProjection(userType, row.only, row.out)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := p.apply(parseDocument(t, whole)), parseDocument(t, row.want); !reflect.DeepEqual(got, want) {
			t.Errorf("attributes=%s excludedAttributes=%s: %v, want %v", row.only, row.out, got, want)
		}
	}
}

// TestProjectionOfAnswers checks that every answer with a resource obeys.
func TestProjectionOfAnswers(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Entra)
		only := func(r reply, names ...string) {
			t.Helper()
			if len(r.body) != len(names) {
				t.Errorf("want only %v: %s", names, r.raw)
			}
		}
		r := c.want(201, "POST", "/Users?attributes=userName", userBody(somebody()))
		only(r, "id", "schemas", "userName")
		only(c.want(200, "PUT", "/Users/"+r.id()+"?attributes=title", userBody(somebody())), "id", "schemas")
		only(c.want(200, "PATCH", "/Users/"+r.id()+"?attributes=title", patchBody(`{"op":"add","path":"title","value":"T"}`)), "id", "schemas", "title")
		g := c.want(201, "POST", "/Groups?attributes=members.value", `{"schemas":["`+groupURN+`"],"displayName":"g","members":`+entries(r.id())+`}`)
		only(g, "id", "schemas", "members")
		if m := g.at("members/0").(map[string]any); len(m) != 1 || m["value"] != r.id() {
			t.Errorf("members: %s", g.raw)
		}
		p := c.want(200, "PATCH", "/Groups/"+g.id()+"?attributes=displayName", patchBody(`{"op":"replace","path":"displayName","value":"h"}`))
		only(p, "id", "schemas", "displayName")
	})
}

// TestDiscovery checks that what is promised is there.
func TestDiscovery(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		types := c.want(200, "GET", "/ResourceTypes", "")
		if types.total() != 2 {
			t.Errorf("resource types: %s", types.raw)
		}
		for _, kind := range types.resources() {
			c.want(200, "GET", "/ResourceTypes/"+dig(kind, "id").(string), "")
			c.want(200, "GET", dig(kind, "endpoint").(string), "")
			c.want(200, "GET", "/Schemas/"+dig(kind, "schema").(string), "")
		}
		schemas := c.want(200, "GET", "/Schemas", "")
		if schemas.total() != 3 || strings.Contains(schemas.raw, "null") {
			t.Errorf("schemas: %s", schemas.raw)
		}
		for _, s := range schemas.resources() {
			one := c.want(200, "GET", "/Schemas/"+strings.ToLower(dig(s, "id").(string)), "")
			if one.at("meta/resourceType") != "Schema" || len(one.at("attributes").([]any)) == 0 {
				t.Errorf("schema: %s", one.raw)
			}
		}
		if r := c.want(200, "GET", "/ServiceProviderConfig", ""); r.at("authenticationSchemes/0/type") != "oauthbearertoken" || r.at("meta/location") == nil {
			t.Errorf("configuration: %s", r.raw)
		}
	})
}
