package signin

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
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
	rec         *recorder
}

// claims is what a sign-in uses of a token that passed every check.
type claims struct {
	issuer, subject string
	email, name     string
	// emailVerified is true only where the token says the boolean true: absent,
	// null and "true" are not. emailDenied is where it says that it is not.
	emailVerified, emailDenied bool
	groups                     groups
	authenticatedAt            time.Time
	// session is the provider's own (sid), acr how well it saw the person, and amr
	// by which methods.
	session, acr string
	amr          []string
	// invitation is the one that the flow began with, which no provider says; ""
	// for none.
	invitation string
}

// groups are what a token says of the person's groups at the provider.
type groups struct {
	names []string
	// sent is false where the claim is missing; overage where the provider says
	// that there are too many for a token (Entra's _claim_names).
	sent, overage bool
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
	reasonRestriction = "restriction_mismatch"
	reasonObjectID    = "object_id_missing"
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

// verify checks an ID token in full: first what go-oidc does, then the rest. Each
// check leaves a step, also those after the first that failed.
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
		return claims{}, e.rec.check("keys", "keys at the pinned address", "none could be fetched", unreachable(keys.failure))
	}
	expected := "signed by a key of " + c.Issuer + " with a public-key algorithm, for " + c.ClientID
	if err != nil {
		return claims{}, e.rec.check("id_token", expected, describe(raw), notValid(err))
	}
	var all map[string]json.RawMessage
	if err := token.Claims(&all); err != nil {
		return claims{}, e.rec.check("id_token", expected, "claims that can't be read", notValid(err))
	}
	_ = e.rec.check("id_token", expected, describe(raw), nil)
	if err := e.check(token, all, c, s.db.Now()); err != nil {
		return claims{}, err
	}
	if err := s.complete(ctx, p, c, token, all, e); err != nil {
		return claims{}, err
	}
	return claimsOf(c, token.Subject, all), nil
}

// describe is what an ID token says of itself, with no person in it.
func describe(raw string) string {
	var head struct{ Alg, Kid, Typ string }
	var body struct {
		Iss string          `json:"iss"`
		Aud json.RawMessage `json:"aud"`
	}
	parts := strings.Split(raw, ".")
	if len(parts) != 3 || decode(parts[0], &head) != nil || decode(parts[1], &body) != nil {
		return "no JSON Web Token"
	}
	return fmt.Sprintf("%s by key %q of %s, for %s", head.Alg, head.Kid, body.Iss, body.Aud)
}

func decode(part string, into any) error {
	plain, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(plain, into)
}

// claimsOf reads what the connection's mapping names.
func claimsOf(c org.Connection, subject string, all map[string]json.RawMessage) claims {
	names := c.Settings.Claims.Or()
	verified := string(all[names.EmailVerified])
	out := claims{
		issuer: c.Issuer, subject: subject, email: text(all[names.Email]), name: text(all[names.Name]),
		emailVerified: verified == "true", emailDenied: verified == "false", groups: groupsOf(all, names.Groups),
		authenticatedAt: instant(all["auth_time"]), session: text(all["sid"]), acr: cut(text(all["acr"])), amr: methodsOf(all["amr"]),
	}
	if names.EmailVerified == "xms_edov" { // Entra writes it as a boolean, or as one
		out.emailVerified = out.emailVerified || verified == "1" || verified == `"1"`
		out.emailDenied = out.emailDenied || verified == "0" || verified == `"0"`
	}
	return out
}

// groupsOf reads the groups claim: a list of names, or one name. With too many
// groups Entra names a place to ask instead (_claim_names), which is never asked.
func groupsOf(all map[string]json.RawMessage, name string) (g groups) {
	var elsewhere map[string]json.RawMessage
	_ = json.Unmarshal(all["_claim_names"], &elsewhere)
	_, over := elsewhere[name]
	_, has := all["hasgroups"]
	g.overage = over || has
	raw, sent := all[name]
	if !sent || g.overage {
		return g
	}
	if one := text(raw); one != "" {
		return groups{names: []string{one}, sent: true}
	}
	g.sent = json.Unmarshal(raw, &g.names) == nil && string(raw) != "null"
	return g
}

