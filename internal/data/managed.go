package data

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
)

// ManagedSetting is one of the four ways in which an organization can manage the
// devices of its members (row 76), and what it takes out of a member's hands.
type ManagedSetting struct {
	// Title says which, and Sentence who decides.
	Title, Sentence string
	Term            term.Key
	// ByOrganization tells that the organization decides; Rule then names the
	// clause that says so.
	ByOrganization bool
	Rule           string
	// Locks are the member's choices that it takes over.
	Locks []ChoiceKind
}

// dimensions are the ways to manage a device, each with the choices that it
// takes over. Devices carry the others out: products ask for them here.
var dimensions = []struct {
	key   term.Key
	locks []ChoiceKind
}{
	{term.DeviceSettings, nil}, {term.DevicePolicies, nil}, {term.DeviceUpdates, nil},
	{term.DeviceCollection, []ChoiceKind{DiagnosticsOptional}},
}

// Managed says of each of the four ways who decides about a member's devices.
func Managed(tx *db.Tx, id member.ID) ([]ManagedSetting, error) {
	m, err := member.Find(tx, id)
	if err != nil {
		return nil, err
	}
	rules, err := term.Load(tx)
	if err != nil {
		return nil, err
	}
	out := make([]ManagedSetting, len(dimensions))
	for i, d := range dimensions {
		r := managedBy(tx.Now, rules, m, d.key)
		def, _ := term.Lookup(d.key)
		out[i] = ManagedSetting{Title: def.Title, Sentence: r.Sentence, Term: d.key}
		if r.Value.Enum() == term.ByOrganization {
			out[i].ByOrganization, out[i].Rule, out[i].Locks = true, r.Origin(), d.locks
		}
	}
	return out, nil
}

// managedBy asks who decides about one way. An organization manages the devices
// of its own accounts alone.
func managedBy(now time.Time, rules term.Rules, m member.Member, key term.Key) term.Resolution {
	return term.Resolve(rules, term.Question{Term: key, ValidAt: now, KnownAt: now, Scope: term.Scope{Account: string(m.AccountKind)}})
}

// takeOver takes a choice out of the member's hands where the organization
// manages what it is about: then what its own documents allow holds, and nothing
// that they don't speak of.
func (c Choice) takeOver(now time.Time, rules term.Rules, m member.Member, without term.Resolution) Choice {
	if c.Kind != DiagnosticsOptional {
		return c
	}
	r := managedBy(now, rules, m, term.DeviceCollection)
	if r.Value.Enum() != term.ByOrganization {
		return c
	}
	spoken := without.Winner != nil && !without.Winner.Document.Layer.Base()
	c.Allowed = spoken && without.Value.Bool()
	c.LockedBy = r.Sentence + " (" + r.Origin() + ")"
	return c
}
