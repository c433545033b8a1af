package devidp

import (
	"slices"
	"strings"
	"time"

	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// tokenLifetime is how long ID and access tokens are valid: enough for a
// callback.
const tokenLifetime = 5 * time.Minute

// scopeGroups asks for the claim "groups".
const scopeGroups = "groups"

// client is a relying party as the library wants to see it: a confidential web
// application that uses the code flow. DevMode is what lets it be on http.
type client struct {
	Client
	issuer string
}

func (c client) GetID() string                       { return c.ID }
func (c client) RedirectURIs() []string              { return c.Client.RedirectURIs }
func (c client) PostLogoutRedirectURIs() []string    { return c.Client.PostLogoutRedirectURIs }
func (c client) ApplicationType() op.ApplicationType { return op.ApplicationTypeWeb }
func (c client) AuthMethod() oidc.AuthMethod         { return oidc.AuthMethodBasic }
func (c client) ResponseTypes() []oidc.ResponseType {
	return []oidc.ResponseType{oidc.ResponseTypeCode}
}
func (c client) GrantTypes() []oidc.GrantType         { return []oidc.GrantType{oidc.GrantTypeCode} }
func (c client) LoginURL(id string) string            { return c.issuer + "/login?id=" + id }
func (c client) AccessTokenType() op.AccessTokenType  { return op.AccessTokenTypeBearer }
func (c client) IDTokenLifetime() time.Duration       { return tokenLifetime }
func (c client) DevMode() bool                        { return true }
func (c client) IsScopeAllowed(scope string) bool     { return scope == scopeGroups }
func (c client) IDTokenUserinfoClaimsAssertion() bool { return true }
func (c client) ClockSkew() time.Duration             { return 0 }
func (c client) PostLogoutRedirectURIGlobs() []string { return nil }
func (c client) RedirectURIGlobs() []string {
	return slices.DeleteFunc(slices.Clone(c.Client.RedirectURIs), func(u string) bool { return !strings.Contains(u, "*") })
}

func (c client) RestrictAdditionalIdTokenScopes() func([]string) []string {
	return func(scopes []string) []string { return scopes }
}

func (c client) RestrictAdditionalAccessTokenScopes() func([]string) []string {
	return func(scopes []string) []string { return scopes }
}
