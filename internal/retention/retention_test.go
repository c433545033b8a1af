package retention

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

type world struct {
	*dbtest.DB
	t        testing.TB
	org      access.OrgID
	ada, bob member.Member
	held     map[access.MemberID]bool
	runner   *job.Runner
}

func attach(t testing.TB, d *dbtest.DB, reached func()) *world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	w := &world{DB: d, t: t, held: map[access.MemberID]bool{}}
	db.Subscribe(d.DB, func(_ *db.Tx, e Discarding) error {
		if w.held[e.ID] {
			return fault.New(fault.Conflict, "A legal hold keeps this.")
		}
		return nil
	})
	w.runner = job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
	w.runner.Handle(Job, worker{d.DB, reached}.handle)
	w.runner.Handle(LogJob, logWorker{d.DB, reached}.handle)
	return w
}

// each begins with 1,200 old records of ada, 3 of bob, and 2 that are not due.
func each(t *testing.T, fn func(*testing.T, *world)) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := attach(t, d, func() {})
		w.org = d.Org(t, "acme")
		err := d.Across(t.Context(), "test", func(wide *db.Wide) error {
			return product.Publish(wide, []product.Product{{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise"}})
		})
		if err != nil {
			t.Fatal(err)
		}
		w.ada, w.bob = membertest.Make(t, d, w.org, "ada@acme.example"), membertest.Make(t, d, w.org, "bob@acme.example")
		for range 3 {
			w.ingest(w.ada, 400, data.Activities, -11)
		}
		w.ingest(w.bob, 3, data.Files, -12)
		w.ingest(w.bob, 2, data.Files, -1)
		fn(t, w)
	})
}

func (w *world) ingest(m member.Member, n int, c data.Category, years int) {
	w.t.Helper()
	var batch []data.New
	for range n {
		batch = append(batch, data.New{
			MemberID: m.ID, ProductID: "mail", Category: c, Provenance: data.Observed, Purpose: data.Provide, At: dbtest.Start.AddDate(years, 0, 0),
		})
	}
	w.do(func(tx *db.Tx) error { _, err := data.Ingest(tx, batch); return err })
}

func (w *world) do(fn func(*db.Tx) error) {
	w.t.Helper()
	if err := w.Update(access.With(w.t.Context(), access.Worker(w.org, "test")), access.Work, fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) drain() {
	w.t.Helper()
	if err := w.runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) last() (r Run, lines []Line) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		all, err := Runs(tx, 1)
		if err != nil {
			return err
		}
		r = all[0]
		lines, err = Lines(tx, r.ID)
		return err
	})
	return r, lines
}

func (w *world) left() (n int) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error { return tx.Get(&n, `select count(*) from record where org_id = :org`, nil) })
	return n
}

// TestRow55: what is due by the terms goes, in batches; a hold keeps, and the
// report says what and why; the forecast says the same before.
func TestRow55(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.do(func(tx *db.Tx) error {
			ahead, err := Ahead(tx)
			if len(ahead) != 2 || ahead[0].Due[0]+ahead[1].Due[0] != 1203 || ahead[0].Due[4]+ahead[1].Due[4] != 1203 {
				t.Errorf("%+v", ahead)
			}
			return err
		})
		w.held[w.bob.ID] = true
		w.do(Daily)
		w.do(Daily) // once a day
		w.drain()
		r, lines := w.last()
		if r.FinishedAt == nil || r.Deleted != 1200 || r.Kept != 3 || w.left() != 5 {
			t.Fatalf("%+v, %d left", r, w.left())
		}
		if len(lines) != 2 || lines[0].Deleted != 1200 || lines[1].Kept != 3 || lines[1].Why == "" || lines[0].Rule == "" {
			t.Errorf("%+v", lines)
		}
		w.held[w.bob.ID] = false
		w.Clock.Advance(24 * time.Hour)
		w.do(Daily)
		w.drain()
		if r, _ := w.last(); r.Deleted != 3 || w.left() != 2 {
			t.Errorf("after the hold %+v, %d left", r, w.left())
		}
	})
}

const (
	crashData, crashKeys = "STEWARD_RETENTION_DATA", "STEWARD_RETENTION_KEYS"
	crashAt              = "STEWARD_RETENTION_AT"
)

