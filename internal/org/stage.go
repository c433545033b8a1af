package org

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// How a connection becomes the next:
//
//	draft      -> tested    PassTest: a test sign-in with the present settings
//	tested     -> pilot     Pilot: for the chosen members and groups
//	tested, pilot -> enforced  Enforce: tested, and a break-glass path proved
//	pilot, enforced -> draft   SaveConnection: what a test proves was changed
//	pilot, enforced -> suspended  Suspend: its provider leads elsewhere
//	any        -> disabled  Disable
//	disabled, suspended -> draft or tested  Reopen: by what was tested

// ProofLasts is how long ago a break-glass path may have been proved when a
// connection is enforced.
const ProofLasts = 30 * 24 * time.Hour

// Enforcing is announced, by pointer, before a connection is enforced. Whoever
// keeps break-glass accounts says when one was proved last; that nobody does
// refuses.
type Enforcing struct {
	ConnectionID string
	ProvedAt     *time.Time
}

// ConnectionStopped is announced when Steward suspends a connection.
type ConnectionStopped struct {
	Connection Connection
	Why        string
}

// Requirement is one line of what enforcing needs.
type Requirement struct {
	// Name is test, break_glass or state.
	Name string
	Met  bool
	// Say tells a person what is met, or what to do.
	Say string
}

// Requirements tells what stands against enforcing a connection.
func Requirements(tx *db.Tx, c Connection) ([]Requirement, error) {
	e := &Enforcing{ConnectionID: c.ID}
	if err := tx.Announce(e); err != nil {
		return nil, err
	}
	return []Requirement{needTest(c), needProof(e.ProvedAt, tx.Now), needState(c)}, nil
}

func needTest(c Connection) Requirement {
	switch {
	case c.Tested():
		return Requirement{"test", true, "A test sign-in passed with the settings as they are."}
	case c.TestedAt != nil:
		return Requirement{"test", false, "The settings were changed after the last test. Run the test sign-in again."}
	}
	return Requirement{"test", false, "Run a test sign-in: it must pass with the settings as they are."}
}

func needProof(at *time.Time, now time.Time) Requirement {
	switch {
	case at == nil:
		return Requirement{"break_glass", false, "No break-glass account has proved that it opens the door. Make one and run its drill, so that an owner gets in when the provider is down."}
	case now.Sub(*at) > ProofLasts:
		return Requirement{"break_glass", false, "The last break-glass drill is more than 30 days ago. Run one again."}
	}
	return Requirement{"break_glass", true, "A break-glass account proved on " + at.Format(time.DateOnly) + " that it opens the door."}
}

func needState(c Connection) Requirement {
	if c.State == ConnectionDisabled || c.State == ConnectionSuspended {
		return Requirement{"state", false, "The connection is switched off. Switch it on first."}
	}
	return Requirement{"state", true, "The connection is switched on."}
}

// PassTest notes that a test sign-in passed with these settings. One of other
// settings than the present ones is a fault of kind Conflict.
func PassTest(tx *db.Tx, id string, config int) (Connection, error) {
	before, err := lockConnection(tx, id, 0)
	if err != nil {
		return Connection{}, err
	}
	if before.Config != config {
		return Connection{}, fault.New(fault.Conflict, "The settings were changed while the test ran. Test again.").Coded("config_changed")
	}
	after, now := before, tx.Now
	after.TestedConfig, after.TestedAt = config, &now
	if before.State == ConnectionDraft {
		after.State = ConnectionTested
	}
	return move(tx, before, after, "connection.tested", nil)
}

// Pilot opens a connection to an audience. It needs a passed test, but for the
// first connection that a program sets up before anybody could sign in.
func Pilot(tx *db.Tx, id string, version int, to Audience) (Connection, error) {
	before, err := lockConnection(tx, id, version)
	if err != nil {
		return Connection{}, err
	}
	if err := to.check(); err != nil {
		return Connection{}, err
	}
	if needed := needState(before); !needed.Met {
		return Connection{}, fault.New(fault.Conflict, "%s", needed.Say).Coded("connection_off")
	}
	if !before.Tested() {
		first, err := beforeAnybody(tx)
		if err != nil {
			return Connection{}, err
		}
		if !first {
			return Connection{}, fault.New(fault.Conflict, "%s", needTest(before).Say).Coded("test_needed")
		}
	}
	after := before
	after.State, after.Settings.Pilot = ConnectionPilot, to
	return move(tx, before, after, "connection.piloted", map[string]any{"everybody": to.Everybody, "members": len(to.Members), "groups": len(to.Groups)})
}

