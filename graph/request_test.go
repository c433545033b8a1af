package graph_test

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/rights"
)

const ingest = `mutation($m: ID!, $p: ID!) { ingestRecords(input: {records: [
	{memberId: $m, productId: $p, category: COMMUNICATIONS, provenance: PROVIDED, purpose: PROVIDE, at: "2026-02-01T09:00:00Z", title: "Hello", content: "Secret words", fields: [{key: "to", value: "bob@example.org"}]},
	{memberId: $m, productId: $p, category: DEVICE_AND_USAGE, provenance: OBSERVED, purpose: PROVIDE_SECURE, at: "2026-02-02T09:00:00Z", title: "Signed in", content: "From a phone"}
]}) { count errors { message } } }`

// An access request from the member's page to the downloaded package.
func TestAccessRequest(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		mail := productID
		if n := h.call(ingest, vars{"m": h.ada.gid, "p": mail}).at("ingestRecords", "count"); n != 2.0 {
			t.Fatalf("ingested %v", n)
		}
		id := h.ask(h.ada, `mutation { openOwnRequest(input: {kind: ACCESS, question: "All of it, please."}) { request { id state clock { sentence binds } dueAt } errors { message } } }`, nil).
			text("openOwnRequest", "request", "id")
		h.ask(h.oscar, `mutation($r: ID!) { startRequest(input: {requestId: $r}) { request { state } errors { message } } }`, vars{"r": id})
		w.drain()
		a := h.ask(h.otto, `query($r: ID!) { request(id: $r) { state actions subjectName openedBy startedBy daysLeft overdue words { question }
			tasks { source work state counts { product category items } } timeline { action actorName } terms { hash values { key } } package { id } } }`, vars{"r": id})
		if a.text("request", "state") != "AWAITING_APPROVAL" || a.text("request", "subjectName") != "Ada" || a.text("request", "startedBy") != "Oscar" {
			t.Fatalf("%v", a.Data)
		}
		if a.text("request", "words", "question") != "All of it, please." || a.at("request", "package") != nil {
			t.Fatalf("%v", a.Data)
		}
		if a.at("request", "tasks", 0, "state") != "DONE" || a.text("request", "terms", "values", 0, "key") == "" {
			t.Fatalf("tasks %v, terms %v", a.at("request", "tasks"), a.at("request", "terms"))
		}
		h.ask(h.otto, `mutation($r: ID!) { approveRequest(input: {requestId: $r}) { request { state } errors { message } } }`, vars{"r": id})
		w.drain()
		a = h.ask(h.ada, `{ viewer { me { requests { id state sourcesTotal sourcesDone package { state bytes url files } } } } }`, nil)
		own := a.at("viewer", "me", "requests", 0).(map[string]any)
		pack, _ := own["package"].(map[string]any)
		if own["state"] != "COMPLETED" || pack["state"] != "AVAILABLE" {
			t.Fatalf("%v", own)
		}
		h.fetchPackage(t, strings.TrimPrefix(pack["url"].(string), "https://steward.example"))
	})
}

// fetchPackage downloads a package as everybody; only its subject gets it.
func (h *house) fetchPackage(t *testing.T, path string) {
	t.Helper()
	for name, c := range map[string]struct {
		auth   func(*http.Request)
		status int
	}{
		"an officer": {h.oscar.auth, 404}, "the program": {bearer(h.token), 403}, "nobody": {func(*http.Request) {}, 401},
		"another organization": {h.w.rival.ada.auth, 404}, "its subject": {h.ada.auth, 200},
	} {
		r := h.w.request(http.MethodGet, path, "")
		c.auth(r)
		resp, raw := h.w.do(r)
		if resp.StatusCode != c.status {
			t.Errorf("%s gets %d, want %d", name, resp.StatusCode, c.status)
		}
		if c.status != 200 {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil || len(z.File) < 3 {
			t.Fatalf("the package is no ZIP: %v", err)
		}
		if _, err := rights.VerifyPackage(bytes.NewReader(raw), int64(len(raw))); err != nil {
			t.Fatal(err)
		}
	}
}

// An erasure by two people, blocked while a hold stands, to its certificate.
func TestErasureRequest(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		h.call(ingest, vars{"m": h.ada.gid, "p": productID})
		hold := h.call(`mutation($m: [ID!]) { placeHold(input: {matter: "Case 1", reason: "The court asked to keep everything.", memberIds: $m}) { hold { id memberCount members { displayName } placedBy } errors { message } } }`,
			vars{"m": []string{h.ada.gid}})
		if hold.at("placeHold", "hold", "memberCount") != 1.0 || hold.text("placeHold", "hold", "members", 0, "displayName") != "Ada" {
			t.Fatalf("%v", hold.Data)
		}
		id := h.ask(h.ada, `mutation { openOwnRequest(input: {kind: ERASURE}) { request { id } errors { message } } }`, nil).text("openOwnRequest", "request", "id")
		h.ask(h.oscar, `mutation($r: ID!) { startRequest(input: {requestId: $r}) { errors { message } } }`, vars{"r": id})
		w.drain()
		a := h.ask(h.otto, `query($r: ID!) { request(id: $r) { state preview { complete destroys { category items } holds { matter } } } }`, vars{"r": id})
		if a.at("request", "preview", "complete") != true || a.text("request", "preview", "holds", 0, "matter") != "Case 1" {
			t.Fatalf("%v", a.Data)
		}
		const approve = `mutation($r: ID!) { approveRequest(input: {requestId: $r}) { request { state holds { matter } } errors { code message } } }`
		if a := w.send(h.oscar.auth, approve, vars{"r": id}); a.text("approveRequest", "errors", 0, "code") != "DENIED" {
			t.Fatalf("the starter approves alone: %v %v", a.Data, a.Errors)
		}
		if a := h.ask(h.otto, approve, vars{"r": id}); a.text("approveRequest", "request", "state") != "BLOCKED" {
			t.Fatalf("%v", a.Data)
		}
		h.call(`mutation($h: ID!) { releaseHold(input: {holdId: $h, reason: "The case was closed last week."}) { hold { state releaseReason } errors { message } } }`,
			vars{"h": hold.text("placeHold", "hold", "id")})
		h.ask(h.otto, approve, vars{"r": id})
		w.drain()
		h.certificate(t, id)
	})
}

