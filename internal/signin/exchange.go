package signin

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	jose "github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
	"golang.org/x/oauth2"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

// exchange is a code to be traded for tokens.
type exchange struct {
	code string
	rec  *recorder
}

// assertionLifetime is how long a client's assertion may be used.
const assertionLifetime = time.Minute

// exchange trades the code for tokens, once. While a secret or key rotates, the
// provider may know only the older one: it is tried where the provider says that
// it does not know the client, and nowhere else.
func (s *Service) exchange(ctx context.Context, p *provider, m material, x exchange) (*oauth2.Token, string, error) {
	var token *oauth2.Token
	failure := errors.New("signin: the connection has no live secret")
	for i, proof := range m.proofs {
		if token, failure = s.trade(ctx, p, m, proof, x.code); failure == nil {
			x.rec.proved(m.connection, i)
			break
		}
		if !unknownClient(failure) {
			break
		}
	}
	if failure != nil {
		err := fault.New(fault.Denied, "The identity provider did not accept the code that it gave. Start again; if it stays, tell your administrator.").
			Coded(reasonExchange).Because(failure)
		return nil, "", x.rec.check("token", "tokens for the code", retrieved(failure), err)
	}
	raw, _ := token.Extra("id_token").(string)
	if raw == "" {
		err := refuse(reasonNoToken, "The identity provider sent no ID token.")
		return nil, "", x.rec.check("token", "an ID token", "no ID token", err)
	}
	return token, raw, nil
}

func (rec *recorder) proved(c org.Connection, used int) {
	if used > 0 {
		rec.warn("token", "the newest secret or key", "only an older one was accepted", "older_secret")
		return
	}
	_ = rec.check("token", "tokens for the code, with "+string(c.Auth), "tokens", nil)
}

// unknownClient tells whether a token endpoint refused the client, not the code
// (RFC 6749 section 5.2).
func unknownClient(err error) bool {
	e, ok := errors.AsType[*oauth2.RetrieveError](err)
	return ok && (e.ErrorCode == "invalid_client" || e.ErrorCode == "" && e.Response != nil && e.Response.StatusCode == http.StatusUnauthorized)
}

// retrieved is the error code of a token endpoint, without its words, which may
// repeat what was sent.
func retrieved(err error) string {
	if e, ok := errors.AsType[*oauth2.RetrieveError](err); ok && e.ErrorCode != "" {
		return "the error " + e.ErrorCode
	}
	return "no tokens"
}

func (s *Service) trade(ctx context.Context, p *provider, m material, with org.Proof, code string) (*oauth2.Token, error) {
	options := []oauth2.AuthCodeOption{oauth2.VerifierOption(m.verifier)}
	if with.Key != nil {
		assertion, err := assert(m.connection, with, s.db.Now())
		if err != nil {
			return nil, err
		}
		options = append(options,
			oauth2.SetAuthURLParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
			oauth2.SetAuthURLParam("client_assertion", assertion))
	}
	client := p.client(m.connection, with.Secret, s.redirectURI(m.connection.ID))
	return client.Exchange(oidc.ClientContext(ctx, s.client), code, options...)
}

// assert signs the client's assertion (RFC 7523 section 3). Its audience is the
// issuer alone, as a string: with a token endpoint's address in it, another
// provider could make us prove ourselves to it for this one.
func assert(c org.Connection, with org.Proof, now time.Time) (string, error) {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: with.Key, KeyID: with.KeyID}},
		(&jose.SignerOptions{}).WithType("JWT"))
	if err != nil {
		return "", err
	}
	return jwt.Signed(signer).Claims(map[string]any{
		"iss": c.ClientID, "sub": c.ClientID, "aud": c.Issuer, "jti": db.NewID(),
		"iat": now.Unix(), "exp": now.Add(assertionLifetime).Unix(),
	}).Serialize()
}
