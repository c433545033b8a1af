package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sysoon/steward/graph/schema"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// typeRules says for each type with which permissions its fields may be read:
// the actor holds one of them. anybody stands for whoever is signed in. A field
// with @can needs that besides. A type that is not here is read by nobody.
//
// A type's rule is what leads to it: the permissions of the fields that give it,
// directly or through other types. What was decided stands in access.json, so
// that a new way to a type gives nothing until somebody has written it there.
type typeRules map[string][]access.Permission

// anybody is the rule for whoever is signed in.
const anybody access.Permission = "SIGNED_IN"

// reach works out what leads to each object type. The field node leads nowhere of
// its own: it gives what the query of the type gives, with its permission.
func reach(s *ast.Schema) typeRules {
	rules := typeRules{}
	for grown := true; grown; {
		grown = false
		for _, d := range s.Types {
			if d.Kind != ast.Object || strings.HasPrefix(d.Name, "__") {
				continue
			}
			for _, f := range d.Fields {
				if strings.HasPrefix(f.Name, "__") || d == s.Query && f.Name == "node" {
					continue
				}
				grown = rules.lead(s, f, guards(rules, d, f)) || grown
			}
		}
	}
	return rules
}

// guards are the permissions that a field needs: its own, else its type's.
func guards(rules typeRules, d *ast.Definition, f *ast.FieldDefinition) []access.Permission {
	if can := f.Directives.ForName("can"); can != nil {
		return []access.Permission{access.Permission(can.Arguments.ForName("permission").Value.Raw)}
	}
	if f.Directives.ForName("signedIn") != nil {
		return []access.Permission{anybody}
	}
	return rules[d.Name]
}

// lead adds a field's guards to the types that it gives, and tells whether any
// was new.
func (t typeRules) lead(s *ast.Schema, f *ast.FieldDefinition, by []access.Permission) (grown bool) {
	given := s.Types[f.Type.Name()]
	all := []*ast.Definition{given}
	if given.Kind == ast.Interface || given.Kind == ast.Union {
		all = s.GetPossibleTypes(given)
	}
	for _, d := range all {
		if d.Kind != ast.Object {
			continue
		}
		for _, p := range by {
			if !slices.Contains(t[d.Name], p) {
				t[d.Name] = append(t[d.Name], p)
				slices.Sort(t[d.Name])
				grown = true
			}
		}
	}
	return grown
}

// decided are the rules of access.json; types that it does not know yet have
// what leads to them, until the test that compares both has been mended.
func decided() (typeRules, error) {
	s, err := parsedSchema()
	if err != nil {
		return nil, err
	}
	rules := reach(s)
	written, err := writtenRules()
	for name, by := range written {
		rules[name] = by
	}
	return rules, err
}

func writtenRules() (typeRules, error) {
	var written typeRules
	if err := json.Unmarshal(schema.Access, &written); err != nil {
		return nil, fmt.Errorf("graph/schema/access.json: %w", err)
	}
	return written, nil
}

// readable tells which types an actor may read.
func (t typeRules) readable(a access.Actor) map[string]bool {
	held := map[access.Permission]bool{anybody: true}
	for _, p := range a.Held() {
		held[p] = true
	}
	out := make(map[string]bool, len(t))
	for name, by := range t {
		out[name] = slices.ContainsFunc(by, func(p access.Permission) bool { return held[p] })
	}
	return out
}

type readableKey struct{}

// withReadable works out once for each operation what its actor may read.
func withReadable(rules typeRules) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		a, _ := access.From(ctx)
		return next(context.WithValue(ctx, readableKey{}, rules.readable(a)))
	}
}

// guardField refuses fields of types that the actor may not read, whichever way
// led to them. The roots guard their own.
func guardField(ctx context.Context, next graphql.Resolver) (any, error) {
	of := graphql.GetFieldContext(ctx).Object
	readable, _ := ctx.Value(readableKey{}).(map[string]bool)
	root := of == "Query" || of == "Mutation" || of == "Subscription" || strings.HasPrefix(of, "__")
	if !root && !readable[of] {
		return nil, fault.New(fault.Denied, "You may not read %s here. Ask an owner of your organization.", of).Coded(of)
	}
	return next(ctx)
}
