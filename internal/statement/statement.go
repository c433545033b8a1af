// Package statement knows how the vendor's statement gets a new version: an
// operator writes a draft, hands it in, and another operator publishes it, with
// effect from a day that leaves every organization the notice it is owed. It says
// beforehand whose terms would change, and tells organizations afterwards.
//
// It refuses to know how clauses become values (term) and how an agreement is
// written and signed; a published version never changes.
package statement

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/term"
)

// ID identifies a draft inside the vendor's organization.
type ID string

// State is where a draft stands.
type State string

// The states. A draft in Review can't be changed; one that is Published is a
// version of the statement, and one that is Withdrawn will never be.
const (
	Writing   State = "draft"
	Review    State = "review"
	Published State = "published"
	Withdrawn State = "withdrawn"
)

// Draft is a version of the statement on its way.
type Draft struct {
	ID ID
	// Version, Title and Effective are those of the text.
	Version, Title string
	Effective      time.Time
	// Text is the written form, YAML by the published schema.
	Text  string
	State State
	// Hands are those who had one in it, as term.Preparer names them.
	Hands []string
	// Returned is why a reviewer gave it back; "" where none did.
	Returned string
	// Hash is the SHA-256 in hex of what was published; "" before.
	Hash                     string
	CreatedAt                time.Time
	SubmittedAt, PublishedAt *time.Time
	// PublishedBy is the actor who published it.
	PublishedBy string
}

// maxDrafts bounds how many drafts wait at once, and maxReason the reason for
// giving one back, in characters.
const (
	maxDrafts = 50
	maxReason = 500
)

// Import writes a draft, or makes the one with this id say what the text says. A
// text with a problem that keeps it from being published is Invalid, with the line.
func Import(w *db.Wide, by access.Actor, id ID, text string) (Draft, error) {
	tx, err := vendorOf(w, by)
	if err != nil {
		return Draft{}, err
	}
	s, err := accepted(w, tx, text)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{ID: ID(db.NewID()), State: Writing, CreatedAt: tx.Now}
	if id != "" {
		if d, err = findIn(tx, id, Writing, "changed"); err != nil {
			return d, err
		}
	} else if n, err := countOpen(tx); err != nil {
		return d, err
	} else if n >= maxDrafts {
		return d, fault.New(fault.Conflict, "%d drafts of the statement wait already. Publish or withdraw some first.", n)
	}
	d.Version, d.Title, d.Effective, d.Text, d.Returned = s.ID, s.Title, s.Effective, text, ""
	d.hand(tx.Actor)
	action := "statement.revised"
	if id == "" {
		action, err = "statement.drafted", insert(tx, d)
	} else {
		err = save(tx, d, Writing)
	}
	if err != nil {
		return d, err
	}
	return d, d.record(tx, action, map[string]any{"clauses": len(s.Clauses)})
}

// hand notes that an actor had a hand in the draft.
func (d *Draft) hand(a access.Actor) {
	if who := term.Preparer(a); !slices.Contains(d.Hands, who) {
		d.Hands = append(d.Hands, who)
	}
}

// Submit hands a draft in: it can't be changed from now on, and an operator who
// had no hand in it publishes it or gives it back.
func Submit(w *db.Wide, by access.Actor, id ID) (Draft, error) {
	d, tx, err := open(w, by, id, Writing, "handed in")
	if err != nil {
		return d, err
	}
	if _, err := accepted(w, tx, d.Text); err != nil {
		return d, err
	}
	d.hand(tx.Actor)
	d.State, d.SubmittedAt, d.Returned = Review, &tx.Now, ""
	if err := save(tx, d, Writing); err != nil {
		return d, err
	}
	if err := d.record(tx, "statement.submitted", nil); err != nil {
		return d, err
	}
	return d, notice.Send(tx, notice.Message{
		Kind: "statement.review_asked", To: []notice.Recipient{notice.Role(access.Operator)},
		Subject: "A version of the statement waits for a second person",
		Text:    "An operator has handed in a new version of the statement. See whose terms it would change, then publish it or give it back. Whoever wrote it can't publish it.",
		Link:    "/statements/drafts/" + string(d.ID), Key: "statement/" + string(d.ID) + "/" + db.NewID(),
	})
}

