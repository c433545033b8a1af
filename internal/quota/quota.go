// Package quota bounds how often something may be asked for: by key (a network,
// a directory, a token), and for the installation as a whole. Where several nodes
// answer, each grants its share, so that a limit is one limit however many there
// are.
//
// It knows rates and nodes. What is limited, and what a refusal says, is the
// caller's.
package quota

import (
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

// Rate is how often something may be asked for.
type Rate struct {
	// PerSecond is how many come back each second.
	PerSecond float64
	// Burst is how many there are at most, at least one.
	Burst int
}

// share is what one of n nodes grants: an even part, and at least one at a time.
func (r Rate) share(n int) Rate {
	return Rate{PerSecond: r.PerSecond / float64(n), Burst: max(1, (r.Burst+n-1)/n)}
}

// Limits are limits of one rate, one for each key.
type Limits struct {
	rate  Rate
	fleet *Fleet

	mu   sync.Mutex
	keys *lru.Cache[string, *bucket]
}

type bucket struct {
	*rate.Limiter

	nodes int // among how many the limiter shares
}

// New makes limits. Of more than kept keys, those that were asked for least
// lately begin anew. A nil fleet is a single node.
func New(r Rate, kept int, fleet *Fleet) *Limits {
	keys, err := lru.New[string, *bucket](max(kept, 1))
	if err != nil {
		panic(err) // fails only for sizes below one
	}
	return &Limits{rate: r, fleet: fleet, keys: keys}
}

// Allow takes one of the key's, and tells whether there was one.
func (l *Limits) Allow(key string) bool { return l.Wait(key, time.Now()) == 0 }

// Wait takes one of the key's and returns 0, or takes none and tells how long it
// is until there is one.
func (l *Limits) Wait(key string, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	taken := l.of(key, now).ReserveN(now, 1)
	wait := taken.DelayFrom(now)
	if wait > 0 {
		taken.CancelAt(now)
	}
	return wait
}

func (l *Limits) of(key string, now time.Time) *bucket {
	n := l.fleet.Nodes()
	share := l.rate.share(n)
	b, ok := l.keys.Get(key)
	if !ok {
		b = &bucket{rate.NewLimiter(rate.Limit(share.PerSecond), share.Burst), n}
		l.keys.Add(key, b)
	}
	if b.nodes != n {
		b.nodes = n
		b.SetLimitAt(now, rate.Limit(share.PerSecond))
		b.SetBurstAt(now, share.Burst)
	}
	return b
}
