package statement

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/simulation"
	"github.com/sysoon/steward/internal/term"
)

// maxLooked bounds how many organizations a preview looks at.
const maxLooked = 1000

// Preview is what publishing a text would do; nothing is kept.
type Preview struct {
	Statement term.Statement
	// Before is the version that it takes over from; nil for the first of its kind.
	Before      *term.Statement
	Differences []term.Difference
	// Earliest is the first day on which it may take effect if it is published
	// now, and Owed the organizations that are told longer ahead than others.
	Earliest time.Time
	Owed     []Owed
	// Organizations counts those that would be told, Looked those whose terms were
	// worked out here: all, but for very many.
	Organizations, Looked int
	// Effects has those for which some term would have another value.
	Effects []Effect
}

// Effect is what becomes of one organization's terms on the effective day.
type Effect struct {
	Organization org.Organization
	Members      int
	Changes      []simulation.Change
}

// Foresee works out what publishing a text would do. A text that can't be
// published is Invalid.
func Foresee(w *db.Wide, by access.Actor, text string) (Preview, error) {
	tx, err := vendorOf(w, by)
	if err != nil {
		return Preview{}, err
	}
	a, owed, err := against(w, tx)
	if err != nil {
		return Preview{}, err
	}
	s, problems := term.CheckStatement([]byte(text), a)
	if err := fatal(problems); err != nil {
		return Preview{}, err
	}
	p := Preview{Statement: s, Earliest: term.FirstDay(a.Earliest), Owed: owed, Effects: []Effect{}}
	before, there := term.Newest(a.Published, s.Governs)
	if there {
		p.Before = &before
	}
	p.Differences = term.DiffStatements(before, s)
	return p, p.look(w, term.ChangedTerms(before, s))
}

// look works out the effects on each organization. Only terms about which the
// versions differ can have another value.
func (p *Preview) look(w *db.Wide, terms []term.Key) error {
	all, err := told(w)
	p.Organizations = len(all)
	if err != nil {
		return err
	}
	for _, o := range all[:min(len(all), maxLooked)] {
		tx := w.In(o.ID, access.System(o.ID, "statement"))
		rules, err := term.Load(tx)
		if err != nil {
			return err
		}
		p.Looked++
		changes := simulation.Changes(rules, rules.WithStatement(p.Statement, tx.Now), p.Statement.Effective, terms)
		if len(changes) == 0 {
			continue
		}
		n, err := member.Count(tx, member.Filter{})
		if err != nil {
			return err
		}
		p.Effects = append(p.Effects, Effect{Organization: o, Members: n, Changes: changes})
	}
	return nil
}

// Coming is a published version that isn't in force yet, and what it will change
// for whoever asks.
type Coming struct {
	Statement term.Statement
	Changes   []term.Change
}

// Ahead lists the published versions that will take effect, each with the terms
// that then have another value for somebody with this scope and these products.
func Ahead(tx *db.Tx, scope term.Scope, products []string) ([]Coming, error) {
	published, err := term.Published(tx)
	if err != nil {
		return nil, err
	}
	var out []Coming
	for i, s := range published {
		if !s.Effective.After(tx.Now) {
			continue
		}
		before, _ := term.Newest(published[:i], s.Governs)
		changes, err := personal(tx, before, s, scope, products)
		if err != nil {
			return nil, err
		}
		out = append(out, Coming{Statement: s, Changes: changes})
	}
	return out, nil
}

// personal lists what changes for one scope: in general, then for products where
// it is something else.
func personal(tx *db.Tx, before, s term.Statement, scope term.Scope, products []string) ([]term.Change, error) {
	rules, err := term.Load(tx)
	if err != nil {
		return nil, err
	}
	without := rules.WithoutStatement(s.ID)
	seen := map[string]bool{}
	var out []term.Change
	for _, id := range append([]string{""}, products...) {
		scope.Product = id
		for _, c := range term.CompareTerms(without, rules, scope, s.Effective, term.ChangedTerms(before, s)) {
			if key := string(c.Term) + c.Before.Value.String() + "/" + c.After.Value.String(); !seen[key] {
				seen[key] = true
				out = append(out, c)
			}
		}
	}
	return out, nil
}
