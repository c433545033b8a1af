package file

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// update is how a writer gets its transactions: one for each chunk, so that a
// slow upload holds none open.
type update func(func(*db.Tx) error) error

// Writer takes a file's content. It holds one chunk in memory. Close makes the
// file readable; a writer that is not closed leaves nothing that can be read,
// and housekeeping removes its chunks.
type Writer struct {
	update update
	file   File
	limit  int64
	buffer []byte
	sum    hash.Hash
	done   bool
}

// Upload begins a file that the context's actor uploads: it needs the purpose's
// permission to write.
func Upload(ctx context.Context, d *db.DB, p Purposes, n New) (*Writer, error) {
	purpose, err := p.Find(n.Purpose)
	if err != nil {
		return nil, err
	}
	if purpose.Write == "" {
		return nil, fault.New(fault.NotFound, "There are no files for this purpose.").On("purpose")
	}
	return begin(func(fn func(*db.Tx) error) error { return d.Update(ctx, purpose.Write, fn) }, n)
}

// Make begins a file that a job produces (permission Work).
func Make(ctx context.Context, d *db.DB, n New) (*Writer, error) {
	return begin(func(fn func(*db.Tx) error) error { return d.Update(ctx, access.Work, fn) }, n)
}

// Put keeps a file whose content is at hand in the caller's transaction: for
// small documents that must be committed together with what they belong to.
func Put(tx *db.Tx, n New, content io.Reader) (File, error) {
	w, err := begin(func(fn func(*db.Tx) error) error { return fn(tx) }, n)
	if err != nil {
		return File{}, err
	}
	if _, err := io.Copy(w, content); err != nil {
		return File{}, err
	}
	return w.Finish()
}

func begin(update update, n New) (*Writer, error) {
	w := &Writer{update: update, sum: sha256.New(), buffer: make([]byte, 0, chunkBytes)}
	err := update(func(tx *db.Tx) error {
		p, err := PurposeOf(tx, n.Purpose)
		if err != nil {
			return err
		}
		if n, err = n.check(p, tx.Now); err != nil {
			return err
		}
		used, err := usage(tx, n.Purpose)
		if err != nil {
			return err
		}
		if used.Files >= p.MaxFiles {
			return fault.New(fault.Conflict, "There are %d files for this purpose already, which is the limit. Delete one, or wait until one expires.", used.Files).On("purpose").Coded("LIMIT")
		}
		w.limit = min(p.MaxBytes, maxTotal-used.Total)
		w.file = File{
			ID: ID(db.NewID()), Purpose: n.Purpose, Name: n.Name, MediaType: n.MediaType, State: Writing,
			CreatorKind: tx.Actor.Kind, CreatorID: tx.Actor.ID, CreatedAt: tx.Now, ExpiresAt: n.ExpiresAt,
		}
		return insert(tx, w.file)
	})
	if err != nil {
		return nil, err
	}
	return w, nil
}

// errTooLarge marks the fault of a file beyond its limit.
var errTooLarge = errors.New("file: too large")

// IsTooLarge tells whether err means that a file is larger than its purpose, or
// what is left of the organization's room, allows.
func IsTooLarge(err error) bool { return errors.Is(err, errTooLarge) }

// Write implements io.Writer.
func (w *Writer) Write(b []byte) (int, error) {
	total := len(b)
	if w.file.Size+int64(total) > w.limit {
		return 0, fault.New(fault.Invalid, "The file is larger than the %d bytes that it may have. Split it, or delete other files.", w.limit).On("size").Because(errTooLarge)
	}
	for len(b) > 0 {
		if len(w.buffer) == chunkBytes {
			if err := w.flush(false); err != nil {
				return 0, err
			}
		}
		n := min(len(b), chunkBytes-len(w.buffer))
		w.buffer = append(w.buffer, b[:n]...)
		b = b[n:]
	}
	w.file.Size += int64(total)
	return total, nil
}

// flush seals what is buffered. The last chunk is sealed as such, and even an
// empty file has one.
func (w *Writer) flush(last bool) error {
	err := w.update(func(tx *db.Tx) error {
		sealed, err := seal.SealOrg(tx, place(w.file.ID, w.file.chunks, last), w.buffer)
		if err != nil {
			return err
		}
		return insertChunk(tx, w.file.ID, w.file.chunks, sealed)
	})
	if err != nil {
		return err
	}
	w.sum.Write(w.buffer)
	w.buffer = w.buffer[:0]
	w.file.chunks++
	return nil
}

// Finish makes the file readable and returns what is known of it.
func (w *Writer) Finish() (File, error) {
	if w.done {
		return w.file, nil
	}
	if err := w.flush(true); err != nil {
		return File{}, err
	}
	w.file.SHA256, w.file.State = hex.EncodeToString(w.sum.Sum(nil)), Ready
	err := w.update(func(tx *db.Tx) error {
		if err := finish(tx, w.file); err != nil {
			return err
		}
		return record(tx, "file.added", w.file)
	})
	w.done = err == nil
	return w.file, err
}

// Discard removes what was written so far, for a writer that gives up.
func (w *Writer) Discard() error {
	if w.done {
		return nil
	}
	w.done = true
	return w.update(func(tx *db.Tx) error { return remove(tx, w.file.ID) })
}

func place(id ID, seq int, last bool) string {
	return fmt.Sprintf("file/%s/%d/%t", id, seq, last)
}

// record writes an event. A file's name may be personal, so it isn't in it.
func record(tx *db.Tx, action string, f File) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "file", ID: string(f.ID)},
		Detail: map[string]any{"purpose": f.Purpose, "bytes": f.Size, "sha256": f.SHA256},
	})
}

// Copy writes everything that content gives and finishes the file; what was
// written is discarded when that fails.
func (w *Writer) Copy(content io.Reader) (File, error) {
	_, err := io.CopyBuffer(struct{ io.Writer }{w}, content, make([]byte, 32<<10))
	if err == nil {
		var f File
		if f, err = w.Finish(); err == nil {
			return f, nil
		}
	}
	return File{}, errors.Join(err, w.Discard())
}
