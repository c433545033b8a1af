package db_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/migrations"
)

// bookkeeping is goose's own table.
const bookkeeping = "goose_db_version"

func TestBothDatabasesHaveTheSameMigrations(t *testing.T) {
	for _, schema := range []string{"", "keys/"} {
		var names [2][]string
		for i, kind := range []string{"postgres", "sqlite"} {
			entries, err := fs.ReadDir(migrations.Files, schema+kind)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				names[i] = append(names[i], e.Name())
			}
		}
		if !slices.Equal(names[0], names[1]) {
			t.Errorf("%s: postgres has %v, sqlite has %v", schema, names[0], names[1])
		}
	}
}

func across(t *testing.T, d *dbtest.DB, dest any, query string) {
	t.Helper()
	err := d.AcrossView(t.Context(), "test", func(w *db.Wide) error { return w.Select(dest, query, nil) })
	if err != nil {
		t.Fatal(err)
	}
}

type column struct{ Table, Name string }

func columns(t *testing.T, d *dbtest.DB) (out []column) {
	t.Helper()
	query := `
		select m.name as "table", p.name as name
		  from sqlite_master m join pragma_table_info(m.name) p
		 where m.type = 'table' and m.name not like 'sqlite_%'
		 order by 1, 2`
	if d.Dialect() == db.Postgres {
		query = `
			select c.relname as "table", a.attname as name
			  from pg_class c
			  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
			  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			 where c.relkind = 'r'
			 order by c.relname collate "C", a.attname collate "C"`
	}
	across(t, d, &out, query)
	return slices.DeleteFunc(out, func(c column) bool { return c.Table == bookkeeping || strings.HasPrefix(c.Table, "sqlite_") })
}

func TestBothDatabasesHaveTheSameTables(t *testing.T) {
	lite, pg := columns(t, dbtest.Open(t, db.SQLite)), columns(t, dbtest.Open(t, db.Postgres))
	for _, c := range lite {
		if !slices.Contains(pg, c) {
			t.Errorf("postgres lacks %s.%s", c.Table, c.Name)
		}
	}
	for _, c := range pg {
		if !slices.Contains(lite, c) {
			t.Errorf("sqlite lacks %s.%s", c.Table, c.Name)
		}
	}
	if len(lite) < 20 {
		t.Errorf("only %d columns seen", len(lite))
	}
}

func TestEveryTableHasItsOrganization(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	has := map[string]bool{}
	for _, c := range columns(t, d) {
		has[c.Table] = has[c.Table] || c.Name == "org_id"
	}
	for table, ok := range has {
		if _, shared := db.Shared[table]; ok == shared {
			t.Errorf("%s: org_id %v, shared %v", table, ok, shared)
		}
	}
	var keys []string
	across(t, d, &keys, `
		select m.name
		  from sqlite_master m
		 where m.type = 'table'
		   and exists (select 1 from pragma_table_info(m.name) p where p.name = 'org_id')
		   and not exists (select 1 from pragma_table_info(m.name) p where p.name = 'org_id' and p.pk > 0)`)
	if len(keys) > 0 {
		t.Errorf("org_id is not in the primary key of %v", keys)
	}
}

func TestEveryTableIsBoundByRowLevelSecurity(t *testing.T) {
	d := dbtest.Open(t, db.Postgres)
	var open []string
	across(t, d, &open, `
		select c.relname
		  from pg_class c
		  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
		 where c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`)
	open = slices.DeleteFunc(open, func(name string) bool { _, shared := db.Shared[name]; return shared || name == bookkeeping })
	if len(open) > 0 {
		t.Errorf("no forced row-level security on %v: end the migration with call steward_isolate('table')", open)
	}
	var writable []string
	across(t, d, &writable, fmt.Sprintf(`
		select table_name from information_schema.role_table_grants
		 where grantee = 'steward_app' and privilege_type <> 'SELECT' and table_name in ('%s')`,
		strings.Join(slices.Sorted(keysOf(db.Shared)), "','")))
	if len(writable) > 0 {
		t.Errorf("organizations may write the shared tables %v", writable)
	}
}

func keysOf(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// TestForeignKeysStayInside: a reference that leaves out org_id could cross
// organizations.
func TestForeignKeysStayInside(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	var bad []string
	across(t, d, &bad, `
		select distinct m.name || ' -> ' || f."table"
		  from sqlite_master m join pragma_foreign_key_list(m.name) f
		 where m.type = 'table'
		   and not exists (
		       select 1 from pragma_foreign_key_list(m.name) g
		        where g.id = f.id and g."from" = 'org_id' and g."to" = 'org_id')`)
	bad = slices.DeleteFunc(bad, func(s string) bool {
		_, shared := db.Shared[s[strings.Index(s, "-> ")+3:]]
		return shared
	})
	if len(bad) > 0 {
		t.Errorf("foreign keys without org_id: %v", bad)
	}
}
