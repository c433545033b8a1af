package credential_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
)

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// house is one organization with an owner, Ada, and a plain member, Bob.
type house struct {
	*dbtest.DB
	t          *testing.T
	org        access.OrgID
	ada, bob   access.MemberID
	connection string
}

func open(t *testing.T, d *dbtest.DB) *house {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	credential.Subscribe(d.DB)
	return move(t, d, "acme")
}

// move adds an organization to a database.
func move(t *testing.T, d *dbtest.DB, slug string) *house {
	t.Helper()
	h := &house{DB: d, t: t, org: d.Org(t, slug)}
	h.update(func(tx *db.Tx) error {
		c, err := org.SaveConnection(tx, org.NewConnection{Name: "SSO", Issuer: "https://login.example.com", ClientID: "steward"})
		h.connection = c.ID
		return err
	})
	h.ada, h.bob = h.join("ada", access.Owner), h.join("bob")
	return h
}

func (h *house) join(name string, roles ...access.Role) (id access.MemberID) {
	h.t.Helper()
	h.update(func(tx *db.Tx) error {
		m, err := member.Create(tx, member.Member{UserName: name + "@example.com", Active: true, AccountKind: member.WorkOrSchool})
		if err != nil {
			return err
		}
		id = m.ID
		_, err = member.SetRoles(tx, id, roles)
		return err
	})
	return id
}

func (h *house) update(fn func(*db.Tx) error) {
	h.t.Helper()
	if err := h.try(access.System(h.org, "test"), fn); err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) try(a access.Actor, fn func(*db.Tx) error) error {
	p := access.OwnData
	switch {
	case a.May(access.Work):
		p = access.Work
	case a.Member == "":
		p = access.ManageTokens
	}
	return h.Update(access.With(h.t.Context(), a), p, fn)
}

// person is a member acting through a session.
func (h *house) person(id access.MemberID, roles ...access.Role) access.Actor {
	return access.Actor{Kind: access.KindMember, Org: h.org, ID: string(id), Member: id, Roles: append(roles, access.Plain)}
}

func (h *house) signIn(id access.MemberID) (s credential.Session, secret string) {
	h.t.Helper()
	h.update(func(tx *db.Tx) (err error) {
		s, secret, err = credential.StartSession(tx, credential.NewSession{
			Member: id, Connection: h.connection, IDToken: "a.b.c", UserAgent: "Firefox\x00\n", Address: "203.0.113.77:4711",
		})
		return err
	})
	return s, secret
}

// ask sends a request through the middleware and tells who it thinks is asking.
func (h *house) ask(change func(*http.Request)) (access.Actor, *fault.Error) {
	h.t.Helper()
	var actor access.Actor
	var why *fault.Error
	handler := credential.Middleware(h.DB.DB, quiet)(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		actor, _ = access.From(r.Context())
		why = credential.Why(r.Context())
	}))
	r := httptest.NewRequestWithContext(h.t.Context(), http.MethodPost, "/graphql", http.NoBody)
	change(r)
	handler.ServeHTTP(httptest.NewRecorder(), r)
	return actor, why
}

func cookie(secret string) func(*http.Request) {
	return func(r *http.Request) { r.AddCookie(&http.Cookie{Name: credential.CookieName, Value: secret}) }
}

func bearer(secret string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+secret) }
}

// refused fails unless the request has no actor, for this reason.
func (h *house) refused(change func(*http.Request), code string) {
	h.t.Helper()
	actor, why := h.ask(change)
	if actor.Kind != "" || why == nil || why.Kind != fault.Unauthenticated || why.Detail != code {
		h.t.Fatalf("actor %+v, why %v; want refused with %s", actor, why, code)
	}
}

// admitted fails unless the request has this member as actor.
func (h *house) admitted(change func(*http.Request), id access.MemberID) access.Actor {
	h.t.Helper()
	actor, why := h.ask(change)
	if why != nil || actor.Member != id || actor.Org != h.org {
		h.t.Fatalf("actor %+v, why %v; want %s", actor, why, id)
	}
	return actor
}

const day = 24 * time.Hour
