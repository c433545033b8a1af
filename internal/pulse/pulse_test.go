package pulse

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func begun() (*clock, *Pulse) {
	c := &clock{time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	return c, New(c.now)
}

func answer(p *Pulse, route string, failed bool, took time.Duration) {
	ctx, r := Begin(context.Background())
	Name(ctx, route)
	p.End(r, "unnamed", failed, 2, took)
}

func TestQuantiles(t *testing.T) {
	var all Times
	for i := 1; i <= 1000; i++ {
		all.Add(time.Duration(i) * time.Millisecond)
	}
	for q, want := range map[float64]time.Duration{.5: 500 * time.Millisecond, .95: 950 * time.Millisecond, .99: 990 * time.Millisecond} {
		if got := all.Quantile(q); got < want || got > want*13/10 {
			t.Errorf("%g: %s, not about %s", q, got, want)
		}
	}
	if all.Total() != 1000 || (Times{}).Quantile(.5) != 0 {
		t.Errorf("counted %d", all.Total())
	}
	for _, d := range []time.Duration{0, least, time.Hour, 1 << 62} {
		if c := class(d); c < 0 || c >= classes || d <= upper(classes-2) && d > upper(c) {
			t.Errorf("%s in class %d of up to %s", d, c, upper(c))
		}
	}
}

func TestReport(t *testing.T) {
	c, p := begun()
	answer(p, "GET /Users/{id}", false, time.Millisecond)
	answer(p, "GET /Users/{id}", true, time.Second)
	p.End(&Request{}, "console", false, 0, time.Millisecond)
	r := p.Report()
	if len(r.Routes) != 2 || r.Routes[0].Name != "GET /Users/{id}" || r.Routes[0].Errors != 1 || r.Routes[0].Statements != 4 || r.Routes[1].Name != "console" {
		t.Errorf("routes %+v", r.Routes)
	}
	if len(r.Slots) != 1 || r.Slots[0].Requests != 3 || r.Slots[0].Errors != 1 || r.Slots[0].Statements != 4 {
		t.Errorf("slots %+v", r.Slots)
	}
	if got := r.Slots[0].Times; got.Total() != 3 || got.Quantile(.99) < time.Second {
		t.Errorf("times of a slot %+v", got)
	}
	if got := r.PerSecond(c.at); got != 3./60 {
		t.Errorf("%g a second", got)
	}
	c.at = c.at.Add(Kept / 2)
	answer(p, "later", false, time.Millisecond)
	if r = p.Report(); len(r.Routes) != 3 || len(r.Slots) != 2 {
		t.Errorf("half of it later: %+v", r)
	}
	c.at = c.at.Add(Kept / 2)
	if r = p.Report(); len(r.Routes) != 1 || len(r.Slots) != 1 {
		t.Errorf("all of it later: %+v", r)
	}
	c.at = c.at.Add(2 * Kept)
	if r = p.Report(); len(r.Routes)+len(r.Slots) != 0 {
		t.Errorf("long after: %+v", r)
	}
}

func TestStreamsAreNotCounted(t *testing.T) {
	_, p := begun()
	ctx, r := Begin(context.Background())
	Lasting(ctx)
	p.End(r, "GraphQL Follow", false, 2, time.Hour)
	if got := p.Report(); len(got.Routes)+len(got.Slots) != 0 {
		t.Errorf("counted %+v", got)
	}
}

func TestReportsAddUp(t *testing.T) {
	c, one := begun()
	two := New(c.now)
	answer(one, "a", false, time.Millisecond)
	answer(two, "a", true, time.Second)
	answer(two, "b", false, time.Second)
	one.Slow("select  1\n\tfrom x", time.Second)
	two.Slow("select 1 from x", 2*time.Second)
	both := Merge([]Report{one.Report(), two.Report()})
	if len(both.Routes) != 2 || both.Routes[0].Times.Total() != 2 || both.Routes[0].Errors != 1 || len(both.Slots) != 1 || both.Slots[0].Requests != 3 {
		t.Errorf("together %+v", both)
	}
	if len(both.Slow) != 1 || both.Slow[0].Times != 2 || both.Slow[0].Longest != 2*time.Second {
		t.Errorf("slow %+v", both.Slow)
	}
	if alone := one.Report(); alone.Routes[0].Times.Total() != 1 {
		t.Errorf("putting together changed one: %+v", alone)
	}
}

// TestSlowStatementsNameNothing: a filter over an attribute that an organization
// made has its name in a text.
func TestSlowStatementsNameNothing(t *testing.T) {
	_, p := begun()
	p.Slow(`select id from member m where m.profile -> 'urn:acme:merger' ->> 'offerTo' = :a and state = 'it''s'`, time.Second)
	if got := p.Report().Slow[0].Text; got != `select id from member m where m.profile -> '…' ->> '…' = :a and state = '…''…'` {
		t.Errorf("kept %s", got)
	}
}

func BenchmarkRequest(b *testing.B) {
	p := New(nil)
	b.ReportAllocs()
	b.RunParallel(func(b *testing.PB) {
		for b.Next() {
			ctx, r := Begin(context.Background())
			Name(ctx, "GET /Users/{id}")
			p.End(r, "unnamed", false, 2, time.Millisecond)
		}
	})
}

func TestBounds(t *testing.T) {
	c, p := begun()
	for i := range 2 * maxRoutes {
		answer(p, fmt.Sprint("route ", i), false, time.Millisecond)
		p.Slow(fmt.Sprint("statement ", i, strings.Repeat("x", 2*maxText)), time.Second)
	}
	r := p.Report()
	if len(r.Routes) != maxRoutes+1 || r.Routes[0].Name != rest || len(r.Slow) != maxSlow || len(r.Slow[0].Text) != maxText {
		t.Errorf("%d routes, the first %s; %d slow", len(r.Routes), r.Routes[0].Name, len(r.Slow))
	}
	c.at = c.at.Add(slowFor)
	if r = p.Report(); len(r.Slow) != 0 {
		t.Errorf("a day later: %+v", r.Slow)
	}
}
