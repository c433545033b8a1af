package graph

import (
	"context"
	"strconv"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/rights"
)

// messages shows a request's thread.
func (r *Resolver) messages(ctx context.Context, p access.Permission, q rights.Request) ([]*model.RequestMessage, error) {
	list, err := read(ctx, r.DB, p, func(tx *db.Tx) ([]rights.Message, error) { return rights.Messages(tx, q) })
	if err != nil {
		return nil, err
	}
	out := make([]*model.RequestMessage, len(list))
	for i, m := range list {
		by, err := stepName(ctx, &m.Written)
		if err != nil {
			return nil, err
		}
		out[i] = &model.RequestMessage{
			ID: globalID(typeRequestMessage, m.ID), Side: up[model.MessageSide](m.Side), Text: orNil(m.Text), Step: orNil(m.Step),
			WrittenBy: orZero(by), WrittenAt: m.Written.At,
		}
	}
	return out, nil
}

// hearing shows a request's hearing; nil where there is none.
func (r *Resolver) hearing(ctx context.Context, p access.Permission, q rights.Request) (*model.Hearing, error) {
	if q.Kind != rights.Amendment {
		return nil, nil
	}
	h, err := find(ctx, r.DB, p, func(tx *db.Tx) (*rights.Hearing, error) { return rights.HearingOf(tx, q) })
	if err != nil || h == nil {
		return nil, err
	}
	a, _ := access.From(ctx)
	officer, err := subjectName(ctx, h.Officer)
	return &model.Hearing{
		State: up[model.HearingState](h.State), AskedAt: h.AskedAt, HeldAt: h.HeldAt, Place: orNil(h.Words.Place), Officer: officer,
		Mine: h.Officer != "" && h.Officer == a.Member, Decision: orNil(h.Words.Decision), Statement: orNil(h.Words.Statement),
	}, err
}

// links shows the links to a request's package.
func (r *Resolver) links(ctx context.Context, q rights.Request) ([]*model.PackageLink, error) {
	list, err := read(ctx, r.DB, access.ReadRequests, func(tx *db.Tx) ([]rights.Link, error) { return rights.Links(tx, q.ID) })
	if err != nil {
		return nil, err
	}
	out := make([]*model.PackageLink, len(list))
	for i, l := range list {
		by, err := stepName(ctx, &l.Made)
		if err != nil {
			return nil, err
		}
		out[i] = &model.PackageLink{
			ID: globalID(typePackageLink, l.ID), Way: up[model.PackageLinkWay](l.Way), Usable: l.Usable(r.DB.Now()), Attempts: l.Attempts,
			Fetched: l.Fetched, ExpiresAt: l.ExpiresAt, MadeBy: orZero(by), MadeAt: l.Made.At,
		}
	}
	return out, nil
}

func templateOf(in model.AnswerTemplateInput) rights.Template {
	t := rights.Template{Step: down[rights.AnswerStep](in.Step), Language: in.Language, Body: in.Body}
	if in.Kind != nil {
		t.Kind = down[rights.Kind](*in.Kind)
	}
	return t
}

func templateModel(ctx context.Context, t rights.Template) (*model.AnswerTemplate, error) {
	m := &model.AnswerTemplate{
		Step: up[model.AnswerStep](t.Step), Kind: upOrNil[model.RequestKind](t.Kind), Language: t.Language, Body: t.Body, Version: t.Version,
	}
	if t.ID == "" {
		return m, nil
	}
	id := globalID(typeAnswerTemplate, t.ID)
	by, err := stepName(ctx, &t.Changed)
	m.ID, m.ChangedBy, m.ChangedAt = &id, by, &t.Changed.At
	return m, err
}

func templatesModel(ctx context.Context, own, ours []rights.Template) (*model.AnswerTemplates, error) {
	out := &model.AnswerTemplates{Variables: rights.TemplateVariables}
	var err error
	if out.Own, err = templateModels(ctx, own); err != nil {
		return nil, err
	}
	out.Builtin, err = templateModels(ctx, ours)
	return out, err
}

func templateModels(ctx context.Context, list []rights.Template) ([]*model.AnswerTemplate, error) {
	out := make([]*model.AnswerTemplate, len(list))
	for i, t := range list {
		var err error
		if out[i], err = templateModel(ctx, t); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func openedRow(r rights.OpenedRow) *model.OpenedRow {
	m := &model.OpenedRow{Line: r.Line, Taken: r.Taken, Problem: orNil(r.Problem)}
	if r.RequestID != "" {
		id := globalID(typeRequest, r.RequestID)
		m.RequestID = &id
	}
	return m
}

func figuresModel(f rights.Figures) *model.RequestFigures {
	took := func(name string, s rights.Spread, late int) *model.RequestTime {
		return &model.RequestTime{Name: name, Count: s.Count, Median: s.Median, Mean: s.Mean, Late: late}
	}
	return &model.RequestFigures{
		Year: f.Year, RegisterURL: registerPath + strconv.Itoa(f.Year) + ".csv",
		Stages:  each(f.Stages, func(t rights.StageTime) *model.RequestTime { return took(string(t.Stage), t.Spread, 0) }),
		Sources: each(f.Sources, func(t rights.SourceTime) *model.RequestTime { return took(t.Source, t.Spread, t.Failed) }),
		Kinds:   each(f.Kinds, func(t rights.KindTime) *model.RequestTime { return took(string(t.Kind), t.Spread, t.Late) }),
		Yearly: each(f.Yearly, func(y rights.YearlyMetric) *model.YearlyMetric {
			return &model.YearlyMetric{
				Kind: up[model.RequestKind](y.Kind), Received: y.Received, Whole: y.Whole, InPart: y.InPart, Denied: y.Denied,
				Withdrawn: y.Withdrawn, Open: y.Open, MedianDays: y.MedianDays, MeanDays: y.MeanDays,
			}
		}),
	}
}
