package term_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

const paperText = `format: steward.agreement/1
layer: master_agreement
title: Master agreement
reference: MA-7
valid_from: 2026-03-02
clauses:
  - section: "7.2"
    term: rights.access.respond_within
    value: P20D
  - section: "7.3"
    term: rights.extension
    value: P1M
`

// TestCheckPointsAtThePlace: each text has one thing wrong, or one thing that
// will not count; the editor is told where.
func TestCheckPointsAtThePlace(t *testing.T) {
	change := func(old, now string) string { return strings.Replace(paperText, old, now, 1) }
	cases := []struct {
		name, text string
		line       int
		field      string
		fatal      bool
		says       string
	}{
		{"no YAML", "format: [", 1, "", true, ""},
		{"unknown key", change("reference:", "referenz:"), 4, "", true, "referenz"},
		{"another format", change("agreement/1", "agreement/9"), 1, "format", true, "format"},
		{"unknown term", change("rights.extension", "rights.extend"), 11, "clauses.1.term", true, "no term"},
		{"no value of the term", change("P1M", "soon"), 12, "clauses.1.value", true, "duration"},
		{"unknown operator", change("value: P1M", "operator: add"), 12, "clauses.1.operator", true, "operator"},
		{"no section", change(`"7.3"`, `""`), 10, "clauses.1.section", true, "section"},
		{"no kind", change("layer: master_agreement\n", ""), 0, "layer", true, "kind"},
		{"ends before it begins", change("clauses:", "valid_to: 2026-01-01\nclauses:"), 6, "valid_to", true, "end before"},
		{"amends nothing", change("clauses:", "amends: MA-0\nclauses:"), 6, "amends", true, "MA-0"},
		{"no time", change("2026-03-02", "March"), 5, "valid_from", true, "no time"},
		{"unknown product", change("value: P1M", "value: P1M\n    reach: {product: nothing}"), 13, "clauses.1.reach.product", true, "no product"},
		{"consumer product", change("value: P1M", "value: P1M\n    reach: {product: pulse}"), 13, "clauses.1.reach.product", false, "consumer"},
		{"member's own", change("rights.extension\n    value: P1M", "health.combine\n    value: \"true\""), 11, "clauses.1.term", false, "Nobody but the member"},
		{"below the law", change("P1M", "P9M"), 12, "clauses.1.value", false, "GDPR"},
		{"not for this kind", change("master_agreement", "standard_contractual_clauses"), 8, "clauses.0.term", false, "may not set"},
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		for _, c := range cases {
			must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) error {
				got, err := term.Check(tx, []byte(c.text))
				if err != nil || len(got) == 0 {
					t.Errorf("%s: %+v, %v", c.name, got, err)
					return nil
				}
				if p := got[0]; p.Line != c.line && c.line > 0 || p.Field != c.field && c.field != "" || p.Fatal != c.fatal || !strings.Contains(p.Message, c.says) {
					t.Errorf("%s: %+v", c.name, got)
				}
				return nil
			}))
		}
		must(t, d.View(dbtest.As(t, org, access.Owner), access.ReadTerms, func(tx *db.Tx) error {
			if got, err := term.Check(tx, []byte(paperText)); err != nil || len(got) > 0 {
				t.Errorf("a good text: %+v, %v", got, err)
			}
			return nil
		}))
	})
}

