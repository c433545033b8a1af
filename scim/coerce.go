package scim

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// coercer gives values the form that their attribute's definition asks for, or
// says what is wrong with them. With quirks it also takes what identity
// providers send beside the RFC.
type coercer struct{ q quirks }

func invalidValue(a *attribute, format string, args ...any) error {
	return fault.New(fault.Invalid, format, args...).On(a.path).Coded("invalidValue")
}

// whole makes a value for all of an attribute: a list for a multi-valued one.
// The result is empty if the value means "unassigned".
func (c coercer) whole(a *attribute, v any) (any, error) {
	if isEmpty(v) {
		return nil, nil
	}
	if a.kind == kindAny {
		return v, nil
	}
	if !a.multi {
		return c.one(a, c.unwrap(a, v))
	}
	list, ok := asList(v)
	if !ok {
		if !c.q.has(wrapsValues) {
			return nil, invalidValue(a, "%s has several values: send a list, not %s.", a.path, describe(v))
		}
		list = []any{v}
	}
	return c.list(a, list)
}

func asList(v any) ([]any, bool) {
	if refs, ok := v.(references); ok {
		return refs.list(), true
	}
	list, ok := v.([]any)
	return list, ok
}

// maxValues bounds the values of one multi-valued attribute: each is compared
// with the others.
const maxValues = 250

func bounded(a *attribute, n int) error {
	if n > maxValues {
		return invalidValue(a, "%s has %d values; at most %d are allowed.", a.path, n, maxValues)
	}
	return nil
}

func (c coercer) list(a *attribute, list []any) (any, error) {
	if err := bounded(a, len(list)); err != nil {
		return nil, err
	}
	out := make([]any, 0, len(list))
	for _, e := range list {
		v, err := c.one(a, e)
		if err != nil {
			return nil, err
		}
		if !isBlank(a, v) && !contains(out, v) {
			out = append(out, v)
		}
	}
	return c.primary(a, out)
}

// isBlank tells whether an entry says nothing: a type and a label, but no value.
func isBlank(a *attribute, v any) bool {
	m, ok := v.(map[string]any)
	if !ok || a.sub("value") == nil {
		return isEmpty(v)
	}
	return isEmpty(m["value"])
}

// contains tells whether a list has the value already: the pair of type and
// value counts (RFC 7643 section 2.4).
func contains(list []any, v any) bool {
	for _, has := range list {
		if same(has, v) {
			return true
		}
	}
	return false
}

func same(x, y any) bool {
	a, ok := x.(map[string]any)
	b, also := y.(map[string]any)
	if !ok || !also || isEmpty(a["value"]) {
		return reflect.DeepEqual(x, y)
	}
	return reflect.DeepEqual(a["value"], b["value"]) && reflect.DeepEqual(a["type"], b["type"])
}

// primary makes sure that one value at most is primary.
func (c coercer) primary(a *attribute, list []any) (any, error) {
	if a.sub("primary") == nil {
		return list, nil
	}
	seen := false
	for _, e := range list {
		m, _ := e.(map[string]any)
		if m["primary"] != true {
			continue
		}
		if seen && !c.q.has(keepsFirstPrimary) {
			return nil, invalidValue(a, "%s has more than one primary value; only one can be primary.", a.path)
		}
		if seen {
			m["primary"] = false
		}
		seen = true
	}
	return list, nil
}

// unwrap takes [x] for x, and the value out of {"value": x} where no object
// belongs: Entra's form of single values.
func (c coercer) unwrap(a *attribute, v any) any {
	if !c.q.has(unwrapsLists) {
		return v
	}
	if list, ok := asList(v); ok && len(list) == 1 {
		v = list[0]
	}
	if m, ok := v.(map[string]any); ok && a.kind != kindComplex {
		if k, ok := keyOf(m, "value"); ok {
			return m[k]
		}
	}
	return v
}

