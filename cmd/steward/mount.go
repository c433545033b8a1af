package main

import (
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/data/guide"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/intake"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/pulse"
	"github.com/sysoon/steward/internal/receiver"
	"github.com/sysoon/steward/internal/signin"
	"github.com/sysoon/steward/internal/signup"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/welcome"
	"github.com/sysoon/steward/scim"
	"github.com/sysoon/steward/web"
)

// handler mounts every surface; its streams end with the context. What finish still has to write, it writes once
// no request is under way any more.
func (s serveCommand) handler(ctx context.Context, p *Program) (h http.Handler, finish func() error, err error) {
	cursorKey, err := p.sealer.Derive("cursors")
	if err != nil {
		return nil, nil, err
	}
	mux := http.NewServeMux()
	pages, err := signin.New(signin.Config{DB: p.door, Client: outbound.New(s.outbound(s.Dev)), BaseURL: s.PublicURL, Log: p.log, Fleet: p.fleet})
	if err != nil {
		return nil, nil, err
	}
	pages.Mount(mux)
	identify := credential.Middleware(p.door, p.log)
	checker, err := s.checker(p)
	if err != nil {
		return nil, nil, err
	}
	welcome.New(finding.Desk{DB: p.door}, signup.Desk{DB: p.door, Resolver: checker.Resolver}, p.fleet, p.log).Mount(mux)
	processor, err := s.processor()
	if err != nil {
		return nil, nil, err
	}
	intake.Endpoint{Desk: intake.Desk{DB: p.door, BaseURL: strings.TrimSuffix(s.PublicURL, "/"), Reach: s.outbound(s.Dev), Processor: processor}, Log: p.log, Fleet: p.fleet}.Mount(mux)
	config := graph.Config{
		Domains: checker, Processor: processor,
		DB: p.door, BaseURL: s.PublicURL, CursorKey: cursorKey, Log: p.log,
		Admit: data.Sources{DB: p.door, Client: s.products(s.Dev)}.Admit, CheckIssuer: s.outbound(s.Dev).CheckURL, CheckAddress: s.outbound(s.Dev).CheckAddress, Reach: s.outbound(s.Dev), SendsMail: s.SMTP != "" || s.Dev, Files: purposes,
		SessionBudget: graph.Budget{PerSecond: s.GraphQLSessionRate}, ProgramBudget: graph.Budget{PerSecond: s.GraphQLRate},
		Discover: pages.Discover,
		Fleet:    p.fleet, FreeForm: s.Dev, Again: credential.Again(p.door, p.log), Until: ctx,
	}
	if config.Trusted, err = web.Documents(); err != nil {
		return nil, nil, err
	}
	docs, err := graph.Reference()
	if err != nil {
		return nil, nil, err
	}
	mux.Handle("/docs/", identify(docs))
	provider := scim.Handler(scim.Config{
		DB: p.door, BaseURL: s.PublicURL, CursorKey: cursorKey, Log: p.log,
		RequestsPerSecond: s.SCIMRate, Burst: int(4 * s.SCIMRate), Fleet: p.fleet,
		Authenticate: credential.Directory(p.door, p.log), Self: credential.Member(p.door, p.log), Measure: countSCIM,
	})
	config.SCIM = graph.SCIM{Try: provider.Try, CheckMapping: scim.CheckMapping, Quirks: quirks}
	mux.Handle("/graphql", identify(graph.Handler(config)))
	mux.Handle("/download/", identify(graph.Downloads(config)))
	mux.Handle("/upload/", identify(graph.Uploads(config)))
	mux.Handle(credential.TokenPath, credential.TokenEndpoint(p.door, p.fleet, p.log))
	mux.Handle("/scim/", provider)
	mux.Handle("/events/", receiver.Endpoint{DB: p.door, BaseURL: s.PublicURL, Log: p.log}.Handler())
	mux.Handle(data.CallbackPath, data.Callbacks{DB: p.door, BaseURL: s.PublicURL, Log: p.log}.Handler())
	mux.HandleFunc("/.well-known/steward-keys", p.publicKeys)
	mux.HandleFunc("GET /docs/agreement.schema.json", agreementSchema)
	mux.HandleFunc("GET /docs/catalogue.schema.json", catalogueSchema)
	mux.HandleFunc("GET /docs/statement.schema.json", statementSchema)
	mux.HandleFunc("GET /docs/statement.md", statementRows)
	sources, err := sourceGuide()
	if err != nil {
		return nil, nil, err
	}
	mux.Handle("GET "+guide.Path, sources)
	mux.Handle("GET "+guide.Path+"/", sources)
	mux.HandleFunc("GET /docs/event.schema.json", eventSchema)
	mux.HandleFunc("GET /docs/event.1.schema.json", eventSchema)
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok\n")) })
	mux.HandleFunc("/readyz", p.ready)
	mux.Handle("/", web.Handler())
	return observe(p.log, p.pulse, mux), provider.Close, nil
}

