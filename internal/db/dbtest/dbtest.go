// Package dbtest gives a test a fresh, migrated database of each kind. It fails,
// and never skips, where PostgreSQL is missing.
package dbtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // for making and dropping databases

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/migrations"
)

// Variable is the environment variable with PostgreSQL's address; its role must
// be allowed to create databases and roles. "make postgres" prints one.
const Variable = "STEWARD_TEST_POSTGRES"

// Start is the time at which every test's clock begins.
var Start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// Clock is a clock that a test moves by hand.
type Clock struct {
	mu sync.Mutex
	at time.Time
}

// Now is the clock's time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Advance moves the clock forward.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// Set moves the clock to a time, for a test that tells a story of its own.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

// DB is a door with what a test needs beside it.
type DB struct {
	*db.DB
	Clock *Clock
	Keys  *db.Keys
	// URL and KeysURL are the addresses, for starting a whole program on the
	// same databases.
	URL, KeysURL string
}

// Each runs fn as a subtest on SQLite and on PostgreSQL.
func Each(t *testing.T, fn func(t *testing.T, d *DB)) {
	t.Helper()
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) { fn(t, Open(t, dialect)) })
	}
}

// Addresses makes empty, migrated data and key databases and returns their
// addresses.
func Addresses(t testing.TB, dialect db.Dialect) (data, keys string) {
	t.Helper()
	if dialect == db.Postgres {
		return postgres(t, ""), postgres(t, "keys/")
	}
	return sqlite(t, ""), sqlite(t, "keys/")
}

// Open makes a fresh database of one kind.
func Open(t testing.TB, dialect db.Dialect) *DB {
	t.Helper()
	data, keys := Addresses(t, dialect)
	return open(t, data, keys, &Clock{at: Start})
}

func open(t testing.TB, data, keys string, clock *Clock) *DB {
	t.Helper()
	d := &DB{Clock: clock, URL: data, KeysURL: keys}
	var err error
	if d.DB, err = db.Open(t.Context(), db.Config{URL: data, Now: clock.Now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	if d.Keys, err = db.OpenKeys(t.Context(), db.Config{URL: keys, Now: clock.Now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Keys.Close() })
	return d
}

// Org makes an organization's row, for tests of packages below internal/org.
func (d *DB) Org(t testing.TB, slug string) access.OrgID {
	t.Helper()
	id := access.OrgID(db.NewID())
	err := d.Across(t.Context(), "test", func(w *db.Wide) error {
		_, err := w.Exec(`
			insert into organization (org_id, slug, name, kind, jurisdiction, created_at)
			values (:id, :slug, :slug, 'business', 'EU', :now)`,
			db.Args{"id": string(id), "slug": slug, "now": w.Now()})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// As returns the test's context with an actor of these roles.
func As(t testing.TB, org access.OrgID, roles ...access.Role) context.Context {
	t.Helper()
	return access.With(t.Context(), access.Actor{Kind: access.KindMember, Org: org, ID: "tester", Roles: roles})
}

var once sync.Map // template name -> *template

type template struct {
	once sync.Once
	made string
	err  error
}

func templateOf(name string, build func() (string, error)) (string, error) {
	v, _ := once.LoadOrStore(name, &template{})
	tpl := v.(*template)
	tpl.once.Do(func() { tpl.made, tpl.err = build() })
	return tpl.made, tpl.err
}

// sqlite writes a file that was migrated once, and is kept in memory so that
// nothing of it stays on the disk.
func sqlite(t testing.TB, schema string) string {
	t.Helper()
	body, err := templateOf("sqlite"+schema, func() (string, error) { return migratedFile(schema) })
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), strings.ReplaceAll(schema, "/", "")+"data.db")
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}

func migratedFile(schema string) (body string, err error) {
	dir, err := os.MkdirTemp("", "steward-template-")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "template.db")
	if err := migrated("sqlite:"+path, schema); err != nil {
		return "", err
	}
	read, err := os.ReadFile(path)
	return string(read), err
}

func migrated(url, schema string) error {
	ctx := context.Background()
	if schema == "" {
		d, err := db.Open(ctx, db.Config{URL: url})
		if err != nil {
			return err
		}
		return d.Close()
	}
	k, err := db.OpenKeys(ctx, db.Config{URL: url})
	if err != nil {
		return err
	}
	return k.Close()
}

// postgres clones a template database, named after the migrations it holds, so
// that test programs running side by side share it.
func postgres(t testing.TB, schema string) string {
	t.Helper()
	address := os.Getenv(Variable)
	if address == "" {
		t.Fatalf("%s is not set: tests run on both databases, always. Run them with make test, or set it to what .ci/postgres start .cache/postgres prints.", Variable)
	}
	admin, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = admin.Close() })
	tpl, err := templateOf("postgres"+schema, func() (string, error) { return postgresTemplate(admin, address, schema) })
	if err != nil {
		t.Fatal(err)
	}
	return withDatabase(address, databaseFrom(t, admin, tpl))
}

