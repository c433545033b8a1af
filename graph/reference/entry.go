package reference

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// entries lists everything that has a page, by name.
func entries(s *ast.Schema) (out []Entry) {
	for _, root := range []*ast.Definition{s.Query, s.Mutation, s.Subscription} {
		if root == nil {
			continue
		}
		for _, f := range root.Fields {
			if !strings.HasPrefix(f.Name, "__") {
				out = append(out, rootEntry(s, root, f))
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.Types)) {
		d := s.Types[name]
		if strings.HasPrefix(name, "__") || d == s.Query || d == s.Mutation || d == s.Subscription {
			continue
		}
		out = append(out, typeEntry(s, d))
	}
	slices.SortStableFunc(out, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func rootEntry(s *ast.Schema, root *ast.Definition, f *ast.FieldDefinition) Entry {
	return Entry{
		Name: f.Name, Kind: root.Name, About: f.Description, Takes: arguments(f), Gives: link(f.Type),
		Needs: needs(f.Directives), Gone: gone(f.Directives), Example: example(s, root, f),
	}
}

func typeEntry(s *ast.Schema, d *ast.Definition) Entry {
	e := Entry{Name: d.Name, Kind: string(d.Kind), About: d.Description}
	for _, f := range d.Fields {
		if !strings.HasPrefix(f.Name, "__") {
			e.Fields = append(e.Fields, Part{Name: f.Name, About: f.Description, Type: link(f.Type), Needs: needs(f.Directives), Gone: gone(f.Directives)})
		}
	}
	for _, v := range d.EnumValues {
		e.Values = append(e.Values, Part{Name: v.Name, About: v.Description, Gone: gone(v.Directives)})
	}
	if d.Kind == ast.Interface || d.Kind == ast.Union {
		for _, p := range s.GetPossibleTypes(d) {
			e.Values = append(e.Values, Part{Name: p.Name, About: p.Description, Type: Link{Text: p.Name, Name: p.Name}})
		}
	}
	return e
}

func arguments(f *ast.FieldDefinition) (out []Part) {
	for _, a := range f.Arguments {
		out = append(out, Part{Name: a.Name, About: a.Description, Type: link(a.Type), Gone: gone(a.Directives)})
	}
	return out
}

func link(t *ast.Type) Link { return Link{Text: t.String(), Name: t.Name()} }

// needs names the permission of a field.
func needs(all ast.DirectiveList) string {
	if can := all.ForName("can"); can != nil {
		return can.Arguments.ForName("permission").Value.Raw
	}
	return ""
}

func gone(all ast.DirectiveList) string {
	d := all.ForName("deprecated")
	if d == nil {
		return ""
	}
	if reason := d.Arguments.ForName("reason"); reason != nil {
		return reason.Value.Raw
	}
	return "No longer supported"
}

// example is a call of a root field with the arguments that it needs, and the
// plain fields of what it gives.
func example(s *ast.Schema, root *ast.Definition, f *ast.FieldDefinition) string {
	var params, args []string
	for _, a := range f.Arguments {
		if a.Type.NonNull || a.Name == "first" {
			params = append(params, "$"+a.Name+": "+a.Type.String())
			args = append(args, a.Name+": $"+a.Name)
		}
	}
	return fmt.Sprintf("%s Example%s {\n  %s%s%s\n}", strings.ToLower(root.Name), brackets(params), f.Name, brackets(args), selection(s, f.Type, "  ", 3))
}

func brackets(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "(" + strings.Join(words, ", ") + ")"
}

// selection chooses the fields of a type that take no arguments, as deep as
// depth for lists and payloads.
func selection(s *ast.Schema, t *ast.Type, indent string, depth int) string {
	d := s.Types[t.Name()]
	if d == nil || d.Kind != ast.Object && d.Kind != ast.Interface {
		return ""
	}
	var lines []string
	for _, f := range d.Fields {
		if strings.HasPrefix(f.Name, "__") || len(f.Arguments) > 0 || f.Name == "edges" {
			continue
		}
		inner := s.Types[f.Type.Name()]
		plain := inner.Kind == ast.Scalar || inner.Kind == ast.Enum
		follows := depth > 1 && (f.Name == "nodes" || f.Name == "pageInfo" || f.Name == "errors" || strings.HasSuffix(d.Name, "Payload"))
		if plain || follows {
			lines = append(lines, indent+"  "+f.Name+selection(s, f.Type, indent+"  ", depth-1))
		}
	}
	if len(lines) == 0 {
		lines = []string{indent + "  __typename"}
	}
	return " {\n" + strings.Join(lines, "\n") + "\n" + indent + "}"
}
