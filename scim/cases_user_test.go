package scim

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/directory"
)

var userCases = []scimCase{
	{"9", everyone, func(t *testing.T, c *client) {
		r := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`","`+enterpriseURN+`"],"userName":"`+somebody()+`","roles":[],
			"`+enterpriseURN+`":{"employeeNumber":"7"},"meta":{"resourceType":"User","location":"elsewhere"}}`)
		r.has(t, map[string]any{
			"meta/resourceType": "User", "meta/location": c.base() + "/Users/" + r.id(),
			enterpriseURN + "/employeeNumber": "7", "schemas/1": enterpriseURN,
		})
		if r.header.Get("Location") != c.base()+"/Users/"+r.id() || r.header.Get("ETag") != r.at("meta/version") {
			t.Errorf("headers: %v", r.header)
		}
	}},
	{"11", everyone, func(t *testing.T, c *client) {
		name := somebody()
		c.user(name)
		r := c.want(409, "POST", "/Users", userBody(strings.ToUpper(name)))
		if r.scimType() != "uniqueness" {
			t.Errorf("scimType: %s", r.raw)
		}
	}},
	{"29", everyone, func(t *testing.T, c *client) {
		id := c.user(somebody())
		c.want(204, "DELETE", "/Users/"+id, "")
		c.want(404, "GET", "/Users/"+id, "")
		c.want(404, "DELETE", "/Users/"+id, "")
		c.want(404, "PATCH", "/Users/"+id, patchBody(`{"op":"replace","path":"title","value":"x"}`))
	}},
	{"30", everyone, func(t *testing.T, c *client) {
		id := c.user(somebody())
		c.patch(id, `{"op":"replace","path":"active","value":false}`).has(t, map[string]any{"active": false})
		c.patch(id, `{"op":"replace","path":"active","value":true}`).has(t, map[string]any{"active": true, "id": id})
	}},
	{"39", everyone, func(t *testing.T, c *client) {
		r := c.want(401, "GET", "/Users", "", "Authorization", "Bearer stw_scim_wrong")
		if !strings.HasPrefix(r.header.Get("WWW-Authenticate"), "Bearer") {
			t.Errorf("WWW-Authenticate: %v", r.header)
		}
		c.want(401, "GET", "/Users", "", "Authorization", "Basic YTpi")
	}},
	{"40", everyone, func(t *testing.T, c *client) {
		r := c.want(404, "GET", "/Users/unknown", "")
		if !strings.Contains(r.at("detail").(string), "unknown") {
			t.Errorf("detail: %s", r.raw)
		}
	}},
	{"41", everyone, func(t *testing.T, c *client) {
		r := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`"],"userName":"`+somebody()+`","password":"s3cret","groups":[],"locale":"en-US"}`)
		get := c.want(200, "GET", "/Users/"+r.id()+"?attributes=password,userName", "")
		if strings.Contains(r.raw+get.raw, "s3cret") || r.at("locale") != "en-US" {
			t.Errorf("password or locale: %s %s", r.raw, get.raw)
		}
		c.want(400, "GET", filtered("/Users", `password eq "s3cret"`), "")
	}},
	{"42", everyone, func(t *testing.T, c *client) {
		name := somebody()
		c.user(name)
		if r := c.want(409, "POST", "/Users", userBody(name)); r.scimType() != "uniqueness" {
			t.Errorf("scimType: %s", r.raw)
		}
	}},
	{"43", everyone, func(t *testing.T, c *client) {
		name := somebody()
		id := c.user(name)
		c.patch(id, `{"op":"replace","path":"active","value":false}`)
		if c.dir.Profile == directory.Strict {
			c.want(409, "POST", "/Users", userBody(name))
			return
		}
		c.want(201, "POST", "/Users", userBody(name)).has(t, map[string]any{"id": id, "active": true})
	}},
	{"44", everyone, func(t *testing.T, c *client) {
		name := somebody()
		id := c.user(name)
		r := c.want(200, "PUT", "/Users/"+id, `{"schemas":["`+userURN+`"],"id":"other","userName":"`+name+`","title":"T","active":true,
			"groups":[{"value":"x"}],"meta":{"version":"W/\"99\""}}`)
		r.has(t, map[string]any{"id": id, "title": "T", "groups": nil, "displayName": nil})
	}},
	{"45", everyone, func(t *testing.T, c *client) {
		name := somebody()
		id := c.user(name)
		body := `{"schemas":["` + userURN + `"],"userName":"` + name + `"}`
		c.want(200, "PUT", "/Users/"+id, body).has(t, map[string]any{"active": true})
		c.patch(id, `{"op":"replace","path":"active","value":false}`)
		c.want(200, "PUT", "/Users/"+id, body).has(t, map[string]any{"active": false})
	}},
	{"53", everyone, func(t *testing.T, c *client) {
		c.want(201, "POST", "/Users", `{"schemas":["`+legacyURN+`","`+userURN+`"],"userName":"`+somebody()+`"}`)
	}},
	{"54", everyone, func(t *testing.T, c *client) {
		status := 201
		if c.dir.Profile == directory.Strict {
			status = 400
		}
		c.want(status, "POST", "/Users", `{"schemas":["`+legacyURN+`"],"userName":"`+somebody()+`"}`)
	}},
	{"55", everyone, func(t *testing.T, c *client) {
		id := c.user(somebody())
		g := c.group("55", id)
		c.want(204, "DELETE", "/Groups/"+g, "")
		c.want(204, "DELETE", "/Users/"+id, "")
	}},
	{"59", everyone, func(t *testing.T, c *client) {
		r := c.want(201, "POST", "/Users", `{"schemas":["`+strings.ToLower(userURN)+`"],"USERNAME":"`+somebody()+`",
			"`+strings.ToLower(enterpriseURN)+`":{"DEPARTMENT":"Sales"}}`)
		r.has(t, map[string]any{enterpriseURN + "/department": "Sales"})
		r = c.patch(r.id(), `{"op":"replace","path":"`+strings.ToLower(enterpriseURN)+`:Department","value":"Ops"}`)
		r.has(t, map[string]any{enterpriseURN + "/department": "Ops"})
		c.finds(t, "/Users", strings.ToLower(enterpriseURN)+`:department eq "OPS"`, r.id())
	}},
}