// beforeAnybody tells whether a program or Steward itself sets up an organization
// in which nobody ever signed in, so that there is nobody who could test.
func beforeAnybody(tx *db.Tx) (bool, error) {
	if tx.Actor.Kind == access.KindMember {
		return false, nil
	}
	all, err := Connections(tx)
	if err != nil || slices.ContainsFunc(all, func(c Connection) bool { return c.State.Live() || c.TestedAt != nil }) {
		return false, err
	}
	return nobodySignedIn(tx)
}

// Enforce makes a connection the way in for everybody in the organization's
// domains. Without a passed test of the present settings and a break-glass path
// that was proved within ProofLasts it is a fault of kind Conflict that says what
// is missing.
func Enforce(tx *db.Tx, id string, version int) (Connection, error) {
	before, err := lockConnection(tx, id, version)
	if err != nil {
		return Connection{}, err
	}
	needs, err := Requirements(tx, before)
	if err != nil {
		return Connection{}, err
	}
	for _, r := range needs {
		if !r.Met {
			return Connection{}, fault.New(fault.Conflict, "%s", r.Say).Coded("enforce_" + r.Name)
		}
	}
	after := before
	after.State = ConnectionEnforced
	return move(tx, before, after, "connection.enforced", nil)
}

// Disable switches a connection off and ends what was signed in through it.
func Disable(tx *db.Tx, id string, version int) (Connection, error) {
	before, err := lockConnection(tx, id, version)
	if err != nil {
		return Connection{}, err
	}
	after := before
	after.State = ConnectionDisabled
	return move(tx, before, after, "connection.disabled", nil)
}

// Reopen makes a connection that was switched off a draft, or tested where its
// settings passed a test.
func Reopen(tx *db.Tx, id string, version int) (Connection, error) {
	before, err := lockConnection(tx, id, version)
	if err != nil {
		return Connection{}, err
	}
	if before.State != ConnectionDisabled && before.State != ConnectionSuspended {
		return Connection{}, fault.New(fault.Conflict, "The connection is not switched off.")
	}
	after := before
	after.SuspendedFor, after.State = "", ConnectionDraft
	if before.Tested() {
		after.State = ConnectionTested
	}
	return move(tx, before, after, "connection.reopened", nil)
}

// Suspend switches off a connection whose provider leads elsewhere than was
// confirmed. Its settings must pass a test again.
func Suspend(tx *db.Tx, id, why string) error {
	before, err := lockConnection(tx, id, 0)
	if err != nil || before.State == ConnectionSuspended {
		return err
	}
	after := before
	after.State, after.SuspendedFor = ConnectionSuspended, why
	after.Config, after.TestedConfig = before.Config+1, 0
	if after, err = move(tx, before, after, "connection.suspended", map[string]any{"why": why}); err != nil {
		return err
	}
	return tx.Announce(ConnectionStopped{Connection: after, Why: why})
}

// move keeps a connection in its next state, with its event.
func move(tx *db.Tx, before, after Connection, action string, detail map[string]any) (Connection, error) {
	after.Version, after.UpdatedAt = before.Version+1, tx.Now
	if err := updateConnection(tx, before, after); err != nil {
		return Connection{}, err
	}
	if err := recordConnection(tx, action, after, detail); err != nil {
		return Connection{}, err
	}
	if !before.State.Live() && after.State.Live() {
		return after, tx.Announce(ConnectionOpened{ConnectionID: after.ID})
	}
	off := after.State == ConnectionDisabled || after.State == ConnectionSuspended
	if before.State.Live() && off {
		return after, tx.Announce(ConnectionClosed{ConnectionID: after.ID})
	}
	return after, nil
}

// PinEndpoints remembers where a provider leads: confirmed ones stay as they
// are, others of the issuer's own domain follow it. It is no change that a test
// must prove.
func PinEndpoints(tx *db.Tx, id string, to Endpoints) error {
	before, err := lockConnection(tx, id, 0)
	if err != nil || before.Settings.Endpoints == to {
		return err
	}
	after := before
	after.Settings.Endpoints, after.Settings.TrustFirst = to, false
	_, err = move(tx, before, after, "connection.endpoints_pinned", map[string]any{"foreign": to.Foreign(before.Issuer)})
	return err
}
