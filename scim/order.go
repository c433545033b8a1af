package scim

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// order makes the SQL order of a list (RFC 7644 section 3.4.2.3). Without
// sortBy it is by id, which is by age. Resources without a value come last when
// ascending, first when descending.
func (c *call) order(t *resourceType, q query, w *member.Where, dialect db.Dialect) (member.Order, error) {
	o, err := unsorted(t, q)
	if err != nil || q.sortBy == "" {
		return o, err
	}
	a, err := sortAttribute(t, q.sortBy)
	if err != nil {
		return o, err
	}
	k := &compiler{dialect: dialect, t: t, place: places[t.kind()], columns: places[t.kind()].columns, args: w.Args}
	o.By, o.Time = k.sortKey(a)
	return o, nil
}

// inOrder are the attributes that an index has in order within a directory, so
// that a page costs the same however many resources there are.
var inOrder = map[*resourceType][]string{
	userType:  {"id", "userName", "displayName", "name.familyName", "externalId", "meta.created", "meta.lastModified"},
	groupType: {"id", "displayName", "externalId", "meta.created", "meta.lastModified"},
}

// maxSorted is how many resources are sorted by what no index has in order: about
// a second's work (BenchmarkSort measures it).
const maxSorted = 200_000

// boundSort refuses to sort more resources than that by such an attribute. The
// code is the RFC's for a list that is too long to process (RFC 7644 table 9).
func (c *call) boundSort(tx *db.Tx, l listing, q query) error {
	if q.sortBy == "" {
		return nil
	}
	a, err := sortAttribute(l.t, q.sortBy)
	if err != nil || slices.Contains(inOrder[l.t.kind()], a.path) {
		return nil //nolint:nilerr // what a type lacks, nothing of it is sorted by
	}
	n, err := l.count(tx, c.mostSorted+1)
	if err != nil || n <= c.mostSorted {
		return err
	}
	return fault.New(fault.Invalid, "More than %d %s resources can't be sorted by %s. Narrow the list with a filter, or sort by %s.",
		c.mostSorted, l.t.name, a.path, strings.Join(inOrder[l.t.kind()], ", ")).On("sortBy").Coded("tooMany")
}

// unsorted is the order of a list without sortBy.
func unsorted(t *resourceType, q query) (member.Order, error) {
	o := member.Order{By: places[t.kind()].alias + ".id", Descending: strings.EqualFold(q.sortOrder, "descending")}
	if q.sortOrder != "" && !o.Descending && !strings.EqualFold(q.sortOrder, "ascending") {
		return o, fault.New(fault.Invalid, "sortOrder must be ascending or descending, not %q.", clip(q.sortOrder)).On("sortOrder").Coded("invalidValue")
	}
	return o, nil
}

// sortAttribute resolves sortBy.
func sortAttribute(t *resourceType, name string) (*attribute, error) {
	a, _ := t.lookup(name)
	if a != nil && a.alias != nil {
		a = a.alias
	}
	if a == nil || a.returned == returnedNever || a.kind == kindAny {
		return nil, fault.New(fault.Invalid, "%s resources have no attribute %q to sort by.", t.name, clip(name)).On("sortBy").Coded("invalidValue")
	}
	if a = a.plain(); a == nil {
		return nil, fault.New(fault.Invalid, "%q has parts and no value of its own: sort by one of its sub-attributes.", clip(name)).On("sortBy").Coded("invalidValue")
	}
	return a, nil
}

// lastKey sorts behind every text. It is part of the SQL, because indexes have
// it (migration 0026).
const lastKey = "'\U0010FFFF'"

// sortKey is an expression that is never null, and whether it is a time.
func (c *compiler) sortKey(a *attribute) (by string, isTime bool) {
	col, known := c.columns[a.path]
	switch {
	case a.kind == kindDateTime && known:
		return col.value, true
	case a.kind == kindBoolean && known:
		return "case when " + col.value + " then 'true' else 'false' end", false
	case known && col.always:
		return col.key, false
	case a.path == "id":
		return col.value, false
	case a.root().multi:
		return c.lastIfEmpty(c.firstValue(a)), false
	case known && col.guard != "" && col.key != "": // the key may stand for something else where there is no value
		return c.collate("case when " + col.guard + " then " + col.key + " else " + lastKey + " end"), false
	case known && col.key != "":
		return c.lastIfEmpty(col.key), false
	case a.kind == kindInteger, a.kind == kindDecimal, a.kind == kindDateTime:
		return c.lastIfEmpty(fmt.Sprintf(sortable[a.kind].of(c.dialect), c.expression(a))), false
	case a.caseExact:
		return c.lastIfEmpty(c.expression(a)), false
	}
	return c.lastIfEmpty("steward_fold(" + c.expression(a) + ")"), false
}

func (c *compiler) lastIfEmpty(expression string) string {
	return c.collate("coalesce(nullif(" + expression + ", ''), " + lastKey + ")")
}

// floor is the whole part of a number downwards, in SQLite.
const floor = "(cast(%[1]s as integer) - (cast(%[1]s as real) < cast(%[1]s as integer)))"

// sortable are texts of a value in the document that sort as the values do.
var sortable = map[string]dialectText{
	kindInteger: {
		"case when %[1]s is null then null else printf('%%020d', cast(%[1]s as integer) + 1000000000000000000) end",
		"lpad(cast(cast(%[1]s as numeric) + 1000000000000000000 as text), 20, '0')",
	},
	kindDecimal: {
		"case when %[1]s is null then null else printf('%%020d', " + floor + " + 1000000000000000000) || printf('%%.9f', cast(%[1]s as real) - " + floor + ") end",
		"lpad(to_char(cast(%[1]s as numeric) + 10000000000000000, 'FM99999999999999990.000000'), 32, '0')",
	},
	kindDateTime: {
		"strftime('%%Y%%m%%d%%H%%M%%f', %[1]s)",
		"to_char(cast(%[1]s as timestamptz) at time zone 'UTC', 'YYYYMMDDHH24MISSUS')",
	},
}

// firstValue is the primary value of a multi-valued attribute, or else its
// first.
func (c *compiler) firstValue(a *attribute) string {
	if a.path == "emails.value" {
		return "(select e.value_key from member_email e where e.org_id = :org and e.member_id = m.id order by e.is_primary desc, e.position limit 1)"
	}
	if a.path == "schemas" {
		return "''"
	}
	if rows, ok := c.place.rows[a.root().path]; ok {
		value := rows.columns[a.path].value
		if a.kind == kindBoolean {
			value = "case when " + value + " then 'true' else 'false' end"
		}
		return "(select steward_fold(min(" + value + ")) " + rows.from + ")"
	}
	if a.parent == nil {
		return "steward_fold(" + c.document(a) + " -> '" + a.name + "' ->> 0)"
	}
	return "steward_fold(" + c.document(a.root()) + " -> '" + a.root().name + "' -> 0 ->> '" + a.name + "')"
}

// shapeOf is a filter without its values: attributes and operators, for the
// provisioning log.
func shapeOf(x condition) string {
	switch x := x.(type) {
	case logical:
		word := " and "
		if x.or {
			word = " or "
		}
		return "(" + shapeOf(x.left) + word + shapeOf(x.right) + ")"
	case negation:
		return "not " + shapeOf(x.inner)
	case anyValue:
		return shapeOf(x.inner)
	case comparison:
		return x.attr.path + " " + string(x.op)
	case settled:
		return x.shape
	}
	return ""
}
