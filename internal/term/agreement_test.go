package term_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// publish writes the statement and a small catalogue.
func publish(t *testing.T, d *dbtest.DB) {
	t.Helper()
	statements, err := term.Statements()
	if err != nil {
		t.Fatal(err)
	}
	err = d.Across(t.Context(), "test", func(w *db.Wide) error {
		if err := term.Publish(w, statements); err != nil {
			return err
		}
		return product.Publish(w, []product.Product{
			{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise"},
			{ID: "pulse", Name: "Pulse", Family: product.Health, Kind: "app", Audience: "home"},
			{ID: "maps", Name: "Maps", Family: product.External, Kind: "app", Audience: "home", StatementURL: "https://maps.example/privacy"},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func update(t *testing.T, d *dbtest.DB, org access.OrgID, fn func(tx *db.Tx) error) error {
	t.Helper()
	return d.Update(dbtest.As(t, org, access.Owner), access.ManageTerms, fn)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// desk is where an organization's documents are written.
type desk struct {
	t   *testing.T
	d   *dbtest.DB
	org access.OrgID
}

func (k desk) draft(n term.New) (doc term.Document) {
	k.t.Helper()
	must(k.t, update(k.t, k.d, k.org, func(tx *db.Tx) (err error) {
		doc, err = term.CreateAgreement(tx, n)
		return err
	}))
	return doc
}

func (k desk) sign(n term.New) (doc term.Document) {
	k.t.Helper()
	id := k.draft(n).ID
	must(k.t, update(k.t, k.d, k.org, func(tx *db.Tx) (err error) {
		doc, err = sign(tx, id, "Ada Byron")
		return err
	}))
	return doc
}

func load(t *testing.T, d *dbtest.DB, org access.OrgID) (rules term.Rules) {
	t.Helper()
	must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) (err error) {
		rules, err = term.Load(tx)
		return err
	}))
	return rules
}

func now(d *dbtest.DB, key term.Key, s term.Scope) term.Question {
	return term.Question{Term: key, Scope: s, ValidAt: d.Now(), KnownAt: d.Now()}
}

func master(clauses ...term.Proposal) term.New {
	return term.New{Layer: term.LayerMaster, Title: "Master agreement", Reference: "MA-7", Clauses: clauses}
}

func says(key term.Key, value string) term.Proposal {
	return term.Proposal{Section: "7.2", Term: key, Value: value}
}

func TestAgreementOverridesTheStatementOnceSigned(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		doc := desk{t, d, org}.draft(master(says(term.AccessRespondWithin, "P20D")))
		if doc.State != term.Draft || doc.Hash != "" {
			t.Errorf("a draft is %s with hash %q", doc.State, doc.Hash)
		}
		r := term.Resolve(load(t, d, org), now(d, term.AccessRespondWithin, term.Scope{Product: "mail"}))
		if r.Value.String() != "P30D" || len(r.Losers) != 1 || r.Losers[0].Reason != term.Unsigned {
			t.Errorf("draft: %s, %+v", r.Value, r.Losers)
		}
		must(t, update(t, d, org, func(tx *db.Tx) (err error) {
			doc, err = sign(tx, doc.ID, "Ada Byron")
			return err
		}))
		rules := load(t, d, org)
		r = term.Resolve(rules, now(d, term.AccessRespondWithin, term.Scope{Product: "mail"}))
		if r.Value.Duration() != term.Days(20) || r.Winner.Document.ID != doc.ID || r.Winner.Clause.Section != "7.2" || r.Default.String() != "P30D" {
			t.Errorf("signed: %s by %+v, default %s", r.Value, r.Winner, r.Default)
		}
		if r := term.Resolve(rules, now(d, term.AccessRespondWithin, term.Scope{Product: "pulse"})); r.Value.String() != "P30D" {
			t.Errorf("consumer product: %s", r.Value)
		}
		if r := term.Resolve(rules, now(d, term.AccessRespondWithin, term.Scope{Product: "maps"})); !r.External {
			t.Errorf("external product: %s", r.Value)
		}
	})
}

func TestSigningFixesTheContent(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		doc := desk{t, d, org}.sign(master(says(term.AccessRespondWithin, "P20D"), says(term.ResidencyRegions, "US, EU")))
		if doc.State != term.Signed || doc.SignedBy.Name != "Ada Byron" || doc.SignedBy.ID != "second" || !doc.SignedAt.Equal(d.Now()) {
			t.Errorf("%+v", doc)
		}
		must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) error {
			stored, err := term.FindDocument(tx, doc.ID)
			if err != nil {
				return err
			}
			clauses, err := term.ClausesOf(tx, []term.DocumentID{doc.ID})
			if err != nil {
				return err
			}
			hash, err := term.HashOf(stored, clauses[doc.ID])
			if hash != doc.Hash || stored.Hash != hash || len(hash) != 64 {
				t.Errorf("read again, the hash is %s, was %s", hash, doc.Hash)
			}
			clauses[doc.ID][0].Value = "P21D"
			if changed, _ := term.HashOf(stored, clauses[doc.ID]); changed == hash {
				t.Error("another clause has the same hash")
			}
			return err
		}))
	})
}

