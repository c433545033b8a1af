package graph_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// TestAgreedTermsGovernDirectories: no token and no client secret of a directory
// lives longer than the agreement says.
func TestAgreedTermsGovernDirectories(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		termtest.Agree(t, d.DB, h.org, termtest.Values{term.DirectoryToken: "P10D"})
		dir := h.call(`mutation { createDirectory(input: {name: "Work"}) { directory { id } errors { message } } }`, nil).text("createDirectory", "directory", "id")
		const issue = `mutation($d: ID!, $e: Time) { issueDirectoryToken(input: {directoryId: $d, label: "One", expiresAt: $e}) { token { expiresAt } errors { path } } }`
		day := func(n int) string { return dbtest.Start.AddDate(0, 0, n).Format("2006-01-02T15:04:05Z") }
		if a := h.w.send(bearer(h.token), issue, vars{"d": dir, "e": day(11)}); a.text("issueDirectoryToken", "errors", 0, "path", 1) != "expiresAt" {
			t.Errorf("for eleven days: %+v", a)
		}
		if got := h.call(issue, vars{"d": dir}).text("issueDirectoryToken", "token", "expiresAt"); got != day(10) {
			t.Errorf("a token ends %s, want %s", got, day(10))
		}
		secret := h.call(`mutation($d: ID!) { createDirectoryClient(input: {directoryId: $d, label: "One"}) { client { secrets { expiresAt } } errors { message } } }`, vars{"d": dir})
		if got := secret.text("createDirectoryClient", "client", "secrets", 0, "expiresAt"); got != day(10) {
			t.Errorf("a client's secret ends %s, want %s", got, day(10))
		}
	})
}

// TestMembersByProduct: MemberFilter.productId keeps those who use the product
// now, in lists, in counts and beside other filters, and nobody of another
// organization.
func TestMembersByProduct(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		testMembersByProduct(t, newWorld(t, d))
	})
}

func testMembersByProduct(t *testing.T, w *world) {
	h := w.acme
	use := func(h *house, p person, slug string) {
		h.call(`mutation($m: ID!, $p: ID!) { assignProduct(input: {memberId: $m, productId: $p}) { errors { message } } }`, vars{"m": p.gid, "p": graph.GlobalID("Product", slug)})
	}
	use(h, h.ada, "mail")
	use(h, h.otto, "mail")
	use(h, h.oscar, "band")
	use(w.rival, w.rival.ada, "mail")
	const list = `query($f: MemberFilter!) { members(first: 10, filter: $f) { totalCount nodes { id } } }`
	wants := func(f vars, want ...person) {
		t.Helper()
		a := h.call(list, vars{"f": f})
		nodes, _ := a.at("members", "nodes").([]any)
		got, ids := []string{}, []string{}
		for i := range nodes {
			got = append(got, a.text("members", "nodes", i, "id"))
		}
		for _, p := range want {
			ids = append(ids, p.gid)
		}
		slices.Sort(got)
		slices.Sort(ids)
		if !slices.Equal(got, ids) || fmt.Sprint(a.at("members", "totalCount")) != strconv.Itoa(len(ids)) {
			t.Errorf("%v gives %v of %s, want %v", f, got, a.at("members", "totalCount"), ids)
		}
	}
	mail := graph.GlobalID("Product", "mail")
	wants(vars{"productId": mail}, h.ada, h.otto)
	wants(vars{"productId": mail, "role": "PRIVACY_OFFICER"}, h.otto)
	wants(vars{"productId": graph.GlobalID("Product", "band")}, h.oscar)
	h.call(`mutation($m: ID!, $p: ID!) { unassignProduct(input: {memberId: $m, productId: $p}) { errors { message } } }`, vars{"m": h.ada.gid, "p": mail})
	wants(vars{"productId": mail}, h.otto)
	if a := h.w.send(bearer(h.token), list, vars{"f": vars{"productId": "nonsense"}}); a.code() == "" {
		t.Errorf("an id of nothing: %+v", a)
	}
}

// TestManagedDevicesAreTold: who decides about settings, policies and updates of
// devices is told to the program that manages them and to the member, before and
// after an agreement (row 76).
func TestManagedDevicesAreTold(t *testing.T) {
	for _, key := range []term.Key{term.DeviceSettings, term.DevicePolicies, term.DeviceUpdates} {
		t.Run(string(key), func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
				h := newWorld(t, d).acme
				wants := func(value, rule string) {
					t.Helper()
					a := h.call(`query($k: String!, $m: ID) { effectiveTerm(key: $k, memberId: $m) { value { written } winner { section } } }`, vars{"k": string(key), "m": h.ada.gid})
					if a.text("effectiveTerm", "value", "written") != value || a.text("effectiveTerm", "winner", "section") != rule {
						t.Errorf("the program is told %+v, want %s by %q", a.Data, value, rule)
					}
					definition, _ := term.Lookup(key)
					mine := h.ask(h.ada, `{ viewer { me { managedSettings { title byOrganization rule } } } }`, nil)
					for i := 0; ; i++ {
						switch mine.text("viewer", "me", "managedSettings", i, "title") {
						case "":
							t.Fatalf("the member isn't told of %s: %+v", key, mine.Data)
						case definition.Title:
							if by := mine.at("viewer", "me", "managedSettings", i, "byOrganization"); by != (rule != "") {
								t.Errorf("the member is told that the organization decides: %v", by)
							}
							return
						}
					}
				}
				wants(term.ByMember, "")
				termtest.Agree(t, d.DB, h.org, termtest.Values{key: term.ByOrganization})
				h.w.Clock.Advance(time.Second)
				wants(term.ByOrganization, "4.2")
			})
		})
	}
}
