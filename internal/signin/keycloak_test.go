package signin_test

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// keycloak is an identity provider that others wrote, by its administrator's API.
type keycloak struct {
	t     *testing.T
	base  string
	user  *url.Userinfo
	realm string
}

// newKeycloak takes the running Keycloak of STEWARD_TEST_KEYCLOAK (.ci/keycloak
// start), with a realm of its own. Without one the test fails: a provider that is
// not there proves nothing.
func newKeycloak(t *testing.T) *keycloak {
	t.Helper()
	u, err := url.Parse(os.Getenv("STEWARD_TEST_KEYCLOAK"))
	if err != nil || u.Host == "" {
		t.Fatal("STEWARD_TEST_KEYCLOAK must be the address of a Keycloak: start one with .ci/keycloak start .cache/keycloak")
	}
	k := &keycloak{t: t, user: u.User, base: u.Scheme + "://" + u.Host, realm: "steward-" + strings.ToLower(db.NewID())}
	k.admin(http.MethodPost, "/admin/realms", map[string]any{"realm": k.realm, "enabled": true, "sslRequired": "none"})
	t.Cleanup(func() { k.admin(http.MethodDelete, "/admin/realms/"+k.realm, nil) })
	return k
}

func (k *keycloak) issuer() string { return k.base + "/realms/" + k.realm }

// admin does one request as the administrator and returns the address of what was
// made, and the answer.
func (k *keycloak) admin(method, path string, body any) (made string, answer []byte) {
	k.t.Helper()
	password, _ := k.user.Password()
	_, raw := k.do(http.MethodPost, k.base+"/realms/master/protocol/openid-connect/token", "", url.Values{
		"grant_type": {"password"}, "client_id": {"admin-cli"}, "username": {k.user.Username()}, "password": {password},
	}.Encode())
	var token struct {
		Access string `json:"access_token"`
	}
	if err := json.Unmarshal(raw, &token); err != nil || token.Access == "" {
		k.t.Fatalf("no administrator's token: %s", raw)
	}
	text := ""
	if body != nil {
		b, _ := json.Marshal(body)
		text = string(b)
	}
	return k.do(method, k.base+path, token.Access, text)
}

