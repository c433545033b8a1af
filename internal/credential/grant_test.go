package credential_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// provider is an identity provider that fetches tokens.
type provider struct {
	*house
	dir            directory.Directory
	client, secret string
	server         http.Handler
}

func newProvider(t *testing.T, d *dbtest.DB) *provider {
	t.Helper()
	p := &provider{house: open(t, d)}
	p.update(func(tx *db.Tx) (err error) {
		if p.dir, err = directory.Create(tx, "Entra", directory.Entra); err != nil {
			return err
		}
		c, secret, err := directory.NewClient(tx, p.dir.ID, "Entra gallery", tx.Now.Add(90*24*time.Hour))
		p.client, p.secret = c.ID, secret
		return err
	})
	p.restart()
	return p
}

// restart empties the rate limiter.
func (p *provider) restart() {
	mux := http.NewServeMux()
	mux.Handle(credential.TokenPath, credential.TokenEndpoint(p.DB.DB, nil, quiet))
	p.server = mux
}

type tokenAnswer struct {
	status int
	header http.Header
	Access string `json:"access_token"`
	Type   string `json:"token_type"`
	Lives  int    `json:"expires_in"`
	Error  string `json:"error"`
	Text   string `json:"error_description"`
}

func (p *provider) post(dir string, form url.Values, headers ...string) (a tokenAnswer) {
	p.t.Helper()
	r := httptest.NewRequestWithContext(p.t.Context(), "POST", "/scim/"+dir+"/oauth/token", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	p.server.ServeHTTP(w, r)
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		p.t.Fatalf("%d %s", w.Code, w.Body)
	}
	a.status, a.header = w.Code, w.Header()
	if a.header.Get("Cache-Control") != "no-store" {
		p.t.Errorf("Cache-Control %q", a.header.Get("Cache-Control"))
	}
	return a
}

func (p *provider) form(pairs ...string) url.Values {
	v := url.Values{"grant_type": {"client_credentials"}}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}

func basic(id, secret string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(url.QueryEscape(id)+":"+url.QueryEscape(secret)))
}

// opens tells whether an access token opens the directory.
func (p *provider) opens(token string) error {
	r := httptest.NewRequestWithContext(p.t.Context(), "GET", "/scim/"+p.dir.ID+"/v2/Users", nil)
	r.Header.Set("Authorization", "Bearer "+token)
	_, _, err := credential.Directory(p.DB.DB, quiet)(r, p.dir.ID)
	return err
}

func TestClientCredentials(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		p := newProvider(t, d)
		inHeader := p.post(p.dir.ID, p.form("scope", "scim"), "Authorization", basic(p.client, p.secret))
		inBody := p.post(p.dir.ID, p.form("client_id", p.client, "client_secret", p.secret))
		for _, a := range []tokenAnswer{inHeader, inBody} {
			if a.status != 200 || a.Type != "Bearer" || a.Lives != 900 || p.opens(a.Access) != nil {
				t.Fatalf("%+v", a)
			}
		}
		if inHeader.Access == inBody.Access || !strings.HasPrefix(p.secret, "stw_scsec_") {
			t.Error("tokens are not fresh")
		}
		p.update(func(tx *db.Tx) error {
			var n int
			if err := tx.Get(&n, `select count(*) from directory_access where org_id = :org and hash = :plain`, db.Args{"plain": []byte(inBody.Access)}); err != nil || n != 0 {
				t.Errorf("kept in the clear: %d, %v", n, err)
			}
			all, err := directory.Clients(tx, p.dir.ID)
			if len(all) != 1 || all[0].LastUsedAt == nil {
				t.Errorf("%+v", all)
			}
			return err
		})
		d.Clock.Advance(16 * time.Minute)
		if err := p.opens(inBody.Access); err == nil || !strings.Contains(err.Error(), "expired") {
			t.Errorf("after its time: %v", err)
		}
		fresh := p.post(p.dir.ID, p.form("client_id", p.client, "client_secret", p.secret)).Access
		p.update(func(tx *db.Tx) error { _, err := directory.RevokeClient(tx, p.client); return err })
		if err := p.opens(fresh); err == nil {
			t.Error("a revoked client's access token still opens")
		}
		if a := p.post(p.dir.ID, p.form("client_id", p.client, "client_secret", p.secret)); a.status != 401 || a.Error != "invalid_client" {
			t.Errorf("%+v", a)
		}
	})
}

