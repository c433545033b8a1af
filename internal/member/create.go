package member

import (
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Create makes an account from m and returns it with its id, version, times and
// state; the account kind defaults to work_or_school. A user name that somebody
// has already is a fault of kind Conflict with the code "uniqueness" (RFC 7644
// section 3.12).
func Create(tx *db.Tx, m Member) (Member, error) {
	if err := tx.Whole(); err != nil { // they would be in no group yet
		return Member{}, err
	}
	if err := check(m); err != nil {
		return Member{}, err
	}
	if m.AccountKind == "" {
		m.AccountKind = WorkOrSchool
	}
	m.ID, m.Version = ID(db.NewID()), 1
	m.CreatedAt, m.UpdatedAt = tx.Now, tx.Now
	m.LastSignInAt, m.SuspendedAt, m.DeactivatedAt, m.DeletedAt, m.Roles = nil, nil, nil, nil, nil
	m = settle(m, tx.Now)
	if err := insert(tx, m); err != nil {
		return Member{}, err
	}
	return m, record(tx, "member.created", m.ID, map[string]any{"state": string(m.State), "directory": m.DirectoryID})
}

// Save keeps after, which was made from before: the version must still be
// before's, else a fault of kind Conflict with the code "version", and nothing
// changes. What changed decides which events are written; a change of nothing
// writes nothing. Steward's own decisions (roles, suspension, deletion) are not
// taken from after: they have verbs of their own. The last active owner can't be
// deactivated, whoever asks: a fault of kind Conflict with the code "last_owner".
func Save(tx *db.Tx, before, after Member) (Member, error) {
	if err := check(after); err != nil {
		return Member{}, err
	}
	after = keep(before, after)
	names := Changes(before, after)
	if len(names) == 0 && before.DirectoryID == after.DirectoryID && before.AccountKind == after.AccountKind {
		return before, nil
	}
	if err := mayChange(tx, before, after); err != nil {
		return Member{}, err
	}
	after = settle(after, tx.Now)
	if after.State != StateActive {
		if err := keepOwner(tx, before); err != nil {
			return Member{}, err
		}
	}
	after.Version, after.UpdatedAt = before.Version+1, tx.Now
	if err := update(tx, before, after); err != nil {
		return Member{}, err
	}
	if err := recordChange(tx, before, after, names); err != nil {
		return Member{}, err
	}
	return after, tell(tx, before, after)
}

// keep puts what Save doesn't change back from before.
func keep(before, after Member) Member {
	after.ID, after.CreatedAt, after.LastSignInAt = before.ID, before.CreatedAt, before.LastSignInAt
	after.Roles, after.SuspendedAt, after.DeletedAt = before.Roles, before.SuspendedAt, before.DeletedAt
	after.DeactivatedAt = before.DeactivatedAt
	if after.AccountKind == "" {
		after.AccountKind = before.AccountKind
	}
	return after
}

// tell announces that a member lost access or has it again, if the change means
// that.
func tell(tx *db.Tx, before, after Member) error {
	if before.ID != "" && before.State != StateActive && after.State == StateActive {
		return tx.Announce(Returned{ID: after.ID})
	}
	if !losesAccess(before, after) {
		return nil
	}
	return tx.Announce(Deactivated{ID: after.ID, State: after.State})
}

// recordChange writes the events of a change: who may sign in is an event of its
// own, the rest is one event that names the attributes and never their values.
func recordChange(tx *db.Tx, before, after Member, names []string) error {
	if before.Active != after.Active {
		action := "member.reactivated"
		if before.Active {
			action = "member.deactivated"
		}
		if err := record(tx, action, after.ID, map[string]any{"state": string(after.State)}); err != nil {
			return err
		}
	}
	others := make([]string, 0, len(names))
	for _, n := range names {
		if n != "active" {
			others = append(others, n)
		}
	}
	if len(others) == 0 {
		return nil
	}
	return record(tx, "member.changed", after.ID, map[string]any{"attributes": others})
}

func record(tx *db.Tx, action string, id ID, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(id)}, Subject: id, Detail: detail,
	})
}

// stale is the fault of a change that was made from an older version.
func stale(noun string) error {
	return fault.New(fault.Conflict, "The %s was changed by somebody else in the meantime. Read it again and repeat the change.", noun).Coded("version")
}
