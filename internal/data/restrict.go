package data

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// RestrictionID identifies a restriction (UUID version 7 as text).
type RestrictionID string

// RestrictionGround is why records are stored and not used otherwise.
type RestrictionGround string

// The grounds of GDPR Article 18(1), a to d.
const (
	// GroundAsked is a rights request's; which ground it rests on stands there.
	GroundAsked    RestrictionGround = "asked"
	GroundAccuracy RestrictionGround = "accuracy"
	// GroundUnlawful: the member doesn't want erased what should not be held.
	GroundUnlawful RestrictionGround = "unlawful"
	// GroundClaims: the member needs it for legal claims, nobody else does.
	GroundClaims    RestrictionGround = "claims"
	GroundObjection RestrictionGround = "objection"
)

// RestrictionGrounds are those that an administrator names.
var RestrictionGrounds = []RestrictionGround{GroundAccuracy, GroundUnlawful, GroundClaims, GroundObjection}

// Restriction has records of a member stored and not used otherwise (GDPR Article
// 18): administrators don't read them, nobody else is given them, and no rule
// deletes them. What the member does with them, or asks for, goes on.
type Restriction struct {
	ID       RestrictionID
	MemberID access.MemberID
	// RequestID is the rights request that asked for it; "" for none.
	RequestID string
	// ProductID and Category narrow it; empty means any.
	ProductID product.ID
	Category  Category
	Ground    RestrictionGround
	// Reason and LiftReason are the member's to read; empty once the key is gone.
	Reason     string
	LiftReason string
	PlacedBy   access.MemberID
	PlacedAt   time.Time
	// ToldAt is when the member was told that it ends at LiftAt (Article 18(3)).
	ToldAt, LiftAt, LiftedAt *time.Time
}

// NewRestriction is a restriction as an administrator asks for it.
type NewRestriction struct {
	ProductID product.ID
	Category  Category
	Ground    RestrictionGround
	// Reason is 10 to 500 characters; the member reads it.
	Reason string
}

// maxRestrictions is how many of a member are in force at once.
const maxRestrictions = 50

// RestrictRecords restricts records that Steward keeps of a member (permission
// DecideRequests), and tells them. Nobody does it about themself: members ask.
func RestrictRecords(tx *db.Tx, id member.ID, n NewRestriction) (Restriction, error) {
	reason, err := checkReason(n.Reason)
	if err != nil {
		return Restriction{}, err
	}
	if !slices.Contains(RestrictionGrounds, n.Ground) {
		return Restriction{}, fault.New(fault.Invalid, "Name one of the grounds of GDPR Article 18.").On("ground")
	}
	m, err := restrictable(tx, id, n.ProductID)
	if err != nil {
		return Restriction{}, err
	}
	r := Restriction{
		ID: RestrictionID(db.NewID()), MemberID: m.ID, ProductID: n.ProductID, Category: n.Category, Ground: n.Ground,
		Reason: reason, PlacedBy: tx.Actor.Member, PlacedAt: tx.Now,
	}
	if _, err := r.place(tx); err != nil {
		return r, err
	}
	return r, r.tell(tx, "restricted", "The use of data about you is restricted", "Some of what is held about you is stored now and not used otherwise. You read what and why in My data.")
}

func restrictable(tx *db.Tx, id member.ID, p product.ID) (member.Member, error) {
	m, err := member.Find(tx, id)
	if err != nil {
		return m, err
	}
	if m.ID == tx.Actor.Member {
		return m, fault.New(fault.Denied, "This is about yourself, so somebody else decides: ask for it in My data.")
	}
	if p != "" {
		if _, err := product.Find(tx, p); err != nil {
			return m, err
		}
	}
	list, err := inForce(tx, id)
	if err == nil && len(list) >= maxRestrictions {
		err = fault.New(fault.Conflict, "At most %d restrictions of a member are in force at once. Lift one that is not needed.", maxRestrictions)
	}
	return m, err
}

// place keeps a restriction, and tells whether it is new: a request restricts once.
func (r Restriction) place(tx *db.Tx) (bool, error) {
	sealed, err := seal.Seal(tx, r.MemberID, seal.Log, r.at("reason"), []byte(r.Reason))
	if err != nil {
		return false, err
	}
	isNew, err := insertRestriction(tx, r, sealed)
	if err != nil || !isNew {
		return false, err
	}
	return true, r.record(tx, "data.restricted", map[string]any{"ground": string(r.Ground)})
}

