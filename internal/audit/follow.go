package audit

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// Heads tells how many events the logs of these organizations hold: one look for
// everybody who follows them. A log that is new is not in the map.
func Heads(ctx context.Context, d *db.DB, orgs []access.OrgID) (map[access.OrgID]int64, error) {
	var rows []struct {
		Org  access.OrgID `db:"org_id"`
		Size int64        `db:"size"`
	}
	err := d.AcrossView(ctx, "how far the logs are that somebody follows", func(w *db.Wide) error {
		return w.Select(&rows, `select org_id, size from log_head where org_id in (:orgs)`, db.Args{"orgs": orgs})
	})
	out := make(map[access.OrgID]int64, len(rows))
	for _, r := range rows {
		out[r.Org] = r.Size
	}
	return out, err
}

// Size tells how many events have their place in the log.
func Size(tx *db.Tx) (size int64, err error) {
	return size, tx.Get(&size, `select coalesce(max(size), 0) from log_head where org_id = :org`, nil)
}

// Following lists events from a place of the log on, in the log's order: places
// have no gaps and never change, so that whoever reads on from the last place
// misses nothing and reads nothing twice. Next is the place to read on from; it
// moves over events that the filter leaves out.
func Following(tx *db.Tx, f Filter, from int64, limit int) (events []Event, next int64, err error) {
	size, err := Size(tx)
	if err != nil || from >= size {
		return nil, from, err
	}
	if events, err = listFrom(tx, f, from, size, limit); err != nil {
		return nil, from, err
	}
	for i := range events {
		if err := open(tx, &events[i]); err != nil {
			return nil, from, err
		}
	}
	if len(events) == limit {
		return events, *events[limit-1].Position + 1, nil
	}
	return events, size, nil
}
