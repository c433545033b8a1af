// Package data knows what is held about a member: records by category, product
// and purpose, sealed under the member's key; who looked at them and why; to
// whom they were disclosed; and what the member chose. It also knows the
// sources that hold such data, the built-in one and products' behind the source
// protocol (package protocol).
//
// What a record says leaves this package in three ways only: to the member
// (Own), to an administrator as the terms allow, with a reason and an event
// (Read), and to a rights request through a Source. Health never goes the
// second way, nor do records of personal accounts.
//
// It refuses to know requests, deadlines and holds (internal/rights), and it
// decides no rule that a term decides.
package data

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

// RecordID identifies a record (UUID version 7 as text).
type RecordID string

// BuiltinID is the source id of what Steward keeps itself.
const BuiltinID product.SourceID = "builtin"

// Record is one item of member data.
type Record struct {
	ID         RecordID
	MemberID   access.MemberID
	ProductID  product.ID
	SourceID   product.SourceID
	Category   Category
	Provenance Provenance
	Purpose    Purpose
	// At is when what it tells of happened.
	At time.Time
	// Title, Content and Fields are personal and kept sealed.
	Title   string
	Content string
	Fields  map[string]string
	// KeptUntil is when it is due to go by the terms, and Recipients are those to
	// whom data of its kind was given since it arose: for the member alone.
	KeptUntil  *time.Time
	Recipients []string
	// Restricted tells that it is stored and not used otherwise (Restriction).
	Restricted bool
	// Erased tells that the key is destroyed and what is personal is gone.
	Erased bool
}

// Count is how many records of a category a product has in a source, and from
// when to when.
type Count struct {
	Category  Category
	ProductID product.ID
	SourceID  product.SourceID
	Count     int
	First     time.Time
	Last      time.Time
	// Restricted tells that they are stored and not used otherwise (Restriction);
	// Overview alone says so.
	Restricted bool
}

// CategoryCount is how many records an organization has of a category.
type CategoryCount struct {
	Category Category
	Count    int
}

// Filter narrows a list of records; zero fields don't.
type Filter struct {
	ProductID product.ID
	Category  Category
	// From and To bound At: from inclusive, to exclusive.
	From, To *time.Time
	// Records are these alone, by id.
	Records []string
}

// Page asks for Size rows, 1 to 200, after the cursor of a row; 0 means 50.
type Page struct {
	Size  int
	After string
	// Back reads towards the beginning instead: from the end, or from the row
	// After names. The nearest comes first.
	Back bool
}

const (
	defaultPage = 50
	maxPage     = 200
)

func (p Page) size() int {
	if p.Size <= 0 {
		return defaultPage
	}
	return min(p.Size, maxPage)
}

// Rows is a page of a list.
type Rows[T any] struct {
	Items []T
	// Cursors has one for each item.
	Cursors []string
	// More tells whether there is more after the last item.
	More bool
}

// rowsOf cuts the row that only told that there is more.
func rowsOf[T any](p Page, items []T, cursor func(T) string) Rows[T] {
	var r Rows[T]
	if n := p.size(); len(items) > n {
		items, r.More = items[:n], true
	}
	r.Items = items
	for _, i := range items {
		r.Cursors = append(r.Cursors, cursor(i))
	}
	return r
}

// cursor is a record's place among a member's records by time.
func (r Record) cursor() string { return cursorOf(r.At, string(r.ID)) }

func (r recordRow) cursor() string { return cursorOf(r.At, r.ID) }

func cursorOf(at time.Time, id string) string { return at.UTC().Format(cursorForm) + "." + id }

const cursorForm = "20060102T150405.000000"

func parseCursor(s string) (at time.Time, id string, err error) {
	if len(s) > len(cursorForm) {
		if at, err = time.Parse(cursorForm, s[:len(cursorForm)]); err == nil {
			return at, strings.TrimPrefix(s[len(cursorForm):], "."), nil
		}
	}
	return at, "", fault.New(fault.Invalid, "The cursor is not one that was given out. Begin again without it.").On("after")
}

// sealedPart is what of a record is sealed.
type sealedPart struct {
	Key     string            `json:"k"`
	Title   string            `json:"t,omitempty"`
	Content string            `json:"c,omitempty"`
	Fields  map[string]string `json:"f,omitempty"`
}

// place binds a record's sealed part to the record and its category, so that
// neither can be exchanged in the database.
func place(id RecordID, c Category) string { return "record/" + string(id) + "/" + string(c) }

func sealRecord(tx *db.Tx, id RecordID, n New) ([]byte, error) {
	plain, err := json.Marshal(sealedPart{Key: n.Key, Title: n.Title, Content: n.Content, Fields: n.Fields})
	if err != nil {
		return nil, err
	}
	return seal.Seal(tx, n.MemberID, seal.Content, place(id, n.Category), plain)
}

// open turns a row into a record and its key in the source. A destroyed key
// leaves the personal fields empty.
func (r recordRow) open(tx *db.Tx) (Record, string, error) {
	rec := Record{
		ID: RecordID(r.ID), MemberID: r.MemberID, ProductID: r.ProductID, SourceID: r.SourceID,
		Category: r.Category, Provenance: r.Provenance, Purpose: r.Purpose, At: r.At,
	}
	plain, err := seal.Open(tx, r.MemberID, seal.Content, place(rec.ID, r.Category), r.Sealed)
	if seal.IsShredded(err) {
		rec.Erased = true
		return rec, "", nil
	}
	if err != nil {
		return rec, "", err
	}
	var p sealedPart
	if err := json.Unmarshal(plain, &p); err != nil {
		return rec, "", err
	}
	rec.Title, rec.Content, rec.Fields = p.Title, p.Content, p.Fields
	return rec, p.Key, nil
}

func openAll(tx *db.Tx, rows []recordRow) ([]Record, error) {
	out := make([]Record, 0, len(rows))
	for _, r := range rows {
		rec, _, err := r.open(tx)
		if err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	return out, nil
}

// storable tells whether both databases and JSON can keep a text.
func storable(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }
