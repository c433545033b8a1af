package term_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// worked is a worked case: who, which documents, the question, and the answer
// with the whole way to it. testdata/cases/README.md explains the files.
type worked struct {
	Case         string       `yaml:"case"`
	Why          string       `yaml:"why"`
	Organization organization `yaml:"organization"`
	Documents    []document   `yaml:"documents"`
	Ask          question     `yaml:"ask"`
	Answer       answer       `yaml:"answer"`
}

type organization struct {
	Kind         string `yaml:"kind"`
	Jurisdiction string `yaml:"jurisdiction"`
}

type document struct {
	term.Written `yaml:",inline"`
	// Signed is when; left out for a draft.
	Signed string `yaml:"signed"`
	// Terminated is the last day's end, and Known when that was entered.
	Terminated string `yaml:"terminated"`
	Known      string `yaml:"known"`
}

type question struct {
	Term         term.Key `yaml:"term"`
	Product      string   `yaml:"product"`
	Version      string   `yaml:"version"`
	Account      string   `yaml:"account"`
	Category     string   `yaml:"category"`
	Groups       []string `yaml:"groups"`
	Jurisdiction string   `yaml:"jurisdiction"`
	Held         bool     `yaml:"held"`
	Choices      []choice `yaml:"choices"`
	At           string   `yaml:"at"`
	Known        string   `yaml:"known"`
}

type choice struct {
	Value string `yaml:"value"`
	At    string `yaml:"at"`
}

type answer struct {
	Value     string   `yaml:"value"`
	By        string   `yaml:"by"`
	Without   string   `yaml:"without"`
	With      []string `yaml:"with"`
	Losers    []string `yaml:"losers"`
	Elsewhere []string `yaml:"elsewhere"`
	Laws      []string `yaml:"laws"`
	Conflict  []string `yaml:"conflict"`
	External  bool     `yaml:"external"`
	Suspended bool     `yaml:"suspended"`
}

var shelf = []product.Product{
	{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise"},
	{ID: "server", Name: "Server", Family: product.EnterpriseDeveloperSoftware, Kind: "software", Audience: "enterprise"},
	{ID: "build", Name: "Build", Family: product.DeveloperService, Kind: "service", Audience: "developer"},
	{ID: "notes", Name: "Notes", Family: product.ProductivityCommunications, Kind: "app", Audience: "home"},
	{ID: "pulse", Name: "Pulse", Family: product.Health, Kind: "app", Audience: "home"},
	{ID: "maps", Name: "Maps", Family: product.External, Kind: "app", Audience: "home", StatementURL: "https://maps.example/privacy"},
}

// TestWorkedCases answers every case on both databases, its documents written
// and signed as an administrator would.
func TestWorkedCases(t *testing.T) {
	cases := readCases(t)
	if len(cases) < 60 {
		t.Errorf("there are %d worked cases; 60 are the least", len(cases))
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		must(t, d.Across(t.Context(), "test", func(w *db.Wide) error { return product.Publish(w, shelf) }))
		for i, c := range cases {
			got := c.play(t, d, fmt.Sprintf("case-%d", i))
			if want := c.Answer.lines(); !slices.Equal(got, want) {
				t.Errorf("%s\n got\n  %s\nwant\n  %s", c.Case, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
			}
		}
	})
}

// readCases reads the files. A case without a reason why is none.
func readCases(t *testing.T) []worked {
	t.Helper()
	files, err := filepath.Glob("testdata/cases/*.yaml")
	must(t, err)
	var all []worked
	for _, file := range files {
		text, err := os.ReadFile(file)
		must(t, err)
		in := yaml.NewDecoder(bytes.NewReader(text), yaml.DisallowUnknownField())
		for {
			var c worked
			if err := in.Decode(&c); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %s", file, yaml.FormatError(err, false, true))
			}
			if c.Case == "" || c.Why == "" || c.Ask.Term == "" {
				t.Errorf("%s: a case needs its name, a question, and why: %q", file, c.Case)
			}
			all = append(all, c)
		}
	}
	return all
}

func day(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.DateOnly, text)
	must(t, err)
	return at.Add(12 * time.Hour)
}

