package db_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
)

const readSlug = `select slug from organization where org_id = :org`

func TestDoor(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		one := d.Org(t, "one")
		two := d.Org(t, "two")
		ctx := dbtest.As(t, one, access.Owner)

		t.Run("sees its own organization", func(t *testing.T) {
			var slug string
			err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error { return tx.Get(&slug, readSlug, nil) })
			if err != nil || slug != "one" {
				t.Fatalf("got %q, %v", slug, err)
			}
		})
		t.Run("refuses nobody", func(t *testing.T) {
			err := d.View(context.Background(), access.ReadOrganization, func(*db.Tx) error { t.Error("ran"); return nil })
			if !fault.Is(err, fault.Unauthenticated) {
				t.Fatalf("got %v", err)
			}
		})
		t.Run("refuses the wrong permission", func(t *testing.T) {
			err := d.View(dbtest.As(t, one, access.Plain), access.ReadLog, func(*db.Tx) error { t.Error("ran"); return nil })
			if !fault.Is(err, fault.Denied) {
				t.Fatalf("got %v", err)
			}
		})
		t.Run("refuses SQL without the organization", func(t *testing.T) {
			err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
				var n int
				return tx.Get(&n, `select count(*) from organization`, nil)
			})
			if err == nil || !strings.Contains(err.Error(), "without :org") {
				t.Fatalf("got %v", err)
			}
		})
		t.Run("refuses a caller's own organization", func(t *testing.T) {
			err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
				var slug string
				return tx.Get(&slug, readSlug, db.Args{"org": string(two)})
			})
			if err == nil || !strings.Contains(err.Error(), "bound by the transaction") {
				t.Fatalf("got %v", err)
			}
		})
		t.Run("refuses an organization's table as shared", func(t *testing.T) {
			err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
				var slugs []string
				return tx.SelectShared(&slugs, `select slug from organization`, nil)
			})
			if err == nil || !strings.Contains(err.Error(), "not shared") {
				t.Fatalf("got %v", err)
			}
		})
	})
}

func TestTransactions(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		t.Run("a view can't write", func(t *testing.T) {
			err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
				_, err := tx.Exec(`update organization set name = 'x' where org_id = :org`, nil)
				return err
			})
			if err == nil {
				t.Fatal("wrote")
			}
		})
		t.Run("rolls back on failure", func(t *testing.T) {
			boom := errors.New("boom")
			err := d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
				if _, err := tx.Exec(`update organization set name = 'changed' where org_id = :org`, nil); err != nil {
					return err
				}
				return boom
			})
			if !errors.Is(err, boom) {
				t.Fatalf("got %v", err)
			}
			if got := name(t, d, ctx); got != "one" {
				t.Fatalf("name is %q", got)
			}
		})
		t.Run("rolls back on panic and stays usable", func(t *testing.T) {
			func() {
				defer func() { _ = recover() }()
				_ = d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
					_, _ = tx.Exec(`update organization set name = 'changed' where org_id = :org`, nil)
					panic("boom")
				})
			}()
			if got := name(t, d, ctx); got != "one" {
				t.Fatalf("name is %q", got)
			}
		})
		t.Run("a savepoint undoes its part only", func(t *testing.T) {
			err := d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
				if _, err := tx.Exec(`update organization set name = 'first' where org_id = :org`, nil); err != nil {
					return err
				}
				_ = tx.Try(func() error {
					_, err := tx.Exec(`update organization set kind = 'nonsense' where org_id = :org`, nil)
					return err
				})
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := name(t, d, ctx); got != "first" {
				t.Fatalf("name is %q", got)
			}
		})
	})
}

func name(t *testing.T, d *dbtest.DB, ctx context.Context) string {
	t.Helper()
	var got string
	err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
		return tx.Get(&got, `select name from organization where org_id = :org`, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestRowLevelSecurity goes round the where clauses: the statements name :org,
// as the door wants, and filter nothing.
func TestRowLevelSecurity(t *testing.T) {
	d := dbtest.Open(t, db.Postgres)
	one := d.Org(t, "one")
	two := d.Org(t, "two")
	ctx := dbtest.As(t, one, access.Owner)
	err := d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
		var n int
		if err := tx.Get(&n, `select count(*) from organization where :org <> ''`, nil); err != nil {
			return err
		}
		if n != 1 {
			t.Errorf("an unfiltered select sees %d organizations, want 1", n)
		}
		changed, err := tx.Exec(`update organization set name = 'taken' where :org <> ''`, nil)
		if err != nil {
			return err
		}
		if changed != 1 {
			t.Errorf("an unfiltered update changes %d rows, want 1", changed)
		}
		return tx.Try(func() error {
			_, err := tx.Exec(`
				insert into organization (org_id, slug, name, kind, jurisdiction, created_at)
				values (:other, :org, 'x', 'business', 'EU', :now)`,
				db.Args{"other": "planted", "now": tx.Now})
			if err == nil {
				t.Error("a row of another organization could be inserted")
			}
			return nil
		})
	})
	_ = err // the refused insert may have ended the transaction; what counts is above
	if got := name(t, d, dbtest.As(t, two, access.Owner)); got != "two" {
		t.Errorf("the other organization's name became %q", got)
	}
}

