package scim

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	filter "github.com/scim2/filter-parser/v2"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

// compiler turns conditions into SQL over the aliases that member.Query and
// member.QueryGroups give. Values always travel as parameters. Every leaf is
// true or false, never null, so that "not" means what it says.
type compiler struct {
	dialect db.Dialect
	t       *resourceType
	place   place
	args    db.Args
	// element is the rowset or JSON list that is being read, inside exists.
	columns map[string]column
	element bool
}

// scopeOf is what a compiled filter needs to know of its directory.
type scopeOf struct {
	dialect   db.Dialect
	directory string
	// base is the address of the directory's endpoints, without a slash at
	// the end.
	base string
}

// where makes the condition of a list: what the directory owns and, unless c is
// nil, what meets the filter.
func where(t *resourceType, c condition, s scopeOf) member.Where {
	k := &compiler{dialect: s.dialect, t: t, place: places[t.kind()], columns: places[t.kind()].columns, args: db.Args{
		"directory": s.directory, "groups_location": s.base + groupType.endpoint + "/", "users_location": s.base + userType.endpoint + "/",
	}}
	sql := k.place.alias + ".directory_id = :directory"
	if t.kind() == userType {
		sql += " and m.state <> 'deleted'"
	}
	if c != nil {
		sql += " and " + k.compile(c)
	}
	return member.Where{SQL: sql, Args: k.args}
}

// bind makes a parameter, whose name no other resource type's filter has.
func (c *compiler) bind(v any) string {
	name := "f" + c.place.alias + strconv.Itoa(len(c.args))
	c.args[name] = v
	return ":" + name
}

func (c *compiler) compile(x condition) string {
	switch x := x.(type) {
	case logical:
		word := " and "
		if x.or {
			word = " or "
		}
		return "(" + c.compile(x.left) + word + c.compile(x.right) + ")"
	case negation:
		return "(not " + c.compile(x.inner) + ")"
	case anyValue:
		return c.any(x)
	case comparison:
		return c.comparison(x)
	case settled:
		return strconv.FormatBool(x.value)
	}
	return "false"
}

// any asks for a value of a multi-valued attribute, in rows where there are
// some and else in the document. A single complex attribute is one value.
func (c *compiler) any(x anyValue) string {
	if found, ok := c.reverse(x); ok {
		return found
	}
	if x.attr.path == "schemas" {
		return c.schemas(x.inner)
	}
	if !x.attr.multi {
		return c.compile(x.inner)
	}
	outer, wasElement := c.columns, c.element
	defer func() { c.columns, c.element = outer, wasElement }()
	if rows, ok := c.place.rows[x.attr.path]; ok {
		c.columns = rows.columns
		return "exists (select 1 " + rows.from + " and " + c.compile(x.inner) + ")"
	}
	list := elements
	if x.attr.kind != kindComplex {
		list = texts
	}
	from := fmt.Sprintf(list.of(c.dialect), c.document(x.attr), x.attr.name)
	c.element = true
	return "exists (select 1 " + from + " and " + c.compile(x.inner) + ")"
}

// reverse looks owners up by a value's index, where the condition is that one
// comparison or has it among what must hold.
func (c *compiler) reverse(x anyValue) (string, bool) {
	leaf, begin := indexed(x.inner)
	if begin == "" {
		return "", false
	}
	text := leaf.value.(string)
	if leaf.attr.path == "emails.value" {
		text = member.EmailKey(text)
	}
	found := begin + c.bind(text) + ")"
	if _, alone := x.inner.(comparison); alone {
		return found, true
	}
	// The index finds the candidates; exists checks all of it on one row.
	return "(" + found + " and " + c.exists(x) + ")", true
}

// indexed finds a comparison with an indexed value that must hold, and the
// beginning of its look-up; empty if there is none.
func indexed(x condition) (leaf comparison, begin string) {
	switch x := x.(type) {
	case comparison:
		if _, text := x.value.(string); text && x.op == filter.EQ {
			return x, reverse[x.attr.path]
		}
	case logical:
		if x.or {
			break
		}
		if leaf, begin = indexed(x.left); begin == "" {
			return indexed(x.right)
		}
	}
	return leaf, begin
}

func (c *compiler) exists(x anyValue) string {
	rows := c.place.rows[x.attr.path]
	outer := c.columns
	defer func() { c.columns = outer }()
	c.columns = rows.columns
	return "exists (select 1 " + rows.from + " and " + c.compile(x.inner) + ")"
}

// schemas compares with the schemas that a resource has: its type's, and the
// extensions that it has attributes of.
func (c *compiler) schemas(inner condition) string {
	x, _ := inner.(comparison)
	var parts []string
	if compares(x, c.t.core.urn) {
		parts = append(parts, "true")
	}
	for _, e := range c.t.extensions {
		if !c.t.hidden[e.urn] && compares(x, e.urn) {
			parts = append(parts, c.document(e.attributes[0])+" is not null")
		}
	}
	if len(parts) == 0 {
		return "false"
	}
	return "(" + strings.Join(parts, " or ") + ")"
}

