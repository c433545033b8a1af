package pulse

import (
	"math"
	"math/bits"
	"time"
)

// Times counts durations in classes, each a quarter longer than the one before,
// so that any quantile is known to about an eighth, and those of several nodes
// add up.
type Times struct {
	// Counts are of the classes, without the empty ones at the end.
	Counts []int64 `json:"counts,omitempty"`
}

const (
	// perDouble classes lie between a duration and its double.
	perDouble = 3
	// classes reach from 32 microseconds to over a minute.
	classes = 64
	least   = 32 * time.Microsecond
)

// class is the class of a duration.
func class(d time.Duration) int {
	if d <= least {
		return 0
	}
	ratio := float64(d) / float64(least)
	if bits.Len64(uint64(ratio)) > classes/perDouble {
		return classes - 1
	}
	return min(classes-1, int(math.Log2(ratio)*perDouble)+1)
}

// upper is the longest duration of a class.
func upper(class int) time.Duration {
	return time.Duration(float64(least) * math.Exp2(float64(class)/perDouble))
}

// Add counts a duration.
func (t *Times) Add(d time.Duration) {
	c := class(d)
	for len(t.Counts) <= c {
		t.Counts = append(t.Counts, 0)
	}
	t.Counts[c]++
}

// Total is how many durations were counted.
func (t Times) Total() (n int64) {
	for _, c := range t.Counts {
		n += c
	}
	return n
}

// Quantile is the duration that a part q of all did not exceed; 0 without any.
func (t Times) Quantile(q float64) time.Duration {
	want := int64(math.Ceil(q * float64(t.Total())))
	for c, n := range t.Counts {
		if want -= n; n > 0 && want <= 0 {
			return upper(c)
		}
	}
	return 0
}

// plus adds another's counts.
func (t Times) plus(o Times) Times {
	out := Times{Counts: make([]int64, max(len(t.Counts), len(o.Counts)))}
	copy(out.Counts, t.Counts)
	for c, n := range o.Counts {
		out.Counts[c] += n
	}
	return out
}
