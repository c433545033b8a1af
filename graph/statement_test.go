package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/statement"
	"github.com/sysoon/steward/internal/term"
)

// statementDraft is a draft of the statement in the house, whether it is the
// vendor's or not.
func (h *house) statementDraft() string {
	h.w.t.Helper()
	id := db.NewID()
	h.update(func(tx *db.Tx) error {
		_, err := tx.Exec(`
			insert into statement_draft (
				org_id, id, version, title, effective_at, body, state, prepared_by, returned_because, content_hash, created_at, published_by
			) values (:org, :id, '2026-09', 'Next', :now, 'format', 'draft', :hands, '', '', :now, '')`,
			db.Args{"id": id, "now": tx.Now, "hands": db.AsJSON([]string{string(h.olive.id)})})
		return err
	})
	return graph.GlobalID("StatementDraft", id)
}

// nextStatement is the statement of 2018 with another answer to access requests.
func nextStatement(t *testing.T, version, effective, value string) string {
	t.Helper()
	all, err := term.Statements()
	if err != nil {
		t.Fatal(err)
	}
	s := all[0]
	s.ID, s.Title = version, "Privacy statement "+version
	if s.Effective, err = time.Parse(time.DateOnly, effective); err != nil {
		t.Fatal(err)
	}
	for i := range s.Clauses {
		if s.Clauses[i].Term == term.AccessRespondWithin {
			s.Clauses[i].Value, s.Clauses[i].Text = value, "Whoever asks is answered within 20 days."
		}
	}
	body, err := term.WriteStatement(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

const (
	draftFields     = ` { draft { id version state allowed preparedBy publishedBy returnedBecause hash yaml } errors { code message path } }`
	importStatement = `mutation($y: String!, $d: ID) { importStatement(input: {yaml: $y, statementDraftId: $d})` + draftFields + ` }`
)

func onStatement(verb, more string) string {
	return `mutation($d: ID!) { ` + verb + `Statement(input: {statementDraftId: $d` + more + `})` + draftFields + ` }`
}

// TestOperatorsPublishAStatement: one operator writes and hands in, sees what it
// does to whom, and can't publish; another gives it back, and publishes; then an
// organization sees what changes for it, and a member what changes for them.
func TestOperatorsPublishAStatement(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for kind, work := range statement.Jobs(d.DB) {
			w.runner.Handle(kind, work)
		}
		v := w.vendor
		second := v.join("second", access.Operator)
		text := nextStatement(t, "2026-05", "2026-05-01", "P20D")
		foreseen(t, v, text)
		made := v.ask(v.olive, importStatement, vars{"y": text})
		id := made.text("importStatement", "draft", "id")
		by := fmt.Sprint(made.at("importStatement", "draft", "allowed"), made.at("importStatement", "draft", "preparedBy"))
		if by != "[CHANGE SUBMIT WITHDRAW] [Olive]" {
			t.Errorf("the draft: %s", by)
		}
		if a := v.ask(v.olive, onStatement("submit", ""), vars{"d": id}); fmt.Sprint(a.at("submitStatement", "draft", "allowed")) != "[RETURN WITHDRAW]" {
			t.Errorf("who wrote it, in review: %+v", a.Data)
		}
		if a := w.send(v.olive.auth, onStatement("publish", ""), vars{"d": id}); a.text("publishStatement", "errors", 0, "code") != "DENIED" {
			t.Errorf("who wrote it publishes: %+v", a.Data)
		}
		back := v.ask(second, onStatement("return", `, reason: "Say it in fewer words."`), vars{"d": id})
		if back.text("returnStatement", "draft", "returnedBecause") == "" {
			t.Errorf("given back: %+v", back.Data)
		}
		v.ask(v.olive, importStatement, vars{"y": text, "d": id})
		v.ask(v.olive, onStatement("submit", ""), vars{"d": id})
		if seen := v.ask(second, `query($d: ID!) { statementDraft(id: $d) { allowed } statementDrafts { id } }`, vars{"d": id}); fmt.Sprint(seen.at("statementDraft", "allowed")) != "[RETURN PUBLISH WITHDRAW]" {
			t.Errorf("the second operator: %+v", seen.Data)
		}
		if a := v.ask(second, onStatement("publish", ""), vars{"d": id}); a.text("publishStatement", "draft", "state") != "PUBLISHED" || a.text("publishStatement", "draft", "publishedBy") != "Second" {
			t.Errorf("published: %+v", a.Data)
		}
		w.drain()
		announced(t, w)
	})
}

