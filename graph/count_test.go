package graph_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// Every totalCount stops at 10,000, so that a count costs the same however many
// there are; the console then says "10,000+".
func TestCountsStopAtTenThousand(t *testing.T) {
	s := loadSchema(t)
	var counted []string
	for _, def := range s.Types {
		if def.Fields.ForName("totalCount") != nil {
			counted = append(counted, def.Name)
		}
	}
	asked := map[string]string{"MemberConnection": "members", "GroupConnection": "groups", "RequestConnection": "requests"}
	for _, name := range counted {
		if asked[name] == "" {
			t.Errorf("%s has a totalCount that is not tried here", name)
		}
	}
	if len(counted) != len(asked) {
		t.Errorf("connections with a totalCount: %v", counted)
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		h.call(`mutation { createGroup(input: {displayName: "One"}) { errors { message } } }`, nil)
		h.ask(h.ada, `mutation { openOwnRequest(input: {kind: ACCESS}) { errors { message } } }`, nil)
		h.copyRows(10_050, "member", "member_group", "request")
		for _, list := range asked {
			if got := h.call(`{ `+list+`(first: 1) { totalCount } }`, nil).at(list, "totalCount"); got != 10_000.0 {
				t.Errorf("%s: totalCount %v, want 10000", list, got)
			}
		}
		if got := h.call(`{ members(first: 1, filter: {search: "Ada"}) { totalCount } }`, nil).at("members", "totalCount"); got != 1.0 {
			t.Errorf("few are counted: %v", got)
		}
	})
}

// Each answer's span is in the log: named by its trusted document, with slow
// resolvers, and without anything that the caller wrote.
func TestSpansNameTrustedDocumentsAlone(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		const text = `query HelloTrusted($id: ID!) { member(id: $id) { displayName } }`
		w := newWorld(t, d, func(c *graph.Config) { c.Trusted = map[string]string{"sha256:one": text} })
		r := w.request(http.MethodPost, "/graphql", `{"documentId":"sha256:one","variables":{"id":"`+w.acme.ada.gid+`"}}`)
		r.Header.Set("Content-Type", "application/json")
		w.acme.olive.auth(r)
		if _, raw := w.do(r); !strings.Contains(string(raw), "Ada") || !strings.Contains(w.log.String(), "name=HelloTrusted") {
			t.Errorf("the span does not name the console's document: %s\n%s", raw, w.log)
		}
		w.acme.call(`query HelloAda($id: ID!) { member(id: $id) { displayName groups { displayName } } }`, vars{"id": w.acme.ada.gid})
		said := w.log.String()
		if !strings.Contains(said, "msg=operation") || !strings.Contains(said, `name="free form"`) || !strings.Contains(said, "kind=query") {
			t.Errorf("no span: %s", said)
		}
		for _, never := range []string{"HelloAda", w.acme.ada.gid, string(w.acme.ada.id), "Ada"} {
			if strings.Contains(said, never) {
				t.Errorf("the log holds %q", never)
			}
		}
	})
}
