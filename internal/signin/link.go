package signin

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// Reasons for which a person who proved an identity does not get in.
const (
	reasonNotProvisioned  = "not_provisioned"
	reasonEmailUnverified = "email_not_verified"
	reasonDomain          = "domain_not_verified"
	reasonAmbiguous       = "email_ambiguous"
	reasonInactive        = "account_not_active"
	reasonLinked          = "already_linked"
	reasonKind            = "account_not_managed"
)

// Subscribe makes what a connection's former provider said about people void,
// and what came of it, in the transaction that points the connection elsewhere,
// and ends the sessions of a connection that is switched off. Wiring calls it
// once.
func Subscribe(d *db.DB) {
	db.Subscribe(d, func(tx *db.Tx, e org.IssuerChanged) error {
		if _, err := member.UnlinkConnection(tx, e.ConnectionID); err != nil {
			return err
		}
		return credential.EndConnection(tx, e.ConnectionID, credential.ConnectionChanged)
	})
	db.Subscribe(d, func(tx *db.Tx, e org.ConnectionClosed) error {
		return credential.EndConnection(tx, e.ConnectionID, credential.ConnectionChanged)
	})
}

// identify finds the member of an identity (connection, issuer, subject). Who is
// there for the first time is linked if the rules of section 2, rows L1 to L7,
// allow it. No member is ever made here, and nobody comes in by e-mail alone. A
// refusal undoes the link with the transaction.
func identify(tx *db.Tx, connection string, c claims) (access.MemberID, error) {
	id, err := member.Identify(tx, connection, c.issuer, c.subject)
	switch {
	case fault.Is(err, fault.NotFound):
		if id, err = linkable(tx, connection, c); err != nil {
			return "", err
		}
		if err := member.Link(tx, id, connection, c.issuer, c.subject); err != nil {
			return "", err
		}
	case err != nil:
		return "", err
	}
	m, err := member.Find(tx, id)
	if err != nil {
		return "", err
	}
	if m.State != member.StateActive {
		return "", deny(reasonInactive, "Your account is not active. Ask your administrator.")
	}
	if err := credential.Admits(tx, m.Roles); err != nil {
		return "", err
	}
	return id, member.SawSignIn(tx, id)
}

// linkable finds the one provisioned member whom a new identity may become: the
// provider vouches for an address, in a domain that this organization proved,
// which this organization gave to an account of its own, which nobody signs in to
// through this connection yet.
func linkable(tx *db.Tx, connection string, c claims) (access.MemberID, error) {
	if c.email == "" || !c.emailVerified {
		return "", deny(reasonEmailUnverified, "Your identity provider does not vouch for your e-mail address, so your account can't be found. Ask your administrator.")
	}
	owned, err := org.OwnsDomain(tx, c.email)
	if err != nil {
		return "", err
	}
	if !owned {
		return "", deny(reasonDomain, "Your e-mail address is not in a domain of your organization. Ask your administrator.")
	}
	m, err := addressed(tx, c.email)
	if err != nil {
		return "", err
	}
	if m.AccountKind != member.WorkOrSchool {
		return "", deny(reasonKind, "This account is your own, not your organization's, so its identity provider can't open it.")
	}
	return m.ID, unlinked(tx, m.ID, connection)
}

// addressed finds the member with this address as user name or e-mail. If the
// two are different people, nobody is meant.
func addressed(tx *db.Tx, email string) (member.Member, error) {
	byName, nameErr := member.ByUserName(tx, email)
	if nameErr != nil && !fault.Is(nameErr, fault.NotFound) {
		return member.Member{}, nameErr
	}
	byEmail, emailErr := member.ByEmail(tx, email)
	switch {
	case fault.Is(emailErr, fault.Conflict):
		return member.Member{}, deny(reasonAmbiguous, "Several accounts have your e-mail address. Ask your administrator to give each its own.")
	case emailErr != nil && !fault.Is(emailErr, fault.NotFound):
		return member.Member{}, emailErr
	case nameErr != nil && emailErr != nil:
		return member.Member{}, deny(reasonNotProvisioned, "There is no account for you here yet. Ask your administrator to add you.")
	case nameErr == nil && emailErr == nil && byName.ID != byEmail.ID:
		return member.Member{}, deny(reasonAmbiguous, "Several accounts have your e-mail address. Ask your administrator to give each its own.")
	case nameErr == nil:
		return byName, nil
	}
	return byEmail, nil
}

// unlinked refuses a member who signs in through this connection as somebody
// else already: a second subject with their address is another person, or an
// attempt to be them.
func unlinked(tx *db.Tx, id access.MemberID, connection string) error {
	all, err := member.Identities(tx, id)
	if err != nil {
		return err
	}
	for _, i := range all {
		if i.ConnectionID == connection {
			return deny(reasonLinked, "Your account belongs to another identity of your identity provider. Ask your administrator.")
		}
	}
	return nil
}

func deny(reason, say string) error {
	return fault.New(fault.Denied, "%s", say).Coded(reason)
}
