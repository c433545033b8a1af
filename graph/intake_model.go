package graph

import (
	"context"
	"encoding/hex"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/intake"
	"github.com/sysoon/steward/internal/org"
)

func (r *Resolver) intake(tx *db.Tx) (*model.RequestIntake, error) {
	o, err := org.Current(tx)
	if err != nil {
		return nil, err
	}
	agents, err := intake.Agents(tx)
	if err != nil {
		return nil, err
	}
	waiting, err := intake.Waiting(tx)
	if err != nil {
		return nil, err
	}
	box, err := intake.MailboxOf(tx)
	if fault.Is(err, fault.NotFound) {
		return r.intakeModel(o, waiting, agents, nil), nil
	}
	return r.intakeModel(o, waiting, agents, r.mailboxModel(o, box)), err
}

func (r *Resolver) intakeModel(o org.Organization, waiting int, agents []intake.Agent, box *model.RequestMailbox) *model.RequestIntake {
	return &model.RequestIntake{
		FormURL: r.BaseURL + intake.Page(o.Slug), ProtocolURL: r.BaseURL + "/drp/" + o.Slug, BusinessID: o.Slug,
		Unproven: waiting, Agents: each(agents, agentModel),
		Mailbox: box,
	}
}

func (r *Resolver) mailboxModel(o org.Organization, m intake.Mailbox) *model.RequestMailbox {
	return &model.RequestMailbox{
		Address: m.Address, HookURL: r.BaseURL + intake.MailPath(o.Slug), MadeAt: m.MadeAt, RotatedAt: m.RotatedAt,
		FormerUntil: m.FormerUntil, Taken: m.Taken, Ignored: m.Ignored, LastAt: m.LastAt,
	}
}

// changeMailbox carries a change of the organization's address out and gives what
// came of it, with a secret where there is a new one.
func (r *Resolver) changeMailbox(ctx context.Context, fn func(tx *db.Tx) (intake.Mailbox, string, error)) (box *model.RequestMailbox, secret *string, errs []*model.UserError, err error) {
	box, errs, err = change(ctx, r.DB, access.DecideRequests, func(tx *db.Tx) (*model.RequestMailbox, error) {
		o, err := org.Current(tx)
		if err != nil {
			return nil, err
		}
		m, text, err := fn(tx)
		if err != nil {
			return nil, err
		}
		if text != "" {
			secret = &text
		}
		return r.mailboxModel(o, m), nil
	})
	return box, secret, errs, err
}

func agentModel(a intake.Agent) *model.RequestAgent {
	return &model.RequestAgent{
		ID: globalID(typeRequestAgent, a.ID), AgentID: a.AgentID, Name: a.Name, PublicKey: hex.EncodeToString(a.PublicKey),
		AddedAt: a.AddedAt, SeenAt: a.SeenAt,
	}
}