func TestDocumentsMoveThroughTheirStatesOnly(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		empty := desk{t, d, org}.draft(master())
		signed := desk{t, d, org}.sign(master(says(term.AccessRespondWithin, "P20D")))
		draft := desk{t, d, org}.draft(master(says(term.AccessRespondWithin, "P10D")))
		more := []term.Proposal{says(term.Extension, "P1M")}
		amendment := desk{t, d, org}.sign(term.New{Title: "Amendment", Amends: signed.ID, Clauses: more})
		cases := []struct {
			name string
			want fault.Kind
			do   func(tx *db.Tx) error
		}{
			{"sign without clauses", fault.Conflict, func(tx *db.Tx) error { _, err := sign(tx, empty.ID, "A"); return err }},
			{"sign without a name", fault.Invalid, func(tx *db.Tx) error { _, err := sign(tx, draft.ID, "  "); return err }},
			{"sign twice", fault.Conflict, func(tx *db.Tx) error { _, err := sign(tx, signed.ID, "A"); return err }},
			{"sign nothing", fault.NotFound, func(tx *db.Tx) error { _, err := sign(tx, "no such", "A"); return err }},
			{"add to a signed one", fault.Conflict, func(tx *db.Tx) error { return term.AddClauses(tx, signed.ID, more) }},
			{"add to nothing", fault.NotFound, func(tx *db.Tx) error { return term.AddClauses(tx, "no such", more) }},
			{"terminate a draft", fault.Conflict, func(tx *db.Tx) error { return term.Terminate(tx, draft.ID, tx.Now) }},
			{"terminate before it began", fault.Invalid, func(tx *db.Tx) error { return term.Terminate(tx, signed.ID, tx.Now.AddDate(-1, 0, 0)) }},
			{"amend a draft", fault.Conflict, func(tx *db.Tx) error {
				_, err := term.CreateAgreement(tx, term.New{Title: "A", Amends: draft.ID})
				return err
			}},
			{"amend an amendment", fault.Invalid, func(tx *db.Tx) error {
				_, err := term.CreateAgreement(tx, term.New{Title: "A", Amends: amendment.ID})
				return err
			}},
			{"hold too much", fault.Invalid, func(tx *db.Tx) error {
				return term.AddClauses(tx, draft.ID, slices.Repeat(more, 2000))
			}},
			{"amend as another kind", fault.Invalid, func(tx *db.Tx) error {
				_, err := term.CreateAgreement(tx, term.New{Title: "A", Amends: signed.ID, Layer: term.LayerOrder})
				return err
			}},
			{"remove what isn't there", fault.NotFound, func(tx *db.Tx) error { return term.RemoveClause(tx, draft.ID, "no such") }},
		}
		for _, c := range cases {
			if err := update(t, d, org, c.do); !fault.Is(err, c.want) {
				t.Errorf("%s: %v, want %s", c.name, err, c.want)
			}
		}
		must(t, update(t, d, org, func(tx *db.Tx) error { return term.AddClauses(tx, draft.ID, more) }))
	})
}

