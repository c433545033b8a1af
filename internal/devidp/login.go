package devidp

import (
	"cmp"
	"context"
	"crypto/rand"
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/zitadel/oidc/v3/pkg/op"
	"golang.org/x/text/language"
)

//go:embed pages/*.html pages/style.css
var files embed.FS

var (
	pages = template.Must(template.ParseFS(files, "pages/*.html"))
	style = func() []byte { b, _ := files.ReadFile("pages/style.css"); return b }() // embedded
)

// browserKey is the context key of the id of the browser's session here.
type browserKey struct{}

// realm is one issuer with its login page.
type realm struct {
	org      Organization
	issuer   string
	cookie   string
	storage  *storage
	provider *op.Provider
	handler  http.Handler
}

func newRealm(base string, o Organization, seed []byte) (*realm, error) {
	k, err := newKeys(seed, o.Slug)
	if err != nil {
		return nil, err
	}
	r := &realm{org: o, issuer: base + "/" + o.Slug, cookie: "devidp-" + o.Slug, storage: newStorage(k, o.People)}
	config := &op.Config{
		DefaultLogoutRedirectURI: r.issuer + "/signed-out",
		CodeMethodS256:           true,
		SupportedUILocales:       []language.Tag{language.English},
		SupportedScopes:          []string{"openid", "email", "profile", scopeGroups},
	}
	_, _ = rand.Read(config.CryptoKey[:]) // never fails
	if r.provider, err = op.NewProvider(config, r.storage, op.StaticIssuer(r.issuer), op.WithAllowInsecure(), op.WithCORSOptions(nil)); err != nil {
		return nil, err
	}
	r.handler = r.routes()
	return r, nil
}

func (r *realm) routes() http.Handler {
	prefix := "/" + r.org.Slug
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+prefix+"/login", r.showLogin)
	mux.HandleFunc("POST "+prefix+"/login", r.signIn)
	mux.HandleFunc("GET "+prefix+"/signed-out", func(w http.ResponseWriter, _ *http.Request) {
		render(w, "signedout.html", "'self'", r.org)
	})
	mux.HandleFunc("GET "+prefix+"/style.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		_, _ = w.Write(style)
	})
	mux.Handle(prefix+"/", http.StripPrefix(prefix, r.withBrowser(r.provider)))
	return http.NewCrossOriginProtection().Handler(mux)
}

// withBrowser tells the storage which browser asks, for end-session.
func (r *realm) withBrowser(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if c, err := req.Cookie(r.cookie); err == nil {
			req = req.WithContext(context.WithValue(req.Context(), browserKey{}, c.Value))
		}
		next.ServeHTTP(w, req)
	})
}

// showLogin signs a known browser in at once, or shows whom one can be.
func (r *realm) showLogin(w http.ResponseWriter, req *http.Request) {
	id := req.FormValue("id")
	asked, ok := r.storage.request(id)
	if !ok {
		r.gone(w)
		return
	}
	if s, ok := r.session(req); ok && asked.satisfiedBy(s.at, time.Now()) && r.isHinted(asked, s.subject) {
		r.storage.complete(id, s)
		r.back(w, req, id)
		return
	}
	query := req.FormValue("q")
	if !req.Form.Has("q") {
		query = asked.asked.LoginHint
	}
	render(w, "login.html", originOf(asked.asked.RedirectURI), map[string]any{
		"Org": r.org, "ID": id, "Query": query, "People": withNewcomer(r.org.People, query),
	})
}

func (r *realm) session(req *http.Request) (session, bool) {
	c, err := req.Cookie(r.cookie)
	if err != nil {
		return session{}, false
	}
	r.storage.mu.Lock()
	defer r.storage.mu.Unlock()
	s, ok := r.storage.sessions[c.Value]
	return s, ok
}

// isHinted tells whether a signed-in subject is the one that was asked for.
func (r *realm) isHinted(asked request, subject string) bool {
	hint := asked.asked.LoginHint
	return hint == "" || strings.EqualFold(hint, r.storage.email(subject))
}

