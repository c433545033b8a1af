// Package bulk changes the accounts of many members at once: suspend, restore,
// rename, reset sessions, give and take products, hand content over, delete. A change is first tried on
// each member by the code that will carry it out, and undone; the outcomes are
// shown; then it is applied in small transactions that go on where they stopped,
// with the rights that its starter has by then. What was applied can be taken
// back for a while (term accounts.undo_within); a deletion is a suspension until
// then. Above the number that term accounts.second_person_above says, a second
// person approves (the surface asks Waits and proposes).
//
// It knows who was chosen and what became of each. What a change means is
// package member's, product's and credential's; who else must approve is package
// approval's.
package bulk

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
)

// ID identifies a change of many accounts.
type ID string

// Verb is what happens to each account.
type Verb string

// The verbs.
const (
	Suspend       Verb = "suspend"
	Restore       Verb = "restore"
	ResetSessions Verb = "reset_sessions"
	Assign        Verb = "assign"
	Unassign      Verb = "unassign"
	// Delete suspends at once and deletes when the time for undoing is over.
	Delete Verb = "delete"
	// Rename calls them as a pattern or a list says.
	Rename Verb = "rename"
	// Transfer hands their content of a product over to one receiver.
	Transfer Verb = "transfer"
)

// permissions says what each verb takes besides ManageMembers.
var permissions = map[Verb]access.Permission{
	Suspend: access.ManageMembers, Restore: access.ManageMembers, ResetSessions: access.ManageMembers,
	Assign: access.ManageProducts, Unassign: access.ManageProducts, Delete: access.DeleteMembers,
	Rename: access.ManageMembers, Transfer: access.ManageMembers,
}

// Permission is what a verb takes.
func (v Verb) Permission() access.Permission { return permissions[v] }

// undoable tells whether what a verb did can be taken back.
func (v Verb) undoable() bool { return v != ResetSessions }

// State is how far a change has come.
type State string

// The states.
const (
	// Checking: members are being chosen, and the change tried on each.
	Checking State = "checking"
	// Checked: the outcome for everybody is known; nothing has changed yet.
	Checked State = "checked"
	// Applying: it is being carried out.
	Applying State = "applying"
	// Finished: it was carried out, or refused, for everybody.
	Finished State = "finished"
	// Cancelled by an administrator; what was applied stays.
	Cancelled State = "cancelled"
	// Failed: whoever started it may no more.
	Failed State = "failed"
)

// Outcome is what becomes of a member.
type Outcome string

// The outcomes. Waiting is nobody's any more once the dry run is done.
const (
	Waiting   Outcome = "waiting"
	Changes   Outcome = "change"
	Unchanged Outcome = "unchanged"
	Refused   Outcome = "refused"
)

// Counts are members by outcome.
type Counts struct{ Waiting, Change, Unchanged, Refused int }

// Selection is who is meant: those listed, or else those whom the filter
// chooses when the dry run begins.
type Selection struct {
	Members []member.ID    `json:"members,omitempty"`
	Filter  *member.Filter `json:"filter,omitempty"`
}

// New is a change to be tried.
type New struct {
	Verb      Verb
	Selection Selection
	// Product is what Assign, Unassign and Transfer are about.
	Product product.ID
	// Receiver gets what Transfer hands over.
	Receiver member.ID
	// Pattern makes the user names of Rename, such as "{local}@new.example"; or
	// else List has them, as CSV, and chooses the members too.
	Pattern, List string
	// Reason is kept in the event of each member; Suspend and Delete need one.
	Reason string
}

// Change is one change of many accounts.
type Change struct {
	ID      ID
	Verb    Verb
	State   State
	Product product.ID
	// Undoes is the change that this one takes back; UndoneBy the one that took
	// this one back.
	Undoes, UndoneBy ID
	// Receiver gets what Transfer hands over; Pattern makes the names of Rename.
	Receiver member.ID
	Pattern  string
	// Total is how many members are meant, Checked and Applied how many are done.
	Total, Checked, Applied int
	Counts                  Counts
	// Problem says why it failed.
	Problem   string
	StartedBy access.Actor
	CreatedAt time.Time
	// UndoUntil is when it can't be taken back any more, and when a deletion
	// becomes one; nil before it is applied and where nothing can be undone.
	UndoUntil  *time.Time
	FinishedAt *time.Time
	// reason is opened for the worker only; place is where the choosing of
	// members by a filter has come to.
	selection Selection
	place     string
	chosen    bool
}

// Row is one member in a change.
type Row struct {
	// Seq counts from 1.
	Seq     int
	Member  member.ID
	Outcome Outcome
	// Applied tells that it was carried out.
	Applied bool
	// Why says why it is refused, or what stands in the way.
	Why string
	// Plan says what a renaming changes; "" for other verbs and erased members.
	Plan string
	// mark is what taking it back needs to recognize: the time of the suspension.
	// sealed is a detail; unfinished tells to go on with the same member.
	mark       string
	sealed     []byte
	unfinished bool
}

// Undoable tells whether a change can be taken back at a time.
func (c Change) Undoable(now time.Time) bool {
	return c.UndoUntil != nil && now.Before(*c.UndoUntil) && c.UndoneBy == "" && c.Undoes == "" && c.Applied > 0 &&
		(c.State == Finished || c.State == Cancelled || c.State == Failed)
}

// The limits.
const (
	// MaxMembers bounds one change, MaxListed how many can be named one by one.
	MaxMembers = 200_000
	MaxListed  = 1_000
	// maxLive is how many changes an organization can have under way.
	maxLive = 20
	// chooseRows and batchRows bound what one transaction does, so that nobody
	// waits long behind it.
	chooseRows = 500
	batchRows  = 25
	// Keep is how long a change and its rows are kept.
	Keep = 90 * 24 * time.Hour
	// maxReason is the longest reason, in bytes.
	maxReason = 2000
)
