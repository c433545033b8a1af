package signin_test

import (
	"bufio"
	"encoding/json"
	"html"
	"net/http"
	"net/url"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/org"
)

// peer is an OpenID provider that others wrote, npm's oidc-provider, in a process
// of its own (testdata/provider.mjs). Without Node and the console's packages the
// test fails: a provider that is not there proves nothing.
type peer struct {
	t      *testing.T
	issuer string
}

func newPeer(t *testing.T) *peer {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "node", "testdata/provider.mjs")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = t.Output()
	if err := cmd.Start(); err != nil {
		t.Fatal("this test needs node, and the console's packages: make web. ", err)
	}
	t.Cleanup(func() {
		_ = in.Close() // it ends with us
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal("the provider does not start: ", err)
	}
	return &peer{t: t, issuer: strings.TrimSpace(line)}
}

// tell makes the provider do something beside the protocol.
func (p *peer) tell(what string, v any) {
	p.t.Helper()
	body, err := json.Marshal(v)
	if err != nil {
		p.t.Fatal(err)
	}
	res, err := http.Post(p.issuer+"/control/"+what, "application/json", strings.NewReader(string(body)))
	if err != nil {
		p.t.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusNoContent {
		p.t.Fatalf("%s: %d", what, res.StatusCode)
	}
}

var (
	anyForm = regexp.MustCompile(`(?s)<form([^>]*)>(.*?)</form>`)
	action  = regexp.MustCompile(`action="([^"]*)"`)
	hidden  = regexp.MustCompile(`name="([^"]+)" value="([^"]*)"`)
)

// fill sends the form that a page of the provider has, with what it holds and
// who somebody is.
func fill(b *browser, p page, person string) page {
	b.t.Helper()
	m := anyForm.FindStringSubmatch(p.body)
	if m == nil {
		b.t.Fatalf("no form at %s: %d %s", p.address, p.status, p.body)
	}
	form := url.Values{"person": {person}}
	for _, field := range hidden.FindAllStringSubmatch(m[2], -1) {
		form.Set(field[1], html.UnescapeString(field[2]))
	}
	at, err := url.Parse(p.address)
	if err != nil {
		b.t.Fatal(err)
	}
	to := at
	if target := action.FindStringSubmatch(m[1]); target != nil {
		to, err = at.Parse(html.UnescapeString(target[1]))
	}
	if err != nil {
		b.t.Fatal(err)
	}
	return b.post(to.String(), form)
}

// steps are those of the latest trace, as they are kept.
func (h *house) steps() (text string) {
	h.t.Helper()
	h.update(func(tx *db.Tx) error {
		return tx.Get(&text, `select steps from signin_trace where org_id = :org order by id desc limit 1`, nil)
	})
	return text
}

// client is Steward as the provider knows it.
func (h *house) client() map[string]any {
	return map[string]any{
		"client_id": clientID, "client_secret": clientSecret, "redirect_uris": []string{h.callback()},
		"post_logout_redirect_uris": []string{h.url + "/signed-out"}, "backchannel_logout_session_required": true,
		"backchannel_logout_uri": h.url + "/auth/oidc/" + h.connection.ID + "/logout", "id_token_signed_response_alg": "ES256",
		"require_auth_time": true, "scope": "openid email profile groups",
	}
}

// TestPeer is the wizard's discovery, sign-in, groups, step-up, RP-initiated and back-channel logout and a new key with npm's
// oidc-provider.
func TestPeer(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		p, s := newPeer(t), run(t, d)
		h := s.organization("acme", "acme.example", p.issuer)
		client := h.client()
		p.tell("start", map[string]any{"clients": []any{client}})
		found, err := s.service.Discover(t.Context(), p.issuer)
		if err != nil || found.Says != p.issuer || !found.PKCE || !found.SendsIssuer || len(found.Foreign) > 0 || found.Endpoints.UserInfo == "" {
			t.Fatalf("discovered %+v, %v", found, err)
		}
		const email = "ada@acme.example"
		ada := h.join(email, nil)
		h.set(func(n *org.NewConnection) {
			n.Scopes = []string{"openid", "email", "profile", "groups"}
			n.Settings.StepUp = []string{"urn:two-factors"}
			n.Settings.Groups = []org.GroupRoles{{Group: "checkers", Roles: []access.Role{access.Auditor}}}
		})
		me := string(h.id) + " " + string(ada)
		in := func(b *browser) page {
			t.Helper()
			got := b.post(s.url+"/signin", values("email", email, "return_to", "/"))
			if got.body != me {
				got = fill(b, got, email)
			}
			if got.body != me {
				t.Fatalf("%d at %s: %s", got.status, got.address, got.body)
			}
			return got
		}
		// As it comes, this provider tells the address at userinfo only, and vouches
		// for no access token (at_hash is optional in the code flow, Core section
		// 3.1.3.6). So userinfo is not asked, nobody gets in, and the trace says why.
		b := newBrowser(t)
		got := fill(b, b.post(s.url+"/signin", values("email", email)), email)
		if got.status != http.StatusForbidden || !strings.Contains(got.body, "email_not_verified") || !strings.Contains(h.steps(), "at_hash") {
			t.Errorf("without at_hash: %d, %s", got.status, h.steps())
		}
		p.tell("start", map[string]any{"clients": []any{client}, "conformIdTokenClaims": false})
		d.Clock.Advance(time.Since(d.Clock.Now()) + time.Minute) // an unknown key is asked for once a minute
		b = newBrowser(t)
		in(b)
		if roles := (&siege{house: h}).roles(ada); !slices.Contains(roles, access.Auditor) {
			t.Errorf("the group gave no role: %v", roles)
		}

		// Step-up: the provider asks again although it knows the browser.
		before := b.cookie(s.url, "__Host-steward")
		d.Clock.Advance(time.Since(d.Clock.Now()))
		asked := b.post(s.url+"/auth/step-up", values("return_to", "/"))
		if got := fill(b, asked, email); got.body != me || b.cookie(s.url, "__Host-steward") == before || h.sessions() != 1 {
			t.Errorf("step-up: %d at %s, %d sessions: %s", got.status, got.address, h.sessions(), got.body)
		}
		// Somebody else in the same browser: this provider first ends the session of
		// whom it knew, and says so by the back channel; so the step-up has nobody
		// left whose it is.
		asked = b.post(s.url+"/auth/step-up", values("return_to", "/"))
		switched := fill(b, asked, "bob@acme.example")
		if got := fill(b, switched, ""); got.status != http.StatusBadRequest || !strings.Contains(got.body, "other_session") || h.sessions() != 0 {
			t.Errorf("somebody else's step-up: %d, %d sessions: %s", got.status, h.sessions(), got.body)
		}
		b = newBrowser(t)
		in(b)

		// A new key, while the provider knows the browser still.
		p.tell("rotate", nil)
		d.Clock.Advance(2 * time.Minute) // an unknown key is asked for once a minute
		second := newBrowser(t)
		in(second)
		d.Clock.Advance(time.Since(d.Clock.Now())) // its logout tokens live for two minutes

		// RP-initiated logout in one browser: the provider asks nothing, sends the
		// browser back, and tells every client of that session by the back channel.
		live := h.sessions()
		if live != 2 {
			t.Fatalf("%d sessions", live)
		}
		leaving := second.post(s.url+"/signout", values())
		if h.sessions() != 1 {
			t.Errorf("%d sessions after signing out of one", h.sessions())
		}
		if left := fill(second, leaving, ""); !strings.HasPrefix(left.address, s.url+"/signed-out?state=") || !strings.Contains(left.body, "your identity provider was told") {
			t.Errorf("back from the provider: %d at %s: %s", left.status, left.address, left.body)
		}

		// Leaving at the provider itself ends the session here.
		in(second)
		end := second.get(found.Endpoints.EndSession)
		fill(second, end, "")
		for tries := 0; second.get(s.url+"/").status != http.StatusUnauthorized; tries++ {
			if tries == 500 {
				t.Fatal("the provider's logout ends nothing")
			}
		}
		if b.get(s.url+"/").body != me {
			t.Error("the person's other session at the provider ended with it")
		}
	})
}
