package rights

import (
	"slices"

	"github.com/sysoon/steward/internal/fault"
)

// State is where a request stands; the text is what is stored.
type State string

// The states:
//
//	received -start-> in_progress -ready-> awaiting_approval -approve-> executing -complete-> completed
//
// Requests worked by hand complete from in_progress. Refuse and withdraw end a
// request before execution. A hold blocks an erasure at approval or during
// execution; its release resumes it where it was. A package that holds what was
// redacted goes back from executing to awaiting_approval. An erasure that
// a term asks for (channel retention) begins in execution.
const (
	Received         State = "received"
	InProgress       State = "in_progress"
	AwaitingApproval State = "awaiting_approval"
	Executing        State = "executing"
	Completed        State = "completed"
	Refused          State = "refused"
	Withdrawn        State = "withdrawn"
	Blocked          State = "blocked"
)

// States lists every state in the order of a request's life.
var States = []State{Received, InProgress, AwaitingApproval, Blocked, Executing, Completed, Refused, Withdrawn}

// Final tells whether nothing follows this state.
func (s State) Final() bool { return s == Completed || s == Refused || s == Withdrawn }

// Verb is what moves a request from one state to another.
type Verb string

// The verbs. Ready, block, resume and complete are Steward's own, but complete
// of a request worked by hand.
const (
	VerbStart    Verb = "start"
	VerbReady    Verb = "ready"
	VerbApprove  Verb = "approve"
	VerbComplete Verb = "complete"
	VerbRefuse   Verb = "refuse"
	VerbWithdraw Verb = "withdraw"
	VerbBlock    Verb = "block"
	VerbResume   Verb = "resume"
	// VerbReturn gives a package back to review because it held what was taken
	// out of it.
	VerbReturn Verb = "return"
)

// Verbs lists every verb.
var Verbs = []Verb{VerbStart, VerbReady, VerbApprove, VerbComplete, VerbRefuse, VerbWithdraw, VerbBlock, VerbResume, VerbReturn}

// actions names the event that each verb writes.
var actions = map[Verb]string{
	VerbStart: "request.started", VerbReady: "request.ready", VerbApprove: "request.approved",
	VerbComplete: "request.completed", VerbRefuse: "request.refused", VerbWithdraw: "request.withdrawn",
	VerbBlock: "request.blocked", VerbResume: "request.resumed",
	VerbReturn: "request.returned",
}

// Next is the pure rule of the state machine: the state after verb, or a fault
// of kind Conflict that says why the verb is not possible now.
func (r Request) Next(v Verb) (State, error) {
	if to, ok := r.next(v); ok {
		return to, nil
	}
	return r.State, fault.New(fault.Conflict, "This request is %s, so it can't be %s. Reload it to see where it stands.", says[r.State], does[v])
}

func (r Request) next(v Verb) (State, bool) {
	switch v {
	case VerbStart:
		return InProgress, r.State == Received
	case VerbReady:
		return AwaitingApproval, r.State == InProgress && !r.Kind.ByHand()
	case VerbApprove:
		return Executing, r.State == AwaitingApproval
	case VerbComplete:
		return Completed, r.State == Executing || r.State == InProgress && r.Kind.ByHand()
	case VerbRefuse:
		return Refused, r.beforeExecution()
	case VerbWithdraw:
		return Withdrawn, r.beforeExecution()
	case VerbBlock:
		return Blocked, r.Kind == Erasure && (r.State == AwaitingApproval || r.State == Executing)
	case VerbReturn:
		return AwaitingApproval, r.State == Executing && r.Kind.GivesPackage()
	case VerbResume:
		return r.BlockedFrom, r.State == Blocked
	}
	return r.State, false
}

// beforeExecution tells whether nothing irreversible has begun: what is being
// carried out can neither be refused nor withdrawn any more.
func (r Request) beforeExecution() bool {
	if r.State == Blocked {
		return r.BlockedFrom != Executing
	}
	return slices.Contains([]State{Received, InProgress, AwaitingApproval}, r.State)
}

// Possible lists the verbs that the state allows, whoever asks.
func (r Request) Possible() []Verb {
	var out []Verb
	for _, v := range Verbs {
		if _, ok := r.next(v); ok {
			out = append(out, v)
		}
	}
	return out
}

// move applies a verb to the value; the caller saves it.
func (r *Request) move(v Verb) error {
	to, err := r.Next(v)
	if err != nil {
		return err
	}
	r.BlockedFrom = ""
	if v == VerbBlock {
		r.BlockedFrom = r.State
	}
	r.State = to
	return nil
}

var says = map[State]string{
	Received: "not started yet", InProgress: "in progress", AwaitingApproval: "waiting for approval",
	Executing: "being carried out", Completed: "completed", Refused: "refused", Withdrawn: "withdrawn",
	Blocked: "blocked by a legal hold",
}

var does = map[Verb]string{
	VerbStart: "started", VerbReady: "made ready", VerbApprove: "approved", VerbComplete: "completed",
	VerbRefuse: "refused", VerbWithdraw: "withdrawn", VerbBlock: "blocked", VerbResume: "resumed", VerbReturn: "given back to review",
}
