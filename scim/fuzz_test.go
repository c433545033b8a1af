package scim

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
)

// target is a directory on one database that requests are thrown at.
type fuzzed struct {
	*client
	user, group string
}

// arena makes strict and lenient directories on both databases.
func arena(f *testing.F) []fuzzed {
	f.Helper()
	var all []fuzzed
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		s := start(f, dbtest.Open(f, dialect))
		for _, p := range []directory.Profile{directory.Strict, directory.Entra} {
			c := s.connect(p)
			id := c.user(somebody())
			all = append(all, fuzzed{c, id, c.group("g", id)})
		}
	}
	return all
}

// throw sends a request past the network; no answer may be a failure of ours.
func (z fuzzed) throw(t *testing.T, method, path string, body string) string {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, prefix+z.dir.ID+version+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+z.token)
	w := httptest.NewRecorder()
	z.provider.ServeHTTP(w, r)
	if w.Code >= http.StatusInternalServerError {
		t.Fatalf("%s: %s %s %q: %d %s", z.dir.Profile, method, path, body, w.Code, w.Body)
	}
	return w.Body.String()
}

// FuzzFilter: no text makes the reader, the check, the compiler or a database
// fail; what is refused is refused with a fault of the client; and the SQL of a
// filter is bounded by the filter.
func FuzzFilter(f *testing.F) {
	for _, seed := range []string{
		`userName eq "a"`, `emails[type eq "work"].value eq "x"`, `not (active eq true) and title pr`, `id eq "x" or (a eq 1)`,
		enterpriseURN + `:manager eq "y"`, `meta.lastModified gt "2026-01-01T00:00:00Z"`, `((((`, `a[b[c`, "\x00", `members.value eq "x"`,
		`schemas eq "` + userURN + `"`, `emails.value eq null`, `roles[primary eq "True"].value eq "x"`, `title eq "\u0000"`, "title eq \"\xff\"",
		`userName%20eq%20%22%00%22`, `meta.created gt "0000-01-01T00:00:00Z"`, `meta.created lt "9999-12-31T23:59:59.999999999+23:59"`,
		`emails[value eq "a" and value eq "a" and value eq "a" and value eq "a"]`, `x509Certificates.value co "a"`, `groups.$ref ew "x"`,
		strings.TrimSuffix(strings.Repeat(`emails[value eq "a" and type eq "b"] or `, 40), " or "),
	} {
		f.Add(seed)
	}
	places := arena(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range resourceTypes {
			runs := false
			for _, q := range []quirks{0, allQuirks} {
				runs = fuzzCompile(t, kind, text, q) || runs
			}
			for _, z := range places {
				if runs {
					z.throw(t, "GET", kind.endpoint+"?count=1&filter="+url.QueryEscape(text), "")
				}
			}
		}
	})
}

func fuzzCompile(t *testing.T, kind *resourceType, text string, q quirks) (runs bool) {
	t.Helper()
	cond, err := compileFilter(kind, text, q)
	if err != nil {
		if !fault.Is(err, fault.Invalid) {
			t.Fatalf("%q: %v is no fault of the client", text, err)
		}
		return false
	}
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		w := where(kind, cond, scopeOf{dialect: dialect})
		if most := 2000 + 60*len(text); len(w.SQL) > most || len(w.Args) > 10+len(text) {
			t.Fatalf("%q: %d bytes of SQL with %d parameters", text, len(w.SQL), len(w.Args))
		}
	}
	_ = shapeOf(cond)
	_ = matches(cond, map[string]any{"value": "x"})
	return true
}

// FuzzPath: no path makes a PATCH panic.
func FuzzPath(f *testing.F) {
	for _, seed := range []string{
		"userName", "name.givenName", `emails[type eq "work"].value`, `emails[type eq "work"]`, enterpriseURN, enterpriseURN + ":manager",
		"members", `members[value eq "x"]`, "emails.value", `roles[primary eq "True"].value`, "", "a[", "meta", "groups", `addresses[type eq "x"`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, path string) {
		values := []any{nil, "x", true, []any{}, []any{map[string]any{"value": "x"}}, map[string]any{"value": "x"}, references{"a"}}
		for _, q := range []quirks{0, allQuirks} {
			for _, op := range []string{opAdd, opReplace, opRemove} {
				for _, v := range values {
					for _, kind := range resourceTypes {
						tryPatch(t, kind, operation{op: op, path: path, hasPath: true, value: v}, q)
					}
				}
			}
		}
	})
}

func tryPatch(t *testing.T, kind *resourceType, op operation, q quirks) {
	t.Helper()
	d := document{"userName": "u", "displayName": "d", "emails": []any{map[string]any{"value": "a", "type": "work", "primary": true}}}
	before := fmt.Sprint(d)
	var members *memberChanges
	if kind == groupType {
		members = &memberChanges{}
	}
	_, _, err := applyPatch(kind, d, []operation{op}, q, members)
	if err != nil && !fault.Is(err, fault.Invalid) {
		t.Fatalf("%+v: %v is no fault of the client", op, err)
	}
	if fmt.Sprint(d) != before {
		t.Fatalf("%+v changed the document that it got", op)
	}
}

