package scim

import (
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

// searchRequest is the body of .search (RFC 7644 section 3.4.3).
type searchRequest struct {
	Schemas    []string `json:"schemas"`
	Attributes []string `json:"attributes"`
	Excluded   []string `json:"excludedAttributes"`
	Filter     string   `json:"filter"`
	SortBy     string   `json:"sortBy"`
	SortOrder  string   `json:"sortOrder"`
	StartIndex *int     `json:"startIndex"`
	Count      *int     `json:"count"`
	Cursor     *string  `json:"cursor"`
}

func (c *call) searchQuery() (query, error) {
	var s searchRequest
	b := newBodyReader(c.r.Body, nil)
	err := b.dec.Decode(&s)
	if err == nil {
		err = b.end()
	}
	if err != nil {
		return query{}, b.syntax(err)
	}
	if !hasFold(s.Schemas, searchURN) && !c.q.has(legacySchemas) {
		return query{}, invalidSyntax("A search needs the schema %s in schemas.", searchURN).On("schemas")
	}
	q := query{
		filter: s.Filter, sortBy: s.SortBy, sortOrder: s.SortOrder,
		attributes: joined(s.Attributes), excluded: joined(s.Excluded), start: 1, count: defaultPage,
	}
	if s.StartIndex != nil {
		q.start = *s.StartIndex
	}
	if s.Count != nil {
		q.count = *s.Count
	}
	if s.Cursor != nil {
		q.cursor, q.byCursor = *s.Cursor, true
	}
	return q.bounded(), nil
}

func joined(names []string) string {
	out := ""
	for _, n := range names {
		if out != "" {
			out += ","
		}
		out += n
	}
	return out
}

// search is a list whose query is in the body, so that no address book and
// proxy log sees it.
func (c *call) search() (answer, error) {
	q, err := c.searchQuery()
	if err != nil {
		return answer{}, err
	}
	return c.run(q)
}

// searchAll searches every resource type.
func (c *call) searchAll() (answer, error) {
	q, err := c.searchQuery()
	if err != nil {
		return answer{}, err
	}
	return c.everywhere(q)
}

// listAll is the same by GET at the root (RFC 7644 section 3.4.2.1).
func (c *call) listAll() (answer, error) {
	q, err := readQuery(c.r.URL.Query())
	if err != nil {
		return answer{}, err
	}
	return c.everywhere(q)
}

// everywhere searches users and groups as one list. What only one of them has,
// the other has no value of, in a filter and in sortBy; that none has it is an
// error.
func (c *call) everywhere(q query) (answer, error) {
	halves, err := c.halves(q)
	if err != nil {
		return answer{}, err
	}
	var out listResponse
	err = c.view(func(tx *db.Tx) error {
		l, err := c.overall(tx, halves, q)
		if err != nil {
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

// half is what a search over all types asks of one of them.
type half struct {
	t    *resourceType
	p    projection
	cond condition
	// last is set where the type lacks the attribute of sortBy.
	last bool
}

func (c *call) halves(q query) ([]half, error) {
	var out []half
	var notSorted error
	lasts := 0
	for _, t := range c.resourceTypes() {
		p, err := newProjection(t, q.attributes, q.excluded)
		if err != nil {
			return nil, err
		}
		h := half{t: t, p: p}
		if h.cond, err = c.condition(t, q.filter, c.resourceTypes()...); err != nil {
			return nil, err
		}
		if q.sortBy != "" {
			if _, err := sortAttribute(t, q.sortBy); err != nil {
				h.last, notSorted, lasts = true, err, lasts+1
			}
		}
		out = append(out, h)
	}
	if len(out) == lasts {
		return nil, notSorted
	}
	return out, nil
}

// overall makes the halves of a search into one listing.
func (c *call) overall(tx *db.Tx, halves []half, q query) (overall, error) {
	out := overall{}
	for _, h := range halves {
		w := where(h.t, h.cond, c.scope(tx))
		own := q
		if h.last {
			own.sortBy = ""
		}
		o, err := c.order(h.t, own, &w, tx.Dialect())
		if err != nil {
			return out, err
		}
		if h.last {
			o.By, o.Same = "cast("+lastKey+" as text)", true // PostgreSQL takes no bare text there
		}
		part := listing{h.t, h.p, w, o}
		if !h.last {
			if err := c.boundSort(tx, part, q); err != nil {
				return out, err
			}
		}
		if h.t.kind() == userType {
			out.users = part
		} else {
			out.groups = part
		}
	}
	return out, nil
}

// overall is a list of users and groups that is ready to be read.
type overall struct{ users, groups listing }

func (l overall) name() string { return "" }

func (l overall) total(tx *db.Tx) (int, error) {
	users, err := l.users.total(tx)
	if err != nil {
		return 0, err
	}
	groups, err := l.groups.total(tx)
	return users + groups, err
}

func (l overall) read(c *call, tx *db.Tx, page member.Page) (member.Rows[document], error) {
	found, err := member.QueryBoth(tx, member.Search{Where: l.users.where, Order: l.users.order},
		member.Search{Where: l.groups.where, Order: l.groups.order}, page)
	if err != nil {
		return member.Rows[document]{}, err
	}
	ids := map[bool][]member.ID{}
	for _, f := range found.Items {
		ids[f.IsGroup] = append(ids[f.IsGroup], member.ID(f.ID))
	}
	shown := map[string]document{}
	for isGroup, part := range map[bool]listing{false: l.users, true: l.groups} {
		if err := part.add(c, tx, ids[isGroup], shown); err != nil {
			return member.Rows[document]{}, err
		}
	}
	out := member.Rows[document]{Cursors: found.Cursors, More: found.More}
	for _, f := range found.Items {
		out.Items = append(out.Items, shown[f.ID])
	}
	return out, nil
}

// add reads the resources of some ids.
func (l listing) add(c *call, tx *db.Tx, ids []member.ID, shown map[string]document) error {
	if len(ids) == 0 {
		return nil
	}
	alias := places[l.t.kind()].alias
	l.where, l.order = member.ByIDs(tx, alias, ids), member.Order{By: alias + ".id"}
	rows, err := l.read(c, tx, member.Page{Size: len(ids)})
	for _, d := range rows.Items {
		shown[d["id"].(string)] = d // returned always
	}
	return err
}
