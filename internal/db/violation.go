package db

import (
	"context"
	"database/sql"
	"errors"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"

	"github.com/sysoon/steward/internal/fault"
)

// Violation is a broken constraint. Name is the constraint's or unique index's
// name on PostgreSQL; on SQLite it is the name for checks, and for unique
// indexes the list of columns ("member.org_id, member.user_name"), which
// Violated maps back.
type Violation struct {
	Name  string
	cause error
}

func (v *Violation) Error() string { return "constraint " + v.Name + ": " + v.cause.Error() }

// Unwrap gives the driver's error.
func (v *Violation) Unwrap() error { return v.cause }

// Violated tells whether err is a broken constraint of this name. Unique rules
// are written as "create unique index NAME on T (columns)"; for SQLite, which
// reports columns, give them as it does, or "" if the index has an expression.
func Violated(err error, name, sqliteColumns string) bool {
	v, ok := errors.AsType[*Violation](err)
	return ok && (v.Name == name || sqliteColumns != "" && v.Name == sqliteColumns)
}

var sqliteConstraint = regexp.MustCompile(`(?:UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint failed(?:: (?:index ')?([^'(]+?)'?)?(?: \(\d+\))?$`)

// translate turns what the drivers return into faults; what it does not know
// passes through and is Internal.
func translate(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows):
		return notFound()
	}
	if _, ok := errors.AsType[unreachable](err); ok && !retryable(err) && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return unavailable(context.Background(), err)
	}
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return translatePostgres(pg)
	}
	if lite, ok := errors.AsType[*sqlite.Error](err); ok && lite.Code()&0xff == 19 {
		name := "foreign key"
		if m := sqliteConstraint.FindStringSubmatch(lite.Error()); m != nil && m[1] != "" {
			name = strings.TrimSpace(m[1])
		}
		return broken(name, lite.Code() == 787, err)
	}
	return err
}

func translatePostgres(pg *pgconn.PgError) error {
	switch pg.Code {
	case "23505", "23514", "23502", "23P01":
		return broken(pg.ConstraintName, false, pg)
	case "23503":
		return broken(pg.ConstraintName, true, pg)
	case "22021", "22P05": // a NUL byte in text, which SQLite would keep
		return fault.New(fault.Invalid, "The text holds a character that can't be stored.").Because(pg)
	}
	return pg
}

func broken(name string, foreign bool, cause error) error {
	v := &Violation{Name: name, cause: cause}
	if foreign {
		return fault.New(fault.NotFound, "Something that this refers to is not there.").Because(v)
	}
	return fault.New(fault.Conflict, "This conflicts with what is already there.").Because(v)
}
