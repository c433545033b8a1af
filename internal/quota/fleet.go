package quota

import (
	"context"
	"encoding/json"
	"sync/atomic"
	"time"

	"github.com/sysoon/steward/internal/db"
)

const (
	// BeatEvery is how often a node says that it answers.
	BeatEvery = 5 * time.Second
	// goneAfter is when one that says nothing counts no more.
	goneAfter = 4 * BeatEvery
	// forgottenAfter is when its row goes.
	forgottenAfter = time.Hour
	// leaveWithin bounds the word of a node that stops.
	leaveWithin = 2 * time.Second
)

// Fleet is this process among those that answer requests on the same database.
type Fleet struct {
	door  *db.DB
	id    string
	nodes atomic.Int64
	// Vitals, where it is set before the first Beat, is what the node says of
	// itself with each: JSON that this package does not look into.
	Vitals func() ([]byte, error)
}

// Node is one that answers.
type Node struct {
	ID     string    `db:"id"`
	SeenAt time.Time `db:"seen_at"`
	// Vitals are its own words: JSON, {} without any.
	Vitals db.JSON[json.RawMessage] `db:"vitals"`
}

// Answering lists the nodes that answer, those that came first at the beginning.
func Answering(w *db.Wide) (all []Node, err error) {
	return all, w.Select(&all, listNodes, db.Args{"since": w.Now().Add(-goneAfter)})
}

// NewFleet makes the fleet of one; Beat finds the others.
func NewFleet(door *db.DB) *Fleet { return &Fleet{door: door, id: db.NewID()} }

// Nodes is how many share a limit, at least one; nil is a fleet of one.
func (f *Fleet) Nodes() int {
	if f == nil {
		return 1
	}
	return max(1, int(f.nodes.Load()))
}

const reason = "say that this node answers, and count those that do"

// Beat says that this node answers and counts those that do. While the database
// does not answer, the last count holds.
func (f *Fleet) Beat(ctx context.Context) error {
	var n int64
	vitals := []byte("{}")
	if f.Vitals != nil {
		var err error
		if vitals, err = f.Vitals(); err != nil {
			return err
		}
	}
	err := f.door.Across(ctx, reason, func(w *db.Wide) error {
		now := w.Now()
		if _, err := w.Exec(upsertNode, db.Args{"id": f.id, "now": now, "vitals": string(vitals)}); err != nil {
			return err
		}
		if _, err := w.Exec(deleteNodes, db.Args{"before": now.Add(-forgottenAfter)}); err != nil {
			return err
		}
		return w.Get(&n, countNodes, db.Args{"since": now.Add(-goneAfter)})
	})
	if err == nil {
		f.nodes.Store(n)
	}
	return err
}

// Leave says that this node answers no more, also when ctx is over.
func (f *Fleet) Leave(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), leaveWithin)
	defer cancel()
	return f.door.Across(ctx, reason, func(w *db.Wide) error {
		_, err := w.Exec(deleteNode, db.Args{"id": f.id})
		return err
	})
}

const (
	upsertNode = `
		insert into node (org_id, id, seen_at, vitals) values ('installation', :id, :now, :vitals)
		on conflict (org_id, id) do update set seen_at = excluded.seen_at, vitals = excluded.vitals`
	listNodes   = `select id, seen_at, vitals from node where org_id = 'installation' and seen_at >= :since order by id`
	deleteNode  = `delete from node where org_id = 'installation' and id = :id`
	deleteNodes = `delete from node where org_id = 'installation' and seen_at < :before`
	countNodes  = `select count(*) from node where org_id = 'installation' and seen_at >= :since`
)
