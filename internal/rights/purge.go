package rights

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
)

// PurgeShift counts the records of deleted members that other rules would end
// earlier or later.
type PurgeShift struct {
	Earlier, Later int
}

// purgeAt is when the data of somebody who was deleted then is due, by rules as
// they apply at a time.
func purgeAt(rules term.Rules, deleted, at time.Time) time.Time {
	kept := term.Resolve(rules, term.Question{Term: term.RetentionDeleted, ValidAt: at, KnownAt: at})
	return kept.After(deleted)
}

// Purges compares when the records of deleted members are due under two sets of
// rules at a time. It changes nothing.
func Purges(tx *db.Tx, before, after term.Rules, at time.Time) (PurgeShift, error) {
	all, err := deletedMembers(tx)
	var out PurgeShift
	for _, m := range all {
		switch old, now := purgeAt(before, m.DeletedAt, at), purgeAt(after, m.DeletedAt, at); {
		case now.Before(old):
			out.Earlier += m.Records
		case now.After(old):
			out.Later += m.Records
		}
	}
	return out, err
}

// replanPurges looks again at when the data of deleted members is due, after the
// terms changed: an earlier date gets its job; at an earlier job of before, a
// later date is asked for again (notYet).
func replanPurges(tx *db.Tx, rules term.Rules, at time.Time) error {
	all, err := deletedMembers(tx)
	if err != nil {
		return err
	}
	for _, m := range all {
		due := purgeAt(rules, m.DeletedAt, at)
		if due.Before(at) {
			due = at
		}
		if err := retainAt(tx, m.ID, due); err != nil {
			return err
		}
	}
	return nil
}

// notYet puts the end of a deleted member's data off where the terms keep it
// longer by now than they did when the member was deleted.
func notYet(tx *db.Tx, m member.Member) (bool, error) {
	if m.DeletedAt == nil {
		return false, nil
	}
	rules, err := term.Load(tx)
	if err != nil {
		return false, err
	}
	due := purgeAt(rules, *m.DeletedAt, tx.Now)
	if !due.After(tx.Now) {
		return false, nil
	}
	return true, retainAt(tx, m.ID, due)
}
