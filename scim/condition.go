package scim

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	filter "github.com/scim2/filter-parser/v2"
)

// condition is a filter whose attributes are resolved and whose values have the
// attribute's type: what remains is to run it, in SQL (sqlfilter.go) or on a
// value (match.go).
type condition interface{ isCondition() }

type (
	// logical is "and" or "or".
	logical struct {
		or          bool
		left, right condition
	}
	// negation is "not (…)", and "ne" outside of brackets: an absent
	// attribute is unequal to everything.
	negation struct{ inner condition }
	// comparison compares one value. A nil value with eq means absent.
	comparison struct {
		attr  *attribute
		op    filter.CompareOperator
		value any
	}
	// anyValue is true if a value of a multi-valued attribute meets inner.
	anyValue struct {
		attr  *attribute
		inner condition
	}
	// settled is what a comparison with an attribute that only other types have
	// comes to; shape says what it was.
	settled struct {
		value bool
		shape string
	}
)

// errElsewhere means that only another of the searched types has an attribute.
var errElsewhere = errors.New("scim: the attribute belongs to another resource type")

func (logical) isCondition()    {}
func (negation) isCondition()   {}
func (comparison) isCondition() {}
func (anyValue) isCondition()   {}
func (settled) isCondition()    {}

// resolver turns the syntax tree into a condition on one resource type.
type resolver struct {
	t *resourceType
	q quirks
	// others are the types that are searched too.
	others []*resourceType
	// within is the multi-valued attribute whose brackets are being read.
	within *attribute
}

// compileFilter reads, resolves and checks a filter on a resource type. What only
// others have counts as absent (RFC 7644 section 3.4.2.1).
func compileFilter(t *resourceType, text string, q quirks, others ...*resourceType) (condition, error) {
	tree, err := parseFilter(text, q)
	if err != nil {
		return nil, err
	}
	return (&resolver{t: t, q: q, others: others}).resolve(tree)
}

func (r *resolver) resolve(e filter.Expression) (condition, error) {
	switch x := e.(type) {
	case *filter.LogicalExpression:
		left, err := r.resolve(x.Left)
		if err != nil {
			return nil, err
		}
		right, err := r.resolve(x.Right)
		return logical{or: x.Operator == filter.OR, left: left, right: right}, err
	case *filter.NotExpression:
		inner, err := r.resolve(x.Expression)
		return negation{inner}, err
	case *filter.ValuePath:
		return r.valuePath(x)
	case *filter.AttributeExpression:
		return r.comparison(x)
	}
	return nil, invalidFilter("The filter can't be read.")
}

func (r *resolver) valuePath(x *filter.ValuePath) (condition, error) {
	a, err := r.find(x.AttributePath)
	if errors.Is(err, errElsewhere) {
		return settled{shape: x.AttributePath.String() + " pr"}, nil
	}
	if err != nil {
		return nil, err
	}
	if a.kind != kindComplex || a.parent != nil {
		return nil, invalidFilter("The attribute %s can't have a value filter in brackets: it has no sub-attributes.", a.path)
	}
	inner, err := (&resolver{t: r.t, q: r.q, within: a}).resolve(x.ValueFilter)
	return anyValue{attr: a, inner: inner}, err
}

// find resolves a name; inside brackets names are sub-attributes.
func (r *resolver) find(p filter.AttributePath) (*attribute, error) {
	if r.within != nil {
		if sub := r.within.sub(p.AttributeName); sub != nil && p.SubAttribute == nil && p.URIPrefix == nil {
			return sub, nil
		}
		return nil, invalidFilter("The attribute %s has no sub-attribute %q.", r.within.path, p.String())
	}
	name := p.AttributeName
	if p.SubAttribute != nil {
		name += "." + *p.SubAttribute
	}
	if p.URIPrefix != nil {
		name = *p.URIPrefix + ":" + name
	}
	a, _ := r.t.lookup(name)
	if a == nil && r.elsewhere(name) {
		return nil, errElsewhere
	}
	if a == nil || a.returned == returnedNever || a.kind == kindAny && a.alias == nil {
		return nil, invalidFilter("%s resources have no attribute %q that can be searched.", r.t.name, name)
	}
	return a, nil
}

// elsewhere tells whether another of the searched types has an attribute.
func (r *resolver) elsewhere(name string) bool {
	return slices.ContainsFunc(r.others, func(t *resourceType) bool {
		a, _ := t.lookup(name)
		return a != nil
	})
}

