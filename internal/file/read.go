package file

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// Find returns a file that can be read; one that has expired or is still being
// written is not there.
func Find(tx *db.Tx, id ID) (File, error) {
	f, err := find(tx, id)
	if err == nil && (f.State != Ready || !f.ExpiresAt.After(tx.Now)) {
		err = fault.New(fault.NotFound, "There is no such file, or it has expired.")
	}
	return f, err
}

// Fetch lets the context's actor download a file, if they hold the permission
// of its purpose to read; the log has it.
func Fetch(ctx context.Context, d *db.DB, p Purposes, id ID) (File, io.ReadSeeker, error) {
	f, read, err := locate(ctx, d, p, id)
	if err != nil {
		return File{}, nil, err
	}
	err = d.Update(ctx, read, func(tx *db.Tx) error {
		if f, err = Find(tx, id); err != nil {
			return err
		}
		return record(tx, "file.fetched", f)
	})
	if err != nil {
		return File{}, nil, err
	}
	return f, reader(ctx, d, read, f), nil
}

// locate finds out which permission a file needs, trying those that the actor
// holds: who holds none of them is told the same as of a file that isn't there.
func locate(ctx context.Context, d *db.DB, p Purposes, id ID) (f File, read access.Permission, err error) {
	a, _ := access.From(ctx)
	tried := map[access.Permission]bool{}
	for _, purpose := range p {
		if tried[purpose.Read] || !a.May(purpose.Read) {
			continue
		}
		tried[purpose.Read] = true
		err = d.View(ctx, purpose.Read, func(tx *db.Tx) error {
			f, err = Find(tx, id)
			return err
		})
		if err != nil {
			return File{}, "", err
		}
		if found, err := p.Find(f.Purpose); err == nil && a.May(found.Read) {
			return f, found.Read, nil
		}
		break
	}
	return File{}, "", fault.New(fault.NotFound, "There is no such file, or it has expired.")
}

// Open reads a file for a job (permission Work), holding one chunk in memory.
func Open(ctx context.Context, d *db.DB, id ID) (File, io.ReadSeeker, error) {
	var f File
	err := d.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		f, err = Find(tx, id)
		return err
	})
	return f, reader(ctx, d, access.Work, f), err
}

func reader(ctx context.Context, d *db.DB, p access.Permission, f File) io.ReadSeeker {
	return &chunkReader{ctx: ctx, d: d, permission: p, f: f, loaded: -1}
}

// chunkReader opens one chunk at a time, each in its own transaction. It can
// seek, so that a broken download goes on where it stopped.
type chunkReader struct {
	ctx        context.Context
	d          *db.DB
	permission access.Permission
	f          File
	at         int64
	loaded     int
	chunk      []byte
}

// Read implements io.Reader.
func (r *chunkReader) Read(buf []byte) (int, error) {
	if r.at >= r.f.Size {
		return 0, io.EOF
	}
	seq, skip := int(r.at/chunkBytes), int(r.at%chunkBytes)
	if seq != r.loaded {
		if err := r.load(seq); err != nil {
			return 0, err
		}
	}
	if skip >= len(r.chunk) {
		return 0, io.ErrUnexpectedEOF
	}
	n := copy(buf, r.chunk[skip:])
	r.at += int64(n)
	return n, nil
}

func (r *chunkReader) load(seq int) error {
	return r.d.View(r.ctx, r.permission, func(tx *db.Tx) error {
		f, err := Find(tx, r.f.ID)
		if err != nil {
			return err
		}
		sealed, err := findChunk(tx, f.ID, seq)
		if err != nil {
			return err
		}
		r.chunk, err = seal.OpenOrg(tx, place(f.ID, seq, seq == f.chunks-1), sealed)
		r.loaded = seq
		return err
	})
}

// Seek implements io.Seeker.
func (r *chunkReader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += r.at
	case io.SeekEnd:
		offset += r.f.Size
	}
	if offset < 0 {
		return 0, errors.New("file: seek before the beginning")
	}
	r.at = offset
	return offset, nil
}

// Delete removes a file before its time.
func Delete(tx *db.Tx, id ID) error {
	f, err := find(tx, id)
	if err != nil {
		return err
	}
	if err := remove(tx, id); err != nil {
		return err
	}
	return record(tx, "file.deleted", f)
}

// Forget removes files that have expired and uploads that were never finished,
// and tells how many: housekeeping calls it.
func Forget(tx *db.Tx) (int, error) {
	due, err := findDue(tx, tx.Now, tx.Now.Add(-abandonedAfter))
	if err != nil {
		return 0, err
	}
	for _, f := range due {
		if err := remove(tx, f.ID); err != nil {
			return 0, err
		}
		if f.State != Ready {
			continue // nobody ever saw it
		}
		if err := record(tx, "file.expired", f); err != nil {
			return 0, err
		}
	}
	return len(due), nil
}

// Keep sets until when a finished file is kept: for one that was uploaded for a
// while and now belongs to something.
func Keep(tx *db.Tx, id ID, until time.Time) error {
	f, err := Find(tx, id)
	if err != nil {
		return err
	}
	if err := keep(tx, id, until); err != nil {
		return err
	}
	f.ExpiresAt = until
	return record(tx, "file.kept", f)
}
