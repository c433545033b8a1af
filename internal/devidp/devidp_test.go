package devidp_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/devidp"
	"github.com/sysoon/steward/internal/fault"
)

const redirect = "http://127.0.0.1:9/auth/oidc/x/callback"

// open serves one organization with two people and a client.
func open(t *testing.T, seed []byte) (*devidp.Provider, string, *http.Client) {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	base := "http://" + server.Listener.Addr().String()
	p, err := devidp.New(devidp.Config{BaseURL: base, Seed: seed, Organizations: []devidp.Organization{{
		Slug: "acme", Name: "Acme <b>", People: []devidp.Person{
			{Subject: "s-ada", Email: "ada@acme.example", Name: "Ada Byron", Note: "Owner", Groups: []string{"staff"}},
			{Subject: "s-bob", Email: "bob@acme.example", Name: "Bob Roe"},
		},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	err = p.Register("acme", devidp.Client{ID: "c", Secret: "s", RedirectURIs: []string{"http://127.0.0.1:9/auth/oidc/*/callback"},
		PostLogoutRedirectURIs: []string{"http://127.0.0.1:9/signed-out"}})
	if err != nil {
		t.Fatal(err)
	}
	server.Config.Handler = p
	server.Start()
	t.Cleanup(server.Close)
	jar, _ := cookiejar.New(nil)
	return p, base + "/acme", &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func do(t *testing.T, c *http.Client, method, address string, form url.Values) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.SetBasicAuth("c", "s")
	}
	res, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

// The challenge is that of RFC 7636 appendix B.
const (
	verifier  = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
	challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
)

func request(pairs ...string) string {
	q := url.Values{
		"client_id": {"c"}, "redirect_uri": {redirect}, "response_type": {"code"}, "scope": {"openid email profile groups"},
		"state": {"st"}, "nonce": {"no"}, "code_challenge": {challenge}, "code_challenge_method": {"S256"},
	}
	for i := 0; i < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		}
	}
	return "/authorize?" + q.Encode()
}

var hidden = regexp.MustCompile(`name="id" value="([^"]+)"`)

// login goes to the login page of a request; "" if there was none to show.
func login(t *testing.T, c *http.Client, issuer, path string) (address, page string) {
	t.Helper()
	res, body := do(t, c, http.MethodGet, issuer+path, nil)
	if res.StatusCode != http.StatusFound {
		t.Fatalf("authorize: %d %s", res.StatusCode, body)
	}
	address = res.Header.Get("Location")
	res, page = do(t, c, http.MethodGet, address, nil)
	if res.StatusCode == http.StatusSeeOther {
		return res.Header.Get("Location"), ""
	}
	return address, page
}

// code signs in and returns the code.
func code(t *testing.T, c *http.Client, issuer, subject string) string {
	t.Helper()
	address, page := login(t, c, issuer, request())
	if page != "" {
		res, body := do(t, c, http.MethodPost, address, url.Values{"id": {hidden.FindStringSubmatch(page)[1]}, "subject": {subject}})
		if address = res.Header.Get("Location"); address == "" {
			t.Fatalf("login: %d %s", res.StatusCode, body)
		}
	}
	res, body := do(t, c, http.MethodGet, address, nil)
	back, err := url.Parse(res.Header.Get("Location"))
	if err != nil || !strings.HasPrefix(back.String(), redirect) || back.Query().Get("state") != "st" {
		t.Fatalf("callback: %d %s %s", res.StatusCode, back, body)
	}
	return back.Query().Get("code")
}

func exchange(t *testing.T, c *http.Client, issuer, code, verifier string) (status int, token string) {
	t.Helper()
	res, body := do(t, c, http.MethodPost, issuer+"/oauth/token", url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {redirect}, "code_verifier": {verifier},
	})
	var got struct {
		ID string `json:"id_token"`
	}
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	return res.StatusCode, got.ID
}

func TestCodeIsForItsVerifierOnce(t *testing.T) {
	_, issuer, c := open(t, nil)
	if status, _ := exchange(t, c, issuer, code(t, c, issuer, "s-ada"), "wrong"); status == http.StatusOK {
		t.Error("a wrong verifier is accepted")
	}
	first := code(t, c, issuer, "s-ada")
	if status, token := exchange(t, c, issuer, first, verifier); status != http.StatusOK || token == "" {
		t.Fatalf("%d", status)
	}
	if status, _ := exchange(t, c, issuer, first, verifier); status == http.StatusOK {
		t.Error("a code works twice")
	}
}

func TestRequestsThatAreRefused(t *testing.T) {
	_, issuer, c := open(t, nil)
	for name, path := range map[string]string{
		"no PKCE":          request("code_challenge", "", "code_challenge_method", ""),
		"plain PKCE":       request("code_challenge_method", "plain"),
		"foreign redirect": request("redirect_uri", "http://127.0.0.1:9/evil"),
		"unknown client":   request("client_id", "other"),
		"prompt none":      request("prompt", "none"),
	} {
		res, _ := do(t, c, http.MethodGet, issuer+path, nil)
		if to := res.Header.Get("Location"); strings.Contains(to, "/login") || strings.Contains(to, "code=") {
			t.Errorf("%s leads to %s", name, to)
		}
	}
}

func TestBrowserIsRememberedUntilEndSession(t *testing.T) {
	_, issuer, c := open(t, nil)
	_, token := exchange(t, c, issuer, code(t, c, issuer, "s-ada"), verifier)
	if _, page := login(t, c, issuer, request()); page != "" {
		t.Error("asks a known browser")
	}
	for name, path := range map[string]string{
		"prompt login": request("prompt", "login"), "max_age": request("max_age", "0"),
		"prompt select_account": request("prompt", "select_account"), "somebody else": request("login_hint", "bob@acme.example"),
	} {
		if _, page := login(t, c, issuer, path); page == "" {
			t.Errorf("%s does not ask", name)
		}
	}
	if _, page := login(t, c, issuer, request("login_hint", "ADA@acme.example")); page != "" {
		t.Error("asks the one who is hinted")
	}
	q := url.Values{"id_token_hint": {token}, "post_logout_redirect_uri": {"http://127.0.0.1:9/signed-out"}, "state": {"bye"}}
	res, body := do(t, c, http.MethodGet, issuer+"/end_session?"+q.Encode(), nil)
	if to := res.Header.Get("Location"); to != "http://127.0.0.1:9/signed-out?state=bye" {
		t.Fatalf("end-session leads to %q %s", to, body)
	}
	if _, page := login(t, c, issuer, request()); page == "" {
		t.Error("end-session forgot nothing")
	}
	q.Set("post_logout_redirect_uri", "http://evil.example/")
	if res, _ := do(t, c, http.MethodGet, issuer+"/end_session?"+q.Encode(), nil); strings.Contains(res.Header.Get("Location"), "evil") {
		t.Error("end-session redirects anywhere")
	}
}

func TestLoginPage(t *testing.T) {
	_, issuer, c := open(t, nil)
	address, page := login(t, c, issuer, request())
	if !strings.Contains(page, "Ada Byron") || strings.Contains(page, "Bob Roe") || strings.Contains(page, "Acme <b>") || strings.Contains(page, "<script") {
		t.Errorf("suggested:\n%s", page)
	}
	if _, page = do(t, c, http.MethodGet, address+"&q=bob", nil); !strings.Contains(page, "Bob Roe") || strings.Contains(page, "Ada Byron") {
		t.Errorf("found:\n%s", page)
	}
	if _, page = login(t, c, issuer, request("login_hint", "bob@acme.example")); !strings.Contains(page, "Bob Roe") {
		t.Errorf("hinted:\n%s", page)
	}
	for name, form := range map[string]url.Values{
		"made-up request": {"id": {"made-up"}, "subject": {"s-ada"}}, "made-up person": {"id": {hidden.FindStringSubmatch(page)[1]}, "subject": {"s-eve"}},
	} {
		if res, _ := do(t, c, http.MethodPost, issuer+"/login", form); res.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", name, res.StatusCode)
		}
	}
}

