package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"strconv"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"
)

// On PostgreSQL each journey to the server costs more than finding a row by its
// key. So what opens a transaction and binds it to an organization travels with
// its first statement. Where a transaction only reads, nothing holds its
// statements together (the isolation is that of read committed, where each sees
// what is committed when it begins): each is a transaction of its own with the
// binding before it, in one journey, and there is none to end.

// frame is what goes before the statements of a session.
type frame struct {
	before []stated
	// alone says that each statement is a transaction of its own.
	alone bool
	// open says that a transaction was begun, which has to be ended.
	open bool
}

// stated is a statement with its values.
type stated struct {
	query string
	args  []any
}

var beginning = stated{query: "begin"}

// Of the settings that bind, all end with the transaction.
const (
	bindOrg    = `select set_config('app.org', $1, true)`
	bindAcross = `select set_config('role', 'steward_across', true)`
	readOrg    = `select set_config('transaction_read_only', 'on', true), set_config('app.org', $1, true)`
	readAcross = `select set_config('transaction_read_only', 'on', true), set_config('role', 'steward_across', true)`
)

func framed(sc scope) *frame {
	switch {
	case sc.write && sc.across:
		return &frame{before: []stated{beginning, {query: bindAcross}}}
	case sc.write:
		return &frame{before: []stated{beginning, {bindOrg, []any{string(sc.org)}}}}
	case sc.across:
		return &frame{alone: true, before: []stated{{query: readAcross}}}
	}
	return &frame{alone: true, before: []stated{{readOrg, []any{string(sc.org)}}}}
}

// together makes one transaction of what follows, for what needs one: savepoints.
func (f *frame) together() {
	if f.alone {
		f.alone, f.before = false, append([]stated{beginning}, f.before...)
	}
}

// taken is what goes before the next statement.
func (f *frame) taken() []stated {
	before := f.before
	if !f.alone {
		f.before, f.open = nil, f.open || len(before) > 0
	}
	return before
}

type frameKey struct{}

// unreachable is a failure before a session's own statement could run.
type unreachable struct{ error }

// Unwrap gives the driver's error.
func (u unreachable) Unwrap() error { return u.error }

// keptPrepared is how many statements a connection keeps prepared.
const keptPrepared = 512

// frames makes connections whose statements travel in frames.
type frames struct{ driver.Connector }

func openFraming(c driver.Connector) *sqlx.DB { return sqlx.NewDb(sql.OpenDB(frames{c}), "pgx") }

// Connect opens a connection.
func (f frames) Connect(ctx context.Context) (driver.Conn, error) {
	raw, err := f.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	conn, ok := raw.(*stdlib.Conn)
	if !ok {
		return nil, errors.Join(errDriver, raw.Close())
	}
	c := &framedConn{Conn: conn}
	c.prepared, err = lru.NewWithEvict(keptPrepared, func(_ string, p *prepared) { c.dropped = append(c.dropped, p.Name) })
	return c, err
}

// framedConn is one connection. database/sql gives it to one caller at a time.
type framedConn struct {
	*stdlib.Conn

	prepared *lru.Cache[string, *prepared]
	// dropped are names that the server may forget.
	dropped []string
	named   int
	builder pgx.ExtendedQueryBuilder
}

// QueryContext runs a statement, in its session's frame, whose rows are read
// until they are closed.
func (c *framedConn) QueryContext(ctx context.Context, query string, values []driver.NamedValue) (driver.Rows, error) {
	t, p, err := c.travel(ctx, stated{query, plainly(values)})
	if err != nil {
		return nil, err
	}
	result, err := t.result()
	if err != nil {
		return nil, c.failed(query, t.end(err))
	}
	return &framedRows{ResultReader: result, p: p, end: func(err error) error { return c.failed(query, t.end(err)) }}, nil
}

