package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

func groupModel(g member.Group) *model.Group {
	return &model.Group{
		ID: globalID(typeGroup, g.ID), Key: string(g.ID), DirectoryID: g.DirectoryID,
		DisplayName: g.DisplayName, ExternalID: orNil(g.ExternalID), CreatedAt: g.CreatedAt, Version: g.Version, Of: g,
	}
}

func groupOr(g member.Group, err error) (*model.Group, error) {
	if err != nil {
		return nil, err
	}
	return groupModel(g), nil
}

func viewedGroup(g member.Group) *model.ViewedGroup {
	return &model.ViewedGroup{ID: globalID(typeGroup, g.ID), DisplayName: g.DisplayName}
}

func groupFor(tx *db.Tx, id string) (member.Group, error) {
	key, err := keyOf[member.GroupID](typeGroup, id, "groupId")
	if err != nil {
		return member.Group{}, err
	}
	return member.FindGroupForUpdate(tx, key)
}

// regroup adds or removes members and gives the group as it is then, with how
// many there were to add or remove.
func regroup(tx *db.Tx, group string, members []string, verb func(*db.Tx, member.GroupID, []access.MemberID) (int, error)) (*model.Group, int, error) {
	id, err := keyOf[member.GroupID](typeGroup, group, "groupId")
	if err != nil {
		return nil, 0, err
	}
	ids, err := keysOf[access.MemberID](typeMember, members, "memberIds")
	if err != nil {
		return nil, 0, err
	}
	n, err := verb(tx, id, ids)
	if err != nil {
		return nil, 0, err
	}
	g, err := groupOr(member.FindGroup(tx, id))
	return g, n, err
}

func groupFilter(in *model.GroupFilter) (f member.GroupFilter, err error) {
	if in == nil {
		return f, nil
	}
	f.Search = orZero(in.Search)
	f.DirectoryID, err = maybeKeyOf[string](typeDirectory, in.DirectoryID, "directoryId")
	return f, err
}

func (r *Resolver) groupConnection(ctx context.Context, tx *db.Tx, f member.GroupFilter, p page) (*model.GroupConnection, error) {
	rows, err := member.Groups(tx, f, member.Page{Size: p.size, After: p.after, Before: p.before, Backward: p.backward})
	if err != nil {
		return nil, err
	}
	cursors := r.sealed(p, rows.Cursors)
	c := &model.GroupConnection{Nodes: each(rows.Items, groupModel), PageInfo: p.info(cursors, rows.More)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.GroupEdge{Cursor: cursors[i], Node: n})
	}
	if asked(ctx, "totalCount") {
		c.TotalCount, err = member.CountGroups(tx, f)
	}
	return c, err
}

// groupByKey is a group that a rule or hold names; null for none, and once it is
// gone.
func (r *Resolver) groupByKey(ctx context.Context, key string) (*model.Group, error) {
	if key == "" {
		return nil, nil
	}
	return find(ctx, r.DB, access.ReadMembers, func(tx *db.Tx) (*model.Group, error) {
		return groupOr(member.FindGroup(tx, member.GroupID(key)))
	})
}