func TestTokenEndpointRefuses(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		p := newProvider(t, d)
		var second directory.Directory
		p.update(func(tx *db.Tx) (err error) {
			second, err = directory.Create(tx, "Second", directory.Okta)
			return err
		})
		good := []string{"client_id", p.client, "client_secret", p.secret}
		twice := p.form(good...)
		twice.Add("scope", "scim")
		twice.Add("scope", "scim")
		cases := map[string]struct {
			dir     string
			form    url.Values
			headers []string
			status  int
			code    string
		}{
			"wrong secret":        {p.dir.ID, p.form("client_id", p.client, "client_secret", "guess"), nil, 401, "invalid_client"},
			"unknown client":      {p.dir.ID, p.form("client_id", "nobody", "client_secret", p.secret), nil, 401, "invalid_client"},
			"another directory":   {second.ID, p.form(good...), nil, 401, "invalid_client"},
			"no client":           {p.dir.ID, p.form(), nil, 401, "invalid_client"},
			"wrong secret, basic": {p.dir.ID, p.form(), []string{"Authorization", basic(p.client, "guess")}, 401, "invalid_client"},
			"twice authenticated": {p.dir.ID, p.form(good...), []string{"Authorization", basic(p.client, p.secret)}, 400, "invalid_request"},
			"two clients":         {p.dir.ID, p.form("client_id", "x"), []string{"Authorization", basic(p.client, p.secret)}, 400, "invalid_request"},
			"repeated parameter":  {p.dir.ID, twice, nil, 400, "invalid_request"},
			"no grant type":       {p.dir.ID, url.Values{"client_id": {p.client}, "client_secret": {p.secret}}, nil, 400, "invalid_request"},
			"password grant":      {p.dir.ID, p.form(append(good, "grant_type", "password")...), nil, 400, "unsupported_grant_type"},
			"more scope":          {p.dir.ID, p.form(append(good, "scope", "scim admin")...), nil, 400, "invalid_scope"},
			"json":                {p.dir.ID, p.form(good...), []string{"Content-Type", "application/json"}, 400, "invalid_request"},
		}
		for name, c := range cases {
			p.restart()
			a := p.post(c.dir, c.form, c.headers...)
			if a.status != c.status || a.Error != c.code || a.Text == "" || a.Access != "" {
				t.Errorf("%s: %+v", name, a)
			}
			if challenged := a.header.Get("WWW-Authenticate") != ""; challenged != (name == "wrong secret, basic") {
				t.Errorf("%s: WWW-Authenticate %v", name, challenged)
			}
		}
	})
}

func TestTokenEndpointIsLimited(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		p := newProvider(t, d)
		for range 40 {
			a := p.post(p.dir.ID, p.form("client_id", p.client, "client_secret", "guess"))
			if a.status == 429 {
				if a.header.Get("Retry-After") == "" || a.Error == "" {
					t.Errorf("%+v", a)
				}
				return
			}
		}
		t.Error("forty guesses were answered")
	})
}

func TestClientSecretsRotateWithOverlap(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		p := newProvider(t, d)
		fetch := func(secret string) bool {
			p.restart()
			return p.post(p.dir.ID, p.form("client_id", p.client, "client_secret", secret)).status == 200
		}
		rotate := func() (secret string) {
			p.update(func(tx *db.Tx) (err error) {
				_, secret, err = directory.RotateClient(tx, p.client, 24*time.Hour, tx.Now.Add(90*24*time.Hour))
				return err
			})
			return secret
		}
		second := rotate()
		if !fetch(p.secret) || !fetch(second) {
			t.Error("both work during the overlap")
		}
		third := rotate()
		if fetch(p.secret) || !fetch(second) || !fetch(third) {
			t.Error("only the two newest work")
		}
		d.Clock.Advance(25 * time.Hour)
		if fetch(second) || !fetch(third) {
			t.Error("the overlap is over")
		}
	})
}