func keys(t *testing.T, c *http.Client, issuer string) []string {
	t.Helper()
	_, body := do(t, c, http.MethodGet, issuer+"/keys", nil)
	var set struct {
		Keys []struct{ Kid, X string }
	}
	if err := json.Unmarshal([]byte(body), &set); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, k := range set.Keys {
		out = append(out, k.Kid+" "+k.X)
	}
	return out
}

func TestRotationKeepsFormerKeysForAWhile(t *testing.T) {
	p, issuer, c := open(t, nil)
	first := keys(t, c, issuer)
	for n := range 4 {
		if err := p.Rotate("acme"); err != nil {
			t.Fatal(err)
		}
		got := keys(t, c, issuer)
		if kept := strings.Contains(strings.Join(got, ","), first[0]); kept != (n < 2) || len(got) != min(n+2, 3) {
			t.Errorf("after %d rotations: %v", n+1, got)
		}
	}
	if !fault.Is(p.Rotate("other"), fault.NotFound) {
		t.Error("an unknown organization rotates")
	}
}

func TestSeedMakesKeysTheSameAfterARestart(t *testing.T) {
	seed := []byte(strings.Repeat("s", 32))
	_, one, c := open(t, seed)
	_, two, _ := open(t, seed)
	_, three, _ := open(t, nil)
	if a, b := keys(t, c, one), keys(t, c, two); a[0] != b[0] {
		t.Errorf("%v and %v", a, b)
	}
	if a, b := keys(t, c, one), keys(t, c, three); a[0] == b[0] {
		t.Error("no seed gives the same keys")
	}
}

