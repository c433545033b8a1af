package member

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

// ChangedSince returns members of a directory that were changed or deleted at a
// time or later, up to limit.
func ChangedSince(tx *db.Tx, at time.Time, directory string, limit int) ([]ID, error) {
	var ids []ID
	err := tx.Select(&ids, `
		select m.id
		  from member m
		 where m.org_id = :org and m.directory_id = :directory and m.updated_at >= :at
		 order by m.id desc
		 limit :limit`, db.Args{"at": at, "directory": directory, "limit": limit})
	return ids, err
}

// GroupsChangedSince returns groups of a directory that were changed at a time
// or later, up to limit.
func GroupsChangedSince(tx *db.Tx, at time.Time, directory string, limit int) ([]GroupID, error) {
	var ids []GroupID
	err := tx.Select(&ids, `
		select g.id
		  from member_group g
		 where g.org_id = :org and g.directory_id = :directory and g.updated_at >= :at
		 order by g.id desc
		 limit :limit`, db.Args{"at": at, "directory": directory, "limit": limit})
	return ids, err
}
