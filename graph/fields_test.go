package graph

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

const accessFile = "schema/access.json"

// Every field has a rule: its own, or its type's. And every way to a type has
// been decided: a new one is not open until it is written down.
func TestEveryFieldHasARule(t *testing.T) {
	s, err := parsedSchema()
	if err != nil {
		t.Fatal(err)
	}
	leads := reach(s)
	if os.Getenv("DECIDE_ACCESS") == "1" {
		text, err := json.MarshalIndent(leads, "", "  ")
		if err == nil {
			err = os.WriteFile(accessFile, append(text, '\n'), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	written, err := writtenRules()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Types {
		if d.Kind != ast.Object || strings.HasPrefix(d.Name, "__") || d == s.Query || d == s.Mutation || d == s.Subscription {
			continue
		}
		if len(leads[d.Name]) == 0 {
			t.Errorf("no field gives a %s, so that nobody may read its fields: give it a way with @can, or remove it", d.Name)
		}
		if !slices.Equal(leads[d.Name], written[d.Name]) {
			t.Errorf("%s can be reached with %v, and %s says %v: decide whether those who hold that may read it, then run DECIDE_ACCESS=1 go test ./graph -run TestEveryFieldHasARule", d.Name, leads[d.Name], accessFile, written[d.Name])
		}
	}
	for name := range written {
		if s.Types[name] == nil {
			t.Errorf("%s names %s, which the schema does not have", accessFile, name)
		}
	}
}

// The matrix of types and permissions: whoever holds one permission alone reads
// the fields of the types that it leads to, and of no other.
func TestFieldsAreReadWithTheirPermissionsOnly(t *testing.T) {
	rules, err := decided()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range access.Permissions {
		a := access.Actor{Kind: access.KindProgram, Org: "one", ID: "t", Roles: access.System("one", "x").Roles, Scopes: []access.Permission{p}}
		ctx := context.WithValue(t.Context(), readableKey{}, rules.readable(a))
		for name, by := range rules {
			ctx := graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: name})
			_, err := guardField(ctx, func(context.Context) (any, error) { return "read", nil })
			if may := slices.Contains(by, p) || slices.Contains(by, anybody); may != (err == nil) || err != nil && !fault.Is(err, fault.Denied) {
				t.Errorf("with %s alone, %s: %v, want it read: %v", p, name, err, may)
			}
		}
	}
	ctx := graphql.WithFieldContext(t.Context(), &graphql.FieldContext{Object: "Nothing"})
	if _, err := guardField(ctx, func(context.Context) (any, error) { return "read", nil }); err == nil {
		t.Error("a type without a rule was read")
	}
}

func TestReachFollowsTheWays(t *testing.T) {
	s := gqlparser.MustLoadSchema(&ast.Source{Input: `
		directive @can(permission: String!) on FIELD_DEFINITION
		directive @signedIn on FIELD_DEFINITION
		type Query { a: A! @can(permission: "ONE") b: B! @can(permission: "TWO") c: C! @signedIn }
		type A { b: B! own: D! @can(permission: "THREE") }
		type B { x: Int! }
		type C { x: Int! }
		type D { x: Int! }
		type Lost { x: Int! }`})
	got := reach(s)
	for name, want := range map[string]string{"A": "ONE", "B": "ONE TWO", "C": "SIGNED_IN", "D": "THREE", "Lost": ""} {
		var names []string
		for _, p := range got[name] {
			names = append(names, string(p))
		}
		if strings.Join(names, " ") != want {
			t.Errorf("%s is reached with %v, want %s", name, names, want)
		}
	}
}