// TestARunKeepsWhatIsRestricted: deletion is a use too (GDPR Article 18(2)), so a
// restricted kind stays, of that member alone; the report says why, and once the
// restriction is lifted the next run deletes it.
func TestARunKeepsWhatIsRestricted(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.ingest(w.bob, 4, data.Activities, -11) // the same kind, of somebody else
		w.ingest(w.ada, 5, data.Files, -12)      // another kind, of the same member
		w.restrict(w.ada, "r1", false)
		w.do(Daily)
		w.drain()
		r, lines := w.last()
		if r.FinishedAt == nil || r.Deleted != 4+5+3 || r.Kept != 1200 || w.left() != 1200+2 {
			t.Fatalf("%+v, %d left", r, w.left())
		}
		i := slices.IndexFunc(lines, func(l Line) bool { return l.Category == data.Activities })
		if i < 0 || lines[i].Kept != 1200 || lines[i].Deleted != 4 || !strings.Contains(lines[i].Why, "Article 18") {
			t.Errorf("%+v", lines)
		}
		w.restrict(w.ada, "r1", true)
		w.Clock.Advance(24 * time.Hour)
		w.do(Daily)
		w.drain()
		if r, _ := w.last(); r.Deleted != 1200 || w.left() != 2 {
			t.Errorf("once lifted %+v, %d left", r, w.left())
		}
	})
}

// restrict restricts, or lifts, what a member did, for a rights request.
func (w *world) restrict(m member.Member, request string, lift bool) {
	w.t.Helper()
	own := data.Builtin(w.DB.DB).(data.Changer)
	ctx := access.With(w.t.Context(), access.Worker(w.org, "test"))
	o := data.RestrictOptions{Key: request, Request: request, Categories: []data.Category{data.Activities}, Lift: lift}
	if _, err := own.Restrict(ctx, data.Subject{OrgID: w.org, MemberID: m.ID}, o); err != nil {
		w.t.Fatal(err)
	}
}

// TestWorkerProcess is the worker that TestKilledInEachBatch kills: it ends itself
// with SIGKILL in its second batch, before that is committed.
func TestWorkerProcess(t *testing.T) {
	if os.Getenv(crashData) == "" {
		return
	}
	at, err := time.Parse(time.RFC3339Nano, os.Getenv(crashAt))
	if err != nil {
		t.Fatal(err)
	}
	batches := 0
	w := attach(t, dbtest.Beside(t, os.Getenv(crashData), os.Getenv(crashKeys), at), func() {
		if batches++; batches == 2 {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	})
	w.drain()
}

// killed has workers in processes of their own go on with what there is, each until
// it is killed, and tells how many were.
func (w *world) killed() (kills int) {
	w.t.Helper()
	for range 4 {
		c := exec.CommandContext(w.t.Context(), os.Args[0], "-test.run=^TestWorkerProcess$")
		c.Env = append(os.Environ(), crashData+"="+w.URL, crashKeys+"="+w.KeysURL, crashAt+"="+w.Clock.Now().Format(time.RFC3339Nano))
		out, err := c.CombinedOutput()
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL {
			kills++
		} else if err != nil {
			w.t.Fatalf("%v: %s", err, out)
		}
		w.Clock.Advance(3 * time.Minute)
	}
	return kills
}

// TestKilledInEachBatch: kill -9 of a real process leaves no batch half done and
// counts nothing twice.
func TestKilledInEachBatch(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.do(func(tx *db.Tx) error { _, err := Start(tx); return err })
		kills := w.killed()
		w.drain()
		r, lines := w.last()
		sum := 0
		for _, l := range lines {
			sum += l.Deleted
		}
		if kills < 2 || r.FinishedAt == nil || r.Deleted != 1203 || sum != 1203 || w.left() != 2 {
			t.Errorf("%d kills, %+v, lines sum %d, %d left", kills, r, sum, w.left())
		}
		w.do(func(tx *db.Tx) error {
			tally, err := data.Tally(tx)
			for _, c := range tally {
				if c.Category == data.Activities && c.Count != 0 || c.Category == data.Files && c.Count != 2 {
					t.Errorf("the counters say %+v", tally)
				}
			}
			return err
		})
	})
}
