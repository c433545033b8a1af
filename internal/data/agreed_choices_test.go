package data_test

import (
	"testing"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// TestAgreedTermsGovernChoices: what the statement allows and the agreement takes
// away, no member switches on.
func TestAgreedTermsGovernChoices(t *testing.T) {
	for kind, values := range map[data.ChoiceKind]termtest.Values{
		data.PromotionsEmail: {term.PromotionsEmail: "false"},
		data.Personalization: {term.Personalize: "false"},
	} {
		t.Run(string(kind), func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
				w := newWorld(t, d)
				if c := w.choices(w.ada)[kind]; !c.Allowed || c.LockedBy != "" {
					t.Errorf("before the agreement: %+v", c)
				}
				termtest.Agree(t, d.DB, w.org, values)
				if c := w.choices(w.ada)[kind]; c.Allowed || c.LockedBy == "" {
					t.Errorf("under the agreement: %+v", c)
				}
				if _, err := w.choose(kind, true); !fault.Is(err, fault.Denied) {
					t.Errorf("switched on: %v", err)
				}
			})
		})
	}
}
