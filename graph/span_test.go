package graph

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Resolvers that take longer than a millisecond are in the span, others and plain
// fields are not.
func TestSlowResolversAreInTheSpan(t *testing.T) {
	s := &spans{}
	ctx := context.WithValue(t.Context(), spansKey{}, s)
	run := func(field string, resolver bool, takes time.Duration) {
		fc := &graphql.FieldContext{Object: "Query", IsResolver: resolver, Field: graphql.CollectedField{Field: &ast.Field{Name: field}}}
		v, err := timed(graphql.WithFieldContext(ctx, fc), func(context.Context) (any, error) {
			<-time.After(takes)
			return field, nil
		})
		if v != field || err != nil {
			t.Errorf("%s: %v %v", field, v, err)
		}
	}
	run("slow", true, 3*slowResolver)
	run("plain", false, 3*slowResolver)
	if text := s.take().String(); !strings.Contains(text, "Query.slow=") || strings.Contains(text, "plain") {
		t.Errorf("span: %s", text)
	}
	for range maxSlow + 5 {
		run("slow", true, 2*slowResolver)
	}
	if n := len(s.take().Group()); n != maxSlow || len(s.take().Group()) != 0 {
		t.Errorf("%d resolvers in one span, want %d, and none twice", n, maxSlow)
	}
}

// The cache of queries is bounded in octets: long ones are not kept.
func TestTheQueryCacheIsBoundedInOctets(t *testing.T) {
	docs := newDocuments()
	long, short := "{ a(x: \""+strings.Repeat("x", cachedLength)+"\") }", "{ a }"
	for _, q := range []string{long, short} {
		docs.Add(t.Context(), q, &ast.QueryDocument{})
	}
	if _, kept := docs.Get(t.Context(), long); kept {
		t.Error("a long query is kept")
	}
	if _, kept := docs.Get(t.Context(), short); !kept {
		t.Error("a short query is not kept")
	}
	for i := range cachedDocuments + 1 {
		docs.Add(t.Context(), short+strings.Repeat(" ", i+1), &ast.QueryDocument{})
	}
	if _, kept := docs.Get(t.Context(), short); kept {
		t.Error("more queries are kept than there is room for")
	}
}
