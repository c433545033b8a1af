package rights

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// legal is the state machine written down a second time, as a plain table: from,
// verb, to. What is not here must be refused.
var legal = map[State]map[Verb]State{
	Received:         {VerbStart: InProgress, VerbRefuse: Refused, VerbWithdraw: Withdrawn},
	InProgress:       {VerbReady: AwaitingApproval, VerbRefuse: Refused, VerbWithdraw: Withdrawn},
	AwaitingApproval: {VerbApprove: Executing, VerbRefuse: Refused, VerbWithdraw: Withdrawn},
	Executing:        {VerbComplete: Completed},
}

func expected(r Request, v Verb) (State, bool) {
	to, ok := legal[r.State][v]
	switch {
	case r.Kind.ByHand() && v == VerbReady:
		return "", false
	case r.Kind.ByHand() && r.State == InProgress && v == VerbComplete:
		return Completed, true
	case r.Kind.GivesPackage() && r.State == Executing && v == VerbReturn:
		return AwaitingApproval, true
	case r.Kind == Erasure && v == VerbBlock && (r.State == AwaitingApproval || r.State == Executing):
		return Blocked, true
	case r.State == Blocked && v == VerbResume:
		return r.BlockedFrom, true
	case r.State == Blocked && r.BlockedFrom == AwaitingApproval && v == VerbRefuse:
		return Refused, true
	case r.State == Blocked && r.BlockedFrom == AwaitingApproval && v == VerbWithdraw:
		return Withdrawn, true
	}
	return to, ok
}

func TestStatesAreReachedOnlyLegally(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Request{Kind: rapid.SampledFrom(Kinds).Draw(t, "kind"), State: Received}
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			v := rapid.SampledFrom(Verbs).Draw(t, "verb")
			want, ok := expected(r, v)
			before := r
			err := r.move(v)
			switch {
			case ok && (err != nil || r.State != want):
				t.Fatalf("%s %s from %s: %s, %v; want %s", before.Kind, v, before.State, r.State, err, want)
			case !ok && (!fault.Is(err, fault.Conflict) || r.State != before.State):
				t.Fatalf("%s %s from %s was not refused: %s, %v", before.Kind, v, before.State, r.State, err)
			case (r.State == Blocked) != (r.BlockedFrom != ""):
				t.Fatalf("state %s, blocked from %q", r.State, r.BlockedFrom)
			case before.State.Final() && err == nil:
				t.Fatalf("%s followed %s", r.State, before.State)
			}
		}
	})
}

func TestPossibleIsWhatWorks(t *testing.T) {
	for _, k := range Kinds {
		for _, s := range States {
			r := Request{Kind: k, State: s}
			if s == Blocked {
				r.BlockedFrom = AwaitingApproval
			}
			for _, v := range Verbs {
				probe := r
				if works := probe.move(v) == nil; works != slices.Contains(r.Possible(), v) {
					t.Errorf("%s %s %s: works %v, possible %v", k, s, v, works, r.Possible())
				}
			}
		}
	}
}

// The four-eyes matrix: who approves, by what they did before.
func TestFourEyes(t *testing.T) {
	person := func(m access.MemberID) Actor { return Actor{Kind: access.KindMember, ID: string(m), Member: m} }
	token := Actor{Kind: access.KindProgram, ID: "token-1"}
	ownToken := Actor{Kind: access.KindProgram, ID: "token-2", Member: "starter"}
	for _, c := range []struct {
		name   string
		who    Actor
		second bool
		denied bool
	}{
		{"another person", person("other"), true, false},
		{"another person, no second needed", person("other"), false, false},
		{"the subject", person("subject"), true, true},
		{"the subject, no second needed", person("subject"), false, true},
		{"the requester", person("opener"), true, true},
		{"the requester, no second needed", person("opener"), false, true},
		{"whoever started it", person("starter"), true, true},
		{"whoever started it, no second needed", person("starter"), false, false},
		{"whoever attested the identity", person("verifier"), true, true},
		{"whoever attested it, no second needed", person("verifier"), false, false},
		{"whoever started it, by a token of their own", ownToken, true, true},
		{"a program", token, true, true},
		{"a program, no second needed", token, false, true},
		{"another person, by a token of their own", Actor{Kind: access.KindProgram, ID: "token-3", Member: "other"}, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Request{
				MemberID: "subject", SecondApprover: c.second, Opened: Step{By: person("opener")},
				Attested: &Step{By: person("verifier")}, Started: &Step{By: person("starter")},
			}
			if err := r.mayApprove(c.who); fault.Is(err, fault.Denied) != c.denied || err != nil && !c.denied {
				t.Errorf("got %v", err)
			}
		})
	}
}

// Behind a program may be the approver: what it did counts for nobody.
func TestFourEyesSeeNoPrograms(t *testing.T) {
	person := func(m access.MemberID) Step {
		return Step{By: Actor{Kind: access.KindMember, ID: string(m), Member: m}}
	}
	program := Step{By: Actor{Kind: access.KindProgram, ID: "token-1"}}
	anna, bert, other := person("anna"), person("bert"), person("other")
	for _, c := range []struct {
		name                      string
		opened, attested, started Step
		second, denied            bool
	}{
		{"all by a program", program, program, program, true, true},
		{"all by a program, no second needed", program, program, program, false, true},
		{"opened by a program", program, anna, anna, true, false},
		{"attested by a program", anna, program, anna, true, true},
		{"started by a program", anna, anna, program, true, true},
		{"started by a program, no second needed", anna, anna, program, false, false},
		{"opened by a program, attested by the approver, no second needed", program, other, other, false, true},
		{"opened by a program, attested by another, no second needed", program, anna, program, false, false},
		{"three people", anna, bert, bert, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Request{MemberID: "subject", Kind: Erasure, SecondApprover: c.second, Opened: c.opened, Attested: &c.attested, Started: &c.started}
			if err := r.mayApprove(other.By); fault.Is(err, fault.Denied) != c.denied || err != nil && !c.denied {
				t.Errorf("got %v", err)
			}
		})
	}
}
