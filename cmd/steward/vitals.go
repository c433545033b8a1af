package main

import (
	"encoding/json"
	"runtime"
	"time"

	"github.com/sysoon/steward/internal/pulse"
)

// vitals says how this process is doing, for the page of those who operate it.
func (p *Program) vitals(worker bool) func() ([]byte, error) {
	started, build := time.Now().UTC(), built()
	return func() ([]byte, error) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		pool := p.door.Pool()
		return json.Marshal(pulse.Vitals{
			Report: p.pulse.Report(), Version: build, StartedAt: started, Worker: worker,
			Memory: bytesOf(m.Sys), Heap: bytesOf(m.HeapInuse), Goroutines: runtime.NumGoroutine(),
			Written: time.Duration(p.written.Load()),
			Pool:    pulse.Pool{Most: pool.Most, Open: pool.Open, Busy: pool.Busy, Waited: pool.Waited, WaitedFor: pool.WaitedFor},
		})
	}
}

func bytesOf(n uint64) int64 { return int64(min(n, 1<<62)) } //nolint:gosec // bounded here
