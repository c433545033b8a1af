package main

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/devidp"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/role"
)

// household is an organization and the vendor in the whole program, as it is
// mounted: with a directory, a connection, a break-glass account, and people.
type household struct {
	*testing.T
	program *Program
	// said is the program's log, everything of it.
	said *said
	out  outward
	url  string
	// provider is the development identity provider.
	provider string

	org, vendor access.OrgID
	// hand was made by hand, dora by the directory; one of them, or both, own the
	// organization. Helper's role reaches dora's group only; deputy may give roles.
	hand, dora, helper, deputy, operator access.MemberID
	group                                string
	token                                string
	directory, directoryID, bearer       string
	connection                           string
}

// said is what a program logs from many places at once.
type said struct {
	mu   sync.Mutex
	text strings.Builder
}

// Write implements io.Writer.
func (s *said) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

func moveIn(t *testing.T, d *dbtest.DB) *household {
	t.Helper()
	h := &household{T: t, said: &said{}}
	identities := httptest.NewUnstartedServer(nil)
	h.provider = "http://" + identities.Listener.Addr().String()
	server := httptest.NewUnstartedServer(nil)
	h.url = "http://" + server.Listener.Addr().String()
	s := serveCommand{
		storage: storage{Data: t.TempDir(), Database: d.URL, KeysDatabase: d.KeysURL}, Dev: true, PublicURL: h.url,
		SCIMRate: devSCIMRate, GraphQLRate: 10_000, GraphQLSessionRate: 10_000,
	}
	var err error
	if h.program, err = open(t.Context(), s.storage, slog.New(slog.NewTextHandler(h.said, &slog.HandlerOptions{Level: slog.LevelDebug})), true); err != nil {
		t.Fatal(err)
	}
	handler, finish, err := s.handler(t.Context(), h.program)
	if err != nil {
		t.Fatal(err)
	}
	checker, err := s.checker(h.program)
	if err != nil {
		t.Fatal(err)
	}
	post, err := s.post(s.Data, true)
	if err != nil {
		t.Fatal(err)
	}
	h.out = outward{products: s.products(true), hooks: s.hooks(true), notices: h.program.sender(post, h.url), domains: checker, baseURL: h.url}
	provider, err := devidp.New(devidp.Config{BaseURL: h.provider, Organizations: []devidp.Organization{{
		Slug: "acme", Name: "Acme", People: []devidp.Person{{Subject: "harriet@acme.example", Email: "harriet@acme.example", Name: "Harriet", Groups: []string{"staff"}}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	err = provider.Register("acme", devidp.Client{ID: "steward", Secret: "secret", RedirectURIs: []string{h.url + "/auth/oidc/*/callback"}})
	if err != nil {
		t.Fatal(err)
	}
	identities.Config.Handler, server.Config.Handler = provider, handler
	identities.Start()
	server.Start()
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(h.said.String())
		}
		server.Close()
		identities.Close()
		_ = finish()
		_ = h.program.Close()
	})
	h.furnish()
	return h
}

// in acts in an organization as Steward itself.
func (h *household) in(of access.OrgID, fn func(*db.Tx) error) {
	h.Helper()
	if err := h.program.door.Update(access.With(h.Context(), access.System(of, "test")), access.Work, fn); err != nil {
		h.Fatal(err)
	}
}

func (h *household) update(fn func(*db.Tx) error) {
	h.Helper()
	h.in(h.org, fn)
}

// furnish makes the organizations with what is in them.
func (h *household) furnish() {
	h.Helper()
	for of, n := range map[*access.OrgID]org.New{
		&h.vendor: {Slug: "sysoon", Name: "Sysoon", Kind: org.Business, Vendor: true, Jurisdiction: "EU", Domains: []string{"sysoon.example"}},
		&h.org:    {Slug: "acme", Name: "Acme", Kind: org.Business, Jurisdiction: "EU", Domains: []string{"acme.example"}},
	} {
		err := h.program.door.Across(h.Context(), "test", func(w *db.Wide) error {
			o, err := org.Create(w, n)
			*of = o.ID
			return err
		})
		if err != nil {
			h.Fatal(err)
		}
	}
	h.operator = h.join(h.vendor, "olga@sysoon.example", access.Owner, access.Operator)
	h.hand = h.join(h.org, "harriet@acme.example", access.Owner)
	h.helper, h.deputy = h.join(h.org, "hal@acme.example"), h.join(h.org, "dan@acme.example", access.Admin)
	h.update(func(tx *db.Tx) error {
		d, err := directory.Create(tx, "Provider", directory.Okta)
		if err != nil {
			return err
		}
		h.directoryID, h.directory = d.ID, h.url+"/scim/"+d.ID+"/v2"
		_, h.bearer, err = directory.Issue(tx, d.ID, "test", tx.Now.Add(48*time.Hour))
		return err
	})
	_, dora := h.send(http.MethodPost, h.directory+"/Users", h.bearer, "application/scim+json",
		`{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"dora@acme.example","active":true,"emails":[{"value":"dora@acme.example","primary":true}]}`)
	h.dora = access.MemberID(dora["id"].(string))
	_, group := h.send(http.MethodPost, h.directory+"/Groups", h.bearer, "application/scim+json",
		`{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Bosses","members":[{"value":"`+string(h.dora)+`"}]}`)
	h.group = group["id"].(string)
	h.update(h.entrust)
	h.update(h.connect)
}

// entrust gives the roles beside the owner's, the token and the break-glass
// account.
func (h *household) entrust(tx *db.Tx) error {
	if _, err := member.GrantRole(tx, h.helper, member.NewGrant{Role: access.Helpdesk, Limited: true, Groups: []member.GroupID{member.GroupID(h.group)}}); err != nil {
		return err
	}
	r, err := role.Create(tx, role.New{Name: "Deputy", Permissions: []access.Permission{access.ManageRoles}})
	if err != nil {
		return err
	}
	if _, err := member.GrantRole(tx, h.deputy, member.NewGrant{OwnRole: string(r.ID)}); err != nil {
		return err
	}
	if _, _, err := breakglass.Create(tx, "break-glass-1"); err != nil {
		return err
	}
	_, h.token, err = credential.IssueToken(tx, credential.NewToken{
		Label: "Test", Roles: []access.Role{access.Owner}, Expires: tx.Now.AddDate(0, 0, 30),
		Scopes: slices.DeleteFunc(access.Grants(access.Owner), func(p access.Permission) bool { return p == access.OwnData }),
	})
	return err
}

// connect makes the connection, whose groups may give the owner's role.
func (h *household) connect(tx *db.Tx) error {
	c, err := org.SaveConnection(tx, org.NewConnection{
		Name: "SSO", Issuer: h.provider + "/acme", ClientID: "steward", ClientSecret: "secret", Scopes: []string{"openid", "email", "profile", "groups"},
		Settings: &org.Settings{TrustFirst: true, OwnerByGroup: true, Groups: []org.GroupRoles{{Group: "bosses", Roles: []access.Role{access.Owner}}}},
	})
	if err != nil {
		return err
	}
	if _, err := org.PassTest(tx, c.ID, c.Config); err != nil {
		return err
	}
	_, err = org.Pilot(tx, c.ID, 0, org.Audience{Everybody: true})
	h.connection = c.ID
	return err
}

func (h *household) join(of access.OrgID, email string, roles ...access.Role) (id access.MemberID) {
	h.Helper()
	h.in(of, func(tx *db.Tx) error {
		m, err := member.Create(tx, member.Member{
			UserName: email, Active: true, AccountKind: member.WorkOrSchool, Emails: []member.Multi{{Value: email, Primary: true}},
		})
		if err != nil {
			return err
		}
		id = m.ID
		_, err = member.SetRoles(tx, m.ID, roles)
		return err
	})
	return id
}

// soften lets the directory remove people for a while only.
func (h *household) soften() {
	h.Helper()
	h.update(func(tx *db.Tx) error {
		d, err := directory.Find(tx, h.directoryID)
		if err != nil {
			return err
		}
		d.Settings.SoftDelete = true
		_, err = directory.Update(tx, d)
		return err
	})
}

// session signs somebody in and gives the cookie.
func (h *household) session(of access.OrgID, id access.MemberID) (cookie string) {
	h.Helper()
	h.in(of, func(tx *db.Tx) (err error) {
		_, cookie, err = credential.StartSession(tx, credential.NewSession{Member: id})
		return err
	})
	return credential.CookieName + "=" + cookie
}

// drain does the background work that is due.
func (h *household) drain() {
	h.Helper()
	if err := h.program.runner(h.out).Drain(h.Context()); err != nil {
		h.Fatal(err)
	}
}

// send does one request; who is a bearer token, or a cookie.
func (h *household) send(method, address, who, kind, body string) (int, map[string]any) {
	h.Helper()
	req, err := http.NewRequestWithContext(h.Context(), method, address, strings.NewReader(body))
	if err != nil {
		h.Fatal(err)
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	if strings.HasPrefix(who, credential.CookieName) {
		req.Header.Set("Cookie", who)
		req.Header.Set("X-Console-Request", "1")
	} else {
		req.Header.Set("Authorization", "Bearer "+who)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		h.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	out := map[string]any{}
	_ = json.NewDecoder(res.Body).Decode(&out)
	for _, c := range res.Cookies() {
		if c.Name == credential.CookieName {
			out["cookie"] = c.Name + "=" + c.Value
		}
	}
	return res.StatusCode, out
}

func (h *household) graphql(who, query string) map[string]any {
	h.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		h.Fatal(err)
	}
	_, answer := h.send(http.MethodPost, h.url+"/graphql", who, "application/json", string(body))
	return answer
}

// failure is the code of the first error of an answer, of whichever kind; "" if
// there is none.
func failure(answer map[string]any) string {
	if code, ok := dig(answer, "errors", 0, "extensions", "code").(string); ok {
		return code
	}
	data, _ := answer["data"].(map[string]any)
	for _, payload := range data {
		if code, ok := dig(payload, "errors", 0, "code").(string); ok {
			return code
		}
	}
	return ""
}

// dig follows names and indexes; nil where there is nothing.
func dig(v any, path ...any) any {
	for _, step := range path {
		switch s := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[s]
		case int:
			list, _ := v.([]any)
			if s >= len(list) {
				return nil
			}
			v = list[s]
		}
	}
	return v
}

func globalID(kind, key string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(kind + ":" + key))
}

// browser follows redirects and the Refresh header, and keeps Secure cookies on
// loopback as real ones do.
type browser struct {
	t      *testing.T
	client *http.Client
}

type secureJar struct{ *cookiejar.Jar }

func (j secureJar) SetCookies(u *url.URL, c []*http.Cookie) { j.Jar.SetCookies(secure(u), c) }
func (j secureJar) Cookies(u *url.URL) []*http.Cookie       { return j.Jar.Cookies(secure(u)) }
func secure(u *url.URL) *url.URL                            { s := *u; s.Scheme = "https"; return &s }

func newBrowser(t *testing.T) browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return browser{t, &http.Client{Jar: secureJar{jar}}}
}

func (b browser) open(method, address string, form url.Values) (text string) {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := b.client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, to, ok := strings.Cut(res.Header.Get("Refresh"), "url="); ok {
		return b.open(http.MethodGet, to, nil)
	}
	return string(body)
}
