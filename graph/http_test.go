package graph_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// post is a request with everything in order; cases change it.
func (w *world) post(body string) *http.Request {
	r := w.request(http.MethodPost, "/graphql", body)
	r.Header.Set("Content-Type", "application/json")
	bearer(w.acme.token)(r)
	return r
}

const typename = `{"query":"{ __typename }"}`

func TestRequestsOverHTTP(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	set := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	del := func(name string) func(*http.Request) { return func(r *http.Request) { r.Header.Del(name) } }
	get := func(query string) func(*http.Request) {
		return func(r *http.Request) {
			r.Method, r.URL.RawQuery = http.MethodGet, query
			r.Header.Set("X-Console-Request", "1")
		}
	}
	const newer = "application/graphql-response+json"
	cases := map[string]struct {
		body   string
		change func(*http.Request)
		status int
		media  string
		says   string
	}{
		"plain":                  {typename, nil, 200, "application/json", `"__typename":"Query"`},
		"newer media type":       {typename, set("Accept", newer), 200, newer, `"Query"`},
		"weights":                {typename, set("Accept", newer+";q=0.4, application/json;q=0.9"), 200, "application/json", `"Query"`},
		"anything":               {typename, set("Accept", "*/*"), 200, "application/json", `"Query"`},
		"html":                   {typename, set("Accept", "text/html"), 406, "application/json", "BAD_REQUEST"},
		"get without the header": {"", func(r *http.Request) { r.Method = http.MethodGet }, 403, "application/json", "X-Console-Request"},
		"get":                    {"", get("query=%7B__typename%7D"), 200, "application/json", `"Query"`},
		"get with variables":     {"", get("query=query($n:Int!)%7Bmembers(first:$n)%7BtotalCount%7D%7D&variables=%7B%22n%22:1%7D"), 200, "application/json", `"totalCount"`},
		"get, bad variables":     {"", get("query=%7B__typename%7D&variables=secret"), 400, "application/json", "wrong type"},
		"get without a query":    {"", get(""), 400, "application/json", "missing"},
		"mutation by get":        {"", get("query=mutation%7Bx:__typename%7D"), 405, "application/json", "POST"},
		"put":                    {typename, func(r *http.Request) { r.Method = http.MethodPut }, 405, "application/json", "POST"},
		"document and query":     {`{"query":"{ __typename }","documentId":"sha256:0"}`, nil, 400, "application/json", "not both"},
		"unknown document":       {`{"documentId":"sha256:0"}`, nil, 400, "application/json", "UNKNOWN_DOCUMENT"},
		"argument suggestions":   {`{"query":"{ member(idd: 1) { id } }"}`, nil, 200, "application/json", "Unknown argument"},
		"type suggestions":       {`{"query":"{ node(id: 1) { ... on Membr { id } } }"}`, nil, 200, "application/json", "Unknown type"},
		"form":                   {"query=x", set("Content-Type", "application/x-www-form-urlencoded"), 415, "application/json", "Content-Type"},
		"text":                   {typename, set("Content-Type", "text/plain"), 415, "application/json", "Content-Type"},
		"no content type":        {typename, del("Content-Type"), 415, "application/json", "Content-Type"},
		"latin":                  {typename, set("Content-Type", "application/json; charset=iso-8859-1"), 415, "application/json", "UTF-8"},
		"utf-8":                  {typename, set("Content-Type", "application/json; charset=UTF-8"), 200, "application/json", `"Query"`},
		"compressed":             {typename, set("Content-Encoding", "gzip"), 415, "application/json", "Content-Encoding"},
		"bad json":               {`{"query": secret`, nil, 400, "application/json", "one JSON object"},
		"batch":                  {`[` + typename + `]`, nil, 400, "application/json", "Batches"},
		"null":                   {`null`, nil, 400, "application/json", "one JSON object"},
		"no query":               {`{}`, nil, 400, "application/json", "missing"},
		"query of wrong type":    {`{"query": 7}`, nil, 400, "application/json", "wrong type"},
		"variables as text":      {`{"query":"{ __typename }","variables":"x"}`, nil, 400, "application/json", "wrong type"},
		"null variables":         {`{"query":"{ __typename }","variables":null}`, nil, 200, "application/json", `"Query"`},
		"too large":              {`{"query":"` + strings.Repeat(" ", 300<<10) + `"}`, nil, 413, "application/json", "larger"},
		"unparsable":             {`{"query":"{"}`, nil, 200, "application/json", "GRAPHQL_PARSE_FAILED"},
		"unparsable, newer":      {`{"query":"{"}`, set("Accept", newer), 400, newer, "GRAPHQL_PARSE_FAILED"},
		"unknown field":          {`{"query":"{ memberz }"}`, nil, 200, "application/json", "GRAPHQL_VALIDATION_FAILED"},
		"unknown operation":      {`{"query":"query a { __typename }","operationName":"b"}`, set("Accept", newer), 400, newer, "GRAPHQL_VALIDATION_FAILED"},
		"missing variable":       {`{"query":"query($id: ID!) { member(id: $id) { id } }"}`, set("Accept", newer), 400, newer, "GRAPHQL_VALIDATION_FAILED"},
		"nobody":                 {typename, del("Authorization"), 401, "application/json", "UNAUTHENTICATED"},
		"unknown token":          {typename, set("Authorization", "Bearer stw_api_nothing"), 401, "application/json", "not known"},
		"cross-site":             {typename, set("Sec-Fetch-Site", "cross-site"), 403, "application/json", "another site"},
		"other origin":           {typename, set("Origin", "https://evil.example"), 403, "application/json", "another site"},
		"subscription":           {`{"query":"subscription { requestQueueChanged { cursor } }"}`, nil, 406, "application/json", "text/event-stream"},
		"mutation as a stream":   {`{"query":"mutation { x: __typename }"}`, set("Accept", "text/event-stream"), 406, "application/json", "application/json"},
		"introspection":          {`{"query":"{ __schema { queryType { name } } }"}`, nil, 200, "application/json", `"Query"`},
		"too many pages at once": {`{"query":"{ members(first: 101) { nodes { id } } }"}`, nil, 200, "application/json", "1 to 100"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			r := w.post(c.body)
			if c.change != nil {
				c.change(r)
			}
			resp, raw := w.do(r)
			if media, _, _ := strings.Cut(resp.Header.Get("Content-Type"), ";"); resp.StatusCode != c.status || media != c.media {
				t.Errorf("%d %s, want %d %s", resp.StatusCode, media, c.status, c.media)
			}
			if !strings.Contains(string(raw), c.says) {
				t.Errorf("%s, want something with %q", raw, c.says)
			}
			if strings.Contains(string(raw), "secret") || strings.Contains(string(raw), "Did you mean") {
				t.Errorf("%s repeats the body or tells names", raw)
			}
			if strings.Contains(string(raw), `"data":null`) && strings.Contains(string(raw), "GRAPHQL_") {
				t.Errorf("%s: an error of the request has a data member", raw)
			}
			if resp.Header.Get("Cache-Control") != "no-store" || resp.Header.Get("X-Request-Id") == "" {
				t.Errorf("headers %v", resp.Header)
			}
		})
	}
}

