package signup

import (
	"context"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// Visitor is what a request tells about a browser.
type Visitor struct{ UserAgent, Address string }

// Enter starts the set-up session of the first owner and returns its secret. It
// needs the browser that followed the mailed link, an organization that was made
// of the proved domain, an owner who still is one and never signed in through a
// connection, and none that is enforced: a fault of kind Conflict otherwise.
func (k Desk) Enter(ctx context.Context, browser string, from Visitor) (secret string, err error) {
	s, err := k.Of(ctx, browser)
	if err != nil {
		return "", err
	}
	if s.State != Created {
		return "", fault.New(fault.Conflict, "The organization is not there yet. Prove its domain first.")
	}
	as := access.With(ctx, access.System(s.Organization, "sign-up"))
	err = k.DB.Update(as, access.Work, func(tx *db.Tx) error {
		owner, err := firstOf(tx, s)
		if err != nil {
			return err
		}
		_, secret, err = credential.StartSession(tx, credential.NewSession{
			Member: owner.ID, BreakGlass: true, UserAgent: from.UserAgent, Address: from.Address,
		})
		if err != nil {
			return err
		}
		return audit.Record(tx, audit.Entry{
			Action: "organization.set_up_entered", Object: audit.Object{Type: "organization", ID: string(tx.Org)}, Subject: owner.ID,
		})
	})
	return secret, err
}

// firstOf is the owner for whom the door is open.
func firstOf(tx *db.Tx, s SignUp) (member.Member, error) {
	all, err := org.Connections(tx)
	if err != nil {
		return member.Member{}, err
	}
	if slices.ContainsFunc(all, func(c org.Connection) bool { return c.State == org.ConnectionEnforced }) {
		return member.Member{}, fault.New(fault.Conflict, "Your organization has its own way to sign in now. Use that, or a break-glass account.").Coded("connection_live")
	}
	o, err := org.Current(tx)
	if err != nil {
		return member.Member{}, err
	}
	m, err := member.ByUserName(tx, s.Email)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return m, err
	}
	if err == nil && m.LastSignInAt != nil {
		return m, fault.New(fault.Conflict, "You have signed in through your organization's own provider already. Use that, or a break-glass account.").Coded("connection_live")
	}
	if err != nil || o.State != org.Active || m.State != member.StateActive || !slices.Contains(m.Roles, access.Owner) {
		return m, fault.New(fault.Conflict, "The set-up is over. Ask an owner of the organization.")
	}
	return m, nil
}
