package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sysoon/steward/internal/term"
)

// TestPublishedPages: the catalogue's schema is one, and the page of the 85
// statements names each with what became of it.
func TestPublishedPages(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /docs/catalogue.schema.json", catalogueSchema)
	mux.HandleFunc("GET /docs/statement.md", statementRows)
	get := func(path, kind string) string {
		rec := httptest.NewRecorder()
		mux.ServeHTTP(rec, httptest.NewRequestWithContext(context.Background(), http.MethodGet, path, nil))
		if rec.Code != http.StatusOK || !strings.HasPrefix(rec.Header().Get("Content-Type"), kind) {
			t.Errorf("%s: %d %s", path, rec.Code, rec.Header().Get("Content-Type"))
		}
		return rec.Body.String()
	}
	raw, err := jsonschema.UnmarshalJSON(strings.NewReader(get("/docs/catalogue.schema.json", "application/schema+json")))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("catalogue.schema.json", raw); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Compile("catalogue.schema.json"); err != nil {
		t.Error(err)
	}
	page := get("/docs/statement.md", "text/markdown")
	if !strings.Contains(page, "- `device.updates`: Steward holds no device") || strings.Contains(page, "- `device.collection`") {
		t.Error("the page doesn't say which terms others carry out")
	}
	for _, r := range term.Rows {
		if !strings.Contains(page, r.Says) {
			t.Errorf("the page lacks row %d", r.Number)
		}
	}
	if n := strings.Count(page, "\n| "); n != len(term.Rows)+1 {
		t.Errorf("the page has %d rows", n)
	}
}

// writesCatalogue: what export writes of an installation's catalogue is what check
// accepts.
func (s *server) writesCatalogue(data, keys string) {
	s.t.Helper()
	var out, errs bytes.Buffer
	code := run(s.t.Context(), []string{"catalogue", "export", "--data", s.dir, "--database", data, "--keys-database", keys}, nil, &out, &errs)
	if code != 0 || !strings.Contains(out.String(), "night_desk") {
		s.t.Fatalf("exit code %d\n%.300s%s", code, out.String(), errs.String())
	}
	name := filepath.Join(s.t.TempDir(), "catalogue.yaml")
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		s.t.Fatal(err)
	}
	out.Reset()
	if code := run(s.t.Context(), []string{"catalogue", "check", name}, nil, &out, &errs); code != 0 || !strings.Contains(out.String(), "in order") {
		s.t.Errorf("exit code %d\n%s%s", code, out.String(), errs.String())
	}
}

// row36: who comes without a cookie is given none, so that clearing it is the end
// of it: neither a page nor the API makes the visitor known again.
func (s *server) row36() {
	s.t.Helper()
	for _, path := range []string{"/", "/my-data", "/auth/sign-in", "/docs/statement.md", "/graphql"} {
		req, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.file.Console+path, nil)
		if err != nil {
			s.t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			s.t.Fatal(err)
		}
		_ = res.Body.Close()
		if set := res.Header.Values("Set-Cookie"); len(set) > 0 {
			s.t.Errorf("%s gives a visitor without a cookie %q", path, set)
		}
	}
}
