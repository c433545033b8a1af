package term

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"github.com/sysoon/steward/internal/fault"
)

// StatementFormat names the written form of statements, with its version.
const StatementFormat = "steward.statement/1"

// Against is what a statement is held against besides the published form. The
// zero Against looks at the text alone.
type Against struct {
	// Published are the statements that everybody can read, oldest first.
	Published []Statement
	// Products is the catalogue; nil is not looked at.
	Products []Product
	// Earliest is when a new version may take effect at the earliest; zero is not
	// looked at.
	Earliest time.Time
}

var versionForm = regexp.MustCompile(`^[0-9a-z][0-9a-z._-]{0,62}$`)

// accounts are the kinds of accounts that a clause can be narrowed to.
var accounts = []string{"work_or_school", "personal", "third_party"}

// CheckStatement reads a statement as an editor asks while somebody types: it
// tells everything that is wrong, each with its place, and warns of what will not
// count. Without a fatal problem the statement can be published.
func CheckStatement(text []byte, a Against) (Statement, []Problem) {
	c := &checking{places: placesOf(text)}
	var s Statement
	if len(text) > maxWritten {
		return s, []Problem{{Fatal: true, Message: fmt.Sprintf("The file has %d bytes; %d is the most.", len(text), maxWritten)}}
	}
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.DisallowUnknownField()).Decode(&s); err != nil {
		err = fault.New(fault.Invalid, "The statement can't be read: %s", yaml.FormatError(err, false, false)).Because(err)
		return s, []Problem{unreadable(err, c.places)}
	}
	s.Effective = s.Effective.UTC()
	c.statement(s)
	c.follows(s, a)
	for i, clause := range s.Clauses {
		c.ruling(fmt.Sprintf("clauses.%d", i), clause, a)
	}
	c.twice(s.Clauses)
	c.dropped(s, a)
	return s, c.found[:min(len(c.found), maxProblems)]
}

// must adds a fatal problem unless something is so.
func (c *checking) must(so bool, field, message string, args ...any) {
	if !so {
		c.add(field, true, message, args...)
	}
}

// statement checks everything of a statement but its clauses, by itself.
func (c *checking) statement(s Statement) {
	c.must(s.Format == StatementFormat, "format", "The file says format %q. It must be %s.", s.Format, StatementFormat)
	c.must(versionForm.MatchString(s.ID), "version", "A statement needs a version of small letters, digits, dots and hyphens, such as 2026-12.")
	c.must(s.Title != "" && len(s.Title) <= maxTitle, "title", "A statement needs a title of at most %d bytes.", maxTitle)
	c.must(!s.Effective.IsZero(), "effective", "Say from which day it applies: effective: 2026-12-01.")
	c.must(len(s.Clauses) > 0 && len(s.Clauses) <= maxClauses, "clauses", "A statement has 1 to %d clauses.", maxClauses)
	if err := s.checkGoverns(); err != nil {
		c.add("governs", true, "%s", sentence(err))
	}
}

// checkGoverns wants a bound statement to name versions of a product or family,
// and nothing else.
func (s Statement) checkGoverns() error {
	g := s.Governs
	if g == (Reach{}) {
		return nil
	}
	if g.Versions == "" || (g.Product == "") == (g.Family == "") || g != (Reach{Product: g.Product, Family: g.Family, Versions: g.Versions}) {
		return fmt.Errorf("a statement that is not general governs versions of one product or family: {product: server, versions: \"<3.0\"}")
	}
	return CheckVersions(g.Versions)
}

// follows checks that a statement can take its place among those published.
func (c *checking) follows(s Statement, a Against) {
	taken := slices.ContainsFunc(a.Published, func(p Statement) bool { return p.ID == s.ID })
	c.must(!taken, "version", "Version %s is published, and what was published doesn't change. Give the new wording a version of its own.", s.ID)
	if last, ok := Newest(a.Published, s.Governs); ok && !taken {
		c.must(s.Effective.After(last.Effective), "effective", "Version %s applies from %s on; a newer one applies from a later day.", last.ID, last.Effective.Format(time.DateOnly))
	}
	c.must(!s.Effective.Before(a.Earliest), "effective", "Organizations are told ahead: it can take effect on %s at the earliest.", a.day())
	c.stocked("governs", s.Governs, a)
}

// day is the first whole day, UTC, on which a new version may take effect.
func (a Against) day() string { return FirstDay(a.Earliest).Format(time.DateOnly) }

// FirstDay is the first midnight, UTC, that is not before a time.
func FirstDay(at time.Time) time.Time {
	at = at.UTC()
	midnight := time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
	if midnight.Before(at) {
		return midnight.AddDate(0, 0, 1)
	}
	return midnight
}

// stocked wants the product or family that is named to be in the catalogue.
func (c *checking) stocked(at string, r Reach, a Against) {
	if a.Products == nil {
		return
	}
	product := slices.IndexFunc(a.Products, func(p Product) bool { return p.ID == r.Product })
	c.must(r.Product == "" || product >= 0, at+".product", "There is no product %q in the catalogue.", r.Product)
	if r.Family != "" && !slices.ContainsFunc(a.Products, func(p Product) bool { return p.Family == r.Family }) {
		c.add(at+".family", !a.speaks(r.Family), "No product of the catalogue is of the family %q.", r.Family)
	}
	if r.Product != "" && product >= 0 && a.Products[product].External {
		c.add(at+".product", false, "%s is governed by a statement of its own: this will not count.", r.Product)
	}
}

