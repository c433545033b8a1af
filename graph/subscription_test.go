package graph_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

// listener reads one stream of server-sent events.
type listener struct {
	t    *testing.T
	resp *http.Response
	scan *bufio.Scanner
	end  context.CancelFunc
	last string
}

// sent is one message.
type sent struct {
	event, id string
	answer
}

// listen opens a stream; last is the id to go on from.
func (w *world) listen(server *httptest.Server, auth func(*http.Request), query, last string) *listener {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), time.Minute)
	w.t.Cleanup(cancel)
	body, _ := json.Marshal(map[string]string{"query": query})
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+"/graphql", strings.NewReader(string(body)))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	auth(r)
	resp, err := server.Client().Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = resp.Body.Close() })
	return &listener{t: w.t, resp: resp, scan: bufio.NewScanner(resp.Body), end: cancel, last: last}
}

// begun waits until the stream has said where it begins.
func (l *listener) begun() *listener {
	l.t.Helper()
	for l.scan.Scan() {
		if id, ok := strings.CutPrefix(l.scan.Text(), "id: "); ok {
			l.last = id
			return l
		}
	}
	l.t.Fatalf("the stream ended before it began: %v", l.scan.Err())
	return nil
}

// next is the next message; ok is false when the stream has ended.
func (l *listener) next() (m sent, ok bool) {
	l.t.Helper()
	for l.scan.Scan() {
		line := l.scan.Text()
		name, value, _ := strings.Cut(line, ": ")
		switch {
		case name == "event":
			m.event = value
		case name == "id":
			l.last, m.id = value, value
		case name == "data":
			if err := json.Unmarshal([]byte(value), &m.answer); err != nil {
				l.t.Fatalf("%v in %s", err, line)
			}
		case line == "" && m.event != "":
			return m, true
		}
	}
	return m, false
}

const followLog = `subscription { eventRecorded(filter: {action: "group.created"}) { cursor event { objectId index } } }`

// makeGroup changes something and gives the id by which the log names it.
func (h *house) makeGroup(name string) string {
	h.w.t.Helper()
	a := h.call(`mutation($n: String!) { createGroup(input: {displayName: $n}) { group { id } errors { message } } }`, vars{"n": name})
	return graph.Key(a.text("createGroup", "group", "id"))
}

func (w *world) sequence() {
	w.t.Helper()
	if err := audit.SequenceNow(w.t.Context(), w.DB.DB); err != nil {
		w.t.Fatal(err)
	}
}

// second is another process on the same databases.
func (w *world) second() *httptest.Server {
	c := graph.Config{DB: w.DB.DB, CursorKey: []byte(strings.Repeat("\x09", 32)), FreeForm: true, SessionBudget: plenty, ProgramBudget: plenty}
	server := httptest.NewServer(credential.Middleware(w.DB.DB, slog.New(slog.DiscardHandler))(graph.Handler(c)))
	w.t.Cleanup(server.Close)
	return server
}

// A stream that is killed again and again, and goes on at another process, gives
// every event once and in order.
func TestStreamsResumeWithoutLossOrDuplicates(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		servers := []*httptest.Server{w.server, w.second()}
		l := w.listen(w.server, bearer(w.acme.token), followLog, "").begun()
		var want, got []string
		for round := range 5 {
			for i := range 3 {
				want = append(want, w.acme.makeGroup(fmt.Sprintf("Group %d %d", round, i)))
			}
			w.rival.makeGroup("Not theirs")
			w.sequence()
			for len(got) < len(want)-round%2 { // odd rounds are killed with something unread
				m, ok := l.next()
				if !ok {
					t.Fatalf("the stream ended after %v", got)
				}
				if m.id == "" || m.id != m.text("eventRecorded", "cursor") {
					t.Fatalf("message %+v has no cursor", m)
				}
				got = append(got, m.text("eventRecorded", "event", "objectId"))
			}
			l.end()
			want = append(want, w.acme.makeGroup(fmt.Sprintf("Between %d", round))) // while nobody listens
			w.sequence()
			l = w.listen(servers[round%2], bearer(w.acme.token), followLog, l.last)
		}
		for len(got) < len(want) {
			m, ok := l.next()
			if !ok {
				t.Fatalf("the stream ended after %v", got)
			}
			got = append(got, m.text("eventRecorded", "event", "objectId"))
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Fatalf("got\n%v\nwant\n%v", got, want)
		}
	})
}

