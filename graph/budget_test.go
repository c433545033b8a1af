package graph_test

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/product"
)

// tight gives programs two largest requests and ten points a second.
func tight(c *graph.Config) {
	c.ProgramBudget = graph.Budget{PerSecond: 10, Points: 20_000, Concurrent: 2}
	c.SessionBudget = graph.Budget{}
}

func (a answer) cost(name string) float64 {
	cost, _ := a.Extensions["cost"].(map[string]any)
	n, _ := cost[name].(float64)
	return n
}

func TestCostsAreToldAndRefunded(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite), tight)
	a := w.send(bearer(w.acme.token), `query($n: Int!) { members(first: $n) { nodes { id } } rateLimit { cost limit remaining resetAt nodeCount perRequest } }`, vars{"n": 50})
	// 50 x (connection + node), and rateLimit itself; four members are there.
	if a.cost("requested") != 101 || a.cost("actual") != 6 || a.cost("limit") != 20_000 || a.cost("remaining") != 20_000-6 {
		t.Errorf("%v", a.Extensions)
	}
	if a.at("rateLimit", "cost") != 101.0 || a.at("rateLimit", "remaining") != 20_000-101.0 || a.at("rateLimit", "nodeCount") != 101.0 {
		t.Errorf("%v", a.Data["rateLimit"])
	}
	if cost, _ := a.Extensions["cost"].(map[string]any); cost["resetAt"] != "2026-03-02T09:00:00.6Z" {
		t.Errorf("6 points at 10 a second: %v", cost["resetAt"])
	}
	if bad := w.send(bearer(w.acme.token), `{ nothing }`, nil); bad.cost("limit") != 20_000 || bad.cost("requested") != 0 {
		t.Errorf("an error has no cost told: %v", bad.Extensions)
	}
	if m := w.send(bearer(w.acme.token), `mutation { createGroup(input: {displayName: "A"}) { errors { code } } }`, nil); m.cost("actual") != 11 {
		t.Errorf("a change costs ten beside its payload: %v", m.Extensions)
	}
}

func TestExhaustedBudgets(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite), tight, func(c *graph.Config) { c.ProgramBudget.Points = 10_000 })
	var resp *http.Response
	var raw []byte
	sent := 0
	for ; sent < 5000; sent++ {
		if resp, raw = w.do(w.post(`{"query":"{ members(first: 100) { nodes { groups { id } } } }"}`)); resp.StatusCode != http.StatusOK {
			break
		}
	}
	after, err := strconv.Atoi(resp.Header.Get("Retry-After"))
	if resp.StatusCode != http.StatusTooManyRequests || err != nil || after < 1 || !strings.Contains(string(raw), "TOO_MANY") {
		t.Fatalf("after %d: %d %v %s", sent, resp.StatusCode, resp.Header, raw)
	}
	if !strings.HasPrefix(resp.Header.Get("RateLimit-Policy"), `"points";q=10000;w=1000`) || !strings.HasPrefix(resp.Header.Get("RateLimit"), `"points";r=`) {
		t.Errorf("headers %v", resp.Header)
	}
	if a := w.send(w.acme.olive.auth, `{ viewer { name } }`, nil); a.code() != "" {
		t.Errorf("the console starves with a program: %+v", a.Errors)
	}
	if a := w.send(bearer(w.rival.token), `{ viewer { name } }`, nil); a.code() != "" {
		t.Errorf("another program starves: %+v", a.Errors)
	}
	w.Clock.Advance(time.Duration(after) * time.Second)
	if resp, raw := w.do(w.post(`{"query":"{ members(first: 100) { nodes { groups { id } } } }"}`)); resp.StatusCode != http.StatusOK {
		t.Errorf("after the time that Retry-After said: %d %s", resp.StatusCode, raw)
	}
}

