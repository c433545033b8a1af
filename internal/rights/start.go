package rights

import (
	"cmp"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// Attest says that an administrator has checked who asks, and how (permission
// DecideRequests). Without it nothing is looked up for anybody.
func Attest(tx *db.Tx, id ID, evidence string) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if evidence, err = text("evidence", evidence, minReason); err != nil {
		return r, err
	}
	if err := r.mayAttest(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if r.Attested != nil && r.Attested.By.Member != r.MemberID || r.State != Received {
		return r, fault.New(fault.Conflict, "The subject's identity is attested already, or the request is over.")
	}
	r.Attested = &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := r.write(tx, func(w *Words) { w.Evidence += "\n" + evidence }); err != nil {
		return r, err
	}
	return r, change(tx, &r, "request.attested", nil)
}

// Acknowledge notes that the subject was told that the request arrived.
func Acknowledge(tx *db.Tx, id ID) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil || r.AcknowledgedAt != nil {
		return r, err
	}
	r.AcknowledgedAt = &tx.Now
	if err := change(tx, &r, "request.acknowledged", nil); err != nil {
		return r, err
	}
	return r, tell(tx, r, "acknowledged")
}

// Start accepts a request: every source gets its task, and the work begins when
// this transaction is committed. A request worked by hand gets none.
func Start(tx *db.Tx, id ID) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if err := r.mayStart(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if r.Attested == nil {
		return r, fault.New(fault.Conflict, "Nobody has attested yet that the subject is who they say. Check it, attest it, and start then.")
	}
	if err := assured(tx, r); err != nil {
		return r, err
	}
	r.Started = &Step{By: actorOf(tx.Actor), At: tx.Now}
	if r.AcknowledgedAt == nil {
		r.AcknowledgedAt = &tx.Now
	}
	if _, err := apply(tx, &r, VerbStart, map[string]any{"second_approver": r.SecondApprover}); err != nil {
		return r, err
	}
	if r.Kind.ByHand() && r.Kind != Restriction {
		return r, nil
	}
	return r, plan(tx, r)
}

// Complete records the outcome of a request that was worked by hand; the
// subject reads it.
func Complete(tx *db.Tx, id ID, outcome string) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if !r.Kind.ByHand() {
		return r, fault.New(fault.Conflict, "Requests of this kind are completed by Steward, once they are approved.")
	}
	if outcome, err = text("outcome", outcome, minReason); err != nil {
		return r, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if waits, err := undone(tx, r); err != nil || waits != "" {
		return r, cmp.Or(err, error(fault.New(fault.Conflict, "The task in %s is not done yet. Answer once it is.", waits)))
	}
	if err := handsDone(tx, r); err != nil {
		return r, err
	}
	if err := r.write(tx, func(w *Words) { w.Outcome = outcome }); err != nil {
		return r, err
	}
	r.Answered = &Step{By: actorOf(tx.Actor), At: tx.Now}
	if _, err = apply(tx, &r, VerbComplete, nil); err != nil {
		return r, err
	}
	return r, tell(tx, r, "completed")
}

func memberNamed(tx *db.Tx, id access.MemberID) (member.Member, error) {
	m, err := member.Find(tx, id)
	if fault.Is(err, fault.NotFound) {
		return m, fault.New(fault.Invalid, "There is no member with this id.").On("memberId")
	}
	return m, err
}
