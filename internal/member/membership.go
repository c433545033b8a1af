package member

import (
	"slices"

	"github.com/sysoon/steward/internal/db"
)

// Joined is announced, in the transaction, whenever members are added to a
// group: those who were not in it before, at most joinedAtOnce at a time, so
// that a subscriber to a group of any size never has all of them in memory.
type Joined struct {
	GroupID GroupID
	IDs     []ID
}

// Left is announced likewise of those who were in a group and are no longer.
type Left struct {
	GroupID GroupID
	IDs     []ID
}

// joinedAtOnce is how many members one statement adds, and one Joined or Left
// names.
const joinedAtOnce = 1000

// namedMembers is how many ids an event of a group's members lists; beyond it
// the event has the number alone.
const namedMembers = 100

// AddMembers puts members into a group and tells how many were not in it before.
// An unknown or deleted member is a fault of kind Invalid, and nothing changes.
// The cost depends on the number of ids, not on the size of the group.
func AddMembers(tx *db.Tx, id GroupID, ids []ID) (added int, err error) {
	if _, err := FindGroupForUpdate(tx, id); err != nil {
		return 0, err
	}
	return addMembers(tx, id, ids)
}

func addMembers(tx *db.Tx, id GroupID, ids []ID) (int, error) {
	if err := allKnown(tx, ids); err != nil {
		return 0, err
	}
	var added crowd
	for batch := range slices.Chunk(ids, joinedAtOnce) {
		fresh, err := insertMemberships(tx, id, batch)
		if err != nil {
			return 0, err
		}
		if len(fresh) == 0 {
			continue
		}
		if err := tx.Announce(Joined{GroupID: id, IDs: fresh}); err != nil {
			return 0, err
		}
		added.add(fresh)
	}
	return added.count, changedMembers(tx, id, "group.members_added", added)
}

// crowd counts members and keeps the ids as long as they can be named.
type crowd struct {
	count int
	named []ID
}

func (c *crowd) add(ids []ID) {
	c.count += len(ids)
	if c.count <= namedMembers {
		c.named = append(c.named, ids...)
	}
}

func crowdOf(ids []ID) crowd {
	var c crowd
	c.add(ids)
	return c
}

// RemoveMembers takes members out of a group and tells how many were in it; ids
// that are not in it, known or not, change nothing.
func RemoveMembers(tx *db.Tx, id GroupID, ids []ID) (removed int, err error) {
	if _, err := FindGroupForUpdate(tx, id); err != nil {
		return 0, err
	}
	gone, err := deleteMembers(tx, id, ids)
	if err != nil {
		return 0, err
	}
	return len(gone), left(tx, id, gone)
}

// left tells that members were taken out of a group.
func left(tx *db.Tx, id GroupID, gone []ID) error {
	for batch := range slices.Chunk(gone, joinedAtOnce) {
		if err := tx.Announce(Left{GroupID: id, IDs: batch}); err != nil {
			return err
		}
	}
	return changedMembers(tx, id, "group.members_removed", crowdOf(gone))
}

// ReplaceMembers makes ids the members of a group and tells how many came and
// how many went. The database finds the difference; an unknown member is a fault
// of kind Invalid, and nothing changes.
func ReplaceMembers(tx *db.Tx, id GroupID, ids []ID) (added, removed int, err error) {
	if _, err := FindGroupForUpdate(tx, id); err != nil {
		return 0, 0, err
	}
	if added, err = addMembers(tx, id, ids); err != nil {
		return 0, 0, err
	}
	condition, value := notAmong(tx, "member_id", ids)
	gone, err := deleteMemberships(tx, id, condition, value)
	if err != nil {
		return 0, 0, err
	}
	return added, len(gone), left(tx, id, gone)
}

func allKnown(tx *db.Tx, ids []ID) error {
	known, err := existing(tx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if !known[id] {
			return unknownMember(id)
		}
	}
	return nil
}

// changedMembers counts a real change of a group's members and writes its event.
func changedMembers(tx *db.Tx, id GroupID, action string, who crowd) error {
	if who.count == 0 {
		return nil
	}
	if err := touchGroup(tx, id); err != nil {
		return err
	}
	detail := map[string]any{"count": who.count}
	if who.count <= namedMembers {
		detail["members"] = who.named
	}
	return recordGroup(tx, action, id, detail)
}
