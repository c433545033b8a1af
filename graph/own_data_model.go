package graph

import (
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/retention"
)

// maxRuns is how many runs of letting go a list shows.
const maxRuns = 50

func told(tx *db.Tx, m access.MemberID, kind data.ChoiceKind) ([]*model.ChoiceTold, error) {
	all, err := data.ToldOf(tx, m)
	out := []*model.ChoiceTold{}
	for _, t := range all {
		if t.Kind == kind {
			out = append(out, toldModel(t))
		}
	}
	return out, err
}

// oneChoice is a choice of the acting member as it stands.
func oneChoice(tx *db.Tx, kind data.ChoiceKind) (*model.Choice, error) {
	all, err := data.Choices(tx, tx.Actor.Member)
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.Kind == kind {
			return choiceModel(tx, tx.Actor.Member, c)
		}
	}
	return nil, nil
}

func partyModel(p data.Party) *model.SignInParty {
	return &model.SignInParty{
		Name: p.Name, Claims: ups[model.DataCategory](p.Claims), Count: p.Count, LastAt: p.Last, RevokedAt: p.RevokedAt, Blocked: p.Blocked, RefusedBy: orNil(p.RefusedBy),
	}
}

func partiesOf(tx *db.Tx, m access.MemberID) ([]*model.SignInParty, error) {
	list, err := data.Parties(tx, m)
	return each(list, partyModel), err
}

func blockedOf(tx *db.Tx) ([]string, error) {
	list, err := data.Blocked(tx)
	if list == nil {
		list = []string{}
	}
	return list, err
}

func demandModel(d product.Demand) *model.Demand {
	return &model.Demand{
		ProductID: d.Product, Item: d.Item, State: up[model.DemandState](d.State),
		NoticedAt: d.NoticedAt.UTC(), SuspendFrom: d.SuspendFrom.UTC(), CancelFrom: d.CancelFrom.UTC(),
	}
}

func demandsOf(tx *db.Tx, m access.MemberID) ([]*model.Demand, error) {
	list, err := product.Demands(tx, m)
	return each(list, demandModel), err
}

// memberAndProduct reads the ids of an input.
func memberAndProduct(member, of string) (m access.MemberID, p product.ID, err error) {
	if m, err = keyOf[access.MemberID](typeMember, member, "memberId"); err != nil {
		return m, p, err
	}
	p, err = keyOf[product.ID](typeProduct, of, "productId")
	return m, p, err
}

func demand(tx *db.Tx, in model.DemandProductDataInput) (*model.Demand, error) {
	m, p, err := memberAndProduct(in.MemberID, in.ProductID)
	if err != nil {
		return nil, err
	}
	d, err := product.DemandData(tx, m, p, in.Item)
	return demandModel(d), err
}

func receive(tx *db.Tx, in model.ReceiveProductDataInput) (*model.Demand, error) {
	m, p, err := memberAndProduct(in.MemberID, in.ProductID)
	if err != nil {
		return nil, err
	}
	d, err := product.GiveData(tx, m, p)
	return demandModel(d), err
}

func recordRelation(tx *db.Tx, in model.RecordRelationInput) (bool, error) {
	m, p, err := memberAndProduct(in.MemberID, in.ProductID)
	if err != nil {
		return false, err
	}
	fields, err := unpaired(in.Fields, "fields")
	if err != nil {
		return false, err
	}
	err = data.RecordRelation(tx, data.NewRelation{
		MemberID: m, Kind: down[data.RelationKind](in.Kind), ProductID: p, Purpose: down[data.Purpose](in.Purpose), At: in.At,
		Title: orZero(in.Title), Fields: fields,
	})
	return err == nil, err
}

func searchContent(tx *db.Tx, in model.SearchContentInput) (out model.SearchContentPayload, err error) {
	id, err := keyOf[access.MemberID](typeMember, in.MemberID, "memberId")
	if err != nil {
		return out, err
	}
	f, err := recordFilter(in.Filter)
	if err != nil {
		return out, err
	}
	got, err := data.Search(tx, id, in.Text, f, data.Page{}, in.Reason)
	if err != nil {
		return out, err
	}
	out.Records, out.Withheld, out.Incomplete = each(got.Items, recordModel), each(got.Withheld, withheldModel), got.Incomplete
	return out, nil
}

func runModel(r retention.Run) *model.RetentionRun {
	return &model.RetentionRun{RunID: r.ID, BegunAt: r.BegunAt, FinishedAt: r.FinishedAt, Deleted: r.Deleted, Kept: r.Kept}
}

func retentionLineModel(l retention.Line) *model.RetentionLine {
	return &model.RetentionLine{
		ProductID: l.ProductID, Category: up[model.DataCategory](l.Category), Deleted: l.Deleted, Kept: l.Kept, Why: orNil(l.Why), Rule: l.Rule,
	}
}

func forecastModel(list []retention.Forecast) *model.RetentionForecast {
	return &model.RetentionForecast{
		Horizons: retention.Horizons, Most: retention.Most,
		Lines: each(list, func(f retention.Forecast) *model.RetentionForecastLine {
			return &model.RetentionForecastLine{ProductID: f.ProductID, Category: up[model.DataCategory](f.Category), Rule: f.Rule, Due: f.Due}
		}),
	}
}
