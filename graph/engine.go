package graph

import (
	"context"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sysoon/steward/graph/gen"
	"github.com/sysoon/steward/internal/access"
)

// newEngine makes gqlgen's executor with our limits instead of its own, which
// cost more than what they refuse.
func newEngine(r *Resolver) *executor.Executor {
	c := r.Config
	rules, err := decided()
	if err != nil {
		panic(err) // access.json is part of the binary, and a test reads it
	}
	schema := gen.NewExecutableSchema(gen.Config{
		Resolvers:  r,
		Directives: gen.DirectiveRoot{Can: r.can, SignedIn: signedIn},
	})
	e := executor.New(schema)
	r.engine = e
	docs := newDocuments()
	e.SetParserTokenLimit(maxTokens)
	e.SetDisableSuggestion(true)
	e.SetQueryCache(docs)
	e.SetErrorPresenter(presenter(c.Log))
	e.SetRecoverFunc(recovered(c.Log))
	e.Use(shapeLimit{docs: docs})
	e.Use(costLimit{})
	e.Use(introspection{})
	e.AroundOperations(traced(c.Log))
	e.AroundOperations(r.keepSupport)
	e.AroundOperations(withLoaders(r))
	e.AroundOperations(withReadable(rules))
	e.AroundFields(timed)
	e.AroundFields(guardField)
	return e
}

// documents caches parsed and validated queries. Long ones are parsed anew each
// time, so that the cache's size is bounded in octets too.
type documents struct {
	lru graphql.Cache[*ast.QueryDocument]
}

const (
	cachedDocuments = 500
	cachedLength    = 8 << 10
)

func newDocuments() documents {
	return documents{lru: lru.New[*ast.QueryDocument](cachedDocuments)}
}

// Get finds a document that passed every check that doesn't look at variables.
func (d documents) Get(ctx context.Context, query string) (*ast.QueryDocument, bool) {
	if len(query) > cachedLength {
		return nil, false
	}
	return d.lru.Get(ctx, query)
}

// Add keeps a document.
func (d documents) Add(ctx context.Context, query string, doc *ast.QueryDocument) {
	if len(query) <= cachedLength {
		d.lru.Add(ctx, query, doc)
	}
}

// withLoaders gives every operation its own loaders, so that nothing that one
// actor may see is kept for another.
func withLoaders(r *Resolver) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(context.WithValue(ctx, loadersKey{}, newLoaders(r)))
	}
}

// recovered turns a panic of a resolver into an internal error with its stack in
// the log.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, what any) error {
		log.ErrorContext(ctx, "a resolver panicked", "request", requestID(ctx), "panic", what, "stack", stack())
		return errPanicked
	}
}

// introspection is for callers who are signed in.
type introspection struct{}

// ExtensionName implements graphql.HandlerExtension.
func (introspection) ExtensionName() string { return "introspection" }

// Validate implements graphql.HandlerExtension.
func (introspection) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext implements graphql.OperationContextMutator.
func (introspection) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlError {
	_, ok := access.From(ctx)
	op.DisableIntrospection = !ok
	return nil
}
