package scim

import (
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// modelTexts pairs the text attributes that the model knows with their paths.
var modelTexts = map[string]string{
	"displayName": "displayName", "title": "title", "externalId": "externalId",
	"family": "name.familyName", "department": enterpriseURN + ":department",
}

var modelWords = []string{"", "a", "Ab", "aB", "b c", `q"\`, "50%", "x_y", "!", "Zoë"}

func (m *model) word(t *rapid.T) string { return oneOf(t, "word", modelWords...) }

func (m *model) userName(t *rapid.T) string {
	return oneOf(t, "userName", "a", "A", "b", "Ö", "ö") + m.mark
}

func (m *model) taken(name string, but *modelUser) bool {
	for _, u := range m.users {
		if u != but && strings.EqualFold(u.text["userName"], name) {
			return true
		}
	}
	return false
}

// drawUser makes what a POST or PUT says.
func (m *model) drawUser(t *rapid.T) *modelUser {
	u := &modelUser{text: map[string]string{"userName": m.userName(t)}, active: rapid.Bool().Draw(t, "active")}
	for _, name := range []string{"displayName", "title", "externalId", "family", "department"} {
		if rapid.Bool().Draw(t, "has "+name) {
			u.text[name] = m.word(t)
		}
	}
	u.emails = m.drawEmails(t)
	if oneOf(t, "managed", false, false, true) {
		u.manager = pick(t, m.users)
	}
	return u
}

func (m *model) drawEmails(t *rapid.T) (list []modelEmail) {
	for range rapid.IntRange(0, 3).Draw(t, "emails") {
		list = append(list, modelEmail{oneOf(t, "mail", "x@a", "X@a", "y@b"), oneOf(t, "type", "", "work", "home"), oneOf(t, "primary", false, false, true)})
	}
	return list
}

func primaries(list []modelEmail) (n int) {
	for _, e := range list {
		if e.primary {
			n++
		}
	}
	return n
}

// once drops values that are there already: the pair of value and type counts.
func once(list []modelEmail) (out []modelEmail) {
	for _, e := range list {
		if !slices.ContainsFunc(out, func(o modelEmail) bool { return o.value == e.value && o.kind == e.kind }) {
			out = append(out, e)
		}
	}
	return out
}

func emailsJSON(list []modelEmail) string {
	var out []string
	for _, e := range list {
		out = append(out, e.json())
	}
	return "[" + strings.Join(out, ",") + "]"
}

func (e modelEmail) json() string {
	parts := []string{key("value", quote(e.value))}
	if e.kind != "" {
		parts = append(parts, key("type", quote(e.kind)))
	}
	if e.primary {
		parts = append(parts, key("primary", "true"))
	}
	return object(parts...)
}

// body is a user as a client sends it.
func (u *modelUser) body() string {
	parts := []string{key("schemas", `["`+userURN+`"]`), key("active", string(mustJSON(u.active))), key("emails", emailsJSON(u.emails))}
	for _, name := range []string{"userName", "displayName", "title", "externalId"} {
		if v, said := u.text[name]; said {
			parts = append(parts, key(name, quote(v)))
		}
	}
	parts = append(parts, key("name", object(key("familyName", quote(u.text["family"])))))
	extension := []string{key("department", quote(u.text["department"]))}
	if u.manager != "" {
		extension = append(extension, key("manager", object(key("value", quote(u.manager)))))
	}
	return object(append(parts, key(enterpriseURN, object(extension...)))...)
}

// userJSON is what the service provider must show.
func (m *model) userJSON(id string) map[string]any {
	u := m.users[id]
	out := map[string]any{"active": u.active}
	for _, name := range []string{"userName", "displayName", "title", "externalId"} {
		put(out, name, u.text[name])
	}
	name, extension := map[string]any{}, map[string]any{}
	put(name, "familyName", u.text["family"])
	put(out, "name", name)
	put(extension, "department", u.text["department"])
	if u.manager != "" {
		manager := map[string]any{"value": u.manager}
		if boss := m.users[u.manager]; boss != nil {
			put(manager, "displayName", boss.text["displayName"])
		}
		extension["manager"] = manager
	}
	put(out, enterpriseURN, extension)
	var emails, groups []any
	for _, e := range u.emails {
		v := map[string]any{"value": e.value}
		put(v, "type", e.kind)
		if e.primary {
			v["primary"] = true
		}
		emails = append(emails, v)
	}
	put(out, "emails", emails)
	for _, g := range m.groupsOf(id) {
		groups = append(groups, map[string]any{"value": g, "display": m.groups[g].name, "type": "direct"})
	}
	put(out, "groups", groups)
	return out
}

func (m *model) postUser(t *rapid.T) {
	u := m.drawUser(t)
	r := m.c.do("POST", "/Users", u.body())
	if m.refusedUser(t, r, u, nil, 201) {
		return
	}
	u.emails = once(u.emails)
	m.users[r.id()] = u
	m.saw(t, "/Users/"+r.id(), r, m.userJSON(r.id()))
}

// refusedUser tells whether a whole user must be refused, and checks how.
func (m *model) refusedUser(t *rapid.T, r reply, u, before *modelUser, status int) bool {
	switch {
	case primaries(once(u.emails)) > 1:
		m.expect(t, r, 400, "invalidValue")
	case m.taken(u.text["userName"], before):
		m.expect(t, r, 409, "uniqueness")
	default:
		m.expect(t, r, status, "")
		return false
	}
	return true
}

func (m *model) putUser(t *rapid.T) {
	id, u := pick(t, m.users), m.drawUser(t)
	headers, holds := m.condition(t, "/Users/"+id)
	r := m.c.do("PUT", "/Users/"+id, u.body(), headers...)
	before := m.users[id]
	switch {
	case primaries(once(u.emails)) > 1:
		m.expect(t, r, 400, "invalidValue")
		return
	case before == nil:
		m.expect(t, r, 404, "")
		return
	case !holds:
		m.expect(t, r, 412, "")
		return
	case m.refusedUser(t, r, u, before, 200):
		return
	}
	u.emails = once(u.emails)
	m.users[id] = u
	m.saw(t, "/Users/"+id, r, m.userJSON(id))
}

func (m *model) deleteUser(t *rapid.T) {
	id := pick(t, m.users)
	headers, holds := m.condition(t, "/Users/"+id)
	r := m.c.do("DELETE", "/Users/"+id, "", headers...)
	switch {
	case m.users[id] == nil:
		m.expect(t, r, 404, "")
	case !holds:
		m.expect(t, r, 412, "")
	default:
		m.expect(t, r, 204, "")
		delete(m.users, id)
		delete(m.versions, "/Users/"+id)
		for _, g := range m.groups {
			delete(g.members, id)
		}
	}
}

// patchUser sends one to three operations: all of them are done or none.
func (m *model) patchUser(t *rapid.T) {
	id := pick(t, m.users)
	before := m.users[id]
	u := &modelUser{text: map[string]string{}}
	if before != nil {
		for k, v := range before.text {
			u.text[k] = v
		}
		u.active, u.manager, u.emails = before.active, before.manager, slices.Clone(before.emails)
	}
	var ops []string
	refusal := ""
	for range rapid.IntRange(1, 3).Draw(t, "operations") {
		op, code := m.drawOperation(t, u)
		ops = append(ops, op)
		if refusal == "" {
			refusal = code
		}
	}
	headers, holds := m.condition(t, "/Users/"+id)
	r := m.c.do("PATCH", "/Users/"+id, patchBody(ops...), headers...)
	switch {
	case before == nil:
		m.expect(t, r, 404, "")
	case !holds:
		m.expect(t, r, 412, "")
	case refusal != "":
		m.expect(t, r, 400, refusal)
	case m.taken(u.text["userName"], before):
		m.expect(t, r, 409, "uniqueness")
	default:
		m.expect(t, r, 200, "")
		m.users[id] = u
		m.saw(t, "/Users/"+id, r, m.userJSON(id))
	}
}

// drawOperation draws an operation, does it to u, and tells the scimType with
// which it must be refused, if it must.
func (m *model) drawOperation(t *rapid.T, u *modelUser) (op, refusal string) {
	verb := oneOf(t, "verb", "add", "replace")
	switch oneOf(t, "operation", "text", "text", "remove", "active", "pathless", "name", "add mail", "replace mails", "remove mails", "chosen", "bad") {
	case "text":
		name, v := oneOf(t, "attribute", "displayName", "title", "externalId", "family", "department"), m.word(t)
		u.text[name] = v
		return operationOn(verb, modelTexts[name], quote(v)), ""
	case "remove":
		name := oneOf(t, "attribute", "displayName", "title", "externalId", "family", "department")
		delete(u.text, name)
		return object(key("op", `"remove"`), key("path", quote(modelTexts[name]))), ""
	case "active":
		u.active = rapid.Bool().Draw(t, "active")
		return operationOn(verb, "active", string(mustJSON(u.active))), ""
	case "pathless":
		u.text["title"], u.active = m.word(t), rapid.Bool().Draw(t, "active")
		return object(key("op", quote(verb)), key("value", object(key("title", quote(u.text["title"])), key("active", string(mustJSON(u.active)))))), ""
	case "name":
		u.text["userName"] = m.userName(t)
		return operationOn("replace", "userName", quote(u.text["userName"])), ""
	case "bad":
		return m.drawBad(t)
	}
	return m.drawMailOperation(t, u)
}

func operationOn(verb, path, value string) string {
	return object(key("op", quote(verb)), key("path", quote(path)), key("value", value))
}

func (m *model) drawBad(t *rapid.T) (op, refusal string) {
	bad := oneOf(t, "bad", [2]string{operationOn("add", "shoeSize", "42"), "invalidPath"},
		[2]string{operationOn("replace", "id", `"x"`), "mutability"}, [2]string{operationOn("replace", "active", `"maybe"`), "invalidValue"},
		[2]string{object(key("op", `"remove"`)), "noTarget"}, [2]string{operationOn("replace", "emails[type eq", `"x"`), "invalidPath"})
	return bad[0], bad[1]
}
