package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

var files = fstest.MapFS{
	"index.html":         {Data: []byte(`<meta property="csp-nonce" nonce="STEWARD_CSP_NONCE"><script nonce="STEWARD_CSP_NONCE" src="/assets/a-1.js"></script>`)},
	"favicon.svg":        {Data: []byte("<svg/>")},
	".gitkeep":           {},
	"assets/a-1.js":      {Data: []byte("plain")},
	"assets/a-1.js.br":   {Data: []byte("brotli")},
	"assets/a-1.js.gz":   {Data: []byte("gzip")},
	"assets/small-2.css": {Data: []byte("css")},
}

func ask(t *testing.T, h http.Handler, method, target string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAddresses(t *testing.T) {
	cases := []struct {
		path   string
		status int
		page   bool
	}{
		{"/", 200, true}, {"/members", 200, true}, {"/members/abc", 200, true}, {"/terms/rights.access.respond_within", 200, true}, {"/index.html", 200, true},
		{"/favicon.svg", 200, false}, {"/assets/a-1.js", 200, false},
		{"/assets/gone-9.js", 404, false}, {"/assets/", 404, false}, {"/assets/a-1.js.br", 404, false},
		{"/robots.txt", 404, false}, {"/.gitkeep", 404, false}, {"/../handler.go", 404, false},
		{"/graphql", 404, false}, {"/scim/x/v2/Users", 404, false}, {"/auth/oidc/x/callback", 404, false},
		{"/download/package/x", 404, false}, {"/signin", 404, false}, {"/signout", 404, false}, {"/signed-out", 404, false},
	}
	h := newHandler(files)
	for _, c := range cases {
		r := ask(t, h, "GET", c.path)
		if r.StatusCode != c.status {
			t.Errorf("%s answers %d, want %d", c.path, r.StatusCode, c.status)
		}
		if page := strings.Contains(body(t, r), "csp-nonce"); page != c.page {
			t.Errorf("%s is the page: %v, want %v", c.path, page, c.page)
		}
		if r.Header.Get("Content-Security-Policy") == "" || r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s lacks its protecting headers", c.path)
		}
	}
}

func TestNonceIsFreshAndInThePolicy(t *testing.T) {
	h := newHandler(files)
	seen := map[string]bool{}
	for range 3 {
		r := ask(t, h, "GET", "/")
		page := body(t, r)
		m := regexp.MustCompile(`nonce="([A-Za-z0-9_-]{22})"`).FindStringSubmatch(page)
		if m == nil || strings.Contains(page, noncePlaceholder) {
			t.Fatalf("no nonce in %s", page)
		}
		if seen[m[1]] {
			t.Fatalf("nonce %s came twice", m[1])
		}
		seen[m[1]] = true
		if !strings.Contains(r.Header.Get("Content-Security-Policy"), "'nonce-"+m[1]+"'") {
			t.Error("the policy does not admit the page's nonce")
		}
		if r.Header.Get("Cache-Control") != "no-store" {
			t.Error("a page with a nonce may be stored")
		}
	}
}

func TestPolicyAdmitsNoInlineCode(t *testing.T) {
	p := policy("n")
	for _, never := range []string{"unsafe-inline", "unsafe-eval", "*", "http:", "https:"} {
		if strings.Contains(p, never) {
			t.Errorf("the policy admits %s: %s", never, p)
		}
	}
	for _, must := range []string{"default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} {
		if !strings.Contains(p, must) {
			t.Errorf("the policy lacks %s: %s", must, p)
		}
	}
}

func TestEncodings(t *testing.T) {
	cases := []struct{ accept, encoding, body string }{
		{"", "", "plain"}, {"gzip, deflate, br", "br", "brotli"}, {"gzip", "gzip", "gzip"},
		{"br;q=0, gzip;q=0.5", "gzip", "gzip"}, {"identity", "", "plain"}, {"GZIP", "gzip", "gzip"},
	}
	h := newHandler(files)
	for _, c := range cases {
		r := ask(t, h, "GET", "/assets/a-1.js", "Accept-Encoding", c.accept)
		if got := r.Header.Get("Content-Encoding"); got != c.encoding {
			t.Errorf("%q gets encoding %q, want %q", c.accept, got, c.encoding)
		}
		if got := body(t, r); got != c.body {
			t.Errorf("%q gets %q, want %q", c.accept, got, c.body)
		}
		if r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: caches may mix encodings", c.accept)
		}
		if ct := r.Header.Get("Content-Type"); !strings.Contains(ct, "javascript") {
			t.Errorf("%q gets type %q", c.accept, ct)
		}
	}
	if r := ask(t, h, "GET", "/assets/small-2.css", "Accept-Encoding", "br"); body(t, r) != "css" {
		t.Error("a file without compressed copies is not served plain")
	}
}

func TestCaching(t *testing.T) {
	h := newHandler(files)
	if got := ask(t, h, "GET", "/assets/a-1.js").Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("a hashed file is cached %q", got)
	}
	if got := ask(t, h, "GET", "/favicon.svg").Header.Get("Cache-Control"); strings.Contains(got, "immutable") {
		t.Errorf("a file without a hash is cached %q", got)
	}
}

func TestMethods(t *testing.T) {
	h := newHandler(files)
	r := ask(t, h, "POST", "/members")
	if r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST answers %d, Allow %q", r.StatusCode, r.Header.Get("Allow"))
	}
	r = ask(t, h, "HEAD", "/members")
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Length") == "" || body(t, r) != "" {
		t.Error("HEAD is not GET without its body")
	}
}

func TestWithoutABuild(t *testing.T) {
	h := newHandler(fstest.MapFS{".gitkeep": {}})
	r := ask(t, h, "GET", "/members")
	if r.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("answers %d", r.StatusCode)
	}
	page := body(t, r)
	if !strings.Contains(page, "npm run build") || strings.Contains(page, "<script") {
		t.Error("the page does not say how to build, or has scripts")
	}
}

func TestEmbeddedIsServed(t *testing.T) {
	r := ask(t, Handler(), "GET", "/")
	if r.StatusCode != http.StatusOK && r.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("answers %d", r.StatusCode)
	}
}
