package directory

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// ConflictKind says what stands against what.
type ConflictKind string

// The kinds of conflicts.
const (
	// RefusedCreate is a creation that was answered 409 because of an account
	// that another directory has, or that was made by hand.
	RefusedCreate ConflictKind = "refused_create"
	// SameAddress is an e-mail address that accounts of two directories have, or
	// one of a directory and one made by hand.
	SameAddress ConflictKind = "same_address"
	// OutsideAccount is a personal or third-party account with an address in a
	// verified domain of the organization, which a directory provisions.
	OutsideAccount ConflictKind = "outside_account"
)

// Conflict is something that an administrator must decide.
type Conflict struct {
	// ID is the same for the same conflict, whenever it is looked for.
	ID   string
	Kind ConflictKind
	// MemberID is the account that can be adopted or renamed; OtherID the one
	// it stands against, if that exists.
	MemberID, OtherID member.ID
	// DirectoryID is the directory that wants the account; "" if none is known.
	DirectoryID string
	// Address is what both have; "" for a refused creation.
	Address string
	// ExchangeID is the last refused request in the provisioning log; it may be
	// gone by now.
	ExchangeID string
	// Attempts counts refused requests.
	Attempts int
	LastAt   *time.Time
	// Ignored tells that it was taken off the list, and Reason why.
	Ignored bool
	Reason  string
}

