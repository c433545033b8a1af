package graph

import (
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/rights"
)

func reviewModel(id rights.ID, v rights.Review) *model.PackageReview {
	return &model.PackageReview{
		RequestID: id, Ready: v.Ready, ScannedAt: v.ScannedAt, Undecided: v.Undecided, More: v.More,
		Leaks: each(v.Leaks, func(l rights.Leak) *model.PackageLeak {
			return &model.PackageLeak{File: l.File, RedactionID: globalID(typeRedaction, l.Redaction)}
		}),
	}
}

func redactionModel(x rights.Redaction) *model.Redaction {
	m := &model.Redaction{
		ID: globalID(typeRedaction, x.ID), Of: x, Scope: up[model.RedactionScope](x.Scope), Place: orNil(x.Place), Field: orNil(x.Field),
		Passage: orNil(x.Passage), Reason: up[model.RedactionReason](x.Reason), State: up[model.RedactionState](x.State),
		Places: x.Places, MadeAt: x.Made.At,
	}
	if x.Decided != nil {
		m.DecidedAt = &x.Decided.At
	}
	return m
}

func redactionOr(x rights.Redaction, err error) (*model.Redaction, error) {
	if err != nil {
		return nil, err
	}
	return redactionModel(x), nil
}

// looked is a page of a package's items.
type looked struct {
	items []rights.Reviewed
	more  bool
}

func lookAt(tx *db.Tx, id rights.ID, in model.ReviewPackageInput) (out looked, err error) {
	at := rights.LookAt{First: in.First, After: orZero(in.After), Redacted: in.Redacted}
	if in.Category != nil {
		at.Category = down[data.Category](*in.Category)
	}
	out.items, out.more, err = rights.Look(tx, id, at)
	return out, err
}

func packageItem(x rights.Reviewed) *model.PackageItem {
	return &model.PackageItem{
		Place: x.Place, Source: x.Source, Category: up[model.DataCategory](x.Category), At: x.At, Withheld: orNil(x.Withheld),
		Texts: each(x.Texts, func(t rights.ReviewedText) *model.PackageText {
			return &model.PackageText{Field: t.Field, Before: t.Before, After: t.After}
		}),
	}
}
