package rights

import (
	"time"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
)

const taskColumns = `
	id, request_id, source_id, source_name, work, state, attempts, counts, retained,
	method, error, lasting, created_at, updated_at, finished_at`

type taskRow struct {
	ID         TaskID              `db:"id"`
	RequestID  ID                  `db:"request_id"`
	SourceID   product.SourceID    `db:"source_id"`
	SourceName string              `db:"source_name"`
	Work       Work                `db:"work"`
	State      TaskState           `db:"state"`
	Attempts   int                 `db:"attempts"`
	Counts     db.JSON[[]Tally]    `db:"counts"`
	Retained   db.JSON[[]Retained] `db:"retained"`
	Method     string              `db:"method"`
	Error      string              `db:"error"`
	Lasting    bool                `db:"lasting"`
	CreatedAt  time.Time           `db:"created_at"`
	UpdatedAt  time.Time           `db:"updated_at"`
	FinishedAt *time.Time          `db:"finished_at"`
}

func (r taskRow) task() Task {
	return Task{
		ID: r.ID, RequestID: r.RequestID, SourceID: r.SourceID, SourceName: r.SourceName, Work: r.Work,
		State: r.State, Attempts: r.Attempts, Counts: r.Counts.V, Retained: r.Retained.V, Method: r.Method,
		Error: r.Error, Lasting: r.Lasting, CreatedAt: r.CreatedAt.UTC(), UpdatedAt: r.UpdatedAt.UTC(), FinishedAt: r.FinishedAt,
	}
}

// insertTask adds a task where the request has none for this work and source.
func insertTask(tx *db.Tx, t Task) error {
	_, err := tx.Exec(`
		insert into task (
			org_id, id, request_id, source_id, source_name, work, state, attempts, counts, retained,
			method, error, created_at, updated_at, finished_at)
		values (
			:org, :id, :request, :source_id, :source_name, :work, :state, 0, :counts, :retained,
			'', '', :now, :now, null)
		on conflict (org_id, request_id, work, source_id) do nothing`,
		db.Args{
			"id": string(t.ID), "request": string(t.RequestID), "source_id": string(t.SourceID), "source_name": t.SourceName,
			"work": string(t.Work), "state": string(t.State), "now": tx.Now,
			"counts": db.AsJSON([]Tally{}), "retained": db.AsJSON([]Retained{}),
		})
	return err
}

func saveTask(tx *db.Tx, t Task) error {
	return tx.ExecOne(`
		update task
		   set state = :state, attempts = :attempts, counts = :counts, retained = :retained,
		       method = :method, error = :error, lasting = :lasting, updated_at = :updated_at, finished_at = :finished_at
		 where org_id = :org and id = :id`,
		db.Args{
			"id": string(t.ID), "state": string(t.State), "attempts": t.Attempts, "counts": db.AsJSON(t.Counts),
			"retained": db.AsJSON(t.Retained), "method": t.Method, "error": t.Error, "lasting": t.Lasting,
			"updated_at": t.UpdatedAt, "finished_at": t.FinishedAt,
		})
}

func findTask(tx *db.Tx, id TaskID, suffix string) (Task, error) {
	var row taskRow
	err := tx.Get(&row, `select `+taskColumns+` from task where org_id = :org and id = :id`+suffix,
		db.Args{"id": string(id)})
	return row.task(), err
}

func tasksOf(tx *db.Tx, ids []ID) ([]Task, error) {
	var rows []taskRow
	err := tx.Select(&rows, `
		select `+taskColumns+`
		  from task
		 where org_id = :org and request_id in (:ids)
		 order by created_at, id`, db.Args{"ids": texts(ids)})
	out := make([]Task, len(rows))
	for i, r := range rows {
		out[i] = r.task()
	}
	return out, err
}

func insertTaskChunk(tx *db.Tx, t TaskID, c stagedChunk) error {
	_, err := tx.Exec(`
		insert into task_chunk (org_id, task_id, category, seq, sealed)
		values (:org, :task, :category, :seq, :sealed)`,
		db.Args{"task": string(t), "category": string(c.Category), "seq": c.Seq, "sealed": c.Sealed})
	return err
}

func deleteTaskChunks(tx *db.Tx, t TaskID) error {
	_, err := tx.Exec(`delete from task_chunk where org_id = :org and task_id = :task`, db.Args{"task": string(t)})
	return err
}

// nextTaskChunk reads the first chunk of a category after seq.
func nextTaskChunk(tx *db.Tx, t TaskID, category data.Category, seq int) (chunks []stagedChunk, err error) {
	return chunks, tx.Select(&chunks, `
		select category, seq, sealed
		  from task_chunk
		 where org_id = :org and task_id = :task and category = :category and seq > :seq
		 order by seq
		 limit 1`, db.Args{"task": string(t), "category": string(category), "seq": seq})
}

// touchTask says that a running task makes progress.
func touchTask(tx *db.Tx, t TaskID) error {
	return tx.ExecOne(`update task set updated_at = :now where org_id = :org and id = :id`,
		db.Args{"id": string(t), "now": tx.Now})
}
