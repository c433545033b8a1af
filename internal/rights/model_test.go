package rights

import (
	"flag"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

// model is a plain reference of requests and holds: what must come out whatever
// people do in whatever order, and how many events each request must have.
type model struct {
	w        *world
	requests map[ID]*modelled
	holds    map[HoldID]access.MemberID
	found    map[access.MemberID]int // files when the member came to be held
	members  []access.MemberID
	// addresses are what makes accounts those of one person.
	addresses map[access.MemberID][]string
	// days are what amendments have given to answer; they outlive a case.
	days map[term.Key]int
}

type modelled struct {
	Request
	events int
	// offered is another due date that an amendment has offered; nil for none.
	offered *time.Time
}

// TestRequestsAndHoldsAgreeWithTheModel lets people do anything, in any order,
// to several requests and holds, and compares each answer with the model.
func TestRequestsAndHoldsAgreeWithTheModel(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		offering(w)
		days := map[term.Key]int{}
		set(t, "rapid.checks", "8") // against a real database, so fewer than usual, but longer
		set(t, "rapid.steps", "70")
		rapid.Check(t, func(rt *rapid.T) {
			m := &model{
				w: w, requests: map[ID]*modelled{}, holds: map[HoldID]access.MemberID{}, found: map[access.MemberID]int{},
				addresses: map[access.MemberID][]string{}, days: days,
			}
			m.join()
			m.join()
			m.begin(rt, m.members[0])
			rt.Repeat(map[string]func(*rapid.T){
				"open": m.open, "end": m.end, "start": m.start, "approve": m.approve, "approve another": m.approve,
				"work": m.work, "hold": m.hold, "hold another": m.hold, "release": m.release,
				"alias": m.alias, "amend": m.amend, "answer an offer": m.decide, "": m.check,
			})
		})
	})
}

// set gives one of rapid's flags a value, unless the command line does.
func set(t *testing.T, name, value string) {
	f := flag.Lookup(name)
	before := f.Value.String()
	if before != f.DefValue {
		return
	}
	t.Cleanup(func() { _ = f.Value.Set(before) })
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
}

