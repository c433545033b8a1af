package scim

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/fault"
)

// TestApplyPatch says what each operation makes of a document.
func TestApplyPatch(t *testing.T) {
	const two = `{"userName":"u","emails":[{"value":"a","type":"work","primary":true},{"value":"b","type":"home"}]}`
	rows := []struct {
		name, before, ops, after string
		q                        quirks
	}{
		{"set", `{"userName":"u"}`, `[{"op":"add","path":"title","value":"T"}]`, `{"userName":"u","title":"T"}`, 0},
		{"name in any case", `{"userName":"u"}`, `[{"op":"add","path":"NAME.GIVENNAME","value":"G"}]`, `{"userName":"u","name":{"givenName":"G"}}`, 0},
		{"with the core URN", `{"userName":"u"}`, `[{"op":"add","path":"` + userURN + `:title","value":"T"}]`, `{"userName":"u","title":"T"}`, 0},
		{"complex merges", `{"userName":"u","name":{"givenName":"G","familyName":"F"}}`, `[{"op":"replace","path":"name","value":{"familyName":"N"}}]`,
			`{"userName":"u","name":{"givenName":"G","familyName":"N"}}`, 0},
		{"empty part goes", `{"userName":"u","name":{"givenName":"G","familyName":"F"}}`, `[{"op":"replace","path":"name","value":{"familyName":""}}]`,
			`{"userName":"u","name":{"givenName":"G"}}`, 0},
		{"last part goes", `{"userName":"u","name":{"givenName":"G"}}`, `[{"op":"remove","path":"name.givenName"}]`, `{"userName":"u"}`, 0},
		{"add appends", two, `[{"op":"add","path":"emails","value":[{"value":"c"}]}]`,
			`{"userName":"u","emails":[{"value":"a","type":"work","primary":true},{"value":"b","type":"home"},{"value":"c"}]}`, 0},
		{"add the same", two, `[{"op":"add","path":"emails","value":[{"value":"b","type":"home"}]}]`, two, 0},
		{"new primary", two, `[{"op":"add","path":"emails","value":[{"value":"c","primary":true}]}]`,
			`{"userName":"u","emails":[{"value":"a","type":"work"},{"value":"b","type":"home"},{"value":"c","primary":true}]}`, 0},
		{"primary by path", two, `[{"op":"replace","path":"emails[type eq \"home\"].primary","value":true}]`,
			`{"userName":"u","emails":[{"value":"a","type":"work","primary":false},{"value":"b","type":"home","primary":true}]}`, 0},
		{"replace all", two, `[{"op":"replace","path":"emails","value":[{"value":"c"}]}]`, `{"userName":"u","emails":[{"value":"c"}]}`, 0},
		{"replace chosen", two, `[{"op":"replace","path":"emails[type eq \"home\"]","value":{"value":"c"}}]`,
			`{"userName":"u","emails":[{"value":"a","type":"work","primary":true},{"value":"c","type":"home"}]}`, 0},
		{"part of all", two, `[{"op":"replace","path":"emails.display","value":"d"}]`,
			`{"userName":"u","emails":[{"value":"a","type":"work","primary":true,"display":"d"},{"value":"b","type":"home","display":"d"}]}`, 0},
		{"remove chosen", two, `[{"op":"remove","path":"emails[type eq \"work\"]"}]`, `{"userName":"u","emails":[{"value":"b","type":"home"}]}`, 0},
		{"remove its value", two, `[{"op":"remove","path":"emails[type eq \"work\"].value"}]`, `{"userName":"u","emails":[{"value":"b","type":"home"}]}`, 0},
		{"remove a part", two, `[{"op":"remove","path":"emails[type eq \"work\"].primary"}]`,
			`{"userName":"u","emails":[{"value":"a","type":"work"},{"value":"b","type":"home"}]}`, 0},
		{"remove listed", two, `[{"op":"remove","path":"emails","value":[{"value":"a"}]}]`, `{"userName":"u","emails":[{"value":"b","type":"home"}]}`, removesValues},
		{"remove what is not there", two, `[{"op":"remove","path":"emails[type eq \"other\"]"},{"op":"remove","path":"title"}]`, two, 0},
		{"whole extension", `{"userName":"u"}`, `[{"op":"add","path":"` + enterpriseURN + `","value":{"department":"D","manager":{"value":"m"}}}]`,
			`{"userName":"u","` + enterpriseURN + `":{"department":"D","manager":{"value":"m"}}}`, 0},
		{"extension with its schemas", `{"userName":"u"}`, `[{"op":"replace","path":"` + enterpriseURN + `","value":{"schemas":["` + enterpriseURN + `"],"department":"D"}}]`,
			`{"userName":"u","` + enterpriseURN + `":{"department":"D"}}`, 0},
		{"extension goes", `{"userName":"u","` + enterpriseURN + `":{"department":"D"}}`, `[{"op":"remove","path":"` + enterpriseURN + `"}]`, `{"userName":"u"}`, 0},
		{"pathless", `{"userName":"u"}`, `[{"op":"replace","value":{"schemas":["x"],"id":"9","title":"T","` + enterpriseURN + `":{"division":"D"}}}]`,
			`{"userName":"u","title":"T","` + enterpriseURN + `":{"division":"D"}}`, 0},
		{"created by add", `{"userName":"u"}`, `[{"op":"add","path":"emails[type eq \"work\" and primary eq true].value","value":"a"}]`,
			`{"userName":"u","emails":[{"value":"a","type":"work","primary":true}]}`, 0},
		{"unwrapped", `{"userName":"u"}`, `[{"op":"add","path":"active","value":["True"]}]`, `{"userName":"u","active":true}`, unwrapsLists | textBooleans},
		{"wrapped", `{"userName":"u"}`, `[{"op":"add","path":"emails","value":{"value":"a"}}]`, `{"userName":"u","emails":[{"value":"a"}]}`, wrapsValues},
		{"bare text for a value", `{"userName":"u"}`, `[{"op":"add","path":"roles","value":["r"]}]`, `{"userName":"u","roles":[{"value":"r"}]}`, unwrapsLists},
		{"number as text", `{"userName":"u"}`, `[{"op":"add","path":"` + enterpriseURN + `:employeeNumber","value":7}]`,
			`{"userName":"u","` + enterpriseURN + `":{"employeeNumber":"7"}}`, numbersAsText},
	}
	for _, row := range rows {
		before := parseDocument(t, row.before)
		ops := parseOperations(t, row.ops)
		got, _, err := applyPatch(userType, before, ops, row.q, nil)
		if err != nil {
			t.Errorf("%s: %v", row.name, err)
			continue
		}
		if want := parseDocument(t, row.after); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", row.name, got, want)
		}
		if !reflect.DeepEqual(before, parseDocument(t, row.before)) {
			t.Errorf("%s: the document before was changed", row.name)
		}
	}
}

