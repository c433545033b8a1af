// Package db is the door to the database: nothing else in Steward opens one.
//
// A caller names a permission and gets a transaction that is bound to the
// actor's organization: View to read, Update to write. The transaction binds
// :org itself and refuses SQL that does not name it. On PostgreSQL row-level
// security stands behind it. Across is the hole in the wall: for sign-in
// look-ups, workers and operators; its callers are pinned by a test.
//
// SQL is one text for both databases: named parameters, "cast(x as t)" never
// "::", no colon inside literals, columns listed. Where the databases truly
// differ, Tx.Dialect tells which one it is.
//
// The package knows no noun of Steward but the organization's id.
package db

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// Dialect tells the databases apart.
type Dialect string

// The two databases.
const (
	SQLite   Dialect = "sqlite"
	Postgres Dialect = "postgres"
)

// Config says which database to open.
type Config struct {
	// URL is "sqlite:PATH" or "postgres://…".
	URL string
	// Now is the clock; nil means time.Now. Every transaction has one time.
	Now func() time.Time
	// Log receives what must not be shown; nil means slog.Default().
	Log *slog.Logger
}

// DB is the door. Open makes one.
type DB struct {
	dialect       Dialect
	reader        *sqlx.DB
	writer        *sqlx.DB
	turns         turns
	texts         *texts
	now           func() time.Time
	log           *slog.Logger
	mu            sync.Mutex
	subscriptions []subscription
	attached      []any
	observer      atomic.Pointer[func(context.Context, Statement)]
}

// Open opens the data database and brings its schema up to date. It fails with
// a fault that says what to do when the database can't be reached, can't be
// written, or is newer than this program.
func Open(ctx context.Context, c Config) (*DB, error) {
	return open(ctx, c, "")
}

func open(ctx context.Context, c Config, schema string) (*DB, error) {
	d := &DB{now: c.Now, log: c.Log}
	if d.now == nil {
		d.now = time.Now
	}
	if d.log == nil {
		d.log = slog.Default()
	}
	var err error
	if d.texts, err = newTexts(); err != nil {
		return nil, fmt.Errorf("db.Open: %w", err)
	}
	switch {
	case strings.HasPrefix(c.URL, "sqlite:"):
		err = d.openSQLite(ctx, strings.TrimPrefix(c.URL, "sqlite:"), schema)
	case strings.HasPrefix(c.URL, "postgres://"), strings.HasPrefix(c.URL, "postgresql://"):
		err = d.openPostgres(ctx, c.URL, schema)
	default:
		return nil, fault.New(fault.Invalid, "The database address must begin with sqlite: or postgres://.").On("database")
	}
	if err != nil {
		return nil, fmt.Errorf("db.Open: %w", err)
	}
	return d, nil
}

// Close closes every connection.
func (d *DB) Close() error {
	err := d.reader.Close()
	if d.writer != d.reader {
		if werr := d.writer.Close(); err == nil {
			err = werr
		}
	}
	return err
}

// Dialect tells which database this is.
func (d *DB) Dialect() Dialect { return d.dialect }

// Now is the door's clock, in UTC and whole microseconds: what both databases
// can keep.
func (d *DB) Now() time.Time { return d.now().UTC().Truncate(time.Microsecond) }

// Ping tells whether the database answers.
func (d *DB) Ping(ctx context.Context) error {
	if err := d.reader.PingContext(ctx); err != nil {
		return fault.New(fault.Unavailable, "The database does not answer.").Because(err)
	}
	return nil
}

// NewID makes an identifier: UUID version 7 as text, so that ids sort by age.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// View runs fn in a read-only transaction of the actor's organization, if the
// context's actor holds the permission; otherwise it returns a fault of kind
// Unauthenticated or Denied and fn does not run.
func (d *DB) View(ctx context.Context, p access.Permission, fn func(*Tx) error) error {
	a, reach, err := admit(ctx, p)
	if err != nil {
		return err
	}
	return d.run(ctx, scope{org: a.Org, actor: a}, func(s *session) error {
		return fn(s.reaching(a, reach))
	})
}

