package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/pulse"
	"github.com/sysoon/steward/internal/quota"
)

const operationsQuery = `{ operations {
	at database unplacedEvents unplacedSince
	nodes { id version startedAt seenAt worker memoryMiB heapMiB goroutines writtenMilliseconds perSecond pool { most open busy waited waitedMilliseconds } }
	routes { name requests errors p50 p95 p99 statements }
	points { at requests errors statements p50 p95 p99 }
	slowStatements { text times milliseconds lastAt }
	jobs { kind due later running retried oldestSeconds }
	streams { streams failing paused behind }
} }`

// beats makes a node that answered requests say so.
func (w *world) beats(version string, took ...time.Duration) *quota.Fleet {
	w.t.Helper()
	p := pulse.New(w.Clock.Now)
	for i, d := range took {
		p.End(&pulse.Request{}, "GraphQL Members", i == 0, 3, d)
	}
	p.Slow("select name from member where org_id = :org and profile ->> 'merger' = :a", 700*time.Millisecond)
	f := quota.NewFleet(w.DB.DB)
	f.Vitals = func() ([]byte, error) {
		return json.Marshal(pulse.Vitals{
			Report: p.Report(), Version: version, StartedAt: w.Clock.Now(), Memory: 64 << 20, Heap: 16 << 20, Goroutines: 40, Worker: true,
			Pool: pulse.Pool{Most: 16, Open: 4, Busy: 2, Waited: 7, WaitedFor: 90 * time.Millisecond}, Written: 2 * time.Millisecond,
		})
	}
	if err := f.Beat(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	return f
}

// queue makes work of two organizations: due, later, and failed once.
func (w *world) queue() {
	w.t.Helper()
	for _, h := range []*house{w.acme, w.rival} {
		h.update(func(tx *db.Tx) error {
			return errors.Join(job.Enqueue(tx, "sweep", nil), job.Enqueue(tx, "sweep", nil, job.At(tx.Now.Add(time.Hour))))
		})
	}
	w.acme.update(func(tx *db.Tx) error { return job.Enqueue(tx, "breaks", nil) })
	r := job.NewRunner(w.DB.DB, slog.New(slog.DiscardHandler))
	r.Handle("breaks", func(context.Context, job.Job) error { return errors.New("not yet") })
	if err := r.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func TestOperatorsSeeHowTheInstallationIsDoing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		empty := w.vendor.ask(w.vendor.olive, operationsQuery, nil)
		if empty.at("operations", "nodes", 0) != nil || empty.at("operations", "routes", 0) != nil || empty.at("operations", "points", 0) != nil {
			t.Errorf("without a node: %v", empty.Data)
		}
		w.beats("v1", time.Second, 4*time.Millisecond)
		gone := w.beats("v2", 4*time.Millisecond)
		t.Run("together", func(t *testing.T) { w.together(t) })
		t.Run("what waits", func(t *testing.T) { w.waits(t) })
		if err := gone.Leave(t.Context()); err != nil {
			t.Fatal(err)
		}
		a := w.vendor.ask(w.vendor.olive, operationsQuery, nil)
		if a.text("operations", "nodes", 0, "version") != "v1" || a.at("operations", "nodes", 1) != nil || dump(a.at("operations", "routes", 0, "requests")) != "2" {
			t.Errorf("a node that left counts: %v", a.Data)
		}
		d.Clock.Advance(time.Minute)
		if a = w.vendor.ask(w.vendor.olive, operationsQuery, nil); a.at("operations", "nodes", 0) != nil {
			t.Errorf("a node that says nothing counts: %v", a.Data)
		}
	})
}

