package rights

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/term"
)

// Each regime pauses as its law says, or not at all; of several, the one that
// does not pause binds.
func TestPausesPerRegime(t *testing.T) {
	month := &Limit{Within: term.Months(1), Sentence: "Terms."}
	for _, c := range []struct {
		name              string
		regimes           []Regime
		kind              PauseKind
		terms             *Limit
		received          string
		from, until       string
		during, due, want string
	}{
		{"UK: clarification adds the days that it took", []Regime{UKGDPR}, ForClarification, nil, "2026-03-02", "2026-03-10", "2026-03-20", "2026-04-02", "2026-04-13", ""},
		{"UK: the day after a pause that ends on a Saturday is Monday", []Regime{UKGDPR}, ForClarification, nil, "2026-06-02", "2026-06-10", "2026-06-12", "2026-07-02", "2026-07-06", ""},
		{"UK: over a bank holiday", []Regime{UKGDPR}, ForClarification, nil, "2026-07-27", "2026-08-03", "2026-08-07", "2026-08-27", "2026-09-01", ""},
		{"UK: a pause over the leap day", []Regime{UKGDPR}, ForClarification, nil, "2028-01-31", "2028-02-28", "2028-03-01", "2028-02-29", "2028-03-02", ""},
		{"UK: identity starts the month anew", []Regime{UKGDPR}, ForIdentity, nil, "2026-03-02", "2026-03-05", "2026-03-16", "2026-04-02", "2026-04-16", ""},
		{"UK: a new month that has no such day ends with its last", []Regime{UKGDPR}, ForFee, nil, "2026-01-05", "2026-01-10", "2026-01-31", "2026-02-05", "2026-03-02", ""}, // 28 February is a Saturday
		{"UK: the terms stand still with the law", []Regime{UKGDPR}, ForClarification, month, "2026-03-02", "2026-03-10", "2026-03-20", "2026-04-02", "2026-04-12", ""},
		{"EU and UK: the GDPR runs on and binds", []Regime{EUGDPR, UKGDPR}, ForClarification, month, "2026-03-02", "2026-03-10", "2026-03-20", "2026-04-02", "2026-04-02", ""},
		{"UK and LGPD: 15 days bind", []Regime{UKGDPR, LGPD}, ForClarification, nil, "2026-03-02", "2026-03-10", "2026-03-20", "2026-03-17", "2026-03-17", ""},
		{"EU: no pause", []Regime{EUGDPR}, ForClarification, nil, "2026-03-02", "2026-03-10", "", "", "", "the GDPR counts from receipt"},
		{"CCPA: no pause, not even for identity", []Regime{CCPA}, ForIdentity, nil, "2026-03-02", "2026-03-10", "", "", "", "the CCPA counts from receipt"},
		{"LGPD: no pause", []Regime{LGPD}, ForClarification, nil, "2026-03-02", "2026-03-10", "", "", "", "the LGPD counts"},
		{"FERPA: no pause", []Regime{FERPA}, ForFee, nil, "2026-03-02", "2026-03-10", "", "", "", "the FERPA counts"},
		{"UK: not once the date has passed", []Regime{UKGDPR}, ForClarification, nil, "2026-03-02", "2026-04-10", "", "", "", "run out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := StartedFor(Access, c.regimes, at(c.received), Limits{Respond: c.terms})
			paused, err := clock.Pause(c.kind, at(c.from))
			if c.want != "" {
				wantFault(t, err, fault.Conflict, c.want)
				return
			}
			if err != nil || day(paused.DueAt) != c.during {
				t.Fatalf("while it is paused it is due %s: %v\n%s", day(paused.DueAt), err, said(paused))
			}
			if paused.Stopped() != (len(c.regimes) == 1) {
				t.Errorf("stopped is %v", paused.Stopped())
			}
			if _, err := paused.Extend(at(c.from)); !fault.Is(err, fault.Conflict) {
				t.Errorf("extended while it stands still: %v", err)
			}
			after, err := paused.Resume(at(c.until))
			if err != nil || day(after.DueAt) != c.due {
				t.Fatalf("due %s, want %s: %v\n%s", day(after.DueAt), c.due, err, said(after))
			}
			if binding(after, after.DueAt) == 0 || len(after.Trace) <= len(clock.Trace) {
				t.Errorf("the new date is not explained\n%s", said(after))
			}
			if clock.Paused() != nil || paused.Paused() == nil || after.Paused() != nil {
				t.Error("a clock changed another")
			}
		})
	}
}

