package rights

import (
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// Approve lets the prepared work be carried out (permission ApproveRequests):
// the package is made, or the erasure begins. Who may is the four-eyes rule. An
// erasure of a member under a legal hold is not approved: it becomes blocked,
// which is itself recorded, and returns for approval once the hold is released.
func Approve(tx *db.Tx, id ID, note string) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if note, err = text("note", note, 0); err != nil {
		return r, err
	}
	if err := r.mayApprove(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if _, err := r.Next(VerbApprove); err != nil {
		return r, err
	}
	if held, err := block(tx, &r); err != nil || held {
		return r, err
	}
	if err := mayErase(tx, r); err != nil {
		return r, err
	}
	if err := handsDone(tx, r); err != nil {
		return r, err
	}
	if err := decidedAll(tx, r); err != nil {
		return r, err
	}
	r.Approved = &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := r.write(tx, func(w *Words) { w.ApprovalNote = note }); err != nil {
		return r, err
	}
	if _, err := apply(tx, &r, VerbApprove, nil); err != nil {
		return r, err
	}
	if err := resign(tx, r); err != nil {
		return r, err
	}
	return r, plan(tx, r)
}

// resign keeps an owner whose erasure is approved from being counted as one
// while it is carried out: another owner who left meanwhile would be the last.
func resign(tx *db.Tx, r Request) error {
	if r.Kind != Erasure {
		return nil
	}
	if err := member.Resign(tx, r.MemberID); err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	return nil
}

// mayErase refuses what an erasure must wait for: a last owner who has not handed
// over, and other questions of the same member, whose answer it would destroy. A
// deleted member, whom Erasable does not find, has no account to hand over.
func mayErase(tx *db.Tx, r Request) error {
	if r.Kind != Erasure {
		return nil
	}
	if err := member.Erasable(tx, r.MemberID); err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	other, err := otherOpen(tx, r)
	if err != nil || other == "" {
		return err
	}
	return fault.New(fault.Conflict, "The same member's request about %s is open. Answer it first: the erasure would destroy what it asks for.", other)
}

// otherOpen names the kind of another open request of the same member; "" where
// there is none.
func otherOpen(tx *db.Tx, r Request) (Kind, error) {
	open, err := listRequests(tx, Filter{MemberID: r.MemberID, OpenOnly: true}, Page{First: len(Kinds)})
	for _, o := range open {
		if o.ID != r.ID {
			return o.Kind, err
		}
	}
	return "", err
}

// block stops an erasure of a held member where it is, with an event that names
// the holds: the attempt is evidence too.
func block(tx *db.Tx, r *Request) (held bool, err error) {
	if r.Kind != Erasure {
		return false, nil
	}
	holds, err := HoldsOf(tx, r.MemberID)
	if err != nil || len(holds) == 0 {
		return false, err
	}
	ids := make([]HoldID, len(holds))
	for i, h := range holds {
		ids[i] = h.ID
	}
	_, err = apply(tx, r, VerbBlock, map[string]any{"holds": ids, "from": r.State})
	return true, err
}

// Retry tries a failed task again now (permission DecideRequests), and one that
// a crash left running.
func Retry(tx *db.Tx, id TaskID) (Task, error) {
	t, err := findTask(tx, id, tx.Lock())
	if err != nil {
		return t, err
	}
	r, err := findRequest(tx, t.RequestID, "")
	if err != nil {
		return t, err
	}
	if !t.retryable(tx.Now) || r.State != InProgress && r.State != Executing {
		return t, fault.New(fault.Conflict, "Only a failed task, or one that stands still, of a request that is being worked on can be tried again.")
	}
	t.State, t.UpdatedAt, t.Lasting = Waiting, tx.Now, false
	if err := saveTask(tx, t); err != nil {
		return t, err
	}
	if _, err := record(tx, "request.task_retried", r, map[string]any{"task": t.ID, "source": t.SourceName, "work": t.Work}); err != nil {
		return t, err
	}
	return t, enqueueTask(tx, t)
}
