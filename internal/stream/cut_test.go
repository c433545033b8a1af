package stream_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/stream"
)

// shorten lets go all that may go, and tells where the log begins then and why not later.
func (w *world) shorten() (begins int64, waits string) {
	w.t.Helper()
	for more := true; more; {
		w.do(func(tx *db.Tx) (err error) {
			more, err = audit.Forget(tx, tx.Now, "The rule.")
			if err == nil && !more {
				var due audit.Due
				due, err = audit.DueBefore(tx, tx.Now)
				begins, waits = due.From, due.Waits
			}
			return err
		})
	}
	w.place()
	return begins, waits
}

// What a stream still has to send is not let go by the terms, until it has stood
// still for so long that it forfeits it.
func TestWhatIsNotSentIsKept(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		w.happens("member.created", "role.created")
		s, _ := w.create(stream.HTTPS, stream.New{Target: r.target(), FromStart: true})
		w.happens("member.suspended")
		d.Clock.Advance(time.Hour)
		if begins, waits := w.shorten(); begins != 0 || !strings.Contains(waits, "SIEM") {
			t.Errorf("begins at %d: %s", begins, waits)
		}
		w.run()
		if actions, places := events(t, r.bodies()...); len(actions) != 4 || !slices.Equal(places, []int64{0, 1, 2, 3}) {
			t.Errorf("came %v at %v", actions, places)
		}
		if begins, waits := w.shorten(); begins != 4 || waits != "" {
			t.Errorf("once all is sent it begins at %d: %s", begins, waits)
		}
		w.do(func(tx *db.Tx) error { _, err := stream.Pause(tx, s.ID); return err })
		w.happens("member.deleted")
		d.Clock.Advance(stream.SpoolFor)
		if begins, waits := w.shorten(); begins > 6 || !strings.Contains(waits, "SIEM") {
			t.Errorf("while it is spooled it begins at %d: %s", begins, waits)
		}
		d.Clock.Advance(time.Hour)
		if begins, _ := w.shorten(); begins < 7 {
			t.Errorf("once it is forfeited it begins at %d", begins)
		}
		w.do(func(tx *db.Tx) error { _, err := stream.Replay(tx, s.ID, 0); return err })
		if got := w.stream(s.ID); got.Position < 7 {
			t.Errorf("it is replayed from %d", got.Position)
		}
	})
}
