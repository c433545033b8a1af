package graph

import (
	"context"
	"fmt"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
)

func countModel(c data.Count) *model.RecordCount {
	return &model.RecordCount{
		Category: up[model.DataCategory](c.Category), ProductID: c.ProductID, Source: string(c.SourceID), Count: c.Count,
		FirstAt: orNilTime(c.First), LastAt: orNilTime(c.Last), Restricted: c.Restricted,
	}
}

func orNilTime(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func recordModel(r data.Record) *model.Record {
	return &model.Record{
		ID: globalID(typeRecord, r.ID), ProductID: r.ProductID, Category: up[model.DataCategory](r.Category),
		Provenance: up[model.Provenance](r.Provenance), Purpose: up[model.Purpose](r.Purpose), At: r.At,
		Title: orNil(r.Title), Content: orNil(r.Content), Fields: pairs(r.Fields), Erased: r.Erased,
		Restricted: r.Restricted, KeptUntil: r.KeptUntil, Recipients: append([]string{}, r.Recipients...),
	}
}

func recordFilter(in *model.RecordFilter) (f data.Filter, err error) {
	if in == nil {
		return f, nil
	}
	f = data.Filter{Category: downOrEmpty[data.Category](in.Category), From: in.From, To: in.To}
	f.ProductID, err = maybeKeyOf[product.ID](typeProduct, in.ProductID, "productId")
	return f, err
}

func newRecords(list []*model.RecordInput) ([]data.New, error) {
	out := make([]data.New, len(list))
	for i, in := range list {
		n, err := newRecord(in, fmt.Sprintf("records.%d.", i))
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}

func newRecord(in *model.RecordInput, place string) (n data.New, err error) {
	n = data.New{
		Key: orZero(in.Key), Category: down[data.Category](in.Category), Provenance: down[data.Provenance](in.Provenance),
		Purpose: down[data.Purpose](in.Purpose), At: in.At, Title: orZero(in.Title), Content: orZero(in.Content),
	}
	if n.MemberID, err = keyOf[access.MemberID](typeMember, in.MemberID, place+"memberId"); err != nil {
		return n, err
	}
	if n.ProductID, err = keyOf[product.ID](typeProduct, in.ProductID, place+"productId"); err != nil {
		return n, err
	}
	n.Fields, err = unpaired(in.Fields, place+"fields")
	return n, err
}

func (r *Resolver) readContent(tx *db.Tx, in model.ReadContentInput, p page) (out model.ReadContentPayload, err error) {
	id, err := keyOf[access.MemberID](typeMember, in.MemberID, "memberId")
	if err != nil {
		return out, err
	}
	f, err := recordFilter(in.Filter)
	if err != nil {
		return out, err
	}
	got, err := data.Read(tx, id, f, data.Page{Size: p.size, After: p.after}, in.Reason)
	if err != nil {
		return out, err
	}
	out.Records, out.Withheld = each(got.Items, recordModel), each(got.Withheld, withheldModel)
	if cursors := r.sealed(p, got.Cursors); got.More {
		out.EndCursor = &cursors[len(cursors)-1]
	}
	return out, nil
}

// withLists gives empty lists where nothing was read: they are never null.
func withLists(out *model.ReadContentPayload) *model.ReadContentPayload {
	if out.Withheld == nil {
		out.Records, out.Withheld = []*model.Record{}, []*model.Withheld{}
	}
	return out
}

func withheldModel(w data.Withheld) *model.Withheld {
	return &model.Withheld{ProductID: w.ProductID, Category: up[model.DataCategory](w.Category), Why: w.Why}
}

func (r *Resolver) recordConnection(p page, rows data.Rows[data.Record]) *model.RecordConnection {
	cursors := r.sealed(p, inOrder(p, rows.Cursors))
	c := &model.RecordConnection{Nodes: each(inOrder(p, rows.Items), recordModel), PageInfo: p.info(cursors, rows.More)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.RecordEdge{Cursor: cursors[i], Node: n})
	}
	return c
}

func accessModel(a data.Access) *model.Access {
	name := a.ActorName
	if name == "" {
		name = nameless[a.ActorKind]
	}
	return &model.Access{
		At: a.At, ActorName: name, ActorKind: up[model.ActorKind](a.ActorKind), Reason: a.Reason,
		Category: upOrNil[model.DataCategory](a.Category), ProductID: a.ProductID, Count: a.Count,
		ApprovedBy: orNil(a.ApprovedName),
	}
}

// accesses is a page of who looked at a member's content.
func (r *Resolver) accesses(ctx context.Context, by access.Permission, m access.MemberID, w window) (*model.AccessConnection, error) {
	p, err := r.window(ctx, "accesses/"+string(m), w)
	if err != nil {
		return nil, err
	}
	rows, err := read(ctx, r.DB, by, func(tx *db.Tx) (data.Rows[data.Access], error) {
		return data.Accesses(tx, m, data.Page{Size: p.size, After: p.place(), Back: p.backward})
	})
	if err != nil {
		return nil, err
	}
	cursors := r.sealed(p, inOrder(p, rows.Cursors))
	c := &model.AccessConnection{Nodes: each(inOrder(p, rows.Items), accessModel), PageInfo: p.info(cursors, rows.More)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.AccessEdge{Cursor: cursors[i], Node: n})
	}
	return c, nil
}

