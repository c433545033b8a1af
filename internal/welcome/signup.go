package welcome

import (
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/page"
	"github.com/sysoon/steward/internal/quota"
	"github.com/sysoon/steward/internal/signup"
)

// browserCookie holds what binds a sign-up to the browser that followed the
// mailed link.
const browserCookie = "__Host-steward-signup"

// How often one network may begin, and look for records.
const (
	beginsPerSecond = 0.02
	beginsBurst     = 10
	networksKept    = 10_000
)

// signUps serves the pages of signing an organization up.
type signUps struct {
	*Service
	desk     signup.Desk
	networks *quota.Limits
}

func newSignUps(s *Service, desk signup.Desk) *signUps {
	networks := quota.New(quota.Rate{PerSecond: beginsPerSecond, Burst: beginsBurst}, networksKept, s.fleet)
	return &signUps{Service: s, desk: desk, networks: networks}
}

func (s *signUps) mount(handle func(pattern string, f http.HandlerFunc)) {
	handle("GET "+signup.Page, s.askEmail)
	handle("POST "+signup.Page, s.begin)
	handle("GET "+signup.Page+"/confirm", s.askConfirm)
	handle("POST "+signup.Page+"/confirm", s.confirm)
	handle("GET "+signup.Page+"/organization", s.show)
	handle("POST "+signup.Page+"/organization", s.describe)
	handle("POST "+signup.Page+"/check", s.check)
	handle("POST "+signup.Page+"/enter", s.enter)
}

// emailPage asks for the address, or says that sign-up is Off or that mail was
// Sent.
type emailPage struct {
	Off, Sent    bool
	Email, Error string
}

func (s *signUps) askEmail(w http.ResponseWriter, r *http.Request) {
	mode, err := s.desk.Mode(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	render(w, http.StatusOK, "signup.html", emailPage{Off: mode == signup.Off})
}

// begin says the same whatever the address is known for.
func (s *signUps) begin(w http.ResponseWriter, r *http.Request) {
	page := emailPage{Email: r.PostFormValue("email")}
	if !s.admits(inbound.Network(r.RemoteAddr)) {
		w.Header().Set("Retry-After", "60")
		page.Error = "Too many sign-ups came from your network. Wait some minutes and try again."
		render(w, http.StatusTooManyRequests, "signup.html", page)
		return
	}
	switch err := s.desk.Begin(r.Context(), page.Email); {
	case fault.Is(err, fault.Invalid):
		page.Error = fault.Shown(err).Message
		render(w, http.StatusBadRequest, "signup.html", page)
	case err != nil:
		s.fail(w, r, err)
	default:
		render(w, http.StatusOK, "signup.html", emailPage{Sent: true})
	}
}

// admits tells whether a network may begin another sign-up now.
func (s *signUps) admits(network string) bool { return s.networks.Allow(network) }

func (s *signUps) askConfirm(w http.ResponseWriter, r *http.Request) {
	render(w, http.StatusOK, "signup_confirm.html", askPage{Token: r.URL.Query().Get("t")})
}

func (s *signUps) confirm(w http.ResponseWriter, r *http.Request) {
	secret, err := s.desk.Confirm(r.Context(), r.PostFormValue("t"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.SetCookie(w, credential.Cookie(browserCookie, secret, signup.Lasts))
	s.on(w, r)
}

// on leads to the page of the next step.
func (s *signUps) on(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Referrer-Policy", "no-referrer")
	http.Redirect(w, r, signup.Page+"/organization", http.StatusSeeOther)
}

// stepPage is what a sign-up shows; Jurisdictions are offered, others can be
// written.
type stepPage struct {
	signup.SignUp
	Error         string
	Jurisdictions []string
	Since         string
}

var jurisdictions = []string{"EU", "UK", "US", "US-CA", "CH", "BR", "CA", "AU", "JP", "IN"}

func (s *signUps) show(w http.ResponseWriter, r *http.Request) { s.step(w, r, http.StatusOK, "") }

// step shows where the browser's sign-up stands.
func (s *signUps) step(w http.ResponseWriter, r *http.Request, status int, wrong string) {
	secret, _ := credential.One(r, browserCookie)
	up, err := s.desk.Of(r.Context(), secret)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	page := stepPage{SignUp: up, Error: wrong, Jurisdictions: jurisdictions}
	if up.CheckedAt != nil {
		page.Since = up.CheckedAt.UTC().Format(time.RFC1123)
	}
	render(w, status, "signup_step.html", page)
}

// after goes on, or shows on the page what was wrong.
func (s *signUps) after(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case err == nil:
		s.on(w, r)
	case fault.Is(err, fault.Invalid), fault.Is(err, fault.Conflict), fault.Is(err, fault.TooMany):
		f := fault.Shown(err)
		s.step(w, r, page.Statuses[f.Kind], f.Message)
	default:
		s.fail(w, r, err)
	}
}

func (s *signUps) describe(w http.ResponseWriter, r *http.Request) {
	secret, _ := credential.One(r, browserCookie)
	s.after(w, r, s.desk.Describe(r.Context(), secret, signup.Description{
		Name: r.PostFormValue("name"), Kind: org.Kind(r.PostFormValue("kind")), Jurisdiction: r.PostFormValue("jurisdiction"),
	}))
}

func (s *signUps) check(w http.ResponseWriter, r *http.Request) {
	secret, _ := credential.One(r, browserCookie)
	_, err := s.desk.Check(r.Context(), secret)
	s.after(w, r, err)
}

// enter starts the set-up session: a new secret, as every change of privilege.
func (s *signUps) enter(w http.ResponseWriter, r *http.Request) {
	secret, _ := credential.One(r, browserCookie)
	session, err := s.desk.Enter(r.Context(), secret, signup.Visitor{UserAgent: r.UserAgent(), Address: r.RemoteAddr})
	if err != nil {
		s.after(w, r, err)
		return
	}
	credential.SetSession(w, session)
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, "/connections", http.StatusSeeOther)
}
