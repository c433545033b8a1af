package term

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/file"
)

// DocumentID identifies a document of an organization or a statement.
type DocumentID string

// ClauseID identifies a clause.
type ClauseID string

// State is where a document stands in its life.
type State string

// The states of a document.
const (
	Draft State = "draft"
	// Review is a draft that was handed in: it can't be changed, and waits for
	// somebody else's signature.
	Review     State = "review"
	Signed     State = "signed"
	Superseded State = "superseded"
	Ended      State = "terminated"
)

// Document is a statement, an agreement, an organization's policy or, in a
// trace, a member's choice. Its clauses give terms their values.
type Document struct {
	ID    DocumentID `json:"id,omitempty"`
	Layer Layer      `json:"layer,omitempty"`
	Title string     `json:"title,omitempty"`
	// Reference is the parties' own number or version of the document.
	Reference string `json:"reference,omitempty"`
	// Amends is the document that this one amends and whose layer it has.
	Amends DocumentID `json:"amends,omitempty"`
	// Replaces is the document that signing this one supersedes.
	Replaces DocumentID `json:"replaces,omitempty"`
	// Precedence is an order-of-precedence clause: layers of agreements, lowest
	// first. Those not named keep their places.
	Precedence []Layer `json:"precedence,omitempty"`
	State      State   `json:"state,omitempty"`
	// ValidFrom and ValidTo are when the document is in force; nil is open.
	ValidFrom time.Time  `json:"valid_from,omitempty"`
	ValidTo   *time.Time `json:"valid_to,omitempty"`
	// Hash is the SHA-256 of the content in hex, fixed when it was signed.
	Hash string `json:"hash,omitempty"`
	// SignedAt is when it was signed, nil for a draft; for a statement it is
	// the effective date.
	SignedAt *time.Time `json:"signed_at,omitempty"`
	// SignedBy is who signed it in Steward.
	SignedBy Signer `json:"signed_by,omitempty"`
	// SubmittedAt is when it was handed in for review; nil for a draft.
	SubmittedAt *time.Time `json:"submitted_at,omitempty"`
	// ReturnedBecause is why a reviewer gave it back; empty where none did.
	ReturnedBecause string `json:"-"`
	// File is the paper itself, and FileHash its SHA-256 in hex.
	File     file.ID `json:"file,omitempty"`
	FileHash string  `json:"file_hash,omitempty"`
	// EndedAt is when a terminated or superseded document ceased to apply, and
	// EndedKnownAt when Steward learned of it.
	EndedAt      *time.Time `json:"ended_at,omitempty"`
	EndedKnownAt *time.Time `json:"ended_known_at,omitempty"`
	// SupersededBy is the document that took its place.
	SupersededBy DocumentID `json:"superseded_by,omitempty"`
	CreatedAt    time.Time  `json:"created_at,omitempty"`
	// Governs are the versions that have this statement and no other; zero for a
	// general statement and for every other document.
	Governs Reach `json:"governs,omitzero"`
}

// Signer is who signed.
type Signer struct {
	// Name is the name on the paper; Kind and ID are the actor who recorded it.
	Name string           `json:"name,omitempty"`
	Kind access.ActorKind `json:"kind,omitempty"`
	ID   string           `json:"id,omitempty"`
}

// signedAt tells whether and when the document was signed, as known at t.
func (d *Document) signedAt(known time.Time) (time.Time, bool) {
	if d.SignedAt == nil || d.SignedAt.After(known) {
		return time.Time{}, false
	}
	return *d.SignedAt, true
}

// ended tells whether the document had ceased to apply at valid, as far as was
// known at known.
func (d *Document) ended(valid, known time.Time) bool {
	return d.EndedAt != nil && !d.EndedAt.After(valid) &&
		d.EndedKnownAt != nil && !d.EndedKnownAt.After(known)
}

// Clause is one rule in a document.
type Clause struct {
	ID       ClauseID   `json:"id,omitempty"`
	Document DocumentID `json:"document,omitempty"`
	// Section is where it stands in the document, as a reader would cite it.
	Section  string   `json:"section,omitempty"`
	Term     Key      `json:"term,omitempty"`
	Operator Operator `json:"operator,omitempty"`
	// Value is in the term's written form; empty for Reset.
	Value string `json:"value,omitempty"`
	Reach Reach  `json:"reach,omitempty"`
	// ValidFrom and ValidTo are when the rule is in force; nil is open.
	ValidFrom time.Time  `json:"valid_from,omitempty"`
	ValidTo   *time.Time `json:"valid_to,omitempty"`
	// RecordedFrom and RecordedTo are when Steward held it to be so.
	RecordedFrom time.Time  `json:"recorded_from,omitempty"`
	RecordedTo   *time.Time `json:"recorded_to,omitempty"`
	// Survives the termination of its document.
	Survives bool `json:"survives,omitempty"`
	// Text is the sentence of the document, where it is kept.
	Text string `json:"text,omitempty"`
}

// Reach narrows a clause. An empty field narrows nothing.
type Reach struct {
	Family  string `json:"family,omitempty" yaml:"family,omitempty"`
	Product string `json:"product,omitempty" yaml:"product,omitempty"`
	// Versions is a range such as ">=2.0 <3.0".
	Versions     string `json:"versions,omitempty" yaml:"versions,omitempty"`
	Jurisdiction string `json:"jurisdiction,omitempty" yaml:"jurisdiction,omitempty"`
	// Account is work_or_school, personal or third_party.
	Account  string `json:"account,omitempty" yaml:"account,omitempty"`
	Category string `json:"category,omitempty" yaml:"category,omitempty"`
	// Group is the id of a group of members.
	Group string `json:"group,omitempty" yaml:"group,omitempty"`
}

// known tells whether Steward held the clause to be so at t.
func (c *Clause) known(t time.Time) bool {
	return !c.RecordedFrom.After(t) && (c.RecordedTo == nil || c.RecordedTo.After(t))
}
