package retention

import (
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

const runColumns = `id, begun_at, finished_at, deleted, kept, kind_no, place`

func (r Run) utc() Run {
	r.BegunAt = r.BegunAt.UTC()
	if r.FinishedAt != nil {
		at := r.FinishedAt.UTC()
		r.FinishedAt = &at
	}
	return r
}

// Runs lists the newest runs.
func Runs(tx *db.Tx, limit int) (out []Run, err error) {
	err = tx.Select(&out, `select `+runColumns+` from retention_run where org_id = :org order by id desc limit :limit`, db.Args{"limit": limit})
	for i := range out {
		out[i] = out[i].utc()
	}
	return out, err
}

// Lines lists what a run did, by product and category.
func Lines(tx *db.Tx, id ID) (out []Line, err error) {
	return out, tx.Select(&out, `
		select run_id, product_id, category, deleted, kept, why, rule from retention_line
		 where org_id = :org and run_id = :run order by product_id, category`, db.Args{"run": string(id)})
}

func underWay(tx *db.Tx) (r Run, found bool, err error) {
	err = tx.Get(&r, `select `+runColumns+` from retention_run where org_id = :org and finished_at is null`, nil)
	if fault.Is(err, fault.NotFound) {
		return r, false, nil
	}
	return r.utc(), err == nil, err
}

func findRun(tx *db.Tx, id ID, lock string) (r Run, err error) {
	err = tx.Get(&r, `select `+runColumns+` from retention_run where org_id = :org and id = :id`+lock, db.Args{"id": string(id)})
	return r.utc(), err
}

func insertRun(tx *db.Tx, r Run) error {
	_, err := tx.Exec(`
		insert into retention_run (org_id, id, begun_at, deleted, kept, kind_no, place) values (:org, :id, :at, 0, 0, 0, '')`,
		db.Args{"id": string(r.ID), "at": r.BegunAt})
	return err
}

func saveRun(tx *db.Tx, r Run) error {
	return tx.ExecOne(`
		update retention_run set finished_at = :finished, deleted = :deleted, kept = :kept, kind_no = :kind, place = :place
		 where org_id = :org and id = :id`,
		db.Args{"id": string(r.ID), "finished": r.FinishedAt, "deleted": r.Deleted, "kept": r.Kept, "kind": r.Kind, "place": r.Place})
}

func addLine(tx *db.Tx, l Line) error {
	_, err := tx.Exec(`
		insert into retention_line (org_id, id, run_id, product_id, category, deleted, kept, why, rule)
		values (:org, :id, :run, :product, :category, :deleted, :kept, :why, :rule)
		on conflict (org_id, run_id, product_id, category) do update
		set deleted = retention_line.deleted + excluded.deleted, kept = retention_line.kept + excluded.kept,
		    why = case when excluded.why = '' then retention_line.why else excluded.why end`,
		db.Args{
			"id": db.NewID(), "run": string(l.Run), "product": string(l.ProductID), "category": string(l.Category),
			"deleted": l.Deleted, "kept": l.Kept, "why": l.Why, "rule": l.Rule,
		})
	return err
}
