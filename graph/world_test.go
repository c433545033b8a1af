package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/register"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/simulation"
	"github.com/sysoon/steward/internal/stream"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/webhook"
	"github.com/sysoon/steward/scim"
)

// world is the API as it is mounted, over HTTP, on a database with the vendor,
// two businesses and a catalogue.
type world struct {
	*dbtest.DB
	t                   *testing.T
	sealer              *seal.Sealer
	server              *httptest.Server
	runner              *job.Runner
	log                 *bytes.Buffer
	vendor, acme, rival *house
}

// house is an organization with an owner, two officers and a plain member, each
// signed in.
type house struct {
	w                       *world
	org                     access.OrgID
	slug                    string
	olive, oscar, otto, ada person
	token, connection       string
}

// person is a member with a session.
type person struct {
	id      access.MemberID
	gid     string
	session credential.SessionID
	cookie  string
}

// plenty lets tests ask as much as they like: their clock stands still.
var plenty = graph.Budget{PerSecond: 1_000_000, Points: 1_000_000_000, Concurrent: 1000}

func newWorld(t *testing.T, d *dbtest.DB, settings ...func(*graph.Config)) *world {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := sealer.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	db.Attach(d.DB, testFiles)
	credential.Subscribe(d.DB)
	db.Subscribe(d.DB, func(tx *db.Tx, e member.Deactivated) error { return approval.Leave(tx, e.ID) })
	webhook.Subscribe(d.DB)
	stream.Subscribe(d.DB)
	db.Subscribe(d.DB, rights.TermsChanged)
	db.Subscribe(d.DB, func(tx *db.Tx, e member.Deleting) error { return rights.RefuseWhileHeld(tx, e.ID) })
	w := &world{DB: d, t: t, sealer: sealer, log: &bytes.Buffer{}}
	log := slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	c := graph.Config{
		DB: d.DB, BaseURL: "https://steward.example", CursorKey: bytes.Repeat([]byte{9}, 32), Log: log,
		CheckIssuer: outbound.CheckURL, CheckAddress: outbound.Config{}.CheckAddress, Files: testFiles,
		FreeForm: true, Again: credential.Again(d.DB, log),
		SessionBudget: plenty, ProgramBudget: plenty,
		Admit: func(_ context.Context, _ product.SourceID, url, _ string) error {
			if strings.Contains(url, "refused") {
				return fault.New(fault.Invalid, "It keeps data where the terms don't permit it.").On("url")
			}
			return nil
		},
	}
	resolver, err := domain.NewResolver([]string{"127.0.0.1:1"}) // where nobody answers
	if err != nil {
		t.Fatal(err)
	}
	c.Domains = domain.Checker{DB: d.DB, Resolver: resolver}
	for _, set := range settings {
		set(&c)
	}
	provider := scim.Handler(scim.Config{DB: d.DB, BaseURL: c.BaseURL, CursorKey: c.CursorKey, Log: log})
	c.SCIM = graph.SCIM{Try: provider.Try, CheckMapping: scim.CheckMapping, Quirks: func(p directory.Profile) (out []graph.Quirk) {
		for _, q := range scim.QuirksOf(p) {
			out = append(out, graph.Quirk{Name: q.Name, Accepts: q.Accepts})
		}
		return out
	}}
	mux := http.NewServeMux()
	identify := credential.Middleware(d.DB, log)
	mux.Handle("/graphql", identify(graph.Handler(c)))
	mux.Handle("/download/", identify(graph.Downloads(c)))
	mux.Handle("/upload/", identify(graph.Uploads(c)))
	w.server = httptest.NewServer(mux)
	t.Cleanup(w.server.Close)
	w.runner = job.NewRunner(d.DB, log)
	desk := finding.Desk{DB: d.DB}
	w.runner.Handle(finding.SurveyJob, desk.Survey)
	w.runner.Handle(finding.WorkJob, desk.Work)
	w.runner.Handle(register.TellJob, register.Jobs(d.DB)[register.TellJob])
	w.runner.Handle(register.ObjectedJob, register.Jobs(d.DB)[register.ObjectedJob])
	w.runner.Handle(simulation.Job, simulation.Work(d.DB))
	for kind, h := range rights.Offers(d.DB) {
		w.runner.Handle(kind, h)
	}
	for kind, h := range rights.Handlers(d.DB, data.Sources{DB: d.DB, Client: http.DefaultClient}) {
		w.runner.Handle(kind, h)
	}
	for kind, h := range bulk.Handlers(d.DB) {
		w.runner.Handle(kind, h)
	}
	w.publish()
	w.vendor, w.acme, w.rival = w.move("sysoon", true), w.move("acme", false), w.move("rival", false)
	return w
}

