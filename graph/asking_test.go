package graph_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/support"
)

const (
	askIn    = `mutation($o: ID!, $h: Int!, $p: [Permission!]!) { askSupport(input: {organizationId: $o, reason: "Your mail is stuck; we want to look.", hours: $h, permissions: $p}) { asked { id state } errors { code } } }`
	allowIt  = `mutation($q: ID!, $h: Int, $p: [Permission!]!) { allowSupport(input: {supportRequestId: $q, hours: $h, permissions: $p}) { supportRequest { state answeredBy } supportGrant { id permissions expiresAt named } errors { code } } }`
	askedOf  = `{ supportRequests { id operatorName reason hours permissions state } }`
	refuseIt = `mutation($q: ID!) { refuseSupport(input: {supportRequestId: $q, reason: "Not before the holidays."}) { supportRequest { state refusal } errors { code } } }`
)

// An operator who asks gets nothing until an owner answers; what the owner allows
// is theirs alone and no more than was asked.
func TestOperatorsAskToBeLetIn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.runner.Handle(support.AnswerJob, support.Answer(w.DB.DB))
		op, acme := w.vendor.olive, graph.GlobalID("Organization", w.acme.org)
		for name, c := range map[string]struct {
			v    vars
			code string
		}{
			"too long":                {vars{"o": acme, "h": 169, "p": []string{}}, "INVALID"},
			"more than is ever given": {vars{"o": acme, "h": 2, "p": []string{"MANAGE_ROLES"}}, "INVALID"},
			"the vendor itself":       {vars{"o": graph.GlobalID("Organization", w.vendor.org), "h": 2, "p": []string{}}, "NOT_FOUND"},
			"nobody":                  {vars{"o": graph.GlobalID("Organization", db.NewID()), "h": 2, "p": []string{}}, "NOT_FOUND"},
		} {
			if a := w.send(op.auth, askIn, c.v); a.text("askSupport", "errors", 0, "code") != c.code {
				t.Errorf("%s: %v %v", name, a.Data, a.Errors)
			}
		}
		ask := vars{"o": acme, "h": 4, "p": []string{"READ_CONTENT"}}
		if a := w.send(w.acme.olive.auth, askIn, ask); a.code() != "DENIED" {
			t.Errorf("somebody who operates nothing asks: %v", a.Data)
		}
		asked := w.vendor.ask(op, askIn, ask).text("askSupport", "asked", "id")
		if a := w.send(op.auth, askIn, ask); a.text("askSupport", "errors", 0, "code") != "CONFLICT" {
			t.Errorf("asked twice: %v", a.Data)
		}
		if list, _ := w.vendor.ask(op, doors, nil).at("supportDoors").([]any); len(list) != 0 {
			t.Errorf("asking opened a door: %v", list)
		}
		w.bothLogs(t, "support.asked")
		if a := w.acme.ask(w.acme.olive, `{ inbox { notices(first: 1) { nodes { subject } } } }`, nil); !strings.Contains(a.text("inbox", "notices", "nodes", 0, "subject"), "asks to be let into") {
			t.Errorf("the owner's notice: %v", a.Data)
		}
		a := w.acme.ask(w.acme.olive, askedOf, nil)
		id := a.text("supportRequests", 0, "id")
		if a.text("supportRequests", 0, "operatorName") != "Olive" || a.text("supportRequests", 0, "state") != "ASKED" {
			t.Errorf("what the owner reads: %v", a.Data)
		}
		if a := w.send(w.acme.oscar.auth, allowIt, vars{"q": id, "p": []string{}}); a.code() != "DENIED" {
			t.Errorf("somebody else than the owner allows: %v", a.Data)
		}
		for _, more := range []vars{{"q": id, "h": 5, "p": []string{}}, {"q": id, "p": []string{"MANAGE_MEMBERS"}}} {
			if a := w.send(w.acme.olive.auth, allowIt, more); a.text("allowSupport", "errors", 0, "code") != "INVALID" {
				t.Errorf("more than was asked, %v: %v", more, a.Data)
			}
		}
		a = w.acme.ask(w.acme.olive, allowIt, vars{"q": id, "h": 1, "p": []string{}})
		if a.text("allowSupport", "supportRequest", "state") != "ALLOWED" || a.at("allowSupport", "supportGrant", "named") != true {
			t.Errorf("allowed: %v", a.Data)
		}
		if given, _ := a.at("allowSupport", "supportGrant", "permissions").([]any); slices.Contains(given, any("READ_CONTENT")) {
			t.Errorf("content was given without being chosen: %v", given)
		}
		if a := w.vendor.ask(op, doors, nil); a.text("supportDoors", 0, "organizationSlug") != "acme" {
			t.Errorf("the operator's door: %v", a.Data)
		}
		other := w.vendor.join("ogden", access.Operator)
		if list, _ := w.vendor.ask(other, doors, nil).at("supportDoors").([]any); len(list) != 0 {
			t.Errorf("another operator's doors: %v", list)
		}
		w.drain()
		w.told(t, "support.allowed")
		if a := w.vendor.ask(op, `{ askedSupport { id state organizationSlug } inbox { notices(first: 1) { nodes { subject } } } }`, nil); a.text("askedSupport", 0, "state") != "ALLOWED" || a.text("askedSupport", 0, "id") != asked || a.text("inbox", "notices", "nodes", 0, "subject") != "An organization let you in" {
			t.Errorf("what the operator reads: %v", a.Data)
		}
	})
}

