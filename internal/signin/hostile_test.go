package signin_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

// siege is an organization whose provider is hostile, with one person.
type siege struct {
	*house
	idp *hostile
	ada access.MemberID
}

// attack is a row of section 2 of the specification. Guard names the code
// without which its test was seen to fail; that code was taken out for it, one
// row at a time (internal/signin unless a package is named). Where it is another
// module's, the row is there to notice if an upgrade drops it.
type attack struct {
	row, name, guard string
	// turn sets the provider's switches; set changes Steward's side first.
	turn func(*hostile)
	set  func(*siege)
	// reason is the code with which it must be refused, status the answer.
	reason string
	status int
}

func claim(pairs ...any) func(*hostile) { return func(h *hostile) { h.claims = set(pairs...) } }
func unclaim(names ...string) func(*hostile) {
	return func(h *hostile) { h.claims = without(names...) }
}

// tokens are the rows about the ID token and the provider's answers. Each goes
// the whole way: e-mail address, provider, callback.
var tokens = []attack{
	{row: "N1", name: "no nonce", guard: "checks.go: nonce", turn: unclaim("nonce"), reason: "nonce_mismatch"},
	{row: "N1", name: "other nonce", guard: "checks.go: nonce", turn: claim("nonce", "other"), reason: "nonce_mismatch"},
	{row: "N1", name: "empty nonce", guard: "checks.go: nonce", turn: claim("nonce", ""), reason: "nonce_mismatch"},
	{row: "N1", name: "nonce that is no string", guard: "checks.go: nonce", turn: claim("nonce", nil), reason: "nonce_mismatch"},
	{row: "M2", name: "iss advertised and not sent", guard: "callback.go: promised", turn: func(h *hostile) {
		h.discovery = set("authorization_response_iss_parameter_supported", true)
	}, reason: "issuer_missing"},
	{row: "M2", name: "iss of another provider", guard: "callback.go: issuer", turn: func(h *hostile) {
		h.redirect = func(q url.Values) { q.Set("iss", "https://honest.example") }
	}, reason: "issuer_other"},
	{row: "M2", name: "iss empty", guard: "callback.go: issuer", turn: func(h *hostile) {
		h.redirect = func(q url.Values) { q.Set("iss", "") }
	}, reason: "issuer_other"},
	{row: "M2", name: "error with wrong iss", guard: "callback.go: issuer before failure", turn: func(h *hostile) {
		h.redirect = func(q url.Values) { q.Set("iss", "https://honest.example"); q.Set("error", "access_denied") }
	}, reason: "issuer_other"},
	{row: "M2", name: "error", guard: "callback.go: failure", turn: func(h *hostile) {
		h.redirect = func(q url.Values) { q.Set("error", "access_denied") }
	}, reason: "provider_refused"},
	{row: "S1", name: "code twice", guard: "callback.go: readAnswer", turn: func(h *hostile) {
		h.redirect = func(q url.Values) { q.Add("code", "second") }
	}, reason: "answer_malformed", status: http.StatusBadRequest},
	{row: "I1", name: "alg none", guard: "checks.go: SupportedSigningAlgs", turn: func(h *hostile) {
		h.sign = func(all map[string]any) string { return unsigned(map[string]any{"alg": "none"}, all, nil) }
	}, reason: "token_not_valid"},
	{row: "I1", name: "HS256 with the client secret", guard: "keyset.go: algorithms, with a key set that lets it pass", turn: func(h *hostile) {
		h.discovery = set("id_token_signing_alg_values_supported", []string{"HS256", "ES256"})
		h.sign = func(all map[string]any) string { return hmacSigned(all, clientSecret) }
	}, reason: "token_not_valid"},
	{row: "I1", name: "ES256 by an unknown key under the known id", guard: "keyset.go: Verify", turn: func(h *hostile) {
		h.sign = func(all map[string]any) string { return h.signed(newKey(h.t), keyID, all) }
	}, reason: "token_not_valid"},
	{row: "I1", name: "key brought by the token", guard: "keyset.go: lookup", turn: func(h *hostile) {
		h.sign = func(all map[string]any) string {
			return h.compact(jose.SigningKey{Algorithm: jose.ES256, Key: newKey(h.t)}, &jose.SignerOptions{EmbedJWK: true}, all)
		}
	}, reason: "token_not_valid"},
	{row: "I1", name: "RS256 in the header of an EC key", guard: "keyset.go: lookup", turn: func(h *hostile) {
		h.sign = func(all map[string]any) string {
			return unsigned(map[string]any{"alg": "RS256", "kid": keyID}, all, []byte("signature"))
		}
	}, reason: "token_not_valid"},
	{row: "I2", name: "iss with a slash more", guard: "checks.go: NewVerifier issuer", turn: func(h *hostile) {
		h.claims = set("iss", h.issuer+"/")
	}, reason: "token_not_valid"},
	{row: "I2", name: "iss over https", guard: "checks.go: NewVerifier issuer", turn: func(h *hostile) {
		h.claims = set("iss", strings.Replace(h.issuer, "http:", "https:", 1))
	}, reason: "token_not_valid"},
	{row: "I3", name: "aud of somebody else", guard: "checks.go: ClientID", turn: claim("aud", "other"), reason: "token_not_valid"},
	{row: "I4", name: "aud with somebody else", guard: "checks.go: audience", turn: claim("aud", []string{clientID, "other"}), reason: "audience_not_alone"},
	{row: "I4", name: "azp of somebody else", guard: "checks.go: party", turn: claim("azp", "other"), reason: "authorized_party_other"},
	{row: "I4", name: "azp that is no string", guard: "checks.go: party", turn: claim("azp", 7), reason: "authorized_party_other"},
	{row: "I5", name: "exp a second ago", guard: "checks.go: Now", turn: func(h *hostile) {
		h.claims = func(all map[string]any) { all["exp"] = h.ago(time.Second) }
	}, reason: "token_expired"},
	{row: "I6", name: "no iat", guard: "checks.go: recent", turn: unclaim("iat"), reason: "issued_at_not_now"},
	{row: "I6", name: "iat six minutes ahead", guard: "checks.go: maxAhead", turn: func(h *hostile) {
		h.claims = func(all map[string]any) { all["iat"] = h.ago(-6 * time.Minute) }
	}, reason: "issued_at_not_now"},
	{row: "I6", name: "iat eleven minutes old", guard: "checks.go: maxBehind", turn: func(h *hostile) {
		h.claims = func(all map[string]any) { all["iat"] = h.ago(11 * time.Minute) }
	}, reason: "issued_at_not_now"},
	{row: "I7", name: "nbf six minutes ahead", guard: "go-oidc", turn: func(h *hostile) {
		h.claims = func(all map[string]any) { all["nbf"] = h.ago(-6 * time.Minute) }
	}, reason: "token_not_valid"},
	{row: "I8", name: "no sub", guard: "checks.go: usable", turn: unclaim("sub"), reason: "subject_not_usable"},
	{row: "I8", name: "blank sub", guard: "checks.go: usable", turn: claim("sub", " "), reason: "subject_not_usable"},
	{row: "I8", name: "sub of 256 characters", guard: "checks.go: maxSubject", turn: claim("sub", strings.Repeat("a", 256)), reason: "subject_not_usable"},
	{row: "I8", name: "sub that is no string", guard: "go-oidc", turn: claim("sub", 7), reason: "token_not_valid"},
	{row: "I8", name: "sub with a control character", guard: "checks.go: usable", turn: claim("sub", "s-ada\x00"), reason: "subject_not_usable"},
	{row: "I9", name: "logout token", guard: "checks.go: events", turn: claim("events", map[string]any{
		"http://schemas.openid.net/event/backchannel-logout": map[string]any{},
	}), reason: "logout_token"},
	{row: "I9", name: "logout token without nonce", guard: "checks.go: nonce", turn: unclaim("nonce"), reason: "nonce_mismatch"},
	{row: "H1", name: "at_hash of another token", guard: "checks.go: at_hash", turn: claim("at_hash", "b3RoZXI"), reason: "access_token_hash_mismatch"},
	{row: "–", name: "no ID token", guard: "callback.go: id_token", turn: func(h *hostile) { h.answer = without("id_token") }, reason: "id_token_missing"},
	{row: "P1", name: "code that the provider never gave", guard: "callback.go: Exchange", turn: func(h *hostile) {
		h.redirect = func(q url.Values) { q.Set("code", "made-up") }
	}, reason: "code_not_accepted"},
}

