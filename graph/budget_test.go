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
