package logfile

import (
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
)

type row struct {
	ID         string                `db:"id"`
	Format     Format                `db:"format"`
	Filter     db.JSON[audit.Filter] `db:"filter"`
	Personal   bool                  `db:"personal"`
	Starter    db.JSON[Starter]      `db:"starter"`
	State      State                 `db:"state"`
	Problem    string                `db:"problem"`
	Size       int64                 `db:"size"`
	Position   int64                 `db:"position"`
	Since      int64                 `db:"since"`
	Events     int                   `db:"events"`
	Mark       []byte                `db:"mark"`
	FileID     file.ID               `db:"file_id"`
	CreatedAt  time.Time             `db:"created_at"`
	FinishedAt *time.Time            `db:"finished_at"`
}

func (r row) value() Export {
	return Export{
		ID: r.ID, Format: r.Format, Filter: r.Filter.V, Personal: r.Personal, Starter: r.Starter.V, State: r.State,
		Problem: r.Problem, Size: r.Size, Position: r.Position, since: r.Since, Events: r.Events, mark: r.Mark,
		FileID: r.FileID, CreatedAt: r.CreatedAt.UTC(), FinishedAt: r.FinishedAt,
	}
}

const columns = `x.id, x.format, x.filter, x.personal, x.starter, x.state, x.problem, x.size, x.position, x.since, x.events, x.mark,
	x.file_id, x.created_at, x.finished_at`

// List returns the newest exports, newest first.
func List(tx *db.Tx, limit int) ([]Export, error) {
	var rows []row
	err := tx.Select(&rows, `
		select `+columns+` from log_export x where x.org_id = :org order by x.created_at desc, x.id desc limit :limit`, db.Args{"limit": limit})
	all := make([]Export, len(rows))
	for i, r := range rows {
		all[i] = r.value()
	}
	return all, err
}

// running are the exports under way, maxLive at most.
func running(tx *db.Tx) ([]Export, error) {
	var rows []row
	err := tx.Select(&rows, `select `+columns+` from log_export x where x.org_id = :org and x.state = 'running'`+tx.Lock(), nil)
	all := make([]Export, len(rows))
	for i, r := range rows {
		all[i] = r.value()
	}
	return all, err
}

func find(tx *db.Tx, id, lock string) (Export, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from log_export x where x.org_id = :org and x.id = :id`+lock, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no export of the log with this id.").Because(err)
	}
	return r.value(), err
}

func countLive(tx *db.Tx) (n int, err error) {
	return n, tx.Get(&n, `select count(*) from log_export where org_id = :org and state = 'running'`, nil)
}

func insert(tx *db.Tx, x Export) error {
	_, err := tx.Exec(`
		insert into log_export (org_id, id, format, filter, personal, starter, state, problem, size, position, since, events,
		                        mark, file_id, created_at, finished_at)
		values (:org, :id, :format, :filter, :personal, :starter, :state, '', :size, 0, 0, 0, null, '', :created, null)`,
		db.Args{
			"id": x.ID, "format": string(x.Format), "filter": db.AsJSON(x.Filter), "personal": x.Personal,
			"starter": db.AsJSON(x.Starter), "state": string(x.State), "size": x.Size, "created": x.CreatedAt,
		})
	return err
}

func save(tx *db.Tx, x Export) error {
	return tx.ExecOne(`
		update log_export
		   set state = :state, problem = :problem, position = :position, since = :since, events = :events, mark = :mark,
		       file_id = :file, finished_at = :finished
		 where org_id = :org and id = :id`,
		db.Args{
			"id": x.ID, "state": string(x.State), "problem": x.Problem, "position": x.Position, "since": x.since,
			"events": x.Events, "mark": x.mark, "file": string(x.FileID), "finished": x.FinishedAt,
		})
}

func forget(tx *db.Tx, before time.Time) error {
	_, err := tx.Exec(`delete from log_export where org_id = :org and created_at < :before and state <> 'running'`, db.Args{"before": before})
	return err
}

// unwritten is the earliest place that an export has come to; -1 where none is
// under way.
func unwritten(tx *db.Tx) (place int64, err error) {
	return place, tx.Get(&place, `select coalesce(min(x.position), -1) from log_export x where x.org_id = :org and x.state = 'running'`, nil)
}
