package member

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Administrable refuses, with a fault of kind Denied, whoever acts on the account
// of somebody who may do more than they: a helpdesk must not lock out, or become,
// an owner. Directories and Steward's own work are exempt (access.Actor.Outranks).
func Administrable(tx *db.Tx, m Member) error {
	held, err := grantsOf(tx, m.ID)
	if err != nil || tx.Actor.Outranks(m.Roles, held...) {
		return err
	}
	return fault.New(fault.Denied, "This member's roles permit more than yours. Ask somebody who may grant roles.").Coded(string(access.ManageRoles))
}

// findAdministrable finds and locks a member whose account the actor may decide
// about.
func findAdministrable(tx *db.Tx, id ID) (Member, error) {
	m, err := FindForUpdate(tx, id)
	if err != nil {
		return Member{}, err
	}
	return m, Administrable(tx, m)
}

// mayChange refuses a change of an account above the actor's, and of the address
// of anybody who was granted roles by whoever can't grant them: the first sign-in
// is linked by it.
func mayChange(tx *db.Tx, before, after Member) error {
	if err := Administrable(tx, before); err != nil {
		return err
	}
	if before.UserName == after.UserName && sameEmails(before, after) {
		return nil
	}
	held, err := grantsOf(tx, before.ID)
	if err != nil || tx.Actor.MayReaddress(before.Roles, held...) {
		return err
	}
	return fault.New(fault.Denied, "A member who has roles signs in with this address: changing it needs the permission %s.", access.ManageRoles).
		On("userName", "emails").Coded(string(access.ManageRoles))
}
