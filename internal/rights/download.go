package rights

import (
	"context"
	"errors"
	"io"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// Packages returns the packages of these requests, without their content.
func Packages(tx *db.Tx, ids []ID) (map[ID]Package, error) { return findPackages(tx, ids) }

// Fetch lets the subject download their package (permission OwnData): in their
// own session, while it is available. It is counted, and the log has it.
func Fetch(tx *db.Tx, id ID) (Package, error) {
	r, err := FindOwn(tx, id)
	if err != nil {
		return Package{}, err
	}
	if tx.Actor.Kind != access.KindMember || tx.Actor.Session == "" {
		return Package{}, fault.New(fault.Denied, "A package is handed over in the subject's own session only. Sign in to fetch it.")
	}
	all, err := findPackages(tx, []ID{id})
	if err != nil {
		return Package{}, err
	}
	p, ok := all[id]
	if !ok {
		return Package{}, fault.New(fault.NotFound, "There is no package for this request.")
	}
	if !p.Available(tx.Now) {
		return p, fault.New(fault.NotFound, "The package could be fetched until %s. Ask again if you still need it.", written(p.ExpiresAt))
	}
	if err := countDownload(tx, id); err != nil {
		return p, err
	}
	_, err = record(tx, "package.fetched", r, map[string]any{"download": p.Downloads + 1})
	return p, err
}

// Reader reads a package's content, opening one chunk at a time, each in its own
// transaction; the context carries the subject. It can seek, so that a broken
// download goes on where it stopped.
func (p Package) Reader(ctx context.Context, d *db.DB) io.ReadSeeker {
	return &packageReader{ctx: ctx, d: d, p: p, loaded: -1}
}

type packageReader struct {
	ctx    context.Context
	d      *db.DB
	p      Package
	at     int64
	loaded int
	chunk  []byte
	// open loads a chunk for others than the subject; nil for the subject.
	open func(seq int) error
}

// Read implements io.Reader.
func (r *packageReader) Read(buf []byte) (int, error) {
	if r.at >= r.p.Size {
		return 0, io.EOF
	}
	seq, skip := int(r.at/int64(r.p.chunk)), int(r.at%int64(r.p.chunk))
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

func (r *packageReader) load(seq int) error {
	if r.open != nil {
		return r.open(seq)
	}
	return r.d.View(r.ctx, access.OwnData, func(tx *db.Tx) error {
		q, err := FindOwn(tx, r.p.RequestID)
		if err != nil {
			return err
		}
		sealed, err := findPackageChunk(tx, q.ID, seq)
		if err != nil {
			return err
		}
		r.chunk, err = seal.Open(tx, q.MemberID, seal.Request, chunkPlace(q.ID, seq), sealed)
		r.loaded = seq
		return err
	})
}

// Seek implements io.Seeker.
func (r *packageReader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += r.at
	case io.SeekEnd:
		offset += r.p.Size
	}
	if offset < 0 {
		return 0, errors.New("rights: seek before the beginning of a package")
	}
	r.at = offset
	return offset, nil
}
