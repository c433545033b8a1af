package web

import (
	"crypto/rand"
	"encoding/base64"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

const (
	// indexFile is the page that every address of the console answers with.
	indexFile = "index.html"
	// noncePlaceholder is what the build writes where the nonce of a response
	// belongs (html.cspNonce in vite.config.ts).
	noncePlaceholder = "STEWARD_CSP_NONCE"
	// hashedDir holds files whose names carry a hash of their content.
	hashedDir = "assets/"
)

// reserved are the addresses of the other surfaces. The console never answers
// for them, so that a program that asks for a route that does not exist gets
// 404 and not a page.
var reserved = []string{"graphql", "scim", "auth", "download", "signin", "signout", "signed-out", "metrics", "healthz", "readyz"}

// Handler serves the embedded console: hashed files for ever, every other
// address as the console's one page. Without a build it serves a page that says
// how to make one.
func Handler() http.Handler {
	return newHandler(built())
}

func newHandler(files fs.FS) http.Handler {
	c := console{files: files}
	index, err := fs.ReadFile(files, indexFile)
	if err != nil {
		return guarded(c.serveUnbuilt)
	}
	c.index = string(index)
	return guarded(c.serve)
}

type console struct {
	files fs.FS
	index string
}

// guarded refuses every method but GET and HEAD: nothing here changes anything.
func guarded(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "The console is read with GET; programs use /graphql.", http.StatusMethodNotAllowed)
			return
		}
		next(w, r)
	})
}

func (c console) serve(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	switch {
	case name == "" || name == indexFile:
		c.serveIndex(w, r)
	case isReserved(name):
		notFound(w)
	case c.serveFile(w, r, name):
	case looksLikeFile(name):
		notFound(w)
	default:
		c.serveIndex(w, r)
	}
}

func isReserved(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	for _, r := range reserved {
		if first == r {
			return true
		}
	}
	return false
}

// looksLikeFile tells a missing file from an address of the console: nothing
// under assets/ is an address, and nothing with an extension at the root. Further
// down a dot is part of a name, as in /terms/rights.access.respond_within.
func looksLikeFile(name string) bool {
	inAssets := name+"/" == hashedDir || strings.HasPrefix(name, hashedDir)
	return inAssets || !strings.Contains(name, "/") && path.Ext(name) != ""
}

// serveIndex writes the page with a fresh nonce, so it is never stored.
func (c console) serveIndex(w http.ResponseWriter, r *http.Request) {
	nonce := newNonce()
	protect(w.Header(), nonce)
	body := strings.ReplaceAll(c.index, noncePlaceholder, nonce)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	write(w, r, []byte(body))
}

// newNonce is 128 random bits: unguessable for the life of one response.
func newNonce() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // since Go 1.24 it never fails: it ends the program instead
	return base64.RawURLEncoding.EncodeToString(b)
}

func notFound(w http.ResponseWriter) {
	protect(w.Header(), "")
	http.Error(w, "There is nothing at this address.", http.StatusNotFound)
}

func write(w http.ResponseWriter, r *http.Request, body []byte) {
	if r.Method == http.MethodHead {
		return
	}
	_, _ = w.Write(body) // a reader who left is not a failure of ours
}
