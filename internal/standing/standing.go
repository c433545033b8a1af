// Package standing knows whether an organization is served: that it is suspended
// or cancelled only after notice, with a reason and a date that the terms allow,
// and what follows.
//
// It refuses to know what a suspended organization's people may still do: that
// is for whoever admits them (internal/credential).
package standing

import (
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
)

// Kind says what a notice announces.
type Kind string

// The kinds.
const (
	Suspend Kind = "suspend"
	Cancel  Kind = "cancel"
)

// State is where a notice stands.
type State string

// The states:
//
//	given -its day-> carried_out -lift-> lifted
//	given -revoke-> revoked       carried_out -its last day-> closed (cancel alone)
//
// A cancellation that follows a suspension lifts that notice and keeps the
// organization suspended until its day.
const (
	Given      State = "given"
	CarriedOut State = "carried_out"
	Revoked    State = "revoked"
	Lifted     State = "lifted"
	Closed     State = "closed"
)

// Notice tells an organization what will happen to it.
type Notice struct {
	ID    string `db:"id"`
	Kind  Kind   `db:"kind"`
	State State  `db:"state"`
	// Reason is what the owners read.
	Reason  string    `db:"reason"`
	GivenAt time.Time `db:"given_at"`
	// EffectiveAt is when it is carried out.
	EffectiveAt time.Time `db:"effective_at"`
	// ClosesAt is when a cancelled organization is closed for good.
	ClosesAt *time.Time `db:"closes_at"`
	EndedAt  *time.Time `db:"ended_at"`
}

const (
	minReason = 10
	maxReason = 2000
	// farthest bounds how long ahead notice is given.
	farthest = 366 * 24 * time.Hour
)

// Give gives notice to the transaction's organization. A day sooner than the
// terms allow is a fault of kind Invalid that names the first possible one; the
// zero time means that one.
func Give(tx *db.Tx, k Kind, reason string, effective time.Time) (Notice, error) {
	reason = strings.TrimSpace(reason)
	if len(reason) < minReason || len(reason) > maxReason {
		return Notice{}, fault.New(fault.Invalid, "Give the reason in %d to %d characters: the organization's owners read it.", minReason, maxReason).On("reason")
	}
	o, err := org.Current(tx)
	if err != nil {
		return Notice{}, err
	}
	if err := mayNotify(tx, o, k); err != nil {
		return Notice{}, err
	}
	first, err := Earliest(tx, k)
	if err != nil {
		return Notice{}, err
	}
	switch {
	case effective.IsZero():
		effective = first
	case effective.Before(first):
		return Notice{}, fault.New(fault.Invalid, "The terms of this organization allow it on %s at the earliest.", first.Format("2 January 2006 at 15:04 UTC")).On("effectiveAt")
	case effective.Sub(tx.Now) > farthest:
		return Notice{}, fault.New(fault.Invalid, "Give notice for a day within a year.").On("effectiveAt")
	}
	n := Notice{ID: db.NewID(), Kind: k, State: Given, Reason: reason, GivenAt: tx.Now, EffectiveAt: effective.UTC().Truncate(time.Microsecond)}
	if err := insert(tx, n); err != nil {
		return Notice{}, err
	}
	if err := plan(tx, n, n.EffectiveAt); err != nil {
		return Notice{}, err
	}
	if err := record(tx, "organization.notice_given", n); err != nil {
		return Notice{}, err
	}
	return n, tellGiven(tx, o, n)
}

// mayNotify refuses notices that make no sense for an organization as it is.
func mayNotify(tx *db.Tx, o org.Organization, k Kind) error {
	switch {
	case k != Suspend && k != Cancel:
		return fault.New(fault.Invalid, "A notice announces suspend or cancel, not %q.", k).On("kind")
	case o.Vendor:
		return fault.New(fault.Invalid, "The vendor's own organization can't be suspended or cancelled.").On("organizationId")
	case o.State == org.Cancelled || o.State == org.Closed:
		return fault.New(fault.Conflict, "The organization is %s already.", o.State)
	}
	open, err := Open(tx)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if open.State == CarriedOut && k == Cancel { // suspended: its notice gives way
		return end(tx, open, Lifted)
	}
	return fault.New(fault.Conflict, "Notice was given on %s already. Revoke it first.", open.GivenAt.Format("2 January 2006"))
}

// Earliest is the first day that the terms allow for a notice given now.
func Earliest(tx *db.Tx, k Kind) (time.Time, error) {
	key := term.OrganizationSuspension
	if k == Cancel {
		key = term.OrganizationCancellation
	}
	r, err := term.Ask(tx, key, term.Scope{})
	return r.After(tx.Now), err
}

// Revoke takes a notice back before its day. An organization that was suspended
// when a cancellation was announced is served again.
func Revoke(tx *db.Tx, id string) (Notice, error) {
	return settle(tx, id, Given, Revoked, "organization.notice_revoked")
}

// Lift ends a suspension, or a cancellation before the organization is closed.
func Lift(tx *db.Tx, id string) (Notice, error) {
	return settle(tx, id, CarriedOut, Lifted, "organization.notice_lifted")
}

// Withdraw takes back the notice that is open, before its day or after it. None
// is a fault of kind NotFound.
func Withdraw(tx *db.Tx) (Notice, error) {
	n, err := Open(tx)
	switch {
	case fault.Is(err, fault.NotFound):
		return n, fault.New(fault.NotFound, "The organization has no notice that could be taken back.").Because(err)
	case err != nil:
		return n, err
	case n.State == Given:
		return Revoke(tx, n.ID)
	}
	return Lift(tx, n.ID)
}

func settle(tx *db.Tx, id string, from, to State, event string) (Notice, error) {
	n, err := find(tx, id)
	if err != nil {
		return n, err
	}
	if n.State != from {
		return n, fault.New(fault.Conflict, "The notice is %s by now.", strings.ReplaceAll(string(n.State), "_", " "))
	}
	if err := end(tx, n, to); err != nil {
		return n, err
	}
	o, err := org.SetState(tx, org.Active)
	if err != nil {
		return n, err
	}
	n.State, n.EndedAt = to, &tx.Now
	if err := record(tx, event, n); err != nil {
		return n, err
	}
	return n, tellEnded(tx, o, n)
}

func record(tx *db.Tx, action string, n Notice) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "organization", ID: string(tx.Org)},
		Detail: map[string]any{"notice": n.ID, "kind": string(n.Kind), "effectiveAt": n.EffectiveAt, "reason": n.Reason},
	})
}

// WorkJob is the kind of the job that carries a notice out on its day, and
// closes a cancelled organization on its last.
const WorkJob = "organization.carry_out"

type work struct {
	Notice string `json:"notice"`
}

func plan(tx *db.Tx, n Notice, at time.Time) error {
	return job.Enqueue(tx, WorkJob, work{Notice: n.ID}, job.At(at))
}
