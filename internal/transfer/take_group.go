package transfer

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// group carries out a row about a group: its attributes, then its members.
func (t taker) group(tx *db.Tx, e entry, r *result) error {
	before, found, err := t.findGroup(tx, e)
	if err != nil || !found && e.method != "POST" {
		return t.awaited(e, r, err)
	}
	after, steps, err := t.changedGroup(before, e)
	if err != nil {
		return err
	}
	r.Outcome = Unchanged
	kept, err := t.keepGroup(tx, before, after, found, r)
	if err != nil {
		return err
	}
	r.stands(string(kept.ID), found || !t.trial)
	moved, err := t.steps(tx, kept, steps, r)
	if err != nil || !moved {
		return err
	}
	r.Attributes = append(r.Attributes, "members")
	if r.Outcome == Unchanged {
		r.Outcome = Update
	}
	return nil
}

func (t taker) findGroup(tx *db.Tx, e entry) (member.Group, bool, error) {
	if e.id != "" {
		id, err := t.resolve(tx, e.id)
		if err != nil {
			return member.Group{}, false, err
		}
		g, err := member.FindGroupForUpdate(tx, member.GroupID(id))
		if err == nil {
			return g, true, nil
		}
		if !fault.Is(err, fault.NotFound) || e.method != "POST" {
			return g, false, unlessMissing(err)
		}
	}
	if e.label == "" || e.method != "POST" {
		return member.Group{}, false, nil
	}
	g, err := member.GroupByName(tx, "", e.label)
	if err == nil {
		g, err = member.FindGroupForUpdate(tx, g.ID)
	}
	return g, err == nil, unlessMissing(err)
}

// changedGroup is the group with what the row says of it. A row of a table adds
// one member; it never takes one out.
func (t taker) changedGroup(before member.Group, e entry) (member.Group, []Step, error) {
	if e.data != nil || e.method != "POST" {
		return t.schema.ChangeGroup(before, e.method, e.data)
	}
	after, err := t.schema.SetGroup(before, e.cells)
	if e.member == "" {
		return after, nil, err
	}
	return after, []Step{{Op: "add", IDs: []string{e.member}}}, err
}

func (t taker) keepGroup(tx *db.Tx, before, after member.Group, found bool, r *result) (member.Group, error) {
	if !found {
		r.Outcome = Create
		if t.trial && t.names.firstOf(entry{kind: Groups, method: "POST", seq: r.Seq, label: r.Label}) > 0 {
			r.Outcome = Update // an earlier row makes the group
		}
		r.Attributes = member.GroupChanges(member.Group{}, after)
		made, err := member.CreateGroup(tx, after)
		if err != nil {
			return made, err
		}
		return made, t.schema.ClaimGroup(tx, made)
	}
	r.Attributes = member.GroupChanges(before, after)
	if len(r.Attributes) == 0 {
		return before, nil
	}
	if err := own(before); err != nil {
		return before, err
	}
	r.Outcome = Update
	saved, err := member.SaveGroup(tx, before, after)
	if err != nil {
		return saved, err
	}
	return saved, t.schema.ClaimGroup(tx, saved)
}

func own(g member.Group) error {
	if g.DirectoryID == "" {
		return nil
	}
	return fault.New(fault.Conflict, "A directory provisions this group: it is changed there.").On("displayName")
}

// steps changes the group's members and tells whether anything changed.
func (t taker) steps(tx *db.Tx, g member.Group, steps []Step, r *result) (moved bool, err error) {
	for _, s := range steps {
		ids, err := t.people(tx, s, r)
		if err != nil {
			return false, err
		}
		changed, err := step(tx, g.ID, s.Op, ids)
		if err != nil {
			return false, err
		}
		moved = moved || changed > 0
	}
	if moved {
		return true, own(g)
	}
	return false, nil
}

// people are the members whom a step names. Who comes in a later row is left
// for the second pass.
func (t taker) people(tx *db.Tx, s Step, r *result) ([]member.ID, error) {
	ids := make([]member.ID, 0, len(s.IDs))
	for _, text := range s.IDs {
		id, err := t.person(tx, text)
		if err != nil {
			return nil, err
		}
		switch {
		case id != "":
			ids = append(ids, id)
		case t.names.has(text) && !t.last:
			r.deferred = true
		case s.Op != "remove":
			return nil, fault.New(fault.Invalid, "Nobody here, and no row of the file that was taken, is called %q.", clip(text)).On(columnMember)
		}
	}
	return ids, nil
}

func step(tx *db.Tx, g member.GroupID, op string, ids []member.ID) (changed int, err error) {
	switch strings.ToLower(op) {
	case "add":
		changed, err = member.AddMembers(tx, g, ids)
	case "remove":
		changed, err = member.RemoveMembers(tx, g, ids)
	default:
		var added, removed int
		added, removed, err = member.ReplaceMembers(tx, g, slices.Compact(ids))
		changed = added + removed
	}
	if fault.Is(err, fault.Invalid) {
		f := fault.Shown(err)
		err = fault.New(fault.Invalid, "%s", f.Message).On(columnMember).Because(err)
	}
	return changed, err
}
