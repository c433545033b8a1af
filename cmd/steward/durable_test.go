package main

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/sysoon/steward/internal/bench"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// serving starts a real server on fresh databases of one kind.
func serving(t *testing.T, dialect db.Dialect) *bench.Server {
	t.Helper()
	data, keys := dbtest.Addresses(t, dialect)
	s, err := bench.Start(t.Context(), "steward", bench.Storage{Data: data, Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(s.Log())
		}
		_ = s.Stop()
	})
	return s
}

// account is what one writer was told of the account that it wrote last.
type account struct {
	id, title string
	// asked is the title in a request that was not answered.
	asked string
}

const (
	writers = 8
	// killAfter is how many acknowledged writes come before the kill.
	killAfter = 200
)

// TestKilledInTheMiddleOfLoad: whatever was acknowledged is there after kill -9,
// with its event, and nothing is half there.
func TestKilledInTheMiddleOfLoad(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			s := serving(t, dialect)
			owner, provider, err := s.Directory(t.Context(), "durable", "ENTRA")
			if err != nil {
				t.Fatal(err)
			}
			acknowledged := writeUntilKilled(t, s, provider)
			if err := s.Serve(t.Context()); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d accounts acknowledged; ready again within %s", len(acknowledged), s.Started)
			for _, a := range acknowledged {
				stillThere(t, provider, a)
			}
			inTheLog(t, owner, acknowledged)
		})
	}
}

// writeUntilKilled creates accounts and changes their titles until the server is
// killed in the middle, and gives what was acknowledged.
func writeUntilKilled(t *testing.T, s *bench.Server, provider bench.Caller) []account {
	t.Helper()
	var (
		mu   sync.Mutex
		all  []account
		acks atomic.Int64
		wg   sync.WaitGroup
		once sync.Once
	)
	for w := range writers {
		wg.Go(func() {
			for i := 0; ; i++ {
				a, err := write(t.Context(), provider, fmt.Sprintf("w%d-%d@durable.example", w, i), &acks)
				if a.id != "" {
					mu.Lock()
					all = append(all, a)
					mu.Unlock()
				}
				if err != nil {
					return
				}
				if acks.Load() >= killAfter {
					once.Do(func() { wg.Go(func() { _ = s.Kill() }) })
				}
			}
		})
	}
	wg.Wait()
	if acks.Load() < killAfter {
		t.Fatalf("only %d writes were acknowledged before a failure", acks.Load())
	}
	return all
}

// write creates an account and changes its title twice, as far as it comes.
func write(ctx context.Context, c bench.Caller, name string, acks *atomic.Int64) (a account, err error) {
	var made struct{ ID, Title string }
	err = c.Do(ctx, http.MethodPost, "/Users", bench.User(name, 1), &made)
	if err != nil {
		return a, err
	}
	acks.Add(1)
	a = account{id: made.ID, title: made.Title}
	for _, title := range []string{"first", "second"} {
		a.asked = title
		if err := c.Do(ctx, http.MethodPatch, "/Users/"+a.id, bench.Patch(map[string]any{"op": "replace", "path": "title", "value": title}), nil); err != nil {
			return a, err
		}
		acks.Add(1)
		a.title = title
	}
	return a, nil
}

func stillThere(t *testing.T, c bench.Caller, a account) {
	t.Helper()
	var got struct{ Title string }
	if err := c.Do(t.Context(), http.MethodGet, "/Users/"+a.id, nil, &got); err != nil {
		t.Errorf("an acknowledged account is gone: %v", err)
		return
	}
	if got.Title != a.title && got.Title != a.asked {
		t.Errorf("%s has the title %q; acknowledged was %q, asked for last %q", a.id, got.Title, a.title, a.asked)
	}
}

// inTheLog expects the event of each creation: it was committed with it.
func inTheLog(t *testing.T, owner bench.Caller, all []account) {
	t.Helper()
	seen := map[string]bool{}
	for after := ""; ; {
		var page struct {
			Data struct {
				Events struct {
					Nodes    []struct{ ObjectID string }
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		err := owner.Do(t.Context(), http.MethodPost, "/graphql", map[string]any{
			"query":     `query($after: String) { events(first: 100, after: $after, filter: {action: "member.created"}) { nodes { objectId } pageInfo { hasNextPage endCursor } } }`,
			"variables": map[string]any{"after": after},
		}, &page)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Data.Events.Nodes {
			seen[e.ObjectID] = true
		}
		after = page.Data.Events.PageInfo.EndCursor
		if !page.Data.Events.PageInfo.HasNextPage {
			break
		}
	}
	for _, a := range all {
		if !seen[a.id] {
			t.Errorf("the creation of %s was acknowledged and is not in the log (%d are)", a.id, len(seen))
		}
	}
}
