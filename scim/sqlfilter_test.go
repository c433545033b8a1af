package scim

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member"
)

// TestFilterInSQL compares the compiled SQL with a filter that is run on the
// members in memory, for filters and members drawn at random.
func TestFilterInSQL(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		people := c.people(t)
		ctx := c.owner(c.org)
		rapid.Check(t, func(rt *rapid.T) {
			text := drawFilter(rt, 2)
			cond, err := compileFilter(userType, text, 0)
			if err != nil {
				rt.Fatalf("%s: %v", text, err)
			}
			var want, got []string
			for _, m := range people {
				if holds(cond, userDocument(m)) {
					want = append(want, m.UserName)
				}
			}
			err = d.View(ctx, access.ReadMembers, func(tx *db.Tx) error {
				w := where(userType, cond, scopeOf{dialect: tx.Dialect(), directory: c.dir.ID})
				rows, err := member.Query(tx, w, member.Order{By: "m.id"}, member.Page{Size: 100})
				for _, m := range rows.Items {
					got = append(got, m.UserName)
				}
				return err
			})
			slices.Sort(want)
			slices.Sort(got)
			if err != nil || !slices.Equal(got, want) {
				rt.Fatalf("%s finds %v, want %v (%v)", text, got, want, err)
			}
		})
	})
}

// people makes members with every combination of what drawFilter asks for.
func (c *client) people(t *testing.T) []member.Member {
	t.Helper()
	texts := []string{"", "a", "Ab", "b", "a%b", "_", "AB", "!"}
	var all []member.Member
	err := c.Update(c.owner(c.org), access.ManageMembers, func(tx *db.Tx) error {
		for i := range 24 {
			pick := func(n int) string { return texts[(i*n+i/3)%len(texts)] }
			m := member.Member{
				DirectoryID: c.dir.ID, UserName: fmt.Sprintf("u%d%s", i, pick(1)), ExternalID: pick(2), DisplayName: pick(3),
				Title: pick(5), NickName: pick(7), Active: i%3 != 0,
				Name:       member.Name{FamilyName: pick(1), GivenName: pick(2)},
				Enterprise: member.Enterprise{Department: pick(3)},
			}
			if i%4 > 0 {
				m.Emails = []member.Multi{{Value: "a" + pick(1), Type: "work", Primary: i%2 == 0}, {Value: "b", Type: pick(5)}}
				m.PhoneNumbers = []member.Multi{{Value: "A" + pick(3), Type: pick(2)}, {Value: "zz", Type: "home", Primary: true}}[:1+i%2]
				m.Addresses = []member.Address{{Locality: pick(1), Country: "x"}}
			}
			made, err := member.Create(tx, m)
			if err != nil {
				return err
			}
			all = append(all, made)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// holds runs a condition on a whole document, in the plainest way.
func holds(c condition, d document) bool {
	switch x := c.(type) {
	case logical:
		if x.or {
			return holds(x.left, d) || holds(x.right, d)
		}
		return holds(x.left, d) && holds(x.right, d)
	case negation:
		return !holds(x.inner, d)
	case anyValue:
		list, _ := d.get(x.attr).([]any)
		return slices.ContainsFunc(list, func(v any) bool { return matches(x.inner, v.(map[string]any)) })
	case comparison:
		return compares(x, d.get(x.attr))
	}
	return false
}

// TestFilterEveryAttribute runs every attribute of the schemas through every
// operator that suits it, as filter and as sortBy: the databases must take the
// SQL, whatever it finds.
func TestFilterEveryAttribute(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		c.group("g", c.user(somebody()))
		for _, kind := range resourceTypes {
			for _, a := range leaves(kind) {
				value := map[string]string{kindBoolean: "true", kindDateTime: `"2026-01-01T00:00:00Z"`}[a.kind]
				if value == "" {
					value = `"a"`
				}
				for _, op := range operators {
					if suits(a.kind, op) {
						c.want(200, "GET", filtered(kind.endpoint, a.path+" "+string(op)+" "+value), "")
					}
				}
				c.want(200, "GET", filtered(kind.endpoint, a.path+" pr and not ("+a.path+" eq null)"), "")
				c.want(200, "GET", kind.endpoint+"?cursor&count=1&sortBy="+a.path, "")
			}
		}
	})
}

// leaves lists the attributes of a type that have values of their own.
func leaves(t *resourceType) []*attribute {
	var out []*attribute
	for _, d := range append([]*definition{t.core}, t.extensions...) {
		for _, a := range d.attributes {
			if a.kind != kindComplex && a.returned != returnedNever {
				out = append(out, a)
			}
			out = append(out, a.subs...)
		}
	}
	return out
}
