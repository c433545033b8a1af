package finding_test

import (
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// TestAgreedTermsGovernAnswers: whoever is asked about their account on a domain
// has as long to answer as the agreement of who asks says.
func TestAgreedTermsGovernAnswers(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		termtest.Agree(t, d.DB, w.acme, termtest.Values{term.FoundAnswer: "P50D"})
		f := w.ask(w.pia, finding.Leave)
		if want := dbtest.Start.AddDate(0, 0, 50); !f.DueAt.Equal(want) {
			t.Errorf("due %s, want %s", f.DueAt, want)
		}
		w.later(49)
		if got := w.of(w.pia).State; got != finding.Asked {
			t.Errorf("a day before, it is %s", got)
		}
		w.later(1)
		if got := w.of(w.pia).State; got == finding.Asked {
			t.Errorf("on its day, it is %s", got)
		}
	})
}
