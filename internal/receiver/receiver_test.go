package receiver_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/receiver"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/scim"
)

// world is an organization, the endpoint that serves events, and a system
// outside that is pushed to.
type world struct {
	*dbtest.DB
	t      *testing.T
	org    access.OrgID
	ctx    context.Context
	server *httptest.Server
	sink   *sink
	sealer *seal.Sealer
}

// sink is a receiver over HTTP: it takes what it can verify.
type sink struct {
	*httptest.Server
	w      *world
	mu     sync.Mutex
	tokens []token
	raw    []string
	// refuse answers instead, for as long as it is set.
	refuse func(http.ResponseWriter)
	auth   string
}

// token is what a receiver reads.
type token struct {
	Issuer   string                     `json:"iss"`
	ID       string                     `json:"jti"`
	Audience string                     `json:"aud"`
	Txn      string                     `json:"txn"`
	IssuedAt int64                      `json:"iat"`
	Subject  map[string]string          `json:"sub_id"`
	Events   map[string]json.RawMessage `json:"events"`
}

func (t token) kind() string {
	for k := range t.Events {
		return strings.TrimPrefix(k, "urn:ietf:params:scim:event:")
	}
	return ""
}

func setup(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	receiver.Subscribe(d.DB, scim.Interchange{})
	w := &world{DB: d, t: t, sealer: s, org: d.Org(t, "acme")}
	w.ctx = dbtest.As(t, w.org, access.Owner)
	w.server = httptest.NewUnstartedServer(nil)
	w.server.Config.Handler = receiver.Endpoint{DB: d.DB, BaseURL: "http://" + w.server.Listener.Addr().String(), Log: slog.New(slog.DiscardHandler), Wait: 2 * time.Second}.Handler()
	w.server.Start()
	t.Cleanup(w.server.Close)
	w.sink = &sink{w: w}
	w.sink.Server = httptest.NewServer(w.sink)
	t.Cleanup(w.sink.Close)
	return w
}

func (s *sink) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refuse != nil {
		s.refuse(out)
		return
	}
	raw, _ := io.ReadAll(r.Body)
	if r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/secevent+jwt" {
		http.Error(out, "not a SET", http.StatusUnsupportedMediaType)
		return
	}
	s.auth = r.Header.Get("Authorization")
	s.tokens, s.raw = append(s.tokens, s.w.verified(string(raw))), append(s.raw, string(raw))
	out.WriteHeader(http.StatusAccepted)
}

// verified checks a token as a stranger would: with the published keys.
func (w *world) verified(compact string) (out token) {
	w.t.Helper()
	set, err := jwt.ParseSigned(compact, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		w.t.Fatalf("%v in %q", err, compact)
	}
	resp, err := http.Get(w.server.URL + "/events/" + string(w.org) + "/jwks.json")
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	var keys jose.JSONWebKeySet
	if err := json.NewDecoder(resp.Body).Decode(&keys); err != nil || len(keys.Keys) == 0 || !keys.Keys[0].IsPublic() {
		w.t.Fatalf("keys %+v, %v", keys, err)
	}
	if err := set.Claims(keys, &out); err != nil {
		w.t.Fatal(err)
	}
	if typ := set.Headers[0].ExtraHeaders["typ"]; typ != "secevent+jwt" || out.ID == "" || out.Txn == "" || out.IssuedAt == 0 || len(out.Events) != 1 {
		w.t.Errorf("typ %v, %+v", typ, out)
	}
	if want := w.server.URL + "/events/" + string(w.org); out.Issuer != want {
		w.t.Errorf("issuer %s", out.Issuer)
	}
	return out
}