// told looks for an answer in both logs.
func (w *world) told(t *testing.T, action string) {
	t.Helper()
	for _, h := range []*house{w.acme, w.vendor} {
		h.update(func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{Action: action}, audit.Page{Limit: 10})
			if len(events) != 1 {
				t.Errorf("%s: %d in the log of %s", action, len(events), h.slug)
			}
			return err
		})
	}
}

func TestWithoutAnAnswerNothingOpens(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.runner.Handle(support.AnswerJob, support.Answer(w.DB.DB))
		op := w.vendor.olive
		ask := func(p person) string {
			return w.vendor.ask(p, askIn, vars{"o": graph.GlobalID("Organization", w.acme.org), "h": 2, "p": []string{}}).text("askSupport", "asked", "id")
		}
		first := func() string { return w.acme.ask(w.acme.olive, askedOf, nil).text("supportRequests", 0, "id") }
		ask(op)
		if a := w.acme.ask(w.acme.olive, refuseIt, vars{"q": first()}); a.text("refuseSupport", "supportRequest", "state") != "REFUSED" {
			t.Errorf("refused: %v", a.Data)
		}
		w.drain()
		w.told(t, "support.refused")
		if a := w.vendor.ask(op, `{ askedSupport { state refusal } }`, nil); a.text("askedSupport", 0, "refusal") != "Not before the holidays." {
			t.Errorf("the operator reads why: %v", a.Data)
		}
		const back = `mutation($q: ID!) { withdrawSupportRequest(input: {askedSupportId: $q}) { asked { state } errors { code } } }`
		mine := ask(op)
		if a := w.send(w.vendor.join("ogden", access.Operator).auth, back, vars{"q": mine}); a.text("withdrawSupportRequest", "errors", 0, "code") != "NOT_FOUND" {
			t.Errorf("another operator takes it back: %v", a.Data)
		}
		if a := w.vendor.ask(op, back, vars{"q": mine}); a.text("withdrawSupportRequest", "asked", "state") != "WITHDRAWN" {
			t.Errorf("taken back: %v", a.Data)
		}
		ask(op)
		late := first()
		w.Clock.Advance(7*24*time.Hour + time.Minute)
		w.acme.olive, op = w.acme.again(w.acme.olive), w.vendor.again(op)
		for name, query := range map[string]string{"allowSupport": allowIt, "refuseSupport": refuseIt} {
			v := vars{"q": late}
			if name == "allowSupport" {
				v["p"] = []string{}
			}
			if a := w.send(w.acme.olive.auth, query, v); a.text(name, "errors", 0, "code") != "CONFLICT" {
				t.Errorf("%s after a week: %v", name, a.Data)
			}
		}
		if list, _ := w.vendor.ask(op, doors, nil).at("supportDoors").([]any); len(list) != 0 {
			t.Errorf("doors: %v", list)
		}
	})
}

