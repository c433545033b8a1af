package term

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Resolve answers a question from the rules: which value applies, which clause
// decided, and for every other clause the one reason why it did not. It is
// pure, total and deterministic: the order of clauses doesn't matter, and a
// question that has no answer (an unknown term) gets a Resolution without value.
//
// The steps are those of the specification: select what is in scope, in force,
// known and signed; drop what the registry and locks forbid; in each rank prefer
// the specific, then the later signed, and keep the most protective in conflict;
// fold by the term's merge; clamp by law; keep atomic groups together.
func Resolve(rules Rules, q Question) Resolution {
	def, ok := rules.defs[q.Term]
	if !ok {
		return Resolution{Question: q}
	}
	r := newResolver(&rules, q, def)
	candidates := r.eligible()
	candidates = r.keepGroup(candidates)
	r.fold(candidates)
	if !r.out.External {
		r.clamp()
	}
	return r.answer()
}

// entry is a clause on its way through the resolution.
type entry struct {
	clause *Clause
	doc    *Document
	value  Value
	rank   int
	signed time.Time
}

// outcome is what applies after some ranks have spoken.
type outcome struct {
	value  Value
	effect []*entry
	// kept and parties are the conflict that stands, if one does.
	kept    *entry
	parties []*entry
}

type resolver struct {
	rules *Rules
	q     Question
	def   Definition
	// product is the one asked about; zero where none is.
	product Product
	ranks   map[Layer]int
	entries []*entry
	reasons map[*entry]Reason
	other   []*entry
	now     outcome
	// base is the outcome of the vendor's own words, which Reset goes back to.
	base   outcome
	locked bool
	// legacy tells that the version asked about has a statement of its own.
	legacy bool
	out    Resolution
}

func newResolver(rules *Rules, q Question, def Definition) *resolver {
	r := &resolver{rules: rules, q: q, def: def, reasons: map[*entry]Reason{}, out: Resolution{Question: q}}
	if def.Type == TypeDuration && len(rules.holidays) > 0 {
		r.out.closed = rules.Holidays(q.KnownAt)
	}
	if q.Product != "" {
		var found bool
		r.product, found = rules.products[q.Product]
		r.legacy = r.boundStatement()
		ungoverned := q.Version != "" && !r.legacy && !inVersions(r.product.Versions, q.Version)
		r.out.External = r.product.External || !found || ungoverned // what isn't bound isn't governed
	}
	r.ranks = rules.ranks(q)
	r.now.value = def.defaultOf(rules.Kind)
	r.base = r.now
	return r
}

// defaultOf is the value where nobody speaks, for an organization of a kind.
func (d Definition) defaultOf(kind string) Value {
	if kind == "school" && !d.School.IsZero() {
		return d.School
	}
	return d.Default
}

// ranks gives each layer its rank: the default order, or that of the latest
// signed document with an order-of-precedence clause.
func (r *Rules) ranks(q Question) map[Layer]int {
	out := make(map[Layer]int, len(Layers))
	for i, l := range Layers {
		out[l] = i
	}
	var by *Document
	for _, d := range r.documents {
		if len(d.Precedence) > 0 && checkPrecedence(d.Precedence) == nil && d.inForce(q) && (by == nil || later(d, by)) {
			by = d
		}
	}
	if by == nil {
		return out
	}
	places := make([]int, len(by.Precedence))
	for i, l := range by.Precedence {
		places[i] = l.Rank()
	}
	slices.Sort(places)
	for i, l := range by.Precedence {
		out[l] = places[i]
	}
	return out
}

func later(a, b *Document) bool {
	return cmp.Or(a.SignedAt.Compare(*b.SignedAt), strings.Compare(string(a.ID), string(b.ID))) > 0
}

func (d *Document) inForce(q Question) bool {
	_, signed := d.signedAt(q.KnownAt)
	return signed && !d.ValidFrom.After(q.ValidAt) && (d.ValidTo == nil || d.ValidTo.After(q.ValidAt)) && !d.ended(q.ValidAt, q.KnownAt)
}

// eligible selects the clauses that may speak; the others get their reason.
func (r *resolver) eligible() []*entry {
	r.collect()
	var out []*entry
	for _, e := range r.entries {
		if !r.speaksOf(e.clause.Reach) {
			r.other = append(r.other, e)
		} else if reason := r.refuse(e); reason != "" {
			r.reasons[e] = reason
		} else {
			out = append(out, e)
		}
	}
	return out
}

// collect makes entries of every clause and choice about the term that was
// known, in one order.
func (r *resolver) collect() {
	for _, s := range r.rules.byTerm[r.def.Key] {
		if s.clause.known(r.q.KnownAt) {
			r.add(s)
		}
	}
	for _, choice := range r.q.Choices {
		if choice.Term == r.def.Key && !choice.At.After(r.q.KnownAt) {
			s := choice.spoken()
			s.value, _ = r.def.Parse(choice.Value)
			r.add(s)
		}
	}
}

func (r *resolver) add(s spoken) {
	e := &entry{clause: s.clause, doc: s.doc, value: s.value, rank: r.ranks[s.doc.Layer]}
	e.signed, _ = s.doc.signedAt(r.q.KnownAt)
	r.entries = append(r.entries, e)
}

