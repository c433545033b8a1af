package scim

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	filter "github.com/scim2/filter-parser/v2"

	"github.com/sysoon/steward/internal/fault"
)

// filterReader reads a filter (RFC 7644 section 3.4.2.2) in one pass into the
// filter-parser's tree. It is our own reader because theirs backtracks, has no
// limits, tells no position, leaves escapes in strings, takes two terms at most
// inside brackets, and lacks "emails[type eq "work"].value eq "x"", which Entra
// sends.
type filterReader struct {
	text  string
	at    int
	depth int
	// bare accepts values without quotes (case 3 of scim.md).
	bare bool
	// bracket is true between "[" and "]", where no further bracket may open.
	bracket bool
}

// parseFilter reads a whole filter. A failure is a fault with the scimType
// invalidFilter that points at the place.
func parseFilter(text string, q quirks) (filter.Expression, error) {
	if len(text) > maxFilterLength {
		return nil, invalidFilter("The filter has %d characters; at most %d are allowed.", len(text), maxFilterLength)
	}
	if q.has(decodesTwice) && strings.Contains(text, "%") {
		if plain, err := url.PathUnescape(text); err == nil {
			text = plain
		}
	}
	r := &filterReader{text: text, bare: q.has(bareValues)}
	e, err := r.or()
	if err != nil {
		return nil, err
	}
	r.spaces()
	if r.at < len(r.text) {
		return nil, r.fail("expected and, or, or the end")
	}
	return e, nil
}

func invalidFilter(format string, args ...any) error {
	return fault.New(fault.Invalid, format, args...).On("filter").Coded("invalidFilter")
}

func (r *filterReader) fail(what string) error {
	rest := r.text[r.at:]
	if len(rest) > 20 {
		rest = rest[:20] + "…"
	}
	where := fmt.Sprintf("before %q", rest)
	if rest == "" {
		where = "at the end"
	}
	return invalidFilter("The filter can't be read at character %d, %s: %s.", r.at+1, where, what)
}

func (r *filterReader) or() (filter.Expression, error) {
	r.depth++
	defer func() { r.depth-- }()
	if r.depth > maxFilterDepth {
		return nil, r.fail(fmt.Sprintf("parentheses may be nested %d deep at most", maxFilterDepth-1))
	}
	return r.chain("or", filter.OR, func() (filter.Expression, error) {
		return r.chain("and", filter.AND, r.term)
	})
}

// chain reads "a word b word c", which groups to the left.
func (r *filterReader) chain(word string, op filter.LogicalOperator, next func() (filter.Expression, error)) (filter.Expression, error) {
	left, err := next()
	if err != nil {
		return nil, err
	}
	for r.word(word) {
		right, err := next()
		if err != nil {
			return nil, err
		}
		left = &filter.LogicalExpression{Left: left, Right: right, Operator: op}
	}
	return left, nil
}

func (r *filterReader) term() (filter.Expression, error) {
	r.spaces()
	if start := r.at; r.keyword("not") {
		r.spaces()
		if r.peek() == '(' {
			inner, err := r.group()
			if err != nil {
				return nil, err
			}
			return &filter.NotExpression{Expression: inner}, nil
		}
		r.at = start
	}
	if r.peek() == '(' {
		return r.group()
	}
	return r.comparison()
}

func (r *filterReader) group() (filter.Expression, error) {
	r.at++
	inner, err := r.or()
	if err != nil {
		return nil, err
	}
	r.spaces()
	if r.peek() != ')' {
		return nil, r.fail("expected )")
	}
	r.at++
	return inner, nil
}

func (r *filterReader) comparison() (filter.Expression, error) {
	path, err := r.path()
	if err != nil {
		return nil, err
	}
	start := r.at
	r.spaces()
	if r.peek() == '[' {
		return r.valuePath(path)
	}
	if r.at == start {
		return nil, r.fail("expected an operator after the attribute")
	}
	return r.operation(path)
}

// valuePath reads "[filter]" and what Entra puts behind it: "[filter].sub op v"
// means "[filter and sub op v]".
func (r *filterReader) valuePath(path filter.AttributePath) (filter.Expression, error) {
	if r.bracket {
		return nil, r.fail("a value filter can't hold another")
	}
	inner, err := r.brackets()
	if err != nil {
		return nil, err
	}
	if r.peek() == '.' {
		r.at++
		sub, err := r.path()
		if err != nil {
			return nil, err
		}
		r.spaces()
		more, err := r.operation(sub)
		if err != nil {
			return nil, err
		}
		inner = &filter.LogicalExpression{Left: inner, Right: more, Operator: filter.AND}
	}
	return &filter.ValuePath{AttributePath: path, ValueFilter: inner}, nil
}

