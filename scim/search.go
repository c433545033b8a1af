package scim

import (
	"net/http"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
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

// everywhere lists users first, then groups. A type that lacks an attribute of
// the filter has no matches; that none has it is an error.
func (c *call) everywhere(q query) (answer, error) {
	if q.byCursor || q.sortBy != "" {
		return answer{}, fault.New(fault.Invalid, "A search over all resource types can't be sorted and has no cursors. Search /Users or /Groups.").On("sortBy").Coded("invalidValue")
	}
	lists, err := c.listings(q)
	if err != nil {
		return answer{}, err
	}
	out := listResponse{Schemas: []string{listURN}, StartIndex: q.start, Resources: []document{}}
	total := 0
	err = c.view(func(tx *db.Tx) error {
		rest := q
		for _, l := range lists {
			part, err := c.part(tx, l, rest)
			if err != nil {
				return err
			}
			total += *part.TotalResults
			out.Resources = append(out.Resources, part.Resources...)
			rest.start = max(1, rest.start-*part.TotalResults)
			rest.count -= len(part.Resources)
		}
		return nil
	})
	out.TotalResults, out.ItemsPerPage = &total, len(out.Resources)
	return answer{status: http.StatusOK, body: out}, err
}

// unready is a listing whose condition isn't compiled yet.
type unready struct {
	t    *resourceType
	p    projection
	cond condition
}

func (c *call) listings(q query) ([]unready, error) {
	var out []unready
	var refused error
	for _, t := range c.resourceTypes() {
		p, err := newProjection(t, q.attributes, q.excluded)
		if err != nil {
			return nil, err
		}
		cond, err := c.condition(t, q.filter)
		if err != nil {
			refused = err
			continue
		}
		out = append(out, unready{t, p, cond})
	}
	if len(out) == 0 {
		return nil, refused
	}
	return out, nil
}

func (c *call) part(tx *db.Tx, u unready, q query) (listResponse, error) {
	w := where(u.t, u.cond, c.scope(tx))
	order, err := c.order(u.t, q, &w, tx.Dialect())
	if err != nil {
		return listResponse{}, err
	}
	return c.indexPage(tx, listing{u.t, u.p, w, order}, q)
}
