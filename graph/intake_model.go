package graph

import (
	"encoding/hex"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/db"
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
	return &model.RequestIntake{
		FormURL: r.BaseURL + intake.Page(o.Slug), ProtocolURL: r.BaseURL + "/drp/" + o.Slug, BusinessID: o.Slug,
		Unproven: waiting, Agents: each(agents, agentModel),
	}, err
}

func agentModel(a intake.Agent) *model.RequestAgent {
	return &model.RequestAgent{
		ID: globalID(typeRequestAgent, a.ID), AgentID: a.AgentID, Name: a.Name, PublicKey: hex.EncodeToString(a.PublicKey),
		AddedAt: a.AddedAt, SeenAt: a.SeenAt,
	}
}