func (w *world) across(fn func(*db.Wide) error) {
	w.t.Helper()
	if err := w.Across(w.t.Context(), "test", fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) publish() {
	w.t.Helper()
	statements, err := term.Statements()
	if err != nil {
		w.t.Fatal(err)
	}
	w.across(func(wide *db.Wide) error {
		if err := term.Publish(wide, statements); err != nil {
			return err
		}
		return product.Publish(wide, []product.Product{
			{
				ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise",
				DocsURL: "https://docs.example/mail", Sources: []product.Source{{ID: "mail-archive", Name: "Archive", Kind: product.HTTP}},
			},
			{ID: "band", Name: "Band", Family: product.Health, Kind: "device", Audience: "home", DocsURL: "https://docs.example/band"},
		})
	})
}

// move makes an organization with its people.
func (w *world) move(slug string, vendor bool) *house {
	w.t.Helper()
	h := &house{w: w, slug: slug}
	w.across(func(wide *db.Wide) error {
		o, err := org.Create(wide, org.New{
			Slug: slug, Name: strings.ToUpper(slug[:1]) + slug[1:], Kind: org.Business, Vendor: vendor, Jurisdiction: "EU",
			Domains: []string{slug + ".example.org"},
		})
		h.org = o.ID
		return err
	})
	h.update(func(tx *db.Tx) error {
		c, err := org.SaveConnection(tx, org.NewConnection{Name: "SSO", Issuer: "https://login.example.com", ClientID: "steward"})
		h.connection = c.ID
		return err
	})
	roles := []access.Role{access.Owner}
	if vendor {
		roles = append(roles, access.Operator)
	}
	h.olive, h.oscar = h.join("olive", roles...), h.join("oscar", access.PrivacyOfficer)
	h.otto, h.ada = h.join("otto", access.PrivacyOfficer), h.join("ada")
	h.update(func(tx *db.Tx) (err error) {
		_, h.token, err = credential.IssueToken(tx, credential.NewToken{
			Label: "Tests", Roles: []access.Role{access.Owner}, Expires: tx.Now.AddDate(0, 0, 30),
			Scopes: withoutOwnData(access.Grants(access.Owner)),
		})
		return err
	})
	return h
}

func withoutOwnData(all []access.Permission) (out []access.Permission) {
	for _, p := range all {
		if p != access.OwnData {
			out = append(out, p)
		}
	}
	return out
}

func (h *house) update(fn func(*db.Tx) error) {
	h.w.t.Helper()
	ctx := access.With(h.w.t.Context(), access.System(h.org, "test"))
	if err := h.w.Update(ctx, access.Work, fn); err != nil {
		h.w.t.Fatal(err)
	}
}

func (h *house) join(name string, roles ...access.Role) (p person) {
	h.w.t.Helper()
	h.update(func(tx *db.Tx) error {
		address := name + "@" + h.slug + ".example.org"
		m, err := member.Create(tx, member.Member{
			UserName: address, DisplayName: strings.ToUpper(name[:1]) + name[1:], Active: true, AccountKind: member.WorkOrSchool,
			Emails: []member.Multi{{Value: address, Primary: true}},
		})
		if err != nil {
			return err
		}
		if _, err := member.SetRoles(tx, m.ID, roles); err != nil {
			return err
		}
		p = person{id: m.ID, gid: graph.GlobalID("Member", m.ID)}
		s, secret, err := credential.StartSession(tx, credential.NewSession{Member: m.ID, Connection: h.connection, UserAgent: "Firefox", Address: "203.0.113.7:4711"})
		p.session, p.cookie = s.ID, secret
		return err
	})
	return p
}

// drain runs all due background work and places the log.
func (w *world) drain() {
	w.t.Helper()
	if err := w.runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	if err := audit.SequenceNow(w.t.Context(), w.DB.DB); err != nil {
		w.t.Fatal(err)
	}
}

// answer is a GraphQL answer.
type answer struct {
	Data   map[string]any `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Path       []any          `json:"path"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
	Extensions map[string]any `json:"extensions"`
}

// code is the code of the first error, or "".
func (a answer) code() string {
	if len(a.Errors) == 0 {
		return ""
	}
	code, _ := a.Errors[0].Extensions["code"].(string)
	return code
}

// at follows a path of names and indexes into the data.
func (a answer) at(path ...any) any {
	var v any = a.Data
	for _, step := range path {
		switch s := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[s]
		case int:
			list, _ := v.([]any)
			if s >= len(list) {
				return nil
			}
			v = list[s]
		}
	}
	return v
}

