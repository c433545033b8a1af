package data_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/demo/files"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
)

var secret = []byte("a secret of at least sixteen bytes")

// client is a real outbound client that may reach this machine.
func client() *http.Client {
	return outbound.New(outbound.Config{
		Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, AllowHTTP: true,
		Timeout: time.Second, MaxBody: protocol.MaxAnswer,
	})
}

// serve starts the example product over real HTTP.
func serve(t *testing.T, wrap func(http.Handler) http.Handler, kept ...files.File) string {
	t.Helper()
	s, err := files.New(files.Config{Dir: t.TempDir(), Secret: secret})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Add(kept...); err != nil {
		t.Fatal(err)
	}
	var h http.Handler = s
	if wrap != nil {
		h = wrap(s)
	}
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

func ada() data.Subject {
	return data.Subject{OrgID: "o", OrgSlug: "acme", MemberID: "m", UserName: "ada@acme.example", Emails: []string{"ADA@acme.example"}}
}

var adasFiles = []files.File{
	{Organization: "acme", Owner: "ada@acme.example", Name: "notes.txt", Text: "On the engine", At: time.Unix(1e9, 0)},
	{Organization: "acme", Owner: "Ada@Acme.Example", Name: "plan.txt", Text: "Table of operations", At: time.Unix(2e9, 0)},
	{Organization: "acme", Owner: "bob@acme.example", Name: "bob.txt", Text: "Bob's", At: time.Unix(1e9, 0)},
	{Organization: "other", Owner: "ada@acme.example", Name: "other.txt", Text: "Another organization's", At: time.Unix(1e9, 0)},
}

func conform(ctx context.Context, url string, erase bool) (problems []string, ran int, err error) {
	who := ada()
	c := data.Conformance{Client: client(), URL: url, Secret: secret, Subject: &who, Change: erase, Erase: erase}
	err = data.Conform(ctx, c, func(c data.Check) {
		ran++
		if c.Problem != "" {
			problems = append(problems, c.Name+": "+c.Problem)
		}
	})
	return problems, ran, err
}

func TestExampleProductConforms(t *testing.T) {
	url := serve(t, nil, adasFiles...)
	problems, ran, err := conform(t.Context(), url, true)
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v\n%s", err, strings.Join(problems, "\n"))
	}
	if ran < 38 {
		t.Errorf("only %d checks ran", ran)
	}
	bob := ada()
	bob.UserName, bob.Emails = "bob@acme.example", nil
	found, err := data.HTTP(client(), url, secret).Find(t.Context(), bob)
	if err != nil || found.Total() != 2 {
		t.Errorf("somebody else's: %d items, %v", found.Total(), err)
	}
}

// TestConformanceCatchesBreaches breaks the example product in one way after the
// other: a check that can't fail proves nothing.
func TestConformanceCatchesBreaches(t *testing.T) {
	cases := map[string]struct {
		wrap func(http.Handler) http.Handler
		want string
	}{
		"accepts anything":    {answering(`{"counts":[]}`), "without a signature"},
		"another protocol":    {rewriting(protocol.PathDescribe, "steward-source/1", "steward-source/9"), "describe names"},
		"unknown category":    {rewriting(protocol.PathDescribe, `"activities"`, `"secrets"`), "describe names"},
		"undescribed":         {rewriting(protocol.PathDescribe, `"activities"`, `"location"`), "only what describe names"},
		"counts wrongly":      {rewriting(protocol.PathFind, `"count":2`, `"count":3`), "find and export agree"},
		"ends too early":      {rewriting(protocol.PathExport, `"next"`, `"was-next"`), "export pages"},
		"says done, isn't":    {rewriting(protocol.PathVerify, `"state":"done"`, `"state":"remaining"`), "verify finds nothing left"},
		"forgets its answers": {forgetting, "erase with the same key answers the same"},
		"finds by nothing":    {rewriting(protocol.PathDescribe, `"keys"`, `"were-keys"`), "describe names"},
		"corrects nothing":    {swallowing(protocol.PathRectify, `{"state":"done","changed":1}`), "rectify changes the field"},
		"refuses nothing":     {rewriting(protocol.PathRectify, `"refused"`, `"was-refused"`), "rectify refuses"},
		"restricts nothing":   {swallowing(protocol.PathRestrict, `{"state":"done"}`), "restrict marks every item"},
		"never calls back":    {rewriting(protocol.PathDescribe, `"products"`, `"asynchronous":true,"products"`), "no address for callbacks"},
		"knows every job":     {swallowing(protocol.PathJob, `{"job":"x","state":"done"}`), "unknown job"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			problems, _, err := conform(t.Context(), serve(t, c.wrap, adasFiles...), true)
			if !fault.Is(err, fault.Invalid) || !strings.Contains(strings.Join(problems, "\n"), c.want) {
				t.Fatalf("%v\n%s", err, strings.Join(problems, "\n"))
			}
		})
	}
}

