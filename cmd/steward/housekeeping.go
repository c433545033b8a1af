package main

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/invitation"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/logfile"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/once"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/receiver"
	"github.com/sysoon/steward/internal/retention"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/signup"
	"github.com/sysoon/steward/internal/stream"
	"github.com/sysoon/steward/internal/support"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/transfer"
	"github.com/sysoon/steward/internal/webhook"
)

// housekeepingEvery is how often what need not be kept is looked for.
const housekeepingEvery = 6 * time.Hour

// markEvery is how often the erasure ledger's mark moves on, so that a start has
// little to look through.
const markEvery = 5 * time.Minute

// chores are what is done for each organization, each in a transaction of its
// own.
var chores = []func(*db.Tx) error{
	org.ForgetTraces, org.ForgetSecrets,
	forgetExchanges,
	forgetAnswers,
	forgetCalls,
	forgetNotices,
	directory.Warn,
	directory.Silent,
	deleteRemoved,
	reviveJobs,
	domain.EnqueueDue,
	finding.EnqueueSurveys,
	forgetFiles,
	transfer.Forget,
	bulk.Forget,
	retention.Daily,
	retention.DailyLog,
	receiver.Forget,
	signup.Forget,
	invitation.Forget,
	support.ForgetRequests,
	credential.WarnExpiring,
	stream.Wake,
	logfile.Forget,
}

// keepHouse forgets what the terms say need not be kept, and revives work that
// was given up, until the context ends.
func (p *Program) keepHouse(ctx context.Context) {
	tick, mark := time.NewTicker(housekeepingEvery), time.NewTicker(markEvery)
	defer tick.Stop()
	defer mark.Stop()
	for do := p.forget; ; {
		if err := do(ctx); err != nil && ctx.Err() == nil {
			p.log.ErrorContext(ctx, "housekeeping failed; it is tried again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			do = p.forget
		case <-mark.C:
			do = p.moveMark
		}
	}
}

// moveMark carries out again what the erasure ledger says since its mark, and
// moves that on: by then almost always nothing is left to do.
func (p *Program) moveMark(ctx context.Context) error {
	_, err := rights.Reapply(ctx, p.door, p.sealer)
	return err
}

func (p *Program) forget(ctx context.Context) error {
	orgs, err := p.organizations(ctx)
	if err != nil {
		return err
	}
	for _, o := range orgs {
		ctx := access.With(ctx, access.System(o.ID, "housekeeping"))
		for _, do := range chores {
			if err := p.door.Update(ctx, access.Work, do); err != nil {
				return err
			}
		}
	}
	return nil
}

// forgetExchanges keeps the provisioning log as long as the term says, and
// personal values in it as long as the directory does.
func forgetExchanges(tx *db.Tx) error {
	if _, err := directory.ForgetValues(tx); err != nil {
		return err
	}
	kept, err := term.Ask(tx, term.RetentionProvisioning, term.Scope{})
	if err != nil || kept.Suspended {
		return err
	}
	_, err = directory.Forget(tx, tx.Now.Add(-kept.Value.Duration().Nominal()))
	return err
}

// forgetNotices keeps notices and deliveries of webhooks and streams as long as the provisioning log: by then they are
// acted on, and the log of events has what happened.
func forgetNotices(tx *db.Tx) error {
	kept, err := term.Ask(tx, term.RetentionProvisioning, term.Scope{})
	if err != nil || kept.Suspended {
		return err
	}
	before := tx.Now.Add(-kept.Value.Duration().Nominal())
	if _, err := notice.Forget(tx, before); err != nil {
		return err
	}
	if _, err = webhook.Forget(tx, before); err != nil {
		return err
	}
	_, err = stream.Forget(tx, before)
	return err
}

// forgetAnswers keeps the answers to requests with an Idempotency-Key for a day.
func forgetAnswers(tx *db.Tx) error {
	_, err := directory.ForgetAnswers(tx)
	return err
}

// forgetCalls forgets the answers of idempotent calls after their day.
func forgetCalls(tx *db.Tx) error {
	_, err := once.Forget(tx)
	return err
}

// deleteRemoved deletes the accounts that a directory removed softly once the
// grace after the loss of an account is over. Those that a hold keeps wait.
func deleteRemoved(tx *db.Tx) error {
	grace, err := term.Ask(tx, term.OffboardingGrace, term.Scope{})
	if err != nil {
		return err
	}
	due, err := directory.RemovedUntil(tx, tx.Now.Add(-grace.Value.Duration().Nominal()))
	if err != nil {
		return err
	}
	for _, id := range due {
		err := tx.Try(func() error {
			if err := member.Delete(tx, id); err != nil {
				return err
			}
			return directory.BroughtBack(tx, id)
		})
		if err != nil && !fault.Is(err, fault.Conflict) {
			return err
		}
	}
	return nil
}

// reviveJobs tries again, after a rest, what failed too often.
func reviveJobs(tx *db.Tx) error {
	_, err := job.Revive(tx, tx.Now.Add(-housekeepingEvery))
	return err
}

// forgetFiles deletes files whose time is over; what one transaction leaves, the
// next round takes.
func forgetFiles(tx *db.Tx) error {
	_, err := file.Forget(tx)
	return err
}
