package credential

import (
	"net/http"
	"time"
)

// CookieName is the session's cookie. The prefix makes browsers refuse it unless
// it is Secure, for the whole path and for this host alone (RFC 6265bis section
// 4.1.3.2), so that no neighbouring host can plant one.
const CookieName = "__Host-steward"

// Cookie makes a cookie of this program: for one host, out of reach of scripts,
// and sent along when the identity provider redirects back (Lax; Strict would
// lose it there). A maxAge of 0 means until the browser closes; negative deletes.
func Cookie(name, value string, maxAge time.Duration) *http.Cookie {
	c := &http.Cookie{
		Name: name, Value: value, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode,
		MaxAge: int(maxAge / time.Second),
	}
	if maxAge < 0 {
		c.MaxAge = -1
	}
	return c
}

// SetSession gives the browser its session's secret.
func SetSession(w http.ResponseWriter, secret string) {
	http.SetCookie(w, Cookie(CookieName, secret, 0))
}

// ClearSession takes it back.
func ClearSession(w http.ResponseWriter) { http.SetCookie(w, Cookie(CookieName, "", -1)) }

// Secret reads the session's secret from a request. ok is false where there is
// none.
func Secret(r *http.Request) (secret string, ok bool) { return One(r, CookieName) }

// One reads a cookie that must be there once. Two of the same name mean that
// somebody planted one, so neither counts.
func One(r *http.Request, name string) (value string, ok bool) {
	found := r.CookiesNamed(name)
	if len(found) != 1 || found[0].Value == "" {
		return "", false
	}
	return found[0].Value, true
}
