package term_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

const published = "agreement.schema.json"

// TestThePublishedSchemaIsThatOfTheRegistry fails when a term was added and the
// schema not written again.
func TestThePublishedSchemaIsThatOfTheRegistry(t *testing.T) {
	want, err := term.Schema()
	must(t, err)
	if os.Getenv("WRITE_SCHEMA") != "" {
		must(t, os.WriteFile(published, want, 0o600))
	}
	if have, err := os.ReadFile(published); err != nil || !bytes.Equal(have, want) {
		t.Errorf("%s is stale (%v): run WRITE_SCHEMA=1 go test ./internal/term -run Schema", published, err)
	}
}

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join(published))
	must(t, err)
	return s
}

func valid(t *testing.T, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	body, err := yaml.YAMLToJSON(text)
	must(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	must(t, err)
	return s.Validate(doc)
}

func TestTheSchemaAcceptsEveryWorkedCase(t *testing.T) {
	s := schema(t)
	for _, c := range readCases(t) {
		for _, doc := range c.Documents {
			doc.Format = term.Format
			text, err := yaml.Marshal(doc.Written)
			must(t, err)
			if err := valid(t, s, text); err != nil {
				t.Errorf("%s, %s: %v", c.Case, doc.Title, err)
			}
		}
	}
	for _, wrong := range []string{
		"format: steward.agreement/1\ntitle: A\nclauses: [{section: '1', term: session.idle, value: an hour}]",
		"format: steward.agreement/1\ntitle: A\nclauses: [{section: '1', term: session.colour, value: red}]",
		"format: steward.agreement/1\ntitle: A\nclauses: []",
		"title: A\nclauses: [{section: '1', term: session.idle, value: PT1H}]",
	} {
		if valid(t, s, []byte(wrong)) == nil {
			t.Errorf("accepts %s", wrong)
		}
	}
}

func TestWrittenAgreementsComeBackAsTheyWere(t *testing.T) {
	s := schema(t)
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "copy")
		base := desk{t, d, org}.sign(term.New{Layer: term.LayerMaster, Title: "Master agreement", Reference: "MA-1", Clauses: []term.Proposal{says(term.AccessRespondWithin, "P20D")}})
		made := desk{t, d, org}.draft(term.New{
			Title: "First amendment", Reference: "AM-1", Amends: base.ID, ValidFrom: d.Now().AddDate(0, 1, 0),
			Clauses: []term.Proposal{
				{Section: "1", Term: term.ResidencyRegions, Operator: term.Remove, Value: "US", Reach: term.Reach{Product: "mail"}, Survives: true, Text: "The United States are left out."},
				{Section: "2", Term: term.AccessRespondWithin, Operator: term.Reset},
			},
		})
		text := export(t, d, org, made.ID)
		if err := valid(t, s, text); err != nil {
			t.Errorf("%v in\n%s", err, text)
		}
		w, err := term.Read(text)
		must(t, err)
		var again term.Document
		must(t, update(t, d, org, func(tx *db.Tx) error {
			n, err := w.Draft(tx)
			if err == nil {
				again, err = term.CreateAgreement(tx, n)
			}
			return err
		}))
		if copied := export(t, d, org, again.ID); !bytes.Equal(copied, text) {
			t.Errorf("written\n%s\nread and written again\n%s", text, copied)
		}
	})
}

func export(t *testing.T, d *dbtest.DB, org access.OrgID, id term.DocumentID) (text []byte) {
	t.Helper()
	must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) (err error) {
		text, err = term.Export(tx, id)
		return err
	}))
	return text
}

func TestWhatCannotBeReadIsRefusedWithItsPlace(t *testing.T) {
	const head = "format: steward.agreement/1\ntitle: A\nlayer: master_agreement\n"
	cases := []struct{ name, text, says string }{
		{"no yaml", "a: [", "can't be read"},
		{"another format", "format: other/1\ntitle: A\nclauses: []\n", "must be steward.agreement/1"},
		{"an unknown key", head + "colour: red\nclauses: []\n", "colour"},
		{"no day", head + "valid_from: soon\nclauses: [{section: '1', term: session.idle, value: PT1H}]\n", "\"soon\" is no time"},
		{"no such document", head + "amends: MA-9\nclauses: [{section: '1', term: session.idle, value: PT1H}]\n", "reference \"MA-9\""},
		{"no such term", head + "clauses: [{section: '4.1', term: session.colour, value: red}]\n", "section \"4.1\""},
		{"no value of the term", head + "clauses: [{section: '4.1', term: session.idle, value: an hour}]\n", "is not a value of session.idle"},
		{"too much", head + strings.Repeat("# \n", 3<<20), "is the most"},
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		for _, c := range cases {
			err := update(t, d, org, func(tx *db.Tx) error {
				w, err := term.Read([]byte(c.text))
				if err != nil {
					return err
				}
				n, err := w.Draft(tx)
				if err == nil {
					_, err = term.CreateAgreement(tx, n)
				}
				return err
			})
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: %v", c.name, err)
			}
		}
	})
}
