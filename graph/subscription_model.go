package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/transfer"
)

// aboutRequests are the events of rights requests.
const aboutRequests = "request"

func eventRecorded(e audit.Event, cursor string) *model.EventRecorded {
	return &model.EventRecorded{Cursor: cursor, Event: eventModel(e)}
}

func queueChanged(e audit.Event, cursor string) *model.RequestQueueChanged {
	return &model.RequestQueueChanged{Cursor: cursor, Action: e.Action, RequestID: globalID(typeRequest, e.ObjectID)}
}

func ownDataChanged(e audit.Event, cursor string) *model.OwnDataChanged {
	return &model.OwnDataChanged{Cursor: cursor, Action: e.Action}
}

// findRequest finds the request that a caller wants to follow.
func findRequest(id string) func(*db.Tx) (rights.ID, error) {
	return func(tx *db.Tx) (rights.ID, error) {
		key, err := keyOf[rights.ID](typeRequest, id, "id")
		if err != nil {
			return "", err
		}
		q, err := rights.Find(tx, key)
		return q.ID, err
	}
}

// aboutTransfers are the events of imports and exports.
var aboutTransfers = []string{"import", "export"}

func transferChanged(e audit.Event, cursor string) *model.TransferChanged {
	m := &model.TransferChanged{Cursor: cursor, Action: e.Action}
	if e.ObjectType == "export" {
		m.ExportID = globalID(typeExport, e.ObjectID)
	} else {
		m.ImportID = globalID(typeImport, e.ObjectID)
	}
	return m
}

// transferKey finds the import or export that a caller wants to follow.
func (r *Resolver) transferKey(ctx context.Context, id string) (string, error) {
	return read(ctx, r.DB, access.ManageDirectories, func(tx *db.Tx) (string, error) {
		kind, key, ok := openID(id)
		var err error
		switch {
		case ok && kind == typeImport:
			_, err = transfer.Find(tx, transfer.ID(key))
		case ok && kind == typeExport:
			_, err = transfer.FindExport(tx, transfer.ID(key))
		default:
			err = missing("id")
		}
		if fault.Is(err, fault.NotFound) {
			err = missing("id")
		}
		return key, err
	})
}

// export is one export; null when there is none with this id.
func (r *Resolver) export(ctx context.Context, id string) (*model.Export, error) {
	return find(ctx, r.DB, access.ManageDirectories, func(tx *db.Tx) (*model.Export, error) {
		key, err := keyOf[transfer.ID](typeExport, id, "id")
		if err != nil {
			return nil, err
		}
		x, err := transfer.FindExport(tx, key)
		return exportModel(x), err
	})
}