func TestCookiesNeedProofOfTheConsole(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	for name, c := range map[string]struct {
		header, value string
		status        int
	}{
		"nothing":      {"X-Nothing", "1", 403},
		"header":       {"X-Console-Request", "1", 200},
		"fetch":        {"Sec-Fetch-Site", "same-origin", 200},
		"same origin":  {"Origin", w.server.URL, 200},
		"wrong header": {"X-Console-Request", "2", 403},
		"none":         {"Sec-Fetch-Site", "none", 403},
	} {
		r := w.post(typename)
		r.Header.Del("Authorization")
		r.Header.Set("Cookie", "__Host-steward="+w.acme.olive.cookie)
		r.Header.Set(c.header, c.value)
		if resp, raw := w.do(r); resp.StatusCode != c.status {
			t.Errorf("%s: %d %s, want %d", name, resp.StatusCode, raw, c.status)
		}
	}
}

func TestLimitsBeforeExecution(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	var fragments strings.Builder
	fragments.WriteString("{ ...f0 ...f0 }")
	for i := range 23 {
		fmt.Fprintf(&fragments, " fragment f%d on Query { ...f%d ...f%d }", i, i+1, i+1)
	}
	fragments.WriteString(" fragment f23 on Query { viewer { name } }")
	for name, c := range map[string]struct{ query, code string }{
		"fragments":     {fragments.String(), "QUERY_TOO_LARGE"},
		"repeated":      {"{ viewer {" + strings.Repeat(" name", 16000) + "} }", "GRAPHQL_PARSE_FAILED"},
		"fewer repeats": {"{ viewer {" + strings.Repeat(" name", 1500) + "} }", "QUERY_TOO_LARGE"},
		"cost":          {`{ members(first: 100) { nodes { groups { members(first: 100) { nodes { groups { id } } } } } } }`, "QUERY_TOO_LARGE"},
		"enough":        {`{ members(first: 100) { nodes { id groups { id } assignments { product { id } } } } }`, ""},
	} {
		a := w.send(bearer(w.acme.token), c.query, nil)
		if a.code() != c.code || c.code != "" && a.Data != nil {
			t.Errorf("%s: %+v, want %q and no data", name, a.Errors, c.code)
		}
	}
	a := w.send(bearer(w.acme.token), `query($n: Int!) { members(first: $n) { nodes { groups { id } } } }`, vars{"n": 10})
	cost, _ := a.Extensions["cost"].(map[string]any)
	if cost["requested"] != 70.0 { // 10 x (1 connection + 1 node + 5 groups)
		t.Errorf("cost %v", a.Extensions)
	}
}

