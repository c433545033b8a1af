package data

import (
	"encoding/json"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/seal"
)

// CountsOf counts a member's records by category, product and source, for work
// that is carried out on all of them.
func CountsOf(tx *db.Tx, id access.MemberID) ([]Count, error) { return counts(tx, id, nil) }

// Discard deletes up to limit records of a member that a filter chooses, oldest
// first, because a rule says so, and tells how many. What is restricted stays.
func Discard(tx *db.Tx, id access.MemberID, f Filter, rule string, limit int) (n int, err error) {
	where, args := f.where()
	gone, err := deleteWhere(tx, id, where+unrestricted, args, limit)
	if err != nil || len(gone) == 0 {
		return 0, err
	}
	detail := map[string]any{"rule": rule, "product": string(f.ProductID)}
	for c, count := range gone {
		n -= count
		if c.Class() != Special {
			detail[string(c)] = -count
		}
	}
	return n, audit.Record(tx, audit.Entry{
		Action: "data.discarded", Object: audit.Object{Type: "member", ID: string(id)}, Subject: id, Detail: detail,
	})
}

// Move carries up to limit records that a filter chooses from a member to
// another, oldest first: they are sealed again, under the new owner's key. to is
// a transaction of the new owner's organization, beside from in one whole. With
// all, everything goes, because the new owner is the same person; else neither
// health nor credentials do. What is restricted stays where it is. It returns the
// ids that they have now; one whose key is destroyed has an empty one.
func Move(from, to *db.Tx, m, owner access.MemberID, f Filter, all bool, limit int) ([]string, error) {
	where, args := f.where()
	where += unrestricted
	if !all {
		where += " and category not in (:never)"
		args["never"] = texts(kept())
	}
	args["member"], args["limit"] = string(m), limit
	var rows []recordRow
	err := from.Select(&rows, `
		select `+recordColumns+` from record
		 where org_id = :org and member_id = :member`+where+`
		 order by at, id
		 limit :limit`+from.Lock(), args)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	here, there, ids, moved := map[Category]int{}, map[Category]int{}, make([]string, 0, len(rows)), make([]string, 0, len(rows))
	for _, r := range rows {
		id, isNew, err := r.moveTo(from, to, owner)
		if err != nil {
			return nil, err
		}
		if isNew {
			there[r.Category]++
		}
		here[r.Category]--
		ids, moved = append(ids, r.ID), append(moved, id)
	}
	if _, err := from.Exec(`delete from record where org_id = :org and id in (:ids)`, db.Args{"ids": ids}); err != nil {
		return nil, err
	}
	if err := addTally(from, here); err != nil {
		return nil, err
	}
	return moved, addTally(to, there)
}

// kept are the categories that never go to somebody else.
func kept() (out []Category) {
	for _, c := range Categories {
		if c.Class == Special || c.Class == Metadata {
			out = append(out, c.Category)
		}
	}
	return out
}

// moveTo keeps a copy for the new owner, in the place of the record. One whose
// key is destroyed has nothing to copy.
func (r recordRow) moveTo(from, to *db.Tx, owner access.MemberID) (now string, isNew bool, err error) {
	rec, key, err := r.open(from)
	if err != nil || rec.Erased {
		return "", false, err
	}
	id := RecordID(db.NewID())
	plain, err := json.Marshal(sealedPart{Key: key, Title: rec.Title, Content: rec.Content, Fields: rec.Fields})
	if err != nil {
		return "", false, err
	}
	sealed, err := seal.Seal(to, owner, seal.Content, place(id, r.Category), plain)
	if err != nil {
		return "", false, err
	}
	blind, err := seal.Blind(to, "record.source_key", string(id)+"/"+string(owner)+"/"+key)
	if err != nil {
		return "", false, err
	}
	moved := r
	moved.ID, moved.MemberID, moved.Sealed = string(id), owner, sealed
	isNew, err = insertRecord(to, moved, blind)
	return moved.ID, isNew, err
}