func (r Restriction) at(part string) string { return "record_restriction/" + string(r.ID) + "/" + part }

// record writes an event. That something is about health tells too much.
func (r Restriction) record(tx *db.Tx, action string, detail map[string]any) error {
	detail["restriction"], detail["request"] = string(r.ID), r.RequestID
	if r.Category == "" || r.Category.Class() != Special {
		detail["product"], detail["category"] = string(r.ProductID), string(r.Category)
	}
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(r.MemberID)}, Subject: r.MemberID, Detail: detail,
	})
}

func (r Restriction) tell(tx *db.Tx, what, subject, text string) error {
	return notice.Send(tx, notice.Message{
		Kind: "data." + what, To: []notice.Recipient{notice.Member(r.MemberID)}, Required: true,
		Subject: subject, Text: text, Link: "/my-data?tab=records", Key: "restriction/" + string(r.ID) + "/" + what,
	})
}

// EndRestriction tells the member that a restriction will be lifted, and when:
// after the time of term restriction.lift_notice (GDPR Article 18(3)). Until then
// it stays (permission DecideRequests).
func EndRestriction(tx *db.Tx, id RestrictionID, reason string) (Restriction, error) {
	r, err := findRestriction(tx, id)
	if err != nil {
		return r, err
	}
	if r.LiftReason, err = checkReason(reason); err != nil {
		return r, err
	}
	switch {
	case r.LiftedAt != nil:
		return r, fault.New(fault.Conflict, "This restriction is lifted already.")
	case r.ToldAt != nil:
		return r, fault.New(fault.Conflict, "The member was told already that it will be lifted on %s.", r.LiftAt.Format(time.DateOnly))
	case r.MemberID == tx.Actor.Member:
		return r, fault.New(fault.Denied, "This is about yourself, so somebody else decides.")
	}
	ahead, err := term.Ask(tx, term.RestrictionNotice, term.Scope{Product: string(r.ProductID), Category: string(r.Category)})
	if err != nil {
		return r, err
	}
	at := ahead.After(tx.Now)
	r.ToldAt, r.LiftAt = &tx.Now, &at
	sealed, err := seal.Seal(tx, r.MemberID, seal.Log, r.at("lift"), []byte(r.LiftReason))
	if err != nil {
		return r, err
	}
	if err := saveRestriction(tx, r, sealed); err != nil {
		return r, err
	}
	if err := r.record(tx, "data.restriction_ending", map[string]any{"at": at.Format(time.RFC3339)}); err != nil {
		return r, err
	}
	if err := r.due(tx); err != nil {
		return r, err
	}
	return r, r.tell(tx, "restriction_ending", "A restriction of data about you will be lifted",
		"What is held about you and not used at present will be used again from "+at.Format("2 January 2006")+". You read why in My data, and can object before.")
}

// lift ends a restriction, and tells the member that it has.
func (r Restriction) lift(tx *db.Tx) error {
	r.LiftedAt = &tx.Now
	if err := endRestriction(tx, r.ID); err != nil {
		return err
	}
	if err := r.record(tx, "data.restriction_lifted", map[string]any{}); err != nil {
		return err
	}
	return r.tell(tx, "restriction_lifted", "A restriction of data about you is lifted", "What was stored and not used otherwise is used again, as your organization had told you.")
}

// Restrictions lists a member's restrictions, newest first, at most 200; the
// member and whoever may read requests see them.
func Restrictions(tx *db.Tx, id member.ID) ([]Restriction, error) {
	if _, err := member.Find(tx, id); err != nil {
		return nil, err
	}
	return listRestrictions(tx, id, maxPage)
}

// Restricted tells whether records of a member are not to be used: those of a
// product's category, or with neither, any at all.
func Restricted(tx *db.Tx, m access.MemberID, p product.ID, c Category) (bool, error) {
	list, err := inForce(tx, m)
	if p == "" && c == "" {
		return len(list) > 0, err
	}
	return restricts(list, kind{p, c}), err
}

// restricts tells whether one of these covers a kind of record.
func restricts(list []Restriction, k kind) bool {
	return slices.ContainsFunc(list, func(r Restriction) bool {
		return (r.ProductID == "" || r.ProductID == k.product) && (r.Category == "" || r.Category == k.category)
	})
}

// restrictedWhy is what whoever may not see or take such records is told.
const restrictedWhy = "Their use is restricted (GDPR Article 18): they are stored, and nobody uses them until the restriction is lifted."
