// Package welcome serves the pages for people who are not signed in: the answer
// about an address of their own account, the confirmation of a new one, and the
// signing up of an organization. They are server-rendered and without scripts.
//
// Showing a page changes nothing, so that whoever previews a mail answers
// nothing; a link is used up by its answer. The package refuses to know what an
// answer does (finding) and what makes an organization (signup).
package welcome

import (
	"embed"
	"html/template"
	"log/slog"
	"net/http"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/page"
	"github.com/sysoon/steward/internal/quota"
	"github.com/sysoon/steward/internal/signup"
)

//go:embed pages/*.html
var files embed.FS

var pages = template.Must(template.ParseFS(files, "pages/*.html"))

const (
	// maxForm is the largest form that is read, in bytes.
	maxForm = 8 << 10
	// Links are 256 random bits: the limit is for the database's sake.
	visitsPerSecond = 20
	visitsBurst     = 200
)

// Service serves the pages.
type Service struct {
	desk   finding.Desk
	signup signup.Desk
	losses loss.Desk
	shares data.ShareDesk
	log    *slog.Logger
	fleet  *quota.Fleet
	visits *quota.Limits
}

// New makes the pages' service, whose limits are shared among a fleet of nodes;
// nil is one.
func New(desk finding.Desk, up signup.Desk, fleet *quota.Fleet, log *slog.Logger) *Service {
	visits := quota.New(quota.Rate{PerSecond: visitsPerSecond, Burst: visitsBurst}, 1, fleet)
	return &Service{desk: desk, signup: up, losses: loss.Desk{DB: desk.DB}, shares: data.ShareDesk{DB: desk.DB}, log: log, fleet: fleet, visits: visits}
}

// Mount adds the routes to a mux. Posts from other origins are refused with 403.
func (s *Service) Mount(mux *http.ServeMux) {
	guard := http.NewCrossOriginProtection()
	handle := func(pattern string, f http.HandlerFunc) { mux.Handle(pattern, guard.Handler(s.limited(f))) }
	handle("GET "+finding.AnswerPage, s.ask)
	handle("POST "+finding.AnswerPage, s.answer)
	handle("GET "+finding.AnswerPage+"/address", s.askAddress)
	handle("POST "+finding.AnswerPage+"/address", s.confirmAddress)
	handle("GET "+loss.Page, s.farewell)
	handle("POST "+loss.Page, s.farewellAnswer)
	handle("GET "+loss.Page+"/export", s.farewellExport)
	handle("GET "+data.SharePage, s.askShared)
	handle("POST "+data.SharePage, s.shared)
	mux.Handle("GET "+data.SharePage+"/records", s.limited(s.sharedRecords))
	newSignUps(s, s.signup).mount(handle)
}

func (s *Service) limited(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.visits.Allow("all") {
			w.Header().Set("Retry-After", "10")
			s.fail(w, r, fault.New(fault.TooMany, "Too many people come at once. Wait ten seconds and try again."))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		next(w, r)
	}
}

// askPage asks one question; Token travels back in the form, never in an
// address that others see.
type askPage struct {
	finding.Finding
	Token, Due string
}

func (s *Service) ask(w http.ResponseWriter, r *http.Request) {
	token := r.URL.Query().Get("t")
	f, err := s.desk.ByLink(r.Context(), token)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	render(w, http.StatusOK, "ask.html", askPage{Finding: f, Token: token, Due: f.DueAt.Format("2 January 2006")})
}

func (s *Service) answer(w http.ResponseWriter, r *http.Request) {
	choice := finding.Choice(r.PostFormValue("answer"))
	f, err := s.desk.AnswerByLink(r.Context(), r.PostFormValue("t"), finding.Reply{Choice: choice})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	render(w, http.StatusOK, "answered.html", f)
}

func (s *Service) askAddress(w http.ResponseWriter, r *http.Request) {
	render(w, http.StatusOK, "address.html", askPage{Token: r.URL.Query().Get("t")})
}

func (s *Service) confirmAddress(w http.ResponseWriter, r *http.Request) {
	f, err := s.desk.Confirm(r.Context(), r.PostFormValue("t"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	render(w, http.StatusOK, "answered.html", f)
}

func render(w http.ResponseWriter, status int, name string, data any) {
	page.Write(w, status, pages, name, data)
}

// fail shows what went wrong. The log gets the cause, never the link.
func (s *Service) fail(w http.ResponseWriter, r *http.Request, err error) {
	f := fault.Shown(err)
	status, known := page.Statuses[f.Kind]
	if !known {
		status = http.StatusInternalServerError
		s.log.ErrorContext(r.Context(), "a page for visitors failed", "path", r.URL.Path, "cause", err)
	}
	render(w, status, "failed.html", f)
}
