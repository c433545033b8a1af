package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// Args are the named parameters of a statement. A slice expands to a list, for
// "in (:ids)"; an empty slice matches nothing. Passing "org" is refused: the
// transaction binds it.
type Args map[string]any

// Tx is one transaction of one organization. It carries who acts, when, and
// where; it lives as long as the function that received it.
type Tx struct {
	Actor access.Actor
	// Now is the one time of this transaction, UTC, whole microseconds.
	Now time.Time
	Org access.OrgID
	// Reach is how far the permission goes for which the transaction was opened.
	Reach access.Reach
	s     *session
}

// Context is the context of the request or job that opened the transaction.
func (t *Tx) Context() context.Context { return t.s.ctx }

// Dialect tells which database this is, for the few texts that differ.
func (t *Tx) Dialect() Dialect { return t.s.d.dialect }

// After runs f once the transaction has been committed; never if it is not.
func (t *Tx) After(f func()) { t.s.after = append(t.s.after, f) }

// Lock is the suffix that locks the rows of a select until the end of the
// transaction. SQLite has one writer, so there it is empty.
func (t *Tx) Lock() string {
	if t.s.d.dialect == Postgres && t.s.scope.write {
		return " for update"
	}
	return ""
}

// Day is the calendar day in UTC of a time column, as text such as 2026-03-02:
// the databases spell it differently.
func (t *Tx) Day(column string) string {
	if t.s.d.dialect == SQLite {
		return "substr(" + column + ", 1, 10)"
	}
	return "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD')"
}

// Get reads one row into dest. No row is a fault of kind NotFound.
func (t *Tx) Get(dest any, query string, args Args) error {
	bound, err := t.bind(query, args)
	if err != nil {
		return err
	}
	return t.s.get(dest, query, bound)
}

// Select reads all rows into the slice that dest points to.
func (t *Tx) Select(dest any, query string, args Args) error {
	bound, err := t.bind(query, args)
	if err != nil {
		return err
	}
	return t.s.selectAll(dest, query, bound)
}

// Each reads rows one at a time, for results too large to hold: scan is called
// for each row with the function that reads it into a struct or a value.
func (t *Tx) Each(query string, args Args, scan func(read func(dest any) error) error) error {
	bound, err := t.bind(query, args)
	if err != nil {
		return err
	}
	return t.s.each(query, bound, scan)
}

// Exec runs a statement that changes rows and tells how many it changed.
func (t *Tx) Exec(query string, args Args) (int64, error) {
	bound, err := t.bind(query, args)
	if err != nil {
		return 0, err
	}
	return t.s.exec(query, bound)
}

// ExecOne is Exec for exactly one row: none is a fault of kind NotFound.
func (t *Tx) ExecOne(query string, args Args) error {
	n, err := t.Exec(query, args)
	if err == nil && n == 0 {
		return notFound()
	}
	return err
}

// batch keeps a multi-row insert below both databases' parameter limits.
const batch = 400

// InsertMany runs an insert whose "values (…)" is repeated for each row.
func (t *Tx) InsertMany(query string, rows []Args) (int64, error) {
	var total int64
	for chunk := range slices.Chunk(rows, batch) {
		bound := make([]map[string]any, len(chunk))
		for i, r := range chunk {
			b, err := t.bind(query, r)
			if err != nil {
				return total, err
			}
			bound[i] = t.s.encode(b)
		}
		q, list, err := sqlx.Named(query, bound)
		if err != nil {
			return total, fmt.Errorf("db: %w in %q", err, query)
		}
		done := t.s.watch(query, chunk[0])
		n, err := t.s.execRaw(t.s.d.writer.Rebind(q), list)
		done()
		if err != nil {
			return total, err
		}
		total += n
	}
	return total, nil
}

// Try runs fn inside a savepoint: what fn wrote is undone when it fails, and
// the transaction goes on.
func (t *Tx) Try(fn func() error) error {
	if t.s.frame != nil {
		t.s.frame.together()
	}
	t.s.saves++
	name := fmt.Sprintf("s%d", t.s.saves)
	if _, err := t.s.conn.ExecContext(t.s.io, "savepoint "+name); err != nil {
		return translate(err)
	}
	err := fn()
	if err != nil {
		if _, rerr := t.s.conn.ExecContext(t.s.io, "rollback to savepoint "+name); rerr != nil {
			return errors.Join(err, translate(rerr))
		}
	}
	if _, rerr := t.s.conn.ExecContext(t.s.io, "release savepoint "+name); err == nil && rerr != nil {
		return translate(rerr)
	}
	return err
}

// Aside runs fn in the same transaction bound to another organization, and comes
// back: for what must be in two organizations' logs or in none. Only
// internal/audit calls it.
func (t *Tx) Aside(org access.OrgID, fn func(*Tx) error) error {
	if !orgForm.MatchString(string(org)) {
		return fault.New(fault.Internal, "organization id %q is malformed", org)
	}
	if err := t.s.bindTo(org); err != nil {
		return err
	}
	if err := fn(t.s.tx(org, t.Actor)); err != nil {
		return err
	}
	return t.s.bindTo(t.Org)
}

