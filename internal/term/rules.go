package term

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// Product is what resolution knows of a product.
type Product struct {
	ID     string `json:"id,omitempty"`
	Family string `json:"family,omitempty"`
	// Enterprise tells that the product is of the enterprise and developer
	// families: agreements reach no other.
	Enterprise bool `json:"enterprise,omitempty"`
	// External products are governed by a statement of their own.
	External bool `json:"external,omitempty"`
	// Versions is the range that the vendor's statement governs; "" is all. Others
	// have a statement that is bound to them, or one that isn't known here.
	Versions string `json:"versions,omitempty"`
}

// Rules is everything that was loaded for one organization: pure data, safe for
// concurrent use. NewRules makes one.
type Rules struct {
	// Jurisdiction and Kind are the organization's; floors depend on them.
	Jurisdiction string
	Kind         string
	products     map[string]Product
	documents    map[DocumentID]*Document
	clauses      []Clause
	byTerm       map[Key][]spoken
	// legacy are the statements that are bound to versions.
	legacy []*Document
	defs   map[Key]Definition
	bounds []Bound
	// holidays are all that ever were in the organization's own calendar, by day.
	holidays []Holiday
}

// spoken is a clause, read.
type spoken struct {
	clause *Clause
	doc    *Document
	// value is zero where the text is no value of the term (any more).
	value Value
}

// Input is what Rules are made of, in any order.
type Input struct {
	Jurisdiction string
	// Kind is business or school.
	Kind      string
	Products  []Product
	Documents []Document
	Clauses   []Clause
	Holidays  []Holiday
}

// NewRules sorts and indexes. A clause whose document is not there is left out,
// and so is one that is given twice, so that the order and number of times in
// which clauses were read decide nothing.
func NewRules(in Input) Rules {
	r := Rules{
		Jurisdiction: in.Jurisdiction, Kind: in.Kind,
		products:  make(map[string]Product, len(in.Products)),
		documents: make(map[DocumentID]*Document, len(in.Documents)),
		bounds:    Bounds,
	}
	for _, p := range in.Products {
		r.products[p.ID] = p
	}
	for _, d := range in.Documents {
		r.documents[d.ID] = &d
	}
	for _, d := range r.documents {
		if d.Governs != (Reach{}) {
			r.legacy = append(r.legacy, d)
		}
	}
	r.holidays = slices.SortedFunc(slices.Values(in.Holidays), byDay)
	r.clauses = slices.DeleteFunc(slices.Clone(in.Clauses), func(c Clause) bool { return r.documents[c.Document] == nil })
	slices.SortFunc(r.clauses, byID)
	r.clauses = slices.CompactFunc(r.clauses, func(a, b Clause) bool { return a.ID == b.ID })
	return r.under(registry)
}

// under reads the clauses by these definitions.
func (r Rules) under(defs map[Key]Definition) Rules {
	r.defs, r.byTerm = defs, map[Key][]spoken{}
	for i := range r.clauses {
		c := &r.clauses[i]
		value, _ := defs[c.Term].Parse(c.Value) // a value that isn't one is not delegated
		r.byTerm[c.Term] = append(r.byTerm[c.Term], spoken{clause: c, doc: r.documents[c.Document], value: value})
	}
	return r
}

func byID(a, b Clause) int {
	return cmp.Or(strings.Compare(string(a.ID), string(b.ID)), strings.Compare(string(a.Document), string(b.Document)))
}

// Product finds a product of the catalogue.
func (r Rules) Product(id string) (Product, bool) {
	p, ok := r.products[id]
	return p, ok
}

// Document finds a document; ok is false for an unknown id.
func (r Rules) Document(id DocumentID) (Document, bool) {
	d, ok := r.documents[id]
	if !ok {
		return Document{}, false
	}
	return *d, true
}