// What a stream shows goes as soon as the right to see it does: with the next
// message, not at the end of the stream.
func TestStreamsEndWithTheRightToThem(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for name, c := range map[string]struct {
			take func()
			told string
		}{
			"the session": {func() {
				w.acme.update(func(tx *db.Tx) error {
					return credential.EndSession(tx, w.acme.oscar.session, credential.Revoked)
				})
			}, "UNAUTHENTICATED"},
			"a permission": {func() {
				w.acme.update(func(tx *db.Tx) error {
					_, err := member.SetRoles(tx, w.acme.otto.id, nil)
					return err
				})
			}, ""},
		} {
			person := map[string]person{"the session": w.acme.oscar, "a permission": w.acme.otto}[name]
			l := w.listen(w.server, person.auth, followLog, "").begun()
			c.take()
			w.acme.makeGroup("Secret " + name)
			w.sequence()
			m, ok := l.next()
			if m.at("eventRecorded") != nil {
				t.Errorf("%s was taken and the stream goes on: %+v", name, m)
			}
			if ok && m.code() != c.told || !ok && c.told != "" {
				t.Errorf("%s: told %v %q, want %q", name, ok, m.code(), c.told)
			}
		}
	})
}

func TestWhoMayFollowWhat(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		theirs := w.rival.fixture()["Request"]
		const one = `subscription { requestChanged(id: "%s") { action request { id } } }`
		for name, c := range map[string]struct {
			auth        func(*http.Request)
			query, code string
		}{
			"without the permission": {w.acme.ada.auth, followLog, "DENIED"},
			"a foreign request":      {bearer(w.acme.token), fmt.Sprintf(one, theirs), "NOT_FOUND"},
			"an unknown request":     {bearer(w.acme.token), fmt.Sprintf(one, graph.Reissue(theirs, db.NewID())), "NOT_FOUND"},
			"a foreign cursor":       {bearer(w.acme.token), `subscription { requestQueueChanged(after: "AAAA") { cursor } }`, "INVALID"},
			"own data of a service":  {bearer(w.acme.token), `subscription { ownDataChanged { cursor } }`, "DENIED"},
		} {
			m, _ := w.listen(w.server, c.auth, c.query, "").next()
			if m.code() != c.code || m.Errors[0].Extensions["requestId"] == "" {
				t.Errorf("%s: %+v, want %s", name, m.Errors, c.code)
			}
		}
		none := w.listen(w.server, func(*http.Request) {}, followLog, "")
		if none.resp.StatusCode != http.StatusUnauthorized {
			t.Errorf("nobody: %s", none.resp.Status)
		}
	})
}

// A request and the queue are followed by those who work on them, and by whom it
// is about; a query can be answered as a stream too.
func TestRequestsAreFollowed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		id := w.acme.ask(w.acme.ada, `mutation { openOwnRequest(input: {kind: ACCESS}) { request { id } errors { message } } }`, nil).text("openOwnRequest", "request", "id")
		w.sequence()
		queue := w.listen(w.server, w.acme.otto.auth, `subscription { requestQueueChanged { action requestId } }`, "").begun()
		one := w.listen(w.server, w.acme.oscar.auth, `subscription { requestChanged(id: "`+id+`") { action request { state } } }`, "").begun()
		own := w.listen(w.server, w.acme.ada.auth, `subscription { ownDataChanged { action } }`, "").begun()
		w.acme.ask(w.acme.oscar, `mutation($r: ID!) { assignRequest(input: {requestId: $r}) { errors { message } } }`, vars{"r": id})
		w.acme.ask(w.acme.oscar, `mutation($r: ID!) { startRequest(input: {requestId: $r}) { errors { message } } }`, vars{"r": id})
		w.sequence()
		if m, _ := queue.next(); m.text("requestQueueChanged", "requestId") != id || m.text("requestQueueChanged", "action") == "" {
			t.Errorf("queue: %+v %s", m, w.log)
		}
		if m, _ := one.next(); m.text("requestChanged", "request", "state") == "" {
			t.Errorf("request: %+v", m)
		}
		if m, _ := own.next(); !strings.HasPrefix(m.text("ownDataChanged", "action"), "request.") {
			t.Errorf("own: %+v", m)
		}
		q := w.listen(w.server, w.acme.ada.auth, `{ viewer { name } }`, "")
		if m, _ := q.next(); m.event != "next" || m.text("viewer", "name") != "Ada" {
			t.Errorf("a query: %+v", m)
		}
		if m, ok := q.next(); !ok || m.event != "complete" {
			t.Errorf("its end: %+v %v", m, ok)
		}
	})
}

func TestStreamsAreBoundedAndEndWithTheServer(t *testing.T) {
	life, stop := context.WithCancel(t.Context())
	defer stop()
	w := newWorld(t, dbtest.Open(t, db.SQLite), func(c *graph.Config) { c.Until = life })
	var all []*listener
	for range 10 {
		all = append(all, w.listen(w.server, w.acme.olive.auth, followLog, "").begun())
	}
	if l := w.listen(w.server, w.acme.olive.auth, followLog, ""); l.resp.StatusCode != http.StatusTooManyRequests {
		t.Errorf("the eleventh: %s", l.resp.Status)
	}
	w.listen(w.server, w.acme.oscar.auth, followLog, "").begun() // somebody else may
	stop()
	for _, l := range all {
		if m, ok := l.next(); ok {
			t.Errorf("a stream that the server ends says %+v: its follower would not come back", m)
		}
	}
}
