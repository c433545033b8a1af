package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// The third column of the matrix: a caller of the same organization whose roles
// are limited to a group. A member outside of it, and what is theirs, is to them
// as another organization's; and fields that concern the whole organization are
// refused.

// about are the kinds of things that are some member's.
var about = []string{"Member", "Session", "Request", "Task"}

// department makes a group with otto in it, and lina, who holds every limitable
// permission for that group.
func (h *house) department() (lina person, group string) {
	h.w.t.Helper()
	lina = h.join("lina")
	group = h.call(`mutation($m: [ID!]) { createGroup(input: {displayName: "Physics", memberIds: $m}) { group { id } errors { message } } }`,
		vars{"m": []string{h.otto.gid}}).text("createGroup", "group", "id")
	for _, role := range []string{"HELPDESK", "PRIVACY_OFFICER", "AUDITOR", "ADMIN"} {
		h.ask(h.olive, `mutation($m: ID!, $r: Role, $g: [ID!]) { grantRole(input: {memberId: $m, role: $r, groupIds: $g}) { grant { id } errors { message } } }`,
			vars{"m": lina.gid, "r": role, "g": []string{group}})
	}
	h.update(func(tx *db.Tx) error {
		s, secret, err := credential.StartSession(tx, credential.NewSession{Member: lina.id, Connection: h.connection})
		lina.session, lina.cookie = s.ID, secret
		return err
	})
	return lina, group
}

// limited tells whether a field says that limited callers may use it.
func limited(f *ast.FieldDefinition) bool {
	can := f.Directives.ForName("can")
	arg := can != nil && can.Arguments.ForName("limited") != nil
	return arg && can.Arguments.ForName("limited").Value.Raw == "true"
}

func permissionOf(f *ast.FieldDefinition) string {
	if can := f.Directives.ForName("can"); can != nil {
		return can.Arguments.ForName("permission").Value.Raw
	}
	return ""
}

func TestMembersOutsideALimitAreAnsweredLikeUnknownOnes(t *testing.T) {
	s := loadSchema(t)
	all := places(t, s)
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		ids := w.rival.fixture() // everything in it is ada's, who is outside
		lina, group := w.rival.department()
		inside := map[string]string{"Member": w.rival.otto.gid, "Group": group}
		for _, p := range all {
			if permissionOf(p.field) == "OWN_DATA" || slices.Contains(shared, p.kind) {
				continue
			}
			m := maker{t: t, s: s, ids: ids}
			ask := func(id string) string {
				query, v := m.call(p, id)
				return shape(t, w.send(lina.auth, query, v), id)
			}
			got := ask(ids[p.kind])
			switch {
			case !limited(p.field):
				if !strings.Contains(got, "DENIED") {
					t.Errorf("%s is not for limited callers, and answers %s", p.name(), got)
				}
			case slices.Contains(about, p.kind):
				if want := ask(graph.Reissue(ids[p.kind], db.NewID())); got != want {
					t.Errorf("%s:\na member outside: %s\nan unknown id:    %s", p.name(), got, want)
				}
			}
			if id := inside[p.kind]; id != "" && limited(p.field) && strings.HasPrefix(p.root, "Q") && p.path[0] == "id" {
				if own := ask(id); strings.Contains(own, ":null") {
					t.Errorf("%s: what is inside is not there either, so the call proves nothing: %s", p.name(), own)
				}
			}
		}
		w.wholeIsRefused(t, s, lina)
		w.listsAreLimited(t, lina, ids)
	})
}

// wholeIsRefused asks every root field that takes no id and concerns the whole
// organization.
func (w *world) wholeIsRefused(t *testing.T, s *ast.Schema, lina person) {
	t.Helper()
	for _, p := range rootsWithoutIDs(s) {
		permission := permissionOf(p.field)
		if p.root != "Query" || permission == "" || permission == "OWN_DATA" || limited(p.field) {
			continue
		}
		m := maker{t: t, s: s, ids: map[string]string{}}
		if len(p.field.Arguments) > 0 && slices.ContainsFunc(p.field.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.Name() == "ID" && a.Type.NonNull }) {
			continue // asked above
		}
		query, v := m.call(p, "")
		if a := w.send(lina.auth, query, v); a.code() != "DENIED" {
			t.Errorf("%s answers a limited caller: %v %v", p.field.Name, a.Data, a.Errors)
		}
	}
}

// listsAreLimited asks the lists that a limited caller may read.
func (w *world) listsAreLimited(t *testing.T, lina person, ids map[string]string) {
	t.Helper()
	a := w.rival.ask(lina, `{ viewer { permissions limits { permission groups } }
		members(first: 50) { totalCount nodes { id sessions { id } requests { id } holds { id } } }
		groups(first: 50) { nodes { id memberCount members(first: 10) { nodes { id } } } }
		requests(first: 50) { nodes { id } totalCount } }`, nil)
	nodes, _ := a.at("members", "nodes").([]any)
	if len(nodes) != 1 || a.text("members", "nodes", 0, "id") != w.rival.otto.gid || a.at("members", "totalCount") != float64(1) {
		t.Errorf("members: %v", a.at("members"))
	}
	if groups, _ := a.at("groups", "nodes").([]any); len(groups) != 1 || a.at("groups", "nodes", 0, "memberCount") != float64(1) {
		t.Errorf("groups: %v", a.at("groups"))
	}
	if list, _ := a.at("requests", "nodes").([]any); len(list) != 0 || a.at("requests", "totalCount") != float64(0) {
		t.Errorf("requests: %v", list)
	}
	limits, _ := a.at("viewer", "limits").([]any)
	if len(limits) != len(access.Limitable) || a.text("viewer", "limits", 0, "groups", 0) != "Physics" {
		t.Errorf("limits: %v", limits)
	}
	for _, kind := range []string{"Member", "Request"} {
		if n := w.rival.ask(lina, `query($id: ID!) { node(id: $id) { id } }`, vars{"id": ids[kind]}); n.at("node") != nil {
			t.Errorf("node gives a %s outside", kind)
		}
	}
}

// A limited caller outside of their own group is still somebody: the console asks
// who they are before it draws anything.
func TestLimitedCallersKnowThemselves(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		lina, _ := w.acme.department()
		a := w.send(lina.auth, `{ viewer { name me { userName } organization { slug } limits { permission groups } } signingKeys { id } roles { role } }`, nil)
		if a.text("viewer", "me", "userName") == "" || a.text("viewer", "name") == "" || a.at("viewer", "limits") == nil {
			t.Errorf("who am I: %v", a)
		}
	})
}