// bindTo tells PostgreSQL's row-level security which organization's rows exist.
func (s *session) bindTo(org access.OrgID) error {
	if s.d.dialect != Postgres || s.scope.across {
		return nil
	}
	if s.frame.alone {
		s.frame.before = framed(scope{org: org}).before
		return nil
	}
	_, err := s.conn.ExecContext(s.io, bindOrg, string(org))
	return translate(err)
}

// SelectShared reads a table that belongs to no organization: the vendor's
// catalogue and statement, which everybody may read. Only tables in Shared are
// allowed.
func (t *Tx) SelectShared(dest any, query string, args Args) error {
	if err := onlyShared(query); err != nil {
		return err
	}
	return t.s.selectAll(dest, query, args)
}

// Shared lists the tables without an organization, each with its reason.
var Shared = map[string]string{
	"product":          "the vendor's catalogue is the same for every organization",
	"product_source":   "which systems of a product hold member data",
	"register_entry":   "what the vendor says of its products, recipients and identifiers",
	"statement":        "the vendor's privacy statement, published to everybody",
	"statement_clause": "the rules of the statement",
}

var (
	tableWord = regexp.MustCompile(`(?i)\b(?:from|join|into|update)\s+([a-z_]+)`)
	orgWord   = regexp.MustCompile(`:org\b`)
)

func onlyShared(query string) error {
	for _, m := range tableWord.FindAllStringSubmatch(query, -1) {
		if _, ok := Shared[strings.ToLower(m[1])]; !ok {
			return fmt.Errorf("db: table %s is not shared: %q", m[1], query)
		}
	}
	return nil
}

// bind adds the organization. A statement that does not name it, or a caller
// who passes it, is a mistake in the program, not of the user.
func (t *Tx) bind(query string, args Args) (Args, error) {
	if !orgWord.MatchString(query) {
		return nil, fmt.Errorf("db: statement without :org: %q", query)
	}
	if _, given := args["org"]; given {
		return nil, fmt.Errorf("db: :org is bound by the transaction: %q", query)
	}
	bound := make(Args, len(args)+1)
	maps.Copy(bound, args)
	bound["org"] = string(t.Org)
	if t.Reach.Limited {
		bound["reach_groups"] = t.Reach.Groups
	}
	return bound, nil
}

func (s *session) get(dest any, query string, args Args) error {
	q, list, err := s.prepare(query, args)
	if err != nil {
		return err
	}
	defer s.watch(query, args)()
	if err := s.conn.GetContext(s.io, dest, q, list...); err != nil {
		return translate(err)
	}
	return nil
}

func (s *session) selectAll(dest any, query string, args Args) error {
	q, list, err := s.prepare(query, args)
	if err != nil {
		return err
	}
	defer s.watch(query, args)()
	if err := s.conn.SelectContext(s.io, dest, q, list...); err != nil {
		return translate(err)
	}
	return nil
}

func (s *session) each(query string, args Args, scan func(read func(dest any) error) error) error {
	q, list, err := s.prepare(query, args)
	if err != nil {
		return err
	}
	defer s.watch(query, args)()
	rows, err := s.conn.QueryxContext(s.io, q, list...)
	if err != nil {
		return translate(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := scan(func(dest any) error { return readRow(rows, dest) }); err != nil {
			return err
		}
	}
	return translate(rows.Err())
}

func readRow(rows *sqlx.Rows, dest any) error {
	if e := reflect.TypeOf(dest).Elem(); e.Kind() == reflect.Struct && e != reflect.TypeFor[time.Time]() {
		return rows.StructScan(dest)
	}
	return rows.Scan(dest)
}

func (s *session) exec(query string, args Args) (int64, error) {
	q, list, err := s.prepare(query, args)
	if err != nil {
		return 0, err
	}
	defer s.watch(query, args)()
	return s.execRaw(q, list)
}

func (s *session) execRaw(query string, list []any) (int64, error) {
	if !s.scope.write {
		return 0, fmt.Errorf("db: a view can't write: %q", query)
	}
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	res, err := s.conn.ExecContext(s.io, query, list...)
	if err != nil {
		return 0, translate(err)
	}
	return res.RowsAffected()
}

func isList(v any) bool {
	switch v.(type) {
	case nil, string, int64, int, bool, []byte, time.Time:
		return false
	}
	t := reflect.TypeOf(v)
	return t.Kind() == reflect.Slice && t.Elem().Kind() != reflect.Uint8
}

// encode makes values that both databases take: times as fixed-width UTC text
// on SQLite (so that text order is time order), and no empty lists.
func (s *session) encode(args Args) Args {
	out := make(Args, len(args))
	for k, v := range args {
		out[k] = s.encodeValue(v)
	}
	return out
}

func (s *session) encodeValue(v any) any {
	switch x := v.(type) {
	case time.Time:
		return s.encodeTime(x)
	case *time.Time:
		if x == nil {
			return nil
		}
		return s.encodeTime(*x)
	}
	if isList(v) && reflect.ValueOf(v).Len() == 0 {
		return []any{nil}
	}
	return v
}

func (s *session) encodeTime(t time.Time) any {
	if s.d.dialect == SQLite {
		return t.UTC().Format(timeForm)
	}
	return t.UTC()
}

func notFound() error {
	return fault.New(fault.NotFound, "There is nothing with this id.").Because(sql.ErrNoRows)
}
