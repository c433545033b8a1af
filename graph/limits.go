package graph

import (
	"context"
	"fmt"
	"math"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// The limits on a query's shape. They are checked on the parsed text, before
// validation, which is quadratic in the fields of one selection, and with every
// fragment walked once: gqlgen's own complexity limit walks a fragment each time
// it is spread, so that 1.3 KB of nested fragments cost it nine seconds.
const (
	// maxTokens bounds the text; parsing beyond it stops.
	maxTokens = 2000
	// maxSelections bounds the fields and spreads as written.
	maxSelections = 600
	// maxFields bounds the fields once fragments are spread.
	maxFields = 2000
	// maxDepth bounds nesting; the usual introspection query has 15.
	maxDepth      = 15
	maxAliases    = 30
	maxRoots      = 10
	maxMutations  = 5
	maxDirectives = 20
)

// gqlError is what the engine's hooks return.
type gqlError = gqlerror.Error

// shapeLimit refuses queries by their shape alone.
type shapeLimit struct {
	docs graphql.Cache[*ast.QueryDocument]
}

// ExtensionName implements graphql.HandlerExtension.
func (shapeLimit) ExtensionName() string { return "shape limit" }

// Validate implements graphql.HandlerExtension.
func (shapeLimit) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters implements graphql.OperationParameterMutator. A
// query that is cached has passed before.
func (l shapeLimit) MutateOperationParameters(ctx context.Context, p *graphql.RawParams) *gqlError {
	if _, seen := l.docs.Get(ctx, p.Query); seen {
		return nil
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: p.Query}, maxTokens)
	if err != nil {
		return nil // the engine meets the same error and words it
	}
	return checkShape(doc)
}

// checkShape walks a document that has been parsed and nothing else.
func checkShape(doc *ast.QueryDocument) *gqlError {
	w := &walker{fragments: doc.Fragments, known: map[string]*shape{}}
	if n := selections(doc); n > maxSelections {
		return tooMuch("selections", n, maxSelections)
	}
	for _, op := range doc.Operations {
		s := w.walk(op.SelectionSet)
		s.directives += len(op.Directives)
		if w.cycle != "" {
			return refuse("The fragment %s spreads itself.", w.cycle)
		}
		if err := s.check(op.Operation); err != nil {
			return err
		}
	}
	return nil
}

// shape is what a selection amounts to once its fragments are spread.
type shape struct {
	fields, roots, depth, aliases, directives int
}

func (s shape) check(op ast.Operation) *gqlError {
	roots := maxRoots
	if op == ast.Mutation {
		roots = maxMutations
	}
	for _, c := range []struct {
		what     string
		is, most int
	}{
		{"levels of nesting", s.depth, maxDepth},
		{"fields", s.fields, maxFields},
		{"fields at the root", s.roots, roots},
		{"aliases", s.aliases, maxAliases},
		{"directives", s.directives, maxDirectives},
	} {
		if c.is > c.most {
			return tooMuch(c.what, c.is, c.most)
		}
	}
	return nil
}

// add joins the shapes of two selections side by side. Sums stop at the largest
// number instead of wrapping round.
func (s *shape) add(o shape) {
	s.fields = plus(s.fields, o.fields)
	s.roots = plus(s.roots, o.roots)
	s.aliases = plus(s.aliases, o.aliases)
	s.directives = plus(s.directives, o.directives)
	s.depth = max(s.depth, o.depth)
}

func plus(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

// walker finds shapes; each fragment is walked once and remembered.
type walker struct {
	// steps counts the selections looked at: what walking costs.
	steps     int
	fragments ast.FragmentDefinitionList
	// known holds finished fragments; nil stands for one under way.
	known map[string]*shape
	cycle string
}

func (w *walker) walk(set ast.SelectionSet) shape {
	var total shape
	w.steps += len(set)
	for _, sel := range set {
		switch s := sel.(type) {
		case *ast.Field:
			total.add(w.field(s))
		case *ast.InlineFragment:
			inner := w.walk(s.SelectionSet)
			inner.directives = plus(inner.directives, len(s.Directives))
			total.add(inner)
		case *ast.FragmentSpread:
			inner := w.fragment(s.Name)
			inner.directives = plus(inner.directives, len(s.Directives))
			total.add(inner)
		}
	}
	return total
}

func (w *walker) field(f *ast.Field) shape {
	s := w.walk(f.SelectionSet)
	s.fields = plus(s.fields, 1)
	s.depth++
	s.roots = 1
	s.directives = plus(s.directives, len(f.Directives))
	if f.Alias != f.Name {
		s.aliases = plus(s.aliases, 1)
	}
	return s
}

func (w *walker) fragment(name string) shape {
	if s, seen := w.known[name]; seen {
		if s == nil {
			w.cycle = name
			return shape{}
		}
		return *s
	}
	def := w.fragments.ForName(name)
	if def == nil {
		return shape{} // validation says that it is missing
	}
	w.known[name] = nil
	s := w.walk(def.SelectionSet)
	s.directives = plus(s.directives, len(def.Directives))
	w.known[name] = &s
	return s
}

// selections counts what is written, unused fragments included.
func selections(doc *ast.QueryDocument) int {
	n := 0
	for _, op := range doc.Operations {
		n += written(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		n += written(f.SelectionSet)
	}
	return n
}

func written(set ast.SelectionSet) int {
	n := len(set)
	for _, sel := range set {
		switch s := sel.(type) {
		case *ast.Field:
			n += written(s.SelectionSet)
		case *ast.InlineFragment:
			n += written(s.SelectionSet)
		}
	}
	return n
}

func tooMuch(what string, is, most int) *gqlError {
	count := fmt.Sprint(is)
	if is == math.MaxInt {
		count = "countless"
	}
	return refuse("The query has %s %s; at most %d are allowed. Ask for less, or in several requests.", count, what, most)
}

// refuse makes the error of a query that breaks a limit.
func refuse(form string, args ...any) *gqlError {
	return &gqlError{Message: fmt.Sprintf(form, args...), Extensions: map[string]any{"code": codeTooLarge}}
}
