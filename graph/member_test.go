package graph_test

import (
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

func TestMembersList(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		a := h.call(`{ members(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { displayName roles groups { displayName } assignments { product { name } } } } }`, nil)
		if a.at("members", "totalCount") != 4.0 || a.text("members", "nodes", 0, "displayName") != "Ada" {
			t.Fatalf("%v", a.Data)
		}
		after := a.text("members", "pageInfo", "endCursor")
		a = h.call(`query($after: String) { members(first: 2, after: $after) { pageInfo { hasNextPage } nodes { displayName } } }`, vars{"after": after})
		if a.at("members", "pageInfo", "hasNextPage") != false || a.text("members", "nodes", 1, "displayName") != "Otto" {
			t.Fatalf("second page: %v", a.Data)
		}
		bad := w.send(bearer(w.rival.token), `query($after: String) { members(first: 2, after: $after) { nodes { id } } }`, vars{"after": after})
		if bad.code() != "INVALID" {
			t.Fatalf("another organization's cursor: %+v", bad)
		}
		a = h.call(`{ members(first: 10, filter: {search: "osc"}, sort: {field: CREATED_AT, direction: DESC}) { nodes { userName } } }`, nil)
		if a.text("members", "nodes", 0, "userName") != "oscar@acme.example.org" || a.at("members", "nodes", 1) != nil {
			t.Fatalf("search: %v", a.Data)
		}
	})
}

// TestHelpdeskIsBelowAnOwner tries what a helpdesk may do to plain members on
// the owner.
func TestHelpdeskIsBelowAnOwner(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		hal := h.join("hal", access.Helpdesk)
		cases := map[string]struct {
			kind  string
			input vars
		}{
			"updateMember":      {"UpdateMemberInput", vars{"version": 1, "userName": "mallory@acme.example.org"}},
			"suspendMember":     {"SuspendMemberInput", vars{"reason": "because"}},
			"restoreMember":     {"RestoreMemberInput", vars{}},
			"deleteMember":      {"DeleteMemberInput", vars{}},
			"endMemberSessions": {"EndMemberSessionsInput", vars{}},
		}
		for name, c := range cases {
			c.input["memberId"] = h.olive.gid
			query := "mutation($i: " + c.kind + "!) { " + name + "(input: $i) { errors { code } } }"
			a := h.w.send(hal.auth, query, vars{"i": c.input})
			if a.text(name, "errors", 0, "code") != "DENIED" {
				t.Errorf("%s: %+v", name, a)
			}
		}
	})
}

// A change from an older version says which one it is by now, and which request
// it was, so that its sender can read again and ask about it.
func TestStaleChangesNameTheCurrentVersion(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	const rename = `mutation($m: ID!, $v: Int!, $n: String!) { updateMember(input: {memberId: $m, version: $v, displayName: $n}) { errors { code path currentVersion requestId } } }`
	w.acme.call(rename, vars{"m": w.acme.ada.gid, "v": 1, "n": "Ada L."})
	a := w.send(bearer(w.acme.token), rename, vars{"m": w.acme.ada.gid, "v": 1, "n": "Ada K."})
	if a.at("updateMember", "errors", 0, "code") != "CONFLICT" || a.at("updateMember", "errors", 0, "currentVersion") != 2.0 || a.text("updateMember", "errors", 0, "requestId") == "" {
		t.Errorf("%v", a.Data)
	}
}

// TestOwnAccountsAreMadeByTheVendor: personal and third-party accounts belong to
// people, so no other organization makes them.
func TestOwnAccountsAreMadeByTheVendor(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		const make = `mutation($n: String!, $k: AccountKind!) { createMember(input: {userName: $n, accountKind: $k}) { member { accountKind } errors { code path } } }`
		for kind, name := range map[string]string{"PERSONAL": "lena@sysoon.example.org", "THIRD_PARTY": "robin@acme.example.org"} {
			if a := w.vendor.call(make, vars{"n": name, "k": kind}); a.text("createMember", "member", "accountKind") != kind {
				t.Errorf("%s at the vendor: %v %v", kind, a.Data, a.Errors)
			}
			a := w.send(bearer(w.acme.token), make, vars{"n": name, "k": kind})
			if a.text("createMember", "errors", 0, "code") != "INVALID" || a.text("createMember", "errors", 0, "path", 1) != "accountKind" {
				t.Errorf("%s elsewhere: %v %v", kind, a.Data, a.Errors)
			}
		}
		if a := w.acme.call(make, vars{"n": "work@acme.example.org", "k": "WORK_OR_SCHOOL"}); a.text("createMember", "member", "accountKind") != "WORK_OR_SCHOOL" {
			t.Errorf("%v %v", a.Data, a.Errors)
		}
	})
}
