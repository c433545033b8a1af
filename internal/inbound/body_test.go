package inbound_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
)

const limit = 1000

func serve(t *testing.T) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := inbound.Read(w, r, limit)
		if f, ok := errors.AsType[*fault.Error](err); ok {
			w.WriteHeader(map[string]int{inbound.TooLarge: http.StatusRequestEntityTooLarge}[f.Detail])
			_, _ = io.WriteString(w, f.Message)
			return
		}
		_, _ = w.Write(body)
	}))
	t.Cleanup(s.Close)
	return s
}

// Clients that write everything before they read, as most do, must be able to
// read the refusal; unread, the connection would be reset under them.
func TestRefusalsOfLargeBodiesAreReadable(t *testing.T) {
	s := serve(t)
	for name, c := range map[string]struct {
		body   io.Reader
		status int
		says   string
	}{
		"within":               {strings.NewReader(strings.Repeat("x", limit)), 200, "xxx"},
		"over by one":          {strings.NewReader(strings.Repeat("x", limit+1)), 413, "larger than 1000"},
		"eight MiB":            {strings.NewReader(strings.Repeat("x", 8<<20)), 413, "larger than 1000"},
		"eight MiB in chunks":  {io.MultiReader(strings.NewReader(strings.Repeat("x", 8<<20))), 413, "larger than 1000"},
		"nothing":              {http.NoBody, 200, ""},
		"within, without size": {io.MultiReader(strings.NewReader("hello")), 200, "hello"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL, c.body)
			if err != nil {
				t.Fatal(err)
			}
			resp, err := s.Client().Do(r)
			if err != nil {
				t.Fatalf("the answer could not be read: %v", err)
			}
			defer func() { _ = resp.Body.Close() }()
			said, err := io.ReadAll(resp.Body)
			if err != nil || resp.StatusCode != c.status || !strings.Contains(string(said), c.says) {
				t.Errorf("%d %.60s %v, want %d %s", resp.StatusCode, said, err, c.status, c.says)
			}
		})
	}
}

// broken is a body that breaks off.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestBodiesThatBreakOffAreRefused(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/", broken{})
	if _, err := inbound.Read(httptest.NewRecorder(), r, limit); !fault.Is(err, fault.Invalid) {
		t.Fatalf("got %v", err)
	}
}

// Who asks before sending is told without sending anything.
func TestWhoAsksFirstNeedNotSend(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/", broken{})
	r.ContentLength = limit + 1
	r.Header.Set("Expect", "100-continue")
	_, err := inbound.Read(httptest.NewRecorder(), r, limit)
	if f, ok := errors.AsType[*fault.Error](err); !ok || f.Detail != inbound.TooLarge {
		t.Fatalf("got %v", err)
	}
}
