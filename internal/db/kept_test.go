package db_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// TestStatementsAreKept runs what could go wrong when a connection keeps its
// statements ready: a second run beside the first, more texts than are kept while
// rows are read, a failure, a caller who goes away.
func TestStatementsAreKept(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		must(t, d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			for i := range 3 {
				if err := enqueue(tx, i); err != nil {
					return err
				}
			}
			return nil
		}))
		if d.Dialect() == db.SQLite { // PostgreSQL's driver reads one result at a time
			t.Run("inside the rows of others", func(t *testing.T) { insideRows(t, d, ctx) })
		}
		t.Run("one that failed runs again", func(t *testing.T) {
			err := d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error { return enqueue(tx, 1) })
			if err == nil {
				t.Fatal("the same id twice")
			}
			must(t, d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error { return enqueue(tx, 3) }))
		})
		t.Run("one whose caller went away runs again", func(t *testing.T) {
			gone, leave := context.WithCancel(ctx)
			err := d.View(gone, access.ReadOrganization, func(tx *db.Tx) error {
				return eachJob(tx, func(string) error { leave(); return gone.Err() })
			})
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("got %v", err)
			}
			if ids := kept(t, d, ctx); len(ids) != 4 {
				t.Fatalf("kept %v", ids)
			}
		})
	})
}

func insideRows(t *testing.T, d *dbtest.DB, ctx context.Context) {
	t.Run("the same statement", func(t *testing.T) {
		got := ""
		must(t, d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			return eachJob(tx, func(outer string) error {
				return eachJob(tx, func(inner string) error {
					got += outer + inner + " "
					return nil
				})
			})
		}))
		if want := "00 01 02 10 11 12 20 21 22 "; got != want {
			t.Fatalf("got %q, not %q", got, want)
		}
	})
	t.Run("more texts than are kept", func(t *testing.T) {
		rows := 0
		must(t, d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			return eachJob(tx, func(string) error {
				rows++
				return manyTexts(tx, 300)
			})
		}))
		if rows != 3 {
			t.Fatalf("read %d rows", rows)
		}
	})
}

// TestValuesAreAskedFor: a text that has been read once is not trusted with fewer
// values the next time.
func TestValuesAreAskedFor(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		const query = `select count(*) from job where org_id = :org and id = :id`
		ask := func(args db.Args) error {
			var n int
			return d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error { return tx.Get(&n, query, args) })
		}
		must(t, ask(db.Args{"id": "1"}))
		if ask(nil) == nil {
			t.Fatal("ran without a value for :id")
		}
	})
}

func eachJob(tx *db.Tx, then func(id string) error) error {
	return tx.Each(`select id from job where org_id = :org order by id`, nil, func(read func(any) error) error {
		var id string
		if err := read(&id); err != nil {
			return err
		}
		return then(id)
	})
}

func manyTexts(tx *db.Tx, n int) error {
	for i := range n {
		var got int
		query := fmt.Sprintf(`select %d from organization where org_id = :org`, i)
		if err := tx.Get(&got, query, nil); err != nil || got != i {
			return fmt.Errorf("got %d for %d: %w", got, i, err)
		}
	}
	return nil
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
