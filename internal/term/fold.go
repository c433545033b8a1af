package term

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// fold lets every rank speak, lowest first.
func (r *resolver) fold(candidates []*entry) {
	byRank := map[int][]*entry{}
	for _, e := range candidates {
		byRank[e.rank] = append(byRank[e.rank], e)
	}
	for rank := range Layers {
		if rank == LayerOnline.Rank() {
			r.base = r.now.clone()
		}
		if entries := byRank[rank]; len(entries) > 0 {
			r.speak(entries)
		}
	}
}

func (o outcome) clone() outcome {
	o.effect, o.parties = slices.Clone(o.effect), slices.Clone(o.parties)
	return o
}

// speak lets the clauses of one rank change the outcome.
func (r *resolver) speak(entries []*entry) {
	if r.locked {
		r.set(entries, Locked)
		return
	}
	entries = r.narrowing(entries)
	var assigns, modifiers []*entry
	for _, e := range entries {
		if e.clause.Operator.modifies() {
			modifiers = append(modifiers, e)
		} else {
			assigns = append(assigns, e)
		}
	}
	assigns = r.contend(assigns)
	modifiers = r.outlast(modifiers, assigns)
	r.assign(assigns)
	r.modify(modifiers)
}

func (r *resolver) set(entries []*entry, reason Reason) {
	for _, e := range entries {
		r.reasons[e] = reason
	}
}

// narrowing drops what a policy or a choice may not loosen. A term that only the
// member sets is theirs to loosen.
func (r *resolver) narrowing(entries []*entry) []*entry {
	before := r.now.value
	return slices.DeleteFunc(entries, func(e *entry) bool {
		free := e.doc.Layer != LayerPolicy && e.doc.Layer != LayerChoice || r.def.SubjectOnly
		if free || r.def.narrows(r.after(e, before), before) {
			return false
		}
		r.reasons[e] = NotDelegated
		return true
	})
}

// after is the value that one clause alone makes of another.
func (r *resolver) after(e *entry, before Value) Value {
	switch e.clause.Operator {
	case Append:
		return before.with(e.value)
	case Remove:
		return before.without(e.value)
	case Reset:
		return r.base.value
	default:
		return e.value
	}
}

// contend keeps, among clauses of one rank, the most specific and of those the
// latest signed.
func (r *resolver) contend(entries []*entry) []*entry {
	all := slices.Clone(entries)
	entries = r.drop(entries, LessSpecific, func(a *entry) bool {
		return slices.ContainsFunc(all, func(b *entry) bool { return closer(b.clause.Reach, a.clause.Reach) })
	})
	var last time.Time
	for _, e := range entries {
		last = latest(last, e.signed)
	}
	return r.drop(entries, EarlierSigned, func(a *entry) bool { return a.signed.Before(last) })
}

// drop removes the entries that are beaten.
func (r *resolver) drop(entries []*entry, reason Reason, beaten func(*entry) bool) []*entry {
	return slices.DeleteFunc(entries, func(e *entry) bool {
		lost := beaten(e)
		if lost {
			r.reasons[e] = reason
		}
		return lost
	})
}

// closer tells whether a narrows everything that b narrows, and more. Both are
// about the question, so a field that is set holds the question's own value.
func closer(a, b Reach) bool {
	if a == b {
		return false
	}
	x, y := a.depth(), b.depth()
	for i := range x {
		if x[i] < y[i] {
			return false
		}
	}
	return x != y
}

// depth measures how far each side of the scope is narrowed: a product lies in
// its family, California in the United States.
func (c Reach) depth() [6]int {
	one := func(s string) int { return min(len(s), 1) }
	place := one(c.Jurisdiction) + strings.Count(c.Jurisdiction, "-")
	if c.Jurisdiction != "EU" && inside(c.Jurisdiction, "EU") {
		place++
	}
	return [6]int{max(one(c.Family), 2*one(c.Product)), one(c.Versions), one(c.Account), one(c.Category), one(c.Group), place}
}

// outlast drops additions and removals that the rank's own assignment replaces.
func (r *resolver) outlast(modifiers, assigns []*entry) []*entry {
	return slices.DeleteFunc(modifiers, func(m *entry) bool {
		for _, a := range assigns {
			if closer(a.clause.Reach, m.clause.Reach) {
				r.reasons[m] = LessSpecific
				return true
			}
			if a.signed.After(m.signed) && !closer(m.clause.Reach, a.clause.Reach) {
				r.reasons[m] = EarlierSigned
				return true
			}
		}
		return false
	})
}

// assign applies what is left of a rank's assignments: one value, or a conflict.
func (r *resolver) assign(entries []*entry) {
	if len(entries) == 0 {
		return
	}
	slices.SortFunc(entries, func(a, b *entry) int {
		return cmp.Or(-cmp.Compare(weight(a), weight(b)), strings.Compare(string(a.clause.ID), string(b.clause.ID)))
	})
	first := r.after(entries[0], r.now.value)
	if !slices.ContainsFunc(entries, func(e *entry) bool { return !r.after(e, r.now.value).Equal(first) }) {
		r.merge(entries)
		return
	}
	r.contradict(entries)
}

// weight prefers, of clauses that say the same, the one that does most.
func weight(e *entry) int {
	return slices.Index([]Operator{Assign, Reset, Lock}, e.clause.Operator)
}

