package term

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// membersOwn are the terms that no agreement sets: the tests named drive them by
// the member's own choice.
var membersOwn = map[Key]string{
	HealthMarketing: "TestRow85HealthMarketingIsOptIn",
	HealthCombine:   "TestRow85HealthMarketingIsOptIn",
}

// TestEveryTermIsDrivenByAnotherValue: beside the code that enforces a term stands
// a test that agrees on another value than the one that holds without. That the
// test looks at what happens then can't be read off; that it is there can.
func TestEveryTermIsDrivenByAnotherValue(t *testing.T) {
	names, options := constants(t), optionsByName(t)
	driven := map[string]map[string][]string{}
	for _, d := range Registry() {
		dir, _, _ := strings.Cut(d.EnforcedBy, ":")
		if driven[dir] == nil {
			driven[dir] = agreedIn(t, filepath.Join("..", "..", filepath.FromSlash(dir)), options)
		}
		if test, own := membersOwn[d.Key]; own {
			if !d.SubjectOnly || len(driven[dir]["func "+test]) == 0 {
				t.Errorf("%s is the member's own: %s must set it", d.Key, test)
			}
			continue
		}
		usual := without(t, d)
		if !slices.ContainsFunc(driven[dir][names[d.Key]], func(v string) bool { return v != usual && wellFormed(d, v) }) {
			t.Errorf("no test of %s agrees on another value of %s than %s, only on %q", dir, d.Key, usual, driven[dir][names[d.Key]])
		}
	}
}

// without is a term's value for an organization that agreed on nothing: that of
// the vendor's statement, or the default.
func without(t *testing.T, d Definition) string {
	t.Helper()
	statements, err := Statements()
	if err != nil {
		t.Fatal(err)
	}
	usual := d.Default.String()
	for _, s := range statements {
		for _, c := range s.Clauses {
			if c.Term == d.Key && c.Reach == (Reach{}) {
				usual = c.Value
			}
		}
	}
	return usual
}

func wellFormed(d Definition, text string) bool {
	_, err := d.Parse(text)
	return err == nil
}

// agreedIn lists the values that the tests of a package agree on, by the name of
// the term's constant; its tests stand in the list as "func TestName".
func agreedIn(t *testing.T, dir string, options map[string]string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for key, values := range agreedBy(file, options) {
			out[key] = append(out[key], values...)
		}
	}
	return out
}

// agreedBy finds what a file's tests agree on: an entry of termtest.Values, a call
// of agree, sign or clause, and a Proposal.
func agreedBy(file *ast.File, options map[string]string) map[string][]string {
	out := map[string][]string{}
	add := func(key, value ast.Expr) {
		if name := selected(key); name != "" {
			if text, ok := textOf(value, options); ok {
				out[name] = append(out[name], text)
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			out["func "+n.Name.Name] = []string{"here"}
		case *ast.CompositeLit:
			entries(n, add)
		case *ast.CallExpr:
			if name := called(n); (name == "agree" || name == "sign" || name == "clause") && len(n.Args) > 1 {
				add(n.Args[0], n.Args[1])
			}
		}
		return true
	})
	return out
}

// entries finds what a literal agrees on: termtest.Values{term.X: "v"} and
// Proposal{Term: term.X, Value: "v"}.
func entries(lit *ast.CompositeLit, add func(key, value ast.Expr)) {
	fields := map[string]ast.Expr{}
	values := typeName(lit.Type) == "Values"
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if values {
			add(kv.Key, kv.Value)
		}
		if name, ok := kv.Key.(*ast.Ident); ok {
			fields[name.Name] = kv.Value
		}
		if inner, ok := kv.Value.(*ast.CompositeLit); ok && inner.Type == nil && elementOf(lit.Type) == "Values" {
			inner.Type = lit.Type.(*ast.MapType).Value
		}
	}
	if fields["Term"] != nil && fields["Value"] != nil {
		add(fields["Term"], fields["Value"])
	}
}

func elementOf(e ast.Expr) string {
	if m, ok := e.(*ast.MapType); ok {
		return typeName(m.Value)
	}
	return ""
}

func typeName(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	}
	return ""
}

func called(c *ast.CallExpr) string { return typeName(c.Fun) }

// selected is X of term.X.
func selected(e ast.Expr) string {
	if s, ok := e.(*ast.SelectorExpr); ok {
		if x, ok := s.X.(*ast.Ident); ok && x.Name == "term" {
			return s.Sel.Name
		}
	}
	return ""
}

// textOf is the text of a literal, or of one of this package's options.
func textOf(e ast.Expr, options map[string]string) (string, bool) {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		text, err := strconv.Unquote(lit.Value)
		return text, err == nil
	}
	text, ok := options[selected(e)]
	return text, ok
}

// optionsByName are the values of this package's constants of type string.
func optionsByName(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && len(v.Values) == len(v.Names) {
				for i, id := range v.Names {
					if text, ok := textOf(v.Values[i], nil); ok {
						out[id.Name] = text
					}
				}
			}
			return true
		})
	}
	return out
}

// TestATermThatNobodyDrivesIsFound: what isn't agreed on doesn't count, such as a
// term that is only compared, or agreed on by a variable.
func TestATermThatNobodyDrivesIsFound(t *testing.T) {
	for text, want := range map[string][]string{
		`var _ = termtest.Values{term.LegalNotice: "false"}`:                                {"false"},
		`var _ = map[string]termtest.Values{"a": {term.LegalNotice: "false"}}`:              {"false"},
		`var _ = term.Proposal{Section: "1", Term: term.LegalNotice, Value: "false"}`:       {"false"},
		`func f() { w.agree(term.LayerMaster, clause(term.LegalNotice, "false", reach)) }`:  {"false"},
		`func f() { w.agree(term.LegalNotice, term.SuspendedWork, "1") }`:                   {"work"},
		`var _ = map[term.Key]string{term.LegalNotice: "false"}`:                            nil,
		`func f(v string) { w.agree(term.LegalNotice, v, "1") }`:                            nil,
		`func f() { look(term.LegalNotice, "false") }`:                                      nil,
		`func f() { if all[term.LegalNotice] != "false" { panic(0) } } // Values{"a": "b"}`: nil,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "p.go", "package p; "+text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := agreedBy(file, map[string]string{"SuspendedWork": "work"})["LegalNotice"]; !slices.Equal(got, want) {
			t.Errorf("%s agrees on %q, want %q", text, got, want)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(membersOwn)) {
		if d, ok := Lookup(name); !ok || !d.SubjectOnly {
			t.Errorf("%s isn't the member's own", name)
		}
	}
}
