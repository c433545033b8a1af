package scim

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// The model is a directory in memory as RFC 7643 and 7644 describe it, in the
// plainest form: maps and lists. It shares nothing with the service provider.
type model struct {
	c *client
	// mark makes names of one run unlike those of others.
	mark   string
	users  map[string]*modelUser
	groups map[string]*modelGroup
	// versions are the resources' former ETags.
	versions map[string][]string
}

type modelUser struct {
	text    map[string]string // userName, displayName, title, externalId, family, department
	active  bool
	emails  []modelEmail
	manager string
}

type modelEmail struct {
	value, kind string
	primary     bool
}

type modelGroup struct {
	name, external string
	members        map[string]bool
}

// TestModel sends random requests and compares every answer, and at the end all
// that can be seen, with a model in memory, on both databases. It runs with few
// cases in make test, and with thousands in make explore.
func TestModel(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		rapid.Check(t, func(rt *rapid.T) {
			m := &model{
				c: s.connect(directory.Strict), mark: somebody(), users: map[string]*modelUser{},
				groups: map[string]*modelGroup{}, versions: map[string][]string{},
			}
			steps := []func(*rapid.T){
				m.postUser, m.postUser, m.putUser, m.patchUser, m.patchUser, m.patchUser, m.deleteUser,
				m.postGroup, m.putGroup, m.patchGroup, m.patchGroup, m.deleteGroup, m.listUsers, m.listGroups, m.project,
			}
			for range rapid.IntRange(4, 14).Draw(rt, "steps") {
				steps[rapid.IntRange(0, len(steps)-1).Draw(rt, "step")](rt)
			}
			m.check(rt)
		})
	})
}

func oneOf[T any](t *rapid.T, label string, of ...T) T { return rapid.SampledFrom(of).Draw(t, label) }

// pick draws one of the ids that there are, or one that there isn't.
func pick[T any](t *rapid.T, of map[string]T) string {
	return oneOf(t, "which", append(slices.Sorted(maps.Keys(of)), nobody)...)
}

func (m *model) expect(t *rapid.T, r reply, status int, scimType string) bool {
	if r.status != status || r.scimType() != scimType {
		t.Fatalf("status %d %q, want %d %q: %s", r.status, r.scimType(), status, scimType, r.raw)
	}
	return status < 400
}

// condition draws If-Match for a resource, and tells whether it holds.
func (m *model) condition(t *rapid.T, path string) (headers []string, holds bool) {
	tags := m.versions[path]
	if len(tags) == 0 {
		return nil, true
	}
	switch oneOf(t, "if-match", "none", "none", "current", "star", "former") {
	case "current":
		return []string{"If-Match", tags[len(tags)-1]}, true
	case "star":
		return []string{"If-Match", "*"}, true
	case "former":
		now, _, _ := strings.Cut(opaque(tags[len(tags)-1]), ".")
		tag := oneOf(t, "tag", tags...)
		then, _, _ := strings.Cut(opaque(tag), ".")
		return []string{"If-Match", tag}, now == then
	}
	return nil, true
}

// saw checks a resource that was answered against the model's, and its ETag: the
// same tag never for two different representations.
func (m *model) saw(t *rapid.T, path string, r reply, want map[string]any) {
	m.same(t, r.body, want)
	tag := r.header.Get("ETag")
	if tag == "" || tag != r.at("meta/version") || r.at("meta/location") != m.c.base()+path {
		t.Fatalf("ETag %q, Location %q: %s", tag, r.header.Get("Location"), r.raw)
	}
	if !slices.Contains(m.versions[path], tag) {
		m.versions[path] = append(m.versions[path], tag)
	}
}

// same compares a resource without what only the server can know.
func (m *model) same(t *rapid.T, got any, want map[string]any) {
	plain := plainly(got).(map[string]any)
	for _, name := range []string{"id", "meta", "schemas"} {
		delete(plain, name)
	}
	if !reflect.DeepEqual(plain, plainly(want)) {
		t.Fatalf("got  %s\nwant %s", mustJSON(plain), mustJSON(want))
	}
}

// plainly is a JSON value without addresses of others, and without primary where
// it is false, which means the same as absent.
func plainly(v any) any {
	var out any
	_ = json.Unmarshal(mustJSON(v), &out)
	var clean func(any)
	clean = func(v any) {
		switch x := v.(type) {
		case map[string]any:
			delete(x, "$ref")
			if x["primary"] == false {
				delete(x, "primary")
			}
			for _, e := range x {
				clean(e)
			}
		case []any:
			for _, e := range x {
				clean(e)
			}
		}
	}
	clean(out)
	return out
}

// check compares all that can be seen.
func (m *model) check(t *rapid.T) {
	for id := range m.users {
		m.saw(t, "/Users/"+id, m.get(t, "/Users/"+id), m.userJSON(id))
	}
	for id := range m.groups {
		m.saw(t, "/Groups/"+id, m.get(t, "/Groups/"+id), m.groupJSON(id))
	}
	for path, n := range map[string]int{"/Users": len(m.users), "/Groups": len(m.groups)} {
		if r := m.c.do("GET", path+"?count=0", ""); r.total() != n || len(r.resources()) != 0 {
			t.Fatalf("%s: total %d, want %d", path, r.total(), n)
		}
	}
}

// get reads a resource; with the ETag of before it must be 304 or something new.
func (m *model) get(t *rapid.T, path string) reply {
	r := m.c.do("GET", path, "")
	m.expect(t, r, 200, "")
	if tags := m.versions[path]; len(tags) > 0 {
		again := m.c.do("GET", path, "", "If-None-Match", tags[0])
		if fresh := r.header.Get("ETag") != tags[0]; fresh != (again.status == 200) || !fresh && again.status != 304 {
			t.Fatalf("If-None-Match %s, ETag %s: %d", tags[0], r.header.Get("ETag"), again.status)
		}
	}
	return r
}

// project asks for a part of a user.
func (m *model) project(t *rapid.T) {
	id := pick(t, m.users)
	u := m.users[id]
	names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"userName", "title", "name.familyName", "emails.value", "groups", enterpriseURN, "active"}), 1, 3, rapid.ID).Draw(t, "names")
	kind := oneOf(t, "kind", "attributes", "excludedAttributes")
	r := m.c.do("GET", "/Users/"+id+"?"+kind+"="+strings.Join(names, ","), "")
	if u == nil {
		m.expect(t, r, 404, "")
		return
	}
	m.expect(t, r, 200, "")
	for _, top := range []string{"userName", "title", "name", "emails", "groups", enterpriseURN, "active"} {
		asked := slices.ContainsFunc(names, func(n string) bool { return n == top || strings.HasPrefix(n, top+".") })
		_, has := m.userJSON(id)[top]
		_, shown := r.body[top]
		want := has && asked == (kind == "attributes")
		if kind == "excludedAttributes" && top == "emails" { // without their values there is still a type
			want = has && (!asked || slices.ContainsFunc(u.emails, func(e modelEmail) bool { return e.kind != "" || e.primary }))
		}
		if top == "userName" || top == "groups" {
			continue // below, and by the schemas
		}
		if shown != want {
			t.Fatalf("%s=%v: %s shown %t, want %t: %s", kind, names, top, shown, want, r.raw)
		}
	}
	if r.id() != id {
		t.Fatalf("id is always shown: %s", r.raw)
	}
}

func quote(s string) string { return string(mustJSON(s)) }

func object(parts ...string) string { return "{" + strings.Join(parts, ",") + "}" }

func key(name, value string) string { return fmt.Sprintf("%q:%s", name, value) }
