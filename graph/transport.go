package graph

import (
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
)

// The media types of answers.
const (
	mediaJSON     = "application/json"
	mediaResponse = "application/graphql-response+json"
	// mediaStream is server-sent events: for subscriptions.
	mediaStream = "text/event-stream"
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
	case r.Method != http.MethodPost && r.Method != http.MethodGet:
		return media, refused(http.StatusMethodNotAllowed, codeBadRequest, "Send the operation by POST, as JSON, or a query by GET.")
	case !ok:
		return media, refused(http.StatusNotAcceptable, codeBadRequest, "Answers are application/json, application/graphql-response+json or, for subscriptions, text/event-stream.")
	}
	for _, check := range []func(*http.Request) *refusal{sameSite, script, contentType} {
		if f := check(r); f != nil {
			return media, f
		}
	}
	return media, caller(r.Context())
}

// consoleHeader proves that a script of ours, or a program, asks: pages of other
// sites can't set it, and plain links can't carry it.
const consoleHeader = "X-Console-Request"

// script refuses GET without the header: an address must not be enough to ask.
func script(r *http.Request) *refusal {
	if r.Method == http.MethodGet && r.Header.Get(consoleHeader) != "1" {
		return refused(http.StatusForbidden, string(fault.Denied), "A query by GET needs the header X-Console-Request: 1.")
	}
	return nil
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
	proved := r.Header.Get(consoleHeader) == "1" || r.Header.Get("Sec-Fetch-Site") == "same-origin" || r.Header.Get("Origin") != ""
	if a.Session != "" && !proved {
		return forbidden
	}
	return nil
}

func contentType(r *http.Request) *refusal {
	if r.Method == http.MethodGet {
		return nil
	}
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
	mediaJSON: mediaJSON, mediaResponse: mediaResponse, mediaStream: mediaStream, "application/*": mediaJSON, "*/*": mediaJSON,
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
func readParams(w http.ResponseWriter, r *http.Request) (*params, *refusal) {
	if r.Method == http.MethodGet {
		return queryParams(r.URL)
	}
	raw, err := inbound.Read(w, r, maxBody)
	if f, ok := errors.AsType[*fault.Error](err); ok {
		if f.Detail == inbound.TooLarge {
			return nil, refused(http.StatusRequestEntityTooLarge, codeBadRequest, f.Message)
		}
		return nil, badRequest(f.Message)
	}
	return parseParams(raw)
}

// params is an operation as it was sent.
type params struct {
	graphql.RawParams
	// DocumentID names a trusted document instead of sending a query.
	DocumentID string
}

// queryParams takes the operation from an address; variables and extensions are
// JSON.
func queryParams(u *url.URL) (*params, *refusal) {
	q := u.Query()
	fields := map[string]json.RawMessage{}
	for _, name := range []string{"query", "operationName", "documentId"} {
		if q.Has(name) {
			fields[name], _ = json.Marshal(q.Get(name)) // text never fails
		}
	}
	for _, name := range []string{"variables", "extensions"} {
		if q.Get(name) != "" {
			fields[name] = json.RawMessage(q.Get(name))
		}
	}
	return paramsOf(fields)
}

func parseParams(raw []byte) (*params, *refusal) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil || fields == nil {
		return nil, badRequest("The body must be one JSON object with a member query. Batches are not supported.")
	}
	return paramsOf(fields)
}

func paramsOf(fields map[string]json.RawMessage) (*params, *refusal) {
	var p params
	for name, into := range map[string]any{
		"query": &p.Query, "operationName": &p.OperationName, "variables": &p.Variables, "extensions": &p.Extensions,
		"documentId": &p.DocumentID,
	} {
		if value, given := fields[name]; given && decode(value, into) != nil {
			return nil, badRequest("The member " + name + " has the wrong type: query, documentId and operationName are texts, variables and extensions are objects.")
		}
	}
	switch {
	case p.Query == "" && p.DocumentID == "":
		return nil, badRequest("The member query is missing or empty.")
	case p.Query != "" && p.DocumentID != "":
		return nil, badRequest("Send query or documentId, not both.")
	}
	return &p, nil
}

// decode keeps numbers as they were written, so that large ones stay exact.
func decode(value json.RawMessage, into any) error {
	d := json.NewDecoder(strings.NewReader(string(value)))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if d.More() {
		return errors.New("more than one value")
	}
	return nil
}

func badRequest(message string) *refusal {
	return refused(http.StatusBadRequest, codeBadRequest, message)
}