// TestApplyPatchRefuses names the scimType of what can't be done.
func TestApplyPatchRefuses(t *testing.T) {
	rows := []struct{ ops, code string }{
		{`[{"op":"replace","path":"emails[type eq \"work\"].value","value":"x"}]`, "noTarget"},
		{`[{"op":"add","path":"emails[value co \"x\"].value","value":"x"}]`, "noTarget"},
		{`[{"op":"remove"}]`, "noTarget"},
		{`[{"op":"replace","path":"id","value":"x"}]`, "mutability"},
		{`[{"op":"replace","path":"groups[value eq \"x\"]","value":{}}]`, "mutability"},
		{`[{"op":"remove","path":"userName"}]`, "mutability"},
		{`[{"op":"add","path":"` + enterpriseURN + `:manager.displayName","value":"x"}]`, "mutability"},
		{`[{"op":"add","path":"nosuch","value":"x"}]`, "invalidPath"},
		{`[{"op":"add","path":"urn:x:y:z","value":"x"}]`, "invalidPath"},
		{`[{"op":"add","path":"emails.nosuch","value":"x"}]`, "invalidPath"},
		{`[{"op":"add","path":"active","value":"True"}]`, "invalidValue"},
		{`[{"op":"add","path":"emails","value":{"value":"x"}}]`, "invalidValue"},
		{`[{"op":"add","path":"title","value":["x"]}]`, "invalidValue"},
		{`[{"op":"add","path":"` + enterpriseURN + `","value":"x"}]`, "invalidValue"},
		{`[{"op":"add","path":"title","value":"` + strings.Repeat("x", maxText+1) + `"}]`, "invalidValue"},
	}
	for _, row := range rows {
		_, _, err := applyPatch(userType, document{"userName": "u"}, parseOperations(t, row.ops), 0, nil)
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Detail != row.code {
			t.Errorf("%.80s: %v, want %s", row.ops, err, row.code)
		}
	}
}

