package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/seal"
)

const (
	// interval keeps the promise of two seconds.
	interval = time.Second
	// atOnce bounds one transaction of the sequencer.
	atOnce = 1000
)

// leaf is what is hashed into the tree: everything of an event but its place.
// The personal part goes in as it is sealed, so that erasing changes nothing.
type leaf struct {
	ID         string           `json:"id"`
	At         string           `json:"at"`
	ActorKind  access.ActorKind `json:"actorKind"`
	ActorID    string           `json:"actorId"`
	ActorName  string           `json:"actorName"`
	Action     string           `json:"action"`
	ObjectType string           `json:"objectType"`
	ObjectID   string           `json:"objectId"`
	Subject    access.MemberID  `json:"subject"`
	Detail     string           `json:"detail"`
	Sealed     []byte           `json:"sealed,omitempty"`
}

func (e Event) leaf() leaf {
	return leaf{
		ID: e.ID, At: e.At.UTC().Format("2006-01-02T15:04:05.000000Z"), ActorKind: e.ActorKind, ActorID: e.ActorID,
		ActorName: e.ActorName, Action: e.Action, ObjectType: e.ObjectType, ObjectID: e.ObjectID,
		Subject: e.Subject, Detail: e.DetailJSON, Sealed: e.Sealed,
	}
}

// hash is the event's leaf hash (RFC 6962 section 2.1).
func (l leaf) hash() (tlog.Hash, error) {
	body, err := json.Marshal(l)
	return tlog.RecordHash(body), err
}

// Sequence places events of every organization into their trees until the
// context ends.
func Sequence(ctx context.Context, d *db.DB, log *slog.Logger) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		if err := SequenceNow(ctx, d); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "placing events failed; it is tried again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// SequenceNow places what is waiting, in batches, and returns when nothing is.
func SequenceNow(ctx context.Context, d *db.DB) error {
	var orgs []access.OrgID
	err := d.AcrossView(ctx, "which logs have events to place", func(w *db.Wide) (err error) {
		orgs, err = unplacedOrgs(w)
		return err
	})
	for _, org := range orgs {
		for more := true; more && err == nil; {
			more, err = sequence(ctx, d, org)
		}
		if err != nil {
			return fmt.Errorf("log of %s: %w", org, err)
		}
	}
	return err
}

// Placed is announced, in the transaction, when events have got their places: the
// log is this long now.
type Placed struct{ Size int64 }

// sequence places one batch of one organization and tells whether there may be
// more. The checkpoint is witnessed beside the keys once it is committed.
func sequence(ctx context.Context, d *db.DB, org access.OrgID) (more bool, err error) {
	ctx = access.With(ctx, access.System(org, "sequencer"))
	var c Checkpoint
	var s *seal.Sealer
	err = d.Update(ctx, access.Work, func(tx *db.Tx) error {
		size, err := lockHead(tx)
		if err != nil {
			return err
		}
		events, err := unplaced(tx, atOnce)
		if err != nil || len(events) == 0 {
			return err
		}
		more, s = len(events) == atOnce, seal.From(tx)
		if c, err = grow(tx, size, events); err != nil {
			return err
		}
		return tx.Announce(Placed{Size: c.Size})
	})
	if err != nil || s == nil {
		return false, err
	}
	return more, s.Witness(ctx, org, c.Size, c.Note)
}

// grow appends events to a tree of this size.
func grow(tx *db.Tx, size int64, events []Event) (Checkpoint, error) {
	fresh := map[int64]tlog.Hash{}
	reader := hashReader(tx, fresh)
	first := tlog.StoredHashCount(size)
	var hashes []tlog.Hash
	for i, e := range events {
		h, err := e.leaf().hash()
		if err != nil {
			return Checkpoint{}, err
		}
		more, err := tlog.StoredHashesForRecordHash(size+int64(i), h, reader)
		if err != nil {
			return Checkpoint{}, err
		}
		for _, m := range more {
			fresh[first+int64(len(hashes))] = m
			hashes = append(hashes, m)
		}
		if err := place(tx, e.ID, size+int64(i)); err != nil {
			return Checkpoint{}, err
		}
	}
	if err := insertHashes(tx, first, hashes); err != nil {
		return Checkpoint{}, err
	}
	size += int64(len(events))
	if err := saveHead(tx, size); err != nil {
		return Checkpoint{}, err
	}
	return sign(tx, size, reader)
}

func sign(tx *db.Tx, size int64, reader tlog.HashReader) (Checkpoint, error) {
	root, err := tlog.TreeHash(size, reader)
	if err != nil {
		return Checkpoint{}, err
	}
	note, err := seal.From(tx).SignNote(tx.Context(), checkpointText(tx.Org, size, root))
	if err != nil {
		return Checkpoint{}, err
	}
	return Checkpoint{Size: size, Note: string(note), At: tx.Now}, insertCheckpoint(tx, size, string(note))
}

// checkpointText has the form of a transparency log checkpoint (C2SP
// tlog-checkpoint): origin, size, root hash.
func checkpointText(org access.OrgID, size int64, root tlog.Hash) string {
	return fmt.Sprintf("steward/log/%s\n%d\n%s\n", org, size, root)
}

// hashReader reads the tree from the database, and what this transaction has
// not written yet from fresh.
func hashReader(tx *db.Tx, fresh map[int64]tlog.Hash) tlog.HashReader {
	return tlog.HashReaderFunc(func(positions []int64) ([]tlog.Hash, error) {
		var ask []int64
		for _, p := range positions {
			if _, ok := fresh[p]; !ok {
				ask = append(ask, p)
			}
		}
		stored := map[int64]tlog.Hash{}
		if len(ask) > 0 {
			var err error
			if stored, err = readHashes(tx, ask); err != nil {
				return nil, err
			}
		}
		out := make([]tlog.Hash, len(positions))
		for i, p := range positions {
			h, ok := fresh[p]
			if !ok {
				if h, ok = stored[p]; !ok {
					return nil, fmt.Errorf("audit: hash %d of the tree is missing", p)
				}
			}
			out[i] = h
		}
		return out, nil
	})
}
