package scim

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/fault"
)

const hrURN = "urn:acme:scim:hr:2.0:User"

func hr() extension.Extension {
	return extension.Extension{URN: hrURN, Name: "HR", Description: "What HR keeps.", Attributes: []extension.Attribute{
		{Name: "badge", Type: extension.String, Uniqueness: "server", Required: true},
		{Name: "level", Type: extension.Integer}, {Name: "rate", Type: extension.Decimal},
		{Name: "remote", Type: extension.Boolean}, {Name: "hired", Type: extension.DateTime},
		{Name: "skills", Type: extension.String, MultiValued: true, CanonicalValues: []string{"Welding", "Driving"}},
		{Name: "born", Type: extension.String, Mutability: "immutable"},
		{Name: "pin", Type: extension.String, Mutability: "writeOnly"},
		{Name: "note", Type: extension.String, Returned: "request"},
		{Name: "profile", Type: extension.Reference},
	}}
}

// define adds an extension to the organization.
func (s *service) define(e extension.Extension) extension.Extension {
	s.t.Helper()
	err := s.Update(s.owner(s.org), access.ManageDirectories, func(tx *db.Tx) error {
		var err error
		e, err = extension.Create(tx, e)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return e
}

// hired makes a user with attributes of the extension.
func (c *client) hired(name, attributes string) reply {
	c.t.Helper()
	return c.do("POST", "/Users", `{"schemas":["`+userURN+`","`+hrURN+`"],"userName":"`+name+`","title":"T-`+name+`","`+hrURN+`":{`+attributes+`}}`)
}

func TestOwnExtensionsAreDescribed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		c := s.connect(directory.Strict)
		c.want(404, "GET", "/Schemas/"+hrURN, "")
		s.define(hr())
		shown := c.want(200, "GET", "/Schemas/"+strings.ToLower(hrURN), "")
		attributes, _ := shown.body["attributes"].([]any)
		if shown.id() != hrURN || len(attributes) != 10 {
			t.Fatalf("schema: %s", shown.raw)
		}
		for path, want := range map[string]any{
			"attributes/0/uniqueness": "server", "attributes/0/required": true, "attributes/1/type": "integer",
			"attributes/2/type": "decimal", "attributes/3/type": "boolean", "attributes/4/type": "dateTime",
			"attributes/5/multiValued": true, "attributes/5/canonicalValues/1": "Driving", "attributes/6/mutability": "immutable",
			"attributes/7/returned": "never", "attributes/8/returned": "request", "attributes/9/type": "reference",
		} {
			if got := shown.at(path); got != want {
				t.Errorf("%s = %v, want %v", path, got, want)
			}
		}
		if all := c.want(200, "GET", "/Schemas", ""); !strings.Contains(all.raw, hrURN) || all.total() != 4 {
			t.Errorf("/Schemas: %s", all.raw)
		}
		if types := c.want(200, "GET", "/ResourceTypes/User", ""); types.at("schemaExtensions/1/schema") != hrURN {
			t.Errorf("/ResourceTypes: %s", types.raw)
		}
		other := s.connectTo(d.Org(t, "rival"), directory.Strict)
		other.want(404, "GET", "/Schemas/"+hrURN, "")
	})
}

func TestOwnExtensionsAreKeptAndChecked(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		s.define(hr())
		c := s.connect(directory.Strict)
		ada := c.hired("ada", `"badge":"B1","level":7,"rate":12.5,"remote":true,"hired":"2024-05-01T08:00:00+02:00","skills":["Welding"],"born":"Rome","pin":"0000","note":"quiet","profile":"https://x.example/ada"`)
		if ada.status != 201 || ada.at(hrURN+"/level") != 7.0 || ada.at(hrURN+"/pin") != nil || ada.at(hrURN+"/note") != nil || ada.at("schemas/1") != hrURN {
			t.Fatalf("%d %s", ada.status, ada.raw)
		}
		if noted := c.want(200, "GET", "/Users/"+ada.id()+"?attributes="+hrURN+":note", ""); noted.at(hrURN+"/note") != "quiet" || noted.at(hrURN+"/badge") != nil {
			t.Errorf("projection: %s", noted.raw)
		}
		for attributes, scimType := range map[string]string{
			`"level":1`:                              "invalidValue", // badge is required of who has any
			`"badge":"B2","level":"x"`:               "invalidValue",
			`"badge":"B2","level":1.5`:               "invalidValue",
			`"badge":"B2","remote":"yes"`:            "invalidValue",
			`"badge":"B2","hired":"yesterday"`:       "invalidValue",
			`"badge":"B2","skills":["Flying"]`:       "invalidValue",
			`"badge":"B2","level":99999999999999999`: "invalidValue",
			`"badge":"b1"`:                           "uniqueness",
		} {
			if r := c.hired("bad", attributes); r.scimType() != scimType || r.status != map[string]int{"uniqueness": 409}[scimType]+map[string]int{"invalidValue": 400}[scimType] {
				t.Errorf("%s: %d %s", attributes, r.status, r.raw)
			}
		}
		if n := c.want(200, "GET", filtered("/Users", `userName eq "bad"`), "").total(); n != 0 {
			t.Errorf("%d accounts were made by refused requests", n)
		}
		one := func(status int, ops ...string) reply {
			return c.want(status, "PATCH", "/Users/"+ada.id(), patchBody(ops...))
		}
		one(400, `{"op":"replace","path":"`+hrURN+`:born","value":"Oslo"}`)
		r := one(200, `{"op":"add","path":"`+hrURN+`:skills","value":["driving"]}`, `{"op":"replace","path":"`+hrURN+`","value":{"level":8}}`)
		if r.at(hrURN+"/level") != 8.0 || r.at(hrURN+"/skills/1") != "driving" || r.at(hrURN+"/badge") != "B1" {
			t.Errorf("PATCH: %s", r.raw)
		}
		r = one(200, `{"op":"replace","value":{"`+hrURN+`":{"rate":-0.25},"`+hrURN+`:remote":false}}`)
		if r.at(hrURN+"/rate") != -0.25 || r.at(hrURN+"/remote") != false {
			t.Errorf("path-less PATCH: %s", r.raw)
		}
		if r = one(200, `{"op":"remove","path":"`+hrURN+`:skills"}`); r.at(hrURN+"/skills") != nil {
			t.Errorf("remove: %s", r.raw)
		}
		one(400, `{"op":"remove","path":"`+hrURN+`:badge"}`)
		if r = c.hired("bea", `"badge":"B2"`); r.status != 201 {
			t.Errorf("another badge: %s", r.raw)
		}
		c.want(409, "PATCH", "/Users/"+r.id(), patchBody(`{"op":"replace","path":"`+hrURN+`:badge","value":"B1"}`))
		c.want(204, "DELETE", "/Users/"+ada.id(), "")
		if r = c.hired("cleo", `"badge":"B1"`); r.status != 201 {
			t.Errorf("the badge of a deleted account: %s", r.raw)
		}
	})
}

