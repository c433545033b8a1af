package scim

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member"
)

// team makes a group of n new users.
func (c *client) team(n int) (group string, users []string) {
	c.t.Helper()
	users = c.users(n)
	return c.group("team " + db.NewID()), users
}

// users makes many users at once, past the protocol: copies of one.
func (c *client) users(n int) []string {
	c.t.Helper()
	var ids []string
	err := c.Update(c.owner(c.org), access.ManageMembers, func(tx *db.Tx) error {
		first, err := member.Create(tx, member.Member{DirectoryID: c.dir.ID, UserName: somebody(), Active: true})
		if err != nil {
			return err
		}
		if _, err = tx.Exec(`
			insert into member (org_id, id, directory_id, external_id, account_kind, state, active, user_name, user_name_key,
			                    display_name, display_key, family_key, manager_id, profile, version, created_at, updated_at, last_sign_in_at)
			with recursive series(i) as (select 1 union all select i + 1 from series where i < :n)
			select m.org_id, m.id || '-' || cast(s.i as text), m.directory_id, m.external_id, m.account_kind, m.state, m.active,
			       m.user_name || cast(s.i as text), m.user_name_key || cast(s.i as text), m.display_name, m.display_key || cast(s.i as text),
			       m.family_key, m.manager_id, m.profile, m.version, m.created_at, m.updated_at, m.last_sign_in_at
			  from member m
			  join series s on s.i < :n
			 where m.org_id = :org and m.id = :id`, db.Args{"id": string(first.ID), "n": n}); err != nil {
			return err
		}
		return tx.Select(&ids, `select id from member where org_id = :org and id like :prefix`, db.Args{"prefix": string(first.ID) + "%"})
	})
	if err != nil {
		c.t.Fatal(err)
	}
	if n >= 1000 {
		c.analyze()
	}
	slices.Sort(ids)
	return ids
}

// analyze does what PostgreSQL's own housekeeping does within a minute of a bulk
// load, and tests switch off: plans made for a handful of rows end.
func (c *client) analyze() {
	if c.Dialect() == db.Postgres {
		dbtest.Exec(c.t, c.URL, "analyze member; analyze membership")
	}
}

func entries(ids ...string) string {
	var list []string
	for _, id := range ids {
		list = append(list, `{"$ref":null,"value":"`+id+`"}`)
	}
	return "[" + strings.Join(list, ",") + "]"
}

// change patches a group, which answers 204 without a body.
func (c *client) change(t *testing.T, group string, ops ...string) {
	t.Helper()
	if r := c.want(204, "PATCH", "/Groups/"+group, patchBody(ops...)); r.raw != "" {
		t.Errorf("a body with 204: %s", r.raw)
	}
}

func (c *client) holds(t *testing.T, group string, ids ...string) {
	t.Helper()
	got := c.members(group)
	slices.Sort(ids)
	if !slices.Equal(got, ids) {
		t.Errorf("the group has %d members %.200v, want %d", len(got), got, len(ids))
	}
}

