package scim

import (
	"fmt"
	"net/http"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

var membersOfGroup = groupType.core.find("members")

func (c *call) ownGroup(tx *db.Tx, find func(*db.Tx, member.GroupID) (member.Group, error)) (member.Group, error) {
	g, err := find(tx, member.GroupID(c.id))
	if err == nil && g.DirectoryID != c.dir.ID {
		err = noResource(groupType, c.id)
	}
	return g, hidden(groupType, c.id, err)
}

func (c *call) readGroup() (answer, error) {
	p, err := c.projection()
	if err != nil {
		return answer{}, err
	}
	var a answer
	err = c.view(func(tx *db.Tx) error {
		g, err := c.ownGroup(tx, member.FindGroup)
		if err != nil {
			return err
		}
		a, err = c.showGroup(tx, g, p)
		a = c.unchanged(a)
		return err
	})
	return a, err
}

func (c *call) showGroup(tx *db.Tx, g member.Group, p projection) (answer, error) {
	shown, err := c.groupResources(tx, []member.Group{g}, p)
	if err != nil {
		return answer{}, err
	}
	c.resource = string(g.ID)
	return answer{status: http.StatusOK, body: shown[0].document, version: shown[0].version, location: c.location(groupType, string(g.ID))}, nil
}

// groupResources makes groups into resources. Members are read only if they are
// shown, and only while the answer is written (membership.go): that is what
// keeps a group of a million members cheap.
func (c *call) groupResources(tx *db.Tx, groups []member.Group, p projection) ([]resource, error) {
	rosters := map[member.GroupID]member.Roster{}
	if p.shows(membersOfGroup) && len(groups) > 0 {
		ids := make([]member.GroupID, len(groups))
		for i, g := range groups {
			ids[i] = g.ID
		}
		var err error
		if rosters, err = member.RostersOf(tx, ids); err != nil {
			return nil, err
		}
	}
	out := make([]resource, len(groups))
	for i, g := range groups {
		out[i] = c.groupResource(g, rosters[g.ID], p)
	}
	return out, nil
}

func (c *call) groupResource(g member.Group, r member.Roster, p projection) resource {
	others := ""
	if r.Count > 0 {
		others = fmt.Sprintf("%d-%d", r.Count, r.Versions)
	}
	s := c.outlook.groups
	d, version := s.seen(groupDocument(g)), etag(g.Version, others)
	c.finish(s.t, d, string(g.ID), meta(g.CreatedAt, g.UpdatedAt, version))
	shown := p.apply(d)
	if r.Count > 0 {
		shown["members"] = memberList{c: c, group: g.ID, shows: p.shows}
	}
	return resource{shown, version}
}

func (c *call) createGroup() (answer, error) {
	p, err := c.projection()
	if err != nil {
		return answer{}, err
	}
	body, d, err := c.sent(groupType)
	if err != nil {
		return answer{}, err
	}
	if d, err = c.keep(c.outlook.groups, document{}, d, "invalidValue"); err != nil {
		return answer{}, err
	}
	ids, _, err := sentMembers(body)
	if err != nil {
		return answer{}, err
	}
	return c.creating(p, func(tx *db.Tx) (answer, error) {
		id, err := c.makeGroup(tx, d, ids)
		if err != nil {
			return answer{}, err
		}
		a, err := c.showFresh(tx, id, p)
		a.status = http.StatusCreated
		return a, err
	})
}

// showFresh reads the group again: a change of its members changed its version.
func (c *call) showFresh(tx *db.Tx, id member.GroupID, p projection) (answer, error) {
	g, err := member.FindGroup(tx, id)
	if err != nil {
		return answer{}, err
	}
	return c.showGroup(tx, g, p)
}

// sentMembers reads the members out of a whole group; present tells an empty
// list from none.
func sentMembers(body map[string]any) (ids []string, present bool, err error) {
	k, present := keyOf(body, "members")
	if !present {
		return nil, false, nil
	}
	ids, err = memberIDs(body[k])
	return ids, true, err
}

// uniqueName refuses a second group of the same name where the directory wants
// that (case 12).
func (c *call) uniqueName(tx *db.Tx, g member.Group) error {
	if !c.q.has(uniqueGroupNames) {
		return nil
	}
	other, err := member.GroupByName(tx, c.dir.ID, g.DisplayName)
	switch {
	case fault.Is(err, fault.NotFound):
		return nil
	case err != nil:
		return err
	case other.ID == g.ID:
		return nil
	}
	return fault.New(fault.Conflict, "Another group of this directory has the displayName %q.", clip(g.DisplayName)).On("displayName").Coded("uniqueness")
}

// replaceGroup is a PUT: members too, as a set that the database compares. A
// PUT without members empties the group, as the RFC has it.
func (c *call) replaceGroup() (answer, error) {
	body, d, err := c.sent(groupType)
	if err != nil {
		return answer{}, err
	}
	ids, _, err := sentMembers(body)
	if err != nil {
		return answer{}, err
	}
	return c.changeGroup(true, func(document) (document, []memberStep, error) {
		return d, []memberStep{{opReplace, ids}}, nil
	})
}

// patchGroup answers 204: identity providers don't want the members back. Who
// asks for attributes gets them.
func (c *call) patchGroup() (answer, error) {
	ops, err := newBodyReader(c.r.Body, groupType).patch()
	if err != nil {
		return answer{}, err
	}
	show := c.r.URL.Query().Has("attributes")
	return c.changeGroup(show, func(d document) (document, []memberStep, error) {
		members := &memberChanges{}
		after, ignored, err := applyPatch(c.outlook.groups.t, d, ops, c.q, members)
		c.ignored = ignored
		return after, members.steps, err
	})
}

// changeGroup locks a group, so that changes of its members follow one another,
// and carries out all of a change or nothing.
func (c *call) changeGroup(show bool, change func(document) (document, []memberStep, error)) (answer, error) {
	p, err := c.projection()
	if err != nil {
		return answer{}, err
	}
	a := nothing
	err = c.update(func(tx *db.Tx) error {
		before, err := c.ownGroup(tx, member.FindGroupForUpdate)
		if err != nil {
			return err
		}
		if err := c.checkMatch(before.Version); err != nil {
			return err
		}
		steps, err := c.rewriteGroup(tx, before, change)
		if err != nil {
			return err
		}
		if err := c.runSteps(tx, before.ID, steps); err != nil || !show {
			return err
		}
		a, err = c.showFresh(tx, before.ID, p)
		return err
	})
	return a, err
}

// rewriteGroup changes what a group's document says, and gives what is to happen
// to its members.
func (c *call) rewriteGroup(tx *db.Tx, before member.Group, change func(document) (document, []memberStep, error)) ([]memberStep, error) {
	s, stored := c.outlook.groups, groupDocument(before)
	d, steps, err := change(s.seen(stored))
	if err != nil {
		return nil, err
	}
	if d, err = c.keep(s, stored, d, "mutability"); err != nil {
		return nil, err
	}
	if err := c.saveGroup(tx, before, applyGroup(before, d)); err != nil {
		return nil, err
	}
	return steps, s.claimUnique(tx, string(before.ID), d)
}

func (c *call) saveGroup(tx *db.Tx, before, after member.Group) error {
	if err := c.uniqueName(tx, after); err != nil {
		return err
	}
	_, err := member.SaveGroup(tx, before, after)
	return err
}

func (c *call) deleteGroup() (answer, error) {
	err := c.update(func(tx *db.Tx) error {
		g, err := c.ownGroup(tx, member.FindGroupForUpdate)
		if err != nil {
			return err
		}
		if err := c.checkMatch(g.Version); err != nil {
			return err
		}
		return member.DeleteGroup(tx, g.ID)
	})
	return nothing, err
}
