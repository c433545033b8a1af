package scim

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	wire "github.com/elimity-com/scim/errors"

	"github.com/sysoon/steward/internal/fault"
)

// failure is an answer that only HTTP knows: a status that no fault kind means,
// with its headers.
type failure struct {
	wire.ScimError
	header http.Header
}

func newFailure(status int, scimType wire.ScimType, format string, args ...any) *failure {
	return &failure{
		ScimError: wire.ScimError{Status: status, ScimType: scimType, Detail: fmt.Sprintf(format, args...)},
		header:    http.Header{},
	}
}

func tooManyOperations(most int) error {
	return newFailure(http.StatusRequestEntityTooLarge, wire.ScimTypeTooMany,
		"The request has more than %d operations. Send several requests.", most)
}

func notAllowed(method string, allowed []string) *failure {
	f := newFailure(http.StatusMethodNotAllowed, "", "%s can't be used here; %s can.", clip(method), strings.Join(allowed, ", "))
	f.header.Set("Allow", strings.Join(allowed, ", "))
	return f
}

// statusOf is the one table from the kinds of faults to HTTP (RFC 7644 section
// 3.12).
var statusOf = map[fault.Kind]int{
	fault.NotFound:        http.StatusNotFound,
	fault.Invalid:         http.StatusBadRequest,
	fault.Conflict:        http.StatusConflict,
	fault.Denied:          http.StatusForbidden,
	fault.Unauthenticated: http.StatusUnauthorized,
	fault.TooMany:         http.StatusTooManyRequests,
	fault.Unavailable:     http.StatusServiceUnavailable,
	fault.Internal:        http.StatusInternalServerError,
}

// scimTypes are the details that may leave as a scimType (RFC 7644 table 9, RFC
// 9865 section 2.1); others narrow a fault for other surfaces.
var scimTypes = map[string]bool{
	"invalidFilter": true, "tooMany": true, "uniqueness": true, "mutability": true, "invalidSyntax": true,
	"invalidPath": true, "noTarget": true, "invalidValue": true, "invalidVers": true, "sensitive": true,
	"invalidCursor": true, "expiredCursor": true, "invalidCount": true,
}

// translate is the one place where an error becomes an answer. What isn't a
// fault or a failure is Internal: one sentence, its cause in the log only.
func translate(err error) *failure {
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	if big, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return newFailure(http.StatusRequestEntityTooLarge, wire.ScimTypeTooMany,
			"The body is larger than %d bytes. Send less at once.", big.Limit)
	}
	shown := fault.Shown(plainFault(err))
	f := newFailure(statusOf[shown.Kind], "", "%s", shown.Message)
	switch {
	case shown.Detail == "version":
		f.Status = http.StatusPreconditionFailed
	case scimTypes[shown.Detail]:
		f.ScimType = wire.ScimType(shown.Detail)
	case shown.Kind == fault.Invalid:
		f.ScimType = wire.ScimTypeInvalidValue
	}
	if shown.Kind == fault.Unauthenticated {
		f.header.Set("WWW-Authenticate", `Bearer realm="SCIM"`)
	}
	if shown.RetryAfter > 0 {
		f.header.Set("Retry-After", seconds(shown.RetryAfter))
	}
	return f
}

// seconds rounds up: trying again a moment too early would fail again.
func seconds(d time.Duration) string {
	return strconv.Itoa(int((d + time.Second - 1) / time.Second))
}

// writeFailure answers with an error (RFC 7644 section 3.12).
func writeFailure(w http.ResponseWriter, f *failure) {
	for k, v := range f.header {
		w.Header()[k] = v
	}
	body, err := json.Marshal(f.ScimError)
	if err != nil {
		body = []byte(`{}`)
	}
	w.Header().Set("Content-Type", mediaType)
	w.WriteHeader(f.Status)
	_, _ = w.Write(append(body, '\n'))
}
