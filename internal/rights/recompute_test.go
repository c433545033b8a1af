package rights

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
)

// offering makes amendments offer recomputations, as the program wires it.
func offering(w *world) {
	db.Subscribe(w.DB.DB, TermsChanged)
	for kind, h := range Offers(w.DB.DB) {
		w.runner.Handle(kind, h)
	}
}

func (w *world) offers(id ID) []Offer {
	w.t.Helper()
	var out []Offer
	w.do(func(tx *db.Tx) error {
		all, err := OffersOf(tx, []ID{id})
		out = all[id]
		return err
	})
	return out
}

// TestAmendmentsAreOfferedAndNeverSlipIn: signing an amendment leaves an open
// request as it is, and offers the date that it would have; only accepting
// changes it, with its terms, in the log.
func TestAmendmentsAreOfferedAndNeverSlipIn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		offering(w)
		r := w.ask(w.ada, Access)
		due := r.DueAt
		w.Clock.Advance(time.Hour)
		w.agree(term.AccessRespondWithin, "P10D", "1")
		w.drain()
		if now := w.find(r.ID); !now.DueAt.Equal(due) || now.TermsHash != r.TermsHash {
			t.Errorf("it slipped in: due %s, was %s", now.DueAt, due)
		}
		first := w.offers(r.ID)
		if len(first) != 1 || first[0].State != OfferOpen || !first[0].Old.Equal(due) || day(first[0].New) != "2026-03-12" {
			t.Fatalf("offers: %+v", first)
		}
		w.Clock.Advance(time.Minute)
		w.agree(term.AccessRespondWithin, "P12D", "2")
		w.drain()
		all := w.offers(r.ID)
		if len(all) != 2 || all[0].State != OfferOpen || all[1].State != OfferLapsed || day(all[0].New) != "2026-03-14" {
			t.Fatalf("after another amendment: %+v", all)
		}
		if _, err := w.decide(w.oscar, all[1].ID, AcceptOffer); !fault.Is(err, fault.Conflict) {
			t.Errorf("a lapsed offer is accepted: %v", err)
		}
		now, err := w.decide(w.oscar, all[0].ID, AcceptOffer)
		if err != nil || day(now.DueAt) != "2026-03-14" || now.TermsHash == r.TermsHash {
			t.Errorf("accepted: due %s, %v", now.DueAt, err)
		}
		w.do(func(tx *db.Tx) error {
			same, err := ReplayTerms(tx, now)
			if !same {
				t.Error("the terms that were taken over can't be replayed")
			}
			return err
		})
		if got := w.find(r.ID); !got.DueAt.Equal(now.DueAt) || got.TermsHash != now.TermsHash {
			t.Errorf("what was accepted isn't kept: %+v", got)
		}
		w.wrote("request.recompute_offered", "request.recompute_accepted")
	})
}

// TestOffersCanBeDeclined: the request keeps its terms, and nobody decides about
// their own.
func TestOffersCanBeDeclined(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		offering(w)
		r := w.ask(w.ada, Access)
		w.agree(term.AccessRespondWithin, "P10D", "1")
		w.drain()
		o := w.offers(r.ID)[0]
		if _, err := w.decide(w.ada, o.ID, DeclineOffer); !fault.Is(err, fault.Denied) {
			t.Errorf("the subject decides: %v", err)
		}
		now, err := w.decide(w.oscar, o.ID, DeclineOffer)
		if err != nil || !now.DueAt.Equal(r.DueAt) {
			t.Errorf("declined: %+v, %v", now, err)
		}
		if _, err := w.decide(w.oscar, o.ID, AcceptOffer); !fault.Is(err, fault.Conflict) {
			t.Errorf("accepted after it was declined: %v", err)
		}
		w.wrote("request.recompute_declined")
	})
}

