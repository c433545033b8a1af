package directory

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

func (a Answer) args() db.Args {
	return db.Args{
		"id": a.ID, "directory": a.DirectoryID, "hash": a.RequestHash, "status": a.Status,
		"type": a.ResourceType, "resource": a.ResourceID, "sealed": a.Sealed, "at": a.At,
	}
}

// insertAnswer takes the place of an answer that is as old as the given time; a
// younger one stays, and nothing is inserted.
func insertAnswer(tx *db.Tx, a Answer, expired time.Time) (int64, error) {
	args := a.args()
	args["expired"] = expired
	return tx.Exec(`
		insert into directory_answer as a (org_id, id, directory_id, request_hash, status, resource_type, resource_id, sealed, at)
		values (:org, :id, :directory, :hash, :status, :type, :resource, :sealed, :at)
		on conflict (org_id, id) do update
		   set request_hash = excluded.request_hash, status = excluded.status, resource_type = excluded.resource_type,
		       resource_id = excluded.resource_id, sealed = excluded.sealed, at = excluded.at
		 where a.at <= :expired`, args)
}

func findAnswer(tx *db.Tx, id string, expired time.Time) (a Answer, err error) {
	err = tx.Get(&a, `
		select a.id, a.directory_id, a.request_hash, a.status, a.resource_type, a.resource_id, a.sealed, a.at
		  from directory_answer a
		 where a.org_id = :org and a.id = :id and a.at > :expired`, db.Args{"id": id, "expired": expired})
	return a, err
}

func updateAnswer(tx *db.Tx, a Answer) error {
	return tx.ExecOne(`
		update directory_answer
		   set status = :status, resource_type = :type, resource_id = :resource, sealed = :sealed
		 where org_id = :org and id = :id`, db.Args{
		"id": a.ID, "status": a.Status, "type": a.ResourceType, "resource": a.ResourceID, "sealed": a.Sealed,
	})
}

func deleteAnswers(tx *db.Tx, expired time.Time) (int, error) {
	n, err := tx.Exec(`delete from directory_answer where org_id = :org and at <= :expired`, db.Args{"expired": expired})
	return int(n), err
}
