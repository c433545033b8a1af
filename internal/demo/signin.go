package demo

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/sysoon/steward/internal/visitor"
)

// Subject is the claim sub, at the development provider, of whoever has this
// user name.
func Subject(userName string) string { return "dev-" + userName }

// SignIn has a person sign in at a console with samples, by the sign-in page and
// the development provider's.
func SignIn(ctx context.Context, b *visitor.Browser, console, userName string) (visitor.Page, error) {
	p, err := b.Open(ctx, http.MethodGet, console+"/signin", nil)
	if err != nil {
		return p, err
	}
	if p, err = b.Submit(ctx, p, `name="email"`, url.Values{"email": {userName}}); err != nil {
		return p, err
	}
	return b.Submit(ctx, p, userName, url.Values{"subject": {Subject(userName)}})
}

// signIn brings a person into the console and returns a client with their
// session.
func (t Target) signIn(ctx context.Context, m Member) (*graphql, error) {
	b, err := visitor.New(nil)
	if err != nil {
		return nil, err
	}
	p, err := SignIn(ctx, b, t.Console, m.UserName)
	if err != nil {
		return nil, err
	}
	// The console's own page may be missing (a binary built without Node), the
	// session is there all the same.
	if p.URL.String() != t.Console+"/" {
		return nil, fmt.Errorf("demo: signing in %s ended at %s (%s)", m.UserName, p.URL, p.Status)
	}
	return &graphql{url: t.Console + "/graphql", client: b.Client}, nil
}