// The addresses of a connection are known before it is made, and are its own.
func TestAConnectionsAddressesAreKnownBefore(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		const reserve = `mutation($a: Boolean!) { reserveConnection(input: {another: $a}) { reservation { id redirectUri logoutUri jwksUri } errors { code } } }`
		const save = `mutation($r: ID, $c: ID, $n: String!) { saveConnection(input: {reservationId: $r, connectionId: $c, name: $n, issuer: "https://login.example.com", clientId: "steward"}) { connection { id redirectUri logoutUri jwksUri } errors { code path } } }`
		a := w.acme.ask(w.acme.olive, reserve, vars{"a": false})
		id := a.text("reserveConnection", "reservation", "id")
		if again := w.acme.ask(w.acme.olive, reserve, vars{"a": false}).text("reserveConnection", "reservation", "id"); again != id {
			t.Errorf("asked again: %s, want the one that was not used yet, %s", again, id)
		}
		if other := w.acme.ask(w.acme.olive, reserve, vars{"a": true}).text("reserveConnection", "reservation", "id"); other == id {
			t.Error("another one is the same")
		}
		for name, v := range map[string]vars{
			"another organization's": {"r": id, "n": "Theirs"}, "an unknown one": {"r": graph.Reissue(id, db.NewID()), "n": "Theirs"},
		} {
			if a := w.send(w.rival.olive.auth, save, v); a.text("saveConnection", "errors", 0, "code") != "NOT_FOUND" {
				t.Errorf("%s: %v", name, a.Data)
			}
		}
		if a := w.send(w.acme.olive.auth, save, vars{"r": id, "c": graph.GlobalID("Connection", w.acme.connection), "n": "SSO"}); a.text("saveConnection", "errors", 0, "code") != "INVALID" {
			t.Errorf("a connection that is there: %v", a.Data)
		}
		b := w.acme.ask(w.acme.olive, save, vars{"r": id, "n": "New"})
		for _, address := range []string{"redirectUri", "logoutUri", "jwksUri"} {
			if got, want := b.text("saveConnection", "connection", address), a.text("reserveConnection", "reservation", address); got != want || want == "" {
				t.Errorf("%s: %q, reserved %q", address, got, want)
			}
		}
		if a := w.send(w.acme.olive.auth, save, vars{"r": id, "n": "Once more"}); a.text("saveConnection", "errors", 0, "code") != "NOT_FOUND" {
			t.Errorf("used twice: %v", a.Data)
		}
		late := w.acme.ask(w.acme.olive, reserve, vars{"a": false}).text("reserveConnection", "reservation", "id")
		w.Clock.Advance(31 * 24 * time.Hour)
		w.acme.olive = w.acme.again(w.acme.olive)
		if a := w.send(w.acme.olive.auth, save, vars{"r": late, "n": "Late"}); a.text("saveConnection", "errors", 0, "code") != "NOT_FOUND" {
			t.Errorf("after its time: %v", a.Data)
		}
	})
}

