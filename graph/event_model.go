package graph

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/retention"
	"github.com/sysoon/steward/internal/term"
)

func eventModel(e audit.Event) *model.Event {
	m := &model.Event{
		ID: globalID(typeEvent, e.ID), Of: e, At: e.At, Action: e.Action, ActorKind: up[model.ActorKind](e.ActorKind),
		ObjectType: e.ObjectType, ObjectID: e.ObjectID, Details: pairs(e.Detail()), Personal: pairs(e.Personal),
	}
	if e.Position != nil {
		at := int(*e.Position)
		m.Index = &at
	}
	return m
}

func logKeptModel(k retention.LogKept) *model.LogKept {
	return &model.LogKept{
		Term: string(term.RetentionLog), Rule: k.Rule, Before: k.Before, Suspended: k.Suspended, Removed: int(k.Begins.Place),
		RemovedBefore: orNilTime(k.Begins.Before), RemovedAt: orNilTime(k.Begins.At), OldestAt: k.Since, Waits: orNil(k.Waits), Note: orNil(k.Begins.Note),
	}
}

func eventOr(e audit.Event, err error) (*model.Event, error) {
	if err != nil {
		return nil, err
	}
	return eventModel(e), nil
}

func eventsAbout(m access.MemberID) audit.Filter { return audit.Filter{Subject: m} }

func eventFilter(in *model.EventFilter) (f audit.Filter, err error) {
	if in == nil {
		return f, nil
	}
	f = audit.Filter{Action: orZero(in.Action), ObjectType: orZero(in.ObjectType), From: in.From, To: in.To}
	if f.ActorID, err = maybeKeyOf[string](typeMember, in.ActorID, "actorId"); err != nil {
		return f, err
	}
	f.Subject, err = maybeKeyOf[access.MemberID](typeMember, in.SubjectID, "subjectId")
	return f, err
}

// events is a page of the log.
func (r *Resolver) events(ctx context.Context, w window, f audit.Filter) (*model.EventConnection, error) {
	p, err := r.window(ctx, "events", w)
	if err != nil {
		return nil, err
	}
	return read(ctx, r.DB, access.ReadLog, func(tx *db.Tx) (*model.EventConnection, error) {
		list, err := audit.List(tx, f, audit.Page{Before: p.after, After: p.before, Oldest: p.backward, Limit: p.size + 1})
		return r.eventConnection(p, list), err
	})
}

func (r *Resolver) eventConnection(p page, list []audit.Event) *model.EventConnection {
	list, more := cut(p, list)
	cursors := r.sealed(p, each(list, func(e audit.Event) string { return e.ID }))
	c := &model.EventConnection{Nodes: each(list, eventModel), PageInfo: p.info(cursors, more)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.EventEdge{Cursor: cursors[i], Node: n})
	}
	return c
}

func prove(tx *db.Tx, id string) (*model.EventProof, error) {
	e, err := audit.Find(tx, id)
	if err != nil {
		return nil, err
	}
	p, err := audit.Prove(tx, id)
	if err != nil {
		return nil, err
	}
	c, err := checkpointModel(p.Checkpoint)
	if err != nil {
		return nil, err
	}
	return &model.EventProof{
		Event: eventModel(e), Index: int(p.Position), LeafHash: p.LeafHash[:], Checkpoint: c,
		Hashes: each(p.Hashes, func(h tlog.Hash) []byte { return h[:] }),
	}, nil
}

// noteLines is how a checkpoint's note begins: origin, size, root hash.
const noteLines = 3

// checkpointModel shows a checkpoint; root hash and key stand in its signed note
// (C2SP tlog-checkpoint, golang.org/x/mod/sumdb/note).
func checkpointModel(c audit.Checkpoint) (*model.Checkpoint, error) {
	lines := strings.Split(c.Note, "\n")
	if len(lines) < noteLines {
		return nil, fmt.Errorf("checkpoint %d has a malformed note", c.Size)
	}
	root, err := base64.StdEncoding.DecodeString(lines[noteLines-1])
	if err != nil {
		return nil, fmt.Errorf("checkpoint %d: %w", c.Size, err)
	}
	return &model.Checkpoint{Size: int(c.Size), RootHash: root, At: c.At, KeyID: signer(lines), Note: c.Note}, nil
}

// signer is the name of the key in a note's signature line, which begins with an
// em dash.
func signer(lines []string) string {
	for _, l := range lines {
		if words := strings.Fields(l); len(words) == 3 && words[0] == "\u2014" {
			return words[1]
		}
	}
	return ""
}
