package term

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestValuesAreReadAndWritten(t *testing.T) {
	cases := []struct {
		def             Definition
		text, want, say string
	}{
		{Definition{Type: TypeBool}, "true", "true", "yes"},
		{Definition{Type: TypeBool}, "false", "false", "no"},
		{Definition{Type: TypeEnum, Options: []string{"with_reason"}}, "with_reason", "with_reason", "with reason"},
		{Definition{Type: TypeInt}, "20", "20", "20"},
		{Definition{Type: TypeDuration}, "P2W", "P14D", "14 days"},
		{Definition{Type: TypeMoney}, "EUR 120.50", "EUR 120.50", "EUR 120.50"},
		{Definition{Type: TypeDate}, "2018-05-25", "2018-05-25", "2018-05-25"},
		{Definition{Type: TypeSet, Options: []string{"a", "b", "c"}}, "c, a,a", "a,c", "a and c"},
		{Definition{Type: TypeSet, Options: []string{"a"}}, "", "", ""},
		{Definition{Type: TypeRegions}, "US-CA,EU,BR", "BR,EU,US-CA", "BR, EU and US-CA"},
		{Definition{Type: TypeReference}, "https://a.example/x", "https://a.example/x", "https://a.example/x"},
	}
	for _, c := range cases {
		v, err := c.def.Parse(c.text)
		if err != nil || v.String() != c.want || v.Words() != c.say || v.Type() != c.def.Type || v.IsZero() {
			t.Errorf("%s %q: %q, %q, %v; want %q, %q", c.def.Type, c.text, v, v.Words(), err, c.want, c.say)
		}
	}
}

func TestMalformedValuesAreRefused(t *testing.T) {
	cases := []struct {
		def  Definition
		text string
	}{
		{Definition{Type: TypeBool}, "yes"},
		{Definition{Type: TypeEnum, Options: []string{"a"}}, "b"},
		{Definition{Type: TypeEnum, Options: []string{"a"}}, ""},
		{Definition{Type: TypeInt}, "-1"},
		{Definition{Type: TypeInt}, "007"},
		{Definition{Type: TypeDuration}, "30 days"},
		{Definition{Type: TypeMoney}, "120.50"},
		{Definition{Type: TypeMoney}, "EUR 1.5"},
		{Definition{Type: TypeDate}, "2018-02-30"},
		{Definition{Type: TypeSet, Options: []string{"a"}}, "a,z"},
		{Definition{Type: TypeRegions}, "Europe"},
		{Definition{Type: TypeReference}, "http://a.example"},
		{Definition{Type: "made-up"}, "x"},
	}
	for _, c := range cases {
		if v, err := c.def.Parse(c.text); err == nil || !v.IsZero() {
			t.Errorf("%s %q is read as %q", c.def.Type, c.text, v)
		}
	}
}

func TestReadersGiveTheValueOfTheirTypeOnly(t *testing.T) {
	d := length(Days(3))
	if d.Duration() != Days(3) || d.Bool() || d.Int() != 0 || d.Enum() != "" || d.Set() != nil {
		t.Errorf("a duration answers as another type: %#v", d)
	}
	money, _ := Definition{Type: TypeMoney}.Parse("EUR 120.50")
	if money.Int() != 12050 || !truth(true).Bool() || option("x").Enum() != "x" || len(regions("EU").Set()) != 1 {
		t.Error("a reader misses its own value")
	}
	if body, err := json.Marshal(map[string]Value{"a": d, "b": {}}); err != nil || string(body) != `{"a":"P3D","b":null}` {
		t.Errorf("JSON is %s, %v", body, err)
	}
}

func TestProtectiveDirections(t *testing.T) {
	enum := []string{"low", "mid", "high"}
	cases := []struct {
		name  string
		def   Definition
		a, b  Value
		order int
		ok    bool
	}{
		{"a shorter deadline", Definition{Type: TypeDuration, Direction: Lower}, length(Days(20)), length(Months(1)), 1, true},
		{"a longer notice", Definition{Type: TypeDuration, Direction: Higher}, length(Days(20)), length(Days(14)), 1, true},
		{"business days are longer", Definition{Type: TypeDuration, Direction: Lower}, length(BusinessDays(10)), length(Days(10)), -1, true},
		{"31 days are more than a month", Definition{Type: TypeDuration, Direction: Lower}, length(Days(31)), length(Months(1)), -1, true},
		{"a later option", Definition{Type: TypeEnum, Options: enum, Direction: Higher}, option("high"), option("mid"), 1, true},
		{"true", Definition{Type: TypeBool, Direction: True}, truth(true), truth(false), 1, true},
		{"false", Definition{Type: TypeBool, Direction: False}, truth(true), truth(false), -1, true},
		{"fewer regions", Definition{Type: TypeRegions, Direction: Subset}, regions("EU"), regions("EU", "US"), 1, true},
		{"more words", Definition{Type: TypeRegions, Direction: Superset}, regions("EU"), regions("EU", "US"), -1, true},
		{"other regions", Definition{Type: TypeRegions, Direction: Subset}, regions("EU"), regions("US"), 0, false},
		{"no direction", Definition{Type: TypeDuration, Direction: Neutral}, length(Days(1)), length(Days(2)), 0, false},
		{"equal", Definition{Type: TypeDuration, Direction: Neutral}, length(Days(2)), length(Days(2)), 0, true},
	}
	for _, c := range cases {
		order, ok := c.def.protects(c.a, c.b)
		if order != c.order || ok != c.ok {
			t.Errorf("%s: %d, %v; want %d, %v", c.name, order, ok, c.order, c.ok)
		}
	}
	other, _ := Definition{Type: TypeMoney}.Parse("USD 1.00")
	money, _ := Definition{Type: TypeMoney}.Parse("EUR 2.00")
	if _, ok := (Definition{Type: TypeMoney, Direction: Lower}).protects(money, other); ok {
		t.Error("amounts of two currencies are compared")
	}
}

func TestProtectionIsAntisymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		def := rapid.SampledFrom(Registry()).Draw(t, "term")
		a, b := anyValue(t, def), anyValue(t, def)
		x, ok := def.protects(a, b)
		y, back := def.protects(b, a)
		if ok != back || ok && x != -y {
			t.Fatalf("%s: %s over %s is %d %v, the other way %d %v", def.Key, a, b, x, ok, y, back)
		}
	})
}

// anyValue draws a value that the term can have.
func anyValue(t *rapid.T, def Definition) Value {
	v := Value{kind: def.Type}
	switch def.Type {
	case TypeBool:
		v.flag = rapid.Bool().Draw(t, "flag")
	case TypeEnum:
		v.text = rapid.SampledFrom(def.Options).Draw(t, "option")
	case TypeDuration:
		v.length = anyDuration().Draw(t, "length")
	case TypeInt:
		v.number = rapid.Int64Range(0, 1000).Draw(t, "number")
	case TypeSet:
		v = v.set(rapid.SliceOfN(rapid.SampledFrom(def.Options), 0, 4).Draw(t, "words"))
	default:
		v = v.set(rapid.SliceOfN(rapid.SampledFrom([]string{"EU", "UK", "US", "BR"}), 0, 4).Draw(t, "regions"))
	}
	return v
}
