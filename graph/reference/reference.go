// Package reference makes pages of the schema: what can be asked and changed,
// every type with its fields, an example for each, and the schema itself to
// download. The pages are made from the schema's own descriptions, so that they
// can't say anything else than the server does.
//
// It knows the schema's text and how to show it; it answers no query.
package reference

import (
	"embed"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Path is where the pages are; a page of one thing is Path + "/" + its name.
const Path = "/docs/api"

//go:embed page.html style.css
var files embed.FS

var page = template.Must(template.New("page.html").Funcs(template.FuncMap{"path": func() string { return Path }}).ParseFS(files, "page.html"))

// Entry is one thing in the reference: a root field, or a type.
type Entry struct {
	Name, Kind, About string
	// Takes are arguments, Fields what it has or gives, Values those of an enum.
	Takes, Fields, Values []Part
	// Gives is the type of what a root field gives.
	Gives Link
	// Needs is the permission that it asks for; Example a call of it.
	Needs, Example string
	// Gone says why and since when it should not be used any more.
	Gone string
}

// Part is a field, argument or value.
type Part struct {
	Name, About, Needs, Gone string
	Type                     Link
}

// Link is a type as it is written, with the name under which it has a page.
type Link struct{ Text, Name string }

// reference answers for one schema.
type reference struct {
	entries []Entry
	byName  map[string]Entry
	text    string
}

// Handler serves the reference of a schema to everybody who is let through to
// it. Text is the schema as it can be downloaded.
func Handler(s *ast.Schema, text string) http.Handler {
	r := &reference{entries: entries(s), byName: map[string]Entry{}, text: text}
	for _, e := range r.entries {
		r.byName[e.Name] = e
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+Path, r.list)
	mux.HandleFunc("GET "+Path+"/schema.graphql", r.download)
	mux.HandleFunc("GET "+Path+"/style.css", style)
	mux.HandleFunc("GET "+Path+"/{name}", r.one)
	return mux
}

// view is what the template shows: one entry, or the list of those that fit.
type view struct {
	Search string
	Groups []group
	One    *Entry
}

type group struct {
	Title   string
	Entries []Entry
}

// titles are the kinds in the order in which they are listed.
var titles = []struct{ kind, title string }{
	{"Query", "Queries"}, {"Mutation", "Mutations"}, {"Subscription", "Subscriptions"}, {"OBJECT", "Objects"},
	{"INPUT_OBJECT", "Inputs"}, {"ENUM", "Enumerations"}, {"INTERFACE", "Interfaces"}, {"UNION", "Unions"}, {"SCALAR", "Scalars"},
}

// maxSearch bounds what is searched for, in octets.
const maxSearch = 100

func (r *reference) list(w http.ResponseWriter, q *http.Request) {
	search := strings.TrimSpace(q.URL.Query().Get("q"))
	search = search[:min(len(search), maxSearch)]
	v := view{Search: search}
	for _, t := range titles {
		g := group{Title: t.title}
		for _, e := range r.entries {
			if e.Kind == t.kind && e.fits(search) {
				g.Entries = append(g.Entries, e)
			}
		}
		if len(g.Entries) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	show(w, http.StatusOK, v)
}

// fits tells whether every word stands in the entry's name, its description or
// the names of its parts.
func (e Entry) fits(search string) bool {
	var all strings.Builder
	all.WriteString(e.Name + " " + e.About)
	for _, p := range slices.Concat(e.Takes, e.Fields, e.Values) {
		all.WriteString(" " + p.Name)
	}
	text := strings.ToLower(all.String())
	for word := range strings.FieldsSeq(strings.ToLower(search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (r *reference) one(w http.ResponseWriter, q *http.Request) {
	e, known := r.byName[q.PathValue("name")]
	if !known {
		show(w, http.StatusNotFound, view{})
		return
	}
	show(w, http.StatusOK, view{One: &e})
}

func (r *reference) download(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="schema.graphql"`)
	_, _ = w.Write([]byte(r.text))
}

func style(w http.ResponseWriter, _ *http.Request) {
	css, _ := files.ReadFile("style.css") // embedded
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, _ = w.Write(css)
}

func show(w http.ResponseWriter, status int, v view) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	w.WriteHeader(status)
	_ = page.Execute(w, v) // the caller left
}