func (w *world) update(fn func(*db.Tx) error) {
	w.t.Helper()
	if err := w.Update(w.ctx, access.ManageDirectories, fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) register(n receiver.New) (r receiver.Receiver, secret string) {
	w.t.Helper()
	if n.Name == "" {
		n.Name = "Payroll"
	}
	if n.Delivery == receiver.Push {
		n.URL = w.sink.URL
	}
	w.update(func(tx *db.Tx) (err error) { r, secret, err = receiver.Create(tx, n); return err })
	return r, secret
}

func (w *world) find(id string) (r receiver.Receiver) {
	w.t.Helper()
	w.update(func(tx *db.Tx) (err error) { r, err = receiver.Find(tx, id); return err })
	return r
}

func (w *world) pusher(client *http.Client) *job.Runner {
	r := job.NewRunner(w.DB.DB, slog.New(slog.DiscardHandler))
	r.Handle(receiver.Job, receiver.Pusher{DB: w.DB.DB, Client: client, BaseURL: w.server.URL}.Handle)
	return r
}

func (w *world) drain() {
	w.t.Helper()
	if err := w.pusher(http.DefaultClient).Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

// kinds lists what the sink has taken, in order.
func (s *sink) kinds() (out []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range s.tokens {
		out = append(out, t.kind())
	}
	return out
}

func (s *sink) set(refuse func(http.ResponseWriter)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse = refuse
}

// life is a member's, with everything that is told.
func (w *world) life() (m member.Member) {
	w.t.Helper()
	w.update(func(tx *db.Tx) (err error) {
		m, err = member.Create(tx, member.Member{UserName: "ada@acme.example", Title: "Cook", Active: true})
		return err
	})
	for _, change := range []func(*member.Member){
		func(m *member.Member) { m.Title = "Chef" }, func(m *member.Member) { m.Active = false }, func(m *member.Member) { m.Active = true },
	} {
		w.update(func(tx *db.Tx) (err error) {
			after := m
			change(&after)
			m, err = member.Save(tx, m, after)
			return err
		})
	}
	w.update(func(tx *db.Tx) error {
		g, err := member.CreateGroup(tx, member.Group{DisplayName: "Cooks"})
		if err == nil {
			_, err = member.AddMembers(tx, g.ID, []member.ID{m.ID})
		}
		return err
	})
	w.update(func(tx *db.Tx) error { return member.Delete(tx, m.ID) })
	return m
}

var told = []string{"prov:create:notice", "prov:patch:notice", "prov:deactivate", "prov:activate", "prov:create:notice", "prov:patch:notice", "prov:delete"}

func TestPushTellsEveryChangeOnceAndInOrder(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		r, secret := w.register(receiver.New{Delivery: receiver.Push, Authorization: "Bearer s3cret"})
		m := w.life()
		err := w.Update(w.ctx, access.ManageDirectories, func(tx *db.Tx) error {
			if _, err := member.Create(tx, member.Member{UserName: "gone@acme.example", Active: true}); err != nil {
				return err
			}
			return errors.New("rolled back")
		})
		if err == nil {
			t.Fatal("not rolled back")
		}
		w.drain()
		if got := w.sink.kinds(); !slices.Equal(got, told) || secret != "" || w.sink.auth != "Bearer s3cret" {
			t.Errorf("told %v, authorization %q", got, w.sink.auth)
		}
		first, second := w.sink.tokens[0], w.sink.tokens[1]
		if first.Subject["format"] != "scim" || first.Subject["uri"] != "/Users/"+string(m.ID) || first.Audience != w.sink.URL {
			t.Errorf("%+v", first)
		}
		if body := string(second.Events["urn:ietf:params:scim:event:prov:patch:notice"]); body != `{"attributes":["title"]}` {
			t.Errorf("a notice holds %s", body)
		}
		if r := w.find(r.ID); r.Pending != 0 || r.State != receiver.Enabled || r.LastDeliveredAt == nil {
			t.Errorf("%+v", r)
		}
	})
}

func TestFailuresAreTriedAgainInOrder(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		r, _ := w.register(receiver.New{Delivery: receiver.Push})
		w.sink.set(func(out http.ResponseWriter) {
			out.Header().Set("Content-Type", "application/json")
			out.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(out, `{"err":"authentication_failed","description":"who are you"}`)
		})
		w.life()
		pauses := []time.Duration{}
		for range 4 {
			w.drain()
			now := w.find(r.ID)
			pauses = append(pauses, now.NextAt.Sub(d.Clock.Now()))
			d.Clock.Advance(pauses[len(pauses)-1])
		}
		if !slices.IsSorted(pauses) || pauses[0] != 5*time.Second || pauses[3] != 40*time.Second {
			t.Errorf("pauses %v", pauses)
		}
		if r := w.find(r.ID); r.State != receiver.Failing || r.Failures != 4 || !strings.Contains(r.Reason, "authentication_failed") || r.Pending != len(told) {
			t.Errorf("%+v", r)
		}
		w.sink.set(nil)
		w.drain()
		if got := w.sink.kinds(); !slices.Equal(got, told) {
			t.Errorf("told %v", got)
		}
		if r := w.find(r.ID); r.State != receiver.Enabled || r.Failures != 0 {
			t.Errorf("%+v", r)
		}
	})
}

