package graph

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/pulse"
)

// endpoint answers GraphQL over HTTP (the GraphQL foundation's draft): POST with
// JSON, queries by GET behind a header that only scripts can set, and
// subscriptions as server-sent events. Forms and batches are left out because
// they are ways around the checks of cross-site requests.
type endpoint struct {
	engine  *executor.Executor
	log     *slog.Logger
	timeout time.Duration
	// trusted holds the console's documents by id; freeForm lets sessions run
	// others too.
	trusted  map[string]string
	freeForm bool
	db       *db.DB
	budgets  *budgets
	resolver *Resolver
	again    func(*http.Request) (access.Actor, error)
	until    context.Context //nolint:containedctx // see Config
}

// ServeHTTP implements http.Handler.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := w.Header().Get(requestHeader)
	if id == "" {
		id = db.NewID()
		w.Header().Set(requestHeader, id)
	}
	ctx := context.WithValue(context.WithValue(r.Context(), requestKey{}, id), logKey{}, e.log)
	r = r.WithContext(ctx)
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	media, refusal := admit(r)
	if refusal != nil {
		refusal.write(ctx, w, media)
		return
	}
	params, refusal := readParams(w, r)
	if refusal != nil {
		refusal.write(ctx, w, media)
		return
	}
	if refusal := e.trust(ctx, params); refusal != nil {
		refusal.write(ctx, w, media)
		return
	}
	if params.DocumentID != "" {
		ctx = context.WithValue(ctx, trustedKey{}, true)
	}
	e.answer(graphql.StartOperationTrace(ctx), w, r, media, &params.RawParams)
}

// answer runs the operation. An error of the request has no data member, and is
// an HTTP error only for clients that asked for the newer media type.
func (e *endpoint) answer(ctx context.Context, w http.ResponseWriter, r *http.Request, media string, p *graphql.RawParams) {
	a, _ := access.From(ctx)
	op, errs := e.engine.CreateOperationContext(ctx, p)
	if errs != nil {
		resp := e.engine.DispatchError(graphql.WithOperationContext(ctx, op), errs)
		s := e.budgets.peek(a)
		s.tell(w.Header())
		write(w, media, statusOfErrors(media), &body{Errors: resp.Errors, Extensions: map[string]any{costExtension: s.extension(0, 0)}})
		return
	}
	if refusal := fits(r, media, op.Operation.Operation); refusal != nil {
		refusal.write(ctx, w, media)
		return
	}
	c := chargeOf(op)
	before, wait := e.budgets.enter(a, c.requested)
	before.tell(w.Header())
	if wait > 0 {
		tooMany(before, c, wait).write(ctx, w, media)
		return
	}
	c.before = before
	ctx = context.WithValue(ctx, chargeKey{}, c)
	pulse.Name(ctx, "GraphQL "+nameOfOperation(ctx, op))
	if media == mediaStream {
		pulse.Lasting(ctx)
		e.stream(ctx, w, r, op, c)
		return
	}
	ctx, cancel := context.WithTimeout(ctx, e.timeout)
	defer cancel()
	e.carryOut(ctx, w, r, media, op, c)
}

// carryOut runs a query or mutation and settles what it cost.
func (e *endpoint) carryOut(ctx context.Context, w http.ResponseWriter, r *http.Request, media string, op *graphql.OperationContext, c charge) {
	a, _ := access.From(ctx)
	actual := 1
	defer func() { // a resolver's panic must not keep its place
		if actual >= 0 {
			e.budgets.leave(a, c.requested, actual)
		}
	}()
	out, replayed, err := e.onceOnly(ctx, r, op, func(ctx context.Context) *body { return e.dispatch(ctx, op) })
	switch {
	case err != nil:
		e.refusalOf(ctx, err).write(ctx, w, media)
		return
	case out == nil: // the request is over: its time ran out, or the caller left
		f := fault.New(fault.Unavailable, "This took longer than %s and was stopped. Ask for less at once.", e.timeout)
		refused(http.StatusServiceUnavailable, string(f.Kind), f.Message).write(ctx, w, media)
		return
	case replayed:
		w.Header().Set(replayedHeader, "true")
		c.mutations = 0
	}
	cost := spent(out.Data, c.mutations)
	s := e.budgets.leave(a, c.requested, cost)
	actual = -1
	s.tell(w.Header())
	out.Extensions = map[string]any{costExtension: s.extension(c.requested, cost)}
	write(w, media, http.StatusOK, out)
}

