package term

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The properties at the end of section 3 of the specification, over generated
// documents. Few terms and few values, so that clauses meet.
var contested = []Key{
	AccessRespondWithin, AdminAccessContent, ResidencyRegions, PackageAvailableFor, RetentionDeleted, ErasureMethod,
	SessionIdle, AdsInterestBased, HealthMarketing, SuspensionNotice,
}

var (
	places = []string{"", "EU", "DE", "UK", "US-CA", "US", "BR"}
	some   = []string{"", "", "mail", "build", "pulse", "maps"}
)

func anyInput() *rapid.Generator[Input] {
	return rapid.Custom(func(t *rapid.T) Input {
		in := Input{
			Jurisdiction: rapid.SampledFrom(places).Draw(t, "jurisdiction"), Products: shelf,
			Kind: rapid.SampledFrom([]string{"business", "school"}).Draw(t, "kind"),
		}
		for i := range rapid.IntRange(1, 7).Draw(t, "documents") {
			in.Documents = append(in.Documents, anyDocument(t, i))
		}
		for i := range rapid.IntRange(1, 24).Draw(t, "clauses") {
			in.Clauses = append(in.Clauses, anyClause(t, i, in.Documents))
		}
		return in
	})
}

func anyDay(t *rapid.T, name string) time.Time { return at(rapid.IntRange(0, 12).Draw(t, name)) }

func maybe(t *rapid.T, name string) *time.Time {
	if rapid.IntRange(0, 3).Draw(t, name+"?") > 0 {
		return nil
	}
	day := anyDay(t, name)
	return &day
}

func anyDocument(t *rapid.T, i int) Document {
	signed := at(rapid.IntRange(0, 8).Draw(t, "signed"))
	d := Document{
		ID: DocumentID(fmt.Sprintf("d%d", i)), Layer: rapid.SampledFrom(Layers[1:9]).Draw(t, "layer"), State: Signed,
		ValidFrom: anyDay(t, "from"), SignedAt: &signed,
	}
	switch rapid.IntRange(0, 7).Draw(t, "state") {
	case 0:
		d.State, d.SignedAt = Draft, nil
	case 1:
		ended, known := anyDay(t, "ended"), anyDay(t, "known")
		d.State, d.EndedAt, d.EndedKnownAt = Ended, &ended, &known
	case 2:
		d.Precedence = []Layer{LayerProcessing, LayerMaster, LayerOrder}
	}
	return d
}

func anyClause(t *rapid.T, i int, documents []Document) Clause {
	key := rapid.SampledFrom(contested).Draw(t, "term")
	c := Clause{
		ID: ClauseID(fmt.Sprintf("c%02d", i)), Document: rapid.SampledFrom(documents).Draw(t, "document").ID, Term: key,
		Operator: rapid.SampledFrom(Operators).Draw(t, "operator"), Value: anyValue(t, registry[key]).String(),
		ValidFrom: at(rapid.IntRange(0, 8).Draw(t, "from")), ValidTo: maybe(t, "to"), RecordedFrom: at(rapid.IntRange(0, 6).Draw(t, "recorded")), RecordedTo: maybe(t, "retracted"),
		Survives: rapid.Bool().Draw(t, "survives"),
	}
	c.Reach = Reach{
		Product:      rapid.SampledFrom([]string{"", "", "", "mail", "pulse"}).Draw(t, "product"),
		Jurisdiction: rapid.SampledFrom([]string{"", "", "EU", "US"}).Draw(t, "place"),
		Group:        rapid.SampledFrom([]string{"", "", "g"}).Draw(t, "group"),
		Versions:     rapid.SampledFrom([]string{"", "", "<2"}).Draw(t, "versions"),
	}
	return c
}

// anyRules draws rules in which terms merge in ways of which the registry makes
// no use yet, too.
func anyRules(t *rapid.T, in Input) Rules {
	r := NewRules(in)
	defs := maps.Clone(registry)
	for _, key := range contested {
		d := defs[key]
		switch d.Type {
		case TypeRegions:
			d.Merge = rapid.SampledFrom([]Merge{Replace, Union, Intersect}).Draw(t, "merge")
		case TypeDuration:
			d.Merge = rapid.SampledFrom([]Merge{Replace, Replace, Min, Max, DenyWins}).Draw(t, "merge")
		case TypeBool:
			d.Merge = rapid.SampledFrom([]Merge{Replace, DenyWins, All}).Draw(t, "merge")
		}
		defs[key] = d
	}
	return r.under(defs)
}

