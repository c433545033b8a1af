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
	controllers, err := intake.Controllers(tx)
	if err != nil {
		return nil, err
	}
	out := r.intakeModel(o, waiting, agents, nil)
	out.OpenDsr = r.openDSRModel(o, controllers)
	box, err := intake.MailboxOf(tx)
	if fault.Is(err, fault.NotFound) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	out.Mailbox, err = r.mailboxModel(tx, o, box)
	return out, err
}

func (r *Resolver) openDSRModel(o org.Organization, list []intake.Controller) *model.OpenDsrIntake {
	out := &model.OpenDsrIntake{URL: intake.OpenDSRBase(r.BaseURL, o.Slug), Controllers: each(list, controllerModel)}
	if p := r.Processor; p != nil {
		out.Domain, out.Issuer, out.ValidUntil = &p.Domain, &p.Issuer, &p.Until
	}
	return out
}

func controllerModel(c intake.Controller) *model.RequestController {
	return &model.RequestController{
		ID: globalID(typeRequestController, c.ID), Name: c.Name, Vouches: c.Vouches, Fetches: c.Fetches, AddedAt: c.AddedAt,
		RotatedAt: c.RotatedAt, SeenAt: c.SeenAt, Taken: c.Taken, Problem: orNil(c.Problem),
	}
}

// changeController carries a change of a controller out and gives what came of it,
// with its token where there is a new one.
func (r *Resolver) changeController(ctx context.Context, fn func(tx *db.Tx) (intake.Controller, string, error)) (out *model.RequestController, secret *string, errs []*model.UserError, err error) {
	out, errs, err = change(ctx, r.DB, access.DecideRequests, func(tx *db.Tx) (*model.RequestController, error) {
		c, token, err := fn(tx)
		if err != nil {
			return nil, err
		}
		secret = &token
		return controllerModel(c), nil
	})
	return out, secret, errs, err
}

func (r *Resolver) intakeModel(o org.Organization, waiting int, agents []intake.Agent, box *model.RequestMailbox) *model.RequestIntake {
	return &model.RequestIntake{
		FormURL: r.BaseURL + intake.Page(o.Slug), ProtocolURL: r.BaseURL + "/drp/" + o.Slug, BusinessID: o.Slug,
		Unproven: waiting, Agents: each(agents, agentModel),
		Mailbox: box,
	}
}

func (r *Resolver) mailboxModel(tx *db.Tx, o org.Organization, m intake.Mailbox) (*model.RequestMailbox, error) {
	letters, err := intake.Letters(tx)
	return &model.RequestMailbox{
		Address: m.Address, HookURL: r.BaseURL + intake.MailPath(o.Slug), MadeAt: m.MadeAt, RotatedAt: m.RotatedAt,
		FormerUntil: m.FormerUntil, Taken: m.Taken, Ignored: m.Ignored, LastAt: m.LastAt, Letters: each(letters, letterModel),
	}, err
}

func letterModel(a intake.Arrived) *model.RequestLetter {
	out := &model.RequestLetter{CameAt: a.CameAt, State: letterState(a)}
	if a.Why != "" {
		out.Why = &a.Why
	}
	if a.RequestID != "" {
		id := globalID(typeRequest, a.RequestID)
		out.RequestID = &id
	}
	return out
}

func letterState(a intake.Arrived) model.RequestLetterState {
	switch a.State {
	case "":
		return model.RequestLetterStateIgnored
	case intake.Asked:
		return model.RequestLetterStateReceived
	case intake.Sent:
		return model.RequestLetterStateLinkSent
	case intake.Proven:
		return model.RequestLetterStateRequest
	case intake.Unknown:
		return model.RequestLetterStateUnknownSender
	case intake.Forwarded:
		return model.RequestLetterStateForwarded
	case intake.Void, intake.Revoked, intake.Expired:
	}
	return model.RequestLetterStateEnded
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
		return r.mailboxModel(tx, o, m)
	})
	return box, secret, errs, err
}

func agentModel(a intake.Agent) *model.RequestAgent {
	return &model.RequestAgent{
		ID: globalID(typeRequestAgent, a.ID), AgentID: a.AgentID, Name: a.Name, PublicKey: hex.EncodeToString(a.PublicKey),
		AddedAt: a.AddedAt, SeenAt: a.SeenAt,
	}
}
