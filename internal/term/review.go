package term

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
)

// Signature is how a document is signed.
type Signature struct {
	// Name is who signs, as it stands on the paper.
	Name string
	// Behind tells which person stands behind a program ("" for none), so that
	// nobody signs what they had a program prepare. Nil: nobody stands behind any.
	Behind func(tx *db.Tx, program string) (access.MemberID, error)
}

// preparer names an actor in the list of those who had a hand in a document: a
// member by id, anything else by its kind too.
func preparer(a access.Actor) string {
	switch {
	case a.Member != "":
		return string(a.Member)
	case a.Kind == access.KindMember:
		return a.ID
	}
	return string(a.Kind) + "/" + a.ID
}

// prepare notes that the actor had a hand in a document.
func prepare(tx *db.Tx, id DocumentID) error { return insertPreparer(tx, id, preparer(tx.Actor)) }

// Preparer names an actor as one who had a hand in a document: see Second.
func Preparer(a access.Actor) string { return preparer(a) }

// second refuses everybody who can't be the second person of a document.
func (s Signature) second(tx *db.Tx, id DocumentID) error {
	hands, err := preparers(tx, id)
	if err != nil {
		return err
	}
	return s.Second(tx, hands)
}

// Second refuses an actor who had a hand in something, and everybody who is no
// person of the organization: programs, and the vendor's staff on a visit. hands
// are those who had one, as Preparer names them.
func (s Signature) Second(tx *db.Tx, hands []string) error {
	who := preparer(tx.Actor)
	if tx.Actor.Support != nil || strings.Contains(who, "/") {
		return fault.New(fault.Denied, "Only a person of the organization can sign: sign in, or use a token of your own.")
	}
	hands = slices.Clone(hands)
	for i, h := range hands {
		program, is := strings.CutPrefix(h, string(access.KindProgram)+"/")
		if !is || s.Behind == nil {
			continue
		}
		person, err := s.Behind(tx, program)
		if err != nil {
			return err
		}
		hands[i] = string(person)
	}
	if slices.Contains(hands, who) {
		return fault.New(fault.Denied, "You had a hand in this document, so somebody else must sign it.")
	}
	return nil
}

// Submit hands a draft in for review: from now on it can't be changed, and
// somebody who had no hand in it can sign it or give it back.
func Submit(tx *db.Tx, id DocumentID) (Document, error) {
	d, err := draftForUpdate(tx, id)
	if err != nil {
		return d, err
	}
	clauses, err := clausesOf(tx, id)
	if err != nil {
		return d, err
	}
	if len(clauses) == 0 {
		return d, noClauses(d)
	}
	d.State, d.SubmittedAt, d.ReturnedBecause = Review, &tx.Now, ""
	if err := saveDocument(tx, d, Draft); err != nil {
		return d, err
	}
	if err := record(tx, "agreement.submitted", d, map[string]any{"clauses": len(clauses)}); err != nil {
		return d, err
	}
	return d, notice.Send(tx, notice.Message{
		Kind: "term.review_asked", To: []notice.Recipient{notice.Role(access.Owner)},
		Subject: "A document waits for a second person",
		Text:    "Somebody has handed in a document that changes your organization's terms. See what it would change, then sign it or give it back. Whoever wrote it can't sign it.",
		Link:    "/documents", Key: "document/" + string(d.ID) + "/" + db.NewID(),
	})
}

func noClauses(d Document) error {
	return fault.New(fault.Conflict, "The document %q has no clauses yet. Add what it rules, then hand it in.", d.Title)
}

// maxReason is the longest reason for which a document is given back, in
// characters.
const maxReason = 500

// Return makes a draft of a document in review again, with the reason that its
// writers read.
func Return(tx *db.Tx, id DocumentID, reason string) (Document, error) {
	d, err := findForUpdate(tx, id)
	if err != nil {
		return d, err
	}
	if d.State != Review {
		return d, fault.New(fault.Conflict, "The document %q is %s; only what is in review can be given back.", d.Title, d.State)
	}
	reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(reason); n < 3 || n > maxReason || strings.ContainsRune(reason, 0) || !utf8.ValidString(reason) {
		return d, fault.New(fault.Invalid, "Say why, in 3 to %d characters: whoever wrote the document reads it.", maxReason).On("reason")
	}
	d.State, d.SubmittedAt, d.ReturnedBecause = Draft, nil, reason
	if err := saveDocument(tx, d, Review); err != nil {
		return d, err
	}
	return d, record(tx, "agreement.returned", d, nil)
}

// Verb is something that can be done with a document next.
type Verb string

// The verbs.
const (
	VerbChange    Verb = "change"
	VerbSubmit    Verb = "submit"
	VerbReturn    Verb = "return"
	VerbSign      Verb = "sign"
	VerbAttach    Verb = "attach"
	VerbAmend     Verb = "amend"
	VerbTerminate Verb = "terminate"
)

// Allowed lists what the actor can do with a document as far as its state, their
// permissions and the two-person rule go.
func Allowed(tx *db.Tx, d Document, behind Signature) ([]Verb, error) {
	var out []Verb
	manages, signs := tx.Actor.May(access.ManageTerms), tx.Actor.May(access.SignTerms)
	add := func(when bool, s ...Verb) {
		if when {
			out = append(out, s...)
		}
	}
	switch d.State {
	case Draft:
		add(manages, VerbChange, VerbSubmit, VerbAttach)
	case Review:
		add(manages || signs, VerbReturn)
		err := behind.second(tx, d.ID)
		if err != nil && !fault.Is(err, fault.Denied) {
			return nil, err
		}
		add(signs && err == nil, VerbSign)
	case Signed:
		add(manages && d.File == "", VerbAttach)
		add(manages && d.Amends == "", VerbAmend)
		add(signs, VerbTerminate)
	}
	return out, nil
}

func record(tx *db.Tx, action string, d Document, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "agreement", ID: string(d.ID)}, Detail: detail})
}

func insertPreparer(tx *db.Tx, id DocumentID, who string) error {
	_, err := tx.Exec(`
		insert into document_preparer (org_id, document_id, preparer) values (:org, :document, :preparer)
		on conflict (org_id, document_id, preparer) do nothing`, db.Args{"document": string(id), "preparer": who})
	return err
}

func preparers(tx *db.Tx, id DocumentID) ([]string, error) {
	var out []string
	err := tx.Select(&out, `
		select preparer from document_preparer
		where org_id = :org and document_id = :document order by preparer`, db.Args{"document": string(id)})
	return out, err
}
