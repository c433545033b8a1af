package scim

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member"
)

// planned is a look-up that identity providers make, and the index that must
// serve it.
type planned struct{ filter, sqlite, postgres string }

var plannedUsers = []planned{
	{`userName eq "a"`, "user_name_", "user_name"},
	{`externalId eq "a"`, "member_directory_external_idx", "external"},
	{`displayName eq "a"`, "member_directory_display_idx", "display_idx"},
	{`id eq "a"`, "sqlite_autoindex_member_1", "member_"},
	{`emails.value eq "a"`, "member_email_value_idx", "member_email_value_idx"},
	{`emails eq "a"`, "member_email_value_idx", "member_email_value_idx"},
	{`emails[type eq "work"].value eq "a"`, "member_email_value_idx", "member_email_value_idx"},
	{`id eq "a" and ` + enterpriseURN + `:manager eq "a"`, "sqlite_autoindex_member_1", "member_"},
	{`meta.lastModified gt "2100-01-01T00:00:00Z"`, "member_directory_updated_idx", "member_directory_updated_idx"},
}

var plannedGroups = []planned{
	{`displayName eq "a"`, "member_group_directory_display_idx", "display_idx"},
	{`externalId eq "a"`, "member_group_directory_external_idx", "external"},
	{`id eq "a"`, "sqlite_autoindex_member_group_1", "member_group_"},
	{`id eq "a" and members eq "b"`, "sqlite_autoindex_member_group_1", "member_group_"},
	{`members.value eq "b"`, "membership_member_idx", "membership_"},
	{`meta.lastModified gt "2100-01-01T00:00:00Z"`, "member_group_directory_updated_idx", "member_group_directory_updated_idx"},
}

// TestFilterUsesIndex reads the plans of the look-ups that identity providers
// make, in a directory of some thousand resources: none may read all of them.
func TestFilterUsesIndex(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Entra)
		c.users(3000)
		c.groups(3000)
		c.fill(c.group("full"), "")
		c.mail()
		dbtest.Exec(t, d.URL, "analyze")
		for kind, rows := range map[*resourceType][]planned{userType: plannedUsers, groupType: plannedGroups} {
			for _, row := range rows {
				index := row.sqlite
				if d.Dialect() == db.Postgres {
					index = row.postgres
				}
				plan := c.plan(t, kind, row.filter)
				if !strings.Contains(plan, index) || strings.Contains(plan, "Seq Scan") || strings.Contains(plan, "SCAN m") {
					t.Errorf("%s: want index %s:\n%s", row.filter, index, plan)
				}
			}
		}
	})
}

