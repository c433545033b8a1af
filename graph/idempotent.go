package graph

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/once"
)

const (
	// keyHeader names the call that is to happen once.
	keyHeader = "Idempotency-Key"
	// replayedHeader tells that an answer is that of an earlier call.
	replayedHeader = "Idempotency-Replayed"
	// askAgain is how often a duplicate looks whether the first is done.
	askAgain = 50 * time.Millisecond
	// waitFor is how long it looks.
	waitFor = 10 * time.Second
)

type runKey struct{}

// onceOnly carries out a mutation that names an idempotency key; every other
// operation is simply carried out.
func (e *endpoint) onceOnly(ctx context.Context, r *http.Request, op *graphql.OperationContext, do func(context.Context) *body) (out *body, replayed bool, err error) {
	key := r.Header.Get(keyHeader)
	if key == "" || op.Operation.Operation != ast.Mutation {
		return do(ctx), false, nil
	}
	a, _ := access.From(ctx)
	call := once.Call{Principal: string(a.Kind) + "/" + a.ID, Key: key, Input: inputHash(op)}
	run, answer, err := e.begin(ctx, a, call)
	if err != nil {
		return nil, false, err
	}
	if answer != nil {
		out = &body{}
		return out, true, json.Unmarshal(answer, out)
	}
	out = do(context.WithValue(ctx, runKey{}, run))
	e.finish(ctx, a, run, out)
	return out, false, nil
}

// inputHash is a hash of everything that a call asks: document, operation and
// variables.
func inputHash(op *graphql.OperationContext) [sha256.Size]byte {
	all, _ := json.Marshal([]any{op.RawQuery, op.OperationName, op.Variables}) // came as JSON
	return sha256.Sum256(all)
}

// begin claims the call. While the same is under way it waits for its answer.
func (e *endpoint) begin(ctx context.Context, a access.Actor, call once.Call) (run once.Run, answer []byte, err error) {
	within, cancel := context.WithTimeout(ctx, waitFor)
	defer cancel()
	tick := time.NewTicker(askAgain)
	defer tick.Stop()
	for {
		err = e.asSystem(ctx, a.Org, func(tx *db.Tx) (err error) {
			run, answer, err = once.Begin(tx, call)
			return err
		})
		if fault.Shown(err).Detail != once.Running {
			return run, answer, err
		}
		select {
		case <-within.Done():
			return run, nil, err
		case <-tick.C:
		}
	}
}

// finish keeps the answer; or, when the call failed for reasons that may pass,
// lets it run again. What can't be kept is only not to be had again.
func (e *endpoint) finish(ctx context.Context, a access.Actor, run once.Run, out *body) {
	ctx = context.WithoutCancel(ctx)
	err := e.asSystem(ctx, a.Org, func(tx *db.Tx) error {
		if out == nil || len(out.Errors) > 0 {
			if err := run.Release(tx); err != nil {
				return err
			}
		}
		if out == nil {
			return nil
		}
		answer, err := json.Marshal(out)
		if err != nil {
			return err
		}
		err = run.Answer(tx, answer)
		if fault.Is(err, fault.NotFound) { // released, or taken over
			return nil
		}
		return err
	})
	if err != nil {
		e.log.WarnContext(ctx, "the answer of an idempotent call was not kept", "request", requestID(ctx), "cause", err)
	}
}

func (e *endpoint) asSystem(ctx context.Context, org access.OrgID, fn func(*db.Tx) error) error {
	return e.db.Update(access.With(ctx, access.System(org, "graph")), access.Work, fn)
}

// effect notes, in a mutation's own transaction, that its call took effect.
func effect(ctx context.Context, tx *db.Tx) error {
	if run, ok := ctx.Value(runKey{}).(once.Run); ok {
		return run.Effect(tx)
	}
	return nil
}