func TestLoopbackOnly(t *testing.T) {
	for _, base := range []string{"http://0.0.0.0:1", "http://192.0.2.1:1", "https://example.com", "http://127.0.0.1.example.com", ""} {
		if _, err := devidp.New(devidp.Config{BaseURL: base}); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", base, err)
		}
	}
	p, err := devidp.New(devidp.Config{BaseURL: "http://127.0.0.1:1"})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := p.Serve(ctx, l); !fault.Is(err, fault.Denied) {
		t.Errorf("serves on every address: %v", err)
	}
}

func TestSeenEarlier(t *testing.T) {
	_, issuer, c := open(t, nil)
	address, page := login(t, c, issuer, request())
	form := url.Values{"id": {hidden.FindStringSubmatch(page)[1]}, "subject": {"s-ada"}, "seen": {"earlier"}}
	res, _ := do(t, c, http.MethodPost, address, form)
	res, _ = do(t, c, http.MethodGet, res.Header.Get("Location"), nil)
	back, err := url.Parse(res.Header.Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	_, token := exchange(t, c, issuer, back.Query().Get("code"), verifier)
	claims, err := base64.RawURLEncoding.DecodeString(strings.Split(token, ".")[1])
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		At int64 `json:"auth_time"`
	}
	if err := json.Unmarshal(claims, &got); err != nil {
		t.Fatal(err)
	}
	if ago := time.Since(time.Unix(got.At, 0)); ago < 59*time.Minute || ago > 61*time.Minute {
		t.Errorf("was seen %s ago", ago)
	}
	if _, page = login(t, c, issuer, request("max_age", "900")); page == "" {
		t.Error("whoever was seen an hour ago is not asked again")
	}
}

// Whoever is invited is not among the samples: the page offers the typed address.
func TestNewcomers(t *testing.T) {
	_, issuer, c := open(t, nil)
	address, _ := login(t, c, issuer, request())
	if _, page := do(t, c, http.MethodGet, address+"&q=Ida@acme.example", nil); !strings.Contains(page, `value="new:ida@acme.example"`) || !strings.Contains(page, "somebody new") {
		t.Errorf("nobody new:\n%s", page)
	}
	for _, query := range []string{"ADA@acme.example", "ida", "@", "i%20da@acme.example"} {
		if _, page := do(t, c, http.MethodGet, address+"&q="+query, nil); strings.Contains(page, "new:") {
			t.Errorf("%s: somebody new", query)
		}
	}
	_, token := exchange(t, c, issuer, code(t, c, issuer, "new:ida@acme.example"), verifier)
	payload, err := base64.RawURLEncoding.DecodeString(strings.Split(token+"..", ".")[1])
	var got map[string]any
	if err != nil || json.Unmarshal(payload, &got) != nil {
		t.Fatalf("%q: %v", token, err)
	}
	if got["email"] != "ida@acme.example" || got["email_verified"] != true || got["sub"] != "new:ida@acme.example" {
		t.Errorf("claims %v", got)
	}
}
