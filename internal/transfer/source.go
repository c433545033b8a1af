package transfer

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/fault"
)

// entry is one row on its way from a file.
type entry struct {
	seq, line int
	kind      Kind
	// size is about what it takes in memory, in bytes.
	size int
	// method is POST, PUT or PATCH; rows of a table are POST.
	method string
	// id is the resource that the row names; ref is what others in the file call
	// this row ("bulkId:…", or a table's user name), "" where they can't.
	id, ref string
	// cells are a table's attributes, data a Bulk operation's.
	cells []Cell
	data  []byte
	// label is how the row is called on the screen.
	label string
	// manager and member name people; roles is the column grantedRoles.
	manager, member string
	hasManager      bool
	roles           string
	hasRoles        bool
	// raw is the row as it came, for the file of the rejected ones.
	raw []string
	// wrong is why the row can't even be read.
	wrong error
}

// source gives the rows of a file one by one.
type source interface {
	// next is io.EOF at the end.
	next() (entry, error)
	// about is what the file is about, and which columns were left out.
	about() (Kind, []string)
}

// Special columns, which are not attributes.
const (
	columnID      = "id"
	columnRoles   = "grantedRoles"
	columnMember  = "members.value"
	columnManager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"
	// rejectedPrefix begins the columns that a file of rejected rows has
	// besides; they are left out when it is imported again.
	rejectedPrefix = "rejected."
)

func open(f Format, in io.Reader, s Schema, o Options) (source, error) {
	if f == Bulk {
		return newBulk(in)
	}
	return newTable(in, s, o)
}

// table is a CSV file.
type table struct {
	csv    *csvReader
	schema Schema
	header []string
	// paths are the canonical paths of the columns; "" is left out.
	paths   []string
	kind    Kind
	ignored []string
	seq     int
	options Options
}

func newTable(in io.Reader, s Schema, o Options) (*table, error) {
	csv, err := newCSV(in)
	if err != nil {
		return nil, err
	}
	head, err := csv.next()
	if errors.Is(err, io.EOF) {
		err = fault.New(fault.Invalid, "The file has no header.").On("file")
	}
	if err != nil {
		return nil, err
	}
	if len(head.cells) > maxColumns {
		return nil, fault.New(fault.Invalid, "The header has %d columns; at most %d are allowed.", len(head.cells), maxColumns).On("file")
	}
	t := &table{csv: csv, schema: s, header: head.cells, kind: kindOf(head.cells), options: o}
	return t, t.resolve()
}

// kindOf tells from the header what a table is about.
func kindOf(header []string) Kind {
	for _, name := range header {
		if strings.EqualFold(strings.TrimSpace(name), "userName") {
			return Members
		}
	}
	return Groups
}

// resolve finds the attributes of the columns.
func (t *table) resolve() error {
	seen, unknown := map[string]bool{}, []string{}
	for _, name := range t.header {
		path, err := t.column(strings.TrimSpace(unescape(name)))
		if err != nil {
			unknown = append(unknown, `"`+clip(name)+`"`)
		}
		if path != "" && seen[strings.ToLower(path)] {
			return fault.New(fault.Invalid, "The column %s is there twice.", path).On(path)
		}
		seen[strings.ToLower(path)] = true
		t.paths = append(t.paths, path)
	}
	need := "userName"
	if t.kind == Groups {
		need = "displayName"
	}
	if !slices.Contains(t.paths, need) {
		return fault.New(fault.Invalid, "The header needs the column userName (members) or displayName (groups), separated by comma or semicolon.").On("file")
	}
	if len(unknown) > 0 && !t.options.IgnoreUnknown {
		return fault.New(fault.Invalid, "No attribute is called %s. Rename the columns to SCIM attribute paths such as name.givenName, or import again and leave unknown columns out.", strings.Join(unknown, ", ")).On("file")
	}
	t.ignored = append(t.ignored, unknown...)
	return nil
}

func (t *table) column(name string) (string, error) {
	switch {
	case name == "" || len(name) > len(rejectedPrefix) && strings.EqualFold(name[:len(rejectedPrefix)], rejectedPrefix):
		return "", nil
	case strings.EqualFold(name, columnID):
		return columnID, nil
	case strings.EqualFold(name, columnRoles) && t.kind == Members:
		if !t.options.WithRoles {
			t.ignored = append(t.ignored, columnRoles)
			return "", nil
		}
		return columnRoles, nil
	case strings.EqualFold(name, columnMember) && t.kind == Groups:
		return columnMember, nil
	}
	path, fixed, err := t.schema.Column(t.kind, name)
	if err != nil {
		return "", err
	}
	if fixed {
		t.ignored = append(t.ignored, path)
		return "", nil
	}
	return path, nil
}

func (t *table) about() (Kind, []string) { return t.kind, t.ignored }

func (t *table) next() (entry, error) {
	r, err := t.csv.next()
	if err != nil {
		return entry{}, err
	}
	t.seq++
	e := entry{seq: t.seq, line: r.line, kind: t.kind, size: r.bytes, method: "POST", raw: r.cells}
	if len(r.cells) != len(t.paths) {
		e.wrong = fault.New(fault.Invalid, "The row has %d cells and the header %d. Quote cells that hold the separator.", len(r.cells), len(t.paths))
	}
	filled := t.filled(r.cells)
	for i, path := range t.paths {
		if i >= len(r.cells) || path == "" {
			continue
		}
		e.take(path, unescape(r.cells[i]), filled)
	}
	return e, nil
}

// filled tells of which multi-valued attributes the row says everything in one
// cell (by the attribute: columns of its parts aren't looked at then), and of
// which such a cell is empty beside columns of parts (by the attribute and "[":
// that cell says nothing then).
func (t *table) filled(cells []string) map[string]bool {
	out := map[string]bool{}
	for i, path := range t.paths {
		if i < len(cells) && cells[i] != "" && slices.Contains(wholeColumns, path) {
			out[path] = true
		}
	}
	for _, path := range t.paths {
		if root, _, parts := strings.Cut(path, "["); parts && !out[root] {
			out[root+"["] = true
		}
	}
	return out
}

// take puts one cell where it belongs.
func (e *entry) take(path, value string, filled map[string]bool) {
	switch path {
	case columnID:
		e.id = value
		return
	case columnRoles:
		e.roles, e.hasRoles = value, true
		return
	case columnMember:
		e.member = value
		return
	case columnManager:
		e.manager, e.hasManager = value, true
		return
	case "userName", "displayName":
		if path == "userName" || e.kind == Groups {
			e.label = value
		}
		if path == "userName" {
			e.ref = value
		}
	}
	root, _, part := strings.Cut(path, "[")
	if part && filled[root] || !part && value == "" && filled[root+"["] {
		return
	}
	e.cells = append(e.cells, Cell{path, value})
}

func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
