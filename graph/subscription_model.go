package graph

import (
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/rights"
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
