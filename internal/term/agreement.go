package term

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// New is an agreement or policy to be written.
type New struct {
	// Layer is one of Agreements; for an amendment it is that of the document
	// that it amends and can be left empty.
	Layer     Layer
	Title     string
	Reference string
	Amends    DocumentID
	// Replaces is superseded when this one is signed.
	Replaces   DocumentID
	Precedence []Layer
	// ValidFrom is when it takes effect; zero is now.
	ValidFrom time.Time
	ValidTo   *time.Time
	Clauses   []Proposal
}

// Proposal is a clause to be written.
type Proposal struct {
	Section string
	Term    Key
	// Operator is Assign when left empty.
	Operator Operator
	// Value in the term's written form; none for Reset.
	Value string
	Reach Reach
	// ValidFrom and ValidTo narrow the document's own time; nil keeps it.
	ValidFrom *time.Time
	ValidTo   *time.Time
	Survives  bool
	Text      string
}

const (
	maxTitle   = 200
	maxClauses = 2000
)

// CreateAgreement writes a draft. It counts for nothing until it is signed. The
// vendor's own organization can't have one: agreements don't reach personal
// accounts. What a clause attempts beyond its reach (a consumer product, a
// member's own decision, a value below the law) is no fault: it stands in the
// document, and loses with its reason.
func CreateAgreement(tx *db.Tx, n New) (Document, error) {
	org, err := organization(tx)
	if err != nil {
		return Document{}, err
	}
	if org.Vendor {
		return Document{}, fault.New(fault.Denied, "Agreements don't reach the vendor's own organization: its members are under the statement alone.")
	}
	d, err := n.draft(tx)
	if err != nil {
		return Document{}, err
	}
	if err := insertDocument(tx, d); err != nil {
		return Document{}, err
	}
	if err := prepare(tx, d.ID); err != nil {
		return Document{}, err
	}
	err = audit.Record(tx, audit.Entry{
		Action: "agreement.created", Object: audit.Object{Type: "agreement", ID: string(d.ID)},
		Detail: map[string]any{"layer": d.Layer, "clauses": len(n.Clauses)},
	})
	if err != nil || len(n.Clauses) == 0 {
		return d, err
	}
	return d, writeClauses(tx, d, n.Clauses)
}

// draft checks what is to be written and makes the document of it.
func (n New) draft(tx *db.Tx) (Document, error) {
	d := Document{
		ID: DocumentID(db.NewID()), Layer: n.Layer, Title: strings.TrimSpace(n.Title), Reference: n.Reference,
		Amends: n.Amends, Replaces: n.Replaces, Precedence: n.Precedence, State: Draft,
		ValidFrom: n.ValidFrom, ValidTo: n.ValidTo, CreatedAt: tx.Now,
	}
	if d.ValidFrom.IsZero() {
		d.ValidFrom = tx.Now
	}
	if n.Amends != "" {
		if err := d.attach(tx); err != nil {
			return Document{}, err
		}
	}
	if n.Replaces != "" {
		if _, err := signedDocument(tx, n.Replaces, "replaces"); err != nil {
			return Document{}, err
		}
	}
	return d, d.check()
}

// attach gives an amendment the layer of what it amends.
func (d *Document) attach(tx *db.Tx) error {
	base, err := signedDocument(tx, d.Amends, "amends")
	if err != nil {
		return err
	}
	if base.Amends != "" {
		return fault.New(fault.Invalid, "An amendment amends an agreement, not another amendment. Name the agreement itself.").On("amends")
	}
	if d.Layer != "" && d.Layer != base.Layer {
		return fault.New(fault.Invalid, "An amendment is of the kind of what it amends: %s.", base.Layer).On("layer")
	}
	d.Layer = base.Layer
	return nil
}

func signedDocument(tx *db.Tx, id DocumentID, field string) (Document, error) {
	d, err := FindDocument(tx, id)
	if err != nil {
		return Document{}, err
	}
	if d.State != Signed {
		return Document{}, fault.New(fault.Conflict, "The document %q is %s; it must be signed and in force.", d.Title, d.State).On(field)
	}
	return d, nil
}

func (d Document) check() error {
	switch {
	case d.Title == "":
		return fault.New(fault.Invalid, "A document needs a title.").On("title")
	case len(d.Title) > maxTitle:
		return fault.New(fault.Invalid, "The title has %d bytes; %d is the most.", len(d.Title), maxTitle).On("title")
	case !slices.Contains(Agreements, d.Layer):
		return fault.New(fault.Invalid, "%q is not a kind of agreement. It is one of %s.", d.Layer, joinLayers(Agreements)).On("layer")
	case d.ValidTo != nil && !d.ValidTo.After(d.ValidFrom):
		return fault.New(fault.Invalid, "The document would end before it begins.").On("validTo")
	}
	return checkPrecedence(d.Precedence)
}

