package term

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// at is the nth day of the tests' time; agreements are signed on the first days
// and questions asked on day 100.
func at(day int) time.Time { return since(2026, time.January, 1).AddDate(0, 0, day) }

func till(day int) *time.Time { t := at(day); return &t }

// agreement is a document that was signed and took effect on a day.
func agreement(id string, layer Layer, day int, edits ...func(*Document)) Document {
	d := Document{
		ID: DocumentID(id), Layer: layer, Title: strings.ToUpper(id), State: Signed, ValidFrom: at(day), SignedAt: till(day),
	}
	for _, edit := range edits {
		edit(&d)
	}
	return d
}

// rule is a clause of a document; its id is the document's with a letter.
func rule(id string, key Key, value string, edits ...func(*Clause)) Clause {
	doc, _, _ := strings.Cut(id, "/")
	c := Clause{
		ID: ClauseID(id), Document: DocumentID(doc), Section: "1", Term: key, Operator: Assign, Value: value,
		ValidFrom: at(0), RecordedFrom: at(0),
	}
	for _, edit := range edits {
		edit(&c)
	}
	return c
}

func does(o Operator) func(*Clause) { return func(c *Clause) { c.Operator = o } }

func reaches(r Reach) func(*Clause) { return func(c *Clause) { c.Reach = r } }

var shelf = []Product{
	{ID: "mail", Family: "enterprise_online_service", Enterprise: true},
	{ID: "build", Family: "developer_service", Enterprise: true},
	{ID: "pulse", Family: "health"},
	{ID: "maps", Family: "external", External: true},
}

// of makes rules of documents and clauses, for a business in no jurisdiction.
func of(parts ...any) Rules { return in("", "business", parts...) }

func in(jurisdiction, kind string, parts ...any) Rules {
	input := Input{Jurisdiction: jurisdiction, Kind: kind, Products: shelf}
	for _, p := range parts {
		switch v := p.(type) {
		case Document:
			input.Documents = append(input.Documents, v)
		case Clause:
			input.Clauses = append(input.Clauses, v)
		default:
			panic(fmt.Sprintf("%T is no part of rules", p))
		}
	}
	return NewRules(input)
}

// ask asks on day 100. It panics where a clause stands in the trace twice.
func ask(r Rules, key Key, s Scope) Resolution {
	res := Resolve(r, Question{Term: key, Scope: s, ValidAt: at(100), KnownAt: at(100)})
	ids := slices.Sorted(slices.Values(traced(res)))
	if len(slices.Compact(slices.Clone(ids))) != len(ids) {
		panic(fmt.Sprintf("the trace of %s has a clause twice: %v", key, ids))
	}
	return res
}

// said is the value with the winner: "P20D by m/a".
func said(r Resolution) string {
	if r.Winner == nil {
		return r.Value.String()
	}
	return r.Value.String() + " by " + string(r.Winner.Clause.ID)
}

// lost lists the losers: "m/a lower_rank".
func lost(r Resolution) []string {
	var out []string
	for _, l := range r.Losers {
		out = append(out, string(l.Clause.ID)+" "+string(l.Reason))
	}
	return out
}

var (
	statement = agreement("st", LayerStatement, 0)
	master    = agreement("m", LayerMaster, 1)
)