func (k *keycloak) do(method, address, token, body string) (made string, answer []byte) {
	k.t.Helper()
	req, err := http.NewRequestWithContext(context.WithoutCancel(k.t.Context()), method, address, bytes.NewBufferString(body))
	if err != nil {
		k.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if token != "" {
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		k.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	answer, _ = io.ReadAll(res.Body)
	if res.StatusCode >= http.StatusBadRequest {
		k.t.Fatalf("%s %s: %d %s", method, address, res.StatusCode, answer)
	}
	return res.Header.Get("Location"), answer
}

// client registers Steward, with groups at userinfo alone and back-channel logout.
func (k *keycloak) client(steward, logout string) {
	k.admin(http.MethodPost, "/admin/realms/"+k.realm+"/clients", map[string]any{
		"clientId": clientID, "secret": clientSecret, "protocol": "openid-connect", "publicClient": false, "standardFlowEnabled": true,
		"redirectUris": []string{steward + "/*"},
		"attributes": map[string]string{
			"backchannel.logout.url": logout, "backchannel.logout.session.required": "true", "post.logout.redirect.uris": steward + "/signed-out",
			"pkce.code.challenge.method": "S256",
		},
		"protocolMappers": []map[string]any{{
			"name": "groups", "protocol": "openid-connect", "protocolMapper": "oidc-group-membership-mapper",
			"config": map[string]string{"claim.name": "groups", "full.path": "false", "id.token.claim": "false", "userinfo.token.claim": "true"},
		}},
	})
}

// everySession has logout tokens name the person alone, so that all of their
// sessions end.
func (k *keycloak) everySession(logout string) {
	var found []struct {
		ID         string            `json:"id"`
		Attributes map[string]string `json:"attributes"`
	}
	_, raw := k.admin(http.MethodGet, "/admin/realms/"+k.realm+"/clients?clientId="+clientID, nil)
	if err := json.Unmarshal(raw, &found); err != nil || len(found) != 1 {
		k.t.Fatalf("no client: %v %s", err, raw)
	}
	found[0].Attributes["backchannel.logout.session.required"], found[0].Attributes["backchannel.logout.url"] = "false", logout
	k.admin(http.MethodPut, "/admin/realms/"+k.realm+"/clients/"+found[0].ID, map[string]any{"clientId": clientID, "attributes": found[0].Attributes})
}

// person makes a user in a group and returns the user's id.
func (k *keycloak) person(email, group string) string {
	k.admin(http.MethodPost, "/admin/realms/"+k.realm+"/groups", map[string]any{"name": group})
	made, _ := k.admin(http.MethodPost, "/admin/realms/"+k.realm+"/users", map[string]any{
		"username": email, "email": email, "emailVerified": true, "enabled": true, "firstName": "Ada", "lastName": "Byron", "groups": []string{"/" + group},
		"credentials": []map[string]any{{"type": "password", "value": "correct horse", "temporary": false}},
	})
	return made[strings.LastIndex(made, "/")+1:]
}

// rotate makes a newer signing key.
func (k *keycloak) rotate() {
	k.admin(http.MethodPost, "/admin/realms/"+k.realm+"/components", map[string]any{
		"name": "newer", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
		"config": map[string][]string{"priority": {"500"}, "enabled": {"true"}, "active": {"true"}, "algorithm": {"RS256"}, "keySize": {"2048"}},
	})
}

var loginForm = regexp.MustCompile(`<form[^>]+action="([^"]+)"`)

// logIn fills in Keycloak's form, if it shows one.
func logIn(b *browser, p page, email string) page {
	b.t.Helper()
	m := loginForm.FindStringSubmatch(p.body)
	if m == nil || !strings.Contains(p.body, `name="password"`) {
		return p
	}
	return b.post(html.UnescapeString(m[1]), values("username", email, "password", "correct horse", "credentialId", ""))
}

// TestKeycloak is the wizard's discovery, sign-in, groups, key rotation, step-up
// and back-channel logout with Keycloak.
func TestKeycloak(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		k, s := newKeycloak(t), run(t, d)
		found, err := s.service.Discover(t.Context(), k.issuer())
		if err != nil || found.Says != k.issuer() || !found.PKCE || !found.SendsIssuer || len(found.Foreign) > 0 || !slices.Contains(found.Algorithms, "RS256") {
			t.Fatalf("discovered %+v, %v", found, err)
		}
		h := s.organization("acme", "acme.example", k.issuer())
		k.client(s.url, s.url+"/auth/oidc/"+h.connection.ID+"/logout")
		user := k.person("ada@acme.example", "checkers")
		ada := h.join("ada@acme.example", nil)
		h.set(func(n *org.NewConnection) {
			n.Settings.Groups = []org.GroupRoles{{Group: "checkers", Roles: []access.Role{access.Auditor}}}
		})
		b := newBrowser(t)
		in := func(b *browser) {
			t.Helper()
			p := logIn(b, b.post(s.url+"/signin", values("email", "ada@acme.example", "return_to", "/")), "ada@acme.example")
			if p.body != string(h.id)+" "+string(ada) {
				t.Fatalf("%d at %s: %s", p.status, p.address, p.body)
			}
		}
		in(b)
		h.update(func(tx *db.Tx) error {
			m, err := member.Find(tx, ada)
			if !slices.Contains(m.Roles, access.Auditor) {
				t.Errorf("the group gave no role: %v", m.Roles)
			}
			return err
		})
		if p := logIn(b, b.post(s.url+"/auth/step-up", values("return_to", "/")), "ada@acme.example"); p.body != string(h.id)+" "+string(ada) || h.sessions() != 1 {
			t.Errorf("step-up: %d at %s, %d sessions: %s", p.status, p.address, h.sessions(), p.body)
		}
		// Of a person's two sessions, Keycloak names one when its administrator ends
		// all (github.com/keycloak/keycloak/issues/22914): one token, with sub and the
		// sid of one session, which is the one that ends here. Without "Backchannel
		// logout session required" its token has the sub alone, and all end.
		leave := func(left int) {
			t.Helper()
			k.admin(http.MethodPost, "/admin/realms/"+k.realm+"/users/"+user+"/logout", nil)
			for tries := 0; h.sessions() != left; tries++ {
				if tries == 500 {
					t.Fatalf("%d sessions after the provider's logout, want %d", h.sessions(), left)
				}
			}
		}
		in(newBrowser(t))
		leave(1)
		k.everySession(s.url + "/auth/oidc/" + h.connection.ID + "/logout")
		in(newBrowser(t))
		leave(0)
		if p := b.get(s.url + "/"); p.status != http.StatusUnauthorized {
			t.Errorf("%d after the provider's logout", p.status)
		}
		k.rotate()
		d.Clock.Advance(time.Minute) // an unknown key is asked for once a minute
		in(newBrowser(t))
	})
}