// groups makes many groups past the protocol.
func (c *client) groups(n int) {
	c.t.Helper()
	first := c.group("many")
	err := c.Update(c.owner(c.org), access.ManageMembers, func(tx *db.Tx) error {
		_, err := tx.Exec(`
			insert into member_group (org_id, id, directory_id, external_id, display_name, display_key, profile, version, created_at, updated_at)
			with recursive series(i) as (select 1 union all select i + 1 from series where i < :n)
			select g.org_id, g.id || '-' || cast(s.i as text), g.directory_id, 'x' || cast(s.i as text), g.display_name,
			       g.display_key || cast(s.i as text), g.profile, g.version, g.created_at, g.updated_at
			  from member_group g
			  join series s on s.i < :n
			 where g.org_id = :org and g.id = :id`, db.Args{"id": first, "n": n})
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// mail gives everybody an address past the protocol.
func (c *client) mail() {
	c.t.Helper()
	err := c.Update(c.owner(c.org), access.ManageMembers, func(tx *db.Tx) error {
		_, err := tx.Exec(`
			insert into member_email (org_id, member_id, position, value, value_key, type, is_primary)
			select m.org_id, m.id, 0, m.user_name, m.user_name_key, 'work', true from member m where m.org_id = :org`, nil)
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// plan explains the statement of a filter.
func (c *client) plan(t *testing.T, kind *resourceType, text string) string {
	t.Helper()
	cond, err := compileFilter(kind, text, 0)
	if err != nil {
		t.Fatal(err)
	}
	return c.explain(t, kind, cond, "")
}

// explain is the plan of a page of a list.
func (c *client) explain(t *testing.T, kind *resourceType, cond condition, sortBy string) string {
	t.Helper()
	plan := ""
	err := c.View(c.owner(c.org), access.ReadMembers, func(tx *db.Tx) error {
		w := where(kind, cond, scopeOf{dialect: tx.Dialect(), directory: c.dir.ID})
		var o member.Order
		if cond == nil {
			var err error
			if o, err = (&call{}).order(kind, query{sortBy: sortBy}, &w, tx.Dialect()); err != nil {
				return err
			}
		}
		plan = explained(t, tx, places[kind].alias, w, o)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// explained is the plan of a page of members (alias m) or groups (g); without an
// order, of all of them.
func explained(t *testing.T, tx *db.Tx, alias string, w member.Where, o member.Order) string {
	t.Helper()
	from, q := "member m", "explain query plan "
	if alias == "g" {
		from = "member_group g"
	}
	if tx.Dialect() == db.Postgres {
		q = "explain "
	}
	q += "select " + alias + ".id from " + from + " where " + alias + ".org_id = :org and " + w.SQL
	if o.By != "" {
		q += " order by " + o.Terms(alias, "asc") + " limit 100"
	}
	var steps []string
	err := tx.Each(q, w.Args, func(read func(any) error) error {
		var step struct {
			ID, Parent, NotUsed int
			Detail              string
		}
		if tx.Dialect() == db.SQLite {
			err := read(&step)
			steps = append(steps, step.Detail)
			return err
		}
		var line string
		err := read(&line)
		steps = append(steps, line)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}

// TestSortUsesIndex pages through resources by the sorts that clients ask for,
// without sorting them all: the plan reads an index in order.
func TestSortUsesIndex(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Entra)
		c.users(3000)
		c.groups(3000)
		dbtest.Exec(t, d.URL, "analyze")
		for kind, names := range map[*resourceType][]string{
			userType: inOrder[userType], groupType: inOrder[groupType],
		} {
			for _, by := range append([]string{""}, names...) {
				if plan := c.explain(t, kind, nil, by); sortsAll(plan) {
					t.Errorf("%s by %q sorts all:\n%s", kind.name, by, plan)
				}
			}
		}
	})
}

// TestRootSortUsesIndex does the same for the list of users and groups, whose
// halves are read in order and merged: by what both have, and by what one lacks.
func TestRootSortUsesIndex(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Entra)
		c.users(3000)
		c.groups(3000)
		dbtest.Exec(t, d.URL, "analyze")
		for _, by := range []string{"", "id", "displayName", "externalId", "meta.created", "meta.lastModified", "userName", "name.familyName"} {
			err := c.View(c.owner(c.org), access.ReadMembers, func(tx *db.Tx) error {
				root := &call{Provider: c.provider, dir: c.dir, outlook: plain}
				halves, err := root.halves(query{sortBy: by})
				if err != nil {
					return err
				}
				l, err := root.overall(tx, halves, query{sortBy: by})
				if err != nil {
					return err
				}
				for alias, part := range map[string]listing{"m": l.users, "g": l.groups} {
					if plan := explained(t, tx, alias, part.where, part.order); sortsAll(plan) {
						t.Errorf("%s by %q sorts all:\n%s", part.t.name, by, plan)
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func sortsAll(plan string) bool {
	return strings.Contains(plan, "TEMP B-TREE") || strings.Contains(plan, "Sort") || strings.Contains(plan, "Seq Scan")
}

// TestSortIsBounded refuses to sort more than so many resources by what no index
// has in order, and says what can be done.
func TestSortIsBounded(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		c.provider.mostSorted = 2
		var name string
		for range 3 {
			name = somebody()
			c.user(name)
		}
		for _, path := range []string{"/Users?sortBy=title", "/Users?sortBy=emails&cursor", "/?sortBy=title", "/Users?sortBy=" + enterpriseURN + ":department"} {
			if r := c.want(400, "GET", path, ""); r.scimType() != "tooMany" || !strings.Contains(r.raw, "meta.created") {
				t.Errorf("%s: %s", path, r.raw)
			}
		}
		c.want(200, "GET", filtered("/Users", `userName eq "`+name+`"`)+"&sortBy=title", "")
		for _, by := range append([]string{"userType"}, inOrder[userType]...) {
			status := 200
			if by == "userType" {
				status = 400
			}
			c.want(status, "GET", "/Users?sortBy="+by, "")
		}
		c.want(200, "GET", "/Groups?sortBy=externalId", "")
	})
}

// BenchmarkSort reads the first page of 200,000 users, sorted by what an index
// has in order and by what is sorted anew.
func BenchmarkSort(b *testing.B) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		c := start(b, dbtest.Open(b, dialect)).connect(directory.Strict)
		c.users(maxSorted)
		for _, by := range []string{"meta.created", "externalId", "title", "name.givenName"} {
			b.Run(string(dialect)+"/"+by, func(b *testing.B) {
				for b.Loop() {
					c.want(200, "GET", "/Users?count=50&cursor&sortBy="+by, "")
				}
			})
		}
	}
}

// TestModifiedSince finds what changed, exactly, on both databases.
func TestModifiedSince(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		old := c.user(somebody())
		d.Clock.Advance(time.Hour)
		since := d.Clock.Now().Format(time.RFC3339Nano)
		fresh, g := c.user(somebody()), c.group("fresh")
		c.finds(t, "/Users", `meta.lastModified ge "`+since+`"`, fresh)
		c.finds(t, "/Users", `meta.lastModified lt "`+since+`"`, old)
		c.finds(t, "/Groups", `meta.lastModified ge "`+since+`"`, g)
		c.finds(t, "/Groups", `meta.lastModified gt "`+since+`"`)
	})
}
