package signin_test

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"

	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/org"
)

// These rows are about the browser, the state and the provider's machinery
// rather than one answer. The comment of each names the code without which it
// was seen to fail.

func siegeEach(t *testing.T, fn func(t *testing.T, s *siege)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) { fn(t, fresh(t, run(t, d), 0)) })
}

// returning goes to the provider and stops before the callback, whose address it
// returns.
func (s *siege) returning(b *browser) string {
	s.t.Helper()
	p := s.begin(b, s.idp.local("ada@acme.example"))
	m := refresh.FindStringSubmatch(p.header.Get("Refresh"))
	if m == nil {
		s.t.Fatalf("%d: %s", p.status, p.body)
	}
	return b.step(http.MethodGet, m[1], nil).header.Get("Location")
}

func (s *siege) refused(p page, status int, reason string) {
	s.t.Helper()
	if p.status != status || !strings.Contains(p.body, "<code>"+reason+"</code>") || s.sessions() != 0 {
		s.t.Errorf("%d at %s with %d sessions, want %d %s\n%s", p.status, p.address, s.sessions(), status, reason, p.body)
	}
}

// S1. Guards: flow.go matches browser, used; callback.go useFlow.
func TestStateIsForOneBrowserOnce(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.refused(newBrowser(t).get(s.callback()), http.StatusBadRequest, "state_unknown")
		s.refused(newBrowser(t).get(s.callback()+"?state=made-up&code=x"), http.StatusBadRequest, "state_unknown")
		s.refused(newBrowser(t).get(s.returning(newBrowser(t))), http.StatusBadRequest, "other_browser")
		b, other := newBrowser(t), newBrowser(t)
		s.returning(other)
		s.refused(other.get(s.returning(b)), http.StatusBadRequest, "other_browser")
		back := s.returning(b)
		if p := b.get(back); p.body != string(s.id)+" "+string(s.ada) {
			t.Fatal(p.body)
		}
		s.update(endAll(s.ada))
		s.refused(s.restored(b, other).get(back), http.StatusBadRequest, "state_used")
	})
}

// restored is a browser that again has a pre-session cookie after its sign-in.
func (s *siege) restored(b, other *browser) *browser {
	b.setCookie(s.url, "__Host-steward-signin", other.cookie(s.url, "__Host-steward-signin"))
	return b
}

// S2: a victim's browser is made to finish the attacker's sign-in. Guard: flow.go
// matches browser. The state is worth nothing afterwards (callback.go take).
func TestLoginCSRF(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		attacker, victim := newBrowser(t), newBrowser(t)
		s.returning(victim) // the victim has a pre-session of their own
		back := s.returning(attacker)
		s.refused(victim.get(back), http.StatusBadRequest, "other_browser")
		s.refused(attacker.get(back), http.StatusBadRequest, "state_used")
	})
}

// S4. Guard: flow.go ExpiresAt.
func TestStateExpires(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		b := newBrowser(t)
		back := s.returning(b)
		s.Clock.Advance(10 * time.Minute)
		s.refused(b.get(back), http.StatusBadRequest, "state_expired")
	})
}

// S4, M1: the answer of one connection at another's address. Guard: flow.go
// Connection.
func TestMixUp(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		other := fresh(t, s.steward, 1)
		b := newBrowser(t)
		back := strings.Replace(s.returning(b), s.connection.ID, other.connection.ID, 1)
		s.refused(b.get(back), http.StatusBadRequest, "other_connection")
		if other.sessions() != 0 {
			t.Error("somebody is signed in at the other organization")
		}
	})
}

// C2: a second pre-session cookie was planted. Guard: credential.One.
func TestTwoPreSessionsAreNone(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		b := newBrowser(t)
		req, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, s.returning(b), http.NoBody)
		for range 2 {
			req.AddCookie(&http.Cookie{Name: "__Host-steward-signin", Value: b.cookie(s.url, "__Host-steward-signin")})
		}
		res, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != http.StatusBadRequest || s.sessions() != 0 {
			t.Errorf("%d", res.StatusCode)
		}
	})
}

// P1: the verifier of one flow does not open another's code, and is never sent
// plain. Guard: callback.go VerifierOption; begin.go S256ChallengeOption.
func TestCodeOfAnotherFlow(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		b := newBrowser(t)
		one, two := parse(t, s.returning(b)), parse(t, s.returning(b))
		q := one.Query()
		q.Set("code", two.Query().Get("code"))
		one.RawQuery = q.Encode()
		s.refused(b.get(one.String()), http.StatusForbidden, "code_not_accepted")
	})
}

