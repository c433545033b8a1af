package transfer

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/fault"
)

// csvReader reads RFC 4180 with commas or semicolons, one record at a time. It
// is our own because it must bound a record before it is in memory, and give
// back what quotes hold exactly: encoding/csv turns CRLF inside them into LF.
type csvReader struct {
	in *bufio.Reader
	// comma is the separator: the one of comma, semicolon and tab that the
	// header has most of.
	comma byte
	line  int
}

// newCSV reads a mark of UTF-8 away and finds out the separator.
func newCSV(r io.Reader) (*csvReader, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	if mark, _ := in.Peek(3); string(mark) == "\uFEFF" {
		_, _ = in.Discard(3)
	}
	head, err := in.Peek(16 << 10)
	if len(head) == 0 {
		if err == nil || errors.Is(err, io.EOF) {
			err = fault.New(fault.Invalid, "The file is empty.").On("file")
		}
		return nil, err
	}
	return &csvReader{in: in, comma: separator(string(head)), line: 1}, nil
}

// separator counts outside quotes in the first line.
func separator(head string) byte {
	counts, quoted := map[byte]int{}, false
	for i := 0; i < len(head); i++ {
		switch c := head[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n' || c == '\r':
			i = len(head)
		case c == ',' || c == ';' || c == '\t':
			counts[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte{';', '\t'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

// csvRecord is one row of a table and the line on which it begins.
type csvRecord struct {
	line  int
	cells []string
	bytes int
}

// next reads a record; blank lines are left out. At the end it is io.EOF.
func (c *csvReader) next() (csvRecord, error) {
	for {
		r, err := c.read()
		if err != nil {
			return r, err
		}
		if len(r.cells) > 1 || r.cells[0] != "" {
			return r, c.valid(r)
		}
	}
}

func (c *csvReader) valid(r csvRecord) error {
	for _, cell := range r.cells {
		if !utf8.ValidString(cell) {
			return fault.New(fault.Invalid, "Line %d is not UTF-8. Save the file as CSV in UTF-8.", r.line).On("file")
		}
	}
	return nil
}

// The places of a reader inside a record.
const (
	atStart = iota
	inPlain
	inQuotes
	afterQuotes
)

func (c *csvReader) read() (csvRecord, error) {
	r := csvRecord{line: c.line}
	var cell strings.Builder
	place := atStart
	end := func() { r.cells, place = append(r.cells, cell.String()), atStart; cell.Reset() }
	for {
		b, err := c.in.ReadByte()
		if errors.Is(err, io.EOF) {
			if place == inQuotes {
				return r, fault.New(fault.Invalid, "The quotes that begin on line %d are never closed.", r.line).On("file")
			}
			if r.bytes == 0 {
				return r, io.EOF
			}
			end()
			return r, nil
		}
		if err != nil {
			return r, err
		}
		if r.bytes++; r.bytes > maxRow {
			return r, fault.New(fault.Invalid, "The row that begins on line %d is larger than %d bytes.", r.line, maxRow).On("file")
		}
		if b == '\n' {
			c.line++
		}
		switch {
		case place == inQuotes && b == '"':
			place = afterQuotes
		case place == inQuotes:
			cell.WriteByte(b)
		case b == '"' && place == atStart:
			place = inQuotes
		case b == '"' && place == afterQuotes:
			cell.WriteByte('"')
			place = inQuotes
		case b == c.comma:
			end()
		case b == '\n' || b == '\r' && c.follows('\n'):
			if b == '\r' {
				_, _ = c.in.ReadByte()
				c.line++
			}
			end()
			return r, nil
		default:
			cell.WriteByte(b)
			if place == atStart {
				place = inPlain
			}
		}
	}
}

func (c *csvReader) follows(want byte) bool {
	next, err := c.in.Peek(1)
	return err == nil && next[0] == want
}

// csvWriter writes RFC 4180 with CRLF.
type csvWriter struct {
	out   *bufio.Writer
	comma byte
}

func (c *csvWriter) write(cells []string) error {
	for i, cell := range cells {
		if i > 0 {
			_ = c.out.WriteByte(c.comma) // the writer keeps its first failure
		}
		c.cell(cell)
	}
	_, err := c.out.WriteString("\r\n")
	return err
}

func (c *csvWriter) cell(s string) {
	if s == "" || !strings.ContainsAny(s, "\"\r\n,;\t") && s[0] != ' ' && s[len(s)-1] != ' ' {
		_, _ = c.out.WriteString(s)
		return
	}
	_ = c.out.WriteByte('"')
	_, _ = c.out.WriteString(strings.ReplaceAll(s, `"`, `""`))
	_ = c.out.WriteByte('"')
}

// escape keeps a spreadsheet from running a cell as a formula: it puts an
// apostrophe before =, +, -, @, tab and carriage return (OWASP, CSV injection).
// A text that has apostrophes before such a character gets one more, so that
// unescape gives back exactly what was there.
func escape(s string) string {
	if formula(s) {
		return "'" + s
	}
	return s
}

// unescape takes back what escape added.
func unescape(s string) string {
	if strings.HasPrefix(s, "'") && formula(s) {
		return s[1:]
	}
	return s
}

func formula(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0]))
}
