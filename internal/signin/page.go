package signin

import (
	"embed"
	"html/template"
	"net/http"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

//go:embed pages/*.html pages/style.css
var files embed.FS

var (
	pages = template.Must(template.ParseFS(files, "pages/*.html"))
	style = func() []byte { b, _ := files.ReadFile("pages/style.css"); return b }() // embedded
)

// askPage is the page that asks for the address.
type askPage struct {
	Email, ReturnTo, Error string
	// Join is "yes" where the organization is added to a browser that is signed in.
	Join string
}

// choosePage asks to which organization of a family a person wants to go.
type choosePage struct {
	Email, ReturnTo, Join string
	Organizations         []org.Home
}

// choose shows the organizations that share the domain of a typed address.
func choose(w http.ResponseWriter, page askPage, homes []org.Home) {
	render(w, http.StatusOK, "choose.html", choosePage{Email: page.Email, ReturnTo: page.ReturnTo, Join: page.Join, Organizations: homes})
}

// waysPage offers several connections.
type waysPage struct {
	Email, ReturnTo, Join, Slug, Organization string
	Ways                                      []org.Connection
}

// leadPage leads to a provider; Name is the connection's.
type leadPage struct{ To, Name string }

// signedOutPage says what has ended: here and at the provider (Everywhere), or
// only here although a provider named Local may still know the person.
type signedOutPage struct {
	Everywhere bool
	Local      string
}

// failPage says what went wrong; Code is for whoever helps.
type failPage struct{ Message, Code string }

// quiet keeps an answer out of caches and its address out of other sites' logs.
func quiet(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
}

// render writes a page: no scripts, nothing from elsewhere, in no frame.
func render(w http.ResponseWriter, status int, name string, data any) {
	quiet(w)
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	w.WriteHeader(status)
	_ = pages.ExecuteTemplate(w, name, data) // the browser went away, if anything
}

// leadTo writes a page that goes on by itself (see doc.go for why not 303).
func leadTo(w http.ResponseWriter, name string, page leadPage) {
	w.Header().Set("Refresh", "0; url="+page.To)
	render(w, http.StatusOK, name, page)
}

func serveStyle(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(style)
}

// statuses is the translation of faults on these pages.
var statuses = map[fault.Kind]int{
	fault.NotFound: http.StatusNotFound, fault.Invalid: http.StatusBadRequest, fault.Conflict: http.StatusConflict,
	fault.Denied: http.StatusForbidden, fault.StepUp: http.StatusForbidden, fault.Unauthenticated: http.StatusUnauthorized,
	fault.TooMany: http.StatusTooManyRequests, fault.Unavailable: http.StatusServiceUnavailable,
}

// fail shows what went wrong. The log gets the cause, never the address, which
// holds the code.
func (s *Service) fail(w http.ResponseWriter, r *http.Request, err error) {
	f := fault.Shown(err)
	status, known := statuses[f.Kind]
	if !known {
		status = http.StatusInternalServerError
	}
	s.log.WarnContext(r.Context(), "sign-in refused", "path", r.URL.Path, "reason", f.Detail, "cause", err)
	render(w, status, "failed.html", failPage{Message: f.Message, Code: f.Detail})
}
