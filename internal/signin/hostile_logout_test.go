package signin_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"

	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db/dbtest"
)

const logoutEvent = "http://schemas.openid.net/event/backchannel-logout"

// logoutClaims are a good logout token's.
func (h *hostile) logoutClaims(change func(map[string]any)) map[string]any {
	now := h.now().Unix()
	all := map[string]any{
		"iss": h.issuer, "aud": clientID, "iat": now, "exp": now + 120, "jti": fmt.Sprint("j-", now, h.nextID()), "sub": "s-ada",
		"events": map[string]any{logoutEvent: map[string]any{}},
	}
	if change != nil {
		change(all)
	}
	return all
}

func (h *hostile) nextID() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ids++
	return h.ids
}

// tell posts a logout token to a connection's address and gives the answer.
func (s *siege) tell(connection, token string) (status int, body string, header http.Header) {
	s.t.Helper()
	p := newBrowser(s.t).post(s.url+"/auth/oidc/"+connection+"/logout", url.Values{"logout_token": {token}})
	return p.status, p.body, p.header
}

func (s *siege) logoutToken(change func(map[string]any)) string {
	return s.idp.signed(s.idp.key, keyID, s.idp.logoutClaims(change))
}

// B1, B2, B4: what is no logout token ends nothing, and every answer is the
// same. Guards: logout.go.
func TestLogoutTokenThatIsNone(t *testing.T) {
	rows := []struct {
		row, name string
		change    func(map[string]any)
		sign      func(*hostile, map[string]any) string
	}{
		{row: "B1", name: "aud of somebody else", change: set("aud", "other")},
		{row: "B1", name: "aud with somebody else", change: set("aud", []string{clientID, "other"})},
		{row: "B1", name: "iss of another", change: set("iss", "https://honest.example")},
		{row: "B1", name: "alg none", sign: func(_ *hostile, all map[string]any) string { return unsigned(map[string]any{"alg": "none"}, all, nil) }},
		{row: "B1", name: "HS256 with the client secret", sign: func(_ *hostile, all map[string]any) string { return hmacSigned(all, clientSecret) }},
		{row: "B3", name: "another key under the known id", sign: func(h *hostile, all map[string]any) string { return h.signed(newKey(h.t), keyID, all) }},
		{row: "B3", name: "no signature", sign: func(_ *hostile, all map[string]any) string {
			return unsigned(map[string]any{"alg": "ES256", "kid": keyID}, all, nil)
		}},
		{row: "B1", name: "nonce", change: set("nonce", "n")},
		{row: "B1", name: "no events", change: without("events")},
		{row: "B1", name: "events of something else", change: set("events", map[string]any{"other": map[string]any{}})},
		{row: "B4", name: "event that is a string", change: set("events", map[string]any{logoutEvent: "yes"})},
		{row: "B4", name: "event that is null", change: set("events", map[string]any{logoutEvent: nil})},
		{row: "B1", name: "neither sub nor sid", change: without("sub")},
		{row: "B1", name: "expired", change: func(all map[string]any) { all["exp"] = all["iat"] }},
		{row: "B1", name: "no exp", change: without("exp")},
		{row: "B2", name: "no jti", change: without("jti")},
		{row: "B2", name: "jti of 256 characters", change: set("jti", strings.Repeat("j", 256))},
		{row: "B2", name: "no iat", change: without("iat")},
		{row: "B2", name: "iat six minutes old", change: func(all map[string]any) { all["iat"] = all["iat"].(int64) - 360 }},
		{row: "B2", name: "iat six minutes ahead", change: func(all map[string]any) { all["iat"] = all["iat"].(int64) + 360 }},
		{row: "I9", name: "an ID token", change: func(all map[string]any) { delete(all, "events"); all["nonce"] = "n" }},
		{row: "B1", name: "a token of another kind", sign: func(h *hostile, all map[string]any) string {
			return h.compact(jose.SigningKey{Algorithm: jose.ES256, Key: jose.JSONWebKey{Key: h.key, KeyID: keyID}}, (&jose.SignerOptions{}).WithType("at+jwt"), all)
		}},
	}
	siegeEach(t, func(t *testing.T, s *siege) {
		s.signIn(newBrowser(t))
		for _, a := range rows {
			t.Run(a.row+" "+a.name, func(t *testing.T) {
				s.t = t
				claims := s.idp.logoutClaims(a.change)
				token := s.idp.signed(s.idp.key, keyID, claims)
				if a.sign != nil {
					token = a.sign(s.idp, claims)
				}
				status, body, header := s.tell(s.connection.ID, token)
				if status != http.StatusBadRequest || body != `{"error":"invalid_request"}`+"\n" || header.Get("Cache-Control") != "no-store" {
					t.Errorf("%d %s %v", status, body, header)
				}
				if s.sessions() != 1 {
					t.Errorf("%d sessions", s.sessions())
				}
			})
		}
	})
}

// B2: what was said once is not believed again. Guard: logout.go rememberLogout.
func TestLogoutTokenIsUsedOnce(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.signIn(newBrowser(t))
		token := s.logoutToken(nil)
		if status, body, header := s.tell(s.connection.ID, token); status != http.StatusOK || body != "" || header.Get("Cache-Control") != "no-store" || s.sessions() != 0 {
			t.Fatalf("%d %s, %d sessions", status, body, s.sessions())
		}
		s.signIn(newBrowser(t))
		if status, _, _ := s.tell(s.connection.ID, token); status != http.StatusBadRequest || s.sessions() != 1 {
			t.Errorf("%d, %d sessions", status, s.sessions())
		}
		s.Clock.Advance(11 * time.Minute) // the id is forgotten, and the token too old
		if status, _, _ := s.tell(s.connection.ID, token); status != http.StatusBadRequest || s.sessions() != 1 {
			t.Errorf("%d, %d sessions", status, s.sessions())
		}
	})
}

