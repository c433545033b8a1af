package intake

import (
	"embed"
	"encoding/json"
	"html/template"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/page"
	"github.com/sysoon/steward/internal/quota"
	"github.com/sysoon/steward/internal/rights"
)

//go:embed pages/*.html
var files embed.FS

var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"title": func(k rights.Kind) string { return titles[k] },
	"join":  func(s []string) string { return strings.Join(s, ", ") },
	"date":  func(t time.Time) string { return t.UTC().Format("2 January 2006") },
}).ParseFS(files, "pages/*.html"))

var titles = map[rights.Kind]string{
	rights.Access: "A copy of what you hold about me", rights.Portability: "A copy to take elsewhere",
	rights.Rectification: "A correction", rights.Erasure: "Erasure of my data", rights.Restriction: "A restriction of its use",
	rights.Objection: "Objection to its use", rights.ConsentWithdrawal: "I take back a consent",
	rights.OptOutSale: "Do not sell my data", rights.OptInSale: "You may sell my data again", rights.OptOutSharing: "Do not share my data",
	rights.OptOutAdvertising: "No advertising with my data", rights.LimitUse: "Limit the use of sensitive data",
	rights.AutomatedDecision: "Review of a decision by a machine", rights.Inspection: "Inspection of education records",
	rights.Amendment: "Amendment of education records",
}

const (
	maxBody         = 64 << 10
	visitsPerSecond = 20
	visitsBurst     = 200
)

// Endpoint serves the forms under /rights/ and the Data Rights Protocol under
// /drp/, and OpenDSR under /opendsr/.
type Endpoint struct {
	Desk Desk
	Log  *slog.Logger
	// Fleet is among how many nodes limits are shared; nil is one.
	Fleet *quota.Fleet

	visits *quota.Limits
}

// Mount adds the routes to a mux. Posts of forms from other origins are refused
// with 403.
func (e Endpoint) Mount(mux *http.ServeMux) {
	e.visits = quota.New(quota.Rate{PerSecond: visitsPerSecond, Burst: visitsBurst}, 1, e.Fleet)
	guard := http.NewCrossOriginProtection()
	form := func(pattern string, f http.HandlerFunc) { mux.Handle(pattern, guard.Handler(e.limited(f))) }
	form("GET /rights/{org}", e.show)
	form("POST /rights/{org}", e.ask)
	form("GET /rights/{org}/confirm", e.askConfirm)
	form("POST /rights/{org}/confirm", e.confirm)
	mux.Handle("POST /rights/{org}/mail", e.mail())
	form("GET /package/{link}", e.askSecret)
	form("POST /package/{link}", e.hand)
	form("GET /package/{link}/"+packageFile, e.download)
	protocol := func(pattern string, f http.HandlerFunc) { mux.Handle(pattern, e.limited(f)) }
	protocol("POST /drp/{org}/v1/agent/{agent}", e.pair)
	protocol("GET /drp/{org}/v1/agent/{agent}", e.known)
	for _, slash := range []string{"", "/{$}"} { // versions before 0.9.3 have it
		protocol("POST /drp/{org}/v1/data-rights-request"+slash, e.exercise)
	}
	protocol("GET /drp/{org}/v1/data-rights-request/{id}", e.follow)
	protocol("DELETE /drp/{org}/v1/data-rights-request/{id}", e.revoke)
	e.mountOpenDSR(mux)
}

func (e Endpoint) limited(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !e.visits.Allow("all") {
			w.Header().Set("Retry-After", "10")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		if err := inbound.Hold(w, r, maxBody); err != nil {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
			return
		}
		next(w, r)
	}
}

// formPage is the form, with what was wrong of it; Sent says that it was taken.
type formPage struct {
	Form
	Question
	Org, Error string
	Sent       bool
}

func (e Endpoint) show(w http.ResponseWriter, r *http.Request) {
	e.page(w, r, http.StatusOK, formPage{Question: Question{Kind: rights.Kind(r.URL.Query().Get("right"))}})
}

func (e Endpoint) page(w http.ResponseWriter, r *http.Request, status int, p formPage) {
	var err error
	if p.Form, err = e.Desk.Show(r.Context(), r.PathValue("org")); err != nil {
		e.fail(w, r, err)
		return
	}
	p.Org = r.PathValue("org")
	render(w, status, "form.html", p)
}

// ask says the same whether the address is known or not.
func (e Endpoint) ask(w http.ResponseWriter, r *http.Request) {
	q := Question{
		Email: r.PostFormValue("email"), Kind: rights.Kind(r.PostFormValue("right")), Text: r.PostFormValue("text"),
		Agent: r.PostFormValue("agent"), Authority: r.PostFormValue("authority"),
	}
	switch err := e.Desk.Ask(r.Context(), r.PathValue("org"), q); {
	case err == nil:
		e.page(w, r, http.StatusOK, formPage{Sent: true})
	case fault.Is(err, fault.Invalid), fault.Is(err, fault.TooMany):
		f := fault.Shown(err)
		e.page(w, r, page.Statuses[f.Kind], formPage{Question: q, Error: f.Message})
	default:
		e.fail(w, r, err)
	}
}

