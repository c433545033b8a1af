package term

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Value is a term's value. The zero Value is no value at all: what an external
// product's terms have.
type Value struct {
	kind Type
	flag bool
	// number holds integers and money's minor units.
	number int64
	length Duration
	// text holds an enum's option, a date, a reference, or money's currency.
	text string
	// words are sorted and unique.
	words []string
}

// Type tells what sort of value it is; "" for none.
func (v Value) Type() Type { return v.kind }

// IsZero tells whether there is no value.
func (v Value) IsZero() bool { return v.kind == "" }

// Bool is the value of a bool term; false for any other.
func (v Value) Bool() bool { return v.flag }

// Int is the value of an int term, or money in hundredths; 0 for any other.
func (v Value) Int() int64 { return v.number }

// Duration is the value of a duration term; zero for any other.
func (v Value) Duration() Duration { return v.length }

// Enum is the option of an enum term, or the text of a date or reference; ""
// for any other.
func (v Value) Enum() string { return v.text }

// Set is what a set or regions term holds, sorted; nil for any other.
func (v Value) Set() []string { return slices.Clone(v.words) }

// Equal tells whether two values are the same.
func (v Value) Equal(w Value) bool { return v.kind == w.kind && v.String() == w.String() }

// String is the written form, canonical: equal values have equal texts.
func (v Value) String() string {
	switch v.kind {
	case TypeBool:
		return strconv.FormatBool(v.flag)
	case TypeInt:
		return strconv.FormatInt(v.number, 10)
	case TypeDuration:
		return v.length.String()
	case TypeMoney:
		return fmt.Sprintf("%s %d.%02d", v.text, v.number/100, v.number%100)
	case TypeSet, TypeRegions:
		return strings.Join(v.words, ",")
	default:
		return v.text
	}
}

// Words says the value in English, for sentences.
func (v Value) Words() string {
	switch v.kind {
	case TypeBool:
		if v.flag {
			return "yes"
		}
		return "no"
	case TypeDuration:
		return v.length.Words()
	case TypeEnum:
		return strings.ReplaceAll(v.text, "_", " ")
	case TypeSet, TypeRegions:
		return list(v.words)
	default:
		return v.String()
	}
}

// MarshalJSON gives the written form, or null for no value.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(v.String())
}

var (
	moneyForm  = regexp.MustCompile(`^([A-Z]{3}) (\d{1,12})\.(\d{2})$`)
	regionForm = regexp.MustCompile(`^[A-Z]{2}(-[A-Z0-9]{1,3})?$`)
	linkForm   = regexp.MustCompile(`^https://[^\s]+$`)
)

// Parse reads the written form of one of the term's values. Its error is a
// sentence that says what form is expected.
func (d Definition) Parse(text string) (Value, error) {
	v := Value{kind: d.Type}
	var ok bool
	switch d.Type {
	case TypeBool:
		v.flag, ok = text == "true", text == "true" || text == "false"
	case TypeEnum:
		v.text, ok = text, slices.Contains(d.Options, text)
	case TypeInt:
		n, err := strconv.ParseInt(text, 10, 64)
		v.number, ok = n, err == nil && n >= 0 && text == strconv.FormatInt(n, 10)
	case TypeDuration:
		length, err := ParseDuration(text)
		v.length, ok = length, err == nil
	case TypeDate:
		_, err := time.Parse(time.DateOnly, text)
		v.text, ok = text, err == nil
	case TypeReference:
		v.text, ok = text, linkForm.MatchString(text)
	case TypeMoney:
		v, ok = parseMoney(text)
	case TypeSet:
		v.words, ok = parseWords(text, func(w string) bool { return slices.Contains(d.Options, w) })
	case TypeRegions:
		v.words, ok = parseWords(text, regionForm.MatchString)
	}
	if !ok {
		return Value{}, fmt.Errorf("%q is not a value of %s: %s", text, d.Key, d.Form())
	}
	return v, nil
}

