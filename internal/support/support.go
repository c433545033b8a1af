// Package support knows the vendor's access to an organization: an owner lets
// the vendor's staff in for a while (a grant), and an operator enters with a
// reason of their own (a visit). Without a live grant there is nothing. It
// refuses to know sessions and what a permission lets anybody do.
package support

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
)

// ID identifies a grant inside its organization.
type ID string

// VisitID identifies a visit inside its organization.
type VisitID string

// Longest is for how long an owner can let the vendor in at most; who needs more
// is let in again.
const Longest = 7 * 24 * time.Hour

// Grant is an owner's leave to enter. It always lets look, never at content;
// more is the owner's explicit choice.
type Grant struct {
	ID ID
	// Operator is the one operator whom it lets in; "" is whoever is an operator.
	Operator    access.MemberID
	Reason      string
	Permissions []access.Permission
	GrantedBy   access.MemberID
	GrantedAt   time.Time
	ExpiresAt   time.Time
	EndedAt     *time.Time
	EndedBy     access.MemberID
}

// Live tells whether the grant lets in at a time.
func (g Grant) Live(now time.Time) bool { return g.EndedAt == nil && now.Before(g.ExpiresAt) }

// Visit is one stay of an operator.
type Visit struct {
	ID        VisitID
	Grant     ID
	Operator  access.MemberID
	Reason    string
	StartedAt time.Time
	EndedAt   *time.Time
}

// New is what an owner says of a grant.
type New struct {
	Operator access.MemberID
	Reason   string
	// More is added to what every grant lets (access.SupportReads).
	More []access.Permission
	For  time.Duration
}

func checkReason(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(reason); n < 10 || n > 500 || !utf8.ValidString(reason) || strings.ContainsRune(reason, 0) {
		return "", fault.New(fault.Invalid, "State a reason of 10 to 500 characters. Both organizations read it in their logs.").On("reason")
	}
	return reason, nil
}

// Give lets the vendor in. Only a person does, who holds what they add.
func Give(tx *db.Tx, n New) (Grant, error) {
	reason, err := checkReason(n.Reason)
	switch {
	case err != nil:
		return Grant{}, err
	case tx.Actor.Kind != access.KindMember:
		return Grant{}, fault.New(fault.Denied, "Only a person who is signed in can let the vendor in.")
	case n.For < time.Hour || n.For > Longest:
		return Grant{}, fault.New(fault.Invalid, "Let the vendor in for one hour to %d hours.", int(Longest.Hours())).On("hours")
	}
	for _, p := range n.More {
		if !slices.Contains(access.SupportMore, p) {
			return Grant{}, fault.New(fault.Invalid, "%s is never given to the vendor.", p).On("permissions")
		}
		if !tx.Actor.May(p) {
			return Grant{}, fault.New(fault.Denied, "You can't give %s, because you do not have it.", p).On("permissions").Coded(string(p))
		}
	}
	g := Grant{
		ID: ID(db.NewID()), Operator: n.Operator, Reason: reason, GrantedBy: tx.Actor.Member,
		Permissions: slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(access.SupportReads), n.More...)))),
		GrantedAt:   tx.Now, ExpiresAt: tx.Now.Add(n.For),
	}
	if err := insertGrant(tx, g); err != nil {
		return Grant{}, err
	}
	return g, record(tx, "support.granted", "support_grant", string(g.ID), map[string]any{
		"until": g.ExpiresAt, "permissions": g.Permissions, "operator": string(g.Operator), "reason": g.Reason,
	})
}

// End takes a grant back; whoever is inside is outside at their next request.
func End(tx *db.Tx, id ID) (Grant, error) {
	g, err := findGrant(tx, id, tx.Lock())
	if err != nil {
		return g, err
	}
	if !g.Live(tx.Now) {
		return g, fault.New(fault.Conflict, "This access has ended already.")
	}
	g.EndedAt, g.EndedBy = &tx.Now, tx.Actor.Member
	if err := endGrant(tx, g); err != nil {
		return g, err
	}
	if err := endVisits(tx, id); err != nil {
		return g, err
	}
	return g, record(tx, "support.ended", "support_grant", string(id), nil)
}

