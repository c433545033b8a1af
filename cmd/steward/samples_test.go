package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/demo"
)

// TestSamplesOfSignIn looks at what serve --dev holds of sign-in, domains and
// the log, as programs see it.
func TestSamplesOfSignIn(t *testing.T) {
	data, keys := dbtest.Addresses(t, db.SQLite)
	s := start(t, filepath.Join(t.TempDir(), "data"), data, keys, "127.0.0.1:0")
	business, school := s.sample(demo.BusinessSlug), s.sample(demo.SchoolSlug)
	for _, c := range []struct{ what, token, query, want string }{
		{"accounts of people's own on a proved domain", business.APIToken, `{ organization { domains { name state foundAccounts { address kind state asked } } } }`,
			`map[foundAccounts:[` +
				`map[address:lena.holm@brightwater-freight.example asked:<nil> kind:PERSONAL state:FOUND] ` +
				`map[address:clara.dahl@brightwater-freight.example asked:CONVERT kind:PERSONAL state:ASKED] ` +
				`map[address:robin.lang@brightwater-freight.example asked:<nil> kind:THIRD_PARTY state:FOUND]] name:brightwater-freight.example state:VERIFIED]`},
		{"an open invitation and an accepted one", business.APIToken, `{ invitations(first: 9) { nodes { state email } } }`,
			`nodes:[map[email:ola.berggren@brightwater.example state:OPEN] map[email:<nil> state:ACCEPTED]]`},
		{"a question of the vendor's staff", business.APIToken, `{ supportRequests { state operatorName permissions } }`,
			`[map[operatorName:Olivia Brandt permissions:[MANAGE_DIRECTORIES] state:ASKED]]`},
		{"a stream of the log", business.APIToken, `{ logStreams { name kind state problem } }`,
			`[map[kind:HTTPS name:Security monitoring problem:<nil> state:ACTIVE]]`},
		{"a permission under two persons", school.APIToken, `{ approvalRules { permission required } }`, `map[permission:MANAGE_HOLDS required:true]`},
		{"a proposal for the second person", school.APIToken, `{ events(first: 1, filter: {action: "approval.proposed"}) { nodes { action details { key value } } } }`, `placeHold`},
		{"a sign-up for the operator", s.file.Vendor.APIToken, `{ signUps { mode list { name domain state email } } }`,
			`map[list:[map[domain:fjordline.example email:mara.lund@fjordline.example name:Fjordline Ferries state:PROVEN]] mode:APPROVAL]`},
	} {
		if got := fmt.Sprint(s.query(c.token, c.query)); !strings.Contains(got, c.want) {
			t.Errorf("%s:\n%s\nlacks\n%s", c.what, got, c.want)
		}
	}
	if zone, err := os.ReadFile(s.file.Zone); err != nil || strings.Count(string(zone), "_steward.") != 2 {
		t.Errorf("%s %v", zone, err)
	}
}

func (s *server) sample(slug string) demo.Loaded {
	s.t.Helper()
	return s.file.Organizations[slices.IndexFunc(s.file.Organizations, func(o demo.Loaded) bool { return o.Slug == slug })]
}
