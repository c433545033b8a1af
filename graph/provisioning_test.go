package graph_test

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

func TestAdministratorsSeeAndTryProvisioning(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		ids := h.fixture()
		v := vars{"d": ids["Directory"], "e": ids["Extension"], "x": ids["Exchange"]}
		a := h.call(`query($d: ID!) { directory(id: $d) { quirks { name accepts } log { values days } status { condition answered } exchanges(first: 5, filter: {method: "GET", status: 200, search: "users"}) { nodes { path } } } }`, vars{"d": v["d"]})
		if quirks, _ := a.at("directory", "quirks").([]any); len(quirks) < 10 || a.text("directory", "status", "condition") != "HEALTHY" || a.at("directory", "log", "values") != false || a.text("directory", "exchanges", "nodes", 0, "path") != "Users" {
			t.Errorf("directory: %v", a.Data)
		}
		a = h.call(`mutation($d: ID!) { saveMapping(input: {directoryId: $d, version: 1, rules: [{source: "login", target: "userName", transform: LOWER}]}) { directory { mapping { source target transform } } errors { message } } }`, vars{"d": v["d"]})
		if a.text("saveMapping", "directory", "mapping", 0, "transform") != "LOWER" {
			t.Errorf("mapping: %v", a.Data)
		}
		const try = `mutation($d: ID!, $b: String!) { tryRequest(input: {directoryId: $d, method: "POST", path: "Users", body: $b}) { outcome { status mapped changes { kind name fields { path after } } } errors { message } } }`
		a = h.call(try, vars{"d": v["d"], "b": `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"login":"EVE@acme.example"}`})
		if a.at("tryRequest", "outcome", "status") != 201.0 || a.text("tryRequest", "outcome", "changes", 0, "kind") != "created" || !strings.Contains(a.text("tryRequest", "outcome", "mapped"), "eve@acme.example") {
			t.Errorf("try: %v", a.Data)
		}
		a = h.call(`mutation($x: ID!) { replayExchange(input: {exchangeId: $x}) { outcome { status } errors { message } } }`, vars{"x": v["x"]})
		if a.at("replayExchange", "outcome", "status") != 200.0 {
			t.Errorf("replay: %v", a.Data)
		}
		var id string
		h.update(func(tx *db.Tx) error {
			until := tx.Now.AddDate(0, 0, 1)
			if err := directory.LogRequest(tx, directory.Exchange{DirectoryID: graph.Key(ids["Directory"]), Method: "POST", Path: "Users", Status: 409, Bodies: &directory.Bodies{
				Request: `{"userName":"…"}`, Complete: true, ExpiresAt: &until, Full: &directory.Full{Address: "Users", Request: `{"userName":"secret"}`},
			}}); err != nil {
				return err
			}
			list, _, err := directory.Exchanges(tx, graph.Key(ids["Directory"]), directory.Filter{Status: 409}, directory.Page{})
			id = graph.GlobalID("Exchange", list[0].ID)
			return err
		})
		const full = `query($x: ID!) { exchange(id: $x) { request fullRequest replayable } }`
		if a = h.call(full, vars{"x": id}); a.text("exchange", "fullRequest") != `{"userName":"secret"}` || a.at("exchange", "replayable") != true {
			t.Errorf("with values: %v", a.Data)
		}
		if a = w.send(h.oscar.auth, full, vars{"x": id}); a.at("exchange", "fullRequest") != nil || a.text("exchange", "request") == "" {
			t.Errorf("an officer sees values: %v %v", a.Data, a.Errors)
		}
		h.update(func(tx *db.Tx) error {
			seen, err := audit.List(tx, audit.Filter{Action: "directory.values_read"}, audit.Page{Limit: 10})
			if len(seen) != 1 {
				t.Errorf("%d events say that values were read, want 1", len(seen))
			}
			return err
		})
	})
}