func (h *house) certificate(t *testing.T, id string) {
	t.Helper()
	a := h.ask(h.otto, `query($r: ID!) { request(id: $r) { state subjectName words { erased } certificate { url keyId issuedAt } } signingKeys { id verifier } }`, vars{"r": id})
	if a.text("request", "state") != "COMPLETED" || a.at("request", "subjectName") != nil {
		t.Fatalf("%v", a.Data)
	}
	path := strings.TrimPrefix(a.text("request", "certificate", "url"), "https://steward.example")
	r := h.w.request(http.MethodGet, path, "")
	h.otto.auth(r)
	resp, raw := h.w.do(r)
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", resp.StatusCode, raw)
	}
	if _, err := rights.VerifyCertificate(raw, a.text("signingKeys", 0, "verifier")); err != nil {
		t.Fatal(err)
	}
	foreign := h.w.request(http.MethodGet, path, "")
	h.w.rival.olive.auth(foreign)
	if resp, _ := h.w.do(foreign); resp.StatusCode != http.StatusNotFound {
		t.Fatalf("another organization fetches the certificate: %d", resp.StatusCode)
	}
	if a := h.w.send(h.ada.auth, `{ viewer { name } }`, nil); a.code() != "UNAUTHENTICATED" {
		t.Fatalf("an erased member is still signed in: %+v", a)
	}
}

func TestRequestsByHand(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		a := h.ask(h.oscar, `mutation($m: ID!) { openRequest(input: {memberId: $m, kind: RECTIFICATION, channel: LETTER, evidence: "Letter in folder 12"}) { requestId request { id actions regime channel } errors { message } } }`,
			vars{"m": h.ada.gid})
		id := vars{"r": a.text("openRequest", "requestId")}
		h.ask(h.otto, `mutation($r: ID!) { attestRequest(input: {requestId: $r, evidence: "Called back at the known number."}) { errors { message } } }`, id)
		h.ask(h.otto, `mutation($r: ID!) { acknowledgeRequest(input: {requestId: $r}) { request { acknowledgedAt } errors { message } } }`, id)
		h.ask(h.otto, `mutation($r: ID!, $m: ID) { assignRequest(input: {requestId: $r, memberId: $m}) { request { assignee { displayName } } errors { message } } }`,
			vars{"r": id["r"], "m": h.otto.gid})
		h.ask(h.otto, `mutation($r: ID!) { extendRequest(input: {requestId: $r, reason: "The archive has to be searched first."}) { request { dueAt extendableTo } errors { message } } }`, id)
		h.ask(h.otto, `mutation($r: ID!) { startRequest(input: {requestId: $r}) { errors { message } } }`, id)
		h.ask(h.otto, `mutation($r: ID!) { completeRequest(input: {requestId: $r, outcome: "The date of birth was corrected."}) { request { state words { outcome } } errors { message } } }`, id)
		a = h.ask(h.ada, `{ viewer { me { requests { state outcome extensionReason withdrawable } } } }`, nil)
		if a.text("viewer", "me", "requests", 0, "outcome") == "" || a.at("viewer", "me", "requests", 0, "withdrawable") != false {
			t.Fatalf("%v", a.Data)
		}
		a = h.call(`{ requests(first: 5, filter: {states: [COMPLETED]}, sort: RECEIVED_AT) { totalCount nodes { kind closedAt daysLeft } } overview { requestsDue { open } requestsByState { state count } requestWeeks { monday answered } } }`, nil)
		if a.at("requests", "totalCount") != 1.0 || a.at("requests", "nodes", 0, "daysLeft") != nil {
			t.Fatalf("%v", a.Data)
		}
	})
}
