package directory

import (
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// Provisioned is how much a directory owns.
type Provisioned struct {
	// Members are its accounts, deleted ones not among them; Groups its groups.
	Members, Groups int
}

// Owns counts what a directory owns, for whoever is about to delete it.
func Owns(tx *db.Tx, id string) (p Provisioned, err error) {
	args := db.Args{"directory": id}
	if err := tx.Get(&p.Members, `
		select count(*) from member m
		 where m.org_id = :org and m.directory_id = :directory and m.state <> 'deleted'`, args); err != nil {
		return p, err
	}
	return p, tx.Get(&p.Groups, `select count(*) from member_group g where g.org_id = :org and g.directory_id = :directory`, args)
}

// Delete ends a directory for good: its tokens and clients open nothing any more,
// and its accounts and groups stay as they are and belong to nobody, as if they
// had been made by hand. Accounts that it removed softly are deleted when their
// time has come. Confirm is its name, as whoever deletes it typed it. The event
// counts what was given up.
func Delete(tx *db.Tx, id, confirm string) (Provisioned, error) {
	d, err := find(tx, id, tx.Lock())
	if err != nil {
		return Provisioned{}, err
	}
	if strings.TrimSpace(confirm) != d.Name {
		return Provisioned{}, fault.New(fault.Invalid, "Type the directory's name, %s, to confirm that it is deleted.", d.Name).On("confirmName")
	}
	p, err := Owns(tx, id)
	if err != nil {
		return p, err
	}
	if err := member.Disown(tx, id); err != nil {
		return p, err
	}
	if err := bury(tx, id); err != nil {
		return p, err
	}
	return p, d.note(tx, "directory.deleted", map[string]any{"members": p.Members, "groups": p.Groups})
}

// bury ends a directory's credentials, removes what only it needs, and marks it
// deleted. Its log stays as long as logs do, without the values.
func bury(tx *db.Tx, id string) error {
	if err := forgetValues(tx, id); err != nil {
		return err
	}
	args := db.Args{"id": id, "now": tx.Now}
	for _, statement := range []string{
		`update directory_token set revoked_at = :now where org_id = :org and directory_id = :id and revoked_at is null`,
		`delete from directory_access where org_id = :org and client_id in (
		        select c.id from directory_client c where c.org_id = :org and c.directory_id = :id)`,
		`update directory_client set revoked_at = :now where org_id = :org and directory_id = :id and revoked_at is null`,
		`delete from directory_answer where org_id = :org and directory_id = :id`,
		`delete from directory_health where org_id = :org and directory_id = :id`,
		`delete from directory_conflict where org_id = :org and directory_id = :id`,
	} {
		if _, err := tx.Exec(statement, args); err != nil {
			return err
		}
	}
	return tx.ExecOne(`update directory set state = 'paused', deleted_at = :now where org_id = :org and id = :id`, args)
}
