package data

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

// jobsKept is how long a source's job is remembered after it began.
const jobsKept = 90 * 24 * time.Hour

// journal remembers which changes a source is at, so that a restart, another
// node or a callback finds them. Its nil value remembers nothing.
type journal struct {
	d      *db.DB
	source product.SourceID
}

// jobRow is one change that a source does in its own time.
type jobRow struct {
	Key     string                    `db:"idempotency_key"`
	Job     string                    `db:"job"`
	State   string                    `db:"state"`
	Outcome db.JSON[protocol.Outcome] `db:"outcome"`
}

func (j *journal) find(ctx context.Context, key string) (row jobRow, err error) {
	if j == nil {
		return row, nil
	}
	err = j.d.View(ctx, access.Work, func(tx *db.Tx) error {
		row, err = findJob(tx, j.source, key)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return jobRow{}, nil
	}
	return row, err
}

func findJob(tx *db.Tx, source product.SourceID, key string) (row jobRow, err error) {
	err = tx.Get(&row, `
		select idempotency_key, job, state, outcome
		  from source_job
		 where org_id = :org and source_id = :source and idempotency_key = :key`+tx.Lock(),
		db.Args{"source": string(source), "key": key})
	return row, err
}

// begin notes a job, and forgets those that are long over.
func (j *journal) begin(ctx context.Context, key, job string) error {
	if j == nil {
		return nil
	}
	return j.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		_, err := tx.Exec(`delete from source_job where org_id = :org and begun_at < :old`, db.Args{"old": tx.Now.Add(-jobsKept)})
		if err != nil {
			return err
		}
		_, err = tx.Exec(`
			insert into source_job (org_id, source_id, idempotency_key, job, state, outcome, begun_at)
			values (:org, :source, :key, :job, 'pending', :outcome, :now)
			on conflict (org_id, source_id, idempotency_key) do update
			   set job = excluded.job, state = 'pending', outcome = excluded.outcome, begun_at = excluded.begun_at`,
			db.Args{"source": string(j.source), "key": key, "job": job, "now": tx.Now, "outcome": db.AsJSON(protocol.Outcome{})})
		return err
	})
}

func (j *journal) end(ctx context.Context, key string, said protocol.Job) error {
	if j == nil {
		return nil
	}
	return j.d.Update(ctx, access.Work, func(tx *db.Tx) error { return endJob(tx, j.source, key, said) })
}

// endJob keeps how a job that is pending ended; one that failed is forgotten, so
// that the same change begins again.
func endJob(tx *db.Tx, source product.SourceID, key string, said protocol.Job) error {
	if said.State == protocol.JobFailed {
		_, err := tx.Exec(`delete from source_job where org_id = :org and source_id = :source and idempotency_key = :key`,
			db.Args{"source": string(source), "key": key})
		return err
	}
	_, err := tx.Exec(`
		update source_job set state = 'done', outcome = :outcome
		 where org_id = :org and source_id = :source and idempotency_key = :key and state = 'pending'`,
		db.Args{"source": string(source), "key": key, "outcome": db.AsJSON(*said.Outcome)})
	return err
}

// spend notes a nonce of a callback; one that was there is a replay.
func spend(tx *db.Tx, source product.SourceID, nonce string) error {
	_, err := tx.Exec(`delete from source_nonce where org_id = :org and source_id = :source and seen_at < :old`,
		db.Args{"source": string(source), "old": tx.Now.Add(-3 * protocol.Window)})
	if err != nil {
		return err
	}
	n, err := tx.Exec(`
		insert into source_nonce (org_id, source_id, nonce, seen_at)
		values (:org, :source, :nonce, :now)
		on conflict (org_id, source_id, nonce) do nothing`,
		db.Args{"source": string(source), "nonce": nonce, "now": tx.Now})
	if err == nil && n == 0 {
		err = fault.New(fault.Unauthenticated, "This callback was sent before.")
	}
	return err
}
