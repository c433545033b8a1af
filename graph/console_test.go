package graph_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

var productID = graph.GlobalID("Product", "mail")

func TestMembersAndGroups(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		a := h.call(`mutation { createMember(input: {userName: "eve@acme.example.org", givenName: "Eve", title: "Clerk", emails: [{value: "eve@acme.example.org", primary: true}]}) { member { id version displayName } errors { message } } }`, nil)
		eve := a.text("createMember", "member", "id")
		const update = `mutation($m: ID!, $v: Int!, $t: String) { updateMember(input: {memberId: $m, version: $v, title: $t, familyName: "Miller"}) { member { title familyName givenName version } errors { code message path } } }`
		a = h.call(update, vars{"m": eve, "v": a.at("createMember", "member", "version"), "t": nil})
		if a.at("updateMember", "member", "title") != nil || a.text("updateMember", "member", "givenName") != "Eve" {
			t.Fatalf("null must clear and what is left out must stay: %v", a.Data)
		}
		if a := w.send(bearer(h.token), update, vars{"m": eve, "v": 1}); a.text("updateMember", "errors", 0, "code") != "CONFLICT" {
			t.Fatalf("stale version: %v", a.Data)
		}
		if a := w.send(bearer(h.token), `mutation { createMember(input: {userName: "EVE@acme.example.org"}) { errors { code path } } }`, nil); a.text("createMember", "errors", 0, "code") != "CONFLICT" {
			t.Fatalf("taken name: %v", a.Data)
		}
		h.call(`mutation($m: ID!) { suspendMember(input: {memberId: $m, reason: "Lost laptop"}) { member { state } errors { message } } }`, vars{"m": h.ada.gid})
		if a := w.send(h.ada.auth, `{ viewer { name } }`, nil); a.code() != "UNAUTHENTICATED" {
			t.Fatalf("a suspended member is still signed in: %v", a.Data)
		}
		h.call(`mutation($m: ID!) { restoreMember(input: {memberId: $m}) { member { state } errors { message } } }`, vars{"m": h.ada.gid})
		h.ask(h.olive, `mutation($m: ID!) { setMemberRoles(input: {memberId: $m, roles: [AUDITOR]}) { member { roles } errors { message } } }`, vars{"m": eve})
		if a := w.send(h.olive.auth, `mutation($m: ID!) { setMemberRoles(input: {memberId: $m, roles: []}) { errors { code } } }`, vars{"m": h.olive.gid}); a.text("setMemberRoles", "errors", 0, "code") != "CONFLICT" {
			t.Fatalf("the last owner was lost: %v", a.Data)
		}
		h.groups(t, eve)
		h.call(`mutation($m: ID!) { deleteMember(input: {memberId: $m}) { memberId errors { message } } }`, vars{"m": eve})
		if a := h.call(`query($m: ID!) { member(id: $m) { id } }`, vars{"m": eve}); a.at("member") != nil {
			t.Fatalf("a deleted member is found: %v", a.Data)
		}
	})
}

func (h *house) groups(t *testing.T, eve string) {
	t.Helper()
	a := h.call(`mutation($m: [ID!]) { createGroup(input: {displayName: "Staff", memberIds: $m}) { group { id version memberCount members(first: 10) { nodes { displayName } } } errors { message } } }`,
		vars{"m": []string{eve}})
	group := a.text("createGroup", "group", "id")
	if a.at("createGroup", "group", "memberCount") != 1.0 {
		t.Fatalf("%v", a.Data)
	}
	both := vars{"g": group, "m": []string{eve, h.ada.gid}}
	if n := h.call(`mutation($g: ID!, $m: [ID!]!) { addGroupMembers(input: {groupId: $g, memberIds: $m}) { added errors { message } } }`, both).at("addGroupMembers", "added"); n != 1.0 {
		t.Fatalf("added %v", n)
	}
	if n := h.call(`mutation($g: ID!, $m: [ID!]!) { removeGroupMembers(input: {groupId: $g, memberIds: $m}) { removed group { version } errors { message } } }`, both).at("removeGroupMembers", "removed"); n != 2.0 {
		t.Fatalf("removed %v", n)
	}
	a = h.call(`query { groups(first: 10, filter: {search: "sta"}) { totalCount nodes { version } } }`, nil)
	a = h.call(`mutation($g: ID!, $v: Int!) { updateGroup(input: {groupId: $g, version: $v, displayName: "Crew"}) { group { displayName } errors { message } } }`,
		vars{"g": group, "v": a.at("groups", "nodes", 0, "version")})
	if a.text("updateGroup", "group", "displayName") != "Crew" {
		t.Fatalf("%v", a.Data)
	}
	h.call(`mutation($g: ID!) { deleteGroup(input: {groupId: $g}) { groupId errors { message } } }`, vars{"g": group})
}