type confirmPage struct {
	Org, Token string
	// Rights are offered where nobody said yet which it is; Kind is the guess.
	Rights    []rights.Offered
	Kind      rights.Kind
	Done      bool
	Duplicate bool
	Request   rights.Request
}

// askConfirm shows the button that a mailed link leads to. Without a link's token
// it asks for it: agents lead people here whom they can't lead to their mail.
func (e Endpoint) askConfirm(w http.ResponseWriter, r *http.Request) {
	p := confirmPage{Org: r.PathValue("org"), Token: r.URL.Query().Get("t")}
	var err error
	if p.Rights, p.Kind, err = e.Desk.Ahead(r.Context(), p.Org, p.Token); err != nil {
		e.fail(w, r, err)
		return
	}
	render(w, http.StatusOK, "confirm.html", p)
}

func (e Endpoint) confirm(w http.ResponseWriter, r *http.Request) {
	token := strings.TrimSpace(r.PostFormValue("t"))
	if _, after, whole := strings.Cut(token, "?t="); whole { // somebody pasted the link
		token = after
	}
	q, again, err := e.Desk.Confirm(r.Context(), r.PathValue("org"), token, rights.Kind(r.PostFormValue("right")))
	if err != nil {
		e.fail(w, r, err)
		return
	}
	render(w, http.StatusOK, "confirm.html", confirmPage{Org: r.PathValue("org"), Done: true, Duplicate: again, Request: q})
}

func (e Endpoint) pair(w http.ResponseWriter, r *http.Request) {
	body, err := inbound.Read(w, r, maxBody)
	var token string
	if err == nil {
		token, err = e.Desk.Pair(r.Context(), r.PathValue("org"), r.PathValue("agent"), body)
	}
	e.answer(w, r, map[string]string{"agent-id": r.PathValue("agent"), "token": token}, err)
}

func (e Endpoint) known(w http.ResponseWriter, r *http.Request) {
	e.answer(w, r, struct{}{}, e.Desk.Known(r.Context(), r.PathValue("org"), r.PathValue("agent"), bearer(r)))
}

func (e Endpoint) exercise(w http.ResponseWriter, r *http.Request) {
	body, err := inbound.Read(w, r, maxBody)
	var s Status
	if err == nil {
		s, err = e.Desk.Exercise(r.Context(), r.PathValue("org"), bearer(r), body)
	}
	e.answer(w, r, s, err)
}

func (e Endpoint) follow(w http.ResponseWriter, r *http.Request) {
	s, err := e.Desk.Follow(r.Context(), r.PathValue("org"), bearer(r), r.PathValue("id"))
	e.answer(w, r, s, err)
}

func (e Endpoint) revoke(w http.ResponseWriter, r *http.Request) {
	body, err := inbound.Read(w, r, maxBody)
	var s Status
	if err == nil {
		s, err = e.Desk.Revoke(r.Context(), r.PathValue("org"), bearer(r), r.PathValue("id"), body)
	}
	e.answer(w, r, s, err)
}

func bearer(r *http.Request) string {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return token
}

// answer writes JSON. A broken chain of checks is 403 without a body, whatever
// broke it (section 2.05.1).
func (e Endpoint) answer(w http.ResponseWriter, r *http.Request, value any, err error) {
	w.Header().Set("Cache-Control", "no-store")
	if err != nil {
		f := fault.Shown(err)
		if f.Kind == fault.Denied || f.Kind == fault.NotFound {
			e.Log.InfoContext(r.Context(), "a request by the Data Rights Protocol was refused", "why", f.Message)
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(e.status(r, f, err))
		_ = json.NewEncoder(w).Encode(map[string]string{"message": f.Message}) // the caller went away, if anything
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}

func render(w http.ResponseWriter, status int, name string, data any) {
	page.Write(w, status, pages, name, data)
}

func (e Endpoint) status(r *http.Request, f *fault.Error, err error) int {
	status, known := page.Statuses[f.Kind]
	if !known {
		status = http.StatusInternalServerError
		e.Log.ErrorContext(r.Context(), "intake failed", "path", r.URL.Path, "cause", err)
	}
	return status
}

// fail shows what went wrong. The log gets the cause, never the link.
func (e Endpoint) fail(w http.ResponseWriter, r *http.Request, err error) {
	f := fault.Shown(err)
	render(w, e.status(r, f, err), "failed.html", f)
}
