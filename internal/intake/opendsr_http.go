package intake

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/opendsr"
)

// formerNouns are what requests were called before version 2 (section 10.1).
var formerNouns = []string{"opengdpr_requests", "opencompliance_requests"}

// mountOpenDSR adds the routes of OpenDSR 2.0, and those of its former names.
func (e Endpoint) mountOpenDSR(mux *http.ServeMux) {
	serve := func(pattern string, f http.HandlerFunc) { mux.Handle(pattern, e.visiting(f)) }
	serve("GET "+CertificatePath, e.certificate)
	for _, version := range []string{"/v1", "/v2"} {
		at := OpenDSRPath + "{org}" + version
		serve("GET "+at+"/discovery", e.discover)
		serve("GET "+at+"/status/{id}", e.handedOn)
	}
	e.mountRequests(serve, "/v2/requests", false)
	for _, noun := range formerNouns {
		e.mountRequests(serve, "/v1/"+noun, true)
		e.mountRequests(serve, "/v2/"+noun, false)
	}
}

func (e Endpoint) mountRequests(serve func(string, http.HandlerFunc), path string, former bool) {
	at := OpenDSRPath + "{org}" + path
	take := func(w http.ResponseWriter, r *http.Request) { e.handOn(w, r, former) }
	serve("POST "+at, take)
	serve("POST "+at+"/{$}", take)
	serve("GET "+at+"/{id}", e.handedOn)
	serve("DELETE "+at+"/{id}", e.cancelHandedOn)
	serve("GET "+at+"/{id}/results", e.results)
}

// visiting bounds how many come in, in the protocol's own form; bodies are read by
// those who need them.
func (e Endpoint) visiting(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !e.visits.Allow("all") {
			w.Header().Set("Retry-After", "10")
			e.refuse(w, r, fault.New(fault.TooMany, "Too many requests come in at once. Try again in a moment."))
			return
		}
		next(w, r)
	}
}

func (e Endpoint) certificate(w http.ResponseWriter, r *http.Request) {
	chain, err := e.Desk.Certificate()
	if err != nil {
		e.refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/pem-certificate-chain")
	_, _ = w.Write(chain) // the caller went away, if anything
}

func (e Endpoint) discover(w http.ResponseWriter, r *http.Request) {
	d, err := e.Desk.Discover(r.Context(), r.PathValue("org"))
	e.signed(w, r, http.StatusOK, d, err)
}

// handOn takes a request: its size, the token, its form and its meaning are looked
// at in this order.
func (e Endpoint) handOn(w http.ResponseWriter, r *http.Request, former bool) {
	body, err := inbound.Read(w, r, opendsr.MaxRequest)
	var out opendsr.Receipt
	if err == nil {
		out, err = e.Desk.HandOn(r.Context(), r.PathValue("org"), controllerToken(r), body, former)
	}
	e.signed(w, r, http.StatusCreated, out, err)
}

func (e Endpoint) handedOn(w http.ResponseWriter, r *http.Request) {
	s, err := e.Desk.HandedOn(r.Context(), r.PathValue("org"), controllerToken(r), r.PathValue("id"))
	e.signed(w, r, http.StatusOK, s, err)
}

func (e Endpoint) cancelHandedOn(w http.ResponseWriter, r *http.Request) {
	out, err := e.Desk.CancelHandedOn(r.Context(), r.PathValue("org"), controllerToken(r), r.PathValue("id"))
	e.signed(w, r, http.StatusAccepted, out, err)
}

// results hands a package over, whole or in the part that is asked for.
func (e Endpoint) results(w http.ResponseWriter, r *http.Request) {
	p, at, err := e.Desk.Results(r.Context(), r.PathValue("org"), controllerToken(r), r.PathValue("id"))
	if err != nil {
		e.refuse(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Type", "application/zip")
	h.Set("ETag", `"`+p.SHA256+`"`)
	ctx := access.With(r.Context(), access.Worker(at, "opendsr results"))
	http.ServeContent(w, r, "", p.MadeAt, p.Linked(ctx, e.Desk.DB))
}

// controllerToken is the bearer, or the password of HTTP's basic authentication.
func controllerToken(r *http.Request) string {
	if _, password, ok := r.BasicAuth(); ok {
		return password
	}
	return bearer(r)
}

// signed answers with JSON, signed over its very bytes.
func (e Endpoint) signed(w http.ResponseWriter, r *http.Request, status int, value any, err error) {
	if err != nil {
		e.refuse(w, r, err)
		return
	}
	body, err := json.Marshal(value)
	if err == nil {
		err = e.Desk.Processor.Head(w.Header(), body)
	}
	if err != nil {
		e.refuse(w, r, err)
		return
	}
	e.write(w, status, body)
}

func (e Endpoint) write(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "application/json;charset=UTF-8")
	w.WriteHeader(status)
	_, _ = w.Write(body) // the caller went away, if anything
}

// refuse answers as section 7.5 says: 400 for what the controller did wrong, and
// never with anything about a person.
func (e Endpoint) refuse(w http.ResponseWriter, r *http.Request, err error) {
	f := fault.Shown(err)
	status := e.openDSRStatus(w, r, f, err)
	detail := opendsr.FailureDetail{Code: status, Message: f.Message, Errors: []opendsr.FailureItem{}}
	for _, field := range f.Fields {
		detail.Errors = append(detail.Errors, opendsr.FailureItem{Domain: "Validation", Reason: field, Message: f.Message})
	}
	body, err := json.Marshal(opendsr.Failure{Error: detail})
	if err == nil && e.Desk.Processor != nil {
		err = e.Desk.Processor.Head(w.Header(), body)
	}
	if err != nil {
		e.Log.ErrorContext(r.Context(), "opendsr answer", "error", err)
	}
	e.write(w, status, body)
}

func (e Endpoint) openDSRStatus(w http.ResponseWriter, r *http.Request, f *fault.Error, err error) int {
	switch f.Kind {
	case fault.Unauthenticated:
		w.Header().Set("WWW-Authenticate", `Bearer realm="opendsr", Basic realm="opendsr"`)
		return http.StatusUnauthorized
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	case fault.Conflict:
		return http.StatusBadRequest
	}
	if f.Detail == inbound.TooLarge {
		return http.StatusRequestEntityTooLarge
	}
	return e.status(r, f, err)
}

// OpenDSRBase is where an organization's endpoints are.
func OpenDSRBase(base, slug string) string {
	return strings.TrimSuffix(base, "/") + OpenDSRPath + slug + "/v2"
}
