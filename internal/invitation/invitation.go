// Package invitation knows how a person becomes a member by invitation: an
// administrator names an address in a domain that the organization has proved,
// a link goes out by mail, and whoever follows it signs in through the
// organization's connection with that very address.
//
//	open -signed in with the link and the address-> accepted
//	open -an administrator------------------------> revoked
//	open -Lasts-----------------------------------> expired (derived, not stored)
//
// The link is 256 random bits, of which only a hash is kept: nobody but the
// mail's reader has it, the inviter least of all. It opens nothing by itself;
// the provider must vouch for the address besides. Whoever invites gives no more
// than they have, when they invite and when the invitation is accepted.
//
// The package refuses to know pages, browsers and providers (signin).
package invitation

import (
	"net/mail"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
)

// ID identifies an invitation inside its organization.
type ID string

// State is what became of an invitation.
type State string

// The states.
const (
	Open     State = "open"
	Accepted State = "accepted"
	Revoked  State = "revoked"
	Expired  State = "expired"
)

// Page is where the link of a mail leads.
const Page = "/invitation"

const (
	// Lasts is how long a link can be followed, from when it was last sent.
	Lasts = 7 * 24 * time.Hour
	// keptFor is how long an invitation is kept after its end.
	keptFor = 30 * 24 * time.Hour
	// resendAfter is the least time between two mails to one address.
	resendAfter = 5 * time.Minute
	// maxSent is how often one invitation is sent, maxOpen how many an
	// organization has open at once, and perDay how many it begins in a day.
	maxSent = 5
	maxOpen = 2000
	perDay  = 1000
	// maxGroups is how many groups one leads into.
	maxGroups  = 50
	maxAddress = 254 // RFC 5321 section 4.5.3.1.3
)

// Invitation is one person who is invited.
type Invitation struct {
	ID ID
	// Email is "" once it became a member, who has the address.
	Email  string
	Roles  []access.Role
	Groups []member.GroupID
	State  State
	// ByKind and ByID are who invited; Member who stands behind them, if anybody
	// does.
	ByKind    access.ActorKind
	ByID      string
	ByMember  access.MemberID
	InvitedAt time.Time
	ExpiresAt time.Time
	SentAt    time.Time
	Sent      int
	EndedAt   *time.Time
	Member    access.MemberID
}

func (i Invitation) at(now time.Time) Invitation {
	if i.State == Open && !now.Before(i.ExpiresAt) {
		i.State = Expired
	}
	return i
}

// New is who is to be invited.
type New struct {
	Email  string
	Roles  []access.Role
	Groups []member.GroupID
}

// Invite sends a link to an address. Roles need the permission to give them, and
// none is above the actor's own.
func Invite(tx *db.Tx, n New) (Invitation, error) {
	if err := n.check(tx); err != nil {
		return Invitation{}, err
	}
	i := Invitation{
		ID: ID(db.NewID()), Email: strings.TrimSpace(n.Email), Roles: n.Roles, Groups: n.Groups, State: Open, ByKind: tx.Actor.Kind,
		ByID: tx.Actor.ID, ByMember: tx.Actor.Member, InvitedAt: tx.Now, ExpiresAt: tx.Now.Add(Lasts), SentAt: tx.Now, Sent: 1,
	}
	secret, hash := random.Secret("")
	if err := forgetExpired(tx, i.Email); err != nil {
		return Invitation{}, err
	}
	if err := insert(tx, i, hash); err != nil {
		return Invitation{}, err
	}
	if err := record(tx, "invitation.sent", i); err != nil {
		return Invitation{}, err
	}
	return i, mailTo(tx, i, secret)
}

// check refuses whom the actor can't invite, or not with this.
func (n New) check(tx *db.Tx) error {
	if err := n.checkAddress(tx); err != nil {
		return err
	}
	if err := n.checkRoles(tx); err != nil {
		return err
	}
	if err := n.checkGroups(tx); err != nil {
		return err
	}
	open, today, err := counts(tx, tx.Now.Add(-24*time.Hour))
	switch {
	case err != nil:
		return err
	case open >= maxOpen:
		return fault.New(fault.Conflict, "%d invitations are open already. Revoke some, or provision accounts from a directory.", open)
	case today >= perDay:
		return fault.New(fault.TooMany, "%d people were invited within a day. Wait, or provision accounts from a directory.", today)
	}
	return nil
}

func (n New) checkAddress(tx *db.Tx) error {
	address := strings.TrimSpace(n.Email)
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address || len(address) > maxAddress || strings.ContainsAny(address, "\r\n") {
		return fault.New(fault.Invalid, "This is not an e-mail address. Write one such as name@your-organization.example.").On("email").Because(err)
	}
	owned, err := org.OwnsDomain(tx, address)
	if err != nil {
		return err
	}
	if !owned {
		return fault.New(fault.Invalid, "This address is not in a domain that your organization has proved, so nobody could accept the invitation. Prove the domain first, or use an address in one of yours.").On("email").Coded("domain_not_verified")
	}
	for _, look := range []func(*db.Tx, string) (member.Member, error){member.ByUserName, member.ByEmail} {
		if _, err := look(tx, address); !fault.Is(err, fault.NotFound) {
			if err != nil && !fault.Is(err, fault.Conflict) {
				return err
			}
			return fault.New(fault.Conflict, "There is a member with this address already.").On("email").Because(err)
		}
	}
	return nil
}

