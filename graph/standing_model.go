package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
	orgstanding "github.com/sysoon/steward/internal/standing"
)

func organizationContactModel(c org.Contact) *model.OrganizationContact {
	return &model.OrganizationContact{
		Role: up[model.ContactRole](c.Role), Name: c.Name, Email: c.Email, Phone: orNil(c.Phone), UpdatedAt: c.UpdatedAt,
	}
}

func organizationNoticeModel(n orgstanding.Notice) *model.OrganizationNotice {
	return &model.OrganizationNotice{
		ID: globalID(typeOrganizationNotice, n.ID), Kind: up[model.OrganizationNoticeKind](n.Kind), State: up[model.OrganizationNoticeState](n.State),
		Reason: n.Reason, GivenAt: n.GivenAt, EffectiveAt: n.EffectiveAt, ClosesAt: n.ClosesAt, EndedAt: n.EndedAt,
	}
}

// standingOf is what an operator sees of an organization's standing.
func standingOf(ctx context.Context, w *db.Wide, id access.OrgID) (*model.OrganizationStanding, error) {
	o, err := org.ByID(w, id)
	if err != nil {
		return nil, err
	}
	out := &model.OrganizationStanding{Organization: organizationModel(o)}
	if o.ParentID != "" {
		parent, err := org.ByID(w, o.ParentID)
		if err != nil {
			return nil, err
		}
		out.Parent = organizationModel(parent)
	}
	operator, _ := access.From(ctx)
	tx := w.In(id, operator)
	all, err := orgstanding.List(tx)
	if err != nil {
		return nil, err
	}
	out.Notices = each(all, organizationNoticeModel)
	if out.SuspendFrom, err = orgstanding.Earliest(tx, orgstanding.Suspend); err != nil {
		return nil, err
	}
	out.CancelFrom, err = orgstanding.Earliest(tx, orgstanding.Cancel)
	return out, err
}

// onStanding lets an operator change an organization's standing, in its log.
func (r *Resolver) onStanding(ctx context.Context, organization string, fn func(*db.Wide, *db.Tx) error) (*model.OrganizationStanding, []*model.UserError, error) {
	return operate(ctx, r.DB, r.DB.Across, "an operator decides about an organization's standing", func(w *db.Wide) (*model.OrganizationStanding, error) {
		id, err := keyOf[access.OrgID](typeOrganization, organization, "organizationId")
		if err != nil {
			return nil, err
		}
		if _, err := org.ByID(w, id); err != nil {
			return nil, err
		}
		operator, _ := access.From(ctx)
		if err := fn(w, w.In(id, operator)); err != nil {
			return nil, err
		}
		return standingOf(ctx, w, id)
	})
}
