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
	was := r
	r.Outcome, r.Why, r.Applied, r.unfinished = Unchanged, "", false, false
	var d done
	err := tx.Try(func() (err error) {
		if d, err = c.carry(tx, was); err != nil || !d.changed {
			return err
		}
		r.Outcome, r.Why = Changes, d.note
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
			r.mark, r.unfinished = d.mark, d.unfinished
		}
	case errors.Is(err, errTrial):
	case slices.Contains([]fault.Kind{fault.Invalid, fault.Conflict, fault.NotFound, fault.Denied}, kind):
		r.Outcome, r.Why = Refused, fault.Shown(err).Message
	default:
		return r, err
	}
	if d.detail != nil && r.Outcome == Changes {
		r.sealed, err = d.detail.sealed(tx, r.Member)
		return r, err
	}
	return r, nil
}

// done is what carrying a change out on one member came to.
type done struct {
	changed bool
	// mark is what taking it back has to recognize, detail what it has to put back.
	mark   string
	detail *detail
	// note is for those who look at the row.
	note string
	// unfinished tells to go on with the same member.
	unfinished bool
}

// carry does to a member what the change says, and tells whether that was
// anything.
func (c carrier) carry(tx *db.Tx, r Row) (d done, err error) {
	m, err := member.Find(tx, r.Member)
	if err != nil {
		return d, err
	}
	if m.ID == tx.Actor.Member {
		return d, fault.New(fault.Conflict, "This is your own account; ask another administrator.")
	}
	if c.change.Undoes != "" {
		return c.revert(tx, m, r)
	}
	switch c.change.Verb {
	case Suspend:
		d.mark, d.changed, err = c.suspend(tx, m)
	case Delete:
		d.mark, d.changed, err = c.prepareDeletion(tx, m)
	case Restore:
		if m.SuspendedAt == nil {
			return d, nil
		}
		d.mark, d.changed = markOf(*m.SuspendedAt), true
		_, err = member.Restore(tx, m.ID)
	case ResetSessions:
		d.changed, err = resetSessions(tx, m)
	case Rename:
		var names detail
		names, d.changed, err = c.rename(tx, m, r)
		d.detail = &names
		if m.DirectoryID != "" {
			d.note = "Its directory may write the old name again."
		}
	case Transfer:
		d.mark, d.changed, d.unfinished, err = c.transfer(tx, m, r)
	default:
		d.changed, err = c.product(tx, m, c.change.Verb)
	}
	return d, err
}

// prepareDeletion suspends somebody who is to be deleted.
func (c carrier) prepareDeletion(tx *db.Tx, m member.Member) (string, bool, error) {
	if err := member.Deletable(tx, m.ID); err != nil {
		return "", false, err
	}
	if m.SuspendedAt != nil {
		return standing, true, nil
	}
	return c.suspend(tx, m)
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
func (c carrier) revert(tx *db.Tx, m member.Member, r Row) (d done, err error) {
	switch c.change.Verb {
	case Suspend, Delete:
		if r.mark == standing {
			return d, nil
		}
		if m.SuspendedAt == nil || markOf(*m.SuspendedAt) != r.mark {
			return d, fault.New(fault.Conflict, "Somebody has decided about this account since; it stays as it is.")
		}
		d.changed = true
		_, err = member.Restore(tx, m.ID)
	case Restore:
		_, d.changed, err = c.suspend(tx, m)
	case Assign:
		d.changed, err = c.product(tx, m, Unassign)
	case Rename:
		d.changed, err = c.unname(tx, m, r)
	case Transfer:
		d.mark = r.mark
		d.changed, d.unfinished, err = c.giveBack(tx, m, r.mark)
	default:
		d.changed, err = c.product(tx, m, Assign)
	}
	return d, err
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
