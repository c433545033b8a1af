package signin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"github.com/coreos/go-oidc/v3/oidc"

	"github.com/sysoon/steward/internal/org"
)

const (
	reasonUserInfo        = "userinfo_not_usable"
	reasonUserInfoSubject = "userinfo_subject_other"
)

// maxUserInfo is the largest answer that is read, in bytes.
const maxUserInfo = 64 << 10

// complete asks the provider's userinfo endpoint for what the ID token leaves
// out (OpenID Connect Core 1.0 section 5.3) and adds it to the claims. What the ID
// token says stays. The access token is used only where the ID token vouches for
// it (at_hash): otherwise somebody else's could have been put in its place.
func (s *Service) complete(ctx context.Context, p *provider, c org.Connection, t *oidc.IDToken, all map[string]json.RawMessage, e expectation) error {
	missing := lacking(c.Settings, all)
	if len(missing) == 0 || p.meta.UserInfo == "" {
		return nil
	}
	if _, vouched := all["at_hash"]; !vouched || e.accessToken == "" {
		e.rec.skip("userinfo", "not asked: the ID token names no access token (at_hash)")
		return nil
	}
	more, err := s.userInfo(ctx, p.meta.UserInfo, e.accessToken)
	if err != nil {
		return e.rec.check("userinfo", "claims as JSON, at most 64 KiB", "none",
			refuse(reasonUserInfo, "The identity provider does not say who you are as it should.").Because(err))
	}
	if text(more["sub"]) != t.Subject { // section 5.3.2
		return e.rec.check("userinfo", "about the subject of the ID token", "about somebody else",
			refuse(reasonUserInfoSubject, "The identity provider told about somebody else."))
	}
	merge(all, more, c.Settings.Claims.Or(), missing)
	return e.rec.check("userinfo", "about the subject of the ID token", "claims that the ID token lacks", nil)
}

// lacking lists the claims that are wanted and that the ID token does not have.
func lacking(s org.Settings, all map[string]json.RawMessage) (out []string) {
	names := s.Claims.Or()
	wanted := []string{names.Email, names.EmailVerified, names.Name}
	if len(s.Groups) > 0 {
		wanted = append(wanted, names.Groups)
	}
	for _, name := range wanted {
		if _, there := all[name]; !there {
			out = append(out, name)
		}
	}
	return out
}

// merge adds what is missing. Whether an address is verified is believed only
// of the same address.
func merge(all, more map[string]json.RawMessage, names org.ClaimNames, missing []string) {
	sameEmail := text(all[names.Email]) == "" || text(all[names.Email]) == text(more[names.Email])
	for _, name := range missing {
		if value, told := more[name]; told && (name != names.EmailVerified || sameEmail) {
			all[name] = value
		}
	}
}

// userInfo fetches the claims. The client refuses redirects, inner addresses and
// slow answers; signed and encrypted answers (JWT) are not asked for and refused.
func (s *Service) userInfo(ctx context.Context, address, token string) (claims map[string]json.RawMessage, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Accept", "application/json")
	res, err := s.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	kind, _, _ := mime.ParseMediaType(res.Header.Get("Content-Type"))
	if res.StatusCode != http.StatusOK || kind != "application/json" {
		return nil, fmt.Errorf("signin: userinfo answers %d with %q", res.StatusCode, kind)
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, maxUserInfo+1))
	if err != nil {
		return nil, err
	}
	if len(body) > maxUserInfo {
		return nil, errors.New("signin: userinfo is too large")
	}
	return claims, json.Unmarshal(body, &claims)
}
