package rights

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/seal"
)

// packageChunk is how much of a package is sealed in one row, in bytes. It is
// kept with the package, so that it may change.
const packageChunk = 128 << 10

// sealedWriter seals what is written in chunks and keeps them as rows, each in
// its own transaction: a package is never whole in memory.
type sealedWriter struct {
	w       *worker
	ctx     context.Context
	request Request
	task    TaskID
	pending []byte
	seq     int
	size    int64
	sum     hash.Hash
}

func (w *worker) sealedWriter(ctx context.Context, a assignment) *sealedWriter {
	return &sealedWriter{w: w, ctx: ctx, request: a.request, task: a.ID, sum: sha256.New(), pending: make([]byte, 0, packageChunk)}
}

// Write implements io.Writer.
func (s *sealedWriter) Write(p []byte) (int, error) {
	n := len(p)
	s.sum.Write(p)
	s.size += int64(n)
	for len(p) > 0 {
		part := p[:min(len(p), packageChunk-len(s.pending))]
		s.pending = append(s.pending, part...)
		p = p[len(part):]
		if len(s.pending) == packageChunk {
			if err := s.flush(); err != nil {
				return n - len(p), err
			}
		}
	}
	return n, nil
}

func (s *sealedWriter) flush() error {
	if len(s.pending) == 0 {
		return nil
	}
	err := s.w.d.Update(s.ctx, access.Work, func(tx *db.Tx) error {
		sealed, err := seal.Seal(tx, s.request.MemberID, seal.Request, chunkPlace(s.request.ID, s.seq), s.pending)
		if err != nil {
			return err
		}
		if err := touchTask(tx, s.task); err != nil {
			return err
		}
		return insertPackageChunk(tx, s.request.ID, s.seq, sealed)
	})
	if err != nil {
		return err
	}
	s.seq++
	s.pending = s.pending[:0]
	return s.w.reached("pack.chunk")
}

func chunkPlace(id ID, seq int) string { return fmt.Sprintf("package_chunk/%s/%d", id, seq) }

// archive is a ZIP that remembers what is in it.
type archive struct {
	zip   *zip.Writer
	at    time.Time
	files []PackedFile
}

// add writes one file; fill writes its content.
func (a *archive) add(path, mediaType string, fill func(io.Writer) error) error {
	out, err := a.zip.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate, Modified: a.at})
	if err != nil {
		return err
	}
	sum, size := sha256.New(), new(counted)
	if err := fill(io.MultiWriter(out, sum, size)); err != nil {
		return fmt.Errorf("rights: file %s: %w", path, err)
	}
	a.files = append(a.files, PackedFile{Path: path, MediaType: mediaType, Size: int64(*size), SHA256: hex.EncodeToString(sum.Sum(nil))})
	return nil
}

// addJSON writes a value as an indented file.
func (a *archive) addJSON(path string, v any) error {
	return a.add(path, "application/json", func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(v)
	})
}

// counted counts what is written to it.
type counted int64

// Write implements io.Writer.
func (c *counted) Write(p []byte) (int, error) {
	*c += counted(len(p))
	return len(p), nil
}
