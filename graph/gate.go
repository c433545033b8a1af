package graph

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/graph/gen"
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// The two-person rule is kept here, where @can is carried out, so that no
// mutation can forget it: a change under a permission that needs a second person
// becomes a proposal, and its payload says so.

type approvedKey struct{}

// proceed tells whether the field under way may be carried out now; otherwise
// payload is its answer.
func (r *Resolver) proceed(ctx context.Context, p access.Permission) (payload any, now bool, err error) {
	fc := graphql.GetFieldContext(ctx)
	if fc == nil || fc.Object != "Mutation" || ctx.Value(approvedKey{}) == fc.Field.Name {
		return nil, true, nil
	}
	needed, err := r.needed(ctx, fc.Field.Name, p)
	if err == nil && !needed {
		needed, err = r.reachesMany(ctx, fc)
	}
	if err != nil || !needed {
		return nil, !needed, err
	}
	n, err := r.proposed(ctx, fc, p)
	if err != nil {
		return nil, false, err
	}
	var made approval.Proposal
	err = r.DB.Update(ctx, p, func(tx *db.Tx) (err error) {
		made, err = approval.Propose(tx, n)
		return err
	})
	if err != nil {
		errs, err := userErrors(ctx, err)
		return payloadOf(fc.Field.Name, errs), false, err
	}
	id := globalID(typeProposal, made.ID)
	return payloadOf(fc.Field.Name, []*model.UserError{{
		Code: model.ErrorCodePending, Path: []string{}, ProposalID: &id, RequestID: requestID(ctx),
		Message: "This waits for a second person. Those who may approve it have been told; nothing has happened yet.",
	}}), false, nil
}

func (r *Resolver) needed(ctx context.Context, field string, p access.Permission) (bool, error) {
	if p == access.OwnData || p == access.Operate {
		return false, nil
	}
	return read(ctx, r.DB, p, func(tx *db.Tx) (bool, error) { return approval.Needed(tx, field, p) })
}

// proposed is the change under way, with whoever stands behind the caller.
func (r *Resolver) proposed(ctx context.Context, fc *graphql.FieldContext, p access.Permission) (approval.New, error) {
	input, err := json.Marshal(fc.Field.ArgumentMap(graphql.GetOperationContext(ctx).Variables))
	if err != nil {
		return approval.New{}, err
	}
	person, err := read(ctx, r.DB, p, func(tx *db.Tx) (access.MemberID, error) {
		switch {
		case tx.Actor.Member != "":
			return tx.Actor.Member, nil
		case tx.Actor.Kind == access.KindProgram:
			return credential.PersonBehind(tx, credential.TokenID(tx.Actor.ID))
		}
		return "", nil
	})
	return approval.New{Permission: p, Field: fc.Field.Name, Input: input, Person: person}, err
}

// secrets are the members of payloads that are shown once.
var secrets = []string{"secret", "setupToken", "secrets"}

// secret tells whether a mutation's answer shows a secret once.
func secret(mutation string) bool {
	f := schemaOf().Mutation.Fields.ForName(mutation)
	return f != nil && slices.ContainsFunc(secrets, func(name string) bool {
		return schemaOf().Types[f.Type.Name()].Fields.ForName(name) != nil
	})
}

// payloads are the types of mutations' payloads, by the lower-case name of the
// mutation.
var payloads = sync.OnceValue(func() map[string]reflect.Type {
	out := map[string]reflect.Type{}
	of := reflect.TypeFor[gen.MutationResolver]()
	for i := range of.NumMethod() {
		m := of.Method(i)
		out[strings.ToLower(m.Name)] = m.Type.Out(0).Elem()
	}
	return out
})

// payloadOf is a mutation's payload that holds errors alone.
func payloadOf(mutation string, errs []*model.UserError) any {
	v := reflect.New(payloads()[strings.ToLower(mutation)])
	v.Elem().FieldByName("Errors").Set(reflect.ValueOf(errs))
	return v.Interface()
}

// carryOut executes an approved proposal as whoever proposed it, with what they
// may do at this moment, and keeps what came of it.
func (r *Resolver) carryOut(ctx context.Context, p approval.Proposal) (approval.Proposal, error) {
	state, result := approval.Executed, "Done."
	if err := r.repeat(ctx, p); err != nil {
		state, result = approval.Failed, fault.Shown(err).Message
	}
	return finish(ctx, r.DB, p, state, result)
}

func finish(ctx context.Context, d *db.DB, p approval.Proposal, state approval.State, result string) (out approval.Proposal, err error) {
	err = d.Update(ctx, access.OwnData, func(tx *db.Tx) error {
		out, err = approval.Finish(tx, p.ID, state, result)
		return err
	})
	return out, err
}

// repeat runs the mutation again through the engine, so that every check but the
// second person's is made anew.
func (r *Resolver) repeat(ctx context.Context, p approval.Proposal) error {
	a, err := read(ctx, r.DB, access.OwnData, func(tx *db.Tx) (access.Actor, error) {
		return credential.Anew(tx, p.ProposerKind, p.ProposerID)
	})
	if err != nil {
		return err
	}
	params, err := mutationOf(p, "")
	if err != nil {
		return err
	}
	ctx = context.WithValue(access.With(ctx, a), approvedKey{}, p.Field)
	ctx = context.WithValue(ctx, runKey{}, nil) // the approval is the call that happens once
	_, err = r.run(ctx, p.Field, params)
	return err
}

// run executes one mutation and returns its payload, or its first error.
func (r *Resolver) run(ctx context.Context, field string, params *graphql.RawParams) (json.RawMessage, error) {
	ctx = graphql.StartOperationTrace(ctx)
	op, errs := r.engine.CreateOperationContext(ctx, params)
	if errs != nil {
		return nil, fault.New(fault.Invalid, "%s", errs[0].Message)
	}
	responses, ctx := r.engine.DispatchOperation(ctx, op)
	resp := responses(ctx)
	if resp == nil {
		return nil, fault.New(fault.Unavailable, "This took too long and was stopped.")
	}
	if len(resp.Errors) > 0 {
		return nil, fault.New(fault.Invalid, "%s", resp.Errors[0].Message)
	}
	var out map[string]json.RawMessage
	if err := json.Unmarshal(resp.Data, &out); err != nil {
		return nil, err
	}
	var problems struct {
		Errors []struct{ Message string } `json:"errors"`
	}
	if err := json.Unmarshal(out[field], &problems); err != nil {
		return nil, err
	}
	if len(problems.Errors) > 0 {
		return nil, fault.New(fault.Invalid, "%s", problems.Errors[0].Message)
	}
	return out[field], nil
}
