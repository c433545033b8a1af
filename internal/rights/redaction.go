package rights

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/redact"
	"github.com/sysoon/steward/internal/seal"
)

// RedactionID identifies a redaction.
type RedactionID string

// RedactionReason is why something is taken out of a package.
type RedactionReason string

// The reasons, a closed list: the subject reads them in place of what was there.
const (
	RedactThirdPerson   RedactionReason = "third_person"           // GDPR Article 15(4)
	RedactTradeSecret   RedactionReason = "trade_secret"           // GDPR recital 63
	RedactSecurity      RedactionReason = "security"               // 11 CCR 7024
	RedactPrivilege     RedactionReason = "legal_privilege"        // UK DPA 2018 schedule 2, paragraph 19
	RedactInvestigation RedactionReason = "investigation"          // GDPR Article 23(1)(d)
	RedactReference     RedactionReason = "confidential_reference" // UK DPA 2018 schedule 2, paragraph 24; 34 CFR 99.12(b)
	RedactExcluded      RedactionReason = "excluded_records"       // 34 CFR 99.12(b)
)

// RedactionReasons lists every reason in the order in which the console offers
// them.
var RedactionReasons = []RedactionReason{
	RedactThirdPerson, RedactTradeSecret, RedactSecurity, RedactPrivilege, RedactInvestigation, RedactReference, RedactExcluded,
}

var reasonTitles = map[RedactionReason]string{
	RedactThirdPerson: "about another person", RedactTradeSecret: "a trade secret", RedactSecurity: "would endanger security",
	RedactPrivilege: "advice of a lawyer", RedactInvestigation: "part of an investigation",
	RedactReference: "a confidential reference", RedactExcluded: "a record that the law keeps from inspection",
}

// Title is what the subject reads, in words.
func (r RedactionReason) Title() string { return reasonTitles[r] }

// mark stands where something was taken out; it has the same length whatever
// that was.
func (r RedactionReason) mark() string { return "█████ (" + r.Title() + ")" }

// RedactionScope is how far a redaction reaches.
type RedactionScope string

// The scopes: a whole field of one item, a passage in it, or a passage wherever
// it stands in the package.
const (
	RedactField      RedactionScope = "field"
	RedactText       RedactionScope = "text"
	RedactEverywhere RedactionScope = "everywhere"
)

// RedactionState is where a redaction stands. What Steward found is suggested; a
// person confirms or dismisses it.
type RedactionState string

// The states of redactions.
const (
	RedactionSuggested RedactionState = "suggested"
	RedactionConfirmed RedactionState = "confirmed"
	RedactionDismissed RedactionState = "dismissed"
)

// Redaction is something that is taken out of a package.
type Redaction struct {
	ID        RedactionID
	RequestID ID
	Scope     RedactionScope
	// Place is the item's key and Field its part; empty where the scope is
	// everywhere, and for suggestions the first place where it was found.
	Place, Field string
	// Passage is what is taken out; "" once what was collected is dropped.
	Passage string
	Reason  RedactionReason
	State   RedactionState
	// Person is the member whom a suggestion is about.
	Person access.MemberID
	// Places is how often a suggestion was found.
	Places int
	// Made is who redacted or Steward; Decided who confirmed or dismissed.
	Made    Step
	Decided *Step
}

// NewRedaction is what somebody wants to take out.
type NewRedaction struct {
	Scope        RedactionScope
	Place, Field string
	// Passage is needed but for a whole field.
	Passage string
	Reason  RedactionReason
}

// The most that is redacted and suggested for one package, and the longest
// passage, in characters.
const (
	maxRedactions  = 2000
	maxSuggestions = 500
	maxPassage     = 2000
)

func (r Redaction) place() string { return "redaction/" + string(r.ID) }

// Redact takes something out of a package before it is approved (permissions
// DecideRequests and ReadContent, since it names content).
func Redact(tx *db.Tx, id ID, n NewRedaction) (Redaction, error) {
	r, err := reviewable(tx, id)
	if err != nil {
		return Redaction{}, err
	}
	if n, err = n.check(tx, r); err != nil {
		return Redaction{}, err
	}
	all, err := redactionsOf(tx, r)
	if err != nil {
		return Redaction{}, err
	}
	if len(all) >= maxRedactions {
		return Redaction{}, fault.New(fault.Invalid, "At most %d redactions fit one package.", maxRedactions)
	}
	step := Step{By: actorOf(tx.Actor), At: tx.Now}
	x := Redaction{
		ID: RedactionID(db.NewID()), RequestID: id, Scope: n.Scope, Place: n.Place, Field: n.Field, Passage: n.Passage,
		Reason: n.Reason, State: RedactionConfirmed, Made: step, Decided: &step,
	}
	if err := insertRedaction(tx, r, x); err != nil {
		return x, err
	}
	_, err = record(tx, "request.redacted", r, map[string]any{"redaction": x.ID, "scope": x.Scope, "reason": x.Reason})
	return x, err
}

