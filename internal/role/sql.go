package role

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type row struct {
	ID          ID                           `db:"id"`
	Name        string                       `db:"name"`
	Description string                       `db:"description"`
	Permissions db.JSON[[]access.Permission] `db:"permissions"`
	Version     int                          `db:"version"`
	CreatedBy   string                       `db:"created_by"`
	CreatedAt   time.Time                    `db:"created_at"`
	UpdatedAt   time.Time                    `db:"updated_at"`
}

const columns = `id, name, description, permissions, version, created_by, created_at, updated_at`

func (r row) role() Role {
	return Role{
		ID: r.ID, Name: r.Name, Description: r.Description, Permissions: r.Permissions.V, Version: r.Version,
		CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
	}
}

func (r Role) args() db.Args {
	return db.Args{
		"id": string(r.ID), "name": r.Name, "key": nameKey(r.Name), "description": r.Description,
		"permissions": db.AsJSON(r.Permissions), "version": r.Version, "by": r.CreatedBy,
		"created": r.CreatedAt, "updated": r.UpdatedAt,
	}
}

func insert(tx *db.Tx, r Role) error {
	_, err := tx.Exec(`
		insert into own_role (org_id, id, name, name_key, description, permissions, version, created_by, created_at, updated_at)
		values (:org, :id, :name, :key, :description, :permissions, :version, :by, :created, :updated)`, r.args())
	return taken(err)
}

func update(tx *db.Tx, r Role) error {
	return taken(tx.ExecOne(`
		update own_role
		   set name = :name, name_key = :key, description = :description, permissions = :permissions,
		       version = :version, updated_at = :updated
		 where org_id = :org and id = :id`, r.args()))
}

func remove(tx *db.Tx, id ID) error {
	return tx.ExecOne(`delete from own_role where org_id = :org and id = :id`, db.Args{"id": string(id)})
}

func find(tx *db.Tx, id ID, suffix string) (Role, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from own_role where org_id = :org and id = :id`+suffix, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no role with this id.")
	}
	return r.role(), err
}

func list(tx *db.Tx) ([]Role, error) {
	var rows []row
	err := tx.Select(&rows, `select `+columns+` from own_role where org_id = :org order by name_key, id`, nil)
	out := make([]Role, len(rows))
	for i, r := range rows {
		out[i] = r.role()
	}
	return out, err
}

func holders(tx *db.Tx) (map[ID]int, error) {
	var rows []struct {
		ID ID  `db:"own_role_id"`
		N  int `db:"n"`
	}
	err := tx.Select(&rows, `
		select g.own_role_id, count(distinct g.member_id) as n
		  from member_grant g
		 where g.org_id = :org and g.own_role_id is not null
		 group by g.own_role_id`, nil)
	out := make(map[ID]int, len(rows))
	for _, r := range rows {
		out[r.ID] = r.N
	}
	return out, err
}

func taken(err error) error {
	if db.Violated(err, "own_role_name_key", "own_role.org_id, own_role.name_key") {
		return fault.New(fault.Conflict, "Another role of your organization has this name.").On("name").Because(err)
	}
	return err
}