// Update runs fn in a transaction that may write. Everything in it is committed
// together, or nothing is, and it is on the disk when Update returns. fn may run
// again (on PostgreSQL after a serialization failure or deadlock, on SQLite when
// a commit that it shared failed), so it must have no effect outside the
// transaction; what must happen after the commit goes into Tx.After.
func (d *DB) Update(ctx context.Context, p access.Permission, fn func(*Tx) error) error {
	a, reach, err := admit(ctx, p)
	if err != nil {
		return err
	}
	if !a.Fresh(p, d.Now()) {
		return fault.New(fault.StepUp, "This needs you to prove again that it is you, because the last time was more than %s ago. Sign in again at /auth/step-up, then repeat it.", access.FreshFor(p)).Coded(string(p))
	}
	change := func(fn func(*Tx) error) error {
		return d.run(ctx, scope{org: a.Org, actor: a, write: true}, func(s *session) error { return fn(s.reaching(a, reach)) })
	}
	return d.noteRefusal(ctx, change(fn), change)
}

func admit(ctx context.Context, p access.Permission) (access.Actor, access.Reach, error) {
	a, ok := access.From(ctx)
	if !ok || a.Org == "" {
		return a, access.Reach{}, fault.New(fault.Unauthenticated, "Sign in, or send a valid token.")
	}
	reach, held := a.Reach(p)
	if !held {
		return a, reach, fault.New(fault.Denied, "This needs the permission %s, which you do not have. Ask an owner of your organization.", p).Coded(string(p))
	}
	return a, reach, nil
}

// Across runs fn in a transaction that is bound to no organization. Reason says
// why, for the log. Its callers are pinned by a test: only looking up whom a
// credential or a domain belongs to, claiming background work, and the
// operator's own screens need it.
func (d *DB) Across(ctx context.Context, reason string, fn func(*Wide) error) error {
	return d.run(ctx, scope{across: true, write: true, reason: reason}, func(s *session) error {
		return fn(&Wide{s: s})
	})
}

// AcrossView is Across for reading only: on SQLite it does not wait for a
// writer.
func (d *DB) AcrossView(ctx context.Context, reason string, fn func(*Wide) error) error {
	return d.run(ctx, scope{across: true, reason: reason}, func(s *session) error {
		return fn(&Wide{s: s})
	})
}

// Keys is the door to the key database, which is kept apart from the data so
// that a destroyed key is gone from the data's backups too. Only internal/seal
// uses it.
type Keys struct{ d *DB }

// OpenKeys opens the key database and brings its schema up to date.
func OpenKeys(ctx context.Context, c Config) (*Keys, error) {
	d, err := open(ctx, c, "keys/")
	if err != nil {
		return nil, err
	}
	return &Keys{d: d}, nil
}

// Close closes every connection.
func (k *Keys) Close() error { return k.d.Close() }

// Observe has fn told of every statement on the key database, like DB.Observe.
func (k *Keys) Observe(fn func(context.Context, Statement)) { k.d.Observe(fn) }

// Now is the clock of the key database.
func (k *Keys) Now() time.Time { return k.d.Now() }

// View reads an organization's keys.
func (k *Keys) View(ctx context.Context, org access.OrgID, fn func(*Tx) error) error {
	a := access.System(org, "seal")
	return k.d.run(ctx, scope{org: org, actor: a}, func(s *session) error { return fn(s.tx(org, a)) })
}

// Update changes an organization's keys.
func (k *Keys) Update(ctx context.Context, org access.OrgID, fn func(*Tx) error) error {
	a := access.System(org, "seal")
	return k.d.run(ctx, scope{org: org, actor: a, write: true}, func(s *session) error { return fn(s.tx(org, a)) })
}

// Across reads and writes keys of all organizations: for replaying the erasure
// ledger and for the signing keys, which are the installation's.
func (k *Keys) Across(ctx context.Context, reason string, fn func(*Wide) error) error {
	return k.d.Across(ctx, reason, fn)
}

// Compact removes what deleted rows left in files: see DB.Compact.
func (k *Keys) Compact(ctx context.Context) error { return k.d.Compact(ctx) }

// Compact removes what deleted and changed rows left in files. On SQLite freed
// pages are overwritten as they are freed, and here the write-ahead log is
// emptied into the database, as far as nobody reads from it. On PostgreSQL old
// row versions are removed by its own vacuum, which only the owner may run.
func (d *DB) Compact(ctx context.Context) error {
	if d.dialect != SQLite {
		return nil
	}
	_, err := d.writer.ExecContext(ctx, "pragma wal_checkpoint(truncate)")
	return translate(err)
}