// TestKilledWorkersLoseNothing: the worker dies while the receiver has taken an
// event and it is not noted yet; another sends it again, with the same jti.
func TestKilledWorkersLoseNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		w.register(receiver.New{Delivery: receiver.Push})
		w.life()
		for range 3 {
			ctx, kill := context.WithCancel(t.Context())
			client := &http.Client{Transport: deadly{kill}}
			if err := w.pusher(client).Drain(ctx); err != nil && !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			kill()
			d.Clock.Advance(3 * time.Minute)
		}
		w.drain()
		seen := map[string]bool{}
		var once []string
		for _, tk := range w.sink.tokens {
			if !seen[tk.ID] {
				seen[tk.ID] = true
				once = append(once, tk.kind())
			}
		}
		if !slices.Equal(once, told) || len(w.sink.tokens) <= len(told) {
			t.Errorf("told %v in %d requests", once, len(w.sink.tokens))
		}
	})
}

// deadly delivers a request and kills the worker before it hears the answer.
type deadly struct{ kill func() }

func (d deadly) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(r.WithContext(context.WithoutCancel(r.Context())))
	d.kill()
	return resp, err
}

func (w *world) poll(id, secret, body string) (int, map[string]token, bool) {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), http.MethodPost, w.server.URL+"/events/"+id+"/poll", strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+secret)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	var out struct {
		Sets          map[string]string `json:"sets"`
		MoreAvailable bool              `json:"moreAvailable"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		w.t.Fatal(err)
	}
	sets := map[string]token{}
	for jti, compact := range out.Sets {
		sets[jti] = w.verified(compact)
		if sets[jti].ID != jti {
			w.t.Errorf("jti %s is listed as %s", sets[jti].ID, jti)
		}
	}
	return resp.StatusCode, sets, out.MoreAvailable
}

func TestPoll(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		r, secret := w.register(receiver.New{Delivery: receiver.Poll})
		other, otherSecret := w.register(receiver.New{Delivery: receiver.Poll, Name: "Other"})
		w.life()
		for name, c := range map[string][2]string{"none": {r.ID, ""}, "another's": {r.ID, otherSecret}, "other path": {other.ID, secret}} {
			if status, sets, _ := w.poll(c[0], c[1], "{}"); status != http.StatusUnauthorized || len(sets) > 0 {
				t.Errorf("%s: %d %v", name, status, sets)
			}
		}
		var got []string
		ack := []string{}
		for range 10 {
			body, _ := json.Marshal(map[string]any{"ack": ack, "maxEvents": 3, "returnImmediately": true})
			status, sets, more := w.poll(r.ID, secret, string(body))
			if status != http.StatusOK || more != (len(got)+len(sets) < len(told)) {
				t.Fatalf("%d, %d sets, more %v", status, len(sets), more)
			}
			ack = ack[:0]
			for jti := range sets {
				ack = append(ack, jti)
			}
			slices.Sort(ack)
			for _, jti := range ack {
				got = append(got, sets[jti].kind())
			}
			if len(sets) == 0 {
				break
			}
		}
		if !slices.Equal(got, told) || w.find(r.ID).Pending != 0 {
			t.Errorf("polled %v", got)
		}
		// What isn't acknowledged comes again; what is reported as wrong does not.
		_, sets, _ := w.poll(other.ID, otherSecret, `{"maxEvents":1}`)
		_, again, _ := w.poll(other.ID, otherSecret, `{"maxEvents":1}`)
		for jti := range sets {
			if _, same := again[jti]; !same {
				t.Errorf("%s did not come again", jti)
			}
			_, next, _ := w.poll(other.ID, otherSecret, `{"maxEvents":1,"setErrs":{"`+jti+`":{"err":"jwtParse","description":"can't read"}}}`)
			if _, same := next[jti]; same || len(next) != 1 {
				t.Errorf("after an error: %v", next)
			}
		}
		if status, sets, _ := w.poll(other.ID, otherSecret, `{"maxEvents":0}`); status != 200 || len(sets) != 0 {
			t.Errorf("only acknowledging: %d %v", status, sets)
		}
	})
}

func TestLongPollWaits(t *testing.T) {
	w := setup(t, dbtest.Open(t, db.SQLite))
	r, secret := w.register(receiver.New{Delivery: receiver.Poll})
	begun := time.Now()
	if _, sets, _ := w.poll(r.ID, secret, "{}"); len(sets) != 0 || time.Since(begun) < 2*time.Second {
		t.Errorf("%v after %v", sets, time.Since(begun))
	}
	time.AfterFunc(300*time.Millisecond, func() { w.life() })
	if _, sets, _ := w.poll(r.ID, secret, "{}"); len(sets) == 0 {
		t.Error("what came while waiting was not given")
	}
}

func TestFullEventsAndErasure(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		r, secret := w.register(receiver.New{Delivery: receiver.Poll, Full: true})
		m := w.life()
		w.update(func(tx *db.Tx) error {
			_, err := member.Create(tx, member.Member{UserName: "bob@acme.example", Title: "Cook", Active: true})
			return err
		})
		_, sets, _ := w.poll(r.ID, secret, `{"returnImmediately":true}`)
		values := func(sets map[string]token, word string) (n int) {
			for _, tk := range sets {
				for _, body := range tk.Events {
					n += bytes.Count(body, []byte(word))
				}
			}
			return n
		}
		if values(sets, `"userName":"ada@acme.example"`) != 1 || values(sets, `"title":"Chef"`) != 1 || values(sets, "bob@") != 1 {
			t.Errorf("%v", sets)
		}
		w.update(func(tx *db.Tx) error { return member.Erase(tx, m.ID) })
		_, sets, _ = w.poll(r.ID, secret, `{"returnImmediately":true}`)
		if values(sets, "ada@") != 0 || values(sets, "Chef") != 0 || values(sets, "bob@") != 1 {
			t.Errorf("after the erasure: %v", sets)
		}
		var left int
		err := d.Across(t.Context(), "test", func(wide *db.Wide) error {
			return wide.Get(&left, "select count(*) from event_token where sealed is not null and subject_id = :id", db.Args{"id": string(m.ID)})
		})
		if err != nil || left != 0 {
			t.Errorf("%d events still hold values, %v", left, err)
		}
	})
}

func TestFeedOfOneGroup(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		var g member.Group
		var in, out member.Member
		w.update(func(tx *db.Tx) (err error) {
			if g, err = member.CreateGroup(tx, member.Group{DisplayName: "Feed"}); err == nil {
				in, err = member.Create(tx, member.Member{UserName: "in@acme.example", Active: true})
			}
			if err == nil {
				out, err = member.Create(tx, member.Member{UserName: "out@acme.example", Active: true})
			}
			return err
		})
		w.register(receiver.New{Delivery: receiver.Push, GroupID: g.ID})
		retitle := func(m member.Member) {
			w.update(func(tx *db.Tx) error {
				before, err := member.Find(tx, m.ID)
				after := before
				after.Title += "x"
				if err == nil {
					_, err = member.Save(tx, before, after)
				}
				return err
			})
		}
		w.update(func(tx *db.Tx) error { _, err := member.AddMembers(tx, g.ID, []member.ID{in.ID}); return err })
		retitle(in)
		retitle(out)
		w.update(func(tx *db.Tx) error { _, err := member.RemoveMembers(tx, g.ID, []member.ID{in.ID}); return err })
		retitle(in)
		w.drain()
		want := []string{"feed:add", "prov:patch:notice", "prov:patch:notice", "feed:remove", "prov:patch:notice"}
		if got := w.sink.kinds(); !slices.Equal(got, want) {
			t.Errorf("told %v, want %v", got, want)
		}
	})
}

func TestPauseVerifyAndRotate(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		r, _ := w.register(receiver.New{Delivery: receiver.Push})
		w.update(func(tx *db.Tx) error { _, err := receiver.SetPaused(tx, r.ID, true); return err })
		w.life()
		w.drain()
		if n := len(w.sink.kinds()); n != 0 || w.find(r.ID).Pending != len(told) {
			t.Errorf("%d events came although it is paused", n)
		}
		w.update(func(tx *db.Tx) error { return receiver.RotateKey(tx, false) })
		w.update(func(tx *db.Tx) error { _, err := receiver.Verify(tx, r.ID); return err })
		w.update(func(tx *db.Tx) error { _, err := receiver.SetPaused(tx, r.ID, false); return err })
		w.drain()
		want := append(slices.Clone(told), "https://schemas.openid.net/secevent/ssf/event-type/verification")
		if got := w.sink.kinds(); !slices.Equal(got, want) {
			t.Errorf("told %v", got)
		}
		rival := d.Org(t, "rival")
		err := w.Update(dbtest.As(t, rival, access.Owner), access.ManageDirectories, func(tx *db.Tx) error {
			_, err := receiver.Verify(tx, r.ID)
			return err
		})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("another organization: %v", err)
		}
	})
}
