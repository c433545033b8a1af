// Package loss knows what happens when members lose their account: because their
// directory deactivated or deleted it, or because their employment ends on a day.
// Grace begins; what is lost is written down; what they acquired on their own
// behalf is offered to them for export or for moving to a personal account, as
// the terms say; they and their administrators are told, and reminded; then it is
// lost. Until then it can be taken back, and a legal hold keeps the end away.
//
// A loss is one row whose state says which step comes next. Each step is one
// transaction that changes the state too, so that a worker that is killed at any
// moment repeats nothing and leaves nothing out.
//
// It refuses to know who keeps data from being deleted (it announces Losing), how
// mail travels, and protocols.
package loss

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// ID identifies a loss (UUID version 7 as text).
type ID string

// Cause is why an account is lost.
type Cause string

// The causes.
const (
	Deactivated Cause = "deactivated"
	Deleted     Cause = "deleted"
	// EmploymentEnded is begun by an administrator, with the last day.
	EmploymentEnded Cause = "employment_ended"
)

// State says how far a loss is.
type State string

// The states, in their order. Lost and Returned are the ends.
const (
	Begun     State = "begun"
	Previewed State = "previewed"
	Offered   State = "offered"
	Told      State = "told"
	Reminded  State = "reminded"
	// Ending: grace is over and content is being deleted; there is no way back.
	Ending   State = "losing"
	Lost     State = "lost"
	Returned State = "returned"
)

// Loss is how a member loses their account.
type Loss struct {
	ID     ID              `db:"id"`
	Member access.MemberID `db:"member_id"`
	Cause  Cause           `db:"cause"`
	State  State           `db:"state"`
	// BegunBy is the administrator who said that employment ends, or "".
	BegunBy access.MemberID `db:"begun_by"`
	BegunAt time.Time       `db:"begun_at"`
	// LastDay is when the account is suspended, where employment ends; EndsAt is
	// when grace is over.
	LastDay *time.Time `db:"last_day"`
	EndsAt  time.Time  `db:"ends_at"`
	// LeftAt is when the account was suspended because the last day was over.
	LeftAt *time.Time `db:"left_at"`
	// HeldSince is set where grace is over and a hold keeps the end away.
	HeldSince *time.Time `db:"held_since"`
	ClosedAt  *time.Time `db:"closed_at"`
	// Records is how many records the preview counted in all products.
	Records int `db:"records"`
	// ClaimedOrg and ClaimedMember are the personal account to which the member
	// moves what is theirs; empty without one.
	ClaimedOrg    access.OrgID    `db:"claimed_org"`
	ClaimedMember access.MemberID `db:"claimed_member"`
}

// open tells whether a loss can still be taken back.
func (l Loss) open() bool { return l.ClosedAt == nil && l.State != Ending }

// Answer is what a member wants done with something they acquired.
type Answer string

// The answers; Unanswered is lost at the end of grace.
const (
	Unanswered Answer = ""
	Export     Answer = "export"
	Transfer   Answer = "transfer"
	Decline    Answer = "decline"
)

// Item is what is lost of one product.
type Item struct {
	ID         string           `db:"id"`
	Loss       ID               `db:"loss_id"`
	Product    product.ID       `db:"product_id"`
	AcquiredBy product.Acquirer `db:"acquired_by"`
	// Records is how many the preview counted.
	Records int `db:"records"`
	// Offer is an option of term offboarding.offer; "" for what the organization
	// acquired, and before the offer is made.
	Offer      string     `db:"offer"`
	Answer     Answer     `db:"answer"`
	AnsweredAt *time.Time `db:"answered_at"`
	// FetchedAt is when the member took an export.
	FetchedAt *time.Time `db:"fetched_at"`
	// Moved and Deleted are how many records went which way.
	Moved     int        `db:"moved"`
	Deleted   int        `db:"deleted"`
	SettledAt *time.Time `db:"settled_at"`
}

// accepts tells whether an answer is among what is offered.
func (i Item) accepts(a Answer) bool {
	switch a {
	case Decline:
		return i.Offer == term.OfferExport || i.Offer == term.OfferTransfer
	case Export:
		return i.Offer == term.OfferExport || i.Offer == term.OfferTransfer
	case Transfer:
		return i.Offer == term.OfferTransfer
	}
	return false
}

// Losing is announced, in the transaction, before anything is lost for good. A
// subscriber that keeps it, such as a legal hold, returns a fault of kind
// Conflict; the loss waits and asks again.
type Losing struct{ ID access.MemberID }

// leaves tells whether the last day is still to be carried out.
func (l Loss) leaves() bool { return l.LastDay != nil && l.LeftAt == nil }

// step is what to do next with a loss: pure.
type step int

const (
	rest step = iota
	preview
	offer
	tell
	leave
	remind
	end
	settle
)

// next says what is due, or when to look again.
func (l Loss) next(now, remindAt time.Time) (step, time.Time) {
	switch {
	case l.ClosedAt != nil:
		return rest, time.Time{}
	case l.State == Begun:
		return preview, now
	case l.State == Previewed:
		return offer, now
	case l.State == Offered:
		return tell, now
	case l.State == Ending:
		return settle, now
	case l.leaves() && !now.Before(*l.LastDay):
		return leave, now
	case l.State == Told && !now.Before(remindAt):
		return remind, now
	case !now.Before(l.EndsAt):
		return end, now
	}
	again := l.EndsAt
	if l.State == Told && remindAt.Before(again) {
		again = remindAt
	}
	if l.leaves() && l.LastDay.Before(again) {
		again = *l.LastDay
	}
	return rest, again
}