// losing has a case for each reason.
var losing = []struct {
	reason Reason
	rules  Rules
	key    Key
	scope  Scope
	value  string
	loser  string
}{
	{LowerRank, of(statement, rule("st/a", AccessRespondWithin, "P30D"), master, rule("m/a", AccessRespondWithin, "P20D")),
		AccessRespondWithin, Scope{Product: "mail"}, "P20D by m/a", "st/a"},
	{LessSpecific, of(master, rule("m/a", AccessRespondWithin, "P20D"), rule("m/b", AccessRespondWithin, "P10D", reaches(Reach{Product: "mail"}))),
		AccessRespondWithin, Scope{Product: "mail"}, "P10D by m/b", "m/a"},
	{EarlierSigned, of(master, rule("m/a", AccessRespondWithin, "P20D"), agreement("n", LayerMaster, 2), rule("n/a", AccessRespondWithin, "P25D")),
		AccessRespondWithin, Scope{}, "P25D by n/a", "m/a"},
	{OutOfScopeProduct, of(statement, rule("st/a", AccessRespondWithin, "P30D"), master, rule("m/a", AccessRespondWithin, "P20D")),
		AccessRespondWithin, Scope{Product: "pulse"}, "P30D by st/a", "m/a"},
	{OutOfScopeProduct, of(master, rule("m/a", AccessRespondWithin, "P20D", reaches(Reach{Product: "build"}))),
		AccessRespondWithin, Scope{Product: "mail"}, "P1M", "m/a"},
	{OutOfScopeProduct, of(master, rule("m/a", AccessRespondWithin, "P20D", reaches(Reach{Family: "developer_service"}))),
		AccessRespondWithin, Scope{}, "P1M", "m/a"},
	{OutOfScopeJurisdiction, of(master, rule("m/a", AccessRespondWithin, "P20D", reaches(Reach{Jurisdiction: "US"}))),
		AccessRespondWithin, Scope{Jurisdiction: "BR"}, "P15D", "m/a"},
	{LegacyVersion, of(master, rule("m/a", AccessRespondWithin, "P20D", reaches(Reach{Versions: "<2"}))),
		AccessRespondWithin, Scope{Product: "mail", Version: "2.1"}, "P1M", "m/a"},
	{NotYetEffective, of(master, rule("m/a", AccessRespondWithin, "P20D", func(c *Clause) { c.ValidFrom = at(101) })),
		AccessRespondWithin, Scope{}, "P1M", "m/a"},
	{Expired, of(master, rule("m/a", AccessRespondWithin, "P20D", func(c *Clause) { c.ValidTo = till(100) })),
		AccessRespondWithin, Scope{}, "P1M", "m/a"},
	{Terminated, of(agreement("m", LayerMaster, 1, func(d *Document) { d.State, d.EndedAt, d.EndedKnownAt = Ended, till(50), till(40) }), rule("m/a", AccessRespondWithin, "P20D")),
		AccessRespondWithin, Scope{}, "P1M", "m/a"},
	{EarlierSigned, of(agreement("m", LayerMaster, 1, func(d *Document) {
		d.State, d.EndedAt, d.EndedKnownAt, d.SupersededBy = Superseded, till(50), till(40), "n"
	}), rule("m/a", AccessRespondWithin, "P20D")),
		AccessRespondWithin, Scope{}, "P1M", "m/a"},
	{Unsigned, of(agreement("m", LayerMaster, 1, func(d *Document) { d.State, d.SignedAt = Draft, nil }), rule("m/a", AccessRespondWithin, "P20D")),
		AccessRespondWithin, Scope{}, "P1M", "m/a"},
	{Unsigned, of(agreement("m", LayerMaster, 101), rule("m/a", AccessRespondWithin, "P20D")),
		AccessRespondWithin, Scope{}, "P1M", "m/a"},
	{NotDelegated, of(agreement("d", LayerProcessing, 1), rule("d/a", SessionMaxAge, "PT1H")),
		SessionMaxAge, Scope{}, "PT12H", "d/a"},
	{NotDelegated, of(agreement("c", LayerContractual, 1), rule("c/a", AccessRespondWithin, "P20D")),
		AccessRespondWithin, Scope{}, "P1M", "c/a"},
	{NotDelegated, of(master, rule("m/a", AccessRespondWithin, "P20D"), agreement("p", LayerPolicy, 2), rule("p/a", AccessRespondWithin, "P25D")),
		AccessRespondWithin, Scope{}, "P20D by m/a", "p/a"},
	{NotDelegated, of(master, rule("m/a", SessionIdle, "PT1H"), agreement("o", LayerOrder, 2), rule("o/a", SessionIdle, "PT2H")),
		SessionIdle, Scope{}, "PT1H by m/a", "o/a"},
	{NotDelegated, of(master, rule("m/a", AccessRespondWithin, "soon")),
		AccessRespondWithin, Scope{}, "P1M", "m/a"},
	{Locked, of(master, rule("m/a", AccessRespondWithin, "P20D", does(Lock)), agreement("o", LayerOrder, 2), rule("o/a", AccessRespondWithin, "P10D")),
		AccessRespondWithin, Scope{}, "P20D by m/a", "o/a"},
	{SubjectOnly, of(master, rule("m/a", HealthMarketing, "true")),
		HealthMarketing, Scope{}, "false", "m/a"},
	{SubjectOnly, of(agreement("p", LayerPolicy, 1), rule("p/a", HealthCombine, "true")),
		HealthCombine, Scope{}, "false", "p/a"},
	{SubjectOnly, of(statement, rule("st/a", HealthCombine, "true")),
		HealthCombine, Scope{Product: "pulse"}, "false", "st/a"},
	{BelowFloor, in("EU", "business", master, rule("m/a", AccessRespondWithin, "P60D")),
		AccessRespondWithin, Scope{}, "P1M", "m/a"},
	{AtomicGroup, of(master, rule("m/a", RetentionDeleted, "P10D"), agreement("d", LayerProcessing, 2), rule("d/a", ErasureMethod, EraseDelete)),
		RetentionDeleted, Scope{}, "P90D", "m/a"},
	{ExternalProduct, of(statement, rule("st/a", AccessRespondWithin, "P30D")),
		AccessRespondWithin, Scope{Product: "maps"}, "", "st/a"},
	{ExternalProduct, of(statement, rule("st/a", AccessRespondWithin, "P30D")),
		AccessRespondWithin, Scope{Product: "never heard of"}, "", "st/a"},
}

