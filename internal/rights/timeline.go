package rights

import (
	"slices"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
)

// Timeline returns what happened to a request, oldest first, as the log has it.
func Timeline(tx *db.Tx, id ID) ([]audit.Event, error) {
	if _, err := findRequest(tx, id, ""); err != nil {
		return nil, err
	}
	f := audit.Filter{ObjectType: "request", ObjectID: string(id)}
	events, err := audit.List(tx, f, audit.Page{Limit: maxTimeline})
	slices.Reverse(events)
	return events, err
}
