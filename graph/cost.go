package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// maxCost is what one request may cost: about a hundred members with everything
// that a page shows of them, twice.
const maxCost = 10_000

const (
	// mutationCost is what a change costs beside what it answers.
	mutationCost = 10
	// listLength is what a list without "first" is taken to hold.
	listLength = 5
	// maxFirst is the longest page.
	maxFirst = 100
)

// costLimit refuses valid queries that would do too much work, and tells every
// caller what theirs cost, in extensions.cost.
type costLimit struct{}

// ExtensionName implements graphql.HandlerExtension.
func (costLimit) ExtensionName() string { return "cost limit" }

// Validate implements graphql.HandlerExtension.
func (costLimit) Validate(graphql.ExecutableSchema) error { return nil }

const costExtension = "cost"

// MutateOperationContext implements graphql.OperationContextMutator.
func (costLimit) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlError {
	coster := coster{variables: op.Variables, known: map[string]int{}}
	c := charge{nodes: coster.selection(op.Operation.SelectionSet)}
	if op.Operation.Operation == ast.Mutation {
		c.mutations = len(op.Operation.SelectionSet)
	}
	c.requested = max(plus(c.nodes, mutationCost*c.mutations), 1)
	if c.requested > maxCost {
		return tooMuch("points of cost", c.requested, maxCost)
	}
	op.Stats.SetExtension(costExtension, c)
	return nil
}

// charge is what a request may cost at most.
type charge struct {
	// requested is in points; nodes is how many objects it may give, mutations
	// how many changes it makes.
	requested, nodes, mutations int
	// before is how the caller stood once it was taken.
	before standing
}

type chargeKey struct{}

func chargeOf(op *graphql.OperationContext) charge {
	c, _ := op.Stats.GetExtension(costExtension).(charge)
	return c
}

// coster works out costs: nothing for a scalar, one for an object, and for a
// list as often as it may hold. Each fragment is worked out once.
type coster struct {
	variables map[string]any
	known     map[string]int
}

func (c coster) selection(set ast.SelectionSet) int {
	total := 0
	for _, sel := range set {
		switch s := sel.(type) {
		case *ast.Field:
			total = plus(total, c.field(s))
		case *ast.InlineFragment:
			total = plus(total, c.selection(s.SelectionSet))
		case *ast.FragmentSpread:
			total = plus(total, c.fragment(s))
		}
	}
	return total
}

func (c coster) fragment(s *ast.FragmentSpread) int {
	if cost, seen := c.known[s.Name]; seen {
		return cost
	}
	cost := c.selection(s.Definition.SelectionSet)
	c.known[s.Name] = cost
	return cost
}

func (c coster) field(f *ast.Field) int {
	if len(f.SelectionSet) == 0 || strings.HasPrefix(f.Name, "__") {
		return 0
	}
	each := plus(1, c.selection(f.SelectionSet))
	return times(each, c.length(f))
}

// length is how many objects a field may give. The lists inside a connection
// are its page, which is counted at the connection.
func (c coster) length(f *ast.Field) int {
	if first := f.Definition.Arguments.ForName("first"); first != nil {
		return c.page(f)
	}
	inConnection := strings.HasSuffix(f.ObjectDefinition.Name, "Connection")
	if f.Definition.Type.Elem == nil || inConnection {
		return 1
	}
	return listLength
}

// page is how many were asked for; what is out of range is refused later, so
// here it only must not cost less than nothing.
func (c coster) page(f *ast.Field) int {
	given := f.ArgumentMap(c.variables)
	for _, name := range []string{"first", "last"} {
		if n, err := graphql.UnmarshalInt(given[name]); err == nil && given[name] != nil {
			return min(max(n, 1), maxFirst)
		}
	}
	return maxFirst
}

func times(a, b int) int {
	if a != 0 && b > maxCost*maxCost/a {
		return maxCost * maxCost
	}
	return a * b
}
