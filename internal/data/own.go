package data

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// Own shows the acting member their own records, newest first (row 32).
func Own(tx *db.Tx, f Filter, p Page) (Rows[Record], error) {
	id, err := self(tx)
	if err != nil {
		return Rows[Record]{}, err
	}
	rows, err := list(tx, id, f, p, nil)
	if err != nil {
		return Rows[Record]{}, err
	}
	records, err := openAll(tx, rows)
	if err != nil {
		return Rows[Record]{}, err
	}
	stored, err := inForce(tx, id)
	if err != nil {
		return Rows[Record]{}, err
	}
	for i, r := range records {
		records[i].Restricted = restricts(stored, kind{r.ProductID, r.Category})
	}
	err = keptUntil(tx, id, records)
	return rowsOf(p, records, Record.cursor), err
}

// self is the member who acts.
func self(tx *db.Tx) (access.MemberID, error) {
	if tx.Actor.Member == "" || !tx.Actor.May(access.OwnData) {
		return "", fault.New(fault.Denied, "This is for members about themselves. Sign in as a member.").Coded(string(access.OwnData))
	}
	return tx.Actor.Member, nil
}

// Overview counts a member's records by category, product and source, never
// what they say. Of somebody else's it leaves out health, whose mere existence
// tells too much, and everything of accounts that are the member's own.
func Overview(tx *db.Tx, id member.ID) ([]Count, error) {
	m, err := member.Find(tx, id)
	if err != nil {
		return nil, err
	}
	all, err := counts(tx, id, nil)
	if err != nil {
		return nil, err
	}
	stored, err := inForce(tx, id)
	for i, c := range all {
		all[i].Restricted = restricts(stored, kind{c.ProductID, c.Category})
	}
	if err != nil || tx.Actor.Member == id || tx.Actor.May(access.Work) {
		return all, err
	}
	out := make([]Count, 0, len(all))
	for _, c := range all {
		if m.AccountKind == member.WorkOrSchool && c.Category.Class() != Special {
			out = append(out, c)
		}
	}
	return out, nil
}

// Tally counts the organization's records by category, from counters that are
// kept with every change, so its cost does not grow with the records.
func Tally(tx *db.Tx) ([]CategoryCount, error) { return tally(tx) }
