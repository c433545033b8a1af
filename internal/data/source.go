package data

import (
	"context"
	"errors"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

// Source is a system that holds members' data: the built-in one, or a product's
// behind the source protocol. What it returns is checked already.
//
// Its failures are faults. IsPermanent tells those for which trying again is
// useless.
type Source interface {
	// Describe says what the source holds.
	Describe(ctx context.Context) (Description, error)
	// Find counts what is held of a subject.
	Find(ctx context.Context, s Subject) (Found, error)
	// Export calls yield for each item held of a subject, and stops at its
	// first failure.
	Export(ctx context.Context, s Subject, yield func(Item) error) error
	// Erase destroys what is held. With the same Key it may be called again
	// after any failure.
	Erase(ctx context.Context, s Subject, o EraseOptions) (Outcome, error)
	// Verify looks whether anything is left.
	Verify(ctx context.Context, s Subject, categories ...Category) (Outcome, error)
}

// Changer is a source that can do more than erase. What a source can't do, a
// person does.
type Changer interface {
	// Rectify gives fields other values. With the same Key it may be called
	// again after any failure.
	Rectify(ctx context.Context, s Subject, o RectifyOptions) (Outcome, error)
	// Restrict has what is held stored and not used otherwise, or used again.
	Restrict(ctx context.Context, s Subject, o RestrictOptions) (Outcome, error)
}

// Manual is a source of which a person does some of the work, or all.
type Manual interface {
	// ByHand tells whether a person finds, gives and erases (or, with changes,
	// corrects and restricts) what is held, and what they are told about it.
	ByHand(changes bool) (instructions string, ok bool)
}

// Correction gives one field of items another value (GDPR Article 16).
type Correction struct {
	Category Category `json:"category"`
	// Key names one item of a source; empty means all of the category.
	Key string `json:"key,omitempty"`
	// Field is "title", "content" or one of the item's fields.
	Field string `json:"field"`
	Value string `json:"value"`
}

// RectifyOptions says what to correct; Key and Request are as in EraseOptions.
type RectifyOptions struct {
	Key         string
	Request     string
	Corrections []Correction
}

// RestrictOptions says what to restrict; Key and Request are as in EraseOptions.
type RestrictOptions struct {
	Key     string
	Request string
	// Categories limits what is meant; empty means all.
	Categories []Category
	// Lift ends a restriction.
	Lift bool
}

// Refused is a correction that a source did not make, and why.
type Refused struct {
	Category Category `json:"category"`
	Key      string   `json:"key,omitempty"`
	Field    string   `json:"field"`
	Ground   string   `json:"ground"`
}

// Description says what a source holds.
type Description struct {
	Name     string
	Products []DescribedProduct
	// Regions is where data is kept, such as EU or US-CA; nil for the built-in
	// source, which is where Steward itself is.
	Regions []string
	// Asynchronous tells that changes may be pending for a while.
	Asynchronous bool
	// Keys are what the source finds a person by; see protocol.Keys.
	Keys []string
}

// DescribedProduct is a product of a source with what it holds.
type DescribedProduct struct {
	ProductID  product.ID
	Categories []Category
	// Fields are the named parts of items, by category, where the source says.
	Fields map[Category][]Field
}

// Field is a named part of items.
type Field struct {
	Name        string
	Description string
	// Rectify tells that it can be corrected.
	Rectify bool
}

// Subject is the person whose data is meant.
type Subject struct {
	OrgID      access.OrgID
	OrgSlug    string
	MemberID   access.MemberID
	UserName   string
	ExternalID string
	Emails     []string
}

// Item is one piece of a subject's data as a source gives it.
type Item struct {
	// Key names the item inside its source and is not personal.
	Key        string
	ProductID  product.ID
	Category   Category
	Provenance Provenance
	Purpose    Purpose
	At         time.Time
	Title      string
	Content    string
	// Fields are named parts of the item.
	Fields map[string]string
	// Restricted tells that the source stores it and does not use it otherwise.
	Restricted bool
}

// Found is what a source holds of a subject, counted.
type Found struct{ Counts []Count }

// Total is the number of all items.
func (f Found) Total() int {
	n := 0
	for _, c := range f.Counts {
		n += c.Count
	}
	return n
}

// EraseOptions says what to erase.
type EraseOptions struct {
	// Key makes the call idempotent: 8 to 100 letters, digits, "-", "_", ".".
	Key string
	// Request is the rights request that asks for it.
	Request string
	// Categories limits what is erased; empty means all.
	Categories []Category
}

// OutcomeState says how far an erasure is.
type OutcomeState string

// The states.
const (
	// OutcomeDone: nothing is left but what is retained.
	OutcomeDone OutcomeState = "done"
	// OutcomePending: the source is still at it. Where there is a Job the same
	// call, later, tells more; else Verify does.
	OutcomePending OutcomeState = "pending"
	// OutcomeRemaining: something is left that should not be.
	OutcomeRemaining OutcomeState = "remaining"
)

// Outcome is what came of a change.
type Outcome struct {
	State  OutcomeState
	Erased int
	// Changed counts items that were corrected, or whose restriction changed.
	Changed   int
	Remaining int
	Retained  []Retained
	Refused   []Refused
	// CheckAfter is when to ask again, with OutcomePending.
	CheckAfter time.Duration
	// Job names the source's work, with OutcomePending, where it answered so.
	Job string
}

// Retained is what the law makes a source keep, and until when.
type Retained struct {
	ProductID product.ID
	Category  Category
	Count     int
	Ground    string
	Until     time.Time
}

// IsPermanent tells whether trying a source again is useless: it understood and
// refused, or it breaks the protocol. Everything else may pass.
func IsPermanent(err error) bool {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	switch fault.KindOf(err) {
	case fault.Unavailable, fault.TooMany, fault.Internal:
		return false
	}
	return true
}
