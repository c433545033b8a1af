package logfile

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/fault"
)

// A table has the same as the lines, one event in each row, so that the lines can
// be made from it again and verified. A row with a proof has nothing else.
var titles = []string{
	"position", "at", "action", "actor_kind", "actor_id", "actor_name", "object_type", "object_id", "subject",
	"detail", "personal", "erased", "id", "sealed", "proof",
}

// mark is what spreadsheets read UTF-8 by.
const mark = "\ufeff"

// formula is what spreadsheets would run, or what looks as if it had been escaped.
var formula = regexp.MustCompile(`^'*[=+\-@\t\r]`)

// escaped keeps spreadsheets from running a cell; plain takes that back.
func escaped(cell string) string {
	if formula.MatchString(cell) {
		return "'" + cell
	}
	return cell
}

func plain(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && formula.MatchString(rest) {
		return rest
	}
	return cell
}

// head writes the titles.
func head(out io.Writer) error {
	if _, err := io.WriteString(out, mark); err != nil {
		return err
	}
	return put(out, titles)
}

func put(out io.Writer, cells []string) error {
	w := csv.NewWriter(out)
	if err := w.Write(cells); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// rows writes a piece.
func rows(out io.Writer, p audit.Piece) error {
	for _, line := range p.Lines {
		var l audit.Line
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		cells, err := cellsOf(l)
		if err != nil {
			return err
		}
		if err := put(out, cells); err != nil {
			return err
		}
	}
	last := make([]string, len(titles))
	last[len(last)-1] = string(p.Proof)
	return put(out, last)
}

func cellsOf(l audit.Line) ([]string, error) {
	personal := ""
	if l.Personal != nil {
		text, err := json.Marshal(l.Personal)
		if err != nil {
			return nil, err
		}
		personal = string(text)
	}
	erased := ""
	if l.Erased {
		erased = "true"
	}
	cells := []string{
		strconv.FormatInt(l.Position, 10), l.At, l.Action, string(l.Actor.Kind), l.Actor.ID, l.Actor.Name,
		l.Object.Type, l.Object.ID, string(l.Subject), string(l.Detail), personal, erased, l.ID,
		base64.StdEncoding.EncodeToString(l.Sealed), "",
	}
	for i := range cells {
		cells[i] = escaped(cells[i])
	}
	return cells, nil
}

// lineOf reads what cellsOf wrote.
func lineOf(cells []string, org access.OrgID) (l audit.Line, err error) {
	for i := range cells {
		cells[i] = plain(cells[i])
	}
	l = audit.Line{
		Version: audit.SchemaVersion, Organization: org, At: cells[1], Action: cells[2],
		Actor:  audit.LineActor{Kind: access.ActorKind(cells[3]), ID: cells[4], Name: cells[5]},
		Object: audit.LineObject{Type: cells[6], ID: cells[7]}, Subject: access.MemberID(cells[8]),
		Detail: json.RawMessage(cells[9]), Erased: cells[11] == "true", ID: cells[12],
	}
	if cells[10] != "" {
		if err := json.Unmarshal([]byte(cells[10]), &l.Personal); err != nil {
			return l, err
		}
	}
	if cells[13] != "" {
		if l.Sealed, err = base64.StdEncoding.Strict().DecodeString(cells[13]); err != nil {
			return l, err
		}
	}
	l.Position, err = strconv.ParseInt(cells[0], 10, 64)
	return l, err
}

// IsTable tells whether a file begins as a table does.
func IsTable(r *bufio.Reader) bool {
	begin, _ := r.Peek(len(mark) + len(titles[0])) // a shorter file is no table
	return string(begin) == mark+titles[0]
}

// Inspect verifies a table: that it is written as Steward writes it, byte by byte,
// and that its lines are what was signed.
func Inspect(r io.Reader, i *audit.Inspector) error {
	read, written := sha256.New(), sha256.New()
	in := csv.NewReader(io.TeeReader(r, read))
	in.FieldsPerRecord = len(titles)
	var waiting [][]string
	for n := 1; ; n++ {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return damaged(n).Because(err)
		}
		if n == 1 {
			cells[0] = strings.TrimPrefix(cells[0], mark)
			if !slices.Equal(cells, titles) || head(written) != nil {
				return damaged(n)
			}
			continue
		}
		if err := put(written, cells); err != nil {
			return err
		}
		if cells[len(cells)-1] == "" {
			waiting = append(waiting, cells)
			continue
		}
		if err := inspect(i, waiting, cells); err != nil {
			return err
		}
		waiting = nil
	}
	if !bytes.Equal(read.Sum(nil), written.Sum(nil)) {
		return fault.New(fault.Invalid, "The table is not written as Steward writes it: it was damaged, or saved by another program.")
	}
	if len(waiting) > 0 {
		return fault.New(fault.Invalid, "%d events at the end have no proof: the last row is missing.", len(waiting))
	}
	return nil
}

func damaged(row int) *fault.Error {
	return fault.New(fault.Invalid, "Row %d can't be read: the file was damaged or changed.", row)
}

// inspect verifies the rows of one piece.
func inspect(i *audit.Inspector, rows [][]string, last []string) error {
	proof := last[len(last)-1]
	var signed struct {
		Proof struct {
			Organization access.OrgID `json:"organization"`
		} `json:"proof"`
	}
	if err := json.Unmarshal([]byte(proof), &signed); err != nil || strings.Join(last[:len(last)-1], "") != "" {
		return fault.New(fault.Invalid, "A row with a proof can't be read: the file was damaged or changed.").Because(err)
	}
	for _, cells := range rows {
		l, err := lineOf(cells, signed.Proof.Organization)
		if err != nil {
			return fault.New(fault.Invalid, "The row of event %s can't be read: the file was damaged or changed.", cells[12]).Because(err)
		}
		line, err := json.Marshal(l)
		if err != nil {
			return fault.New(fault.Invalid, "The row of event %s can't be read: the file was damaged or changed.", cells[12]).Because(err)
		}
		if err := i.Line(line); err != nil {
			return err
		}
	}
	return i.Line([]byte(proof))
}