// dispatch runs an operation to its one answer; nil when it was stopped.
func (e *endpoint) dispatch(ctx context.Context, op *graphql.OperationContext) *body {
	responses, ctx := e.engine.DispatchOperation(ctx, op)
	resp := responses(ctx)
	if resp == nil {
		return nil
	}
	return &body{Data: resp.Data, Errors: resp.Errors}
}

// fits refuses operations that this way of asking is not for.
func fits(r *http.Request, media string, is ast.Operation) *refusal {
	switch {
	case r.Method == http.MethodGet && is == ast.Mutation:
		return refused(http.StatusMethodNotAllowed, codeBadRequest, "Send mutations by POST: GET only reads.")
	case is == ast.Subscription && media != mediaStream:
		return refused(http.StatusNotAcceptable, codeBadRequest, "Subscriptions are answered as text/event-stream: say so in Accept.")
	case is == ast.Mutation && media == mediaStream:
		return refused(http.StatusNotAcceptable, codeBadRequest, "Mutations are answered as application/json or application/graphql-response+json.")
	}
	return nil
}

func statusOfErrors(media string) int {
	if media == mediaResponse {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// refusalOf is a fault that came before the engine ran.
func (e *endpoint) refusalOf(ctx context.Context, err error) *refusal {
	f := fault.Shown(err)
	status := map[fault.Kind]int{
		fault.Conflict: http.StatusConflict, fault.Invalid: http.StatusBadRequest, fault.Unavailable: http.StatusServiceUnavailable,
	}[f.Kind]
	if status == 0 {
		status = http.StatusInternalServerError
		e.log.ErrorContext(ctx, "a request failed before it ran", "request", requestID(ctx), "cause", err)
	}
	out := refused(status, string(f.Kind), f.Message)
	out.retry = f.RetryAfter
	return out
}

func tooMany(s standing, c charge, wait time.Duration) *refusal {
	out := refused(http.StatusTooManyRequests, string(fault.TooMany), "This is more than your limit allows at the moment. Wait as long as Retry-After says, or ask for less at once.")
	out.retry, out.cost = wait, s.extension(c.requested, 0)
	return out
}

// body is an answer. Errors come first, so that a reader of a log sees them.
type body struct {
	Errors     gqlerror.List   `json:"errors,omitempty"`
	Data       json.RawMessage `json:"data,omitempty"`
	Extensions map[string]any  `json:"extensions,omitempty"`
}

func write(w http.ResponseWriter, media string, status int, b *body) {
	if media == mediaStream {
		media = mediaJSON // what is refused is no stream
	}
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	out, err := json.Marshal(b)
	if err != nil {
		status, out = http.StatusInternalServerError, []byte(`{"errors":[{"message":"Something went wrong on our side.","extensions":{"code":"INTERNAL"}}]}`)
	}
	w.WriteHeader(status)
	_, _ = w.Write(append(out, '\n'))
}

// refusal is an answer to a request that does not reach the engine.
type refusal struct {
	status  int
	code    string
	message string
	retry   time.Duration
	cost    map[string]any
}

func refused(status int, code, message string) *refusal {
	return &refusal{status: status, code: code, message: message}
}

func (f *refusal) write(ctx context.Context, w http.ResponseWriter, media string) {
	switch f.status {
	case http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", `Bearer realm="steward"`)
	case http.StatusMethodNotAllowed:
		w.Header().Set("Allow", "GET, POST")
	}
	ext := map[string]any{"code": f.code, "requestId": requestID(ctx)}
	if f.retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(seconds(f.retry)))
		ext["retryAfterSeconds"] = seconds(f.retry)
	}
	out := &body{Errors: gqlerror.List{{Message: f.message, Extensions: ext}}}
	if f.cost != nil {
		out.Extensions = map[string]any{costExtension: f.cost}
	}
	write(w, media, f.status, out)
}

// caller refuses those whom nobody knows. It says why: expired is something else
// than never sent.
func caller(ctx context.Context) *refusal {
	if _, ok := access.From(ctx); ok {
		return nil
	}
	why := credential.Why(ctx)
	if why.Kind == fault.Unavailable {
		return refused(http.StatusServiceUnavailable, string(why.Kind), why.Message)
	}
	return refused(http.StatusUnauthorized, string(fault.Unauthenticated), why.Message)
}

const requestHeader = "X-Request-Id"

type (
	requestKey struct{}
	logKey     struct{}
)

// logOf is where what happens in a request is logged.
func logOf(ctx context.Context) *slog.Logger {
	if log, ok := ctx.Value(logKey{}).(*slog.Logger); ok {
		return log
	}
	return slog.New(slog.DiscardHandler)
}

// requestID is what an error names so that an operator finds it in the log.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}
