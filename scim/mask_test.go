package scim

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWithoutValues(t *testing.T) {
	for body, want := range map[string]string{
		``:            ``,
		" \n\t":       ``,
		`{}`:          `{}`,
		`[ ]`:         `[]`,
		`null`:        `null`,
		`"Mia"`:       `"…"`,
		`{"a":1}`:     `{"a":"…"}`,
		`{"count":1}`: `{"count":1}`,
		`{ "userName" : "mia" , "active" : true }`:                       `{"userName":"…","active":true}`,
		`{"schemas":["urn:a"],"Emails":[{"TYPE":"work","value":"m@x"}]}`: `{"schemas":["urn:a"],"Emails":[{"TYPE":"work","value":"…"}]}`,
		`{"id":"0193c0de-0000-7000-8000-000000000001"}`:                  `{"id":"0193c0de-0000-7000-8000-000000000001"}`,
		`{"path":"emails[value eq \"m@x\"]"}`:                            `{"path":"emails[value eq \"…\"]"}`,
		`{"userName":"a\"b","x\u0041":"y"}`:                              `{"userName":"…","xA":"…"}`,
		`{"userName":"mia`:                                               `{"userName":` + notKept,
		`{"userName" "mia"}`:                                             `{` + notKept,
		`{"userName":mia}`:                                               `{"userName":` + notKept,
		`{"a":"b",}`:                                                     `{"a":"…",` + notKept,
		"{\"a\":\"b\n\"}":                                                `{"a":` + notKept,
		`<html>`:                                                         notKept,
		strings.Repeat("[", 50):                                          strings.Repeat("[", 41) + notKept,
	} {
		if got := withoutValues([]byte(body)); got != want {
			t.Errorf("%s\n got %s\nwant %s", body, got, want)
		}
	}
}

// TestNoValueIsKept draws JSON of any shape: what is kept is JSON of that shape,
// and none of the texts in it.
func TestNoValueIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body, err := json.Marshal(drawJSON(t, 4))
		if err != nil {
			t.Fatal(err)
		}
		got := withoutValues(body)
		if !json.Valid([]byte(got)) || strings.Contains(got, "secret") {
			t.Fatalf("%s\nbecame %s", body, got)
		}
	})
}

func drawJSON(t *rapid.T, depth int) any {
	kind := rapid.IntRange(0, 5).Draw(t, "kind")
	switch {
	case depth > 0 && kind == 0:
		all := []any{}
		for range rapid.IntRange(0, 3).Draw(t, "length") {
			all = append(all, drawJSON(t, depth-1))
		}
		return all
	case depth > 0 && kind == 1:
		all := map[string]any{}
		for range rapid.IntRange(0, 3).Draw(t, "fields") {
			all["n"+rapid.StringN(0, 4, 12).Draw(t, "name")] = drawJSON(t, depth-1)
		}
		return all
	case kind == 2:
		return rapid.Bool().Draw(t, "truth")
	case kind == 3:
		return rapid.Float64Range(-1e6, 1e6).Draw(t, "number")
	case kind == 4:
		return nil
	}
	return "secret" + rapid.String().Draw(t, "text") + "secret"
}
