package scim

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

func TestTextReader(t *testing.T) {
	for text, ok := range map[string]bool{
		"": true, `{"a":"é漢😀"}`: true, "\xff": false, `{"a":"` + "\xc3(" + `"}`: false, "cut \xf0\x9f\x98": false, "\ufffd": true,
	} {
		for _, in := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text)), iotest.DataErrReader(strings.NewReader(text))} {
			got, err := io.ReadAll(&textReader{from: in})
			if (err == nil) != ok || ok && string(got) != text {
				t.Errorf("%q: %q, %v", text, got, err)
			}
		}
	}
}

// TestNothingElseIsStored refuses what would be kept as something else than was
// sent: bytes that are no text, and an operation without its value.
func TestNothingElseIsStored(t *testing.T) {
	c := start(t, dbtest.Open(t, db.SQLite)).connect(directory.Okta)
	if r := c.want(400, "POST", "/Users", `{"schemas":["`+userURN+`"],"userName":"`+"\xff"+`"}`); r.scimType() != "invalidSyntax" || !strings.Contains(r.raw, "UTF-8") {
		t.Errorf("no text: %s", r.raw)
	}
	id := c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`"],"userName":"`+somebody()+`","title":"Boss"}`).id()
	c.want(400, "PATCH", "/Users/"+id, patchBody(`{"op":"replace","path":"title"}`))
	c.want(400, "PATCH", "/Users/"+id, patchBody(`{"op":"add","path":"title"}`))
	c.want(200, "GET", "/Users/"+id, "").has(t, map[string]any{"title": "Boss"})
	c.patch(id, `{"op":"replace","path":"title","value":null}`)
	c.want(200, "GET", "/Users/"+id, "").has(t, map[string]any{"title": nil})
}
