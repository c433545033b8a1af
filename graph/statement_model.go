package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/statement"
	"github.com/sysoon/steward/internal/term"
)

// maxEffects is how many organizations a preview shows.
const maxEffects = 100

// statementModels are the published versions, newest first.
func statementModels(tx *db.Tx) ([]*model.Statement, error) {
	published, err := term.Published(tx)
	if err != nil {
		return nil, err
	}
	out := make([]*model.Statement, len(published))
	for i, s := range published {
		if out[i], err = statementModel(tx, s, published[i+1:]); err != nil {
			return nil, err
		}
	}
	slices.Reverse(out)
	return out, nil
}

// statementModel is one version; later are those that were published after it.
func statementModel(tx *db.Tx, s term.Statement, later []term.Statement) (*model.Statement, error) {
	hash, err := s.Hash()
	if err != nil {
		return nil, err
	}
	text, err := term.WriteStatement(s)
	if err != nil {
		return nil, err
	}
	out := &model.Statement{
		Version: s.ID, Title: s.Title, State: model.StatementStateInForce, EffectiveAt: s.Effective, PublishedAt: s.PublishedAt,
		Governs: orNil(governed(s.Governs)), Hash: hash, Yaml: string(text), Clauses: each(s.Clauses, statementClauseModel),
	}
	if next, ok := s.Next(later); ok {
		out.Until = &next.Effective
	}
	switch {
	case s.Effective.After(tx.Now):
		out.State = model.StatementStateAhead
	case out.Until != nil && !out.Until.After(tx.Now):
		out.State = model.StatementStatePast
	}
	return out, nil
}

// governed says to what a statement is bound; "" for the general one.
func governed(r term.Reach) string {
	if r == (term.Reach{}) {
		return ""
	}
	what := "products of the family " + strings.ReplaceAll(r.Family, "_", " ")
	if r.Product != "" {
		what = r.Product
	}
	return "Versions " + r.Versions + " of " + what
}

func statementClauseModel(c term.StatementClause) *model.StatementClause {
	out := &model.StatementClause{
		Section: c.Section, TermKey: string(c.Term), Title: string(c.Term), Value: c.Value, Text: c.Text, Narrowed: orNil(limitedTo(c.Reach)),
	}
	if d, ok := term.Lookup(c.Term); ok {
		out.Title = d.Title
		if v, err := d.Parse(c.Value); err == nil {
			out.Value = v.Words()
		}
	}
	return out
}

// limitedTo is narrowed, with the product too.
func limitedTo(r term.Reach) string {
	if more := narrowed(r); r.Product == "" || more == "" {
		return r.Product + more
	}
	return r.Product + ", " + narrowed(r)
}

// forMe says what versions ahead change for the caller in person.
func forMe(tx *db.Tx, version string) ([]string, error) {
	scope, products, err := ownScope(tx)
	if err != nil {
		return nil, err
	}
	ahead, err := statement.Ahead(tx, scope, products)
	if err != nil {
		return nil, err
	}
	out := []string{}
	for _, c := range ahead {
		if c.Statement.ID != version {
			continue
		}
		for _, change := range c.Changes {
			out = append(out, change.After.Sentence)
		}
	}
	return out, nil
}

// ownScope is the caller as terms know them, and the products that they use;
// anybody for a program.
func ownScope(tx *db.Tx) (scope term.Scope, products []string, err error) {
	id := tx.Actor.Member
	if id == "" {
		return scope, nil, nil
	}
	who, err := member.FindMany(tx, []access.MemberID{id})
	if err != nil {
		return scope, nil, err
	}
	groups, err := member.GroupsOf(tx, []access.MemberID{id})
	if err != nil {
		return scope, nil, err
	}
	used, err := product.OfMember(tx, []access.MemberID{id})
	for _, a := range used[id] {
		products = append(products, string(a.Product))
	}
	scope.Account = string(who[id].AccountKind)
	scope.Groups = each(groups[id], func(g member.Group) string { return string(g.ID) })
	return scope, products, err
}