func (r *filterReader) brackets() (filter.Expression, error) {
	r.at++
	r.bracket = true
	inner, err := r.or()
	r.bracket = false
	if err != nil {
		return nil, err
	}
	r.spaces()
	if r.peek() != ']' {
		return nil, r.fail("expected ]")
	}
	r.at++
	return inner, nil
}

var operators = []filter.CompareOperator{
	filter.EQ, filter.NE, filter.CO, filter.SW, filter.EW, filter.GT, filter.LT, filter.GE, filter.LE,
}

func (r *filterReader) operation(path filter.AttributePath) (filter.Expression, error) {
	if r.keyword("pr") {
		return &filter.AttributeExpression{AttributePath: path, Operator: filter.PR}, nil
	}
	for _, op := range operators {
		if !r.keyword(string(op)) {
			continue
		}
		r.spaces()
		v, err := r.value()
		if err != nil {
			return nil, err
		}
		return &filter.AttributeExpression{AttributePath: path, Operator: op, CompareValue: v}, nil
	}
	return nil, r.fail("expected one of eq, ne, co, sw, ew, gt, ge, lt, le, pr")
}

func (r *filterReader) path() (filter.AttributePath, error) {
	start := r.at
	for r.at < len(r.text) && isPathByte(r.text[r.at]) {
		r.at++
	}
	p, ok := splitPath(r.text[start:r.at])
	if !ok {
		r.at = start
		return p, r.fail("expected an attribute")
	}
	return p, nil
}

// splitPath takes "urn:…:name.sub" apart.
func splitPath(text string) (filter.AttributePath, bool) {
	var p filter.AttributePath
	urn, rest, ok := cutURN(text)
	if ok {
		p.URIPrefix = &urn
	}
	name, sub, dotted := strings.Cut(rest, ".")
	p.AttributeName = name
	if dotted {
		p.SubAttribute = &sub
	}
	return p, isName(name) && (!dotted || isName(sub)) && (!ok || urn != "")
}

func isName(s string) bool {
	s = strings.TrimPrefix(s, "$")
	if s == "" || !isLetter(s[0]) {
		return false
	}
	return !strings.ContainsAny(s, ".:$")
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isPathByte(c byte) bool {
	return isLetter(c) || c >= '0' && c <= '9' || strings.IndexByte("$-_.:", c) >= 0
}

// value reads a JSON string, number, true, false or null.
func (r *filterReader) value() (any, error) {
	if r.peek() == '"' {
		return r.quoted()
	}
	start := r.at
	for r.at < len(r.text) && strings.IndexByte(" \t()[]\"", r.text[r.at]) < 0 {
		r.at++
	}
	switch bare := r.text[start:r.at]; {
	case strings.EqualFold(bare, "true"):
		return true, nil
	case strings.EqualFold(bare, "false"):
		return false, nil
	case strings.EqualFold(bare, "null"):
		return nil, nil
	case isNumber(bare):
		return json.Number(bare), nil
	case bare != "" && r.bare:
		return bare, nil
	}
	r.at = start
	return nil, r.fail(`expected a value: "text" in double quotes, a number, true, false or null`)
}

func isNumber(s string) bool {
	var n json.Number
	return s != "" && s[0] != '"' && json.Unmarshal([]byte(s), &n) == nil && n != ""
}

func (r *filterReader) quoted() (any, error) {
	end := r.at + 1
	for end < len(r.text) && r.text[end] != '"' {
		if r.text[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(r.text) {
		return nil, r.fail("the text has no closing quote")
	}
	var s string
	if err := json.Unmarshal([]byte(r.text[r.at:end+1]), &s); err != nil {
		return nil, r.fail("the text is not a JSON string")
	}
	r.at = end + 1
	return s, nil
}

func (r *filterReader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func (r *filterReader) spaces() {
	for r.at < len(r.text) && (r.text[r.at] == ' ' || r.text[r.at] == '\t') {
		r.at++
	}
}

// word takes a keyword after spaces, or nothing at all.
func (r *filterReader) word(w string) bool {
	start := r.at
	r.spaces()
	if r.keyword(w) {
		return true
	}
	r.at = start
	return false
}

// keyword takes a keyword whatever its case, if no name goes on behind it.
func (r *filterReader) keyword(w string) bool {
	end := r.at + len(w)
	if end > len(r.text) || !strings.EqualFold(r.text[r.at:end], w) {
		return false
	}
	if end < len(r.text) && isPathByte(r.text[end]) {
		return false
	}
	r.at = end
	return true
}
