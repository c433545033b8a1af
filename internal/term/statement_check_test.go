package term

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const newVersion = `format: steward.statement/1
version: 2026-12
title: Statement of December
effective: 2026-12-01
clauses:
  - section: How to access
    term: rights.access.respond_within
    value: P20D
    text: Answered within 20 days.
`

// TestAStatementIsCheckedAtItsPlace: each problem names the line and the field,
// and says whether it keeps the text from being published.
func TestAStatementIsCheckedAtItsPlace(t *testing.T) {
	published, err := Statements()
	if err != nil {
		t.Fatal(err)
	}
	a := Against{
		Published: published, Earliest: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC),
		Products: []Product{{ID: "server", Family: "enterprise_and_developer_software", Enterprise: true}, {ID: "maps", External: true}},
	}
	more := func(line string) string { return newVersion + "  - " + line + "\n" }
	for _, c := range []struct {
		name, text, field string
		line              int
		fatal             bool
		want              string
	}{
		{"a published version", strings.Replace(newVersion, "2026-12\n", "2018-05\n", 1), "version", 2, true, "doesn't change"},
		{"too early", strings.Replace(newVersion, "2026-12-01", "2026-11-20", 1), "effective", 4, true, "2026-11-21 at the earliest"},
		{"before the one in force", strings.Replace(newVersion, "2026-12-01", "2018-05-01", 1), "effective", 4, true, "later day"},
		{"an unknown term", more("{section: S, text: T, term: rights.acces, value: P1D}"), "clauses.1.term", 10, true, "no term"},
		{"a bad value", more("{section: S, text: T, term: rights.extension, value: soon}"), "clauses.1.value", 10, true, "P30D"},
		{"said twice", more("{section: S, text: T, term: rights.access.respond_within, value: P5D}"), "clauses.1.term", 10, true, "already"},
		{"a group", more("{section: S, text: T, term: session.idle, value: PT1H, reach: {group: g}}"), "clauses.1.reach.group", 10, true, "one organization"},
		{"no such product", more("{section: S, text: T, term: session.idle, value: PT1H, reach: {product: mali}}"), "clauses.1.reach.product", 10, true, "no product"},
		{"an external product", more("{section: S, text: T, term: session.idle, value: PT1H, reach: {product: maps}}"), "clauses.1.reach.product", 10, false, "will not count"},
		{"the member's own", more("{section: S, text: T, term: health.marketing, value: \"true\"}"), "clauses.1.value", 10, true, "own"},
		{"below a law", more("{section: S, text: T, term: rights.erasure.respond_within, value: P60D}"), "clauses.1.value", 10, false, "GDPR"},
		{"what isn't said any more", newVersion, "clauses", 5, false, "the default holds"},
		{"no account", more("{section: S, text: T, term: session.idle, value: PT1H, reach: {account: robot}}"), "clauses.1.reach.account", 10, true, "none of"},
	} {
		_, problems := CheckStatement([]byte(c.text), a)
		if !slices.ContainsFunc(problems, func(p Problem) bool {
			return p.Field == c.field && p.Line == c.line && p.Fatal == c.fatal && strings.Contains(p.Message, c.want)
		}) {
			t.Errorf("%s: %+v", c.name, problems)
		}
	}
	if s, problems := CheckStatement([]byte(strings.Replace(newVersion, "P20D", "P15D", 1)), Against{}); len(problems) != 0 || s.ID != "2026-12" || !s.Effective.Equal(since(2026, time.December, 1)) {
		t.Errorf("by itself: %+v, %+v", s, problems)
	}
}

// TestStatementsAreWrittenAsTheyAreRead: the published statement comes back from
// its written form with the same hash, and both keep to the published schema.
func TestStatementsAreWrittenAsTheyAreRead(t *testing.T) {
	all, err := Statements()
	if err != nil {
		t.Fatal(err)
	}
	body, err := WriteStatement(all[0])
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseStatement(body)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := all[0].Hash()
	b, _ := again.Hash()
	if a != b {
		t.Errorf("written and read again:\n%s", body)
	}
	schema := statementSchema(t)
	for name, text := range map[string][]byte{"embedded": statement2018, "written": body, "sample": []byte(newVersion)} {
		if err := schema.Validate(document(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{
		"no version": strings.Replace(newVersion, "version: 2026-12\n", "", 1),
		"a value":    strings.Replace(newVersion, "P20D", "soon", 1),
		"a key":      newVersion + "color: red\n",
	} {
		if schema.Validate(document(t, []byte(text))) == nil {
			t.Errorf("%s passes the schema", name)
		}
	}
}

// document is a YAML text as the validator reads it.
func document(t *testing.T, text []byte) any {
	t.Helper()
	body, err := yaml.YAMLToJSON(text)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func statementSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	body, err := StatementSchema()
	if err != nil {
		t.Fatal(err)
	}
	const file = "statement.schema.json"
	if os.Getenv("WRITE_SCHEMA") != "" {
		if err := os.WriteFile(file, body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if there, err := os.ReadFile(file); err != nil || !bytes.Equal(there, body) {
		t.Errorf("%s is stale (%v): run WRITE_SCHEMA=1 go test ./internal/term -run 'Schema|Statements'", file, err)
	}
	var doc any
	if err := json.Unmarshal(body, &doc); err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(file, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
