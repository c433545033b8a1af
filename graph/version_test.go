package graph_test

import (
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
)

// Who saves what somebody else changed meanwhile is told so, with the version by
// now, and can repeat it with that one.
func TestStaleSettingsAreRefused(t *testing.T) {
	const failed = ` { errors { code currentVersion } } }`
	saves := map[string]string{
		"saveMapping":      `mutation($d: ID!, $v: Int!) { saveMapping(input: {directoryId: $d, version: $v, rules: [{source: "login", target: "title", default: "x", transform: NONE}]})` + failed,
		"saveDirectoryLog": `mutation($d: ID!, $v: Int!) { saveDirectoryLog(input: {directoryId: $d, version: $v, values: true, days: 3})` + failed,
		"updateExtension":  `mutation($d: ID!, $v: Int!) { updateExtension(input: {extensionId: $d, version: $v, name: "Renamed", attributes: [{name: "badge", type: STRING}]})` + failed,
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		ids := w.acme.fixture()
		call := func(query string, v vars) answer { return w.send(bearer(w.acme.token), query, v) }
		for name, save := range saves {
			id := ids["Directory"]
			if name == "updateExtension" {
				id = ids["Extension"]
			}
			if a := call(save, vars{"d": id, "v": 1}); len(a.at(name, "errors").([]any)) != 0 {
				t.Fatalf("%s: %v %v", name, a.Data, a.Errors)
			}
			a := call(save, vars{"d": id, "v": 1})
			if a.text(name, "errors", 0, "code") != "CONFLICT" || a.at(name, "errors", 0, "currentVersion") != 2.0 {
				t.Errorf("%s, stale: %v", name, a.Data)
			}
			if a := call(save, vars{"d": id, "v": 2}); len(a.at(name, "errors").([]any)) != 0 {
				t.Errorf("%s, read again: %v", name, a.Data)
			}
		}
	})
}
