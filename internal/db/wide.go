package db

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
)

// Wide is a transaction across organizations. Its statements name org_id
// themselves.
type Wide struct{ s *session }

// Context is the context of the request or job that opened the transaction.
func (w *Wide) Context() context.Context { return w.s.ctx }

// Now is the one time of this transaction.
func (w *Wide) Now() time.Time { return w.s.now }

// Dialect tells which database this is.
func (w *Wide) Dialect() Dialect { return w.s.d.dialect }

// In returns the same transaction bound to one organization and actor, for the
// functions that take a Tx.
func (w *Wide) In(org access.OrgID, a access.Actor) *Tx { return w.s.tx(org, a) }

// Get reads one row into dest. No row is a fault of kind NotFound.
func (w *Wide) Get(dest any, query string, args Args) error { return w.s.get(dest, query, args) }

// Select reads all rows into the slice that dest points to.
func (w *Wide) Select(dest any, query string, args Args) error {
	return w.s.selectAll(dest, query, args)
}

// Exec runs a statement that changes rows and tells how many it changed.
func (w *Wide) Exec(query string, args Args) (int64, error) { return w.s.exec(query, args) }

// SkipLocked is the suffix of a select that claims rows which no other worker
// holds. SQLite has one writer, so there it is empty.
func (w *Wide) SkipLocked() string {
	if w.s.d.dialect == Postgres {
		return " for update skip locked"
	}
	return ""
}