// merge puts the value that all these entries agree on into the outcome.
func (r *resolver) merge(entries []*entry) {
	head := entries[0]
	lock := head.clause.Operator == Lock
	if head.clause.Operator == Reset {
		r.restore(entries)
		return
	}
	value, both := r.combine(head.value)
	switch {
	case both:
		r.now.value = value
		r.now.effect = append(r.now.effect, reversed(entries)...)
	case value.Equal(head.value):
		r.replace(value, entries)
	default: // what stood is stricter
		r.set(entries, NotDelegated)
		lock = false
	}
	r.locked = r.locked || lock
}

// reversed puts the entry that decides last, which is where the winner stands.
func reversed(entries []*entry) []*entry {
	out := slices.Clone(entries)
	slices.Reverse(out)
	return out
}

// combine folds a new value into the outcome's by the term's merge. both tells
// that clauses of lower rank still have a part in it.
func (r *resolver) combine(v Value) (out Value, both bool) {
	old := r.now.value
	if len(r.now.effect) == 0 && len(r.now.parties) == 0 {
		return v, false
	}
	switch r.def.Merge {
	case Min, Max:
		order, ok := r.def.order(v, old)
		if r.def.Merge == Max {
			order = -order
		}
		return pick(v, old, ok && order <= 0), v.Equal(old)
	case DenyWins:
		order, ok := r.def.protects(v, old)
		return pick(v, old, ok && order >= 0), v.Equal(old)
	case All:
		return truth(v.flag && old.flag), v.flag == old.flag
	case Union:
		return old.with(v), true
	case Intersect:
		return old.common(v), true
	default:
		return v, false
	}
}

func pick(a, b Value, first bool) Value {
	if first {
		return a
	}
	return b
}

// replace lets entries of a higher rank take the place of everything before.
func (r *resolver) replace(v Value, entries []*entry) {
	r.overtake()
	r.now = outcome{value: v, effect: reversed(entries)}
}

// overtake marks what stood so far as overtaken by a higher rank.
func (r *resolver) overtake() {
	r.set(r.now.effect, LowerRank)
	r.set(r.now.parties, LowerRank)
}

// restore goes back to the vendor's own words.
func (r *resolver) restore(entries []*entry) {
	r.overtake()
	r.now = r.base.clone()
	for _, e := range slices.Concat(r.now.effect, r.now.parties) {
		delete(r.reasons, e)
	}
	r.now.effect = append(r.now.effect, reversed(entries)...)
}

// contradict keeps the most protective of several values of one rank.
func (r *resolver) contradict(entries []*entry) {
	if r.def.Direction == Neutral {
		r.now.kept, r.now.parties = nil, append(r.now.parties, entries...)
		return // the value of lower rank stays
	}
	value := r.after(entries[0], r.now.value)
	for _, e := range entries[1:] {
		value = r.stricter(value, r.after(e, r.now.value))
	}
	at := slices.IndexFunc(entries, func(e *entry) bool { return r.after(e, r.now.value).Equal(value) })
	if at < 0 { // none of them protects as much as all together
		if joined, both := r.combine(value); both {
			r.now.value = joined
		} else {
			r.replace(joined, nil)
		}
		r.now.parties = append(r.now.parties, entries...)
		return
	}
	kept := entries[at]
	parties := slices.Delete(slices.Clone(entries), at, at+1)
	r.merge([]*entry{kept})
	if _, lost := r.reasons[kept]; lost { // the lower ranks were stricter than all
		r.set(parties, NotDelegated)
		return
	}
	r.now.kept, r.now.parties = kept, append(r.now.parties, parties...)
}

// stricter is the more protective of two values, or what protects as much as
// both where neither does.
func (r *resolver) stricter(a, b Value) Value {
	if order, ok := r.def.protects(a, b); ok {
		return pick(a, b, order >= 0)
	}
	switch r.def.Direction {
	case Subset:
		return a.common(b)
	case Superset:
		return a.with(b)
	}
	return pick(a, b, a.String() <= b.String())
}

// modify applies additions and removals. Where one clause adds what another
// removes, the protective one is heard last, and both are in conflict.
func (r *resolver) modify(entries []*entry) {
	if len(entries) == 0 {
		return
	}
	last := Remove
	if r.def.Direction == Superset {
		last = Append
	}
	slices.SortFunc(entries, func(a, b *entry) int {
		x, y := a.clause.Operator == last, b.clause.Operator == last
		switch {
		case x == y:
			return strings.Compare(string(a.clause.ID), string(b.clause.ID))
		case x:
			return 1
		default:
			return -1
		}
	})
	for _, e := range entries {
		r.now.value = r.after(e, r.now.value)
	}
	quarrel := slices.DeleteFunc(slices.Clone(entries), func(e *entry) bool { return !r.contested(e, entries) })
	for _, e := range entries {
		if e.clause.Operator != last && slices.Contains(quarrel, e) {
			r.now.parties = append(r.now.parties, e)
		} else {
			r.now.effect = append(r.now.effect, e)
		}
	}
}

// contested tells whether another clause undoes part of what e does.
func (r *resolver) contested(e *entry, entries []*entry) bool {
	return slices.ContainsFunc(entries, func(o *entry) bool {
		return o.clause.Operator != e.clause.Operator && len(e.value.common(o.value).words) > 0
	})
}