func TestUnknownErrorsAreMasked(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	w := newWorld(t, d)
	dbtest.Meddle(t, d.URL, "alter table member rename to lost")
	a := w.send(bearer(w.acme.token), `{ members(first: 1) { nodes { id } } }`, nil)
	if a.code() != "INTERNAL" || strings.Contains(a.Errors[0].Message, "member") || a.Errors[0].Extensions["requestId"] == "" {
		t.Fatalf("%+v", a.Errors)
	}
	if !strings.Contains(w.log.String(), "no such table") {
		t.Fatalf("the log does not have the cause: %s", w.log)
	}
}

// Every root field is refused to those who lack its permission, whatever they
// send.
func TestPermissionsAreEnforced(t *testing.T) {
	s := loadSchema(t)
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	ids := w.acme.fixture()
	for _, p := range append(places(t, s), rootsWithoutIDs(s)...) {
		can := p.field.Directives.ForName("can")
		if can == nil {
			continue
		}
		auth, want := w.acme.ada.auth, can.Arguments.ForName("permission").Value.Raw
		if want == "OWN_DATA" {
			auth = bearer(w.acme.token)
		}
		m := maker{t: t, s: s, ids: ids}
		query, v := m.call(p, ids[p.kind])
		if a := w.send(auth, query, v); a.code() != "DENIED" || !strings.Contains(a.Errors[0].Message, want) {
			t.Errorf("%s: %+v, want DENIED for lack of %s", p.field.Name, a.Errors, want)
		}
	}
}

func TestLateAnswersAreStopped(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	handler := graph.Handler(graph.Config{DB: w.DB.DB, Timeout: time.Nanosecond, Log: slog.New(slog.DiscardHandler)})
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ members(first: 1) { totalCount } }"}`))
	r.Header.Set("Content-Type", "application/json")
	rec := httptest.NewRecorder()
	handler.ServeHTTP(rec, r.WithContext(dbtest.As(t, w.acme.org, access.Owner)))
	if rec.Code != http.StatusServiceUnavailable || !strings.Contains(rec.Body.String(), "UNAVAILABLE") {
		t.Fatalf("%d %s", rec.Code, rec.Body)
	}
}

// TestRefusalsAreLogged: an error of a payload is in the log under the id that
// its sender has, without what they wrote.
func TestRefusalsAreLogged(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	a := w.send(bearer(w.acme.token), `mutation { createMember(input: {userName: "ada@acme.example.org"}) { errors { code requestId } } }`, nil)
	id := a.text("createMember", "errors", 0, "requestId")
	if a.text("createMember", "errors", 0, "code") != "CONFLICT" || id == "" {
		t.Fatalf("%v %v", a.Data, a.Errors)
	}
	for line := range strings.Lines(w.log.String()) {
		if strings.Contains(line, id) && strings.Contains(line, "field=createMember code=CONFLICT") && !strings.Contains(line, "ada@") {
			return
		}
	}
	t.Errorf("the log has no such line: %s", w.log)
}