func TestDirectoriesTokensAndSources(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		ids := h.fixture()
		a := h.call(`query($d: ID!) { directory(id: $d) { url profile tokens { prefix revokedAt } exchanges(first: 5) { nodes { path } } health(days: 3) { day answered } } }`, vars{"d": ids["Directory"]})
		if a.text("directory", "url") != "https://steward.example/scim/"+graph.Key(ids["Directory"])+"/v2" || a.at("directory", "health", 2, "day") != "2026-03-02" {
			t.Fatalf("%v", a.Data)
		}
		late := w.send(bearer(h.token), `mutation($d: ID!) { issueDirectoryToken(input: {directoryId: $d, label: "Long", expiresAt: "2099-01-01T00:00:00Z"}) { secret errors { code path } } }`, vars{"d": ids["Directory"]})
		if late.text("issueDirectoryToken", "errors", 0, "path", 1) != "expiresAt" || late.at("issueDirectoryToken", "secret") != nil {
			t.Fatalf("a token outlives the term: %v", late.Data)
		}
		h.call(`mutation($d: ID!) { updateDirectory(input: {directoryId: $d, state: PAUSED}) { directory { state name } errors { message } } }`, vars{"d": ids["Directory"]})
		h.call(`mutation($t: ID!) { revokeDirectoryToken(input: {tokenId: $t}) { token { revokedAt } errors { message } } }`, vars{"t": ids["DirectoryToken"]})
		for query, field := range map[string]string{
			`mutation($s: ID!) { connectSource(input: {sourceId: $s, url: "https://refused.example", secret: "0123456789abcdef"}) { errors { code path } } }`: "connectSource",
			`mutation { saveConnection(input: {name: "Inner", issuer: "https://169.254.169.254", clientId: "steward"}) { errors { code path } } }`:            "saveConnection",
		} {
			if a := w.send(bearer(h.token), query, vars{"s": ids["Source"]}); a.at(field, "errors", 0) == nil {
				t.Fatalf("%s: %v %v", field, a.Data, a.Errors)
			}
		}
		h.call(`mutation($s: ID!) { connectSource(input: {sourceId: $s, url: "https://mail.example/source", secret: "0123456789abcdef"}) { source { connected url product { name } } errors { message } } }`, vars{"s": ids["Source"]})
		a = h.call(`{ organization { slug domains { name verifiedBy } connections { redirectUri issuer } sources { name connected product { slug } } } directories { name } }`, nil)
		if a.at("organization", "sources", 0, "connected") != true || !strings.HasSuffix(a.text("organization", "connections", 0, "redirectUri"), "/callback") {
			t.Fatalf("%v", a.Data)
		}
		secret := h.call(`mutation { issueToken(input: {label: "Reader", scopes: [READ_MEMBERS], expiresAt: "2026-03-09T09:00:00Z"}) { secret token { id scopes } errors { message } } }`, nil)
		reader := bearer(secret.text("issueToken", "secret"))
		if a := w.send(reader, `{ viewer { kind name permissions organization { slug } } members(first: 1) { nodes { displayName } } }`, nil); a.text("viewer", "permissions", 0) != "READ_MEMBERS" || a.code() != "" {
			t.Fatalf("%v %v", a.Data, a.Errors)
		}
		if a := w.send(reader, `{ events(first: 1) { nodes { id } } }`, nil); a.code() != "DENIED" {
			t.Fatalf("a scope is no limit: %v", a.Data)
		}
		h.call(`mutation($t: ID!) { revokeToken(input: {tokenId: $t}) { tokenId errors { message } } }`, vars{"t": secret.at("issueToken", "token", "id")})
		if a := w.send(reader, `{ viewer { name } }`, nil); a.code() != "UNAUTHENTICATED" {
			t.Fatalf("a revoked token works: %v", a.Data)
		}
	})
}