func TestEachReasonForLosing(t *testing.T) {
	seen := map[Reason]bool{}
	for i, c := range losing {
		seen[c.reason] = true
		r := ask(c.rules, c.key, c.scope)
		if said(r) != c.value || !slices.Contains(lost(r), c.loser+" "+string(c.reason)) {
			t.Errorf("case %d, %s: %s, losers %v; want %s and %s", i, c.reason, said(r), lost(r), c.value, c.loser)
		}
	}
	for _, reason := range Reasons {
		if !seen[reason] || reason.Sentence() == "" {
			t.Errorf("reason %s has no case or no sentence", reason)
		}
	}
	if len(reasons) != len(Reasons) {
		t.Errorf("%d reasons have sentences, %d are listed", len(reasons), len(Reasons))
	}
}

func TestOperators(t *testing.T) {
	st := agreement("st", LayerStatement, 0)
	base := rule("st/a", ResidencyRegions, "EU,UK,US")
	m, o := agreement("m", LayerMaster, 1), agreement("o", LayerOrder, 2)
	cases := []struct {
		name  string
		rules Rules
		want  string
		with  []ClauseID
	}{
		{"append adds to lower layers", of(st, base, m, rule("m/a", ResidencyRegions, "BR", does(Append))), "BR,EU,UK,US by m/a", []ClauseID{"st/a"}},
		{"remove takes from lower layers", of(st, base, m, rule("m/a", ResidencyRegions, "US", does(Remove))), "EU,UK by m/a", []ClauseID{"st/a"}},
		{"several removals of one rank all apply", of(st, base, m, rule("m/a", ResidencyRegions, "US", does(Remove)), rule("m/b", ResidencyRegions, "UK", does(Remove))),
			"EU by m/b", []ClauseID{"m/a", "st/a"}},
		{"assign replaces what was added below", of(st, base, m, rule("m/a", ResidencyRegions, "BR", does(Append)), o, rule("o/a", ResidencyRegions, "EU")), "EU by o/a", nil},
		{"an addition beside an assignment applies to it", of(st, base, m, rule("m/a", ResidencyRegions, "EU"), rule("m/b", ResidencyRegions, "BR", does(Append))), "BR,EU by m/b", []ClauseID{"m/a"}},
		{"reset goes back to the statement", of(st, base, m, rule("m/a", ResidencyRegions, "EU"), o, rule("o/a", ResidencyRegions, "", does(Reset))), "EU,UK,US by o/a", []ClauseID{"st/a"}},
		{"lock assigns", of(st, base, m, rule("m/a", ResidencyRegions, "EU", does(Lock))), "EU by m/a", nil},
		{"a lock beside an equal assignment locks", of(m, rule("m/a", ResidencyRegions, "EU"), rule("m/b", ResidencyRegions, "EU", does(Lock)), o, rule("o/a", ResidencyRegions, "US")), "EU by m/b", []ClauseID{"m/a"}},
		{"a lock that is overruled doesn't lock", of(st, base, m, rule("m/a", ResidencyRegions, "EU", does(Lock)), agreement("n", LayerMaster, 3), rule("n/a", ResidencyRegions, "UK"), o, rule("o/a", ResidencyRegions, "US")), "US by o/a", nil},
		{"clauses that agree contribute", of(m, rule("m/a", ResidencyRegions, "EU"), rule("m/b", ResidencyRegions, "EU")), "EU by m/a", []ClauseID{"m/b"}},
	}
	for _, c := range cases {
		r := ask(c.rules, ResidencyRegions, Scope{})
		if got := contributors(r); said(r) != c.want || !slices.Equal(got, c.with) {
			t.Errorf("%s: %s with %v, want %s with %v", c.name, said(r), got, c.want, c.with)
		}
	}
}

