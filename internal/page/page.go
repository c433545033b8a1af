// Package page writes pages for people who are not signed in: in one way, so that
// no such page forgets a header that protects it. It refuses to know what a page
// says.
package page

import (
	"html/template"
	"net/http"

	"github.com/sysoon/steward/internal/fault"
)

// Write writes a page: no scripts, nothing from elsewhere, in no frame, kept
// nowhere.
func Write(w http.ResponseWriter, status int, pages *template.Template, name string, data any) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_ = pages.ExecuteTemplate(w, name, data) // the browser went away, if anything
}

// Statuses is the translation of faults on these pages; any other kind is a
// failure of Steward's own.
var Statuses = map[fault.Kind]int{
	fault.NotFound: http.StatusNotFound, fault.Invalid: http.StatusBadRequest, fault.Conflict: http.StatusConflict,
	fault.Denied: http.StatusForbidden, fault.TooMany: http.StatusTooManyRequests,
}