func TestMalformedAgreementsAreRefused(t *testing.T) {
	early := dbtest.Start.AddDate(0, 0, -1)
	cases := []struct {
		name, says string
		n          term.New
	}{
		{"no title", "title", term.New{Layer: term.LayerMaster}},
		{"long title", "200", term.New{Layer: term.LayerMaster, Title: strings.Repeat("x", 201)}},
		{"not a layer", "master_agreement", term.New{Layer: "contract", Title: "A"}},
		{"the statement's layer", "statement", term.New{Layer: term.LayerStatement, Title: "A"}},
		{"ends before it begins", "before", term.New{Layer: term.LayerMaster, Title: "A", ValidTo: &early}},
		{"precedence of the statement", "statement", term.New{Layer: term.LayerMaster, Title: "A", Precedence: []term.Layer{term.LayerStatement}}},
		{"precedence twice", "once", term.New{Layer: term.LayerMaster, Title: "A", Precedence: []term.Layer{term.LayerOrder, term.LayerOrder}}},
		{"unknown term", "no.such", master(says("no.such", "1"))},
		{"bad value", "P30D", master(says(term.AccessRespondWithin, "20 days"))},
		{"no value", "P30D", master(says(term.AccessRespondWithin, ""))},
		{"no section", "section", master(term.Proposal{Term: term.AccessRespondWithin, Value: "P20D"})},
		{"unknown operator", "operator", master(term.Proposal{Section: "1", Term: term.AccessRespondWithin, Operator: "maximize", Value: "P20D"})},
		{"append to one value", "nothing can be added", master(term.Proposal{Section: "1", Term: term.AccessRespondWithin, Operator: term.Append, Value: "P20D"})},
		{"reset with a value", "no value", master(term.Proposal{Section: "1", Term: term.AccessRespondWithin, Operator: term.Reset, Value: "P20D"})},
		{"lock without a value", "P30D", master(term.Proposal{Section: "1", Term: term.AccessRespondWithin, Operator: term.Lock})},
		{"clause ends before it begins", "before", master(term.Proposal{Section: "1", Term: term.AccessRespondWithin, Value: "P20D", ValidTo: &early})},
		{"bad versions", "version range", master(term.Proposal{Section: "1", Term: term.AccessRespondWithin, Value: "P20D", Reach: term.Reach{Versions: "old"}})},
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "one")
		for _, c := range cases {
			err := update(t, d, org, func(tx *db.Tx) error { _, err := term.CreateAgreement(tx, c.n); return err })
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) error {
			all, err := term.Documents(tx)
			if len(all) != 0 {
				t.Errorf("%d documents were left behind", len(all))
			}
			return err
		}))
	})
}

func TestWhatGoesTooFarStandsInTheDocumentAndLoses(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		health := says(term.AdminAccessContent, term.ContentWithReason)
		health.Reach.Family = string(product.Health)
		desk{t, d, org}.sign(master(says(term.HealthMarketing, "true"), says(term.ErasureRespondWithin, "P90D"), health))
		rules := load(t, d, org)
		cases := []struct {
			key     term.Key
			product string
			value   string
			reason  term.Reason
		}{
			{term.HealthMarketing, "mail", "false", term.SubjectOnly},
			{term.ErasureRespondWithin, "mail", "P1M", term.BelowFloor},
			{term.AdminAccessContent, "pulse", term.ContentDenied, term.OutOfScopeProduct},
		}
		for _, c := range cases {
			r := term.Resolve(rules, now(d, c.key, term.Scope{Product: c.product}))
			if r.Value.String() != c.value || !slices.ContainsFunc(r.Losers, func(l term.Loser) bool { return l.Reason == c.reason && l.Document.Layer == term.LayerMaster }) {
				t.Errorf("%s of %s: %s, %+v", c.key, c.product, r.Value, r.Losers)
			}
		}
	})
}

