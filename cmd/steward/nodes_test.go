package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/bench"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/quota"
)

const (
	nodes = 3
	// drain is what the nodes are told; lookEvery is how often the proxy asks
	// whether they are ready.
	drain     = 400 * time.Millisecond
	lookEvery = 20 * time.Millisecond
)

// balancer is a reverse proxy before several nodes, as people run them: it sends
// each request to the next node that says it is ready, and never twice.
type balancer struct {
	next    atomic.Int64
	proxies []*httputil.ReverseProxy
	ready   []atomic.Bool
}

func balance(t *testing.T, all []*bench.Server) (*balancer, string) {
	t.Helper()
	b := &balancer{ready: make([]atomic.Bool, len(all))}
	for _, s := range all {
		at, err := url.Parse(s.At())
		if err != nil {
			t.Fatal(err)
		}
		b.proxies = append(b.proxies, httputil.NewSingleHostReverseProxy(at))
	}
	ctx, stop := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for i, s := range all {
		b.ready[i].Store(true)
		wg.Go(func() { b.watch(ctx, i, s.At()) })
	}
	server := httptest.NewServer(b)
	t.Cleanup(func() { server.Close(); stop(); wg.Wait() })
	return b, server.URL
}

func (b *balancer) watch(ctx context.Context, i int, at string) {
	for tick := time.NewTicker(lookEvery); ; {
		select {
		case <-ctx.Done():
			tick.Stop()
			return
		case <-tick.C:
		}
		res, err := http.Get(at + "/readyz")
		if err == nil {
			_ = res.Body.Close()
		}
		b.ready[i].Store(err == nil && res.StatusCode == http.StatusOK)
	}
}

func (b *balancer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for range b.proxies {
		i := int(b.next.Add(1)) % len(b.proxies)
		if b.ready[i].Load() {
			b.proxies[i].ServeHTTP(w, r)
			return
		}
	}
	http.Error(w, "no node is ready", http.StatusBadGateway)
}

