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

// TestEveryTermStandsInItsRow: the table and the registry say the same of each
// term, and the page names all.
func TestEveryTermStandsInItsRow(t *testing.T) {
	for _, wrong := range astray(Rows, Registry()) {
		t.Error(wrong)
	}
	page := RowsPage()
	for _, d := range Registry() {
		if !strings.Contains(page, "`"+string(d.Key)+"`") {
			t.Errorf("the page doesn't name %s", d.Key)
		}
	}
}

// TestATermInAWrongRowIsFound: whichever of the two sides is wrong.
func TestATermInAWrongRowIsFound(t *testing.T) {
	defs := Registry()
	at := slices.IndexFunc(defs, func(d Definition) bool { return d.Key == LegalNotice })
	defs[at].Row = 27
	if got := astray(Rows, defs); len(got) != 1 || !strings.Contains(got[0], "legal_process.notice is registered with row 27 and stands in [26]") {
		t.Errorf("moved to another row: %q", got)
	}
	cases := map[string]struct {
		change func(*Row)
		says   string
	}{
		"taken out of its row":  {func(r *Row) { r.Own = nil }, "no term and no reason"},
		"a reason gone stale":   {func(r *Row) { r.Not = notFact }, "a reason why it has none"},
		"another row's as well": {func(r *Row) { r.Own = append(slices.Clone(r.Own), PromotionsPost) }, "promotions.post is registered with row 31 and stands in [26 31]"},
		"what is no term":       {func(r *Row) { r.Own = append(slices.Clone(r.Own), "no.such") }, "no.such, which is no term"},
	}
	for name, c := range cases {
		rows := slices.Clone(Rows)
		c.change(&rows[25])
		if got := astray(rows, Registry()); !strings.Contains(strings.Join(got, "\n"), c.says) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