func (c *compiler) comparison(x comparison) string {
	if x.op == filter.PR || x.value == nil {
		present := c.present(x.attr)
		if x.op == filter.EQ {
			return "(not " + present + ")"
		}
		return present
	}
	col, known := c.columns[x.attr.path]
	switch v := x.value.(type) {
	case bool:
		return c.boolean(x, v, col)
	case time.Time:
		if !known {
			return "coalesce(" + fmt.Sprintf(instant.of(c.dialect), c.expression(x.attr)) + " " + sign(x.op) + " " +
				fmt.Sprintf(instant.of(c.dialect), c.bind(v.Format(time.RFC3339Nano))) + ", false)"
		}
		return col.value + " " + sign(x.op) + " " + c.bind(v)
	case float64:
		return "coalesce(cast(" + c.expression(x.attr) + " as numeric) " + sign(x.op) + " " + c.bind(v) + ", false)"
	}
	text, _ := x.value.(string)
	if x.attr.path == "meta.version" {
		text = ownVersion(text)
	}
	if known {
		return c.column(x, col, text)
	}
	if x.attr.caseExact {
		return "coalesce(" + c.text(x.op, c.expression(x.attr), text) + ", " + absent(x.op) + ")"
	}
	return "coalesce(" + c.folded(x.op, "steward_fold("+c.expression(x.attr)+")", db.Fold(text)) + ", " + absent(x.op) + ")"
}

// absent is the outcome for an absent value: it is unequal to everything.
func absent(op filter.CompareOperator) string {
	return strconv.FormatBool(op == filter.NE)
}

func (c *compiler) boolean(x comparison, want bool, col column) string {
	if x.op == filter.NE {
		want = !want
	}
	value := col.value
	if value == "" {
		value = "coalesce(cast(" + strings.Replace(c.expression(x.attr), "->>", "->", 1) + " as text), 'false') = 'true'"
	}
	if want {
		return "(" + value + ")"
	}
	return "(not (" + value + "))"
}

// column compares a column: by its key if case doesn't count.
func (c *compiler) column(x comparison, col column, text string) string {
	if x.op == filter.NE {
		x.op = filter.EQ
		return "(not " + c.column(x, col, text) + ")"
	}
	var sql string
	switch {
	case x.attr.caseExact, x.attr.kind == kindReference:
		sql = c.text(x.op, col.value, text)
	case col.key != "":
		sql = c.folded(x.op, col.key, col.fold(text))
	default:
		sql = c.folded(x.op, "steward_fold("+col.value+")", db.Fold(text))
	}
	if col.guard != "" {
		sql = "(" + sql + " and " + col.guard + ")"
	}
	return sql
}

// expression is an attribute's value as text, null if absent.
func (c *compiler) expression(a *attribute) string {
	if col, ok := c.columns[a.path]; ok {
		return col.value
	}
	if c.element && a.parent != nil {
		return "(x.value ->> '" + a.name + "')"
	}
	if c.element {
		return "x.value"
	}
	return c.inDocument(a)
}

func (c *compiler) present(a *attribute) string {
	col, known := c.columns[a.path]
	switch {
	case a.kind == kindBoolean || a.kind == kindDateTime:
		if known {
			return "true"
		}
	case known:
		return "(" + col.value + " <> '')"
	case c.place.rows[a.path].from != "" && a.path != "emails":
		return "exists (select 1 " + c.place.rows[a.path].from + ")"
	case a.path == "meta", a.path == "schemas":
		return "true"
	}
	if a.path == enterpriseURN+":manager" {
		return "(m.manager_id <> '')"
	}
	return "(coalesce(" + c.expression(a) + ", '') <> '')"
}

// folded compares text whose case has been folded on both sides.
func (c *compiler) folded(op filter.CompareOperator, expression, text string) string {
	switch op {
	case filter.CO:
		return expression + " like " + c.bind(pattern("%", text, "%")) + " escape '!'"
	case filter.SW:
		return expression + " like " + c.bind(pattern("", text, "%")) + " escape '!'"
	case filter.EW:
		return expression + " like " + c.bind(pattern("%", text, "")) + " escape '!'"
	}
	return c.text(op, expression, text)
}

// text compares byte by byte. It has no like, because SQLite's ignores case.
func (c *compiler) text(op filter.CompareOperator, expression, text string) string {
	p, n := c.bind(text), utf8.RuneCountInString(text)
	switch op {
	case filter.CO:
		if text == "" {
			return expression + " is not null"
		}
		return "replace(" + expression + ", " + p + ", '') <> " + expression
	case filter.SW:
		return fmt.Sprintf("substr(%s, 1, %d) = %s", expression, n, p)
	case filter.EW:
		return fmt.Sprintf("(length(%s) >= %d and substr(%s, length(%s) - %d) = %s)", expression, n, expression, expression, n-1, p)
	case filter.EQ, filter.NE:
		return expression + " " + sign(op) + " " + p
	}
	return c.collate(expression) + " " + sign(op) + " " + p
}

func sign(op filter.CompareOperator) string {
	switch op {
	case filter.NE:
		return "<>"
	case filter.GT:
		return ">"
	case filter.GE:
		return ">="
	case filter.LT:
		return "<"
	case filter.LE:
		return "<="
	}
	return "="
}
