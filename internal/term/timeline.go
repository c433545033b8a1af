package term

import (
	"slices"
	"time"
)

// History tells how a term's value changed between two times, as known at
// q.KnownAt: one step for each change, the first at from.
func History(rules Rules, q Question, from, to time.Time) []Step {
	return rules.steps(q, rules.moments(q, from, to), func(at time.Time) Question {
		q.ValidAt = at
		return q
	})
}

// Beliefs tells what was held to be so at each moment between two times, with
// the knowledge of that moment: a document that was entered late changes
// nothing before it was signed.
func Beliefs(rules Rules, q Question, from, to time.Time) []Step {
	return rules.steps(q, rules.moments(q, from, to), func(at time.Time) Question {
		q.ValidAt, q.KnownAt = at, at
		return q
	})
}

func (r Rules) steps(q Question, moments []time.Time, at func(time.Time) Question) []Step {
	var out []Step
	for _, m := range moments {
		res := Resolve(r, at(m))
		if n := len(out); n == 0 || !out[n-1].Value.Equal(res.Value) {
			out = append(out, Step{From: m, Resolution: res})
		}
	}
	return out
}

// moments are the times between two others at which the answer, or what is
// known of it, can change; the first is from.
func (r Rules) moments(q Question, from, to time.Time) []time.Time {
	out := []time.Time{from}
	keep := func(times ...*time.Time) {
		for _, t := range times {
			if t != nil && t.After(from) && t.Before(to) {
				out = append(out, *t)
			}
		}
	}
	for _, s := range r.inGroup(q.Term) {
		keep(&s.clause.ValidFrom, s.clause.ValidTo, &s.clause.RecordedFrom, s.clause.RecordedTo)
		keep(s.doc.SignedAt, s.doc.EndedAt, s.doc.EndedKnownAt)
	}
	for _, d := range r.documents {
		if len(d.Precedence) > 0 || d.Governs != (Reach{}) {
			keep(&d.ValidFrom, d.ValidTo, d.SignedAt, d.EndedAt, d.EndedKnownAt)
		}
	}
	for _, c := range q.Choices {
		keep(&c.At)
	}
	for _, b := range r.bounds {
		keep(&b.From)
	}
	slices.SortFunc(out, time.Time.Compare)
	return slices.CompactFunc(out, time.Time.Equal)
}

// inGroup are the clauses about a term, and about those that move with it.
func (r Rules) inGroup(key Key) []spoken {
	out := slices.Clone(r.byTerm[key])
	for _, d := range r.defs {
		if d.Group != "" && d.Group == r.defs[key].Group && d.Key != key {
			out = append(out, r.byTerm[d.Key]...)
		}
	}
	return out
}