func parseMoney(text string) (Value, bool) {
	m := moneyForm.FindStringSubmatch(text)
	if m == nil {
		return Value{}, false
	}
	n, err := strconv.ParseInt(m[2]+m[3], 10, 64)
	return Value{kind: TypeMoney, text: m[1], number: n}, err == nil
}

func parseWords(text string, valid func(string) bool) ([]string, bool) {
	words := strings.Split(text, ",")
	if text == "" {
		words = nil
	}
	for i, w := range words {
		words[i] = strings.TrimSpace(w)
		if !valid(words[i]) {
			return nil, false
		}
	}
	slices.Sort(words)
	return slices.Compact(words), true
}

// Form says how the term's values are written.
func (d Definition) Form() string {
	switch d.Type {
	case TypeBool:
		return "write true or false."
	case TypeEnum:
		return "write one of " + strings.Join(d.Options, ", ") + "."
	case TypeInt:
		return "write a whole number."
	case TypeDuration:
		return "write a duration such as P30D (days), P1M (months), P10B (business days) or PT8H (hours)."
	case TypeMoney:
		return "write a currency and an amount such as EUR 120.50."
	case TypeDate:
		return "write a date such as 2018-05-25."
	case TypeSet:
		return "write any of " + strings.Join(d.Options, ", ") + ", separated by commas."
	case TypeRegions:
		return "write regions such as EU or US-CA, separated by commas."
	default:
		return "write an address that begins with https://."
	}
}

// protects compares two values: 1 where a protects the member more, -1 where b
// does, 0 where they protect alike. ok is false where they can't be compared:
// sets of which neither holds the other, amounts of different currencies, and
// terms without a protective direction.
func (d Definition) protects(a, b Value) (order int, ok bool) {
	if a.Equal(b) {
		return 0, true
	}
	switch d.Direction {
	case Lower, Higher:
		order, ok = d.order(a, b)
		if d.Direction == Lower {
			order = -order
		}
		return order, ok
	case True, False:
		if a.flag == (d.Direction == True) {
			return 1, true
		}
		return -1, true
	case Subset, Superset:
		order, ok = inclusion(a.words, b.words)
		if d.Direction == Superset {
			order = -order
		}
		return order, ok
	}
	return 0, false
}

// order compares by size: 1 where a is greater.
func (d Definition) order(a, b Value) (int, bool) {
	switch d.Type {
	case TypeEnum:
		return cmp.Compare(slices.Index(d.Options, a.text), slices.Index(d.Options, b.text)), true
	case TypeDuration:
		return cmp.Compare(a.length.Nominal(), b.length.Nominal()), true
	case TypeDate:
		return cmp.Compare(a.text, b.text), true
	case TypeMoney:
		return cmp.Compare(a.number, b.number), a.text == b.text
	case TypeInt:
		return cmp.Compare(a.number, b.number), true
	default:
		return 0, false
	}
}

// inclusion is 1 where a is a proper part of b, -1 where b is one of a.
func inclusion(a, b []string) (int, bool) {
	switch {
	case within(a, b):
		return 1, true
	case within(b, a):
		return -1, true
	}
	return 0, false
}

func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// narrows tells whether a keeps at least the protection of b: what an
// organization's policy and a member's choice are limited to. Where a term has
// no direction, being delegated is enough.
func (d Definition) narrows(a, b Value) bool {
	order, ok := d.protects(a, b)
	return d.Direction == Neutral || ok && order >= 0
}

// set makes a value of the same type with these words.
func (v Value) set(words []string) Value {
	words = slices.Clone(words)
	slices.Sort(words)
	return Value{kind: v.kind, words: slices.Compact(words)}
}

func (v Value) with(w Value) Value { return v.set(append(slices.Clone(v.words), w.words...)) }

func (v Value) without(w Value) Value {
	return v.set(slices.DeleteFunc(slices.Clone(v.words), func(x string) bool { return slices.Contains(w.words, x) }))
}

func (v Value) common(w Value) Value {
	return v.set(slices.DeleteFunc(slices.Clone(v.words), func(x string) bool { return !slices.Contains(w.words, x) }))
}
