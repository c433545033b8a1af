package schema_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sysoon/steward/graph/schema"
	"github.com/sysoon/steward/internal/access"
)

func load(t *testing.T) *ast.Schema {
	t.Helper()
	names, err := fs.Glob(schema.Files, "*.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	var sources []*ast.Source
	for _, name := range names {
		body, err := schema.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(body)})
	}
	s, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// own tells whether a definition is ours and not the language's.
func own(d *ast.Definition) bool { return !d.BuiltIn && !strings.HasPrefix(d.Name, "__") }

func TestEverythingIsDescribed(t *testing.T) {
	for _, d := range load(t).Types {
		if !own(d) {
			continue
		}
		if d.Description == "" && d.Name != "Query" && d.Name != "Mutation" {
			t.Errorf("%s has no description", d.Name)
		}
		for _, v := range d.EnumValues {
			if v.Description == "" {
				t.Errorf("%s.%s has no description", d.Name, v.Name)
			}
		}
		for _, f := range d.Fields {
			if !strings.HasPrefix(f.Name, "__") {
				described(t, d.Name, f)
			}
		}
	}
}

func described(t *testing.T, of string, f *ast.FieldDefinition) {
	t.Helper()
	if f.Description == "" {
		t.Errorf("%s.%s has no description", of, f.Name)
	}
	for _, a := range f.Arguments {
		if a.Description == "" {
			t.Errorf("%s.%s(%s) has no description", of, f.Name, a.Name)
		}
	}
}

func TestEveryRootFieldSaysWhoMayUseIt(t *testing.T) {
	s := load(t)
	for _, root := range []*ast.Definition{s.Query, s.Mutation} {
		for _, f := range root.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			if f.Directives.ForName("can") == nil && f.Directives.ForName("signedIn") == nil {
				t.Errorf("%s.%s says nobody who may use it: add @can or @signedIn", root.Name, f.Name)
			}
			if root == s.Mutation && f.Directives.ForName("can") == nil {
				t.Errorf("mutation %s needs @can", f.Name)
			}
		}
	}
}

func TestMutationsHaveOneShape(t *testing.T) {
	s := load(t)
	for _, f := range s.Mutation.Fields {
		name := strings.ToUpper(f.Name[:1]) + f.Name[1:]
		if len(f.Arguments) != 1 || f.Arguments[0].Name != "input" || f.Arguments[0].Type.String() != name+"Input!" {
			t.Errorf("mutation %s does not take (input: %sInput!)", f.Name, name)
		}
		if f.Type.String() != name+"Payload!" {
			t.Errorf("mutation %s gives %s, not %sPayload!", f.Name, f.Type, name)
			continue
		}
		errors := s.Types[name+"Payload"].Fields.ForName("errors")
		if errors == nil || errors.Type.String() != "[UserError!]!" {
			t.Errorf("%sPayload has no errors: [UserError!]!", name)
		}
	}
}

func TestConnectionsArePagedAndLimited(t *testing.T) {
	for _, d := range load(t).Types {
		for _, f := range d.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") || f.Type.Name() == "Connection" || f.Type.Elem != nil {
				continue
			}
			first, after := f.Arguments.ForName("first"), f.Arguments.ForName("after")
			if first == nil || first.Type.Name() != "Int" || after == nil || after.Type.String() != "String" {
				t.Errorf("%s.%s lacks first: Int!, after: String", d.Name, f.Name)
			}
		}
	}
}

func TestPermissionsAndRolesAreTheTable(t *testing.T) {
	s := load(t)
	var named []string
	for _, v := range s.Types["Permission"].EnumValues {
		named = append(named, v.Name)
	}
	var held []string
	for _, p := range access.Permissions {
		held = append(held, string(p))
	}
	if !slices.Equal(named, held) {
		t.Errorf("enum Permission is\n%v, the table has\n%v", named, held)
	}
	for _, r := range append(slices.Clone(access.Assignable), access.Plain, access.Operator, access.Provisioner) {
		if s.Types["Role"].EnumValues.ForName(strings.ToUpper(string(r))) == nil {
			t.Errorf("enum Role lacks %s", r)
		}
	}
}