// begin has an erasure of a member wait for approval, so that what holds do to it
// is reached often.
func (m *model) begin(t *rapid.T, who access.MemberID) {
	var r Request
	err := m.do(func(tx *db.Tx) (err error) {
		tx.Actor.Member, tx.Actor.ID = m.w.oscar.ID, string(m.w.oscar.ID)
		if r, err = Open(tx, New{Kind: Erasure, MemberID: who, Channel: Letter, Evidence: evidence, Attested: true}); err == nil {
			r, err = Start(tx, r.ID)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	m.requests[r.ID] = &modelled{Request: r, events: 2}
	if n := m.days[termOf(Erasure)]; n > 0 {
		m.requests[r.ID].DueAt = endOf(r.ReceivedAt.AddDate(0, 0, n))
	}
	m.work(t)
}

// one picks a request; nil where there is none.
func (m *model) one(t *rapid.T) *modelled {
	ids := make([]ID, 0, len(m.requests))
	for id := range m.requests {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	return m.requests[rapid.SampledFrom(ids).Draw(t, "request")]
}

func (m *model) do(fn func(tx *db.Tx) error) error {
	return m.w.Update(m.w.as(m.w.otto), access.DecideRequests, fn)
}

func (m *model) open(t *rapid.T) {
	who := rapid.SampledFrom(m.members).Draw(t, "member")
	kind := rapid.SampledFrom([]Kind{Access, Erasure, Erasure, Objection}).Draw(t, "kind")
	taken, erased := false, false
	for _, r := range m.requests {
		taken = taken || r.MemberID == who && r.Kind == kind && !r.State.Final()
		erased = erased || r.MemberID == who && r.Kind == Erasure && r.State == Completed
	}
	var r Request
	err := m.w.Update(m.w.as(m.w.olive), access.OpenRequests, func(tx *db.Tx) (err error) {
		r, err = Open(tx, New{Kind: kind, MemberID: who, Channel: Letter, Evidence: evidence, Attested: true})
		return err
	})
	switch {
	case erased && !fault.Is(err, fault.NotFound), !erased && taken && !fault.Is(err, fault.Conflict), !erased && !taken && err != nil:
		t.Fatalf("open %s: taken %v, erased %v: %v", kind, taken, erased, err)
	case err == nil:
		m.requests[r.ID] = &modelled{Request: r, events: 1}
		if n := m.days[termOf(kind)]; n > 0 {
			m.requests[r.ID].DueAt = endOf(r.ReceivedAt.AddDate(0, 0, n))
		}
	}
}

// step runs a verb in Steward and in the model, and wants the same answer.
func (m *model) step(t *rapid.T, r *modelled, v Verb, fn func(tx *db.Tx) (Request, error)) {
	want, legal := expected(r.Request, v)
	switch {
	case v == VerbApprove && legal && r.Kind == Erasure && m.held(r.MemberID):
		v, want = VerbBlock, Blocked
	case v == VerbApprove && legal && r.Kind == Erasure && m.asks(r):
		legal = false
	}
	err := m.do(func(tx *db.Tx) error { _, err := fn(tx); return err })
	if (err == nil) != legal {
		t.Fatalf("%s %s from %s: %v", r.Kind, v, r.State, err)
	}
	if legal {
		r.to(v, want)
	}
}

func (r *modelled) to(v Verb, want State) {
	r.BlockedFrom = ""
	if v == VerbBlock {
		r.BlockedFrom = r.State
	}
	r.State = want
	r.events++
}

// end refuses or withdraws.
func (m *model) end(t *rapid.T) {
	r := m.one(t)
	if r == nil || rapid.IntRange(0, 2).Draw(t, "rarely") > 0 {
		return
	}
	if rapid.Bool().Draw(t, "refuse") {
		m.step(t, r, VerbRefuse, func(tx *db.Tx) (Request, error) { return Refuse(tx, r.ID, GroundUnfounded, why) })
		return
	}
	m.step(t, r, VerbWithdraw, func(tx *db.Tx) (Request, error) { return Withdraw(tx, r.ID) })
}

func (m *model) start(t *rapid.T) {
	r := m.one(t)
	if r == nil {
		return
	}
	m.step(t, r, VerbStart, func(tx *db.Tx) (Request, error) {
		started, err := findRequest(tx, r.ID, "")
		if err == nil && started.Started == nil && started.State == Received {
			tx.Actor.Member, tx.Actor.ID = m.w.oscar.ID, string(m.w.oscar.ID) // somebody else than the approver
		}
		return Start(tx, r.ID)
	})
}

func (m *model) approve(t *rapid.T) {
	r := m.one(t)
	if r == nil {
		return
	}
	m.step(t, r, VerbApprove, func(tx *db.Tx) (Request, error) { return Approve(tx, r.ID, "") })
}

// asks tells whether the member has another open request.
func (m *model) asks(r *modelled) bool {
	for _, o := range m.requests {
		if o.ID != r.ID && o.MemberID == r.MemberID && !o.State.Final() {
			return true
		}
	}
	return false
}

// work runs the worker, twice with some time between: what can go on goes on.
func (m *model) work(t *rapid.T) {
	for range 2 {
		if err := m.w.runner.Drain(m.w.t.Context()); err != nil {
			t.Fatal(err)
		}
		m.w.Clock.Advance(2 * time.Hour)
	}
	for _, r := range m.requests {
		switch {
		case r.State == InProgress && !r.Kind.ByHand():
			r.to(VerbReady, AwaitingApproval)
		case r.State == Executing && r.Kind != Erasure:
			r.to(VerbComplete, Completed)
		}
	}
	for _, r := range m.requests {
		switch {
		case r.State != Executing:
		case m.held(r.MemberID):
			r.to(VerbBlock, Blocked)
		case !m.asks(r):
			r.events++ // the keys
			r.to(VerbComplete, Completed)
			m.addresses[r.MemberID] = nil
		}
	}
}

func (m *model) hold(t *rapid.T) {
	who := rapid.SampledFrom(m.members).Draw(t, "member")
	gone := false
	for _, r := range m.requests {
		gone = gone || r.MemberID == who && r.Kind == Erasure && r.State == Completed
	}
	if gone {
		return
	}
	h := Hold{}
	err := m.do(func(tx *db.Tx) (err error) {
		h, err = PlaceHold(tx, NewHold{Matter: "M", Reason: why, Members: []access.MemberID{who}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	m.holds[h.ID] = who
}

func (m *model) release(t *rapid.T) {
	ids := make([]HoldID, 0, len(m.holds))
	for id := range m.holds {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return
	}
	slices.Sort(ids)
	id := rapid.SampledFrom(ids).Draw(t, "hold")
	if err := m.do(func(tx *db.Tx) error { _, err := ReleaseHold(tx, id, why); return err }); err != nil {
		t.Fatal(err)
	}
	delete(m.holds, id)
	for _, r := range m.requests {
		if r.State == Blocked && !m.held(r.MemberID) {
			r.to(VerbResume, r.BlockedFrom)
		}
	}
}

// check compares everything after every step.
func (m *model) check(t *rapid.T) {
	m.w.Clock.Advance(time.Second)
	err := m.w.View(m.w.steward(), access.Work, func(tx *db.Tx) error {
		for id, want := range m.requests {
			if err := m.compare(t, tx, id, want); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	m.holdKeeps(t)
}

func (m *model) compare(t *rapid.T, tx *db.Tx, id ID, want *modelled) error {
	got, err := Find(tx, id)
	if err != nil {
		return err
	}
	if got.State != want.State || got.BlockedFrom != want.BlockedFrom || !got.DueAt.Equal(want.DueAt) {
		t.Fatalf("%s is %s (from %q), due %s; the model says %s (from %q), due %s",
			want.Kind, got.State, got.BlockedFrom, got.DueAt, want.State, want.BlockedFrom, want.DueAt)
	}
	events, err := decided(tx, id)
	if err != nil {
		return err
	}
	if len(events) != want.events {
		t.Fatalf("%s has the events %v; the model says %d", want.Kind, events, want.events)
	}
	return m.offersAgree(t, tx, id, want)
}

// holdKeeps: while a hold stands, what was there when the member came under it is
// there. An erasure that waits for another request may have been through the
// sources before.
func (m *model) holdKeeps(t *rapid.T) {
	for _, who := range m.members {
		n := len(m.w.files.items[who])
		before, known := m.found[who]
		switch held := m.held(who); {
		case !held:
			delete(m.found, who)
		case !known:
			m.found[who] = n
		case n != before:
			t.Fatalf("a held member has %d files, and had %d when the hold came", n, before)
		}
	}
}
