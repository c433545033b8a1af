package graph_test

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db/dbtest"
)

const written = `format: steward.agreement/1
layer: order_form
title: Order form 12
valid_from: 2026-03-02
clauses:
  - section: "2.1"
    term: rights.access.respond_within
    value: P20D
`

// TestDocumentsLife walks a document over the API: written as YAML, checked,
// handed in, given back, revised, signed by a second person with its paper, and
// compared with what it replaces.
func TestDocumentsLife(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		second := h.join("second", access.Owner)
		say := func(p person, query string, v vars) answer { return h.ask(p, query, v) }
		bad := say(h.olive, `query($y: String!) { checkAgreement(yaml: $y) { line field fatal message } }`, vars{"y": strings.Replace(written, "P20D", "soon", 1)})
		if bad.text("checkAgreement", 0, "field") != "clauses.0.value" {
			t.Errorf("checked: %+v", bad)
		}
		const take = `mutation($y: String!, $d: ID) { importAgreement(input: {yaml: $y, documentId: $d}) { document { id state allowed yaml } errors { message path } } }`
		id := say(h.olive, take, vars{"y": written}).text("importAgreement", "document", "id")
		d1 := vars{"d": id}
		say(h.olive, `mutation($d: ID!, $f: ID!) { attachDocumentFile(input: {documentId: $d, fileId: $f}) { errors { message } } }`, vars{"d": id, "f": h.paper()})
		const handIn = `mutation($d: ID!) { submitDocument(input: {documentId: $d}) { document { state } errors { message } } }`
		if got := say(h.olive, handIn, d1).text("submitDocument", "document", "state"); got != "REVIEW" {
			t.Errorf("handed in: %s", got)
		}
		say(second, `mutation($d: ID!) { returnDocument(input: {documentId: $d, reason: "Ten days, please."}) { errors { message } } }`, d1)
		again := say(h.olive, take, vars{"y": strings.Replace(written, "P20D", "P10D", 1), "d": id})
		if text := again.text("importAgreement", "document", "yaml"); !strings.Contains(text, "P10D") {
			t.Errorf("revised: %s", text)
		}
		say(h.olive, handIn, d1)
		const sign = `mutation($d: ID!) { signDocument(input: {documentId: $d, signer: "Second, for Acme"}) { document { state fileHash file { url name } } errors { code message } } }`
		if alone := h.w.send(h.olive.auth, sign, d1); alone.text("signDocument", "errors", 0, "code") != "DENIED" {
			t.Errorf("whoever wrote it signs: %+v", alone)
		}
		done := say(second, sign, d1)
		if done.text("signDocument", "document", "state") != "SIGNED" || len(done.text("signDocument", "document", "fileHash")) != 64 || done.text("signDocument", "document", "file", "name") == "" {
			t.Errorf("signed: %+v", done)
		}
		next := say(h.olive, take, vars{"y": strings.Replace(written, "P20D", "P5D", 1)}).text("importAgreement", "document", "id")
		diff := say(h.olive, `query($a: ID!, $b: ID!) { documentDiff(fromId: $a, toId: $b) { before after beforeClause { written } afterClause { written } } }`, vars{"a": id, "b": next})
		if diff.text("documentDiff", 0, "beforeClause", "written") != "P10D" || diff.text("documentDiff", 0, "afterClause", "written") != "P5D" {
			t.Errorf("differences: %+v", diff)
		}
	})
}

// TestWritingNamesTheOrganizationsOwnGroups: a written clause can't name another
// organization's group, nor one that isn't there.
func TestWritingNamesTheOrganizationsOwnGroups(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		text := written + "    reach: {group: 01a209c8-73de-7d34-b8cc-943674b4aafa}\n"
		a := h.w.send(h.olive.auth, `mutation($y: String!) { importAgreement(input: {yaml: $y}) { document { id } errors { code path } } }`, vars{"y": text})
		if a.text("importAgreement", "errors", 0, "code") != "INVALID" {
			t.Errorf("%+v", a)
		}
	})
}