// A service account has a limit of its own, a token of it can have another, and
// who has used theirs up is told when there is more; nobody beside them starves.
func TestServiceAccountsHaveTheirOwnLimit(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		account := h.ask(h.olive, `mutation { createServiceAccount(input: {name: "Sync", permissions: [READ_MEMBERS], pointsPerSecond: 5}) { serviceAccount { id } errors { message } } }`, nil).
			text("createServiceAccount", "serviceAccount", "id")
		issue := func(more string) string {
			return h.ask(h.olive, `mutation($s: ID!) { issueServiceToken(input: {serviceAccountId: $s, label: "Nightly"`+more+`}) { secret errors { message } } }`, vars{"s": account}).
				text("issueServiceToken", "secret")
		}
		first, second, wider := issue(""), issue(""), issue(", pointsPerSecond: 50")
		const heavy = `{ members(first: 100) { nodes { id } } }`
		ask := func(secret string) (status, after int) {
			t.Helper()
			r := w.post(fmt.Sprintf(`{"query":%q}`, heavy))
			bearer(secret)(r)
			resp, raw := w.do(r)
			after, _ = strconv.Atoi(resp.Header.Get("Retry-After"))
			if resp.StatusCode == http.StatusTooManyRequests && !strings.Contains(string(raw), `"TOO_MANY"`) {
				t.Errorf("%s", raw)
			}
			return resp.StatusCode, after
		}
		sent, after := 0, 0
		for status := http.StatusOK; status == http.StatusOK && sent < 2000; sent++ {
			status, after = ask(first)
		}
		if after < 1 || sent == 2000 {
			t.Fatalf("no end after %d", sent)
		}
		for name, other := range map[string]string{"another token of the account": second, "one with a limit of its own": wider, "another program": h.token} {
			if status, _ := ask(other); status != http.StatusOK {
				t.Errorf("%s starves with it: %d", name, status)
			}
		}
		if a := w.send(bearer(wider), `{ rateLimit { limit } }`, nil); a.at("rateLimit", "limit") == w.send(bearer(second), `{ rateLimit { limit } }`, nil).at("rateLimit", "limit") {
			t.Errorf("the token's own limit is the account's: %v", a.Data)
		}
		w.Clock.Advance(time.Duration(after) * time.Second)
		if status, _ := ask(first); status != http.StatusOK {
			t.Errorf("after the time that Retry-After said: %d", status)
		}
	})
}

func TestConcurrentRequestsAreCapped(t *testing.T) {
	entered, goOn := make(chan struct{}, 2), make(chan struct{})
	w := newWorld(t, dbtest.Open(t, db.SQLite), tight, func(c *graph.Config) {
		c.Admit = func(context.Context, product.SourceID, string, string) error {
			entered <- struct{}{}
			<-goOn
			return nil
		}
	})
	slow := fmt.Sprintf(`{"query":"mutation { connectSource(input: {sourceId: \"%s\", url: \"https://source.example\"}) { errors { code } } }"}`, graph.GlobalID("Source", "mail-archive"))
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() { w.do(w.post(slow)) })
	}
	<-entered
	<-entered
	resp, raw := w.do(w.post(typename))
	if resp.StatusCode != http.StatusTooManyRequests || resp.Header.Get("Retry-After") != "1" {
		t.Errorf("the third at once: %d %s", resp.StatusCode, raw)
	}
	close(goOn)
	wg.Wait()
	if resp, raw := w.do(w.post(typename)); resp.StatusCode != http.StatusOK {
		t.Errorf("once the others are done: %d %s", resp.StatusCode, raw)
	}
}

// The console never starves: with the defaults a session may ask every document
// of the console, at its dearest, and again every minute.
func TestTheConsoleFitsItsBudget(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite), func(c *graph.Config) {
		c.Trusted, c.FreeForm, c.SessionBudget = consoleDocuments(t), false, graph.Budget{}
	})
	total, perSecond, limit := 0.0, 2000.0, 0.0
	for id, text := range consoleDocuments(t) {
		if !strings.HasPrefix(text, "query") {
			continue
		}
		r := w.request(http.MethodPost, "/graphql", fmt.Sprintf(`{"documentId":%q,"variables":%s}`, id, dearest(t, text)))
		r.Header.Set("Content-Type", "application/json")
		w.acme.olive.auth(r)
		a := w.answerTo(r)
		if a.cost("limit") == 0 || len(a.Data) == 0 && a.code() == "GRAPHQL_VALIDATION_FAILED" {
			t.Errorf("%.60s: %+v", text, a.Errors)
		}
		total, limit = total+a.cost("requested"), a.cost("limit")
	}
	if total > limit || total > 60*perSecond {
		t.Errorf("all documents cost %v points; a session has %v and %v a minute", total, limit, 60*perSecond)
	}
}
