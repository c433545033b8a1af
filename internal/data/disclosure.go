package data

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

// DisclosureID identifies a disclosure (UUID version 7 as text).
type DisclosureID string

// DisclosureReason says why data was given to somebody (rows 17, 23-27, 54).
type DisclosureReason string

// The reasons.
const (
	ByConsent         DisclosureReason = "consent"
	ForService        DisclosureReason = "service"
	ForTransaction    DisclosureReason = "transaction"
	ToAffiliate       DisclosureReason = "affiliate"
	ToVendor          DisclosureReason = "vendor"
	LegalProcess      DisclosureReason = "legal_process"
	ProtectCustomers  DisclosureReason = "protect_customers"
	ProtectLives      DisclosureReason = "protect_lives"
	ForSecurity       DisclosureReason = "security"
	RightsAndProperty DisclosureReason = "rights_and_property"
	SignIn            DisclosureReason = "sign_in"
)

// DisclosureReasons lists every reason.
var DisclosureReasons = []DisclosureReason{
	ByConsent, ForService, ForTransaction, ToAffiliate, ToVendor, LegalProcess,
	ProtectCustomers, ProtectLives, ForSecurity, RightsAndProperty, SignIn,
}

// Disclosure is data given to somebody.
type Disclosure struct {
	ID         DisclosureID
	MemberID   access.MemberID
	ProductID  product.ID
	Reason     DisclosureReason
	Categories []Category
	// Recipient and Note are kept sealed; empty when the key is destroyed.
	Recipient string
	Note      string
	At        time.Time
	// HiddenUntil is set where legal process forbids telling the member before.
	HiddenUntil *time.Time
}

// NewDisclosure is a disclosure to be kept.
type NewDisclosure struct {
	MemberID   access.MemberID
	ProductID  product.ID
	Reason     DisclosureReason
	Categories []Category
	// Recipient has 1 to 200 bytes, Note at most 2,000.
	Recipient   string
	Note        string
	At          time.Time
	HiddenUntil *time.Time
}

func (n NewDisclosure) problem(now time.Time) *fault.Error {
	bad := func(field, text string) *fault.Error { return fault.New(fault.Invalid, "%s", text).On(field) }
	switch {
	case n.Recipient == "" || len(n.Recipient) > 200 || !storable(n.Recipient):
		return bad("recipient", "Name the recipient in 1 to 200 bytes.")
	case len(n.Note) > 2000 || !storable(n.Note):
		return bad("note", "The note must have at most 2,000 bytes.")
	case !slices.Contains(DisclosureReasons, n.Reason):
		return bad("reason", "The reason is unknown.")
	case len(n.Categories) == 0 || len(n.Categories) > len(Categories):
		return bad("categories", "Name the categories of data that were disclosed.")
	case n.At.IsZero() || n.At.After(now):
		return bad("at", "The time must not lie in the future.")
	case n.HiddenUntil != nil && n.Reason != LegalProcess:
		return bad("hiddenUntil", "Only legal process can forbid telling the member.")
	}
	for _, c := range n.Categories {
		if _, known := c.Info(); !known {
			return bad("categories", "The category "+cut(string(c), 40)+" is unknown.")
		}
	}
	return nil
}

type disclosedTo struct {
	Recipient string `json:"r"`
	Note      string `json:"n,omitempty"`
}

// Disclose keeps that a member's data was given to somebody.
func Disclose(tx *db.Tx, n NewDisclosure) (Disclosure, error) {
	if f := n.problem(tx.Now); f != nil {
		return Disclosure{}, f
	}
	if _, err := member.Find(tx, n.MemberID); err != nil {
		return Disclosure{}, err
	}
	if err := mayDisclose(tx, n); err != nil {
		return Disclosure{}, err
	}
	d := Disclosure{
		ID: DisclosureID(db.NewID()), MemberID: n.MemberID, ProductID: n.ProductID, Reason: n.Reason,
		Categories: n.Categories, Recipient: n.Recipient, Note: n.Note,
		At: n.At.UTC().Truncate(time.Microsecond), HiddenUntil: n.HiddenUntil,
	}
	plain, err := json.Marshal(disclosedTo{d.Recipient, d.Note})
	if err != nil {
		return Disclosure{}, err
	}
	sealed, err := seal.Seal(tx, d.MemberID, seal.Log, disclosurePlace(d.ID), plain)
	if err != nil {
		return Disclosure{}, err
	}
	if err := insertDisclosure(tx, d, sealed); err != nil {
		return Disclosure{}, err
	}
	if err := recordDisclosure(tx, d); err != nil {
		return d, err
	}
	return d, d.announce(tx)
}

// recordDisclosure writes the event. While the member may not know, it does not
// name them: members see the events that concern them.
func recordDisclosure(tx *db.Tx, d Disclosure) error {
	e := audit.Entry{
		Action: "data.disclosed", Object: audit.Object{Type: "disclosure", ID: string(d.ID)}, Subject: d.MemberID,
		Detail: map[string]any{"reason": string(d.Reason), "categories": texts(d.Categories), "product": string(d.ProductID)},
	}
	if d.HiddenUntil != nil && d.HiddenUntil.After(tx.Now) {
		e.Subject = ""
	}
	return audit.Record(tx, e)
}

func disclosurePlace(id DisclosureID) string { return "disclosure/" + string(id) }

// Disclosures lists to whom a member's data was given, newest first. The member
// does not see those that legal process hides still.
func Disclosures(tx *db.Tx, id member.ID, p Page) (Rows[Disclosure], error) {
	if _, err := member.Find(tx, id); err != nil {
		return Rows[Disclosure]{}, err
	}
	list, err := listDisclosures(tx, id, p, tx.Actor.Member == id)
	return rowsOf(p, list, func(d Disclosure) string { return string(d.ID) }), err
}

func openDisclosure(tx *db.Tx, d *Disclosure, sealed []byte) error {
	plain, err := seal.Open(tx, d.MemberID, seal.Log, disclosurePlace(d.ID), sealed)
	if seal.IsShredded(err) {
		return nil
	}
	if err != nil {
		return err
	}
	var to disclosedTo
	if err := json.Unmarshal(plain, &to); err != nil {
		return err
	}
	d.Recipient, d.Note = to.Recipient, to.Note
	return nil
}