// TestOffersThatWouldBeLateAtOnce can be declined only.
func TestOffersThatWouldBeLateAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		offering(w)
		r := w.ask(w.ada, Access)
		w.Clock.Advance(12 * 24 * time.Hour)
		w.agree(term.AccessRespondWithin, "P10D", "1")
		w.drain()
		if _, err := w.decide(w.oscar, w.offers(r.ID)[0].ID, AcceptOffer); !fault.Is(err, fault.Conflict) {
			t.Errorf("accepted: %v", err)
		}
	})
}

// TestReplayKeepsPausesAndExtension: under other terms a clock has the same
// history.
func TestReplayKeepsPausesAndExtension(t *testing.T) {
	received := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	limits := func(d term.Duration) Limits { return Limits{Respond: &Limit{Within: d}} }
	old := StartedFor(Access, []Regime{UKGDPR}, received, limits(term.Days(20)))
	old, err := old.Pause(ForClarification, received.AddDate(0, 0, 2))
	if err != nil {
		t.Fatal(err)
	}
	if old, err = old.Resume(received.AddDate(0, 0, 7)); err != nil {
		t.Fatal(err)
	}
	r := Request{Kind: Access, Clock: old, DueAt: old.DueAt, ReceivedAt: received}
	if same := r.replay(StartedFor(Access, []Regime{UKGDPR}, received, limits(term.Days(20)))); !same.DueAt.Equal(old.DueAt) {
		t.Errorf("the same terms give %s, not %s", same.DueAt, old.DueAt)
	}
	if sooner := r.replay(StartedFor(Access, []Regime{UKGDPR}, received, limits(term.Days(10)))); !sooner.DueAt.Equal(old.DueAt.AddDate(0, 0, -10)) || len(sooner.Pauses) != 1 {
		t.Errorf("ten days less give %s, not ten days before %s", sooner.DueAt, old.DueAt)
	}
	if old, err = old.Extend(received.AddDate(0, 0, 8)); err != nil {
		t.Fatal(err)
	}
	r.Clock, r.Extended = old, &Step{At: received.AddDate(0, 0, 8)}
	if got := r.replay(StartedFor(Access, []Regime{UKGDPR}, received, limits(term.Days(20)))); !got.Extended || !got.DueAt.Equal(old.DueAt) {
		t.Errorf("extended: %s, not %s", got.DueAt, old.DueAt)
	}
}

// TestLongerRetentionPutsThePurgeOff: a deleted member's data goes by the terms
// of the day on which it is due.
func TestLongerRetentionPutsThePurgeOff(t *testing.T) {
	deleted := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	rules := func(value string) term.Rules {
		doc := term.Document{ID: "d", Layer: term.LayerMaster, State: term.Signed, ValidFrom: deleted, SignedAt: &deleted}
		return term.NewRules(term.Input{Documents: []term.Document{doc}, Clauses: []term.Clause{{
			ID: "c", Document: "d", Section: "1", Term: term.RetentionDeleted, Operator: term.Assign, Value: value, ValidFrom: deleted, RecordedFrom: deleted,
		}}})
	}
	at := deleted.AddDate(0, 0, 20)
	if got := purgeAt(rules("P30D"), deleted, at); day(got) != "2026-04-01" {
		t.Errorf("30 days: %s", got)
	}
	if got := purgeAt(rules("P60D"), deleted, at); day(got) != "2026-05-01" {
		t.Errorf("60 days: %s", got)
	}
}

func (w *world) decide(who member.Member, id OfferID, verb func(*db.Tx, OfferID) (Request, error)) (Request, error) {
	w.t.Helper()
	return w.try(who, access.OwnData, func(tx *db.Tx) (Request, error) { return verb(tx, id) })
}

// wrote wants these events in the log.
func (w *world) wrote(actions ...string) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		for _, action := range actions {
			found, err := audit.List(tx, audit.Filter{Action: action}, audit.Page{Limit: 1})
			if err != nil {
				return err
			}
			if len(found) == 0 {
				w.t.Errorf("the log has no %s", action)
			}
		}
		return nil
	})
}
