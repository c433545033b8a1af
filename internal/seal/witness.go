package seal

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Witness remembers, beside the keys, how far an organization's log has been
// signed. It only goes forward.
func (s *Sealer) Witness(ctx context.Context, org access.OrgID, size int64, note string) error {
	return s.keys.Update(ctx, org, func(tx *db.Tx) error {
		_, err := tx.Exec(`
			insert into witness (org_id, size, note, at)
			values (:org, :size, :note, :now)
			on conflict (org_id) do update
			set size = excluded.size, note = excluded.note, at = excluded.at
			where witness.size < excluded.size`,
			db.Args{"size": size, "note": note, "now": tx.Now})
		return err
	})
}

// Witnessed returns the furthest checkpoint that was remembered; "" where the
// log is new.
func (s *Sealer) Witnessed(ctx context.Context, org access.OrgID) (note string, err error) {
	err = s.keys.View(ctx, org, func(tx *db.Tx) error {
		return tx.Get(&note, `select note from witness where org_id = :org`, nil)
	})
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return note, err
}