func (a answer) text(path ...any) string {
	s, _ := a.at(path...).(string)
	return s
}

type vars map[string]any

// send posts a query and decodes the answer.
func (w *world) send(auth func(*http.Request), query string, v vars) answer {
	w.t.Helper()
	return w.sendAnd(auth, query, v, func(*http.Response) {})
}

// sendAnd is send that looks at the answer's headers too.
func (w *world) sendAnd(auth func(*http.Request), query string, v vars, look func(*http.Response)) answer {
	w.t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": v})
	if err != nil {
		w.t.Fatal(err)
	}
	r := w.request(http.MethodPost, "/graphql", string(body))
	r.Header.Set("Content-Type", "application/json")
	auth(r)
	resp, raw := w.do(r)
	look(resp)
	var a answer
	if err := json.Unmarshal(raw, &a); err != nil {
		w.t.Fatalf("%v in %s", err, raw)
	}
	return a
}

func (w *world) request(method, path, body string) *http.Request {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), method, w.server.URL+path, strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *world) do(r *http.Request) (*http.Response, []byte) {
	w.t.Helper()
	resp, err := w.server.Client().Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return resp, raw
}

func bearer(token string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
}

func (p person) auth(r *http.Request) {
	r.Header.Set("Cookie", credential.CookieName+"="+p.cookie)
	r.Header.Set("X-Console-Request", "1")
}

// ask sends as a person and fails the test on any error.
func (h *house) ask(p person, query string, v vars) answer {
	h.w.t.Helper()
	return h.good(h.w.send(p.auth, query, v), query)
}

// call sends as the organization's program and fails the test on any error.
func (h *house) call(query string, v vars) answer {
	h.w.t.Helper()
	return h.good(h.w.send(bearer(h.token), query, v), query)
}

// message is the message of the first error, or "".
func (a answer) message() string {
	if len(a.Errors) == 0 {
		return ""
	}
	return a.Errors[0].Message
}

// good fails the test on any error.
func (w *world) good(a answer) answer {
	w.t.Helper()
	return w.acme.good(a, "")
}

func (h *house) good(a answer, query string) answer {
	h.w.t.Helper()
	if len(a.Errors) > 0 {
		h.w.t.Fatalf("%s\nfailed: %+v\n%s", query, a.Errors, h.w.log)
	}
	for name, v := range a.Data {
		if m, ok := v.(map[string]any); ok {
			if errs, _ := m["errors"].([]any); len(errs) > 0 {
				h.w.t.Fatalf("%s: %v", name, errs)
			}
		}
	}
	return a
}
