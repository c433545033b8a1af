package term

import (
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Sign puts a document that was reviewed in force from its effective time on: it
// is known as signed from now. The content's hash is fixed, and what the document
// replaces is superseded, with its amendments, from the effective time on.
//
// Two people are needed: whoever had a hand in the document (wrote it, changed
// it, added its paper, handed it in) can't sign it, and a program can't either.
// Anything but a document in review is a Conflict.
func Sign(tx *db.Tx, id DocumentID, s Signature) (Document, error) {
	d, err := findForUpdate(tx, id)
	if err != nil {
		return Document{}, err
	}
	clauses, err := clausesOf(tx, id)
	if err != nil {
		return Document{}, err
	}
	if d, err = d.sign(clauses, Signer{Name: strings.TrimSpace(s.Name), Kind: tx.Actor.Kind, ID: tx.Actor.ID}, tx.Now); err != nil {
		return Document{}, err
	}
	if err := s.second(tx, id); err != nil {
		return Document{}, err
	}
	if err := supersede(tx, d); err != nil {
		return Document{}, err
	}
	if err := saveDocument(tx, d, Review); err != nil {
		return Document{}, err
	}
	if err := record(tx, "agreement.signed", d, map[string]any{
		"hash": d.Hash, "file": d.FileHash, "clauses": len(clauses), "valid_from": d.ValidFrom,
	}); err != nil {
		return Document{}, err
	}
	return d, tx.Announce(Changed{Document: d.ID, At: d.ValidFrom})
}

// Changed is announced when a document was signed or ended: from At on other
// values may apply than did before.
type Changed struct {
	Document DocumentID
	At       time.Time
}

// sign is the pure part of Sign.
func (d Document) sign(clauses []Clause, by Signer, now time.Time) (Document, error) {
	switch {
	case d.State == Draft && len(clauses) == 0:
		return d, noClauses(d)
	case d.State == Draft:
		return d, fault.New(fault.Conflict, "The document %q is a draft. Hand it in for review first; somebody else signs it then.", d.Title)
	case d.State != Review:
		return d, fault.New(fault.Conflict, "The document %q is %s; only what is in review can be signed.", d.Title, d.State)
	case by.Name == "":
		return d, fault.New(fault.Invalid, "Say who signs, as it stands on the paper.").On("signer")
	}
	hash, err := HashOf(d, clauses)
	if err != nil {
		return d, err
	}
	d.State, d.SignedAt, d.SignedBy, d.Hash = Signed, &now, by, hash
	return d, nil
}

// content is what a signature vouches for: the document as it was agreed,
// without what Steward adds to it later.
type content struct {
	ID         DocumentID `json:"id"`
	Layer      Layer      `json:"layer"`
	Title      string     `json:"title"`
	Reference  string     `json:"reference"`
	Amends     DocumentID `json:"amends"`
	Replaces   DocumentID `json:"replaces"`
	Precedence []Layer    `json:"precedence"`
	ValidFrom  time.Time  `json:"valid_from"`
	ValidTo    *time.Time `json:"valid_to"`
	Clauses    []Clause   `json:"clauses"`
}

// HashOf is the SHA-256 in hex of a document's content: equal to Document.Hash
// as long as neither it nor its clauses were meddled with.
func HashOf(d Document, clauses []Clause) (string, error) {
	c := content{
		ID: d.ID, Layer: d.Layer, Title: d.Title, Reference: d.Reference, Amends: d.Amends, Replaces: d.Replaces,
		Precedence: append([]Layer{}, d.Precedence...), ValidFrom: d.ValidFrom.UTC(), ValidTo: utc(d.ValidTo),
		Clauses: make([]Clause, len(clauses)),
	}
	for i, cl := range clauses {
		cl.ValidFrom, cl.ValidTo = cl.ValidFrom.UTC(), utc(cl.ValidTo)
		cl.RecordedFrom, cl.RecordedTo = cl.RecordedFrom.UTC(), utc(cl.RecordedTo)
		c.Clauses[i] = cl
	}
	return digest(c)
}

func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	u := t.UTC()
	return &u
}

// supersede ends what a newly signed document replaces.
func supersede(tx *db.Tx, by Document) error {
	if by.Replaces == "" {
		return nil
	}
	if _, err := signedDocument(tx, by.Replaces, "replaces"); err != nil {
		return err
	}
	end := ending{state: Superseded, at: by.ValidFrom, by: by.ID}
	return end.apply(tx, by.Replaces)
}

// ending is how a signed document ceases to apply.
type ending struct {
	state State
	at    time.Time
	by    DocumentID
}

// apply ends a document and its amendments, which fall with it.
func (e ending) apply(tx *db.Tx, id DocumentID) error {
	all, err := Documents(tx)
	if err != nil {
		return err
	}
	for _, d := range all {
		if d.State != Signed || d.ID != id && d.Amends != id {
			continue
		}
		d.State, d.EndedAt, d.EndedKnownAt, d.SupersededBy = e.state, &e.at, &tx.Now, e.by
		if err := saveDocument(tx, d, Signed); err != nil {
			return err
		}
		if err := audit.Record(tx, audit.Entry{
			Action: "agreement." + string(e.state), Object: audit.Object{Type: "agreement", ID: string(d.ID)},
			Detail: map[string]any{"at": e.at, "by": e.by},
		}); err != nil {
			return err
		}
	}
	return nil
}

// Terminate ends a signed document, with its amendments, at a time. Clauses
// that survive termination go on.
func Terminate(tx *db.Tx, id DocumentID, at time.Time) error {
	if _, err := findForUpdate(tx, id); err != nil {
		return err
	}
	d, err := signedDocument(tx, id, "id")
	if err != nil {
		return err
	}
	if at.Before(d.ValidFrom) {
		return fault.New(fault.Invalid, "The document takes effect later than it would end.").On("at")
	}
	if err := (ending{state: Ended, at: at}).apply(tx, id); err != nil {
		return err
	}
	return tx.Announce(Changed{Document: id, At: at})
}