func TestTimesSurvive(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		d.Clock.Advance(123456 * time.Microsecond)
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			var at time.Time
			if err := tx.Get(&at, `select created_at from organization where org_id = :org and created_at = :now`, db.Args{"now": tx.Now}); err != nil {
				return err
			}
			if !at.Equal(tx.Now) || at.Location() != time.UTC {
				t.Errorf("got %v, want %v", at, tx.Now)
			}
			var last db.Time
			if err := tx.Get(&last, `select max(created_at) from organization where org_id = :org`, nil); err != nil {
				return err
			}
			if !last.Equal(tx.Now) {
				t.Errorf("max: got %v, want %v", last, tx.Now)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestViolationsAreNamed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		d.Org(t, "same")
		err := d.Across(t.Context(), "test", func(w *db.Wide) error {
			_, err := w.Exec(`
				insert into organization (org_id, slug, name, kind, jurisdiction, created_at)
				values ('x', 'same', 'x', 'business', 'EU', :now)`, db.Args{"now": w.Now()})
			return err
		})
		if !fault.Is(err, fault.Conflict) || !db.Violated(err, "organization_slug_key", "organization.slug") {
			t.Fatalf("got %v", err)
		}
		err = d.Across(t.Context(), "test", func(w *db.Wide) error {
			_, err := w.Exec(`update organization set kind = 'club' where slug = 'same'`, nil)
			return err
		})
		if !db.Violated(err, "organization_kind_check", "") {
			t.Fatalf("got %v", err)
		}
	})
}

func TestAnnouncementsShareTheTransaction(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		type left struct{ name string }
		refuse := errors.New("refused")
		db.Subscribe(d.DB, func(tx *db.Tx, e left) error {
			if e.name == "bad" {
				return refuse
			}
			_, err := tx.Exec(`update organization set name = 'heard' where org_id = :org`, nil)
			return err
		})
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		announce := func(n string) error {
			return d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error { return tx.Announce(left{n}) })
		}
		if err := announce("good"); err != nil {
			t.Fatal(err)
		}
		if err := announce("bad"); !errors.Is(err, refuse) {
			t.Fatalf("got %v", err)
		}
		if got := name(t, d, ctx); got != "heard" {
			t.Fatalf("name is %q", got)
		}
	})
}

func TestEmptyListsMatchNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			for want, slugs := range [][]string{{}, {"one", "zero"}} {
				var n int
				if err := tx.Get(&n, `select count(*) from organization where org_id = :org and slug in (:slugs)`, db.Args{"slugs": slugs}); err != nil {
					return err
				}
				if n != want {
					t.Errorf("%v matches %d", slugs, n)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	garbage := filepath.Join(dir, "garbage.db")
	if err := os.WriteFile(garbage, []byte(strings.Repeat("not a database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ url, says string }{
		"unknown scheme":     {"mysql://x", "sqlite: or postgres://"},
		"missing directory":  {"sqlite:" + filepath.Join(dir, "no", "such", "data.db"), "--data"},
		"not a database":     {"sqlite:" + garbage, "can't be read"},
		"unreachable server": {"postgres://nobody@127.0.0.1:1/x", "does not accept"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := db.Open(t.Context(), db.Config{URL: c.url})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v, want %q", err, c.says)
			}
		})
	}
}

func TestOpenRefusesNewerSchema(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			url, _ := dbtest.Addresses(t, dialect)
			dbtest.Exec(t, url, `insert into goose_db_version (version_id, is_applied) values (999999, true)`)
			_, err := db.Open(t.Context(), db.Config{URL: url})
			if err == nil || !strings.Contains(err.Error(), "newer Steward") {
				t.Fatalf("got %v", err)
			}
		})
	}
}

// TestCompactLeavesNothingOfChangedRows looks for an old value on disk.
func TestCompactLeavesNothingOfChangedRows(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
	for _, name := range []string{"a name to be forgotten", "another"} {
		err := d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			return tx.ExecOne(`update organization set name = :name where org_id = :org`, db.Args{"name": name})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal"} {
		body, err := os.ReadFile(strings.TrimPrefix(d.URL, "sqlite:") + suffix)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if strings.Contains(string(body), "to be forgotten") {
			t.Errorf("the old value is still in the file%s", suffix)
		}
	}
}
