package directory

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Removed remembers that a directory removed an account softly: it is
// deactivated, belongs to no directory any more, and so is hidden from SCIM until
// somebody brings it back or housekeeping deletes it.
func Removed(tx *db.Tx, directory string, m access.MemberID) error {
	_, err := tx.Exec(`
		insert into directory_removed (org_id, member_id, directory_id, removed_at)
		values (:org, :member, :directory, :now)
		on conflict (org_id, member_id) do update
		   set directory_id = excluded.directory_id, removed_at = excluded.removed_at`,
		db.Args{"member": string(m), "directory": directory, "now": tx.Now})
	return err
}

// RemovedBy names the directory that removed an account softly; "" where none
// did, or where it is deleted since.
func RemovedBy(tx *db.Tx, m access.MemberID) (directory string, err error) {
	err = tx.Get(&directory, `
		select r.directory_id
		  from directory_removed r
		  join directory d on d.org_id = r.org_id and d.id = r.directory_id and d.deleted_at is null
		 where r.org_id = :org and r.member_id = :member`, db.Args{"member": string(m)})
	if fault.Is(err, fault.NotFound) {
		err = nil
	}
	return directory, err
}

// BroughtBack forgets that an account was removed.
func BroughtBack(tx *db.Tx, m access.MemberID) error {
	_, err := tx.Exec(`delete from directory_removed where org_id = :org and member_id = :member`, db.Args{"member": string(m)})
	return err
}

// mostDue bounds how many accounts one round of housekeeping deletes.
const mostDue = 500

// RemovedUntil lists the accounts that were removed softly up to a time and are
// still inactive.
func RemovedUntil(tx *db.Tx, t time.Time) (ids []access.MemberID, err error) {
	return ids, tx.Select(&ids, `
		select r.member_id
		  from directory_removed r
		  join member m on m.org_id = r.org_id and m.id = r.member_id
		 where r.org_id = :org and r.removed_at <= :until and not m.active and m.state <> 'deleted'
		 order by r.removed_at
		 limit :limit`, db.Args{"until": t, "limit": mostDue})
}
