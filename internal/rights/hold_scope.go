package rights

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// HoldScope narrows what a hold keeps of its members. The zero scope keeps
// everything.
type HoldScope struct {
	// Query is the search by which members were found when it was placed.
	Query string `json:"query,omitempty"`
	// Categories and the times narrow it to items; From is inclusive, Until not.
	Categories []data.Category `json:"categories,omitempty"`
	From       *time.Time      `json:"from,omitempty"`
	Until      *time.Time      `json:"until,omitempty"`
}

// narrow tells whether the hold keeps some items and not all.
func (s HoldScope) narrow() bool { return len(s.Categories) > 0 || s.From != nil || s.Until != nil }

func (s HoldScope) check() (HoldScope, error) {
	var err error
	if s.Query, err = text("query", s.Query, 0); err != nil {
		return s, err
	}
	for _, c := range s.Categories {
		if !slices.ContainsFunc(data.Categories, func(i data.CategoryInfo) bool { return i.Category == c }) {
			return s, fault.New(fault.Invalid, "There is no category %q.", c).On("categories")
		}
	}
	if s.From != nil && s.Until != nil && !s.From.Before(*s.Until) {
		return s, fault.New(fault.Invalid, "The time that a hold keeps must end after it begins.").On("until")
	}
	return s, nil
}

// covers tells whether a hold keeps anything of a member. One on some items
// keeps them where Steward holds such an item, where another source counted
// some, and where it has not been counted yet: what is not known is kept.
func (h Hold) covers(tx *db.Tx, m access.MemberID) (bool, error) {
	if !h.Scope.narrow() {
		return true, nil
	}
	n, err := data.CountOf(tx, m, h.Scope.Categories, h.Scope.From, h.Scope.Until)
	if err != nil || n > 0 {
		return n > 0, err
	}
	counted, err := countedOf(tx, m)
	if err != nil || counted == nil {
		return counted == nil, err
	}
	return slices.ContainsFunc(counted, func(t Task) bool {
		return t.SourceID != data.BuiltinID && t.State != Done || t.SourceID != data.BuiltinID && slices.ContainsFunc(t.Counts, h.Scope.of)
	}), nil
}

// of tells whether a count may have items of the scope; other sources count
// without dates.
func (s HoldScope) of(t Tally) bool {
	return t.Items > 0 && (len(s.Categories) == 0 || slices.Contains(s.Categories, t.Category))
}

// countedOf are the counts of other sources for the member's open erasure; nil
// where nobody has asked them.
func countedOf(tx *db.Tx, m access.MemberID) ([]Task, error) {
	open, err := listRequests(tx, Filter{MemberID: m, Kinds: []Kind{Erasure}, OpenOnly: true}, Page{First: 1})
	if err != nil || len(open) == 0 {
		return nil, err
	}
	tasks, err := tasksOf(tx, []ID{open[0].ID})
	return slices.DeleteFunc(tasks, func(t Task) bool { return t.Work != Preview }), err
}

// coverFound writes down the members that the query finds now.
func coverFound(tx *db.Tx, id HoldID, query string) error {
	if query == "" {
		return nil
	}
	found, err := member.List(tx, member.Filter{Search: query, Within: true}, member.Sort{}, member.Page{Size: maxHeld + 1})
	if err != nil {
		return err
	}
	if len(found.Items) > maxHeld {
		return fault.New(fault.Invalid, "The query finds more than %d members. Narrow it, or name a group.", maxHeld).On("query")
	}
	ids := make([]access.MemberID, len(found.Items))
	for i, m := range found.Items {
		ids[i] = m.ID
	}
	return insertHeld(tx, id, ids, false)
}

// coverAliases writes down the other accounts of those who are held, and the
// other accounts of these.
func coverAliases(tx *db.Tx, id HoldID) error {
	for {
		found, err := aliasesOfHeld(tx, id)
		if err != nil || len(found) == 0 {
			return err
		}
		if err := insertHeld(tx, id, found, false); err != nil {
			return err
		}
	}
}

// samePersons adds to members the other accounts of the same persons: with an
// address or an external id of theirs, of the accounts that this finds, and so
// on.
func samePersons(tx *db.Tx, ids []access.MemberID) ([]access.MemberID, error) {
	all := slices.Clone(ids)
	for next := ids; len(next) > 0; {
		found, err := aliasesOf(tx, next)
		if err != nil {
			return nil, err
		}
		next = slices.DeleteFunc(found, func(m access.MemberID) bool { return slices.Contains(all, m) })
		all = append(all, next...)
	}
	return all, nil
}
