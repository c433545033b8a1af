package term

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Format names the written form of agreements, with its version.
const Format = "steward.agreement/1"

// Written is an agreement as a file that people read and keep under version
// control: YAML by the published schema (agreement.schema.json). It has no ids:
// other documents are named by their reference.
type Written struct {
	Format    string `yaml:"format"`
	Layer     Layer  `yaml:"layer,omitempty"`
	Title     string `yaml:"title"`
	Reference string `yaml:"reference,omitempty"`
	// Amends and Replaces are references of signed documents.
	Amends     string          `yaml:"amends,omitempty"`
	Replaces   string          `yaml:"replaces,omitempty"`
	Precedence []Layer         `yaml:"precedence,omitempty"`
	ValidFrom  string          `yaml:"valid_from,omitempty"`
	ValidTo    string          `yaml:"valid_to,omitempty"`
	Clauses    []WrittenClause `yaml:"clauses"`
}

// WrittenClause is one rule of a written agreement.
type WrittenClause struct {
	Section  string   `yaml:"section"`
	Term     Key      `yaml:"term"`
	Operator Operator `yaml:"operator,omitempty"`
	// Value is in the term's written form.
	Value     string `yaml:"value,omitempty"`
	Reach     Reach  `yaml:"reach,omitempty"`
	ValidFrom string `yaml:"valid_from,omitempty"`
	ValidTo   string `yaml:"valid_to,omitempty"`
	Survives  bool   `yaml:"survives,omitempty"`
	Text      string `yaml:"text,omitempty"`
}

// maxWritten bounds a file.
const maxWritten = 4 << 20

// Read reads the written form. A file that is none, or has keys that the form
// hasn't, is Invalid with its line.
func Read(text []byte) (Written, error) {
	var w Written
	if len(text) > maxWritten {
		return w, fault.New(fault.Invalid, "The file has %d bytes; %d is the most.", len(text), maxWritten)
	}
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.DisallowUnknownField()).Decode(&w); err != nil {
		return w, fault.New(fault.Invalid, "The agreement can't be read: %s", yaml.FormatError(err, false, false)).Because(err)
	}
	if w.Format != Format {
		return w, fault.New(fault.Invalid, "The file says format %q. It must be %s.", w.Format, Format).On("format")
	}
	return w, nil
}

// Draft is what the written agreement would create; references are looked up
// among the organization's signed documents.
func (w Written) Draft(tx *db.Tx) (New, error) {
	n := New{Layer: w.Layer, Title: w.Title, Reference: w.Reference, Precedence: w.Precedence}
	var err error
	if n.Amends, err = byReference(tx, w.Amends, "amends"); err != nil {
		return n, err
	}
	if n.Replaces, err = byReference(tx, w.Replaces, "replaces"); err != nil {
		return n, err
	}
	from, to, err := span(w.ValidFrom, w.ValidTo)
	if err != nil {
		return n, err
	}
	if from != nil {
		n.ValidFrom = *from
	}
	n.ValidTo = to
	n.Clauses = make([]Proposal, len(w.Clauses))
	for i, c := range w.Clauses {
		if n.Clauses[i], err = c.proposal(); err != nil {
			return n, fault.New(fault.Invalid, "Clause %d (section %q): %v", i+1, c.Section, err).On(fmt.Sprintf("clauses.%d", i))
		}
	}
	return n, nil
}

func (c WrittenClause) proposal() (Proposal, error) {
	from, to, err := span(c.ValidFrom, c.ValidTo)
	return Proposal{
		Section: c.Section, Term: c.Term, Operator: c.Operator, Value: c.Value, Reach: c.Reach,
		ValidFrom: from, ValidTo: to, Survives: c.Survives, Text: c.Text,
	}, err
}

func byReference(tx *db.Tx, reference, field string) (DocumentID, error) {
	if reference == "" {
		return "", nil
	}
	all, err := Documents(tx)
	if err != nil {
		return "", err
	}
	var found DocumentID
	for _, d := range all {
		if d.Reference != reference || d.State != Signed {
			continue
		}
		if found != "" {
			return "", fault.New(fault.Invalid, "More than one signed document has the reference %q.", reference).On(field)
		}
		found = d.ID
	}
	if found == "" {
		return "", fault.New(fault.Invalid, "No signed document has the reference %q.", reference).On(field)
	}
	return found, nil
}

// moments are the forms of a time: a day (its beginning in UTC), or RFC 3339.
var moments = []string{time.DateOnly, time.RFC3339}

func moment(text string) (*time.Time, error) {
	for _, layout := range moments {
		if t, err := time.Parse(layout, text); err == nil {
			t = t.UTC()
			return &t, nil
		}
	}
	return nil, fmt.Errorf("%q is no time: write a day (2026-03-01) or a time with its zone (2026-03-01T09:00:00Z)", text)
}

// span reads the two ends of a time; an empty one is open.
func span(from, to string) (begin, end *time.Time, err error) {
	field := "valid_from"
	if from != "" {
		begin, err = moment(from)
	}
	if to != "" && err == nil {
		field = "valid_to"
		end, err = moment(to)
	}
	if err != nil {
		err = fault.New(fault.Invalid, "%s.", strings.ToUpper(err.Error()[:1])+err.Error()[1:]).On(field).Because(err)
	}
	return begin, end, err
}

// Write gives the written form of a document. reference names what it amends
// and replaces.
func Write(d Document, clauses []Clause, reference func(DocumentID) string) ([]byte, error) {
	w := Written{
		Format: Format, Layer: d.Layer, Title: d.Title, Reference: d.Reference, Precedence: d.Precedence,
		ValidFrom: d.ValidFrom.UTC().Format(time.RFC3339), ValidTo: written(d.ValidTo), Clauses: make([]WrittenClause, len(clauses)),
	}
	var errs []error
	for field, of := range map[*string]DocumentID{&w.Amends: d.Amends, &w.Replaces: d.Replaces} {
		if of != "" {
			if *field = reference(of); *field == "" {
				errs = append(errs, fault.New(fault.Conflict, "A document that this one amends or replaces has no reference. Give it one before exporting."))
			}
		}
	}
	for i, c := range clauses {
		w.Clauses[i] = c.written(d)
	}
	body, err := yaml.Marshal(w)
	return body, errors.Join(append(errs, err)...)
}

func (c Clause) written(d Document) WrittenClause {
	w := WrittenClause{Section: c.Section, Term: c.Term, Value: c.Value, Reach: c.Reach, Survives: c.Survives, Text: c.Text}
	if c.Operator != Assign {
		w.Operator = c.Operator
	}
	if !c.ValidFrom.Equal(d.ValidFrom) {
		w.ValidFrom = written(&c.ValidFrom)
	}
	if c.ValidTo != nil && (d.ValidTo == nil || !c.ValidTo.Equal(*d.ValidTo)) {
		w.ValidTo = written(c.ValidTo)
	}
	return w
}

func written(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Export gives the written form of a document.
func Export(tx *db.Tx, id DocumentID) ([]byte, error) {
	d, err := FindDocument(tx, id)
	if err != nil {
		return nil, err
	}
	clauses, err := clausesOf(tx, id)
	if err != nil {
		return nil, err
	}
	all, err := Documents(tx)
	if err != nil {
		return nil, err
	}
	return Write(d, clauses, func(id DocumentID) string {
		for _, other := range all {
			if other.ID == id {
				return other.Reference
			}
		}
		return ""
	})
}
