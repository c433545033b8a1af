package scim

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// maps gives a client's directory rules.
func (c *client) maps(rules ...directory.Rule) {
	c.t.Helper()
	err := c.Update(c.owner(c.org), access.ManageDirectories, func(tx *db.Tx) error {
		if err := CheckMapping(tx, rules); err != nil {
			return err
		}
		now, err := directory.Find(tx, c.dir.ID)
		if err != nil {
			return err
		}
		_, err = directory.SaveMapping(tx, c.dir.ID, now.MappingVersion, rules)
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// stored is a member as Steward keeps it.
func (c *client) stored(id string) (m member.Member) {
	c.t.Helper()
	err := c.View(c.owner(c.org), access.ReadMembers, func(tx *db.Tx) (err error) {
		m, err = member.Find(tx, member.ID(id))
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return m
}

// compact is JSON without the spaces that PostgreSQL puts in.
func compact(text []byte) string { return strings.ReplaceAll(string(text), " ", "") }

func TestMappingFillsAndReadsBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		s.define(hr())
		c := s.connect(directory.Okta)
		c.maps(
			directory.Rule{Source: `emails[type eq "work"].value`, Target: "userName", Transform: directory.Lower},
			directory.Rule{Source: "name.givenName", Second: "name.familyName", Separator: " ", Target: "displayName", Transform: directory.Join},
			directory.Rule{Source: "badgeNumber", Target: hrURN + ":badge", Transform: directory.Trim},
			directory.Rule{Source: "urn:okta:custom:1.0:User:tier", Target: hrURN + ":level", Transform: directory.Copy, Default: "1"},
			directory.Rule{Constant: "Contractor", Target: "userType", Transform: directory.Copy},
		)
		made := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`"],"userName":"ADA-007","emails":[{"value":"Ada@Acme.Example","type":"work"}],
			"name":{"givenName":"Ada","familyName":"Byron"},"badgeNumber":" B-7 ","urn:okta:custom:1.0:User":{"tier":"4"},"userType":"Employee"}`)
		wrote := map[string]any{"userName": "ADA-007", "badgeNumber": " B-7 ", "urn:okta:custom:1.0:User/tier": "4", "userType": "Employee", "displayName": nil, hrURN: nil}
		reads := func(r reply) {
			t.Helper()
			for path, want := range wrote {
				if got := r.at(path); got != want {
					t.Errorf("%s reads %v, want %v in %s", path, got, want, r.raw)
				}
			}
		}
		reads(made)
		reads(c.want(200, "GET", "/Users/"+made.id(), ""))
		m := c.stored(made.id())
		if m.UserName != "ada@acme.example" || m.DisplayName != "Ada Byron" || m.UserType != "Contractor" || compact(m.Extensions[hrURN]) != `{"badge":"B-7","level":4}` {
			t.Fatalf("stored %q %q %q %s", m.UserName, m.DisplayName, m.UserType, m.Extensions[hrURN])
		}
		for _, filter := range []string{`badgeNumber eq " B-7 "`, `urn:okta:custom:1.0:User:tier eq 4`, hrURN + `:badge eq "b-7"`, `userName eq "ada@acme.example"`} {
			if n := c.want(200, "GET", filtered("/Users", filter), "").total(); n != 1 {
				t.Errorf("%s finds %d", filter, n)
			}
		}
		patched := c.want(200, "PATCH", "/Users/"+made.id(), patchBody(`{"op":"replace","path":"badgeNumber","value":"B-8"}`,
			`{"op":"replace","path":"name.familyName","value":"Lovelace"}`, `{"op":"remove","path":"urn:okta:custom:1.0:User:tier"}`))
		wrote["badgeNumber"], wrote["urn:okta:custom:1.0:User/tier"] = "B-8", nil
		reads(patched)
		m = c.stored(made.id())
		if m.DisplayName != "Ada Lovelace" || compact(m.Extensions[hrURN]) != `{"badge":"B-8","level":1}` {
			t.Errorf("after PATCH %q %s", m.DisplayName, m.Extensions[hrURN])
		}
		put := c.want(200, "PUT", "/Users/"+made.id(), patched.raw)
		reads(put)
		if put.at("meta/version") != patched.at("meta/version") {
			t.Errorf("putting back what was read changed it: %s", put.raw)
		}
		c.maps()
		if r := c.want(200, "GET", "/Users/"+made.id(), ""); r.at("userName") != "ada@acme.example" || r.at("badgeNumber") != nil || r.at(hrURN+"/badge") != "B-8" {
			t.Errorf("without the mapping: %s", r.raw)
		}
	})
}

func TestMappingIsAppliedBeforeValidation(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		s.define(hr())
		c := s.connect(directory.Strict)
		c.maps(
			directory.Rule{Source: "login", Target: "userName", Transform: directory.Copy},
			directory.Rule{Source: "grade", Target: hrURN + ":level", Transform: directory.Copy},
			directory.Rule{Constant: "none", Target: hrURN + ":badge", Transform: directory.Copy},
		)
		r := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`"],"login":"ada","grade":3}`)
		if r.at("login") != "ada" || r.at("grade") != 3.0 {
			t.Errorf("reads %s", r.raw)
		}
		for _, body := range []string{`"grade":3`, `"login":"bea","grade":"high"`} {
			if r := c.want(400, "POST", "/Users", `{"schemas":["`+userURN+`"],`+body+`}`); r.scimType() != "invalidValue" {
				t.Errorf("%s: %s", body, r.raw)
			}
		}
	})
}

func TestMappingRefusesWhatItCannotDo(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	s := start(t, d)
	for name, r := range map[string]directory.Rule{
		"unknown target":   {Source: "title", Target: "shoeSize", Transform: directory.Copy},
		"whole object":     {Source: "title", Target: "name", Transform: directory.Copy},
		"read-only":        {Source: "title", Target: "groups.display", Transform: directory.Copy},
		"active":           {Constant: "true", Target: "active", Transform: directory.Copy},
		"id":               {Source: "title", Target: "id", Transform: directory.Copy},
		"no source":        {Target: "title", Transform: directory.Copy},
		"both":             {Source: "title", Constant: "x", Target: "nickName", Transform: directory.Copy},
		"join of one":      {Source: "title", Target: "nickName", Transform: directory.Join},
		"unknown verb":     {Source: "title", Target: "nickName", Transform: "rot13"},
		"unreadable path":  {Source: "a[b", Target: "nickName", Transform: directory.Copy},
		"part of unknown":  {Source: "custom.part", Target: "nickName", Transform: directory.Copy},
		"constant and fix": {Constant: "x", Default: "y", Target: "nickName", Transform: directory.Copy},
	} {
		err := s.Update(s.owner(s.org), access.ManageDirectories, func(tx *db.Tx) error { return CheckMapping(tx, []directory.Rule{r}) })
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
