package graph

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// The media types of answers.
const (
	mediaJSON     = "application/json"
	mediaResponse = "application/graphql-response+json"
)

// maxBody bounds a request, in octets.
const maxBody = 256 << 10

// crossOrigin refuses what a page of another site makes a browser send.
var crossOrigin = http.NewCrossOriginProtection()

// admit looks at everything but the body, and tells the media type of the
// answer.
func admit(r *http.Request) (media string, f *refusal) {
	media, ok := negotiate(r.Header.Values("Accept"))
	switch {
	case r.Method != http.MethodPost:
		return media, refused(http.StatusMethodNotAllowed, codeBadRequest, "Send the operation by POST, as JSON.")
	case !ok:
		return media, refused(http.StatusNotAcceptable, codeBadRequest, "Answers are application/json or application/graphql-response+json.")
	}
	if f := sameSite(r); f != nil {
		return media, f
	}
	if f := contentType(r); f != nil {
		return media, f
	}
	return media, caller(r.Context())
}

// sameSite refuses cross-site requests of browsers. Who comes with a cookie must
// prove that it is no plain form or link: by a header that pages of other sites
// can't set, or by what the browser says of the origin.
func sameSite(r *http.Request) *refusal {
	forbidden := refused(http.StatusForbidden, string(fault.Denied), "The request comes from another site. Send it from the console, or with an API token; with a cookie, add the header X-Console-Request: 1.")
	if err := crossOrigin.Check(r); err != nil {
		return forbidden
	}
	a, _ := access.From(r.Context())
	proved := r.Header.Get("X-Console-Request") == "1" || r.Header.Get("Sec-Fetch-Site") == "same-origin" || r.Header.Get("Origin") != ""
	if a.Session != "" && !proved {
		return forbidden
	}
	return nil
}

func contentType(r *http.Request) *refusal {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := params["charset"]
	if err != nil || media != mediaJSON || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return refused(http.StatusUnsupportedMediaType, codeBadRequest, "Send the operation with Content-Type: application/json, in UTF-8.")
	}
	if r.Header.Get("Content-Encoding") != "" {
		return refused(http.StatusUnsupportedMediaType, codeBadRequest, "Send the operation without Content-Encoding.")
	}
	return nil
}

// negotiate chooses the answer's media type: the first that the caller weighs
// highest; application/json where the caller leaves it open.
func negotiate(accept []string) (media string, ok bool) {
	list := strings.TrimSpace(strings.Join(accept, ","))
	if list == "" {
		return mediaJSON, true
	}
	best := 0.0
	for part := range strings.SplitSeq(list, ",") {
		is, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		answer, known := answers[is]
		if weight := quality(params); known && weight > best {
			best, media = weight, answer
		}
	}
	if media == "" {
		return mediaJSON, false
	}
	return media, true
}

var answers = map[string]string{
	mediaJSON: mediaJSON, mediaResponse: mediaResponse, "application/*": mediaJSON, "*/*": mediaJSON,
}

func quality(params map[string]string) float64 {
	q, given := params["q"]
	if !given {
		return 1
	}
	weight, err := strconv.ParseFloat(q, 64)
	if err != nil || weight < 0 {
		return 0
	}
	return min(weight, 1)
}

// readParams reads the operation. Its errors never repeat the body.
func readParams(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooBig, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, refused(http.StatusRequestEntityTooLarge, codeBadRequest, "The request is larger than "+strconv.FormatInt(tooBig.Limit, 10)+" bytes. Send less at once.")
	}
	if err != nil {
		return nil, badRequest("The request's body could not be read to its end.")
	}
	return parseParams(raw)
}

func parseParams(raw []byte) (*graphql.RawParams, *refusal) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil || fields == nil {
		return nil, badRequest("The body must be one JSON object with a member query. Batches are not supported.")
	}
	var p graphql.RawParams
	for name, into := range map[string]any{
		"query": &p.Query, "operationName": &p.OperationName, "variables": &p.Variables, "extensions": &p.Extensions,
	} {
		if value, given := fields[name]; given && decode(value, into) != nil {
			return nil, badRequest("The member " + name + " has the wrong type: query and operationName are texts, variables and extensions are objects.")
		}
	}
	if p.Query == "" {
		return nil, badRequest("The member query is missing or empty.")
	}
	return &p, nil
}

// decode keeps numbers as they were written, so that large ones stay exact.
func decode(value json.RawMessage, into any) error {
	d := json.NewDecoder(strings.NewReader(string(value)))
	d.UseNumber()
	return d.Decode(into)
}

func badRequest(message string) *refusal {
	return refused(http.StatusBadRequest, codeBadRequest, message)
}