// people are the rows about who may come in with a good token.
var people = []attack{
	{row: "L1", name: "another subject with her address", guard: "link.go: unlinked", set: func(s *siege) {
		s.signIn(newBrowser(s.t)) // she herself
		s.update(endAll(s.ada))
	}, turn: claim("sub", "s-mallory"), reason: "already_linked"},
	{row: "L2", name: "email_verified missing", guard: "link.go: emailVerified", turn: unclaim("email_verified"), reason: "email_not_verified"},
	{row: "L2", name: "email_verified false", guard: "link.go: emailVerified", turn: claim("email_verified", false), reason: "email_not_verified"},
	{row: "L2", name: "email_verified a string", guard: "checks.go: boolean true", turn: claim("email_verified", "true"), reason: "email_not_verified"},
	{row: "L2", name: "email_verified null", guard: "link.go: emailVerified", turn: claim("email_verified", nil), reason: "email_not_verified"},
	{row: "L2", name: "no e-mail", guard: "link.go: email", turn: unclaim("email"), reason: "email_not_verified"},
	{row: "L3", name: "address in another domain", guard: "link.go: OwnsDomain", set: func(s *siege) {
		s.join("ada@elsewhere.example", nil)
	}, turn: claim("email", "ada@elsewhere.example"), reason: "domain_not_verified"},
	{row: "L3", name: "nobody provisioned", guard: "link.go: addressed", turn: claim("email", "new@acme.example"), reason: "not_provisioned"},
	{row: "L4", name: "account that is the member's own", guard: "link.go: AccountKind", set: func(s *siege) {
		s.join("own@acme.example", func(m *member.Member) { m.AccountKind = member.Personal })
	}, turn: claim("email", "own@acme.example"), reason: "account_not_managed"},
	{row: "L7", name: "user name of one, e-mail of another", guard: "link.go: byName.ID", set: func(s *siege) {
		s.join("bob@acme.example", func(m *member.Member) { m.Emails = []member.Multi{{Value: "carol@acme.example"}} })
		s.join("carol@acme.example", func(m *member.Member) { m.Emails = nil })
	}, turn: claim("email", "carol@acme.example"), reason: "email_ambiguous"},
	{row: "L7", name: "full-width and upper case is the same person, and taken", guard: "link.go: unlinked", set: func(s *siege) {
		s.signIn(newBrowser(s.t))
		s.update(endAll(s.ada))
	}, turn: claim("sub", "s-mallory", "email", "ＡDA@acme.example."), reason: "already_linked"},
	{row: "L7", name: "homoglyph is nobody", guard: "member.EmailKey", turn: claim("email", "аda@acme.example"), reason: "not_provisioned"},
	{row: "E5", name: "suspended before the first sign-in", guard: "link.go: identify state", set: func(s *siege) {
		s.update(suspend(s.ada))
	}, reason: "account_not_active"},
	{row: "E5", name: "suspended after the first sign-in", guard: "link.go: identify state", set: func(s *siege) {
		s.signIn(newBrowser(s.t))
		s.update(suspend(s.ada))
	}, reason: "account_not_active"},
}

