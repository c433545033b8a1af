package db

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/sysoon/steward/internal/access"
)

// Statement is what an observer is told of one statement.
type Statement struct {
	// Query is the text as it was written, with names for its values; it holds
	// nothing of them.
	Query string
	// Args are the values. They may be personal: nobody logs them.
	Args Args
	// Org is the organization, empty across organizations.
	Org access.OrgID
	// Took is the time until the last row was read, or the change was made.
	Took time.Duration
}

// Observe has fn told of every statement after it has run, on the goroutine that
// ran it; nil ends that. There is one observer: wiring's, for the log of slow
// statements, or a test's.
func (d *DB) Observe(fn func(context.Context, Statement)) {
	if fn == nil {
		d.observer.Store(nil)
		return
	}
	d.observer.Store(&fn)
}

// Tally is how much a request asked of the database.
type Tally struct {
	statements, transactions, waited atomic.Int64
}

// Statements is how many statements ran, begin and commit not counted.
func (t *Tally) Statements() int64 { return t.statements.Load() }

// Transactions is how many transactions were begun.
func (t *Tally) Transactions() int64 { return t.transactions.Load() }

// Waited is the time for which statements were under way.
func (t *Tally) Waited() time.Duration { return time.Duration(t.waited.Load()) }

type tallyKey struct{}

// Tallied returns a context whose transactions are counted.
func Tallied(ctx context.Context) (context.Context, *Tally) {
	t := &Tally{}
	return context.WithValue(ctx, tallyKey{}, t), t
}

// watch begins to measure a statement; what it returns ends that.
func (s *session) watch(query string, args Args) func() {
	tally, _ := s.ctx.Value(tallyKey{}).(*Tally)
	observer := s.d.observer.Load()
	if tally == nil && observer == nil {
		return func() {}
	}
	began := time.Now()
	return func() {
		took := time.Since(began)
		if tally != nil {
			tally.statements.Add(1)
			tally.waited.Add(int64(took))
		}
		if observer != nil {
			(*observer)(s.ctx, Statement{Query: query, Args: args, Org: s.scope.org, Took: took})
		}
	}
}

// begun counts a transaction.
func (s *session) begun() {
	if tally, ok := s.ctx.Value(tallyKey{}).(*Tally); ok {
		tally.transactions.Add(1)
	}
}
