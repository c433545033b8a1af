package member

import (
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// Holding lists the active members who hold a permission for the whole
// organization, by a standard role or one of the organization's own.
func Holding(tx *db.Tx, p access.Permission) ([]ID, error) {
	standard := []string{}
	for _, r := range append(slices.Clone(access.Assignable), access.Operator) {
		if slices.Contains(access.Grants(r), p) {
			standard = append(standard, string(r))
		}
	}
	own, err := ownRolesWith(tx, p)
	if err != nil {
		return nil, err
	}
	var ids []ID
	err = tx.Select(&ids, `
		select m.id
		  from member m
		 where m.org_id = :org and m.state = 'active'
		   and (m.id in (select r.member_id from member_role r where r.org_id = :org and r.role in (:standard))
		     or m.id in (select g.member_id from member_grant g where g.org_id = :org and not g.limited and g.own_role_id in (:own)))
		 order by m.id`, db.Args{"standard": standard, "own": own})
	return ids, err
}

// ownRolesWith lists the ids of the organization's own roles that hold p.
func ownRolesWith(tx *db.Tx, p access.Permission) ([]string, error) {
	var rows []struct {
		ID          string                       `db:"id"`
		Permissions db.JSON[[]access.Permission] `db:"permissions"`
	}
	err := tx.Select(&rows, `select o.id, o.permissions from own_role o where o.org_id = :org order by o.id`, nil)
	out := []string{}
	for _, r := range rows {
		if slices.Contains(r.Permissions.V, p) {
			out = append(out, r.ID)
		}
	}
	return out, err
}
