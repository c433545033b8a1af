package simulation

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// crowd finds out for whom something changes. Members who can't be told apart
// by the clauses are asked about once.
type crowd struct {
	subject
	narrowings []term.Reach
	known      map[string]bool
}

// user is a member with what tells them apart.
type user struct {
	member.Member
	groups []member.Group
	uses   []product.Assignment
}

// batch reads a page of members, and where the next page begins ("" after the
// last).
func batch(tx *db.Tx, after string) (page []user, next string, err error) {
	rows, err := member.List(tx, member.Filter{}, member.Sort{By: member.ByLogin}, member.Page{Size: member.MaxPage, After: after})
	if err != nil || len(rows.Items) == 0 {
		return nil, "", err
	}
	ids := make([]access.MemberID, len(rows.Items))
	for i, m := range rows.Items {
		ids[i] = m.ID
	}
	groups, err := member.GroupsOf(tx, ids)
	if err != nil {
		return nil, "", err
	}
	uses, err := product.OfMember(tx, ids)
	if err != nil {
		return nil, "", err
	}
	for _, m := range rows.Items {
		page = append(page, user{m, groups[m.ID], uses[m.ID]})
	}
	if rows.More {
		next = rows.Cursors[len(rows.Cursors)-1]
	}
	return page, next, nil
}

// changes tells whether some term changes for a member: in general, for a
// product they use, or for a category that the clauses name.
func (c *crowd) changes(m member.Member, groups []member.Group, uses []product.Assignment) bool {
	scope := term.Scope{Account: string(m.AccountKind)}
	for _, g := range groups {
		if slices.ContainsFunc(c.narrowings, func(r term.Reach) bool { return r.Group == string(g.ID) }) {
			scope.Groups = append(scope.Groups, string(g.ID))
		}
	}
	slices.Sort(scope.Groups)
	products := []string{""}
	for _, a := range uses {
		products = append(products, string(a.Product))
	}
	slices.Sort(products)
	products = slices.Compact(products)
	key := scope.Account + "|" + strings.Join(scope.Groups, ",") + "|" + strings.Join(products, ",")
	found, asked := c.known[key]
	if !asked {
		found = c.differs(scope, products)
		c.known[key] = found
	}
	return found
}

func (c *crowd) differs(scope term.Scope, products []string) bool {
	categories := []string{""}
	for _, r := range c.narrowings {
		if !slices.Contains(categories, r.Category) {
			categories = append(categories, r.Category)
		}
	}
	for _, p := range products {
		for _, category := range categories {
			scope.Product, scope.Category = p, category
			if len(term.Compare(c.before, c.after, scope, c.at)) > 0 {
				return true
			}
		}
	}
	return false
}
