package scim

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	filter "github.com/scim2/filter-parser/v2"
	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/fault"
)

const allQuirks = ^quirks(0)

// TestParseFilter pins what the reader accepts beyond the library's.
func TestParseFilter(t *testing.T) {
	rows := []struct {
		text string
		q    quirks
		want string
	}{
		{`userName eq "a\"b\u00e9"`, 0, `userName eq "a\"bé"`},
		{`emails[type eq "work"].value eq "x"`, 0, `emails[type eq "work" and value eq "x"]`},
		{`emails[type eq "work" and primary eq true and value co "x"]`, 0, `emails[type eq "work" and primary eq true and value co "x"]`},
		{`emails[not (type eq "work") or value pr]`, 0, `emails[not(type eq "work") or value pr]`},
		{`externalId eq jyoung`, bareValues, `externalId eq "jyoung"`},
		{`userName%20eq%20%22a%40b%22`, decodesTwice, `userName eq "a@b"`},
		{` not(active eq TRUE)`, 0, `not(active eq true)`},
		{`a eq 1 or b eq 2 and c eq 3`, 0, `a eq 1 or b eq 2 and c eq 3`},
		{`title eq null`, 0, `title eq`},
	}
	for _, row := range rows {
		e, err := parseFilter(row.text, row.q)
		if err != nil {
			t.Errorf("%s: %v", row.text, err)
			continue
		}
		if got := fmt.Sprint(e); got != row.want {
			t.Errorf("%s reads as %s, want %s", row.text, got, row.want)
		}
	}
}

// TestParseFilterRefuses wants a fault that points at the place.
func TestParseFilterRefuses(t *testing.T) {
	rows := map[string]string{
		``: "at the end", `userName`: "character 9", `userName eq`: "character 12", `userName xx "a"`: "character 10",
		`userName eq 'a'`: "character 13", `userName eq "a`: "quote", `(id pr`: "expected )", `id pr)`: "character 6",
		`emails[type eq "work"`: "expected ]", `emails[a[b pr]]`: "another", `userName eq a`: "double quotes",
		`id pr and`: "at the end", `.a eq 1`: "attribute", `a. eq 1`: "attribute", `a eq "\x"`: "JSON string",
		strings.Repeat("(", 50) + "id pr": "deep", strings.Repeat("x", 3000): "2048",
	}
	for text, says := range rows {
		_, err := parseFilter(text, 0)
		if err == nil || !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40s: %v, want %q", text, err, says)
		}
	}
}

// TestParseFilterAgrees compares with the library's parser on what both read:
// the trees must be equal.
func TestParseFilterAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawFilter(t, 3)
		ours, err := parseFilter(text, 0)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		theirs, err := filter.ParseFilterNumber([]byte(text))
		if err != nil {
			return // they lack parts of the grammar
		}
		if fmt.Sprint(ours) != fmt.Sprint(theirs) || !reflect.DeepEqual(shape(ours), shape(theirs)) {
			t.Fatalf("%s reads as %v, the library says %v", text, ours, theirs)
		}
	})
}

// shape is a tree without pointers' identities and number types.
func shape(e filter.Expression) string {
	switch x := e.(type) {
	case *filter.LogicalExpression:
		return fmt.Sprintf("(%s %s %s)", shape(x.Left), x.Operator, shape(x.Right))
	case *filter.NotExpression:
		return "not " + shape(x.Expression)
	case *filter.ValuePath:
		return x.AttributePath.String() + "[" + shape(x.ValueFilter) + "]"
	case *filter.AttributeExpression:
		return x.String()
	}
	return "?"
}

// drawFilter makes a filter on users.
func drawFilter(t *rapid.T, depth int) string {
	kind := rapid.IntRange(0, 6).Draw(t, "kind")
	if depth == 0 {
		kind = rapid.IntRange(0, 2).Draw(t, "leaf")
	}
	switch kind {
	case 3:
		return drawFilter(t, depth-1) + rapid.SampledFrom([]string{" and ", " or "}).Draw(t, "word") + drawFilter(t, depth-1)
	case 4:
		return "(" + drawFilter(t, depth-1) + ")"
	case 5:
		return "not (" + drawFilter(t, depth-1) + ")"
	case 6:
		return drawValuePath(t)
	}
	return drawComparison(t, []string{
		"userName", "displayName", "title", "name.familyName", "name.givenName", "externalId", "emails", "emails.type", "phoneNumbers.value",
		enterpriseURN + ":department", "addresses.locality", "nickName",
	})
}

func drawComparison(t *rapid.T, names []string) string {
	if rapid.IntRange(0, 5).Draw(t, "boolean") == 0 {
		return rapid.SampledFrom([]string{"active eq true", "active ne true", "active eq false"}).Draw(t, "active")
	}
	name := rapid.SampledFrom(names).Draw(t, "name")
	op := rapid.SampledFrom([]string{"eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr"}).Draw(t, "op")
	if op == "pr" {
		return name + " pr"
	}
	return name + " " + op + ` "` + drawText(t) + `"`
}

// drawText makes the short texts that members have too, with what means
// something in SQL patterns.
func drawText(t *rapid.T) string {
	return rapid.SampledFrom([]string{"a", "A", "ab", "b", "work", "home", "%", "_", "a%b", "Ab", "!", "zz", ""}).Draw(t, "text")
}

func drawValuePath(t *rapid.T) string {
	of := rapid.SampledFrom([]string{"emails", "phoneNumbers"}).Draw(t, "of")
	leaf := func() string {
		if rapid.IntRange(0, 4).Draw(t, "flag") == 0 {
			return rapid.SampledFrom([]string{"primary eq true", "primary eq false", "primary ne true"}).Draw(t, "primary")
		}
		name := rapid.SampledFrom([]string{"value", "type"}).Draw(t, "sub")
		op := rapid.SampledFrom([]string{"eq", "ne", "co", "sw", "ew", "pr"}).Draw(t, "subop")
		if op == "pr" {
			return name + " pr"
		}
		return name + " " + op + ` "` + drawText(t) + `"`
	}
	switch rapid.IntRange(0, 2).Draw(t, "inner") {
	case 0:
		return of + "[" + leaf() + "]"
	case 1:
		return of + "[" + leaf() + rapid.SampledFrom([]string{" and ", " or "}).Draw(t, "inner word") + leaf() + "]"
	}
	return of + "[not (" + leaf() + ")]"
}
