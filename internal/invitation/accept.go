package invitation

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/random"
)

// Void is the one answer to a link that is wrong, used, revoked, over or for
// somebody else: nobody learns which.
func Void() error {
	return fault.New(fault.NotFound, "This invitation can't be accepted: it was used or taken back, its time is over, or it is for another address. Ask whoever invited you for a new one.").Coded("invitation_void")
}

// ByLink finds the open invitation of a link, in whatever organization. None is
// Void.
func ByLink(w *db.Wide, secret string) (of access.OrgID, i Invitation, err error) {
	of, i, err = bySecret(w, random.Hash(secret))
	if fault.Is(err, fault.NotFound) || err == nil && i.State != Open {
		err = Void()
	}
	return of, i, err
}

// Arrival is whoever signed in with a link: the address that their provider
// vouches for, in a domain of the organization, and their name.
type Arrival struct{ Email, Name string }

// Accept makes a member of whoever signed in with the link and the address of an
// invitation, and uses it up. Whoever invited must still be able to: otherwise
// the invitation is void.
func Accept(tx *db.Tx, id ID, who Arrival) (member.Member, error) {
	i, err := find(tx, id, tx.Lock())
	if fault.Is(err, fault.NotFound) {
		return member.Member{}, Void()
	}
	if err != nil {
		return member.Member{}, err
	}
	if i.State != Open || member.EmailKey(i.Email) != member.EmailKey(who.Email) {
		return member.Member{}, Void()
	}
	if err := stillMay(tx, i); err != nil {
		return member.Member{}, err
	}
	m, err := i.become(tx, who)
	if err != nil {
		return m, err
	}
	i.State, i.EndedAt, i.Member = Accepted, &tx.Now, m.ID
	if err := end(tx, i); err != nil {
		return m, err
	}
	return m, record(tx, "invitation.accepted", i)
}

// stillMay looks at whoever invited as they are now: an administrator who was
// suspended or lost a role must not go on giving it through old links.
func stillMay(tx *db.Tx, i Invitation) error {
	by, err := credential.Anew(tx, i.ByKind, i.ByID)
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Unauthenticated) || fault.Is(err, fault.Denied) {
		return Void()
	}
	if err != nil {
		return err
	}
	if !by.May(access.ManageMembers) || len(i.Roles) > 0 && (!by.May(access.ManageRoles) || mayGive(by, i.Roles) != nil) {
		return Void()
	}
	return nil
}

// become makes the member, with what the invitation gives; a group that is gone
// is left out.
func (i Invitation) become(tx *db.Tx, who Arrival) (member.Member, error) {
	m, err := member.Create(tx, member.Member{
		UserName: i.Email, DisplayName: who.Name, Active: true, AccountKind: member.WorkOrSchool,
		Emails: []member.Multi{{Value: i.Email, Type: "work", Primary: true}},
	})
	if err != nil {
		return m, err
	}
	if len(i.Roles) > 0 {
		if m, err = member.SetRoles(tx, m.ID, i.Roles); err != nil {
			return m, err
		}
	}
	for _, g := range i.Groups {
		if _, err := member.AddMembers(tx, g, []member.ID{m.ID}); err != nil && !fault.Is(err, fault.NotFound) {
			return m, err
		}
	}
	return m, nil
}
