package dbtest

import (
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/migrations"
)

// Before makes a data database as the program left it that knew the migrations
// below a number and no others. A test puts rows into it with Meddle, and Beside
// opens it as an upgrade does: with what those migrations make of the rows.
func Before(t testing.TB, dialect db.Dialect, number int64) (address string) {
	t.Helper()
	driver, kind, name := "sqlite", goose.DialectSQLite3, ""
	if dialect == db.Postgres {
		address = emptyPostgres(t)
		driver, kind, name = "pgx", goose.DialectPostgres, address
	} else {
		address = "sqlite:" + filepath.Join(t.TempDir(), "before.db")
		name = "file:" + strings.TrimPrefix(address, "sqlite:") + "?_pragma=foreign_keys(1)"
	}
	raw, err := sql.Open(driver, name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = raw.Close() }()
	files, err := fs.Sub(migrations.Files, string(dialect))
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(kind, raw, files, goose.WithDisableGlobalRegistry(true))
	if err == nil {
		_, err = p.UpTo(t.Context(), number-1)
	}
	if err != nil {
		t.Fatal(err)
	}
	return address
}

func emptyPostgres(t testing.TB) (address string) {
	t.Helper()
	admin, err := sql.Open("pgx", os.Getenv(Variable))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = admin.Close() })
	return withDatabase(os.Getenv(Variable), databaseFrom(t, admin, "template1"))
}
