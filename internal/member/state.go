package member

import (
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// State is what an account is allowed to be.
type State string

// The states. A suspended member whom the directory deactivates too stays
// suspended to the eye, and is deactivated once an administrator restores them.
const (
	// StateActive members can sign in.
	StateActive State = "active"
	// StateSuspended means suspended by an administrator in Steward.
	StateSuspended State = "suspended"
	// StateDeactivated means deactivated by the directory (SCIM active=false).
	StateDeactivated State = "deactivated"
	// StateDeleted accounts are kept for the retention that the terms say, out
	// of every look-up.
	StateDeleted State = "deleted"
)

// States lists them in the order in which the console shows them.
var States = []State{StateActive, StateSuspended, StateDeactivated, StateDeleted}

// settle derives the state from what was decided about the account, strongest
// first, and keeps the time of deactivation in step.
func settle(m Member, now time.Time) Member {
	switch {
	case m.DeletedAt != nil:
		m.State = StateDeleted
	case m.SuspendedAt != nil:
		m.State = StateSuspended
	case !m.Active:
		m.State = StateDeactivated
	default:
		m.State = StateActive
	}
	switch {
	case m.Active:
		m.DeactivatedAt = nil
	case m.DeactivatedAt == nil:
		m.DeactivatedAt = &now
	}
	return m
}

// suspended is m after an administrator suspended it.
func suspended(m Member, now time.Time) (Member, error) {
	if m.SuspendedAt != nil {
		return m, fault.New(fault.Conflict, "The member is suspended already.").On("id")
	}
	m.SuspendedAt = &now
	return settle(m, now), nil
}

// restored is m after an administrator took the suspension back.
func restored(m Member, now time.Time) (Member, error) {
	if m.SuspendedAt == nil {
		return m, fault.New(fault.Conflict, "The member is not suspended. An account that the directory deactivated is activated there.").On("id")
	}
	m.SuspendedAt = nil
	return settle(m, now), nil
}

// deleted is m after the account was deleted.
func deleted(m Member, now time.Time) Member {
	m.DeletedAt = &now
	return settle(m, now)
}

// losesAccess tells whether the change must end sessions and tokens: the member
// could act before and can't now, the directory says so again, or the account
// is gone.
func losesAccess(before, after Member) bool {
	could, can := before.State == StateActive, after.State == StateActive
	return could && !can || before.Active && !after.Active || after.State == StateDeleted
}
