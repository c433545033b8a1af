package bulk_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
)

// TestKilledWorkersChangeEverybodyOnce: the worker dies every few transactions,
// in the dry run, in the change and in its undoing; each member is done once.
func TestKilledWorkersChangeEverybodyOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		const n = 400
		ids := h.people(n)
		c, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) {
			return bulk.Start(tx, bulk.New{Verb: bulk.Suspend, Selection: listed(ids...), Reason: "Over."})
		})
		if err != nil {
			t.Fatal(err)
		}
		h.killed(c.ID, bulk.Checking, 3)
		if _, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Apply(tx, c.ID) }); err != nil {
			t.Fatal(err)
		}
		h.killed(c.ID, bulk.Applying, 3)
		if c = h.find(c.ID); c.State != bulk.Finished || c.Applied != n || h.states()[member.StateSuspended] != n {
			t.Errorf("%+v", c)
		}
		if got := h.events("member.suspended"); got != n {
			t.Errorf("%d events", got)
		}
		u, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Undo(tx, c.ID) })
		if err != nil {
			t.Fatal(err)
		}
		h.killed(u.ID, bulk.Applying, 3)
		if u = h.find(u.ID); u.Applied != n || h.events("member.restored") != n {
			t.Errorf("%+v", u)
		}
	})
}

func (h *house) events(action string) (n int) {
	h.t.Helper()
	err := h.Across(h.t.Context(), "test", func(w *db.Wide) error {
		return w.Get(&n, "select count(*) from event where action = :action", db.Args{"action": action})
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return n
}

// killed runs workers that die until a change has left a state, and wants at
// least so many deaths.
func (h *house) killed(id bulk.ID, state bulk.State, least int) {
	h.t.Helper()
	deaths := 0
	for h.find(id).State == state {
		h.dying()
		if deaths++; deaths > 100 {
			h.t.Fatalf("nothing moves: %+v", h.find(id))
		}
	}
	if deaths < least {
		h.t.Errorf("%s was killed %d times only", state, deaths)
	}
}

// dying takes a worker's context away after a few transactions, as a kill would.
func (h *house) dying() {
	h.t.Helper()
	ctx, cancel := context.WithCancel(h.t.Context())
	defer cancel()
	r := job.NewRunner(h.DB.DB, slog.New(slog.DiscardHandler))
	looks := 0
	for kind, handler := range bulk.Handlers(h.DB.DB) {
		r.Handle(kind, func(ctx context.Context, j job.Job) error {
			inner, stop := context.WithCancel(ctx)
			defer stop()
			err := handler(&counting{Context: inner, looks: &looks, stop: stop}, j)
			if err != nil {
				cancel() // the runner puts the job back, as at a stop
			}
			return err
		})
	}
	if err := r.Drain(ctx); err != nil && !errors.Is(err, context.Canceled) {
		h.t.Fatal(err)
	}
}

// counting is a context that ends after some transactions, each of which looks
// at it once for its actor.
type counting struct {
	context.Context
	looks *int
	stop  func()
}

func (c *counting) Value(key any) any {
	v := c.Context.Value(key)
	if _, ok := v.(access.Actor); ok {
		if *c.looks++; *c.looks > 5 {
			c.stop()
		}
	}
	return v
}

// TestManySuspensionsBlockNobody suspends members while somebody else works, and
// wants each of their transactions to be short. 10,000 instead of 1,000 took
// 12 s to try and 8 s to carry out on SQLite, and nobody waited 60 ms.
func TestManySuspensionsBlockNobody(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		const n = 1_000
		h.people(n)
		begun := time.Now()
		c := h.try(bulk.New{Verb: bulk.Suspend, Selection: bulk.Selection{Filter: &member.Filter{Search: "p"}}, Reason: "Over."})
		checked := time.Since(begun)
		stop, waits := h.meanwhile()
		begun = time.Now()
		c = h.apply(c.ID)
		applied := time.Since(begun)
		close(stop)
		took := <-waits
		slices.Sort(took)
		p95, worst := took[len(took)*95/100], took[len(took)-1]
		t.Logf("%d members: dry run %v, change %v; %d changes by others meanwhile, p95 %v, worst %v", n, checked, applied, len(took), p95, worst)
		if c.Applied != n || c.State != bulk.Finished {
			t.Errorf("%+v", c)
		}
		if len(took) < 10 || worst > 5*time.Second {
			t.Errorf("others waited up to %v (%d changes)", worst, len(took))
		}
	})
}

// meanwhile changes somebody else's account again and again until it is stopped,
// and tells how long each change took.
func (h *house) meanwhile() (stop chan struct{}, waits chan []time.Duration) {
	stop, waits = make(chan struct{}), make(chan []time.Duration, 1)
	go func() {
		var took []time.Duration
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for i := 0; ; i++ {
			select {
			case <-stop:
				waits <- took
				return
			case <-tick.C:
			}
			begun := time.Now()
			err := h.Update(access.With(context.Background(), access.Worker(h.org, "other")), access.Work, func(tx *db.Tx) error {
				m, err := member.FindForUpdate(tx, h.adam.ID)
				if err != nil {
					return err
				}
				after := m
				after.Title = []string{"Cook", "Baker"}[i%2]
				_, err = member.Save(tx, m, after)
				return err
			})
			if err != nil {
				h.t.Error(err)
			}
			took = append(took, time.Since(begun))
		}
	}()
	return stop, waits
}
