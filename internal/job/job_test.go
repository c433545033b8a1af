package job_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
)

func enqueue(t *testing.T, d *dbtest.DB, org access.OrgID, opts ...job.Option) {
	t.Helper()
	err := d.Update(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) error {
		return job.Enqueue(tx, "greet", map[string]string{"id": "x"}, opts...)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func runner(d *dbtest.DB, h job.Handler) *job.Runner {
	r := job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
	r.Handle("greet", h)
	return r
}

func counts(t *testing.T, d *dbtest.DB, org access.OrgID) (n map[job.State]int) {
	t.Helper()
	err := d.View(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) (err error) {
		n, err = job.Counts(tx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestRunsAsWorkerOfTheOrganization(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "one")
		enqueue(t, d, org)
		ran := 0
		r := runner(d, func(ctx context.Context, j job.Job) error {
			ran++
			var p struct{ ID string }
			if err := j.Into(&p); err != nil || p.ID != "x" || j.Attempt != 1 {
				t.Errorf("payload %+v, attempt %d, %v", p, j.Attempt, err)
			}
			if a, _ := access.From(ctx); a.Org != org || a.Kind != access.KindWorker {
				t.Errorf("actor %+v", a)
			}
			return nil
		})
		for range 2 {
			if err := r.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if ran != 1 || counts(t, d, org)[job.Done] != 1 {
			t.Errorf("ran %d times, %v", ran, counts(t, d, org))
		}
	})
}

func TestRolledBackIsNotEnqueued(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "one")
		_ = d.Update(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) error {
			if err := job.Enqueue(tx, "greet", nil); err != nil {
				return err
			}
			return errors.New("no")
		})
		if n := counts(t, d, org); len(n) != 0 {
			t.Errorf("got %v", n)
		}
	})
}

func TestUniqueAndAt(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "one")
		later := dbtest.Start.Add(time.Hour)
		enqueue(t, d, org, job.Unique("k"), job.At(later))
		enqueue(t, d, org, job.Unique("k"))
		ran := 0
		r := runner(d, func(context.Context, job.Job) error { ran++; return nil })
		if err := r.Drain(t.Context()); err != nil || ran != 0 {
			t.Fatalf("before its time: ran %d, %v", ran, err)
		}
		d.Clock.Advance(time.Hour)
		if err := r.Drain(t.Context()); err != nil || ran != 1 {
			t.Fatalf("at its time: ran %d, %v", ran, err)
		}
		enqueue(t, d, org, job.Unique("k"))
		if err := r.Drain(t.Context()); err != nil || ran != 2 {
			t.Fatalf("a new one after the first is done: ran %d, %v", ran, err)
		}
	})
}

func TestRetriesThenGivesUp(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "one")
		enqueue(t, d, org)
		ran := 0
		r := runner(d, func(context.Context, job.Job) error { ran++; panic("always") })
		drain(t, d, r, 40)
		if ran != 20 || counts(t, d, org)[job.Failed] != 1 {
			t.Errorf("ran %d times, %v", ran, counts(t, d, org))
		}
		enqueue(t, d, org)
		ran = 0
		r.Handle("greet", func(context.Context, job.Job) error { ran++; return job.Fail(errors.New("never")) })
		if err := r.Drain(t.Context()); err != nil || ran != 1 || counts(t, d, org)[job.Failed] != 2 {
			t.Errorf("permanent: ran %d, %v", ran, err)
		}
	})
}

// drain runs what is due, many times four hours apart.
func drain(t *testing.T, d *dbtest.DB, r *job.Runner, times int) {
	t.Helper()
	for range times {
		if err := r.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		d.Clock.Advance(4 * time.Hour)
	}
}

func TestGivesUpAfterADayAtLeast(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "one")
		enqueue(t, d, org)
		r := runner(d, func(context.Context, job.Job) error { return errors.New("down") })
		for range 24 * 4 {
			if err := r.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
			d.Clock.Advance(15 * time.Minute)
		}
		if n := counts(t, d, org); n[job.Waiting] != 1 {
			t.Errorf("after a day: %v", n)
		}
	})
}

func TestReviveRunsWhatWasGivenUp(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "one")
		enqueue(t, d, org, job.Unique("k"))
		down := true
		r := runner(d, func(context.Context, job.Job) error {
			if down {
				return errors.New("down")
			}
			return nil
		})
		drain(t, d, r, 30)
		revive := func(want int64) {
			t.Helper()
			err := d.Update(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) error {
				n, err := job.Revive(tx, tx.Now)
				if n != want {
					t.Errorf("revived %d, want %d", n, want)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		enqueue(t, d, org, job.Unique("k"), job.At(d.Clock.Now().Add(time.Hour)))
		revive(0) // another one with its key waits
		down = false
		d.Clock.Advance(time.Hour)
		drain(t, d, r, 1)
		revive(1)
		drain(t, d, r, 1)
		if n := counts(t, d, org); n[job.Done] != 2 {
			t.Errorf("got %v", n)
		}
	})
}

func TestAbandonedJobRunsAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "one")
		enqueue(t, d, org)
		ctx, stop := context.WithCancel(t.Context())
		r := runner(d, func(ctx context.Context, _ job.Job) error { stop(); <-ctx.Done(); return ctx.Err() })
		_ = r.Drain(ctx)
		if n := counts(t, d, org); n[job.Waiting] != 1 {
			t.Fatalf("after a stop: %v", n)
		}
		dbtest.Meddle(t, d.URL, `update job set state = 'running', attempt = 1, lease_until = '2026-03-02T09:01:00.000000Z'`)
		ran := 0
		r.Handle("greet", func(_ context.Context, j job.Job) error { ran = j.Attempt; return nil })
		if err := r.Drain(t.Context()); err != nil || ran != 0 {
			t.Fatalf("its lease still runs: %d, %v", ran, err)
		}
		d.Clock.Advance(2 * time.Minute)
		if err := r.Drain(t.Context()); err != nil || ran != 2 {
			t.Fatalf("its lease is over: attempt %d, %v", ran, err)
		}
	})
}

func TestManyRunnersRunEachJobOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "one")
		const n = 60
		for range n {
			enqueue(t, d, org)
		}
		var ran atomic.Int64
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				r := runner(d, func(context.Context, job.Job) error { ran.Add(1); return nil })
				if err := r.Drain(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if ran.Load() != n || counts(t, d, org)[job.Done] != n {
			t.Errorf("ran %d of %d, %v", ran.Load(), n, counts(t, d, org))
		}
	})
}
