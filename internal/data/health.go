package data

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

// HealthEntry is a health record as a member writes it (row 80).
type HealthEntry struct {
	// ID is the record that it changes; empty for a new one.
	ID        RecordID
	ProductID product.ID
	At        time.Time
	Title     string
	Content   string
}

// KeepHealth keeps what the acting member writes about their own health, or
// changes what stands there; where it came from, and for what, stays. A hold
// refuses to change what is kept.
func KeepHealth(tx *db.Tx, e HealthEntry) (Record, error) {
	id, err := self(tx)
	if err != nil {
		return Record{}, err
	}
	n := New{
		MemberID: id, ProductID: e.ProductID, Category: Health, Provenance: Provided, Purpose: Provide, At: e.At, Title: e.Title, Content: e.Content,
	}
	if e.ID != "" {
		return changeHealth(tx, e, n)
	}
	n.Key = db.NewID()
	if _, err := Ingest(tx, []New{n}); err != nil {
		return Record{}, err
	}
	rows, err := list(tx, id, Filter{Category: Health, ProductID: e.ProductID}, Page{Size: maxPage}, nil)
	if err != nil {
		return Record{}, err
	}
	for _, r := range rows {
		if rec, key, err := r.open(tx); err != nil || key == n.Key {
			return rec, err
		}
	}
	return Record{}, fault.New(fault.Invalid, "The time lies too far back to be shown.").On("at")
}

func changeHealth(tx *db.Tx, e HealthEntry, n New) (Record, error) {
	r, err := ownHealth(tx, n.MemberID, e.ID)
	if err != nil {
		return Record{}, err
	}
	if err := tx.Announce(Clearing{n.MemberID}); err != nil {
		return Record{}, err
	}
	rec, key, err := r.open(tx)
	if err != nil {
		return rec, err
	}
	n.Key, n.ProductID, n.Provenance, n.Purpose = key, r.ProductID, r.Provenance, r.Purpose
	if wrong := n.item().problem(); wrong != "" {
		return rec, fault.New(fault.Invalid, "The %s.", wrong)
	}
	if e.At.After(tx.Now.Add(24 * time.Hour)) {
		return rec, fault.New(fault.Invalid, "The time lies in the future.").On("at")
	}
	n.Fields = rec.Fields
	sealed, err := sealRecord(tx, rec.ID, n)
	if err != nil {
		return rec, err
	}
	rec.Title, rec.Content, rec.At = n.Title, n.Content, e.At.UTC().Truncate(time.Microsecond)
	err = tx.ExecOne(`update record set sealed = :sealed, at = :at where org_id = :org and id = :id`,
		db.Args{"id": r.ID, "sealed": sealed, "at": rec.At})
	if err != nil {
		return rec, err
	}
	return rec, recordOwn(tx, n.MemberID, "data.corrected")
}

// DropHealth deletes a health record of the acting member's; shares show it no
// more. A hold refuses it.
func DropHealth(tx *db.Tx, record RecordID) error {
	id, err := self(tx)
	if err != nil {
		return err
	}
	r, err := ownHealth(tx, id, record)
	if err != nil {
		return err
	}
	if err := tx.Announce(Clearing{id}); err != nil {
		return err
	}
	if _, err := deleteFiltered(tx, id, Filter{Records: []string{r.ID}}, 1); err != nil {
		return err
	}
	return recordOwn(tx, id, "data.cleared")
}

// ownHealth finds a health record of a member's.
func ownHealth(tx *db.Tx, m access.MemberID, id RecordID) (recordRow, error) {
	var r recordRow
	err := tx.Get(&r, `select `+recordColumns+` from record where org_id = :org and member_id = :member and id = :id and category = 'health'`+tx.Lock(),
		db.Args{"member": string(m), "id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no such health record of yours.").On("recordId").Because(err)
	}
	return r, err
}

// recordOwn writes that members did something with their own data, not with which:
// that there is health data tells too much.
func recordOwn(tx *db.Tx, m access.MemberID, action string) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "member", ID: string(m)}, Subject: m})
}

// Dealing is an event of the customer relation, as its member sees it.
type Dealing struct {
	ID        string
	Kind      RelationKind
	ProductID product.ID
	Purpose   Purpose
	Category  Category
	At        time.Time
	Title     string
	Fields    map[string]string
	// KeptUntil is set where the law keeps it.
	KeptUntil *time.Time
}

// maxDealings is how many events of the customer relation a member sees at once.
const maxDealings = 200

// Dealings shows the acting member the events of their customer relation, newest
// first, at most 200 (rows 66-71).
func Dealings(tx *db.Tx) ([]Dealing, error) {
	id, err := self(tx)
	if err != nil {
		return nil, err
	}
	rows, err := relations(tx, id)
	if err != nil {
		return nil, err
	}
	out := []Dealing{}
	for i := len(rows) - 1; i >= 0 && len(out) < maxDealings; i-- {
		r := rows[i]
		item, ok, err := r.item(tx, id)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, Dealing{r.ID, r.Kind, r.Product, r.Purpose, item.Category, item.At, item.Title, item.Fields, r.Keep})
		}
	}
	return out, nil
}
