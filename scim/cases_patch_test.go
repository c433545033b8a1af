package scim

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/directory"
)

const managerPath = enterpriseURN + ":manager"

// refuses expects a PATCH to fail with a scimType and to change nothing.
func (c *client) refuses(t *testing.T, id, scimType string, ops ...string) {
	t.Helper()
	before := c.want(200, "GET", "/Users/"+id, "").raw
	r := c.want(400, "PATCH", "/Users/"+id, patchBody(ops...))
	if r.scimType() != scimType {
		t.Errorf("scimType %q, want %q: %s", r.scimType(), scimType, r.raw)
	}
	if after := c.want(200, "GET", "/Users/"+id, "").raw; after != before {
		t.Errorf("changed by a refused PATCH:\n%s\n%s", before, after)
	}
}

func (c *client) isStrict() bool { return c.dir.Profile == directory.Strict }

var patchCases = []scimCase{
	{"13", everyone, func(t *testing.T, c *client) {
		id := c.user(somebody())
		op := `{"op":"Replace","path":"active","value":"False"}`
		if c.isStrict() {
			c.refuses(t, id, "invalidValue", op)
			return
		}
		c.patch(id, op).has(t, map[string]any{"active": false})
	}},
	{"14", everyone, func(t *testing.T, c *client) {
		c.patch(c.user(somebody()), `{"op":"replace","path":"active","value":false}`).has(t, map[string]any{"active": false})
	}},
	{"15", everyone, func(t *testing.T, c *client) {
		boss := c.user(somebody())
		id, op := c.user(somebody()), `{"op":"Add","path":"`+managerPath+`","value":"`+boss+`"}`
		if c.isStrict() {
			c.refuses(t, id, "invalidValue", op)
			return
		}
		c.patch(id, op).has(t, map[string]any{enterpriseURN + "/manager/value": boss})
	}},
	{"16", everyone, func(t *testing.T, c *client) {
		boss := c.user(somebody())
		id, op := c.user(somebody()), `{"op":"Add","path":"`+managerPath+`","value":[{"$ref":null,"value":"`+boss+`"}]}`
		if c.isStrict() {
			c.refuses(t, id, "invalidValue", op)
			return
		}
		c.patch(id, op).
			has(t, map[string]any{enterpriseURN + "/manager/value": boss, enterpriseURN + "/manager/$ref": c.base() + "/Users/" + boss})
	}},
	{"17", everyone, func(t *testing.T, c *client) {
		id := c.managed(t)
		c.patch(id, `{"op":"Replace","path":"`+managerPath+`","value":""}`).has(t, map[string]any{enterpriseURN: nil})
	}},
	{"18", everyone, func(t *testing.T, c *client) {
		id := c.managed(t)
		c.patch(id, `{"op":"Remove","path":"`+managerPath+`"}`).has(t, map[string]any{enterpriseURN: nil})
		c.patch(id, `{"op":"Remove","path":"`+managerPath+`"}`).has(t, map[string]any{enterpriseURN: nil})
	}},
	{"19", everyone, func(t *testing.T, c *client) {
		id := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`"],"userName":"`+somebody()+`"}`).id()
		op := `{"op":"Replace","path":"emails[type eq \"work\"].value","value":"w@acme.test"}`
		if c.isStrict() {
			c.refuses(t, id, "noTarget", op)
			return
		}
		c.patch(id, op).has(t, map[string]any{"emails/0/value": "w@acme.test", "emails/0/type": "work"})
	}},
	{"20", everyone, func(t *testing.T, c *client) {
		c.patch(c.user(somebody()), `{"op":"Add","path":"phoneNumbers[type eq \"mobile\"].value","value":"+1"}`).
			has(t, map[string]any{"phoneNumbers/0/value": "+1", "phoneNumbers/0/type": "mobile"})
	}},
	{"21", everyone, func(t *testing.T, c *client) {
		id := c.user(somebody())
		if c.isStrict() { // a boolean as text is none
			c.refuses(t, id, "invalidPath", `{"op":"Add","path":"roles[primary eq \"True\"].value","value":"lead"}`)
			return
		}
		r := c.patch(id,
			`{"op":"Add","path":"addresses[type eq \"work\"].formatted","value":"1 Main St"}`,
			`{"op":"Add","path":"roles[primary eq \"True\"].value","value":"lead"}`)
		r.has(t, map[string]any{
			"addresses/0/formatted": "1 Main St", "addresses/0/type": "work", "roles/0/value": "lead", "roles/0/primary": true,
		})
		c.patch(r.id(), `{"op":"Replace","path":"roles[primary eq \"True\"].value","value":"chief"}`).
			has(t, map[string]any{"roles/0/value": "chief", "roles/1": nil})
	}},
	{"22", everyone, func(t *testing.T, c *client) {
		c.patch(c.user(somebody()), `{"op":"replace","value":{"displayName":"D","name.givenName":"G","`+enterpriseURN+`:employeeNumber":"9",
			"emails[type eq \"work\"].value":"n@acme.test","`+enterpriseURN+`":{"division":"Div"}}}`).
			has(t, map[string]any{
				"displayName": "D", "name/givenName": "G", "emails/0/value": "n@acme.test",
				enterpriseURN + "/employeeNumber": "9", enterpriseURN + "/division": "Div",
			})
	}},
	{"23", everyone, func(t *testing.T, c *client) {
		set := func(v string) string { return `{"op":"replace","path":"title","value":"` + v + `"}` }
		c.refuses(t, c.user(somebody()), "invalidValue", set("1"), set("2"), set("3"), set("4"),
			`{"op":"replace","path":"active","value":"perhaps"}`, set("6"))
	}},
	{"24", everyone, func(t *testing.T, c *client) {
		id, op := c.user(somebody()), `{"op":"Replace","path":"displayName","value":[{"$ref":null,"value":"x"}]}`
		if c.isStrict() {
			c.refuses(t, id, "invalidValue", op)
			return
		}
		c.patch(id, op).has(t, map[string]any{"displayName": "x"})
	}},
	{"35", everyone, func(t *testing.T, c *client) {
		c.patch(c.user(somebody()), `{"op":"remove","path":"displayName"}`, `{"op":"add","path":"displayName","value":"a"}`,
			`{"op":"replace","path":"displayName","value":"b"}`).has(t, map[string]any{"displayName": "b"})
	}},
	{"46", everyone, func(t *testing.T, c *client) {
		c.patch(c.user(somebody()), `{"op":"replace","value":{"active":false}}`).has(t, map[string]any{"active": false})
	}},
	{"60", everyone, func(t *testing.T, c *client) {
		id := c.user(somebody())
		for _, empty := range []string{`null`, `""`} {
			c.patch(id, `{"op":"add","path":"title","value":"T"}`).has(t, map[string]any{"title": "T"})
			c.patch(id, `{"op":"replace","path":"title","value":`+empty+`}`).has(t, map[string]any{"title": nil})
		}
		c.patch(id, `{"op":"replace","path":"emails","value":[]}`).has(t, map[string]any{"emails": nil})
	}},
	{"61", everyone, func(t *testing.T, c *client) {
		id := c.user(somebody())
		ops := []string{`{"op":"replace","path":"shoeSize","value":"42"}`, `{"op":"replace","path":"title","value":"T"}`}
		if c.isStrict() {
			c.refuses(t, id, "invalidPath", ops...)
			return
		}
		c.patch(id, ops...).has(t, map[string]any{"title": "T", "shoeSize": nil})
		if log := c.lastExchange(t); !strings.Contains(log.Detail, "shoeSize") {
			t.Errorf("the log doesn't say what was ignored: %+v", log)
		}
	}},
	{"62", everyone, func(t *testing.T, c *client) {
		id := c.user(somebody())
		for _, path := range []string{"groups", "id", "meta", "meta.version"} {
			op := `{"op":"replace","path":"` + path + `","value":"x"}`
			if c.isStrict() {
				c.refuses(t, id, "mutability", op)
			} else {
				c.patch(id, op).has(t, map[string]any{"id": id})
			}
		}
	}},
	{"63", everyone, func(t *testing.T, c *client) {
		c.refuses(t, c.user(somebody()), "noTarget", `{"op":"remove"}`)
	}},
	{"64", everyone, func(t *testing.T, c *client) {
		r := c.patch(c.user(somebody()), `{"op":"add","path":"emails","value":[{"value":"second@acme.test","type":"home","primary":true}]}`)
		r.has(t, map[string]any{"emails/0/primary": nil, "emails/1/primary": true})
	}},
}

// managed makes a user with a manager.
func (c *client) managed(t *testing.T) string {
	t.Helper()
	boss := c.user(somebody())
	r := c.patch(c.user(somebody()), `{"op":"add","path":"`+managerPath+`.value","value":"`+boss+`"}`)
	r.has(t, map[string]any{enterpriseURN + "/manager/value": boss})
	return r.id()
}
