package webhook_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/webhook"
)

// receiver is the organization's program.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	got    []message
	status int
	header http.Header
	body   string
}

type message struct {
	header http.Header
	body   []byte
}

func newReceiver(t *testing.T) *receiver {
	t.Helper()
	r := &receiver{status: 200, header: http.Header{}}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, _ := io.ReadAll(req.Body)
		r.mu.Lock()
		defer r.mu.Unlock()
		r.got = append(r.got, message{req.Header.Clone(), body})
		for k := range r.header {
			w.Header().Set(k, r.header.Get(k))
		}
		w.WriteHeader(r.status)
		_, _ = io.WriteString(w, r.body)
	}))
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) answers(status int, header ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.status, r.header = status, http.Header{}
	for i := 0; i+1 < len(header); i += 2 {
		r.header.Set(header[i], header[i+1])
	}
}

func (r *receiver) messages() []message {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.got)
}

// world is an organization with a receiver.
type world struct {
	t   *testing.T
	d   *dbtest.DB
	org access.OrgID
	r   *receiver
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	webhook.Subscribe(d.DB)
	return &world{t: t, d: d, org: d.Org(t, "acme"), r: newReceiver(t)}
}

func (w *world) try(org access.OrgID, fn func(tx *db.Tx) error) error {
	w.t.Helper()
	return w.d.Update(access.With(w.t.Context(), access.System(org, "test")), access.Work, fn)
}

func (w *world) in(fn func(tx *db.Tx) error) {
	w.t.Helper()
	if err := w.try(w.org, fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) create(actions ...string) (e webhook.Endpoint, secret string) {
	w.t.Helper()
	w.in(func(tx *db.Tx) (err error) {
		e, secret, err = webhook.Create(tx, webhook.New{Name: "Desk " + actions[0], URL: w.r.URL + "/hook", Actions: actions})
		return err
	})
	return e, secret
}

// happens records an event.
func (w *world) happens(action string) {
	w.t.Helper()
	w.in(func(tx *db.Tx) error { return record(tx, action) })
}

func record(tx *db.Tx, action string) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: "m1"}, Subject: "m1",
		Detail:   map[string]any{"label": "a detail that stays here"},
		Personal: map[string]string{"reason": "left with an illness"},
	})
}

// send makes every attempt that is due.
func (w *world) send() {
	w.t.Helper()
	runner := job.NewRunner(w.d.DB, slog.New(slog.DiscardHandler))
	client := outbound.New(outbound.Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, AllowHTTP: true})
	runner.Handle(webhook.Job, webhook.Deliverer{DB: w.d.DB, Client: client}.Handle)
	if err := runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) log(e webhook.Endpoint) (all []webhook.Delivery) {
	w.t.Helper()
	w.in(func(tx *db.Tx) (err error) {
		all, _, err = webhook.Deliveries(tx, e.ID, webhook.Filter{}, webhook.Page{})
		return err
	})
	return all
}

func (w *world) endpoint(id string) (e webhook.Endpoint) {
	w.t.Helper()
	w.in(func(tx *db.Tx) (err error) {
		e, err = webhook.Find(tx, id)
		return err
	})
	return e
}

// verifies tells whether a program with this secret takes a message. The
// library checks the clock on the wall, so the test's time is taken over.
func (w *world) verifies(secret string, m message) bool {
	w.t.Helper()
	hook, err := standardwebhooks.NewWebhook(secret)
	if err != nil {
		w.t.Fatal(err)
	}
	return hook.VerifyIgnoringTimestamp(m.body, m.header) == nil
}

