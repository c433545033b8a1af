package scim

import (
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// What a POST does that meets somebody who is there already: the directory's
// rules say (directory.Settings.Meet). A refusal is the answer of the unique
// user name, so that nothing tells whose the account is.

// provision creates a member, brings back an inactive one of the directory's own
// (case 43), or takes one over where the organization allows it.
func (c *call) provision(tx *db.Tx, d document) (member.Member, error) {
	fresh := applyUser(member.Member{DirectoryID: c.dir.ID, Active: true}, d)
	c.noteWanted(fresh)
	before, verdict, err := c.meets(tx, fresh)
	if err != nil {
		return member.Member{}, err
	}
	if verdict == directory.VerdictRefuse {
		return member.Create(tx, fresh)
	}
	after := applyUser(before, d)
	after.Active, after.DirectoryID = fresh.Active, c.dir.ID
	if verdict == directory.VerdictAdopt {
		return directory.TakeOver(tx, before, after)
	}
	if err := directory.BroughtBack(tx, before.ID); err != nil {
		return member.Member{}, err
	}
	return member.Save(tx, before, after)
}

// meets finds, and locks, whom a POST means, and says what to do with them.
// Nobody there is a refusal too: the member is created.
func (c *call) meets(tx *db.Tx, fresh member.Member) (member.Member, directory.Verdict, error) {
	found, ok, err := c.inactive(tx, fresh)
	if err != nil {
		return member.Member{}, "", err
	}
	if !ok {
		found, err = member.ByUserName(tx, fresh.UserName)
		if fault.Is(err, fault.NotFound) {
			return member.Member{}, directory.VerdictRefuse, nil
		}
		if err != nil {
			return member.Member{}, "", err
		}
	}
	locked, err := member.FindForUpdate(tx, found.ID)
	if fault.Is(err, fault.NotFound) {
		return member.Member{}, directory.VerdictRefuse, nil // somebody else was faster
	}
	if err != nil || locked.AccountKind != member.WorkOrSchool {
		return member.Member{}, directory.VerdictRefuse, err // a personal account is nobody's but its owner's
	}
	owner, err := c.ownerOf(tx, locked)
	return locked, c.dir.Settings.Meet(owner, locked.Active), err
}

// ownerOf says whose a member is, as this directory sees it.
func (c *call) ownerOf(tx *db.Tx, m member.Member) (directory.Owner, error) {
	of := m.DirectoryID
	if of == "" {
		var err error
		if of, err = directory.RemovedBy(tx, m.ID); err != nil {
			return "", err
		}
	}
	switch of {
	case "":
		return directory.HandMade, nil
	case c.dir.ID:
		return directory.Own, nil
	}
	return directory.Foreign, nil
}

// inactive finds the inactive member of the directory's own that a POST means:
// one that is still under it, or that it removed softly.
func (c *call) inactive(tx *db.Tx, m member.Member) (member.Member, bool, error) {
	w := member.Where{
		SQL: `not m.active and m.state <> 'deleted' and (m.directory_id = :directory or exists (
			select 1 from directory_removed r
			 where r.org_id = :org and r.member_id = m.id and r.directory_id = :directory))
			and (m.user_name_key = :name_key`,
		Args: db.Args{"directory": c.dir.ID, "name_key": member.NameKey(m.UserName)},
	}
	if m.ExternalID != "" {
		w.SQL += " or m.external_id <> '' and m.external_id = :external"
		w.Args["external"] = m.ExternalID
	}
	w.SQL += ")"
	found, err := member.Query(tx, w, member.Order{By: "m.id"}, member.Page{Size: 1})
	if err != nil || len(found.Items) == 0 {
		return member.Member{}, false, err
	}
	return found.Items[0], true, nil
}

// makeGroup creates a group, or takes over one of its name where the
// organization allows it; the members are then exactly those that were sent.
func (c *call) makeGroup(tx *db.Tx, d document, ids []string) (member.GroupID, error) {
	fresh := applyGroup(member.Group{DirectoryID: c.dir.ID}, d)
	if err := c.uniqueName(tx, fresh); err != nil {
		return "", err
	}
	before, found, err := c.adoptable(tx, fresh.DisplayName)
	if err != nil {
		return "", err
	}
	if found {
		after := applyGroup(before, d)
		after.DirectoryID = c.dir.ID
		if _, err := member.AdoptGroup(tx, before, after); err != nil {
			return "", err
		}
		if err := c.outlook.groups.claimUnique(tx, string(before.ID), d); err != nil {
			return "", err
		}
		return before.ID, c.runSteps(tx, before.ID, []memberStep{{opReplace, ids}})
	}
	if err := c.freeName(tx, fresh.DisplayName); err != nil {
		return "", err
	}
	g, err := member.CreateGroup(tx, fresh)
	if err == nil {
		err = c.outlook.groups.claimUnique(tx, string(g.ID), d)
	}
	if err == nil && len(ids) > 0 {
		err = c.runSteps(tx, g.ID, []memberStep{{opAdd, ids}})
	}
	return g.ID, err
}

// freeName refuses, where the directory wants unique names, one that a group made
// by hand has and that may not be taken over.
func (c *call) freeName(tx *db.Tx, name string) error {
	if !c.q.has(uniqueGroupNames) {
		return nil
	}
	_, err := member.GroupByName(tx, "", name)
	switch {
	case fault.Is(err, fault.NotFound):
		return nil
	case err != nil:
		return err
	}
	return fault.New(fault.Conflict, "Another group has the displayName %q.", clip(name)).On("displayName").Coded("uniqueness")
}

// adoptable finds, and locks, a group of this name that the directory may take
// over: one made by hand first, then another directory's.
func (c *call) adoptable(tx *db.Tx, name string) (member.Group, bool, error) {
	var owners []string
	if c.dir.Settings.Meet(directory.HandMade, true) == directory.VerdictAdopt {
		owners = append(owners, "")
	}
	if c.dir.Settings.Meet(directory.Foreign, true) == directory.VerdictAdopt {
		all, err := directory.List(tx)
		if err != nil {
			return member.Group{}, false, err
		}
		for _, d := range all {
			if d.ID != c.dir.ID {
				owners = append(owners, d.ID)
			}
		}
	}
	for _, owner := range owners {
		g, err := member.GroupByName(tx, owner, name)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err == nil {
			g, err = member.FindGroupForUpdate(tx, g.ID)
		}
		return g, err == nil, err
	}
	return member.Group{}, false, nil
}

// removeUser deletes a member, or deactivates and hides them, as the directory is
// set. A hold refuses the one and not the other.
func (c *call) removeUser(tx *db.Tx, m member.Member) error {
	if !c.dir.Settings.SoftDelete {
		return member.Delete(tx, m.ID)
	}
	if _, err := member.Release(tx, m); err != nil {
		return err
	}
	return directory.Removed(tx, c.dir.ID, m.ID)
}