// B2: a logout ends the sessions of its sub and sid at its connection, and no
// others. Guards: credential.EndAtProvider.
func TestLogoutEndsExactlyItsSessions(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		bob := s.join("bob@acme.example", nil)
		as := func(pairs ...any) *browser {
			s.idp.turn(claim(pairs...))
			b := newBrowser(t)
			s.signIn(b)
			return b
		}
		one, two := as("sid", "p-1"), as("sid", "p-2")
		third := as("sub", "s-bob", "email", "bob@acme.example", "sid", "p-3")
		alive := func(want ...bool) {
			t.Helper()
			for i, b := range []*browser{one, two, third} {
				if got := b.get(s.url+"/").status == http.StatusOK; got != want[i] {
					t.Errorf("session %d is alive: %v", i+1, got)
				}
			}
		}
		say := func(change func(map[string]any)) {
			t.Helper()
			if status, body, _ := s.tell(s.connection.ID, s.logoutToken(change)); status != http.StatusOK || body != "" {
				t.Fatalf("%d %s", status, body)
			}
		}
		say(func(all map[string]any) { all["sub"] = "s-nobody" })
		say(func(all map[string]any) { all["sid"] = "p-9" })
		say(func(all map[string]any) { delete(all, "sub"); all["sid"] = "p-9" })
		say(set("sub", "s-bob", "sid", "p-1"))
		alive(true, true, true)
		say(func(all map[string]any) { delete(all, "sub"); all["sid"] = "p-1" })
		alive(false, true, true)
		say(nil)
		alive(false, false, true)
		if bob == "" || s.sessions() != 1 {
			t.Errorf("%d sessions", s.sessions())
		}
	})
}

// B2: the provider of one connection says nothing about another's sessions, even
// where the two share issuer and client.
func TestLogoutOfAnotherConnection(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := fresh(t, run(t, d), 0)
		other := s.organization("other", "other.example", s.idp.issuer)
		s.idp.turn(claim("sid", "p-1"))
		s.signIn(newBrowser(t))
		for _, change := range []func(map[string]any){nil, func(all map[string]any) { delete(all, "sub"); all["sid"] = "p-1" }} {
			if status, _, _ := s.tell(other.connection.ID, s.logoutToken(change)); status != http.StatusOK || s.sessions() != 1 {
				t.Errorf("%d, %d sessions", status, s.sessions())
			}
		}
		for _, id := range []string{"unknown", "0190a000-0000-7000-8000-000000000000"} {
			if status, body, _ := s.tell(id, s.logoutToken(nil)); status != http.StatusBadRequest || !strings.Contains(body, "invalid_request") {
				t.Errorf("%d %s", status, body)
			}
		}
	})
}

// B4: one connection's provider, or whoever plays it, is slowed down alone.
// Guard: logout.go allowed.
func TestLogoutIsLimited(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		limited := 0
		for range 150 {
			if status, _, _ := s.tell(s.connection.ID, "x"); status == http.StatusTooManyRequests {
				limited++
			}
		}
		if limited == 0 {
			t.Error("150 at once are answered")
		}
		other := s.organization("other", "other.example", s.idp.issuer)
		if status, _, _ := s.tell(other.connection.ID, s.logoutToken(nil)); status != http.StatusOK {
			t.Errorf("another connection answers %d", status)
		}
	})
}

// C5: a page of another origin can neither sign out, step up nor switch. Guard:
// signin.go NewCrossOriginProtection.
func TestForeignPagesPostNothing(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		b := newBrowser(t)
		s.signIn(b)
		for _, path := range []string{"/signin", "/signout", "/auth/step-up", "/auth/switch", "/auth/test/x", "/auth/link/x", "/break-glass"} {
			req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, s.url+path, http.NoBody)
			req.RequestURI = ""
			req.Header.Set("Origin", "https://evil.example")
			req.Header.Set("Sec-Fetch-Site", "cross-site")
			req.AddCookie(&http.Cookie{Name: credential.CookieName, Value: b.cookie(s.url, credential.CookieName)})
			res, err := http.DefaultTransport.RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			_ = res.Body.Close()
			if res.StatusCode != http.StatusForbidden || s.sessions() != 1 {
				t.Errorf("%s: %d", path, res.StatusCode)
			}
		}
	})
}

// O1: the session here ends first, and the provider is told whose it was and where
// to send the browser back. Guards: signout.go.
func TestSignOutTellsTheProvider(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.idp.turn(func(h *hostile) { h.discovery = set("end_session_endpoint", h.issuer+"/bye") })
		b := newBrowser(t)
		s.signIn(b)
		p := b.step(http.MethodPost, s.url+"/signout", values())
		m := refresh.FindStringSubmatch(p.header.Get("Refresh"))
		if m == nil || s.sessions() != 0 {
			t.Fatalf("%d sessions: %s", s.sessions(), p.body)
		}
		q := parse(t, m[1]).Query()
		if !strings.HasPrefix(m[1], s.idp.issuer+"/bye?") || q.Get("post_logout_redirect_uri") != s.url+"/signed-out" ||
			strings.Count(q.Get("id_token_hint"), ".") != 2 || q.Get("client_id") != clientID || q.Get("state") == "" {
			t.Errorf("%s", m[1])
		}
		if p := b.get(s.url + "/signed-out?state=made-up"); strings.Contains(p.body, "everywhere") {
			t.Error("a made-up state proves that the provider was there")
		}
	})
}
