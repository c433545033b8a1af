package term

import (
	"slices"
	"testing"
	"time"
)

// told lists the steps of a history: from when, and the value.
func told(steps []Step) []string {
	var out []string
	for _, s := range steps {
		out = append(out, s.From.Format(time.DateOnly)+" "+s.Value.String())
	}
	return out
}

// TestBeliefsKeepToWhatWasKnown: a document that was signed on day 60 for day 10
// changed what applied from day 10 on, as it is known now; until day 60 nobody
// could have said so.
func TestBeliefsKeepToWhatWasKnown(t *testing.T) {
	rules := in("EU", "business",
		agreement("m", LayerMaster, 60),
		rule("m/a", AccessRespondWithin, "P20D", func(c *Clause) { c.ValidFrom = at(10) }),
	)
	q := Question{Term: AccessRespondWithin, KnownAt: at(100)}
	if got, want := told(History(rules, q, at(0), at(100))), []string{"2026-01-01 P1M", "2026-01-11 P20D"}; !slices.Equal(got, want) {
		t.Errorf("as known now: %v, want %v", got, want)
	}
	if got, want := told(Beliefs(rules, q, at(0), at(100))), []string{"2026-01-01 P1M", "2026-03-02 P20D"}; !slices.Equal(got, want) {
		t.Errorf("as known at the time: %v, want %v", got, want)
	}
}

// TestHistoryFollowsChoices: what a member decides begins a step of its own.
func TestHistoryFollowsChoices(t *testing.T) {
	q := Question{Term: PromotionsEmail, KnownAt: at(100)}
	q.Choices = []Choice{{ID: "1", Term: PromotionsEmail, Value: "false", At: at(20)}, {ID: "2", Term: PromotionsEmail, Value: "true", At: at(30)}}
	rules := in("EU", "business", agreement("s", LayerStatement, 0), rule("s/a", PromotionsEmail, "true"))
	got := told(History(rules, q, at(0), at(100)))
	if want := []string{"2026-01-01 true", "2026-01-21 false", "2026-01-31 true"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestFingerprintsNameAnswers: the same answer has the same fingerprint whenever
// it is asked for, and another rule, reason or scope gives another one.
func TestFingerprintsNameAnswers(t *testing.T) {
	parts := func(value string) Rules {
		return in("EU", "business", agreement("m", LayerMaster, 1), rule("m/a", AccessRespondWithin, value))
	}
	of := func(r Rules, s Scope, day int) string {
		f, err := Resolve(r, Question{Term: AccessRespondWithin, Scope: s, ValidAt: at(day), KnownAt: at(day)}).Fingerprint()
		if err != nil || len(f) != 64 {
			t.Fatalf("%q, %v", f, err)
		}
		return f
	}
	same := of(parts("P20D"), Scope{}, 40)
	if again := of(parts("P20D"), Scope{}, 50); again != same {
		t.Errorf("asked later: %s, before %s", again, same)
	}
	all := []string{same, of(parts("P19D"), Scope{}, 40), of(parts("P20D"), Scope{Account: "personal"}, 40), of(parts("P20D"), Scope{}, 0)}
	slices.Sort(all)
	if n := len(slices.Compact(all)); n != 4 {
		t.Errorf("%d different fingerprints of 4 different answers", n)
	}
}
