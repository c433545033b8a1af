package simulation

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

type row struct {
	ID          ID              `db:"id"`
	Document    term.DocumentID `db:"document_id"`
	State       State           `db:"state"`
	Done        int             `db:"done"`
	Total       int             `db:"total"`
	Result      db.JSON[Result] `db:"result"`
	RequestedBy string          `db:"requested_by"`
	RequestedAt time.Time       `db:"requested_at"`
	FinishedAt  *time.Time      `db:"finished_at"`
}

const columns = `
	select id, document_id, state, done, total, result, requested_by, requested_at, finished_at
	  from simulation
	 where org_id = :org`

func (r row) simulation() Simulation {
	return Simulation{
		ID: r.ID, Document: r.Document, State: r.State, Done: r.Done, Total: r.Total, Result: r.Result.V,
		RequestedBy: r.RequestedBy, RequestedAt: r.RequestedAt.UTC(), FinishedAt: r.FinishedAt,
	}
}

func insert(tx *db.Tx, s Simulation) error {
	_, err := tx.Exec(`
		insert into simulation (org_id, id, document_id, state, done, total, result, requested_by, requested_at)
		values (:org, :id, :document, 'running', 0, :total, :result, :by, :at)`,
		db.Args{
			"id": string(s.ID), "document": string(s.Document), "total": s.Total, "result": db.AsJSON(Result{}),
			"by": s.RequestedBy, "at": s.RequestedAt,
		})
	return err
}

// Find finds a simulation.
func Find(tx *db.Tx, id ID) (Simulation, error) {
	var r row
	err := tx.Get(&r, columns+` and id = :id`, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no simulation with this id.").Because(err)
	}
	return r.simulation(), err
}

// Latest finds the newest simulation of a document; ok is false for none.
func Latest(tx *db.Tx, id term.DocumentID) (s Simulation, ok bool, err error) {
	var rows []row
	err = tx.Select(&rows, columns+` and document_id = :document order by requested_at desc, id desc limit 1`, db.Args{"document": string(id)})
	if err != nil || len(rows) == 0 {
		return Simulation{}, false, err
	}
	return rows[0].simulation(), true, nil
}

func progress(tx *db.Tx, id ID, done int) error {
	return tx.ExecOne(`update simulation set done = :done where org_id = :org and id = :id`, db.Args{"id": string(id), "done": done})
}

func finish(tx *db.Tx, id ID, state State, r Result) error {
	return tx.ExecOne(`
		update simulation
		   set state = :state, done = total, result = :result, finished_at = :now
		 where org_id = :org and id = :id`,
		db.Args{"id": string(id), "state": string(state), "result": db.AsJSON(r), "now": tx.Now})
}
