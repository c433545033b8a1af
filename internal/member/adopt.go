package member

import (
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
)

// Adopt is Save for an account that a directory takes over: after names the
// directory that it is under from now on. It leaves the groups of its former
// directory, which sees it no more. The event says whose it was.
func Adopt(tx *db.Tx, before, after Member) (Member, error) {
	if err := leaveGroups(tx, before); err != nil {
		return Member{}, err
	}
	saved, err := Save(tx, before, after)
	if err != nil {
		return Member{}, err
	}
	return saved, record(tx, "member.adopted", saved.ID, adopted(before.DirectoryID, saved.DirectoryID))
}

// AdoptGroup is SaveGroup for a group that a directory takes over.
func AdoptGroup(tx *db.Tx, before, after Group) (Group, error) {
	saved, err := SaveGroup(tx, before, after)
	if err != nil {
		return Group{}, err
	}
	return saved, audit.Record(tx, audit.Entry{
		Action: "group.adopted", Object: audit.Object{Type: "group", ID: string(saved.ID)},
		Detail: adopted(before.DirectoryID, saved.DirectoryID),
	})
}

// adopted says whose something was and is.
func adopted(from, to string) map[string]any {
	detail := map[string]any{"directory": to, "from": "hand_made"}
	if from != "" {
		detail["from"] = from
	}
	return detail
}

// leaveGroups takes a member out of the groups of their directory; those made by
// hand keep them.
func leaveGroups(tx *db.Tx, m Member) error {
	if m.DirectoryID == "" {
		return nil
	}
	groups, err := GroupsOf(tx, []ID{m.ID})
	if err != nil {
		return err
	}
	for _, g := range groups[m.ID] {
		if g.DirectoryID != m.DirectoryID {
			continue
		}
		if _, err := RemoveMembers(tx, g.ID, []ID{m.ID}); err != nil {
			return err
		}
	}
	return nil
}

// Release deactivates an account that its directory removed softly, and takes it
// out of that directory and its groups. It is deleted later, or brought back.
func Release(tx *db.Tx, before Member) (Member, error) {
	if err := leaveGroups(tx, before); err != nil {
		return Member{}, err
	}
	after := before
	after.Active, after.DirectoryID = false, ""
	saved, err := Save(tx, before, after)
	if err != nil {
		return Member{}, err
	}
	return saved, record(tx, "member.removed", saved.ID, map[string]any{"directory": before.DirectoryID})
}
