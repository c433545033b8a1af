package devidp

import (
	"context"
	"crypto/subtle"
	"errors"
	"sync"
	"time"

	jose "github.com/go-jose/go-jose/v4"
	"github.com/google/uuid"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// requestLifetime is how long somebody may look at the login page.
const requestLifetime = 30 * time.Minute

var (
	errUnknown     = errors.New("devidp: not known")
	errUnsupported = errors.New("devidp: this provider does the authorization code flow only")
)

// storage is what the library asks of one issuer, all in memory. It implements
// op.Storage.
type storage struct {
	keys   *keys
	people map[string]Person

	mu       sync.Mutex
	clients  map[string]client
	requests map[string]*request
	codes    map[string]string
	tokens   map[string]token
	sessions map[string]session
}

type token struct {
	subject, client string
	scopes          []string
	expires         time.Time
}

// session is a browser that is signed in at the provider.
type session struct {
	subject string
	at      time.Time
}

func newStorage(k *keys, people []Person) *storage {
	s := &storage{
		keys: k, people: map[string]Person{}, clients: map[string]client{}, requests: map[string]*request{},
		codes: map[string]string{}, tokens: map[string]token{}, sessions: map[string]session{},
	}
	for _, p := range people {
		s.people[p.Subject] = p
	}
	return s
}

func (s *storage) register(c client) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clients[c.ID] = c
}

// CreateAuthRequest keeps a request while its person signs in. Without a PKCE
// challenge it is refused (RFC 9700 section 2.1.1).
func (s *storage) CreateAuthRequest(_ context.Context, asked *oidc.AuthRequest, _ string) (op.AuthRequest, error) {
	if asked.CodeChallenge == "" || asked.CodeChallengeMethod != oidc.CodeChallengeMethodS256 {
		return nil, oidc.ErrInvalidRequest().WithDescription("send a code_challenge with method S256")
	}
	if len(asked.Prompt) == 1 && asked.Prompt[0] == oidc.PromptNone {
		return nil, oidc.ErrLoginRequired()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.prune()
	r := &request{id: uuid.NewString(), asked: *asked, created: time.Now()}
	s.requests[r.id] = r
	return r, nil
}

// prune forgets what nobody came back for. The caller holds the lock.
func (s *storage) prune() {
	now := time.Now()
	for id, r := range s.requests {
		if now.Sub(r.created) > requestLifetime {
			delete(s.requests, id)
		}
	}
	for code, id := range s.codes {
		if _, open := s.requests[id]; !open {
			delete(s.codes, code)
		}
	}
	for id, t := range s.tokens {
		if now.After(t.expires) {
			delete(s.tokens, id)
		}
	}
}

// AuthRequestByID finds a request.
func (s *storage) AuthRequestByID(_ context.Context, id string) (op.AuthRequest, error) {
	r, ok := s.request(id)
	if !ok {
		return nil, errUnknown
	}
	return &r, nil
}

// request returns a copy, so that nobody reads what another changes.
func (s *storage) request(id string) (request, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.requests[id]
	if !ok {
		return request{}, false
	}
	return *r, true
}

// complete notes who signed in.
func (s *storage) complete(id string, as session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, ok := s.requests[id]; ok {
		r.subject, r.at = as.subject, as.at
	}
}

// AuthRequestByCode finds the request that a code belongs to.
func (s *storage) AuthRequestByCode(ctx context.Context, code string) (op.AuthRequest, error) {
	s.mu.Lock()
	id := s.codes[code]
	s.mu.Unlock()
	return s.AuthRequestByID(ctx, id)
}

// SaveAuthCode keeps a code.
func (s *storage) SaveAuthCode(_ context.Context, id, code string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.codes[code] = id
	return nil
}

// DeleteAuthRequest forgets a request and its code, which makes codes valid once.
func (s *storage) DeleteAuthRequest(_ context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.requests, id)
	for code, of := range s.codes {
		if of == id {
			delete(s.codes, code)
		}
	}
	return nil
}

