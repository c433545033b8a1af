package graph

import (
	"context"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/register"
	"github.com/sysoon/steward/internal/term"
)

func featureModel(f register.Feature) *model.Feature {
	return &model.Feature{
		Key: f.ID, Title: f.Title, About: orNil(f.About), DocsURL: orNil(f.DocsURL),
		Needs: each(f.Needs, func(n register.Need) *model.FeatureNeed {
			return &model.FeatureNeed{
				Item: n.Item, Title: n.Title, Category: up[model.DataCategory](n.Category), Basis: up[model.NeedBasis](n.Basis),
				Because: n.Because, Declinable: n.Basis.Declinable(),
			}
		}),
	}
}

func processingModel(p register.Processing, allowed bool) *model.Processing {
	return &model.Processing{
		Category: up[model.DataCategory](p.Category), Purpose: up[model.Purpose](p.Purpose), Ground: up[model.ProcessingGround](p.Ground),
		Role: up[model.ProcessingRole](p.Role), Kept: orNil(p.Kept), Regions: append([]string{}, p.Regions...), Measures: orNil(p.Measures),
		SwitchedBy: orNil(string(p.Term)), Allowed: allowed,
	}
}

func listedModel(l register.Listed) *model.Recipient { return recipientModel(l.Recipient, l.Used) }

func recipientModel(r register.Recipient, used bool) *model.Recipient {
	return &model.Recipient{
		Slug: r.ID, Name: r.Name, Kind: up[model.RecipientKind](r.Kind), Country: r.Country, Does: r.Does, Parent: orNil(r.Parent),
		URL: orNil(r.URL), ProductKeys: r.Products, Categories: each(r.Categories, up[model.DataCategory, string]), Used: used,
	}
}

func subprocessorModel(now time.Time) func(register.Notice) *model.SubprocessorNotice {
	return func(n register.Notice) *model.SubprocessorNotice {
		out := &model.SubprocessorNotice{
			ID: globalID(typeSubprocessor, n.ID), After: recipientModel(n.After, false), NoticedAt: n.NoticedAt, ObjectUntil: n.ObjectUntil,
			AppliesAt: n.AppliesAt, State: up[model.SubprocessorNoticeState](n.State), Gone: n.Gone, Objectable: !n.Gone && n.State == register.Open && !now.After(n.ObjectUntil),
			Objection: orNil(n.Objection), ObjectedAt: n.ObjectedAt, Answer: orNil(n.Answer), AnsweredAt: n.AnsweredAt,
		}
		if n.Before != nil {
			out.Before = recipientModel(*n.Before, false)
		}
		return out
	}
}

func identifierModel(d register.Identifier) *model.Identifier {
	return &model.Identifier{
		Slug: d.ID, Name: d.Name, Kind: up[model.IdentifierKind](d.Kind), Owner: orNil(d.Owner),
		Classes: each(d.Classes, up[model.IdentifierClass, register.Class]), Lasts: orNil(d.Lasts), Necessary: d.Necessary,
		Resettable: d.Resettable, About: d.About, ProductKeys: d.Products,
	}
}

// shared reads what everybody may see who is signed in.
func shared[T any](ctx context.Context, r *Resolver, fn func(*db.Tx) (T, error)) (T, error) {
	a, _ := access.From(ctx)
	return read(ctx, r.DB, anyHeld(a), fn)
}

// processing is the record of what is done with a product's data, and whether it
// happens for the caller.
func (r *Resolver) processing(ctx context.Context, id product.ID) ([]*model.Processing, error) {
	return shared(ctx, r, func(tx *db.Tx) ([]*model.Processing, error) {
		about, err := register.Of(tx)
		if err != nil {
			return nil, err
		}
		rules, err := term.Load(tx)
		if err != nil {
			return nil, err
		}
		choices, err := ownChoices(tx)
		if err != nil {
			return nil, err
		}
		q := term.Question{Scope: term.Scope{Product: string(id)}, ValidAt: tx.Now, KnownAt: tx.Now}
		return each(about[string(id)].Processing, func(p register.Processing) *model.Processing {
			return processingModel(p, p.Allowed(rules, q, choices))
		}), nil
	})
}

// ownChoices are what the caller has decided, by term; none for a program.
func ownChoices(tx *db.Tx) (map[term.Key]bool, error) {
	if tx.Actor.Member == "" {
		return nil, nil
	}
	all, err := data.Choices(tx, tx.Actor.Member)
	out := map[term.Key]bool{}
	for _, c := range all {
		if c.Term != "" {
			out[c.Term] = c.Allowed
		}
	}
	return out, err
}

func (r *Resolver) productsOf(ctx context.Context, ids []product.ID) ([]*model.Product, error) {
	out := []*model.Product{}
	for _, id := range ids {
		p, err := load(ctx).products.Load(ctx, id)
		if err != nil {
			return nil, err
		}
		if p != nil {
			out = append(out, p)
		}
	}
	return out, nil
}

func objectionModel(now time.Time) func(register.OfOrganization) *model.SubprocessorObjection {
	return func(o register.OfOrganization) *model.SubprocessorObjection {
		return &model.SubprocessorObjection{Organization: organizationModel(o.Organization), Notice: subprocessorModel(now)(o.Notice)}
	}
}

// answerObjection answers for the vendor, inside the organization that objected.
func answerObjection(w *db.Wide, actor access.Actor, in model.AnswerObjectionInput) (*model.SubprocessorNotice, error) {
	id, err := keyOf[access.OrgID](typeOrganization, in.OrganizationID, "organizationId")
	if err != nil {
		return nil, err
	}
	key, err := keyOf[register.NoticeID](typeSubprocessor, in.SubprocessorNoticeID, "subprocessorNoticeId")
	if err != nil {
		return nil, err
	}
	tx := w.In(id, actor)
	if _, err := org.Current(tx); err != nil {
		return nil, err
	}
	n, err := register.Answer(tx, key, in.Uphold, in.Answer)
	if err != nil {
		return nil, err
	}
	return subprocessorModel(w.Now())(n), nil
}

func catalogueProblem(p term.Problem) *model.CatalogueProblem {
	return &model.CatalogueProblem{Line: p.Line, Column: p.Column, Field: p.Field, Message: p.Message}
}