// one makes a single value.
func (c coercer) one(a *attribute, v any) (any, error) {
	if v == nil || v == "" {
		return nil, nil
	}
	switch a.kind {
	case kindComplex:
		return c.complex(a, v)
	case kindBoolean:
		return c.boolean(a, v)
	case kindInteger, kindDecimal:
		return c.number(a, v)
	}
	s, err := c.text(a, v)
	if err != nil {
		return nil, err
	}
	return s, checkText(a, s)
}

func (c coercer) complex(a *attribute, v any) (any, error) {
	m, ok := v.(map[string]any)
	if !ok {
		if s, text := v.(string); text && a.sub("value") != nil && c.q.has(unwrapsLists) {
			return map[string]any{"value": s}, nil
		}
		return nil, invalidValue(a, "%s needs an object with sub-attributes, not %s.", a.path, describe(v))
	}
	out := map[string]any{}
	for _, k := range sortedKeys(m) {
		sub := a.sub(k)
		if sub == nil || sub.isReadOnly() || sub.name == "$ref" {
			continue
		}
		if _, twice := out[sub.name]; twice {
			return nil, fault.New(fault.Invalid, "%s is given twice, in different cases.", sub.path).On(sub.path).Coded("invalidSyntax")
		}
		one, err := c.whole(sub, m[k])
		if err != nil {
			return nil, err
		}
		put(out, sub.name, one)
	}
	return out, nil
}

func (c coercer) boolean(a *attribute, v any) (any, error) {
	if b, ok := v.(bool); ok {
		return b, nil
	}
	if s, ok := v.(string); ok && c.q.has(textBooleans) {
		if b, err := strconv.ParseBool(strings.ToLower(s)); err == nil {
			return b, nil
		}
	}
	return nil, invalidValue(a, "%s must be true or false, not %s.", a.path, describe(v))
}

func (c coercer) number(a *attribute, v any) (any, error) {
	if s, ok := v.(string); ok && c.q.has(numbersAsText) && isNumber(s) {
		v = json.Number(s)
	}
	n, ok := v.(json.Number)
	if !ok {
		return nil, invalidValue(a, "%s must be a number, not %s.", a.path, describe(v))
	}
	if _, err := n.Int64(); a.kind == kindInteger && err != nil {
		return nil, invalidValue(a, "%s must be a whole number, not %s.", a.path, n)
	}
	if f, err := n.Float64(); err != nil || math.Abs(f) > maxNumber {
		return nil, invalidValue(a, "%s can't be %s: numbers are kept exactly up to %d.", a.path, clip(n.String()), int64(maxNumber))
	}
	return n, nil
}

func (c coercer) text(a *attribute, v any) (string, error) {
	switch x := v.(type) {
	case string:
		return x, nil
	case json.Number:
		if c.q.has(numbersAsText) {
			return x.String(), nil
		}
	case bool:
		if c.q.has(numbersAsText) {
			return strconv.FormatBool(x), nil
		}
	}
	return "", invalidValue(a, "%s must be text, not %s.", a.path, describe(v))
}

const maxText = 8192

// maxNumber is the largest number that JSON's readers agree on (RFC 8259 section
// 6): 2^53-1.
const maxNumber = 1<<53 - 1

func checkText(a *attribute, s string) error {
	if strings.ContainsRune(s, 0) {
		return invalidValue(a, "%s holds a NUL character, which can't be stored.", a.path)
	}
	switch a.kind {
	case kindDateTime:
		if _, err := time.Parse(time.RFC3339Nano, s); err != nil {
			return invalidValue(a, "%s must be a time such as 2026-03-02T09:00:00Z, not %q.", a.path, clip(s))
		}
	case kindBinary:
		if _, err := base64.StdEncoding.DecodeString(s); err != nil {
			return invalidValue(a, "%s must be base64.", a.path)
		}
		return nil
	}
	if len(s) > maxText {
		return invalidValue(a, "%s has %d bytes; at most %d are allowed.", a.path, len(s), maxText)
	}
	return nil
}

// describe says what kind of JSON value came, for a message.
func describe(v any) string {
	switch x := v.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(clip(x))
	case bool:
		return strconv.FormatBool(x)
	case json.Number:
		return "a number"
	case []any, references:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return "this value"
}

func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
