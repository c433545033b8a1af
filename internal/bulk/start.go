package bulk

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// The kinds of jobs.
const (
	jobCheck  = "bulk.check"
	jobApply  = "bulk.apply"
	jobSettle = "bulk.settle"
)

type payload struct {
	ID ID `json:"id"`
}

// Start begins the dry run of a change: afterwards the outcome for each member
// is known, and nothing has changed.
func Start(tx *db.Tx, n New) (Change, error) {
	if err := n.check(tx); err != nil {
		return Change{}, err
	}
	if live, err := countLive(tx); err != nil {
		return Change{}, err
	} else if live >= maxLive {
		return Change{}, fault.New(fault.TooMany, "%d changes are under way. Wait until one is done, or cancel one.", live)
	}
	c := Change{ID: ID(db.NewID()), Verb: n.Verb, State: Checking, Product: n.Product, StartedBy: tx.Actor, CreatedAt: tx.Now, selection: n.Selection, Receiver: n.Receiver, Pattern: n.Pattern}
	named, err := n.named(tx)
	if err != nil {
		return c, err
	}
	reason, err := seal.SealOrg(tx, c.ID.place(), []byte(strings.TrimSpace(n.Reason)))
	if err != nil {
		return c, err
	}
	c.chosen = n.List != ""
	if err := insert(tx, c, reason); err != nil {
		return c, err
	}
	if c.chosen {
		if c.Total, err = chooseRowsOf(tx, c.ID, named); err != nil {
			return c, err
		}
		if err := save(tx, c); err != nil {
			return c, err
		}
	}
	if err := job.Enqueue(tx, jobCheck, payload{c.ID}, job.Unique(string(c.ID))); err != nil {
		return c, err
	}
	return c, record(tx, "bulk.started", c, nil)
}

func (id ID) place() string { return "bulk_change/" + string(id) }

func (n New) check(tx *db.Tx) error {
	need, known := permissions[n.Verb]
	switch text := strings.TrimSpace(n.Reason); {
	case !known:
		return fault.New(fault.Invalid, "Accounts can't be %q.", n.Verb).On("verb")
	case (n.Verb == Suspend || n.Verb == Delete) && text == "":
		return fault.New(fault.Invalid, "Say why: the members can ask.").On("reason")
	case len(text) > maxReason || !utf8.ValidString(text) || strings.ContainsRune(text, 0):
		return fault.New(fault.Invalid, "A reason has %d bytes of text at most.", maxReason).On("reason")
	case n.List == "" && (len(n.Selection.Members) > 0) == (n.Selection.Filter != nil):
		return fault.New(fault.Invalid, "Name members, or give a filter that chooses them; not both.").On("memberIds", "filter")
	case len(n.Selection.Members) > MaxListed:
		return fault.New(fault.Invalid, "Name at most %d members; a filter chooses more.", MaxListed).On("memberIds")
	}
	if err := may(tx, need); err != nil {
		return err
	}
	if err := n.checkProduct(tx); err != nil {
		return err
	}
	if err := n.checkReceiver(tx); err != nil {
		return err
	}
	if err := n.checkNames(); err != nil {
		return err
	}
	return n.Selection.check(tx)
}

// check makes sure that those who are named are there.
func (s Selection) check(tx *db.Tx) error {
	found, err := member.FindMany(tx, s.Members)
	if err != nil {
		return err
	}
	for _, id := range s.Members {
		if m, there := found[id]; !there || m.State == member.StateDeleted {
			return fault.New(fault.NotFound, "There is nothing with this id.").On("memberIds")
		}
	}
	return nil
}

func (n New) checkProduct(tx *db.Tx) error {
	if needs := n.Verb == Assign || n.Verb == Unassign || n.Verb == Transfer; needs != (n.Product != "") {
		return fault.New(fault.Invalid, "A product is named where one is given, taken or handed over, and only there.").On("productId")
	} else if !needs {
		return nil
	}
	_, err := product.Find(tx, n.Product)
	return err
}

// checkNames makes sure that a renaming has its names, and nothing else does.
func (n New) checkNames() error {
	if n.Verb != Rename {
		if n.Pattern+n.List != "" {
			return fault.New(fault.Invalid, "A pattern or a list of names goes with renaming only.").On("pattern", "list")
		}
		return nil
	}
	switch {
	case (n.Pattern == "") == (n.List == ""):
		return fault.New(fault.Invalid, "Give a pattern for new user names, or a list of them; not both.").On("pattern", "list")
	case n.List != "" && (len(n.Selection.Members) > 0 || n.Selection.Filter != nil):
		return fault.New(fault.Invalid, "A list names its members itself: choose nobody besides.").On("memberIds", "filter")
	case n.Pattern != "":
		return checkPattern(n.Pattern)
	}
	return nil
}

// named are the rows of a list of new names.
func (n New) named(tx *db.Tx) ([]Row, error) {
	if n.List == "" {
		return nil, nil
	}
	list, err := readList(n.List)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, fault.New(fault.Invalid, "The list has no lines but its first.").On("list")
	}
	return resolve(tx, list)
}

// may asks for both permissions that a change takes.
func may(tx *db.Tx, need access.Permission) error {
	for _, p := range []access.Permission{access.ManageMembers, need} {
		if !tx.Actor.May(p) {
			return fault.New(fault.Denied, "This change takes the permission %s, which you do not have.", p).Coded(string(p))
		}
	}
	return nil
}

// Waits tells whether applying a change takes a second person: it reaches more
// members than term accounts.second_person_above leaves to one.
func Waits(tx *db.Tx, id ID) (bool, error) {
	c, err := Find(tx, id)
	if err != nil {
		return false, err
	}
	alone, err := term.Ask(tx, term.AccountsSecondPerson, term.Scope{})
	return int64(c.Counts.Change) > alone.Value.Int(), err
}