// together looks at the numbers of two nodes as those of one.
func (w *world) together(t *testing.T) {
	a := w.vendor.ask(w.vendor.olive, operationsQuery, nil)
	for want, path := range map[string][]any{
		"3":   {"routes", 0, "requests"},
		"2":   {"routes", 0, "errors"},
		"40":  {"nodes", 0, "goroutines"},
		"64":  {"nodes", 0, "memoryMiB"},
		"16":  {"nodes", 1, "heapMiB"},
		"7":   {"nodes", 1, "pool", "waited"},
		"90":  {"nodes", 1, "pool", "waitedMilliseconds"},
		"700": {"slowStatements", 0, "milliseconds"},
	} {
		if got := dump(a.at(append([]any{"operations"}, path...)...)); got != want {
			t.Errorf("%v is %s, not %s", path, got, want)
		}
	}
	if got := dump(a.at("operations", "nodes", 1, "writtenMilliseconds")); got != "2" {
		t.Errorf("written in %s", got)
	}
	p50, p99 := a.at("operations", "points", 0, "p50"), a.at("operations", "points", 0, "p99")
	if p50.(float64) >= 10 || p99.(float64) < 1000 {
		t.Errorf("times of a point: %v %v", p50, p99)
	}
	if text := a.text("operations", "slowStatements", 0, "text"); strings.Contains(text, "merger") || !strings.Contains(text, ":org") {
		t.Errorf("a slow statement says %s", text)
	}
	if want := map[db.Dialect]string{db.SQLite: "SQLite", db.Postgres: "PostgreSQL"}[w.Dialect()]; a.text("operations", "database") != want {
		t.Errorf("the database is %s", a.text("operations", "database"))
	}
}

// waits looks at work, log streams and the log of all organizations together.
func (w *world) waits(t *testing.T) {
	w.sequence()
	for _, h := range []*house{w.acme, w.rival} {
		h.ask(h.olive, `mutation { createLogStream(input: {name: "Secret plan", actions: ["*"], https: {url: "https://siem.example.com/in"}}) { stream { id } errors { message } } }`, nil)
	}
	w.queue()
	w.Clock.Advance(5 * time.Second)
	a := w.vendor.ask(w.vendor.olive, operationsQuery, nil)
	jobs := dump(a.at("operations", "jobs"))
	if !strings.Contains(jobs, `{"due":2,"kind":"sweep","later":2,"oldestSeconds":5,"retried":0,"running":0}`) || !strings.Contains(jobs, `"kind":"breaks"`) || !strings.Contains(jobs, `"retried":1,"running":0`) {
		t.Errorf("work: %s", jobs)
	}
	if got := dump(a.at("operations", "streams")); !strings.Contains(got, `"streams":2`) || !strings.Contains(got, `"failing":0,"paused":0`) {
		t.Errorf("streams: %s", got)
	}
	if n, _ := a.at("operations", "unplacedEvents").(float64); n < 2 || a.text("operations", "unplacedSince") == "" {
		t.Errorf("the log: %v", a.Data)
	}
	for _, h := range []*house{w.acme, w.rival} {
		for _, secret := range []string{string(h.org), h.slug, "Secret plan", "siem.example.com", string(h.olive.id)} {
			if strings.Contains(strings.ToLower(dump(a.Data)), strings.ToLower(secret)) {
				t.Errorf("%s is told of", secret)
			}
		}
	}
	w.sequence()
	a = w.vendor.ask(w.vendor.olive, operationsQuery, nil)
	if dump(a.at("operations", "unplacedEvents")) != "0" || a.at("operations", "unplacedSince") != nil {
		t.Errorf("placed: %v", a.Data)
	}
}

// TestOnlyOperatorsSeeHowTheInstallationIsDoing: nobody of an organization, and
// none of the vendor's staff without the role.
func TestOnlyOperatorsSeeHowTheInstallationIsDoing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for name, auth := range map[string]person{"an owner": w.acme.olive, "an officer": w.acme.oscar, "a member": w.acme.ada, "the vendor's member": w.vendor.ada} {
			if a := w.send(auth.auth, `{ operations { at } }`, nil); a.code() != "DENIED" || a.at("operations") != nil {
				t.Errorf("%s: %v %v", name, a.Data, a.Errors)
			}
		}
		if a := w.send(func(*http.Request) {}, `{ operations { at } }`, nil); a.code() == "" {
			t.Errorf("nobody: %v", a.Data)
		}
	})
}
