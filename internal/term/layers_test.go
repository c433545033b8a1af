package term

import (
	"slices"
	"strings"
	"testing"
	"time"
)

type limit struct {
	jurisdiction, kind string
	key                Key
	set, want, law     string
	clamped            bool
}

func TestFloorsClampAndSayWhichLaw(t *testing.T) {
	m := agreement("m", LayerMaster, 1)
	cases := []limit{
		{"EU", "business", AccessRespondWithin, "P60D", "P1M", "GDPR Article 12(3)", true},
		{"DE", "business", ErasureRespondWithin, "P2M", "P1M", "GDPR Article 12(3)", true},
		{"DE-BY", "business", Extension, "P3M", "P2M", "GDPR Article 12(3)", true},
		{"EU", "business", AccessRespondWithin, "P20D", "P20D", "GDPR Article 12(3)", false},
		{"UK", "business", AccessRespondWithin, "P60D", "P1M", "UK GDPR Article 12(3)", true},
		{"GB", "business", ErasureRespondWithin, "P60D", "P1M", "UK GDPR Article 12(3)", true},
		{"UK", "business", Extension, "P3M", "P2M", "UK GDPR Article 12(3)", true},
		{"US-CA", "business", AccessRespondWithin, "P60D", "P45D", "CCPA, 11 CCR 7021(b)", true},
		{"US-CA", "business", ErasureRespondWithin, "P60D", "P45D", "CCPA, 11 CCR 7021(b)", true},
		{"US-CA", "business", AcknowledgeWithin, "P20B", "P10B", "CCPA, 11 CCR 7021(a)", true},
		{"US-CA", "business", Extension, "P60D", "P45D", "CCPA, 11 CCR 7021(b)", true},
		{"US-CA", "business", RetentionLog, "P12M", "P2Y", "CCPA, 11 CCR 7101(a)", true},
		{"BR", "business", AccessRespondWithin, "P20D", "P15D", "LGPD Article 19", true},
		{"US-NY", "school", AccessRespondWithin, "P60D", "P45D", "FERPA, 34 CFR 99.10", true},
		{"US-NY", "business", AccessRespondWithin, "P60D", "P60D", "", false},
		{"", "business", AccessRespondWithin, "P60D", "P60D", "", false},
	}
	for _, c := range cases {
		r := ask(in(c.jurisdiction, c.kind, m, rule("m/a", c.key, c.set)), c.key, Scope{})
		var law string
		var clamped bool
		if len(r.Floors) > 0 {
			law, clamped = r.Floors[0].Law, r.Floors[0].Clamped
		}
		if r.Value.String() != c.want || law != c.law || clamped != c.clamped || clamped != (r.Winner == nil) {
			t.Errorf("%s %s %s = %s: %s by %q, clamped %v; want %s by %q, %v", c.jurisdiction, c.kind, c.key, c.set, said(r), law, clamped, c.want, c.law, c.clamped)
		}
	}
	for _, b := range Bounds {
		if !slices.ContainsFunc(cases, func(c limit) bool { return c.law == b.Law && c.key == b.Term && c.clamped }) {
			t.Errorf("no case is clamped by %s for %s", b.Law, b.Term)
		}
	}
}

func TestFloorsApplyFromTheirDayOn(t *testing.T) {
	old := since(2018, time.January, 1)
	doc := agreement("m", LayerMaster, 1, func(d *Document) { d.ValidFrom, d.SignedAt = old, &old })
	rules := in("EU", "business", doc, rule("m/a", AccessRespondWithin, "P60D", func(c *Clause) { c.ValidFrom, c.RecordedFrom = old, old }))
	for day, want := range map[time.Time]string{gdpr.AddDate(0, 0, -1): "P60D", gdpr: "P1M"} {
		r := Resolve(rules, Question{Term: AccessRespondWithin, ValidAt: day, KnownAt: at(100)})
		if r.Value.String() != want {
			t.Errorf("on %s: %s, want %s", day, r.Value, want)
		}
	}
}

