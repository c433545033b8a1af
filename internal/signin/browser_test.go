package signin_test

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// browser keeps cookies as a real one does on loopback, where Secure is accepted
// over http (which net/http/cookiejar does not do), and follows redirects and
// the Refresh header.
type browser struct {
	t      *testing.T
	client *http.Client
	jar    *jar
	// visited lists every address in order.
	visited []string
}

// jar is cookies by host and port, then name.
type jar struct {
	mu      sync.Mutex
	cookies map[string]map[string]*http.Cookie
}

func (j *jar) SetCookies(u *url.URL, set []*http.Cookie) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.cookies[u.Host] == nil {
		j.cookies[u.Host] = map[string]*http.Cookie{}
	}
	for _, c := range set {
		if c.MaxAge < 0 {
			delete(j.cookies[u.Host], c.Name)
			continue
		}
		j.cookies[u.Host][c.Name] = c
	}
}

func (j *jar) Cookies(u *url.URL) (out []*http.Cookie) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, c := range j.cookies[u.Host] {
		if strings.HasPrefix(u.Path, c.Path) {
			out = append(out, c)
		}
	}
	return out
}

func newBrowser(t *testing.T) *browser {
	j := &jar{cookies: map[string]map[string]*http.Cookie{}}
	b := &browser{t: t, jar: j}
	b.client = &http.Client{Jar: j, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return b
}

// page is where a navigation ended.
type page struct {
	address string
	status  int
	header  http.Header
	body    string
}

var refresh = regexp.MustCompile(`^0; url=(.+)$`)

func (b *browser) get(address string) page { return b.follow(http.MethodGet, address, nil, true) }

func (b *browser) post(address string, form url.Values) page {
	return b.follow(http.MethodPost, address, form, true)
}

// step does one request and goes nowhere else.
func (b *browser) step(method, address string, form url.Values) page {
	return b.follow(method, address, form, false)
}

func (b *browser) follow(method, address string, form url.Values, on bool) page {
	b.t.Helper()
	for range 20 {
		p := b.once(method, address, form)
		next := p.header.Get("Location")
		if m := refresh.FindStringSubmatch(p.header.Get("Refresh")); m != nil {
			next = m[1]
		}
		if next == "" || !on {
			return p
		}
		at, err := url.Parse(address)
		if err != nil {
			b.t.Fatal(err)
		}
		to, err := at.Parse(next)
		if err != nil {
			b.t.Fatal(err)
		}
		method, address, form = http.MethodGet, to.String(), nil
	}
	b.t.Fatalf("redirects without end: %v", b.visited)
	return page{}
}

func (b *browser) once(method, address string, form url.Values) page {
	b.t.Helper()
	b.visited = append(b.visited, address)
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
	return page{address: address, status: res.StatusCode, header: res.Header, body: string(body)}
}

func (b *browser) cookie(address, name string) string {
	u, _ := url.Parse(address)
	b.jar.mu.Lock()
	defer b.jar.mu.Unlock()
	if c := b.jar.cookies[u.Host][name]; c != nil {
		return c.Value
	}
	return ""
}

// setCookie plants a cookie by hand.
func (b *browser) setCookie(address, name, value string) {
	u, _ := url.Parse(address)
	b.jar.SetCookies(u, []*http.Cookie{{Name: name, Value: value, Path: "/"}})
}

func values(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}