// absentHere is a comparison with an attribute that this type doesn't have.
func absentHere(x *filter.AttributeExpression) condition {
	holds := x.Operator == filter.NE && x.CompareValue != nil || x.Operator == filter.EQ && x.CompareValue == nil
	return settled{value: holds, shape: x.AttributePath.String() + " " + string(x.Operator)}
}

func (r *resolver) comparison(x *filter.AttributeExpression) (condition, error) {
	a, err := r.find(x.AttributePath)
	if errors.Is(err, errElsewhere) {
		return absentHere(x), nil
	}
	if err != nil {
		return nil, err
	}
	if a.alias != nil {
		a, x = a.alias, a.folded(x)
	}
	c := comparison{attr: a, op: x.Operator}
	if x.Operator != filter.PR {
		if c, err = r.typed(a, x); err != nil {
			return nil, err
		}
	}
	negated := c.op == filter.NE && r.within == nil
	if negated {
		c.op = filter.EQ
	}
	var out condition = c
	if root := c.attr.root(); root.multi && r.within == nil && (c.attr.parent != nil || c.op != filter.PR) {
		out = anyValue{attr: root, inner: c}
		if c.value == nil && c.op == filter.EQ {
			out = negation{anyValue{attr: root, inner: comparison{attr: c.attr, op: filter.PR}}}
		}
	}
	if negated {
		return negation{out}, nil
	}
	return out, nil
}

// folded is a comparison whose value has been changed as the mapping changes
// the attribute's.
func (a *attribute) folded(x *filter.AttributeExpression) *filter.AttributeExpression {
	text, ok := x.CompareValue.(string)
	if !ok || a.fold == nil {
		return x
	}
	out := *x
	out.CompareValue = a.fold(text)
	return &out
}

// typed checks that operator and value suit the attribute (RFC 7644 section
// 3.4.2.2, RFC 7643 section 2.3).
func (r *resolver) typed(a *attribute, x *filter.AttributeExpression) (comparison, error) {
	leaf := a.plain()
	if leaf == nil {
		return comparison{}, invalidFilter("The attribute %s has parts and no value of its own: compare one of its sub-attributes, or use pr.", a.path)
	}
	c := comparison{attr: leaf, op: x.Operator}
	if x.CompareValue == nil {
		if x.Operator != filter.EQ && x.Operator != filter.NE {
			return c, invalidFilter("Only eq and ne can be used with null, not %q.", x.Operator)
		}
		return c, nil
	}
	var ok bool
	if c.value, ok = r.typedValue(leaf, x.CompareValue); !ok {
		return c, invalidFilter("The attribute %s is a %s; it can't be compared with %q.", leaf.path, leaf.kind, clip(fmt.Sprint(x.CompareValue)))
	}
	if !suits(leaf.kind, x.Operator) {
		return c, invalidFilter("The operator %s can't be used with the attribute %s, which is a %s.", x.Operator, leaf.path, leaf.kind)
	}
	return c, nil
}

func (r *resolver) typedValue(a *attribute, v any) (any, bool) {
	switch a.kind {
	case kindBoolean:
		return r.boolean(v)
	case kindDecimal, kindInteger:
		n, ok := v.(json.Number)
		if !ok {
			return nil, false
		}
		f, err := n.Float64()
		return f, err == nil
	case kindDateTime:
		s, ok := v.(string)
		if !ok {
			return nil, false
		}
		at, err := time.Parse(time.RFC3339Nano, s)
		return at.UTC().Truncate(time.Microsecond), err == nil
	}
	if n, ok := v.(json.Number); ok && r.bareText() {
		return n.String(), true
	}
	s, ok := v.(string)
	return s, ok
}

// bareText tells whether a number may stand for text: an unquoted externalId
// can look like one.
func (r *resolver) bareText() bool { return r.q.has(bareValues) }

func (r *resolver) boolean(v any) (any, bool) {
	if b, ok := v.(bool); ok {
		return b, true
	}
	s, ok := v.(string)
	if !ok || !r.q.has(textBooleans) {
		return nil, false
	}
	return strings.EqualFold(s, "true"), strings.EqualFold(s, "true") || strings.EqualFold(s, "false")
}

// suits tells which operators a kind has.
func suits(kind string, op filter.CompareOperator) bool {
	switch op {
	case filter.EQ, filter.NE:
		return true
	case filter.GT, filter.GE, filter.LT, filter.LE:
		return kind != kindBoolean && kind != kindBinary
	case filter.CO, filter.SW, filter.EW:
		return kind == kindString || kind == kindReference || kind == kindBinary
	}
	return false
}
