// Package demo loads sample organizations the way an outsider would: accounts
// over SCIM, everything else over GraphQL, people's own requests by signing in
// through the development identity provider. It knows Steward's addresses and
// nothing of its inside; package files below it is a product of its own.
package demo

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/demo/files"
)

// Target is the running server to load into.
type Target struct {
	// Console is the server's own address, without a slash at the end.
	Console string
	// OperatorToken is an API token of the vendor with the roles operator and
	// owner.
	OperatorToken string
	// Issuer gives an organization's issuer at the development provider.
	Issuer func(slug string) string
	// ClientSecret gives the secret of the client ClientID there.
	ClientSecret func(slug string) string
	// Files is where the sample product "files" listens, and FilesSecret signs
	// the source protocol's requests to it.
	Files       string
	FilesSecret string
	// Mail is the folder that mail is written to.
	Mail string
	// Publish adds a TXT record where Steward looks domains up.
	Publish func(name, text string) error
	// Events is where an example receiver takes the log, with this value of the
	// header Authorization.
	Events, EventsAuthorization string
	// Keep stores files in that product, as its users would.
	Keep func(...files.File) error
	Now  func() time.Time
	Log  *slog.Logger
	// Progress is told what is being loaded.
	Progress func(what string)
}

// ClientID is how Steward is known at the development provider.
const ClientID = "steward"

// Loaded is what a developer needs to use a sample organization.
type Loaded struct {
	Slug     string   `json:"slug"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	SCIM     SCIM     `json:"scim"`
	APIToken string   `json:"apiToken"`
	People   []Person `json:"people"`
}

// SCIM is where an organization's directory is provisioned.
type SCIM struct {
	URL   string `json:"url"`
	Token string `json:"token"`
}

// Person is somebody to sign in as.
type Person struct {
	Email string   `json:"email"`
	Roles []string `json:"roles"`
}

// Load creates every sample organization. It returns the vendor first.
func Load(ctx context.Context, t Target) ([]Loaded, error) {
	operator := t.graphql(t.OperatorToken)
	t.Progress("products")
	if err := publish(ctx, operator); err != nil {
		return nil, fmt.Errorf("demo: products: %w", err)
	}
	var out []Loaded
	for _, o := range Organizations() {
		loaded, err := t.load(ctx, operator, o)
		if err != nil {
			return nil, fmt.Errorf("demo: %s: %w", o.Slug, err)
		}
		out = append(out, loaded)
	}
	t.Progress("an organization that signs itself up")
	if err := t.signUp(ctx, operator); err != nil {
		return nil, fmt.Errorf("demo: sign-up: %w", err)
	}
	return out, nil
}

func (t Target) load(ctx context.Context, operator *graphql, o Organization) (Loaded, error) {
	token, err := t.create(ctx, operator, o)
	if err != nil {
		return Loaded{}, err
	}
	l := &loader{Target: t, o: o, api: t.graphql(token)}
	for _, step := range []struct {
		what string
		do   func(context.Context) error
	}{
		{"connection", l.connect},
		{"own attributes", l.define},
		{fmt.Sprintf("%d members over SCIM", len(o.Members)), l.provision},
		{"an account made by hand", l.makeByHand},
		{"an ordinary day of the directory", l.live},
		{"roles", l.roles},
		{"products and sources", l.assign},
		{"agreement", l.agree},
		{"records", l.records},
		{"requests", l.requests},
		{"people's own accounts", l.own},
		{"invitations", l.invite},
		{"a domain and the accounts on it", l.prove},
		{"support, two persons and the log's stream", l.oversee},
	} {
		t.Progress(o.Name + ": " + step.what)
		if err := step.do(ctx); err != nil {
			return Loaded{}, fmt.Errorf("%s: %w", step.what, err)
		}
	}
	return l.loaded(ctx)
}

// create makes the organization and returns its set-up token. The vendor's own
// exists already.
func (t Target) create(ctx context.Context, operator *graphql, o Organization) (string, error) {
	if o.Vendor {
		return t.OperatorToken, nil
	}
	var got struct {
		CreateOrganization struct {
			SetupToken string
			Errors     problems
		}
	}
	err := operator.do(ctx, `mutation($input: CreateOrganizationInput!) {
		createOrganization(input: $input) { setupToken errors { code message path } } }`,
		vars{"input": vars{"slug": o.Slug, "name": o.Name, "kind": o.Kind, "jurisdiction": o.Jurisdiction, "domains": []string{o.Domain}}}, &got)
	return got.CreateOrganization.SetupToken, first(err, got.CreateOrganization.Errors)
}

// loader fills one organization.
type loader struct {
	Target
	o   Organization
	api *graphql
	// ids are the members' global ids by user name.
	ids      map[string]string
	groups   map[string]string
	products map[string]string
	scim     SCIM
}

func (l *loader) connect(ctx context.Context) error {
	var got struct {
		SaveConnection struct {
			Connection struct{ ID string }
			Errors     problems
		}
	}
	err := l.api.do(ctx, `mutation($input: SaveConnectionInput!) { saveConnection(input: $input) { connection { id } errors { code message path } } }`,
		vars{"input": vars{
			"name": "Development sign-in", "issuer": l.Issuer(l.o.Slug), "clientId": ClientID,
			"clientSecret": l.ClientSecret(l.o.Slug), "scopes": []string{"email", "profile"},
		}}, &got)
	if err := first(err, got.SaveConnection.Errors); err != nil {
		return err
	}
	return l.api.mutate(ctx, "pilotConnection", "PilotConnectionInput", vars{"connectionId": got.SaveConnection.Connection.ID, "everybody": true})
}

// tokenDays is how long the token that developers use lives.
const tokenDays = 30

// loaded issues the token that developers use and sums up.
func (l *loader) loaded(ctx context.Context) (Loaded, error) {
	var may struct {
		Viewer struct{ Permissions []string }
	}
	if err := l.api.do(ctx, `{ viewer { permissions } }`, nil, &may); err != nil {
		return Loaded{}, err
	}
	var got struct {
		IssueToken struct {
			Secret string
			Errors problems
		}
	}
	err := l.api.do(ctx, `mutation($input: IssueTokenInput!) { issueToken(input: $input) { secret errors { code message path } } }`,
		vars{"input": vars{
			"label": "Development", "scopes": may.Viewer.Permissions,
			"expiresAt": l.Now().AddDate(0, 0, tokenDays).UTC().Truncate(time.Second),
		}}, &got)
	out := Loaded{Slug: l.o.Slug, Name: l.o.Name, Kind: strings.ToLower(l.o.Kind), SCIM: l.scim, APIToken: got.IssueToken.Secret}
	for _, m := range append(l.o.Cast(), l.o.Others()...) {
		out.People = append(out.People, Person{Email: m.UserName, Roles: append([]string{}, m.Roles...)})
	}
	return out, first(err, got.IssueToken.Errors)
}

func (t Target) graphql(token string) *graphql {
	return &graphql{url: t.Console + "/graphql", token: token, client: &http.Client{Timeout: time.Minute}}
}
