package scim

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/quota"
)

// Config is what the service provider needs.
type Config struct {
	DB *db.DB
	// BaseURL is the address of the server as identity providers see it,
	// without a path: "https://steward.example.org". Locations begin with it.
	BaseURL string
	// Authenticate finds out whose bearer token a request carries. It returns
	// the context with the directory as actor, or a fault of kind
	// Unauthenticated (also for a directory that isn't the token's).
	Authenticate func(r *http.Request, directoryID string) (context.Context, directory.Directory, error)
	// Self finds out which member of a directory a request's session or API token
	// is, for /Me; nil means that nobody's is. Its faults are of kind
	// Unauthenticated, Denied, or NotFound for a member of another directory.
	Self func(r *http.Request, directoryID string) (context.Context, directory.Directory, access.MemberID, error)
	// Measure receives what there is to count of each request; nil means nothing.
	Measure func(context.Context, Measure)
	// Log receives what must not be shown; nil means slog.Default().
	Log *slog.Logger
	// RequestsPerSecond and Burst limit each directory; 0 means 100 and 400.
	RequestsPerSecond float64
	Burst             int
	// Fleet is among how many nodes that is shared; nil is one.
	Fleet *quota.Fleet
	// CursorKey is the secret (32 bytes or more) that seals paging cursors.
	// Nodes that serve the same directories need the same; nil means one that
	// lasts as long as the process.
	CursorKey []byte
}

const (
	prefix          = "/scim/"
	mediaType       = "application/scim+json"
	defaultRate     = 100
	defaultBurst    = 400
	limitsKept      = 10_000
	requestIDHeader = "X-Request-Id"
	maxRequestID    = 100
	cursorKeyLength = 32
	version         = "/v2"
)

// Provider is the service provider, an http.Handler.
type Provider struct {
	Config
	routes   []*route
	journal  *journal
	limits   *quota.Limits
	outlooks sync.Map // directory id -> *outlook
	// mostSorted is maxSorted; a test has fewer.
	mostSorted int
	cursors    sealer
}

// Handler serves /scim/{directory}/v2/…: mount it at /scim/, and close it after
// the server has been shut down.
func Handler(c Config) *Provider {
	if c.Log == nil {
		c.Log = slog.Default()
	}
	if c.RequestsPerSecond == 0 {
		c.RequestsPerSecond = defaultRate
	}
	if c.Burst == 0 {
		c.Burst = defaultBurst
	}
	if c.CursorKey == nil {
		c.CursorKey = make([]byte, cursorKeyLength)
		_, _ = rand.Read(c.CursorKey) // never fails
	}
	c.BaseURL = strings.TrimSuffix(c.BaseURL, "/")
	return &Provider{Config: c, routes: endpoints(), mostSorted: maxSorted, limits: quota.New(quota.Rate{PerSecond: c.RequestsPerSecond, Burst: c.Burst}, limitsKept, c.Fleet), journal: &journal{d: c.DB, log: c.Log}, cursors: newSealer(c.CursorKey)}
}

// Close writes what the provisioning log still waits for.
func (p *Provider) Close() error {
	p.journal.flush()
	return nil
}

// call is one request on its way.
type call struct {
	*Provider
	r     *http.Request
	dir   directory.Directory
	q     quirks
	base  string
	route *route
	// id is the resource's, out of the path.
	id string
	// outlook is what accounts and groups look like to the directory.
	outlook *outlook
	// self is the member at /Me; empty for a directory.
	self access.MemberID
	// key is set where the request has an Idempotency-Key.
	key *onceKey
	// measured is what has been counted so far.
	measured Measure
	// begun and what follows are for the provisioning log.
	begun     time.Time
	requestID string
	address   string
	resource  string
	ignored   []string
	// sentBody keeps the beginning of the request's body; wanted is the user
	// name, as member.NameKey, that a creation asks for.
	sentBody *recorder
	wanted   string
	// trial is set for a trial: everything happens in it, and nothing is
	// logged.
	trial *db.Tx
	// mappedText is what a trial shows of a mapped account.
	mappedText string
}

func (c *call) ctx() context.Context { return c.r.Context() }