func TestOrganizationsNeverMeetEachOthersClauses(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		one, two := d.Org(t, "one"), d.Org(t, "two")
		theirs := desk{t, d, two}.sign(master(says(term.AccessRespondWithin, "P5D"), says(term.SessionIdle, "PT5M")))
		mine := desk{t, d, one}.sign(master(says(term.AccessRespondWithin, "P20D")))
		rules := load(t, d, one)
		for _, r := range term.Effective(rules, term.Scope{}, d.Now(), d.Now()) {
			if strings.Contains(fmt.Sprintf("%+v", r), string(theirs.ID)) {
				t.Errorf("the trace of %s has the other organization's document", r.Question.Term)
			}
		}
		if r := term.Resolve(rules, now(d, term.AccessRespondWithin, term.Scope{})); r.Winner.Document.ID != mine.ID {
			t.Errorf("won by %+v", r.Winner)
		}
		for name, do := range map[string]func(tx *db.Tx) error{
			"find":      func(tx *db.Tx) error { _, err := term.FindDocument(tx, theirs.ID); return err },
			"sign":      func(tx *db.Tx) error { _, err := sign(tx, theirs.ID, "A"); return err },
			"terminate": func(tx *db.Tx) error { return term.Terminate(tx, theirs.ID, tx.Now) },
			"add": func(tx *db.Tx) error {
				return term.AddClauses(tx, theirs.ID, []term.Proposal{says(term.Extension, "P1M")})
			},
			"amend": func(tx *db.Tx) error {
				_, err := term.CreateAgreement(tx, term.New{Title: "A", Amends: theirs.ID})
				return err
			},
			"replace": func(tx *db.Tx) error {
				n := master()
				n.Replaces = theirs.ID
				_, err := term.CreateAgreement(tx, n)
				return err
			},
		} {
			if err := update(t, d, one, do); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		must(t, d.View(dbtest.As(t, one, access.Owner), access.ReadTerms, func(tx *db.Tx) error {
			clauses, err := term.ClausesOf(tx, []term.DocumentID{theirs.ID})
			if len(clauses) != 0 {
				t.Errorf("read %v", clauses)
			}
			return err
		}))
	})
}

func TestTimeTravel(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		start := d.Now()
		desk{t, d, org}.sign(master(says(term.AccessRespondWithin, "P20D")))
		d.Clock.Advance(40 * 24 * time.Hour)
		// An amendment that took effect ten days ago is entered only now.
		base := load(t, d, org)
		first, _ := base.Document(term.Resolve(base, now(d, term.AccessRespondWithin, term.Scope{})).Winner.Document.ID)
		entered := d.Now()
		effective := entered.AddDate(0, 0, -10)
		amendment := desk{t, d, org}.sign(term.New{Title: "Amendment 1", Amends: first.ID, ValidFrom: effective, Clauses: []term.Proposal{says(term.AccessRespondWithin, "P25D")}})
		if amendment.Layer != term.LayerMaster {
			t.Errorf("the amendment is a %s", amendment.Layer)
		}
		d.Clock.Advance(24 * time.Hour)
		ended := d.Now()
		must(t, update(t, d, org, func(tx *db.Tx) error { return term.Terminate(tx, first.ID, tx.Now) }))
		d.Clock.Advance(24 * time.Hour)

		rules := load(t, d, org)
		cases := []struct {
			name         string
			valid, known time.Time
			want         string
		}{
			{"before the statement", time.Date(2018, 4, 30, 0, 0, 0, 0, time.UTC), d.Now(), "P1M"},
			{"under the statement", time.Date(2019, 3, 1, 0, 0, 0, 0, time.UTC), d.Now(), "P30D"},
			{"under the agreement", start, d.Now(), "P20D"},
			{"under the amendment", effective, d.Now(), "P25D"},
			{"the same day, before anybody knew", effective, entered.Add(-time.Second), "P20D"},
			{"after termination, of both", ended, d.Now(), "P30D"},
			{"after termination, before anybody knew", ended, ended.Add(-time.Second), "P25D"},
		}
		for _, c := range cases {
			r := term.Resolve(rules, term.Question{Term: term.AccessRespondWithin, ValidAt: c.valid, KnownAt: c.known})
			if r.Value.String() != c.want {
				t.Errorf("%s: %s, want %s; losers %+v", c.name, r.Value, c.want, r.Losers)
			}
		}
	})
}

func TestSimulationPredictsWhatSigningDoes(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		old := desk{t, d, org}.sign(master(says(term.AccessRespondWithin, "P20D"), says(term.SessionIdle, "PT1H")))
		d.Clock.Advance(time.Hour)
		n := master(says(term.AccessRespondWithin, "P60D"), says(term.RetentionDeleted, "P10D"))
		n.Replaces = old.ID
		draft := desk{t, d, org}.draft(n)
		before := load(t, d, org)
		var clauses map[term.DocumentID][]term.Clause
		must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) (err error) {
			clauses, err = term.ClausesOf(tx, []term.DocumentID{draft.ID})
			return err
		}))
		simulated := before.With(draft, clauses[draft.ID], d.Now())
		must(t, update(t, d, org, func(tx *db.Tx) error { _, err := sign(tx, draft.ID, "Ada Byron"); return err }))
		signed := load(t, d, org)

		if diff := term.Compare(simulated, signed, term.Scope{}, d.Now()); len(diff) != 0 {
			t.Errorf("signing did something else than was simulated: %+v", diff)
		}
		var changed []term.Key
		for _, c := range term.Compare(before, signed, term.Scope{}, d.Now()) {
			changed = append(changed, c.Term)
		}
		want := []term.Key{term.RetentionDeleted, term.AccessRespondWithin, term.SessionIdle}
		if !slices.Equal(changed, want) {
			t.Errorf("changed %v, want %v", changed, want)
		}
		must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) error {
			was, err := term.FindDocument(tx, old.ID)
			if was.State != term.Superseded || was.SupersededBy != draft.ID {
				t.Errorf("the old one is %s by %q", was.State, was.SupersededBy)
			}
			return err
		}))
	})
}

