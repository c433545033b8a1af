package graph

import (
	"context"
	"errors"
	"log/slog"
	"regexp"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// The codes of errors in the request itself; those of fields are the kinds of
// package fault.
const (
	codeParse      = errcode.ParseFailed
	codeValidation = errcode.ValidationFailed
	codeTooLarge   = "QUERY_TOO_LARGE"
	codeBadRequest = "BAD_REQUEST"
	// codeUnknownDocument: a documentId that this server does not know.
	codeUnknownDocument = "UNKNOWN_DOCUMENT"
	// codeUntrusted: a query of its own by a session.
	codeUntrusted = "UNTRUSTED_DOCUMENT"
)

// errPanicked stands for what a resolver panicked with; the log has it.
var errPanicked = errors.New("a resolver panicked")

// suggestion is how the engine offers names that exist: a map of the schema for
// whoever may not read it.
var suggestion = regexp.MustCompile(`\s*Did you mean .*$`)

// presenter translates errors, in one place: faults by their kind, errors of the
// query as the engine words them without suggestions, anything else as one
// sentence, with all of it in the log.
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		out := present(ctx, err)
		out.Extensions["requestId"] = requestID(ctx)
		if out.Extensions["code"] == string(fault.Internal) && !errors.Is(err, errPanicked) {
			log.ErrorContext(ctx, "a field failed", "request", requestID(ctx), "path", out.Path.String(), "cause", err)
		}
		return out
	}
}

func present(ctx context.Context, err error) *gqlerror.Error {
	var ge *gqlerror.Error
	if errors.As(err, &ge) && ge.Err == nil {
		return ofQuery(ge)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		err = fault.New(fault.Unavailable, "This took too long and was stopped. Ask for less at once.").Because(err)
	}
	f := fault.Shown(err)
	out := &gqlerror.Error{Message: f.Message, Extensions: map[string]any{"code": string(f.Kind)}}
	if ge != nil {
		out.Path, out.Locations = ge.Path, ge.Locations
	}
	if out.Path == nil {
		out.Path = pathOf(ctx)
	}
	if len(f.Fields) > 0 {
		out.Extensions["fields"] = f.Fields
	}
	if f.RetryAfter > 0 {
		out.Extensions["retryAfterSeconds"] = int(f.RetryAfter.Seconds())
	}
	return out
}

// ofQuery is an error that the engine found in the query.
func ofQuery(ge *gqlerror.Error) *gqlerror.Error {
	out := &gqlerror.Error{
		Message: suggestion.ReplaceAllString(ge.Message, ""), Path: ge.Path, Locations: ge.Locations,
		Extensions: map[string]any{"code": codeValidation},
	}
	if code, ok := ge.Extensions["code"]; ok {
		out.Extensions["code"] = code
	}
	return out
}

func pathOf(ctx context.Context) ast.Path {
	if fc := graphql.GetFieldContext(ctx); fc != nil {
		return fc.Path()
	}
	return nil
}

func stack() string { return string(debug.Stack()) }

// userErrors gives what the sender of an input can mend as errors of the
// payload. Everything else stays an error of the field.
func userErrors(ctx context.Context, err error) ([]*model.UserError, error) {
	switch fault.KindOf(err) {
	case "":
		return []*model.UserError{}, nil
	case fault.NotFound, fault.Invalid, fault.Conflict, fault.Denied:
		f := fault.Shown(err)
		logRefusal(ctx, f)
		e := &model.UserError{Code: model.ErrorCode(f.Kind), Message: f.Message, Path: inputPath(f.Fields), RequestID: requestID(ctx)}
		if f.Version > 0 {
			e.CurrentVersion = &f.Version
		}
		return []*model.UserError{e}, nil
	}
	return nil, err
}

// logRefusal notes that an input was refused, under the id that its sender has:
// where and why, but not in the words that they read, which may hold what they
// wrote.
func logRefusal(ctx context.Context, f *fault.Error) {
	field := ""
	if fc := graphql.GetFieldContext(ctx); fc != nil {
		field = fc.Field.Name
	}
	logOf(ctx).InfoContext(ctx, "a change was refused", "request", requestID(ctx), "field", field,
		"code", string(f.Kind), "detail", f.Detail, "inputs", f.Fields)
}

// inputPath names the first input at fault.
func inputPath(fields []string) []string {
	if len(fields) == 0 {
		return []string{}
	}
	return []string{"input", fields[0]}
}

// change runs fn in a transaction that may write and gives its result, or the
// errors that belong into the payload.
func change[T any](ctx context.Context, d *db.DB, p access.Permission, fn func(*db.Tx) (T, error)) (T, []*model.UserError, error) {
	var out, none T
	err := d.Update(ctx, p, func(tx *db.Tx) (err error) {
		if out, err = fn(tx); err != nil {
			return err
		}
		return effect(ctx, tx)
	})
	if err == nil {
		return out, []*model.UserError{}, nil
	}
	errs, err := userErrors(ctx, err)
	return none, errs, err
}

// read runs fn in a transaction that only reads.
func read[T any](ctx context.Context, d *db.DB, p access.Permission, fn func(*db.Tx) (T, error)) (T, error) {
	var out, none T
	err := d.View(ctx, p, func(tx *db.Tx) (err error) {
		out, err = fn(tx)
		return err
	})
	if err != nil {
		return none, err
	}
	return out, nil
}

// find is read for one thing by its id: null when there is none.
func find[T any](ctx context.Context, d *db.DB, p access.Permission, fn func(*db.Tx) (*T, error)) (*T, error) {
	out, err := read(ctx, d, p, fn)
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	return out, err
}
