// Package devidp is the identity provider that a development installation
// starts beside itself, so that signing in works without anybody else's: one
// OpenID provider for each sample organization, on the library
// zitadel/oidc (authorization code with PKCE, key rotation, end-session), with a
// login page that lets you choose whom to be.
//
// It proves nothing about anybody, so it listens on the loopback interface only
// and refuses everything else. It keeps everything in memory and knows nothing
// of Steward.
package devidp

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// Config says who can be signed in as.
type Config struct {
	// BaseURL is where the listener is, such as http://127.0.0.1:8081. An
	// organization's issuer is BaseURL/slug.
	BaseURL string
	// Seed makes keys the same after a restart, so that what was signed before
	// stays valid: 32 random bytes that the caller keeps. Nil means new ones.
	Seed          []byte
	Organizations []Organization
}

// Organization is one issuer.
type Organization struct {
	Slug, Name string
	People     []Person
}

// Person is somebody to sign in as.
type Person struct {
	// Subject is the claim sub, which never changes.
	Subject     string
	Email, Name string
	// Note says on the login page why to choose this person, such as a role.
	// People without one are found by searching.
	Note   string
	Groups []string
}

// Client is a relying party of one organization's issuer.
type Client struct {
	ID, Secret string
	// RedirectURIs may hold globs: http://127.0.0.1:8080/auth/oidc/*/callback.
	RedirectURIs []string
	// PostLogoutRedirectURIs are exact.
	PostLogoutRedirectURIs []string
}

// Provider serves the issuers.
type Provider struct {
	base   string
	realms map[string]*realm
}

// New builds the issuers. A BaseURL that is not on the loopback interface, or an
// organization twice, is a fault of kind Invalid.
func New(c Config) (*Provider, error) {
	base := strings.TrimSuffix(c.BaseURL, "/")
	if err := onLoopback(base); err != nil {
		return nil, err
	}
	seed := c.Seed
	if seed == nil {
		seed = make([]byte, 32)
		_, _ = rand.Read(seed) // never fails
	}
	p := &Provider{base: base, realms: map[string]*realm{}}
	for _, o := range c.Organizations {
		if _, twice := p.realms[o.Slug]; twice || o.Slug == "" {
			return nil, fault.New(fault.Invalid, "The development provider needs a slug for each organization, once.").On("organizations")
		}
		r, err := newRealm(base, o, seed)
		if err != nil {
			return nil, fmt.Errorf("devidp.New: %w", err)
		}
		p.realms[o.Slug] = r
	}
	return p, nil
}

func onLoopback(base string) error {
	u, err := url.Parse(base)
	if err == nil && u.Scheme == "http" && u.Path == "" {
		if ip := net.ParseIP(u.Hostname()); u.Hostname() == "localhost" || ip != nil && ip.IsLoopback() {
			return nil
		}
	}
	return fault.New(fault.Invalid, "The development provider runs on the loopback interface only: its address must be like http://127.0.0.1:8081, not %q.", base).On("base_url")
}

// Issuer is the issuer of an organization, for its connection.
func (p *Provider) Issuer(slug string) string { return p.base + "/" + slug }

// Register adds a client to an organization's issuer, or replaces it. An unknown
// organization is a fault of kind NotFound.
func (p *Provider) Register(slug string, c Client) error {
	r, ok := p.realms[slug]
	if !ok {
		return fault.New(fault.NotFound, "The development provider has no organization %q.", slug)
	}
	r.storage.register(client{Client: c, issuer: p.Issuer(slug)})
	return nil
}

// Rotate gives an organization's issuer a new signing key. The former public
// keys stay published, so that what they signed stays valid.
func (p *Provider) Rotate(slug string) error {
	r, ok := p.realms[slug]
	if !ok {
		return fault.New(fault.NotFound, "The development provider has no organization %q.", slug)
	}
	return r.storage.keys.rotate()
}

// ServeHTTP routes a request to its organization's issuer.
func (p *Provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	slug, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	found, ok := p.realms[slug]
	if !ok {
		http.NotFound(w, r)
		return
	}
	found.handler.ServeHTTP(w, r)
}

const (
	headerWithin = 10 * time.Second
	stopWithin   = 3 * time.Second
)

// Serve answers on the listener until the context is over. A listener that is
// not on the loopback interface is refused with a fault of kind Denied.
func (p *Provider) Serve(ctx context.Context, l net.Listener) error {
	if a, ok := l.Addr().(*net.TCPAddr); !ok || !a.IP.IsLoopback() {
		return fault.New(fault.Denied, "The development provider signs in anybody as anybody, so it does not listen on %s. Use a loopback address.", l.Addr())
	}
	server := &http.Server{Handler: p, ReadHeaderTimeout: headerWithin}
	stop := context.AfterFunc(ctx, func() {
		within, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
		defer cancel()
		_ = server.Shutdown(within)
	})
	defer stop()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("devidp.Serve: %w", err)
	}
	return nil
}
