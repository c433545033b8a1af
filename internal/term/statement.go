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
	// Governs binds the statement to versions of a product or family (row 77):
	// those have it and no other, also once a later general statement is in force.
	// The zero Reach is a general statement.
	Governs Reach `yaml:"governs,omitempty" json:"governs,omitzero"`
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
	if err := s.checkGoverns(); err != nil {
		return Statement{}, fault.New(fault.Invalid, "Statement %s: %v", s.ID, err).On("governs")
	}
	for i, c := range s.Clauses {
		if err := c.check(); err != nil {
			return Statement{}, fault.New(fault.Invalid, "Clause %d of statement %s: %v", i+1, s.ID, err).On(fmt.Sprintf("clauses.%d", i))
		}
	}
	return s, nil
}

// checkGoverns wants a bound statement to name versions of a product or family,
// and nothing else.
func (s Statement) checkGoverns() error {
	g := s.Governs
	if g == (Reach{}) {
		return nil
	}
	if g.Versions == "" || (g.Product == "") == (g.Family == "") || g != (Reach{Product: g.Product, Family: g.Family, Versions: g.Versions}) {
		return fmt.Errorf("a statement that is not general governs versions of one product or family: {product: server, versions: \"<3.0\"}")
	}
	return CheckVersions(g.Versions)
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

// until is when the next statement that governs the same takes over; nil for the
// newest. later are those that follow, oldest first.
func (s Statement) until(later []Statement) *time.Time {
	for _, next := range later {
		if next.Governs == s.Governs {
			return &next.Effective
		}
	}
	return nil
}

// documents turns a statement into what resolution reads: a document for its
// general part and one for its product sections, with their clauses. until is
// when the next version takes over; nil for the newest.
func (s Statement) documents(until *time.Time) ([]Document, []Clause) {
	effective := s.Effective
	general := Document{
		ID: DocumentID("statement/" + s.ID), Layer: LayerStatement, Title: s.Title, Reference: s.ID, State: Signed,
		ValidFrom: effective, ValidTo: until, SignedAt: &effective, Governs: s.Governs,
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
