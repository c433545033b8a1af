package rights

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/seal"
)

const redactionColumns = `id, request_id, scope, place, field, passage, reason, state, person, places, made, decided`

type redactionRow struct {
	ID        RedactionID     `db:"id"`
	RequestID ID              `db:"request_id"`
	Scope     RedactionScope  `db:"scope"`
	Place     string          `db:"place"`
	Field     string          `db:"field"`
	Passage   []byte          `db:"passage"`
	Reason    RedactionReason `db:"reason"`
	State     RedactionState  `db:"state"`
	Person    access.MemberID `db:"person"`
	Places    int             `db:"places"`
	Made      db.JSON[Step]   `db:"made"`
	Decided   db.JSON[*Step]  `db:"decided"`
}

func (r redactionRow) redaction() Redaction {
	return Redaction{
		ID: r.ID, RequestID: r.RequestID, Scope: r.Scope, Place: r.Place, Field: r.Field, Reason: r.Reason, State: r.State,
		Person: r.Person, Places: r.Places, Made: r.Made.V, Decided: r.Decided.V,
	}
}

func insertRedaction(tx *db.Tx, r Request, x Redaction) error {
	sealed, err := seal.Seal(tx, r.MemberID, seal.Request, x.place(), []byte(x.Passage))
	if err != nil {
		return err
	}
	_, err = tx.Exec(`
		insert into redaction (org_id, id, request_id, scope, place, field, passage, reason, state, person, places, made, decided)
		values (:org, :id, :request, :scope, :place, :field, :passage, :reason, :state, :person, :places, :made, :decided)`,
		db.Args{
			"id": string(x.ID), "request": string(x.RequestID), "scope": string(x.Scope), "place": x.Place, "field": x.Field,
			"passage": sealed, "reason": string(x.Reason), "state": string(x.State), "person": string(x.Person),
			"places": x.Places, "made": db.AsJSON(x.Made), "decided": optional(x.Decided),
		})
	return err
}

// saveRedaction writes a decision.
func saveRedaction(tx *db.Tx, x Redaction) error {
	return tx.ExecOne(`
		update redaction set state = :state, reason = :reason, decided = :decided
		 where org_id = :org and id = :id`,
		db.Args{"id": string(x.ID), "state": string(x.State), "reason": string(x.Reason), "decided": optional(x.Decided)})
}

// findRedaction reads a redaction without its passage.
func findRedaction(tx *db.Tx, id RedactionID) (redactionRow, error) {
	var row redactionRow
	err := tx.Get(&row, `select `+redactionColumns+` from redaction where org_id = :org and id = :id`, db.Args{"id": string(id)})
	return row, err
}

// redactionsOf lists a request's redactions with what they take out, in the
// order in which they were made.
func redactionsOf(tx *db.Tx, r Request) ([]Redaction, error) {
	var rows []redactionRow
	err := tx.Select(&rows, `
		select `+redactionColumns+`
		  from redaction
		 where org_id = :org and request_id = :request
		 order by id`, db.Args{"request": string(r.ID)})
	if err != nil {
		return nil, err
	}
	out := make([]Redaction, len(rows))
	for i, row := range rows {
		out[i] = row.redaction()
		if out[i].Passage, err = openPassage(tx, r, row.ID, row.Passage); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// countRedactions counts a request's redactions in a state.
func countRedactions(tx *db.Tx, id ID, s RedactionState) (n int, err error) {
	return n, tx.Get(&n, `
		select count(*) from redaction
		 where org_id = :org and request_id = :request and state = :state`,
		db.Args{"request": string(id), "state": string(s)})
}

// dropPassages forgets what redactions took out; that they did, and why, stays.
func dropPassages(tx *db.Tx, id ID) error {
	_, err := tx.Exec(`update redaction set passage = null where org_id = :org and request_id = :request`,
		db.Args{"request": string(id)})
	return err
}

// dropPerson forgets the suggestions that name somebody.
func dropPerson(tx *db.Tx, id access.MemberID) error {
	_, err := tx.Exec(`update redaction set person = '' where org_id = :org and person = :person`,
		db.Args{"person": string(id)})
	return err
}

type reviewRow struct {
	State     string          `db:"state"`
	More      int             `db:"more"`
	Leaks     db.JSON[[]Leak] `db:"leaks"`
	ScannedAt *time.Time      `db:"scanned_at"`
}

// beginReview notes that a package is looked through; nothing where it was.
func beginReview(tx *db.Tx, id ID) error {
	_, err := tx.Exec(`
		insert into review (org_id, request_id, state, more, leaks, scanned_at)
		values (:org, :request, 'scanning', 0, :leaks, null)
		on conflict (org_id, request_id) do nothing`,
		db.Args{"request": string(id), "leaks": db.AsJSON([]Leak{})})
	return err
}

func endReview(tx *db.Tx, id ID, more int) error {
	return tx.ExecOne(`
		update review set state = 'ready', more = :more, scanned_at = :now
		 where org_id = :org and request_id = :request`,
		db.Args{"request": string(id), "more": more, "now": tx.Now})
}

func saveLeaks(tx *db.Tx, id ID, leaks []Leak) error {
	if err := beginReview(tx, id); err != nil {
		return err
	}
	return tx.ExecOne(`update review set leaks = :leaks where org_id = :org and request_id = :request`,
		db.Args{"request": string(id), "leaks": db.AsJSON(leaks)})
}

// findReview reads a review; the zero row where there is none.
func findReview(tx *db.Tx, id ID) (row reviewRow, err error) {
	var rows []reviewRow
	err = tx.Select(&rows, `
		select state, more, leaks, scanned_at from review
		 where org_id = :org and request_id = :request`, db.Args{"request": string(id)})
	if len(rows) > 0 {
		row = rows[0]
	}
	return row, err
}