func TestConsumerAndExternalProductsAreOutOfReach(t *testing.T) {
	st := agreement("st", LayerStatement, 0)
	parts := []any{st, rule("st/a", AdminAccessContent, ContentWithReason)}
	for i, layer := range Agreements {
		id := string(rune('d' + i))
		parts = append(parts, agreement(id, layer, 1), rule(id+"/a", AdminAccessContent, ContentDenied))
	}
	r := ask(of(parts...), AdminAccessContent, Scope{Product: "pulse"})
	if said(r) != "with_reason by st/a" || len(r.Losers) != len(Agreements) {
		t.Errorf("consumer product: %s, %v", said(r), lost(r))
	}
	for _, l := range r.Losers {
		if l.Reason != OutOfScopeProduct {
			t.Errorf("%s lost by %s", l.Clause.ID, l.Reason)
		}
	}
	r = ask(of(parts...), AdminAccessContent, Scope{Product: "maps"})
	if !r.External || !r.Value.IsZero() || !r.Default.IsZero() || r.Winner != nil || !strings.Contains(r.Sentence, "of its own") {
		t.Errorf("external product: %+v", r)
	}
}

func TestPoliciesAndChoicesOnlyNarrow(t *testing.T) {
	choice := func(key Key, value string, day int) Choice {
		return Choice{ID: value + string(rune('0'+day)), Term: key, Value: value, At: at(day)}
	}
	st, p := agreement("st", LayerStatement, 0), agreement("p", LayerPolicy, 2)
	ads := rule("st/a", AdsInterestBased, "true")
	cases := []struct {
		name    string
		rules   Rules
		key     Key
		choices []Choice
		want    string
	}{
		{"statement alone", of(st, ads), AdsInterestBased, nil, "true by st/a"},
		{"member opts out", of(st, ads), AdsInterestBased, []Choice{choice(AdsInterestBased, "false", 5)}, "false by false5"},
		{"member comes back", of(st, ads), AdsInterestBased, []Choice{choice(AdsInterestBased, "false", 5), choice(AdsInterestBased, "true", 6)}, "true by true6"},
		{"in any order", of(st, ads), AdsInterestBased, []Choice{choice(AdsInterestBased, "true", 6), choice(AdsInterestBased, "false", 5)}, "true by true6"},
		{"policy forbids", of(st, ads, p, rule("p/a", AdsInterestBased, "false")), AdsInterestBased, []Choice{choice(AdsInterestBased, "true", 5)}, "false by p/a"},
		{"a later choice isn't known yet", of(st, ads), AdsInterestBased, []Choice{choice(AdsInterestBased, "false", 101)}, "true by st/a"},
		{"a choice about another term", of(st, ads), AdsInterestBased, []Choice{choice(PromotionsEmail, "false", 5)}, "true by st/a"},
		{"a choice that isn't the member's to make", of(), SessionMaxAge, []Choice{choice(SessionMaxAge, "PT1H", 5)}, "PT12H"},
		{"the member alone opts in", of(), HealthMarketing, []Choice{choice(HealthMarketing, "true", 5)}, "true by true5"},
		{"and withdraws at once", of(), HealthMarketing, []Choice{choice(HealthMarketing, "true", 5), choice(HealthMarketing, "false", 6)}, "false by false6"},
		{"policy narrows a deadline", of(p, rule("p/a", AccessRespondWithin, "P10D")), AccessRespondWithin, nil, "P10D by p/a"},
		{"policy may set what protects neither way", of(p, rule("p/a", PackageAvailableFor, "P90D")), PackageAvailableFor, nil, "P90D by p/a"},
	}
	for _, c := range cases {
		if r := ask(c.rules, c.key, Scope{Choices: c.choices}); said(r) != c.want {
			t.Errorf("%s: %s, want %s", c.name, said(r), c.want)
		}
	}
}

