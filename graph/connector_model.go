package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/connector"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

// connectors tries systems outside of transactions, because that dials.
func (r *Resolver) connectors() connector.Desk { return connector.Desk{DB: r.DB, Reach: r.Reach} }

func connectorID(id string) (product.SourceID, error) {
	return keyOf[product.SourceID](typeConnector, id, "connectorId")
}

// changeConnector runs a change of one connector.
func (r *Resolver) changeConnector(ctx context.Context, id string, fn func(*db.Tx, product.SourceID) (connector.Connector, error)) (*model.Connector, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageSources, func(tx *db.Tx) (*model.Connector, error) {
		key, err := connectorID(id)
		if err != nil {
			return nil, err
		}
		return connectorOr(fn(tx, key))
	})
}

// changeConnectorBy is for a change whose input has the settings one level down.
func (r *Resolver) changeConnectorBy(ctx context.Context, fn func(*db.Tx) (connector.Connector, error)) (*model.Connector, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageSources, func(tx *db.Tx) (*model.Connector, error) {
		c, err := fn(tx)
		if err != nil {
			return nil, below(err)
		}
		return connectorModel(c), nil
	})
}

// below says of a failure's fields that they are inside input.connector.
func below(err error) error {
	f := fault.Shown(err)
	if len(f.Fields) == 0 || f.Fields[0] == "id" {
		return err
	}
	out := fault.New(f.Kind, "%s", f.Message).Because(err)
	for _, field := range f.Fields {
		out = out.On("connector." + field)
	}
	return out
}

func connectorErrors(ctx context.Context, err error) ([]*model.UserError, error) {
	switch fault.KindOf(err) {
	case "":
		return userErrors(ctx, nil)
	case fault.NotFound:
		return userErrors(ctx, err)
	case fault.Unavailable: // the system's, not ours: it is told like any other answer
		return userErrors(ctx, fault.New(fault.Conflict, "%s", fault.Shown(err).Message).Because(err))
	}
	return userErrors(ctx, below(err))
}

func (r *Resolver) connectorOf(ctx context.Context, id product.SourceID) (*model.Connector, error) {
	return read(ctx, r.DB, access.ReadProducts, func(tx *db.Tx) (*model.Connector, error) { return connectorOr(connector.Find(tx, id)) })
}

func (r *Resolver) previewConnector(ctx context.Context, in model.PreviewConnectorInput) (connector.Preview, error) {
	id, err := connectorID(in.ConnectorID)
	if err != nil {
		return connector.Preview{}, err
	}
	m, err := keyOf[access.MemberID](typeMember, in.MemberID, "memberId")
	if err != nil {
		return connector.Preview{}, err
	}
	return r.connectors().Preview(ctx, id, m)
}

func previewModel(p connector.Preview) *model.ConnectorPreview {
	return &model.ConnectorPreview{WouldErase: p.WouldErase, Left: p.Left, Counts: each(p.Counts, func(c data.Count) *model.ConnectorCount {
		return &model.ConnectorCount{Category: up[model.DataCategory](c.Category), Items: c.Count, Fields: append([]string{}, p.Fields[c.Category]...)}
	})}
}

// tried is what came of a trial. One that was made is an answer, however it
// ended; what could not even be tried is a failure.
func tried(t connector.Trial, err error) (*model.ConnectorTrial, error) {
	trial, err := trialOr(t, err)
	if trial != nil && !trial.Worked {
		err = nil
	}
	return trial, err
}

// trialOr is what came of a trial; nil where nothing was tried.
func trialOr(t connector.Trial, err error) (*model.ConnectorTrial, error) {
	if len(t.Steps) == 0 {
		return nil, err
	}
	return &model.ConnectorTrial{Worked: t.Err() == nil, Milliseconds: int(t.Took.Milliseconds()), Steps: each(t.Steps, func(s connector.Step) *model.ConnectorStep {
		return &model.ConnectorStep{Name: s.Name, Worked: s.Worked(), Said: s.Said}
	})}, err
}

func connectorChange(in model.UpdateConnectorInput) (product.SourceID, connector.Draft, error) {
	id, err := connectorID(in.ConnectorID)
	if err != nil {
		return id, connector.Draft{}, err
	}
	d, err := connectorDraft(in.Connector)
	d.Version = in.Version
	return id, d, err
}