// People see which identities open their account, and take one away that they are
// not here by.
func TestPeopleRemoveTheirOwnIdentities(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		var second, beside string
		h.update(func(tx *db.Tx) error {
			c, err := org.SaveConnection(tx, org.NewConnection{Name: "Second", Issuer: "https://login2.example.com", ClientID: "steward"})
			if err != nil {
				return err
			}
			second = c.ID
			if _, err := tx.Exec(`update connection set state = 'active', stage = 'pilot' where org_id = :org`, nil); err != nil {
				return err
			}
			if err := member.Link(tx, h.ada.id, h.connection, "https://login.example.com", "ada"); err != nil {
				return err
			}
			s, _, err := credential.StartSession(tx, credential.NewSession{Member: h.ada.id, Connection: second})
			beside = string(s.ID)
			return err
		})
		const own = `{ viewer { me { identities { id connectionName current live } linkableConnections { name linkPath } sessions { id } } } }`
		const remove = `mutation($i: ID!) { removeOwnIdentity(input: {identityId: $i}) { identityId errors { code } } }`
		a := h.ask(h.ada, own, nil)
		here := a.text("viewer", "me", "identities", 0, "id")
		if a.at("viewer", "me", "identities", 0, "current") != true || a.text("viewer", "me", "linkableConnections", 0, "linkPath") != "/auth/link/"+second {
			t.Errorf("own identities: %v", a.Data)
		}
		if a := w.send(h.ada.auth, remove, vars{"i": here}); a.text("removeOwnIdentity", "errors", 0, "code") != "CONFLICT" {
			t.Errorf("the one that opened this session: %v", a.Data)
		}
		h.update(func(tx *db.Tx) error { return member.Link(tx, h.ada.id, second, "https://login2.example.com", "ada") })
		other := h.ask(h.ada, own, nil).text("viewer", "me", "identities", 1, "id")
		if a := w.send(h.otto.auth, remove, vars{"i": other}); a.text("removeOwnIdentity", "errors", 0, "code") != "NOT_FOUND" {
			t.Errorf("somebody else's: %v", a.Data)
		}
		w.Clock.Advance(16 * time.Minute)
		if a := w.send(h.ada.auth, remove, vars{"i": other}); a.code() != "STEP_UP_REQUIRED" && a.text("removeOwnIdentity", "errors", 0, "code") != "STEP_UP_REQUIRED" {
			t.Errorf("without proving again: %v %v", a.Data, a.Errors)
		}
		h.ada = h.again(h.ada)
		h.ask(h.ada, remove, vars{"i": other})
		h.update(func(tx *db.Tx) error {
			if _, err := member.Identify(tx, second, "https://login2.example.com", "ada"); err == nil {
				t.Error("the identity still opens the account")
			}
			live, err := credential.Sessions(tx, h.ada.id)
			if slices.ContainsFunc(live, func(s credential.Session) bool { return string(s.ID) == beside }) {
				t.Error("a session that it opened goes on")
			}
			return err
		})
	})
}

// Administrators see the tokens that act as a member, and end them; who may not
// manage tokens does not see them.
func TestTokensOfAMemberAreListed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		h.ask(h.olive, `mutation { issueToken(input: {label: "Mine", own: true, scopes: [READ_LOG], expiresAt: "2026-03-09T09:00:00Z"}) { errors { message } } }`, nil)
		const of = `query($m: ID!) { member(id: $m) { displayName tokens { id label prefix scopes lastUsedAt expiresAt } } }`
		second := h.join("second", access.Owner)
		a := h.ask(second, of, vars{"m": h.olive.gid})
		if a.text("member", "tokens", 0, "label") != "Mine" || a.at("member", "tokens", 1) != nil {
			t.Errorf("tokens: %v", a.Data)
		}
		if a := h.ask(second, of, vars{"m": h.ada.gid}); a.at("member", "tokens", 0) != nil {
			t.Errorf("of somebody without one: %v", a.Data)
		}
		if a := w.send(h.oscar.auth, of, vars{"m": h.olive.gid}); a.at("member", "tokens") != nil || a.code() != "DENIED" || a.text("member", "displayName") == "" {
			t.Errorf("without the permission: %v %v", a.Data, a.Errors)
		}
		h.ask(second, `mutation($t: ID!) { revokeToken(input: {tokenId: $t}) { errors { message } } }`, vars{"t": a.text("member", "tokens", 0, "id")})
		if a := h.ask(second, of, vars{"m": h.olive.gid}); a.at("member", "tokens", 0) != nil {
			t.Errorf("revoked: %v", a.Data)
		}
	})
}

