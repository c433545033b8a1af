package demo

import (
	"context"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// browser signs a person in as a browser would: it follows redirects and the
// Refresh header, keeps cookies and submits forms.
type browser struct {
	client *http.Client
	jar    *jar
}

// jar keeps Secure cookies on loopback http, as browsers do.
type jar struct{ *cookiejar.Jar }

func (j *jar) SetCookies(u *url.URL, cookies []*http.Cookie) { j.Jar.SetCookies(secure(u), cookies) }

func (j *jar) Cookies(u *url.URL) []*http.Cookie { return j.Jar.Cookies(secure(u)) }

func secure(u *url.URL) *url.URL {
	s := *u
	s.Scheme = "https"
	return &s
}

func newBrowser() (*browser, error) {
	inner, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	j := &jar{inner}
	return &browser{client: &http.Client{Jar: j, Timeout: time.Minute}, jar: j}, nil
}

// maxPage bounds a page that is read.
const maxPage = 1 << 20

// page is what a browser shows.
type page struct {
	url    *url.URL
	status string
	text   string
}

func (b *browser) open(ctx context.Context, method, address string, form url.Values) (page, error) {
	req, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form.Encode()))
	if err != nil {
		return page{}, err
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	res, err := b.client.Do(req)
	if err != nil {
		return page{}, err
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(res.Body, maxPage))
	if _, to, ok := strings.Cut(res.Header.Get("Refresh"), "url="); ok && err == nil {
		return b.open(ctx, http.MethodGet, to, nil)
	}
	return page{res.Request.URL, res.Status, string(text)}, err
}

var (
	formTag  = regexp.MustCompile(`(?s)<form[^>]*>.*?</form>`)
	inputTag = regexp.MustCompile(`<(?:input|button)[^>]*>`)
	attr     = regexp.MustCompile(`([a-z-]+)="([^"]*)"`)
)

func attributes(tag string) map[string]string {
	out := map[string]string{}
	for _, m := range attr.FindAllStringSubmatch(tag, -1) {
		out[m[1]] = html.UnescapeString(m[2])
	}
	return out
}

// submit sends the form that holds this text, with its hidden fields and what
// is given.
func (b *browser) submit(ctx context.Context, p page, holds string, given url.Values) (page, error) {
	for _, form := range formTag.FindAllString(p.text, -1) {
		if !strings.Contains(html.UnescapeString(form), holds) {
			continue
		}
		values := url.Values{}
		for _, tag := range inputTag.FindAllString(form, -1) {
			if a := attributes(tag); a["name"] != "" && a["type"] != "checkbox" && !values.Has(a["name"]) {
				values.Set(a["name"], a["value"])
			}
		}
		for k, v := range given {
			values[k] = v
		}
		to, err := p.url.Parse(attributes(form[:strings.Index(form, ">")+1])["action"])
		if err != nil {
			return page{}, err
		}
		return b.open(ctx, http.MethodPost, to.String(), values)
	}
	return page{}, fmt.Errorf("demo: no form with %q on %s (%s)", holds, p.url, p.status)
}

// Subject is the member's claim sub at the development provider.
func Subject(m Member) string { return "dev-" + m.UserName }

// signIn brings a person into the console and returns a client with their
// session.
func (t Target) signIn(ctx context.Context, m Member) (*graphql, error) {
	b, err := newBrowser()
	if err != nil {
		return nil, err
	}
	p, err := b.open(ctx, http.MethodGet, t.Console+"/signin", nil)
	if err != nil {
		return nil, err
	}
	if p, err = b.submit(ctx, p, `name="email"`, url.Values{"email": {m.UserName}}); err != nil {
		return nil, err
	}
	if p, err = b.submit(ctx, p, m.UserName, url.Values{"subject": {Subject(m)}}); err != nil {
		return nil, err
	}
	// The console's own page may be missing (a binary built without Node), the
	// session is there all the same.
	if p.url.String() != t.Console+"/" {
		return nil, fmt.Errorf("demo: signing in %s ended at %s (%s)", m.UserName, p.url, p.status)
	}
	return &graphql{url: t.Console + "/graphql", client: b.client}, nil
}
