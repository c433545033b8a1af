package rights

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
)

// markMargin is how far clocks of nodes may be apart: a ledger entry that is
// this much older than the mark may have come after it.
const markMargin = 10 * time.Minute

// Reapply erases again what a restored database still holds of members whose
// keys the erasure ledger says are destroyed: the entries since the database's
// own mark, which a restored database has at an earlier place. So what it does is
// bounded by what happened since it was last called, at start or by housekeeping.
// At start it must have returned before the server takes traffic; a source
// outside is asked again by the request, which the restored database has in an
// earlier state.
func Reapply(ctx context.Context, d *db.DB, sealer *seal.Sealer) (entries int, err error) {
	since, err := ledgerMark(ctx, d)
	if err != nil {
		return 0, err
	}
	if !since.IsZero() {
		since = since.Add(-markMargin)
	}
	reached := d.Now()
	ledger, err := sealer.Replay(ctx, since)
	if err != nil {
		return 0, err
	}
	for _, e := range ledger {
		if err := reapply(access.With(ctx, access.Worker(e.OrgID, e.ID)), d, e); err != nil {
			return 0, err
		}
	}
	return len(ledger), markLedger(ctx, d, reached)
}

func reapply(ctx context.Context, d *db.DB, e seal.LedgerEntry) error {
	there := false
	err := d.Update(ctx, access.Work, func(tx *db.Tx) error {
		known, err := member.FindMany(tx, []access.MemberID{e.MemberID})
		if err != nil || len(known) == 0 {
			return err
		}
		there = true
		if err := dropPackages(tx, e.MemberID); err != nil {
			return err
		}
		return member.Erase(tx, e.MemberID)
	})
	if err != nil || !there {
		return err
	}
	_, err = data.Builtin(d).Erase(ctx, data.Subject{OrgID: e.OrgID, MemberID: e.MemberID}, data.EraseOptions{Key: "replay-" + e.ID, Request: e.ID})
	return err
}

// installation is the organization under which the mark is kept: it belongs to
// none.
const installation = "installation"

func ledgerMark(ctx context.Context, d *db.DB) (time.Time, error) {
	var marks []time.Time
	err := d.AcrossView(ctx, "how far the erasure ledger is carried out", func(w *db.Wide) error {
		return w.Select(&marks, `select reached from ledger_mark where org_id = :installation`, db.Args{"installation": installation})
	})
	if err != nil || len(marks) == 0 {
		return time.Time{}, err
	}
	return marks[0], nil
}

// markLedger moves the mark forward, never back.
func markLedger(ctx context.Context, d *db.DB, reached time.Time) error {
	return d.Across(ctx, "how far the erasure ledger is carried out", func(w *db.Wide) error {
		_, err := w.Exec(`
			insert into ledger_mark (org_id, reached)
			values (:installation, :reached)
			on conflict (org_id) do update set reached = excluded.reached
			 where ledger_mark.reached < excluded.reached`,
			db.Args{"installation": installation, "reached": reached})
		return err
	})
}
