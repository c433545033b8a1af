package redact

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"html"
	"html/template"
	"mime/quotedprintable"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCutLeavesNothingAndTellsNoLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringMatching(`[A-Za-zäöüßéÅΣ ]{3,20}`).Filter(func(s string) bool { return Searchable(s) }).Draw(t, "secret")
		before, after := rapid.String().Draw(t, "before"), rapid.String().Draw(t, "after")
		out, n := Cut(before+strings.ToUpper(secret)+after+secret, []Passage{{strings.TrimSpace(secret), "█"}})
		if n == 0 || Count(out, strings.TrimSpace(secret)) > 0 {
			t.Fatalf("%d cuts left %q", n, out)
		}
	})
	short, _ := Cut("Call Bob now.", []Passage{{"Bob", "█████"}})
	long, _ := Cut("Call Bartholomew-Fitzgerald now.", []Passage{{"Bartholomew-Fitzgerald", "█████"}})
	if short != long {
		t.Errorf("the mark tells the length: %q, %q", short, long)
	}
}

// forms write a value as files hold it.
var written = map[string]func(string) string{
	"plain":         func(s string) string { return s },
	"upper case":    strings.ToUpper,
	"JSON":          func(s string) string { b, _ := json.Marshal(s); return string(b) },
	"JSON in ASCII": ascii,
	"JSON in JSON":  func(s string) string { b, _ := json.Marshal(ascii(s)); return string(b) },
	"HTML":          html.EscapeString,
	"HTML template": template.HTMLEscapeString,
	"HTML in numbers": func(s string) string {
		return each(s, func(r rune) string { return "&#" + strconv.Itoa(int(r)) + ";" })
	},
	"HTML in hex": func(s string) string {
		return each(s, func(r rune) string { return "&#x" + strconv.FormatInt(int64(r), 16) + ";" })
	},
	"HTML of JSON":   func(s string) string { return html.EscapeString(ascii(s)) },
	"CSV":            cell,
	"JSON in CSV":    func(s string) string { return cell(ascii(s)) },
	"URL":            url.PathEscape,
	"base64":         func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"base64 shifted": func(s string) string { return base64.StdEncoding.EncodeToString([]byte("x" + s + "y")) },
	"base64 twice":   func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte("xy" + s + "zzz")) },
	"base64 in lines": func(s string) string {
		return lines(base64.StdEncoding.EncodeToString([]byte("some text before " + s + " and after")))
	},
	"hexadecimal":      func(s string) string { return hex.EncodeToString([]byte(s)) },
	"UTF-16":           func(s string) string { l, _ := wide(s); return string(l) },
	"UTF-16 big":       func(s string) string { _, b := wide(s); return string(b) },
	"quoted-printable": quoted,
}

func each(s string, f func(rune) string) (out string) {
	for _, r := range s {
		out += f(r)
	}
	return out
}

func ascii(s string) string {
	return `"` + each(s, func(r rune) string {
		l, b := wide(string(r))
		if len(l) == 2 && r < 128 && r != '"' && r != '\\' {
			return string(r)
		}
		out := ""
		for i := 0; i < len(b); i += 2 {
			out += `\u` + hex.EncodeToString(b[i:i+2])
		}
		return out
	}) + `"`
}

func cell(s string) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"a", s})
	w.Flush()
	return b.String()
}

func lines(s string) string {
	var out []string
	for chunk := range slices.Chunk([]byte(s), 20) {
		out = append(out, string(chunk))
	}
	return strings.Join(out, "\r\n")
}

func quoted(s string) string {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

func TestSearchFindsEveryForm(t *testing.T) {
	for _, value := range []string{`Åsa "Ace" O'Neill & sons <x>`, "margarethe.hölscher@acme.example", "Grüße 😀 aus Köln", "Bob Stone"} {
		s := NewSearch([]Value{{"it", value}, {"other", "nobody of this name"}})
		for name, form := range written {
			filler := strings.Repeat("Lorem ipsum \\ &amp; %20 = dolor. ", 9000) // so that it lies at borders of blocks too
			text := filler[:block-len(form(value))/2] + " " + form(value) + " " + filler
			found, err := s.In(strings.NewReader(text))
			if err != nil || !slices.Equal(found, []string{"it"}) {
				t.Errorf("%s of %q: found %v, %v", name, value, found, err)
			}
		}
		if found, _ := s.In(strings.NewReader("Nothing of it, but Bob and Stone, Åsa and Köln.")); len(found) > 0 {
			t.Errorf("%q found where it is not: %v", value, found)
		}
	}
}

func TestSearchFindsPartsOfLongValues(t *testing.T) {
	long := strings.Repeat("The quick brown fox jumps over the lazy dog number one. ", 20)
	s := NewSearch([]Value{{"long", long}})
	if found, _ := s.In(strings.NewReader("quoted: " + long[100:300])); len(found) != 1 {
		t.Error("a quotation of 200 characters was not found")
	}
}

func TestDirectoryFindsPersons(t *testing.T) {
	d := &Directory{}
	d.Add(Person{ID: "bob", Names: []string{"Bob Stone"}, Families: []string{"Stone"}, Addresses: []string{"bob@acme.example", "bob.stone@acme.example", "bstone"}})
	d.Add(Person{ID: "ana", Names: []string{"Ana María de la Cruz"}, Families: []string{"de la Cruz"}, Addresses: []string{"ana.cruz@acme.example"}})
	for text, want := range map[string]string{
		"I met Bob Stone.":                     "bob:Bob Stone",
		"Stone, Bob was there":                 "bob:Stone, Bob",
		"BOB STONE!":                           "bob:BOB STONE",
		"Mr. Stone said":                       "bob:Stone",
		"a stone, and Bob":                     "",
		"write to <bob@ACME.example>.":         "bob:bob@ACME.example",
		"bstone's machine":                     "bob:bstone",
		"Señora de la Cruz":                    "ana:de la Cruz",
		"with ana maría de la cruz, twice":     "ana:ana maría de la cruz",
		"":                                     "",
		"bob.stone@elsewhere.example is other": "bob:bob.stone",
		"Bob Stone (bob.stone@acme.example)":   "bob:Bob Stone bob:bob.stone@acme.example",
		"Where is Bob? Stone is here":          "",
	} {
		var got []string
		for _, h := range d.Find(text) {
			got = append(got, h.ID+":"+h.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %q", text, got, want)
		}
	}
}
