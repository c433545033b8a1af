package scim

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// modelUser is what RFC 7644 says a user has become, in the plainest form.
type modelUser struct {
	name, title string
	active      bool
	in          bool // is in the group
}

// model is a directory in memory beside the one behind the protocol.
type model struct {
	c      *client
	prefix string
	group  string
	users  map[string]*modelUser
}

// TestModel sends random requests and compares every answer with a model in
// memory, on both databases.
func TestModel(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		rapid.Check(t, func(rt *rapid.T) {
			c := s.connect(directory.Strict)
			m := &model{c: c, prefix: somebody(), group: c.group("model"), users: map[string]*modelUser{}}
			steps := map[string]func(*rapid.T){
				"create": m.create, "put": m.put, "patch": m.patch, "delete": m.remove, "join": m.join,
			}
			for range 8 {
				name := rapid.SampledFrom([]string{"create", "create", "put", "patch", "delete", "join"}).Draw(rt, "step")
				steps[name](rt)
			}
			m.check(rt)
		})
	})
}

func (m *model) name(t *rapid.T) string {
	return rapid.SampledFrom([]string{"a", "A", "b", "c"}).Draw(t, "name") + m.prefix
}

// pick draws a user, or one that is not there.
func (m *model) pick(t *rapid.T) (string, *modelUser) {
	ids := append(slices.Sorted(maps.Keys(m.users)), nobody)
	id := ids[rapid.IntRange(0, len(ids)-1).Draw(t, "which")]
	return id, m.users[id]
}

// taken tells whether somebody else has a user name, in whatever case.
func (m *model) taken(name string, but *modelUser) bool {
	for _, u := range m.users {
		if u != but && foldASCII(u.name) == foldASCII(name) {
			return true
		}
	}
	return false
}

func foldASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func (m *model) expect(t *rapid.T, r reply, status int) {
	if r.status != status {
		t.Fatalf("status %d, want %d: %s", r.status, status, r.raw)
	}
}

func (m *model) create(t *rapid.T) {
	u := &modelUser{name: m.name(t), active: rapid.Bool().Draw(t, "active")}
	r := m.c.do("POST", "/Users", fmt.Sprintf(`{"schemas":[%q],"userName":%q,"active":%t}`, userURN, u.name, u.active))
	if m.taken(u.name, nil) {
		m.expect(t, r, 409)
		return
	}
	m.expect(t, r, 201)
	m.users[r.id()] = u
}

func (m *model) put(t *rapid.T) {
	id, u := m.pick(t)
	name, title := m.name(t), rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "title")
	r := m.c.do("PUT", "/Users/"+id, fmt.Sprintf(`{"schemas":[%q],"userName":%q,"title":%q}`, userURN, name, title))
	switch {
	case u == nil:
		m.expect(t, r, 404)
	case m.taken(name, u):
		m.expect(t, r, 409)
	default:
		m.expect(t, r, 200)
		u.name, u.title = name, title
	}
}

func (m *model) patch(t *rapid.T) {
	id, u := m.pick(t)
	title, active := rapid.SampledFrom([]string{"x", "y"}).Draw(t, "title"), rapid.Bool().Draw(t, "active")
	bad := rapid.Bool().Draw(t, "bad")
	ops := []string{fmt.Sprintf(`{"op":"replace","path":"title","value":%q}`, title), fmt.Sprintf(`{"op":"replace","path":"active","value":%t}`, active)}
	if bad {
		ops = append(ops, `{"op":"replace","path":"nosuch","value":1}`)
	}
	r := m.c.do("PATCH", "/Users/"+id, patchBody(ops...))
	switch {
	case u == nil:
		m.expect(t, r, 404)
	case bad:
		m.expect(t, r, 400)
	default:
		m.expect(t, r, 200)
		u.title, u.active = title, active
	}
}

func (m *model) remove(t *rapid.T) {
	id, u := m.pick(t)
	r := m.c.do("DELETE", "/Users/"+id, "")
	if u == nil {
		m.expect(t, r, 404)
		return
	}
	m.expect(t, r, 204)
	delete(m.users, id)
}

func (m *model) join(t *rapid.T) {
	id, u := m.pick(t)
	if rapid.Bool().Draw(t, "leave") {
		m.expect(t, m.c.do("PATCH", "/Groups/"+m.group, patchBody(`{"op":"remove","path":"members[value eq \"`+id+`\"]"}`)), 204)
		if u != nil {
			u.in = false
		}
		return
	}
	r := m.c.do("PATCH", "/Groups/"+m.group, patchBody(`{"op":"add","path":"members","value":`+entries(id)+`}`))
	if u == nil {
		m.expect(t, r, 400)
		return
	}
	m.expect(t, r, 204)
	u.in = true
}

// check compares all that can be seen.
func (m *model) check(t *rapid.T) {
	var in, titled []string
	for id, u := range m.users {
		r := m.c.do("GET", "/Users/"+id, "")
		m.expect(t, r, 200)
		title, _ := r.at("title").(string)
		if r.at("userName") != u.name || title != u.title || r.at("active") != u.active || (r.at("groups") != nil) != u.in {
			t.Fatalf("%s, want %+v", r.raw, *u)
		}
		if u.in {
			in = append(in, id)
		}
		if u.title == "x" {
			titled = append(titled, id)
		}
	}
	var got []string
	for _, res := range m.c.do("GET", filtered("/Users", `title eq "X"`), "").resources() {
		got = append(got, dig(res, "id").(string))
	}
	slices.Sort(titled)
	slices.Sort(in)
	if members := m.c.members(m.group); !slices.Equal(got, titled) || !slices.Equal(members, in) {
		t.Fatalf("titled %v, want %v; members %v, want %v", got, titled, members, in)
	}
	if r := m.c.do("GET", "/Users?count=0", ""); r.total() != len(m.users) {
		t.Fatalf("total %d, want %d", r.total(), len(m.users))
	}
}
