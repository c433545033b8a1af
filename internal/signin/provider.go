package signin

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

// metadataFor is how long what a provider says about itself is believed.
const metadataFor = 15 * time.Minute

// provider is what discovery told about a connection's identity provider.
type provider struct {
	found   *oidc.Provider
	meta    metadata
	keys    *keySet
	fetched time.Time
}

// metadata is what go-oidc leaves of the discovery document (OpenID Connect
// Discovery 1.0 section 3, RFC 9207 section 3).
type metadata struct {
	Authorize   string   `json:"authorization_endpoint"`
	Token       string   `json:"token_endpoint"`
	Keys        string   `json:"jwks_uri"`
	UserInfo    string   `json:"userinfo_endpoint"`
	EndSession  string   `json:"end_session_endpoint"`
	SendsIssuer bool     `json:"authorization_response_iss_parameter_supported"`
	AuthMethods []string `json:"token_endpoint_auth_methods_supported"`
	Algorithms  []string `json:"id_token_signing_alg_values_supported"`
	Challenges  []string `json:"code_challenge_methods_supported"`
	Scopes      []string `json:"scopes_supported"`
	Claims      []string `json:"claims_supported"`
}

func (m metadata) endpoints() org.Endpoints {
	return org.Endpoints{Authorize: m.Authorize, Token: m.Token, Keys: m.Keys, UserInfo: m.UserInfo, EndSession: m.EndSession}
}

// provider discovers a connection's provider, or remembers it. What keeps it
// from being used is a fault of kind Unavailable. Where it leads is held against
// what was confirmed each time that it is asked (endpoints.go).
func (s *Service) provider(ctx context.Context, of access.OrgID, c org.Connection) (*provider, error) {
	key := c.ID + " " + strconv.Itoa(c.Version) + " " + c.Issuer
	if p, ok := s.providers.Get(key); ok && s.db.Now().Sub(p.fetched) < metadataFor {
		return p, nil
	}
	p, err := s.discover(ctx, c.Issuer)
	if err != nil {
		return nil, err
	}
	if _, ok := p.meta.authStyle(c.Auth); !ok {
		return nil, unreachable(fault.New(fault.Invalid, "token endpoint authentication %q is not supported", p.meta.AuthMethods))
	}
	if err := s.hold(ctx, of, c, p.meta.endpoints()); err != nil {
		return nil, err
	}
	s.providers.Add(key, p)
	return p, nil
}

func (s *Service) discover(ctx context.Context, issuer string) (*provider, error) {
	found, err := oidc.NewProvider(oidc.ClientContext(ctx, s.client), issuer)
	if err != nil {
		return nil, unreachable(err)
	}
	p := &provider{found: found, fetched: s.db.Now()}
	if err := found.Claims(&p.meta); err != nil {
		return nil, unreachable(err)
	}
	if err := p.meta.check(issuer); err != nil {
		return nil, err
	}
	p.keys = &keySet{client: s.client, url: p.meta.Keys, now: s.db.Now}
	return p, nil
}

// reasonProvider is the code of a provider that can't be used.
const reasonProvider = "provider_unavailable"

func unreachable(cause error) error {
	return fault.New(fault.Unavailable, "Your organization's identity provider does not answer as it should. Try again in a moment; if it stays, tell your administrator.").
		Coded(reasonProvider).Because(cause)
}

// check refuses endpoints that are no addresses, or weaker than the issuer: what
// is spoken with a provider over https stays there.
func (m metadata) check(issuer string) error {
	from, err := url.Parse(issuer)
	if err != nil || from.Host == "" || from.User != nil || from.RawQuery != "" || from.Fragment != "" {
		return unreachable(fault.New(fault.Invalid, "issuer %q is not an address without query and fragment", issuer))
	}
	endpoints := []string{m.Authorize, m.Token, m.Keys}
	for _, optional := range []string{m.EndSession, m.UserInfo} {
		if optional != "" {
			endpoints = append(endpoints, optional)
		}
	}
	for _, e := range endpoints {
		u, err := url.Parse(e)
		if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && u.Scheme != from.Scheme {
			return unreachable(fault.New(fault.Invalid, "endpoint %q can't be used with issuer %q", e, issuer))
		}
	}
	return nil
}

// authStyle is how the client proves itself, decided beforehand: trying both
// would send the secret in a way that the provider did not ask for. A provider
// that says nothing means basic (Discovery section 3). With a key, and without
// anything, the client's id goes into the form.
func (m metadata) authStyle(by org.AuthMethod) (oauth2.AuthStyle, bool) {
	switch {
	case by == org.ByKey:
		return oauth2.AuthStyleInParams, slices.Contains(m.AuthMethods, "private_key_jwt")
	case by == org.ByNothing:
		return oauth2.AuthStyleInParams, true
	case len(m.AuthMethods) == 0, slices.Contains(m.AuthMethods, "client_secret_basic"):
		return oauth2.AuthStyleInHeader, true
	case slices.Contains(m.AuthMethods, "client_secret_post"):
		return oauth2.AuthStyleInParams, true
	}
	return 0, false
}

// client is the oauth2 configuration of a connection.
func (p *provider) client(c org.Connection, secret, redirect string) *oauth2.Config {
	style, _ := p.meta.authStyle(c.Auth) // checked when discovered
	scopes := slices.Clone(c.Scopes)
	if !slices.Contains(scopes, oidc.ScopeOpenID) {
		scopes = append([]string{oidc.ScopeOpenID}, scopes...)
	}
	return &oauth2.Config{
		ClientID: c.ClientID, ClientSecret: secret, RedirectURL: redirect, Scopes: scopes,
		Endpoint: oauth2.Endpoint{AuthURL: p.meta.Authorize, TokenURL: p.meta.Token, AuthStyle: style},
	}
}