// The rights that have a time of their own, and laws that don't know a right.
func TestRightsPerRegime(t *testing.T) {
	for _, c := range []struct {
		name               string
		kind               Kind
		regimes            []Regime
		received, due, ack string
		binds              []Regime
		extendable         bool
	}{
		{"CCPA: an opt-out has 15 business days", OptOutSale, []Regime{CCPA}, "2026-03-02", "2026-03-23", "", []Regime{CCPA}, false},
		{"CCPA: over Thanksgiving", OptOutSharing, []Regime{CCPA}, "2026-11-16", "2026-12-08", "", []Regime{CCPA}, false},
		{"CCPA: limit use over Independence Day", LimitUse, []Regime{CCPA}, "2026-06-29", "2026-07-21", "", []Regime{CCPA}, false},
		{"CCPA: access has 45 days", Access, []Regime{CCPA}, "2026-03-02", "2026-04-16", "2026-03-16", []Regime{CCPA}, true},
		{"LGPD: access over the end of February", Access, []Regime{LGPD}, "2027-02-20", "2027-03-07", "", []Regime{LGPD}, false},
		{"LGPD: a leap day", Access, []Regime{LGPD}, "2028-02-20", "2028-03-06", "", []Regime{LGPD}, false},
		{"FERPA: inspection has 45 days", Inspection, []Regime{FERPA}, "2026-01-31", "2026-03-17", "", []Regime{FERPA}, false},
		{"FERPA gives no erasure: the statement's promise", Erasure, []Regime{FERPA}, "2026-03-02", "2026-04-16", "", []Regime{Voluntary}, true},
		{"EU has no opt-out of sale: California alone binds", OptOutSale, []Regime{EUGDPR, CCPA}, "2026-03-02", "2026-03-23", "", []Regime{CCPA}, false},
		{"EU and California: the earlier of advertising", OptOutAdvertising, []Regime{EUGDPR, CCPA}, "2026-03-02", "2026-03-23", "", []Regime{EUGDPR, CCPA}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := StartedFor(c.kind, c.regimes, at(c.received), Limits{})
			if day(clock.DueAt) != c.due || !slices.Equal(clock.Regimes, c.binds) || (clock.ExtendTo != nil) != c.extendable {
				t.Errorf("due %s under %v, extendable to %v\n%s", day(clock.DueAt), clock.Regimes, clock.ExtendTo, said(clock))
			}
			if got := clock.AcknowledgeBy; (got == nil) != (c.ack == "") || got != nil && day(*got) != c.ack {
				t.Errorf("acknowledge by %v", got)
			}
		})
	}
}

func TestGroundsPerRegime(t *testing.T) {
	for _, c := range []struct {
		kind    Kind
		regimes []Regime
		ground  Ground
		want    bool
	}{
		{Erasure, []Regime{EUGDPR}, GroundLegalDuty, true}, {Access, []Regime{EUGDPR}, GroundLegalDuty, false},
		{Objection, []Regime{EUGDPR}, GroundCompelling, true}, {OptOutAdvertising, []Regime{EUGDPR}, GroundCompelling, false},
		{OptOutSale, []Regime{CCPA}, GroundUnverified, false}, {OptOutSale, []Regime{CCPA}, GroundUnfounded, true},
		{Erasure, []Regime{CCPA}, GroundSecurity, true}, {Erasure, []Regime{EUGDPR, CCPA}, GroundSecurity, false},
		{Inspection, []Regime{FERPA}, GroundExcluded, true}, {Inspection, []Regime{FERPA}, GroundExcessive, false},
		{Amendment, []Regime{FERPA}, GroundAccurate, true}, {AutomatedDecision, []Regime{LGPD}, GroundTradeSecrets, true},
	} {
		if got := slices.Contains(AllowedGrounds(c.kind, c.regimes), c.ground); got != c.want {
			t.Errorf("%s under %v on %s: %v", c.kind, c.regimes, c.ground, got)
		}
	}
	for _, r := range Regimes {
		for _, o := range OfferedBy([]Regime{r}) {
			if len(AllowedGrounds(o.Kind, o.Regimes)) == 0 || len(o.Sources) == 0 {
				t.Errorf("%s gives %s without ground or source", r, o.Kind)
			}
		}
	}
}

// However a clock is paused and extended: its date is explained, and no law that
// does not pause gets a later one.
func TestPausedClocksHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		regimes := rapid.SliceOfNDistinct(rapid.SampledFrom(Regimes), 1, 3, rapid.ID[Regime]).Draw(t, "regimes")
		now := time.Unix(rapid.Int64Range(1_600_000_000, 2_100_000_000).Draw(t, "received"), 0).UTC()
		clock := StartedFor(rapid.SampledFrom(Kinds).Draw(t, "kind"), regimes, now, Limits{Respond: someLimit(t, "respond")})
		first := clock
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.IntRange(0, 12).Draw(t, "days")) * aDay)
			next, err := clock, error(nil)
			switch rapid.IntRange(0, 2).Draw(t, "step") {
			case 0:
				next, err = clock.Pause(rapid.SampledFrom(PauseKinds).Draw(t, "pause"), now)
			case 1:
				next, err = clock.Resume(now)
			case 2:
				next, err = clock.Extend(now)
			}
			if err == nil && (len(next.Trace) == len(clock.Trace) || binding(next, next.DueAt) == 0) {
				t.Fatalf("unexplained\n%s", said(next))
			}
			clock = next
		}
		for _, r := range clock.Regimes {
			if len(LawOf(r).Pauses) == 0 && !clock.Extended && clock.DueAt.After(first.DueAt) && len(clock.Regimes) == 1 {
				t.Fatalf("%s was moved by a pause that it doesn't know\n%s", r, said(clock))
			}
		}
	})
}