// input gives back what the rules were made of.
func (r Rules) input() Input {
	in := Input{Jurisdiction: r.Jurisdiction, Kind: r.Kind, Clauses: slices.Clone(r.clauses), Holidays: slices.Clone(r.holidays)}
	for _, p := range r.products {
		in.Products = append(in.Products, p)
	}
	for _, d := range r.documents {
		in.Documents = append(in.Documents, *d)
	}
	return in
}

// Scope says of what and whom a question asks. The zero Scope asks for the
// organization at large, which agreements reach.
type Scope struct {
	// Product is a product's id; "" asks for no product in particular.
	Product string `json:"product,omitempty"`
	// Version is the product's version; "" is the newest.
	Version string `json:"version,omitempty"`
	// Account is work_or_school, personal or third_party; "" is any.
	Account string `json:"account,omitempty"`
	// Category is a data category; "" is any.
	Category string `json:"category,omitempty"`
	// Groups are the ids of the member's groups.
	Groups []string `json:"groups,omitempty"`
	// Jurisdiction is the member's, where it differs from the organization's.
	Jurisdiction string `json:"jurisdiction,omitempty"`
	// Held tells that a legal hold stands: it suspends terms that delete.
	Held bool `json:"held,omitempty"`
	// Choices are the member's own, in any order.
	Choices []Choice `json:"choices,omitempty"`
}

// Choice is what a member has decided about a term.
type Choice struct {
	// ID identifies it in a trace.
	ID    string    `json:"id,omitempty"`
	Term  Key       `json:"term,omitempty"`
	Value string    `json:"value,omitempty"`
	At    time.Time `json:"at,omitempty"`
}

// Question asks for one term.
type Question struct {
	Term Key
	Scope
	// ValidAt is the time for which the value is asked, KnownAt the time with
	// whose knowledge.
	ValidAt, KnownAt time.Time
}

// Ref is a clause in its document.
type Ref struct {
	Clause   Clause
	Document Document
}

// Loser is a clause that did not decide, and why.
type Loser struct {
	Ref
	Reason Reason
}

// FloorHit is a limit of law that applies to the question. Clamped tells that
// it changed the value. A deadline keeps to every floor that applies, clamped
// or not: P30D is shorter than P1M on the average, not in February.
type FloorHit struct {
	Bound
	Clamped bool
}

// Conflict is a contradiction between clauses of one rank, none of which is
// more specific or was signed later. The most protective value stays in force.
type Conflict struct {
	// Kept is the clause that stays in force, here a second time; nil where the
	// value protects more than any one of them, or where that of lower rank
	// stays.
	Kept *Ref
	// Parties are the other clauses, none of which is among the losers.
	Parties []Ref
	// Since is when the contradiction arose: the latest of their beginnings.
	Since time.Time
}

// Resolution is the answer: the value, and the whole way to it. Every clause of
// the term that was known is in exactly one of Winner, Contributors,
// Conflict.Parties, Losers and Elsewhere.
type Resolution struct {
	Question Question
	// Value is zero where the product is external or the term unknown.
	Value Value
	// Sentence says the value in plain words.
	Sentence string
	// Winner is the clause that decided; nil where the registry's default, a
	// floor, or a conflict's common ground is the value.
	Winner *Ref
	// Contributors also shaped the value or say the same.
	Contributors []Ref
	Losers       []Loser
	// Elsewhere are clauses about other accounts, categories or groups.
	Elsewhere []Ref
	Floors    []FloorHit
	Conflict  *Conflict
	// Default is the value without agreements, policies and choices, within the
	// law; DefaultBy is the clause of the statement that gives it, if one does.
	Default   Value
	DefaultBy *Ref
	// External tells that the product answers to a statement of its own.
	External bool
	// Suspended tells that a legal hold keeps the term from acting.
	Suspended bool
	// closed are the organization's holidays, for After.
	closed []Holiday
}

// Products lists the ids of the catalogue's products, in order.
func (r Rules) Products() []string { return slices.Sorted(maps.Keys(r.products)) }