// Apply carries out what the dry run of a change showed. Each member is judged
// again as it is done: what has changed since counts.
func Apply(tx *db.Tx, id ID) (Change, error) {
	c, err := find(tx, id, tx.Lock())
	if err != nil {
		return c, err
	}
	if c.State != Checked {
		return c, fault.New(fault.Conflict, "Only a change whose dry run is done, and which was not applied yet, can be applied; this one is %s.", c.State).On("bulkChangeId")
	}
	if err := may(tx, c.Verb.Permission()); err != nil {
		return c, err
	}
	c.State, c.StartedBy, c.place = Applying, tx.Actor, ""
	if c.Verb.undoable() {
		within, err := term.Ask(tx, term.AccountsUndo, term.Scope{})
		if err != nil {
			return c, err
		}
		until := within.After(tx.Now)
		c.UndoUntil = &until
	}
	return c, launch(tx, c, "bulk.applied")
}

// launch lets the worker carry a change out.
func launch(tx *db.Tx, c Change, action string) error {
	if err := save(tx, c); err != nil {
		return err
	}
	if err := saveStarter(tx, c); err != nil {
		return err
	}
	if err := job.Enqueue(tx, jobApply, payload{c.ID}, job.Unique(string(c.ID))); err != nil {
		return err
	}
	return record(tx, action, c, map[string]any{"members": c.Total})
}

// Cancel stops a change; what was applied stays, and can be undone.
func Cancel(tx *db.Tx, id ID) (Change, error) {
	c, err := find(tx, id, tx.Lock())
	if err != nil {
		return c, err
	}
	if !slices.Contains([]State{Checking, Checked, Applying}, c.State) {
		return c, fault.New(fault.Conflict, "The change is %s already.", c.State).On("bulkChangeId")
	}
	if err := may(tx, c.Verb.Permission()); err != nil {
		return c, err
	}
	c.State, c.FinishedAt = Cancelled, &tx.Now
	if err := save(tx, c); err != nil {
		return c, err
	}
	if err := settleLater(tx, c); err != nil {
		return c, err
	}
	return c, record(tx, "bulk.cancelled", c, map[string]any{"applied": c.Applied})
}

// Undo takes back what a change did, for those about whom nobody has decided
// otherwise since. It is a change of its own, carried out at once: it brings
// back what was there.
func Undo(tx *db.Tx, id ID) (Change, error) {
	was, err := find(tx, id, tx.Lock())
	if err != nil {
		return was, err
	}
	if err := may(tx, was.Verb.Permission()); err != nil {
		return was, err
	}
	if !was.Undoable(tx.Now) {
		return was, fault.New(fault.Conflict, "This change can't be undone: it did nothing, was undone already, or its time is over.").On("bulkChangeId")
	}
	c := Change{
		ID: ID(db.NewID()), Verb: was.Verb, State: Applying, Product: was.Product, Undoes: was.ID, StartedBy: tx.Actor, CreatedAt: tx.Now, chosen: true,
		Receiver: was.Receiver, Pattern: was.Pattern,
	}
	reason, err := seal.SealOrg(tx, c.ID.place(), []byte("A change of many accounts was undone."))
	if err != nil {
		return c, err
	}
	if err := insert(tx, c, reason); err != nil {
		return c, err
	}
	if c.Total, err = copyApplied(tx, was.ID, c.ID); err != nil {
		return c, err
	}
	c.Checked = c.Total
	was.UndoneBy = c.ID
	if err := save(tx, was); err != nil {
		return c, err
	}
	return c, launch(tx, c, "bulk.undone")
}

// Find returns a change with its counts.
func Find(tx *db.Tx, id ID) (Change, error) {
	c, err := find(tx, id, "")
	if err != nil {
		return c, err
	}
	all, err := counts(tx, []ID{id})
	c.Counts = all[id]
	return c, err
}

// List returns changes, newest first.
func List(tx *db.Tx, limit int) ([]Change, error) {
	all, err := list(tx, limit)
	if err != nil || len(all) == 0 {
		return all, err
	}
	ids := make([]ID, len(all))
	for i, c := range all {
		ids[i] = c.ID
	}
	by, err := counts(tx, ids)
	for i := range all {
		all[i].Counts = by[all[i].ID]
	}
	return all, err
}

// Rows returns members of a change in their order, from after the one with this
// number; outcomes narrows them, none means all.
func Rows(tx *db.Tx, id ID, outcomes []Outcome, after, limit int) ([]Row, error) {
	if _, err := find(tx, id, ""); err != nil {
		return nil, err
	}
	list, err := rows(tx, id, outcomes, after, limit)
	if err != nil {
		return nil, err
	}
	for i, r := range list {
		d, found, err := r.detail(tx)
		if err != nil {
			return nil, err
		}
		if found {
			list[i].Plan = d.plan()
		}
	}
	return list, nil
}

// Forget removes changes whose time is over, with their rows. One that still has
// accounts to delete stays.
func Forget(tx *db.Tx) error { return forget(tx, tx.Now.Add(-Keep)) }

func record(tx *db.Tx, action string, c Change, detail map[string]any) error {
	all := map[string]any{"verb": string(c.Verb)}
	if c.Product != "" {
		all["product"] = string(c.Product)
	}
	if c.Undoes != "" {
		all["undoes"] = string(c.Undoes)
	}
	for k, v := range detail {
		all[k] = v
	}
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "bulk_change", ID: string(c.ID)}, Detail: all})
}
