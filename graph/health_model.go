package graph

import (
	"net/url"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

func (r *Resolver) shareModel(s data.Share) *model.HealthShare {
	return &model.HealthShare{
		ID: globalID(typeHealthShare, s.ID), Kind: up[model.ShareKind](s.Kind), Recipient: s.Recipient, Records: s.Records,
		Until: s.Until, CreatedAt: s.CreatedAt, EndedAt: s.EndedAt, Open: s.Open(r.DB.Now()), Looks: each(s.Looks, func(t time.Time) *time.Time { return &t }),
	}
}

func dealingModel(d data.Dealing) *model.Dealing {
	return &model.Dealing{
		ProductID: d.ProductID, Kind: up[model.RelationKind](d.Kind), Purpose: up[model.Purpose](d.Purpose), Category: up[model.DataCategory](d.Category),
		At: d.At, Title: orNil(d.Title), Fields: pairs(d.Fields), KeptUntil: d.KeptUntil,
	}
}

// setChoice decides a choice; one with an end is a consent.
func setChoice(tx *db.Tx, in model.SetChoiceInput) (data.Choice, error) {
	kind := down[data.ChoiceKind](in.Kind)
	switch {
	case in.Until == nil:
		return data.SetChoice(tx, kind, in.Allowed)
	case !in.Allowed:
		return data.Choice{}, fault.New(fault.Invalid, "What is off does not end.").On("until")
	}
	return data.Consent(tx, kind, *in.Until)
}

func keepHealth(tx *db.Tx, in model.KeepHealthRecordInput) (*model.Record, error) {
	id, err := maybeKeyOf[data.RecordID](typeRecord, in.RecordID, "recordId")
	if err != nil {
		return nil, err
	}
	p, err := keyOf[product.ID](typeProduct, in.ProductID, "productId")
	if err != nil {
		return nil, err
	}
	rec, err := data.KeepHealth(tx, data.HealthEntry{ID: id, ProductID: p, At: in.At, Title: in.Title, Content: orZero(in.Content)})
	return recordModel(rec), err
}

// shareHealth makes a share, with the address that shows it.
func (r *Resolver) shareHealth(tx *db.Tx, in model.ShareHealthInput) (out model.ShareHealthPayload, err error) {
	ids, err := keysOf[data.RecordID](typeRecord, in.RecordIds, "recordIds")
	if err != nil {
		return out, err
	}
	s, secret, err := data.ShareHealth(tx, data.NewShare{Kind: down[data.ShareKind](in.Kind), Recipient: in.Recipient, Records: ids, Until: in.Until})
	if err != nil {
		return out, err
	}
	address := r.BaseURL + data.SharePage + "?" + url.Values{"t": {secret}}.Encode()
	return model.ShareHealthPayload{Share: r.shareModel(s), URL: &address}, nil
}
