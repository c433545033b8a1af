package member

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Suspend takes a member's access away by an administrator's decision, which
// the directory can't undo. The reason is sealed into the event for those who
// may read it.
func Suspend(tx *db.Tx, id ID, reason string) (Member, error) {
	if strings.TrimSpace(reason) == "" {
		return Member{}, fault.New(fault.Invalid, "Say why the member is suspended: they can ask.").On("reason")
	}
	before, err := findAdministrable(tx, id)
	if err != nil {
		return Member{}, err
	}
	if err := keepOwner(tx, before); err != nil {
		return Member{}, err
	}
	after, err := suspended(before, tx.Now)
	if err != nil {
		return Member{}, err
	}
	return decide(tx, before, after, "member.suspended", reason)
}

// Restore takes a suspension back.
func Restore(tx *db.Tx, id ID) (Member, error) {
	before, err := findAdministrable(tx, id)
	if err != nil {
		return Member{}, err
	}
	after, err := restored(before, tx.Now)
	if err != nil {
		return Member{}, err
	}
	return decide(tx, before, after, "member.restored", "")
}

// decide keeps what an administrator decided about an account.
func decide(tx *db.Tx, before, after Member, action, reason string) (Member, error) {
	after.Version, after.UpdatedAt = before.Version+1, tx.Now
	if err := update(tx, before, after); err != nil {
		return Member{}, err
	}
	entry := audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(after.ID)}, Subject: after.ID,
		Detail: map[string]any{"from": string(before.State), "to": string(after.State)},
	}
	if reason != "" {
		entry.Personal = map[string]string{"reason": reason}
	}
	if err := audit.Record(tx, entry); err != nil {
		return Member{}, err
	}
	return after, tell(tx, before, after)
}

// SetRoles grants exactly these roles to a member. The last active owner can't
// lose that role: a fault of kind Conflict.
func SetRoles(tx *db.Tx, id ID, roles []access.Role) (Member, error) {
	m, err := FindForUpdate(tx, id)
	if err != nil {
		return Member{}, err
	}
	roles = sortRoles(texts(roles))
	for _, r := range roles {
		if err := grantable(tx, r); err != nil {
			return Member{}, err
		}
	}
	if slices.Equal(roles, m.Roles) {
		return m, nil
	}
	if err := assignable(tx, m.Roles, roles); err != nil {
		return Member{}, err
	}
	if !slices.Contains(roles, access.Owner) {
		if err := keepOwner(tx, m); err != nil {
			return Member{}, err
		}
	}
	before := m.Roles
	m.Roles = roles
	if err := replaceRoles(tx, id, before, roles); err != nil {
		return Member{}, err
	}
	return m, record(tx, "member.roles_changed", id, map[string]any{"from": texts(before), "to": texts(roles)})
}

// assignable refuses to give or take a role that holds more than the actor does:
// a permission to grant roles is none to become an owner.
func assignable(tx *db.Tx, before, after []access.Role) error {
	for _, r := range append(slices.Clone(before), after...) {
		if slices.Contains(before, r) == slices.Contains(after, r) || r == access.Operator {
			continue
		}
		if err := mayAssign(tx, access.Grants(r)); err != nil {
			return err
		}
	}
	return nil
}

func mayAssign(tx *db.Tx, permissions []access.Permission) error {
	lacks := tx.Actor.Assign(permissions)
	if lacks == "" {
		return nil
	}
	return fault.New(fault.Denied, "You can't give or take this role: it holds %s, which you do not have.", lacks).On("roles").Coded(string(lacks))
}

// grantable tells whether a role can be given in this organization: operators
// are the vendor's staff.
func grantable(tx *db.Tx, r access.Role) error {
	if slices.Contains(access.Assignable, r) {
		return nil
	}
	if r == access.Operator {
		vendor, err := isVendor(tx)
		if err != nil || vendor {
			return err
		}
	}
	return fault.New(fault.Invalid, "The role %q can't be granted here.", r).On("roles")
}

// keepOwner refuses a change after which nobody could administer the
// organization: m is its last active owner.
func keepOwner(tx *db.Tx, m Member) error {
	if m.State != StateActive || !slices.Contains(m.Roles, access.Owner) {
		return nil
	}
	others, err := otherOwners(tx, m.ID)
	if err != nil || others > 0 {
		return err
	}
	return fault.New(fault.Conflict, "This is the organization's last active owner. Make another member an owner first.").Coded("last_owner")
}

// Deletable tells what stands against deleting a member now: a hold, being the
// last owner, or being above the actor. It changes nothing.
func Deletable(tx *db.Tx, id ID) error {
	m, err := findAdministrable(tx, id)
	if err != nil {
		return err
	}
	if err := keepOwner(tx, m); err != nil {
		return err
	}
	return tx.Announce(Deleting{ID: id})
}

// Delete ends an account: it leaves every look-up, group and role, its
// identities are unlinked, and what is left waits for the retention that the
// terms say. A hold refuses it (see Deleting); so does being the last owner.
func Delete(tx *db.Tx, id ID) error {
	if err := Deletable(tx, id); err != nil {
		return err
	}
	before, err := findAdministrable(tx, id)
	if err != nil {
		return err
	}
	return leave(tx, before)
}

// leave makes a member a deleted one.
func leave(tx *db.Tx, before Member) error {
	if _, err := decide(tx, before, deleted(before, tx.Now), "member.deleted", ""); err != nil {
		return err
	}
	return removeOwned(tx, before.ID)
}

// Erasable tells, before an erasure begins, whether something in Steward stands
// against it: the last active owner must hand over first. Holds are the matter
// of whoever keeps them.
func Erasable(tx *db.Tx, id ID) error {
	m, err := FindForUpdate(tx, id)
	if err != nil {
		return err
	}
	return keepOwner(tx, m)
}

// Resign takes the owner's role from somebody whose erasure is decided and not
// carried out yet, so that from now on nobody counts on them: the other owners
// can't leave in the meantime. The last active owner must hand over first.
func Resign(tx *db.Tx, id ID) error {
	m, err := FindForUpdate(tx, id)
	if err != nil || !slices.Contains(m.Roles, access.Owner) {
		return err
	}
	if err := keepOwner(tx, m); err != nil {
		return err
	}
	left := slices.DeleteFunc(slices.Clone(m.Roles), func(r access.Role) bool { return r == access.Owner })
	if err := replaceRoles(tx, id, m.Roles, left); err != nil {
		return err
	}
	return record(tx, "member.roles_changed", id, map[string]any{"from": texts(m.Roles), "to": texts(left), "reason": "erasure"})
}

// Erase removes what is stored about a person in the clear: names, addresses,
// every attribute (GDPR article 17). What stays is a row with the id in state deleted, so
// that the log's proofs and the requests that refer to it still hold. It asks
// nobody: holds and Erasable were asked before. It works on deleted members too,
// and doing it twice is doing it once.
func Erase(tx *db.Tx, id ID) error {
	m, err := one(tx, `m.id = :id`+tx.Lock(), db.Args{"id": string(id)})
	if err != nil {
		return notFound(err, "member")
	}
	if m.State != StateDeleted {
		if err := leave(tx, m); err != nil {
			return err
		}
	}
	if err := tx.Announce(Erased{ID: id}); err != nil {
		return err
	}
	changed, err := blank(tx, id)
	if err != nil || !changed {
		return err
	}
	return record(tx, "member.erased", id, nil)
}