func hmacSigned(all map[string]any, secret string) string {
	header := map[string]any{"alg": "HS256", "kid": keyID}
	mac := hmac.New(sha256.New, []byte(secret))
	_, _ = mac.Write([]byte(strings.TrimSuffix(unsigned(header, all, nil), ".")))
	return unsigned(header, all, mac.Sum(nil))
}

func suspend(id access.MemberID) func(*db.Tx) error {
	return func(tx *db.Tx) error {
		_, err := member.Suspend(tx, id, "test")
		return err
	}
}

func endAll(id access.MemberID) func(*db.Tx) error {
	return func(tx *db.Tx) error { return credential.EndAll(tx, id, credential.Revoked) }
}

func TestHostileProvider(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := run(t, d)
		for i, a := range slices.Concat(tokens, people) {
			t.Run(a.row+" "+a.name, func(t *testing.T) { fresh(t, s, i).suffer(a) })
		}
	})
}

// fresh is the same Steward with another organization, domain, provider and
// person, so that no row leans on another. The rows write acme.example.
func fresh(t *testing.T, on *steward, n int) *siege {
	t.Helper()
	s := &siege{idp: newHostile(t, on.Clock.Now)}
	slug := fmt.Sprintf("acme-%d", n)
	s.idp.domain = slug + ".example"
	again := *on
	again.t = t
	s.house = again.organization(slug, s.idp.domain, s.idp.issuer)
	s.ada = s.join("ada@acme.example", nil)
	return s
}

func (s *siege) join(email string, change func(*member.Member)) access.MemberID {
	return s.house.join(s.idp.local(email), func(m *member.Member) {
		if change == nil {
			return
		}
		change(m)
		for i, e := range m.Emails {
			m.Emails[i].Value = s.idp.local(e.Value)
		}
	})
}

// suffer plays an attack and fails unless it is refused for its reason, nobody
// is signed in, nothing is linked, and the log says so.
func (s *siege) suffer(a attack) {
	s.t.Helper()
	if a.set != nil {
		a.set(s)
	}
	identities := s.count("identity")
	if a.turn != nil {
		s.idp.turn(a.turn)
	}
	b := newBrowser(s.t)
	p := s.signIn(b)
	if a.status == 0 {
		a.status = http.StatusForbidden
	}
	if p.status != a.status || !strings.Contains(p.body, "<code>"+a.reason+"</code>") {
		s.t.Errorf("%d at %s, want %d %s\n%s", p.status, p.address, a.status, a.reason, p.body)
	}
	if n := s.sessions(); n != 0 || b.cookie(s.url, "__Host-steward") != "" {
		s.t.Errorf("%d sessions", n)
	}
	if n := s.count("identity"); n != identities {
		s.t.Errorf("%d identities, there were %d", n, identities)
	}
}

// signIn goes to the provider, which answers without asking.
func (s *siege) signIn(b *browser) page {
	return b.post(s.url+"/signin", values("email", s.idp.local("ada@acme.example"), "return_to", "/members"))
}