func said(c Clock) string {
	var b strings.Builder
	for _, e := range c.Trace {
		b.WriteString(e.Rule + ": " + e.Sentence + "\n")
	}
	return b.String()
}

// inbox lists the kinds of notices that a member has, oldest first.
func (w *world) inbox(id access.MemberID) (kinds []string) {
	w.t.Helper()
	actor := access.Worker(w.org, "test")
	actor.Member = id
	err := w.View(access.With(w.t.Context(), actor), access.Work, func(tx *db.Tx) error {
		list, _, err := notice.Own(tx, notice.Page{Limit: 100})
		for _, n := range list {
			kinds = append(kinds, n.Kind)
			if strings.Contains(n.Subject+n.Text, "ada") || strings.Contains(n.Text, "copy of") {
				w.t.Errorf("a notice with personal content: %s", n.Text)
			}
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	slices.Reverse(kinds)
	return kinds
}

// Whoever works on a request is warned before its dates; after them the owners
// are told. A clock that stands still warns nobody.
func TestWarningsAndEscalation(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r := w.must(w.oscar, access.OpenRequests, func(tx *db.Tx) (Request, error) {
			return Open(tx, New{Kind: Rectification, MemberID: w.ada.ID, Channel: Letter, Evidence: evidence})
		})
		to := func(at time.Time) { w.Clock.Advance(at.Sub(w.Clock.Now())); w.drain() }
		to(r.Clock.AcknowledgeBy.Add(-2 * aDay))
		if got := w.inbox(w.otto.ID); !slices.Equal(got, []string{"request.due_soon"}) {
			t.Errorf("before the acknowledgement the officer got %v", got)
		}
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Acknowledge(tx, r.ID) })
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Assign(tx, r.ID, w.otto.ID) })
		to(r.DueAt.Add(-2 * aDay))
		if got := w.inbox(w.otto.ID); len(got) != 3 || len(w.inbox(w.olive.ID)) != 0 {
			t.Errorf("before it is due the assignee got %v, the owner %v", got, w.inbox(w.olive.ID))
		}
		to(r.DueAt.Add(8 * aDay))
		if got := w.inbox(w.olive.ID); !slices.Equal(got, []string{"request.overdue", "request.overdue"}) {
			t.Errorf("after it was due the owner got %v", got)
		}
		if got := w.inbox(w.ada.ID); !slices.Equal(got, []string{"request.acknowledged"}) {
			t.Errorf("the subject got %v", got)
		}
		if got := w.actions(r.ID); !slices.Contains(got, "request.overdue") || !slices.Contains(got, "request.due_soon") {
			t.Errorf("the log has %v", got)
		}
	})
}

// The verbs: who may, what the log and the subject are told, and that a paused
// request is not overdue.
func TestPausingARequest(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.do(func(tx *db.Tx) error {
			_, err := tx.Exec(`update organization set jurisdiction = 'UK' where org_id = :org`, nil)
			return err
		})
		r := w.ask(w.ada, Access)
		pause := func(tx *db.Tx) (Request, error) {
			return PauseClock(tx, r.ID, ForClarification, "Which of your three mailboxes do you mean?")
		}
		short := func(tx *db.Tx) (Request, error) { return PauseClock(tx, r.ID, ForClarification, "Which?") }
		_, err := w.try(w.oscar, access.DecideRequests, short)
		wantFault(t, err, fault.Invalid, "at least")
		w.must(w.oscar, access.DecideRequests, pause)
		_, err = w.try(w.oscar, access.DecideRequests, pause)
		wantFault(t, err, fault.Conflict, "stands still already")
		w.Clock.Advance(90 * aDay)
		w.drain()
		if q := w.find(r.ID); q.Overdue(w.Clock.Now()) {
			t.Error("a paused request is overdue")
		}
		w.do(func(tx *db.Tx) error {
			if s, err := Numbers(tx); err != nil || s.Overdue != 0 {
				t.Errorf("%d are overdue: %v", s.Overdue, err)
			}
			return nil
		})
		if got := w.inbox(w.olive.ID); len(got) != 0 {
			t.Errorf("the owner got %v while it stood still", got)
		}
		r = w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return ResumeClock(tx, r.ID) })
		if !r.DueAt.After(w.Clock.Now()) {
			t.Errorf("due %s", r.DueAt)
		}
		if got := w.inbox(w.ada.ID); !slices.Equal(got, []string{"request.paused", "request.clock_resumed"}) {
			t.Errorf("the subject got %v", got)
		}
		_, err = w.try(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) {
			return Refuse(tx, r.ID, GroundLegalDuty, "The law obliges us to keep all of it.")
		})
		wantFault(t, err, fault.Invalid, "this ground")
	})
}
