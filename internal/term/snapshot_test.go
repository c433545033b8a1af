package term

import (
	"strings"
	"testing"
)

func TestSnapshotIsCanonicalAndReplays(t *testing.T) {
	rules := in("EU", "business",
		agreement("m", LayerMaster, 1, func(d *Document) { d.Precedence = []Layer{LayerOrder, LayerMaster} }), rule("m/a", SessionIdle, "PT30M"),
		agreement("o", LayerOrder, 2), rule("o/a", AccessRespondWithin, "P10D"),
		agreement("d", LayerMaster, 3), rule("d/a", AccessRespondWithin, "P20D"),
		agreement("x", LayerOrder, 101), rule("x/a", AccessRespondWithin, "P5D"),
	)
	f, err := Snapshot(rules, Scope{Product: "mail", Groups: []string{"b", "a"}}, at(100))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Snapshot(rules, Scope{Product: "mail", Groups: []string{"a", "b"}}, at(100))
	if err != nil || again.Hash != f.Hash {
		t.Errorf("the order of groups changes the hash: %v", err)
	}
	if !strings.Contains(string(f.JSON), `"rights.access.respond_within":"P20D"`) || strings.Contains(string(f.JSON), "x/a") {
		t.Errorf("snapshot is %s", f.JSON)
	}
	if same, err := Replay(f); err != nil || !same {
		t.Errorf("replay is %v, %v", same, err)
	}
}

// The order of precedence can stand in a document none of whose clauses apply.
func TestSnapshotKeepsWhatOrdersDocuments(t *testing.T) {
	rules := of(
		agreement("m", LayerMaster, 1, func(d *Document) { d.Precedence = []Layer{LayerProcessing, LayerMaster} }),
		agreement("n", LayerMaster, 2), rule("n/a", ErasureMethod, EraseDelete),
		agreement("d", LayerProcessing, 2), rule("d/a", RetentionDeleted, "P5D"),
	)
	f, err := Snapshot(rules, Scope{}, at(100))
	if err != nil || !strings.Contains(string(f.JSON), `"erasure.method":"delete"`) {
		t.Fatalf("%v, %s", err, f.JSON)
	}
	if same, err := Replay(f); err != nil || !same {
		t.Errorf("replay is %v, %v", same, err)
	}
	if !strings.Contains(string(f.JSON), `"id":"m"`) {
		t.Error("the ordering document is not in the snapshot")
	}
}

// What a policy may do depends on the agreement beneath it, which it overtakes.
func TestSnapshotKeepsWhatAPolicyNarrowed(t *testing.T) {
	rules := of(
		agreement("m", LayerMaster, 1), rule("m/a", AccessRespondWithin, "P60D"),
		agreement("p", LayerPolicy, 2), rule("p/a", AccessRespondWithin, "P50D"),
	)
	f, err := Snapshot(rules, Scope{}, at(100))
	if err != nil || !strings.Contains(string(f.JSON), `"rights.access.respond_within":"P50D"`) {
		t.Fatalf("%v, %s", err, f.JSON)
	}
	if same, err := Replay(f); err != nil || !same {
		t.Errorf("replay is %v, %v", same, err)
	}
}

func TestReplayFindsMeddling(t *testing.T) {
	rules := of(agreement("m", LayerMaster, 1), rule("m/a", AccessRespondWithin, "P10D"))
	f, err := Snapshot(rules, Scope{}, at(100))
	if err != nil {
		t.Fatal(err)
	}
	value := Frozen{Hash: f.Hash, JSON: []byte(strings.Replace(string(f.JSON), "P10D", "P99D", 1))}
	if same, err := Replay(value); same || err != nil {
		t.Errorf("a changed clause replays: %v, %v", same, err)
	}
	whole := Frozen{JSON: []byte(strings.Replace(string(f.JSON), `_within":"P10D"`, `_within":"P99D"`, 1))}
	whole.Hash = hashOf(whole.JSON)
	if same, err := Replay(whole); same || err != nil {
		t.Errorf("a changed value with a new hash replays: %v, %v", same, err)
	}
	if _, err := Replay(Frozen{JSON: []byte("{")}); err == nil {
		t.Error("a torn snapshot replays")
	}
	if _, err := Replay(Frozen{JSON: []byte(`{"version":9}`)}); err == nil {
		t.Error("a snapshot of another version replays")
	}
}
