package graph

import (
	"context"
	"strconv"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/transfer"
)

// maxTransfers is how many imports and exports a list shows.
const maxTransfers = 50

func importModel(m transfer.Import) *model.Import {
	return &model.Import{
		ID: globalID(typeImport, m.ID), Key: string(m.ID), RejectedKey: string(m.RejectedID), Name: m.Name,
		Format: up[model.TransferFormat](m.Format), Kind: up[model.TransferKind](m.Kind), State: up[model.ImportState](m.State),
		WithRoles: m.Options.WithRoles, Total: m.Total, Checked: m.Checked, Applied: m.Applied,
		Counts:  &model.ImportCounts{Create: m.Counts.Created, Update: m.Counts.Updated, Unchanged: m.Counts.Unchanged, Rejected: m.Counts.Rejected},
		Ignored: each(m.Ignored, func(s string) string { return s }), Problem: orNil(m.Problem), CreatedAt: m.CreatedAt, FinishedAt: m.FinishedAt,
	}
}

func importRowModel(r transfer.Row) *model.ImportRow {
	return &model.ImportRow{
		Number: r.Seq, Line: orNil(r.Line), Kind: up[model.TransferKind](r.Kind), Outcome: up[model.ImportOutcome](r.Outcome), Applied: r.Applied,
		Label: r.Label, Attributes: each(r.Attributes, func(s string) string { return s }), Column: orNil(r.Column), Value: orNil(r.Value), Reason: orNil(r.Reason),
	}
}

func exportModel(x transfer.Export) *model.Export {
	state := model.ExportStateFailed
	switch x.State {
	case transfer.Running:
		state = model.ExportStateRunning
	case transfer.Finished:
		state = model.ExportStateFinished
	}
	return &model.Export{
		ID: globalID(typeExport, x.ID), FileKey: string(x.FileID), Format: up[model.TransferFormat](x.Format), Kind: up[model.TransferKind](x.Kind),
		State: state, Done: x.Done, Problem: orNil(x.Problem), CreatedAt: x.CreatedAt,
	}
}

// changeImport runs a verb on an import.
func (r *Resolver) changeImport(ctx context.Context, id string, verb func(*db.Tx, transfer.ID) (transfer.Import, error)) (*model.Import, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageDirectories, func(tx *db.Tx) (*model.Import, error) {
		key, err := keyOf[transfer.ID](typeImport, id, "importId")
		if err != nil {
			return nil, err
		}
		m, err := verb(tx, key)
		if err != nil {
			return nil, err
		}
		m, err = transfer.Find(tx, m.ID)
		return importModel(m), err
	})
}

// rows is a page of an import's rows.
func (r *Resolver) rows(ctx context.Context, key string, p page, outcomes []model.ImportOutcome) (*model.ImportRowConnection, error) {
	after, err := strconv.Atoi("0" + p.place())
	if err != nil {
		return nil, err
	}
	return read(ctx, r.DB, access.ManageDirectories, func(tx *db.Tx) (*model.ImportRowConnection, error) {
		list, err := transfer.Rows(tx, transfer.ID(key), transfer.RowFilter{Outcomes: downs[transfer.Outcome](outcomes), After: after, Back: p.backward, Limit: p.size + 1})
		list, more := cut(p, list)
		cursors := r.sealed(p, each(list, func(row transfer.Row) string { return strconv.Itoa(row.Seq) }))
		c := &model.ImportRowConnection{Nodes: each(list, importRowModel), Edges: []*model.ImportRowEdge{}, PageInfo: p.info(cursors, more)}
		for i, n := range c.Nodes {
			c.Edges = append(c.Edges, &model.ImportRowEdge{Cursor: cursors[i], Node: n})
		}
		return c, err
	})
}

// fileOf is a file that can still be downloaded; null for any other.
func (r *Resolver) fileOf(ctx context.Context, p access.Permission, key string) (*model.File, error) {
	if key == "" {
		return nil, nil
	}
	return find(ctx, r.DB, p, func(tx *db.Tx) (*model.File, error) {
		f, err := file.Find(tx, file.ID(key))
		if err != nil {
			return nil, err
		}
		id := globalID(typeFile, f.ID)
		return &model.File{
			ID: id, Name: f.Name, MediaType: f.MediaType, Bytes: int(f.Size), Sha256: f.SHA256, ExpiresAt: f.ExpiresAt, URL: r.BaseURL + filePath + id,
		}, nil
	})
}

func columnModel(path string) *model.TransferColumn { return &model.TransferColumn{Path: path} }
