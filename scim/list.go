package scim

import (
	"math"
	"net/url"
	"strconv"
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// query is what a list is asked for, by GET or by .search (RFC 7644 sections
// 3.4.2 and 3.4.3, RFC 9865 section 2).
type query struct {
	filter, sortBy, sortOrder    string
	attributes, excluded, cursor string
	byCursor                     bool
	start, count                 int
}

// listResponse is a page of results.
type listResponse struct {
	Schemas      []string   `json:"schemas"`
	TotalResults *int       `json:"totalResults,omitempty"`
	ItemsPerPage int        `json:"itemsPerPage"`
	StartIndex   int        `json:"startIndex,omitempty"`
	Previous     string     `json:"previousCursor,omitempty"`
	Next         string     `json:"nextCursor,omitempty"`
	Resources    []document `json:"Resources,omitzero"`
}

func readQuery(v url.Values) (query, error) {
	q := query{
		filter: v.Get("filter"), sortBy: v.Get("sortBy"), sortOrder: v.Get("sortOrder"),
		attributes: v.Get("attributes"), excluded: v.Get("excludedAttributes"),
		cursor: v.Get("cursor"), byCursor: v.Has("cursor"), start: 1, count: defaultPage,
	}
	var err error
	if text := v.Get("startIndex"); text != "" {
		if q.start, err = number("startIndex", text, "invalidValue"); err != nil {
			return q, err
		}
	}
	if text := v.Get("count"); text != "" {
		if q.count, err = number("count", text, "invalidCount"); err != nil {
			return q, err
		}
	}
	return q.bounded(), nil
}

func number(name, text, code string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fault.New(fault.Invalid, "%s must be a whole number, not %q.", name, clip(text)).On(name).Coded(code)
	}
	return n, nil
}

// bounded brings startIndex and count into their ranges, as the RFC says,
// instead of refusing them.
func (q query) bounded() query {
	q.start = max(q.start, 1)
	q.count = min(max(q.count, 0), maxPage)
	return q
}

func (c *call) list() (answer, error) {
	q, err := readQuery(c.r.URL.Query())
	if err != nil {
		return answer{}, err
	}
	return c.run(q)
}

// run answers a list of the route's resource type.
func (c *call) run(q query) (answer, error) {
	t := c.typeOf(c.route.t)
	p, err := newProjection(t, q.attributes, q.excluded)
	if err != nil {
		return answer{}, err
	}
	cond, err := c.condition(t, q.filter)
	if err != nil {
		return answer{}, err
	}
	var out listResponse
	err = c.view(func(tx *db.Tx) error {
		w := where(t, cond, c.scope(tx))
		order, err := c.order(t, q, &w, tx.Dialect())
		if err != nil {
			return err
		}
		l := listing{t, p, w, order}
		if err := c.boundSort(tx, l, q); err != nil {
			return err
		}
		if q.byCursor {
			out, err = c.cursorPage(tx, l, q)
		} else {
			out, err = c.indexPage(tx, l, q)
		}
		return err
	})
	return ok(out), err
}

// condition compiles the request's filter and keeps its shape for the log.
func (c *call) condition(t *resourceType, text string, others ...*resourceType) (condition, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	cond, err := compileFilter(t, text, c.q, others...)
	if err == nil && !strings.Contains(c.address, "?filter=") {
		c.address += "?filter=" + shapeOf(cond)
	}
	return cond, err
}

// listing is a list that is ready to be read.
type listing struct {
	t     *resourceType
	p     projection
	where member.Where
	order member.Order
}

// name is the resource type's.
func (l listing) name() string { return l.t.name }

// pages is a list that can be read in parts: of one resource type or of all.
type pages interface {
	name() string
	total(tx *db.Tx) (int, error)
	read(c *call, tx *db.Tx, page member.Page) (member.Rows[document], error)
}

func (c *call) indexPage(tx *db.Tx, l pages, q query) (listResponse, error) {
	out := listResponse{Schemas: []string{listURN}, StartIndex: q.start, Resources: []document{}}
	total, err := l.total(tx)
	if err != nil {
		return out, err
	}
	out.TotalResults = &total
	if q.count == 0 || q.start > total {
		return out, nil
	}
	rows, err := l.read(c, tx, member.Page{Size: q.count, Offset: q.start - 1})
	if err != nil {
		return out, err
	}
	out.Resources, out.ItemsPerPage = rows.Items, len(rows.Items)
	return out, nil
}

func (l listing) total(tx *db.Tx) (int, error) { return l.count(tx, math.MaxInt32) }

func (l listing) count(tx *db.Tx, most int) (int, error) {
	if l.t.kind() == userType {
		return member.QueryCount(tx, l.where, most)
	}
	return member.QueryGroupsCount(tx, l.where, most)
}

// read reads a page of resources.
func (l listing) read(c *call, tx *db.Tx, page member.Page) (member.Rows[document], error) {
	if l.t.kind() == userType {
		rows, err := member.Query(tx, l.where, l.order, page)
		if err != nil {
			return member.Rows[document]{}, err
		}
		shown, err := c.userResources(tx, rows.Items, l.p)
		return member.Rows[document]{Items: documents(shown), Cursors: rows.Cursors, More: rows.More}, err
	}
	rows, err := member.QueryGroups(tx, l.where, l.order, page)
	if err != nil {
		return member.Rows[document]{}, err
	}
	shown, err := c.groupResources(tx, rows.Items, l.p)
	return member.Rows[document]{Items: documents(shown), Cursors: rows.Cursors, More: rows.More}, err
}
