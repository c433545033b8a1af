package graph_test

import (
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
)

func TestSavedViewsOverGraphQL(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		const mine = `{ savedViews(list: MEMBERS) { id list name search } }`
		const create = `mutation($n: String!) { createSavedView(input: {list: MEMBERS, name: $n, search: "state=SUSPENDED"}) { savedView { id } errors { code path } } }`
		id := h.ask(h.olive, create, vars{"n": "Stopped"}).text("createSavedView", "savedView", "id")
		if a := h.w.send(h.olive.auth, create, vars{"n": "stopped"}); a.text("createSavedView", "errors", 0, "code") != "CONFLICT" {
			t.Errorf("a name twice: %v", a.Data)
		}
		if a := h.ask(h.olive, mine, nil); a.text("savedViews", 0, "search") != "state=SUSPENDED" || a.text("savedViews", 0, "list") != "MEMBERS" {
			t.Errorf("%v", a.Data)
		}
		if a := h.ask(h.oscar, mine, nil); len(a.at("savedViews").([]any)) != 0 {
			t.Errorf("a colleague sees %v", a.Data)
		}
		const remove = `mutation($id: ID!) { deleteSavedView(input: {savedViewId: $id}) { savedViewId errors { code } } }`
		if a := h.w.send(h.oscar.auth, remove, vars{"id": id}); a.text("deleteSavedView", "errors", 0, "code") != "NOT_FOUND" {
			t.Errorf("a colleague deletes: %v", a.Data)
		}
		a := h.ask(h.olive, `mutation($id: ID!) { renameSavedView(input: {savedViewId: $id, name: "Suspended"}) { savedView { name } errors { code } } }`, vars{"id": id})
		if a.text("renameSavedView", "savedView", "name") != "Suspended" {
			t.Errorf("%v", a.Data)
		}
		h.ask(h.olive, remove, vars{"id": id})
		if a := h.ask(h.olive, mine, nil); len(a.at("savedViews").([]any)) != 0 {
			t.Errorf("after deleting: %v", a.Data)
		}
	})
}

func TestStepsOfSettingUpOverGraphQL(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		const query = `{ overview { setUp { key done } } roles { role assignable limitable } }`
		a := h.ask(h.olive, query, nil)
		if a.text("overview", "setUp", 0, "key") != "DOMAIN" || a.at("overview", "setUp", 0, "done") != true || a.at("overview", "setUp", 2, "done") != false {
			t.Errorf("%v", a.Data)
		}
		if a.text("roles", 0, "role") != "OWNER" || a.at("roles", 0, "limitable") != false || a.at("roles", 1, "limitable") != true {
			t.Errorf("%v", a.at("roles"))
		}
		if a := h.w.send(h.ada.auth, `{ overview { setUp { key } } }`, nil); len(a.Errors) == 0 {
			t.Errorf("a plain member: %v", a.Data)
		}
	})
}
