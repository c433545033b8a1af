package member

import "github.com/sysoon/steward/internal/db"

// InAny tells whether a member is in one of the groups. Groups that are not there
// count for nothing.
func InAny(tx *db.Tx, id ID, groups []GroupID) (bool, error) {
	if len(groups) == 0 {
		return false, nil
	}
	var n int
	err := tx.Get(&n, `
		select count(*)
		  from membership
		 where org_id = :org and member_id = :member and group_id in (:groups)`,
		db.Args{"member": string(id), "groups": groups})
	return n > 0, err
}
