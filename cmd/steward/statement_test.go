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
)

// TestTheStatementsSchemaIsPublished: it is one, where the console and the command
// say that it is.
func TestTheStatementsSchemaIsPublished(t *testing.T) {
	rec := httptest.NewRecorder()
	statementSchema(rec, httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/docs/statement.schema.json", nil))
	doc, err := jsonschema.UnmarshalJSON(rec.Body)
	if err != nil || rec.Header().Get("Content-Type") != "application/schema+json" {
		t.Fatal(err, rec.Header())
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("statement.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Compile("statement.schema.json"); err != nil {
		t.Error(err)
	}
}

// writesStatement: what export writes is what check reads, the installation says
// that it is published already, and nobody but two operators publish another.
func (s *server) writesStatement(data, keys string) {
	s.t.Helper()
	at := []string{"--data", s.dir, "--database", data, "--keys-database", keys}
	command := func(want int, args ...string) string {
		var out, errs bytes.Buffer
		if code := run(s.t.Context(), append([]string{"statement"}, args...), nil, &out, &errs); code != want {
			s.t.Errorf("statement %s: exit code %d\n%s%s", args[0], code, out.String(), errs.String())
		}
		return out.String() + errs.String()
	}
	text := command(0, append([]string{"export"}, at...)...)
	name := filepath.Join(s.t.TempDir(), "statement.yaml")
	write := func(text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	write(text)
	if got := command(0, "check", name); !strings.Contains(got, "in order") {
		s.t.Error(got)
	}
	if got := command(1, append([]string{"check", name, "--installed"}, at...)...); !strings.Contains(got, "doesn't change") {
		s.t.Error(got)
	}
	next := strings.NewReplacer("version: 2018-05", "version: 2099-01", "2018-05-01", "2099-01-01").Replace(text)
	write(next)
	for _, who := range [][2]string{{"nobody@x.example", "none@x.example"}, {"one@x.example", "one@x.example"}} {
		if got := command(1, append([]string{"import", name, "--prepared", who[0], "--approved", who[1]}, at...)...); !strings.Contains(got, "nobody with the user name") && !strings.Contains(got, "two people") {
			s.t.Error(got)
		}
	}
	if got := command(1, append([]string{"export", "2099-01"}, at...)...); !strings.Contains(got, "Published are: 2018-05.") {
		s.t.Error(got)
	}
}