// ExecContext runs a statement without rows.
func (c *framedConn) ExecContext(ctx context.Context, query string, values []driver.NamedValue) (driver.Result, error) {
	if f, ok := ctx.Value(frameKey{}).(*frame); len(values) == 0 && (!ok || len(f.before) == 0) {
		return c.Conn.ExecContext(ctx, query, values)
	}
	t, _, err := c.travel(ctx, stated{query, plainly(values)})
	if err != nil {
		return nil, err
	}
	tag, err := t.closed()
	if err = c.failed(query, t.end(err)); err != nil {
		return nil, err
	}
	return driver.RowsAffected(tag.RowsAffected()), nil
}

func plainly(values []driver.NamedValue) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v.Value
	}
	return out
}

// journey is one journey to the server and back.
type journey struct{ *pgconn.Pipeline }

// result is what the next statement of the journey answers.
func (t journey) result() (*pgconn.ResultReader, error) {
	got, err := t.GetResults()
	if err != nil {
		return nil, err
	}
	r, ok := got.(*pgconn.ResultReader)
	if !ok {
		return nil, errDriver
	}
	return r, nil
}

func (t journey) closed() (pgconn.CommandTag, error) {
	r, err := t.result()
	if err != nil {
		return pgconn.CommandTag{}, err
	}
	return r.Close()
}

// end reads what is left. What went wrong first is what went wrong.
func (t journey) end(err error) error {
	if ended := t.Close(); err == nil {
		err = ended
	}
	return err
}

// travel sends the frame and the statement, and reads the frame's answers.
func (c *framedConn) travel(ctx context.Context, s stated) (journey, *prepared, error) {
	conn := c.Conn.Conn()
	if conn.IsClosed() {
		return journey{}, nil, unreachable{driver.ErrBadConn}
	}
	var before []stated
	if f, ok := ctx.Value(frameKey{}).(*frame); ok {
		before = f.taken()
	}
	ready := make([]*prepared, 0, 3) //nolint:mnd // begin, what binds, and the statement
	for _, b := range before {
		p, err := c.prepare(ctx, b.query)
		if err != nil {
			return journey{}, nil, unreachable{err}
		}
		ready = append(ready, p)
	}
	own, err := c.prepare(ctx, s.query)
	if err != nil {
		return journey{}, nil, err
	}
	t := journey{conn.PgConn().StartPipeline(ctx)}
	for _, name := range c.dropped {
		t.SendDeallocate(name)
	}
	forgets := len(c.dropped)
	c.dropped = nil
	for i, b := range append(before[:len(before):len(before)], s) {
		p := own
		if i < len(before) {
			p = ready[i]
		}
		if err := c.builder.Build(conn.TypeMap(), p.StatementDescription, b.args); err != nil {
			_ = t.Sync()
			return journey{}, nil, t.end(err)
		}
		t.SendQueryStatement(p.StatementDescription, c.builder.ParamValues, c.builder.ParamFormats, p.formats)
	}
	if err := t.Sync(); err != nil {
		return journey{}, nil, unreachable{t.end(err)}
	}
	for range forgets {
		if _, err := t.GetResults(); err != nil {
			return journey{}, nil, unreachable{t.end(err)}
		}
	}
	for range before {
		if _, err := t.closed(); err != nil {
			return journey{}, nil, unreachable{t.end(err)}
		}
	}
	return t, own, nil
}

// prepare gives the prepared statement, and asks the server the first time.
func (c *framedConn) prepare(ctx context.Context, query string) (*prepared, error) {
	if p, ok := c.prepared.Get(query); ok {
		return p, nil
	}
	c.named++
	conn := c.Conn.Conn()
	d, err := conn.PgConn().Prepare(ctx, "s"+strconv.Itoa(c.named), query, nil)
	if err != nil {
		return nil, err
	}
	p := &prepared{StatementDescription: d}
	p.read(conn.TypeMap())
	c.prepared.Add(query, p)
	return p, nil
}

// failed forgets a statement that the server can't run as it was prepared,
// because the schema has changed since or it has forgotten it.
func (c *framedConn) failed(query string, err error) error {
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok && (pg.Code == "0A000" || pg.Code == "26000") {
		c.prepared.Remove(query)
	}
	return err
}
