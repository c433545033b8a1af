// Package approval knows the two-person rule: the permissions under which an
// organization lets no change happen until a second person has approved it, and
// the changes that wait (proposals). It refuses to know what a change does: a
// surface hands it over as it was asked for, sealed here, and carries it out
// once it is approved.
package approval

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
)

// ID identifies a proposal inside an organization.
type ID string

// State is what became of a proposal.
type State string

// The states. A pending proposal that nobody decided in time is Expired; that is
// derived, not stored.
const (
	Pending   State = "pending"
	Approved  State = "approved"
	Executed  State = "executed"
	Failed    State = "failed"
	Rejected  State = "rejected"
	Withdrawn State = "withdrawn"
	Expired   State = "expired"
)

const (
	// Lasts is how long a proposal waits.
	Lasts = 72 * time.Hour
	// AloneAfter is when the only holder of a permission may approve their own
	// proposal, because nobody else can: late enough for others to be told.
	AloneAfter = 24 * time.Hour
)

// Proposal is a change that waits for a second person.
type Proposal struct {
	ID         ID
	Permission access.Permission
	// Field names the change as its surface does, and Input is what it was asked
	// for with, as JSON.
	Field        string
	Input        []byte
	ProposerKind access.ActorKind
	ProposerID   string
	// Person is who stands behind the proposer: themself, or whoever issued the
	// program's token.
	Person     access.MemberID
	State      State
	ProposedAt time.Time
	ExpiresAt  time.Time
	DecidedBy  access.MemberID
	DecidedAt  *time.Time
	// Reason is why it was rejected; Result what came of carrying it out.
	Reason string
	Result string
}

// New is a change to be proposed.
type New struct {
	Permission access.Permission
	Field      string
	Input      []byte
	// Person is who stands behind the actor.
	Person access.MemberID
}

// maxInput is the longest input of a change that can wait, in bytes, and
// maxPending how many changes wait at once.
const (
	maxInput   = 256 << 10
	maxPending = 200
)

// Propose keeps a change until somebody decides, and tells whom to ask.
func Propose(tx *db.Tx, n New) (Proposal, error) {
	if n.Person == "" {
		return Proposal{}, fault.New(fault.Denied, "This change waits for a second person, and nobody can tell who the first one is. Ask an administrator of the organization to make it.")
	}
	if len(n.Input) > maxInput {
		return Proposal{}, fault.New(fault.Invalid, "A change that waits for a second person may be %d bytes long at most.", maxInput)
	}
	if waiting, err := countPending(tx); err != nil {
		return Proposal{}, err
	} else if waiting >= maxPending {
		return Proposal{}, fault.New(fault.Conflict, "%d changes wait for a second person already. Have some decided first.", waiting)
	}
	p := Proposal{
		ID: ID(db.NewID()), Permission: n.Permission, Field: n.Field, Input: n.Input, ProposerKind: tx.Actor.Kind,
		ProposerID: tx.Actor.ID, Person: n.Person, State: Pending, ProposedAt: tx.Now, ExpiresAt: tx.Now.Add(Lasts),
	}
	sealed, err := seal.SealOrg(tx, p.place("input"), n.Input)
	if err != nil {
		return Proposal{}, err
	}
	if err := insert(tx, p, sealed); err != nil {
		return Proposal{}, err
	}
	if err := record(tx, "approval.proposed", p, nil); err != nil {
		return Proposal{}, err
	}
	return p, ask(tx, p)
}

func (p Proposal) place(what string) string { return "proposal/" + string(p.ID) + "/" + what }

// at is the proposal as it stands at a time.
func (p Proposal) at(now time.Time) Proposal {
	if (p.State == Pending || p.State == Approved) && !now.Before(p.ExpiresAt) {
		p.State = Expired
	}
	return p
}

// mayDecide says why the actor can't approve a proposal, or nil.
func mayDecide(tx *db.Tx, p Proposal) error {
	switch {
	case p.State != Pending:
		return fault.New(fault.Conflict, "This proposal is %s; there is nothing to decide.", p.State)
	case tx.Actor.Member == "" || tx.Actor.Support != nil:
		return fault.New(fault.Denied, "Only a person can be the second one: sign in, or use a token of your own.")
	case !tx.Actor.May(p.Permission):
		return fault.New(fault.Denied, "Deciding about this needs the permission %s, which you do not have.", p.Permission).Coded(string(p.Permission))
	case p.Person == tx.Actor.Member:
		return mayAlone(tx, p)
	}
	return nil
}