// TestManyNodes runs three processes on one PostgreSQL behind a reverse proxy.
func TestManyNodes(t *testing.T) {
	data, keys := dbtest.Addresses(t, db.Postgres)
	first, err := bench.Start(t.Context(), "steward", bench.Storage{Data: data, Keys: keys, Flags: []string{"--drain", drain.String()}})
	if err != nil {
		t.Fatal(err)
	}
	all := []*bench.Server{first}
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(first.Log())
		}
		for _, s := range all[1:] {
			_ = s.Terminate()
		}
		_ = first.Stop()
	})
	for len(all) < nodes {
		s, err := first.Beside(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	owner, provider, err := first.Directory(t.Context(), "many", "ENTRA")
	if err != nil {
		t.Fatal(err)
	}
	_, proxy := balance(t, all)
	owner, provider = owner.Via(first.URL, proxy), provider.Via(first.URL, proxy)
	t.Run("no update is lost", func(t *testing.T) { noLostUpdate(t, provider) })
	t.Run("credentials are shared", func(t *testing.T) { sharedCredentials(t, owner, proxy, all) })
	t.Run("sessions are shared", func(t *testing.T) { sharedSessions(t, owner, all) })
	t.Run("limits are shared", func(t *testing.T) { sharedLimits(t, owner, proxy, all) })
	t.Run("jobs run once", func(t *testing.T) { jobsRunOnce(t, owner, provider, data) })
	t.Run("rolling restart", func(t *testing.T) { rollingRestart(t, provider, all) })
}

const (
	callers = 6
	changes = 15
)

// each runs callers side by side and fails the test with the first failure.
func each(t *testing.T, send func(caller, i int) error) {
	t.Helper()
	var wg sync.WaitGroup
	for c := range callers {
		wg.Go(func() {
			for i := range changes {
				if err := send(c, i); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
}

// noLostUpdate changes one account and one group from many callers at once,
// through all nodes: every change counts.
func noLostUpdate(t *testing.T, c bench.Caller) {
	ctx := t.Context()
	var one, group struct {
		ID   string
		Meta struct{ Version string }
	}
	do := func(method, path string, body, out any) error { return c.Do(ctx, method, path, body, out) }
	if err := do(http.MethodPost, "/Users", bench.User("busy@many.example", 1), &one); err != nil {
		t.Fatal(err)
	}
	if err := do(http.MethodPost, "/Groups", map[string]any{"schemas": []string{"urn:ietf:params:scim:schemas:core:2.0:Group"}, "displayName": "All"}, &group); err != nil {
		t.Fatal(err)
	}
	before := version(t, one.Meta.Version)
	each(t, func(caller, i int) error {
		var made struct{ ID string }
		if err := do(http.MethodPost, "/Users", bench.User(fmt.Sprintf("m%d-%d@many.example", caller, i), i), &made); err != nil {
			return err
		}
		add := map[string]any{"op": "add", "path": "members", "value": []map[string]any{{"value": made.ID}}}
		if err := do(http.MethodPatch, "/Groups/"+group.ID, bench.Patch(add), nil); err != nil {
			return err
		}
		title := map[string]any{"op": "replace", "path": "title", "value": fmt.Sprintf("%d-%d", caller, i)}
		return do(http.MethodPatch, "/Users/"+one.ID, bench.Patch(title), nil)
	})
	var full struct{ Members []struct{ Value string } }
	if err := do(http.MethodGet, "/Groups/"+group.ID, nil, &full); err != nil {
		t.Fatal(err)
	}
	if len(full.Members) != callers*changes {
		t.Errorf("the group has %d members, want %d", len(full.Members), callers*changes)
	}
	if err := do(http.MethodGet, "/Users/"+one.ID, nil, &one); err != nil {
		t.Fatal(err)
	}
	if got := version(t, one.Meta.Version); got != before+callers*changes {
		t.Errorf("version %d after %d changes from %d", got, callers*changes, before)
	}
}

// version is a resource's own version in an ETag such as W/"3.1".
func version(t *testing.T, tag string) int {
	t.Helper()
	text, _, _ := strings.Cut(strings.Trim(strings.TrimPrefix(tag, "W/"), `"`), ".")
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%q: %v", tag, err)
	}
	return n
}

// sharedCredentials makes a token at one node, uses it at all, and revokes it at
// another: it is refused everywhere at once.
func sharedCredentials(t *testing.T, owner bench.Caller, proxy string, all []*bench.Server) {
	at := func(i int) bench.Caller { return owner.Via(proxy, all[i].At()) }
	made, err := at(0).Mutate(t.Context(), "issueToken", "IssueTokenInput", "secret token { id }",
		map[string]any{"label": "Shared", "scopes": []string{"READ_MEMBERS"}, "expiresAt": time.Now().AddDate(0, 0, 3).Format(time.RFC3339)})
	if err != nil {
		t.Fatal(err)
	}
	token, _ := made["token"].(map[string]any)
	ask := func(i int) error {
		var got struct {
			Data   struct{ Members struct{ TotalCount int } }
			Errors []struct{ Message string }
		}
		err := bench.NewCaller(all[i].At(), fmt.Sprint(made["secret"]), "application/json").
			Do(t.Context(), http.MethodPost, "/graphql", map[string]any{"query": "{ members(first: 1) { totalCount } }"}, &got)
		if err == nil && len(got.Errors) > 0 {
			err = fmt.Errorf("%v", got.Errors)
		}
		return err
	}
	for i := range all {
		if err := ask(i); err != nil {
			t.Errorf("node %d: %v", i, err)
		}
	}
	if _, err := at(1).Mutate(t.Context(), "revokeToken", "RevokeTokenInput", "tokenId", map[string]any{"tokenId": token["id"]}); err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if err := ask(i); err == nil {
			t.Errorf("node %d accepts a revoked token", i)
		}
	}
}

// sharedLimits waits until every node grants its part of a budget.
func sharedLimits(t *testing.T, owner bench.Caller, proxy string, all []*bench.Server) {
	const whole, part = 20_000, 10_000 // of an API token; the part suffices for the largest request
	often := time.NewTicker(quota.BeatEvery / 20)
	defer often.Stop()
	for i, s := range all {
		var got struct {
			Data struct{ RateLimit struct{ Limit int } }
		}
		for end := time.Now().Add(6 * quota.BeatEvery); got.Data.RateLimit.Limit != part; <-often.C {
			if time.Now().After(end) {
				t.Fatalf("node %d grants %d points of %d, not %d", i, got.Data.RateLimit.Limit, whole, part)
			}
			if err := owner.Via(proxy, s.At()).Do(t.Context(), http.MethodPost, "/graphql", map[string]any{"query": "{ rateLimit { limit } }"}, &got); err != nil {
				t.Fatal(err)
			}
		}
	}
}

const imports = 4

// jobsRunOnce starts imports, which every node would work on, and looks how often
// each job ran.
func jobsRunOnce(t *testing.T, owner, provider bench.Caller, data string) {
	for i := range imports {
		var people strings.Builder
		people.WriteString("userName\n")
		for j := range 40 {
			fmt.Fprintf(&people, "import%d-%d@many.example\n", i, j)
		}
		file, err := owner.Upload(t.Context(), fmt.Sprintf("/upload/import?name=people%d.csv", i), "text/csv", people.String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := owner.Mutate(t.Context(), "startImport", "StartImportInput", "import { id }", map[string]any{"fileId": file}); err != nil {
			t.Fatal(err)
		}
	}
	d, err := db.Open(t.Context(), db.Config{URL: data})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	var got struct{ Waiting, Done, Most int }
	for again := time.NewTicker(50 * time.Millisecond); ; <-again.C {
		err := d.AcrossView(t.Context(), "test", func(w *db.Wide) error {
			return w.Get(&got, `
				select count(case when state in ('waiting', 'running') and run_at <= :now then 1 end) as waiting,
				       count(case when state = 'done' then 1 end) as done, coalesce(max(attempt), 0) as most
				  from job`, db.Args{"now": w.Now()})
		})
		if err != nil {
			t.Fatal(err)
		}
		if got.Waiting == 0 {
			break
		}
	}
	if got.Done < imports || got.Most != 1 {
		t.Errorf("%d jobs are done, one of them at attempt %d; want %d or more, each at the first", got.Done, got.Most, imports)
	}
}

// rollingRestart ends and starts one node after the other while requests come:
// none fails.
func rollingRestart(t *testing.T, c bench.Caller, all []*bench.Server) {
	ctx, stop := context.WithCancel(t.Context())
	var served atomic.Int64
	var wg sync.WaitGroup
	for w := range callers {
		wg.Go(func() {
			for i := 0; ctx.Err() == nil; i++ {
				var made struct{ ID string }
				if err := c.Do(t.Context(), http.MethodPost, "/Users", bench.User(fmt.Sprintf("r%d-%d@many.example", w, i), i), &made); err != nil {
					t.Errorf("after %d requests: %v", served.Load(), err)
					return
				}
				if err := c.Do(t.Context(), http.MethodGet, "/Users/"+made.ID, nil, nil); err != nil {
					t.Errorf("after %d requests: %v", served.Load(), err)
					return
				}
				served.Add(2)
			}
		})
	}
	for i, s := range all {
		before := served.Load()
		if err := s.Terminate(); err != nil {
			t.Errorf("node %d ended with %v", i, err)
		}
		if err := s.Serve(t.Context()); err != nil {
			t.Error(err)
			break
		}
		if served.Load() == before {
			t.Errorf("nothing was answered while node %d was away", i)
		}
	}
	stop()
	wg.Wait()
	t.Logf("%d requests answered while all %d nodes were restarted", served.Load(), len(all))
}
