package member

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type grantRow struct {
	ID          string                        `db:"id"`
	Member      ID                            `db:"member_id"`
	Role        access.Role                   `db:"role"`
	OwnRole     *string                       `db:"own_role_id"`
	Name        *string                       `db:"name"`
	Permissions *db.JSON[[]access.Permission] `db:"permissions"`
	Limited     bool                          `db:"limited"`
	ByKind      access.ActorKind              `db:"granted_by_kind"`
	By          string                        `db:"granted_by"`
	At          time.Time                     `db:"granted_at"`
}

func (r grantRow) granted() Granted {
	g := Granted{Member: r.Member, ByKind: r.ByKind, By: r.By, At: r.At}
	g.Grant = access.Grant{ID: r.ID, Role: r.Role, Limited: r.Limited, Permissions: access.Grants(r.Role)}
	if r.OwnRole != nil {
		g.OwnRole, g.Name, g.Permissions = *r.OwnRole, *r.Name, r.Permissions.V
	}
	return g
}

// selectGrants reads grants that satisfy a condition over the alias r, with
// their groups.
func selectGrants(tx *db.Tx, condition string, args db.Args) ([]Granted, error) {
	var rows []grantRow
	err := tx.Select(&rows, `
		select r.id, r.member_id, r.role, r.own_role_id, o.name, o.permissions, r.limited,
		       r.granted_by_kind, r.granted_by, r.granted_at
		  from member_grant r
		  left join own_role o on o.org_id = r.org_id and o.id = r.own_role_id
		 where r.org_id = :org and `+condition+`
		 order by r.granted_at, r.id`, args)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	var groups []struct {
		Grant string `db:"grant_id"`
		Group string `db:"group_id"`
	}
	err = tx.Select(&groups, `
		select s.grant_id, s.group_id
		  from member_grant_group s
		  join member_grant r on r.org_id = s.org_id and r.id = s.grant_id
		 where s.org_id = :org and `+condition+`
		 order by s.group_id`, args)
	of := map[string][]string{}
	for _, g := range groups {
		of[g.Grant] = append(of[g.Grant], g.Group)
	}
	out := make([]Granted, len(rows))
	for i, r := range rows {
		out[i] = r.granted()
		out[i].Groups = of[r.ID]
	}
	return out, err
}

func findGrant(tx *db.Tx, id string) (Granted, error) {
	list, err := selectGrants(tx, `r.id = :id`, db.Args{"id": id})
	if err == nil && len(list) == 0 {
		err = fault.New(fault.NotFound, "There is no granted role with this id.")
	}
	if err != nil {
		return Granted{}, err
	}
	return list[0], nil
}

func insertGrant(tx *db.Tx, g Granted) error {
	var own any
	if g.OwnRole != "" {
		own = g.OwnRole
	}
	_, err := tx.Exec(`
		insert into member_grant (org_id, id, member_id, role, own_role_id, limited, granted_by_kind, granted_by, granted_at)
		values (:org, :id, :member, :role, :own, :limited, :kind, :by, :at)`, db.Args{
		"id": g.ID, "member": string(g.Member), "role": string(g.Role), "own": own, "limited": g.Limited,
		"kind": string(g.ByKind), "by": g.By, "at": g.At,
	})
	if err != nil {
		return err
	}
	rows := make([]db.Args, len(g.Groups))
	for i, group := range g.Groups {
		rows[i] = db.Args{"grant": g.ID, "group": group}
	}
	_, err = tx.InsertMany(`insert into member_grant_group (org_id, grant_id, group_id) values (:org, :grant, :group)`, rows)
	return err
}

func deleteGrant(tx *db.Tx, id string) error {
	return tx.ExecOne(`delete from member_grant where org_id = :org and id = :id`, db.Args{"id": id})
}

// ownRole reads a role of the organization's own, and keeps it from being
// deleted until the end of the transaction.
func ownRole(tx *db.Tx, id string) (name string, permissions []access.Permission, err error) {
	var row struct {
		Name        string                       `db:"name"`
		Permissions db.JSON[[]access.Permission] `db:"permissions"`
	}
	err = tx.Get(&row, `select o.name, o.permissions from own_role o where o.org_id = :org and o.id = :id`+tx.Lock(), db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no role with this id.").On("ownRoleId")
	}
	return row.Name, row.Permissions.V, err
}

// selectStandard lists the standard roles of the whole organization.
func selectStandard(tx *db.Tx, limit int) ([]Granted, error) {
	var rows []grantRow
	err := tx.Select(&rows, `
		select '' as id, r.member_id, r.role, r.granted_by_kind, r.granted_by, r.granted_at
		  from member_role r
		 where r.org_id = :org
		 order by r.granted_at desc, r.member_id
		 limit :limit`, db.Args{"limit": limit})
	out := make([]Granted, len(rows))
	for i, r := range rows {
		out[i] = r.granted()
	}
	return out, err
}
