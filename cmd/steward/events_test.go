package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/demo"
)

const eventURN = "urn:ietf:params:scim:event:"

// feed is two systems that follow an organization through the whole program: one
// is pushed to, the other polls. Both must be told the same.
type feed struct {
	*server
	org    demo.Loaded
	pushed chan string
	poll   string
	keys   string
	token  string
	ack    []string
}

// TestEventsOfTheWholeProgram provisions over SCIM and imports a file, and looks
// at what other systems are told.
func TestEventsOfTheWholeProgram(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			data, keys := dbtest.Addresses(t, dialect)
			s := start(t, t.TempDir(), data, keys, "127.0.0.1:0")
			f := &feed{server: s, org: s.file.Organizations[0], pushed: make(chan string, 100)}
			if told := f.announced(); told != nil {
				t.Errorf("events are announced although nobody receives any: %v", told)
			}
			f.register()
			f.discovery()
			f.provision()
			f.bring()
		})
	}
}

// announced is what discovery says of events (RFC 9967 section 4).
func (f *feed) announced() any {
	f.t.Helper()
	_, config := f.call(http.MethodGet, f.org.SCIM.URL+"/ServiceProviderConfig", f.org.SCIM.Token, nil)
	return config["securityEvents"]
}

func (f *feed) discovery() {
	f.t.Helper()
	events, _ := f.announced().(map[string]any)
	uris, _ := events["eventUris"].([]any)
	if events["asyncRequest"] != "none" || !slices.Contains(uris, any(eventURN+"prov:create:notice")) || !slices.Contains(uris, any(eventURN+"feed:add")) {
		f.t.Errorf("securityEvents: %v", events)
	}
}

func (f *feed) register() {
	f.t.Helper()
	sink := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw, _ := io.ReadAll(r.Body)
		if r.Header.Get("Authorization") != "Bearer open sesame" {
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}
		f.pushed <- string(raw)
		w.WriteHeader(http.StatusAccepted)
	}))
	f.t.Cleanup(sink.Close)
	const form = `mutation { createEventReceiver(input: {name: %q, %s}) { token receiver { url keySetUrl } errors { message } } }`
	f.query(f.org.APIToken, fmt.Sprintf(form, "Pushed", fmt.Sprintf(`delivery: PUSH, url: %q, authorization: "Bearer open sesame"`, sink.URL)))
	made := f.query(f.org.APIToken, fmt.Sprintf(form, "Polls", "delivery: POLL"))["createEventReceiver"].(map[string]any)
	receiver, _ := made["receiver"].(map[string]any)
	if receiver == nil {
		f.t.Fatalf("no receiver: %v", made)
	}
	f.token, f.poll, f.keys = made["token"].(string), receiver["url"].(string), receiver["keySetUrl"].(string)
}

// provision makes, deactivates and groups somebody over SCIM.
func (f *feed) provision() {
	f.t.Helper()
	scim := func(method, path string, body map[string]any) string {
		status, answer := f.call(method, f.org.SCIM.URL+path, f.org.SCIM.Token, body)
		if status >= 300 {
			f.t.Fatalf("%s %s: %d %v", method, path, status, answer)
		}
		id, _ := answer["id"].(string)
		return id
	}
	patch := func(op map[string]any) map[string]any {
		return map[string]any{"schemas": []string{"urn:ietf:params:scim:api:messages:2.0:PatchOp"}, "Operations": []any{op}}
	}
	user := scim(http.MethodPost, "/Users", map[string]any{"schemas": []string{"urn:ietf:params:scim:schemas:core:2.0:User"}, "userName": "feed@brightwater.example", "active": true})
	f.told("prov:create:notice /Users/" + user)
	scim(http.MethodPatch, "/Users/"+user, patch(map[string]any{"op": "replace", "path": "active", "value": false}))
	f.told("prov:deactivate /Users/" + user)
	group := scim(http.MethodPost, "/Groups", map[string]any{"schemas": []string{"urn:ietf:params:scim:schemas:core:2.0:Group"}, "displayName": "Followed"})
	f.told("prov:create:notice /Groups/" + group)
	scim(http.MethodPatch, "/Groups/"+group, patch(map[string]any{"op": "add", "path": "members", "value": []any{map[string]any{"value": user}}}))
	f.told("prov:patch:notice /Groups/" + group)
}

