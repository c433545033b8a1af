package scim

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
)

// service is a running service provider with one organization.
type service struct {
	*dbtest.DB
	t        testing.TB
	http     *httptest.Server
	provider *Provider
	org      access.OrgID
}

// client is an identity provider with a token.
type client struct {
	*service
	dir   directory.Directory
	token string
}

// reply is what came back.
type reply struct {
	status int
	header http.Header
	raw    string
	body   map[string]any
}

func start(t testing.TB, d *dbtest.DB, change ...func(*Config)) *service {
	t.Helper()
	s := &service{DB: d, t: t, org: d.Org(t, "acme")}
	mux := http.NewServeMux()
	s.http = httptest.NewServer(mux)
	c := Config{
		DB: d.DB, BaseURL: s.http.URL, Authenticate: s.authenticate, RequestsPerSecond: 1e6, Burst: 1e6,
		Log: slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError})),
	}
	for _, f := range change {
		f(&c)
	}
	s.provider = Handler(c)
	mux.Handle(prefix, s.provider)
	t.Cleanup(func() {
		s.http.Close()
		_ = s.provider.Close()
	})
	return s
}

// authenticate is what internal/credential does, without its bookkeeping.
func (s *service) authenticate(r *http.Request, id string) (context.Context, directory.Directory, error) {
	secret, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok {
		return r.Context(), directory.Directory{}, fault.New(fault.Unauthenticated, "Send the directory's bearer token.")
	}
	var b directory.Bearer
	err := s.AcrossView(r.Context(), "test", func(w *db.Wide) error {
		var err error
		b, err = directory.Authenticate(w, random.Hash(secret))
		return err
	})
	if err == nil && b.Directory.ID != id {
		err = fault.New(fault.Unauthenticated, "The bearer token is not valid.")
	}
	return access.With(r.Context(), b.Actor()), b.Directory, err
}

func (s *service) owner(org access.OrgID) context.Context { return dbtest.As(s.t, org, access.Owner) }

// connect makes a directory of a profile with a token that lasts two days.
func (s *service) connect(p directory.Profile, change ...func(*directory.Settings)) *client {
	s.t.Helper()
	return s.connectTo(s.org, p, change...)
}

func (s *service) connectTo(org access.OrgID, p directory.Profile, change ...func(*directory.Settings)) *client {
	s.t.Helper()
	c := &client{service: s}
	err := s.Update(s.owner(org), access.ManageDirectories, func(tx *db.Tx) error {
		var err error
		if c.dir, err = directory.Create(tx, string(p)+" "+db.NewID(), p); err != nil {
			return err
		}
		for _, f := range change {
			f(&c.dir.Settings)
		}
		if c.dir, err = directory.Update(tx, c.dir); err != nil {
			return err
		}
		_, c.token, err = directory.Issue(tx, c.dir.ID, "test", tx.Now.Add(48*time.Hour))
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

func (c *client) base() string { return c.http.URL + prefix + c.dir.ID + version }

// do sends a request; headers are pairs of name and value.
func (c *client) do(method, path, body string, headers ...string) reply {
	c.t.Helper()
	return c.send(method, path, strings.NewReader(body), headers...)
}

func (c *client) send(method, path string, body io.Reader, headers ...string) reply {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.base()+path, body)
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+c.token)
	r.Header.Set("Content-Type", mediaType)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := c.http.Client().Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	out := reply{status: res.StatusCode, header: res.Header, raw: string(raw)}
	if len(bytes.TrimSpace(raw)) > 0 {
		if err := json.Unmarshal(raw, &out.body); err != nil {
			c.t.Fatalf("%s %s: the answer is not JSON: %s", method, path, raw)
		}
	}
	return out
}

// want is do that expects a status.
func (c *client) want(status int, method, path, body string, headers ...string) reply {
	c.t.Helper()
	r := c.do(method, path, body, headers...)
	if r.status != status {
		c.t.Fatalf("%s %s: status %d, want %d: %s", method, path, r.status, status, r.raw)
	}
	if status >= 400 {
		r.isError(c.t, status)
	}
	return r
}

// isError checks the whole error body (RFC 7644 section 3.12).
func (r reply) isError(t testing.TB, status int) {
	t.Helper()
	schemas, _ := r.body["schemas"].([]any)
	if len(schemas) != 1 || schemas[0] != "urn:ietf:params:scim:api:messages:2.0:Error" {
		t.Errorf("schemas of the error: %v", r.body["schemas"])
	}
	if r.body["status"] != jsonStatus(status) {
		t.Errorf("status in the error: %v, want %q", r.body["status"], jsonStatus(status))
	}
	if detail, _ := r.body["detail"].(string); len(detail) < 10 {
		t.Errorf("the error says too little: %q", detail)
	}
	if got := r.header.Get("Content-Type"); got != mediaType {
		t.Errorf("Content-Type %q", got)
	}
}

func jsonStatus(status int) string {
	b, _ := json.Marshal(status)
	return string(b)
}

func (r reply) scimType() string { s, _ := r.body["scimType"].(string); return s }

func (r reply) id() string { s, _ := r.body["id"].(string); return s }

// at reads a value by a path such as "name.givenName" or "emails.0.value";
// parts are split at slashes, because URNs have dots.
func (r reply) at(path string) any { return dig(r.body, path) }

func dig(v any, path string) any {
	for part := range strings.SplitSeq(path, "/") {
		switch x := v.(type) {
		case map[string]any:
			v = x[part]
		case []any:
			var i int
			if json.Unmarshal([]byte(part), &i) != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

func (r reply) total() int { n, _ := r.body["totalResults"].(float64); return int(n) }

func (r reply) resources() []any { list, _ := r.body["Resources"].([]any); return list }

// user makes a user and returns the id.
func (c *client) user(name string) string {
	c.t.Helper()
	return c.want(201, "POST", "/Users", userBody(name)).id()
}

func userBody(name string) string {
	return `{"schemas":["` + userURN + `"],"userName":"` + name + `","externalId":"ext-` + name + `","active":true,
		"name":{"givenName":"G-` + name + `","familyName":"F-` + name + `"},"displayName":"D-` + name + `",
		"emails":[{"value":"` + name + `","type":"work","primary":true}]}`
}

func (c *client) group(name string, members ...string) string {
	c.t.Helper()
	list := ""
	for _, m := range members {
		list += `,{"value":"` + m + `"}`
	}
	return c.want(201, "POST", "/Groups", `{"schemas":["`+groupURN+`"],"displayName":"`+name+`","members":[`+strings.TrimPrefix(list, ",")+`]}`).id()
}

// members lists a group's members.
func (c *client) members(id string) []string {
	c.t.Helper()
	list, _ := c.want(200, "GET", "/Groups/"+id, "").body["members"].([]any)
	var out []string
	for _, m := range list {
		out = append(out, m.(map[string]any)["value"].(string))
	}
	return out
}

func patchBody(ops ...string) string {
	return `{"schemas":["` + patchURN + `"],"Operations":[` + strings.Join(ops, ",") + `]}`
}

// query escapes a filter for the address.
func filtered(path, filter string) string {
	return path + "?filter=" + strings.NewReplacer(" ", "%20", `"`, "%22", "[", "%5B", "]", "%5D", "%", "%25").Replace(filter)
}