// reviewable finds a request whose package can be looked at and redacted now,
// and locks it.
func reviewable(tx *db.Tx, id ID) (Request, error) {
	if !tx.May(access.ReadContent) {
		return Request{}, fault.New(fault.Denied, "Looking at what a package holds needs the permission %s.", access.ReadContent)
	}
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if r.State != AwaitingApproval || !r.Kind.GivesPackage() {
		return r, fault.New(fault.Conflict, "A package is reviewed once everything for it was collected, and before it is approved. This request is %s.", says[r.State])
	}
	return r, nil
}

// check looks whether what is to be taken out is there.
func (n NewRedaction) check(tx *db.Tx, r Request) (NewRedaction, error) {
	n.Passage = strings.TrimSpace(n.Passage)
	switch {
	case !slices.Contains(RedactionReasons, n.Reason):
		return n, fault.New(fault.Invalid, "There is no reason %q.", n.Reason).On("reason")
	case utf8.RuneCountInString(n.Passage) > maxPassage:
		return n, fault.New(fault.Invalid, "A passage has at most %d characters. Redact the whole field, or in parts.", maxPassage).On("passage")
	case n.Scope != RedactField && !redact.Searchable(n.Passage):
		return n, fault.New(fault.Invalid, "A passage has at least %d characters: a shorter one is everywhere.", redact.Shortest).On("passage")
	case n.Scope == RedactEverywhere:
		n.Place, n.Field = "", ""
		return n, nil
	case n.Scope != RedactField && n.Scope != RedactText:
		return n, fault.New(fault.Invalid, "There is no scope %q.", n.Scope).On("scope")
	}
	i, err := itemAt(tx, r, n.Place)
	if err != nil {
		return n, err
	}
	text, ok := i.texts()[n.Field]
	if !ok {
		return n, fault.New(fault.Invalid, "The item has no field %q.", n.Field).On("field")
	}
	if n.Scope == RedactField {
		n.Passage = text
		return n, nil
	}
	if redact.Count(text, n.Passage) == 0 {
		return n, fault.New(fault.Invalid, "The passage does not stand in this field. Mark it again.").On("passage")
	}
	return n, nil
}

// DecideRedaction confirms or dismisses what Steward found, or changes one's
// mind about it; the reason may be another than the suggested one, "" keeps it.
func DecideRedaction(tx *db.Tx, id RedactionID, confirm bool, reason RedactionReason) (Redaction, error) {
	x, r, err := redactionToChange(tx, id)
	if err != nil {
		return x, err
	}
	if reason != "" {
		if !slices.Contains(RedactionReasons, reason) {
			return x, fault.New(fault.Invalid, "There is no reason %q.", reason).On("reason")
		}
		x.Reason = reason
	}
	x.State = RedactionDismissed
	if confirm {
		x.State = RedactionConfirmed
	}
	x.Decided = &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := saveRedaction(tx, x); err != nil {
		return x, err
	}
	_, err = record(tx, "request.redaction_decided", r, map[string]any{"redaction": x.ID, "decision": x.State, "reason": x.Reason})
	return x, err
}

// redactionToChange finds a redaction of a package that is still reviewed.
func redactionToChange(tx *db.Tx, id RedactionID) (Redaction, Request, error) {
	row, err := findRedaction(tx, id)
	if err != nil {
		return Redaction{}, Request{}, err
	}
	x := row.redaction()
	r, err := reviewable(tx, x.RequestID)
	if err != nil {
		return x, r, err
	}
	x.Passage, err = openPassage(tx, r, x.ID, row.Passage)
	return x, r, err
}

// openPassage opens what a redaction takes out; "" where it was dropped.
func openPassage(tx *db.Tx, r Request, id RedactionID, sealed []byte) (string, error) {
	if len(sealed) == 0 {
		return "", nil
	}
	plain, err := seal.Open(tx, r.MemberID, seal.Request, Redaction{ID: id}.place(), sealed)
	if seal.IsShredded(err) {
		return "", nil
	}
	return string(plain), err
}