func TestTermsAreExplained(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		h.fixture()
		const why = `fragment why on EffectiveTerm { value { text written } sentence default { text } winner { title section layer document { id signer } } losers { reason sentence rule { title } } floors { law applied value { text } } conflict { title } }`
		a := h.call(why+` query($p: ID) { effectiveTerm(key: "rights.access.respond_within", productId: $p) { ...why } effectiveTerms(productId: $p) { term { key title } value { text } } documents { title state clauses { section written term { key } } } }`,
			vars{"p": productID})
		if a.text("effectiveTerm", "value", "written") != "P5D" || a.text("effectiveTerm", "winner", "section") != "1" || a.text("effectiveTerm", "winner", "document", "signer") != "A. Signer" {
			t.Fatalf("%v", a.at("effectiveTerm"))
		}
		if a.at("effectiveTerm", "losers", 0, "reason") == nil || len(a.at("effectiveTerms").([]any)) < 20 {
			t.Fatalf("%v", a.at("effectiveTerm", "losers"))
		}
		band := h.call(why+` query($p: ID) { effectiveTerm(key: "rights.access.respond_within", productId: $p) { ...why } }`, vars{"p": graph.GlobalID("Product", "band")})
		if band.text("effectiveTerm", "value", "written") == "P5D" {
			t.Fatalf("an agreement reached a consumer product: %v", band.Data)
		}
		if a := h.call(`{ effectiveTerm(key: "no.such.term") { sentence } }`, nil); a.at("effectiveTerm") != nil {
			t.Fatalf("%v", a.Data)
		}
	})
}

func TestLogIsProved(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		ids := h.fixture()
		a := h.call(`query($e: ID!) { events(first: 3, filter: {action: "hold."}) { pageInfo { endCursor hasNextPage } nodes { action actorName objectType details { key value } index } }
			eventProof(id: $e) { index leafHash hashes checkpoint { size rootHash keyId note } } checkpoint { size } }`, vars{"e": ids["Event"]})
		if a.text("events", "nodes", 0, "action") != "hold.placed" || a.text("eventProof", "leafHash") == "" || a.text("eventProof", "checkpoint", "keyId") == "" {
			t.Fatalf("%v", a.Data)
		}
		r := w.request(http.MethodGet, "/download/log", "")
		h.oscar.auth(r)
		resp, raw := w.do(r)
		if resp.StatusCode != http.StatusOK || !strings.Contains(resp.Header.Get("Content-Disposition"), "attachment") {
			t.Fatalf("%d %s", resp.StatusCode, raw)
		}
		key := h.call(`{ signingKeys { verifier } }`, nil).text("signingKeys", 0, "verifier")
		if _, err := audit.Verify(bytes.NewReader(raw), key); err != nil {
			t.Fatal(err)
		}
		r = w.request(http.MethodGet, "/download/log", "")
		h.ada.auth(r)
		if resp, _ := w.do(r); resp.StatusCode != http.StatusForbidden {
			t.Fatalf("a plain member fetches the log: %d", resp.StatusCode)
		}
	})
}

// TestWhereTheLogBegins: the field says by which rule events go, how many went and
// until when, to those alone who may read the log.
func TestWhereTheLogBegins(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		writes := func() {
			err := d.Update(access.With(t.Context(), access.System(h.org, "test")), access.Work, func(tx *db.Tx) error {
				return audit.Record(tx, audit.Entry{Action: "member.created", Object: audit.Object{Type: "member", ID: "m"}})
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := audit.SequenceNow(t.Context(), d.DB); err != nil {
				t.Fatal(err)
			}
		}
		writes()
		const q = `{ logKept { term rule before suspended removed removedBefore removedAt oldestAt waits note } }`
		if a := h.call(q, nil); a.text("logKept", "term") != "retention.log" || a.text("logKept", "rule") == "" || a.text("logKept", "oldestAt") == "" || a.text("logKept", "note") != "" {
			t.Errorf("%v", a.Data)
		}
		d.Clock.Advance(time.Hour)
		writes()
		d.Clock.Advance(time.Hour)
		err := d.Update(access.With(t.Context(), access.System(h.org, "test")), access.Work, func(tx *db.Tx) error {
			_, err := audit.Forget(tx, tx.Now, "The rule.")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if a := h.call(q, nil); a.text("logKept", "removedBefore") == "" || a.text("logKept", "removedAt") == "" || !strings.Contains(a.text("logKept", "note"), "/beginning") {
			t.Errorf("%v", a.Data)
		}
	})
}

func TestMyData(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		h.call(ingest, vars{"m": h.ada.gid, "p": productID})
		h.call(`mutation($m: ID!, $p: ID!) { assignProduct(input: {memberId: $m, productId: $p, acquiredBy: SELF}) { errors { message } } }`, vars{"m": h.ada.gid, "p": productID})
		read := h.ask(h.oscar, `mutation($m: ID!) { readContent(input: {memberId: $m, reason: "Looking for the lost contract."}) { records { title content category product { name } fields { key value } } withheld { category why } errors { message } } }`, vars{"m": h.ada.gid})
		if read.at("readContent", "records", 1) == nil {
			t.Fatalf("%v", read.Data)
		}
		h.call(`mutation($m: ID!) { recordDisclosure(input: {memberId: $m, reason: LEGAL_PROCESS, categories: [COMMUNICATIONS], recipient: "Court of Arcadia"}) { disclosure { recipient } errors { message } } }`, vars{"m": h.ada.gid})
		a := h.ask(h.ada, `{ viewer { me { displayName answeredBy emails { value } assignments { product { name } acquiredBy } recordCounts { category count product { name } }
			records(first: 1) { pageInfo { hasNextPage endCursor } nodes { title } } choices { kind label allowed lockedBy history { at } }
			accesses(first: 5) { nodes { actorName reason count } } disclosures(first: 5) { nodes { recipient reason } } sessions { current network } } } }`, nil)
		if a.text("viewer", "me", "accesses", "nodes", 0, "actorName") != "Oscar" || a.text("viewer", "me", "answeredBy") != "Acme" {
			t.Fatalf("%v", a.Data)
		}
		if a.text("viewer", "me", "disclosures", "nodes", 0, "recipient") != "Court of Arcadia" || a.at("viewer", "me", "records", "pageInfo", "hasNextPage") != true {
			t.Fatalf("%v", a.Data)
		}
		h.ask(h.ada, `mutation { setChoice(input: {kind: PROMOTIONS_EMAIL, allowed: true}) { choice { allowed decided changedAt } errors { message } } }`, nil)
		a = h.ask(h.otto, `query($m: ID!) { member(id: $m) { accesses(first: 2) { nodes { reason } } disclosures(first: 2) { nodes { recipient } } recordCounts { count } events(first: 3) { nodes { action } } holds { matter } requests { kind } } }`, vars{"m": h.ada.gid})
		if a.text("member", "accesses", "nodes", 0, "reason") == "" {
			t.Fatalf("%v", a.Data)
		}
		if a := w.send(bearer(h.token), `{ viewer { me { displayName } } }`, nil); a.at("viewer", "me") != nil || a.code() != "" {
			t.Fatalf("a program has no data of its own: %v %v", a.Data, a.Errors)
		}
	})
}

