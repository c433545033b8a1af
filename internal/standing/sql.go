package standing

import (
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

const columns = `n.id, n.kind, n.state, n.reason, n.given_at, n.effective_at, n.closes_at, n.ended_at`

func insert(tx *db.Tx, n Notice) error {
	_, err := tx.Exec(`
		insert into organization_notice (org_id, id, kind, reason, state, given_at, effective_at)
		values (:org, :id, :kind, :reason, :state, :given, :effective)`, db.Args{
		"id": n.ID, "kind": string(n.Kind), "reason": n.Reason, "state": string(n.State), "given": n.GivenAt, "effective": n.EffectiveAt,
	})
	if db.Violated(err, "organization_notice_open_key", "organization_notice.org_id") {
		return fault.New(fault.Conflict, "Notice was given already. Revoke it first.").Because(err)
	}
	return err
}

func save(tx *db.Tx, n Notice) error {
	return tx.ExecOne(`
		update organization_notice
		   set state = :state, closes_at = :closes, ended_at = :ended
		 where org_id = :org and id = :id`,
		db.Args{"id": n.ID, "state": string(n.State), "closes": n.ClosesAt, "ended": n.EndedAt})
}

func end(tx *db.Tx, n Notice, s State) error {
	n.State, n.EndedAt = s, &tx.Now
	return save(tx, n)
}

func find(tx *db.Tx, id string) (n Notice, err error) {
	err = tx.Get(&n, `select `+columns+` from organization_notice n where n.org_id = :org and n.id = :id`+tx.Lock(), db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no notice with this id.").Because(err)
	}
	return n, err
}

// Open is the notice that was given or carried out and has not ended; none is a
// fault of kind NotFound.
func Open(tx *db.Tx) (n Notice, err error) {
	err = tx.Get(&n, `
		select `+columns+`
		  from organization_notice n
		 where n.org_id = :org and n.state in ('given', 'carried_out')`+tx.Lock(), nil)
	return n, err
}

// List lists every notice to the organization, newest first.
func List(tx *db.Tx) ([]Notice, error) {
	var all []Notice
	err := tx.Select(&all, `select `+columns+` from organization_notice n where n.org_id = :org order by n.id desc`, nil)
	return all, err
}
