// Package fault is the one vocabulary of failure: nine kinds, a message that
// is safe to show to whoever caused it, and the fields at fault. Each surface
// (GraphQL, SCIM, sign-in pages, command line) translates a fault exactly once;
// anything that is not a fault is Internal, logged in full and shown as one
// sentence.
//
// It knows no protocol, no database and no other package of Steward.
package fault

import (
	"errors"
	"fmt"
	"time"
)

// Kind says what sort of failure happened. The text is stable: it is stored in
// logs and shown to programs.
type Kind string

// The kinds. NotFound is also the answer for another organization's things.
const (
	NotFound        Kind = "NOT_FOUND"
	Invalid         Kind = "INVALID"
	Conflict        Kind = "CONFLICT"
	Denied          Kind = "DENIED"
	Unauthenticated Kind = "UNAUTHENTICATED"
	TooMany         Kind = "TOO_MANY"
	Unavailable     Kind = "UNAVAILABLE"
	Internal        Kind = "INTERNAL"
	// StepUp: the person may, but has to prove again that it is them.
	StepUp Kind = "STEP_UP_REQUIRED"
)

// Error is a failure that may be shown: Message names what was wrong, where,
// and what to do, and never another organization's things, SQL or a stack.
type Error struct {
	Kind    Kind
	Message string
	// Fields are the inputs at fault, as the caller named them.
	Fields []string
	// Detail narrows the kind for one protocol, such as a SCIM scimType
	// (RFC 7644 section 3.12) or a GraphQL error code. Often empty.
	Detail string
	// RetryAfter tells when trying again makes sense; only with TooMany and
	// Unavailable.
	RetryAfter time.Duration
	// Version is the version that the thing has by now; only with Conflict, where
	// the caller named another one.
	Version int
	// Cause is for the log only.
	Cause error
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Message
	}
	return e.Message + ": " + e.Cause.Error()
}

func (e *Error) Unwrap() error { return e.Cause }

// New makes a fault of a kind with a message in fmt.Sprintf form.
func New(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// On names the fields at fault and returns the same error.
func (e *Error) On(fields ...string) *Error {
	e.Fields = append(e.Fields, fields...)
	return e
}

// Coded sets the protocol detail and returns the same error.
func (e *Error) Coded(detail string) *Error {
	e.Detail = detail
	return e
}

// Now sets the version that the thing has by now and returns the same error.
func (e *Error) Now(version int) *Error {
	e.Version = version
	return e
}

// After sets when to try again and returns the same error.
func (e *Error) After(d time.Duration) *Error {
	e.RetryAfter = d
	return e
}

// Because keeps the cause for the log and returns the same error.
func (e *Error) Because(cause error) *Error {
	e.Cause = cause
	return e
}

// KindOf tells the kind of err: that of the outermost fault in its chain, or
// Internal. It returns "" for nil.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	if f, ok := errors.AsType[*Error](err); ok {
		return f.Kind
	}
	return Internal
}

// Is tells whether err is a fault of this kind.
func Is(err error, kind Kind) bool { return KindOf(err) == kind }

// Shown returns what may be shown of err: itself when it is a fault of another
// kind than Internal, otherwise a fixed sentence that keeps err as its cause.
func Shown(err error) *Error {
	if f, ok := errors.AsType[*Error](err); ok && f.Kind != Internal {
		return f
	}
	return New(Internal, "Something went wrong on our side. Try again; if it stays, give the request id to your operator.").Because(err)
}