// TestRevise: a draft says what the text says, comes out as it went in, and
// what it said before stays on record. Diff tells the two apart.
func TestRevise(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		k := desk{t, d, org}
		first := k.sign(term.New{Layer: term.LayerMaster, Title: "Master agreement", Reference: "MA-6", Clauses: []term.Proposal{says(term.AccessRespondWithin, "P25D"), says(term.SessionIdle, "PT1H")}})
		var doc term.Document
		must(t, update(t, d, org, func(tx *db.Tx) (err error) {
			doc, err = term.Import(tx, []byte(paperText))
			return err
		}))
		d.Clock.Advance(time.Minute)
		text := strings.Replace(strings.Replace(paperText, "P20D", "P10D", 1), "title: M", "title: The m", 1)
		must(t, update(t, d, org, func(tx *db.Tx) error {
			if _, err := term.Revise(tx, doc.ID, []byte(text)); err != nil {
				return err
			}
			body, err := term.Export(tx, doc.ID)
			if !strings.Contains(string(body), "P10D") || !strings.Contains(string(body), "The master agreement") || strings.Contains(string(body), "P20D") {
				t.Errorf("it says\n%s", body)
			}
			diff, err2 := term.DiffOf(tx, first.ID, doc.ID)
			want := []string{"title", "reference", "valid_from", "P25D>P10D", ">P1M", "PT1H>"}
			for i, w := range want {
				if i >= len(diff) || !likeDiff(diff[i], w) {
					t.Errorf("difference %d isn't %s: %+v", i, w, diff)
				}
			}
			if err == nil {
				err = err2
			}
			return err
		}))
		err := update(t, d, org, func(tx *db.Tx) error { _, err := term.Revise(tx, first.ID, []byte(text)); return err })
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("a signed document is revised: %v", err)
		}
		err = update(t, d, org, func(tx *db.Tx) error {
			_, err := term.Revise(tx, doc.ID, []byte(strings.Replace(text, "P10D", "x", 1)))
			return err
		})
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "Line 9") {
			t.Errorf("a bad text is taken: %v", err)
		}
	})
}

func likeDiff(d term.Difference, want string) bool {
	before, after, clause := strings.Cut(want, ">")
	if !clause {
		return d.Field == want
	}
	return strings.Contains(d.Before, before) && (before != "" || d.Old == nil) && strings.Contains(d.After, after) && (after != "" || d.New == nil)
}

// TestPaper: the paper of a document is kept for good, its hash stands beside
// the signature, and one file is the paper of one document.
func TestPaper(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		sealer, err := seal.New(d.Keys, []byte(strings.Repeat("k", 32)))
		must(t, err)
		db.Attach(d.DB, sealer)
		db.Attach(d.DB, file.Purposes{
			term.PaperPurpose: {Write: access.ManageTerms, Read: access.ReadTerms, MaxBytes: 1 << 20, MaxFiles: 10, Keep: time.Hour},
			"other":           {Write: access.ManageTerms, Read: access.ReadTerms, MaxBytes: 1 << 20, MaxFiles: 10, Keep: time.Hour},
		})
		publish(t, d)
		org := d.Org(t, "one")
		doc := desk{t, d, org}.draft(master(says(term.AccessRespondWithin, "P20D")))
		upload := func(who, purpose string) (f file.File) {
			must(t, somebody(t, d, org, who, func(tx *db.Tx) (err error) {
				f, err = file.Put(tx, file.New{Purpose: purpose, Name: "paper.pdf", MediaType: "application/pdf"}, strings.NewReader(who+purpose))
				return err
			}))
			return f
		}
		attach := func(who string, f file.File) error {
			return somebody(t, d, org, who, func(tx *db.Tx) error { _, err := term.Attach(tx, doc.ID, f.ID); return err })
		}
		if err := attach("ada", upload("ada", "other")); !fault.Is(err, fault.NotFound) {
			t.Errorf("a file of another purpose: %v", err)
		}
		old := upload("ada", term.PaperPurpose)
		must(t, attach("ada", old))
		paper := upload("cleo", term.PaperPurpose)
		must(t, attach("cleo", paper))
		other := desk{t, d, org}.draft(master(says(term.AccessRespondWithin, "P20D")))
		err = somebody(t, d, org, "ada", func(tx *db.Tx) error { _, err := term.Attach(tx, other.ID, paper.ID); return err })
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("one file for two documents: %v", err)
		}
		d.Clock.Advance(48 * time.Hour)
		must(t, somebody(t, d, org, "dan", func(tx *db.Tx) error {
			if _, err := file.Find(tx, old.ID); !fault.Is(err, fault.NotFound) {
				t.Errorf("the paper before is still there: %v", err)
			}
			got, err := sign(tx, doc.ID, "Ada Byron")
			if kept, err := term.PaperOf(tx, got); err != nil || kept.SHA256 != got.FileHash || got.FileHash != paper.SHA256 {
				t.Errorf("signed with paper %+v, %v; want %s", got, err, paper.SHA256)
			}
			return err
		}))
		if err := attach("ada", upload("ada", term.PaperPurpose)); !fault.Is(err, fault.Conflict) {
			t.Errorf("the paper of a signed document is replaced: %v", err)
		}
	})
}