func anyQuestion(t *rapid.T, in Input) Question {
	q := Question{
		Term: rapid.SampledFrom(in.Clauses).Draw(t, "asked").Term, ValidAt: anyDay(t, "validAt"), KnownAt: anyDay(t, "knownAt"),
		Scope: Scope{
			Product: rapid.SampledFrom(some).Draw(t, "askedProduct"), Groups: rapid.SampledFrom([][]string{nil, {"g"}}).Draw(t, "groups"),
			Version: rapid.SampledFrom([]string{"", "1.5"}).Draw(t, "version"), Jurisdiction: rapid.SampledFrom(places).Draw(t, "askedPlace"),
		},
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "choices") {
		key := rapid.SampledFrom([]Key{AdsInterestBased, HealthMarketing, AccessRespondWithin}).Draw(t, "chosen")
		q.Choices = append(q.Choices, Choice{ID: fmt.Sprintf("z%d", i), Term: key, Value: anyValue(t, registry[key]).String(), At: anyDay(t, "chosenAt")})
	}
	return q
}

func TestOrderOfClausesDecidesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		q := anyQuestion(t, input)
		rules := anyRules(t, input)
		want := Resolve(rules, q)
		shuffle := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		mixed := input
		mixed.Clauses, mixed.Documents = slices.Clone(input.Clauses), slices.Clone(input.Documents)
		shuffle.Shuffle(len(mixed.Clauses), func(i, j int) { mixed.Clauses[i], mixed.Clauses[j] = mixed.Clauses[j], mixed.Clauses[i] })
		shuffle.Shuffle(len(mixed.Documents), func(i, j int) { mixed.Documents[i], mixed.Documents[j] = mixed.Documents[j], mixed.Documents[i] })
		again := NewRules(mixed).under(rules.defs)
		if got := Resolve(again, q); !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order:\n%+v\nwant\n%+v", got, want)
		}
	})
}

func TestReadingClausesTwiceDecidesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		q := anyQuestion(t, input)
		twice := input
		twice.Clauses = slices.Concat(input.Clauses, input.Clauses)
		twice.Documents = slices.Concat(input.Documents, input.Documents)
		if got, want := Resolve(NewRules(twice), q), Resolve(NewRules(input), q); !reflect.DeepEqual(got, want) {
			t.Fatalf("twice:\n%+v\nwant\n%+v", got, want)
		}
	})
}

func TestNoContractGoesBelowALaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		rules, q := NewRules(input), anyQuestion(t, input)
		q.ValidAt = q.ValidAt.AddDate(rapid.IntRange(-10, 0).Draw(t, "years"), 0, 0)
		q.Term = rapid.SampledFrom(Bounds).Draw(t, "bound").Term
		r := Resolve(rules, q)
		place := q.Jurisdiction
		if place == "" {
			place = rules.Jurisdiction
		}
		for _, b := range BoundsOf(q.Term) {
			applies := inside(place, b.Jurisdiction) && !q.ValidAt.Before(b.From) && (b.Kind == "" || b.Kind == rules.Kind)
			if order, ok := registry[q.Term].protects(r.Value, b.Value); applies && !r.External && (!ok || order < 0) {
				t.Fatalf("%s is %s in %s, below %s of %s", q.Term, r.Value, place, b.Value, b.Law)
			}
		}
	})
}

func TestNoAgreementReachesAConsumerProduct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		q := anyQuestion(t, input)
		q.Product = "pulse"
		got := Resolve(NewRules(input), q)
		bare := input
		bare.Documents = slices.DeleteFunc(slices.Clone(input.Documents), func(d Document) bool { return !d.Layer.base() })
		if want := Resolve(NewRules(bare), q); !got.Value.Equal(want.Value) {
			t.Fatalf("%s is %s with agreements and %s without", q.Term, got.Value, want.Value)
		}
	})
}

func TestNobodyButTheMemberSetsWhatIsTheirs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		rules, q := NewRules(input), anyQuestion(t, input)
		q.Term, q.Choices = HealthMarketing, nil
		if r := Resolve(rules, q); r.Value.Bool() {
			t.Fatalf("health marketing is on by %+v", r.Winner)
		}
	})
}

func TestEveryClauseStandsInTheTraceOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		q := anyQuestion(t, input)
		r := Resolve(anyRules(t, input), q)
		times := map[ClauseID]int{}
		for _, c := range input.Clauses {
			if c.Term == q.Term && c.known(q.KnownAt) {
				times[c.ID] = 0
			}
		}
		for _, c := range q.Choices {
			if c.Term == q.Term && !c.At.After(q.KnownAt) {
				times[ClauseID(c.ID)] = 0
			}
		}
		for _, id := range traced(r) {
			times[id]++
		}
		for id, n := range times {
			if n != 1 {
				t.Fatalf("clause %s stands in the trace %d times: %+v", id, n, r)
			}
		}
	})
}

