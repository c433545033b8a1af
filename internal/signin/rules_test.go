package signin

import (
	"net/url"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/random"
)

// Row C6.
func TestReturnOnlyToOwnPaths(t *testing.T) {
	for from, want := range map[string]string{
		"/":                       "/",
		"/members?sort=name&a=/b": "/members?sort=name&a=/b",
		"/requests/7#clock":       "/requests/7#clock",
		"":                        "/",
		"members":                 "/",
		"//evil.example":          "/",
		"/\\evil.example":         "/",
		"\\\\evil.example":        "/",
		"https:evil.example":      "/",
		"https://evil.example/":   "/",
		"javascript:alert(1)":     "/",
		"/%2Fevil.example":        "/",
		"/%5Cevil.example":        "/",
		"/\t/evil.example":        "/",
		"/x\r\nSet-Cookie: a=b":   "/",
		"/x%0d%0aSet-Cookie:a=b":  "/",
		"/%zz":                    "/",
		"/signin?return_to=/":     "/",
		"/signout":                "/",
		"/auth/oidc/x/callback":   "/",
	} {
		if got := localPath(from); got != want {
			t.Errorf("localPath(%q) = %q, want %q", from, got, want)
		}
	}
}

func TestReturnStaysAtHomeWhateverIsAsked(t *testing.T) {
	home, _ := url.Parse("https://steward.example/signin")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`(/|\\|%2f|%5c|https?:|[a-z.@\t ]){0,8}[ -~]{0,12}`).Draw(t, "return_to")
		u, err := home.Parse(localPath(s))
		if err != nil || u.Host != home.Host || u.Scheme != home.Scheme {
			t.Fatalf("localPath(%q) leads to %v (%v)", s, u, err)
		}
	})
}

// Row S3: what a session began, that session finishes.
func TestFlowBelongsToItsSession(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	f := flow{BrowserHash: random.Hash("b"), Connection: "c", Purpose: purposeSignIn, ExpiresAt: now.Add(time.Second)}
	if err := f.open(now, presented{browser: "b", connection: "c"}); err != nil {
		t.Fatal(err)
	}
	for _, p := range []purpose{purposeTest, purposeLink, "step_up"} {
		f.Purpose = p
		for began, has := range map[string]string{"": "", "one": "other", "two": ""} {
			f.Session = began
			if err := f.open(now, presented{"b", "c", has}); fault.Shown(err).Detail != reasonOtherSession {
				t.Errorf("%s begun by %q, finished by %q: %v", p, began, has, err)
			}
		}
		f.Session = "one"
		if err := f.open(now, presented{"b", "c", "one"}); err != nil {
			t.Error(err)
		}
	}
}

func TestEndpointsAreNoWeakerThanTheIssuer(t *testing.T) {
	good := metadata{Authorize: "https://a.example/a", Token: "https://a.example/t", Keys: "https://a.example/k"}
	if err := good.check("https://a.example"); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*metadata){
		"http token endpoint": func(m *metadata) { m.Token = "http://a.example/t" },
		"http keys":           func(m *metadata) { m.Keys = "http://a.example/k" },
		"http end-session":    func(m *metadata) { m.EndSession = "http://a.example/e" },
	} {
		m := good
		change(&m)
		if m.check("https://a.example") == nil {
			t.Errorf("%s is accepted", name)
		}
	}
	for _, issuer := range []string{"https://u@a.example", "https://a.example?x", "https://a.example#x", "a.example"} {
		if good.check(issuer) == nil {
			t.Errorf("issuer %s is accepted", issuer)
		}
	}
}

func TestOneNetworkCannotTakeTheWholeDesk(t *testing.T) {
	s, err := New(Config{BaseURL: "https://steward.example"})
	if err != nil {
		t.Fatal(err)
	}
	admitted := 0
	for range 2 * visitsBurst {
		if s.admits(inbound.Network("203.0.113.7:1")) {
			admitted++
		}
	}
	if admitted < visitsBurst || admitted > visitsBurst+2*visitsPerSecond {
		t.Errorf("%d of %d admitted", admitted, 2*visitsBurst)
	}
	if !s.admits(inbound.Network("203.0.113.8:1")) {
		t.Error("the neighbour has to wait too")
	}
}

func TestBaseURLIsAnOrigin(t *testing.T) {
	for _, base := range []string{"", "steward.example", "ftp://steward.example", "https://steward.example/path", "https://steward.example?x"} {
		if _, err := New(Config{BaseURL: base}); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", base, err)
		}
	}
}