// mayAlone keeps an organization with a single holder from locking itself out.
func mayAlone(tx *db.Tx, p Proposal) error {
	alone, err := Alone(tx, p)
	switch {
	case err != nil:
		return err
	case !alone:
		return fault.New(fault.Denied, "This is your own proposal, so somebody else must decide about it.")
	case tx.Now.Before(p.ProposedAt.Add(AloneAfter)):
		return fault.New(fault.Denied, "You are the only one with the permission %s. Nobody else can decide, so you can approve this yourself from %s.",
			p.Permission, p.ProposedAt.Add(AloneAfter).Format("2 January 2006 15:04 MST"))
	}
	return nil
}

// Alone tells whether nobody but whoever stands behind a proposal could decide
// about it.
func Alone(tx *db.Tx, p Proposal) (bool, error) {
	holders, err := member.Holding(tx, p.Permission)
	return !slices.ContainsFunc(holders, func(id access.MemberID) bool { return id != p.Person }), err
}

// Approve marks a proposal approved, so that it is carried out once. Two who
// approve at the same time don't both succeed.
func Approve(tx *db.Tx, id ID) (Proposal, error) {
	p, err := find(tx, id, tx.Lock())
	if err != nil {
		return p, err
	}
	if err := mayDecide(tx, p); err != nil {
		return p, err
	}
	p.State = Approved
	return decide(tx, p, "approval.approved")
}

// maxReason is the longest reason of a rejection, in characters.
const maxReason = 500

// Reject ends a proposal, with the reason that its proposer reads.
func Reject(tx *db.Tx, id ID, reason string) (Proposal, error) {
	p, err := find(tx, id, tx.Lock())
	if err != nil {
		return p, err
	}
	if err := mayDecide(tx, p); err != nil {
		return p, err
	}
	p.Reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(p.Reason); n < 3 || n > maxReason || strings.ContainsRune(p.Reason, 0) {
		return p, fault.New(fault.Invalid, "Say why, in 3 to %d characters: whoever proposed this reads it.", maxReason).On("reason")
	}
	p.State = Rejected
	return decide(tx, p, "approval.rejected")
}

// Withdraw takes the actor's own proposal back.
func Withdraw(tx *db.Tx, id ID) (Proposal, error) {
	p, err := find(tx, id, tx.Lock())
	switch {
	case err != nil:
		return p, err
	case p.Person != tx.Actor.Member || tx.Actor.Member == "":
		return p, fault.New(fault.Denied, "Only whoever proposed this can withdraw it.")
	case p.State != Pending && p.State != Approved:
		return p, fault.New(fault.Conflict, "This proposal is %s; there is nothing to withdraw.", p.State)
	}
	p.State = Withdrawn
	return decide(tx, p, "approval.withdrawn")
}

func decide(tx *db.Tx, p Proposal, action string) (Proposal, error) {
	p.DecidedBy, p.DecidedAt = tx.Actor.Member, &tx.Now
	if err := save(tx, p); err != nil {
		return p, err
	}
	if err := record(tx, action, p, nil); err != nil {
		return p, err
	}
	return p, tell(tx, p)
}

// maxResult is the longest result that is kept, in bytes.
const maxResult = 1000

// Finish keeps what came of an approved proposal: Executed or Failed.
func Finish(tx *db.Tx, id ID, state State, result string) (Proposal, error) {
	p, err := find(tx, id, tx.Lock())
	if err != nil {
		return p, err
	}
	if p.State != Approved {
		return p, fault.New(fault.Conflict, "This proposal is %s, not approved.", p.State)
	}
	p.State, p.Result = state, result[:min(len(result), maxResult)]
	if err := save(tx, p); err != nil {
		return p, err
	}
	return p, record(tx, "approval."+string(state), p, nil)
}

// Completed is the result of a proposal that its proposer carried out.
const Completed = "Carried out by whoever proposed it."

