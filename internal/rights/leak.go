package rights

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/redact"
	"github.com/sysoon/steward/internal/seal"
)

// leaks searches a package as it was written, sealed and kept: every file in it
// and the archive's own bytes, for every value that was taken out, in every form.
func (w *worker) leaks(ctx context.Context, r Request, size int64, c *cuts) ([]Leak, error) {
	search := redact.NewSearch(c.values())
	if search.Empty() {
		return nil, nil
	}
	raw := &stagedPackage{w: w, ctx: ctx, r: r, size: size, loaded: -1}
	archive, err := zip.NewReader(raw, size)
	if err != nil {
		return nil, err
	}
	var out []Leak
	look := func(name string, in io.Reader) error {
		found, err := search.In(in)
		for _, id := range found {
			out = append(out, Leak{File: name, Redaction: RedactionID(id)})
		}
		return err
	}
	for _, f := range archive.File {
		if err := look(f.Name, bytes.NewReader([]byte(f.Name+"\n"+f.Comment+"\n"+string(f.Extra)))); err != nil {
			return nil, err
		}
		content, err := f.Open()
		if err != nil {
			return nil, err
		}
		if err := errors.Join(look(f.Name, content), content.Close()); err != nil {
			return nil, err
		}
	}
	return out, look("the archive", io.NewSectionReader(raw, 0, size))
}

// stagedPackage reads a package that is not delivered yet, chunk by chunk.
type stagedPackage struct {
	w      *worker
	ctx    context.Context
	r      Request
	size   int64
	loaded int
	chunk  []byte
}

// ReadAt implements io.ReaderAt.
func (s *stagedPackage) ReadAt(p []byte, off int64) (n int, err error) {
	for n < len(p) && off < s.size {
		if seq := int(off / packageChunk); seq != s.loaded {
			if err := s.load(seq); err != nil {
				return n, err
			}
		}
		got := copy(p[n:], s.chunk[off%packageChunk:])
		if got == 0 {
			return n, io.ErrUnexpectedEOF
		}
		n, off = n+got, off+int64(got)
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (s *stagedPackage) load(seq int) error {
	return s.w.d.View(s.ctx, access.Work, func(tx *db.Tx) error {
		sealed, err := findPackageChunk(tx, s.r.ID, seq)
		if err != nil {
			return err
		}
		s.chunk, err = seal.Open(tx, s.r.MemberID, seal.Request, chunkPlace(s.r.ID, seq), sealed)
		s.loaded = seq
		return err
	})
}

// refuseLeaks gives a package back to review: it is destroyed, the approval is
// void, and who reviews it sees what was found where, never what it was.
func (w *worker) refuseLeaks(ctx context.Context, a assignment, leaks []Leak) error {
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, a.RequestID, tx.Lock())
		if err != nil || r.State != Executing {
			return err
		}
		if err := deletePackageChunks(tx, r.ID); err != nil {
			return err
		}
		if err := saveLeaks(tx, r.ID, leaks[:min(len(leaks), 100)]); err != nil {
			return err
		}
		r.Approved = nil
		if _, err := apply(tx, &r, VerbReturn, map[string]any{"leaks": len(leaks)}); err != nil {
			return err
		}
		return putBack(tx, a.ID)
	})
}

// decided refuses an approval before each suggestion was looked at.
func decidedAll(tx *db.Tx, r Request) error {
	if !r.Kind.GivesPackage() {
		return nil
	}
	n, err := countRedactions(tx, r.ID, RedactionSuggested)
	if err != nil || n == 0 {
		return err
	}
	return fault.New(fault.Conflict, "%d names or addresses of other persons were found in what this package will hold. Confirm or dismiss each on the tab Review, then approve.", n)
}