// foreseen looks at what is said of a text before it is published.
func foreseen(t *testing.T, v *house, text string) {
	t.Helper()
	bad := v.ask(v.olive, `query($y: String!) { checkStatement(yaml: $y) { line field fatal message } }`, vars{"y": strings.Replace(text, "P20D", "soon", 1)})
	if !strings.HasSuffix(bad.text("checkStatement", 0, "field"), ".value") || fmt.Sprint(bad.at("checkStatement", 0, "line")) == "0" {
		t.Errorf("a bad value: %+v", bad.Data)
	}
	seen := v.ask(v.olive, `query($y: String!) { previewStatement(yaml: $y) {
		before earliest organizationCount affectedCount owed { notice } differences { beforeClause { written } afterClause { written } }
		effects { organization { id } members changes { term { key } before { written } after { written } } } } }`, vars{"y": text})
	p := "previewStatement"
	if seen.text(p, "before") != "2018-05" || fmt.Sprint(seen.at(p, "affectedCount"), seen.at(p, "organizationCount")) != "3 3" ||
		seen.text(p, "effects", 2, "changes", 0, "after", "written") != "P20D" || !strings.Contains(dump(seen.at(p, "differences")), `"afterClause":{"written":"P20D"}`) {
		t.Errorf("the preview: %s", dump(seen.Data))
	}
}

// announced looks at what an organization and its members see of the new version.
func announced(t *testing.T, w *world) {
	t.Helper()
	h := w.acme
	seen := h.ask(h.olive, `{ statements { version state until } statement(version: "2026-05") {
		state effectiveAt hash clauses { termKey value } differences { afterClause { written } } changes { term { key } before { written } after { written } } }
		inbox { notices(first: 20) { nodes { kind link } } } }`, nil)
	if seen.text("statements", 0, "state") != "AHEAD" || seen.text("statements", 1, "state") != "IN_FORCE" || seen.text("statements", 1, "until") != "2026-05-01T00:00:00Z" {
		t.Errorf("the versions: %s", dump(seen.at("statements")))
	}
	if seen.text("statement", "changes", 0, "after", "written") != "P20D" || !strings.Contains(dump(seen.Data), `/statements/2026-05`) {
		t.Errorf("what changes: %s", dump(seen.Data))
	}
	mine := h.ask(h.ada, `{ statement(version: "2026-05") { forMe } gone: statement(version: "1999") { title } }`, nil)
	if !strings.Contains(mine.text("statement", "forMe", 0), "20 days") || mine.at("gone") != nil {
		t.Errorf("a member: %s", dump(mine.Data))
	}
	for name, query := range map[string]string{
		"changes": `{ statement(version: "2026-05") { changes { sentence } } }`, "drafts": `{ statementDrafts { id } }`,
	} {
		if a := w.send(h.ada.auth, query, nil); a.code() == "" {
			t.Errorf("a member reads %s: %s", name, dump(a.Data))
		}
	}
}

// TestAnyTwoVersionsOfTheStatement: what a version says differently from any
// other, older or newer, and from the one before where none is named.
func TestAnyTwoVersionsOfTheStatement(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.across(func(wide *db.Wide) error {
			var next []term.Statement
			for effective, value := range map[string]string{"2026-05-01": "P20D", "2026-09-01": "P10D"} {
				s, _ := term.CheckStatement([]byte(nextStatement(t, effective[:7], effective, value)), term.Against{})
				next = append(next, s)
			}
			slices.SortFunc(next, func(a, b term.Statement) int { return a.Effective.Compare(b.Effective) })
			return term.Publish(wide, next)
		})
		h := w.acme
		const query = `query($v: String!, $from: String) { statement(version: $v) { differences(from: $from) {
			field before after beforeClause { written term { key } } afterClause { written } } } }`
		for _, c := range []struct {
			version       string
			from          any
			before, after string
		}{
			{"2026-09", nil, "P20D", "P10D"},
			{"2026-09", "2026-05", "P20D", "P10D"},
			{"2026-09", "2018-05", "P30D", "P10D"},
			{"2018-05", "2026-09", "P10D", "P30D"},
		} {
			found := h.ask(h.olive, query, vars{"v": c.version, "from": c.from})
			clauses := dump(found.at("statement", "differences"))
			want := fmt.Sprintf(`"afterClause":{"written":%q},"before"`, c.after)
			if strings.Count(clauses, `"beforeClause":{`) != 1 || !strings.Contains(clauses, want) || !strings.Contains(clauses, fmt.Sprintf(`"written":%q}`, c.before)) {
				t.Errorf("%s against %v: %s", c.version, c.from, clauses)
			}
			if first := found.at("statement", "differences", 0, "field"); c.from == "2018-05" && first != "title" {
				t.Errorf("the first thing that differs: %v in %s", first, clauses)
			}
		}
		if same := h.ask(h.olive, query, vars{"v": "2026-05", "from": "2026-05"}); dump(same.at("statement", "differences")) != "[]" {
			t.Errorf("a version against itself: %s", dump(same.Data))
		}
		if none := w.send(h.olive.auth, query, vars{"v": "2026-05", "from": "1999-01"}); none.code() != "NOT_FOUND" {
			t.Errorf("against one that isn't: %s", dump(none))
		}
		if a := w.send(h.ada.auth, query, vars{"v": "2026-05", "from": "2018-05"}); a.code() != "DENIED" {
			t.Errorf("a member reads the differences: %s", dump(a))
		}
	})
}
