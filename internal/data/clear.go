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

// CountOwn counts what Clear would clear of the acting member's records.
func CountOwn(tx *db.Tx, f Filter) (int, error) {
	id, err := self(tx)
	if err != nil {
		return 0, err
	}
	return countFiltered(tx, id, f)
}

// Clear deletes records of the acting member that the filter chooses, oldest
// first, up to clearRows (row 32). What other systems hold is theirs to erase: a
// rights request reaches them. A hold refuses it.
func Clear(tx *db.Tx, f Filter) (Cleared, error) {
	id, err := self(tx)
	if err != nil {
		return Cleared{}, err
	}
	if err := tx.Announce(Clearing{id}); err != nil {
		return Cleared{}, err
	}
	gone, err := deleteFiltered(tx, id, f, clearRows)
	if err != nil || len(gone) == 0 {
		return Cleared{}, err
	}
	out, detail := Cleared{}, map[string]any{"product": string(f.ProductID)}
	for c, n := range gone {
		out.Count -= n
		if c.Class() != Special { // that there is some tells too much
			detail[string(c)] = -n
		}
	}
	out.More = out.Count == clearRows
	return out, audit.Record(tx, audit.Entry{
		Action: "data.cleared", Object: audit.Object{Type: "member", ID: string(id)}, Subject: id, Detail: detail,
	})
}
