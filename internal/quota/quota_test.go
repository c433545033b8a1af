package quota_test

import (
	"context"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/quota"
)

// taken is how many are granted at one instant.
func taken(limits []*quota.Limits, key string, now time.Time) (n int) {
	for _, l := range limits {
		for l.Wait(key, now) == 0 {
			n++
		}
	}
	return n
}

// TestALimitIsOneForAllNodes: nodes come and go, crash and stop; together they
// grant what one grants alone.
func TestALimitIsOneForAllNodes(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		rate := quota.Rate{PerSecond: 10, Burst: 60}
		ctx := context.Background()
		fleets := []*quota.Fleet{quota.NewFleet(d.DB), quota.NewFleet(d.DB), quota.NewFleet(d.DB)}
		var limits []*quota.Limits
		for _, f := range fleets {
			limits = append(limits, quota.New(rate, 100, f))
		}
		beat := func(of ...*quota.Fleet) {
			t.Helper()
			for range 2 { // the second time, each has seen all
				for _, f := range of {
					if err := f.Beat(ctx); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		check := func(key string, of []*quota.Limits, nodes, want int) {
			t.Helper()
			if got := taken(of, key, d.Clock.Now()); got != want {
				t.Errorf("%s: %d granted, not %d", key, got, want)
			}
			if got := fleets[0].Nodes(); got != nodes {
				t.Errorf("%s: %d nodes, not %d", key, got, nodes)
			}
		}
		check("alone, before the first beat", limits[:1], 1, 60)
		beat(fleets[0])
		check("alone", limits[:1], 1, 60)
		beat(fleets...)
		check("three", limits, 3, 60)
		d.Clock.Advance(6 * time.Second)
		check("three", limits, 3, 60) // all have come back
		d.Clock.Advance(time.Second)
		check("three", limits, 3, 9) // ten a second, of which each grants whole ones

		if err := fleets[2].Leave(ctx); err != nil {
			t.Fatal(err)
		}
		beat(fleets[:2]...)
		check("one has left", limits[:2], 2, 60)
		d.Clock.Advance(time.Minute)
		beat(fleets[0]) // the second says nothing any more
		check("one has crashed", limits[:1], 1, 60)
	})
}

func TestKeysAreApart(t *testing.T) {
	l := quota.New(quota.Rate{PerSecond: 1, Burst: 1}, 2, nil)
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	if l.Wait("a", now) != 0 || l.Wait("b", now) != 0 {
		t.Error("one key took another's")
	}
	if got := l.Wait("a", now); got != time.Second {
		t.Errorf("waits %s", got)
	}
	if got := l.Wait("a", now.Add(time.Second)); got != 0 {
		t.Errorf("waits %s after a second: what was refused was taken", got)
	}
}
