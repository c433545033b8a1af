// Package visitor is a person's browser without a screen, for programs that act
// as people do: it follows redirects and the Refresh header, keeps cookies and
// submits forms. It knows HTML and HTTP, and nothing of Steward.
package visitor

import (
	"context"
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// Browser is one person's. It isn't safe for use by several goroutines.
type Browser struct {
	// Client has the person's cookies.
	Client *http.Client
	// Halt tells before which addresses a redirect is not followed; nil follows
	// all of them.
	Halt func(*url.URL) bool
}

// New is a browser without cookies. It connects from this local address, nil for
// any.
func New(from net.IP) (*Browser, error) {
	inner, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	b := &Browser{}
	b.Client = &http.Client{Jar: &jar{inner}, Timeout: time.Minute, CheckRedirect: b.redirected}
	if from != nil {
		dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: from}}
		b.Client.Transport = &http.Transport{DialContext: dialer.DialContext}
	}
	return b, nil
}

// redirectsMost is what browsers allow too, about.
const redirectsMost = 20

func (b *Browser) redirected(next *http.Request, via []*http.Request) error {
	if len(via) >= redirectsMost {
		return fmt.Errorf("more than %d redirects", redirectsMost)
	}
	if b.halts(next.URL) {
		return http.ErrUseLastResponse
	}
	return nil
}

func (b *Browser) halts(u *url.URL) bool { return b.Halt != nil && b.Halt(u) }

// jar keeps Secure cookies on loopback http, as browsers do.
type jar struct{ *cookiejar.Jar }

func (j *jar) SetCookies(u *url.URL, cookies []*http.Cookie) { j.Jar.SetCookies(secure(u), cookies) }

func (j *jar) Cookies(u *url.URL) []*http.Cookie { return j.Jar.Cookies(secure(u)) }

func secure(u *url.URL) *url.URL {
	s := *u
	s.Scheme = "https"
	return &s
}

// maxPage bounds a page that is read, in bytes.
const maxPage = 1 << 20

// Page is what a browser shows.
type Page struct {
	// URL is the page's, or where a redirect that was not followed leads.
	URL *url.URL
	// Status is the answer's, such as "200 OK".
	Status string
	Text   string
}

// Open asks for an address and follows where it leads. A POST sends the form as
// the site's own page would.
func (b *Browser) Open(ctx context.Context, method, address string, form url.Values) (Page, error) {
	req, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form.Encode()))
	if err != nil {
		return Page{}, err
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	res, err := b.Client.Do(req)
	if err != nil {
		return Page{}, err
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(res.Body, maxPage))
	if err != nil {
		return Page{}, err
	}
	shown := Page{res.Request.URL, res.Status, string(text)}
	if to, err := res.Location(); err == nil { // a redirect that halts
		shown.URL = to
		return shown, nil
	}
	if _, to, ok := strings.Cut(res.Header.Get("Refresh"), "url="); ok {
		return b.refreshed(ctx, shown, to)
	}
	return shown, nil
}

func (b *Browser) refreshed(ctx context.Context, shown Page, to string) (Page, error) {
	next, err := shown.URL.Parse(to)
	if err != nil {
		return Page{}, err
	}
	if b.halts(next) {
		shown.URL = next
		return shown, nil
	}
	return b.Open(ctx, http.MethodGet, next.String(), nil)
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

// Submit sends the form that holds this text, with its hidden fields and what is
// given.
func (b *Browser) Submit(ctx context.Context, p Page, holds string, given url.Values) (Page, error) {
	for _, form := range formTag.FindAllString(p.Text, -1) {
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
		to, err := p.URL.Parse(attributes(form[:strings.Index(form, ">")+1])["action"])
		if err != nil {
			return Page{}, err
		}
		return b.Open(ctx, http.MethodPost, to.String(), values)
	}
	return Page{}, fmt.Errorf("no form with %q on %s (%s)", holds, p.URL, p.Status)
}
