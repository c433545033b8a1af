package credential

import (
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
)

// OrganizationSuspended is why sessions end when an organization is suspended or
// cancelled.
const OrganizationSuspended Reason = "organization_suspended"

// answering is all that those who answer rights requests may do while their
// organization is suspended.
var answering = []access.Permission{
	access.ReadOrganization, access.ReadMembers, access.ReadRequests, access.OpenRequests, access.DecideRequests,
	access.ApproveRequests, access.OwnData,
}

// standing is what the organization leaves to its people: nil scopes where it is
// served, fewer while it is suspended (term organization.suspended_requests), a
// fault of kind Unauthenticated where nobody gets in.
func standing(tx *db.Tx, roles []access.Role) (scopes []access.Permission, err error) {
	o, err := org.Current(tx)
	if err != nil || o.State == org.Active {
		return nil, err
	}
	if o.State == org.Suspended {
		allowed, err := term.Ask(tx, term.SuspendedRequests, term.Scope{})
		if err != nil {
			return nil, err
		}
		officer := access.Actor{Kind: access.KindMember, Org: tx.Org, Roles: roles}
		switch served := allowed.Value.Enum(); {
		case served != term.SuspendedWork && (officer.May(access.DecideRequests) || officer.May(access.ApproveRequests)):
			return answering, nil
		case served == term.SuspendedMembers:
			return []access.Permission{access.OwnData}, nil
		}
	}
	return nil, closedDoor(tx, o)
}

// closedDoor says that an organization is not served, and whom to ask about
// one's data.
func closedDoor(tx *db.Tx, o org.Organization) error {
	say := "Your organization, " + o.Name + ", is " + string(o.State) + ", so its members can't sign in. What is held about you is kept as its terms say."
	c, err := org.ContactFor(tx, org.ContactPrivacy)
	switch {
	case err == nil:
		say += " Ask " + c.Email + " about your data and your rights."
	case !fault.Is(err, fault.NotFound):
		return err
	}
	return inactive(say)
}

// Admits tells whether the organization lets a member in now: a fault of kind
// Unauthenticated says why not. Sign-in asks it before it starts a session.
func Admits(tx *db.Tx, roles []access.Role) error {
	_, err := standing(tx, append(slices.Clone(roles), access.Plain))
	return err
}

// Open tells whether anybody at all may come into the organization now: a fault
// of kind Unauthenticated says why not. It is asked before somebody is sent to
// their identity provider.
func Open(tx *db.Tx) error {
	_, err := standing(tx, []access.Role{access.Owner, access.Plain})
	return err
}

// stopServing ends every session of an organization that is not served any more,
// in the transaction that says so. Those who may still come in sign in again and
// get no more than that.
func stopServing(tx *db.Tx, e org.StateChanged) error {
	if e.To == org.Active || e.From != org.Active {
		return nil
	}
	n, err := tx.Exec(`
		update session set ended_at = :now, end_reason = :why, id_token = null
		where org_id = :org and ended_at is null`, db.Args{"now": tx.Now, "why": string(OrganizationSuspended)})
	if err != nil || n == 0 {
		return err
	}
	return audit.Record(tx, audit.Entry{
		Action: "credential.ended", Object: audit.Object{Type: "organization", ID: string(tx.Org)},
		Detail: map[string]any{"reason": string(OrganizationSuspended), "sessions": n},
	})
}
