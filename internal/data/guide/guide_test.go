package guide_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/data/guide"
	"github.com/sysoon/steward/internal/data/protocol"
)

var words = guide.Words{Categories: []string{"files", "health"}, Purposes: []string{"provide"}}

func get(t *testing.T, path string) string {
	t.Helper()
	h, err := guide.Handler(words)
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%s is answered %d", path, w.Code)
	}
	return w.Body.String()
}

// TestTheExampleIsSignedRightly: a reader who follows the page gets what the
// protocol checks.
func TestTheExampleIsSignedRightly(t *testing.T) {
	page := get(t, guide.Path)
	page = strings.NewReplacer("&#34;", `"`, "&#43;", "+", "&#39;", "'", "&amp;", "&").Replace(page)
	request := regexp.MustCompile(`(?s)<code>POST (\S+)\n(.*?)\n\n(.*?)</code>`).FindStringSubmatch(page)
	secret := regexp.MustCompile(`the secret <code>(.*?)</code>`).FindStringSubmatch(page)
	if request == nil || secret == nil {
		t.Fatalf("no example in\n%s", page)
	}
	r := httptest.NewRequest(http.MethodPost, "http://inner/source/v1/find", strings.NewReader(request[3]))
	for line := range strings.SplitSeq(request[2], "\n") {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Set(name, value)
	}
	v := protocol.Verifier{Secret: []byte(secret[1]), Base: "https://files.example", Now: func() time.Time { return time.Unix(1780000000, 0) }}
	if err := v.Check(r, []byte(request[3])); err != nil || request[1] != "https://files.example/source/v1/find" {
		t.Errorf("the example is refused: %v", err)
	}
	for _, want := range []string{"<code>health</code>", "<code>provide</code>", "steward source check"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
}

// TestTheSchemaIsTheProtocol: each message has the fields that the schema says,
// and no others; each path is there.
func TestTheSchemaIsTheProtocol(t *testing.T) {
	var doc struct {
		Paths      map[string]any
		Components struct {
			Schemas map[string]struct {
				Properties map[string]json.RawMessage
				Required   []string
				Enum       []string
			}
		}
	}
	if err := json.Unmarshal([]byte(get(t, guide.Path+"/source.openapi.json")), &doc); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{protocol.PathDescribe, protocol.PathFind, protocol.PathExport, protocol.PathRectify, protocol.PathRestrict, protocol.PathErase, protocol.PathVerify, protocol.PathJob} {
		if doc.Paths[p] == nil {
			t.Errorf("the path %s is not in the schema", p)
		}
	}
	schemas := doc.Components.Schemas
	if !slices.Equal(schemas["CategoryName"].Enum, words.Categories) || !slices.Equal(schemas["Purpose"].Enum, words.Purposes) {
		t.Errorf("categories %v, purposes %v", schemas["CategoryName"].Enum, schemas["Purpose"].Enum)
	}
	messages := []any{
		protocol.Description{}, protocol.Product{}, protocol.Category{}, protocol.Field{}, protocol.Subject{}, protocol.FindRequest{},
		protocol.Found{}, protocol.Count{}, protocol.ExportRequest{}, protocol.Page{}, protocol.Item{}, protocol.Correction{},
		protocol.RectifyRequest{}, protocol.RestrictRequest{}, protocol.EraseRequest{}, protocol.VerifyRequest{}, protocol.Outcome{},
		protocol.Refused{}, protocol.Retained{}, protocol.Accepted{}, protocol.JobRequest{}, protocol.Job{}, protocol.Failure{},
	}
	for _, m := range messages {
		kind := reflect.TypeOf(m)
		schema, found := schemas[kind.Name()]
		if !found {
			t.Errorf("the schema has no %s", kind.Name())
			continue
		}
		fields := map[string]bool{}
		for f := range kind.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields[name] = true
			if schema.Properties[name] == nil {
				t.Errorf("the schema's %s has no %s", kind.Name(), name)
			}
		}
		for name := range schema.Properties {
			if !fields[name] {
				t.Errorf("the schema's %s has %s, the protocol has not", kind.Name(), name)
			}
		}
	}
}
