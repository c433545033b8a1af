package term

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
)

// unspoken are terms of which the statement of 2018 says nothing: what was
// published doesn't change, so their default is the registry's.
var unspoken = []Key{
	AccountsSecondPerson, AccountsUndo, AdminAccessFor, RestrictionNotice, DomainGrace, Personalize, NetworkVisibility,
	AdminAccessReview, EvidenceKept, AccessAssurance, ErasureAssurance, FoundAnswer, OrganizationSuspension, OrganizationCancellation, OrganizationClosing, SuspendedRequests,
	ProductEnabled, SubprocessorNotice, SubprocessorObjection, LegalNotice, VisibilityReach, AITraining, DiagnosticsOptional,
	SignInParties, StatementNotice, DeviceSettings, DevicePolicies, DeviceUpdates, DeviceCollection,
	OffboardingOffer, OffboardingRemind, OffboardingContent, TransferContent, RetentionRecords, RetentionPayment, CancellationNotice,
	RetentionLog,
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
	const head = "format: steward.statement/1\nversion: a\ntitle: A\neffective: 2018-05-01T00:00:00Z\n"
	const clause = "clauses:\n  - {section: S, text: T, term: "
	cases := []struct{ name, text, want string }{
		{"unknown key", head + "color: red\n", "color"},
		{"no clauses", head, "clauses"},
		{"no version", "format: steward.statement/1\neffective: 2018-05-01\ntitle: A\n" + clause + "ads.interest_based, value: \"true\"}\n", "version"},
		{"unknown term", head + clause + "no.such, value: x}\n", "no.such"},
		{"bad value", head + clause + "rights.extension, value: soon}\n", "P30D"},
		{"the member's own", head + clause + "health.marketing, value: \"true\"}\n", "own"},
		{"no text", head + "clauses:\n  - {section: S, term: rights.extension, value: P1M}\n", "text"},
		{"bound to no versions", head + "governs: {product: server}\n" + clause + "rights.extension, value: P1M}\n", "governs versions"},
		{"bound to a group", head + "governs: {product: server, versions: <3.0, group: g}\n" + clause + "rights.extension, value: P1M}\n", "governs versions"},
		{"bound to bad versions", head + "governs: {product: server, versions: old}\n" + clause + "rights.extension, value: P1M}\n", "version range"},
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
	d1, c1 := all[0].documents(&next)
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

// TestRow77LegacyVersionsKeepTheirOwnStatement: a statement that is bound to
// versions of a product is theirs alone, whatever the general ones say before and
// after; other versions, other products and the organization at large have the
// general one; versions that no statement governs get no invented answer.
func TestRow77LegacyVersionsKeepTheirOwnStatement(t *testing.T) {
	clause := func(value string) []StatementClause {
		return []StatementClause{{Section: "S", Term: AccessRespondWithin, Value: value, Text: "T"}}
	}
	old := Reach{Product: "mail", Versions: ">=1.0 <3.0"}
	all := []Statement{
		{ID: "2018", Title: "General", Effective: at(0), Clauses: clause("P30D")},
		{ID: "2018-mail-2", Title: "Mail before 3", Effective: at(0), Governs: old, Clauses: clause("P25D")},
		{ID: "2020", Title: "General", Effective: at(50), Clauses: clause("P14D")},
		{ID: "2021-mail-2", Title: "Mail before 3", Effective: at(70), Governs: old, Clauses: clause("P20D")},
	}
	products := slices.Clone(shelf)
	mail := slices.IndexFunc(products, func(p Product) bool { return p.ID == "mail" })
	products[mail].Versions = ">=3.0"
	in := Input{Products: products}
	for i, s := range all {
		var next *Statement
		if n, ok := s.Next(all[i+1:]); ok {
			next = &n
		}
		documents, clauses := s.documents(next)
		in.Documents, in.Clauses = append(in.Documents, documents...), append(in.Clauses, clauses...)
	}
	rules := NewRules(in)
	for _, c := range []struct {
		product, version string
		day              time.Time
		want             string
	}{
		{"mail", "2.4", at(10), "P25D"}, {"mail", "2.4", at(60), "P25D"}, {"mail", "2.4", at(80), "P20D"},
		{"mail", "3.1", at(10), "P30D"}, {"mail", "3.1", at(60), "P14D"},
		{"mail", "", at(60), "P14D"}, {"", "", at(60), "P14D"}, {"pulse", "2.4", at(60), "P14D"},
		{"mail", "0.9", at(60), ""},
	} {
		r := Resolve(rules, Question{Term: AccessRespondWithin, Scope: Scope{Product: c.product, Version: c.version}, ValidAt: c.day, KnownAt: at(100)})
		if r.Value.String() != c.want || r.External != (c.want == "") {
			t.Errorf("%s %s on %s: %s, want %s", c.product, c.version, c.day.Format(time.DateOnly), said(r), c.want)
		}
		if n := 1 + len(r.Losers) + len(r.Contributors); c.want != "" && n != len(all) {
			t.Errorf("%s %s: %d of %d clauses stand in the trace", c.product, c.version, n, len(all))
		}
	}
	r := Resolve(rules, Question{Term: AccessRespondWithin, Scope: Scope{Product: "mail", Version: "2.4"}, ValidAt: at(60), KnownAt: at(100)})
	for _, l := range r.Losers {
		if l.Document.ID == "statement/2020" && l.Reason != LegacyVersion {
			t.Errorf("the general statement lost because of %s", l.Reason)
		}
	}
}

// TestRow77StatementsComeBackAsTheyWerePublished: what a statement governs is
// kept with it and decides, on both databases.
func TestRow77StatementsComeBackAsTheyWerePublished(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		s, err := ParseStatement([]byte("format: steward.statement/1\nversion: old-server\ntitle: Servers before 3\neffective: 2018-05-01T00:00:00Z\n" +
			"governs: {product: server, versions: <3.0}\nclauses: [{section: S, text: T, term: session.idle, value: PT9H}]\n"))
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // publishing again changes nothing
			err = d.Across(t.Context(), "test", func(w *db.Wide) error {
				_, err := w.Exec(`
					insert into product (id, name, family, kind, audience, docs_url, version_range, enterprise, external, statement_url, published_at)
					values ('server', 'Server', 'enterprise_and_developer_software', 'server', 'enterprise', '', '>=3.0', :yes, :no, '', :now)
					on conflict (id) do nothing`, db.Args{"yes": true, "no": false, "now": w.Now()})
				if err != nil {
					return err
				}
				return Publish(w, []Statement{s})
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		err = d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) error {
			for version, want := range map[string]string{"2.9": "PT9H", "3.0": "PT2H"} {
				r, err := Ask(tx, SessionIdle, Scope{Product: "server", Version: version})
				if err != nil || r.Value.String() != want {
					t.Errorf("version %s: %s, %v", version, said(r), err)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
