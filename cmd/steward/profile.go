package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/pulse"
)

// profiler serves Go's profiles to operators. They hold what is in memory, so
// they are open to API tokens with the permission OPERATE only, and only on a
// loopback address: whoever wants one is on the machine, or tunnels to it.
func (p *Program) profiler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return credential.Middleware(p.door, p.log)(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		actor, known := access.From(r.Context())
		switch {
		case !known:
			http.Error(w, credential.Why(r.Context()).Message, http.StatusUnauthorized)
		case !actor.May(access.Operate):
			http.Error(w, "This needs the permission OPERATE.", http.StatusForbidden)
		default:
			p.log.InfoContext(r.Context(), "profile taken", "profile", r.URL.Path, "actor", actor.ID)
			mux.ServeHTTP(w, r)
		}
	}))
}

// checkProfile refuses an address that other machines could reach.
func checkProfile(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err == nil && outbound.Loopback(host) {
		return nil
	}
	return &usageError{"--profile needs a loopback address with a port, such as 127.0.0.1:6060: profiles hold what is in memory."}
}

func (p *Program) serveProfiles(ctx context.Context, address string) error {
	l, err := listen(ctx, address)
	if err != nil {
		return err
	}
	return serveHTTP(ctx, l, p.profiler())
}

// logSlow logs statements that take longer than a while: their text, which has
// names in the place of values, and never the values.
func logSlow(log *slog.Logger, numbers *pulse.Pulse, longer time.Duration) func(context.Context, db.Statement) {
	return func(ctx context.Context, s db.Statement) {
		if s.Took < longer {
			return
		}
		slowStatements.Inc()
		numbers.Slow(s.Query, s.Took)
		log.WarnContext(ctx, "slow statement", "ms", s.Took.Milliseconds(), "organization", string(s.Org), "statement", s.Query)
	}
}