var groupCases = []scimCase{
	{"10", everyone, func(t *testing.T, c *client) {
		r := c.want(201, "POST", "/Groups", `{"schemas":["`+groupURN+`","http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
			"displayName":"ten","externalId":"x10"}`)
		r.has(t, map[string]any{"schemas/0": groupURN, "schemas/1": nil, "externalId": "x10", "meta/resourceType": "Group"})
	}},
	{"12", everyone, func(t *testing.T, c *client) {
		c.group("Twelve")
		status := 201
		if c.dir.Profile == directory.Entra {
			status = 409
		}
		r := c.want(status, "POST", "/Groups", `{"schemas":["`+groupURN+`"],"displayName":"TWELVE"}`)
		if status == 409 && r.scimType() != "uniqueness" {
			t.Errorf("scimType: %s", r.raw)
		}
	}},
	{"25", everyone, func(t *testing.T, c *client) {
		g, users := c.team(1000)
		c.change(t, g, `{"op":"Add","path":"members","value":`+entries(append(users, users[0], users[1])...)+`}`)
		c.holds(t, g, users...)
		c.change(t, g, `{"op":"Add","path":"members","value":`+entries(users[5])+`}`)
		c.holds(t, g, users...)
	}},
	{"26", everyone, func(t *testing.T, c *client) {
		g, users := c.team(3)
		c.change(t, g, `{"op":"Add","path":"members","value":`+entries(users...)+`}`)
		if c.isStrict() { // RFC 7644 section 3.5.2.2 has no value for remove
			if r := c.want(400, "PATCH", "/Groups/"+g, patchBody(`{"op":"remove","path":"members","value":`+entries(users[1])+`}`)); r.scimType() != "invalidValue" {
				t.Errorf("scimType: %s", r.raw)
			}
			c.holds(t, g, users...)
			return
		}
		c.change(t, g, `{"op":"Remove","path":"members","value":`+entries(users[1])+`}`)
		c.holds(t, g, users[0], users[2])
	}},
	{"27", everyone, func(t *testing.T, c *client) {
		g, users := c.team(2)
		c.change(t, g, `{"op":"add","path":"members","value":`+entries(users...)+`}`)
		remove := `{"op":"remove","path":"members[value eq \"` + users[0] + `\"]"}`
		c.change(t, g, remove)
		c.holds(t, g, users[1])
		c.change(t, g, remove)
		c.holds(t, g, users[1])
	}},
	{"28", everyone, func(t *testing.T, c *client) {
		g, users := c.team(2)
		c.change(t, g, `{"op":"add","path":"members","value":`+entries(users...)+`}`)
		c.change(t, g, `{"op":"remove","path":"members"}`)
		c.holds(t, g)
	}},
	{"36", everyone, func(t *testing.T, c *client) {
		g, users := c.team(1)
		c.change(t, g, `{"op":"add","path":"members","value":`+entries(users...)+`}`,
			`{"op":"remove","path":"members[value eq \"`+users[0]+`\"]"}`)
		c.holds(t, g)
		c.change(t, g, `{"op":"remove","path":"members[value eq \"`+users[0]+`\"]"}`,
			`{"op":"add","path":"members","value":`+entries(users...)+`}`)
		c.holds(t, g, users...)
	}},
	{"47", everyone, func(t *testing.T, c *client) {
		g, users := c.team(1)
		c.change(t, g, `{"op":"add","path":"members","value":`+entries(users...)+`}`)
		c.change(t, g, `{"op":"replace","value":{"id":"other","displayName":"renamed"}}`)
		c.want(200, "GET", "/Groups/"+g, "").has(t, map[string]any{"id": g, "displayName": "renamed", "members/0/value": users[0]})
	}},
	{"48", everyone, func(t *testing.T, c *client) {
		n := 1000
		if c.dir.Profile == directory.Okta { // who sends such lists
			n = 10_000
		}
		g, users := c.team(n)
		c.change(t, g, `{"op":"replace","path":"members","value":`+entries(users[:n*6/10]...)+`}`)
		c.change(t, g, `{"op":"replace","path":"members","value":`+entries(users[n*4/10:]...)+`}`)
		c.holds(t, g, users[n*4/10:]...)
	}},
	{"49", everyone, func(t *testing.T, c *client) {
		g, users := c.team(2)
		c.change(t, g, `{"op":"add","path":"members","value":`+entries(users...)+`}`)
		c.change(t, g, `{"op":"replace","path":"members","value":[]}`)
		c.holds(t, g)
	}},
	{"50", everyone, func(t *testing.T, c *client) {
		g, users := c.team(1)
		c.change(t, g, `{"op":"add","path":"members","value":[{"value":"`+users[0]+`","display":"shown"}]}`)
		c.want(200, "GET", "/Groups/"+g, "").has(t, map[string]any{"members/0/type": "User", "members/0/$ref": c.base() + "/Users/" + users[0]})
	}},
	{"51", everyone, func(t *testing.T, c *client) {
		g, users := c.team(2)
		for _, op := range []string{"add", "replace"} {
			c.change(t, g, `{"op":"replace","path":"members","value":`+entries(users[0])+`}`)
			r := c.want(400, "PATCH", "/Groups/"+g, patchBody(`{"op":"replace","path":"displayName","value":"changed"}`,
				`{"op":"`+op+`","path":"members","value":`+entries(users[1], "0193c0de-0000-7000-8000-000000000000")+`}`))
			if r.scimType() != "invalidValue" || !strings.Contains(r.raw, "0193c0de-0000-7000-8000-000000000000") {
				t.Errorf("refusal: %s", r.raw)
			}
			c.holds(t, g, users[0])
			if c.want(200, "GET", "/Groups/"+g, "").at("displayName") == "changed" {
				t.Error("half of the PATCH was done")
			}
		}
	}},
	{"52", everyone, func(t *testing.T, c *client) {
		g, users := c.team(16)
		var wg sync.WaitGroup
		for _, u := range users {
			wg.Go(func() {
				r := c.do("PATCH", "/Groups/"+g, patchBody(`{"op":"add","path":"members","value":`+entries(u)+`}`))
				if r.status != 204 {
					t.Errorf("PATCH beside others: %d %s", r.status, r.raw)
				}
			})
		}
		wg.Wait()
		c.holds(t, g, users...)
	}},
	{"58", everyone, func(t *testing.T, c *client) {
		g, users := c.team(1)
		status := 200
		if c.isStrict() {
			status = 400
		}
		r := c.want(status, "PUT", "/Groups/"+g, `{"displayName":"put","members":`+entries(users...)+`}`)
		if status == 200 {
			r.has(t, map[string]any{"displayName": "put", "members/0/value": users[0]})
		}
	}},
}
