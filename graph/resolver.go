// Package graph is the GraphQL surface: it turns requests over HTTP into calls
// of the domain packages and their answers into the types of the schema. It
// knows the protocol: limits, global ids, cursors, errors, who may use a field.
//
// It refuses to know a rule of the business or a line of SQL. A resolver opens
// one transaction at the door, calls one domain function, and maps the result.
// Resolvers run concurrently, so that a transaction is never shared by two.
package graph

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql/executor"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/opendsr"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/quota"
)

// Config is what the surface needs of the program around it.
type Config struct {
	DB *db.DB
	// BaseURL is the console's own address, such as https://steward.example,
	// without a slash at the end: SCIM addresses and redirect URIs are made of it.
	BaseURL string
	// CursorKey seals the cursors of lists: at least 32 secret octets, the same
	// on every node and after a restart. Empty means a random one, so that
	// cursors end with the process.
	CursorKey []byte
	// Admit asks a source to describe itself before it is connected, and refuses
	// one that may not be (data.Sources.Admit). It dials, so it runs before the
	// transaction. Nil connects without asking.
	Admit func(ctx context.Context, id product.SourceID, url, secret string) error
	// Reach says which addresses the systems that organizations connect may have.
	Reach outbound.Config
	// Processor signs for OpenDSR; nil where no certificate is set up.
	Processor *opendsr.Processor
	// Domains looks for the records that prove domains.
	Domains domain.Checker
	// CheckIssuer refuses the address of an OpenID provider or webhook that Steward would
	// not dial (outbound.Config.CheckURL). Nil leaves it to package org.
	CheckIssuer func(issuer string) error
	// CheckAddress does the same for host:port (outbound.Config.CheckAddress).
	CheckAddress func(address string) error
	// Discover asks what answers at an issuer (signin.Service.Discover). It dials,
	// so it runs outside transactions. Nil refuses.
	Discover func(ctx context.Context, issuer string) (org.Discovery, error)
	// SendsMail tells whether this installation sends e-mail.
	SendsMail bool
	// SCIM is what the service provider beside this surface can tell and try.
	SCIM SCIM
	// Log receives what must not be shown; nil means slog.Default().
	Log *slog.Logger
	// Timeout bounds one request; 0 means 30 s.
	Timeout time.Duration
	// Files says what files may be uploaded and downloaded, and by whom.
	Files file.Purposes
	// Trusted holds the console's documents by their id ("sha256:…"). Sessions
	// run no others, unless FreeForm lets them: for development only.
	Trusted  map[string]string
	FreeForm bool
	// SessionBudget and ProgramBudget say how much callers may ask for; zero
	// means the defaults.
	SessionBudget, ProgramBudget Budget
	// Fleet is among how many nodes budgets are shared; nil is one.
	Fleet *quota.Fleet
	// Again tells who a request comes from, once more: for streams, whose
	// session, token or permission may end while they run. It must not count as
	// use. Nil trusts the first answer.
	Again func(*http.Request) (access.Actor, error)
	// Until ends streams when the server stops; nil means never.
	Until context.Context //nolint:containedctx // it is the server's life, not a request's
}

// SCIM is what the console needs of the SCIM service provider: surfaces don't
// import one another.
type SCIM struct {
	// Try carries out a request that leaves no trace (scim.Provider.Try).
	Try func(context.Context, directory.Trial) (directory.Outcome, error)
	// CheckMapping refuses rules that don't fit the organization's schemas.
	CheckMapping func(*db.Tx, []directory.Rule) error
	// Quirks lists what a profile accepts beside the standard.
	Quirks func(directory.Profile) []Quirk
}

// Quirk is one thing that a profile accepts beside the standard.
type Quirk struct{ Name, Accepts string }

// Resolver answers the schema's fields. Its methods are in the files named after
// the schema's nouns.
type Resolver struct {
	Config
	cursors sealer
	hub     *hub
	// engine carries approved proposals out.
	engine *executor.Executor
}

// Handler answers /graphql. The caller's actor must be in the context
// already (credential.Middleware).
func Handler(c Config) http.Handler {
	c = c.complete()
	r := &Resolver{Config: c, cursors: newSealer(c.CursorKey), hub: newHub(c.DB, c.Log)}
	return &endpoint{
		engine: newEngine(r), resolver: r, log: c.Log, timeout: c.Timeout, trusted: c.Trusted, freeForm: c.FreeForm,
		db: c.DB, budgets: newBudgets(c), again: c.Again, until: c.Until,
	}
}

func (c Config) complete() Config {
	if c.Log == nil {
		c.Log = slog.Default()
	}
	if c.Until == nil {
		c.Until = context.Background()
	}
	if c.Timeout == 0 {
		c.Timeout = 30 * time.Second
	}
	return c
}
