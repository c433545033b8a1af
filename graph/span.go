package graph

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/internal/access"
)

// An operation's entry in the log is its span: its kind, its name where it is a
// trusted document (a name that a caller chose could hold anything), what it
// took, and the resolvers that took long. Never variables, and never values.

const (
	// slowResolver is from when on a resolver is worth a mention, and maxSlow how
	// many are.
	slowResolver = time.Millisecond
	maxSlow      = 50
	// untrusted is what an operation is called whose text the caller wrote.
	untrusted = "free form"
)

// spans gathers the resolvers of one operation that took long.
type spans struct {
	mu   sync.Mutex
	slow []slog.Attr
}

type (
	spansKey   struct{}
	trustedKey struct{}
)

func (s *spans) add(of, field string, took time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.slow) < maxSlow {
		s.slow = append(s.slow, slog.Float64(of+"."+field, float64(took.Microseconds())/1000))
	}
}

// take gives what was gathered, and begins anew: a subscription answers often.
func (s *spans) take() slog.Value {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := slog.GroupValue(s.slow...)
	s.slow = nil
	return out
}

// traced writes the span of each answer, if anybody reads such entries.
func traced(log *slog.Logger) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		if !log.Enabled(ctx, slog.LevelDebug) {
			return next(ctx)
		}
		s := &spans{}
		op := graphql.GetOperationContext(ctx)
		responses := next(context.WithValue(ctx, spansKey{}, s))
		return func(ctx context.Context) *graphql.Response {
			begun := time.Now()
			resp := responses(context.WithValue(ctx, spansKey{}, s))
			if resp == nil {
				return nil
			}
			a, _ := access.From(ctx)
			log.LogAttrs(ctx, slog.LevelDebug, "operation", slog.String("request", requestID(ctx)), slog.String("name", nameOfOperation(ctx, op)),
				slog.String("kind", string(op.Operation.Operation)), slog.String("by", string(a.Kind)), slog.Int("errors", len(resp.Errors)),
				slog.Float64("ms", float64(time.Since(begun).Microseconds())/1000), slog.Attr{Key: "resolvers", Value: s.take()})
			return resp
		}
	}
}

func nameOfOperation(ctx context.Context, op *graphql.OperationContext) string {
	if ctx.Value(trustedKey{}) == nil || op.Operation.Name == "" {
		return untrusted
	}
	return op.Operation.Name
}

// timed notes a resolver that took long.
func timed(ctx context.Context, next graphql.Resolver) (any, error) {
	s, on := ctx.Value(spansKey{}).(*spans)
	fc := graphql.GetFieldContext(ctx)
	if !on || !fc.IsResolver {
		return next(ctx)
	}
	begun := time.Now()
	v, err := next(ctx)
	if took := time.Since(begun); took > slowResolver {
		s.add(fc.Object, fc.Field.Name, took)
	}
	return v, err
}
