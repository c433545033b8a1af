package audit

import (
	"golang.org/x/mod/sumdb/tlog"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Proof shows that one event is in the tree that a checkpoint signs
// (RFC 6962 section 2.1.1).
type Proof struct {
	Position   int64
	LeafHash   tlog.Hash
	Hashes     []tlog.Hash
	Checkpoint Checkpoint
}

// Prove makes the inclusion proof of an event in the newest checkpoint. An
// event that the sequencer has not placed yet is a fault of kind Unavailable.
func Prove(tx *db.Tx, id string) (Proof, error) {
	e, err := find(tx, id)
	if err != nil {
		return Proof{}, err
	}
	if e.Position == nil {
		return Proof{}, fault.New(fault.Unavailable, "The event is not in the tree yet. It will be within two seconds.").After(interval)
	}
	c, err := Latest(tx)
	if err != nil {
		return Proof{}, err
	}
	hashes, err := tlog.ProveRecord(c.Size, *e.Position, hashReader(tx, nil))
	if err != nil {
		return Proof{}, err
	}
	leafHash, err := e.leaf().hash()
	return Proof{Position: *e.Position, LeafHash: leafHash, Hashes: hashes, Checkpoint: c}, err
}