func TestEventsReachThoseWhoSubscribed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, secret := w.create("member.*", "request.completed")
		for _, action := range []string{"member.created", "member.deleted", "request.completed", "request.opened", "membership.added"} {
			w.happens(action)
		}
		w.send()
		got := w.r.messages()
		if len(got) != 3 {
			t.Fatalf("%d messages", len(got))
		}
		seen := map[string]bool{}
		for _, m := range got {
			if !w.verifies(secret, m) || w.verifies("whsec_"+strings.Repeat("QUFB", 10), m) {
				t.Errorf("signature of %s", m.header)
			}
			var body struct {
				Type string
				Data struct {
					Organization, Action, Subject string
					Object, Actor                 struct{ Type, ID string }
				}
			}
			if err := json.Unmarshal(m.body, &body); err != nil {
				t.Fatal(err)
			}
			seen[body.Type] = true
			if body.Data.Object.ID != "m1" || body.Data.Organization != string(w.org) || body.Data.Subject != "m1" || body.Data.Actor.Type != "system" {
				t.Errorf("%s", m.body)
			}
			if bytes.Contains(m.body, []byte("illness")) || bytes.Contains(m.body, []byte("detail that stays")) {
				t.Errorf("a value left: %s", m.body)
			}
		}
		if !seen["member.created"] || !seen["request.completed"] {
			t.Errorf("%v", seen)
		}
		for _, delivery := range w.log(e) {
			if delivery.State != webhook.Delivered || delivery.Status != 200 || delivery.Attempts != 1 {
				t.Errorf("%+v", delivery)
			}
		}
	})
}

func TestARolledBackEventIsNotTold(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, _ := w.create("*")
		before := len(w.log(e))
		_ = w.try(w.org, func(tx *db.Tx) error {
			if err := record(tx, "member.created"); err != nil {
				return err
			}
			return fault.New(fault.Invalid, "no")
		})
		if n := len(w.log(e)); n != before {
			t.Errorf("%d deliveries, %d before", n, before)
		}
	})
}

func TestOtherOrganizationsAreNotTold(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, _ := w.create("member.*")
		other := d.Org(t, "other")
		if err := w.try(other, func(tx *db.Tx) error { return record(tx, "member.created") }); err != nil {
			t.Fatal(err)
		}
		for name, do := range map[string]func(tx *db.Tx) error{
			"find":   func(tx *db.Tx) error { _, err := webhook.Find(tx, e.ID); return err },
			"update": func(tx *db.Tx) error { _, err := webhook.Update(tx, e.ID, webhook.New{}); return err },
			"rotate": func(tx *db.Tx) error { _, _, err := webhook.Rotate(tx, e.ID, 0); return err },
			"pause":  func(tx *db.Tx) error { _, err := webhook.Pause(tx, e.ID); return err },
			"test":   func(tx *db.Tx) error { _, err := webhook.Test(tx, e.ID); return err },
			"delete": func(tx *db.Tx) error { return webhook.Delete(tx, e.ID) },
		} {
			if err := w.try(other, do); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if len(w.log(e)) != 0 {
			t.Error("told of another organization's event")
		}
	})
}

func TestTriedAgainForThreeDaysThenPausedAndReplayed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, _ := w.create("member.*")
		began := d.Clock.Now()
		w.r.answers(500)
		w.r.body = strings.Repeat("é", 4000)
		w.happens("member.created")
		w.send()
		for range 24 * 4 {
			d.Clock.Advance(time.Hour)
			w.send()
		}
		first := w.log(e)[0]
		if first.State != webhook.Failed || first.Attempts != 10 || first.Status != 500 || first.EndedAt.Sub(began) < 3*24*time.Hour {
			t.Fatalf("%+v", first)
		}
		w.in(func(tx *db.Tx) error {
			attempts, err := webhook.Attempts(tx, first.ID)
			if len(attempts) != 10 || attempts[0].Status != 500 || len(attempts[0].Answer) > 4096 || len(attempts[0].Answer) < 4000 || attempts[0].Headers["webhook-id"] != first.MessageID {
				t.Errorf("attempts %d, %+v", len(attempts), attempts[0].Headers)
			}
			for i := 2; i < len(attempts); i++ {
				if a, b := attempts[i-1].At.Sub(attempts[i-2].At), attempts[i].At.Sub(attempts[i-1].At); b < a {
					t.Errorf("pause %d is %s after %s", i, b, a)
				}
			}
			return err
		})
		if e = w.endpoint(e.ID); e.State != webhook.Paused || e.Reason == "" {
			t.Fatalf("%+v", e)
		}
		w.happens("member.deleted") // kept while it is paused
		w.send()
		since := began.Add(-time.Hour)
		if err := w.try(w.org, func(tx *db.Tx) error { _, err := webhook.ReplayFailed(tx, e.ID, since); return err }); !fault.Is(err, fault.Conflict) {
			t.Errorf("replay while paused: %v", err)
		}
		w.r.answers(204)
		w.in(func(tx *db.Tx) error { _, err := webhook.Resume(tx, e.ID); return err })
		replay := func(want int) {
			t.Helper()
			w.in(func(tx *db.Tx) error {
				n, err := webhook.ReplayFailed(tx, e.ID, since)
				if n != want {
					t.Errorf("replayed %d, want %d", n, want)
				}
				return err
			})
		}
		replay(2)
		replay(0) // under way already
		w.send()
		replay(0)
		got := w.r.messages()
		last := got[len(got)-1]
		if len(got) != 12 || !slices.ContainsFunc(got[10:], func(m message) bool { return m.header.Get("Webhook-Id") == first.MessageID }) || len(last.body) == 0 {
			t.Errorf("%d messages, last %v", len(got), last.header)
		}
		if e = w.endpoint(e.ID); e.State != webhook.Active || e.Failures != 0 || e.FailingSince != nil {
			t.Errorf("%+v", e)
		}
	})
}

