package graph_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

const onceKey = "7b0f3a52-63f4-4b7e-9d5c-0c7f6f0f2a11"

// createdOnce sends a mutation with an idempotency key.
func (w *world) createdOnce(key, name string) (*http.Response, string) {
	w.t.Helper()
	r := w.post(`{"query":"mutation($n: String!) { createGroup(input: {displayName: $n}) { group { id } errors { code message } } }","variables":{"n":"` + name + `"}}`)
	r.Header.Set("Idempotency-Key", key)
	resp, raw := w.do(r)
	data, _, _ := strings.Cut(string(raw), `"extensions"`)
	return resp, data
}

func (w *world) groups() int {
	w.t.Helper()
	nodes, _ := w.acme.call(`{ groups(first: 100) { nodes { id } } }`, nil).at("groups", "nodes").([]any)
	return len(nodes)
}

func TestMutationsWithAKeyHappenOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		_, first := w.createdOnce(onceKey, "One")
		resp, again := w.createdOnce(onceKey, "One")
		if first != again || resp.Header.Get("Idempotency-Replayed") != "true" || w.groups() != 1 {
			t.Fatalf("first %s\nagain %s\n%d groups, header %v", first, again, w.groups(), resp.Header)
		}
		if resp, other := w.createdOnce(onceKey, "Two"); resp.StatusCode != http.StatusConflict || !strings.Contains(other, "another call") {
			t.Errorf("another input: %d %s", resp.StatusCode, other)
		}
		if resp, bad := w.createdOnce("short", "Two"); resp.StatusCode != http.StatusBadRequest {
			t.Errorf("a key that can be guessed: %d %s", resp.StatusCode, bad)
		}
		if w.groups() != 1 {
			t.Errorf("%d groups", w.groups())
		}
	})
}

// What was sent twice at the same time has one effect, and both get its answer.
func TestConcurrentDuplicatesHaveOneEffect(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		answers := make([]string, 8)
		var wg sync.WaitGroup
		for i := range answers {
			wg.Go(func() { _, answers[i] = w.createdOnce(onceKey, "One") })
		}
		wg.Wait()
		for _, a := range answers {
			if a != answers[0] || !strings.Contains(a, `"errors":[]`) {
				t.Errorf("answers differ: %s and %s", answers[0], a)
			}
		}
		if n := w.groups(); n != 1 {
			t.Errorf("%d groups, want one", n)
		}
	})
}

// Keys of one program mean nothing for another, and errors that the caller can
// mend are answers too.
func TestKeysBelongToTheirCaller(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	_, mine := w.createdOnce(onceKey, "")
	_, again := w.createdOnce(onceKey, "")
	if !strings.Contains(mine, "INVALID") || mine != again {
		t.Errorf("an error of the input: %s, then %s", mine, again)
	}
	r := w.post(`{"query":"mutation { createGroup(input: {displayName: \"X\"}) { group { id } errors { code } } }"}`)
	bearer(w.rival.token)(r)
	r.Header.Set("Idempotency-Key", onceKey)
	if resp, raw := w.do(r); resp.StatusCode != http.StatusOK || !strings.Contains(string(raw), `"errors":[]`) {
		t.Errorf("another organization: %d %s", resp.StatusCode, raw)
	}
}