func (c worked) play(t *testing.T, d *dbtest.DB, slug string) []string {
	t.Helper()
	d.Clock.Set(day(t, "2018-01-01"))
	org := d.Org(t, slug)
	must(t, d.Across(t.Context(), "test", func(w *db.Wide) error {
		_, err := w.Exec(`update organization set kind = :kind, jurisdiction = :law where org_id = :id`,
			db.Args{"kind": c.Organization.Kind, "law": c.Organization.Jurisdiction, "id": string(org)})
		return err
	}))
	for _, doc := range c.Documents {
		doc.play(t, d, org)
	}
	rules := load(t, d, org)
	return outcome(term.Resolve(rules, c.Ask.question(t)))
}

func (doc document) play(t *testing.T, d *dbtest.DB, org access.OrgID) {
	t.Helper()
	doc.Format = term.Format
	if doc.Signed != "" {
		d.Clock.Set(day(t, doc.Signed).Add(-time.Hour))
	}
	var made term.Document
	must(t, update(t, d, org, func(tx *db.Tx) error {
		n, err := doc.Draft(tx)
		if err == nil {
			made, err = term.CreateAgreement(tx, n)
		}
		return err
	}))
	if doc.Signed == "" {
		return
	}
	d.Clock.Set(day(t, doc.Signed))
	must(t, update(t, d, org, func(tx *db.Tx) error {
		_, err := sign(tx, made.ID, "Ada Byron")
		return err
	}))
	if doc.Terminated != "" {
		d.Clock.Set(day(t, doc.Known))
		must(t, update(t, d, org, func(tx *db.Tx) error { return term.Terminate(tx, made.ID, day(t, doc.Terminated)) }))
	}
}

func (q question) question(t *testing.T) term.Question {
	t.Helper()
	out := term.Question{Term: q.Term, ValidAt: day(t, q.At), Scope: term.Scope{
		Product: q.Product, Version: q.Version, Account: q.Account, Category: q.Category, Groups: q.Groups,
		Jurisdiction: q.Jurisdiction, Held: q.Held,
	}}
	out.KnownAt = out.ValidAt
	if q.Known != "" {
		out.KnownAt = day(t, q.Known)
	}
	for _, c := range q.Choices {
		out.Choices = append(out.Choices, term.Choice{ID: "choice of " + c.At, Term: q.Term, Value: c.Value, At: day(t, c.At)})
	}
	return out
}

// outcome is a resolution in the lines of an answer.
func outcome(r term.Resolution) []string {
	a := answer{Value: r.Value.String(), Without: r.Default.String(), External: r.External, Suspended: r.Suspended}
	if r.Winner != nil {
		a.By = cite(*r.Winner)
	}
	for _, ref := range r.Contributors {
		a.With = append(a.With, cite(ref))
	}
	for _, l := range r.Losers {
		a.Losers = append(a.Losers, cite(l.Ref)+" -> "+string(l.Reason))
	}
	for _, ref := range r.Elsewhere {
		a.Elsewhere = append(a.Elsewhere, cite(ref))
	}
	for _, f := range r.Floors {
		law := f.Law
		if f.Clamped {
			law += " clamps"
		}
		a.Laws = append(a.Laws, law)
	}
	if r.Conflict != nil {
		for _, ref := range r.Conflict.Parties {
			a.Conflict = append(a.Conflict, cite(ref))
		}
	}
	return a.lines()
}

func cite(r term.Ref) string {
	if r.Document.Layer == term.LayerChoice {
		return "member's " + string(r.Document.ID)
	}
	if r.Clause.Section == "" || strings.HasPrefix(string(r.Document.Layer), "statement") {
		return r.Document.Title
	}
	return r.Document.Title + ", " + r.Clause.Section
}

// lines is an answer as text, each part that there is in a line of its own.
func (a answer) lines() []string {
	out := []string{"value: " + a.Value, "by: " + a.By}
	if a.Without != "" {
		out = append(out, "without: "+a.Without)
	}
	for _, part := range []struct {
		name string
		list []string
	}{{"with", a.With}, {"loser", a.Losers}, {"elsewhere", a.Elsewhere}, {"law", a.Laws}, {"conflict", a.Conflict}} {
		for _, line := range slices.Sorted(slices.Values(part.list)) {
			out = append(out, part.name+": "+line)
		}
	}
	if a.External {
		out = append(out, "external")
	}
	if a.Suspended {
		out = append(out, "suspended")
	}
	return out
}
