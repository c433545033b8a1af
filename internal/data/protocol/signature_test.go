package protocol

import (
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var (
	secret = []byte("a secret of at least sixteen bytes")
	start  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
)

// TestExampleOfTheStandard is RFC 9421 appendix B.2.5.
func TestExampleOfTheStandard(t *testing.T) {
	key, err := base64.StdEncoding.DecodeString("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==")
	if err != nil {
		t.Fatal(err)
	}
	req := httptest.NewRequest(http.MethodPost, "https://example.com/foo?param=Value&Pet=dog", nil)
	req.Header.Set("Date", "Tue, 20 Apr 2021 02:07:55 GMT")
	req.Header.Set("Content-Type", "application/json")
	base, err := signatureBase(req, "", []string{"date", "@authority", "content-type"},
		`("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"`)
	if err != nil {
		t.Fatal(err)
	}
	const want = "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8="
	if got := base64.StdEncoding.EncodeToString(mac(key, base)); got != want {
		t.Errorf("got %s over\n%s", got, base)
	}
}

// TestDigestOfTheStandard is the digest of {"hello": "world"} and a line feed
// in RFC 9530 appendix D.
func TestDigestOfTheStandard(t *testing.T) {
	if got := digest([]byte("{\"hello\": \"world\"}\n")); got != "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:" {
		t.Error(got)
	}
}

// signed makes a request as the server sees it.
func signed(t interface{ Fatal(...any) }, body string, at time.Time) *http.Request {
	req := httptest.NewRequest(http.MethodPost, "http://files.example/base/v1/find?x=1", strings.NewReader(body))
	req.Header.Set(HeaderIdempotency, "key-00000001")
	if err := Sign(req, []byte(body), secret, at); err != nil {
		t.Fatal(err)
	}
	return req
}

func verifier() *Verifier { return &Verifier{Secret: secret, Now: func() time.Time { return start }} }

func TestCheck(t *testing.T) {
	const body = `{"subject":{}}`
	cases := []struct {
		name  string
		at    time.Time
		spoil func(*http.Request)
		want  string
	}{
		{"right", start, func(*http.Request) {}, ""},
		{"as old as may be", start.Add(-Window), func(*http.Request) {}, ""},
		{"too old", start.Add(-Window - time.Second), func(*http.Request) {}, "too long ago"},
		{"ahead", start.Add(Window + time.Second), func(*http.Request) {}, "ahead"},
		{"no key", start, func(r *http.Request) { r.Header.Del(HeaderIdempotency) }, "Idempotency-Key"},
		{"short key", start, func(r *http.Request) { r.Header.Set(HeaderIdempotency, "short") }, "Idempotency-Key"},
		{"other key", start, func(r *http.Request) { r.Header.Set(HeaderIdempotency, "key-00000002") }, "wrong"},
		{"two keys", start, func(r *http.Request) { r.Header.Add(HeaderIdempotency, "key-00000002") }, "wrong"},
		{"no digest", start, func(r *http.Request) { r.Header.Del(HeaderDigest) }, "Content-Digest"},
		{"no signature", start, func(r *http.Request) { r.Header.Del(HeaderSignature) }, "missing"},
		{"no input", start, func(r *http.Request) { r.Header.Del(HeaderInput) }, "missing"},
		{"another label", start, func(r *http.Request) { replace(r, HeaderInput, "sig1=", "sig2=") }, "missing"},
		{"other method", start, func(r *http.Request) { r.Method = http.MethodPut }, "wrong"},
		{"other path", start, func(r *http.Request) { r.URL.Path = "/base/v1/erase" }, "wrong"},
		{"other query", start, func(r *http.Request) { r.URL.RawQuery = "x=2" }, "wrong"},
		{"other host", start, func(r *http.Request) { r.Host = "else.example" }, "wrong"},
		{"other created", start, func(r *http.Request) { replace(r, HeaderInput, "created=1", "created=2") }, "wrong"},
		{"covers less", start, func(r *http.Request) { replace(r, HeaderInput, ` "content-digest"`, "") }, "does not cover"},
		{"covers what is not there", start, func(r *http.Request) { replace(r, HeaderInput, `"@method"`, `"@method" "x-absent"`) }, "does not have"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			req := signed(t, body, c.at)
			c.spoil(req)
			err := verifier().Check(req, []byte(body))
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func replace(r *http.Request, header, from, to string) {
	r.Header.Set(header, strings.Replace(r.Header.Get(header), from, to, 1))
}

func TestBehindAProxy(t *testing.T) {
	req := signed(t, "{}", start)
	req.Host = "inner:8080"
	v := verifier()
	v.Base = "http://files.example/"
	if err := v.Check(req, []byte("{}")); err != nil {
		t.Error(err)
	}
}

func TestReplayIsRefused(t *testing.T) {
	v, now := verifier(), start
	v.Now = func() time.Time { return now }
	req := signed(t, "{}", start)
	for i, want := range []bool{true, false, false} {
		if got := v.Check(req, []byte("{}")) == nil; got != want {
			t.Errorf("time %d: accepted %v", i+1, got)
		}
		now = now.Add(Window / 2)
	}
}

func TestNoncesAreBounded(t *testing.T) {
	v := verifier()
	v.seen = map[string]time.Time{}
	for i := range maxNonces {
		v.seen[strings.Repeat("x", i%50)+time.Duration(i).String()] = start
	}
	if err := v.once("fresh", start); err == nil {
		t.Error("memory grows without end")
	}
	if err := v.once("fresh", start.Add(3*Window)); err != nil || len(v.seen) != 1 {
		t.Errorf("old nonces are not forgotten: %d, %v", len(v.seen), err)
	}
}

func TestSignNeedsAKey(t *testing.T) {
	req := httptest.NewRequest(http.MethodPost, "http://files.example/", nil)
	if err := Sign(req, nil, secret, start); err == nil {
		t.Error("signed without an Idempotency-Key")
	}
}

// TestAnyChangeIsRefused: whatever a header is changed to, or the body, the
// request is refused; and Check never panics.
func TestAnyChangeIsRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.String().Draw(t, "body")
		req := signed(t, body, start)
		if err := verifier().Check(req.Clone(t.Context()), []byte(body)); err != nil {
			t.Fatal(err)
		}
		other := rapid.String().Draw(t, "other")
		header := rapid.SampledFrom([]string{"", HeaderDigest, HeaderIdempotency, HeaderInput, HeaderSignature}).Draw(t, "header")
		was := body
		if header != "" {
			was = req.Header.Get(header)
			req.Header.Set(header, other)
		}
		if was == other {
			return
		}
		sent := body
		if header == "" {
			sent = other
		}
		if verifier().Check(req, []byte(sent)) == nil {
			t.Fatalf("%s became %q and was accepted", header, other)
		}
	})
}
