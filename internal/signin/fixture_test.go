package signin_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/signin"
)

const (
	clientID     = "steward"
	clientSecret = "a secret + with signs / to encode"
)

// steward is a running Steward that can do nothing but sign in and out; any
// other page says who is asking.
type steward struct {
	*dbtest.DB
	t   *testing.T
	url string
	// service is what serves the pages.
	service *signin.Service
}

func run(t *testing.T, d *dbtest.DB) *steward {
	t.Helper()
	d.Clock.Advance(time.Since(d.Clock.Now())) // providers live in real time
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	credential.Subscribe(d.DB)
	signin.Subscribe(d.DB)
	server := httptest.NewUnstartedServer(nil)
	s := &steward{DB: d, t: t, url: "http://" + server.Listener.Addr().String()}
	service, err := signin.New(signin.Config{
		DB: d.DB, BaseURL: s.url, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Client:   outbound.New(outbound.Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, AllowHTTP: true}),
		Patience: time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	s.service = service
	mux := http.NewServeMux()
	service.Mount(mux)
	mux.HandleFunc("/", whoAmI)
	server.Config.Handler = credential.Middleware(d.DB, slog.New(slog.NewTextHandler(io.Discard, nil)))(mux)
	server.Start()
	t.Cleanup(server.Close)
	return s
}

func whoAmI(w http.ResponseWriter, r *http.Request) {
	a, ok := access.From(r.Context())
	if !ok {
		w.WriteHeader(http.StatusUnauthorized)
	}
	_, _ = fmt.Fprintf(w, "%s %s", a.Org, a.Member)
}

// house is an organization with a connection and people.
type house struct {
	*steward
	id         access.OrgID
	connection org.Connection
}

func (s *steward) organization(slug, domain, issuer string) *house {
	s.t.Helper()
	h := &house{steward: s}
	err := s.Across(s.t.Context(), "test", func(w *db.Wide) error {
		o, err := org.Create(w, org.New{Slug: slug, Name: slug, Kind: org.Business, Jurisdiction: "EU", Domains: []string{domain}})
		h.id = o.ID
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	h.update(func(tx *db.Tx) error {
		h.connection, err = org.SaveConnection(tx, org.NewConnection{Name: slug + " SSO", Issuer: issuer, ClientID: clientID, ClientSecret: clientSecret})
		return err
	})
	h.goLive()
	return h
}

func (h *house) update(fn func(*db.Tx) error) {
	h.t.Helper()
	if err := h.Update(access.With(h.t.Context(), access.System(h.id, "test")), access.Work, fn); err != nil {
		h.t.Fatal(err)
	}
}

// goLive opens the connection to everybody, as after a test that passed.
func (h *house) goLive() {
	h.t.Helper()
	h.update(func(tx *db.Tx) (err error) {
		c, err := org.FindConnection(tx, h.connection.ID)
		if err != nil {
			return err
		}
		if _, err = org.PassTest(tx, c.ID, c.Config); err != nil {
			return err
		}
		h.connection, err = org.Pilot(tx, c.ID, 0, org.Audience{Everybody: true})
		return err
	})
}

// set changes the connection's settings and opens it again.
func (h *house) set(change func(*org.NewConnection)) {
	h.t.Helper()
	h.update(func(tx *db.Tx) (err error) {
		c, err := org.FindConnection(tx, h.connection.ID)
		if err != nil {
			return err
		}
		n := org.NewConnection{
			ID: c.ID, Name: c.Name, Provider: c.Provider, Issuer: c.Issuer, ClientID: c.ClientID, Auth: c.Auth, Scopes: c.Scopes, Settings: &c.Settings,
		}
		change(&n)
		h.connection, err = org.SaveConnection(tx, n)
		return err
	})
	h.goLive()
}

// join provisions a member; change may be nil.
func (h *house) join(email string, change func(*member.Member)) (id access.MemberID) {
	h.t.Helper()
	m := member.Member{UserName: email, Active: true, AccountKind: member.WorkOrSchool, Emails: []member.Multi{{Value: email, Primary: true}}}
	if change != nil {
		change(&m)
	}
	h.update(func(tx *db.Tx) error {
		made, err := member.Create(tx, m)
		id = made.ID
		return err
	})
	return id
}

func (h *house) callback() string { return h.url + "/auth/oidc/" + h.connection.ID + "/callback" }

// begin posts the address and returns the page that leads to the provider.
func (h *house) begin(b *browser, email string) page {
	h.t.Helper()
	return b.step(http.MethodPost, h.url+"/signin", values("email", email, "return_to", "/members?sort=name"))
}

// sessions counts the live sessions of the organization.
func (h *house) sessions() (n int) {
	h.t.Helper()
	h.update(func(tx *db.Tx) error {
		return tx.Get(&n, `select count(*) from session where org_id = :org and ended_at is null`, nil)
	})
	return n
}

// count counts rows of a table.
func (h *house) count(table string) (n int) {
	h.t.Helper()
	h.update(func(tx *db.Tx) error { return tx.Get(&n, `select count(*) from `+table+` where org_id = :org`, nil) })
	return n
}