// swallowing does nothing on one path and says that it did.
func swallowing(path, body string) func(http.Handler) http.Handler {
	return func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == path {
				answering(body)(nil).ServeHTTP(w, r)
				return
			}
			h.ServeHTTP(w, r)
		})
	}
}

// forgetting says something else each time that something was erased.
func forgetting(h http.Handler) http.Handler {
	n := 0
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n++
		rewriting(protocol.PathErase, `"erased":4`, fmt.Sprintf(`"erased":%d`, n))(h).ServeHTTP(w, r)
	})
}

func answering(body string) func(http.Handler) http.Handler {
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write([]byte(body))
		})
	}
}

// rewriting replaces a text in the answers of one path.
func rewriting(path, from, to string) func(http.Handler) http.Handler {
	return func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != path {
				h.ServeHTTP(w, r)
				return
			}
			rec := httptest.NewRecorder()
			h.ServeHTTP(rec, r)
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(rec.Code)
			_, _ = w.Write([]byte(strings.ReplaceAll(rec.Body.String(), from, to)))
		})
	}
}

func TestConformEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := conform(ctx, serve(t, nil), false); err == nil || fault.Is(err, fault.Invalid) {
		t.Fatalf("got %v", err)
	}
}

// TestSourceFailures: what a source answers decides whether trying again makes
// sense, and its own words are never shown.
func TestSourceFailures(t *testing.T) {
	cases := []struct {
		name      string
		status    int
		body      string
		permanent bool
	}{
		{"busy", http.StatusServiceUnavailable, `{"error":{"code":"busy","message":"ada@acme.example"}}`, false},
		{"too many", http.StatusTooManyRequests, ``, false},
		{"wrong secret", http.StatusUnauthorized, ``, true},
		{"gone", http.StatusNotFound, `<html>`, true},
		{"redirect", http.StatusFound, ``, false},
		{"not JSON", http.StatusOK, `hello`, true},
		{"wrong JSON", http.StatusOK, `[]`, true},
		{"unknown category", http.StatusOK, `{"counts":[{"product":"x","category":"secrets","count":1}]}`, true},
		{"below zero", http.StatusOK, `{"counts":[{"product":"x","category":"files","count":-1}]}`, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				w.Header().Set("Location", "/elsewhere")
				w.Header().Set("Retry-After", "7")
				w.WriteHeader(c.status)
				_, _ = w.Write([]byte(c.body))
			}))
			t.Cleanup(server.Close)
			_, err := data.HTTP(client(), server.URL, secret).Find(t.Context(), ada())
			if err == nil || data.IsPermanent(err) != c.permanent {
				t.Fatalf("permanent is %v: %v", data.IsPermanent(err), err)
			}
			shown := fault.Shown(err)
			if strings.Contains(shown.Message, "ada@") {
				t.Errorf("a stranger's words are shown: %s", shown.Message)
			}
			if c.status == http.StatusServiceUnavailable && shown.RetryAfter != 7*time.Second {
				t.Errorf("again after %s", shown.RetryAfter)
			}
		})
	}
}

func TestExportIsBounded(t *testing.T) {
	item := protocol.Item{Key: "k", Product: "p", Category: "files", Provenance: "provided", Purpose: "provide", At: time.Unix(1, 0)}
	cases := map[string]protocol.Page{
		"the same page for ever": {Items: []protocol.Item{item}, Next: "again"},
		"too many on a page":     {Items: make([]protocol.Item, protocol.MaxPage+1)},
		"malformed item":         {Items: []protocol.Item{{Key: "k", Category: "files"}}},
		"a secret as content":    {Items: []protocol.Item{withCategory(item, "credentials")}},
		"health for advertising": {Items: []protocol.Item{advertising(withCategory(item, "health"))}},
	}
	for name, page := range cases {
		t.Run(name, func(t *testing.T) {
			body, err := json.Marshal(page)
			if err != nil {
				t.Fatal(err)
			}
			server := httptest.NewServer(answering(string(body))(nil))
			t.Cleanup(server.Close)
			n := 0
			err = data.HTTP(client(), server.URL, secret).Export(t.Context(), ada(), func(data.Item) error { n++; return nil })
			if !data.IsPermanent(err) || n > 2 {
				t.Fatalf("%d items, %v", n, err)
			}
		})
	}
}

func withCategory(i protocol.Item, c string) protocol.Item {
	i.Category, i.Content = c, "hunter2"
	return i
}

func advertising(i protocol.Item) protocol.Item {
	i.Purpose = "advertise"
	return i
}
