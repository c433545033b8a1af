package devidp

import (
	"slices"
	"time"

	"github.com/zitadel/oidc/v3/pkg/oidc"
)

// request is an authorization request on its way through the login page.
type request struct {
	id      string
	asked   oidc.AuthRequest
	created time.Time
	// subject and at are set once somebody signed in.
	subject string
	at      time.Time
}

func (r *request) GetID() string                      { return r.id }
func (r *request) GetACR() string                     { return "" }
func (r *request) GetAMR() []string                   { return []string{"pwd"} }
func (r *request) GetAudience() []string              { return []string{r.asked.ClientID} }
func (r *request) GetAuthTime() time.Time             { return r.at }
func (r *request) GetClientID() string                { return r.asked.ClientID }
func (r *request) GetNonce() string                   { return r.asked.Nonce }
func (r *request) GetRedirectURI() string             { return r.asked.RedirectURI }
func (r *request) GetResponseType() oidc.ResponseType { return r.asked.ResponseType }
func (r *request) GetResponseMode() oidc.ResponseMode { return r.asked.ResponseMode }
func (r *request) GetScopes() []string                { return r.asked.Scopes }
func (r *request) GetState() string                   { return r.asked.State }
func (r *request) GetSubject() string                 { return r.subject }
func (r *request) Done() bool                         { return r.subject != "" }

func (r *request) GetCodeChallenge() *oidc.CodeChallenge {
	return &oidc.CodeChallenge{Challenge: r.asked.CodeChallenge, Method: r.asked.CodeChallengeMethod}
}

// satisfiedBy tells whether an existing sign-in answers the request without
// asking again (OpenID Connect Core 1.0 section 3.1.2.1: prompt and max_age). The
// library has made max_age=0 of prompt=login.
func (r *request) satisfiedBy(at, now time.Time) bool {
	if slices.Contains(r.asked.Prompt, oidc.PromptSelectAccount) {
		return false
	}
	return r.asked.MaxAge == nil || now.Sub(at) <= time.Duration(*r.asked.MaxAge)*time.Second
}
