package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/web"
)

func consoleDocuments(t *testing.T) map[string]string {
	t.Helper()
	all, err := web.Documents()
	if err != nil || len(all) < 20 {
		t.Fatalf("%d documents, %v", len(all), err)
	}
	return all
}

// dearest makes variables for a document: the largest pages and whatever else it
// asks for.
func dearest(t *testing.T, text string) string {
	t.Helper()
	s := loadSchema(t)
	doc, errs := gqlparser.LoadQueryWithRules(s, text, rules.NewDefaultRules())
	if errs != nil {
		t.Fatalf("%s: %v", text, errs)
	}
	v := map[string]any{}
	for _, d := range doc.Operations[0].VariableDefinitions {
		if d.Type.NonNull || d.Variable == "first" {
			v[d.Variable] = anyValue(s, d.Type)
		}
	}
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// anyValue is some value of a type, numbers as large as pages are.
func anyValue(s *ast.Schema, of *ast.Type) any {
	if of.Elem != nil {
		return []any{anyValue(s, of.Elem)}
	}
	switch def := s.Types[of.Name()]; def.Kind {
	case ast.Enum:
		return def.EnumValues[0].Name
	case ast.InputObject:
		fields := map[string]any{}
		for _, f := range def.Fields {
			if f.Type.NonNull && f.DefaultValue == nil {
				fields[f.Name] = anyValue(s, f.Type)
			}
		}
		return fields
	}
	return map[string]any{
		"Int": 100, "ID": "x", "String": "x", "Boolean": true, "Time": "2026-03-02T09:00:00Z", "Date": "2026-03-02", "Base64": "AA==",
	}[of.Name()]
}

func (w *world) answerTo(r *http.Request) (a answer) {
	w.t.Helper()
	_, raw := w.do(r)
	if err := json.Unmarshal(raw, &a); err != nil {
		w.t.Fatalf("%v in %s", err, raw)
	}
	return a
}

// The id of each document is the hash of its text, so that the manifest can't
// say one thing and mean another, and each fits the schema and its limits.
func TestTrustedDocumentsAreWhatTheirIDsSay(t *testing.T) {
	s := loadSchema(t)
	for id, text := range consoleDocuments(t) {
		sum := sha256.Sum256([]byte(text))
		if id != "sha256:"+hex.EncodeToString(sum[:]) {
			t.Errorf("%s is not the hash of %.60s", id, text)
		}
		if _, errs := gqlparser.LoadQueryWithRules(s, text, rules.NewDefaultRules()); errs != nil {
			t.Errorf("%.60s: %v", text, errs)
		}
	}
}

func TestSessionsRunTrustedDocumentsOnly(t *testing.T) {
	const text = `query { viewer { name } }`
	w := newWorld(t, dbtest.Open(t, db.SQLite), func(c *graph.Config) {
		c.FreeForm, c.Trusted = false, map[string]string{"sha256:one": text}
	})
	for name, c := range map[string]struct {
		auth func(*http.Request)
		body string
		want string
	}{
		"a session, its document":        {w.acme.olive.auth, `{"documentId":"sha256:one"}`, `"Olive"`},
		"a session, another document":    {w.acme.olive.auth, `{"documentId":"sha256:two"}`, "UNKNOWN_DOCUMENT"},
		"a session, the same as text":    {w.acme.olive.auth, `{"query":"` + text + `"}`, "UNTRUSTED_DOCUMENT"},
		"a session, a query of its own":  {w.acme.olive.auth, `{"query":"{ members(first: 1) { nodes { id } } }"}`, "UNTRUSTED_DOCUMENT"},
		"a token, a query of its own":    {bearer(w.acme.token), `{"query":"{ viewer { name } }"}`, `"Tests"`},
		"a token, a document":            {bearer(w.acme.token), `{"documentId":"sha256:one"}`, `"Tests"`},
		"a session, a persisted query":   {w.acme.olive.auth, `{"query":"","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}`, "missing"},
		"a session, both":                {w.acme.olive.auth, `{"query":"` + text + `","documentId":"sha256:one"}`, "not both"},
		"a session, introspection by id": {w.acme.olive.auth, `{"documentId":"__schema"}`, "UNKNOWN_DOCUMENT"},
	} {
		r := w.request(http.MethodPost, "/graphql", c.body)
		r.Header.Set("Content-Type", "application/json")
		c.auth(r)
		if _, raw := w.do(r); !strings.Contains(string(raw), c.want) {
			t.Errorf("%s: %s, want %s", name, raw, c.want)
		}
	}
	r := w.request(http.MethodGet, "/graphql?documentId=sha256:one", "")
	w.acme.olive.auth(r)
	if resp, raw := w.do(r); resp.StatusCode != http.StatusOK || !strings.Contains(string(raw), "Olive") {
		t.Errorf("by GET: %s", raw)
	}
	if a := fmt.Sprint(w.send(w.acme.olive.auth, `{ __schema { types { name } } }`, nil)); strings.Contains(a, "Query") {
		t.Errorf("a session reads the schema: %.200s", a)
	}
}
