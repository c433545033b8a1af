package graph

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// completed is what a mutation that shows a secret answers, as far as a proposal
// passes it on.
type completed struct {
	Secret     *string                  `json:"secret"`
	SetupToken *string                  `json:"setupToken"`
	Secrets    *model.BreakGlassSecrets `json:"secrets"`
}

// complete carries an approved proposal out as whoever proposed it, and gives
// them the secret in its answer. The proposal is used up before, so that nobody
// has two secrets of one approval; what went wrong is kept with it.
func (r *Resolver) complete(ctx context.Context, id string) (*model.CompleteProposalPayload, error) {
	p, err := read(ctx, r.DB, access.OwnData, func(tx *db.Tx) (approval.Proposal, error) {
		key, err := keyOf[approval.ID](typeProposal, id, "proposalId")
		if err != nil {
			return approval.Proposal{}, err
		}
		return approval.Find(tx, key)
	})
	if err != nil {
		errs, err := userErrors(ctx, err)
		return &model.CompleteProposalPayload{Errors: errs}, err
	}
	// Under the change's own permission, so that the door asks for a fresh
	// authentication before anything is used up.
	p, errs, err := change(ctx, r.DB, p.Permission, func(tx *db.Tx) (approval.Proposal, error) {
		return approval.Complete(tx, p.ID)
	})
	if err != nil || len(errs) > 0 {
		return &model.CompleteProposalPayload{Errors: errs}, err
	}
	out, err := r.carryOutOwn(ctx, p)
	if err != nil {
		if p, err = failed(ctx, r.DB, p, fault.Shown(err).Message); err != nil {
			return nil, err
		}
	}
	secret := out.Secret
	if secret == nil {
		secret = out.SetupToken
	}
	return &model.CompleteProposalPayload{Proposal: proposalModel(p), Secret: secret, BreakGlassSecrets: out.Secrets, Errors: []*model.UserError{}}, nil
}

func failed(ctx context.Context, d *db.DB, p approval.Proposal, result string) (out approval.Proposal, err error) {
	err = d.Update(ctx, access.OwnData, func(tx *db.Tx) error {
		out, err = approval.Fail(tx, p.ID, result)
		return err
	})
	return out, err
}

// carryOutOwn runs a proposal's mutation as the caller, who proposed it, and
// reads the secrets out of its answer.
func (r *Resolver) carryOutOwn(ctx context.Context, p approval.Proposal) (out completed, err error) {
	params, err := mutationOf(p, shownOnce(p.Field))
	if err != nil {
		return out, err
	}
	ctx = context.WithValue(ctx, approvedKey{}, p.Field)
	ctx = context.WithValue(ctx, runKey{}, nil) // completing is the call that happens once
	answer, err := r.run(ctx, p.Field, params)
	if err != nil {
		return out, err
	}
	return out, json.Unmarshal(answer, &out)
}

// mutationOf writes the call of a proposal; more is what is asked for besides
// its errors.
func mutationOf(p approval.Proposal, more string) (*graphql.RawParams, error) {
	var variables map[string]any
	if err := decode(p.Input, &variables); err != nil {
		return nil, err
	}
	f := schemaOf().Mutation.Fields.ForName(p.Field)
	if f == nil {
		return nil, fault.New(fault.Invalid, "This change does not exist any more.")
	}
	input := f.Arguments.ForName("input").Type.String()
	query := "mutation($input: " + input + ") { " + p.Field + "(input: $input) { " + more + " errors { code message } } }"
	return &graphql.RawParams{Query: query, Variables: variables}, nil
}

// shownOnce selects the secrets that a mutation's payload has.
func shownOnce(mutation string) string {
	f := schemaOf().Mutation.Fields.ForName(mutation)
	if f == nil {
		return ""
	}
	var out []string
	for _, field := range schemaOf().Types[f.Type.Name()].Fields {
		if !slices.Contains(secrets, field.Name) {
			continue
		}
		selection := field.Name
		if inner := schemaOf().Types[field.Type.Name()]; len(inner.Fields) > 0 {
			var names []string
			for _, i := range inner.Fields {
				names = append(names, i.Name)
			}
			selection += " { " + strings.Join(names, " ") + " }"
		}
		out = append(out, selection)
	}
	return strings.Join(out, " ")
}
