package signin

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/invitation"
	"github.com/sysoon/steward/internal/quota"
)

// Config is what signing in needs.
type Config struct {
	DB *db.DB
	// Client reaches identity providers; it comes from package outbound, which
	// refuses redirects, inner addresses and answers without end.
	Client *http.Client
	// BaseURL is where browsers reach Steward, such as https://steward.example.
	BaseURL string
	Log     *slog.Logger
	// Patience is how long a discovery that fails takes; 0 means 6 s.
	Patience time.Duration
	// Fleet is among how many nodes limits are shared; nil is one.
	Fleet *quota.Fleet
}

// Service serves the pages of signing in and out.
type Service struct {
	db        *db.DB
	client    *http.Client
	base      string
	log       *slog.Logger
	patience  time.Duration
	identify  func(http.Handler) http.Handler
	providers *lru.Cache[string, *provider]
	visitors  *quota.Limits
	// knocks counts attempts at the break-glass door, by network.
	knocks *quota.Limits
	// logouts counts what a connection's provider says of ends.
	logouts *quota.Limits
}

const (
	providersKept = 1000
	visitorsKept  = 10_000
)

// New checks the configuration: a BaseURL that is not an origin is a fault of
// kind Invalid.
func New(c Config) (*Service, error) {
	u, err := url.Parse(c.BaseURL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return nil, fault.New(fault.Invalid, "The address of this installation must be like https://steward.example, not %q.", c.BaseURL).On("base_url")
	}
	s := &Service{db: c.DB, client: c.Client, base: u.Scheme + "://" + u.Host, log: c.Log, patience: c.Patience}
	if s.log == nil {
		s.log = slog.Default()
	}
	if s.patience == 0 {
		s.patience = patience
	}
	s.identify = credential.Middleware(c.DB, s.log)
	s.visitors = quota.New(quota.Rate{PerSecond: visitsPerSecond, Burst: visitsBurst}, visitorsKept, c.Fleet)
	s.knocks = quota.New(quota.Rate{PerSecond: knocksPerSecond, Burst: knocksBurst}, visitorsKept, c.Fleet)
	s.logouts = quota.New(quota.Rate{PerSecond: logoutsPerSecond, Burst: logoutsBurst}, visitorsKept, c.Fleet)
	s.providers, err = lru.New[string, *provider](providersKept)
	return s, err
}

// Mount adds the routes of doc.go to a mux. Posts from other origins are refused
// with 403.
func (s *Service) Mount(mux *http.ServeMux) {
	guard := http.NewCrossOriginProtection()
	handle := func(pattern string, f http.HandlerFunc) { mux.Handle(pattern, guard.Handler(s.identify(f))) }
	handle("GET /signin", s.ask)
	handle("POST /signin", s.begin)
	handle("GET /signin/style.css", serveStyle)
	handle("GET /auth/oidc/{connection}/callback", s.callback)
	handle("GET /auth/oidc/{connection}/jwks.json", s.serveKeys)
	handle("POST /auth/test/{connection}", s.beginTest)
	handle("POST /auth/link/{connection}", s.beginLink)
	handle("GET "+invitation.Page, s.showInvitation)
	handle("POST "+invitation.Page, s.acceptInvitation)
	handle("POST /auth/step-up", s.beginStepUp)
	handle("GET "+confirmedPath, s.confirmed)
	handle("POST /auth/switch", s.switchTo)
	mux.HandleFunc("POST /auth/oidc/{connection}/logout", s.logout)
	handle("GET /break-glass", s.askBreakGlass)
	handle("POST /break-glass", s.openBreakGlass)
	handle("POST /signout", s.signOut)
	handle("GET /signed-out", s.signedOut)
}

// redirectURI is where a connection's provider sends the browser back: one for
// each connection, so that an answer meant for one can't be played to another
// (RFC 9700 section 4.4.2).
func (s *Service) redirectURI(connection string) string {
	return s.base + "/auth/oidc/" + connection + "/callback"
}

// signedOutURI is where a provider sends the browser after end-session.
func (s *Service) signedOutURI() string { return s.base + "/signed-out" }

// as is the context in which signing in acts in an organization.
func as(ctx context.Context, org access.OrgID) context.Context {
	return access.With(ctx, access.System(org, "signin"))
}

// How often one network may start to sign in: a school's, at nine in the morning.
const (
	visitsPerSecond = 10
	visitsBurst     = 200
)

// How often one network may knock at the break-glass door.
const (
	knocksPerSecond = 0.1
	knocksBurst     = 10
)

// admits tells whether a network may start another sign-in now.
func (s *Service) admits(network string) bool {
	return s.visitors.Allow(network)
}

// opens tells whether a network may knock at the break-glass door now.
func (s *Service) opens(network string) bool {
	return s.knocks.Allow(network)
}
