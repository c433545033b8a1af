package rights

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

func (w *world) delete(m member.Member) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error { return member.Delete(tx, m.ID) })
}

// Whoever asked for erasure and was then deleted by the directory is erased.
func TestADeletedMemberIsErased(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		w.delete(w.ada)
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantErased()
	})
}

// Retention waits for the member's own request, and comes after it if that ended
// without an erasure.
func TestRetentionWaitsForAnOpenErasure(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		db.Subscribe(w.DB.DB, Retain)
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		w.delete(w.ada)
		w.Clock.Advance(91 * 24 * time.Hour)
		w.drain()
		w.Clock.Advance(24 * time.Hour)
		w.drain()
		w.wantState(r.ID, AwaitingApproval)
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, r.ID, GroundUnfounded, why) })
		w.Clock.Advance(24 * time.Hour)
		w.drain()
		w.wantErased()
	})
}