func TestOwnersAreToldOfAPausedWebhook(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, _ := w.create("member.*")
		w.r.answers(410)
		w.happens("member.created")
		w.send()
		if e = w.endpoint(e.ID); e.State != webhook.Gone || w.log(e)[0].State != webhook.Failed || w.log(e)[0].Attempts != 1 {
			t.Errorf("%+v", e)
		}
		w.in(func(tx *db.Tx) error {
			var kinds []string
			if err := tx.Select(&kinds, `select n.kind from notice n where n.org_id = :org`, nil); err != nil {
				return err
			}
			events, err := audit.List(tx, audit.Filter{Action: "webhook.gone"}, audit.Page{Limit: 5})
			if !slices.Equal(kinds, []string{"webhook.gone"}) || len(events) != 1 {
				t.Errorf("notices %v, %d events", kinds, len(events))
			}
			return err
		})
		w.happens("member.deleted")
		if len(w.log(e)) != 1 {
			t.Error("something is kept for an endpoint that is gone")
		}
	})
}

func TestRetryAfterIsHeeded(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, _ := w.create("member.*")
		w.r.answers(429, "Retry-After", "3600")
		w.happens("member.created")
		w.send()
		if got := w.log(e)[0]; got.NextAt == nil || !got.NextAt.Equal(d.Clock.Now().Add(time.Hour)) {
			t.Errorf("next at %v", got.NextAt)
		}
		w.r.answers(200)
		d.Clock.Advance(time.Hour)
		w.send()
		if got := w.log(e)[0]; got.State != webhook.Delivered || got.Attempts != 2 {
			t.Errorf("%+v", got)
		}
	})
}

func TestTwoSecretsSignDuringARotation(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, first := w.create("member.*")
		if !strings.HasPrefix(first, "whsec_") {
			t.Errorf("secret %q", first)
		}
		rotate := func(overlap time.Duration) (secret string) {
			w.in(func(tx *db.Tx) (err error) {
				_, secret, err = webhook.Rotate(tx, e.ID, overlap)
				return err
			})
			return secret
		}
		last := func() message {
			w.happens("member.created")
			w.send()
			got := w.r.messages()
			return got[len(got)-1]
		}
		second := rotate(24 * time.Hour)
		if m := last(); !w.verifies(first, m) || !w.verifies(second, m) {
			t.Error("both secrets should sign during the overlap")
		}
		third := rotate(24 * time.Hour)
		if m := last(); w.verifies(first, m) || !w.verifies(second, m) || !w.verifies(third, m) {
			t.Error("after another rotation the oldest signs no more")
		}
		d.Clock.Advance(25 * time.Hour)
		if m := last(); w.verifies(second, m) || !w.verifies(third, m) {
			t.Error("after the overlap only the new one signs")
		}
		w.in(func(tx *db.Tx) error {
			var kept [][]byte
			if err := tx.Select(&kept, `select sealed from webhook_secret where org_id = :org`, nil); err != nil {
				return err
			}
			for _, k := range kept {
				if bytes.Contains(k, []byte(third)) || bytes.Contains(k, []byte("whsec_")) {
					t.Error("the secret is kept in the clear")
				}
			}
			return nil
		})
		if err := w.try(w.org, func(tx *db.Tx) error { _, _, err := webhook.Rotate(tx, e.ID, 31*24*time.Hour); return err }); !fault.Is(err, fault.Invalid) {
			t.Errorf("an overlap without an end: %v", err)
		}
	})
}

