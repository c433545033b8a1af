package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/role"
)

func permissionModel(p access.Permission) model.Permission { return model.Permission(p) }

func newOwnRole(name, description string, permissions []model.Permission) role.New {
	return role.New{
		Name: name, Description: description,
		Permissions: each(permissions, func(p model.Permission) access.Permission { return access.Permission(p) }),
	}
}

func ownRoles(tx *db.Tx) ([]*model.OwnRole, error) {
	list, err := role.List(tx)
	if err != nil {
		return nil, err
	}
	holders, err := role.Holders(tx)
	return each(list, func(r role.Role) *model.OwnRole { return ownRoleModel(tx.Actor, r, holders[r.ID]) }), err
}

// ownRoleOr maps what a domain function gives.
func ownRoleOr(tx *db.Tx) func(role.Role, error) (*model.OwnRole, error) {
	return func(r role.Role, err error) (*model.OwnRole, error) {
		if err != nil {
			return nil, err
		}
		holders, err := role.Holders(tx)
		return ownRoleModel(tx.Actor, r, holders[r.ID]), err
	}
}

func ownRoleModel(a access.Actor, r role.Role, holders int) *model.OwnRole {
	m := &model.OwnRole{
		ID: globalID(typeOwnRole, r.ID), Name: r.Name, Description: r.Description, Permissions: each(r.Permissions, permissionModel),
		Holders: holders, Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, Actions: []model.OwnRoleAction{}, Of: r,
	}
	if !a.May(access.ManageRoles) {
		return m
	}
	m.Actions = append(m.Actions, model.OwnRoleActionEdit)
	if holders == 0 {
		m.Actions = append(m.Actions, model.OwnRoleActionDelete)
	}
	if a.Assign(r.Permissions) == "" {
		m.Actions = append(m.Actions, model.OwnRoleActionGrant)
	}
	return m
}

func (r *Resolver) ownRole(ctx context.Context, id string) (*model.OwnRole, error) {
	return find(ctx, r.DB, access.ReadOrganization, func(tx *db.Tx) (*model.OwnRole, error) {
		key, err := keyOf[role.ID](typeOwnRole, id, "id")
		if err != nil {
			return nil, err
		}
		return ownRoleOr(tx)(role.Find(tx, key))
	})
}

func grantModel(g member.Granted) *model.Grant {
	m := &model.Grant{
		Role: upOrNil[model.Role](g.Role), OwnRoleName: orNil(g.Name), Limited: g.Limited, GrantedAt: g.At, Of: g,
	}
	if g.ID != "" {
		id := globalID(typeGrant, g.ID)
		m.ID = &id
	}
	if g.OwnRole != "" {
		id := globalID(typeOwnRole, g.OwnRole)
		m.OwnRoleID = &id
	}
	return m
}

func newGrant(in model.GrantRoleInput) (n member.NewGrant, err error) {
	n.Role, n.Limited = downOrEmpty[access.Role](in.Role), in.GroupIds != nil
	if n.OwnRole, err = maybeKeyOf[string](typeOwnRole, in.OwnRoleID, "ownRoleId"); err != nil {
		return n, err
	}
	n.Groups, err = keysOf[member.GroupID](typeGroup, in.GroupIds, "groupIds")
	return n, err
}

// grantGroups are the groups of a grant; one that is gone since is left out.
func grantGroups(tx *db.Tx, ids []string) ([]*model.Group, error) {
	out := []*model.Group{}
	for _, id := range ids {
		g, err := member.FindGroup(tx, member.GroupID(id))
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, groupModel(g))
	}
	return out, nil
}

// givenBy names whoever gave something; null where that was not kept.
func givenBy(ctx context.Context, kind access.ActorKind, id string) (*string, error) {
	if kind == "" {
		return nil, nil
	}
	name, err := actorName(ctx, kind, access.MemberID(id), "")
	return &name, err
}

func permissionTable(a access.Actor) []*model.PermissionInfo {
	out := make([]*model.PermissionInfo, 0, len(access.Permissions))
	for _, p := range access.Permissions {
		if p == access.Work || p == access.Provision {
			continue // Steward's own, and the directories'
		}
		out = append(out, &model.PermissionInfo{
			Permission: permissionModel(p), Description: describePermission(p), Ownable: access.Ownable(p),
			Limitable: isLimitable(p), Held: a.May(p),
		})
	}
	return out
}
