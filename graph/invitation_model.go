package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/invitation"
	"github.com/sysoon/steward/internal/member"
)

func invitationModel(i invitation.Invitation) *model.Invitation {
	return &model.Invitation{
		ID: globalID(typeInvitation, i.ID), Of: i, Email: orNil(i.Email), Roles: ups[model.Role](i.Roles), State: up[model.InvitationState](i.State),
		InvitedAt: i.InvitedAt, ExpiresAt: i.ExpiresAt, SentAt: i.SentAt, Sent: i.Sent, EndedAt: i.EndedAt,
	}
}

// invitationOr maps what a domain function gives.
func invitationOr(i invitation.Invitation, err error) (*model.Invitation, error) {
	if err != nil {
		return nil, err
	}
	return invitationModel(i), nil
}

// newInvitation reads an input. Where roles need a second person, an invitation
// gives none: it would be a way around.
func newInvitation(tx *db.Tx, in model.InviteMemberInput) (invitation.New, error) {
	n := invitation.New{Email: in.Email, Roles: downs[access.Role](in.Roles)}
	if len(n.Roles) > 0 {
		needed, err := approval.Needed(tx, "inviteMember", access.ManageRoles)
		if err == nil && needed {
			err = fault.New(fault.Conflict, "Roles need a second person in your organization. Invite without roles, and give them once the person is a member.").On("roles")
		}
		if err != nil {
			return n, err
		}
	}
	var err error
	n.Groups, err = keysOf[member.GroupID](typeGroup, in.GroupIds, "groupIds")
	return n, err
}

func (r *Resolver) changeInvitation(ctx context.Context, id string, verb func(*db.Tx, invitation.ID) (invitation.Invitation, error)) (*model.Invitation, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageMembers, func(tx *db.Tx) (*model.Invitation, error) {
		key, err := keyOf[invitation.ID](typeInvitation, id, "invitationId")
		if err != nil {
			return nil, err
		}
		return invitationOr(verb(tx, key))
	})
}

func (r *Resolver) invitationConnection(p page, list []invitation.Invitation, more bool) *model.InvitationConnection {
	cursors := r.sealed(p, each(list, func(i invitation.Invitation) string { return string(i.ID) }))
	c := &model.InvitationConnection{Nodes: each(list, invitationModel), Edges: []*model.InvitationEdge{}, PageInfo: p.info(cursors, more)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.InvitationEdge{Cursor: cursors[i], Node: n})
	}
	return c
}

func invitedGroups(tx *db.Tx, ids []member.GroupID) ([]*model.InvitedGroup, error) {
	out := []*model.InvitedGroup{}
	for _, id := range ids {
		g, err := member.FindGroup(tx, id)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		out = append(out, &model.InvitedGroup{ID: globalID(typeGroup, id), Name: g.DisplayName})
	}
	return out, nil
}
