package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/jmoiron/sqlx"
	"modernc.org/sqlite"
)

// SQLite reads a statement's text and plans it anew each time it is asked, which
// costs more than finding a row by its key. So each connection keeps the
// statements that it ran last, ready to run again; SQLite plans one again by
// itself when the schema has changed since.

// keptStatements is how many a connection keeps. One takes some ten kilobytes.
const keptStatements = 64

// framing are the statements without values that open and end transactions and
// their parts. Others without values (pragmas, schema changes) are run once.
var framing = map[string]bool{
	"begin": true, "begin immediate": true, "commit": true, "rollback": true,
	"savepoint part": true, "release part": true,
}

// keeping makes connections that keep their statements.
type keeping struct{ driver.Connector }

func openKeeping(name string) (*sqlx.DB, error) {
	c, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, err
	}
	return sqlx.NewDb(sql.OpenDB(keeping{c}), "sqlite"), nil
}

// sqliteConn is what the driver's connections can do, so that what wraps one
// loses none of it.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.Pinger
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
}

var errDriver = errors.New("db: the driver's connections lack a capability that the door uses")

// Connect opens a connection.
func (k keeping) Connect(ctx context.Context) (driver.Conn, error) {
	raw, err := k.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	conn, ok := raw.(sqliteConn)
	if !ok {
		_ = raw.Close()
		return nil, errDriver
	}
	kept, err := lru.NewWithEvict(keptStatements, func(_ string, s *keptStatement) { s.evict() })
	if err != nil {
		_ = raw.Close()
		return nil, err
	}
	return &keepingConn{sqliteConn: conn, kept: kept}, nil
}

// keepingConn is one connection. database/sql gives it to one caller at a time.
type keepingConn struct {
	sqliteConn

	kept *lru.Cache[string, *keptStatement]
}

type ready interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// keptStatement is a prepared statement. While rows are read from it, it is
// under way and can't be run a second time; dropped meanwhile, it is closed at
// the end of the rows.
type keptStatement struct {
	ready

	underWay, dropped bool
}

func (s *keptStatement) evict() {
	s.dropped = true
	if !s.underWay {
		_ = s.Close()
	}
}

func (s *keptStatement) finish() {
	s.underWay = false
	if s.dropped {
		_ = s.Close()
	}
}

// Close closes the kept statements and the connection.
func (c *keepingConn) Close() error {
	c.kept.Purge()
	return c.sqliteConn.Close()
}

// statement is the kept statement, or nil where this one is to be run once.
func (c *keepingConn) statement(ctx context.Context, query string, values int) (*keptStatement, error) {
	if values == 0 && !framing[query] {
		return nil, nil //nolint:nilnil // it is run the driver's way
	}
	if s, ok := c.kept.Get(query); ok {
		if s.underWay {
			return nil, nil //nolint:nilnil // a second run beside the first needs a statement of its own
		}
		return s, nil
	}
	made, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	r, ok := made.(ready)
	if !ok {
		return nil, errors.Join(errDriver, made.Close())
	}
	s := &keptStatement{ready: r}
	c.kept.Add(query, s)
	return s, nil
}

// ExecContext runs a statement without rows.
func (c *keepingConn) ExecContext(ctx context.Context, query string, values []driver.NamedValue) (driver.Result, error) {
	s, err := c.statement(ctx, query, len(values))
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.sqliteConn.ExecContext(ctx, query, values)
	}
	return s.ExecContext(ctx, values)
}

// QueryContext runs a statement whose rows are read until they are closed.
func (c *keepingConn) QueryContext(ctx context.Context, query string, values []driver.NamedValue) (driver.Rows, error) {
	s, err := c.statement(ctx, query, len(values))
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.sqliteConn.QueryContext(ctx, query, values)
	}
	rows, err := s.QueryContext(ctx, values)
	if err != nil {
		return nil, err
	}
	s.underWay = true
	return &keptRows{Rows: rows, s: s}, nil
}

type keptRows struct {
	driver.Rows

	s *keptStatement
}

// Close gives the statement back.
func (r *keptRows) Close() error {
	if r.s != nil {
		defer r.s.finish()
		r.s = nil
	}
	return r.Rows.Close()
}
