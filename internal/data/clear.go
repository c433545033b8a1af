package data

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
)

// Clearing is announced, in the transaction, before members clear records of
// their own. A subscriber that must keep them, such as a legal hold, returns a
// fault.
type Clearing struct{ ID access.MemberID }

// Cleared is what a call of Clear did.
type Cleared struct {
	Count int
	// More tells that there is more to clear: call again.
	More bool
}

// clearRows bounds what one call clears, so that nobody waits long behind it.
const clearRows = 1000

// CountOwn counts what Clear would clear.
func CountOwn(tx *db.Tx, f Filter) (int, error) {
	id, err := self(tx)
	if err != nil {
		return 0, err
	}
	n, err := countFiltered(tx, id, f)
	if err != nil {
		return 0, err
	}
	events, err := clearableRelations(tx, id, f, allEvents)
	return n + len(events), err
}

// Clear deletes what the filter chooses of the acting member's own, up to
// clearRows: records, oldest first, and then events of the customer relation that
// no law keeps (row 32). Choices, disclosures and who looked stay: they tell what
// was done, and end with the account. What other systems hold is theirs to erase,
// where days and products mean nothing: a rights request reaches them, and proves
// it. A hold refuses it.
func Clear(tx *db.Tx, f Filter) (Cleared, error) {
	id, err := self(tx)
	if err != nil {
		return Cleared{}, err
	}
	if err := tx.Announce(Clearing{id}); err != nil {
		return Cleared{}, err
	}
	gone, err := clearSome(tx, id, f)
	if err != nil || len(gone) == 0 {
		return Cleared{}, err
	}
	out, detail := Cleared{}, map[string]any{"product": string(f.ProductID)}
	for c, n := range gone {
		out.Count += n
		if c.Class() != Special { // that there is some tells too much
			detail[string(c)] = n
		}
	}
	out.More = out.Count == clearRows
	return out, audit.Record(tx, audit.Entry{
		Action: "data.cleared", Object: audit.Object{Type: "member", ID: string(id)}, Subject: id, Detail: detail,
	})
}

// clearSome deletes up to clearRows and counts them by category.
func clearSome(tx *db.Tx, m access.MemberID, f Filter) (map[Category]int, error) {
	deleted, err := deleteFiltered(tx, m, f, clearRows)
	if err != nil {
		return nil, err
	}
	gone, room := map[Category]int{}, clearRows
	for c, n := range deleted {
		gone[c] -= n
		room += n
	}
	events, err := clearableRelations(tx, m, f, room)
	if err != nil || len(events) == 0 {
		return gone, err
	}
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
		gone[relationKinds[e.Kind].category]++
	}
	_, err = tx.Exec(`delete from customer_event where org_id = :org and id in (:ids)`, db.Args{"ids": ids})
	return gone, err
}

// allEvents bounds how many events of one member are counted.
const allEvents = 10_000

// clearableRelations are a member's events that a filter chooses and no law
// keeps, oldest first. A filter that names records means none.
func clearableRelations(tx *db.Tx, m access.MemberID, f Filter, limit int) (rows []relationRow, err error) {
	kinds := []string{}
	for k, info := range relationKinds {
		if f.Category == "" || f.Category == info.category {
			kinds = append(kinds, string(k))
		}
	}
	if len(kinds) == 0 || len(f.Records) > 0 || limit <= 0 {
		return nil, nil
	}
	f.Category = "" // an event has its category by its kind
	where, args := f.where()
	args["member"], args["relations"], args["now"], args["limit"] = string(m), kinds, tx.Now, limit
	return rows, tx.Select(&rows, `
		select id, kind, product_id, purpose, at, keep_until
		  from customer_event
		 where org_id = :org and member_id = :member and kind in (:relations) and (keep_until is null or keep_until <= :now)`+where+`
		 order by at, id
		 limit :limit`, args)
}