func connectorTried(in model.TryConnectorInput) (product.SourceID, connector.Draft, error) {
	id, err := maybeKeyOf[product.SourceID](typeConnector, in.ConnectorID, "connectorId")
	if err != nil {
		return id, connector.Draft{}, err
	}
	d, err := connectorDraft(in.Connector)
	return id, d, err
}

func connectorDraft(in *model.ConnectorInput) (d connector.Draft, err error) {
	d = connector.Draft{Kind: down[connector.Kind](in.Kind), Name: in.Name, Secret: orZero(in.Secret)}
	if d.ProductID, err = maybeKeyOf[product.ID](typeProduct, in.ProductID, "productId"); err != nil {
		return d, err
	}
	if s := in.Database; s != nil {
		d.Settings.Database = &connector.DatabaseSettings{
			Address: s.Address, Name: s.Name, Role: s.Role, Plain: !s.Encrypted, CA: orZero(s.Authority), Collections: each(s.Collections, collectionOf),
		}
	}
	if o := in.Objects; o != nil {
		d.Settings.Objects = &connector.ObjectSettings{
			Endpoint: o.Endpoint, Region: orZero(o.Region), Bucket: o.Bucket, AccessKey: o.AccessKey, Template: o.Template,
			Held: heldOf(o.Category, o.Purpose, o.Provenance),
		}
	}
	if m := in.Manual; m != nil {
		d.Settings.Manual = &connector.ManualSettings{Instructions: m.Instructions, DaysBefore: m.DaysBefore}
		d.Settings.Manual.Owner, err = maybeKeyOf[access.MemberID](typeMember, m.OwnerID, "manual.ownerId")
	}
	return d, err
}

func heldOf(c model.DataCategory, p model.Purpose, from model.Provenance) connector.Held {
	return connector.Held{Category: down[data.Category](c), Purpose: down[data.Purpose](p), Provenance: down[data.Provenance](from)}
}

func collectionOf(c *model.ConnectorCollectionInput) connector.Collection {
	return connector.Collection{Name: c.Name, Held: heldOf(c.Category, c.Purpose, c.Provenance), Read: c.Read, Erase: c.Erase, Verify: c.Verify}
}

func connectorOr(c connector.Connector, err error) (*model.Connector, error) {
	if err != nil {
		return nil, err
	}
	return connectorModel(c), nil
}

func connectorModel(c connector.Connector) *model.Connector {
	out := &model.Connector{
		ID: globalID(typeConnector, c.ID), Name: c.Name, Kind: up[model.ConnectorKind](c.Kind), State: connectorState(c), ProductID: c.ProductID,
		Target: orNil(c.Target()), HasSecret: c.HasSecret, UsedAt: c.Health.UsedAt, WorkedAt: c.Health.WorkedAt, FailingSince: c.Health.FailingSince,
		Problem: orNil(c.Health.Problem), PausedAt: c.PausedAt, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt, Version: c.Version,
	}
	if d := c.Settings.Database; d != nil {
		out.Database = &model.ConnectorDatabase{
			Address: d.Address, Name: d.Name, Role: d.Role, Encrypted: !d.Plain, Authority: orNil(d.CA), Collections: each(d.Collections, collectionModel),
		}
	}
	if o := c.Settings.Objects; o != nil {
		out.Objects = &model.ConnectorObjects{
			Endpoint: o.Endpoint, Region: orNil(o.Region), Bucket: o.Bucket, AccessKey: o.AccessKey, Template: o.Template,
			Category: up[model.DataCategory](o.Category), Purpose: up[model.Purpose](o.Purpose), Provenance: up[model.Provenance](o.Provenance),
		}
	}
	if m := c.Settings.Manual; m != nil {
		out.Manual = &model.ConnectorManual{Instructions: m.Instructions, DaysBefore: m.DaysBefore, Owner: m.Owner}
		if m.Owner != "" {
			out.Manual.OwnerID = orNil(globalID(typeMember, m.Owner))
		}
	}
	return out
}

func connectorState(c connector.Connector) model.ConnectorState {
	switch {
	case c.PausedAt != nil:
		return model.ConnectorStatePaused
	case c.Health.FailingSince != nil:
		return model.ConnectorStateFailing
	}
	return model.ConnectorStateActive
}

func collectionModel(c connector.Collection) *model.ConnectorCollection {
	return &model.ConnectorCollection{
		Name: c.Name, Category: up[model.DataCategory](c.Category), Purpose: up[model.Purpose](c.Purpose), Provenance: up[model.Provenance](c.Provenance),
		Read: c.Read, Erase: c.Erase, Verify: c.Verify,
	}
}
