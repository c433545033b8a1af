package scim

import (
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

const unitURN = "urn:acme:scim:unit:2.0:Group"

func unit() extension.Extension {
	return extension.Extension{URN: unitURN, Name: "Unit", Resource: extension.Group, Attributes: []extension.Attribute{
		{Name: "code", Type: extension.String, Uniqueness: "server"}, {Name: "floor", Type: extension.Integer},
		{Name: "kind", Type: extension.String, CanonicalValues: []string{"team", "site"}},
		{Name: "secret", Type: extension.String, Returned: "never"},
	}}
}

func unitBody(name, attributes string) string {
	return `{"schemas":["` + groupURN + `","` + unitURN + `"],"displayName":"` + name + `","` + unitURN + `":{` + attributes + `}}`
}

// TestGroupsHaveOwnExtensions makes, finds, sorts, changes and takes away
// attributes of an extension of groups.
func TestGroupsHaveOwnExtensions(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		c := s.connect(directory.Strict)
		s.define(hr())
		e := s.define(unit())
		if types := c.want(200, "GET", "/ResourceTypes/Group", ""); types.at("schemaExtensions/0/schema") != unitURN || types.at("schemaExtensions/1") != nil {
			t.Errorf("/ResourceTypes: %s", types.raw)
		}
		if r := c.want(200, "GET", "/Schemas/"+unitURN, ""); r.at("attributes/0/uniqueness") != "server" {
			t.Errorf("/Schemas: %s", r.raw)
		}
		who := c.user(somebody())
		cooks := c.want(201, "POST", "/Groups", unitBody("Cooks", `"code":"C-1","floor":2,"kind":"team","secret":"x"`)).id()
		c.want(200, "GET", "/Groups/"+cooks, "").has(t, map[string]any{
			"schemas/1": unitURN, unitURN + "/code": "C-1", unitURN + "/floor": 2.0, unitURN + "/secret": nil,
		})
		for attributes, status := range map[string]int{`"code":"c-1"`: 409, `"floor":"high"`: 400, `"kind":"ship"`: 400} {
			c.want(status, "POST", "/Groups", unitBody("Bad", attributes))
		}
		bakers := c.want(201, "POST", "/Groups", unitBody("Bakers", `"code":"C-2","floor":1`)).id()
		c.finds(t, "/Groups", unitURN+`:floor gt 1 and displayName sw "c"`, cooks)
		c.finds(t, "/Groups", `schemas eq "`+unitURN+`"`, cooks, bakers)
		if r := c.want(200, "GET", "/Groups?sortBy="+unitURN+":floor", ""); dig(r.resources()[0], "id") != bakers {
			t.Errorf("sorted: %s", r.raw)
		}
		c.change(t, cooks, `{"op":"add","path":"members","value":`+entries(who)+`}`, `{"op":"replace","path":"`+unitURN+`:code","value":"C-9"}`)
		c.want(200, "GET", "/Groups/"+cooks, "").has(t, map[string]any{unitURN + "/code": "C-9", unitURN + "/floor": 2.0, "members/0/value": who})
		c.want(201, "POST", "/Groups", unitBody("Free again", `"code":"C-1"`))
		c.want(409, "PATCH", "/Groups/"+bakers, patchBody(`{"op":"replace","path":"`+unitURN+`:code","value":"C-9"}`))
		c.want(200, "PUT", "/Groups/"+cooks, unitBody("Cooks", `"floor":3`)).has(t, map[string]any{unitURN + "/code": nil, unitURN + "/floor": 3.0, "members": nil})
		c.want(204, "DELETE", "/Groups/"+bakers, "")
		c.want(201, "POST", "/Groups", unitBody("Bakers again", `"code":"C-2"`))
		s.removes(t, e)
		c.want(200, "GET", "/Groups/"+cooks, "").has(t, map[string]any{unitURN: nil, "displayName": "Cooks"})
	})
}

// removes takes an extension away, which has to be said while groups have values
// of it.
func (s *service) removes(t *testing.T, e extension.Extension) {
	t.Helper()
	err := s.Update(s.owner(s.org), access.ManageDirectories, func(tx *db.Tx) error {
		if _, err := extension.Remove(tx, e.ID, false); !fault.Is(err, fault.Conflict) {
			t.Errorf("removed with its values: %v", err)
		}
		n, err := extension.Remove(tx, e.ID, true)
		if n != 3 {
			t.Errorf("%d groups lost values, want 3", n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestMappingOfGroups fills attributes of groups from what a provider sends, and
// lets it read back what it wrote.
func TestMappingOfGroups(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		s.define(unit())
		c := s.connect(directory.Entra)
		c.maps(
			directory.Rule{Resource: "Group", Source: "mailNickname", Target: unitURN + ":code", Transform: directory.Lower},
			directory.Rule{Resource: "Group", Source: "displayName", Second: "externalId", Separator: "/", Target: "displayName", Transform: directory.Join},
			directory.Rule{Source: "displayName", Target: "title", Transform: directory.Copy},
		)
		id := c.want(201, "POST", "/Groups", `{"schemas":["`+groupURN+`"],"displayName":"Cooks","externalId":"7","mailNickname":"COOKS"}`).id()
		c.want(200, "GET", "/Groups/"+id, "").has(t, map[string]any{"displayName": "Cooks", "mailNickname": "COOKS", unitURN: nil})
		c.finds(t, "/Groups", `mailNickname eq "Cooks"`, id)
		err := c.View(c.owner(c.org), access.ReadMembers, func(tx *db.Tx) error {
			g, err := member.FindGroup(tx, member.GroupID(id))
			if g.DisplayName != "Cooks/7" || compact(g.Extensions[unitURN]) != `{"code":"cooks"}` {
				t.Errorf("kept %+v", g)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		c.change(t, id, `{"op":"replace","path":"displayName","value":"Chefs"}`)
		c.want(200, "GET", "/Groups/"+id, "").has(t, map[string]any{"displayName": "Chefs", "mailNickname": "COOKS"})
		for _, target := range []string{"members", "id", "members.value", "title"} {
			err := c.View(c.owner(c.org), access.ManageDirectories, func(tx *db.Tx) error {
				return CheckMapping(tx, []directory.Rule{{Resource: "Group", Source: "x", Target: target, Transform: directory.Copy}})
			})
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("a rule fills %s of groups: %v", target, err)
			}
		}
	})
}
