package data

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// CountOf counts the records that Steward itself holds of a member, of these
// categories (all when empty) and from one time up to another (nil for open).
func CountOf(tx *db.Tx, id access.MemberID, categories []Category, from, until *time.Time) (n int, err error) {
	where, args := "", db.Args{"member": string(id)}
	if len(categories) > 0 {
		names := make([]string, len(categories))
		for i, c := range categories {
			names[i] = string(c)
		}
		where += " and category in (:categories)"
		args["categories"] = names
	}
	if from != nil {
		where += " and at >= :from"
		args["from"] = *from
	}
	if until != nil {
		where += " and at < :until"
		args["until"] = *until
	}
	return n, tx.Get(&n, `select count(*) from record where org_id = :org and member_id = :member`+where, args)
}
