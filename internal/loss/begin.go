package loss

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
)

// Subscribe begins a loss when a directory takes an account away, and takes it
// back when it gives it again. A suspension by an administrator is none: it is a
// matter between the two of them.
func Subscribe(d *db.DB) {
	db.Subscribe(d, deactivated)
	db.Subscribe(d, func(tx *db.Tx, e member.Returned) error { return takeBack(tx, e.ID) })
	db.Subscribe(d, func(tx *db.Tx, e member.Erased) error { return forget(tx, e.ID) })
}

func deactivated(tx *db.Tx, e member.Deactivated) error {
	known, err := member.FindMany(tx, []access.MemberID{e.ID})
	if err != nil {
		return err
	}
	m, there := known[e.ID]
	if !there || m.AccountKind != member.WorkOrSchool || m.Active && m.State != member.StateDeleted {
		return nil
	}
	cause := Deactivated
	if m.State == member.StateDeleted {
		cause = Deleted
	}
	return begin(tx, Loss{Member: m.ID, Cause: cause})
}

// begin starts the loss of an account, unless one is under way already.
func begin(tx *db.Tx, l Loss) error {
	last, err := latest(tx, l.Member)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	if err == nil && last.State != Returned { // under way, or everything is lost already
		return nil
	}
	from := tx.Now
	if l.LastDay != nil {
		from = *l.LastDay
	}
	l.ID, l.State, l.BegunAt, l.BegunBy = ID(db.NewID()), Begun, tx.Now, tx.Actor.Member
	if l.EndsAt, err = product.StartGrace(tx, l.Member, from); err != nil {
		return err
	}
	if err := insert(tx, l); err != nil {
		return err
	}
	if err := record(tx, l, "loss.begun", map[string]any{"cause": l.Cause, "ends_at": l.EndsAt}); err != nil {
		return err
	}
	return again(tx, l.ID, tx.Now)
}

// maxAhead is how far ahead an employment's end can be said.
const maxAhead = 366 * 24 * time.Hour

// EndEmployment says that a member's employment ends on a day: what they lose is
// prepared and offered now, while they can sign in; on the day the account is
// suspended, and grace begins.
func EndEmployment(tx *db.Tx, id member.ID, lastDay time.Time) (Loss, error) {
	m, err := member.FindForUpdate(tx, id)
	switch {
	case err != nil:
		return Loss{}, err
	case m.AccountKind != member.WorkOrSchool:
		return Loss{}, fault.New(fault.Denied, "This account is the member's own; it does not end with their employment.").On("memberId")
	case lastDay.Before(tx.Now) || lastDay.After(tx.Now.Add(maxAhead)):
		return Loss{}, fault.New(fault.Invalid, "The last day lies ahead, a year at most. Deactivate the account where it has passed.").On("lastDay")
	case m.ID == tx.Actor.Member:
		return Loss{}, fault.New(fault.Conflict, "This is your own account; ask another administrator.").On("memberId")
	}
	if err := member.Administrable(tx, m); err != nil {
		return Loss{}, err
	}
	if _, err := current(tx, id, ""); err == nil {
		return Loss{}, fault.New(fault.Conflict, "This member's account is being lost already.").On("memberId")
	}
	lastDay = lastDay.UTC().Truncate(time.Microsecond)
	if err := begin(tx, Loss{Member: id, Cause: EmploymentEnded, LastDay: &lastDay}); err != nil {
		return Loss{}, err
	}
	return current(tx, id, "")
}

// Cancel takes back that somebody's employment ends, before its grace is over;
// a suspension on the last day is lifted. What a directory took away comes back
// from there.
func Cancel(tx *db.Tx, id ID) (Loss, error) {
	l, err := find(tx, id, tx.Lock())
	switch {
	case err != nil:
		return l, err
	case !l.open():
		return l, fault.New(fault.Conflict, "This loss is %s; it can't be taken back.", l.State)
	case l.Cause != EmploymentEnded:
		return l, fault.New(fault.Conflict, "The directory took this account away: activate it there, and everything is as before.")
	}
	m, err := member.FindForUpdate(tx, l.Member)
	if err != nil {
		return l, err
	}
	if m.SuspendedAt != nil && l.LeftAt != nil && m.SuspendedAt.Equal(*l.LeftAt) {
		if _, err := member.Restore(tx, m.ID); err != nil {
			return l, err
		}
	}
	if err := takeBack(tx, l.Member); err != nil {
		return l, err
	}
	return find(tx, id, "")
}

// takeBack ends a loss because the member has their account again.
func takeBack(tx *db.Tx, id access.MemberID) error {
	l, err := current(tx, id, tx.Lock())
	if fault.Is(err, fault.NotFound) || err == nil && !l.open() {
		return nil
	}
	if err != nil {
		return err
	}
	l.State, l.ClosedAt, l.HeldSince = Returned, &tx.Now, nil
	if err := save(tx, l); err != nil {
		return err
	}
	if err := product.EndGrace(tx, id); err != nil {
		return err
	}
	return record(tx, l, "loss.taken_back", nil)
}

type payload struct {
	ID ID `json:"id"`
}

// Job carries losses on.
const Job = "loss.step"

// again has the worker look at a loss at a time.
func again(tx *db.Tx, id ID, at time.Time) error {
	return job.Enqueue(tx, Job, payload{id}, job.At(at), job.Unique(string(id)+"/"+at.UTC().Format("20060102T150405")))
}

func record(tx *db.Tx, l Loss, action string, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(l.Member)}, Subject: l.Member, Detail: detail,
	})
}
