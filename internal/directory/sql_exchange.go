package directory

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/db"
)

type exchangeRow struct {
	ID           string    `db:"id"`
	DirectoryID  string    `db:"directory_id"`
	At           time.Time `db:"at"`
	Method       string    `db:"method"`
	Path         string    `db:"path"`
	Status       int       `db:"status"`
	Microseconds int64     `db:"duration_us"`
	ResourceType string    `db:"resource_type"`
	ResourceID   string    `db:"resource_id"`
	Detail       string    `db:"detail"`
	RequestID    string    `db:"request_id"`
	Query        string    `db:"query"`
	ScimType     string    `db:"scim_type"`

	Warnings db.JSON[[]string] `db:"warnings"`
}

const exchangeColumns = `x.id, x.directory_id, x.at, x.method, x.path, x.status, x.duration_us, x.resource_type,
	       x.resource_id, x.detail, x.request_id, x.query, x.scim_type, x.warnings`

func (r exchangeRow) exchange() Exchange {
	return Exchange{
		ID: r.ID, DirectoryID: r.DirectoryID, At: r.At, Method: r.Method, Path: r.Path, Status: r.Status,
		Duration: time.Duration(r.Microseconds) * time.Microsecond, ResourceType: r.ResourceType,
		ResourceID: r.ResourceID, Detail: r.Detail, RequestID: r.RequestID,
		Query: r.Query, ScimType: r.ScimType, Warnings: r.Warnings.V,
	}
}

func insertExchanges(tx *db.Tx, all []Exchange) error {
	rows := make([]db.Args, len(all))
	synced := map[string]bool{}
	for i, e := range all {
		rows[i] = db.Args{
			"id": e.ID, "directory": e.DirectoryID, "at": e.At, "method": e.Method, "path": e.Path, "status": e.Status,
			"duration": e.Duration.Microseconds(), "type": e.ResourceType, "resource": e.ResourceID,
			"detail": e.Detail, "request": e.RequestID, "query": e.Query, "scim_type": e.ScimType, "warnings": db.AsJSON(warnings(e)),
		}
		if e.Status < 400 {
			synced[e.DirectoryID] = true
		}
	}
	_, err := tx.InsertMany(`
		insert into directory_exchange (org_id, id, directory_id, at, method, path, status, duration_us, resource_type, resource_id, detail, request_id, query, scim_type, warnings)
		values (:org, :id, :directory, :at, :method, :path, :status, :duration, :type, :resource, :detail, :request, :query, :scim_type, :warnings)`, rows)
	if err != nil {
		return err
	}
	if err := insertBodies(tx, all); err != nil {
		return err
	}
	for _, e := range all {
		if err := noteWanted(tx, e); err != nil {
			return err
		}
	}
	for id := range synced {
		if err := sync(tx, id); err != nil {
			return err
		}
	}
	return watchAll(tx, all)
}

// watchAll looks how each directory does after these answers.
func watchAll(tx *db.Tx, all []Exchange) error {
	statuses := map[string][]int{}
	for _, e := range all {
		statuses[e.DirectoryID] = append(statuses[e.DirectoryID], e.Status)
	}
	for id, list := range statuses {
		if err := watch(tx, id, list); err != nil {
			return err
		}
	}
	return nil
}

// sync keeps when the directory was last answered, at most once a minute: the
// row would be written by every request otherwise.
func sync(tx *db.Tx, directory string) error {
	_, err := tx.Exec(`
		update directory
		   set last_sync_at = :now
		 where org_id = :org and id = :id and (last_sync_at is null or last_sync_at < :due)`,
		db.Args{"id": directory, "now": tx.Now, "due": tx.Now.Add(-usedEvery)})
	return err
}

// Exchanges returns a directory's log, newest first, and whether there is more.
func Exchanges(tx *db.Tx, directory string, f Filter, p Page) ([]Exchange, bool, error) {
	where, args := f.where()
	args["directory"], args["limit"] = directory, p.limit()+1
	narrow, order := p.narrow(args)
	var rows []exchangeRow
	err := tx.Select(&rows, `
		select `+exchangeColumns+`
		  from directory_exchange x
		 where x.org_id = :org and x.directory_id = :directory`+where+narrow+`
		 order by x.id `+order+`
		 limit :limit`, args)
	if err != nil {
		return nil, false, err
	}
	more := len(rows) > p.limit()
	if more {
		rows = rows[:p.limit()]
	}
	if p.Oldest {
		slices.Reverse(rows)
	}
	out := make([]Exchange, len(rows))
	for i, r := range rows {
		out[i] = r.exchange()
	}
	return out, more, nil
}

// Health tells for each day since a time on which a directory ("" for all of
// them) asked something how it was answered, oldest first.
func Health(tx *db.Tx, directory string, since time.Time) ([]Day, error) {
	var days []Day
	err := tx.Select(&days, `
		select `+tx.Day("x.at")+` as date,
		       sum(case when x.status < 400 then 1 else 0 end) as answered,
		       sum(case when x.status between 400 and 499 then 1 else 0 end) as refused,
		       sum(case when x.status >= 500 then 1 else 0 end) as failed
		  from directory_exchange x
		 where x.org_id = :org and (x.directory_id = :directory or :directory = '') and x.at >= :since
		 group by 1
		 order by 1`, db.Args{"directory": directory, "since": since})
	return days, err
}

// Forget deletes exchanges that are older than a time and tells how many.
func Forget(tx *db.Tx, before time.Time) (int, error) {
	if err := forgetBodies(tx, before); err != nil {
		return 0, err
	}
	n, err := tx.Exec(`delete from directory_exchange where org_id = :org and at < :before`, db.Args{"before": before})
	return int(n), err
}
