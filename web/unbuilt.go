package web

import (
	_ "embed"
	"net/http"
	"strconv"
)

//go:embed unbuilt.html
var unbuilt []byte

// serveUnbuilt answers every address that the console would have: 503, because
// a build will mend it, and a page without scripts that says how.
func (c console) serveUnbuilt(w http.ResponseWriter, r *http.Request) {
	nonce := "unbuilt"
	protect(w.Header(), nonce)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", strconv.Itoa(len(unbuilt)))
	w.WriteHeader(http.StatusServiceUnavailable)
	write(w, r, unbuilt)
}
