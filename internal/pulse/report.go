package pulse

import (
	"cmp"
	"slices"
	"time"
)

// Report is what one node, or several together, did of late.
type Report struct {
	Routes []Route `json:"routes,omitempty"`
	Slots  []Slot  `json:"slots,omitempty"`
	Slow   []Slow  `json:"slow,omitempty"`
}

// Pool is a node's connections to the database.
type Pool struct {
	Most   int   `json:"most"`
	Open   int   `json:"open"`
	Busy   int   `json:"busy"`
	Waited int64 `json:"waited"`
	// WaitedFor is how long callers have waited for one since the start.
	WaitedFor time.Duration `json:"waitedFor"`
}

// Vitals are what a node says of itself.
type Vitals struct {
	Report

	Version   string    `json:"version"`
	StartedAt time.Time `json:"startedAt"`
	// Memory is what the process has from the system, Heap what is in use of it,
	// in bytes.
	Memory     int64 `json:"memory"`
	Heap       int64 `json:"heap"`
	Goroutines int   `json:"goroutines"`
	Pool       Pool  `json:"pool"`
	Worker     bool  `json:"worker"`
	// Written is how long the last sign of life took to be written: a transaction
	// with its commit, and so what the database costs at least.
	Written time.Duration `json:"written"`
}

// Merge puts what several nodes did together.
func Merge(all []Report) Report {
	var out Report
	for _, r := range all {
		for _, route := range r.Routes {
			out.addRoute(route)
		}
		for _, s := range r.Slots {
			out.addSlot(s)
		}
		for _, s := range r.Slow {
			out.addSlow(s)
		}
	}
	out.sort()
	return out
}

func (r *Report) addRoute(o Route) {
	i := slices.IndexFunc(r.Routes, func(x Route) bool { return x.Name == o.Name })
	if i < 0 {
		o.Times = o.Times.plus(Times{}) // the giver goes on counting in its own
		r.Routes = append(r.Routes, o)
		return
	}
	x := &r.Routes[i]
	x.Errors, x.Statements, x.Times = x.Errors+o.Errors, x.Statements+o.Statements, x.Times.plus(o.Times)
}

func (r *Report) addSlot(o Slot) {
	i := slices.IndexFunc(r.Slots, func(x Slot) bool { return x.At.Equal(o.At) })
	if i < 0 {
		o.Times = o.Times.plus(Times{})
		r.Slots = append(r.Slots, o)
		return
	}
	x := &r.Slots[i]
	x.Requests, x.Errors, x.Statements, x.Times = x.Requests+o.Requests, x.Errors+o.Errors, x.Statements+o.Statements, x.Times.plus(o.Times)
}

func (r *Report) addSlow(o Slow) {
	i := slices.IndexFunc(r.Slow, func(x Slow) bool { return x.Text == o.Text })
	if i < 0 {
		r.Slow = append(r.Slow, o)
		return
	}
	x := &r.Slow[i]
	x.Times, x.Longest = x.Times+o.Times, max(x.Longest, o.Longest)
	if o.Last.After(x.Last) {
		x.Last = o.Last
	}
}

// sort puts the busiest route first, slots in order, and the slowest statement
// first.
func (r *Report) sort() {
	slices.SortFunc(r.Routes, func(a, b Route) int {
		return cmp.Or(cmp.Compare(b.Times.Total(), a.Times.Total()), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(r.Slots, func(a, b Slot) int { return a.At.Compare(b.At) })
	slices.SortFunc(r.Slow, func(a, b Slow) int { return cmp.Or(cmp.Compare(b.Longest, a.Longest), cmp.Compare(a.Text, b.Text)) })
}

// PerSecond is how many requests a second the last minute before a time had.
func (r Report) PerSecond(before time.Time) float64 {
	since := before.Add(-time.Minute).Truncate(SlotLength)
	var n int64
	for _, s := range r.Slots {
		if !s.At.Before(since) {
			n += s.Requests
		}
	}
	return float64(n) / before.Sub(since).Seconds()
}
