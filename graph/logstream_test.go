package graph_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/logfile"
)

const newStream = `mutation($i: CreateLogStreamInput!) { createLogStream(input: $i) { secret stream { id kind target position version https { url form header signed } syslog { address ca } bucket { bucket } lag { events since } } errors { code message path } } }`

func TestLogStreamsOverGraphQL(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		input := func(more vars) vars {
			out := vars{"name": "SIEM", "actions": []string{"*"}}
			for k, v := range more {
				out[k] = v
			}
			return vars{"i": out}
		}
		https := vars{"url": "https://siem.example.com/in", "form": "SPLUNK", "header": "Authorization", "headerValue": "Splunk s3cret", "signed": true}
		a := h.ask(h.olive, newStream, input(vars{"https": https, "fromStart": true}))
		id := a.text("createLogStream", "stream", "id")
		if !strings.HasPrefix(a.text("createLogStream", "secret"), "whsec_") || a.text("createLogStream", "stream", "https", "form") != "SPLUNK" || a.text("createLogStream", "stream", "kind") != "HTTPS" {
			t.Errorf("%v", a.Data)
		}
		for what, more := range map[string]vars{
			"url":      {"https": vars{"url": "https://127.0.0.1/in"}},
			"address":  {"syslog": vars{"address": "10.0.0.1:6514"}},
			"endpoint": {"bucket": vars{"endpoint": "https://169.254.169.254", "bucket": "logs", "accessKey": "a", "secretKey": "b"}},
			"https":    {},
		} {
			refused := w.send(h.olive.auth, newStream, input(more))
			if refused.at("createLogStream", "stream") != nil || refused.text("createLogStream", "errors", 0, "path", 1) != what {
				t.Errorf("%s: %v", what, refused.Data)
			}
		}
		w.place(t)
		a = h.ask(h.olive, `query($s: ID!) { logStream(id: $s) { lag { events since } problem } logStreams { id } }`, vars{"s": id})
		if a.at("logStream", "lag", "events") == 0.0 || a.at("logStream", "lag", "since") == nil || a.at("logStreams", 1) != nil {
			t.Errorf("%v", a.Data)
		}
		a = h.ask(h.olive, `mutation($s: ID!) { testLogStream(input: {logStreamId: $s}) { delivery { id state first } errors { message } } }`, vars{"s": id})
		delivery := a.text("testLogStream", "delivery", "id")
		a = h.ask(h.olive, `query($d: ID!, $s: ID!) { logDelivery(id: $d) { purpose state } logStream(id: $s) { deliveries(first: 1) { nodes { id } pageInfo { hasNextPage } } } }`, vars{"d": delivery, "s": id})
		if a.text("logDelivery", "purpose") != "CHECK" || a.text("logStream", "deliveries", "nodes", 0, "id") != delivery {
			t.Errorf("%v", a.Data)
		}
		change := vars{"logStreamId": id, "version": 1, "name": "SOC", "actions": []string{"member.*"}, "https": vars{"url": "https://siem.example.com/in", "header": "Authorization"}}
		const update = `mutation($i: UpdateLogStreamInput!) { updateLogStream(input: $i) { stream { name version https { header signed } } errors { code path } } }`
		if a = h.ask(h.olive, update, vars{"i": change}); a.text("updateLogStream", "stream", "name") != "SOC" || a.at("updateLogStream", "stream", "version") != 2.0 {
			t.Errorf("%v", a.Data)
		}
		if a = w.send(h.olive.auth, update, vars{"i": change}); a.text("updateLogStream", "errors", 0, "code") != "CONFLICT" {
			t.Errorf("on an old version: %v", a.Data)
		}
		for _, verb := range []string{"pause", "resume"} {
			field := verb + "LogStream"
			a = h.ask(h.olive, `mutation($s: ID!) { `+field+`(input: {logStreamId: $s}) { stream { state pausedAt } errors { message } } }`, vars{"s": id})
			if paused := a.at(field, "stream", "pausedAt") != nil; paused != (verb == "pause") {
				t.Errorf("%s: %v", verb, a.Data)
			}
		}
		a = h.ask(h.olive, `mutation($s: ID!) { replayLogStream(input: {logStreamId: $s, position: 0}) { stream { position } errors { message } } }`, vars{"s": id})
		if a.at("replayLogStream", "stream", "position") != 0.0 {
			t.Errorf("%v", a.Data)
		}
		if a := w.send(h.ada.auth, `{ logStreams { id } }`, nil); len(a.Errors) == 0 {
			t.Errorf("a plain member sees log streams: %v", a.Data)
		}
		a = h.ask(h.olive, `{ events(first: 50, filter: {action: "log_stream."}) { nodes { action details { value } } } }`, nil)
		if strings.Contains(strings.Join(texts(a.at("events")), " "), "s3cret") {
			t.Errorf("a secret in the log: %v", a.Data)
		}
	})
}

// texts are all texts in an answer.
func texts(v any) (out []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, one := range v {
			out = append(out, texts(one)...)
		}
	case map[string]any:
		for _, one := range v {
			out = append(out, texts(one)...)
		}
	}
	return out
}

func (w *world) place(t *testing.T) {
	t.Helper()
	if err := audit.SequenceNow(t.Context(), w.DB.DB); err != nil {
		t.Fatal(err)
	}
}

