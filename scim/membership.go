package scim

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// runSteps carries out membership changes in order. The group is locked.
func (c *call) runSteps(tx *db.Tx, group member.GroupID, steps []memberStep) error {
	for _, s := range steps {
		ids := uniqueIDs(s.ids)
		var err error
		switch s.op {
		case opAdd:
			if err = c.checkOwn(tx, ids); err == nil {
				_, err = member.AddMembers(tx, group, ids)
			}
		case opRemove:
			_, err = member.RemoveMembers(tx, group, ids)
		case opReplace:
			if err = c.checkOwn(tx, ids); err == nil {
				_, _, err = member.ReplaceMembers(tx, group, ids)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func uniqueIDs(texts []string) []member.ID {
	ids := make([]member.ID, len(texts))
	for i, t := range texts {
		ids[i] = access.MemberID(t)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// checkOwn refuses members that aren't this directory's with the same words,
// whether they exist elsewhere or nowhere.
func (c *call) checkOwn(tx *db.Tx, ids []member.ID) error {
	if len(ids) == 0 {
		return nil
	}
	w := where(userType, nil, c.scope(tx))
	w.SQL += " and " + amongIDs.of(tx.Dialect())
	w.Args["ids"] = db.AsJSON(ids)
	n, err := member.QueryCount(tx, w, len(ids))
	if err != nil || n == len(ids) {
		return err
	}
	return c.nameUnknown(tx, ids)
}

// amongIDs takes a list of ids that travels as one JSON parameter. On PostgreSQL
// it becomes an array first: with statistics that are older than a bulk load, a
// sub-select would be joined row by row.
var amongIDs = dialectText{
	sqlite:   "m.id in (select value from json_each(:ids))",
	postgres: "m.id = any(array(select jsonb_array_elements_text(cast(:ids as jsonb))))",
}

// nameUnknown says which member it was.
func (c *call) nameUnknown(tx *db.Tx, ids []member.ID) error {
	const some = 500
	for part := range slices.Chunk(ids, some) {
		found, err := member.FindMany(tx, part)
		if err != nil {
			return err
		}
		for _, id := range part {
			if m, ok := found[id]; !ok || m.DirectoryID != c.dir.ID || m.State == member.StateDeleted {
				return fault.New(fault.Invalid, "There is no User with the id %q, so no member was added or removed.", clip(string(id))).On("members.value").Coded("invalidValue")
			}
		}
	}
	return fault.New(fault.Invalid, "A member is unknown, so no member was added or removed.").On("members").Coded("invalidValue")
}

// memberList is a group's members in an answer, kept as rows until they are
// written.
type memberList struct {
	refs  []member.Ref
	base  string
	shows func(*attribute) bool
}

// MarshalJSON implements json.Marshaler.
func (l memberList) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.Grow(len(l.refs) * 200)
	for i, r := range l.refs {
		b.WriteByte("[,"[min(i, 1)])
		entry := struct {
			Value   string `json:"value,omitempty"`
			Ref     string `json:"$ref,omitempty"`
			Display string `json:"display,omitempty"`
			Type    string `json:"type,omitempty"`
		}{string(r.ID), l.base + string(r.ID), r.Label, "User"}
		for name, field := range map[string]*string{"value": &entry.Value, "$ref": &entry.Ref, "display": &entry.Display, "type": &entry.Type} {
			if !l.shows(membersOfGroup.sub(name)) {
				*field = ""
			}
		}
		one, err := json.Marshal(entry)
		if err != nil {
			return nil, err
		}
		b.Write(one)
	}
	b.WriteByte(']')
	return b.Bytes(), nil
}