// N1: a token of an earlier sign-in is played again. Guard: checks.go nonce.
func TestReplayedToken(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		var first string
		s.idp.turn(func(h *hostile) {
			h.sign = func(all map[string]any) string {
				if first == "" {
					first = h.signed(h.key, keyID, all)
				}
				return first
			}
		})
		if p := s.signIn(newBrowser(t)); p.body != string(s.id)+" "+string(s.ada) {
			t.Fatal(p.body)
		}
		s.update(endAll(s.ada))
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "nonce_mismatch")
	})
}

// M3: another organization registers this one's provider and client. Its people
// land in it or nowhere. Guards: link.go OwnsDomain; member.Identify by connection.
func TestSomebodyElsesProvider(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		if p := s.signIn(newBrowser(t)); p.body != string(s.id)+" "+string(s.ada) {
			t.Fatal(p.body)
		}
		s.update(endAll(s.ada))
		evil := s.organization("evil", "evil.example", s.idp.issuer)
		b := newBrowser(t)
		s.refused(b.post(s.url+"/signin", values("email", "ada@evil.example")), http.StatusForbidden, "domain_not_verified")
		mallory := evil.join("ada@evil.example", nil)
		s.idp.turn(claim("email", "ada@evil.example"))
		if p := b.post(s.url+"/signin", values("email", "ada@evil.example")); p.body != string(evil.id)+" "+string(mallory) {
			t.Errorf("%s", p.body)
		}
		if s.sessions() != 0 {
			t.Error("the victim is signed in")
		}
	})
}

// Changed under way. Guard: callback.go load.
func TestConnectionChangesUnderWay(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		b := newBrowser(t)
		back := s.returning(b)
		s.update(func(tx *db.Tx) error { _, err := org.Disable(tx, s.connection.ID, 0); return err })
		s.refused(b.get(back), http.StatusBadRequest, "connection_changed")
		s.update(func(tx *db.Tx) error { _, err := org.Reopen(tx, s.connection.ID, 0); return err })
		s.goLive()
		back = s.returning(b)
		s.set(func(n *org.NewConnection) { n.ClientID = "other" })
		s.set(func(n *org.NewConnection) { n.ClientID = clientID })
		s.refused(b.get(back), http.StatusBadRequest, "connection_changed")
		back = s.returning(b)
		s.update(func(tx *db.Tx) error { _, err := org.SetState(tx, org.Suspended); return err })
		s.refused(b.get(back), http.StatusUnauthorized, "INACTIVE")
	})
}

// K2. Guard: keyset.go keysAgain.
func TestFloodOfUnknownKeys(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.idp.turn(func(h *hostile) {
			h.sign = func(all map[string]any) string { return h.signed(newKey(h.t), rand.Text(), all) }
		})
		for range 20 {
			s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "token_not_valid")
		}
		if n := s.idp.count("/keys"); n != 1 {
			t.Errorf("%d fetches", n)
		}
		s.Clock.Advance(time.Minute)
		for range 5 {
			s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "token_not_valid")
		}
		if n := s.idp.count("/keys"); n != 2 {
			t.Errorf("%d fetches after a minute", n)
		}
	})
}

// K1: a key that the provider removed is refused when the cache is old. Guard:
// keyset.go keysFor.
func TestRemovedKey(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		if p := s.signIn(newBrowser(t)); p.body != string(s.id)+" "+string(s.ada) {
			t.Fatal(p.body)
		}
		s.update(endAll(s.ada))
		s.idp.turn(func(h *hostile) {
			h.keys = func([]jose.JSONWebKey) []jose.JSONWebKey {
				return []jose.JSONWebKey{{Key: &newKey(h.t).PublicKey, KeyID: "key-2"}}
			}
		})
		s.Clock.Advance(15 * time.Minute)
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "token_not_valid")
	})
}

// K3. Guards: keyset.go maxKeys; outbound's limits.
func TestAbsurdKeySets(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		many := func(n int) func(*hostile) {
			return func(h *hostile) {
				h.keys = func(set []jose.JSONWebKey) []jose.JSONWebKey {
					for i := range n {
						set = append(set, jose.JSONWebKey{Key: &h.key.PublicKey, KeyID: fmt.Sprint(i)})
					}
					return set
				}
			}
		}
		for _, n := range []int{50, 8000} {
			s.idp.turn(many(n))
			s.refused(s.signIn(newBrowser(t)), http.StatusServiceUnavailable, "provider_unavailable")
		}
	})
}

