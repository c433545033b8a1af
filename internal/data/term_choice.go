package data

import (
	"strconv"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/term"
)

// TermChoices gives, for members, the decisions that govern terms, as the
// resolver takes them. Those about health are given to the member only.
func TermChoices(tx *db.Tx, ids []access.MemberID) (map[access.MemberID][]term.Choice, error) {
	rows, err := decisionsOfMany(tx, ids)
	out := make(map[access.MemberID][]term.Choice, len(ids))
	for _, r := range rows {
		info, err := choiceInfo(r.Kind)
		if err != nil || info.Term == "" || info.Special && tx.Actor.Member != r.Member {
			continue
		}
		out[r.Member] = append(out[r.Member], term.Choice{
			ID: r.ID, Term: info.Term, Value: strconv.FormatBool(r.Allowed), At: r.At.UTC(),
		})
	}
	return out, err
}

type memberDecision struct {
	ID      string          `db:"id"`
	Member  access.MemberID `db:"member_id"`
	Kind    ChoiceKind      `db:"kind"`
	Allowed bool            `db:"allowed"`
	At      time.Time       `db:"at"`
}

func decisionsOfMany(tx *db.Tx, ids []access.MemberID) ([]memberDecision, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	var rows []memberDecision
	err := tx.Select(&rows, `
		select id, member_id, kind, allowed, at
		  from choice
		 where org_id = :org and member_id in (:members)
		 order by member_id, id`, db.Args{"members": names})
	return rows, err
}
