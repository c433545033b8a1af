package transfer

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
)

const importColumns = `org_id, id, file_id, name, format, kind, state, options, total, checked, applied, ignored, problem,
	rejected_id, starter, created_at, checked_at, finished_at`

type importRow struct {
	OrgID      access.OrgID      `db:"org_id"`
	ID         ID                `db:"id"`
	FileID     file.ID           `db:"file_id"`
	Name       string            `db:"name"`
	Format     Format            `db:"format"`
	Kind       Kind              `db:"kind"`
	State      State             `db:"state"`
	Options    db.JSON[Options]  `db:"options"`
	Total      int               `db:"total"`
	Checked    int               `db:"checked"`
	Applied    int               `db:"applied"`
	Ignored    db.JSON[[]string] `db:"ignored"`
	Problem    string            `db:"problem"`
	RejectedID file.ID           `db:"rejected_id"`
	Starter    db.JSON[starter]  `db:"starter"`
	CreatedAt  time.Time         `db:"created_at"`
	CheckedAt  *time.Time        `db:"checked_at"`
	FinishedAt *time.Time        `db:"finished_at"`
}

func (r importRow) value() Import {
	return Import{
		ID: r.ID, FileID: r.FileID, Name: r.Name, Format: r.Format, Kind: r.Kind, State: r.State, Options: r.Options.V,
		Total: r.Total, Checked: r.Checked, Applied: r.Applied, Ignored: r.Ignored.V, Problem: r.Problem,
		RejectedID: r.RejectedID, StartedBy: r.Starter.V.actor(r.OrgID), CreatedAt: r.CreatedAt.UTC(),
		CheckedAt: r.CheckedAt, FinishedAt: r.FinishedAt,
	}
}

func insertImport(tx *db.Tx, m Import) error {
	_, err := tx.Exec(`
		insert into import (org_id, id, file_id, name, format, kind, state, options, total, checked, applied, ignored,
		                    problem, rejected_id, starter, created_at, checked_at, finished_at)
		values (:org, :id, :file, :name, :format, :kind, :state, :options, 0, 0, 0, :ignored, '', '', :starter, :now, null, null)`,
		db.Args{
			"id": string(m.ID), "file": string(m.FileID), "name": m.Name, "format": string(m.Format), "kind": string(m.Kind),
			"state": string(m.State), "options": db.AsJSON(m.Options), "ignored": db.AsJSON([]string{}),
			"starter": db.AsJSON(starterOf(m.StartedBy)), "now": tx.Now,
		})
	return err
}

func findImport(tx *db.Tx, id ID, lock string) (Import, error) {
	var r importRow
	err := tx.Get(&r, `select `+importColumns+` from import where org_id = :org and id = :id`+lock, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no such import.").Because(err)
	}
	return r.value(), err
}

// saveImport keeps what changes as an import goes on.
func saveImport(tx *db.Tx, m Import) error {
	return tx.ExecOne(`
		update import
		   set kind = :kind, state = :state, total = :total, checked = :checked, applied = :applied, ignored = :ignored,
		       problem = :problem, rejected_id = :rejected, checked_at = :checked_at, finished_at = :finished_at
		 where org_id = :org and id = :id`,
		db.Args{
			"id": string(m.ID), "kind": string(m.Kind), "state": string(m.State), "total": m.Total, "checked": m.Checked,
			"applied": m.Applied, "ignored": db.AsJSON(m.Ignored), "problem": m.Problem, "rejected": string(m.RejectedID),
			"checked_at": m.CheckedAt, "finished_at": m.FinishedAt,
		})
}

func listImports(tx *db.Tx, before ID, limit int) ([]Import, error) {
	args := db.Args{"limit": limit}
	where := ""
	if before != "" {
		where, args["before"] = " and id < :before", string(before)
	}
	var rows []importRow
	err := tx.Select(&rows, `
		select `+importColumns+` from import where org_id = :org`+where+` order by id desc limit :limit`, args)
	out := make([]Import, len(rows))
	for i, r := range rows {
		out[i] = r.value()
	}
	return out, err
}

// countLive counts imports or exports that are under way.
func countLive(tx *db.Tx, table string) (n int, err error) {
	return n, tx.Get(&n, `
		select count(*) from `+table+` where org_id = :org and state in ('checking', 'applying', 'running')`, nil)
}