func draftModel(d statement.Draft) *model.StatementDraft {
	return &model.StatementDraft{
		ID: globalID(typeStatementDraft, d.ID), Version: d.Version, Title: d.Title, EffectiveAt: d.Effective,
		State: up[model.StatementDraftState](d.State), Yaml: d.Text, ReturnedBecause: orNil(d.Returned), CreatedAt: d.CreatedAt,
		SubmittedAt: d.SubmittedAt, PublishedAt: d.PublishedAt, Hash: orNil(d.Hash), Of: d,
	}
}

// handNames names those who had a hand in a draft, as term.Preparer gives them.
// Operators answer for it to one another, so they read each other's names here
// whatever else they may see of members.
func (r *Resolver) handNames(ctx context.Context, hands []string) ([]string, error) {
	return read(ctx, r.DB, access.Operate, func(tx *db.Tx) ([]string, error) {
		found, err := member.FindMany(tx, each(hands, func(who string) access.MemberID { return access.MemberID(who) }))
		return each(hands, func(who string) string {
			if m, there := found[access.MemberID(who)]; there && m.DisplayName != "" {
				return m.DisplayName
			}
			if kind, _, other := strings.Cut(who, "/"); other {
				return nameless[access.ActorKind(kind)]
			}
			return nameless[access.KindMember]
		}), err
	})
}

func statementProblemModel(p term.Problem) *model.StatementProblem {
	return &model.StatementProblem{Line: p.Line, Column: p.Column, Field: p.Field, Fatal: p.Fatal, Message: p.Message}
}

func statementPreviewModel(p statement.Preview) *model.StatementPreview {
	out := &model.StatementPreview{
		Differences: each(p.Differences, differenceModel), Earliest: p.Earliest, OrganizationCount: p.Organizations, AffectedCount: len(p.Effects),
		Owed: each(p.Owed, func(o statement.Owed) *model.StatementOwed {
			return &model.StatementOwed{Organization: organizationModel(o.Organization), Notice: o.Notice, Until: o.Until}
		}),
	}
	if p.Before != nil {
		out.Before = &p.Before.ID
	}
	slices.SortStableFunc(p.Effects, func(a, b statement.Effect) int { return cmp.Compare(b.Members, a.Members) })
	out.Effects = each(p.Effects[:min(len(p.Effects), maxEffects)], func(e statement.Effect) *model.StatementEffect {
		return &model.StatementEffect{Organization: organizationModel(e.Organization), Members: e.Members, Changes: each(e.Changes, changeModel)}
	})
	return out
}

// draft does something with the drafts of the statement for an operator.
func (r *Resolver) draft(ctx context.Context, verb func(*db.Wide, access.Actor) (statement.Draft, error)) (*model.StatementDraft, []*model.UserError, error) {
	actor, _ := access.From(ctx)
	return operate(ctx, r.DB, r.DB.Across, "an operator works at the statement", func(w *db.Wide) (*model.StatementDraft, error) {
		d, err := verb(w, actor)
		if err != nil {
			return nil, err
		}
		return draftModel(d), nil
	})
}

// onDraft is draft for one draft by its id.
func (r *Resolver) onDraft(ctx context.Context, id string, verb func(*db.Wide, access.Actor, statement.ID) (statement.Draft, error)) (*model.StatementDraft, []*model.UserError, error) {
	return r.draft(ctx, func(w *db.Wide, by access.Actor) (statement.Draft, error) {
		key, err := keyOf[statement.ID](typeStatementDraft, id, "statementDraftId")
		if err != nil {
			return statement.Draft{}, err
		}
		return verb(w, by, key)
	})
}

// lookAcross looks at the statement across organizations for an operator.
func (r *Resolver) lookAcross(ctx context.Context, fn func(*db.Wide, access.Actor) error) error {
	if err := mayOperate(ctx, r.DB); err != nil {
		return err
	}
	actor, _ := access.From(ctx)
	return r.DB.AcrossView(ctx, "an operator looks at what a version of the statement does", func(w *db.Wide) error {
		return fn(w, actor)
	})
}
