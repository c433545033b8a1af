package main

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/quota"
)

// beat says again and again that this process answers, so that the nodes share
// limits, until the context ends. While the database doesn't answer, the last
// count holds.
func (p *Program) beat(ctx context.Context) error {
	tick := time.NewTicker(quota.BeatEvery)
	defer tick.Stop()
	for {
		begun := time.Now()
		if err := p.fleet.Beat(ctx); err == nil {
			p.written.Store(int64(time.Since(begun)))
		} else if ctx.Err() == nil {
			p.log.WarnContext(ctx, "the nodes were not counted; limits stay as they are", "error", err)
		}
		select {
		case <-ctx.Done():
			if err := p.fleet.Leave(ctx); err != nil {
				p.log.WarnContext(ctx, "this node counts a little longer among those that answer", "error", err)
			}
			return nil
		case <-tick.C:
		}
	}
}