func TestOperatorsAndOverview(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		const create = `mutation { createOrganization(input: {slug: "nova", name: "Nova School", kind: SCHOOL, jurisdiction: "US-CA", domains: ["nova.example.org"]}) { organization { id slug domains { name } } setupToken errors { code message path } } }`
		if a := w.send(w.acme.olive.auth, create, nil); a.code() != "DENIED" {
			t.Fatalf("an owner creates organizations: %v", a.Data)
		}
		a := w.vendor.ask(w.vendor.olive, create, nil)
		nova := bearer(a.text("createOrganization", "setupToken"))
		if a := w.send(nova, `{ organization { slug kind state domains { name } } members(first: 1) { totalCount } }`, nil); a.text("organization", "slug") != "nova" || a.at("members", "totalCount") != 0.0 {
			t.Fatalf("%v %v", a.Data, a.Errors)
		}
		if a := w.send(w.vendor.olive.auth, create, nil); a.text("createOrganization", "errors", 0, "code") != "CONFLICT" {
			t.Fatalf("the slug twice: %v %v", a.Data, a.Errors)
		}
		list := w.vendor.ask(w.vendor.olive, `{ organizations(first: 2, search: "o") { pageInfo { hasNextPage endCursor } nodes { slug connections { id } } } }`, nil)
		if list.text("organizations", "nodes", 0, "slug") != "nova" || list.at("organizations", "nodes", 0, "connections") != nil {
			t.Fatalf("%v", list.Data)
		}
		p := w.vendor.ask(w.vendor.olive, `mutation { publishProduct(input: {slug: "files", name: "Files", family: ENTERPRISE_ONLINE_SERVICE, kind: SERVICE, audience: ENTERPRISE, docsUrl: "https://docs.example/files", sources: [{name: "Files API", kind: HTTP}]}) { product { slug enterpriseAndDeveloper } errors { message } } }`, nil)
		if p.at("publishProduct", "product", "enterpriseAndDeveloper") != true {
			t.Fatalf("%v", p.Data)
		}
		w.acme.fixture()
		o := w.acme.call(`{ overview { membersByState { state count } groupCount requestsByState { state count } requestsDue { open soon standingHolds } requestsNext { id } requestWeeks { received }
			provisioning(days: 7) { day answered } recordsByCategory { category count } eventsByDay(days: 2) { day count } recentEvents { action actorName } } products { slug } roles { role permissions } }`, nil)
		if o.at("overview", "membersByState", 0, "count") != 5.0 || o.at("overview", "requestsDue", "open") != 2.0 || o.at("overview", "eventsByDay", 1, "count") == 0.0 {
			t.Fatalf("%v", o.Data)
		}
	})
}