// Grants lists the organization's grants of the last time, newest first.
func Grants(tx *db.Tx) ([]Grant, error) { return listGrants(tx) }

// Find returns a grant; an unknown id is a fault of kind NotFound.
func Find(tx *db.Tx, id ID) (Grant, error) { return findGrant(tx, id, "") }

// Visits lists the stays under a grant, newest first.
func Visits(tx *db.Tx, id ID) ([]Visit, error) { return listVisits(tx, id) }

// Enter begins a stay under a live grant. The transaction is bound to the
// organization that is entered and to the operator as actor there (Actor).
func Enter(tx *db.Tx, g Grant, operator access.MemberID, reason string) (Visit, error) {
	reason, err := checkReason(reason)
	if err != nil {
		return Visit{}, err
	}
	v := Visit{ID: VisitID(db.NewID()), Grant: g.ID, Operator: operator, Reason: reason, StartedAt: tx.Now}
	if err := insertVisit(tx, v); err != nil {
		return Visit{}, err
	}
	tx.Actor.Support.Visit, tx.Actor.Support.Reason = string(v.ID), reason
	if err := record(tx, "support.entered", "support_grant", string(g.ID), map[string]any{"visit": string(v.ID), "reason": reason}); err != nil {
		return Visit{}, err
	}
	return v, notice.Send(tx, notice.Message{
		Kind: "organization.support_entered", To: []notice.Recipient{notice.Member(g.GrantedBy), notice.Role(access.Owner)},
		Subject: "The vendor's support has entered your organization",
		Text:    "An operator of the vendor is looking at your organization under the access that was given. What they do is in your log. You can end the access at any moment.",
		Link:    "/support", Key: "support/" + string(v.ID), Required: true,
	})
}

// Admits finds the live grant by which an operator may enter; otherwise it is a
// fault of kind NotFound, as for an organization that is not there.
func Admits(tx *db.Tx, id ID, operator access.MemberID) (Grant, error) {
	g, err := findGrant(tx, id, tx.Lock())
	if err == nil && (!g.Live(tx.Now) || g.Operator != "" && g.Operator != operator) {
		err = nothing()
	}
	return g, err
}

// Standing is the visit and grant behind a session, if both still hold at this
// moment; otherwise a fault of kind NotFound.
func Standing(tx *db.Tx, id VisitID, operator access.MemberID) (Visit, Grant, error) {
	v, err := findVisit(tx, id)
	if err != nil {
		return v, Grant{}, err
	}
	g, err := findGrant(tx, v.Grant, "")
	if err == nil && (v.EndedAt != nil || v.Operator != operator || !g.Live(tx.Now)) {
		err = nothing()
	}
	return v, g, err
}

// Leave ends a stay.
func Leave(tx *db.Tx, id VisitID) error {
	if err := endVisit(tx, id); err != nil {
		return err
	}
	return record(tx, "support.left", "support_visit", string(id), nil)
}

// Actor is an operator inside an organization: what the grant lets, and nothing
// of a member's own.
func Actor(vendor access.OrgID, o Operator, org access.OrgID, g Grant) access.Actor {
	return access.Actor{
		Kind: access.KindOperator, Org: org, ID: string(o.ID), Name: o.Name,
		Grants:  []access.Grant{{ID: string(g.ID), Name: "Support", Permissions: g.Permissions}},
		Support: &access.Support{Vendor: vendor, Operator: o.ID, Grant: string(g.ID), Until: g.ExpiresAt.Unix()},
	}
}

// Operator is a member of the vendor's organization who operates.
type Operator struct {
	ID   access.MemberID
	Name string
}

func record(tx *db.Tx, action, kind, id string, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: kind, ID: id}, Detail: detail})
}

func nothing() error { return fault.New(fault.NotFound, "There is no access with this id.") }