// bring imports a file.
func (f *feed) bring() {
	f.t.Helper()
	req, err := http.NewRequestWithContext(f.t.Context(), http.MethodPost, f.file.Console+"/upload/import?name=people.csv", strings.NewReader("userName\nimported@brightwater.example\n"))
	if err != nil {
		f.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "text/csv")
	req.Header.Set("Authorization", "Bearer "+f.org.APIToken)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		f.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	var kept struct{ ID string }
	if err := json.NewDecoder(res.Body).Decode(&kept); err != nil || res.StatusCode != http.StatusCreated {
		f.t.Fatalf("upload: %d, %v", res.StatusCode, err)
	}
	started := f.query(f.org.APIToken, fmt.Sprintf(`mutation { startImport(input: {fileId: %q}) { import { id } errors { message } } }`, kept.ID))
	id := started["startImport"].(map[string]any)["import"].(map[string]any)["id"].(string)
	f.reaches(id, "CHECKED")
	f.query(f.org.APIToken, fmt.Sprintf(`mutation { applyImport(input: {importId: %q}) { errors { message } } }`, id))
	f.reaches(id, "FINISHED")
	f.told("prov:create:notice /Users/")
}

// reaches waits until an import is in a state.
func (f *feed) reaches(id, state string) {
	f.t.Helper()
	tick, late := time.NewTicker(50*time.Millisecond), time.After(time.Minute)
	defer tick.Stop()
	for {
		got := f.query(f.org.APIToken, fmt.Sprintf(`{ import(id: %q) { state problem } }`, id))["import"].(map[string]any)
		if got["state"] == state {
			return
		}
		select {
		case <-late:
			f.t.Fatalf("the import is %v, want %s", got, state)
		case <-tick.C:
		}
	}
}

// told waits for the next event at both systems: its kind and its subject, of
// which the beginning counts.
func (f *feed) told(want string) {
	f.t.Helper()
	select {
	case set := <-f.pushed:
		if got := f.verified(set); !strings.HasPrefix(got, want) {
			f.t.Errorf("pushed %q, want %q", got, want)
		}
	case <-time.After(time.Minute):
		f.t.Fatalf("nothing is pushed, want %q", want)
	}
	_, answer := f.call(http.MethodPost, f.poll, f.token, map[string]any{"maxEvents": 1, "ack": f.ack})
	f.ack = nil
	sets, _ := answer["sets"].(map[string]any)
	for id, set := range sets {
		f.ack = append(f.ack, id)
		if got := f.verified(set.(string)); !strings.HasPrefix(got, want) {
			f.t.Errorf("polled %q, want %q", got, want)
		}
	}
	if len(sets) != 1 {
		f.t.Errorf("polled %v, want %q", answer, want)
	}
}

// verified checks an event with the published keys, and says what it tells.
func (f *feed) verified(compact string) string {
	f.t.Helper()
	res, err := http.Get(f.keys)
	if err != nil {
		f.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	var keys jose.JSONWebKeySet
	if err := json.NewDecoder(res.Body).Decode(&keys); err != nil {
		f.t.Fatal(err)
	}
	set, err := jwt.ParseSigned(compact, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		f.t.Fatal(err)
	}
	var claims struct {
		Subject map[string]string          `json:"sub_id"`
		Events  map[string]json.RawMessage `json:"events"`
	}
	if err := set.Claims(keys, &claims); err != nil {
		f.t.Fatalf("the signature: %v", err)
	}
	for kind := range claims.Events {
		return strings.TrimPrefix(kind, eventURN) + " " + claims.Subject["uri"]
	}
	return ""
}