// conflictID is short enough for a global id, and says nothing.
func conflictID(kind ConflictKind, parts ...string) string {
	sum := sha256.Sum256([]byte(string(kind) + "\x00" + strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// maxConflicts bounds a list; who has more solves the first ones first.
const maxConflicts = 200

// Conflicts lists what is undecided, and whether there is more than it lists.
func Conflicts(tx *db.Tx) (list []Conflict, more bool, err error) {
	return conflicts(tx, func(c Conflict) bool { return !c.Ignored })
}

// IgnoredConflicts lists what is still there and was taken off the list.
func IgnoredConflicts(tx *db.Tx) (list []Conflict, more bool, err error) {
	return conflicts(tx, func(c Conflict) bool { return c.Ignored })
}

func conflicts(tx *db.Tx, wanted func(Conflict) bool) (list []Conflict, more bool, err error) {
	ignored, err := ignoredConflicts(tx)
	if err != nil {
		return nil, false, err
	}
	for _, find := range []func(*db.Tx) ([]Conflict, error){refusedCreates, outsideAccounts, sameAddresses} {
		found, err := find(tx)
		if err != nil {
			return nil, false, err
		}
		for _, c := range found {
			c.Reason, c.Ignored = ignored[c.ID], ignored[c.ID] != ""
			if wanted(c) {
				list = append(list, c)
			}
		}
	}
	if len(list) > maxConflicts {
		return list[:maxConflicts], true, nil
	}
	return list, false, nil
}

func findConflict(tx *db.Tx, id string) (Conflict, error) {
	list, _, err := Conflicts(tx)
	return chosen(list, id, err, "There is no undecided conflict with this id.")
}

func chosen(list []Conflict, id string, err error, none string) (Conflict, error) {
	if err != nil {
		return Conflict{}, err
	}
	for _, c := range list {
		if c.ID == id {
			return c, nil
		}
	}
	return Conflict{}, fault.New(fault.NotFound, "%s", none)
}

// outsideAccounts finds personal and third-party accounts on verified domains,
// while the organization has a directory that could provision them.
func outsideAccounts(tx *db.Tx) ([]Conflict, error) {
	domains, err := org.Domains(tx)
	if err != nil {
		return nil, err
	}
	all, err := List(tx)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	var out []Conflict
	for _, d := range domains {
		if d.VerifiedAt == nil {
			continue
		}
		rows, err := outsideOn(tx, d.Name)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			c := Conflict{Kind: OutsideAccount, ID: conflictID(OutsideAccount, r.MemberID), MemberID: member.ID(r.MemberID), Address: r.Address}
			if len(all) == 1 {
				c.DirectoryID = all[0].ID
			}
			if !slices.ContainsFunc(out, func(o Conflict) bool { return o.ID == c.ID }) {
				out = append(out, c)
			}
		}
	}
	return out, nil
}

// sameAddresses pairs the accounts of an address: the one that was there first
// stays, the other can be adopted or renamed.
func sameAddresses(tx *db.Tx) ([]Conflict, error) {
	rows, err := sharedAddresses(tx)
	if err != nil {
		return nil, err
	}
	var out []Conflict
	for i := 1; i < len(rows); i++ {
		a, b := rows[i-1], rows[i]
		if a.Address != b.Address || a.DirectoryID == b.DirectoryID {
			continue
		}
		keeper, other := a, b
		if a.DirectoryID == "" { // what a directory has stays with it
			keeper, other = b, a
		}
		out = append(out, Conflict{
			Kind: SameAddress, ID: conflictID(SameAddress, other.MemberID, keeper.MemberID), MemberID: member.ID(other.MemberID),
			OtherID: member.ID(keeper.MemberID), DirectoryID: keeper.DirectoryID, Address: other.Address,
		})
	}
	return out, nil
}

// Refused notes that a directory's creation was refused because of a member, for
// the list of conflicts. Exchange is its entry in the provisioning log.
func Refused(tx *db.Tx, directory string, m member.ID, exchange string) error {
	return noteRefused(tx, conflictID(RefusedCreate, directory, string(m)), directory, m, exchange)
}

// noteWanted notes the conflict that a refused creation shows: its user name is
// of a member that the directory doesn't own.
func noteWanted(tx *db.Tx, e Exchange) error {
	if e.Wanted == "" {
		return nil
	}
	m, err := member.ByUserName(tx, e.Wanted)
	if fault.Is(err, fault.NotFound) || err == nil && m.DirectoryID == e.DirectoryID {
		return nil
	}
	if err != nil {
		return err
	}
	return Refused(tx, e.DirectoryID, m.ID, e.ID)
}

// Adopt gives the conflict's account to a directory, which manages it from then
// on; it becomes a work or school account.
func Adopt(tx *db.Tx, conflict, directory string) (member.Member, error) {
	c, err := findConflict(tx, conflict)
	if err != nil {
		return member.Member{}, err
	}
	d, err := Find(tx, directory)
	if err != nil {
		return member.Member{}, err
	}
	before, err := member.FindForUpdate(tx, c.MemberID)
	if err != nil {
		return member.Member{}, err
	}
	after := before
	after.DirectoryID, after.AccountKind = d.ID, member.WorkOrSchool
	if after, err = TakeOver(tx, before, after); err != nil {
		return after, err
	}
	return after, c.decide(tx, "adopted", "", map[string]any{"directory": d.ID, "from": before.DirectoryID})
}

// Rename gives the conflict's account another user name, so that the directory
// can create its own; the address that both have is taken out.
func Rename(tx *db.Tx, conflict, userName string) (member.Member, error) {
	c, err := findConflict(tx, conflict)
	if err != nil {
		return member.Member{}, err
	}
	before, err := member.FindForUpdate(tx, c.MemberID)
	if err != nil {
		return member.Member{}, err
	}
	after := before
	after.UserName = strings.TrimSpace(userName)
	if c.Address != "" {
		after.Emails = slices.DeleteFunc(slices.Clone(before.Emails), func(e member.Multi) bool {
			return member.EmailKey(e.Value) == member.EmailKey(c.Address)
		})
	}
	if member.NameKey(after.UserName) == member.NameKey(before.UserName) && c.Kind == RefusedCreate {
		return before, fault.New(fault.Invalid, "This is the user name that stands in the way. Give another.").On("userName")
	}
	if after, err = member.Save(tx, before, after); err != nil {
		return after, err
	}
	return after, c.decide(tx, "renamed", "", nil)
}

const minReason = 10

// Ignore takes a conflict off the list, with the reason for whoever asks later.
func Ignore(tx *db.Tx, conflict, reason string) error {
	c, err := findConflict(tx, conflict)
	if err != nil {
		return err
	}
	reason = strings.TrimSpace(reason)
	if len(reason) < minReason || len(reason) > maxDetail {
		return fault.New(fault.Invalid, "Say in %d to %d characters why this may stay as it is.", minReason, maxDetail).On("reason")
	}
	return c.decide(tx, "ignored", reason, nil)
}

// Reopen puts a conflict that was ignored back on the list.
func Reopen(tx *db.Tx, conflict string) error {
	list, _, err := IgnoredConflicts(tx)
	c, err := chosen(list, conflict, err, "There is no ignored conflict with this id. What stood against it may be gone.")
	if err != nil {
		return err
	}
	return c.decide(tx, "reopened", "", nil)
}

// decide keeps the decision. A refused creation that was solved may come again
// and is a conflict again then.
func (c Conflict) decide(tx *db.Tx, decision, reason string, detail map[string]any) error {
	if err := saveDecision(tx, c, stateAfter(decision), reason); err != nil {
		return err
	}
	if detail == nil {
		detail = map[string]any{}
	}
	detail["kind"], detail["conflict"] = string(c.Kind), c.ID
	if reason != "" {
		detail["reason"] = reason
	}
	return audit.Record(tx, audit.Entry{
		Action: "directory.conflict_" + decision, Subject: c.MemberID,
		Object: audit.Object{Type: "member", ID: string(c.MemberID)}, Detail: detail,
	})
}

func stateAfter(decision string) string {
	switch decision {
	case "ignored":
		return "ignored"
	case "reopened":
		return "open"
	}
	return "resolved"
}