// maxMethods is how many methods of authentication are kept, and of which length.
const (
	maxMethods = 20
	maxMethod  = 64
)

// methodsOf reads amr: a list of short names (RFC 8176), or one of them.
func methodsOf(claim json.RawMessage) (out []string) {
	var all []string
	if one := text(claim); one != "" {
		all = []string{one}
	} else if json.Unmarshal(claim, &all) != nil {
		return nil
	}
	for _, m := range all {
		if m != "" && len(m) <= maxMethod && cut(m) == m && len(out) < maxMethods {
			out = append(out, m)
		}
	}
	return out
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
// hostile_test.go that fails without it. It goes through all of them and returns
// the first failure.
func (e expectation) check(t *oidc.IDToken, all map[string]json.RawMessage, c org.Connection, now time.Time) error {
	var first error
	for _, f := range append(e.findings(t, all, c, now), restricted(c, all)...) {
		err := f.failure
		if f.ok {
			err = nil
		}
		if e.rec.check(f.name, f.expected, f.got, err) != nil && first == nil {
			first = err
		}
	}
	return first
}

// finding is one rule and how it came out.
type finding struct {
	name, expected, got string
	ok                  bool
	failure             error
}

func (e expectation) findings(t *oidc.IDToken, all map[string]json.RawMessage, c org.Connection, now time.Time) []finding {
	azp, hasParty := all["azp"]
	_, isLogout := all["events"]
	_, hasHash := all["at_hash"]
	return []finding{
		{"kind", "an ID token", kindOf(isLogout), !isLogout, // Back-Channel Logout 1.0 section 2.4
			refuse(reasonLogoutToken, "The identity provider sent a logout token.")},
		{"nonce", "the one of this sign-in", sameOr(matches(text(all["nonce"]), e.nonceHash)), matches(text(all["nonce"]), e.nonceHash),
			refuse(reasonNonce, "The ID token is not for this sign-in.")},
		{"audience", c.ClientID + " alone", strings.Join(t.Audience, ", "), len(t.Audience) == 1 && t.Audience[0] == c.ClientID,
			refuse(reasonAudience, "The ID token is for others too.")},
		{"authorized party", c.ClientID + ", or nothing", string(azp), !hasParty || text(azp) == c.ClientID,
			refuse(reasonParty, "The ID token was issued to another client.")},
		{"issued at", "now, " + now.Format(time.RFC3339), t.IssuedAt.UTC().Format(time.RFC3339), recent(t.IssuedAt, now),
			refuse(reasonIssuedAt, "The ID token was not issued just now.")},
		{"subject", "1 to 255 printable characters", hint(t.Subject), usable(t.Subject),
			refuse(reasonSubject, "The ID token names nobody.")},
		{"access token", "the one of the ID token (at_hash), or none named", sameOr(!hasHash || t.VerifyAccessToken(e.accessToken) == nil),
			!hasHash || t.VerifyAccessToken(e.accessToken) == nil,
			refuse(reasonAccessHash, "The access token does not belong to the ID token.")},
	}
}

func kindOf(isLogout bool) string {
	if isLogout {
		return "a logout token"
	}
	return "an ID token"
}

func sameOr(same bool) string {
	if same {
		return "as expected"
	}
	return "another, or none"
}

// restricted are the rules of providers that many organizations share: the claim
// that says whose account it is (M4), and Entra's id of the person.
func restricted(c org.Connection, all map[string]json.RawMessage) (out []finding) {
	if r := c.Settings.Restriction; r != nil {
		got := text(all[r.Claim])
		out = append(out, finding{
			r.Claim, strings.Join(r.Values, " or "), orNothing(got), got != "" && slices.Contains(r.Values, got),
			refuse(reasonRestriction, "Your account belongs to another organization of this identity provider."),
		})
	}
	if c.Provider == org.Entra {
		oid := text(all["oid"])
		out = append(out, finding{
			"oid", "the person's id in the tenant", hint(oid), oid != "",
			refuse(reasonObjectID, "The ID token lacks the claim oid."),
		})
	}
	return out
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
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
