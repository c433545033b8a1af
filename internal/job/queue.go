package job

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

// Queued is the work of one kind that is not done, of all organizations.
type Queued struct {
	Kind string `db:"kind"`
	// Due is what could be done now, Later what is set for a time to come, and
	// Running what somebody does.
	Due     int64 `db:"due"`
	Later   int64 `db:"later"`
	Running int64 `db:"running"`
	// Retried is how many of them have failed before.
	Retried int64 `db:"retried"`
	// Oldest is when the oldest due one was due; zero where none is.
	Oldest db.Time `db:"oldest"`
}

// Queue tells what waits, the kind with the oldest due work first: for operators.
func Queue(w *db.Wide) (all []Queued, err error) {
	return all, w.Select(&all, `
		select kind,
		       sum(case when state = 'waiting' and run_at <= :now then 1 else 0 end) as due,
		       sum(case when state = 'waiting' and run_at > :now then 1 else 0 end) as later,
		       sum(case when state = 'running' then 1 else 0 end) as running,
		       sum(case when attempt > 0 and state = 'waiting' then 1 else 0 end) as retried,
		       min(case when state = 'waiting' and run_at <= :now then run_at end) as oldest
		  from job
		 where state in ('waiting', 'running')
		 group by kind
		 order by due desc, kind`, db.Args{"now": w.Now()})
}

// Late is for how long the oldest due work has waited.
func (q Queued) Late(now time.Time) time.Duration {
	if q.Oldest.IsZero() {
		return 0
	}
	return now.Sub(q.Oldest.Time)
}