// speaks tells whether a published statement speaks of a family: then a catalogue
// that has no product of it (yet, or any more) is no reason to refuse a text.
func (a Against) speaks(family string) bool {
	return slices.ContainsFunc(a.Published, func(s Statement) bool {
		return s.Governs.Family == family || slices.ContainsFunc(s.Clauses, func(c StatementClause) bool { return c.Reach.Family == family })
	})
}

// ruling checks one clause, and tells where law holds another value.
func (c *checking) ruling(at string, s StatementClause, a Against) {
	def, known := Lookup(s.Term)
	if !known {
		c.add(at+".term", true, "There is no term %q.%s", s.Term, nearest(string(s.Term)))
		return
	}
	v, err := def.Parse(s.Value)
	if err != nil {
		c.add(at+".value", true, "%s", sentence(err))
		return
	}
	c.must(!def.SubjectOnly || v.Equal(def.Default), at+".value", "%s is the member's own to change: a statement can't do it for them.", s.Term)
	c.must(strings.TrimSpace(s.Section) != "", at+".section", "It needs the section of the statement under which it stands.")
	c.must(strings.TrimSpace(s.Text) != "", at+".text", "It needs its text: the sentence that people read.")
	c.reach(at+".reach", s.Reach)
	c.stocked(at+".reach", s.Reach, a)
	c.law(at, def, v, s.Reach.Jurisdiction)
}

func (c *checking) reach(at string, r Reach) {
	c.must(r.Group == "", at+".group", "A statement is for everybody: it can't name a group of one organization.")
	c.must(r.Account == "" || slices.Contains(accounts, r.Account), at+".account", "%q is none of %s.", r.Account, strings.Join(accounts, ", "))
	if err := CheckVersions(r.Versions); err != nil {
		c.add(at+".versions", true, "%s", sentence(err))
	}
}

// law warns where law holds another value than the statement promises. A clause
// for no place in particular is warned of once, by the first law.
func (c *checking) law(at string, def Definition, v Value, jurisdiction string) {
	for _, b := range Bounds {
		if b.Term != def.Key || jurisdiction != "" && !inside(jurisdiction, b.Jurisdiction) {
			continue
		}
		if order, ok := def.protects(v, b.Value); !ok || order < 0 {
			c.add(at+".value", false, "In %s the law doesn't allow %s: %s holds (%s).", b.Jurisdiction, v.Words(), b.Value.Words(), b.Law)
			return
		}
	}
}

// twice wants a statement to say a thing once: two clauses about the same would
// contradict each other in every organization.
func (c *checking) twice(clauses []StatementClause) {
	type about struct {
		term  Key
		reach Reach
	}
	seen := map[about]int{}
	for i, s := range clauses {
		first, there := seen[about{s.Term, s.Reach}]
		if there {
			c.add(fmt.Sprintf("clauses.%d.term", i), true, "Clause %d speaks of %s for the same cases already.", first+1, s.Term)
			continue
		}
		seen[about{s.Term, s.Reach}] = i
	}
}

// dropped warns of what the version before speaks of and this one doesn't.
func (c *checking) dropped(s Statement, a Against) {
	last, ok := Newest(a.Published, s.Governs)
	if !ok {
		return
	}
	for _, old := range last.Clauses {
		def, known := Lookup(old.Term)
		same := func(n StatementClause) bool { return n.Term == old.Term && n.Reach == old.Reach }
		if !known || slices.ContainsFunc(s.Clauses, same) {
			continue
		}
		if old.Reach == (Reach{}) {
			c.add("clauses", false, "Version %s speaks of %s and this one doesn't: the default holds then, %s.", last.ID, old.Term, def.Default.Words())
		} else {
			c.add("clauses", false, "Version %s speaks of %s for a narrower case and this one doesn't: the general value holds there then.", last.ID, old.Term)
		}
	}
}

// WriteStatement gives the written form of a statement, as CheckStatement reads it.
func WriteStatement(s Statement) ([]byte, error) {
	s.Format = StatementFormat
	return yaml.Marshal(s)
}

// DiffStatements lists what the second of two statements says differently from
// the first; the zero Statement says nothing.
func DiffStatements(a, b Statement) []Difference {
	old, was := a.documents(nil)
	now, is := b.documents(nil)
	out := Diff(old[0], now[0], was, is)
	return slices.DeleteFunc(out, func(d Difference) bool { return a.ID == "" && d.Field != "" })
}

// ChangedTerms lists the terms about which two statements differ, in the order of
// their keys: no other term can have another value under the second.
func ChangedTerms(a, b Statement) []Key {
	differs := map[Key]Definition{}
	note := func(of, other Statement) {
		for _, c := range of.Clauses {
			same := func(o StatementClause) bool { return o.Term == c.Term && o.Reach == c.Reach && o.Value == c.Value }
			if def, ok := Lookup(c.Term); ok && !slices.ContainsFunc(other.Clauses, same) {
				differs[c.Term] = def
			}
		}
	}
	note(a, b)
	note(b, a)
	for key := range differs { // terms of a group move together
		for _, d := range registry {
			if d.Group != "" && d.Group == registry[key].Group {
				differs[d.Key] = d
			}
		}
	}
	return sortedKeys(differs)
}
