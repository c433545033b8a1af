package term

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/db"
)

// Difference is what two versions of a document say differently: a clause, or a
// line of the head.
type Difference struct {
	// Field names a line of the head (title, valid_from); empty for a clause.
	Field string
	// Before and After are what each version says, as a reader would write it;
	// "" where it says nothing.
	Before, After string
	// Old and New are the clauses; nil where the version has none.
	Old, New *Clause
}

// Diff lists what the second of two documents says differently from the first:
// the head, then the clauses in the order of the second, then those that are
// gone. A clause is the same one where section, term and reach are; else where
// term and reach are.
func Diff(a, b Document, old, now []Clause) []Difference {
	out := heads(a, b)
	gone := make([]bool, len(old))
	pairs := pair(old, now)
	for i := range now {
		at := pairs[i]
		if at < 0 {
			out = append(out, Difference{After: now[i].line(), New: &now[i]})
			continue
		}
		gone[at] = true
		if before, after := old[at].line(), now[i].line(); before != after {
			out = append(out, Difference{Before: before, After: after, Old: &old[at], New: &now[i]})
		}
	}
	for i := range old {
		if !gone[i] {
			out = append(out, Difference{Before: old[i].line(), Old: &old[i]})
		}
	}
	return out
}

// pair finds, for each new clause, the number of the old one that it continues;
// -1 for none. Each old clause is continued once.
func pair(old, now []Clause) []int {
	out, taken := make([]int, len(now)), map[int]bool{}
	for i := range out {
		out[i] = -1
	}
	for _, alike := range []func(a, b Clause) bool{
		func(a, b Clause) bool { return a.Term == b.Term && a.Reach == b.Reach && a.Section == b.Section },
		func(a, b Clause) bool { return a.Term == b.Term && a.Reach == b.Reach },
		func(a, b Clause) bool { return a.Term == b.Term && a.Section == b.Section },
	} {
		for i := range now {
			for k := range old {
				if out[i] < 0 && !taken[k] && alike(old[k], now[i]) {
					out[i], taken[k] = k, true
				}
			}
		}
	}
	return out
}

func heads(a, b Document) []Difference {
	var out []Difference
	for _, f := range []struct{ name, before, after string }{
		{"title", a.Title, b.Title},
		{"reference", a.Reference, b.Reference},
		{"layer", string(a.Layer), string(b.Layer)},
		{"precedence", joinLayers(a.Precedence), joinLayers(b.Precedence)},
		{"valid_from", written(&a.ValidFrom), written(&b.ValidFrom)},
		{"valid_to", written(a.ValidTo), written(b.ValidTo)},
	} {
		if f.before != f.after {
			out = append(out, Difference{Field: f.name, Before: f.before, After: f.after})
		}
	}
	return out
}

// line is a clause as one line of text; two clauses that rule the same have the
// same line.
func (c Clause) line() string {
	parts := []string{c.Section, string(c.Term), string(c.Operator), c.Value}
	r := c.Reach
	for _, p := range []struct{ name, value string }{
		{"family", r.Family}, {"product", r.Product}, {"versions", r.Versions}, {"jurisdiction", r.Jurisdiction},
		{"account", r.Account}, {"category", r.Category}, {"group", r.Group}, {"text", c.Text},
	} {
		if p.value != "" {
			parts = append(parts, p.name+": "+p.value)
		}
	}
	if c.Survives {
		parts = append(parts, "survives")
	}
	return strings.Join(parts, " · ")
}

// DiffOf compares two documents of the organization. What an amendment of the
// first doesn't speak of stays, so it is no difference.
func DiffOf(tx *db.Tx, from, to DocumentID) ([]Difference, error) {
	a, err := FindDocument(tx, from)
	if err != nil {
		return nil, err
	}
	b, err := FindDocument(tx, to)
	if err != nil {
		return nil, err
	}
	clauses, err := ClausesOf(tx, []DocumentID{from, to})
	out := Diff(a, b, clauses[from], clauses[to])
	if b.Amends == from { // what an amendment doesn't speak of stays
		out = slices.DeleteFunc(out, func(d Difference) bool { return d.Old != nil && d.New == nil })
	}
	return out, err
}
