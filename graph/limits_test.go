package graph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"pgregory.net/rapid"
)

// fragmentBomb is 24 fragments that each spread the next one twice: 1.3 KB that
// stand for 16 million fields.
func fragmentBomb(levels int) string {
	var b strings.Builder
	b.WriteString("{ ...f0 ...f0 }\n")
	for i := range levels - 1 {
		fmt.Fprintf(&b, "fragment f%d on Query { ...f%d ...f%d }\n", i, i+1, i+1)
	}
	fmt.Fprintf(&b, "fragment f%d on Query { viewer { name } }\n", levels-1)
	return b.String()
}

// repeatBomb is one field again and again: validation compares each with each.
func repeatBomb(times int) string {
	return "{ viewer {" + strings.Repeat(" name", times) + " } }"
}

func parse(t testing.TB, query string) *ast.QueryDocument {
	t.Helper()
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestShapeLimits(t *testing.T) {
	cases := map[string]struct{ query, message string }{
		"small":            {`{ viewer { name } }`, ""},
		"nested fragments": {fragmentBomb(24), "fields"},
		"repeated field":   {repeatBomb(700), "selections"},
		"cycle":            {`{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }`, "spreads itself"},
		"own cycle":        {`{ ...a } fragment a on Query { viewer { name } ...a }`, "spreads itself"},
		"deep":             {"{" + strings.Repeat("a{", 15) + "b" + strings.Repeat("}", 16), "levels of nesting"},
		"just deep enough": {"{" + strings.Repeat("a{", 14) + "b" + strings.Repeat("}", 15), ""},
		"deep in fragment": {"{ x { ...a } } fragment a on Q {" + strings.Repeat("a{", 14) + "b" + strings.Repeat("}", 15), "levels of nesting"},
		"aliases":          {"{ viewer {" + aliases(31) + "} }", "aliases"},
		"enough aliases":   {"{ viewer {" + aliases(30) + "} }", ""},
		"spread aliases":   {"{ viewer { ...a } v2: viewer { ...a } } fragment a on Viewer {" + aliases(15) + "}", "aliases"},
		"roots":            {"{" + strings.Repeat(" viewer { name }", 11) + "}", "fields at the root"},
		"roots by inline":  {"{" + strings.Repeat(" ... on Query { viewer { name } }", 11) + "}", "fields at the root"},
		"mutations":        {"mutation {" + strings.Repeat(" a { b }", 6) + "}", "fields at the root"},
		"five mutations":   {"mutation {" + strings.Repeat(" a { b }", 5) + "}", ""},
		"directives":       {"{ a " + strings.Repeat("@skip(if: false) ", 21) + "}", "directives"},
		"unused fragment":  {"{ a } fragment f on Q {" + strings.Repeat(" a", 601) + "}", "selections"},
		"second operation": {"query a { a } query b {" + strings.Repeat(" a", 11) + "}", "fields at the root"},
		"missing fragment": {"{ ...nowhere }", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			err := checkShape(parse(t, c.query))
			switch {
			case err == nil && c.message != "":
				t.Fatalf("was let through, want it refused for %s", c.message)
			case err != nil && (c.message == "" || !strings.Contains(err.Message, c.message)):
				t.Fatalf("refused with %q, want %q", err.Message, c.message)
			}
		})
	}
}

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d: name", i)
	}
	return b.String()
}

// naive counts fields the expensive way: every spread walked each time.
func naive(doc *ast.QueryDocument, set ast.SelectionSet) int {
	n := 0
	for _, sel := range set {
		switch s := sel.(type) {
		case *ast.Field:
			n += 1 + naive(doc, s.SelectionSet)
		case *ast.InlineFragment:
			n += naive(doc, s.SelectionSet)
		case *ast.FragmentSpread:
			n += naive(doc, doc.Fragments.ForName(s.Name).SelectionSet)
		}
	}
	return n
}

func TestMemoCountsWhatWalkingCounts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		doc := parse(t, drawQuery(rt))
		w := &walker{fragments: doc.Fragments, known: map[string]*shape{}}
		got := w.walk(doc.Operations[0].SelectionSet).fields
		if want := naive(doc, doc.Operations[0].SelectionSet); got != want {
			rt.Fatalf("memo counts %d fields, walking counts %d", got, want)
		}
	})
}

// drawQuery makes a query with fragments that spread only later ones.
func drawQuery(rt *rapid.T) string {
	const fragments = 6
	selection := func(from int) string {
		var b strings.Builder
		for range rapid.IntRange(1, 3).Draw(rt, "length") {
			switch next := rapid.IntRange(from, fragments).Draw(rt, "next"); next {
			case fragments:
				b.WriteString(" a { b }")
			default:
				fmt.Fprintf(&b, " ...f%d", next)
			}
		}
		return b.String()
	}
	var b strings.Builder
	b.WriteString("{" + selection(0) + " }")
	for i := range fragments {
		fmt.Fprintf(&b, " fragment f%d on Q {%s }", i, selection(i+1))
	}
	return b.String()
}

// The two bombs of the specification, from the text to the refusal. Both took
// gqlgen's own limits seconds (9.0 and 26.9); 50 ms is the promise.
func BenchmarkBombs(b *testing.B) {
	for name, query := range map[string]string{"fragments": fragmentBomb(24), "repeated": repeatBomb(16000)} {
		b.Run(name, func(b *testing.B) {
			l := shapeLimit{docs: newDocuments()}
			for b.Loop() {
				doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, maxTokens)
				if err == nil && checkShape(doc) == nil {
					b.Fatal("was let through")
				}
				_ = l
			}
		})
	}
}