// CreateAccessToken makes a token for the userinfo endpoint.
func (s *storage) CreateAccessToken(_ context.Context, r op.TokenRequest) (string, time.Time, error) {
	asked, ok := r.(*request)
	if !ok {
		return "", time.Time{}, errUnsupported
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id, expires := uuid.NewString(), time.Now().Add(tokenLifetime)
	s.tokens[id] = token{subject: asked.subject, client: asked.asked.ClientID, scopes: asked.asked.Scopes, expires: expires}
	return id, expires, nil
}

// CreateAccessAndRefreshTokens is refused: there are no refresh tokens.
func (s *storage) CreateAccessAndRefreshTokens(context.Context, op.TokenRequest, string) (string, string, time.Time, error) {
	return "", "", time.Time{}, errUnsupported
}

// TokenRequestByRefreshToken is refused: there are no refresh tokens.
func (s *storage) TokenRequestByRefreshToken(context.Context, string) (op.RefreshTokenRequest, error) {
	return nil, op.ErrInvalidRefreshToken
}

// GetRefreshTokenInfo is refused: there are no refresh tokens.
func (s *storage) GetRefreshTokenInfo(context.Context, string, string) (string, string, error) {
	return "", "", op.ErrInvalidRefreshToken
}

// TerminateSession ends a person's sessions and access tokens.
func (s *storage) TerminateSession(_ context.Context, subject, clientID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, t := range s.tokens {
		if t.subject == subject && t.client == clientID {
			delete(s.tokens, id)
		}
	}
	return nil
}

// TerminateSessionFromRequest ends the session of the browser that asks (RP-
// Initiated Logout 1.0), whatever its hint says, and the tokens of the hint's
// subject.
func (s *storage) TerminateSessionFromRequest(ctx context.Context, r *op.EndSessionRequest) (string, error) {
	if id, ok := ctx.Value(browserKey{}).(string); ok {
		s.mu.Lock()
		delete(s.sessions, id)
		s.mu.Unlock()
	}
	return r.RedirectURI, s.TerminateSession(ctx, r.UserID, r.ClientID)
}

// RevokeToken revokes an access token (RFC 7009).
func (s *storage) RevokeToken(_ context.Context, id, _, clientID string) *oidc.Error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t, ok := s.tokens[id]; ok && t.client != clientID {
		return oidc.ErrInvalidClient().WithDescription("the token is another client's")
	}
	delete(s.tokens, id)
	return nil
}

// SigningKey is the key that signs now.
func (s *storage) SigningKey(context.Context) (op.SigningKey, error) { return s.keys.current(), nil }

// SignatureAlgorithms is what the keys sign with.
func (s *storage) SignatureAlgorithms(context.Context) ([]jose.SignatureAlgorithm, error) {
	return []jose.SignatureAlgorithm{jose.ES256}, nil
}

// KeySet is what the keys endpoint publishes.
func (s *storage) KeySet(context.Context) ([]op.Key, error) { return s.keys.public(), nil }

// GetClientByClientID finds a registered client.
func (s *storage) GetClientByClientID(_ context.Context, id string) (op.Client, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.clients[id]
	if !ok {
		return nil, errUnknown
	}
	return c, nil
}

// AuthorizeClientIDSecret checks a client's secret.
func (s *storage) AuthorizeClientIDSecret(_ context.Context, id, secret string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.clients[id]
	if !ok || subtle.ConstantTimeCompare([]byte(c.Secret), []byte(secret)) != 1 {
		return errUnknown
	}
	return nil
}

// SetUserinfoFromScopes fills the claims of an ID token.
func (s *storage) SetUserinfoFromScopes(_ context.Context, info *oidc.UserInfo, subject, _ string, scopes []string) error {
	return s.fill(info, subject, scopes)
}

// SetUserinfoFromToken fills the claims of the userinfo endpoint.
func (s *storage) SetUserinfoFromToken(_ context.Context, info *oidc.UserInfo, id, _, _ string) error {
	s.mu.Lock()
	t, ok := s.tokens[id]
	s.mu.Unlock()
	if !ok || time.Now().After(t.expires) {
		return errUnknown
	}
	return s.fill(info, t.subject, t.scopes)
}

func (s *storage) fill(info *oidc.UserInfo, subject string, scopes []string) error {
	p, ok := s.person(subject)
	if !ok {
		return errUnknown
	}
	for _, scope := range scopes {
		switch scope {
		case oidc.ScopeOpenID:
			info.Subject = p.Subject
		case oidc.ScopeEmail:
			info.Email, info.EmailVerified = p.Email, true
		case oidc.ScopeProfile:
			info.Name, info.PreferredUsername = p.Name, p.Email
		case scopeGroups:
			info.AppendClaims(scopeGroups, p.Groups)
		}
	}
	return nil
}

// SetIntrospectionFromToken is refused: nobody introspects here.
func (s *storage) SetIntrospectionFromToken(context.Context, *oidc.IntrospectionResponse, string, string, string) error {
	return errUnsupported
}

// GetPrivateClaimsFromScopes adds nothing to access tokens.
func (s *storage) GetPrivateClaimsFromScopes(context.Context, string, string, []string) (map[string]any, error) {
	return map[string]any{}, nil
}

// GetKeyByIDAndClientID finds no key: clients authenticate with their secret.
func (s *storage) GetKeyByIDAndClientID(context.Context, string, string) (*jose.JSONWebKey, error) {
	return nil, errUnknown
}

// ValidateJWTProfileScopes is refused: there is no such grant.
func (s *storage) ValidateJWTProfileScopes(context.Context, string, []string) ([]string, error) {
	return nil, errUnsupported
}

// Health is always good.
func (s *storage) Health(context.Context) error { return nil }

// person is whom a subject names: a sample or a newcomer.
func (s *storage) person(subject string) (Person, bool) {
	if p, ok := s.people[subject]; ok {
		return p, true
	}
	return asNewcomer(subject)
}

func (s *storage) email(subject string) string {
	p, _ := s.person(subject)
	return p.Email
}
