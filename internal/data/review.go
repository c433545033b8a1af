package data

import (
	"slices"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// Wall says for one member's data what of it the caller may look at.
type Wall struct {
	tx       *db.Tx
	m        member.Member
	rules    term.Rules
	open     bool
	permits  []Permit
	answered map[kind]string
}

// WallOf asks the terms for looking at what was fetched for a request before it
// is handed over: where they do not open it for review, they are asked as Read
// asks them.
func WallOf(tx *db.Tx, id member.ID) (*Wall, error) {
	known, err := member.FindMany(tx, []member.ID{id}) // a deleted one too
	if err != nil {
		return nil, err
	}
	w := &Wall{tx: tx, m: known[id], answered: map[kind]string{}}
	if w.rules, err = term.Load(tx); err != nil {
		return nil, err
	}
	if w.permits, err = permitsOf(tx, id, 50); err != nil {
		return nil, err
	}
	open, err := term.Ask(tx, term.AdminAccessReview, term.Scope{Account: string(w.m.AccountKind)})
	w.open = open.Value.Bool()
	return w, err
}

// Why says why an item may not be shown, in a sentence; "" where it may.
func (w *Wall) Why(p product.ID, c Category) string {
	k := kind{p, c}
	if why, ok := w.answered[k]; ok {
		return why
	}
	why, second := "", false
	switch {
	case c.Class() == Special:
		why = "Health data is never shown to an administrator."
	case w.m.AccountKind != member.WorkOrSchool:
		why = "This account is the member's own, so nobody but the member sees its records."
	case c.Class() == Metadata:
		why = "Of credentials it is shown only that they exist."
	case !w.open:
		why, second = barred(w.tx, w.rules, w.m, k)
	}
	if second && slices.ContainsFunc(w.permits, func(p Permit) bool { return p.covers(w.tx.Actor.Member, k) }) {
		why = ""
	}
	w.answered[k] = why
	return why
}

// Seen keeps that the caller was shown some of a member's data, in the log and
// for the member, as Read does. The reason has 10 to 500 characters.
func Seen(tx *db.Tx, id member.ID, c Category, count int, reason string) error {
	reason, err := checkReason(reason)
	if err != nil {
		return err
	}
	known, err := member.FindMany(tx, []member.ID{id})
	if err != nil {
		return err
	}
	return recordAccess(tx, known[id], count, Filter{Category: c}, reason, "")
}
