package graph

import (
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// work is what looking at a query costs before it is refused or runs, counted
// and not timed: selections looked at by the walkers, pairs of fields that
// validation compares.
func work(doc *ast.QueryDocument) (steps, pairs int) {
	w := &walker{fragments: doc.Fragments, known: map[string]*shape{}}
	for _, op := range doc.Operations {
		w.walk(op.SelectionSet)
	}
	n := selections(doc)
	return w.steps + n, n * n
}

// mostWork bounds what any query of up to maxBody octets may cost: each step is
// some nanoseconds, each pair some more (BenchmarkBombs), so that refusing takes
// far less than 50 ms.
const mostSteps = 2 * maxTokens

// hostile are queries that cost most to refuse for their kind.
var hostile = []string{
	fragmentBomb(24), fragmentBomb(200), repeatBomb(600), repeatBomb(16000), "{ viewer { name } }",
	"{" + strings.Repeat("a{", 400) + "b" + strings.Repeat("}", 401), "{" + strings.Repeat("...{", 300) + "b" + strings.Repeat("}", 301),
	"{ ...a } fragment a on Q { ...b ...b } fragment b on Q { ...a ...a }", "query(" + strings.Repeat("$a:Int ", 500) + ") { a }",
	"{ a(x: " + strings.Repeat("[", 900) + strings.Repeat("]", 900) + ") }", "{" + strings.Repeat("a @skip(if: true) ", 300) + "}", "{", "", "\"\"\"",
	"{ viewer {" + strings.Repeat(" name", maxSelections-1) + " } }", "{" + strings.Repeat("#", maxBody-2) + "}", "{ a(x: \"" + strings.Repeat("x", maxBody-20) + "\") }",
}

// FuzzQueries tries to find a query that costs more to refuse than its tokens
// allow, or that passes the limits and is larger than they say. What it finds is
// kept in testdata/fuzz.
func FuzzQueries(f *testing.F) {
	for _, q := range hostile {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, query string) {
		if len(query) > maxBody {
			return
		}
		doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, maxTokens)
		if err != nil {
			return // parsing stops at the token that is too many
		}
		steps, pairs := work(doc)
		if steps > mostSteps {
			t.Fatalf("%d steps for %d octets", steps, len(query))
		}
		if checkShape(doc) != nil {
			return
		}
		if pairs > maxSelections*maxSelections {
			t.Fatalf("validation compares %d pairs", pairs)
		}
		w := &walker{fragments: doc.Fragments, known: map[string]*shape{}}
		for _, op := range doc.Operations {
			if s := w.walk(op.SelectionSet); s.fields > maxFields || s.depth > maxDepth || s.aliases > maxAliases {
				t.Fatalf("passed with %+v", s)
			}
		}
	})
}

// Both bombs of the specification are refused after counted work, not timed: it
// grows with what is written, not with what that stands for.
func TestBombsAreRefusedInBoundedWork(t *testing.T) {
	for levels := 2; levels <= 300; levels += 20 {
		doc := parse(t, fragmentBomb(levels))
		if steps, _ := work(doc); steps > 6*levels+20 {
			t.Errorf("%d levels of fragments cost %d steps", levels, steps)
		}
		if levels > 20 && checkShape(doc) == nil {
			t.Errorf("%d levels of fragments pass", levels)
		}
	}
	if _, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: repeatBomb(16000)}, maxTokens); err == nil {
		t.Error("16,000 fields are parsed to the end")
	}
	if doc := parse(t, repeatBomb(maxSelections)); checkShape(doc) == nil {
		t.Error("more fields than validation may compare pass")
	}
}

// What each hostile query costs from its text to the refusal, or to being let
// through; 50 ms is the promise.
func BenchmarkHostile(b *testing.B) {
	for i, query := range hostile {
		b.Run(strconv.Itoa(i), func(b *testing.B) {
			for b.Loop() {
				doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, maxTokens)
				if err == nil {
					_ = checkShape(doc)
				}
			}
		})
	}
}
