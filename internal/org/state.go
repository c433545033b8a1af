package org

import (
	"slices"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// StateChanged is announced when an organization is served, or is not any more.
type StateChanged struct{ From, To State }

// SetState suspends, cancels, closes or reactivates the transaction's
// organization. Whether notice was given before is the caller's to know
// (internal/standing). A closed organization stays closed.
func SetState(tx *db.Tx, s State) (Organization, error) {
	before, err := Current(tx)
	if err != nil || before.State == s {
		return before, err
	}
	if !slices.Contains([]State{Active, Suspended, Cancelled, Closed}, s) {
		return before, fault.New(fault.Invalid, "The state must be active, suspended, cancelled or closed, not %q.", s).On("state")
	}
	if before.State == Closed {
		return before, fault.New(fault.Conflict, "The organization is closed for good. Create a new one.").On("state")
	}
	if err := keepState(tx, s); err != nil {
		return before, err
	}
	after := before
	after.State = s
	err = audit.Record(tx, audit.Entry{
		Action: "organization.state_changed", Object: audit.Object{Type: "organization", ID: string(after.ID)},
		Detail: map[string]any{"from": string(before.State), "to": string(s)},
	})
	if err != nil {
		return before, err
	}
	return after, tx.Announce(StateChanged{From: before.State, To: s})
}

// keepState writes the state: a closed organization is a cancelled one with the
// time of its end.
func keepState(tx *db.Tx, s State) error {
	if s == Closed {
		return tx.ExecOne(`update organization set state = 'cancelled', closed_at = :now where org_id = :org`, db.Args{"now": tx.Now})
	}
	return tx.ExecOne(`update organization set state = :state where org_id = :org`, db.Args{"state": string(s)})
}
