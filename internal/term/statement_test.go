package term

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// unspoken are terms of which the statement of 2018 says nothing: what was
// published doesn't change, so their default is the registry's.
var unspoken = []Key{
	AccountsSecondPerson, AccountsUndo, AdminAccessFor, DomainGrace, Personalize, NetworkVisibility,
	AdminAccessReview, EvidenceKept, AccessAssurance, ErasureAssurance, FoundAnswer, OrganizationSuspension, OrganizationCancellation, OrganizationClosing, SuspendedRequests,
	ProductEnabled, SubprocessorNotice, SubprocessorObjection, LegalNotice, VisibilityReach, AITraining, DiagnosticsOptional,
	OffboardingOffer, OffboardingRemind, OffboardingContent, TransferContent, RetentionRecords, RetentionPayment, CancellationNotice,
}

func TestStatementOf2018SpeaksOfEveryTerm(t *testing.T) {
	all, err := Statements()
	if err != nil {
		t.Fatal(err)
	}
	s := all[0]
	if s.ID != "2018-05" || !s.Effective.Equal(since(2018, time.May, 1)) {
		t.Errorf("%s of %s", s.ID, s.Effective)
	}
	for _, d := range Registry() {
		i := slices.IndexFunc(s.Clauses, func(c StatementClause) bool { return c.Term == d.Key && c.Reach == (Reach{}) })
		if slices.Contains(unspoken, d.Key) {
			if i >= 0 {
				t.Errorf("the published statement speaks of %s", d.Key)
			}
			continue
		}
		if i < 0 {
			t.Errorf("the statement doesn't speak of %s", d.Key)
		} else if s.Clauses[i].Section != d.Section {
			t.Errorf("%s stands under %q in the statement, %q in the registry", d.Key, s.Clauses[i].Section, d.Section)
		}
	}
}

func TestMalformedStatementsAreRefused(t *testing.T) {
	const head = "version: a\ntitle: A\neffective: 2018-05-01T00:00:00Z\n"
	const clause = "clauses:\n  - {section: S, text: T, term: "
	cases := []struct{ name, text, want string }{
		{"unknown key", head + "color: red\n", "color"},
		{"no clauses", head, "clauses"},
		{"no version", "title: A\n" + clause + "ads.interest_based, value: \"true\"}\n", "version"},
		{"unknown term", head + clause + "no.such, value: x}\n", "no.such"},
		{"bad value", head + clause + "rights.extension, value: soon}\n", "P30D"},
		{"the member's own", head + clause + "health.marketing, value: \"true\"}\n", "own"},
		{"no text", head + "clauses:\n  - {section: S, term: rights.extension, value: P1M}\n", "text"},
		{"bad versions", head + clause + "rights.extension, value: P1M, reach: {versions: old}}\n", "version range"},
		{"not YAML", "a: [", ""},
	}
	for _, c := range cases {
		if _, err := ParseStatement([]byte(c.text)); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestStatementsFollowEachOther(t *testing.T) {
	all, err := Statements()
	if err != nil {
		t.Fatal(err)
	}
	next := Statement{ID: "2026", Title: "Next", Effective: at(50), Clauses: []StatementClause{{Section: "S", Term: AccessRespondWithin, Value: "P14D", Text: "T"}}}
	d1, c1 := all[0].documents(&next.Effective)
	d2, c2 := next.documents(nil)
	rules := NewRules(Input{Products: shelf, Documents: slices.Concat(d1, d2), Clauses: slices.Concat(c1, c2)})
	cases := []struct {
		key     Key
		product string
		day     time.Time
		want    string
	}{
		{AccessRespondWithin, "", since(2018, time.April, 30), "P1M"},
		{AccessRespondWithin, "", since(2018, time.May, 1), "P30D"},
		{AccessRespondWithin, "", at(49), "P30D"},
		{AccessRespondWithin, "", at(50), "P14D"},
		{ErasureRespondWithin, "", at(50), "P1M"},
		{AdminAccessContent, "mail", at(10), ContentWithReason},
		{AdminAccessContent, "pulse", at(10), ContentDenied},
		{AdsInterestBased, "pulse", at(10), "false"},
	}
	for _, c := range cases {
		r := Resolve(rules, Question{Term: c.key, Scope: Scope{Product: c.product}, ValidAt: c.day, KnownAt: at(100)})
		if r.Value.String() != c.want {
			t.Errorf("%s of %q on %s: %s, want %s", c.key, c.product, c.day.Format(time.DateOnly), said(r), c.want)
		}
	}
}
