package db

import (
	"context"
	"database/sql/driver"
	"errors"
	"regexp"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jmoiron/sqlx"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// scope says what a transaction may see.
type scope struct {
	org    access.OrgID
	actor  access.Actor
	write  bool
	across bool
	reason string
}

// session is one open transaction on one connection. On PostgreSQL frame is what
// opens it; on SQLite it is nil.
type session struct {
	ctx context.Context
	// io is the context of statements: ctx, or what outlives it.
	io    context.Context
	d     *DB
	conn  *sqlx.Conn
	frame *frame
	now   time.Time
	scope scope
	after []func()
	saves int
}

func (s *session) tx(org access.OrgID, a access.Actor) *Tx {
	return &Tx{Actor: a, Now: s.now, Org: org, s: s}
}

const (
	attempts       = 4
	rollbackWithin = 5 * time.Second
)

func (d *DB) run(ctx context.Context, sc scope, fn func(*session) error) error {
	for try := 1; ; try++ {
		err := d.once(ctx, sc, fn)
		if err == nil || !retryable(err) {
			return err
		}
		if try == attempts {
			return unavailable(ctx, err)
		}
		d.log.DebugContext(ctx, "transaction runs again", "try", try, "cause", err)
	}
}

func (d *DB) once(ctx context.Context, sc scope, fn func(*session) error) (err error) {
	if !sc.across && !orgForm.MatchString(string(sc.org)) {
		return fault.New(fault.Internal, "organization id %q is malformed", sc.org)
	}
	if sc.write && d.dialect == SQLite {
		return d.grouped(ctx, sc, fn)
	}
	pool := d.reader
	if sc.write {
		pool = d.writer
	}
	conn, err := pool.Connx(ctx)
	if err != nil {
		return unavailable(ctx, err)
	}
	s := &session{ctx: ctx, io: ctx, d: d, conn: conn, now: d.Now(), scope: sc}
	if err := s.open(); err != nil {
		s.rollback()
		return unavailable(ctx, err)
	}
	s.begun()
	done := false
	defer func() {
		if !done { // fn failed or panicked
			s.rollback()
		}
	}()
	if err = fn(s); err != nil {
		return err
	}
	done = true
	return s.commit()
}

// open begins the transaction, or has it begin with its first statement.
func (s *session) open() error {
	if s.d.dialect == Postgres {
		s.frame = framed(s.scope)
		s.io = context.WithValue(s.ctx, frameKey{}, s.frame)
		return nil
	}
	_, err := s.conn.ExecContext(s.ctx, "begin")
	return err
}

// commit ends the transaction and gives its connection back.
func (s *session) commit() error {
	if s.frame == nil || s.frame.open {
		if _, err := s.conn.ExecContext(s.ctx, "commit"); err != nil {
			s.rollback()
			return translate(err)
		}
	}
	_ = s.conn.Close()
	for _, f := range s.after {
		f()
	}
	return nil
}

var orgForm = regexp.MustCompile(`^[0-9a-zA-Z-]{1,64}$`)

// rollback ends the transaction even when the caller's context is over, and gives
// its connection back; one that can't be rolled back is thrown away.
func (s *session) rollback() {
	defer func() { _ = s.conn.Close() }()
	if s.frame != nil && !s.frame.open {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.ctx), rollbackWithin)
	defer cancel()
	if _, err := s.conn.ExecContext(ctx, "rollback"); err != nil {
		_ = s.conn.Raw(func(any) error { return driver.ErrBadConn })
	}
}

func unavailable(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fault.New(fault.Unavailable, "The database does not answer. Try again in a moment.").After(time.Second).Because(err)
}

func retryable(err error) bool {
	if errors.Is(err, errGroupLost) {
		return true
	}
	pg, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (pg.Code == "40001" || pg.Code == "40P01")
}
