package term

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestEnforcersAsk reads the code that a definition names: it must ask for the
// term.
func TestEnforcersAsk(t *testing.T) {
	names := constants(t)
	for _, d := range Registry() {
		if why := unenforced(t, d, names[d.Key]); why != "" {
			t.Error(why)
		}
	}
}

// unenforced says why a definition names nothing that asks for its term; "" where
// it does.
func unenforced(t *testing.T, d Definition, constant string) string {
	t.Helper()
	dir, _, ok := strings.Cut(d.EnforcedBy, ":")
	if !ok {
		return string(d.Key) + " is enforced by nothing: " + d.EnforcedBy
	}
	if !asks(t, filepath.Join("..", "..", filepath.FromSlash(dir)), constant) {
		return dir + " doesn't ask for term." + constant
	}
	return ""
}

// TestATermThatNothingEnforcesIsFound: without a package, with one that never
// asks, and with one that is not there.
func TestATermThatNothingEnforcesIsFound(t *testing.T) {
	d, _ := Lookup(LegalNotice)
	for _, by := range []string{"", "everybody", "internal/fault: somewhere", "internal/no-such: Ask"} {
		d.EnforcedBy = by
		if unenforced(t, d, "LegalNotice") == "" {
			t.Errorf("%q passes", by)
		}
	}
	for text, want := range map[string]bool{
		"package p; // term.LegalNotice":                                        false,
		"package p; var _ = term.LegalNotice":                                   false,
		"package p; const words = \"term.LegalNotice\"":                         false,
		"package p; func f() { ask(tx, term.LegalNotice) }":                     true,
		"package p; func f() { q := Question{Term: term.LegalNotice}; use(q) }": true,
		"package p; var kinds = []Kind{{Term: term.LegalNotice}}":               true,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "p.go", text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if uses(file, "LegalNotice") != want {
			t.Errorf("%s counts as asking: %t", text, !want)
		}
	}
}

// asks tells whether a package's code, tests aside, uses a term of this package.
func asks(t *testing.T, dir, constant string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		if uses(file, constant) {
			return true
		}
	}
	return false
}

// uses tells whether code hands term.<constant> to something: a comment, a text
// and an assignment to nothing don't count.
func uses(file *ast.File, constant string) (found bool) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			return len(n.Names) != 1 || n.Names[0].Name != "_"
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			found = found || ok && x.Name == "term" && n.Sel.Name == constant
		}
		return true
	})
	return found
}
