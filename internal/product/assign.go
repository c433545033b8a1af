package product

import (
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

// Assign lets a member use a product. It is a Conflict where they use it
// already, and NotFound where there is no such member or product.
func Assign(tx *db.Tx, m access.MemberID, id ID, by Acquirer) (Assignment, error) {
	if by != ByOrganization && by != BySelf {
		return Assignment{}, fault.New(fault.Invalid, "A product is acquired by the organization or by the member (self), not by %q.", by).On("acquiredBy")
	}
	p, err := Find(tx, id)
	if err != nil {
		return Assignment{}, err
	}
	if err := Enabled(tx, p.ID, p.Name); err != nil {
		return Assignment{}, err
	}
	a := Assignment{ID: db.NewID(), Member: m, Product: id, AcquiredBy: by, State: Active, AssignedAt: tx.Now}
	gate := &Assigning{Member: m, Product: id, By: by}
	if err := tx.Announce(gate); err != nil {
		return a, err
	}
	a = a.until(gate.Waits)
	if err := insertAssignment(tx, a); err != nil {
		switch {
		case db.Violated(err, "assignment_member_product_key", "assignment.org_id, assignment.member_id, assignment.product_id"):
			return a, fault.New(fault.Conflict, "The member uses %s already.", p.Name).On("productId").Because(err)
		case fault.Is(err, fault.NotFound):
			return a, fault.New(fault.NotFound, "There is no member with this id.").On("memberId").Because(err)
		}
		return a, err
	}
	return a, record(tx, a, "product.assigned", map[string]any{"acquired_by": by, "waits": a.Waits})
}

// until is the assignment as it begins where these are missing, in words.
func (a Assignment) until(missing []string) Assignment {
	if len(missing) > 0 {
		a.State, a.Waits, a.Reason = Suspended, true, "It waits for: "+strings.Join(missing, ", ")+"."
	}
	return a
}

// Release gives the assignments of a product that wait to those who use it, now
// that nothing is missing: those that the organization acquired, or the one that
// a member acquired themselves. It is a Conflict where the product is switched
// off. It tells how many there were.
func Release(tx *db.Tx, id ID, by Acquirer, m access.MemberID) (int, error) {
	p, err := Find(tx, id)
	if err != nil {
		return 0, err
	}
	waiting, err := countWaiting(tx, id, by, m)
	if err != nil || waiting == 0 {
		return 0, err
	}
	if err := Enabled(tx, p.ID, p.Name); err != nil {
		return 0, err
	}
	if err := release(tx, id, by, m); err != nil {
		return 0, err
	}
	return waiting, record(tx, Assignment{Product: id, Member: m}, "product.released", map[string]any{"members": waiting})
}

// Enabled refuses a product that the organization's terms switch off (term
// product.enabled), as a Conflict that names the clause.
func Enabled(tx *db.Tx, id ID, name string) error {
	r, err := term.Ask(tx, term.ProductEnabled, term.Scope{Product: string(id)})
	if err != nil || r.External || r.Value.Bool() {
		return err
	}
	return fault.New(fault.Conflict, "%s is switched off for the organization by %s.", name, r.Origin()).On("productId")
}

func record(tx *db.Tx, a Assignment, action string, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "product", ID: string(a.Product)}, Subject: a.Member, Detail: detail,
	})
}

// Unassign ends a member's use of a product. It is NotFound where they don't use
// it. The assignment stays on record.
func Unassign(tx *db.Tx, m access.MemberID, id ID, reason string) error {
	a, err := current(tx, m, id)
	if err != nil {
		return err
	}
	a.State, a.Reason, a.EndedAt = Ended, reason, &tx.Now
	if err := saveAssignment(tx, a); err != nil {
		return err
	}
	return record(tx, a, "product.unassigned", nil)
}

// Notice says why a product will be suspended, and from when.
type Notice struct {
	Reason string
	// From is the earliest time of suspension. Zero is as soon as the term
	// notice.before_suspension allows; a time before that is Invalid.
	From time.Time
}