func contributors(r Resolution) []ClauseID {
	var out []ClauseID
	for _, c := range r.Contributors {
		out = append(out, c.Clause.ID)
	}
	return out
}

func TestMerges(t *testing.T) {
	words := []string{"a", "b", "c"}
	cases := []struct {
		merge       Merge
		def         Definition
		first, then string
		want        string
	}{
		{Replace, Definition{Type: TypeInt}, "3", "5", "5 by o/a"},
		{Min, Definition{Type: TypeInt}, "3", "5", "3 by m/a"},
		{Min, Definition{Type: TypeInt}, "5", "3", "3 by o/a"},
		{Max, Definition{Type: TypeInt}, "3", "5", "5 by o/a"},
		{Max, Definition{Type: TypeInt}, "5", "3", "5 by m/a"},
		{Union, Definition{Type: TypeSet, Options: words}, "a", "b", "a,b by o/a"},
		{Intersect, Definition{Type: TypeSet, Options: words}, "a,b", "b,c", "b by o/a"},
		{DenyWins, Definition{Type: TypeBool, Direction: False}, "false", "true", "false by m/a"},
		{DenyWins, Definition{Type: TypeBool, Direction: False}, "true", "false", "false by o/a"},
		{DenyWins, Definition{Type: TypeEnum, Options: words, Direction: Higher}, "b", "a", "b by m/a"},
		{All, Definition{Type: TypeBool}, "true", "false", "false by o/a"},
		{All, Definition{Type: TypeBool}, "false", "true", "false by m/a"},
		{All, Definition{Type: TypeBool}, "true", "true", "true by o/a"},
	}
	for _, c := range cases {
		c.def.Key, c.def.Merge, c.def.Overridable = "test", c.merge, agreed
		rules := of(agreement("m", LayerMaster, 1), rule("m/a", "test", c.first), agreement("o", LayerOrder, 2), rule("o/a", "test", c.then))
		rules = rules.under(map[Key]Definition{"test": c.def})
		if r := ask(rules, "test", Scope{}); said(r) != c.want {
			t.Errorf("%s of %s and %s: %s, want %s", c.merge, c.first, c.then, said(r), c.want)
		}
	}
}

