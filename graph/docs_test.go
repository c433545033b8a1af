package graph_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// read opens a page of the reference.
func readPage(t *testing.T, h http.Handler, path string) (int, string) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r.WithContext(access.With(t.Context(), access.System("one", "test"))))
	body, _ := io.ReadAll(rec.Body)
	return rec.Code, string(body)
}

// Every root field and type has a page, and every example is valid.
func TestTheReferenceHasAPageForEverything(t *testing.T) {
	h, err := graph.Reference()
	if err != nil {
		t.Fatal(err)
	}
	s := loadSchema(t)
	_, list := readPage(t, h, "/docs/api")
	for _, root := range []*ast.Definition{s.Query, s.Mutation, s.Subscription} {
		for _, f := range root.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			code, page := readPage(t, h, "/docs/api/"+f.Name)
			if code != http.StatusOK || !strings.Contains(list, `href="/docs/api/`+f.Name+`"`) {
				t.Errorf("%s has no page: %d", f.Name, code)
			}
			if _, errs := gqlparser.LoadQueryWithRules(s, exampleIn(page), rules.NewDefaultRules()); errs != nil {
				t.Errorf("the example of %s: %v\n%s", f.Name, errs, exampleIn(page))
			}
		}
	}
	for name := range s.Types {
		if root := name == "Query" || name == "Mutation" || name == "Subscription"; !root && !strings.HasPrefix(name, "__") {
			if code, _ := readPage(t, h, "/docs/api/"+name); code != http.StatusOK {
				t.Errorf("%s has no page: %d", name, code)
			}
		}
	}
}

// exampleIn takes the example out of a page.
func exampleIn(page string) string {
	_, rest, _ := strings.Cut(page, "<code>query Example")
	kind := "query Example"
	for _, other := range []string{"mutation Example", "subscription Example"} {
		if _, found, ok := strings.Cut(page, "<code>"+other); ok {
			rest, kind = found, other
		}
	}
	text, _, _ := strings.Cut(rest, "</code>")
	return kind + strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(text)
}

func TestTheReferenceIsSearched(t *testing.T) {
	h, err := graph.Reference()
	if err != nil {
		t.Fatal(err)
	}
	_, found := readPage(t, h, "/docs/api?q=LEGAL+hold")
	if !strings.Contains(found, `/docs/api/placeHold"`) || strings.Contains(found, `/docs/api/createGroup"`) {
		t.Error("a search for holds does not find them, or finds groups")
	}
	if _, none := readPage(t, h, "/docs/api?q=%3Cscript%3E"); strings.Contains(none, "<script>") || !strings.Contains(none, "nothing like that") {
		t.Error("a search for nothing")
	}
	if code, _ := readPage(t, h, "/docs/api/nothing"); code != http.StatusNotFound {
		t.Errorf("an unknown name: %d", code)
	}
	_, text := readPage(t, h, "/docs/api/schema.graphql")
	if _, err := gqlparser.LoadSchema(&ast.Source{Input: text}); err != nil || !strings.Contains(text, "type Member") {
		t.Errorf("the schema to download: %v", err)
	}
}

func TestTheReferenceIsForThoseSignedIn(t *testing.T) {
	h, err := graph.Reference()
	if err != nil {
		t.Fatal(err)
	}
	for accept, want := range map[string]int{"text/html": http.StatusSeeOther, "*/*": http.StatusUnauthorized} {
		r := httptest.NewRequest(http.MethodGet, "/docs/api", nil)
		r.Header.Set("Accept", accept)
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, r)
		if rec.Code != want {
			t.Errorf("%s: %d", accept, rec.Code)
		}
	}
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	if a := w.acme.call(`{ rateLimit { perRequest } }`, nil); a.at("rateLimit", "perRequest") != 10_000.0 {
		t.Errorf("%v", a.Data)
	}
}
