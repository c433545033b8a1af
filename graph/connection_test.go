package graph_test

import (
	"testing"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// What the inputs of connections and break-glass accounts name, for the matrix
// of ids.
func init() {
	for key, kind := range map[string]string{"productIds": "Product", "connection.id": "Connection", "accountId": "BreakGlass"} {
		idKinds[key] = kind
	}
	for key, value := range map[string]any{
		"overlapDays": 1, "typed": "https://login.example.com", "area": "hold", "mail": true,
		"RotateConnectionSecretInput.clientSecret": "another", "claim": "hd", "ConnectionRestrictionInput.values": []string{"x.example"}, "group": "staff", "on": false,
	} {
		values[key] = value
	}
}

// TestStepUpByClassAndMethod: how a provider must see somebody again is part of a
// connection, and how it saw them is told with each of their sessions.
func TestStepUpByClassAndMethod(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	h := w.acme
	const save = `mutation($c: ID!, $v: Int!, $acr: [String!], $amr: [String!]) { saveConnection(input: {connectionId: $c, version: $v, name: "SSO", issuer: "https://login.example.com", clientId: "steward", stepUp: $acr, stepUpMethods: $amr}) { connection { version stepUp stepUpMethods } errors { code path } } }`
	id := graph.GlobalID("Connection", h.connection)
	version := h.ask(h.olive, `query($c: ID!) { connection(id: $c) { version } }`, vars{"c": id}).at("connection", "version")
	for _, bad := range []vars{{"acr": []string{"a b"}}, {"amr": []string{"otp", ""}}, {"amr": []string{"1", "2", "3", "4", "5", "6"}}} {
		bad["c"], bad["v"] = id, version
		if a := w.send(h.olive.auth, save, bad); a.text("saveConnection", "errors", 0, "code") != "INVALID" {
			t.Errorf("%v: %v %v", bad, a.Data, a.Errors)
		}
	}
	a := h.ask(h.olive, save, vars{"c": id, "v": version, "acr": []string{"urn:two"}, "amr": []string{"otp", "hwk"}})
	if a.text("saveConnection", "connection", "stepUp", 0) != "urn:two" || a.text("saveConnection", "connection", "stepUpMethods", 1) != "hwk" {
		t.Errorf("%v", a.Data)
	}
	h.update(func(tx *db.Tx) error {
		_, _, err := credential.StartSession(tx, credential.NewSession{Member: h.ada.id, Connection: h.connection, Context: "urn:two", Methods: []string{"pwd", "otp"}})
		return err
	})
	a = h.ask(h.ada, `{ viewer { me { sessions { authenticatedAt context methods } } } }`, nil)
	if a.text("viewer", "me", "sessions", 0, "context") != "urn:two" || a.text("viewer", "me", "sessions", 0, "methods", 1) != "otp" || a.at("viewer", "me", "sessions", 1, "context") != nil {
		t.Errorf("%v", a.Data)
	}
}
