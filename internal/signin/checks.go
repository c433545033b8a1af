package signin

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode"

	"github.com/coreos/go-oidc/v3/oidc"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

// expectation is what an ID token must fit besides its connection.
type expectation struct {
	nonceHash   []byte
	accessToken string
}

// claims is what a sign-in uses of a token that passed every check.
type claims struct {
	issuer, subject string
	email           string
	// emailVerified is true only where the token says the boolean true: absent,
	// null and "true" are not.
	emailVerified   bool
	authenticatedAt time.Time
}

// Reasons for which an ID token is refused (OpenID Connect Core 1.0 section
// 3.1.3.7, and what go-oidc leaves to its caller).
const (
	reasonToken       = "token_not_valid" // signature, algorithm, issuer, audience, expiry
	reasonTokenOld    = "token_expired"
	reasonClaims      = "claims_not_readable"
	reasonNonce       = "nonce_mismatch"
	reasonAudience    = "audience_not_alone"
	reasonParty       = "authorized_party_other"
	reasonIssuedAt    = "issued_at_not_now"
	reasonSubject     = "subject_not_usable"
	reasonLogoutToken = "logout_token"
	reasonAccessHash  = "access_token_hash_mismatch"
)

// How far an ID token's time of issue may be from now: ahead because clocks
// differ, behind because a callback takes seconds.
const (
	maxAhead  = 5 * time.Minute
	maxBehind = 10 * time.Minute
)

// maxSubject is the longest sub, in characters (Core section 2).
const maxSubject = 255

// refuse is the fault for an answer that must not sign anybody in.
func refuse(reason, say string) *fault.Error {
	return fault.New(fault.Denied, "%s Tell your administrator.", say).Coded(reason)
}

// verify checks an ID token in full: first what go-oidc does, then the rest.
func (s *Service) verify(ctx context.Context, p *provider, c org.Connection, raw string, e expectation) (claims, error) {
	names := make([]string, len(algorithms))
	for i, a := range algorithms {
		names[i] = string(a)
	}
	keys := &witness{keys: p.keys}
	verifier := oidc.NewVerifier(c.Issuer, keys, &oidc.Config{
		ClientID: c.ClientID, SupportedSigningAlgs: names, Now: s.db.Now,
	})
	token, err := verifier.Verify(ctx, raw)
	if fault.Is(keys.failure, fault.Unavailable) {
		return claims{}, unreachable(keys.failure)
	}
	if err != nil {
		return claims{}, notValid(err)
	}
	var all map[string]json.RawMessage
	if err := token.Claims(&all); err != nil {
		return claims{}, notValid(err)
	}
	if err := e.check(token, all, c, s.db.Now()); err != nil {
		return claims{}, err
	}
	return claims{
		issuer: c.Issuer, subject: token.Subject, email: text(all["email"]),
		emailVerified: string(all["email_verified"]) == "true", authenticatedAt: instant(all["auth_time"]),
	}, nil
}

// witness remembers why keys could not be had: go-oidc keeps only the text, and
// a provider that is away is no reason to call its token forged.
type witness struct {
	keys    *keySet
	failure error
}

// VerifySignature implements oidc.KeySet.
func (w *witness) VerifySignature(ctx context.Context, token string) (payload []byte, err error) {
	payload, w.failure = w.keys.VerifySignature(ctx, token)
	return payload, w.failure
}

func notValid(err error) error {
	reason := reasonToken
	if _, old := errors.AsType[*oidc.TokenExpiredError](err); old {
		reason = reasonTokenOld
	}
	return refuse(reason, "The identity provider's ID token is not valid.").Because(err)
}

// check holds the rules that go-oidc leaves to its caller. Each has a row in
// hostile_test.go that fails without it.
func (e expectation) check(t *oidc.IDToken, all map[string]json.RawMessage, c org.Connection, now time.Time) error {
	azp, hasParty := all["azp"]
	_, isLogout := all["events"]
	switch {
	case isLogout: // Back-Channel Logout 1.0 section 2.4
		return refuse(reasonLogoutToken, "The identity provider sent a logout token.")
	case !matches(text(all["nonce"]), e.nonceHash):
		return refuse(reasonNonce, "The ID token is not for this sign-in.")
	case len(t.Audience) != 1 || t.Audience[0] != c.ClientID:
		return refuse(reasonAudience, "The ID token is for others too.")
	case hasParty && text(azp) != c.ClientID:
		return refuse(reasonParty, "The ID token was issued to another client.")
	case !recent(t.IssuedAt, now):
		return refuse(reasonIssuedAt, "The ID token was not issued just now.")
	case !usable(t.Subject):
		return refuse(reasonSubject, "The ID token names nobody.")
	}
	if _, has := all["at_hash"]; has && t.VerifyAccessToken(e.accessToken) != nil {
		return refuse(reasonAccessHash, "The access token does not belong to the ID token.")
	}
	return nil
}

// recent tells whether a token was issued just now; one that does not say when
// (the zero time) was not.
func recent(issued, now time.Time) bool {
	return !issued.After(now.Add(maxAhead)) && !issued.Before(now.Add(-maxBehind))
}

// usable tells whether a subject can name somebody: some printable characters,
// not too many.
func usable(subject string) bool {
	return strings.TrimSpace(subject) != "" && len([]rune(subject)) <= maxSubject &&
		!strings.ContainsFunc(subject, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar })
}

// text reads a claim that must be a string, otherwise "".
func text(claim json.RawMessage) string {
	var s string
	if json.Unmarshal(claim, &s) != nil {
		return ""
	}
	return s
}

// instant reads a NumericDate (RFC 7519 section 2), otherwise the zero time.
func instant(claim json.RawMessage) time.Time {
	var seconds float64
	const year3000 = 32503680000
	if json.Unmarshal(claim, &seconds) != nil || seconds <= 0 || seconds > year3000 {
		return time.Time{}
	}
	return time.Unix(int64(seconds), 0).UTC()
}
