package term

import (
	_ "embed" // the statements below
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// Statement is a version of the vendor's privacy statement: its own wording and
// the clauses that it gives terms.
type Statement struct {
	// Format is StatementFormat; it is no part of what is said.
	Format string `yaml:"format" json:"-"`
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
	// PublishedAt is when Steward was told of it; zero for one that isn't published.
	PublishedAt time.Time `yaml:"-" json:"-"`
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

// ParseStatement reads a statement from YAML. The first thing that is wrong with
// the text (CheckStatement tells all of them) is a fault of kind Invalid.
func ParseStatement(text []byte) (Statement, error) {
	s, problems := CheckStatement(text, Against{})
	for _, p := range problems {
		if p.Fatal {
			return Statement{}, fault.New(fault.Invalid, "The statement can't be taken; line %d: %s", p.Line, p.Message).On(p.Field)
		}
	}
	return s, nil
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

// General tells that the statement is not bound to versions of a product.
func (s Statement) General() bool { return s.Governs == (Reach{}) }

// Next finds the statement that takes over from this one among those published
// after it, oldest first; ok is false for the newest of those that govern the same.
func (s Statement) Next(later []Statement) (next Statement, ok bool) {
	i := slices.IndexFunc(later, func(n Statement) bool { return n.Governs == s.Governs })
	if i < 0 {
		return Statement{}, false
	}
	return later[i], true
}

// Newest finds the newest statement that governs the same, of those published,
// oldest first; ok is false where there is none.
func Newest(published []Statement, governs Reach) (s Statement, ok bool) {
	for _, one := range slices.Backward(published) {
		if one.Governs == governs {
			return one, true
		}
	}
	return Statement{}, false
}

// known is since when it is known that the statement applies: since it was
// published, and for one that was in force before Steward was there, since then.
func (s Statement) known() time.Time {
	if s.PublishedAt.IsZero() || s.PublishedAt.After(s.Effective) {
		return s.Effective
	}
	return s.PublishedAt
}

// document is the id of the general part, or of the product sections.
func (s Statement) document(l Layer) DocumentID {
	if l == LayerSection {
		return DocumentID("statement/" + s.ID + "/products")
	}
	return DocumentID("statement/" + s.ID)
}

// documents turns a statement into what resolution reads: a document for its
// general part and one for its product sections, with their clauses. next takes
// over from it, known since it was published; nil for the newest.
func (s Statement) documents(next *Statement) ([]Document, []Clause) {
	known := s.known()
	general := Document{
		ID: s.document(LayerStatement), Layer: LayerStatement, Title: s.Title, Reference: s.ID, State: Signed,
		ValidFrom: s.Effective, SignedAt: &known, Governs: s.Governs,
	}
	section := general
	section.ID, section.Layer = s.document(LayerSection), LayerSection
	section.Title += ", product sections"
	if next != nil {
		general, section = general.give(*next), section.give(*next)
	}
	clauses := make([]Clause, len(s.Clauses))
	for i, c := range s.Clauses {
		clauses[i] = Clause{
			ID: ClauseID(fmt.Sprintf("statement/%s/%03d", s.ID, i+1)), Document: general.ID, Section: c.Section,
			Term: c.Term, Operator: Assign, Value: c.Value, Reach: c.Reach, Text: c.Text,
			ValidFrom: s.Effective, RecordedFrom: known,
		}
		if c.Reach.Product != "" || c.Reach.Family != "" {
			clauses[i].Document = section.ID
		}
	}
	return []Document{general, section}, clauses
}

// give ends a statement's document where the next statement takes over.
func (d Document) give(next Statement) Document {
	from, known := next.Effective, next.known()
	d.State, d.EndedAt, d.EndedKnownAt, d.SupersededBy = Superseded, &from, &known, next.document(d.Layer)
	return d
}

// WithStatement returns the rules as they will be once a statement is published
// at a time. The rules themselves don't change.
func (r Rules) WithStatement(s Statement, published time.Time) Rules {
	s.PublishedAt = published
	in := r.input()
	for i, d := range in.Documents {
		if d.Layer.base() && d.Governs == s.Governs && d.EndedAt == nil && d.ValidFrom.Before(s.Effective) {
			in.Documents[i] = d.give(s)
		}
	}
	documents, clauses := s.documents(nil)
	in.Documents, in.Clauses = append(in.Documents, documents...), append(in.Clauses, clauses...)
	return NewRules(in)
}

// WithoutStatement returns the rules as they would be if the newest statement,
// by its version, had not been published: what came before it goes on.
func (r Rules) WithoutStatement(version string) Rules {
	s := Statement{ID: version}
	gone := func(id DocumentID) bool { return id == s.document(LayerStatement) || id == s.document(LayerSection) }
	in := r.input()
	in.Documents = slices.DeleteFunc(in.Documents, func(d Document) bool { return gone(d.ID) })
	in.Clauses = slices.DeleteFunc(in.Clauses, func(c Clause) bool { return gone(c.Document) })
	for i, d := range in.Documents {
		if gone(d.SupersededBy) {
			in.Documents[i].State, in.Documents[i].EndedAt, in.Documents[i].EndedKnownAt, in.Documents[i].SupersededBy = Signed, nil, nil, ""
		}
	}
	return NewRules(in)
}
