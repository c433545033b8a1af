package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
)

// productNames names products in tasks, by id.
type productNames map[product.ID]string

func (r *Resolver) productNames(ctx context.Context) (productNames, error) {
	all, err := r.catalogue(ctx)
	names := make(productNames, len(all))
	for _, p := range all {
		names[p.ID] = p.Name
	}
	return names, err
}

// name is a product's name; the id of one that is not in the catalogue, and
// "Other" for what is told to administrators only in sum.
func (n productNames) name(id product.ID) string {
	switch {
	case n[id] != "":
		return n[id]
	case id == "":
		return "Other"
	}
	return string(id)
}

func (n productNames) task(t rights.Task) *model.Task {
	return &model.Task{
		ID: globalID(typeTask, t.ID), Source: t.SourceName, Work: up[model.TaskWork](t.Work), State: up[model.TaskState](t.State),
		Counts: each(t.Counts, n.tally), Keeps: each(t.Retained, n.kept), Attempts: t.Attempts,
		Problem: orNil(t.Error), Lasting: t.Lasting, UpdatedAt: orNilTime(t.UpdatedAt),
	}
}

func (n productNames) tally(c rights.Tally) *model.TaskCount {
	return &model.TaskCount{Product: n.name(c.ProductID), Category: upOrNil[model.DataCategory](c.Category), Items: c.Items, Left: c.Left}
}

func (n productNames) kept(k rights.Retained) *model.KeptItem {
	return &model.KeptItem{
		Product: n.name(k.ProductID), Category: upOrNil[model.DataCategory](k.Category), Items: k.Items, Ground: k.Ground, Until: k.Until,
	}
}

// preview is what an erasure would do, as the sources counted it.
func (r *Resolver) preview(ctx context.Context, q rights.Request) (*model.ErasurePreview, error) {
	tasks, err := load(ctx).tasks.Load(ctx, q.ID)
	if err != nil {
		return nil, err
	}
	reach, err := read(ctx, r.DB, access.ReadRequests, func(tx *db.Tx) (rights.Reach, error) {
		return rights.ReachOf(tx, q, tasks)
	})
	if err != nil {
		return nil, err
	}
	names, err := r.productNames(ctx)
	out := &model.ErasurePreview{
		Complete: reach.Complete, Destroys: []*model.TaskCount{}, Keeps: each(reach.Retained, names.kept),
		Loses: each(reach.Products, assignmentModel), Holds: each(reach.Holds, holdModel),
	}
	for _, t := range reach.Sources {
		out.Destroys = append(out.Destroys, each(t.Counts, names.tally)...)
	}
	return out, err
}

// packageOf is a request's package, without its content.
func (r *Resolver) packageOf(ctx context.Context, by access.Permission, id rights.ID) (*model.Package, error) {
	return read(ctx, r.DB, by, func(tx *db.Tx) (*model.Package, error) {
		found, err := rights.Packages(tx, []rights.ID{id})
		p, made := found[id]
		if err != nil || !made {
			return nil, err
		}
		return r.packageModel(tx, p), nil
	})
}

func (r *Resolver) packageModel(tx *db.Tx, p rights.Package) *model.Package {
	state := model.PackageStateExpired
	if p.Available(tx.Now) {
		state = model.PackageStateAvailable
	}
	id, bytes := globalID(typePackage, p.RequestID), int(p.Size)
	return &model.Package{
		ID: id, State: state, Bytes: &bytes, Files: &p.Files, Sha256: orNil(p.SHA256), CreatedAt: &p.MadeAt,
		ExpiresAt: &p.ExpiresAt, FetchedAt: p.FetchedAt, URL: r.BaseURL + packagePath + id,
	}
}

// certificateOf is the proof of a completed erasure; null for everything else.
func (r *Resolver) certificateOf(ctx context.Context, by access.Permission, q rights.Request) (*model.Certificate, error) {
	if q.Kind != rights.Erasure || q.State != rights.Completed {
		return nil, nil
	}
	return find(ctx, r.DB, by, func(tx *db.Tx) (*model.Certificate, error) {
		document, err := rights.FindCertificate(tx, q.ID)
		if err != nil {
			return nil, err
		}
		c, err := rights.VerifyCertificate(document)
		if err != nil { // meddled with: that must not look like "none yet"
			return nil, fault.New(fault.Internal, "the certificate of %s does not verify", q.ID).Because(err)
		}
		id := globalID(typeCertificate, q.ID)
		return &model.Certificate{ID: id, IssuedAt: c.IssuedAt, KeyID: c.Key(), URL: r.BaseURL + certificatePath + id}, nil
	})
}
