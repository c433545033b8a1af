package db_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
)

// change is one Update of a test: it writes a job of its own id, so that what
// was kept can be counted, and then does what the test wants.
type change struct {
	ctx  context.Context
	then func(*db.Tx) error
}

// together runs changes so that all but the first arrive, in order, while the
// first is under way: SQLite then has them in one commit.
func together(t *testing.T, d *dbtest.DB, changes ...change) []error {
	t.Helper()
	errs := make([]error, len(changes))
	hold, began := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	for i, c := range changes {
		wg.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					errs[i] = fmt.Errorf("panic: %v", p)
				}
			}()
			first := sync.OnceFunc(func() { close(began); <-hold })
			errs[i] = d.Update(c.ctx, access.ReadOrganization, func(tx *db.Tx) error {
				if i == 0 {
					first()
				}
				if err := enqueue(tx, i); err != nil || c.then == nil {
					return err
				}
				return c.then(tx)
			})
		})
		if i == 0 {
			<-began
		}
		for d.Waiting() < i {
			runtime.Gosched()
		}
	}
	close(hold)
	wg.Wait()
	return errs
}

func enqueue(tx *db.Tx, i int) error {
	_, err := tx.Exec(`
		insert into job (org_id, id, kind, payload, state, run_at, created_at)
		values (:org, :id, 'test', '{}', 'waiting', :now, :now)`,
		db.Args{"id": fmt.Sprint(i), "now": tx.Now})
	return err
}

func kept(t *testing.T, d *dbtest.DB, ctx context.Context) (ids []string) {
	t.Helper()
	err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
		return tx.Select(&ids, `select id from job where org_id = :org order by id`, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func TestChangesShareACommit(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
	before, _ := d.Written()
	for i, err := range together(t, d, change{ctx: ctx}, change{ctx: ctx}, change{ctx: ctx}, change{ctx: ctx}) {
		if err != nil {
			t.Errorf("%d: %v", i, err)
		}
	}
	commits, changes := d.Written()
	if got := kept(t, d, ctx); len(got) != 4 || commits != before+1 {
		t.Errorf("kept %v in %d commits (%d changes in all), want 4 in one", got, commits-before, changes)
	}
}

// TestOneOfManyFails: what one change does to itself is not done to the others
// that share its commit.
func TestOneOfManyFails(t *testing.T) {
	boom := errors.New("boom")
	for name, fails := range map[string]func(*db.Tx) error{
		"fails":            func(*db.Tx) error { return boom },
		"panics":           func(*db.Tx) error { panic("boom") },
		"breaks a rule":    func(tx *db.Tx) error { return enqueue(tx, 0) },
		"panics in a Try":  func(tx *db.Tx) error { return tx.Try(func() error { panic("boom") }) },
		"fails in two Try": func(tx *db.Tx) error { return tx.Try(func() error { return tx.Try(func() error { return boom }) }) },
	} {
		for at := range 4 {
			if at == 0 && name == "breaks a rule" {
				continue // then 0 is not there yet
			}
			t.Run(fmt.Sprintf("%s at %d", name, at), func(t *testing.T) {
				d := dbtest.Open(t, db.SQLite)
				ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
				all := slices.Repeat([]change{{ctx: ctx}}, 4)
				all[at].then = fails
				onlyFails(t, d, ctx, together(t, d, all...), at)
			})
		}
	}
}

func onlyFails(t *testing.T, d *dbtest.DB, ctx context.Context, errs []error, at int) {
	t.Helper()
	for i, err := range errs {
		if (err != nil) != (i == at) {
			t.Errorf("%d: %v", i, err)
		}
	}
	want := slices.DeleteFunc([]string{"0", "1", "2", "3"}, func(id string) bool { return id == fmt.Sprint(at) })
	if got := kept(t, d, ctx); !slices.Equal(got, want) {
		t.Errorf("kept %v, want %v", got, want)
	}
}

// TestACallerThatLeavesTakesNobodyAlong: SQLite gives up a whole transaction
// when a statement that writes is interrupted.
func TestACallerThatLeavesTakesNobodyAlong(t *testing.T) {
	for at := range 3 {
		d := dbtest.Open(t, db.SQLite)
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		gone, leave := context.WithCancel(ctx)
		all := slices.Repeat([]change{{ctx: ctx}}, 4)
		all[at] = change{ctx: gone, then: func(tx *db.Tx) error {
			leave()
			return enqueue(tx, 10+at)
		}}
		onlyFails(t, d, ctx, together(t, d, all...), at)
		leave()
	}
}

// TestWhoWaitsMayLeave: a caller that goes away before its turn has changed
// nothing, and the turn goes to the next.
func TestWhoWaitsMayLeave(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
	gone, leave := context.WithCancel(ctx)
	leave()
	err := d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
		if err := d.Update(gone, access.ReadOrganization, func(tx *db.Tx) error { return enqueue(tx, 1) }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		return enqueue(tx, 0)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error { return enqueue(tx, 2) }); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, d, ctx); !slices.Equal(got, []string{"0", "2"}) {
		t.Errorf("kept %v", got)
	}
}

// TestALostCommitRunsAgain: where the database gives up the transaction that
// several share, those that were not the reason run again.
func TestALostCommitRunsAgain(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
	all := slices.Repeat([]change{{ctx: ctx}}, 4)
	times := 0
	all[2].then = func(tx *db.Tx) error {
		times++
		_, err := tx.Exec(`
			insert or rollback into job (org_id, id, kind, payload, state, run_at, created_at)
			values (:org, '2', 'test', '{}', 'waiting', :now, :now)`, db.Args{"now": tx.Now})
		return err
	}
	errs := together(t, d, all...)
	if !fault.Is(errs[2], fault.Conflict) && !fault.Is(errs[2], fault.Unavailable) {
		t.Errorf("the reason itself: %v after %d times", errs[2], times)
	}
	onlyFails(t, d, ctx, errs, 2)
}

// TestAcknowledgedMeansOnTheDisk: both databases wait for the disk before they
// acknowledge, whatever the server's own setting is (that of the tests is off).
func TestAcknowledgedMeansOnTheDisk(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		query, want := `pragma synchronous`, "2"
		if d.Dialect() == db.Postgres {
			query, want = `select current_setting('synchronous_commit')`, "on"
		}
		err := d.Across(t.Context(), "test", func(w *db.Wide) error {
			var got string
			if err := w.Get(&got, query, nil); err != nil {
				return err
			}
			if got != want {
				t.Errorf("%s is %s, want %s", query, got, want)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
