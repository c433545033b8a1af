package term

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// answer writes down what was found.
func (r *resolver) answer() Resolution {
	out := r.out
	if out.External {
		out.Sentence = "This product is governed by a statement of its own."
	} else {
		out.Value, out.Default = r.now.value, r.base.value
		out.Suspended = r.q.Held && r.def.Deletes
		out.Sentence = r.sentence(out)
		out.DefaultBy = lastOf(r.base.effect)
	}
	out.Winner = lastOf(r.now.effect)
	if n := len(r.now.effect); n > 1 {
		out.Contributors = refs(r.now.effect[:n-1])
	}
	out.Conflict = r.conflict()
	out.Elsewhere = refs(r.other)
	out.Losers = r.losers()
	return out
}

func (r *resolver) sentence(out Resolution) string {
	s := r.def.Sentence(out.Value)
	if out.Suspended {
		s += " A legal hold suspends this."
	}
	return s
}

// Sentence says what a value means in plain words.
func (d Definition) Sentence(v Value) string {
	if s, ok := d.Says[v.String()]; ok {
		return s
	}
	return strings.Replace(d.Say, "%s", v.Words(), 1)
}

// losers lists them by rank, highest first, then by id.
func (r *resolver) losers() []Loser {
	lost := slices.DeleteFunc(slices.Clone(r.entries), func(e *entry) bool { return r.reasons[e] == "" })
	slices.SortFunc(lost, func(a, b *entry) int {
		return cmp.Or(-cmp.Compare(a.rank, b.rank), strings.Compare(string(a.clause.ID), string(b.clause.ID)))
	})
	out := make([]Loser, len(lost))
	for i, e := range lost {
		out[i] = Loser{Ref: e.ref(), Reason: r.reasons[e]}
	}
	return out
}

func (r *resolver) conflict() *Conflict {
	if len(r.now.parties) == 0 {
		return nil
	}
	c := &Conflict{Parties: refs(r.now.parties)}
	all := r.now.parties
	if r.now.kept != nil {
		all = append(slices.Clone(all), r.now.kept)
		kept := r.now.kept.ref()
		c.Kept = &kept
	}
	for _, e := range all {
		c.Since = latest(c.Since, e.signed, e.clause.ValidFrom)
	}
	return c
}

func latest(times ...time.Time) time.Time {
	return slices.MaxFunc(times, time.Time.Compare)
}

func (e *entry) ref() Ref { return Ref{Clause: *e.clause, Document: *e.doc} }

func refs(entries []*entry) []Ref {
	out := make([]Ref, 0, len(entries))
	for _, e := range entries {
		out = append(out, e.ref())
	}
	slices.SortFunc(out, func(a, b Ref) int { return byID(a.Clause, b.Clause) })
	return out
}

func lastOf(entries []*entry) *Ref {
	if len(entries) == 0 {
		return nil
	}
	ref := entries[len(entries)-1].ref()
	return &ref
}

// Without is the sentence for what would hold without agreements, policies and
// choices.
func (r Resolution) Without() string {
	d, ok := Lookup(r.Question.Term)
	if !ok || r.External {
		return r.Sentence
	}
	return d.Sentence(r.Default)
}

// Origin names where the value comes from, in a few words.
func (r Resolution) Origin() string {
	switch {
	case r.External:
		return "A statement of its own"
	case r.Winner != nil:
		return r.Winner.Document.Title + ", " + r.Winner.Clause.Section
	case r.clamped():
		for _, f := range r.Floors {
			if f.Clamped {
				return f.Law
			}
		}
	}
	return "The product's default"
}
