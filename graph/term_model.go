package graph

import (
	"context"
	"slices"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

func termModel(d term.Definition) *model.Term {
	return &model.Term{
		Key: string(d.Key), Title: d.Title, Matter: string(d.Matter), Type: up[model.TermType](d.Type),
		Options: each(d.Options, func(s string) string { return s }), Section: d.Section, SubjectOnly: d.SubjectOnly, EnforcedBy: d.EnforcedBy,
	}
}

// termNamed is a term by its key; a clause or resolution only has keys that are
// registered, but one of an older program may be gone.
func termNamed(key term.Key) *model.Term {
	d, ok := term.Lookup(key)
	if !ok {
		d = term.Definition{Key: key, Title: string(key), Type: term.TypeReference}
	}
	return termModel(d)
}

func valueModel(v term.Value) *model.TermValue {
	if v.IsZero() {
		return nil
	}
	return &model.TermValue{Type: up[model.TermType](v.Type()), Text: v.Words(), Written: v.String()}
}

func effectiveModel(r term.Resolution) *model.EffectiveTerm {
	return &model.EffectiveTerm{
		Term: termNamed(r.Question.Term), Value: valueModel(r.Value), Sentence: r.Sentence, Default: valueModel(r.Default),
		DefaultRule: ruleOrNil(r.DefaultBy), Winner: ruleOrNil(r.Winner), Contributors: each(r.Contributors, ruleModel),
		Losers: each(r.Losers, loserModel), Floors: each(r.Floors, floorModel), Conflict: conflictModel(r.Conflict),
		WithoutContract: r.Without(), External: r.External, ValidAt: r.Question.ValidAt, KnownAt: r.Question.KnownAt, Of: r,
	}
}

func ruleOrNil(r *term.Ref) *model.TermRule {
	if r == nil {
		return nil
	}
	return ruleModel(*r)
}

func ruleModel(r term.Ref) *model.TermRule {
	rule := &model.TermRule{
		Layer: up[model.TermLayer](r.Document.Layer), Title: r.Document.Title, Section: r.Clause.Section,
		Operator: up[model.ClauseOperator](r.Clause.Operator), Written: r.Clause.Value, Text: valueText(r.Clause),
		Quote: orNil(r.Clause.Text), SignedAt: r.Document.SignedAt,
		ProductKey: r.Clause.Reach.Product, Narrowed: orNil(narrowed(r.Clause.Reach)),
	}
	if slices.Contains(term.Agreements, r.Document.Layer) {
		id := globalID(typeClause, r.Clause.ID)
		rule.DocumentID, rule.ClauseID = string(r.Document.ID), &id
	}
	return rule
}

// valueText is a clause's value as people read it.
func valueText(c term.Clause) string {
	d, _ := term.Lookup(c.Term)
	v, err := d.Parse(c.Value)
	if err != nil {
		return c.Value
	}
	return v.Words()
}

func loserModel(l term.Loser) *model.TermLoser {
	return &model.TermLoser{Rule: ruleModel(l.Ref), Reason: up[model.LoserReason](l.Reason), Sentence: l.Reason.Sentence()}
}

func floorModel(f term.FloorHit) *model.TermFloor {
	return &model.TermFloor{Law: f.Law, Value: valueModel(f.Value), Applied: f.Clamped}
}

func conflictModel(c *term.Conflict) []*model.TermRule {
	if c == nil {
		return []*model.TermRule{}
	}
	all := each(c.Parties, ruleModel)
	if c.Kept != nil {
		all = append(all, ruleModel(*c.Kept))
	}
	return all
}

func documentModel(d term.Document) *model.Document {
	return &model.Document{
		ID: globalID(typeDocument, d.ID), Of: d, Title: d.Title, Kind: up[model.DocumentKind](d.Layer), State: up[model.DocumentState](d.State),
		EffectiveFrom: d.ValidFrom, EffectiveTo: d.ValidTo, SignedAt: d.SignedAt, Signer: orNil(d.SignedBy.Name),
		Reference: orNil(d.Reference), Hash: orNil(d.Hash), CreatedAt: d.CreatedAt,
		SubmittedAt: d.SubmittedAt, ReturnedBecause: orNil(d.ReturnedBecause), FileHash: orNil(d.FileHash),
	}
}

func documentOr(d term.Document, err error) (*model.Document, error) {
	if err != nil {
		return nil, err
	}
	return documentModel(d), nil
}

func clauseModel(c term.Clause) *model.Clause {
	return &model.Clause{
		ID: globalID(typeClause, c.ID), Section: c.Section, Term: termNamed(c.Term), Operator: up[model.ClauseOperator](c.Operator),
		Written: c.Value, Text: valueText(c), Survives: c.Survives, Quote: orNil(c.Text),
		ProductID: product.ID(c.Reach.Product), GroupID: c.Reach.Group, Family: upOrNil[model.ProductFamily](c.Reach.Family),
		Category: upOrNil[model.DataCategory](c.Reach.Category), AccountKind: upOrNil[model.AccountKind](c.Reach.Account),
	}
}

func newAgreement(tx *db.Tx, in model.CreateAgreementInput) (n term.New, err error) {
	n = term.New{
		Layer: down[term.Layer](in.Kind), Title: in.Title, Reference: orZero(in.Reference),
		ValidFrom: in.EffectiveFrom, ValidTo: in.EffectiveTo,
	}
	if n.Amends, err = maybeKeyOf[term.DocumentID](typeDocument, in.AmendsID, "amendsId"); err != nil {
		return n, err
	}
	if n.Replaces, err = maybeKeyOf[term.DocumentID](typeDocument, in.ReplacesID, "replacesId"); err != nil {
		return n, err
	}
	n.Clauses, err = proposals(tx, in.Clauses)
	return n, err
}

func proposals(tx *db.Tx, list []*model.ClauseInput) ([]term.Proposal, error) {
	out := make([]term.Proposal, len(list))
	for i, in := range list {
		reach, err := reachOf(tx, in)
		if err != nil {
			return nil, err
		}
		out[i] = term.Proposal{
			Section: in.Section, Term: term.Key(in.Term), Operator: down[term.Operator](in.Operator), Value: orZero(in.Value),
			Reach: reach, Survives: in.Survives, Text: orZero(in.Quote),
		}
	}
	return out, nil
}

// reachOf resolves what a clause names: package term knows products and groups
// by their ids only, so that they are there is for its caller to see.
func reachOf(tx *db.Tx, in *model.ClauseInput) (reach term.Reach, err error) {
	reach = term.Reach{
		Family: downOrEmpty[string](in.Family), Category: downOrEmpty[string](in.Category), Account: downOrEmpty[string](in.AccountKind),
	}
	if reach.Product, err = productFor(tx, in.ProductID); err != nil || in.GroupID == nil {
		return reach, err
	}
	key, err := keyOf[member.GroupID](typeGroup, *in.GroupID, "groupId")
	if err != nil {
		return reach, err
	}
	reach.Group = string(key)
	_, err = member.FindGroup(tx, key)
	return reach, err
}

// onDocument changes a document and gives it as it is then.
func (r *Resolver) onDocument(ctx context.Context, p access.Permission, id string, verb func(*db.Tx, term.DocumentID) error) (*model.Document, []*model.UserError, error) {
	return change(ctx, r.DB, p, func(tx *db.Tx) (*model.Document, error) {
		key, err := keyOf[term.DocumentID](typeDocument, id, "documentId")
		if err != nil {
			return nil, err
		}
		if err := verb(tx, key); err != nil {
			return nil, err
		}
		return documentOr(term.FindDocument(tx, key))
	})
}
