// Package rights carries a member's question about their data from its receipt
// to its proof: requests, their clocks, tasks in each source, four eyes, legal
// holds, the package that the subject receives, and the signed certificate of
// an erasure.
//
// It knows the law's deadlines (clock.go, regime.go), who may take which step
// (state.go, eyes.go) and what must survive a crash. It refuses to know what
// the data is (internal/data), how long a contract gives (internal/term), how
// anything is sealed (internal/seal), and every protocol.
package rights

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// ID identifies a request (UUID version 7). It says nothing about the member,
// so certificates carry it.
type ID string

// Channel is how a request reached the party that answers it.
type Channel string

// The channels. Console is the member's own page, where their session proves
// who they are; Retention is Steward's own, when a term says that a deleted
// member's data was kept long enough; the others are entered by an
// administrator, who attests the identity.
const (
	Console   Channel = "console"
	Letter    Channel = "letter"
	Phone     Channel = "phone"
	Counter   Channel = "counter"
	Email     Channel = "email"
	Retention Channel = "retention"
)

// Entered lists the channels through which an administrator enters a request.
var Entered = []Channel{Letter, Phone, Counter, Email}

// Party is who answers a request: the member's organization for a work or
// school account, the vendor for a personal or third-party one.
type Party string

// The parties.
const (
	ByOrganization Party = "organization"
	ByVendor       Party = "vendor"
)

// Actor is who took a step, as it is stored: for comparing, not for showing.
type Actor struct {
	Kind access.ActorKind `json:"kind"`
	ID   string           `json:"id"`
	// Member is set when a person acted, by session or by their own token.
	Member access.MemberID `json:"member,omitempty"`
}

func actorOf(a access.Actor) Actor { return Actor{Kind: a.Kind, ID: a.ID, Member: a.Member} }

// person tells whether somebody who can be told from others acted.
func (a Actor) person() bool { return a.Member != "" }

// Same tells whether two steps were taken by the same person or program. A
// person stays the same whether they used a session or a token.
func (a Actor) Same(b Actor) bool {
	if a.Member != "" || b.Member != "" {
		return a.Member == b.Member
	}
	return a == b
}

// Step is a step that somebody took, and when.
type Step struct {
	By Actor     `json:"by"`
	At time.Time `json:"at"`
}

// Request is a rights request. Words, which are personal, are sealed and read
// with Words.
type Request struct {
	ID       ID
	MemberID access.MemberID
	Kind     Kind
	State    State
	// BlockedFrom is the state that a blocked request goes back to; else "".
	BlockedFrom State
	Channel     Channel
	// AnsweredBy is the party that answers; AccountKind, which decided it, is
	// the member's at receipt.
	AnsweredBy Party
	Regime     Regime
	// Clock has the deadlines and explains each of them.
	Clock      Clock
	ReceivedAt time.Time
	// DueAt is Clock.DueAt, kept beside it because queues are sorted by it.
	DueAt time.Time
	// AcknowledgedAt is when the subject was told that the request arrived.
	AcknowledgedAt *time.Time
	// TermsHash names the frozen snapshot of the terms at receipt.
	TermsHash string
	// Assignee is the administrator who works on it; "" for nobody.
	Assignee access.MemberID
	Opened   Step
	// Attested is how the identity was proven: by the subject's own session
	// (then by the subject), or by an administrator. Nil: not yet.
	Attested *Step
	Started  *Step
	Approved *Step
	Extended *Step
	// Answered is when and by whom it was completed, refused or withdrawn.
	Answered *Step
	// Ground is set on a refused request.
	Ground Ground
	// SecondApprover is what the terms said at start: whether somebody else
	// than requester, verifier and starter must approve.
	SecondApprover bool
	Version        int

	words []byte
}

// Open tells whether the request still waits for its answer.
func (r Request) Open() bool { return !r.State.Final() }

// Overdue tells whether an open request is past its due date; while its clock
// stands still it is not.
func (r Request) Overdue(now time.Time) bool {
	return r.Open() && !r.Clock.Stopped() && now.After(r.DueAt)
}

// Words are what people wrote. They are sealed under the member's key, so they
// end with it: Erased tells that they did.
type Words struct {
	// Question is what the subject asked for, in their words.
	Question string `json:"question,omitempty"`
	// Evidence says how the request arrived and how identity was checked.
	Evidence string `json:"evidence,omitempty"`
	// Reason is what the subject reads when the request was refused.
	Reason string `json:"reason,omitempty"`
	// Complaint tells the subject how to complain about a refusal.
	Complaint string `json:"complaint,omitempty"`
	// ExtensionReason is what the subject reads when it takes longer.
	ExtensionReason string `json:"extension_reason,omitempty"`
	// ApprovalNote is the approver's.
	ApprovalNote string `json:"approval_note,omitempty"`
	// PauseReason is what the subject is asked for while the clock stands still.
	PauseReason string `json:"pause_reason,omitempty"`
	// Outcome is what was done by hand.
	Outcome string `json:"outcome,omitempty"`
	Erased  bool   `json:"-"`
}

// New is a request as it comes in.
type New struct {
	Kind Kind
	// MemberID is the subject; "" means whoever asks.
	MemberID access.MemberID
	// Channel is Console for a member's own; an administrator names another.
	Channel Channel
	// Question is what the subject asked for; may be empty.
	Question string
	// Evidence says where the letter is or who was at the counter; required
	// when an administrator enters a request.
	Evidence string
	// Attested tells that the administrator has checked who it is already; from
	// a program it counts for nothing, so that a person attests later.
	Attested bool
	// ReceivedAt is when it arrived, if that was before now: the clock runs
	// from receipt, not from entry. Zero means now.
	ReceivedAt time.Time
}

// Filter narrows a list of requests; zero fields do not.
type Filter struct {
	States   []State
	Kinds    []Kind
	MemberID access.MemberID
	Assignee access.MemberID
	// DueBefore keeps requests due before this time.
	DueBefore *time.Time
	// OpenOnly keeps requests that wait for an answer.
	OpenOnly bool
}

// Order is how a list is sorted.
type Order string

// The orders.
const (
	// ByDue is the queue: soonest due first.
	ByDue Order = "due"
	// ByReceived is the history: newest first.
	ByReceived Order = "received"
	// ByRisk is the queue by when the next step has to happen.
	ByRisk Order = "risk"
)

// Page asks for a piece of a list: First items after the request with the id
// After ("" for the beginning).
type Page struct {
	First int
	After ID
	Order Order
	// Back reads towards the beginning instead: from the end, or from the row
	// After names. The nearest comes first.
	Back bool
}

func newID() ID { return ID(db.NewID()) }
