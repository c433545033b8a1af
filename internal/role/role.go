// Package role knows an organization's own roles: named sets of permissions from
// the one table (internal/access), made by people who hold every one of them.
// It refuses to know who holds a role (internal/member grants them) and what a
// permission lets anybody do.
package role

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// ID identifies a role inside an organization (UUID version 7 as text).
type ID string

// Role is one of an organization's own roles.
type Role struct {
	ID          ID
	Name        string
	Description string
	// Permissions are in the order of the table.
	Permissions []access.Permission
	// Version grows by one with every change.
	Version   int
	CreatedBy string
	CreatedAt time.Time
	UpdatedAt time.Time
}

// New is what a maker says of a role.
type New struct {
	Name, Description string
	Permissions       []access.Permission
}

// The lengths of a role's texts, in characters, and how many roles of its own an
// organization can have.
const (
	maxName        = 60
	maxDescription = 500
	maxRoles       = 100
)

// check tidies n and refuses what a role can't be. A role that holds what its
// maker does not is a fault of kind Denied; permissions that the role had before
// stay allowed.
func (n New) check(tx *db.Tx, had []access.Permission) (New, error) {
	n.Name, n.Description = strings.TrimSpace(n.Name), strings.TrimSpace(n.Description)
	switch {
	case n.Name == "" || utf8.RuneCountInString(n.Name) > maxName || !utf8.ValidString(n.Name) || strings.ContainsRune(n.Name, 0):
		return n, fault.New(fault.Invalid, "A role needs a name of 1 to %d characters.", maxName).On("name")
	case standard(n.Name):
		return n, fault.New(fault.Conflict, "%q is a role that every organization has. Choose another name.", n.Name).On("name")
	case utf8.RuneCountInString(n.Description) > maxDescription || strings.ContainsRune(n.Description, 0):
		return n, fault.New(fault.Invalid, "A role's description has at most %d characters.", maxDescription).On("description")
	case len(n.Permissions) == 0:
		return n, fault.New(fault.Invalid, "Choose at least one permission; without any, a role gives nothing.").On("permissions")
	}
	for _, p := range n.Permissions {
		if !access.Ownable(p) {
			return n, fault.New(fault.Invalid, "A role of your own can't hold %s.", p).On("permissions")
		}
		if !slices.Contains(had, p) && tx.Actor.Assign([]access.Permission{p}) != "" {
			return n, fault.New(fault.Denied, "You can't put %s into a role, because you do not have it.", p).On("permissions").Coded(string(p))
		}
	}
	n.Permissions = slices.DeleteFunc(slices.Clone(access.Permissions), func(p access.Permission) bool {
		return !slices.Contains(n.Permissions, p)
	})
	return n, nil
}

// standard tells whether a name is, to the eye, a standard role's.
func standard(name string) bool {
	key := strings.ReplaceAll(nameKey(name), " ", "_")
	return slices.Contains(append(slices.Clone(access.Assignable), access.Plain, access.Operator), access.Role(key))
}

func nameKey(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), " ") }

// Create makes a role.
func Create(tx *db.Tx, n New) (Role, error) {
	if err := tx.Whole(); err != nil {
		return Role{}, err
	}
	n, err := n.check(tx, nil)
	if err != nil {
		return Role{}, err
	}
	if all, err := List(tx); err != nil || len(all) >= maxRoles {
		return Role{}, orFull(err)
	}
	r := Role{
		ID: ID(db.NewID()), Name: n.Name, Description: n.Description, Permissions: n.Permissions, Version: 1,
		CreatedBy: tx.Actor.ID, CreatedAt: tx.Now, UpdatedAt: tx.Now,
	}
	if err := insert(tx, r); err != nil {
		return Role{}, err
	}
	return r, record(tx, "role.created", r, map[string]any{"name": r.Name, "permissions": r.Permissions})
}

func orFull(err error) error {
	if err != nil {
		return err
	}
	return fault.New(fault.Conflict, "An organization can have %d roles of its own. Delete one that nobody needs.", maxRoles)
}

// Save changes a role that was read at a version; another version is a fault of
// kind Conflict. Members who hold the role sign in again: their sessions don't
// carry what was added.
func Save(tx *db.Tx, id ID, version int, n New) (Role, error) {
	r, err := find(tx, id, tx.Lock())
	if err != nil {
		return Role{}, err
	}
	if r.Version != version {
		return Role{}, fault.New(fault.Conflict, "The role was changed by somebody else in the meantime; it is at version %d. Read it again and repeat the change.", r.Version).Coded("version")
	}
	if n, err = n.check(tx, r.Permissions); err != nil {
		return Role{}, err
	}
	before := r
	r.Name, r.Description, r.Permissions = n.Name, n.Description, n.Permissions
	if r.Name == before.Name && r.Description == before.Description && slices.Equal(r.Permissions, before.Permissions) {
		return before, nil
	}
	r.Version, r.UpdatedAt = r.Version+1, tx.Now
	if err := update(tx, r); err != nil {
		return Role{}, err
	}
	return r, record(tx, "role.changed", r, map[string]any{
		"name": r.Name, "was": before.Name, "added": minus(r.Permissions, before.Permissions), "removed": minus(before.Permissions, r.Permissions),
	})
}

func minus(a, b []access.Permission) []access.Permission {
	return slices.DeleteFunc(slices.Clone(a), func(p access.Permission) bool { return slices.Contains(b, p) })
}

// Delete removes a role that nobody holds; one in use is a fault of kind
// Conflict that says how many do.
func Delete(tx *db.Tx, id ID) error {
	r, err := find(tx, id, tx.Lock())
	if err != nil {
		return err
	}
	counts, err := Holders(tx)
	if err != nil {
		return err
	}
	if n := counts[id]; n > 0 {
		return fault.New(fault.Conflict, "%d members hold this role. Take it back from them first.", n).Coded("in_use")
	}
	if err := remove(tx, id); err != nil {
		return err
	}
	return record(tx, "role.deleted", r, map[string]any{"name": r.Name})
}

// List returns the organization's own roles by name.
func List(tx *db.Tx) ([]Role, error) { return list(tx) }

// Find returns a role; an unknown id is a fault of kind NotFound.
func Find(tx *db.Tx, id ID) (Role, error) { return find(tx, id, "") }

// Holders counts the members who hold each role, in every state but deleted.
func Holders(tx *db.Tx) (map[ID]int, error) { return holders(tx) }

func record(tx *db.Tx, action string, r Role, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "role", ID: string(r.ID)}, Detail: detail})
}
