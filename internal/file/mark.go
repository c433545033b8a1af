package file

import (
	"context"
	"crypto/sha256"
	"encoding"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Mark is how far a file has been written: from it another process goes on. It
// holds the beginning of a chunk in the clear, so whoever keeps it seals it.
type Mark struct {
	ID     ID     `json:"id"`
	Chunks int    `json:"chunks"`
	Size   int64  `json:"size"`
	Sum    []byte `json:"sum"`
	Rest   []byte `json:"rest"`
}

// Mark tells how far the writer has come.
func (w *Writer) Mark() (Mark, error) {
	m := Mark{ID: w.file.ID, Chunks: w.file.chunks, Size: w.file.Size, Rest: w.buffer}
	sum, ok := w.sum.(encoding.BinaryMarshaler)
	if !ok {
		return m, fault.New(fault.Internal, "the state of a hash can't be kept")
	}
	var err error
	m.Sum, err = sum.MarshalBinary()
	return m, err
}

// Continue goes on from a mark (permission Work); what was written after it is
// written again. A file that is there no more is a fault of kind NotFound, one
// that was finished one of kind Conflict.
func Continue(ctx context.Context, d *db.DB, m Mark) (*Writer, error) {
	w := &Writer{update: func(fn func(*db.Tx) error) error { return d.Update(ctx, access.Work, fn) }}
	w.sum, w.buffer = sha256.New(), append(make([]byte, 0, chunkBytes), m.Rest...)
	sum, ok := w.sum.(encoding.BinaryUnmarshaler)
	if !ok {
		return nil, fault.New(fault.Internal, "the state of a hash can't be kept")
	}
	if err := sum.UnmarshalBinary(m.Sum); err != nil {
		return nil, err
	}
	err := w.update(func(tx *db.Tx) error {
		f, err := find(tx, m.ID)
		if err != nil {
			return err
		}
		if f.State != Writing {
			return fault.New(fault.Conflict, "The file is finished.")
		}
		p, err := PurposeOf(tx, f.Purpose)
		if err != nil {
			return err
		}
		used, err := usage(tx, f.Purpose)
		if err != nil {
			return err
		}
		w.file, w.limit = f, min(p.MaxBytes, maxTotal-used.Total)
		w.file.chunks, w.file.Size = m.Chunks, m.Size
		return dropChunks(tx, m.ID, m.Chunks)
	})
	if err != nil {
		return nil, err
	}
	return w, nil
}

// dropChunks removes what was written after a mark.
func dropChunks(tx *db.Tx, id ID, from int) error {
	_, err := tx.Exec(`delete from file_chunk where org_id = :org and file_id = :file and seq >= :from`, db.Args{"file": string(id), "from": from})
	return err
}