// Return makes a draft in review one that can be changed again, with the reason
// that its writers read.
func Return(w *db.Wide, by access.Actor, id ID, reason string) (Draft, error) {
	d, tx, err := open(w, by, id, Review, "given back")
	if err != nil {
		return d, err
	}
	reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(reason); n < 3 || n > maxReason || strings.ContainsRune(reason, 0) || !utf8.ValidString(reason) {
		return d, fault.New(fault.Invalid, "Say why, in 3 to %d characters: whoever wrote the draft reads it.", maxReason).On("reason")
	}
	d.State, d.SubmittedAt, d.Returned = Writing, nil, reason
	if err := save(tx, d, Review); err != nil {
		return d, err
	}
	return d, d.record(tx, "statement.returned", nil)
}

// Withdraw gives a draft up. It stays on record.
func Withdraw(w *db.Wide, by access.Actor, id ID) (Draft, error) {
	tx, err := vendorOf(w, by)
	if err != nil {
		return Draft{}, err
	}
	d, err := lock(tx, id)
	if err != nil {
		return d, err
	}
	was := d.State
	if was != Writing && was != Review {
		return d, d.stands("withdrawn")
	}
	d.State, d.SubmittedAt = Withdrawn, nil
	if err := save(tx, d, was); err != nil {
		return d, err
	}
	return d, d.record(tx, "statement.withdrawn", nil)
}

// open finds a draft of the vendor's that stands in a state, for changing it.
func open(w *db.Wide, by access.Actor, id ID, in State, verb string) (Draft, *db.Tx, error) {
	tx, err := vendorOf(w, by)
	if err != nil {
		return Draft{}, nil, err
	}
	d, err := findIn(tx, id, in, verb)
	return d, tx, err
}

func findIn(tx *db.Tx, id ID, in State, verb string) (Draft, error) {
	d, err := lock(tx, id)
	if err == nil && d.State != in {
		err = d.stands(verb)
	}
	return d, err
}

func (d Draft) stands(verb string) error {
	state := map[State]string{Writing: "a draft", Review: "in review", Published: "published", Withdrawn: "withdrawn"}[d.State]
	return fault.New(fault.Conflict, "Version %s is %s, so it can't be %s.", d.Version, state, verb)
}

func (d Draft) record(tx *db.Tx, action string, detail map[string]any) error {
	if detail == nil {
		detail = map[string]any{}
	}
	detail["version"], detail["effective_at"] = d.Version, d.Effective
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "statement", ID: string(d.ID)}, Detail: detail})
}

// vendorOf binds a transaction to the actor's organization, which must be the
// vendor's.
func vendorOf(w *db.Wide, by access.Actor) (*db.Tx, error) {
	tx := w.In(by.Org, by)
	is, err := isVendor(tx)
	if err == nil && !is {
		err = fault.New(fault.Denied, "The statement is the vendor's: only its operators write and publish it.")
	}
	return tx, err
}

// Verb is something that can be done with a draft.
type Verb string

// The verbs, by the functions that do them.
const (
	VerbChange   Verb = "change"
	VerbSubmit   Verb = "submit"
	VerbReturn   Verb = "return"
	VerbPublish  Verb = "publish"
	VerbWithdraw Verb = "withdraw"
)

// Allowed tells what the actor can do with the draft next. It asks for no
// permission: whoever sees a draft is an operator.
func (d Draft) Allowed(tx *db.Tx, signature term.Signature) ([]Verb, error) {
	switch d.State {
	case Writing:
		return []Verb{VerbChange, VerbSubmit, VerbWithdraw}, nil
	case Review:
	default:
		return []Verb{}, nil
	}
	err := signature.Second(tx, d.Hands)
	switch {
	case err == nil:
		return []Verb{VerbReturn, VerbPublish, VerbWithdraw}, nil
	case fault.Is(err, fault.Denied):
		return []Verb{VerbReturn, VerbWithdraw}, nil
	}
	return nil, err
}