// Who decides reads names, of groups as of members, and not ids.
func TestProposalsNameGroups(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		group := h.call(`mutation { createGroup(input: {displayName: "Physics department"}) { group { id } errors { message } } }`, nil).text("createGroup", "group", "id")
		h.join("second", access.Owner)
		h.update(func(tx *db.Tx) error { return approval.Require(tx, access.ManageMembers) })
		id := h.propose(h.olive, `mutation($g: ID!, $m: ID!) { addGroupMembers(input: {groupId: $g, memberIds: [$m]}) { errors { code proposalId } } }`, vars{"g": group, "m": h.ada.gid}, "addGroupMembers")
		a := h.ask(h.olive, `query($p: ID!) { proposal(id: $p) { input { key value } } }`, vars{"p": id})
		if text := dump(a.at("proposal", "input")); !strings.Contains(text, "Physics department") || !strings.Contains(text, "Ada") {
			t.Errorf("the approval says %s", text)
		}
	})
}

// mostForSwitcher bounds what a page of the switcher asks of the database, however
// many organizations the person has: that of the session besides.
const mostForSwitcher = 12

// The switcher's list is searched and read a page at a time by the server, of a
// thousand organizations as of one.
func TestTheSwitcherIsSearchedAndPaged(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		const many = 1000
		w.across(func(wide *db.Wide) error {
			tag := func(o access.OrgID, s credential.SessionID) error {
				return credential.Park(wide.In(o, access.System(o, "test")), s, "one-browser")
			}
			for i := range many {
				o, err := org.Create(wide, org.New{Slug: "school-" + number(i), Name: "School " + number(i), Kind: org.School, Jurisdiction: "EU"})
				if err != nil {
					return err
				}
				tx := wide.In(o.ID, access.System(o.ID, "test"))
				m, err := member.Create(tx, member.Member{UserName: "olive@" + o.Slug + ".example", Active: true})
				if err != nil {
					return err
				}
				s, _, err := credential.StartSession(tx, credential.NewSession{Member: m.ID})
				if err != nil {
					return err
				}
				if err := tag(o.ID, s.ID); err != nil {
					return err
				}
			}
			_, err := wide.In(w.acme.org, access.System(w.acme.org, "test")).Exec(`update session set browser = 'one-browser' where org_id = :org and id = :id`,
				db.Args{"id": string(w.acme.olive.session)})
			return err
		})
		const list = `query($a: String, $s: String) { viewer { organizationList(first: 100, after: $a, search: $s) { nodes { slug current } pageInfo { hasNextPage endCursor } } } }`
		var statements atomic.Int64
		d.Observe(func(context.Context, db.Statement) { statements.Add(1) })
		seen, after := map[string]bool{}, any(nil)
		for range 11 {
			statements.Store(0)
			a := w.acme.ask(w.acme.olive, list, vars{"a": after})
			if n := statements.Load(); n > mostForSwitcher {
				t.Errorf("%d statements for a page of a switcher with %d organizations, at most %d", n, many, mostForSwitcher)
			}
			nodes, _ := a.at("viewer", "organizationList", "nodes").([]any)
			for _, n := range nodes {
				slug := n.(map[string]any)["slug"].(string)
				if seen[slug] {
					t.Fatalf("%s comes twice", slug)
				}
				seen[slug] = true
			}
			if a.at("viewer", "organizationList", "pageInfo", "hasNextPage") != true {
				break
			}
			after = a.text("viewer", "organizationList", "pageInfo", "endCursor")
		}
		if len(seen) != many+1 || !seen["acme"] {
			t.Errorf("pages hold %d organizations, want %d", len(seen), many+1)
		}
		for search, want := range map[string]string{"SCHOOL 017": "school-017", "ool-101": "school-101", "Acme": "acme"} {
			a := w.acme.ask(w.acme.olive, list, vars{"s": search})
			if a.text("viewer", "organizationList", "nodes", 0, "slug") != want || a.at("viewer", "organizationList", "nodes", 1) != nil {
				t.Errorf("%q: %v", search, a.Data)
			}
		}
		for _, nothing := range []string{"%", "_", "rival"} {
			if a := w.acme.ask(w.acme.olive, list, vars{"s": nothing}); a.at("viewer", "organizationList", "nodes", 0) != nil {
				t.Errorf("%q: %v", nothing, a.Data)
			}
		}
		back := w.acme.ask(w.acme.olive, `{ viewer { organizationList(last: 1) { nodes { slug } pageInfo { hasPreviousPage } } } }`, nil)
		if back.text("viewer", "organizationList", "nodes", 0, "slug") != "school-999" || back.at("viewer", "organizationList", "pageInfo", "hasPreviousPage") != true {
			t.Errorf("read back: %v", back.Data)
		}
	})
}

