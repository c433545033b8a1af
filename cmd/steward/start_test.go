package main

import (
	"fmt"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/bench"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

const (
	erased      = 3000
	startsWith  = 150 * time.Millisecond
	numbersLite = `with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)`
	numbersPg   = `with n(i) as (select generate_series(1, %d))`
)

// TestStartsSoonOnAnOldDatabase: a start does not carry out the whole erasure
// ledger again. What is compared is the processor's time, because other tests
// run beside this one; the clock's is told.
func TestStartsSoonOnAnOldDatabase(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			data, keys := dbtest.Addresses(t, dialect)
			s, err := bench.Start(t.Context(), "steward", bench.Storage{Data: data, Keys: keys})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Stop() }()
			numbers := numbersLite
			if dialect == db.Postgres {
				numbers = numbersPg
			}
			dbtest.Meddle(t, keys, `insert into ledger (org_id, id, member_id, classes, reason, written_at, done_at) `+fmt.Sprintf(numbers, erased)+`
				select 'o', 'request-' || i, 'member-' || i, 'account,content,log,request', 'erasure', '2026-01-02T00:00:00.000000Z', '2026-01-02T00:00:00.000000Z' from n`)
			if err := s.Terminate(); err != nil {
				t.Fatal(err)
			}
			if err := s.Serve(t.Context()); err != nil {
				t.Fatal(err)
			}
			spent := s.Processor()
			t.Logf("ready within %s, %s of the processor", s.Started, spent)
			if spent > startsWith {
				t.Errorf("a start takes %s of the processor's time, more than %s", spent, startsWith)
			}
		})
	}
}