// signIn makes the chosen person's session and goes back to the client.
func (r *realm) signIn(w http.ResponseWriter, req *http.Request) {
	id := req.PostFormValue("id")
	person, known := r.storage.person(req.PostFormValue("subject"))
	if _, open := r.storage.request(id); !open || !known {
		r.gone(w)
		return
	}
	s := session{subject: person.Subject, at: seenAt(req.PostFormValue("seen"), time.Now())}
	secret := rand.Text()
	r.storage.mu.Lock()
	r.storage.sessions[secret] = s
	r.storage.mu.Unlock()
	http.SetCookie(w, &http.Cookie{
		Name: r.cookie, Value: secret, Path: "/" + r.org.Slug, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
	r.storage.complete(id, s)
	r.back(w, req, id)
}

// earlier is how long ago somebody was seen who says so on the page: longer than
// Steward lets pass before a change that could do lasting harm.
const earlier = time.Hour

// seenAt is the auth_time of a sign-in, so that developers and tests can meet
// step-up without waiting for it.
func seenAt(said string, now time.Time) time.Time {
	if said == "earlier" {
		return now.Add(-earlier)
	}
	return now
}

func (r *realm) back(w http.ResponseWriter, req *http.Request, id string) {
	ctx := op.ContextWithIssuer(req.Context(), r.issuer)
	http.Redirect(w, req, op.AuthCallbackURL(r.provider)(ctx, id), http.StatusSeeOther)
}

func (r *realm) gone(w http.ResponseWriter) {
	w.WriteHeader(http.StatusBadRequest)
	render(w, "gone.html", "'self'", r.org)
}

// shown is how many people the login page lists at once.
const shown = 12

// choose filters people by what was typed: those whose address is it, else those
// who contain it, else those worth suggesting.
func choose(people []Person, query string) []Person {
	query = strings.ToLower(strings.TrimSpace(query))
	keep := func(p Person) bool { return p.Note != "" }
	if query != "" {
		keep = func(p Person) bool { return strings.Contains(strings.ToLower(p.Name+"\n"+p.Email), query) }
	}
	out := slices.DeleteFunc(slices.Clone(people), func(p Person) bool { return !keep(p) })
	if len(out) == 0 && query != "" {
		return choose(people, "")
	}
	slices.SortStableFunc(out, func(a, b Person) int {
		return cmp.Compare(rank(a, query), rank(b, query))
	})
	return out[:min(len(out), shown)]
}

// newcomer begins the subjects of people who are not among the samples.
const newcomer = "new:"

// withNewcomer offers, besides those who are there, whoever has the typed
// address: an invitation is accepted by somebody whom nobody provisioned.
func withNewcomer(people []Person, query string) []Person {
	out := choose(people, query)
	p, ok := asNewcomer(newcomer + strings.ToLower(strings.TrimSpace(query)))
	if !ok || slices.ContainsFunc(people, func(one Person) bool { return strings.EqualFold(one.Email, p.Email) }) {
		return out
	}
	return append(out, p)
}

// asNewcomer is the person of a newcomer's subject.
func asNewcomer(subject string) (Person, bool) {
	address, isNew := strings.CutPrefix(subject, newcomer)
	local, domain, _ := strings.Cut(address, "@")
	if !isNew || local == "" || domain == "" || len(subject) > 200 || strings.ContainsAny(address, " \t\r\n") {
		return Person{}, false
	}
	return Person{Subject: subject, Email: address, Name: local, Note: "somebody new"}, true
}

func rank(p Person, query string) int {
	if strings.EqualFold(p.Email, query) {
		return 0
	}
	return 1
}

func originOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "'self'"
	}
	return "'self' " + u.Scheme + "://" + u.Host
}

// render writes a page. Browsers hold redirects after a form to form-action as
// well, so the client's origin is among its sources.
func render(w http.ResponseWriter, page, formAction string, data any) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action "+formAction+"; base-uri 'none'; frame-ancestors 'none'")
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	_ = pages.ExecuteTemplate(w, page, data) // the browser went away, if anything
}
