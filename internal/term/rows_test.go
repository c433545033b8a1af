package term

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func readSchema(t *testing.T) *ast.Schema {
	t.Helper()
	names, err := filepath.Glob("../../graph/schema/*.graphqls")
	if err != nil || len(names) == 0 {
		t.Fatal("no schema", err)
	}
	sources := make([]*ast.Source, len(names))
	for i, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources[i] = &ast.Source{Name: name, Input: string(body)}
	}
	s, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestEveryRowIsAnsweredOnce: the table has each row of section 1 of the
// specification exactly once, with what serves it: terms or a reason why none,
// packages and fields that exist.
func TestEveryRowIsAnsweredOnce(t *testing.T) {
	s := readSchema(t)
	seen := map[int]bool{}
	for i, r := range Rows {
		if r.Number != i+1 || seen[r.Number] {
			t.Errorf("row %d stands in place %d", r.Number, i+1)
		}
		seen[r.Number] = true
		if terms := r.Terms(); len(terms) == 0 && r.Not == "" || len(r.Also) > 0 && r.Not != "" {
			t.Errorf("row %d has the terms %v and the reason %q: without terms it needs a reason", r.Number, terms, r.Not)
		}
		if r.Says == "" || len(r.Code) == 0 || len(r.Fields) == 0 {
			t.Errorf("row %d doesn't say what serves it", r.Number)
		}
		for _, key := range r.Also {
			if d, ok := Lookup(key); !ok || d.Row == r.Number {
				t.Errorf("row %d: %q is no term, or the row's own", r.Number, key)
			}
		}
		for _, dir := range r.Code {
			if files, err := filepath.Glob(filepath.Join("../..", dir, "*.go")); err != nil || len(files) == 0 {
				t.Errorf("row %d: there is no package %s", r.Number, dir)
			}
		}
		for _, name := range r.Fields {
			typ, field, _ := strings.Cut(name, ".")
			if def := s.Types[typ]; def == nil || def.Fields.ForName(field) == nil {
				t.Errorf("row %d: the API has no %s", r.Number, name)
			}
		}
	}
	if len(Rows) != 85 {
		t.Errorf("there are %d rows; section 1 has 85", len(Rows))
	}
}

// TestEveryTermStandsInItsRow: a definition names a row that lists it.
func TestEveryTermStandsInItsRow(t *testing.T) {
	page := RowsPage()
	for _, d := range Registry() {
		if d.Row < 1 || d.Row > len(Rows) || !slices.Contains(Rows[d.Row-1].Terms(), d.Key) {
			t.Errorf("%s points to row %d, which doesn't list it", d.Key, d.Row)
		}
		if !strings.Contains(page, "`"+string(d.Key)+"`") {
			t.Errorf("the page doesn't name %s", d.Key)
		}
	}
}
