package db

import (
	"context"
	"database/sql/driver"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"

	"github.com/sysoon/steward/internal/fault"
)

func init() {
	sqlx.BindDriver("sqlite", sqlx.QUESTION)
	sqlite.MustRegisterDeterministicScalarFunction("steward_fold", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		switch v := args[0].(type) {
		case string:
			return Fold(v), nil
		case []byte:
			return Fold(string(v)), nil
		}
		return args[0], nil
	})
}

// Fold is a text without its case, what steward_fold(text) is in SQL: SQLite's
// lower() knows ASCII only, and PostgreSQL's depends on the database's locale.
// The final sigma counts as the other one, and a dotted capital i as i.
func Fold(s string) string {
	return folding.Replace(strings.ToLower(s))
}

var folding = strings.NewReplacer("ς", "σ", "i\u0307", "i")

// openSQLite opens one connection that writes and a few that read. An
// acknowledged write survives power loss: synchronous is FULL.
func (d *DB) openSQLite(ctx context.Context, path, schema string) error {
	d.dialect = SQLite
	if err := writable(path); err != nil {
		return err
	}
	const pragmas = "?_pragma=busy_timeout(10000)&_pragma=secure_delete(1)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)&_pragma=synchronous(FULL)&_pragma=cache_size(-8000)&_pragma=temp_store(MEMORY)"
	name := "file:" + (&url.URL{Path: path}).EscapedPath() + pragmas
	var err error
	if d.writer, err = openKeeping(name); err != nil {
		return err
	}
	d.writer.SetMaxOpenConns(1)
	if err := d.migrate(ctx, goose.DialectSQLite3, schema+"sqlite", d.writer.DB, nil); err != nil {
		_ = d.writer.Close()
		return err
	}
	if d.reader, err = openKeeping(name + "&_pragma=query_only(1)"); err != nil {
		_ = d.writer.Close()
		return err
	}
	readers := max(4, runtime.GOMAXPROCS(0)*2)
	d.reader.SetMaxOpenConns(readers)
	d.reader.SetMaxIdleConns(readers)
	return nil
}

// writable gives a clear error before the driver gives a number.
func writable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fault.New(fault.Unavailable, "The database file %s can't be opened for writing. Check that the data directory %s exists, belongs to the user that runs Steward and is not read-only, or name another one with --data.", path, filepath.Dir(path)).Because(err)
	}
	return f.Close()
}
