package term

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// OwnConflict says who sees to a conflict; "" gives it to nobody. That the
// member is there is for the caller to see.
func OwnConflict(tx *db.Tx, id ConflictID, owner access.MemberID) (Standing, error) {
	all, err := StandingConflicts(tx)
	if err != nil {
		return Standing{}, err
	}
	for _, c := range all {
		if c.ID != id {
			continue
		}
		c.Owner = owner
		if err := saveConflictOwner(tx, id, owner); err != nil {
			return c, err
		}
		return c, audit.Record(tx, audit.Entry{
			Action: "term.conflict_owned", Object: audit.Object{Type: "term", ID: string(c.Question.Term)},
			Detail: map[string]any{"conflict": id, "owner": owner},
		})
	}
	return Standing{}, fault.New(fault.NotFound, "There is no conflict with this id; perhaps it is settled.").On("termConflictId")
}

func conflictOwners(tx *db.Tx) (map[ConflictID]access.MemberID, error) {
	var rows []struct {
		ID    ConflictID      `db:"id"`
		Owner access.MemberID `db:"owner_id"`
	}
	err := tx.Select(&rows, `select id, owner_id from term_conflict_owner where org_id = :org`, nil)
	out := make(map[ConflictID]access.MemberID, len(rows))
	for _, r := range rows {
		out[r.ID] = r.Owner
	}
	return out, err
}

func saveConflictOwner(tx *db.Tx, id ConflictID, owner access.MemberID) error {
	if owner == "" {
		_, err := tx.Exec(`delete from term_conflict_owner where org_id = :org and id = :id`, db.Args{"id": string(id)})
		return err
	}
	_, err := tx.Exec(`
		insert into term_conflict_owner (org_id, id, owner_id, at) values (:org, :id, :owner, :now)
		on conflict (org_id, id) do update set owner_id = :owner, at = :now`,
		db.Args{"id": string(id), "owner": string(owner), "now": tx.Now})
	return err
}
