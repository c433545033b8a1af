// Package graph is the GraphQL surface: it turns requests over HTTP into calls
// of the domain packages and their answers into the types of the schema. It
// knows the protocol: limits, global ids, cursors, errors, who may use a field.
//
// It refuses to know a rule of the business or a line of SQL. A resolver opens
// one transaction at the door, calls one domain function, and maps the result.
// Resolvers run concurrently, so that a transaction is never shared by two.
package graph

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/db"
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
	// Log receives what must not be shown; nil means slog.Default().
	Log *slog.Logger
	// Timeout bounds one request; 0 means 30 s.
	Timeout time.Duration
}

// Resolver answers the schema's fields. Its methods are in the files named after
// the schema's nouns.
type Resolver struct {
	DB      *db.DB
	BaseURL string
	cursors sealer
}

// Handler answers POST /graphql. The caller's actor must be in the context
// already (credential.Middleware).
func Handler(c Config) http.Handler {
	c = c.complete()
	return &endpoint{engine: newEngine(c), log: c.Log, timeout: c.Timeout}
}

func (c Config) complete() Config {
	if c.Log == nil {
		c.Log = slog.Default()
	}
	if c.Timeout == 0 {
		c.Timeout = 30 * time.Second
	}
	return c
}