// quirks tells the console what a profile accepts beside the RFC: from the one
// table that the service provider itself reads.
func quirks(p directory.Profile) []graph.Quirk {
	var out []graph.Quirk
	for _, q := range scim.QuirksOf(p) {
		out = append(out, graph.Quirk{Name: q.Name, Accepts: q.Accepts})
	}
	return out
}

// publicKeys publishes the keys that verify certificates, packages and logs.
func (p *Program) publicKeys(w http.ResponseWriter, r *http.Request) {
	keys, err := p.sealer.Verifiers(r.Context())
	if err != nil {
		p.log.ErrorContext(r.Context(), "public keys", "error", err)
		http.Error(w, "unavailable", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string][]string{"keys": keys})
}

func (p *Program) ready(w http.ResponseWriter, r *http.Request) {
	if p.draining.Load() {
		http.Error(w, "stopping", http.StatusServiceUnavailable)
		return
	}
	if err := p.door.Ping(r.Context()); err != nil {
		http.Error(w, fault.Shown(err).Message, http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ready\n"))
}

// observe gives each request an id, logs it without anything personal, counts
// it, and keeps one request's panic from ending the others.
func observe(log *slog.Logger, numbers *pulse.Pulse, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := db.NewID()
		w.Header().Set("X-Request-Id", id)
		seen := &watched{ResponseWriter: w, status: http.StatusOK}
		ctx, asked := db.Tallied(r.Context())
		ctx, one := pulse.Begin(ctx)
		r = r.WithContext(ctx)
		start := time.Now()
		defer func() {
			cause := recover()
			if cause == http.ErrAbortHandler { //nolint:errorlint // net/http compares the panic's value itself
				panic(cause) // an answer that broke off must not look complete
			}
			if cause != nil {
				log.ErrorContext(r.Context(), "request panicked", "request", id, "panic", cause, "stack", string(debug.Stack()))
				if seen.wrote {
					numbers.End(one, routeOf(r), true, asked.Statements(), time.Since(start))
					panic(http.ErrAbortHandler)
				}
				http.Error(seen, "Something went wrong on our side. Give your operator the request id "+id+".", http.StatusInternalServerError)
			}
			count(surface(r.URL.Path), seen.status, time.Since(start))
			numbers.End(one, routeOf(r), seen.status >= http.StatusInternalServerError, asked.Statements(), time.Since(start))
			requestStatements.WithLabelValues(surface(r.URL.Path)).Observe(float64(asked.Statements()))
			log.DebugContext(r.Context(), "request", "request", id, "trace", traceOf(r), "method", r.Method, "surface", surface(r.URL.Path),
				"status", seen.status, "ms", time.Since(start).Milliseconds(),
				"statements", asked.Statements(), "transactions", asked.Transactions(), "sqlMs", asked.Waited().Milliseconds())
		}()
		next.ServeHTTP(seen, r)
	})
}

// routeOf is the pattern by which a request found who answers it: never its path,
// which may hold ids and secrets.
func routeOf(r *http.Request) string {
	if r.Pattern == "/" {
		return "the console's files"
	}
	return cmp.Or(r.Pattern, "nothing there")
}

// traceOf is the trace that the caller's request is part of (W3C Trace Context,
// traceparent), so that the request's entry in the log is its span; or empty.
func traceOf(r *http.Request) string {
	parent := strings.Split(r.Header.Get("Traceparent"), "-")
	if len(parent) < 4 || len(parent[1]) != 32 {
		return ""
	}
	if _, err := hex.DecodeString(parent[1]); err != nil {
		return ""
	}
	return parent[1]
}

// watched remembers the status.
type watched struct {
	http.ResponseWriter
	status int
	wrote  bool
}

func (w *watched) WriteHeader(status int) {
	w.status, w.wrote = status, true
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(b []byte) (int, error) {
	w.wrote = true
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// agreementSchema publishes the form in which agreements are imported.
func agreementSchema(w http.ResponseWriter, _ *http.Request) {
	body, err := term.Schema()
	if err != nil {
		http.Error(w, "The schema can't be made.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/schema+json")
	_, _ = w.Write(body)
}

// eventSchema publishes the form of events in streams and exports: the newest, and
// each version under its number.
func eventSchema(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/schema+json")
	_, _ = w.Write(audit.LineSchema())
}
