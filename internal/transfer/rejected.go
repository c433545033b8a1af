package transfer

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/file"
)

// writeRejected makes the file of the rows that were not taken: as they came,
// with the reasons, in the form that imports again. It is "" where there are
// none.
func (w Worker) writeRejected(ctx context.Context, m Import) (file.ID, error) {
	first, err := w.rejected(ctx, m.ID, 0)
	if err != nil || len(first) == 0 {
		return "", err
	}
	p := &pass{w: w, m: m}
	s, err := p.source(ctx)
	if err != nil {
		return "", err
	}
	f, err := file.Make(ctx, w.DB, file.New{Purpose: PurposeRejected, Name: "rejected-" + m.Name, MediaType: mediaOf(m.Format)})
	if err != nil {
		return "", err
	}
	out := bufio.NewWriter(f)
	if err := w.copyRejected(ctx, m, s, rejectedWriter(s, out), first); err != nil {
		return "", errors.Join(err, f.Discard())
	}
	if err := out.Flush(); err != nil {
		return "", errors.Join(err, f.Discard())
	}
	made, err := f.Finish()
	return made.ID, err
}

func mediaOf(f Format) string {
	if f == Bulk {
		return "application/json"
	}
	return "text/csv"
}

func (w Worker) rejected(ctx context.Context, id ID, after int) (rows []Row, err error) {
	err = w.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		rows, err = listRows(tx, id, RowFilter{Outcomes: []Outcome{Rejected}, After: after, Limit: 500})
		return err
	})
	return rows, err
}

// rowWriter writes rejected rows in the form of their file.
type rowWriter interface {
	row(e entry, r Row) error
	end() error
}

func rejectedWriter(s source, out *bufio.Writer) rowWriter {
	if t, ok := s.(*table); ok {
		return &rejectedTable{t: t, out: &csvWriter{out: out, comma: t.csv.comma}}
	}
	return &rejectedBulk{out: out}
}

// copyRejected goes through the file and the rejected rows side by side.
func (w Worker) copyRejected(ctx context.Context, m Import, s source, to rowWriter, rows []Row) error {
	for len(rows) > 0 {
		e, err := s.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if e.seq < rows[0].Seq {
			continue
		}
		if err := to.row(e, rows[0]); err != nil {
			return err
		}
		if rows = rows[1:]; len(rows) == 0 {
			if rows, err = w.rejected(ctx, m.ID, e.seq); err != nil {
				return err
			}
		}
	}
	return to.end()
}

// rejectedTable adds three columns to the file's own; imported again, they are
// left out.
type rejectedTable struct {
	t     *table
	out   *csvWriter
	begun bool
}

func (r *rejectedTable) keeps(i int) bool {
	return i >= len(r.t.header) || !strings.HasPrefix(strings.ToLower(r.t.header[i]), rejectedPrefix)
}

func (r *rejectedTable) cells(from []string, added ...string) []string {
	var out []string
	for i, cell := range from {
		if r.keeps(i) {
			out = append(out, escape(unescape(cell)))
		}
	}
	for _, cell := range added {
		out = append(out, escape(cell))
	}
	return out
}

func (r *rejectedTable) begin() error {
	if r.begun {
		return nil
	}
	r.begun = true
	return r.out.write(r.cells(r.t.header, rejectedPrefix+"line", rejectedPrefix+"column", rejectedPrefix+"reason"))
}

func (r *rejectedTable) row(e entry, row Row) error {
	if err := r.begin(); err != nil {
		return err
	}
	return r.out.write(r.cells(e.raw, strconv.Itoa(row.Line), row.Column, row.Reason))
}

func (r *rejectedTable) end() error { return r.begin() }

// rejectedBulk gives each operation a member "rejected" beside its own.
type rejectedBulk struct {
	out *bufio.Writer
	n   int
}

func (r *rejectedBulk) row(e entry, row Row) error {
	if err := r.lead(); err != nil {
		return err
	}
	var op map[string]json.RawMessage
	if json.Unmarshal([]byte(e.raw[0]), &op) != nil || op == nil {
		op = map[string]json.RawMessage{"was": json.RawMessage(e.raw[0])}
	}
	why, err := json.Marshal(map[string]any{"row": row.Seq, "attribute": row.Column, "reason": row.Reason})
	if err != nil {
		return err
	}
	op["rejected"] = why
	raw, err := json.Marshal(op)
	if err == nil {
		_, err = r.out.Write(raw)
	}
	return err
}

// lead writes what stands before an operation.
func (r *rejectedBulk) lead() error {
	before := ",\n"
	if r.n == 0 {
		before = bulkHead
	}
	r.n++
	_, err := r.out.WriteString(before)
	return err
}

func (r *rejectedBulk) end() error {
	if r.n == 0 {
		if err := r.lead(); err != nil {
			return err
		}
	}
	_, err := r.out.WriteString(bulkTail)
	return err
}

// What stands around the operations of a Bulk file.
const (
	bulkHead = `{"schemas":["` + bulkURN + `"],"Operations":[` + "\n"
	bulkTail = "\n]}\n"
)
