// Package setup knows what an organization still lacks to be used in earnest.
// It keeps nothing: each step is asked of what is there, so that a step that was
// done and came undone is open again. It refuses to know how a step is done.
package setup

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
)

// Key names a step.
type Key string

// The steps, in the order in which they are best done.
const (
	// Domain is a proved domain.
	Domain Key = "domain"
	// Tested is a connection whose present settings passed a test sign-in.
	Tested Key = "connection_tested"
	// SecondOwner is an owner beside the first, break-glass accounts apart.
	SecondOwner Key = "second_owner"
	// BreakGlass is a break-glass account that opened the door within
	// org.ProofLasts.
	BreakGlass Key = "break_glass"
	// Enforced is a connection that everybody uses.
	Enforced Key = "connection_enforced"
	// Directory is a directory that has sent something.
	Directory Key = "directory"
	// Contacts are the contacts for privacy and for technical matters.
	Contacts Key = "contacts"
	// Agreement is a signed agreement that is in force.
	Agreement Key = "agreement"
)

// owners is how many owners an organization should have: one can be ill.
const owners = 2

// Step is one thing to do.
type Step struct {
	Key  Key
	Done bool
}

// Steps tells what is done and what is not, in their order.
func Steps(tx *db.Tx) ([]Step, error) {
	var out []Step
	for _, ask := range []struct {
		key  Key
		done func(*db.Tx) (bool, error)
	}{
		{Domain, proved}, {Tested, tested}, {SecondOwner, secondOwner}, {BreakGlass, drilled},
		{Enforced, enforced}, {Directory, provisioned}, {Contacts, named}, {Agreement, agreed},
	} {
		done, err := ask.done(tx)
		if err != nil {
			return nil, err
		}
		out = append(out, Step{Key: ask.key, Done: done})
	}
	return out, nil
}

func proved(tx *db.Tx) (bool, error) {
	all, err := org.Domains(tx)
	return slices.ContainsFunc(all, func(d org.Domain) bool { return d.VerifiedAt != nil && d.LostAt == nil }), err
}

func tested(tx *db.Tx) (bool, error) {
	all, err := org.Connections(tx)
	return slices.ContainsFunc(all, org.Connection.Tested), err
}

func enforced(tx *db.Tx) (bool, error) {
	all, err := org.Connections(tx)
	return slices.ContainsFunc(all, func(c org.Connection) bool { return c.State == org.ConnectionEnforced }), err
}

func secondOwner(tx *db.Tx) (bool, error) {
	n, err := member.CountOwners(tx)
	return n >= owners, err
}

func drilled(tx *db.Tx) (bool, error) {
	at, err := breakglass.ProvedAt(tx)
	return at != nil && tx.Now.Sub(*at) <= org.ProofLasts, err
}

func provisioned(tx *db.Tx) (bool, error) {
	all, err := directory.List(tx)
	if err != nil {
		return false, err
	}
	for _, d := range all {
		if _, last, err := directory.Recent(tx, d.ID); err != nil || last != nil {
			return err == nil, err
		}
	}
	return false, nil
}

func named(tx *db.Tx) (bool, error) {
	all, err := org.Contacts(tx)
	has := func(r org.ContactRole) bool {
		return slices.ContainsFunc(all, func(c org.Contact) bool { return c.Role == r })
	}
	return has(org.ContactPrivacy) && has(org.ContactTechnical), err
}

// agreed asks for what both sides signed: a policy is the organization's alone.
func agreed(tx *db.Tx) (bool, error) {
	all, err := term.Documents(tx)
	return slices.ContainsFunc(all, func(d term.Document) bool { return inForce(d, tx.Now) }), err
}

func inForce(d term.Document, at time.Time) bool {
	return d.State == term.Signed && d.Layer != term.LayerPolicy && !d.ValidFrom.After(at) && (d.ValidTo == nil || d.ValidTo.After(at))
}
