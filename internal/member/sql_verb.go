package member

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// replaceRoles keeps who gave the roles that stay.
func replaceRoles(tx *db.Tx, id ID, before, after []access.Role) error {
	for _, r := range before {
		if slices.Contains(after, r) {
			continue
		}
		if _, err := tx.Exec(`delete from member_role where org_id = :org and member_id = :member and role = :role`,
			db.Args{"member": string(id), "role": string(r)}); err != nil {
			return err
		}
	}
	var rows []db.Args
	for _, r := range after {
		if !slices.Contains(before, r) {
			rows = append(rows, db.Args{
				"member": string(id), "role": string(r), "now": tx.Now,
				"kind": string(tx.Actor.Kind), "by": tx.Actor.ID,
			})
		}
	}
	_, err := tx.InsertMany(`
		insert into member_role (org_id, member_id, role, granted_at, granted_by_kind, granted_by)
		values (:org, :member, :role, :now, :kind, :by)`, rows)
	return err
}

// otherOwners counts the active owners beside one member, and locks them: two
// owners who leave at the same time must not both succeed. A break-glass account
// is an owner and is not counted: it mends the way in for an hour and runs out of
// codes, so an organization that has nothing else has lost its owner.
func otherOwners(tx *db.Tx, but ID) (int, error) {
	var ids []string
	err := tx.Select(&ids, selectOwners+` order by r.member_id`+tx.Lock(), db.Args{"but": string(but)})
	return len(ids), err
}

const selectOwners = `
	select r.member_id
	  from member_role r
	  join member m on m.org_id = r.org_id and m.id = r.member_id
	 where r.org_id = :org and r.role = 'owner' and m.state = 'active' and r.member_id <> :but
	   and not exists (select 1 from breakglass_account b where b.org_id = r.org_id and b.member_id = r.member_id)`

// CountOwners counts the active owners; break-glass accounts are none of them.
func CountOwners(tx *db.Tx) (int, error) {
	var ids []string
	err := tx.Select(&ids, selectOwners, db.Args{"but": ""})
	return len(ids), err
}

func isVendor(tx *db.Tx) (bool, error) {
	var vendor bool
	err := tx.Get(&vendor, `select vendor from organization where org_id = :org`, nil)
	return vendor, err
}

// removeOwned deletes the rows by which a member is found or may do something.
func removeOwned(tx *db.Tx, id ID) error {
	for _, table := range owned {
		if err := deleteRows(tx, table, id); err != nil {
			return err
		}
	}
	return nil
}

// blank removes every attribute of a deleted member and tells whether there was
// something to remove.
func blank(tx *db.Tx, id ID) (bool, error) {
	n, err := tx.Exec(`
		update member
		   set user_name = '', external_id = '', display_name = '', profile = '{}', version = version + 1, updated_at = :now
		 where org_id = :org and id = :id and user_name <> ''`, db.Args{"id": string(id), "now": tx.Now})
	return n > 0, err
}

// SawSignIn keeps when a member last signed in. It is no change of the account:
// the version stays, and the session's own event tells of it.
func SawSignIn(tx *db.Tx, id ID) error {
	return notFound(tx.ExecOne(`
		update member
		   set last_sign_in_at = :now
		 where org_id = :org and id = :id and state <> 'deleted'`, db.Args{"id": string(id), "now": tx.Now}), "member")
}

// CountByState counts the organization's members in each state.
func CountByState(tx *db.Tx) (map[State]int, error) {
	var rows []struct {
		State State `db:"state"`
		N     int   `db:"n"`
	}
	err := tx.Select(&rows, `
		select m.state, count(*) as n
		  from member m
		 where m.org_id = :org
		 group by m.state`, nil)
	counts := make(map[State]int, len(rows))
	for _, r := range rows {
		counts[r.State] = r.N
	}
	return counts, err
}

// Day is how many members joined and were deleted on one day (UTC).
type Day struct {
	// Date is YYYY-MM-DD.
	Date    string `db:"date"`
	Created int    `db:"created"`
	Deleted int    `db:"deleted"`
}

// PerDay counts joined and deleted members for each day since a time on which
// there were some, oldest first.
func PerDay(tx *db.Tx, since time.Time) ([]Day, error) {
	var days []Day
	err := tx.Select(&days, `
		select d.date, sum(d.created) as created, sum(d.deleted) as deleted
		  from (select `+tx.Day("m.created_at")+` as date, 1 as created, 0 as deleted
		          from member m
		         where m.org_id = :org and m.created_at >= :since
		         union all
		        select `+tx.Day("m.deleted_at")+`, 0, 1
		          from member m
		         where m.org_id = :org and m.deleted_at >= :since) d
		 group by d.date
		 order by d.date`, db.Args{"since": since})
	return days, err
}
