package member

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// GroupID identifies a group inside an organization (UUID version 7 as text).
type GroupID string

// Group is a set of members (RFC 7643 section 4.2). Its members are rows apart
// and never part of this value.
type Group struct {
	ID          GroupID
	DirectoryID string
	DisplayName string
	ExternalID  string
	// Extensions are the attributes of schema extensions, by their URN.
	Extensions map[string]json.RawMessage
	// Version grows by one with every change of the group or its members.
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Dissolving is announced, in the transaction, before a group is deleted, while
// its members are still in it.
type Dissolving struct{ GroupID GroupID }

// GroupFilter chooses groups; the zero filter is all.
type GroupFilter struct {
	// Search matches the beginning of the display name.
	Search      string
	DirectoryID string
	// MemberID keeps the groups that this member is in.
	MemberID ID
}

// Ref is a member as a group shows it.
type Ref struct {
	ID    ID     `db:"id"`
	Label string `db:"label"`
}

// CreateGroup makes an empty group and returns it with id, version and times.
func CreateGroup(tx *db.Tx, g Group) (Group, error) {
	if err := tx.Whole(); err != nil {
		return Group{}, err
	}
	if err := checkGroup(g); err != nil {
		return Group{}, err
	}
	g.ID, g.Version, g.CreatedAt, g.UpdatedAt = GroupID(db.NewID()), 1, tx.Now, tx.Now
	if err := insertGroup(tx, g); err != nil {
		return Group{}, err
	}
	return g, recordGroup(tx, "group.created", g.ID, map[string]any{"name": g.DisplayName, "directory": g.DirectoryID})
}

// SaveGroup keeps after, which was made from before, if the version is still
// before's; otherwise it is a fault of kind Conflict with the code "version".
func SaveGroup(tx *db.Tx, before, after Group) (Group, error) {
	if err := tx.Whole(); err != nil {
		return Group{}, err
	}
	if err := checkGroup(after); err != nil {
		return Group{}, err
	}
	names := GroupChanges(before, after)
	if len(names) == 0 {
		return before, nil
	}
	after.ID, after.CreatedAt = before.ID, before.CreatedAt
	after.Version, after.UpdatedAt = before.Version+1, tx.Now
	if err := updateGroup(tx, before, after); err != nil {
		return Group{}, err
	}
	return after, recordGroup(tx, "group.changed", after.ID, map[string]any{"attributes": names, "name": after.DisplayName})
}

// DeleteGroup removes a group and its memberships; the members stay.
func DeleteGroup(tx *db.Tx, id GroupID) error {
	g, err := FindGroupForUpdate(tx, id)
	if err != nil {
		return err
	}
	if err := tx.Whole(); err != nil {
		return err
	}
	if err := tx.Announce(Dissolving{GroupID: id}); err != nil {
		return err
	}
	removed, err := deleteGroup(tx, id)
	if err != nil {
		return err
	}
	return recordGroup(tx, "group.deleted", id, map[string]any{"name": g.DisplayName, "members": removed})
}

// GroupChanges names the attributes in which two states of a group differ, as SCIM
// calls them; extensions by their URN.
func GroupChanges(before, after Group) []string {
	var names []string
	if before.DisplayName != after.DisplayName {
		names = append(names, "displayName")
	}
	if before.ExternalID != after.ExternalID {
		names = append(names, "externalId")
	}
	if before.DirectoryID != after.DirectoryID {
		names = append(names, "directory")
	}
	return append(names, Changes(Member{Extensions: before.Extensions}, Member{Extensions: after.Extensions})...)
}

func checkGroup(g Group) error {
	if NameKey(g.DisplayName) == "" {
		return fault.New(fault.Invalid, "A group needs a display name.").On("displayName").Coded("invalidValue")
	}
	if err := checkText("displayName", g.DisplayName); err != nil {
		return err
	}
	if err := checkText("externalId", g.ExternalID); err != nil {
		return err
	}
	return checkProfile(Member{Extensions: g.Extensions})
}

func recordGroup(tx *db.Tx, action string, id GroupID, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "group", ID: string(id)}, Detail: detail})
}