// R1, R3, R6, M5: what discovery may not lead to. Guards: outbound (addresses,
// redirects); provider.go check (schemes, authentication); go-oidc (issuer).
func TestDiscoveryThatLeadsAstray(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		for name, turn := range map[string]func(map[string]any){
			"keys at the metadata address": set("jwks_uri", "http://169.254.169.254/latest/meta-data"),
			"keys at an inner address":     set("jwks_uri", "http://10.0.0.1/keys"),
			"keys in a file":               set("jwks_uri", "file:///etc/passwd"),
			"keys nowhere":                 without("jwks_uri"),
			"token endpoint by script":     set("token_endpoint", "javascript:alert(1)"),
			"authorization by script":      set("authorization_endpoint", "javascript://x/%0aalert(1)"),
			"authorization with a name":    set("authorization_endpoint", "http://a:b@127.0.0.1/"),
			"end-session by script":        set("end_session_endpoint", "javascript://x/%0aalert(1)"),
			"no way to prove the client":   set("token_endpoint_auth_methods_supported", []string{"tls_client_auth"}),
			"another issuer":               set("issuer", "https://honest.example"),
		} {
			s.idp.turn(func(h *hostile) { h.discovery = turn })
			s.Clock.Advance(15 * time.Minute) // what was believed before is forgotten
			p := s.signIn(newBrowser(t))
			if p.status != http.StatusServiceUnavailable || !strings.Contains(p.body, "provider_unavailable") && !strings.Contains(p.body, "endpoints_not_confirmed") || s.sessions() != 0 {
				t.Errorf("%s: %d at %s\n%s", name, p.status, p.address, p.body)
			}
		}
	})
}

// E6: the secret goes one way, decided beforehand. Guard: provider.go AuthStyle.
func TestSecretIsNotTriedBothWays(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.idp.turn(func(h *hostile) {
			h.discovery = set("token_endpoint_auth_methods_supported", []string{"client_secret_post"})
		})
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "code_not_accepted") // this provider wants basic
		if len(s.idp.exchanges) != 1 || s.idp.exchanges[0].Get("client_secret") != clientSecret {
			t.Errorf("%d exchanges", len(s.idp.exchanges))
		}
		s.idp.turn(func(h *hostile) { h.discovery = without("token_endpoint_auth_methods_supported") })
		s.Clock.Advance(15 * time.Minute)
		s.idp.turn(func(h *hostile) { h.redirect = func(q url.Values) { q.Set("code", "made-up") } })
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "code_not_accepted")
		if len(s.idp.exchanges) != 2 || s.idp.exchanges[1].Has("client_secret") {
			t.Errorf("%d exchanges", len(s.idp.exchanges))
		}
	})
}

// I10: distributed claims are never fetched. Guard: go-oidc; pinned against
// upgrades.
func TestDistributedClaimsAreNotFetched(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.idp.turn(claim("_claim_names", map[string]any{"groups": "src"},
			"_claim_sources", map[string]any{"src": map[string]any{"endpoint": s.idp.issuer + "/inner"}}))
		if p := s.signIn(newBrowser(t)); p.body != string(s.id)+" "+string(s.ada) {
			t.Fatal(p.body)
		}
		if n := s.idp.count("/inner"); n != 0 {
			t.Errorf("%d fetches", n)
		}
	})
}

// C1, C7: a good answer gives a closed cookie and a clean address. Guards:
// credential.Cookie; callback.go quiet.
func TestGoodAnswer(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		b := newBrowser(t)
		p := b.step(http.MethodGet, s.returning(b), nil)
		if p.status != http.StatusSeeOther || p.header.Get("Location") != "/members?sort=name" ||
			p.header.Get("Referrer-Policy") != "no-referrer" || p.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%d %v", p.status, p.header)
		}
		cookies := strings.Join(p.header.Values("Set-Cookie"), "\n")
		if !strings.Contains(cookies, credential.CookieName+"=") || strings.Count(cookies, "; Path=/; ") != 2 ||
			strings.Count(cookies, "HttpOnly; Secure; SameSite=Lax") != 2 || strings.Contains(cookies, "Domain") {
			t.Errorf("cookies:\n%s", cookies)
		}
	})
}

// Each refusal is in the organization's log, with its reason and nothing else.
// Guard: callback.go noteRefusal.
func TestRefusalIsInTheLog(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.idp.turn(claim("nonce", "other"))
		s.signIn(newBrowser(t))
		var details []string
		s.update(func(tx *db.Tx) error {
			return tx.Select(&details, `select detail from event where org_id = :org and action = 'signin.refused'`, nil)
		})
		var got []map[string]any
		for _, d := range details {
			var one map[string]any
			if err := json.Unmarshal([]byte(d), &one); err != nil {
				t.Fatal(err)
			}
			got = append(got, one)
		}
		if !slices.EqualFunc(got, []string{"nonce_mismatch"}, func(d map[string]any, want string) bool { return len(d) == 1 && d["reason"] == want }) {
			t.Errorf("%v", got)
		}
	})
}

func parse(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