// traced lists every clause of a trace.
func traced(r Resolution) []ClauseID {
	out := contributors(r)
	if r.Winner != nil {
		out = append(out, r.Winner.Clause.ID)
	}
	if r.Conflict != nil {
		for _, p := range r.Conflict.Parties {
			out = append(out, p.Clause.ID)
		}
	}
	for _, l := range r.Losers {
		out = append(out, l.Clause.ID)
	}
	for _, e := range r.Elsewhere {
		out = append(out, e.Clause.ID)
	}
	return out
}

func TestReasonsAreOfTheClosedList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		rules, q := NewRules(input), anyQuestion(t, input)
		for _, l := range Resolve(rules, q).Losers {
			if !slices.Contains(Reasons, l.Reason) {
				t.Fatalf("%s lost by %q", l.Clause.ID, l.Reason)
			}
		}
	})
}

// TestKnownAtEqualsReplay builds the rules as they were recorded up to a day,
// and asks them: the same answer as asking today's rules with that day's
// knowledge.
func TestKnownAtEqualsReplay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		q := anyQuestion(t, input)
		got := Resolve(NewRules(input), q)
		want := Resolve(NewRules(input.until(q.KnownAt)), q)
		if !got.Value.Equal(want.Value) || !reflect.DeepEqual(outline(got), outline(want)) {
			t.Fatalf("known: %s %v\nreplay: %s %v", got.Value, outline(got), want.Value, outline(want))
		}
	})
}

// until replays what was recorded up to a day from nothing.
func (in Input) until(known time.Time) Input {
	out := in
	out.Clauses, out.Documents = nil, nil
	for _, d := range in.Documents {
		if d.SignedAt != nil && d.SignedAt.After(known) {
			d.State, d.SignedAt = Draft, nil
		}
		if d.EndedKnownAt != nil && d.EndedKnownAt.After(known) {
			d.State, d.EndedAt, d.EndedKnownAt, d.SupersededBy = Signed, nil, nil, ""
		}
		out.Documents = append(out.Documents, d)
	}
	for _, c := range in.Clauses {
		if c.RecordedFrom.After(known) || c.RecordedTo != nil && !c.RecordedTo.After(known) {
			continue
		}
		c.RecordedTo = nil
		out.Clauses = append(out.Clauses, c)
	}
	return out
}

// outline is a trace without what was recorded later about its documents.
func outline(r Resolution) []string {
	out := []string{said(r), fmt.Sprint(contributors(r)), fmt.Sprint(lost(r)), fmt.Sprint(r.Floors)}
	if r.Conflict != nil {
		for _, p := range r.Conflict.Parties {
			out = append(out, string(p.Clause.ID))
		}
	}
	return out
}

func TestSimulationEqualsSigning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		q := anyQuestion(t, input)
		draft := Document{ID: "draft", Layer: rapid.SampledFrom(Agreements).Draw(t, "layer"), State: Draft, ValidFrom: anyDay(t, "from")}
		draft.Replaces = rapid.SampledFrom([]DocumentID{"", "d0", "d1"}).Draw(t, "replaces")
		var clauses []Clause
		for i := range rapid.IntRange(1, 5).Draw(t, "added") {
			c := anyClause(t, 50+i, []Document{draft})
			clauses = append(clauses, c)
		}
		signedAt := anyDay(t, "signed")
		simulated := NewRules(input).With(draft, clauses, signedAt)

		signed := input
		signed.Documents = slices.Clone(input.Documents)
		for i, d := range signed.Documents {
			if draft.Replaces != "" && d.ID == draft.Replaces && d.State == Signed {
				d.State, d.EndedAt, d.EndedKnownAt, d.SupersededBy = Superseded, &draft.ValidFrom, &signedAt, "draft"
				signed.Documents[i] = d
			}
		}
		draft.State, draft.SignedAt = Signed, &signedAt
		signed.Documents = append(signed.Documents, draft)
		signed.Clauses = slices.Concat(input.Clauses, clauses)
		if got, want := Resolve(simulated, q), Resolve(NewRules(signed), q); !reflect.DeepEqual(got, want) {
			t.Fatalf("simulated:\n%+v\nsigned:\n%+v", got, want)
		}
	})
}

func TestSnapshotsReplay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := anyInput().Draw(t, "rules")
		rules, q := NewRules(input), anyQuestion(t, input)
		f, err := Snapshot(rules, q.Scope, q.ValidAt)
		if err != nil {
			t.Fatal(err)
		}
		if same, err := Replay(f); err != nil || !same {
			t.Fatalf("replay is %v, %v of %s", same, err, f.JSON)
		}
	})
}