func TestTheTestButtonAndASingleReplay(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, secret := w.create("hold.placed")
		var made webhook.Delivery
		w.in(func(tx *db.Tx) (err error) {
			made, err = webhook.Test(tx, e.ID)
			return err
		})
		again := func(tx *db.Tx) error { _, err := webhook.Replay(tx, made.ID); return err }
		if err := w.try(w.org, again); !fault.Is(err, fault.Conflict) {
			t.Errorf("replay of what is under way: %v", err)
		}
		w.send()
		w.in(again)
		w.send()
		got := w.r.messages()
		if len(got) != 2 || !w.verifies(secret, got[1]) || got[0].header.Get("Webhook-Id") != got[1].header.Get("Webhook-Id") || !bytes.Equal(got[0].body, got[1].body) {
			t.Fatalf("%d messages", len(got))
		}
		if !bytes.Contains(got[0].body, []byte(`"type":"webhook.test"`)) {
			t.Errorf("%s", got[0].body)
		}
	})
}

func TestInnerAddressesAreNotReached(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, _ := w.create("member.*")
		w.happens("member.created")
		runner := job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
		runner.Handle(webhook.Job, webhook.Deliverer{DB: d.DB, Client: outbound.New(outbound.Config{AllowHTTP: true})}.Handle)
		if err := runner.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.log(e)[0]; got.State != webhook.Waiting || got.Status != 0 || !strings.Contains(got.Reason, "public internet") || len(w.r.messages()) != 0 {
			t.Errorf("%+v", got)
		}
	})
}

// many are more actions than one endpoint may subscribe to.
func many() (out []string) {
	for i := range 51 {
		out = append(out, "a."+string(rune('a'+i/26))+string(rune('a'+i%26)))
	}
	return out
}

func TestEndpointsRefuse(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, _ := w.create("member.*")
		good := webhook.New{Name: "Two", URL: w.r.URL, Actions: []string{"member.created"}}
		for name, c := range map[string]struct {
			change func(*webhook.New)
			kind   fault.Kind
		}{
			"no name":     {func(n *webhook.New) { n.Name = " " }, fault.Invalid},
			"same name":   {func(n *webhook.New) { n.Name = e.Name }, fault.Conflict},
			"no address":  {func(n *webhook.New) { n.URL = "" }, fault.Invalid},
			"no action":   {func(n *webhook.New) { n.Actions = nil }, fault.Invalid},
			"half a star": {func(n *webhook.New) { n.Actions = []string{"mem*"} }, fault.Invalid},
			"many":        {func(n *webhook.New) { n.Actions = many() }, fault.Invalid},
		} {
			n := good
			c.change(&n)
			if err := w.try(w.org, func(tx *db.Tx) error { _, _, err := webhook.Create(tx, n); return err }); !fault.Is(err, c.kind) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestChangingPausingAndDeleting(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		e, _ := w.create("member.*")
		w.in(func(tx *db.Tx) error {
			changed, err := webhook.Update(tx, e.ID, webhook.New{Name: "New", URL: w.r.URL + "/b", Actions: []string{"hold.*"}})
			if err != nil || changed.Name != "New" || !slices.Equal(changed.Actions, []string{"hold.*"}) {
				t.Errorf("%+v, %v", changed, err)
			}
			return err
		})
		w.happens("hold.placed")
		w.in(func(tx *db.Tx) error { _, err := webhook.Pause(tx, e.ID); return err })
		w.send()
		if len(w.r.messages()) != 0 || w.log(e)[0].State != webhook.Failed {
			t.Error("sent while paused")
		}
		d.Clock.Advance(time.Hour)
		w.in(func(tx *db.Tx) error {
			n, err := webhook.Forget(tx, tx.Now)
			if n != 1 {
				t.Errorf("forgot %d", n)
			}
			return err
		})
		w.happens("hold.placed")
		w.in(func(tx *db.Tx) error { return webhook.Delete(tx, e.ID) })
		w.send()
		w.in(func(tx *db.Tx) error {
			all, err := webhook.List(tx)
			if len(all) != 0 {
				t.Errorf("%+v", all)
			}
			events, eerr := audit.List(tx, audit.Filter{Action: "webhook."}, audit.Page{Limit: 10})
			if len(events) != 4 || eerr != nil {
				t.Errorf("%d events, %v", len(events), eerr)
			}
			return err
		})
	})
}
