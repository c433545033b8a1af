package retention

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// TestAnAgreementKeepsTheLogLonger: what an organization agreed on holds for its
// log and for nobody else's, and its day comes too.
func TestAnAgreementKeepsTheLogLonger(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		other := w.Org(t, "other")
		termtest.Agree(t, w.DB.DB, w.org, termtest.Values{term.RetentionLog: "P60M"})
		old, foreign := w.writes(w.org, 5), w.writes(other, 5)
		w.Clock.Advance(longer)
		for _, org := range []struct {
			id     access.OrgID
			begins int64
		}{{w.org, 0}, {other, foreign}} {
			w.writes(org.id, 1)
			w.within(org.id, DailyLog)
			w.drain()
			if k := w.kept(org.id); k.Begins.Place != org.begins {
				t.Errorf("after 25 months: %+v, want it to begin after %d", k, org.begins)
			}
		}
		if k := w.kept(w.org); !strings.Contains(k.Rule, "5 years") {
			t.Errorf("says %q", k.Rule)
		}
		w.Clock.Advance(3 * 366 * 24 * time.Hour)
		w.within(w.org, DailyLog)
		w.drain()
		if k := w.kept(w.org); k.Begins.Place < old {
			t.Errorf("after 61 months: %+v, want it to begin after %d", k, old)
		}
	})
}
