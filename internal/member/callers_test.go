package member_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// fragments are the names through which SQL comes from outside this package.
var fragments = []string{"Where", "Query", "QueryCount", "QueryGroups", "QueryGroupsCount"}

// TestOnlySCIMBringsSQL pins who may write conditions over this package's
// tables: package scim, which compiles parsed filters with values as parameters.
func TestOnlySCIMBringsSQL(t *testing.T) {
	root := filepath.Join("..", "..")
	callers := 0
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "node_modules" || strings.HasPrefix(e.Name(), ".") && path != root):
			return fs.SkipDir
		case e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		used, err := uses(path)
		if err != nil || len(used) == 0 {
			return err
		}
		callers++
		if dir, _ := filepath.Rel(root, filepath.Dir(path)); dir != "scim" {
			t.Errorf("%s uses member.%s", path, strings.Join(used, ", member."))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if callers == 0 {
		t.Error("nobody uses them: this test looks in the wrong place")
	}
}

// uses lists which of the fragments a file refers to.
func uses(path string) (names []string, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if home, ok := selector.X.(*ast.Ident); !ok || home.Name != "member" {
			return true
		}
		for _, f := range fragments {
			if selector.Sel.Name == f {
				names = append(names, f)
			}
		}
		return true
	})
	return names, nil
}