func TestAtomicGroupComesFromOneRank(t *testing.T) {
	m, d := agreement("m", LayerMaster, 1), agreement("d", LayerProcessing, 2)
	rules := of(m, rule("m/a", RetentionDeleted, "P10D"), rule("m/b", ErasureMethod, EraseDelete), d, rule("d/b", ErasureMethod, EraseShred))
	if r := ask(rules, ErasureMethod, Scope{}); said(r) != "delete_and_destroy_keys by d/b" || !slices.Equal(lost(r), []string{"m/b lower_rank"}) {
		t.Errorf("%s, %v", said(r), lost(r))
	}
	if r := ask(rules, RetentionDeleted, Scope{}); said(r) != "P90D" || !slices.Equal(lost(r), []string{"m/a atomic_group"}) {
		t.Errorf("%s, %v", said(r), lost(r))
	}
	locked := of(m, rule("m/a", RetentionDeleted, "P10D", does(Lock)), rule("m/b", ErasureMethod, EraseDelete), d, rule("d/a", RetentionDeleted, "P5D"))
	if r := ask(locked, ErasureMethod, Scope{}); said(r) != "delete by m/b" {
		t.Errorf("a clause that is locked out pulls the group: %s", said(r))
	}
	if r := ask(of(m, rule("m/a", RetentionDeleted, "P10D")), RetentionDeleted, Scope{}); said(r) != "P10D by m/a" {
		t.Errorf("alone: %s", said(r))
	}
}

func TestDefaultIsTheValueWithoutAgreements(t *testing.T) {
	r := ask(of(agreement("st", LayerStatement, 0), rule("st/a", AccessRespondWithin, "P30D"), agreement("m", LayerMaster, 1), rule("m/a", AccessRespondWithin, "P20D")),
		AccessRespondWithin, Scope{})
	if r.Default.String() != "P30D" || r.DefaultBy == nil || r.DefaultBy.Clause.ID != "st/a" || r.Sentence != "Access requests are answered within 20 days." {
		t.Errorf("%s by %v: %s", r.Default, r.DefaultBy, r.Sentence)
	}
}

func TestKnownAtHidesWhatWasEnteredLater(t *testing.T) {
	late := agreement("n", LayerMaster, 60, func(d *Document) { d.ValidFrom = at(10) })
	rules := of(
		agreement("m", LayerMaster, 1), rule("m/a", AccessRespondWithin, "P20D"),
		late, rule("n/a", AccessRespondWithin, "P25D", func(c *Clause) { c.ValidFrom, c.RecordedFrom = at(10), at(60) }),
	)
	cases := []struct {
		valid, known int
		want         string
	}{
		{100, 100, "P25D by n/a"}, {20, 100, "P25D by n/a"}, {20, 50, "P20D by m/a"}, {5, 100, "P20D by m/a"}, {0, 0, "P1M"},
	}
	for _, c := range cases {
		r := Resolve(rules, Question{Term: AccessRespondWithin, ValidAt: at(c.valid), KnownAt: at(c.known)})
		if said(r) != c.want {
			t.Errorf("valid %d known %d: %s, want %s", c.valid, c.known, said(r), c.want)
		}
		if c.known < 60 && slices.ContainsFunc(r.Losers, func(l Loser) bool { return l.Clause.ID == "n/a" }) {
			t.Errorf("valid %d known %d: the trace knows the future", c.valid, c.known)
		}
	}
}

func TestHistoryHasAStepForEachChange(t *testing.T) {
	rules := in("EU", "business",
		agreement("m", LayerMaster, 1, func(d *Document) { d.State, d.EndedAt, d.EndedKnownAt = Ended, till(80), till(70) }),
		rule("m/a", AccessRespondWithin, "P20D", func(c *Clause) { c.ValidFrom, c.ValidTo = at(10), till(40) }),
		rule("m/b", AccessRespondWithin, "P10D", func(c *Clause) { c.ValidFrom = at(40) }),
	)
	var got []string
	for _, s := range History(rules, Question{Term: AccessRespondWithin, KnownAt: at(100)}, at(0), at(100)) {
		got = append(got, s.From.Format(time.DateOnly)+" "+s.Value.String())
	}
	want := []string{"2026-01-01 P1M", "2026-01-11 P20D", "2026-02-10 P10D", "2026-03-22 P1M"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
