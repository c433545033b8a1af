package main

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/term"
)

// housekeepingEvery is how often what need not be kept is looked for.
const housekeepingEvery = 6 * time.Hour

// keepHouse forgets what the terms say need not be kept, until the context
// ends.
func (p *Program) keepHouse(ctx context.Context) {
	tick := time.NewTicker(housekeepingEvery)
	defer tick.Stop()
	for {
		if err := p.forget(ctx); err != nil && ctx.Err() == nil {
			p.log.ErrorContext(ctx, "housekeeping failed; it is tried again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (p *Program) forget(ctx context.Context) error {
	orgs, err := p.organizations(ctx)
	if err != nil {
		return err
	}
	for _, o := range orgs {
		ctx := access.With(ctx, access.System(o.ID, "housekeeping"))
		if err := p.door.Update(ctx, access.Work, forgetExchanges); err != nil {
			return err
		}
	}
	return nil
}

// forgetExchanges keeps the provisioning log as long as the term says.
func forgetExchanges(tx *db.Tx) error {
	kept, err := term.Ask(tx, term.RetentionProvisioning, term.Scope{})
	if err != nil || kept.Suspended {
		return err
	}
	_, err = directory.Forget(tx, tx.Now.Add(-kept.Value.Duration().Nominal()))
	return err
}
