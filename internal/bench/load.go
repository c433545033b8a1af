// Package bench measures a running Steward from outside, as its callers would
// see it: a bounded closed loop of requests over HTTP, and the memory of the
// server's process. It knows nothing of the inside; nothing here is a test.
package bench

import (
	"context"
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Result is one measured step. Times are in milliseconds.
type Result struct {
	Database  string  `json:"database"`
	Step      string  `json:"step"`
	Requests  int     `json:"requests"`
	Errors    int     `json:"errors"`
	PerSecond float64 `json:"perSecond"`
	P50       float64 `json:"p50"`
	P95       float64 `json:"p95"`
	P99       float64 `json:"p99"`
	// Processor is the processor time of a request in microseconds: of the load,
	// the server and its database together; 0 where it was not measured.
	Processor float64 `json:"processorUs,omitempty"`
	// Server and Store are the parts of the server's process and of PostgreSQL.
	Server float64 `json:"serverUs,omitempty"`
	Store  float64 `json:"storeUs,omitempty"`
	// MemoryMiB is the resident memory of the server right after the step.
	MemoryMiB float64 `json:"memoryMiB"`
	// FirstError is what went wrong first, or empty.
	FirstError string `json:"firstError,omitempty"`
}

// loop says how a step is driven: requests in all, how many at a time, and for
// how long at most.
type loop struct {
	requests, at int
	atMost       time.Duration
}

// run calls send with 0, 1, 2 … until the loop's bounds are reached.
func run(ctx context.Context, step string, l loop, send func(ctx context.Context, i int) error) Result {
	ctx, cancel := context.WithTimeout(ctx, l.atMost)
	defer cancel()
	var next atomic.Int64
	taken := make([][]time.Duration, l.at)
	failed := make([]error, l.at)
	counts := make([]int, l.at)
	var wg sync.WaitGroup
	began := time.Now()
	for w := range l.at {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < l.requests && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				at := time.Now()
				if err := send(ctx, i); err != nil {
					if ctx.Err() != nil {
						return
					}
					counts[w]++
					failed[w] = err
					continue
				}
				taken[w] = append(taken[w], time.Since(at))
			}
		})
	}
	wg.Wait()
	return result(step, slices.Concat(taken...), time.Since(began), counts, failed)
}

func result(step string, all []time.Duration, wall time.Duration, counts []int, failed []error) Result {
	slices.Sort(all)
	r := Result{
		Step: step, Requests: len(all), PerSecond: round(float64(len(all)) / wall.Seconds()),
		P50: quantile(all, .5), P95: quantile(all, .95), P99: quantile(all, .99),
	}
	for _, n := range counts {
		r.Errors += n
	}
	for _, err := range failed {
		if err != nil {
			r.FirstError = err.Error()
			break
		}
	}
	return r
}

// quantile is of sorted durations, in milliseconds.
func quantile(sorted []time.Duration, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return round(float64(sorted[int(q*float64(len(sorted)-1)+.5)]) / float64(time.Millisecond))
}

func round(v float64) float64 { return math.Round(v*100) / 100 }
