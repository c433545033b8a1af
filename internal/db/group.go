package db

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jmoiron/sqlx"
)

// SQLite makes a commit durable by waiting for the disk, which takes longer
// than most changes. So that waiting is shared: changes that arrive while
// another is under way go into the same commit, one after the other, each in a
// savepoint of its own, and each is acknowledged once that commit is on the
// disk. Nothing waits for company: a change that is alone commits at once.
const (
	groupSize = 128
	// groupWithin is how long a commit stays open for further changes.
	groupWithin = 10 * time.Millisecond
)

// errGroupLost tells a change that the commit it was part of did not happen, for
// a reason that may not be its own; it runs again.
var errGroupLost = errors.New("db: the commit that this change was part of failed")

// group is one commit under way. Only whoever has the turn touches it, until
// ended is closed.
type group struct {
	conn  *sqlx.Conn
	began time.Time
	kept  int  // changes that it holds
	lost  bool // the database gave the transaction up
	ended chan struct{}
	err   error
}

// turns gives the one writer to one change at a time, in order of arrival.
type turns struct {
	mu      sync.Mutex
	busy    bool
	waiting []chan *group
	// commits and changes count what Written tells.
	commits, changes atomic.Int64
}

// Written tells how many commits SQLite has made since the door was opened, and
// how many changes they held; on PostgreSQL, which groups commits itself, both
// are zero.
func (d *DB) Written() (commits, changes int64) {
	return d.turns.commits.Load(), d.turns.changes.Load()
}

// take waits for the turn; the group is the open commit, or nil to begin one.
func (q *turns) take(ctx context.Context) (*group, error) {
	q.mu.Lock()
	if !q.busy {
		q.busy = true
		q.mu.Unlock()
		return nil, nil //nolint:nilnil // no group is open, and nothing failed
	}
	mine := make(chan *group, 1)
	q.waiting = append(q.waiting, mine)
	q.mu.Unlock()
	select {
	case g := <-mine:
		return g, nil
	case <-ctx.Done():
	}
	if q.withdraw(mine) {
		return nil, ctx.Err()
	}
	return <-mine, nil // the turn came first: whoever takes it sees the context's end
}

func (q *turns) withdraw(mine chan *group) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	at := slices.Index(q.waiting, mine)
	if at < 0 {
		return false
	}
	q.waiting = slices.Delete(q.waiting, at, at+1)
	return true
}

// pass hands the turn on, and tells whether somebody waited for it. If nobody
// did, it stays with the open group, or is free where there is none.
func (q *turns) pass(g *group) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 {
		q.busy = g != nil
		return false
	}
	q.waiting[0] <- g
	q.waiting = slices.Delete(q.waiting, 0, 1)
	return true
}

// grouped runs one change on SQLite, in the commit that is open or in a new one.
// Statements don't end with the caller's context, because SQLite gives up the
// whole transaction when one that writes is interrupted, and that is others' too;
// a caller that went away is seen between statements.
func (d *DB) grouped(ctx context.Context, sc scope, fn func(*session) error) error {
	g, err := d.enter(ctx)
	if err != nil {
		return unavailable(ctx, err)
	}
	s := &session{ctx: ctx, io: context.WithoutCancel(ctx), d: d, conn: g.conn, now: d.Now(), scope: sc}
	s.begun()
	returned := false
	defer func() {
		if !returned { // fn panicked
			g.undo(s)
			_ = d.leave(g)
		}
	}()
	err = g.part(s, fn)
	returned = true
	if lost := d.leave(g); lost != nil {
		if err != nil { // what failed was not its own commit
			return errGroupLost
		}
		return lost
	}
	if err != nil {
		return err
	}
	for _, f := range s.after {
		f()
	}
	return nil
}

// enter takes the turn, and begins a transaction where none is open.
func (d *DB) enter(ctx context.Context) (*group, error) {
	g, err := d.turns.take(ctx)
	if g != nil || err != nil {
		return g, err
	}
	g = &group{began: time.Now(), ended: make(chan struct{})}
	if g.conn, err = d.writer.Connx(ctx); err == nil {
		if _, err = g.conn.ExecContext(context.WithoutCancel(ctx), "begin immediate"); err == nil {
			return g, nil
		}
		_ = g.conn.Close()
	}
	d.turns.pass(nil)
	return nil, err
}

// part runs fn. What it did is kept, or undone where it fails.
func (g *group) part(s *session, fn func(*session) error) error {
	if g.kept > 0 {
		if _, err := g.conn.ExecContext(s.io, "savepoint part"); err != nil {
			g.lost = true
			return err
		}
	}
	err := fn(s)
	if err == nil {
		err = s.ctx.Err()
	}
	if err != nil {
		g.undo(s)
		return err
	}
	if g.kept > 0 {
		if _, err := g.conn.ExecContext(s.io, "release part"); err != nil {
			g.lost = true
			return err
		}
	}
	g.kept++
	return nil
}

// undo takes back what the present change did. Where it is the first, the whole
// transaction ends instead.
func (g *group) undo(s *session) {
	if g.kept == 0 {
		return
	}
	if _, err := g.conn.ExecContext(s.io, "rollback to part; release part"); err != nil {
		g.lost = true
	}
}

// leave hands the open commit to the next change and waits for its end, or ends
// it where nobody waits. It returns why what was kept did not reach the disk.
// Also a change that failed waits: it may have failed for what it saw of others.
func (d *DB) leave(g *group) error {
	open := g.kept > 0 && g.kept < groupSize && !g.lost && time.Since(g.began) < groupWithin
	if open && d.turns.pass(g) {
		<-g.ended
		return g.err
	}
	d.end(g)
	return g.err
}

func (d *DB) end(g *group) {
	ctx := context.Background()
	switch {
	case g.lost:
		g.err = errGroupLost
	case g.kept > 0:
		if _, err := g.conn.ExecContext(ctx, "commit"); err != nil {
			g.err = translate(err)
			if g.kept > 1 {
				g.err = errors.Join(errGroupLost, g.err)
			}
		}
	}
	if g.kept > 0 && g.err == nil {
		d.turns.commits.Add(1)
		d.turns.changes.Add(int64(g.kept))
	} else {
		// Where SQLite has rolled back itself, there is nothing to roll back.
		_, _ = g.conn.ExecContext(ctx, "rollback")
	}
	_ = g.conn.Close()
	close(g.ended)
	d.turns.pass(nil)
}