func TestPrecedenceClauseOrdersAgreements(t *testing.T) {
	m := agreement("m", LayerMaster, 1, func(d *Document) { d.Precedence = []Layer{LayerProcessing, LayerOrder, LayerMaster} })
	o, d := agreement("o", LayerOrder, 2), agreement("d", LayerProcessing, 3)
	parts := []any{o, d, rule("m/a", AccessRespondWithin, "P10D"), rule("o/a", AccessRespondWithin, "P20D"), rule("d/a", AccessRespondWithin, "P25D")}
	if r := ask(of(append(parts, agreement("m", LayerMaster, 1))...), AccessRespondWithin, Scope{}); said(r) != "P25D by d/a" {
		t.Errorf("by default rank: %s", said(r))
	}
	if r := ask(of(append(parts, m)...), AccessRespondWithin, Scope{}); said(r) != "P10D by m/a" {
		t.Errorf("by the agreement's own order: %s", said(r))
	}
	draft := m
	draft.State, draft.SignedAt = Draft, nil
	if r := ask(of(append(parts, draft)...), AccessRespondWithin, Scope{}); said(r) != "P25D by d/a" {
		t.Errorf("a draft's order counts: %s", said(r))
	}
	later := m
	later.ValidFrom = at(101)
	if r := ask(of(append(parts, later)...), AccessRespondWithin, Scope{}); said(r) != "P25D by d/a" {
		t.Errorf("an order counts before its time: %s", said(r))
	}
	bad := agreement("m", LayerMaster, 1, func(d *Document) { d.Precedence = []Layer{LayerMaster, LayerStatement, "nonsense"} })
	if r := ask(of(append(parts, bad)...), AccessRespondWithin, Scope{}); said(r) != "P25D by d/a" {
		t.Errorf("an impossible order counts: %s", said(r))
	}
}

func TestConflictsKeepTheMostProtectiveValue(t *testing.T) {
	m := agreement("m", LayerMaster, 1)
	st := agreement("st", LayerStatement, 0)
	cases := []struct {
		name    string
		key     Key
		a, b    string
		want    string
		kept    ClauseID
		parties int
	}{
		{"the shorter deadline", AccessRespondWithin, "P20D", "P10D", "P10D by m/b", "m/b", 1},
		{"the approver", AccessSecondApprover, "true", "false", "true by m/a", "m/a", 1},
		{"the regions within both", ResidencyRegions, "EU,UK", "UK,US", "UK", "", 2},
		{"the smaller of nested regions", ResidencyRegions, "EU,UK", "EU", "EU by m/b", "m/b", 1},
		{"the earlier value where neither protects", PackageAvailableFor, "P10D", "P60D", "P30D by st/p", "", 2},
	}
	for _, c := range cases {
		r := ask(of(st, rule("st/p", PackageAvailableFor, "P30D"), m, rule("m/a", c.key, c.a), rule("m/b", c.key, c.b)), c.key, Scope{})
		var kept ClauseID
		if r.Conflict != nil && r.Conflict.Kept != nil {
			kept = r.Conflict.Kept.Clause.ID
		}
		if r.Conflict == nil || said(r) != c.want || kept != c.kept || len(r.Conflict.Parties) != c.parties || !r.Conflict.Since.Equal(at(1)) {
			t.Errorf("%s: %s, conflict %+v", c.name, said(r), r.Conflict)
		}
	}
}

func TestConflictsOfTwoRanksAddUpWhereTheTermDoes(t *testing.T) {
	words := Definition{Key: "test", Type: TypeSet, Options: []string{"a", "b", "c", "d"}, Direction: Subset, Merge: Union, Overridable: agreed}
	rules := of(
		agreement("m", LayerMaster, 1), rule("m/a", "test", "a"), rule("m/b", "test", "a,b"),
		agreement("o", LayerOrder, 2), rule("o/a", "test", "c"), rule("o/b", "test", "c,d"),
	)
	rules = rules.under(map[Key]Definition{"test": words})
	r := ask(rules, "test", Scope{})
	if said(r) != "a,c by o/a" || r.Conflict == nil || len(r.Conflict.Parties) != 2 || len(traced(r)) != 4 {
		t.Errorf("%s, %+v", said(r), r.Conflict)
	}
}

