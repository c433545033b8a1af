package data

import (
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

// PermitID identifies a permit.
type PermitID string

// PermitState is what became of somebody's question to read content.
type PermitState string

// The states. A question that nobody answered within askedFor, and a permit
// whose time is over, are PermitOver; that is derived, not stored.
const (
	PermitAsked    PermitState = "asked"
	PermitApproved PermitState = "approved"
	PermitRefused  PermitState = "refused"
	PermitOver     PermitState = "over"
)

// Permit is one person's leave to read a member's content for a while, asked for
// with a reason and given by a second person (term admin_access.content).
type Permit struct {
	ID        PermitID
	MemberID  access.MemberID
	ProductID product.ID
	Category  Category
	// Reason is empty once the member's key is destroyed.
	Reason    string
	State     PermitState
	AskedBy   access.MemberID
	AskedAt   time.Time
	DecidedBy access.MemberID
	DecidedAt *time.Time
	// Until is when the permit ends; nil before it is given.
	Until *time.Time
}

// askedFor is how long a question waits for an answer.
const askedFor = 72 * time.Hour

// at is the permit as it stands at a time.
func (p Permit) at(now time.Time) Permit {
	if p.State == PermitAsked && !now.Before(p.AskedAt.Add(askedFor)) || p.State == PermitApproved && !now.Before(*p.Until) {
		p.State = PermitOver
	}
	return p
}

// covers tells whether a permit lets somebody read a kind of record.
func (p Permit) covers(who access.MemberID, k kind) bool {
	f := Filter{ProductID: p.ProductID, Category: p.Category}
	return p.State == PermitApproved && p.AskedBy == who && f.matches(k)
}

// AskToRead asks for leave to read records that the terms show with a second
// approver only. Reason is 10 to 500 characters. Where the terms ask for nobody,
// or deny, it is a fault. Those who could approve are told.
func AskToRead(tx *db.Tx, id member.ID, f Filter, reason string) (Permit, error) {
	if tx.Actor.Member == "" || tx.Actor.Support != nil {
		return Permit{}, fault.New(fault.Denied, "Only a person can be given leave to read content: sign in, or use a token of your own.")
	}
	reason, err := checkReason(reason)
	if err != nil {
		return Permit{}, err
	}
	m, err := foreign(tx, id)
	if err != nil {
		return Permit{}, err
	}
	if err := approvable(tx, m, f); err != nil {
		return Permit{}, err
	}
	p := Permit{
		ID: PermitID(db.NewID()), MemberID: m.ID, ProductID: f.ProductID, Category: f.Category, Reason: reason,
		State: PermitAsked, AskedBy: tx.Actor.Member, AskedAt: tx.Now,
	}
	sealed, err := seal.Seal(tx, m.ID, seal.Log, p.place(), []byte(reason))
	if err != nil {
		return p, err
	}
	if err := insertPermit(tx, p, sealed); err != nil {
		return p, err
	}
	if err := p.record(tx, "data.read_asked"); err != nil {
		return p, err
	}
	return p, askOthers(tx, p)
}

func (p Permit) place() string { return "content_permit/" + string(p.ID) }

// approvable makes sure that a second person would open something.
func approvable(tx *db.Tx, m member.Member, f Filter) error {
	if f.Category.Class() == Special && f.Category != "" {
		return fault.New(fault.Denied, "Health data is never shown to an administrator.").On("category")
	}
	w, err := wallFor(tx, m, f)
	switch {
	case err != nil:
		return err
	case w.waiting > 0:
		return nil
	case len(w.open) > 0:
		return fault.New(fault.Conflict, "Your terms ask for no second person here, or somebody has approved already: read with a reason.")
	case len(w.withheld) > 0:
		return fault.New(fault.Denied, "%s", w.withheld[0].Why)
	}
	return fault.New(fault.Conflict, "Nothing is held there that a second person could open.")
}

// askOthers tells those who could approve.
func askOthers(tx *db.Tx, p Permit) error {
	holders, err := member.Holding(tx, access.ReadContent)
	if err != nil {
		return err
	}
	var to []notice.Recipient
	for _, id := range holders {
		if id != p.AskedBy && id != p.MemberID {
			to = append(to, notice.Member(id))
		}
	}
	if len(to) == 0 {
		return nil
	}
	return notice.Send(tx, notice.Message{
		Kind: "data.read_asked", To: to, Subject: "Somebody asks to read a member's content", Link: "/members",
		Text: "Your terms let nobody read it alone. Look at the reason on the member's page, under Data, and approve or refuse within 72 hours.",
		Key:  "content_permit/" + string(p.ID), Required: true,
	})
}

// ApproveRead gives leave to read for as long as the term
// admin_access.approved_for says. Neither whoever asked nor the member can.
func ApproveRead(tx *db.Tx, id PermitID) (Permit, error) {
	p, err := decidable(tx, id)
	if err != nil {
		return p, err
	}
	lasts, err := term.Ask(tx, term.AdminAccessFor, term.Scope{Product: string(p.ProductID), Category: string(p.Category), Account: string(member.WorkOrSchool)})
	if err != nil {
		return p, err
	}
	until := lasts.After(tx.Now)
	p.State, p.Until = PermitApproved, &until
	return decidePermit(tx, p, "data.read_approved")
}

// RefuseRead refuses it.
func RefuseRead(tx *db.Tx, id PermitID) (Permit, error) {
	p, err := decidable(tx, id)
	if err != nil {
		return p, err
	}
	p.State = PermitRefused
	return decidePermit(tx, p, "data.read_refused")
}

// decidable finds a question that the actor may decide about.
func decidable(tx *db.Tx, id PermitID) (Permit, error) {
	p, err := findPermit(tx, id)
	if err != nil {
		return p, err
	}
	if _, err := foreign(tx, p.MemberID); err != nil {
		return p, err
	}
	switch {
	case !tx.May(access.ReadContent) || tx.Actor.Member == "" || tx.Actor.Support != nil:
		return p, fault.New(fault.Denied, "Only a person with the permission %s can decide about this.", access.ReadContent)
	case p.AskedBy == tx.Actor.Member:
		return p, fault.New(fault.Denied, "You asked for this yourself, so somebody else must decide about it.")
	case p.MemberID == tx.Actor.Member:
		return p, fault.New(fault.Denied, "This is about your own content, so somebody else must decide about it.")
	case p.State != PermitAsked:
		return p, fault.New(fault.Conflict, "This question is %s; there is nothing to decide.", p.State)
	}
	return p, nil
}

func decidePermit(tx *db.Tx, p Permit, action string) (Permit, error) {
	p.DecidedBy, p.DecidedAt = tx.Actor.Member, &tx.Now
	if err := savePermit(tx, p); err != nil {
		return p, err
	}
	if err := p.record(tx, action); err != nil {
		return p, err
	}
	return p, notice.Send(tx, notice.Message{
		Kind: "data.read_decided", To: []notice.Recipient{notice.Member(p.AskedBy)}, Subject: "Your question to read content was " + string(p.State),
		Text: "A second person has decided about the content that you asked to read.", Link: "/members", Key: "content_permit/" + string(p.ID) + "/decided",
	})
}

// PermitsOf lists who asked to read a member's content, newest first, at most 50.
func PermitsOf(tx *db.Tx, id member.ID) ([]Permit, error) {
	if _, err := member.Find(tx, id); err != nil {
		return nil, err
	}
	return permitsOf(tx, id, 50)
}

// MayDecide tells whether the actor can decide about a permit now.
func MayDecide(tx *db.Tx, p Permit) bool {
	_, err := decidable(tx, p.ID)
	return err == nil
}

func (p Permit) record(tx *db.Tx, action string) error {
	detail := map[string]any{"product": string(p.ProductID), "category": string(p.Category), "permit": string(p.ID)}
	if p.Until != nil {
		detail["until"] = p.Until.Format(time.RFC3339)
	}
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(p.MemberID)}, Subject: p.MemberID,
		Detail: detail, Personal: map[string]string{"reason": p.Reason},
	})
}