func joinLayers(layers []Layer) string {
	words := make([]string, len(layers))
	for i, l := range layers {
		words[i] = string(l)
	}
	return strings.Join(words, ", ")
}

// AddClauses adds rules to a draft. All are added, or none.
func AddClauses(tx *db.Tx, id DocumentID, proposals []Proposal) error {
	d, err := draftForUpdate(tx, id)
	if err != nil {
		return err
	}
	if err := writeClauses(tx, d, proposals); err != nil {
		return err
	}
	return audit.Record(tx, audit.Entry{
		Action: "agreement.clauses_added", Object: audit.Object{Type: "agreement", ID: string(id)},
		Detail: map[string]any{"clauses": len(proposals)},
	})
}

func draftForUpdate(tx *db.Tx, id DocumentID) (Document, error) {
	d, err := findForUpdate(tx, id)
	switch {
	case err != nil:
		return d, err
	case d.State == Review:
		return d, fault.New(fault.Conflict, "The document %q is in review and can't be changed meanwhile. Take it back first.", d.Title)
	case d.State != Draft:
		return d, fault.New(fault.Conflict, "The document %q is %s and can't be changed any more. Write an amendment.", d.Title, d.State)
	}
	return d, prepare(tx, id)
}

func writeClauses(tx *db.Tx, d Document, proposals []Proposal) error {
	before, err := clausesOf(tx, d.ID)
	if err != nil {
		return err
	}
	if len(before)+len(proposals) > maxClauses {
		return fault.New(fault.Invalid, "A document holds %d clauses at most.", maxClauses).On("clauses")
	}
	clauses := make([]Clause, len(proposals))
	for i, p := range proposals {
		if clauses[i], err = p.clause(d, tx.Now); err != nil {
			return fault.New(fault.Invalid, "Clause %d (section %q): %v", i+1, p.Section, err).On(fmt.Sprintf("clauses.%d", i))
		}
	}
	return insertClauses(tx, clauses, len(before))
}

// clause checks a proposal and makes the clause of it.
func (p Proposal) clause(d Document, now time.Time) (Clause, error) {
	c := Clause{
		ID: ClauseID(db.NewID()), Document: d.ID, Section: strings.TrimSpace(p.Section), Term: p.Term, Operator: p.Operator,
		Reach: p.Reach, ValidFrom: d.ValidFrom, ValidTo: d.ValidTo, RecordedFrom: now, Survives: p.Survives, Text: p.Text,
	}
	if c.Operator == "" {
		c.Operator = Assign
	}
	if p.ValidFrom != nil {
		c.ValidFrom = *p.ValidFrom
	}
	if p.ValidTo != nil {
		c.ValidTo = p.ValidTo
	}
	v, err := p.value(c.Operator)
	c.Value = v
	if err != nil {
		return c, err
	}
	return c, c.check()
}

// value gives the canonical form of what is written.
func (p Proposal) value(op Operator) (string, error) {
	def, ok := Lookup(p.Term)
	switch {
	case !ok:
		return "", fmt.Errorf("there is no term %q", p.Term)
	case !slices.Contains(Operators, op):
		return "", fmt.Errorf("%q is not an operator", op)
	case op == Reset && p.Value != "":
		return "", fmt.Errorf("reset takes no value")
	case op == Reset:
		return "", nil
	case op.modifies() && def.Type != TypeSet && def.Type != TypeRegions:
		return "", fmt.Errorf("%s holds one value: it can be assigned, but nothing can be added to or removed from it", p.Term)
	}
	v, err := def.Parse(p.Value)
	return v.String(), err
}

func (c Clause) check() error {
	if c.Section == "" {
		return fmt.Errorf("it needs the section under which it stands in the document")
	}
	if c.ValidTo != nil && !c.ValidTo.After(c.ValidFrom) {
		return fmt.Errorf("it would end before it begins")
	}
	return CheckVersions(c.Reach.Versions)
}

// RemoveClause takes a rule out of a draft. It stays on record as one that was
// held until now.
func RemoveClause(tx *db.Tx, id DocumentID, clause ClauseID) error {
	if _, err := draftForUpdate(tx, id); err != nil {
		return err
	}
	if err := closeClause(tx, id, clause); err != nil {
		return err
	}
	return audit.Record(tx, audit.Entry{
		Action: "agreement.clause_removed", Object: audit.Object{Type: "agreement", ID: string(id)},
		Detail: map[string]any{"clause": clause},
	})
}
