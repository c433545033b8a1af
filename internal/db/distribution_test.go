package db_test

import (
	"context"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// global are the constraints without org_id, each with its reason: on a
// distributed PostgreSQL their tables are copied to every node (Citus: reference
// tables) and not spread.
var global = map[string]string{
	"organization_slug_key": "addresses of sign-in name an organization before anybody knows its id; the list of organizations is on every node",
	"product_pkey":          "the vendor's catalogue is the same for every organization",
	"product_source_pkey":   "which systems of a product hold member data is the vendor's to say",
	"statement_pkey":        "the vendor's privacy statement is published to everybody",
	"statement_clause_pkey": "the rules of the statement",
	"register_entry_pkey":   "what products need, process and give away is the vendor's, the same for every organization",
	"goose_db_version_pkey": "which migrations have run: written by them alone",
	"domain_claim_name_key": "a domain has one owner among all organizations: that is what the table is for",

	"product_source_product_fk":     "a source is its product's, both global",
	"statement_clause_statement_fk": "a rule is its statement's, both global",
	"org_source_source_fk":          "refers to the global catalogue",
	"assignment_product_fk":         "refers to the global catalogue",
	"declined_item_product_fk":      "refers to the global catalogue",
	"contract_item_product_fk":      "refers to the global catalogue",
}

// constraintsWithout lists primary and foreign keys, unique and exclusion
// constraints and unique indexes that leave out org_id, and sequences, which
// nodes would have to share.
const constraintsWithout = `
	select i.relname as name
	  from pg_index x
	  join pg_class i on i.oid = x.indexrelid
	  join pg_class t on t.oid = x.indrelid
	  join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
	 where x.indisunique
	   and not exists (select 1 from pg_attribute a where a.attrelid = t.oid and a.attnum = any (x.indkey) and a.attname = 'org_id')
	union all
	select c.conname
	  from pg_constraint c
	  join pg_namespace n on n.oid = c.connamespace and n.nspname = 'public'
	 where c.contype in ('f', 'x')
	   and not exists (select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname = 'org_id')
	union all
	select s.relname
	  from pg_class s
	  join pg_namespace n on n.oid = s.relnamespace and n.nspname = 'public'
	 where s.relkind = 'S' and s.relname <> 'goose_db_version_id_seq'`

// TestTheSchemaCanBeSpreadByOrganization: a constraint without org_id could only
// be kept by asking every node.
func TestTheSchemaCanBeSpreadByOrganization(t *testing.T) {
	d := dbtest.Open(t, db.Postgres)
	var names []string
	across(t, d, &names, constraintsWithout)
	seen := map[string]bool{}
	for _, name := range names {
		seen[name] = true
		if global[name] == "" {
			t.Errorf("%s leaves out org_id, and is not listed as global", name)
		}
	}
	for name := range global {
		if !seen[name] {
			t.Errorf("%s is listed as global, and is not there or has org_id", name)
		}
	}
	var keys []string
	err := d.Keys.Across(context.Background(), "test", func(w *db.Wide) error { return w.Select(&keys, constraintsWithout, nil) })
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range keys {
		if global[name] == "" {
			t.Errorf("keys: %s leaves out org_id", name)
		}
	}
}

// TestEveryStatementNamesOneOrganization: the door binds org_id to one value, so
// that a distributed database sends a transaction to one node.
func TestEveryStatementNamesOneOrganization(t *testing.T) {
	d := dbtest.Open(t, db.Postgres)
	ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
	var seen []db.Statement
	d.Observe(func(_ context.Context, s db.Statement) { seen = append(seen, s) })
	name(t, d, ctx)
	d.Observe(nil)
	if len(seen) != 1 || seen[0].Org == "" || seen[0].Args["org"] != string(seen[0].Org) || !strings.Contains(seen[0].Query, ":org") {
		t.Errorf("seen %+v", seen)
	}
}
