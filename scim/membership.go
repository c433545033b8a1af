package scim

import (
	"io"
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
		c.measured.Members += len(ids)
		var err error
		switch s.op {
		case opCheck:
			err = c.checkOwn(tx, ids)
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
	n, err := member.CountOwned(tx, c.dir.ID, ids)
	if err != nil || n == len(ids) {
		return err
	}
	return c.nameUnknown(tx, ids)
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

// memberList is a group's members in an answer. They are read while they are
// written, some at a time, each time in a transaction of its own: neither memory
// nor a slow reader's patience bounds the group. Who joins or leaves meanwhile
// may be missing; the ETag, which is older, says that it is to be read again.
type memberList struct {
	c     *call
	group member.GroupID
	shows func(*attribute) bool
}

const membersAtOnce = 2000

func (l memberList) write(w io.Writer) error {
	e := l.encoder(w)
	var refs []member.Ref
	for more := true; more; more = len(refs) == membersAtOnce {
		after := member.ID("")
		if len(refs) > 0 {
			after = refs[len(refs)-1].ID
		}
		err := l.c.view(func(tx *db.Tx) (err error) {
			refs, err = member.MembersAfter(tx, l.group, after, membersAtOnce)
			return err
		})
		if err != nil {
			return err
		}
		if err := e.all(refs); err != nil {
			return err
		}
	}
	return nil
}

// memberEncoder writes members as the projection shows them.
type memberEncoder struct {
	w                         io.Writer
	begun                     bool
	base                      string
	value, ref, display, kind bool
}

func (l memberList) encoder(w io.Writer) *memberEncoder {
	shows := func(name string) bool { return l.shows(membersOfGroup.sub(name)) }
	return &memberEncoder{
		w: w, base: l.c.location(userType, ""),
		value: shows("value"), ref: shows("$ref"), display: shows("display"), kind: shows("type"),
	}
}

func (e *memberEncoder) all(refs []member.Ref) error {
	for _, r := range refs {
		if e.begun {
			if _, err := io.WriteString(e.w, ","); err != nil {
				return err
			}
		}
		e.begun = true
		if err := encode(e.w, e.entry(r)); err != nil {
			return err
		}
	}
	return nil
}

// memberEntry is one member of a group (RFC 7643 section 4.2).
type memberEntry struct {
	Value   string `json:"value,omitempty"`
	Ref     string `json:"$ref,omitempty"`
	Display string `json:"display,omitempty"`
	Type    string `json:"type,omitempty"`
}

func (e *memberEncoder) entry(r member.Ref) (out memberEntry) {
	if e.value {
		out.Value = string(r.ID)
	}
	if e.ref {
		out.Ref = e.base + string(r.ID)
	}
	if e.display {
		out.Display = r.Label
	}
	if e.kind {
		out.Type = "User"
	}
	return out
}
