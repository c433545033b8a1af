package graph_test

import (
	"testing"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// TestExplainedForSomebody: the explanation for a member counts their own
// decision, its fingerprint stays the same as long as the answer does, and
// whoever may not read members can't ask about one.
func TestExplainedForSomebody(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		h.ask(h.ada, `mutation { setChoice(input: {kind: PROMOTIONS_EMAIL, allowed: false}) { choice { allowed } errors { message } } }`, nil)
		h.ask(h.ada, `mutation { setChoice(input: {kind: HEALTH_MARKETING, allowed: true}) { choice { allowed } errors { message } } }`, nil)
		const why = `query($m: ID, $k: String!) { effectiveTerm(key: $k, memberId: $m) { value { written } winner { layer clauseId document { id } } fingerprint } }`
		of := vars{"m": h.ada.gid, "k": "promotions.email"}
		a := h.ask(h.olive, why, of)
		if a.text("effectiveTerm", "winner", "layer") != "MEMBER_CHOICE" || a.text("effectiveTerm", "value", "written") != "false" {
			t.Errorf("for a member who decided: %+v", a)
		}
		if again := h.ask(h.olive, why, of); again.text("effectiveTerm", "fingerprint") != a.text("effectiveTerm", "fingerprint") {
			t.Errorf("the same answer has two fingerprints: %+v, %+v", a, again)
		}
		if all := h.ask(h.olive, why, vars{"k": "promotions.email"}); all.text("effectiveTerm", "value", "written") != "true" || all.text("effectiveTerm", "fingerprint") == a.text("effectiveTerm", "fingerprint") {
			t.Errorf("for anybody: %+v", all)
		}
		if health := h.ask(h.olive, why, vars{"m": h.ada.gid, "k": "health.marketing"}); health.text("effectiveTerm", "value", "written") != "false" {
			t.Errorf("an administrator sees a choice about health: %+v", health)
		}
		lines := h.ask(h.olive, `query($m: ID!) { termTimelines(memberId: $m, from: "2026-01-01T00:00:00Z") { term { key } steps { from until effective { value { written } } } } }`, of)
		for i := 0; ; i++ {
			if lines.at("termTimelines", i) == nil {
				t.Fatal("promotions.email has no timeline")
			}
			if lines.text("termTimelines", i, "term", "key") != "promotions.email" {
				continue
			}
			if lines.text("termTimelines", i, "steps", 1, "effective", "value", "written") != "false" || lines.at("termTimelines", i, "steps", 0, "until") == nil {
				t.Errorf("the timeline: %+v", lines.at("termTimelines", i))
			}
			break
		}
	})
}

// TestExplainedForAGroup: a clause about a group shows where its members are
// asked about, with the clause that it stands in.
func TestExplainedForAGroup(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		second := h.join("second", access.Owner)
		group := h.ask(h.olive, `mutation { createGroup(input: {displayName: "Drivers"}) { group { id } errors { message } } }`, nil).text("createGroup", "group", "id")
		doc := h.ask(h.olive, `mutation($g: ID!) { createAgreement(input: {title: "Order", kind: ORDER_FORM, effectiveFrom: "2026-01-01T00:00:00Z",
			clauses: [{section: "9.9", term: "session.idle", value: "PT1H", groupId: $g}]}) { document { id } errors { message } } }`, vars{"g": group}).text("createAgreement", "document", "id")
		h.ask(h.olive, `mutation($d: ID!) { submitDocument(input: {documentId: $d}) { errors { message } } }`, vars{"d": doc})
		h.ask(second, `mutation($d: ID!) { signDocument(input: {documentId: $d, signer: "Second"}) { document { clauses { id } } errors { message } } }`, vars{"d": doc})
		const why = `query($g: ID, $p: ID) { effectiveTerms(groupId: $g, productId: $p, version: "2.1") { term { key } value { written } winner { clauseId narrowed document { id } product { id } } } }`
		found := func(v vars) (a answer, at int) {
			a = h.ask(h.olive, why, v)
			for a.text("effectiveTerms", at, "term", "key") != "session.idle" {
				at++
			}
			return a, at
		}
		if a, i := found(vars{"g": group}); a.text("effectiveTerms", i, "value", "written") != "PT1H" || a.text("effectiveTerms", i, "winner", "narrowed") != "one group of members" || a.at("effectiveTerms", i, "winner", "clauseId") == nil {
			t.Errorf("in the group: %+v", a.at("effectiveTerms", i))
		}
		if a, i := found(vars{}); a.text("effectiveTerms", i, "value", "written") == "PT1H" {
			t.Errorf("outside of the group: %+v", a.at("effectiveTerms", i))
		}
		token := h.call(`mutation { issueToken(input: {label: "Reader", scopes: [READ_TERMS], expiresAt: "2026-03-09T09:00:00Z"}) { secret errors { message } } }`, nil)
		reader := bearer(token.text("issueToken", "secret"))
		if a := h.w.send(reader, why, vars{"g": group}); a.code() != "DENIED" {
			t.Errorf("without the permission to read members: %+v", a)
		}
		if a := h.w.send(reader, why, vars{"p": graph.GlobalID("Product", "band")}); a.code() != "" {
			t.Errorf("about nobody: %+v", a)
		}
	})
}
