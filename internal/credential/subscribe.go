package credential

import (
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

// Subscribe makes every session and token of a member end in the transaction
// that takes their access away, and every session of an organization that is
// not served any more. Wiring calls it once.
func Subscribe(d *db.DB) {
	db.Subscribe(d, stopServing)
	db.Subscribe(d, func(tx *db.Tx, e member.Deactivated) error { return EndAll(tx, e.ID, Deactivated) })
}
