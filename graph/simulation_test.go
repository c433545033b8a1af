package graph_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// TestSimulatedAndOffered: what a simulation says about an open request is what
// signing then offers on it; accepting moves the date, and nothing before does.
func TestSimulatedAndOffered(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		second := h.join("second", access.Owner)
		r := h.ask(h.ada, `mutation { openOwnRequest(input: {kind: ACCESS}) { request { id } errors { message } } }`, nil).text("openOwnRequest", "request", "id")
		h.w.Clock.Advance(time.Minute)
		text := strings.Replace(written, "P20D", "P5D", 1)
		preview := h.ask(h.olive, `query($y: String!) { previewAgreement(yaml: $y) { term { key } before { written } after { written } } }`, vars{"y": text})
		if preview.text("previewAgreement", 0, "after", "written") != "P5D" {
			t.Errorf("previewed: %+v", preview)
		}
		doc := h.ask(h.olive, `mutation($y: String!) { importAgreement(input: {yaml: $y}) { document { id } errors { message } } }`, vars{"y": text}).text("importAgreement", "document", "id")
		sim := h.ask(h.olive, `mutation($d: ID!) { simulateDocument(input: {documentId: $d}) { simulation { id state } errors { message } } }`, vars{"d": doc}).text("simulateDocument", "simulation", "id")
		h.w.drain()
		result := h.ask(h.oscar, `query($s: ID!) { simulation(id: $s) { state result { affectedMembers members requestCount
			requests { request { id } oldDueAt newDueAt } changes { term { key } sentence products { slug } } } } }`, vars{"s": sim})
		if result.text("simulation", "state") != "FINISHED" || result.text("simulation", "result", "requests", 0, "request", "id") != r {
			t.Fatalf("simulated: %+v", result)
		}
		predicted := result.text("simulation", "result", "requests", 0, "newDueAt")
		d1 := vars{"d": doc}
		h.ask(h.olive, `mutation($d: ID!) { submitDocument(input: {documentId: $d}) { errors { message } } }`, d1)
		h.ask(second, `mutation($d: ID!) { signDocument(input: {documentId: $d, signer: "Second"}) { errors { message } } }`, d1)
		h.w.drain()
		const look = `query($r: ID!) { request(id: $r) { dueAt offers { id state oldDueAt newDueAt document { title } } } }`
		offered := h.ask(h.oscar, look, vars{"r": r})
		if offered.text("request", "offers", 0, "newDueAt") != predicted || offered.text("request", "dueAt") == predicted {
			t.Errorf("predicted %s, offered %+v", predicted, offered)
		}
		h.ask(h.oscar, `mutation($o: ID!) { acceptRequestOffer(input: {offerId: $o}) { request { dueAt } errors { message } } }`, vars{"o": offered.text("request", "offers", 0, "id")})
		if now := h.ask(h.oscar, look, vars{"r": r}); now.text("request", "dueAt") != predicted || now.text("request", "offers", 0, "state") != "ACCEPTED" {
			t.Errorf("accepted: %+v", now)
		}
	})
}

// TestPoliciesReachMembers: a published policy shows in the member's own data,
// and the administrator sees who has read it.
func TestPoliciesReachMembers(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		id := h.sign("ORGANIZATION_POLICY", "session.idle", "PT30M")
		h.call(`mutation($d: ID!) { publishPolicy(input: {documentId: $d, summary: "Sessions end sooner than before."}) { errors { message } } }`, vars{"d": id})
		mine := h.ask(h.ada, `{ viewer { me { policies { id summary sentences acknowledgedAt } } } }`, nil)
		if mine.text("viewer", "me", "policies", 0, "id") != id {
			t.Fatalf("the member sees %+v", mine)
		}
		const read = `mutation($d: ID!) { acknowledgePolicy(input: {documentId: $d}) { policy { acknowledgedAt } errors { message } } }`
		h.ask(h.ada, read, vars{"d": id})
		h.ask(h.ada, read, vars{"d": id})
		reach := h.ask(h.olive, `query($d: ID!) { document(id: $d) { policyReach { members acknowledged acknowledgements { member { id } } missing { id } } } }`, vars{"d": id})
		if got := fmt.Sprint(reach.at("document", "policyReach", "acknowledged")); got != "1" {
			t.Errorf("read by %s: %+v", got, reach)
		}
		if reach.text("document", "policyReach", "acknowledgements", 0, "member", "id") != h.ada.gid {
			t.Errorf("read by %+v", reach)
		}
	})
}

// TestOperatorsCompareTerms: an operator sees two organizations side by side;
// nobody else does.
func TestOperatorsCompareTerms(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.acme.sign("MASTER_AGREEMENT", "session.idle", "PT1H")
		ids := vars{"a": graph.GlobalID("Organization", w.acme.org), "b": graph.GlobalID("Organization", w.vendor.org)}
		const ask = `query($a: ID!, $b: ID!) { compareTerms(organizationId: $a, otherId: $b) { term { key } left { written } leftFrom right { written } same } }`
		if a := w.send(w.acme.olive.auth, ask, ids); a.message() == "" {
			t.Errorf("an owner compares: %+v", a)
		}
		op := w.vendor.join("operator", access.Operator)
		got := w.vendor.ask(op, ask, ids)
		for i := range 60 {
			if got.at("compareTerms", i) == nil {
				t.Fatal("session.idle isn't there")
			}
			if got.text("compareTerms", i, "term", "key") == "session.idle" {
				if got.text("compareTerms", i, "left", "written") != "PT1H" || got.text("compareTerms", i, "right", "written") == "PT1H" {
					t.Errorf("compared: %+v", got)
				}
				return
			}
		}
	})
}