func (n New) checkRoles(tx *db.Tx) error {
	if len(n.Roles) == 0 {
		return nil
	}
	if !tx.Actor.May(access.ManageRoles) {
		return fault.New(fault.Denied, "Roles in an invitation need the permission %s, which you do not have. Invite without roles.", access.ManageRoles).On("roles").Coded(string(access.ManageRoles))
	}
	if !tx.Actor.Fresh(access.ManageRoles, tx.Now) {
		return fault.New(fault.StepUp, "Giving roles needs you to prove again that it is you. Sign in again at /auth/step-up, then repeat it.").Coded(string(access.ManageRoles))
	}
	for _, r := range n.Roles {
		if !slices.Contains(access.Assignable, r) {
			return fault.New(fault.Invalid, "The role %q can't be granted here.", r).On("roles")
		}
	}
	return mayGive(tx.Actor, n.Roles)
}

// mayGive refuses roles that hold more than whoever gives them.
func mayGive(a access.Actor, roles []access.Role) error {
	for _, r := range roles {
		if lacks := a.Assign(access.Grants(r)); lacks != "" {
			return fault.New(fault.Denied, "You can't give the role %s: it holds %s, which you do not have.", r, lacks).On("roles").Coded(string(lacks))
		}
	}
	return nil
}

func (n New) checkGroups(tx *db.Tx) error {
	if len(n.Groups) > maxGroups {
		return fault.New(fault.Invalid, "An invitation leads into %d groups at most.", maxGroups).On("groupIds")
	}
	for _, id := range n.Groups {
		g, err := member.FindGroup(tx, id)
		switch {
		case fault.Is(err, fault.NotFound):
			return fault.New(fault.NotFound, "There is no group with this id.").On("groupIds").Because(err)
		case err != nil:
			return err
		case g.DirectoryID != "":
			return fault.New(fault.Invalid, "The group %s is provisioned by a directory, which decides who is in it.", g.DisplayName).On("groupIds")
		}
	}
	return nil
}

// Resend sends an open or expired invitation again with a new link; the former
// one is worth nothing any more.
func Resend(tx *db.Tx, id ID) (Invitation, error) {
	i, err := find(tx, id, tx.Lock())
	switch {
	case err != nil:
		return i, err
	case i.State != Open && i.State != Expired:
		return i, fault.New(fault.Conflict, "This invitation is %s; there is nothing to send.", i.State)
	case i.Sent >= maxSent:
		return i, fault.New(fault.Conflict, "This invitation was sent %d times. Revoke it, and ask the person for another address.", i.Sent)
	case tx.Now.Before(i.SentAt.Add(resendAfter)):
		return i, fault.New(fault.TooMany, "It was sent a moment ago. Wait five minutes between two mails.")
	}
	if err := mayGive(tx.Actor, i.Roles); err != nil { // whoever resends answers for it
		return i, err
	}
	i.State, i.SentAt, i.Sent, i.ExpiresAt = Open, tx.Now, i.Sent+1, tx.Now.Add(Lasts)
	secret, hash := random.Secret("")
	if err := resent(tx, i, hash); err != nil {
		return i, err
	}
	if err := record(tx, "invitation.resent", i); err != nil {
		return i, err
	}
	return i, mailTo(tx, i, secret)
}

// Revoke takes an invitation back.
func Revoke(tx *db.Tx, id ID) (Invitation, error) {
	i, err := find(tx, id, tx.Lock())
	if err != nil {
		return i, err
	}
	if i.State != Open && i.State != Expired {
		return i, fault.New(fault.Conflict, "This invitation is %s already.", i.State)
	}
	i.State, i.EndedAt = Revoked, &tx.Now
	if err := end(tx, i); err != nil {
		return i, err
	}
	return i, record(tx, "invitation.revoked", i)
}

func mailTo(tx *db.Tx, i Invitation, secret string) error {
	o, err := org.Current(tx)
	if err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "member.invited", To: []notice.Recipient{notice.Address(i.Email)}, Private: Page + "?t=" + secret, Required: true,
		Subject: "You are invited to " + oneLine(o.Name),
		Text:    "An administrator invites you to your organization's account here. Follow the link and sign in as you do at work or school, with this address. The link works once and until " + i.ExpiresAt.Format("2 January 2006") + ". If you did not expect this, do nothing.",
	})
}

// oneLine keeps an organization's name from ending a subject.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return s[:min(len(s), 100)]
}

// record names no address: the log outlives the invitation.
func record(tx *db.Tx, action string, i Invitation) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "invitation", ID: string(i.ID)}, Subject: i.Member,
		Detail: map[string]any{"domain": org.DomainOf(i.Email), "roles": i.Roles, "groups": i.Groups, "until": i.ExpiresAt},
	})
}
