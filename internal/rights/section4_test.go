package rights

import (
	"slices"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/term"
)

// A person's other requests are found by the person, and by nothing that changes:
// terms, kind, state or channel.
func TestSection4OtherRequestsOfAPerson(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		first := w.ask(w.ada, Access)
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, first.ID, GroundUnfounded, why) })
		w.ask(w.olive, Access)
		w.Clock.Advance(time.Hour)
		w.agree(term.AccessRespondWithin, "P10D", "1")
		second := w.ask(w.ada, Access)
		third := w.must(w.olive, access.OpenRequests, func(tx *db.Tx) (Request, error) {
			return Open(tx, New{Kind: Objection, MemberID: w.ada.ID, Channel: Letter, Evidence: evidence, Attested: true})
		})
		if second.TermsHash == first.TermsHash {
			t.Fatal("the terms have not changed, so finding both would say nothing")
		}
		var found []ID
		w.do(func(tx *db.Tx) error {
			list, more, err := List(tx, Filter{MemberID: w.ada.ID}, Page{First: 10})
			for _, r := range list {
				found = append(found, r.ID)
			}
			if more {
				t.Error("there are more")
			}
			return err
		})
		want := []ID{first.ID, second.ID, third.ID}
		slices.Sort(want)
		slices.Sort(found)
		if !slices.Equal(found, want) {
			t.Errorf("found %v, want %v", found, want)
		}
	})
}
