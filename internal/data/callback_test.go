package data_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/product"
)

// slow is a product that answers 202 and ends its job when it is told.
type slow struct {
	*httptest.Server
	asked atomic.Int64 // for the job
	ended atomic.Bool
	sent  atomic.Int64 // changes
	last  atomic.Value // callback address
}

func serveSlow(t *testing.T) *slow {
	t.Helper()
	s := &slow{}
	mux := http.NewServeMux()
	done := protocol.Job{Job: "job-1", State: protocol.Done, Outcome: &protocol.Outcome{State: protocol.Done, Erased: 3}}
	mux.HandleFunc("POST "+protocol.PathErase, func(w http.ResponseWriter, r *http.Request) {
		var in protocol.EraseRequest
		_ = json.NewDecoder(r.Body).Decode(&in)
		s.last.Store(in.Callback)
		s.sent.Add(1)
		answerWith(w, http.StatusAccepted, protocol.Accepted{Job: "job-1", CheckAfter: 7})
	})
	mux.HandleFunc("POST "+protocol.PathJob, func(w http.ResponseWriter, _ *http.Request) {
		s.asked.Add(1)
		if s.ended.Load() {
			answerWith(w, http.StatusOK, done)
			return
		}
		answerWith(w, http.StatusOK, protocol.Job{Job: "job-1", State: protocol.Pending, CheckAfter: 9})
	})
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func answerWith(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

// connected publishes a product with a source, and connects it.
func (w *world) connected(url string) data.Source {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		_, err := product.Connect(tx, "docs-archive", url, string(secret))
		return err
	})
	list, err := data.Sources{DB: w.DB.DB, Client: client(), BaseURL: "https://steward.example"}.List(w.worker())
	if err != nil || len(list) != 2 {
		w.t.Fatalf("%d sources, %v", len(list), err)
	}
	return list[1].Source
}

func TestJobsOfSources(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		slow := serveSlow(t)
		source, ctx := w.connected(slow.URL), w.worker()
		o := data.EraseOptions{Key: "erase-00000001", Request: "r"}
		erase := func() (data.Outcome, error) { return source.Erase(ctx, ada(), o) }
		out, err := erase()
		if err != nil || out.State != data.OutcomePending || out.Job != "job-1" || out.CheckAfter != 7*time.Second {
			t.Fatalf("%+v, %v", out, err)
		}
		if out, err = erase(); err != nil || out.State != data.OutcomePending || out.CheckAfter != 9*time.Second || slow.sent.Load() != 1 {
			t.Errorf("asked again: %+v, %v, sent %d times", out, err, slow.sent.Load())
		}
		slow.ended.Store(true)
		for range 2 { // the second answer is remembered
			if out, err = erase(); err != nil || out.State != data.OutcomeDone || out.Erased != 3 || slow.asked.Load() != 2 {
				t.Errorf("%+v, %v, asked %d times", out, err, slow.asked.Load())
			}
		}
	})
}