// spoken makes a choice look like a clause of rank 9.
func (c Choice) spoken() spoken {
	doc := &Document{ID: DocumentID(c.ID), Layer: LayerChoice, Title: "Member's choice", State: Signed, ValidFrom: c.At, SignedAt: &c.At}
	clause := &Clause{
		ID: ClauseID(c.ID), Document: doc.ID, Term: c.Term, Operator: Assign, Value: c.Value,
		ValidFrom: c.At, RecordedFrom: c.At,
	}
	return spoken{clause: clause, doc: doc}
}

// speaksOf tells whether a clause is about this account, category and group at
// all.
func (r *resolver) speaksOf(c Reach) bool {
	return (c.Account == "" || c.Account == r.q.Account) &&
		(c.Category == "" || c.Category == r.q.Category) &&
		(c.Group == "" || slices.Contains(r.q.Groups, c.Group))
}

// refuse gives the first reason, in a fixed order, why a clause may not speak;
// "" where it may.
func (r *resolver) refuse(e *entry) Reason {
	if r.out.External {
		return ExternalProduct
	}
	if reason := r.outOfScope(e); reason != "" {
		return reason
	}
	if reason := r.outOfTime(e); reason != "" {
		return reason
	}
	return r.forbidden(e)
}

// boundStatement tells whether the product's version asked about has a statement
// of its own in force (row 77).
func (r *resolver) boundStatement() bool {
	return slices.ContainsFunc(r.rules.legacy, func(d *Document) bool { return r.governed(d.Governs) && d.inForce(r.q) })
}

func (r *resolver) governed(g Reach) bool {
	return (g.Product == "" || g.Product == r.q.Product) && (g.Family == "" || g.Family == r.product.Family) && inVersions(g.Versions, r.q.Version)
}

// otherVersions tells that a document is the statement of other versions than
// the one asked about: a bound one of those that it names, a general one of those
// that have none of their own.
func (r *resolver) otherVersions(d *Document) bool {
	if d.Governs == (Reach{}) {
		return r.legacy && d.Layer.base()
	}
	return r.q.Product == "" || !r.governed(d.Governs)
}

func (r *resolver) outOfScope(e *entry) Reason {
	c := e.clause.Reach
	switch {
	case r.otherVersions(e.doc):
		return LegacyVersion
	case c.Product != "" && c.Product != r.q.Product, c.Family != "" && c.Family != r.product.Family:
		return OutOfScopeProduct
	case r.q.Product != "" && !r.product.Enterprise && !e.doc.Layer.base() && e.doc.Layer != LayerChoice:
		return OutOfScopeProduct
	case c.Versions != "" && !inVersions(c.Versions, r.q.Version):
		return LegacyVersion
	case c.Jurisdiction != "" && !inside(r.jurisdiction(), c.Jurisdiction):
		return OutOfScopeJurisdiction
	}
	return ""
}

func (r *resolver) outOfTime(e *entry) Reason {
	c := e.clause
	switch {
	case e.signed.IsZero():
		return Unsigned
	case c.ValidFrom.After(r.q.ValidAt):
		return NotYetEffective
	case e.doc.ended(r.q.ValidAt, r.q.KnownAt) && !c.Survives:
		if e.doc.SupersededBy != "" {
			return EarlierSigned
		}
		return Terminated
	case c.ValidTo != nil && !c.ValidTo.After(r.q.ValidAt):
		return Expired
	}
	return ""
}

// forbidden asks the registry whether this layer may say this at all.
func (r *resolver) forbidden(e *entry) Reason {
	layer, c := e.doc.Layer, e.clause
	switch {
	case r.def.SubjectOnly && layer != LayerChoice && (!layer.base() || !e.value.Equal(r.def.Default)):
		return SubjectOnly
	case !r.def.may(layer),
		c.Operator != Reset && e.value.IsZero(),
		c.Operator.modifies() && r.def.Type != TypeSet && r.def.Type != TypeRegions,
		layer == LayerProcessing && r.def.Matter != Privacy:
		return NotDelegated
	}
	return ""
}

// keepGroup keeps the terms of an atomic group together: where another term of
// the group is decided by agreements of a higher rank than this one, agreements
// don't speak here and the statement does.
func (r *resolver) keepGroup(candidates []*entry) []*entry {
	if r.def.Group == "" {
		return candidates
	}
	own, top := r.decidedBy(r.def), 0
	for _, d := range r.rules.defs {
		if d.Group == r.def.Group && d.Key != r.def.Key {
			top = max(top, r.decidedBy(d))
		}
	}
	if own >= top {
		return candidates
	}
	return slices.DeleteFunc(candidates, func(e *entry) bool {
		if e.doc.Layer.contract() {
			r.reasons[e] = AtomicGroup
		}
		return e.doc.Layer.contract()
	})
}

// decidedBy is the rank of the agreement that would decide a term if it stood
// alone; 0 where none would.
func (r *resolver) decidedBy(def Definition) int {
	s := newResolver(r.rules, r.q, def)
	s.fold(s.eligible())
	top := 0
	for _, e := range slices.Concat(s.now.effect, s.now.parties) {
		if e.doc.Layer.contract() {
			top = max(top, e.rank)
		}
	}
	return top
}
