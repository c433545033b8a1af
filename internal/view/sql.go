package view

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

const columns = `id, member_id, list, name, search, created_at`

func insert(tx *db.Tx, v View) error {
	_, err := tx.Exec(`
		insert into saved_view (org_id, id, member_id, list, name, name_key, search, created_at)
		values (:org, :id, :member, :list, :name, :key, :search, :now)`,
		db.Args{"id": string(v.ID), "member": string(v.Member), "list": v.List, "name": v.Name, "key": nameKey(v.Name), "search": v.Search, "now": tx.Now})
	return taken(err)
}

func selectViews(tx *db.Tx, m access.MemberID, list string) (all []View, err error) {
	return all, tx.Select(&all, `
		select `+columns+` from saved_view
		 where org_id = :org and member_id = :member and list = :list
		 order by name_key`, db.Args{"member": string(m), "list": list})
}

func find(tx *db.Tx, m access.MemberID, id ID) (v View, err error) {
	return v, tx.Get(&v, `select `+columns+` from saved_view where org_id = :org and member_id = :member and id = :id`,
		db.Args{"member": string(m), "id": string(id)})
}

func update(tx *db.Tx, m access.MemberID, id ID, name string) error {
	return taken(tx.ExecOne(`
		update saved_view set name = :name, name_key = :key
		 where org_id = :org and member_id = :member and id = :id`,
		db.Args{"member": string(m), "id": string(id), "name": name, "key": nameKey(name)}))
}

func remove(tx *db.Tx, m access.MemberID, id ID) error {
	return tx.ExecOne(`delete from saved_view where org_id = :org and member_id = :member and id = :id`,
		db.Args{"member": string(m), "id": string(id)})
}

func removeAll(tx *db.Tx, m access.MemberID) error {
	_, err := tx.Exec(`delete from saved_view where org_id = :org and member_id = :member`, db.Args{"member": string(m)})
	return err
}

func taken(err error) error {
	if db.Violated(err, "saved_view_name_key", "saved_view.org_id, saved_view.member_id, saved_view.list, saved_view.name_key") {
		return fault.New(fault.Conflict, "You have a view of this list by this name. Choose another name.").On("name").Because(err)
	}
	return err
}