func TestRemovedClausesStayOnRecord(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		doc := desk{t, d, org}.draft(master(says(term.AccessRespondWithin, "P20D"), says(term.Extension, "P1M")))
		d.Clock.Advance(time.Hour)
		must(t, update(t, d, org, func(tx *db.Tx) error {
			clauses, err := term.ClausesOf(tx, []term.DocumentID{doc.ID})
			if err != nil {
				return err
			}
			return term.RemoveClause(tx, doc.ID, clauses[doc.ID][0].ID)
		}))
		must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) error {
			clauses, err := term.ClausesOf(tx, []term.DocumentID{doc.ID})
			if len(clauses[doc.ID]) != 1 || clauses[doc.ID][0].Term != term.Extension {
				t.Errorf("the draft says %+v", clauses)
			}
			return err
		}))
		rules := load(t, d, org)
		then := term.Resolve(rules, term.Question{Term: term.AccessRespondWithin, ValidAt: doc.CreatedAt, KnownAt: doc.CreatedAt})
		today := term.Resolve(rules, now(d, term.AccessRespondWithin, term.Scope{}))
		if len(then.Losers) != 1 || len(today.Losers) != 0 {
			t.Errorf("then %+v, today %+v", then.Losers, today.Losers)
		}
	})
}

func TestTheVendorHasNoAgreements(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "vendor")
		must(t, d.Across(t.Context(), "test", func(w *db.Wide) error {
			_, err := w.Exec(`update organization set vendor = true where org_id = :id`, db.Args{"id": string(org)})
			return err
		}))
		err := update(t, d, org, func(tx *db.Tx) error { _, err := term.CreateAgreement(tx, master()); return err })
		if !fault.Is(err, fault.Denied) {
			t.Error(err)
		}
	})
}

func TestEveryChangeIsInTheLog(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		doc := desk{t, d, org}.draft(master(says(term.AccessRespondWithin, "P20D")))
		must(t, update(t, d, org, func(tx *db.Tx) error {
			if err := term.AddClauses(tx, doc.ID, []term.Proposal{says(term.Extension, "P1M")}); err != nil {
				return err
			}
			if _, err := sign(tx, doc.ID, "Ada Byron"); err != nil {
				return err
			}
			return term.Terminate(tx, doc.ID, tx.Now)
		}))
		must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{}, audit.Page{Limit: 10})
			var got []string
			for _, e := range events {
				got = append(got, e.Action)
			}
			slices.Sort(got)
			want := []string{"agreement.clauses_added", "agreement.created", "agreement.signed", "agreement.submitted", "agreement.terminated"}
			if !slices.Equal(got, want) {
				t.Errorf("log has %v, want %v", got, want)
			}
			return err
		}))
	})
}

func TestPublishedStatementsDoNotChange(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		publish(t, d) // again: nothing happens
		statements, err := term.Statements()
		must(t, err)
		statements[0].Clauses[0].Value = "P31D"
		err = d.Across(t.Context(), "test", func(w *db.Wide) error { return term.Publish(w, statements) })
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("a changed statement: %v", err)
		}
		org := d.Org(t, "one")
		must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) error {
			r, err := term.Ask(tx, term.AccessRespondWithin, term.Scope{Product: "mail"})
			if r.Value.String() != "P30D" || r.Winner.Clause.Text == "" {
				t.Errorf("%s by %+v", r.Value, r.Winner)
			}
			if _, err := term.Ask(tx, "no.such", term.Scope{}); !fault.Is(err, fault.NotFound) {
				t.Errorf("an unknown term: %v", err)
			}
			return err
		}))
	})
}
