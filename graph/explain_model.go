package graph

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/vikstrous/dataloadgen"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/term"
)

// memberTerm is one question about one member of a page.
type memberTerm struct {
	member       access.MemberID
	key, product string
}

// pageRules are the rules of one operation, loaded once however many members it
// asks about and however its questions are gathered.
type pageRules struct {
	mu    sync.Mutex
	rules *term.Rules
}

func (p *pageRules) load(tx *db.Tx) (term.Rules, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.rules == nil {
		rules, err := term.Load(tx)
		if err != nil {
			return rules, err
		}
		p.rules = &rules
	}
	return *p.rules, nil
}

// memberTermLoader answers what a page asks about its members with one load of
// the clauses. Its batches have no limit: a page has one limit on members, and
// may ask for several terms of each.
func memberTermLoader(d *db.DB) *dataloadgen.Loader[memberTerm, *model.EffectiveTerm] {
	var once pageRules
	return dataloadgen.NewLoader(func(ctx context.Context, keys []memberTerm) ([]*model.EffectiveTerm, []error) {
		found, err := read(ctx, d, access.ReadTerms, func(tx *db.Tx) (map[memberTerm]*model.EffectiveTerm, error) {
			rules, err := once.load(tx)
			if err != nil {
				return nil, err
			}
			return memberTerms(tx, rules, keys)
		})
		if err != nil {
			return nil, []error{err}
		}
		return each(keys, func(k memberTerm) *model.EffectiveTerm { return found[k] }), nil
	}, dataloadgen.WithWait(longWait))
}

// longWait gathers the questions of a whole page, which are many.
const longWait = 4 * wait

