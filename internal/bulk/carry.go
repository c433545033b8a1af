package bulk

import (
	"errors"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
)

// carrier carries a change out on one member after the other. In a trial
// everything is done as it will be, by the same code, and undone again.
type carrier struct {
	change Change
	reason string
	trial  bool
}

var errTrial = errors.New("bulk: a trial is undone")

// take carries the change out on one member. Only failures of ours are
// returned: what stands against it becomes the row's outcome.
func (c carrier) take(tx *db.Tx, r Row) (Row, error) {
	r.Outcome, r.Why, r.Applied = Unchanged, "", false
	var mark string
	err := tx.Try(func() (err error) {
		var changed bool
		if mark, changed, err = c.carry(tx, r); err != nil || !changed {
			return err
		}
		r.Outcome = Changes
		if c.trial {
			return errTrial
		}
		return nil
	})
	if !c.trial {
		if failed := tx.Note(err); failed != nil { // a hold that stops a deletion is evidence
			return r, failed
		}
	}
	switch kind := fault.KindOf(err); {
	case err == nil:
		r.Applied = r.Outcome == Changes
		if r.Applied {
			r.mark = mark
		}
	case errors.Is(err, errTrial):
	case slices.Contains([]fault.Kind{fault.Invalid, fault.Conflict, fault.NotFound, fault.Denied}, kind):
		r.Outcome, r.Why = Refused, fault.Shown(err).Message
	default:
		return r, err
	}
	return r, nil
}

// carry does to a member what the change says, and tells whether that was
// anything; mark is what taking it back has to recognize.
func (c carrier) carry(tx *db.Tx, r Row) (mark string, changed bool, err error) {
	m, err := member.Find(tx, r.Member)
	if err != nil {
		return "", false, err
	}
	if m.ID == tx.Actor.Member {
		return "", false, fault.New(fault.Conflict, "This is your own account; ask another administrator.")
	}
	if c.change.Undoes != "" {
		changed, err = c.revert(tx, m, r.mark)
		return "", changed, err
	}
	switch c.change.Verb {
	case Suspend:
		return c.suspend(tx, m)
	case Delete:
		if err := member.Deletable(tx, m.ID); err != nil {
			return "", false, err
		}
		if m.SuspendedAt != nil {
			return standing, true, nil
		}
		return c.suspend(tx, m)
	case Restore:
		if m.SuspendedAt == nil {
			return "", false, nil
		}
		mark = markOf(*m.SuspendedAt)
		_, err := member.Restore(tx, m.ID)
		return mark, true, err
	case ResetSessions:
		changed, err = resetSessions(tx, m)
		return "", changed, err
	}
	changed, err = c.product(tx, m, c.change.Verb)
	return "", changed, err
}

// standing marks somebody who was suspended before the change.
const standing = "standing"

func markOf(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

func (c carrier) suspend(tx *db.Tx, m member.Member) (string, bool, error) {
	if m.SuspendedAt != nil {
		return "", false, nil
	}
	after, err := member.Suspend(tx, m.ID, c.reason)
	if err != nil {
		return "", false, err
	}
	return markOf(*after.SuspendedAt), true, nil
}

// product gives or takes the change's product.
func (c carrier) product(tx *db.Tx, m member.Member, v Verb) (bool, error) {
	if err := member.Administrable(tx, m); err != nil {
		return false, err
	}
	all, err := product.OfMember(tx, []access.MemberID{m.ID})
	if err != nil {
		return false, err
	}
	uses := slices.ContainsFunc(all[m.ID], func(a product.Assignment) bool { return a.Product == c.change.Product })
	switch {
	case uses == (v == Assign):
		return false, nil
	case v == Assign:
		_, err = product.Assign(tx, m.ID, c.change.Product, product.ByOrganization)
	default:
		err = product.Unassign(tx, m.ID, c.change.Product, c.reason)
	}
	return true, err
}

func resetSessions(tx *db.Tx, m member.Member) (bool, error) {
	if err := member.Administrable(tx, m); err != nil {
		return false, err
	}
	list, err := credential.Sessions(tx, m.ID)
	if err != nil {
		return false, err
	}
	for _, s := range list {
		if err := credential.RevokeSession(tx, s.ID); err != nil {
			return false, err
		}
	}
	return len(list) > 0, nil
}

// revert takes back what the change did to a member, unless somebody has decided
// about them since.
func (c carrier) revert(tx *db.Tx, m member.Member, mark string) (bool, error) {
	switch c.change.Verb {
	case Suspend, Delete:
		if mark == standing {
			return false, nil
		}
		if m.SuspendedAt == nil || markOf(*m.SuspendedAt) != mark {
			return false, fault.New(fault.Conflict, "Somebody has decided about this account since; it stays as it is.")
		}
		_, err := member.Restore(tx, m.ID)
		return true, err
	case Restore:
		_, changed, err := c.suspend(tx, m)
		return changed, err
	case Assign:
		return c.product(tx, m, Unassign)
	}
	return c.product(tx, m, Assign)
}

// settle deletes a member whose time for undoing is over, if they are still as
// the change left them.
func settleOne(tx *db.Tx, r Row) (Row, error) {
	err := tx.Try(func() error {
		m, err := member.Find(tx, r.Member)
		if fault.Is(err, fault.NotFound) {
			return nil // somebody has deleted them meanwhile
		}
		if err != nil {
			return err
		}
		if m.SuspendedAt == nil || r.mark != standing && markOf(*m.SuspendedAt) != r.mark {
			return fault.New(fault.Conflict, "Somebody has restored this account since; it was not deleted.")
		}
		return member.Delete(tx, m.ID)
	})
	if failed := tx.Note(err); failed != nil {
		return r, failed
	}
	switch kind := fault.KindOf(err); {
	case err == nil:
	case slices.Contains([]fault.Kind{fault.Invalid, fault.Conflict, fault.NotFound, fault.Denied}, kind):
		r.Outcome, r.Why = Refused, fault.Shown(err).Message
	default:
		return r, err
	}
	return r, nil
}
