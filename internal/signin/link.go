package signin

import (
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/breakglass"
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
	reasonOtherIdentity   = "other_identity"
	reasonKind            = "account_not_managed"
	reasonBreakGlass      = "break_glass"
	reasonPilot           = "not_in_pilot"
	reasonElsewhere       = "enforced_elsewhere"
)

// identify finds the member of an identity (connection, issuer, subject) and
// brings their roles up to date. Who is there for the first time is linked if the
// rules of section 2, rows L1 to L7, allow it, or made a member if the connection
// says so. Nobody comes in by e-mail alone. A refusal undoes the link with the
// transaction.
func identify(tx *db.Tx, c org.Connection, who claims, rec *recorder) (access.MemberID, error) {
	m, err := whom(tx, c, who)
	rec.member = m.ID
	if rec.check("account", "one account of the organization that this identity may open", outcomeOf(err), err) != nil {
		return "", err
	}
	if err := rec.check("audience", "somebody for whom the connection is", string(c.State), invited(tx, c, m.ID, who.email)); err != nil {
		return "", err
	}
	if err := giveRoles(tx, c, m, who.groups, rec); err != nil {
		return "", err
	}
	return m.ID, member.SawSignIn(tx, m.ID)
}

func outcomeOf(err error) string {
	if err != nil {
		return fault.Shown(err).Message
	}
	return "found"
}

// whom is the active member whom an identity opens.
func whom(tx *db.Tx, c org.Connection, who claims) (member.Member, error) {
	id, err := member.Identify(tx, c.ID, who.issuer, who.subject)
	switch {
	case fault.Is(err, fault.NotFound):
		if id, err = linkable(tx, c, who); err != nil {
			return member.Member{}, err
		}
		if err := member.Link(tx, id, c.ID, who.issuer, who.subject); err != nil {
			return member.Member{}, err
		}
	case err != nil:
		return member.Member{}, err
	}
	m, err := member.Find(tx, id)
	if err != nil {
		return member.Member{}, err
	}
	return m, opened(tx, m)
}

// opened refuses accounts that no provider opens.
func opened(tx *db.Tx, m member.Member) error {
	glass, err := breakglass.Is(tx, m.ID)
	switch {
	case err != nil:
		return err
	case glass:
		return deny(reasonBreakGlass, "This account is for emergencies and is opened by no identity provider.")
	case m.State != member.StateActive:
		return deny(reasonInactive, "Your account is not active. Ask your administrator.")
	}
	return credential.Admits(tx, m.Roles)
}

// invited refuses, on a connection in pilot, those who are not in it, and those
// whose domain must use another one.
func invited(tx *db.Tx, c org.Connection, id access.MemberID, email string) error {
	to := c.Settings.Pilot
	if c.State != org.ConnectionPilot || slices.Contains(to.Members, string(id)) {
		return nil
	}
	groups := make([]member.GroupID, len(to.Groups))
	for i, g := range to.Groups {
		groups[i] = member.GroupID(g)
	}
	in, err := member.InAny(tx, id, groups)
	if err != nil || in {
		return err
	}
	if !to.Everybody {
		return deny(reasonPilot, "This way to sign in is being tried by some people, and you are not among them yet. Sign in as you did before.")
	}
	enforced, err := org.EnforcedFor(tx, org.DomainOf(email))
	if enforced {
		err = deny(reasonElsewhere, "Your organization asks you to sign in another way. Start again and choose it.")
	}
	return err
}

// vouched tells whether the provider's word for an address counts: it says so
// itself, or the connection trusts it and it does not say otherwise.
func (c claims) vouched(by org.Connection) bool {
	return c.email != "" && (c.emailVerified || by.Settings.TrustEmail && !c.emailDenied)
}

// linkable finds the one provisioned member whom a new identity may become: the
// provider vouches for an address, in a domain that this organization proved,
// which this organization gave to an account of its own, which nobody signs in to
// in another way yet. Where nobody has the address, the connection may make a
// member.
func linkable(tx *db.Tx, c org.Connection, who claims) (access.MemberID, error) {
	if !who.vouched(c) {
		return "", deny(reasonEmailUnverified, "Your identity provider does not vouch for your e-mail address, so your account can't be found. Ask your administrator.")
	}
	owned, err := org.OwnsDomain(tx, who.email)
	if err != nil {
		return "", err
	}
	if !owned {
		return "", deny(reasonDomain, "Your e-mail address is not in a domain of your organization. Ask your administrator.")
	}
	m, err := addressed(tx, who.email)
	if fault.Shown(err).Detail == reasonNotProvisioned && who.invitation != "" {
		return accept(tx, who)
	}
	if fault.Shown(err).Detail == reasonNotProvisioned && c.Settings.Join.On {
		return join(tx, c, who)
	}
	if err != nil {
		return "", err
	}
	if err := opened(tx, m); err != nil {
		return "", err
	}
	if err := managedHere(tx, m); err != nil {
		return "", err
	}
	return m.ID, unlinked(tx, m.ID, c, who)
}

// managedHere refuses accounts that the organization does not manage: people's own
// are managed by the vendor alone, whose provider opens those on its own domains.
func managedHere(tx *db.Tx, m member.Member) error {
	if m.AccountKind == member.WorkOrSchool {
		return nil
	}
	o, err := org.Current(tx)
	if err == nil && !o.Vendor {
		err = deny(reasonKind, "This account is your own, not your organization's, so its identity provider can't open it.")
	}
	return err
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

// unlinked refuses a member who signs in as somebody else already: a second
// subject with their address is another person, or an attempt to be them. An
// identity of another connection that still opens the account asks for their
// confirmation there (finishLink); one of a connection that was switched off does
// not count, nor does this same identity, which another window may have linked
// since it was looked for.
func unlinked(tx *db.Tx, id access.MemberID, c org.Connection, who claims) error {
	all, err := member.Identities(tx, id)
	if err != nil {
		return err
	}
	for _, i := range all {
		if i.ConnectionID == c.ID && i.Issuer == who.issuer && i.Subject == who.subject {
			continue
		}
		if i.ConnectionID == c.ID {
			return deny(reasonLinked, "Your account belongs to another identity of your identity provider. Ask your administrator.")
		}
		other, err := org.FindConnection(tx, i.ConnectionID)
		if err != nil {
			return err
		}
		if other.State.Live() {
			return deny(reasonOtherIdentity, "You sign in through "+other.Name+". Do that, and add this way under “Sign-in and API tokens”.")
		}
	}
	return nil
}

func deny(reason, say string) error {
	return fault.New(fault.Denied, "%s", say).Coded(reason)
}