func disclosureModel(d data.Disclosure) *model.Disclosure {
	return &model.Disclosure{
		At: d.At, Recipient: d.Recipient, Reason: up[model.DisclosureReason](d.Reason), ProductID: d.ProductID,
		Categories: ups[model.DataCategory](d.Categories), Note: orNil(d.Note),
	}
}

func newDisclosure(now time.Time, in model.RecordDisclosureInput) (n data.NewDisclosure, err error) {
	n = data.NewDisclosure{
		Reason: down[data.DisclosureReason](in.Reason), Categories: downs[data.Category](in.Categories),
		Recipient: in.Recipient, Note: orZero(in.Note), At: now, HiddenUntil: in.HiddenUntil,
	}
	if in.At != nil {
		n.At = *in.At
	}
	if n.MemberID, err = keyOf[access.MemberID](typeMember, in.MemberID, "memberId"); err != nil {
		return n, err
	}
	n.ProductID, err = maybeKeyOf[product.ID](typeProduct, in.ProductID, "productId")
	return n, err
}

// disclosures is a page of to whom a member's data was given.
func (r *Resolver) disclosures(ctx context.Context, by access.Permission, m access.MemberID, w window) (*model.DisclosureConnection, error) {
	p, err := r.window(ctx, "disclosures/"+string(m), w)
	if err != nil {
		return nil, err
	}
	rows, err := read(ctx, r.DB, by, func(tx *db.Tx) (data.Rows[data.Disclosure], error) {
		return data.Disclosures(tx, m, data.Page{Size: p.size, After: p.place(), Back: p.backward})
	})
	if err != nil {
		return nil, err
	}
	cursors := r.sealed(p, inOrder(p, rows.Cursors))
	c := &model.DisclosureConnection{Nodes: each(inOrder(p, rows.Items), disclosureModel), PageInfo: p.info(cursors, rows.More)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.DisclosureEdge{Cursor: cursors[i], Node: n})
	}
	return c, nil
}

func permitModel(tx *db.Tx, p data.Permit) *model.ContentPermit {
	return &model.ContentPermit{
		ID: globalID(typeContentPermit, p.ID), Of: p, Category: upOrNil[model.DataCategory](p.Category), Reason: p.Reason,
		State: up[model.ContentPermitState](p.State), AskedAt: p.AskedAt, Until: p.Until, MayDecide: data.MayDecide(tx, p),
	}
}

// decidePermit runs a verb on a question to read content.
func (r *Resolver) decidePermit(ctx context.Context, id string, verb func(*db.Tx, data.PermitID) (data.Permit, error)) (*model.ContentPermit, []*model.UserError, error) {
	return change(ctx, r.DB, access.ReadContent, func(tx *db.Tx) (*model.ContentPermit, error) {
		key, err := keyOf[data.PermitID](typeContentPermit, id, "contentPermitId")
		if err != nil {
			return nil, err
		}
		p, err := verb(tx, key)
		return permitModel(tx, p), err
	})
}

func (r *Resolver) askToRead(tx *db.Tx, in model.AskToReadContentInput) (*model.ContentPermit, error) {
	id, err := keyOf[access.MemberID](typeMember, in.MemberID, "memberId")
	if err != nil {
		return nil, err
	}
	f := data.Filter{Category: downOrEmpty[data.Category](in.Category)}
	if f.ProductID, err = maybeKeyOf[product.ID](typeProduct, in.ProductID, "productId"); err != nil {
		return nil, err
	}
	p, err := data.AskToRead(tx, id, f, in.Reason)
	return permitModel(tx, p), err
}

// clearOwn clears, or counts, records of the caller's own.
func clearOwn(tx *db.Tx, in model.ClearOwnRecordsInput) (out data.Cleared, err error) {
	f, err := recordFilter(&model.RecordFilter{Category: in.Category, ProductID: in.ProductID, From: in.From, To: in.To})
	if err != nil {
		return out, err
	}
	if in.DryRun {
		out.Count, err = data.CountOwn(tx, f)
		return out, err
	}
	return data.Clear(tx, f)
}