// FuzzPatch: no body makes the reader, the engine or a database fail, and what
// is allocated is bounded by the body.
func FuzzPatch(f *testing.F) {
	for _, seed := range []string{
		patchBody(`{"op":"Replace","path":"active","value":"False"}`),
		patchBody(`{"value":{"displayName":"D","name.givenName":"G","` + enterpriseURN + `":{"division":"x"}},"op":"replace"}`),
		patchBody(`{"op":"add","path":"members","value":[{"$ref":null,"value":"u"},"v"]}`),
		patchBody(`{"op":"remove"}`), `{}`, `[`, `{"Operations":[null]}`, patchBody(`{"op":"add","value":{"members":{"value":"x"}}}`),
		patchBody(`{"op":"add","path":"title","value":"\u0000"}`), patchBody("{\"op\":\"add\",\"path\":\"title\",\"value\":\"\xff\"}"),
		patchBody(`{"op":"add","path":"title","value":"\ud800"}`), patchBody(`{"op":"add","path":"x509Certificates","value":[{"value":"AA=="}]}`),
		patchBody(`{"op":"add","path":"` + enterpriseURN + `:manager","value":"\u0000"}`), patchBody(`{"op":"add","path":"members","value":"\u0000"}`),
		patchBody(`{"op":"replace","path":"members[value eq \"\u0000\"]"}`, `{"op":"remove","path":"members[value eq \"a\"]"}`),
		patchBody(`{"op":"add","path":"emails","value":[{"value":"a","primary":true},{"value":"b","primary":true}]}`),
		patchBody(`{"op":"add","path":"addresses","value":[{"country":1e999}]}`), patchBody(`{"op":"replace","path":"userName","value":" "}`),
	} {
		f.Add(seed)
	}
	places := arena(f)
	f.Fuzz(func(t *testing.T, body string) {
		runs := false
		for _, kind := range resourceTypes {
			runs = fuzzOperations(t, kind, body) || runs
		}
		for _, z := range places {
			if runs {
				z.throw(t, "PATCH", "/Users/"+z.user, body)
				z.throw(t, "PATCH", "/Groups/"+z.group, body)
			}
		}
	})
}

func fuzzOperations(t *testing.T, kind *resourceType, body string) (runs bool) {
	t.Helper()
	before := allocated()
	ops, err := newBodyReader(strings.NewReader(body), kind).patch()
	if used := allocated() - before; used > uint64(1<<20+400*len(body)) {
		t.Fatalf("%d bytes allocated for a body of %d", used, len(body))
	}
	if err != nil {
		if code := translate(err).Status; code != 400 && code != 413 {
			t.Fatalf("%q: status %d for %v", body, code, err)
		}
		return false
	}
	for _, op := range ops {
		tryPatch(t, kind, op, 0)
		tryPatch(t, kind, op, allQuirks)
	}
	return true
}

// allocated is all that was ever allocated.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// FuzzBulk: no body makes the reader, an operation or a database fail.
func FuzzBulk(f *testing.F) {
	for _, seed := range []string{
		bulkBody(1, bulkUser("a", "u1", ""), bulkUser("b", "u2", bulkManager("a"))), bulkBody(0, bulkUser("a", "u", bulkManager("b")), bulkUser("b", "v", bulkManager("a"))),
		bulkBody(0, `{"method":"DELETE","path":"/Users/x"}`, `{"method":"PATCH","path":"/Groups/bulkId:a","data":{}}`), bulkBody(0, `{"method":"POST","path":"/Bulk","bulkId":"x","data":{}}`),
		`{"schemas":["` + bulkURN + `"],"Operations":[null]}`, `{"Operations":{}}`, bulkBody(-1, `{"method":"GET"}`), bulkBody(0, `{"method":"POST","bulkId":"bulkId:","path":"/Users","data":"bulkId:"}`),
		bulkBody(0, `{"method":"PUT","path":"/Users/\u0000","data":{"schemas":["`+userURN+`"],"userName":"x"}}`), bulkBody(0, bulkUser("a", "w\\u0000", "")),
		bulkBody(0, `{"method":"POST","bulkId":"g","path":"/Groups","data":{"schemas":["`+groupURN+`"],"displayName":"g","members":[{"value":"bulkId:g"}]}}`),
		bulkBody(0, `{"method":"POST","bulkId":"a","path":"/Users/.search","data":{}}`, `{"method":"PATCH","path":"/Me","data":{}}`),
	} {
		f.Add(seed)
	}
	places := arena(f)
	f.Fuzz(func(t *testing.T, body string) {
		for _, z := range places {
			if got := z.throw(t, "POST", "/Bulk", body); strings.Contains(got, `"status":"5`) {
				t.Fatalf("%q: an operation failed: %s", body, got)
			}
		}
	})
}
