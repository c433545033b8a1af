package quota

import (
	"context"
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
	err := f.door.Across(ctx, reason, func(w *db.Wide) error {
		now := w.Now()
		if _, err := w.Exec(upsertNode, db.Args{"id": f.id, "now": now}); err != nil {
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
		insert into node (org_id, id, seen_at) values ('installation', :id, :now)
		on conflict (org_id, id) do update set seen_at = excluded.seen_at`
	deleteNode  = `delete from node where org_id = 'installation' and id = :id`
	deleteNodes = `delete from node where org_id = 'installation' and seen_at < :before`
	countNodes  = `select count(*) from node where org_id = 'installation' and seen_at >= :since`
)