// ServeHTTP implements http.Handler.
func (p *Provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := &call{Provider: p, r: r, begun: time.Now(), requestID: requestIDOf(w, r)}
	a, err := c.guarded(c.serve)
	var encoded []byte
	if err == nil {
		encoded, err = a.encoded()
	}
	if err == nil {
		c.recordAnswer(a, encoded)
		defer c.measure(a.status, "")
		c.write(w, a, encoded)
		return
	}
	f := translate(err)
	c.refused(f, err)
	c.recordRefused(f, err)
	defer c.measure(f.Status, string(f.ScimType))
	writeFailure(w, f)
}

// refused logs a refusal. The error's own text holds what the client sent, so
// only failures of ours are logged in full.
func (c *call) refused(f *failure, err error) {
	if f.Status >= http.StatusInternalServerError && f.Status != http.StatusNotImplemented {
		c.Log.ErrorContext(c.ctx(), "scim request failed", "method", c.r.Method, "directory", c.dir.ID, "status", f.Status, "cause", err)
		return
	}
	c.Log.InfoContext(c.ctx(), "scim request refused", "method", c.r.Method, "directory", c.dir.ID, "status", f.Status, "scim_type", string(f.ScimType))
}

var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"?`)

// redact takes the client's values, which messages quote, out of a detail.
func redact(detail string) string { return quoted.ReplaceAllString(detail, `"…"`) }

var plainID = regexp.MustCompile(`^[0-9A-Za-z-]{1,64}$`)

// shownID is an id of a path for the log: what isn't one may be anything.
func shownID(id string) string {
	if plainID.MatchString(id) {
		return id
	}
	return "…"
}

// guarded runs serve, and turns a panic into an error: one bad request must not
// take the connection's others with it.
func (c *call) guarded(serve func() (answer, error)) (a answer, err error) {
	defer func() {
		if v := recover(); v != nil {
			c.measured.Panicked = true
			err = fmt.Errorf("scim: panic: %v\n%s", v, debug.Stack())
		}
	}()
	return serve()
}

func (c *call) serve() (answer, error) {
	id, rest, ok := c.split()
	ctx, dir, err := c.Authenticate(c.r, id)
	if rest == mePath && c.Self != nil && fault.Is(err, fault.Unauthenticated) {
		ctx, dir, c.self, err = c.Self(c.r, id)
	}
	if err != nil {
		return answer{}, err
	}
	c.r, c.dir, c.q = c.r.WithContext(ctx), dir, quirksOf(dir)
	c.base = c.BaseURL + prefix + dir.ID + version
	if err := c.admit(); err != nil {
		return answer{}, err
	}
	if !ok {
		return answer{}, noEndpoint()
	}
	if c.outlook, err = c.findOutlook(); err != nil {
		return answer{}, err
	}
	return c.dispatch(rest)
}

func noEndpoint() error {
	return fault.New(fault.NotFound, "There is no such endpoint. The base address is /scim/{directory}/v2, followed by /Users, /Groups, /Schemas, /ResourceTypes, /ServiceProviderConfig, /Bulk or /.search.")
}

// split takes "/scim/{directory}/v2/rest" apart.
func (c *call) split() (directoryID, rest string, ok bool) {
	id, rest, _ := strings.Cut(strings.TrimPrefix(c.r.URL.Path, prefix), "/")
	rest, ok = strings.CutPrefix("/"+rest, version)
	return id, rest, ok && (rest == "" || rest[0] == '/')
}

// admit takes a token out of the directory's bucket.
func (c *call) admit() error {
	wait := c.limits.Wait(c.dir.ID, c.DB.Now())
	if wait == 0 {
		return nil
	}
	c.measured.Limited = true
	return fault.New(fault.TooMany, "The directory sends more than %g requests a second. Wait as long as Retry-After says.", c.RequestsPerSecond).After(wait)
}

// requestIDOf is the id that the server has given the request, or the client's
// own.
func requestIDOf(w http.ResponseWriter, r *http.Request) string {
	id := w.Header().Get(requestIDHeader)
	if id == "" {
		id = r.Header.Get(requestIDHeader)
	}
	return id[:min(len(id), maxRequestID)]
}
