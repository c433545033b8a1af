package rights

import (
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// The verbs that change a request but not its state.
const (
	VerbAttest Verb = "attest"
	VerbExtend Verb = "extend"
	VerbRetry  Verb = "retry"
	VerbAssign Verb = "assign"
	// PauseClock and ResumeClock; VerbResume is a hold's release.
	VerbPauseClock  Verb = "pause_clock"
	VerbResumeClock Verb = "resume_clock"
)

// Allowed lists what the actor can do with a request now: by its state, their
// permissions, four eyes, and the clock. Tasks are the request's, if they were
// read.
func Allowed(tx *db.Tx, r Request, tasks []Task) []Verb {
	who := actorOf(tx.Actor)
	decides := tx.May(access.DecideRequests) && r.mayDecide(who) == nil
	own := r.MemberID == tx.Actor.Member && tx.Actor.Member != "" || decides
	var out []Verb
	for _, rule := range []struct {
		verb Verb
		ok   bool
	}{
		{VerbAttest, decides && r.mayAttest(who) == nil && r.Attested == nil && r.State == Received},
		{VerbStart, decides && r.mayStart(who) == nil && r.Attested != nil && r.can(VerbStart)},
		{VerbApprove, tx.May(access.ApproveRequests) && r.can(VerbApprove) && r.mayApprove(who) == nil},
		{VerbComplete, decides && r.Kind.ByHand() && r.can(VerbComplete)},
		{VerbRefuse, decides && r.can(VerbRefuse)},
		{VerbExtend, decides && r.extendable(tx)},
		{VerbPauseClock, decides && r.Open() && len(r.Clock.Pausable(tx.Now)) > 0},
		{VerbResumeClock, decides && r.Open() && r.Clock.Paused() != nil},
		{VerbRetry, decides && slices.ContainsFunc(tasks, func(t Task) bool { return t.retryable(tx.Now) })},
		{VerbAssign, tx.May(access.DecideRequests) && r.Open()},
		{VerbWithdraw, own && r.can(VerbWithdraw)},
	} {
		if rule.ok {
			out = append(out, rule.verb)
		}
	}
	return out
}

func (r Request) can(v Verb) bool {
	_, ok := r.next(v)
	return ok
}

func (r Request) extendable(tx *db.Tx) bool {
	_, err := r.Clock.Extend(tx.Now)
	return err == nil && r.Open()
}