// databaseFrom makes a database from a template for as long as the test runs.
func databaseFrom(t testing.TB, admin *sql.DB, tpl string) (name string) {
	t.Helper()
	name = "t_" + strings.ReplaceAll(db.NewID(), "-", "")
	if _, err := admin.ExecContext(t.Context(), "create database "+name+" template "+tpl); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := admin.ExecContext(context.Background(), "drop database "+name+" with (force)"); err != nil {
			t.Errorf("drop database: %v", err)
		}
	})
	return name
}

func postgresTemplate(admin *sql.DB, address, schema string) (string, error) {
	ctx := context.Background()
	name := "template_" + fingerprint(schema)
	conn, err := admin.Conn(ctx)
	if err != nil {
		return "", err
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.ExecContext(ctx, "select pg_advisory_lock(7105)"); err != nil {
		return "", err
	}
	defer func() { _, _ = conn.ExecContext(ctx, "select pg_advisory_unlock(7105)") }()
	var there bool
	if err := conn.QueryRowContext(ctx, "select exists (select 1 from pg_database where datname = $1)", name).Scan(&there); err != nil || there {
		return name, err
	}
	raw := name + "_raw"
	if _, err := conn.ExecContext(ctx, "drop database if exists "+raw+" with (force)"); err != nil {
		return "", err
	}
	if _, err := conn.ExecContext(ctx, "create database "+raw); err != nil {
		return "", err
	}
	if err := migrated(withDatabase(address, raw), schema); err != nil {
		return "", err
	}
	_, err = conn.ExecContext(ctx, "alter database "+raw+" rename to "+name)
	return name, err
}

func fingerprint(schema string) string {
	h := fnv.New64a()
	_ = fs.WalkDir(migrations.Files, schema+"postgres", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		body, err := migrations.Files.ReadFile(path)
		_, _ = fmt.Fprintf(h, "%s\n%s", path, body)
		return err
	})
	return fmt.Sprintf("%016x", h.Sum64())
}

// withDatabase replaces the database's name in an address.
func withDatabase(address, name string) string {
	base, query, _ := strings.Cut(address, "?")
	base = base[:strings.LastIndex(base, "/")+1] + name
	if query == "" {
		return base
	}
	return base + "?" + query
}

// Exec runs a statement past the door, as the owner of the schema could: for
// tests of what Steward does when a database was meddled with. Forced row-level
// security binds even the owner; for an organization's rows use Meddle.
func Exec(t testing.TB, url, statement string) {
	t.Helper()
	driver, name := "pgx", url
	if path, ok := strings.CutPrefix(url, "sqlite:"); ok {
		driver, name = "sqlite", "file:"+path+"?_pragma=busy_timeout(10000)" // others write meanwhile
	}
	raw, err := sql.Open(driver, name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = raw.Close() }()
	if _, err := raw.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// Meddle is Exec for the rows of organizations.
func Meddle(t testing.TB, url, statement string) {
	t.Helper()
	if !strings.HasPrefix(url, "sqlite:") {
		statement = "set role steward_across; " + statement
	}
	Exec(t, url, statement)
}

// Reopen opens the same databases a second time, as a restarted program would.
func Reopen(t testing.TB, d *DB) *DB {
	t.Helper()
	return open(t, d.URL, d.KeysURL, d.Clock)
}

// Beside opens databases by their addresses at a time, as another process does
// that a test starts and kills.
func Beside(t testing.TB, data, keys string, at time.Time) *DB {
	t.Helper()
	return open(t, data, keys, &Clock{at: at})
}
