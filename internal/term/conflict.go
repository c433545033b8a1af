package term

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// ConflictID names a conflict by its term and the clauses that contradict each
// other: as long as they stand, it is the same one.
type ConflictID string

// Standing is a conflict that stands for a scope.
type Standing struct {
	ID ConflictID
	Resolution
	// Owner sees to it; "" for nobody.
	Owner access.MemberID
}

// idOf names a conflict.
func idOf(key Key, c Conflict) ConflictID {
	all := c.Parties
	if c.Kept != nil {
		all = append(slices.Clone(all), *c.Kept)
	}
	words := []string{string(key)}
	for _, p := range all {
		words = append(words, string(p.Clause.ID))
	}
	slices.Sort(words)
	sum := sha256.Sum256([]byte(strings.Join(words, "\n")))
	return ConflictID(hex.EncodeToString(sum[:16]))
}

// Narrowings are the ways in which clauses narrow members and data (account kind,
// category, group, jurisdiction), each once; the first narrows nothing.
func (r Rules) Narrowings() []Reach {
	out := []Reach{{}}
	for _, c := range r.clauses {
		n := Reach{Account: c.Reach.Account, Category: c.Reach.Category, Group: c.Reach.Group, Jurisdiction: c.Reach.Jurisdiction}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// Scope is a question that a clause of this reach answers, for a product.
func (c Reach) Scope(product string) Scope {
	s := Scope{Product: product, Account: c.Account, Category: c.Category, Jurisdiction: c.Jurisdiction}
	if c.Group != "" {
		s.Groups = []string{c.Group}
	}
	return s
}

// scopes are the questions that the clauses can answer differently: no product
// and every product, each for whoever clauses narrow themselves to.
func (r Rules) scopes() []Scope {
	var out []Scope
	for _, n := range r.Narrowings() {
		for _, p := range append([]string{""}, r.Products()...) {
			out = append(out, n.Scope(p))
		}
	}
	return out
}

// Conflicts lists the conflicts that stand at a time, oldest first; each once,
// for the widest scope in which it stands.
func Conflicts(rules Rules, at time.Time) []Standing {
	var out []Standing
	seen := map[ConflictID]bool{}
	for _, s := range rules.scopes() {
		for _, key := range sortedKeys(rules.defs) {
			res := Resolve(rules, Question{Term: key, Scope: s, ValidAt: at, KnownAt: at})
			if res.Conflict == nil || seen[idOf(key, *res.Conflict)] {
				continue
			}
			id := idOf(key, *res.Conflict)
			seen[id] = true
			out = append(out, Standing{ID: id, Resolution: res})
		}
	}
	slices.SortStableFunc(out, func(a, b Standing) int { return a.Conflict.Since.Compare(b.Conflict.Since) })
	return out
}

// StandingConflicts lists the organization's conflicts with their owners.
func StandingConflicts(tx *db.Tx) ([]Standing, error) {
	rules, err := Load(tx)
	if err != nil {
		return nil, err
	}
	owners, err := conflictOwners(tx)
	out := Conflicts(rules, tx.Now)
	for i := range out {
		out[i].Owner = owners[out[i].ID]
	}
	return out, err
}
