// Package simulation knows what signing a draft would do: which terms change
// for whom, which conflicts arise, what law clamps, which open requests would be
// due on another date, and which records earlier or later. It asks the same
// functions that carry a signature out, and changes nothing.
//
// It refuses to know what a term is for and how documents are written.
package simulation

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/term"
)

// Change is what one term becomes, for one scope.
type Change struct {
	Term term.Key `json:"term"`
	// Products are the ids for which it changes in this way; empty for no
	// product in particular.
	Products []string `json:"products,omitempty"`
	// Narrow says for whom else it is narrowed: a group, category, account kind
	// or jurisdiction.
	Narrow term.Reach `json:"narrow"`
	// Before and After are written values; "" for none.
	Before string `json:"before"`
	After  string `json:"after"`
	// NewConflict and EndedConflict tell that the rules begin or cease to
	// contradict each other.
	NewConflict   bool `json:"new_conflict,omitempty"`
	EndedConflict bool `json:"ended_conflict,omitempty"`
	// ClampedBy is the law that overrules the new value; "" for none.
	ClampedBy string `json:"clamped_by,omitempty"`
	// SwitchedOff tells that something members have now would be off.
	SwitchedOff bool `json:"switched_off,omitempty"`
	// Sentence says the value that would hold.
	Sentence string `json:"sentence"`
}

// Moved is an open request that would be offered another due date.
type Moved struct {
	Request rights.ID `json:"request"`
	Old     time.Time `json:"old"`
	New     time.Time `json:"new"`
}

// maxMoved bounds the requests that a result lists; Requests counts them all.
const maxMoved = 200

// Result is what signing would do.
type Result struct {
	// At is the time for which it was asked: now, or when the draft takes effect.
	At      time.Time `json:"at"`
	Changes []Change  `json:"changes"`
	// Members counts the organization's members, Affected those for whom some
	// term changes, in general or for a product they use.
	Members  int `json:"members"`
	Affected int `json:"affected"`
	// Moved lists open requests, the most urgent first.
	Moved    []Moved `json:"moved"`
	Requests int     `json:"requests"`
	// RecordsEarlier and RecordsLater count records of deleted members.
	RecordsEarlier int `json:"records_earlier"`
	RecordsLater   int `json:"records_later"`
	// ProductsOff lists the products that would be switched off (term
	// product.enabled), by id.
	ProductsOff []Off `json:"products_off,omitempty"`
}

// Off is a product that signing would switch off: nobody is given it any more.
// Those who use it keep it until it is taken from them.
type Off struct {
	Product string `json:"product"`
	// Members counts who uses it.
	Members int `json:"members"`
}

// subject is what a simulation is about: today's rules, those with the draft
// signed, and from when on.
type subject struct {
	before, after term.Rules
	at            time.Time
	// terms are those to look at; nil for all.
	terms []term.Key
}

// load reads what a simulation of a draft needs.
func load(tx *db.Tx, id term.DocumentID) (subject, error) {
	d, err := term.FindDocument(tx, id)
	if err != nil {
		return subject{}, err
	}
	clauses, err := term.ClausesOf(tx, []term.DocumentID{id})
	if err != nil {
		return subject{}, err
	}
	rules, err := term.Load(tx)
	return subjectOf(rules, d, clauses[id], tx.Now), err
}

func subjectOf(rules term.Rules, d term.Document, clauses []term.Clause, now time.Time) subject {
	s := subject{before: rules, after: rules.With(d, clauses, now), at: now}
	if d.ValidFrom.After(s.at) {
		s.at = d.ValidFrom
	}
	return s
}

// changes lists what becomes of the terms. A change for a product that is the
// same without one is told once, without it; alike for narrowings.
func (s subject) changes() []Change {
	var out []Change
	for _, narrow := range s.after.Narrowings() {
		for _, id := range append([]string{""}, s.before.Products()...) {
			for _, c := range s.compare(narrow.Scope(id)) {
				out = keep(out, change(c, narrow), id)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		if a.Term != b.Term {
			return compare(a.Term, b.Term)
		}
		return len(a.Products) - len(b.Products)
	})
	return out
}

func (s subject) compare(scope term.Scope) []term.Change {
	if s.terms == nil {
		return term.Compare(s.before, s.after, scope, s.at)
	}
	return term.CompareTerms(s.before, s.after, scope, s.at, s.terms)
}

// Changes lists what becomes of some terms between two sets of rules at a time,
// as a simulation tells it.
func Changes(before, after term.Rules, at time.Time, terms []term.Key) []Change {
	return subject{before: before, after: after, at: at, terms: append([]term.Key{}, terms...)}.changes()
}

func compare(a, b term.Key) int {
	if a < b {
		return -1
	}
	return 1
}

// keep adds a change unless it is told already.
func keep(all []Change, c Change, product string) []Change {
	for i := range all {
		same := all[i]
		same.Products, same.Narrow = nil, c.Narrow
		if !equal(same, c) {
			continue
		}
		switch {
		case all[i].Products == nil && (all[i].Narrow == c.Narrow || all[i].Narrow == (term.Reach{})):
			return all
		case all[i].Narrow == (term.Reach{}) && slices.Contains(all[i].Products, product):
			return all
		case all[i].Narrow == c.Narrow && product != "":
			all[i].Products = append(all[i].Products, product)
			return all
		}
	}
	if product != "" {
		c.Products = []string{product}
	}
	return append(all, c)
}

// productsOff lists what can be assigned before and not after.
func (s subject) productsOff(uses map[product.ID]int) []Off {
	enabled := func(rules term.Rules, id string) bool {
		r := term.Resolve(rules, term.Question{Term: term.ProductEnabled, Scope: term.Scope{Product: id}, ValidAt: s.at, KnownAt: s.at})
		return r.External || r.Value.Bool()
	}
	var out []Off
	for _, id := range s.before.Products() {
		if enabled(s.before, id) && !enabled(s.after, id) {
			out = append(out, Off{Product: id, Members: uses[product.ID(id)]})
		}
	}
	return out
}

func equal(a, b Change) bool {
	return a.Term == b.Term && a.Before == b.Before && a.After == b.After && a.NewConflict == b.NewConflict &&
		a.EndedConflict == b.EndedConflict && a.ClampedBy == b.ClampedBy
}

func change(c term.Change, narrow term.Reach) Change {
	out := Change{
		Term: c.Term, Narrow: narrow, Before: c.Before.Value.String(), After: c.After.Value.String(), Sentence: c.After.Sentence,
		NewConflict:   c.Before.Conflict == nil && c.After.Conflict != nil,
		EndedConflict: c.Before.Conflict != nil && c.After.Conflict == nil,
	}
	for _, f := range c.After.Floors {
		if f.Clamped {
			out.ClampedBy = f.Law
		}
	}
	if d, ok := term.Lookup(c.Term); ok {
		out.SwitchedOff = d.Type == term.TypeBool && d.Direction == term.False && c.Before.Value.Bool() && !c.After.Value.Bool()
	}
	return out
}

// Preview is the part of a simulation that needs no look at members, requests
// and records: for an editor. The draft need not be kept.
func Preview(tx *db.Tx, text []byte) ([]Change, error) {
	d, clauses, err := term.Drafted(tx, text)
	if err != nil {
		return nil, err
	}
	rules, err := term.Load(tx)
	if err != nil {
		return nil, err
	}
	return subjectOf(rules, d, clauses, tx.Now).changes(), nil
}
