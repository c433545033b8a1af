package scim

import (
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// groupsOf lists the groups that a user is in as the service provider does: by
// name, then by id.
func (m *model) groupsOf(user string) []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(m.groups)) {
		if m.groups[id].members[user] {
			out = append(out, id)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int {
		return strings.Compare(strings.ToLower(m.groups[a].name), strings.ToLower(m.groups[b].name))
	})
	return out
}

// groupJSON is what the service provider must show.
func (m *model) groupJSON(id string) map[string]any {
	g := m.groups[id]
	out := map[string]any{}
	put(out, "displayName", g.name)
	put(out, "externalId", g.external)
	var members []any
	for _, u := range slices.Sorted(maps.Keys(g.members)) {
		shown := m.users[u].text["displayName"]
		if shown == "" {
			shown = m.users[u].text["userName"]
		}
		members = append(members, map[string]any{"value": u, "display": shown, "type": "User"})
	}
	put(out, "members", members)
	return out
}

// drawMembers draws ids, some of them perhaps of nobody.
func (m *model) drawMembers(t *rapid.T) (ids []string, known bool) {
	known = true
	for range rapid.IntRange(0, 4).Draw(t, "members") {
		id := pick(t, m.users)
		if id == nobody && oneOf(t, "known", true, true, false) {
			continue
		}
		ids, known = append(ids, id), known && id != nobody
	}
	return ids, known
}

func setOf(ids []string) map[string]bool {
	set := map[string]bool{}
	for _, id := range ids {
		set[id] = true
	}
	return set
}

func (m *model) drawGroup(t *rapid.T) (g *modelGroup, body string, known bool) {
	ids, known := m.drawMembers(t)
	g = &modelGroup{oneOf(t, "group", "a", "B", "ä", "Ä"), oneOf(t, "external", "", "e", "E"), setOf(ids)}
	return g, object(key("schemas", `["`+groupURN+`"]`), key("displayName", quote(g.name)), key("externalId", quote(g.external)), key("members", entries(ids...))), known
}

func (m *model) postGroup(t *rapid.T) {
	g, body, known := m.drawGroup(t)
	r := m.c.do("POST", "/Groups", body)
	if !known {
		m.expect(t, r, 400, "invalidValue")
		return
	}
	m.expect(t, r, 201, "")
	m.groups[r.id()] = g
	m.saw(t, "/Groups/"+r.id(), r, m.groupJSON(r.id()))
}

func (m *model) putGroup(t *rapid.T) {
	id := pick(t, m.groups)
	g, body, known := m.drawGroup(t)
	headers, holds := m.condition(t, "/Groups/"+id)
	r := m.c.do("PUT", "/Groups/"+id, body, headers...)
	switch {
	case m.groups[id] == nil:
		m.expect(t, r, 404, "")
	case !holds:
		m.expect(t, r, 412, "")
	case !known:
		m.expect(t, r, 400, "invalidValue")
	default:
		m.expect(t, r, 200, "")
		m.groups[id] = g
		m.saw(t, "/Groups/"+id, r, m.groupJSON(id))
	}
}

func (m *model) deleteGroup(t *rapid.T) {
	id := pick(t, m.groups)
	headers, holds := m.condition(t, "/Groups/"+id)
	r := m.c.do("DELETE", "/Groups/"+id, "", headers...)
	switch {
	case m.groups[id] == nil:
		m.expect(t, r, 404, "")
	case !holds:
		m.expect(t, r, 412, "")
	default:
		m.expect(t, r, 204, "")
		delete(m.groups, id)
		delete(m.versions, "/Groups/"+id)
	}
}

// patchGroup changes members and names in one to three operations.
func (m *model) patchGroup(t *rapid.T) {
	id := pick(t, m.groups)
	before := m.groups[id]
	g := &modelGroup{members: map[string]bool{}}
	if before != nil {
		g.name, g.external = before.name, before.external
		maps.Copy(g.members, before.members)
	}
	var ops []string
	known := true
	for range rapid.IntRange(1, 3).Draw(t, "operations") {
		op, ok := m.drawMembership(t, g)
		ops, known = append(ops, op), known && ok
	}
	headers, holds := m.condition(t, "/Groups/"+id)
	r := m.c.do("PATCH", "/Groups/"+id, patchBody(ops...), headers...)
	switch {
	case before == nil:
		m.expect(t, r, 404, "")
	case !holds:
		m.expect(t, r, 412, "")
	case !known:
		m.expect(t, r, 400, "invalidValue")
	default:
		m.expect(t, r, 204, "")
		m.groups[id] = g
		m.saw(t, "/Groups/"+id, m.get(t, "/Groups/"+id), m.groupJSON(id))
	}
}

// drawMembership draws an operation on a group and does it to g; known is false
// if it names a user that there isn't.
func (m *model) drawMembership(t *rapid.T, g *modelGroup) (op string, known bool) {
	ids, known := m.drawMembers(t)
	switch oneOf(t, "operation", "add", "add", "replace", "empty", "remove one", "rename") {
	case "add":
		maps.Copy(g.members, setOf(ids))
		return operationOn("add", "members", entries(ids...)), known
	case "replace":
		g.members = setOf(ids)
		return operationOn("replace", "members", entries(ids...)), known
	case "empty":
		g.members = map[string]bool{}
		return object(key("op", `"remove"`), key("path", `"members"`)), true
	case "remove one":
		id := pick(t, m.users)
		delete(g.members, id)
		return object(key("op", `"remove"`), key("path", quote(`members[value eq "`+id+`"]`))), true
	}
	g.name = oneOf(t, "group", "c", "D")
	return object(key("op", `"replace"`), key("value", object(key("displayName", quote(g.name))))), true
}
