package graph

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// endpoint answers GraphQL over HTTP (the GraphQL foundation's draft): POST with
// JSON and nothing else. Forms, GET and batches are left out because they are
// ways around the checks of cross-site requests.
type endpoint struct {
	engine  *executor.Executor
	log     *slog.Logger
	timeout time.Duration
}

// ServeHTTP implements http.Handler.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := w.Header().Get(requestHeader)
	if id == "" {
		id = db.NewID()
		w.Header().Set(requestHeader, id)
	}
	ctx, cancel := context.WithTimeout(context.WithValue(r.Context(), requestKey{}, id), e.timeout)
	defer cancel()
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
	e.answer(graphql.StartOperationTrace(ctx), w, media, params)
}

// answer runs the operation. An error of the request has no data member, and is
// an HTTP error only for clients that asked for the newer media type.
func (e *endpoint) answer(ctx context.Context, w http.ResponseWriter, media string, p *graphql.RawParams) {
	op, errs := e.engine.CreateOperationContext(ctx, p)
	if errs != nil {
		resp := e.engine.DispatchError(graphql.WithOperationContext(ctx, op), errs)
		status := http.StatusOK
		if media == mediaResponse {
			status = http.StatusBadRequest
		}
		write(w, media, status, body{Errors: resp.Errors})
		return
	}
	responses, ctx := e.engine.DispatchOperation(ctx, op)
	resp := responses(ctx)
	if resp == nil { // the request is over: its time ran out, or the caller left
		f := fault.New(fault.Unavailable, "This took longer than %s and was stopped. Ask for less at once.", e.timeout)
		refused(http.StatusServiceUnavailable, string(f.Kind), f.Message).write(ctx, w, media)
		return
	}
	out := body{Data: resp.Data, Errors: resp.Errors}
	if cost, ok := op.Stats.GetExtension(costExtension).(int); ok {
		out.Extensions = map[string]any{costExtension: map[string]int{"requested": cost, "limit": maxCost}}
	}
	write(w, media, http.StatusOK, out)
}

// body is an answer. Errors come first, so that a reader of a log sees them.
type body struct {
	Errors     gqlerror.List   `json:"errors,omitempty"`
	Data       json.RawMessage `json:"data,omitempty"`
	Extensions map[string]any  `json:"extensions,omitempty"`
}

func write(w http.ResponseWriter, media string, status int, b body) {
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
}

func refused(status int, code, message string) *refusal {
	return &refusal{status: status, code: code, message: message}
}

func (f *refusal) write(ctx context.Context, w http.ResponseWriter, media string) {
	switch f.status {
	case http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", `Bearer realm="steward"`)
	case http.StatusMethodNotAllowed:
		w.Header().Set("Allow", http.MethodPost)
	}
	ext := map[string]any{"code": f.code, "requestId": requestID(ctx)}
	write(w, media, f.status, body{Errors: gqlerror.List{{Message: f.message, Extensions: ext}}})
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

type requestKey struct{}

// requestID is what an error names so that an operator finds it in the log.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}