func TestConflictEndsWhereAHigherRankSpeaks(t *testing.T) {
	r := ask(of(
		agreement("m", LayerMaster, 1), rule("m/a", AccessRespondWithin, "P20D"), rule("m/b", AccessRespondWithin, "P10D"),
		agreement("o", LayerOrder, 2), rule("o/a", AccessRespondWithin, "P25D"),
	), AccessRespondWithin, Scope{})
	if r.Conflict != nil || said(r) != "P25D by o/a" || !slices.Equal(lost(r), []string{"m/a lower_rank", "m/b lower_rank"}) {
		t.Errorf("%s, %v, %+v", said(r), lost(r), r.Conflict)
	}
}

func TestNeitherProductNorGroupIsCloser(t *testing.T) {
	m := agreement("m", LayerMaster, 1)
	scope := Scope{Product: "mail", Groups: []string{"g"}}
	product := rule("m/a", AccessRespondWithin, "P20D", reaches(Reach{Product: "mail"}))
	group := rule("m/b", AccessRespondWithin, "P10D", reaches(Reach{Group: "g"}))
	if r := ask(of(m, product, group), AccessRespondWithin, scope); r.Conflict == nil {
		t.Errorf("%s without conflict", said(r))
	}
	both := rule("m/c", AccessRespondWithin, "P25D", reaches(Reach{Product: "mail", Group: "g"}))
	if r := ask(of(m, product, group, both), AccessRespondWithin, scope); r.Conflict != nil || said(r) != "P25D by m/c" {
		t.Errorf("%s, %+v", said(r), r.Conflict)
	}
}

func TestClausesAboutOthersStandElsewhere(t *testing.T) {
	r := ask(of(agreement("m", LayerMaster, 1),
		rule("m/a", AccessRespondWithin, "P20D", reaches(Reach{Account: "personal"})),
		rule("m/b", AccessRespondWithin, "P20D", reaches(Reach{Category: "health"})),
		rule("m/c", AccessRespondWithin, "P20D", reaches(Reach{Group: "other"})),
	), AccessRespondWithin, Scope{Account: "work_or_school", Category: "content", Groups: []string{"g"}})
	if len(r.Elsewhere) != 3 || len(r.Losers) != 0 || said(r) != "P1M" {
		t.Errorf("%s, elsewhere %d, losers %v", said(r), len(r.Elsewhere), lost(r))
	}
}

func TestSurvivingClausesOutliveTheirAgreement(t *testing.T) {
	ended := agreement("m", LayerMaster, 1, func(d *Document) { d.State, d.EndedAt, d.EndedKnownAt = Ended, till(50), till(40) })
	r := ask(of(ended, rule("m/a", RetentionDeleted, "P10D", func(c *Clause) { c.Survives = true })), RetentionDeleted, Scope{})
	if said(r) != "P10D by m/a" {
		t.Error(said(r))
	}
}

func TestUnknownTermHasNoValue(t *testing.T) {
	if r := ask(of(), "no.such.term", Scope{}); !r.Value.IsZero() || r.Winner != nil {
		t.Errorf("%+v", r)
	}
}

func TestHoldSuspendsDeletion(t *testing.T) {
	r := ask(of(), RetentionDeleted, Scope{Held: true})
	if !r.Suspended || !strings.Contains(r.Sentence, "legal hold") || said(r) != "P90D" {
		t.Errorf("%+v", r)
	}
	if r := ask(of(), AccessRespondWithin, Scope{Held: true}); r.Suspended {
		t.Error("a hold suspends an answer")
	}
}
