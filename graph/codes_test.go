package graph

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

// TestCodesAreClosed: every code that an error can have is in the enum that
// clients read, and no other is. Codes are the kinds of package fault, the
// constants of errors.go, and PENDING for what waits.
func TestCodesAreClosed(t *testing.T) {
	can := []string{"PENDING"}
	for path, of := range map[string]string{"../internal/fault/fault.go": "Kind", "errors.go": ""} {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			if name, _ := spec.Type.(*ast.Ident); of != "" && (name == nil || name.Name != of) {
				return true
			}
			if text, ok := spec.Values[0].(*ast.BasicLit); ok && text.Kind == token.STRING {
				code, _ := strconv.Unquote(text.Value)
				can = append(can, code)
			}
			return true
		})
	}
	can = append(can, codeParse, codeValidation)
	var told []string
	for _, v := range schemaOf().Types["ErrorCode"].EnumValues {
		told = append(told, v.Name)
	}
	slices.Sort(can)
	slices.Sort(told)
	if !slices.Equal(can, told) {
		t.Errorf("errors can have %v,\nclients are told of %v", can, told)
	}
}
