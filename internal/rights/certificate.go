package rights

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

const (
	certificateUse  = "steward certificate v1"
	certificateForm = "steward-erasure-certificate/1"
)

// Certificate is the proof of an erasure. It holds no personal data: the
// request's id means something to the organization and the subject alone.
type Certificate struct {
	Format       string      `json:"format"`
	Request      ID          `json:"request"`
	Organization Issuer      `json:"organization"`
	Regime       Regime      `json:"regime"`
	TermsHash    string      `json:"terms_hash"`
	ReceivedAt   time.Time   `json:"received_at"`
	DueAt        time.Time   `json:"due_at"`
	ApprovedAt   time.Time   `json:"approved_at"`
	IssuedAt     time.Time   `json:"issued_at"`
	Sources      []Certified `json:"sources"`
	Keys         Destroyed   `json:"keys"`
	// ClearedAt is when the account's searchable fields were erased.
	ClearedAt time.Time `json:"cleared_at"`
	// Events are the ids of the log's entries of this request, oldest first.
	Events []string `json:"events"`

	key string
}

// Certified is the outcome in one source, which it has verified itself.
type Certified struct {
	Source     product.SourceID `json:"source"`
	Name       string           `json:"name"`
	Erased     []Tally          `json:"erased"`
	Retained   []Retained       `json:"retained"`
	VerifiedAt time.Time        `json:"verified_at"`
	// Fields are those that a person erased, by name and never by value; none
	// where the source did it itself. Those of a special category, such as
	// health, are left out.
	Fields []HandField `json:"fields,omitempty"`
}

// Destroyed tells of the keys. Event is the log's entry.
type Destroyed struct {
	At    time.Time `json:"at"`
	Event string    `json:"event"`
}

// sealedCertificate is the document as it is handed out.
type sealedCertificate struct {
	Certificate Certificate    `json:"certificate"`
	Signature   seal.Signature `json:"signature"`
}

// Key is the public key that signed it, in note form.
func (c Certificate) Key() string { return c.key }

// Summary says in a few lines what it proves.
func (c Certificate) Summary() string {
	erased, kept := 0, 0
	for _, s := range c.Sources {
		erased += Total(s.Erased)
		for _, r := range s.Retained {
			kept += r.Items
		}
	}
	return fmt.Sprintf("%s erased the data of one person on request %s, received on %s.\n%d items in %d sources were erased and verified; %d are kept, each with its ground.\nThe keys were destroyed on %s; issued on %s.",
		c.Organization.Name, c.Request, written(c.ReceivedAt), erased-kept, len(c.Sources), kept, written(c.Keys.At), written(c.IssuedAt))
}

// canonical is what is signed: compact JSON with the fields in the order of the
// type, so that a document that was only reformatted still verifies.
func (c Certificate) canonical() ([]byte, error) { return json.Marshal(c) }

// certificateOf makes and signs the certificate of an erasure. It fails while
// any source is unverified or any step is missing.
func certificateOf(tx *db.Tx, r Request, o org.Organization) ([]byte, error) {
	c, err := certificateFor(tx, r, o)
	if err != nil {
		return nil, err
	}
	body, err := c.canonical()
	if err != nil {
		return nil, err
	}
	signature, err := seal.From(tx).Sign(tx.Context(), certificateUse, body)
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(sealedCertificate{c, signature}, "", "  ")
}

func certificateFor(tx *db.Tx, r Request, o org.Organization) (c Certificate, err error) {
	e, err := findErasure(tx, r.ID)
	if err != nil {
		return c, err
	}
	tasks, err := tasksOf(tx, []ID{r.ID})
	if err != nil {
		return c, err
	}
	if e.DestroyedAt == nil || e.ClearedAt == nil || r.Approved == nil || !allDone(tasks, Erase) {
		return c, fault.New(fault.Conflict, "The erasure is not complete, so there is no certificate yet.")
	}
	c = Certificate{
		Format: certificateForm, Request: r.ID, Organization: Issuer{ID: string(o.ID), Name: o.Name}, Regime: r.Regime,
		TermsHash: r.TermsHash, ReceivedAt: r.ReceivedAt.UTC(), DueAt: r.DueAt.UTC(), ApprovedAt: r.Approved.At.UTC(), IssuedAt: tx.Now.UTC(),
		Keys: Destroyed{At: e.DestroyedAt.UTC(), Event: e.Event}, ClearedAt: e.ClearedAt.UTC(),
	}
	byHand, err := fieldsByHand(tx, r.ID)
	if err != nil {
		return c, err
	}
	for _, t := range tasks {
		if t.Work == Erase {
			c.Sources = append(c.Sources, Certified{
				Source: t.SourceID, Name: t.SourceName, Erased: foldTallies(t.Counts), Retained: foldRetained(t.Retained),
				VerifiedAt: t.FinishedAt.UTC(), Fields: byHand[t.ID],
			})
		}
	}
	events, err := Timeline(tx, r.ID)
	for _, ev := range events {
		c.Events = append(c.Events, ev.ID)
	}
	return c, err
}

// FindCertificate returns the signed document of a completed erasure, to
// administrators (permission ReadRequests) and to its subject.
func FindCertificate(tx *db.Tx, id ID) (document []byte, err error) {
	if !tx.Actor.May(access.ReadRequests) {
		if _, err := FindOwn(tx, id); err != nil {
			return nil, err
		}
	}
	return findCertificate(tx, id)
}

// VerifyCertificate checks a certificate offline: that it was signed by one of
// these keys (note form; none means the key that it names) and was not changed.
func VerifyCertificate(document []byte, keys ...string) (Certificate, error) {
	var s sealedCertificate
	dec := json.NewDecoder(bytes.NewReader(document))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s); err != nil {
		return Certificate{}, broken("This is not a certificate of Steward, or it was changed.").Because(err)
	}
	if dec.More() || s.Certificate.Format != certificateForm {
		return Certificate{}, broken("This is not a certificate of Steward, or it is of another version.")
	}
	body, err := s.Certificate.canonical()
	if err != nil {
		return Certificate{}, err
	}
	if s.Certificate.key, err = trust(certificateUse, body, s.Signature, keys); err != nil {
		return Certificate{}, err
	}
	return s.Certificate, nil
}

func hashOf(document []byte) string {
	sum := sha256.Sum256(document)
	return hex.EncodeToString(sum[:])
}
