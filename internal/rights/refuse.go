package rights

import (
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Refuse answers a request with no, on a ground of law and with a reason that
// the subject reads, together with how to complain (GDPR Article 12(4)).
func Refuse(tx *db.Tx, id ID, ground Ground, reason string) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if !slices.Contains(Grounds, ground) {
		return r, fault.New(fault.Invalid, "There is no ground %q for a refusal.", ground).On("ground")
	}
	if reason, err = text("reason", reason, minReason); err != nil {
		return r, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if !slices.Contains(AllowedGrounds(r.Kind, r.Clock.Regimes), ground) {
		return r, fault.New(fault.Invalid, "The law that binds this request does not let it be refused on this ground. Choose one of those that are offered.").On("ground")
	}
	r.Ground, r.Answered = ground, &Step{By: actorOf(tx.Actor), At: tx.Now}
	err = r.write(tx, func(w *Words) { w.Reason, w.Complaint = reason, LawOf(r.Regime).Complaint })
	if err != nil {
		return r, err
	}
	if _, err = apply(tx, &r, VerbRefuse, map[string]any{"ground": ground}); err != nil {
		return r, err
	}
	if err := tell(tx, r, "refused"); err != nil {
		return r, err
	}
	return r, forget(tx, r)
}

// Withdraw ends a request at the subject's wish, before anything irreversible
// has begun: by the subject (permission OwnData), or by an administrator whom
// they told (DecideRequests).
func Withdraw(tx *db.Tx, id ID) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if r.MemberID != tx.Actor.Member && !tx.May(access.DecideRequests) {
		return Request{}, fault.New(fault.NotFound, "There is nothing with this id.")
	}
	r.Answered = &Step{By: actorOf(tx.Actor), At: tx.Now}
	if _, err = apply(tx, &r, VerbWithdraw, nil); err != nil {
		return r, err
	}
	return r, forget(tx, r)
}

// forget drops what was collected for a package that nobody will get.
func forget(tx *db.Tx, r Request) error {
	tasks, err := tasksOf(tx, []ID{r.ID})
	if err != nil {
		return err
	}
	for _, t := range tasks {
		if err := deleteTaskChunks(tx, t.ID); err != nil {
			return err
		}
	}
	return dropPassages(tx, r.ID)
}

// Extend gives the answer more time, once, for a reason that the subject reads,
// as far as law and terms reach (GDPR Article 12(3)).
func Extend(tx *db.Tx, id ID, reason string) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if reason, err = text("reason", reason, minReason); err != nil {
		return r, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if r.State.Final() {
		return r, fault.New(fault.Conflict, "This request is %s; there is nothing to extend.", says[r.State])
	}
	if r.Clock, err = r.Clock.Extend(tx.Now); err != nil {
		return r, err
	}
	before := r.DueAt
	r.DueAt, r.Extended = r.Clock.DueAt, &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := r.write(tx, func(w *Words) { w.ExtensionReason = reason }); err != nil {
		return r, err
	}
	if err := change(tx, &r, "request.extended", map[string]any{"from": day(before), "to": day(r.DueAt)}); err != nil {
		return r, err
	}
	return r, moved(tx, r, "extended")
}
