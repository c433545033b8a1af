package signin_test

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/devidp"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// town is Steward beside the development provider, with one organization.
type town struct {
	*house
	idp *devidp.Provider
	ada access.MemberID
}

func each(t *testing.T, fn func(t *testing.T, w *town)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) { fn(t, settle(t, d)) })
}

func settle(t *testing.T, d *dbtest.DB) *town {
	t.Helper()
	s := run(t, d)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	idp, err := devidp.New(devidp.Config{BaseURL: "http://" + l.Addr().String(), Organizations: []devidp.Organization{{
		Slug: "acme", Name: "Acme", People: []devidp.Person{
			{Subject: "s-ada", Email: "ada@acme.example", Name: "Ada Byron", Note: "Owner"},
			{Subject: "s-bob", Email: "bob@acme.example", Name: "Bob Roe"},
		},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- idp.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	w := &town{house: s.organization("acme", "acme.example", idp.Issuer("acme")), idp: idp}
	w.ada = w.join("ada@acme.example", nil)
	w.register()
	return w
}

func (w *town) register() {
	w.t.Helper()
	err := w.idp.Register("acme", devidp.Client{
		ID: clientID, Secret: clientSecret, RedirectURIs: []string{w.url + "/auth/oidc/*/callback"},
		PostLogoutRedirectURIs: []string{w.url + "/signed-out"},
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

var requestID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// signIn goes the whole way and returns the page where it ends.
func (w *town) signIn(b *browser, email, subject string) page {
	w.t.Helper()
	login := b.post(w.url+"/signin", values("email", email, "return_to", "/members?sort=name"))
	m := requestID.FindStringSubmatch(login.body)
	if m == nil {
		return login // the provider knew the browser, or something failed
	}
	return b.post(login.address, values("id", m[1], "subject", subject))
}

func TestSignInAndOut(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		b := newBrowser(t)
		login := b.post(w.url+"/signin", values("email", "Ada@ACME.example", "return_to", "/members?sort=name"))
		for _, want := range []string{"Ada Byron", "ada@acme.example"} {
			if !strings.Contains(login.body, want) {
				t.Fatalf("%d at %s: the provider's page lacks %q\n%s", login.status, login.address, want, login.body)
			}
		}
		p := b.post(login.address, values("id", requestID.FindStringSubmatch(login.body)[1], "subject", "s-ada"))
		if p.address != w.url+"/members?sort=name" || p.body != string(w.id)+" "+string(w.ada) {
			t.Fatalf("ended at %s: %d %s", p.address, p.status, p.body)
		}
		if b.cookie(w.url, "__Host-steward-signin") != "" {
			t.Error("the pre-session outlives the sign-in")
		}
		w.update(func(tx *db.Tx) error {
			m, err := member.Find(tx, w.ada)
			if m.LastSignInAt == nil || !m.LastSignInAt.Equal(tx.Now) {
				t.Errorf("last sign-in %v", m.LastSignInAt)
			}
			return err
		})
		before := b.cookie(w.url, credential.CookieName)
		p = b.post(w.url+"/signout", url.Values{})
		if !strings.HasPrefix(p.address, w.url+"/signed-out?state=") || !strings.Contains(p.body, "your identity provider was told") {
			t.Fatalf("signed out at %s: %s\n%v", p.address, p.body, b.visited)
		}
		if b.cookie(w.url, credential.CookieName) != "" || w.sessions() != 0 {
			t.Error("the session is still there")
		}
		b.setCookie(w.url, credential.CookieName, before) // row C3: the old id is dead
		if p := b.get(w.url + "/members"); p.status != http.StatusUnauthorized {
			t.Errorf("the old cookie answers %d", p.status)
		}
		if p := b.post(w.url+"/signin", values("email", "ada@acme.example")); !strings.Contains(p.body, "Who do you want to be?") {
			t.Errorf("the provider still knows the browser: %s", p.address)
		}
	})
}

func TestSecondSignInFindsTheIdentity(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		w.signIn(newBrowser(t), "ada@acme.example", "s-ada")
		// Her address changes; she is still she.
		w.update(func(tx *db.Tx) error {
			m, err := member.FindForUpdate(tx, w.ada)
			if err != nil {
				return err
			}
			after := m
			after.UserName, after.Emails = "ada.king@acme.example", nil
			_, err = member.Save(tx, m, after)
			return err
		})
		if p := w.signIn(newBrowser(t), "ada@acme.example", "s-ada"); p.body != string(w.id)+" "+string(w.ada) {
			t.Fatalf("%s: %s", p.address, p.body)
		}
		if n := w.count("identity"); n != 1 {
			t.Errorf("%d identities", n)
		}
	})
}

func TestProviderRemembersTheBrowser(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		b := newBrowser(t)
		w.signIn(b, "ada@acme.example", "s-ada")
		first := b.cookie(w.url, credential.CookieName)
		p := b.post(w.url+"/signin", values("email", "ada@acme.example"))
		if p.body != string(w.id)+" "+string(w.ada) {
			t.Fatalf("asked again at %s", p.address)
		}
		if second := b.cookie(w.url, credential.CookieName); second == first || w.sessions() != 1 {
			t.Errorf("the former session was not replaced (%d live)", w.sessions())
		}
	})
}

// Row K1: a rotated key works after one refetch.
func TestKeyRotation(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		w.signIn(newBrowser(t), "ada@acme.example", "s-ada")
		if err := w.idp.Rotate("acme"); err != nil {
			t.Fatal(err)
		}
		w.Clock.Advance(time.Minute)
		if p := w.signIn(newBrowser(t), "ada@acme.example", "s-ada"); p.status != http.StatusOK {
			t.Fatalf("%s: %s", p.address, p.body)
		}
	})
}

