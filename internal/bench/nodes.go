package bench

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Nodes measures one process and then several on the same database, interleaved:
// the same requests, spread evenly over the processes.
type Nodes struct {
	// Count is how many processes there are in all.
	Count int
	// Users are created by each measurement; ten times as many are read.
	Users int
	// At is how many requests are under way at a time, Rounds how often all is
	// measured; the median counts.
	At, Rounds int
	AtMost     time.Duration
}

// Measure needs a server on PostgreSQL. Each Result's Database says how many
// nodes answered.
func (n Nodes) Measure(ctx context.Context, s *Server) (out []Result, err error) {
	all := []*Server{s}
	for range n.Count - 1 {
		beside, err := s.Beside(ctx)
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, beside.Terminate()) }()
		all = append(all, beside)
	}
	_, provider, err := s.Directory(ctx, "nodes", "ENTRA")
	if err != nil {
		return nil, err
	}
	rounds := map[string][]Result{}
	made := 0
	for range n.Rounds {
		for _, some := range [][]*Server{all[:1], all} {
			for _, r := range n.round(ctx, provider, some, made) {
				rounds[r.Database+r.Step] = append(rounds[r.Database+r.Step], r)
			}
			made += n.Users
		}
	}
	for _, list := range rounds {
		out = append(out, median(list))
	}
	slices.SortFunc(out, func(a, b Result) int { return strings.Compare(a.Step+a.Database, b.Step+b.Database) })
	return out, ctx.Err()
}

func (n Nodes) round(ctx context.Context, provider Caller, some []*Server, made int) []Result {
	var callers []Caller
	for _, s := range some {
		callers = append(callers, provider.Via(s.URL, s.At()))
	}
	to := func(i int) Caller { return callers[i%len(callers)] }
	ids := make([]string, n.Users)
	create := run(ctx, "create", loop{n.Users, n.At, n.AtMost}, func(ctx context.Context, i int) error {
		var got struct{ ID string }
		err := to(i).Do(ctx, http.MethodPost, "/Users", User(fmt.Sprintf("node%07d@bench.example", made+i), made+i), &got)
		ids[i] = got.ID
		return err
	})
	ids = slices.DeleteFunc(ids, func(id string) bool { return id == "" })
	out := []Result{create}
	if len(ids) > 0 {
		out = append(out, run(ctx, "get", loop{10 * n.Users, n.At, n.AtMost}, func(ctx context.Context, i int) error {
			return to(i).Do(ctx, http.MethodGet, "/Users/"+ids[i%len(ids)], nil, nil)
		}))
	}
	for i := range out {
		out[i].Database, out[i].MemoryMiB = fmt.Sprintf("%d nodes", len(some)), some[len(some)-1].MemoryMiB()
	}
	return out
}
