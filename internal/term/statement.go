package term

import (
	"bytes"
	_ "embed" // the statements below
	"encoding/json"
	"fmt"
	"time"

	"github.com/goccy/go-yaml"

	"github.com/sysoon/steward/internal/fault"
)

// Statement is a version of the vendor's privacy statement: its own wording and
// the clauses that it gives terms.
type Statement struct {
	// ID is the version: 2018-05.
	ID string `yaml:"version" json:"version"`
	// Title is what it is called.
	Title string `yaml:"title" json:"title"`
	// Effective is the day from which it applies, UTC.
	Effective time.Time `yaml:"effective" json:"effective"`
	// Clauses in the order of the text.
	Clauses []StatementClause `yaml:"clauses" json:"clauses"`
}

// StatementClause is one rule of a statement. A clause that names a product or
// family is of the layer of product sections.
type StatementClause struct {
	Section string `yaml:"section" json:"section"`
	Term    Key    `yaml:"term" json:"term"`
	Value   string `yaml:"value" json:"value"`
	Text    string `yaml:"text" json:"text"`
	Reach   Reach  `yaml:"reach" json:"reach"`
}

//go:embed statement_2018_05.yaml
var statement2018 []byte

// Statements gives the statements that come with Steward, oldest first.
func Statements() ([]Statement, error) {
	s, err := ParseStatement(statement2018)
	if err != nil {
		return nil, err
	}
	return []Statement{s}, nil
}

// ParseStatement reads a statement from YAML. Unknown keys, unknown terms,
// values that a term can't have, and a value that takes a member's own decision
// from them are faults of kind Invalid.
func ParseStatement(text []byte) (Statement, error) {
	var s Statement
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.DisallowUnknownField()).Decode(&s); err != nil {
		return Statement{}, fault.New(fault.Invalid, "The statement can't be read: %s", yaml.FormatError(err, false, false)).Because(err)
	}
	if s.ID == "" || s.Title == "" || s.Effective.IsZero() || len(s.Clauses) == 0 {
		return Statement{}, fault.New(fault.Invalid, "A statement has a version, a title, an effective date and clauses.")
	}
	s.Effective = s.Effective.UTC()
	for i, c := range s.Clauses {
		if err := c.check(); err != nil {
			return Statement{}, fault.New(fault.Invalid, "Clause %d of statement %s: %v", i+1, s.ID, err).On(fmt.Sprintf("clauses.%d", i))
		}
	}
	return s, nil
}

func (c StatementClause) check() error {
	def, ok := Lookup(c.Term)
	if !ok {
		return fmt.Errorf("there is no term %q", c.Term)
	}
	v, err := def.Parse(c.Value)
	if err != nil {
		return err
	}
	if def.SubjectOnly && !v.Equal(def.Default) {
		return fmt.Errorf("%s is the member's own to change", c.Term)
	}
	if c.Section == "" || c.Text == "" {
		return fmt.Errorf("%s needs its section and its text", c.Term)
	}
	return CheckVersions(c.Reach.Versions)
}

// Hash is the SHA-256 of the statement's content in hex.
func (s Statement) Hash() (string, error) { return digest(s) }

func digest(v any) (string, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	return hashOf(body), nil
}

// documents turns a statement into what resolution reads: a document for its
// general part and one for its product sections, with their clauses. until is
// when the next version takes over; nil for the newest.
func (s Statement) documents(until *time.Time) ([]Document, []Clause) {
	effective := s.Effective
	general := Document{
		ID: DocumentID("statement/" + s.ID), Layer: LayerStatement, Title: s.Title, Reference: s.ID, State: Signed,
		ValidFrom: effective, ValidTo: until, SignedAt: &effective,
	}
	section := general
	section.ID += "/products"
	section.Layer = LayerSection
	section.Title += ", product sections"
	clauses := make([]Clause, len(s.Clauses))
	for i, c := range s.Clauses {
		clauses[i] = Clause{
			ID: ClauseID(fmt.Sprintf("statement/%s/%03d", s.ID, i+1)), Document: general.ID, Section: c.Section,
			Term: c.Term, Operator: Assign, Value: c.Value, Reach: c.Reach, Text: c.Text,
			ValidFrom: effective, ValidTo: until, RecordedFrom: effective,
		}
		if c.Reach.Product != "" || c.Reach.Family != "" {
			clauses[i].Document = section.ID
		}
	}
	return []Document{general, section}, clauses
}
