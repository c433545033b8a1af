package rights

import (
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
)

// join makes an account with these addresses beside its own.
func (m *model) join(shared ...string) {
	own := db.NewID() + "@acme.example"
	all := append([]string{own}, shared...)
	made := member.Member{UserName: own, DisplayName: own, Active: true}
	for _, a := range all {
		made.Emails = append(made.Emails, member.Multi{Value: a, Primary: a == own})
	}
	m.w.do(func(tx *db.Tx) (err error) { made, err = member.Create(tx, made); return err })
	m.members = append(m.members, made.ID)
	m.addresses[made.ID] = all
	m.w.give(made, 1, 1)
}

// alias makes another account of somebody who is there: at any time, before a
// hold and after it.
func (m *model) alias(t *rapid.T) {
	if len(m.members) >= 6 {
		return
	}
	of := rapid.SampledFrom(m.members).Draw(t, "whose")
	if len(m.addresses[of]) > 0 {
		m.join(rapid.SampledFrom(m.addresses[of]).Draw(t, "address"))
		m.begin(t, m.members[len(m.members)-1])
	}
}

// person lists the accounts that are one person's: they share an address, or
// share one with somebody who does. An erased account has no address any more.
func (m *model) person(id access.MemberID) []access.MemberID {
	all := []access.MemberID{id}
	for i := 0; i < len(all); i++ {
		for _, other := range m.members {
			same := slices.ContainsFunc(m.addresses[other], func(a string) bool { return slices.Contains(m.addresses[all[i]], a) })
			if same && !slices.Contains(all, other) {
				all = append(all, other)
			}
		}
	}
	return all
}

func (m *model) held(id access.MemberID) bool {
	accounts := m.person(id)
	for _, held := range m.holds {
		if slices.Contains(accounts, held) {
			return true
		}
	}
	return false
}

func termOf(k Kind) term.Key {
	if k == Access {
		return term.AccessRespondWithin
	}
	return term.ErasureRespondWithin
}

// amend signs a document that gives less time. Open requests keep their dates,
// and those that would have another are offered it; older offers lapse.
func (m *model) amend(t *rapid.T) {
	m.work(t) // so that nothing else is under way
	key := rapid.SampledFrom([]term.Key{term.AccessRespondWithin, term.ErasureRespondWithin}).Draw(t, "term")
	m.days[key] = rapid.SampledFrom([]int{8, 10, 12, 20}).Draw(t, "days")
	m.w.agree(key, "P"+string(rune('0'+m.days[key]/10))+string(rune('0'+m.days[key]%10))+"D", db.NewID())
	if err := m.w.runner.Drain(m.w.t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, r := range m.requests {
		if r.State.Final() {
			continue
		}
		r.offered = nil
		n := m.days[termOf(r.Kind)]
		if due := endOf(r.ReceivedAt.AddDate(0, 0, n)); n > 0 && !due.Equal(r.DueAt) {
			r.offered = &due
			r.events++
		}
	}
}

// decide takes an offer over, or leaves it. One whose date has passed can't be
// taken over, and none of a request that is over.
func (m *model) decide(t *rapid.T) {
	r := m.one(t)
	if r == nil || r.offered == nil {
		return
	}
	offers := m.w.offers(r.ID)
	verb, accept := DeclineOffer, rapid.Bool().Draw(t, "accept")
	if accept {
		verb = AcceptOffer
	}
	_, err := m.w.decide(m.w.oscar, offers[0].ID, verb)
	switch possible := !r.State.Final() && (!accept || !r.offered.Before(m.w.Clock.Now())); {
	case !possible && !fault.Is(err, fault.Conflict), possible && err != nil:
		t.Fatalf("offer of %s for %s (%s), accept %v: %v", r.offered, r.Kind, r.State, accept, err)
	case possible:
		if accept {
			r.DueAt = *r.offered
		}
		r.offered = nil
		r.events++
	}
}

// offersAgree: what a request is offered is what the model says, and nothing of
// older terms.
func (m *model) offersAgree(t *rapid.T, tx *db.Tx, id ID, want *modelled) error {
	all, err := OffersOf(tx, []ID{id})
	if err != nil || want.State.Final() { // openOffer refuses those of what is over
		return err
	}
	var open []time.Time
	for _, o := range all[id] {
		if o.State == OfferOpen {
			open = append(open, o.New)
		}
	}
	if want.offered == nil && len(open) > 0 || want.offered != nil && (len(open) != 1 || !open[0].Equal(*want.offered)) {
		t.Fatalf("%s is offered %v; the model says %v", want.Kind, open, want.offered)
	}
	return nil
}

// decided lists what the log says of a request, without the reminders that time
// brings.
func decided(tx *db.Tx, id ID) (out []string, err error) {
	events, err := Timeline(tx, id)
	for _, e := range events {
		if e.Action != "request.due_soon" && e.Action != "request.overdue" {
			out = append(out, e.Action)
		}
	}
	return out, err
}