// TestCallbacks: only a signed, fresh one for a known job counts, and only once.
func TestCallbacks(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		slow := serveSlow(t)
		source, ctx := w.connected(slow.URL), w.worker()
		var told []data.Called
		db.Subscribe(w.DB.DB, func(_ *db.Tx, c data.Called) error { told = append(told, c); return nil })
		o := data.EraseOptions{Key: "erase-00000001", Request: "r"}
		h := data.Callbacks{DB: w.DB.DB, BaseURL: "https://steward.example", Log: slog.New(slog.DiscardHandler)}.Handler()
		if got := w.call(h, w.callback("erase-00000001"), doneJob("job-1"), nil); got != http.StatusTooEarly {
			t.Errorf("before anything began: %d", got)
		}
		if _, err := source.Erase(ctx, ada(), o); err != nil {
			t.Fatal(err)
		}
		where, _ := slow.last.Load().(string)
		if where != w.callback("erase-00000001") {
			t.Fatalf("told to call %s", where)
		}
		wrong := map[string]struct {
			url   string
			body  string
			spoil func(*http.Request)
			want  int
		}{
			"unsigned":          {where, doneJob("job-1"), func(r *http.Request) { r.Header.Del("Signature") }, 401},
			"of Steward itself": {where, doneJob("job-1"), func(r *http.Request) { signAs(r, doneJob("job-1"), secret, w.Clock.Now(), protocol.Sign) }, 401},
			"another secret": {where, doneJob("job-1"), func(r *http.Request) {
				signAs(r, doneJob("job-1"), []byte("another secret, as long"), w.Clock.Now(), protocol.SignCallback)
			}, 401},
			"too old": {where, doneJob("job-1"), func(r *http.Request) {
				signAs(r, doneJob("job-1"), secret, w.Clock.Now().Add(-time.Hour), protocol.SignCallback)
			}, 401},
			"another organization": {strings.Replace(where, string(w.org), db.NewID(), 1), doneJob("job-1"), nil, 401},
			"another source":       {strings.Replace(where, "/docs-archive/", "/nothing/", 1), doneJob("job-1"), nil, 401},
			"another job":          {where, doneJob("job-2"), nil, 404},
			"no outcome":           {where, `{"job":"job-1","state":"done"}`, nil, 400},
			"no JSON":              {where, `{`, nil, 400},
		}
		for name, c := range wrong {
			if got := w.call(h, c.url, c.body, c.spoil); got != c.want {
				t.Errorf("%s: %d, not %d", name, got, c.want)
			}
		}
		if len(told) != 0 || slow.asked.Load() != 0 {
			t.Fatalf("a wrong callback was told: %v", told)
		}
		r := w.request(where, doneJob("job-1"), nil)
		for i, want := range []int{http.StatusNoContent, http.StatusUnauthorized} { // the same once more: a replay
			rec := httptest.NewRecorder()
			again := httptest.NewRequest(http.MethodPost, where, strings.NewReader(doneJob("job-1")))
			again.Header = r.Header.Clone()
			if h.ServeHTTP(rec, again); rec.Code != want {
				t.Errorf("time %d: %d, not %d: %s", i+1, rec.Code, want, rec.Body)
			}
		}
		if len(told) != 1 || told[0].Key != "erase-00000001" || told[0].SourceID != "docs-archive" {
			t.Errorf("told %+v", told)
		}
		out, err := source.Erase(ctx, ada(), o)
		if err != nil || out.State != data.OutcomeDone || out.Erased != 3 || slow.asked.Load() != 0 || slow.sent.Load() != 1 {
			t.Errorf("after the callback: %+v, %v; asked %d, sent %d", out, err, slow.asked.Load(), slow.sent.Load())
		}
	})
}

// TestFailedJobsBeginAgain: told or asked.
func TestFailedJobsBeginAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		slow := serveSlow(t)
		source, ctx := w.connected(slow.URL), w.worker()
		o := data.EraseOptions{Key: "erase-00000001", Request: "r"}
		if _, err := source.Erase(ctx, ada(), o); err != nil {
			t.Fatal(err)
		}
		h := data.Callbacks{DB: w.DB.DB, BaseURL: "https://steward.example", Log: slog.New(slog.DiscardHandler)}.Handler()
		if got := w.call(h, w.callback("erase-00000001"), `{"job":"job-1","state":"failed"}`, nil); got != http.StatusNoContent {
			t.Fatalf("status %d", got)
		}
		if _, err := source.Erase(ctx, ada(), o); err != nil || slow.sent.Load() != 2 {
			t.Errorf("sent %d times, %v", slow.sent.Load(), err)
		}
	})
}

func doneJob(name string) string {
	return `{"job":"` + name + `","state":"done","outcome":{"state":"done","erased":3}}`
}

func (w *world) callback(key string) string {
	return data.CallbackURL("https://steward.example", w.org, "docs-archive", key)
}

func (w *world) request(url, body string, spoil func(*http.Request)) *http.Request {
	w.t.Helper()
	r := httptest.NewRequest(http.MethodPost, url, strings.NewReader(body))
	signAs(r, body, secret, w.Clock.Now(), protocol.SignCallback)
	if spoil != nil {
		spoil(r)
	}
	return r
}

func (w *world) call(h http.Handler, url, body string, spoil func(*http.Request)) int {
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, w.request(url, body, spoil))
	return rec.Code
}

func signAs(r *http.Request, body string, secret []byte, at time.Time, sign func(*http.Request, []byte, []byte, time.Time) error) {
	r.Header.Set(protocol.HeaderIdempotency, db.NewID())
	if err := sign(r, []byte(body), secret, at); err != nil {
		panic(err)
	}
}
