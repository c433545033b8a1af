package term

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/db"
)

// Change is a term that two sets of rules answer differently.
type Change struct {
	Term          Key
	Before, After Resolution
}

// Compare lists the terms whose value, conflict or law differs between two sets
// of rules for one scope and time. With With it shows what signing a draft
// would do.
func Compare(before, after Rules, scope Scope, at time.Time) []Change {
	return CompareTerms(before, after, scope, at, sortedKeys(after.defs))
}

// CompareTerms is Compare for some terms only.
func CompareTerms(before, after Rules, scope Scope, at time.Time, terms []Key) []Change {
	var out []Change
	for _, key := range terms {
		q := Question{Term: key, Scope: scope, ValidAt: at, KnownAt: at}
		b, a := Resolve(before, q), Resolve(after, q)
		if !b.Value.Equal(a.Value) || (b.Conflict == nil) != (a.Conflict == nil) || b.clamped() != a.clamped() {
			out = append(out, Change{Term: key, Before: b, After: a})
		}
	}
	return out
}

func (r Resolution) clamped() bool {
	return slices.ContainsFunc(r.Floors, func(f FloorHit) bool { return f.Clamped })
}

// With returns the rules as they would be with a document signed at a time, and
// with what it replaces superseded. The rules themselves don't change.
func (r Rules) With(doc Document, clauses []Clause, signed time.Time) Rules {
	in := r.input()
	doc.State, doc.SignedAt = Signed, &signed
	in.Documents = slices.DeleteFunc(in.Documents, func(d Document) bool { return d.ID == doc.ID })
	for i := range in.Documents {
		in.Documents[i] = in.Documents[i].yield(doc, signed)
	}
	in.Documents = append(in.Documents, doc)
	in.Clauses = slices.DeleteFunc(in.Clauses, func(c Clause) bool { return c.Document == doc.ID })
	in.Clauses = append(in.Clauses, clauses...)
	return NewRules(in)
}

// yield is the document after another one was signed: superseded if it, or what
// it amends, is what the other replaces.
func (d Document) yield(to Document, signed time.Time) Document {
	if to.Replaces == "" || d.State != Signed || d.ID != to.Replaces && d.Amends != to.Replaces {
		return d
	}
	from := to.ValidFrom
	d.State, d.EndedAt, d.EndedKnownAt, d.SupersededBy = Superseded, &from, &signed, to.ID
	return d
}

// Effective resolves every term for a scope, in the order of the keys.
func Effective(rules Rules, scope Scope, validAt, knownAt time.Time) []Resolution {
	out := make([]Resolution, 0, len(rules.defs))
	for _, key := range sortedKeys(rules.defs) {
		out = append(out, Resolve(rules, Question{Term: key, Scope: scope, ValidAt: validAt, KnownAt: knownAt}))
	}
	return out
}

// Step is a stretch of time through which a term's value stayed the same.
type Step struct {
	From time.Time
	Resolution
}

// Now resolves every term of the organization at large, as it stands.
func Now(tx *db.Tx) ([]Resolution, error) {
	rules, err := Load(tx)
	if err != nil {
		return nil, err
	}
	return Effective(rules, Scope{}, tx.Now, tx.Now), nil
}
