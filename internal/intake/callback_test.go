package intake_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/intake"
	"github.com/sysoon/steward/internal/rights"
)

// ears are an agent's status_callback.
type ears struct {
	mu     sync.Mutex
	status int
	heard  []string
	signed []string
}

// ServeHTTP implements http.Handler.
func (e *ears) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.heard, e.signed = append(e.heard, string(body)), append(e.signed, r.Header.Get(intake.SignatureHeader))
	w.WriteHeader(e.status)
}

// An agent that named a status_callback is told of each status once, signed, in the
// form in which it could ask for it; one that answers 410 is told nothing more.
func TestStatusCallback(t *testing.T) {
	each(t, "US-CA", func(o *outside) {
		e := &ears{status: http.StatusOK}
		server := httptest.NewServer(e)
		o.Cleanup(server.Close)
		a := o.agent("arcadia")
		a.pair()
		if status, _ := a.call(http.MethodPost, "data-rights-request", a.sign(a.message(map[string]any{"status_callback": "http://10.0.0.1/"}))); status != 400 {
			o.Errorf("an address inside the house: %d", status)
		}
		_, s := a.call(http.MethodPost, "data-rights-request", a.sign(a.message(map[string]any{"status_callback": server.URL + "/told", "agent-request-id": "ours-1"})))
		id, _ := s["request_id"].(string)
		if s["agent_request_id"] != "ours-1" || !strings.HasPrefix(s["user_verification_url"].(string), "https://steward.example/rights/acme/confirm") {
			o.Errorf("the status is %v", s)
		}
		o.drain()
		o.post("/rights/acme/confirm", url.Values{"t": {o.links()[0]}})
		o.drain()
		o.drain()
		if len(e.heard) != 1 {
			o.Fatalf("it heard %d times: %v", len(e.heard), e.heard)
		}
		keys, err := o.sealer.Verifiers(o.Context())
		if err != nil {
			o.Fatal(err)
		}
		if err := intake.Verify(keys[0], []byte(e.heard[0]), e.signed[0]); err != nil {
			o.Error(err)
		}
		if intake.Verify(keys[0], []byte(e.heard[0]+" "), e.signed[0]) == nil {
			o.Error("a changed status has a good signature")
		}
		var told, asked map[string]any
		_ = json.Unmarshal([]byte(e.heard[0]), &told)
		_, asked = a.call(http.MethodGet, "data-rights-request/"+id, "")
		o.shape(told)
		if told["status"] != "open" || told["status"] != asked["status"] || told["request_id"] != id {
			o.Errorf("told %v, asked %v", told, asked)
		}
		e.status = http.StatusGone
		o.office(func(tx *db.Tx) error { _, err := rights.Withdraw(tx, o.requests(o.org)[0].ID); return err })
		o.drain()
		o.d.Clock.Advance(80 * time.Hour)
		o.drain()
		if len(e.heard) != 2 || !strings.Contains(e.heard[1], "revoked") {
			o.Errorf("after it was withdrawn it heard %v", e.heard)
		}
	})
}

// An agent that does not answer is tried again.
func TestStatusCallbackIsTriedAgain(t *testing.T) {
	each(t, "US-CA", func(o *outside) {
		e := &ears{status: http.StatusInternalServerError}
		server := httptest.NewServer(e)
		o.Cleanup(server.Close)
		a := o.agent("arcadia")
		a.pair()
		a.call(http.MethodPost, "data-rights-request", a.sign(a.message(map[string]any{"status_callback": server.URL})))
		o.d.Clock.Advance(73 * time.Hour) // nobody confirms it
		o.drain()
		e.status = http.StatusOK
		o.d.Clock.Advance(time.Minute)
		o.drain()
		if len(e.heard) != 2 || !strings.Contains(e.heard[1], "expired") {
			o.Errorf("it heard %v", e.heard)
		}
		// The protocol's own form of taking back: a reason alone.
		_, s := a.call(http.MethodPost, "data-rights-request", a.sign(a.message(map[string]any{"agent-request-id": "2"})))
		id, _ := s["request_id"].(string)
		if status, s := a.call(http.MethodDelete, "data-rights-request/"+id, a.sign(map[string]any{"reason": "I keep it."})); status != 200 || s["status"] != "revoked" {
			o.Errorf("revoked with a reason alone: %d %v", status, s)
		}
	})
}
