package graph_test

import (
	"strings"
	"testing"

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
		w := newWorld(t, d)
		w.acme.call(`query HelloAda($id: ID!) { member(id: $id) { displayName groups { displayName } } }`, vars{"id": w.acme.ada.gid})
		text := w.log.String()
		if !strings.Contains(text, "msg=operation") || !strings.Contains(text, `name="free form"`) || !strings.Contains(text, "kind=query") {
			t.Errorf("no span: %s", text)
		}
		for _, never := range []string{"HelloAda", w.acme.ada.gid, string(w.acme.ada.id), "Ada"} {
			if strings.Contains(text, never) {
				t.Errorf("the log holds %q", never)
			}
		}
	})
}
