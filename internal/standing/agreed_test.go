package standing_test

import (
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/standing"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// TestAgreedTermsGovernNotices: how long before a suspension and a cancellation
// notice is given, and how long a cancelled organization can be taken up again,
// are what the agreement says.
func TestAgreedTermsGovernNotices(t *testing.T) {
	for _, c := range []struct {
		kind   standing.Kind
		days   int
		state  org.State
		closes int
	}{{standing.Suspend, 45, org.Suspended, 0}, {standing.Cancel, 100, org.Cancelled, 365}} {
		t.Run(string(c.kind), func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
				w := newWorld(t, d, org.Business)
				termtest.Agree(t, d.DB, w.org, termtest.Values{
					term.OrganizationSuspension: "P45D", term.OrganizationCancellation: "P100D", term.OrganizationClosing: "P365D",
				})
				early := d.Clock.Now().AddDate(0, 0, c.days-1)
				if err := w.try(func(tx *db.Tx) error { _, err := standing.Give(tx, c.kind, reason, early); return err }); !fault.Is(err, fault.Invalid) {
					t.Errorf("a day too early: %v", err)
				}
				w.give(c.kind)
				w.later(c.days - 1)
				w.is(org.Active)
				w.later(1)
				w.is(c.state)
				if c.closes == 0 {
					return
				}
				w.later(c.closes - 1)
				w.is(c.state)
				w.later(1)
				w.is(org.Closed)
			})
		})
	}
}