// TestMemberSteps says what a group's operations become.
func TestMemberSteps(t *testing.T) {
	rows := []struct {
		ops  string
		want []memberStep
		q    quirks
	}{
		{`[{"op":"add","path":"members","value":[{"value":"a"},{"value":"b"}]}]`, []memberStep{{opAdd, []string{"a", "b"}}}, 0},
		{`[{"op":"add","path":"members","value":[{"value":"a"}]},{"op":"add","path":"members","value":{"value":"b"}}]`, []memberStep{{opAdd, []string{"a", "b"}}}, 0},
		{`[{"op":"add","path":"members","value":[{"value":"a"}]},{"op":"remove","path":"members[value eq \"a\"]"}]`,
			[]memberStep{{opAdd, []string{"a"}}, {opRemove, []string{"a"}}}, 0},
		{`[{"op":"remove","path":"members[value eq \"a\" or value eq \"b\"]"}]`, []memberStep{{opRemove, []string{"a", "b"}}}, 0},
		{`[{"op":"remove","path":"members[type eq \"User\" and value eq \"a\"]"}]`, []memberStep{{opRemove, []string{"a"}}}, 0},
		{`[{"op":"remove","path":"members"}]`, []memberStep{{opReplace, nil}}, 0},
		{`[{"op":"remove","path":"members","value":[{"value":"a"}]}]`, []memberStep{{opRemove, []string{"a"}}}, removesValues},
		{`[{"op":"remove","path":"members","value":[]}]`, []memberStep{{opReplace, nil}}, removesValues},
		{`[{"op":"add","path":"members","value":[{"value":"a"}]},{"op":"replace","path":"members","value":[{"value":"b"}]}]`, []memberStep{{opCheck, []string{"a"}}, {opReplace, []string{"b"}}}, 0},
		{`[{"op":"replace","value":{"displayName":"n","members":[{"value":"b"}]}}]`, []memberStep{{opReplace, []string{"b"}}}, 0},
		{`[{"op":"replace","path":"members","value":["b"]}]`, []memberStep{{opReplace, []string{"b"}}}, 0},
	}
	for _, row := range rows {
		body := `{"schemas":["` + patchURN + `"],"Operations":` + row.ops + `}`
		ops, err := newBodyReader(strings.NewReader(body), groupType).patch()
		if err != nil {
			t.Errorf("%s: %v", row.ops, err)
			continue
		}
		var m memberChanges
		if _, _, err = applyPatch(groupType, document{"displayName": "g"}, ops, row.q, &m); err != nil || !sameSteps(m.steps, row.want) {
			t.Errorf("%s: %v %v, want %v", row.ops, m.steps, err, row.want)
		}
	}
}

func sameSteps(a, b []memberStep) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].op != b[i].op || strings.Join(a[i].ids, ",") != strings.Join(b[i].ids, ",") {
			return false
		}
	}
	return true
}

// TestPatchLaws checks what must hold of any document: an operation done twice
// is done once, and replacing with what is there changes nothing.
func TestPatchLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDocument(t)
		op := operation{
			op:      rapid.SampledFrom([]string{opAdd, opReplace, opRemove}).Draw(t, "op"),
			path:    rapid.SampledFrom([]string{"title", "emails", "name", `emails[type eq "work"]`, `emails[type eq "work"].value`, "emails.type"}).Draw(t, "path"),
			hasPath: true,
		}
		if op.op != opRemove {
			op.value = drawValue(t, op.path)
		}
		once, _, err := applyPatch(userType, d, []operation{op}, allQuirks, nil)
		if err != nil {
			return
		}
		twice, _, err := applyPatch(userType, once, []operation{op}, allQuirks, nil)
		if err != nil || !reflect.DeepEqual(once, twice) {
			t.Fatalf("%+v on %v: once %v, twice %v (%v)", op, d, once, twice, err)
		}
		back, _, err := applyPatch(userType, once, []operation{{op: opReplace, value: map[string]any(once.clone())}}, 0, nil)
		if err != nil || !reflect.DeepEqual(once, back) {
			t.Fatalf("replacing %v by itself: %v (%v)", once, back, err)
		}
	})
}

func drawDocument(t *rapid.T) document {
	d := document{"userName": "u"}
	put(d, "title", rapid.SampledFrom([]string{"", "T"}).Draw(t, "title"))
	put(d, "name", map[string]any{"givenName": "G"})
	var list []any
	for i := range rapid.IntRange(0, 3).Draw(t, "emails") {
		m := map[string]any{"value": string(rune('a' + i))}
		put(m, "type", rapid.SampledFrom([]string{"", "work", "home"}).Draw(t, "type"))
		list = append(list, m)
	}
	put(d, "emails", list)
	return d
}

func drawValue(t *rapid.T, path string) any {
	email := map[string]any{"value": rapid.SampledFrom([]string{"a", "z"}).Draw(t, "value")}
	switch path {
	case "emails":
		return []any{email}
	case `emails[type eq "work"]`:
		return email
	case "name":
		return map[string]any{"familyName": "N"}
	}
	return rapid.SampledFrom([]string{"x", "y"}).Draw(t, "text")
}

func parseDocument(t *testing.T, text string) document {
	t.Helper()
	var d document
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func parseOperations(t *testing.T, text string) []operation {
	t.Helper()
	ops, err := newBodyReader(strings.NewReader(`{"schemas":["`+patchURN+`"],"Operations":`+text+`}`), userType).patch()
	if err != nil {
		t.Fatal(err)
	}
	return ops
}
