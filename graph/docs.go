package graph

import (
	"io/fs"
	"net/http"
	"net/url"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"github.com/sysoon/steward/graph/reference"
	"github.com/sysoon/steward/graph/schema"
	"github.com/sysoon/steward/internal/access"
)

// Reference serves the pages of the schema, and the schema, to whoever is signed
// in, as introspection is. The caller's actor must be in the context already.
func Reference() (http.Handler, error) {
	s, err := parsedSchema()
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	formatter.NewFormatter(&text).FormatSchema(s)
	pages := reference.Handler(s, text.String())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := access.From(r.Context()); ok {
			pages.ServeHTTP(w, r)
			return
		}
		w.Header().Set("WWW-Authenticate", `Bearer realm="steward"`)
		if strings.Contains(r.Header.Get("Accept"), "text/html") {
			http.Redirect(w, r, "/signin?return_to="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
			return
		}
		http.Error(w, "Sign in, or send a valid token.", http.StatusUnauthorized)
	}), nil
}

// parsedSchema is the schema as it is written.
func parsedSchema() (*ast.Schema, error) {
	names, err := fs.Glob(schema.Files, "*.graphqls")
	if err != nil {
		return nil, err
	}
	var sources []*ast.Source
	for _, name := range names {
		body, err := schema.Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(body)})
	}
	return gqlparser.LoadSchema(sources...)
}