func TestOwnExtensionsAreFoundAndSorted(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		s.define(hr())
		c := s.connect(directory.Strict)
		c.hired("ada", `"badge":"A","level":9,"rate":-1.5,"remote":true,"hired":"2024-05-01T08:00:00+02:00","skills":["Welding","Driving"]`)
		c.hired("bea", `"badge":"B","level":10,"rate":0.25,"remote":false,"hired":"2024-05-01T07:00:00Z","skills":["Driving"]`)
		c.hired("cleo", `"badge":"C","level":-3,"rate":0.5`)
		c.user("dan")
		names := func(path string) string {
			var out []string
			for _, r := range c.want(200, "GET", path, "").resources() {
				out = append(out, dig(r, "userName").(string))
			}
			return strings.Join(out, " ")
		}
		for filter, want := range map[string]string{
			hrURN + `:badge eq "b"`:                                               "bea",
			hrURN + `:level gt 9`:                                                 "bea",
			hrURN + `:level lt 0 or userName eq "dan"`:                            "cleo dan",
			hrURN + `:rate ge 0.25 and title sw "T-c"`:                            "cleo",
			hrURN + `:remote eq true`:                                             "ada",
			hrURN + `:skills eq "welding"`:                                        "ada",
			hrURN + `:skills co "riv"`:                                            "ada bea",
			hrURN + `:hired eq "2024-05-01T06:00:00Z"`:                            "ada",
			hrURN + `:hired gt "2024-05-01T06:30:00Z"`:                            "bea",
			hrURN + `:badge pr and not (` + hrURN + `:remote pr)`:                 "cleo",
			`schemas eq "` + hrURN + `"`:                                          "ada bea cleo",
			`(` + hrURN + `:badge eq "A" or displayName co "D-") and userName pr`: "ada dan",
		} {
			if got := names(filtered("/Users", filter) + "&sortBy=userName"); got != want {
				t.Errorf("%s: %q, want %q", filter, got, want)
			}
		}
		for by, want := range map[string]string{
			"level": "cleo ada bea dan", "rate": "ada bea cleo dan", "hired": "ada bea cleo dan", "badge": "ada bea cleo dan",
		} {
			if got := names("/Users?sortBy=" + hrURN + ":" + by); got != want {
				t.Errorf("by %s: %q, want %q", by, got, want)
			}
		}
		if got := names("/Users?sortOrder=descending&sortBy=" + hrURN + ":level"); got != "dan bea ada cleo" {
			t.Errorf("descending: %q", got)
		}
		c.want(400, "GET", filtered("/Users", hrURN+`:level eq "x"`), "")
	})
}

func TestExtensionsWithValuesAreNotRemovedByAccident(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		e := s.define(hr())
		c := s.connect(directory.Strict)
		ada := c.hired("ada", `"badge":"A","level":9`)
		change := func(fn func(tx *db.Tx) error) error { return s.Update(s.owner(s.org), access.ManageDirectories, fn) }
		remove := func(with bool) (n int, err error) {
			err = change(func(tx *db.Tx) error { n, err = extension.Remove(tx, e.ID, with); return err })
			return n, err
		}
		if _, err := remove(false); !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), "1 members") {
			t.Errorf("removed with values: %v", err)
		}
		fewer := e
		fewer.Attributes = e.Attributes[:1]
		if err := change(func(tx *db.Tx) error { _, err := extension.Update(tx, fewer); return err }); !fault.Is(err, fault.Conflict) {
			t.Errorf("an attribute with values was removed: %v", err)
		}
		fewer.Attributes = e.Attributes[:2]
		if err := change(func(tx *db.Tx) error { _, err := extension.Update(tx, fewer); return err }); err != nil {
			t.Errorf("attributes without values: %v", err)
		}
		c.want(400, "PATCH", "/Users/"+ada.id(), patchBody(`{"op":"replace","path":"`+hrURN+`:pin","value":"1"}`))
		if n, err := remove(true); n != 1 || err != nil {
			t.Errorf("%d, %v", n, err)
		}
		after := c.want(200, "GET", "/Users/"+ada.id(), "")
		if after.body[hrURN] != nil || after.at("meta/version") == ada.at("meta/version") {
			t.Errorf("after the removal: %s", after.raw)
		}
		s.define(hr())
		if again := c.want(200, "GET", "/Users/"+ada.id(), ""); again.body[hrURN] != nil {
			t.Errorf("the values came back: %s", again.raw)
		}
	})
}
