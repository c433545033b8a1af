package job

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/db"
)

func insert(tx *db.Tx, kind string, payload json.RawMessage, o options) error {
	var unique any
	if o.unique != "" {
		unique = o.unique
	}
	_, err := tx.Exec(`
		insert into job (org_id, id, kind, payload, unique_key, state, run_at, created_at)
		values (:org, :id, :kind, :payload, :unique, 'waiting', :run_at, :now)
		on conflict (org_id, kind, unique_key) where state in ('waiting', 'running') do nothing`,
		db.Args{"id": db.NewID(), "kind": kind, "payload": string(payload), "unique": unique, "run_at": o.at, "now": tx.Now})
	return err
}

const columns = `org_id, id, kind, payload, state, run_at, attempt, error`

// claim leases up to limit due jobs of these kinds: those that wait, and those
// whose runner went away. The list of both states is what the index of due jobs
// is made for.
func claim(w *db.Wide, kinds []string, limit int, lease time.Duration) ([]Job, error) {
	var due []Job
	err := w.Select(&due, `
		select `+columns+`
		  from job
		 where kind in (:kinds) and run_at <= :now
		   and state in ('waiting', 'running')
		   and (state = 'waiting' or state = 'running' and lease_until < :now)
		 order by run_at, id
		 limit :limit`+w.SkipLocked(),
		db.Args{"kinds": kinds, "now": w.Now(), "limit": limit})
	for i := range due {
		due[i].Attempt++
		_, uerr := w.Exec(`
			update job set state = 'running', attempt = :attempt, lease_until = :until
			 where org_id = :org and id = :id`,
			db.Args{"org": string(due[i].OrgID), "id": due[i].ID, "attempt": due[i].Attempt, "until": w.Now().Add(lease)})
		if err == nil {
			err = uerr
		}
	}
	return due, err
}

// finish writes the outcome, if the lease is still this attempt's.
func finish(tx *db.Tx, j Job, state State, runAt time.Time, message string) error {
	var ended any
	if state == Done || state == Failed {
		ended = tx.Now
	}
	_, err := tx.Exec(`
		update job set state = :state, run_at = :run_at, error = :error, lease_until = null, ended_at = :ended
		 where org_id = :org and id = :id and state = 'running' and attempt = :attempt`,
		db.Args{"id": j.ID, "state": string(state), "run_at": runAt, "error": message, "attempt": j.Attempt, "ended": ended})
	return err
}

func extend(tx *db.Tx, j Job, lease time.Duration) error {
	_, err := tx.Exec(`
		update job set lease_until = :until
		 where org_id = :org and id = :id and state = 'running' and attempt = :attempt`,
		db.Args{"id": j.ID, "until": tx.Now.Add(lease), "attempt": j.Attempt})
	return err
}

// putBack returns a job that was interrupted by a stop, as if never claimed.
func putBack(tx *db.Tx, j Job) error {
	_, err := tx.Exec(`
		update job set state = 'waiting', attempt = attempt - 1, lease_until = null
		 where org_id = :org and id = :id and state = 'running' and attempt = :attempt`,
		db.Args{"id": j.ID, "attempt": j.Attempt})
	return err
}

// Counts tells how many jobs of the organization are in each state.
func Counts(tx *db.Tx) (map[State]int, error) {
	var rows []struct {
		State State
		N     int
	}
	err := tx.Select(&rows, `select state, count(*) as n from job where org_id = :org group by state`, nil)
	out := map[State]int{}
	for _, r := range rows {
		out[r.State] = r.N
	}
	return out, err
}

// Revive lets jobs run again that were given up for having failed too often
// before a time, and tells how many: what must be done in the end (an erasure, a
// deletion that falls due) is not lost to a long outage. Jobs that a handler
// declared hopeless stay as they are.
func Revive(tx *db.Tx, before time.Time) (int64, error) {
	return tx.Exec(`
		update job set state = 'waiting', attempt = 0, run_at = :now, ended_at = null
		 where org_id = :org and state = 'failed' and attempt >= :most and ended_at < :before
		   and not exists (
		       select 1 from job o
		        where o.org_id = :org and o.kind = job.kind and o.unique_key = job.unique_key
		          and o.state in ('waiting', 'running'))`,
		db.Args{"now": tx.Now, "most": maxAttempts, "before": before})
}