func memberTerms(tx *db.Tx, rules term.Rules, asked []memberTerm) (map[memberTerm]*model.EffectiveTerm, error) {
	var ids []access.MemberID
	for _, a := range asked {
		ids = append(ids, a.member)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	who, err := member.FindMany(tx, ids)
	if err != nil {
		return nil, err
	}
	groups, err := member.GroupsOf(tx, ids)
	if err != nil {
		return nil, err
	}
	choices, err := data.TermChoices(tx, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[memberTerm]*model.EffectiveTerm, len(asked))
	for _, a := range asked {
		var of *string
		if a.product != "" {
			of = &a.product
		}
		id, err := maybeKeyOf[product.ID](typeProduct, of, "productId")
		if _, known := term.Lookup(term.Key(a.key)); !known || err != nil {
			return nil, fault.New(fault.NotFound, "There is no term %q, or no such product.", a.key).On("key")
		}
		scope := term.Scope{Product: string(id), Account: string(who[a.member].AccountKind), Choices: choices[a.member]}
		scope.Groups = each(groups[a.member], func(g member.Group) string { return string(g.ID) })
		out[a] = effectiveModel(term.Resolve(rules, term.Question{Term: term.Key(a.key), Scope: scope, ValidAt: tx.Now, KnownAt: tx.Now}))
	}
	return out, nil
}

// farBack is where a timeline begins that says no other beginning: the year in
// which the first statement came into force.
var farBack = time.Date(2018, time.January, 1, 0, 0, 0, 0, time.UTC)

// span is which part of a history is asked for, and with whose knowledge.
type span struct {
	asking
	from, until *time.Time
	// atTheTime asks what was known at each moment.
	atTheTime bool
}

// timelines are the histories of one term, or of all where none is named.
func timelines(tx *db.Tx, s span) ([]*model.TermTimeline, error) {
	q, err := question(tx, s.asking)
	if err != nil {
		return nil, err
	}
	rules, err := term.Load(tx)
	if err != nil {
		return nil, err
	}
	var out []*model.TermTimeline
	for _, d := range term.Registry() {
		if s.key == "" || d.Key == q.Term {
			of := q
			of.Term = d.Key
			out = append(out, &model.TermTimeline{Term: termModel(d), Steps: s.steps(rules, of)})
		}
	}
	return out, nil
}

func (s span) steps(rules term.Rules, q term.Question) []*model.TermStep {
	history := term.History
	if s.atTheTime {
		history = term.Beliefs
	}
	steps := history(rules, q, orTime(s.from, farBack), orTime(s.until, q.ValidAt.AddDate(1, 0, 0)))
	out := make([]*model.TermStep, len(steps))
	for i, step := range steps {
		out[i] = &model.TermStep{From: step.From, Effective: effectiveModel(step.Resolution)}
		if i > 0 {
			out[i-1].Until = &steps[i].From
		}
	}
	return out
}

// conflicts lists what stands, with how many it is about.
func conflicts(tx *db.Tx) ([]*model.TermConflict, error) {
	all, err := term.StandingConflicts(tx)
	if err != nil || len(all) == 0 {
		return []*model.TermConflict{}, err
	}
	i, err := impactOf(tx, all)
	return each(all, i.model), err
}

// impact is what tells how many a conflict is about.
type impact struct {
	members  int
	products map[product.ID]int
	groups   map[member.GroupID]int
	open     map[rights.Kind]int
}

func impactOf(tx *db.Tx, all []term.Standing) (i impact, err error) {
	if i.members, err = member.Count(tx, member.Filter{}); err != nil {
		return i, err
	}
	if i.products, err = product.Counts(tx); err != nil {
		return i, err
	}
	var ids []member.GroupID
	for _, c := range all {
		for _, g := range c.Question.Groups {
			ids = append(ids, member.GroupID(g))
		}
	}
	if i.groups, err = member.CountsOf(tx, ids); err != nil {
		return i, err
	}
	i.open = map[rights.Kind]int{}
	for _, k := range rights.Kinds {
		if i.open[k], err = rights.Count(tx, rights.Filter{Kinds: []rights.Kind{k}, OpenOnly: true}); err != nil {
			return i, err
		}
	}
	return i, nil
}

func (i impact) model(c term.Standing) *model.TermConflict {
	out := &model.TermConflict{
		ID: globalID(typeTermConflict, c.ID), Effective: effectiveModel(c.Resolution), Since: c.Conflict.Since,
		ProductKey: c.Question.Product, OwnerKey: c.Owner, Members: i.members,
	}
	switch {
	case len(c.Question.Groups) > 0:
		out.Members = i.groups[member.GroupID(c.Question.Groups[0])]
	case c.Question.Product != "":
		out.Members = i.products[product.ID(c.Question.Product)]
	}
	for k, n := range i.open {
		if rights.Asks(k, c.Question.Term) {
			out.OpenRequests += n
		}
	}
	return out
}

func ownConflict(tx *db.Tx, in model.OwnTermConflictInput) (*model.TermConflict, error) {
	id, err := keyOf[term.ConflictID](typeTermConflict, in.TermConflictID, "termConflictId")
	if err != nil {
		return nil, err
	}
	owner, err := maybeKeyOf[access.MemberID](typeMember, in.MemberID, "memberId")
	if err != nil {
		return nil, err
	}
	if owner != "" {
		if _, err := member.Find(tx, owner); err != nil {
			return nil, err
		}
	}
	c, err := term.OwnConflict(tx, id, owner)
	if err != nil {
		return nil, err
	}
	i, err := impactOf(tx, []term.Standing{c})
	return i.model(c), err
}

// compared puts two organizations' terms beside each other; only operators ask.
func (r *Resolver) compared(ctx context.Context, left, right string) ([]*model.TermComparison, error) {
	a, err := keyOf[access.OrgID](typeOrganization, left, "organizationId")
	if err != nil {
		return nil, err
	}
	b, err := keyOf[access.OrgID](typeOrganization, right, "otherId")
	if err != nil {
		return nil, err
	}
	if err := mayOperate(ctx, r.DB); err != nil {
		return nil, err
	}
	var x, y []term.Resolution
	err = r.DB.AcrossView(ctx, "an operator compares the terms of two organizations", func(w *db.Wide) error {
		who, _ := access.From(ctx)
		if x, err = term.Now(w.In(a, who)); err != nil {
			return err
		}
		y, err = term.Now(w.In(b, who))
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]*model.TermComparison, len(x))
	for i := range x {
		out[i] = &model.TermComparison{
			Term: termNamed(x[i].Question.Term), Left: valueModel(x[i].Value), LeftFrom: x[i].Origin(), LeftSentence: x[i].Sentence,
			Right: valueModel(y[i].Value), RightFrom: y[i].Origin(), RightSentence: y[i].Sentence, Same: x[i].Value.Equal(y[i].Value),
		}
	}
	return out, nil
}