// Complete uses an approved proposal up, for whoever stands behind it: the
// answer of such a change holds a secret that nobody else may see, so the
// surface carries it out as them. A second call is a fault of kind Conflict.
func Complete(tx *db.Tx, id ID) (Proposal, error) {
	p, err := find(tx, id, tx.Lock())
	switch {
	case err != nil:
		return p, err
	case tx.Actor.Member == "" || p.Person != tx.Actor.Member || tx.Actor.Support != nil:
		return p, fault.New(fault.Denied, "Only whoever proposed this can complete it: its answer is for them alone.")
	case p.State != Approved:
		return p, fault.New(fault.Conflict, "This proposal is %s; there is nothing to complete.", p.State)
	}
	return Finish(tx, id, Executed, Completed)
}

// Fail keeps why a completed proposal came to nothing after all.
func Fail(tx *db.Tx, id ID, result string) (Proposal, error) {
	p, err := find(tx, id, tx.Lock())
	if err != nil {
		return p, err
	}
	if p.State != Executed || p.Result != Completed || p.Person != tx.Actor.Member {
		return p, fault.New(fault.Conflict, "This proposal is %s.", p.State)
	}
	p.State, p.Result = Failed, result[:min(len(result), maxResult)]
	if err := save(tx, p); err != nil {
		return p, err
	}
	return p, record(tx, "approval.failed", p, nil)
}

// Find returns a proposal; somebody else's that the actor may not decide about is
// not there.
func Find(tx *db.Tx, id ID) (Proposal, error) {
	p, err := find(tx, id, "")
	if err == nil && !visible(tx, p) {
		err = fault.New(fault.NotFound, "There is no proposal with this id.")
	}
	return p, err
}

// List returns the proposals that the actor made or holds the permission to
// decide about, newest first; open ones only, or all of the last hundred.
func List(tx *db.Tx, openOnly bool) ([]Proposal, error) {
	states := []State{Pending, Approved}
	if !openOnly {
		states = append(states, Executed, Failed, Rejected, Withdrawn)
	}
	all, err := list(tx, states)
	return slices.DeleteFunc(all, func(p Proposal) bool {
		return !visible(tx, p) || openOnly && p.State == Expired
	}), err
}

func visible(tx *db.Tx, p Proposal) bool {
	return tx.Actor.Member != "" && p.Person == tx.Actor.Member || tx.Actor.May(p.Permission)
}

// Verb is something that can be done with a proposal.
type Verb string

// The verbs.
const (
	VerbApprove  Verb = "approve"
	VerbReject   Verb = "reject"
	VerbWithdraw Verb = "withdraw"
	VerbComplete Verb = "complete"
)

// Allowed lists what the actor can do with a proposal now.
func Allowed(tx *db.Tx, p Proposal) ([]Verb, error) {
	var out []Verb
	err := mayDecide(tx, p)
	switch {
	case err == nil:
		out = append(out, VerbApprove, VerbReject)
	case !fault.Is(err, fault.Denied) && !fault.Is(err, fault.Conflict):
		return nil, err
	}
	if (p.State == Pending || p.State == Approved) && p.Person == tx.Actor.Member && tx.Actor.Member != "" {
		if p.State == Approved {
			out = append(out, VerbComplete)
		}
		out = append(out, VerbWithdraw)
	}
	return out, nil
}

// Leave withdraws what a member proposed: they can't act any more.
func Leave(tx *db.Tx, id access.MemberID) error {
	list, err := list(tx, []State{Pending, Approved})
	for _, p := range list {
		if p.Person != id {
			continue
		}
		p.State, p.DecidedAt = Withdrawn, &tx.Now
		if err := save(tx, p); err != nil {
			return err
		}
		if err := record(tx, "approval.withdrawn", p, map[string]any{"because": "the account ended"}); err != nil {
			return err
		}
	}
	return err
}

func record(tx *db.Tx, action string, p Proposal, more map[string]any) error {
	detail := map[string]any{"change": p.Field, "permission": string(p.Permission)}
	for k, v := range more {
		detail[k] = v
	}
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "proposal", ID: string(p.ID)}, Detail: detail})
}