// Imports and exports are followed, and whoever comes back misses nothing.
func TestTransfersAreFollowed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.transfers()
		const all = `subscription { transferChanged { cursor action import { id state checked applied total } export { id state } } }`
		l := w.listen(w.server, bearer(w.acme.token), all, "").begun()
		rows := strings.Builder{}
		rows.WriteString("userName\n")
		for i := range 200 {
			rows.WriteString("m" + number(i) + "@example.org\n")
		}
		file := w.acme.uploaded(rows.String(), nil)
		id := w.acme.call(`mutation($f: ID!) { startImport(input: {fileId: $f}) { import { id } errors { message } } }`, vars{"f": file}).text("startImport", "import", "id")
		w.drain()
		var actions []string
		read := func(until string) {
			t.Helper()
			for !slices.Contains(actions, until) {
				m, ok := l.next()
				if !ok {
					t.Fatalf("the stream ended after %v", actions)
				}
				if m.id == "" || m.id != m.text("transferChanged", "cursor") {
					t.Fatalf("message without its cursor: %+v", m)
				}
				actions = append(actions, m.text("transferChanged", "action"))
				if at := m.text("transferChanged", "import", "id"); at != "" && at != id {
					t.Fatalf("another import: %+v", m)
				}
			}
		}
		read("import.progressed")
		l.end()
		w.acme.call(`mutation { startExport(input: {format: CSV, kind: MEMBERS}) { errors { message } } }`, nil) // while nobody listens
		w.rival.call(`mutation { startExport(input: {format: CSV, kind: MEMBERS}) { errors { message } } }`, nil)
		w.drain()
		l = w.listen(w.server, bearer(w.acme.token), all, l.last)
		read("export.finished")
		for _, want := range []string{"import.started", "import.progressed", "import.checked", "export.started", "export.finished"} {
			if !slices.Contains(actions, want) {
				t.Errorf("%v lacks %s", actions, want)
			}
		}
		if n := len(slices.DeleteFunc(slices.Clone(actions), func(a string) bool { return a != "export.started" })); n != 1 {
			t.Errorf("%v: %d exports, the other organization's among them", actions, n)
		}
		one := w.listen(w.server, bearer(w.acme.token), `subscription { transferChanged(id: "`+id+`") { action import { id } } }`, "").begun()
		w.acme.call(`mutation($i: ID!) { cancelImport(input: {importId: $i}) { errors { message } } }`, vars{"i": id})
		w.drain()
		if m, _ := one.next(); m.text("transferChanged", "action") != "import.cancelled" || m.text("transferChanged", "import", "id") != id {
			t.Errorf("followed alone: %+v", m)
		}
		for name, c := range map[string]struct {
			auth     func(*http.Request)
			id, code string
		}{
			"a foreign one":          {bearer(w.rival.token), id, "NOT_FOUND"},
			"an unknown one":         {bearer(w.rival.token), graph.Reissue(id, db.NewID()), "NOT_FOUND"},
			"something else":         {bearer(w.acme.token), w.acme.ada.gid, "NOT_FOUND"},
			"without the permission": {w.acme.ada.auth, id, "DENIED"},
		} {
			m, _ := w.listen(w.server, c.auth, `subscription { transferChanged(id: "`+c.id+`") { action } }`, "").next()
			if m.code() != c.code {
				t.Errorf("%s: %+v, want %s", name, m.Errors, c.code)
			}
		}
	})
}