// Notify records that the member was told that they will lose the use of a
// product for a while, and why.
func Notify(tx *db.Tx, m access.MemberID, id ID, n Notice) (Assignment, error) {
	a, err := current(tx, m, id)
	if err != nil {
		return a, err
	}
	ahead, err := term.Ask(tx, term.SuspensionNotice, term.Scope{Product: string(id)})
	if err != nil {
		return a, err
	}
	if a, err = a.notify(n, tx.Now, ahead.After(tx.Now)); err != nil {
		return a, err
	}
	if err := saveAssignment(tx, a); err != nil {
		return a, err
	}
	return a, record(tx, a, "product.suspension_noticed", map[string]any{"suspend_from": a.SuspendFrom})
}

func (a Assignment) notify(n Notice, now, earliest time.Time) (Assignment, error) {
	if n.From.IsZero() {
		n.From = earliest
	}
	switch {
	case a.State != Active:
		return a, fault.New(fault.Conflict, "The product is %s for this member; notice is given while it is active.", a.State)
	case n.Reason == "":
		return a, fault.New(fault.Invalid, "A notice of suspension says why.").On("reason")
	case n.From.Before(earliest):
		return a, fault.New(fault.Invalid, "The product can be suspended on %s at the earliest.", earliest.Format(time.DateOnly)).On("from")
	}
	a.Reason, a.NoticedAt, a.SuspendFrom = n.Reason, &now, &n.From
	return a, nil
}

// Suspend takes the use of a product from a member for a while. It is refused as
// a Conflict before the time that a recorded notice gave.
func Suspend(tx *db.Tx, m access.MemberID, id ID) (Assignment, error) {
	return change(tx, m, id, step{"product.suspended", Assignment.suspend})
}

func (a Assignment) suspend(now time.Time) (Assignment, error) {
	switch {
	case a.State != Active:
		return a, fault.New(fault.Conflict, "The product is %s for this member already.", a.State)
	case a.SuspendFrom == nil:
		return a, fault.New(fault.Conflict, "The member has had no notice. Give notice first; the product can be suspended when its time has passed.")
	case now.Before(*a.SuspendFrom):
		return a, fault.New(fault.Conflict, "The notice runs until %s. The product can be suspended after that.", a.SuspendFrom.Format(time.DateOnly))
	}
	a.State = Suspended
	return a, nil
}

// Resume gives a suspended product back. It is a Conflict where the product has
// been switched off since.
func Resume(tx *db.Tx, m access.MemberID, id ID) (Assignment, error) {
	p, err := Find(tx, id)
	if err == nil {
		err = Enabled(tx, id, p.Name)
	}
	if err != nil {
		return Assignment{}, err
	}
	a, err := current(tx, m, id)
	if err != nil {
		return a, err
	}
	gate := &Resuming{Member: m, Product: id, By: a.AcquiredBy}
	if err := tx.Announce(gate); err != nil {
		return a, err
	}
	if len(gate.Waits) > 0 {
		return a, fault.New(fault.Conflict, "%s waits for: %s. Give that first.", p.Name, strings.Join(gate.Waits, ", ")).On("productId")
	}
	return change(tx, m, id, step{"product.resumed", Assignment.resume})
}

func (a Assignment) resume(time.Time) (Assignment, error) {
	if a.State != Suspended {
		return a, fault.New(fault.Conflict, "The product is %s for this member; there is nothing to resume.", a.State)
	}
	a.State, a.Reason, a.NoticedAt, a.SuspendFrom, a.Waits = Active, "", nil, nil, false
	return a, nil
}

// step is a change of state: pure, with the action that the log names.
type step struct {
	action string
	apply  func(Assignment, time.Time) (Assignment, error)
}

func change(tx *db.Tx, m access.MemberID, id ID, s step) (Assignment, error) {
	a, err := current(tx, m, id)
	if err != nil {
		return a, err
	}
	if a, err = s.apply(a, tx.Now); err != nil {
		return a, err
	}
	if err := saveAssignment(tx, a); err != nil {
		return a, err
	}
	return a, record(tx, a, s.action, nil)
}