// Taking data out takes somebody who was seen a moment ago: no change of a stream
// is made by a session whose person was last seen a quarter of an hour ago.
func TestStreamsAskForPresence(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		id := h.ask(h.olive, newStream, vars{"i": vars{"name": "SIEM", "actions": []string{"*"}, "https": vars{"url": "https://siem.example.com/in"}}}).text("createLogStream", "stream", "id")
		w.Clock.Advance(16 * time.Minute)
		one := vars{"logStreamId": id}
		all := vars{"name": "SOC", "actions": []string{"*"}, "https": vars{"url": "https://elsewhere.example.com/in"}}
		changes := map[string]vars{
			"createLogStream": all, "updateLogStream": {"logStreamId": id, "version": 1, "name": "SOC", "actions": []string{"*"}, "https": all["https"]},
			"pauseLogStream": one, "resumeLogStream": one, "deleteLogStream": one, "testLogStream": one, "replayLogStream": {"logStreamId": id, "position": 0},
		}
		for field := range loadSchema(t).Mutation.Fields {
			name := loadSchema(t).Mutation.Fields[field].Name
			if strings.HasSuffix(name, "LogStream") && changes[name] == nil {
				t.Errorf("%s is not tried", name)
			}
		}
		for name, input := range changes {
			query := fmt.Sprintf(`mutation($i: %sInput!) { %s(input: $i) { errors { code } } }`, strings.ToUpper(name[:1])+name[1:], name)
			if a := w.send(h.olive.auth, query, vars{"i": input}); a.code() != "STEP_UP_REQUIRED" && a.text(name, "errors", 0, "code") != "STEP_UP_REQUIRED" {
				t.Errorf("%s: %v %v", name, a.Data, a.Errors)
			}
		}
		a := h.ask(h.olive, `{ logStreams { id name state position version } }`, nil)
		if a.text("logStreams", 0, "name") != "SIEM" || a.text("logStreams", 0, "state") != "ACTIVE" || a.at("logStreams", 0, "version") != 1.0 || a.at("logStreams", 1) != nil {
			t.Errorf("something was changed: %v", a.Data)
		}
		h.olive = h.again(h.olive)
		h.ask(h.olive, `mutation($s: ID!) { pauseLogStream(input: {logStreamId: $s}) { errors { code } } }`, vars{"s": id})
	})
}

func TestALogIsExported(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		for kind, handle := range (logfile.Worker{DB: d.DB, Anew: func(tx *db.Tx, k access.ActorKind, id string) (access.Actor, error) {
			return access.Actor{Kind: k, ID: id, Org: tx.Org, Roles: []access.Role{access.Owner}}, nil
		}}).Handlers() {
			w.runner.Handle(kind, handle)
		}
		h.ask(h.olive, `mutation($m: ID!) { suspendMember(input: {memberId: $m, reason: "Left for a year."}) { member { id } errors { message } } }`, vars{"m": h.ada.gid})
		w.place(t)
		a := h.ask(h.olive, `mutation($m: ID!) { startLogExport(input: {format: JSONL, filter: {subjectId: $m, action: "member."}}) { export { id state size } errors { message } } }`, vars{"m": h.ada.gid})
		if a.text("startLogExport", "export", "state") != "RUNNING" {
			t.Fatalf("%v", a.Data)
		}
		w.drain()
		a = h.ask(h.olive, `{ logExports { state events position size problem file { url sha256 } } }`, nil)
		if a.text("logExports", 0, "state") != "FINISHED" || a.at("logExports", 0, "position") != a.at("logExports", 0, "size") {
			t.Fatalf("%v", a.Data)
		}
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.server.URL+strings.TrimPrefix(a.text("logExports", 0, "file", "url"), "https://steward.example"), http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		h.olive.auth(r)
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = res.Body.Close() }()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		i := audit.Inspector{}
		if err := i.Read(bytes.NewReader(body)); err != nil {
			t.Fatal(err)
		}
		got, err := i.Report()
		if err != nil || got.Events == 0 || !strings.Contains(string(body), "member.suspended") || strings.Contains(string(body), "session.started") {
			t.Errorf("%+v, %v: %s", got, err, body)
		}
	})
}

// Every event that the program writes is of the published form: those of a whole
// organization, made through the API.
func TestEveryEventIsOfThePublishedForm(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(audit.LineSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("event.schema.json", schema); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("event.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(line []byte) error {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		if err != nil {
			return err
		}
		return s.Validate(doc)
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.acme.fixture()
		w.place(t)
		actions := map[string]bool{}
		w.acme.update(func(tx *db.Tx) error {
			for from := int64(0); ; {
				p, err := audit.Take(tx, audit.Cut{From: from, For: "stream/x", Limit: 200, Bytes: 1 << 20, Personal: true})
				if err != nil || p.Next == from {
					return err
				}
				for _, line := range append(p.Lines, p.Proof) {
					if err := valid(line); err != nil {
						t.Errorf("%s: %v", line, err)
					}
				}
				for _, line := range p.Lines {
					_, rest, _ := strings.Cut(string(line), `"action":"`)
					name, _, _ := strings.Cut(rest, `"`)
					actions[name] = true
				}
				from = p.Next
			}
		})
		if len(actions) < 25 {
			t.Errorf("only %d different actions were looked at", len(actions))
		}
		if valid([]byte(`{"version":1,"organization":"o","position":0,"id":"e","at":"2026-03-02T09:00:00Z","action":"Made Up"}`)) == nil {
			t.Error("anything is of the form")
		}
	})
}