// counts tells how many rows of imports have which outcome.
func counts(tx *db.Tx, ids []ID) (map[ID]Counts, error) {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	var rows []struct {
		ID      ID      `db:"import_id"`
		Outcome Outcome `db:"outcome"`
		N       int     `db:"n"`
	}
	err := tx.Select(&rows, `
		select import_id, outcome, count(*) as n
		  from import_row
		 where org_id = :org and import_id in (:ids)
		 group by import_id, outcome`, db.Args{"ids": texts})
	out := map[ID]Counts{}
	for _, r := range rows {
		c := out[r.ID]
		*map[Outcome]*int{Create: &c.Created, Update: &c.Updated, Unchanged: &c.Unchanged, Rejected: &c.Rejected}[r.Outcome] = r.N
		out[r.ID] = c
	}
	return out, err
}

const exportColumns = `org_id, id, format, kind, with_roles, state, done, file_id, problem, starter, created_at, finished_at`

type exportRow struct {
	OrgID      access.OrgID     `db:"org_id"`
	ID         ID               `db:"id"`
	Format     Format           `db:"format"`
	Kind       Kind             `db:"kind"`
	WithRoles  bool             `db:"with_roles"`
	State      State            `db:"state"`
	Done       int              `db:"done"`
	FileID     file.ID          `db:"file_id"`
	Problem    string           `db:"problem"`
	Starter    db.JSON[starter] `db:"starter"`
	CreatedAt  time.Time        `db:"created_at"`
	FinishedAt *time.Time       `db:"finished_at"`
}

func (r exportRow) value() Export {
	return Export{
		ID: r.ID, Format: r.Format, Kind: r.Kind, WithRoles: r.WithRoles, State: r.State, Done: r.Done, FileID: r.FileID,
		Problem: r.Problem, StartedBy: r.Starter.V.actor(r.OrgID), CreatedAt: r.CreatedAt.UTC(), FinishedAt: r.FinishedAt,
	}
}

func insertExport(tx *db.Tx, x Export) error {
	_, err := tx.Exec(`
		insert into export (org_id, id, format, kind, with_roles, state, done, file_id, problem, starter, created_at, finished_at)
		values (:org, :id, :format, :kind, :with_roles, 'running', 0, '', '', :starter, :now, null)`,
		db.Args{
			"id": string(x.ID), "format": string(x.Format), "kind": string(x.Kind), "with_roles": x.WithRoles,
			"starter": db.AsJSON(starterOf(x.StartedBy)), "now": tx.Now,
		})
	return err
}

func findExport(tx *db.Tx, id ID, lock string) (Export, error) {
	var r exportRow
	err := tx.Get(&r, `select `+exportColumns+` from export where org_id = :org and id = :id`+lock, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no such export.").Because(err)
	}
	return r.value(), err
}

func saveExport(tx *db.Tx, x Export) error {
	return tx.ExecOne(`
		update export set state = :state, done = :done, file_id = :file, problem = :problem, finished_at = :finished_at
		 where org_id = :org and id = :id`,
		db.Args{
			"id": string(x.ID), "state": string(x.State), "done": x.Done, "file": string(x.FileID), "problem": x.Problem,
			"finished_at": x.FinishedAt,
		})
}

func listExports(tx *db.Tx, before ID, limit int) ([]Export, error) {
	args := db.Args{"limit": limit}
	where := ""
	if before != "" {
		where, args["before"] = " and id < :before", string(before)
	}
	var rows []exportRow
	err := tx.Select(&rows, `
		select `+exportColumns+` from export where org_id = :org`+where+` order by id desc limit :limit`, args)
	out := make([]Export, len(rows))
	for i, r := range rows {
		out[i] = r.value()
	}
	return out, err
}

// forget removes what is older than before and no longer under way.
func forget(tx *db.Tx, before time.Time) (int64, error) {
	args := db.Args{"before": before}
	_, err := tx.Exec(`
		delete from import_row
		 where org_id = :org and import_id in (
		       select i.id from import i where i.org_id = :org and i.created_at < :before)`, args)
	if err != nil {
		return 0, err
	}
	imports, err := tx.Exec(`delete from import where org_id = :org and created_at < :before`, args)
	if err != nil {
		return 0, err
	}
	exports, err := tx.Exec(`delete from export where org_id = :org and created_at < :before`, args)
	return imports + exports, err
}
