package stream_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/pem"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/stream"
)

// inside reaches receivers on loopback over TLS alone; inStore an object store,
// which speaks plain HTTP here.
var (
	inside  = outbound.Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Timeout: 2 * time.Second}
	inStore = outbound.Config{Allow: inside.Allow, AllowHTTP: true, Timeout: inside.Timeout}
)

// TestMain has this process trust the certificate of its own receivers, as an
// operator does with one of the house.
func TestMain(m *testing.M) {
	os.Exit(trusting(m.Run))
}

func trusting(run func() int) int {
	s := httptest.NewTLSServer(http.NotFoundHandler())
	defer s.Close()
	dir, err := os.MkdirTemp("", "authority")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	file := filepath.Join(dir, "authority.pem")
	body := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := errors.Join(os.WriteFile(file, body, 0o600), os.Setenv("SSL_CERT_FILE", file), os.Setenv("SSL_CERT_DIR", dir)); err != nil {
		panic(err)
	}
	return run()
}

// world is an organization whose log is streamed.
type world struct {
	t   *testing.T
	d   *dbtest.DB
	org access.OrgID
	s   *seal.Sealer
	// creator is who set streams up, as they are now.
	creator access.Actor
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	stream.Subscribe(d.DB)
	w := &world{t: t, d: d, org: d.Org(t, "acme"), s: s}
	w.creator = access.Actor{Kind: access.KindMember, Org: w.org, ID: "olive", Member: "olive", Roles: []access.Role{access.Owner}}
	return w
}

// as runs a change as whoever sets streams up.
func (w *world) as(fn func(tx *db.Tx) error) error {
	return w.d.Update(access.With(w.t.Context(), w.creator), access.ManageOrganization, fn)
}

func (w *world) do(fn func(tx *db.Tx) error) {
	w.t.Helper()
	if err := w.as(fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) create(kind stream.Kind, n stream.New) (s stream.Stream, shown string) {
	w.t.Helper()
	if n.Name == "" {
		n.Name = "SIEM"
	}
	if n.Actions == nil {
		n.Actions = audit.Wanted{"*"}
	}
	w.do(func(tx *db.Tx) (err error) {
		s, shown, err = stream.Create(tx, kind, n)
		return err
	})
	return s, shown
}

// happens records events and gives them their places.
func (w *world) happens(actions ...string) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		for _, a := range actions {
			err := audit.Record(tx, audit.Entry{
				Action: a, Object: audit.Object{Type: "member", ID: "m1"}, Subject: "m1",
				Detail: map[string]any{"text": `a "quoted] \ text`}, Personal: map[string]string{"reason": "left with an illness"},
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	w.place()
}

func (w *world) place() {
	w.t.Helper()
	if err := audit.SequenceNow(w.t.Context(), w.d.DB); err != nil {
		w.t.Fatal(err)
	}
}

// run does what is due.
func (w *world) run() {
	w.t.Helper()
	w.place()
	runner := job.NewRunner(w.d.DB, slog.New(slog.DiscardHandler))
	d := stream.Deliverer{
		DB: w.d.DB, Client: outbound.New(inside), Reach: inStore, Host: "steward.example",
		Anew: func(*db.Tx, access.ActorKind, string) (access.Actor, error) { return w.creator, nil },
	}
	for kind, h := range d.Handlers() {
		runner.Handle(kind, h)
	}
	if err := runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	w.place()
}

func (w *world) stream(id string) (s stream.Stream) {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) {
		s, err = stream.Find(tx, id)
		return err
	})
	return s
}

func (w *world) deliveries(id string) (all []stream.Delivery) {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) {
		all, err = stream.Deliveries(tx, id, "", stream.Page{Limit: 100})
		return err
	})
	return all
}

// recorded are the events of the log with an action.
func (w *world) recorded(action string) (all []audit.Event) {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) {
		all, err = audit.List(tx, audit.Filter{Action: action}, audit.Page{Limit: 100})
		return err
	})
	return all
}

// request is what the receiver got.
type request struct {
	header http.Header
	body   string
}

// receiver is the organization's own program, over HTTPS.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	got    []request
	answer func(w http.ResponseWriter, n int)
}

func newReceiver(t *testing.T) *receiver {
	t.Helper()
	r := &receiver{}
	r.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body := io.Reader(req.Body)
		if req.Header.Get("Content-Encoding") == "gzip" {
			z, err := gzip.NewReader(req.Body)
			if err != nil {
				t.Error(err)
				return
			}
			body = z
		}
		text, err := io.ReadAll(body)
		if err != nil {
			t.Error(err)
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		r.got = append(r.got, request{req.Header.Clone(), string(text)})
		if r.answer != nil {
			r.answer(w, len(r.got))
		}
	}))
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) answers(fn func(w http.ResponseWriter, n int)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answer = fn
}

func (r *receiver) requests() []request {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.got)
}

// bodies are what came, one after the other.
func (r *receiver) bodies() (out []string) {
	for _, one := range r.requests() {
		out = append(out, one.body)
	}
	return out
}

func (r *receiver) target() stream.Target {
	return stream.Target{URL: r.URL + "/in", Form: stream.Lines}
}

// events are the actions and places in lines, without proofs and checks.
func events(t *testing.T, texts ...string) (actions []string, places []int64) {
	t.Helper()
	for line := range strings.Lines(strings.Join(texts, "")) {
		var l audit.Line
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if l.ID != "" && l.Position != audit.CheckPosition {
			actions, places = append(actions, l.Action), append(places, l.Position)
		}
	}
	return actions, places
}

// whole expects what came to prove itself.
func whole(t *testing.T, texts ...string) audit.PieceReport {
	t.Helper()
	i := audit.Inspector{}
	for _, text := range texts {
		if err := i.Read(strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
	}
	r, err := i.Report()
	if err != nil {
		t.Fatal(err)
	}
	return r
}