// Row E1: an address at a known domain leads on whether or not there is an
// account; at an unknown one, the same page comes back.
func TestDiscoveryTellsNothingAboutAccounts(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		for _, email := range []string{"ada@acme.example", "nobody@acme.example"} {
			if p := w.begin(newBrowser(t), email); p.status != http.StatusOK || p.header.Get("Refresh") == "" {
				t.Errorf("%s: %d", email, p.status)
			}
		}
		p := w.begin(newBrowser(t), "ada@elsewhere.example")
		if p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, `value="ada@elsewhere.example"`) || !strings.Contains(p.body, `role="alert"`) {
			t.Errorf("%d: %s", p.status, p.body)
		}
		for _, email := range []string{"", "ada", "@acme.example", "ada@", "ada@localhost"} {
			if p := w.begin(newBrowser(t), email); p.status != http.StatusUnprocessableEntity {
				t.Errorf("%q: %d", email, p.status)
			}
		}
	})
}

// Row C5, and what the pages promise (C7).
func TestPagesAreClosed(t *testing.T) {
	w := settle(t, dbtest.Open(t, db.SQLite))
	for _, path := range []string{"/signin", "/signed-out", "/auth/oidc/x/callback?state=x&code=secret"} {
		p := newBrowser(t).get(w.url + path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"Referrer-Policy":         "no-referrer", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
		} {
			if got := p.header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		if strings.Contains(p.body, "<script") || strings.Contains(p.body, "secret") || !strings.Contains(p.body, "<title>") {
			t.Errorf("%s: %s", path, p.body)
		}
	}
	for _, path := range []string{"/signin", "/signout"} {
		req, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, w.url+path, http.NoBody)
		req.Header.Set("Sec-Fetch-Site", "cross-site")
		req.Header.Set("Origin", "https://evil.example")
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != http.StatusForbidden {
			t.Errorf("cross-site POST %s: %d", path, res.StatusCode)
		}
	}
}

// Row O1: without the provider's end-session, the page says what has ended.
func TestSignOutSaysWhatEnded(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		b := newBrowser(t)
		w.signIn(b, "ada@acme.example", "s-ada")
		w.update(func(tx *db.Tx) error { // the same connection, and nobody answers there
			_, err := tx.Exec(`update connection set issuer = :issuer, version = version + 1 where org_id = :org`, db.Args{"issuer": "http://127.0.0.1:1"})
			return err
		})
		p := b.post(w.url+"/signout", url.Values{})
		if p.status != http.StatusOK || !strings.Contains(p.body, "Only your session here has ended") || w.sessions() != 0 {
			t.Errorf("%d, %d sessions: %s", p.status, w.sessions(), p.body)
		}
		if p := b.get(w.url + "/signed-out?state=guess"); strings.Contains(p.body, "was told") {
			t.Error("anybody can claim that the provider was told")
		}
	})
}

// Row L5: what a connection's former provider said is void.
func TestRepointedConnectionForgetsIdentities(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		b := newBrowser(t)
		w.signIn(b, "ada@acme.example", "s-ada")
		w.update(func(tx *db.Tx) error {
			if _, err := org.Disable(tx, w.connection.ID, 0); err != nil {
				return err
			}
			_, err := org.SaveConnection(tx, org.NewConnection{
				ID: w.connection.ID, Name: "new", Issuer: "https://evil.example", ClientID: clientID,
			})
			return err
		})
		if w.sessions() != 0 || w.count("identity") != 0 {
			t.Errorf("%d sessions, %d identities", w.sessions(), w.count("identity"))
		}
	})
}

// Row L5: who may not come in through a connection may not stay in through it.
func TestASwitchedOffConnectionEndsItsSessions(t *testing.T) {
	off := map[string]func(tx *db.Tx, id string) error{
		"disabled":  func(tx *db.Tx, id string) error { _, err := org.Disable(tx, id, 0); return err },
		"suspended": func(tx *db.Tx, id string) error { return org.Suspend(tx, id, "test") },
	}
	for name, turn := range off {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *town) {
				w.signIn(newBrowser(t), "ada@acme.example", "s-ada")
				w.set(func(n *org.NewConnection) { n.Name = "renamed" })
				if w.sessions() != 1 {
					t.Fatalf("renaming leaves %d sessions", w.sessions())
				}
				w.update(func(tx *db.Tx) error { return turn(tx, w.connection.ID) })
				if w.sessions() != 0 || w.count("identity") != 1 {
					t.Errorf("%d sessions, %d identities", w.sessions(), w.count("identity"))
				}
			})
		})
	}
}

func TestOtherOrganizationsSessionInTheBrowserEnds(t *testing.T) {
	each(t, func(t *testing.T, w *town) {
		other := w.organization("other", "other.example", "https://login.other.example")
		eve := other.join("eve@other.example", nil)
		var secret string
		other.update(func(tx *db.Tx) (err error) {
			_, secret, err = credential.StartSession(tx, credential.NewSession{Member: eve, Connection: other.connection.ID})
			return err
		})
		b := newBrowser(t)
		b.setCookie(w.url, credential.CookieName, secret)
		if p := w.signIn(b, "ada@acme.example", "s-ada"); p.body != string(w.id)+" "+string(w.ada) {
			t.Fatal(p.body)
		}
		if other.sessions() != 0 {
			t.Error("the other organization's session lives on")
		}
	})
}
