package data

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// KeptFor asks how long records of a product's category are kept: term
// retention.records.
func KeptFor(rules term.Rules, now time.Time, p product.ID, c Category) term.Resolution {
	return term.Resolve(rules, term.Question{
		Term: term.RetentionRecords, ValidAt: now, KnownAt: now, Scope: term.Scope{Product: string(p), Category: string(c)},
	})
}

// Arose is when a record that is due at a time arose.
func Arose(kept term.Resolution, due time.Time) time.Time {
	at := due
	d := kept.Value.Duration()
	for range 3 { // months have different lengths, so the way back is sought
		at = at.Add(due.Sub(d.After(at, nil)))
	}
	return at
}

// keptUntil says when each record is due to go, and to whom data of its kind was
// given, as far as the member may know. What is restricted has no such day: no
// rule deletes it before the restriction is lifted.
func keptUntil(tx *db.Tx, m access.MemberID, list []Record) error {
	rules, err := term.Load(tx)
	if err != nil {
		return err
	}
	given, err := listDisclosures(tx, m, Page{Size: maxPage}, true)
	if err != nil {
		return err
	}
	for i, r := range list {
		if kept := KeptFor(rules, tx.Now, r.ProductID, r.Category); !kept.External && !r.Restricted {
			until := kept.Value.Duration().After(r.At, nil).UTC()
			list[i].KeptUntil = &until
		}
		list[i].Recipients = recipients(given, r)
	}
	return nil
}

// recipients are those to whom data of a record's kind was given after it arose.
func recipients(given []Disclosure, r Record) (out []string) {
	seen := map[string]bool{}
	for _, d := range given {
		about := d.ProductID == "" || d.ProductID == r.ProductID
		for _, c := range d.Categories {
			if about && c == r.Category && !d.At.Before(r.At) && d.Recipient != "" && !seen[d.Recipient] {
				seen[d.Recipient] = true
				out = append(out, d.Recipient)
			}
		}
	}
	return out
}

// Due reads the next records of a product's category that arose before a time,
// oldest first after a place, by member; place is where to go on.
func Due(tx *db.Tx, p product.ID, c Category, before time.Time, after string, limit int) (by map[access.MemberID][]RecordID, place string, err error) {
	where, args := "", db.Args{"product": string(p), "category": string(c), "before": before, "limit": limit}
	if after != "" {
		at, id, err := parseCursor(after)
		if err != nil {
			return nil, "", err
		}
		where = " and (at, id) > (:after_at, :after_id)"
		args["after_at"], args["after_id"] = at, id
	}
	var rows []struct {
		ID     RecordID        `db:"id"`
		Member access.MemberID `db:"member_id"`
		At     time.Time       `db:"at"`
	}
	err = tx.Select(&rows, `
		select id, member_id, at from record
		 where org_id = :org and product_id = :product and category = :category and at < :before`+where+`
		 order by at, id
		 limit :limit`, args)
	by = map[access.MemberID][]RecordID{}
	for _, r := range rows {
		by[r.Member] = append(by[r.Member], r.ID)
		place = cursorOf(r.At, string(r.ID))
	}
	return by, place, err
}

// LetGo deletes records of a member that are due. The event says how many.
func LetGo(tx *db.Tx, m access.MemberID, p product.ID, c Category, ids []RecordID) error {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	n, err := tx.Exec(`delete from record where org_id = :org and member_id = :member and id in (:ids)`, db.Args{"member": string(m), "ids": names})
	if err != nil || n == 0 {
		return err
	}
	if err := addTally(tx, map[Category]int{c: -int(n)}); err != nil {
		return err
	}
	detail := map[string]any{"rule": string(term.RetentionRecords), "product": string(p)}
	if c.Class() != Special {
		detail[string(c)] = n
	}
	return audit.Record(tx, audit.Entry{
		Action: "data.discarded", Object: audit.Object{Type: "member", ID: string(m)}, Subject: m, Detail: detail,
	})
}
