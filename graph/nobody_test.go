package graph_test

import (
	"net/http"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// The third column of the matrix: whoever has no organization reaches no field,
// with nothing, with a token that nobody issued and with a cookie that nobody
// has.
func TestNobodyReachesAnyField(t *testing.T) {
	s := loadSchema(t)
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	callers := map[string]func(*http.Request){
		"nothing":       func(*http.Request) {},
		"unknown token": bearer("stw_api_" + db.NewID()),
		"unknown cookie": func(r *http.Request) {
			r.Header.Set("Cookie", "__Host-steward="+db.NewID())
			r.Header.Set("X-Console-Request", "1")
		},
	}
	for _, root := range []*ast.Definition{s.Query, s.Mutation, s.Subscription} {
		for _, f := range root.Fields {
			for who, auth := range callers {
				if a := w.send(auth, "{ "+f.Name+" }", nil); a.code() != "UNAUTHENTICATED" || a.Data != nil {
					t.Errorf("%s with %s: %+v", f.Name, who, a)
				}
			}
		}
	}
}
