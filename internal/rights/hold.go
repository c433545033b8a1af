package rights

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// HoldID identifies a legal hold.
type HoldID string

// Hold keeps members' data from being erased, whoever asks, until it is
// released.
type Hold struct {
	ID     HoldID
	Matter string
	Reason string
	// Custodian is who answers for what is kept; may be empty.
	Custodian string
	// Scope narrows it to some items of its members.
	Scope HoldScope
	// ReviewAt is when somebody must look whether it is still needed.
	ReviewAt time.Time
	Placed   Step
	Released *Step
	// ReleaseReason is why it ended.
	ReleaseReason string
}

// Standing tells whether the hold is in force.
func (h Hold) Standing() bool { return h.Released == nil }

// NewHold is a hold to be placed, on members, groups, and those that a query of
// its scope finds.
type NewHold struct {
	Matter    string
	Reason    string
	Custodian string
	Scope     HoldScope
	Members   []access.MemberID
	// Groups cover who is in them now, even if they leave, and who joins later.
	Groups []member.GroupID
	// ReviewAt is when somebody must look again; zero means in a year.
	ReviewAt time.Time
}

const (
	maxHolds = 500
	maxHeld  = 1000
)

func newHoldID() HoldID { return HoldID(db.NewID()) }

// PlaceHold places a legal hold (permission ManageHolds): from now on nothing
// of these members is erased. An erasure that is being carried out stops before
// its next step.
func PlaceHold(tx *db.Tx, n NewHold) (Hold, error) {
	n, err := checkHold(tx, n)
	if err != nil {
		return Hold{}, err
	}
	h := Hold{ID: newHoldID(), Matter: n.Matter, Reason: n.Reason, Custodian: n.Custodian, Scope: n.Scope, ReviewAt: n.ReviewAt, Placed: Step{By: actorOf(tx.Actor), At: tx.Now}}
	if err := insertHold(tx, h); err != nil {
		return h, err
	}
	if err := cover(tx, h.ID, n); err != nil {
		return h, err
	}
	if err := lockErasures(tx, h.ID); err != nil {
		return h, err
	}
	return h, recordHold(tx, "hold.placed", h, map[string]any{
		"matter": h.Matter, "members": len(n.Members), "groups": n.Groups, "review": day(h.ReviewAt),
		"categories": h.Scope.Categories, "custodian": h.Custodian,
	})
}

func checkHold(tx *db.Tx, n NewHold) (NewHold, error) {
	var err error
	if n.Matter, err = text("matter", n.Matter, 1); err != nil {
		return n, err
	}
	if n.Reason, err = text("reason", n.Reason, minReason); err != nil {
		return n, err
	}
	if n.Custodian, err = text("custodian", n.Custodian, 0); err != nil {
		return n, err
	}
	if n.Scope, err = n.Scope.check(); err != nil {
		return n, err
	}
	if len(n.Members)+len(n.Groups) == 0 && n.Scope.Query == "" {
		return n, fault.New(fault.Invalid, "A hold needs at least one member or group, or a query that finds some.").On("members", "groups", "query")
	}
	if len(n.Members) > maxHeld || len(n.Groups) > maxHeld {
		return n, fault.New(fault.Invalid, "A hold names at most %d members and groups; put more people into a group.", maxHeld).On("members", "groups")
	}
	if n.ReviewAt.IsZero() {
		n.ReviewAt = tx.Now.AddDate(1, 0, 0)
	}
	if !n.ReviewAt.After(tx.Now) {
		return n, fault.New(fault.Invalid, "The review must be in the future.").On("reviewAt")
	}
	return n, nil
}

// cover writes down whom the hold covers, and takes note of their erasures.
func cover(tx *db.Tx, id HoldID, n NewHold) error {
	known, err := member.FindMany(tx, n.Members)
	if err != nil {
		return err
	}
	for _, m := range n.Members {
		if _, ok := known[m]; !ok {
			return fault.New(fault.Invalid, "There is no member with the id %s.", m).On("members")
		}
	}
	if err := insertHeld(tx, id, n.Members, true); err != nil {
		return err
	}
	if err := insertHeldGroups(tx, id, n.Groups); err != nil {
		return err
	}
	for _, g := range n.Groups {
		if err := coverGroup(tx, id, g); err != nil {
			return err
		}
	}
	if err := coverFound(tx, id, n.Scope.Query); err != nil {
		return err
	}
	return coverAliases(tx, id)
}

// coverGroup writes down who is in a group now: leaving it must not free them.
// Its lock has those who join beside this wait, and then be told of the hold.
func coverGroup(tx *db.Tx, id HoldID, g member.GroupID) error {
	if _, err := member.FindGroupForUpdate(tx, g); fault.Is(err, fault.NotFound) {
		return fault.New(fault.Invalid, "There is no group with the id %s.", g).On("groups")
	} else if err != nil {
		return err
	}
	var in []access.MemberID
	err := member.EachMemberOf(tx, g, func(r member.Ref) error {
		in = append(in, r.ID)
		return nil
	})
	if err != nil {
		return err
	}
	return insertHeld(tx, id, in, false)
}

// ReleaseHold ends a hold (permission ManageHolds). Erasures that no other hold
// stops go on by themselves, with the clock that they had.
func ReleaseHold(tx *db.Tx, id HoldID, reason string) (Hold, error) {
	h, err := findHold(tx, id, tx.Lock())
	if err != nil {
		return h, err
	}
	if reason, err = text("reason", reason, minReason); err != nil {
		return h, err
	}
	if !h.Standing() {
		return h, fault.New(fault.Conflict, "This hold was released on %s.", written(h.Released.At))
	}
	h.Released, h.ReleaseReason = &Step{By: actorOf(tx.Actor), At: tx.Now}, reason
	if err := releaseHold(tx, h); err != nil {
		return h, err
	}
	if err := recordHold(tx, "hold.released", h, map[string]any{"matter": h.Matter}); err != nil {
		return h, err
	}
	return h, resumeFree(tx)
}

// resumeFree resumes every blocked erasure whose member no hold covers any more.
func resumeFree(tx *db.Tx) error {
	blocked, err := blockedRequests(tx)
	if err != nil {
		return err
	}
	for _, r := range blocked {
		standing, err := HoldsOf(tx, r.MemberID)
		if err != nil {
			return err
		}
		if len(standing) > 0 {
			continue
		}
		if err := resume(tx, r); err != nil {
			return err
		}
	}
	return nil
}

func resume(tx *db.Tx, r Request) error {
	if _, err := apply(tx, &r, VerbResume, map[string]any{"due": day(r.DueAt)}); err != nil {
		return err
	}
	if r.State != Executing {
		return nil
	}
	return plan(tx, r)
}

// HoldsOf returns the standing holds that keep something of a member: by name,
// by group, by query, or by another account of the same person.
func HoldsOf(tx *db.Tx, m access.MemberID) ([]Hold, error) {
	accounts, err := samePersons(tx, []access.MemberID{m})
	if err != nil {
		return nil, err
	}
	groups, err := member.GroupsOf(tx, accounts)
	if err != nil {
		return nil, err
	}
	var ids []member.GroupID
	for _, of := range groups {
		for _, g := range of {
			ids = append(ids, g.ID)
		}
	}
	all, err := holdsOn(tx, accounts, ids)
	if err != nil {
		return nil, err
	}
	var out []Hold
	for _, h := range all {
		covers, err := h.covers(tx, m)
		if err != nil {
			return nil, err
		}
		if covers {
			out = append(out, h)
		}
	}
	return out, nil
}

// FindHold returns a hold (permission ReadRequests).
func FindHold(tx *db.Tx, id HoldID) (Hold, error) {
	if err := tx.Whole(); err != nil {
		return Hold{}, err
	}
	return findHold(tx, id, "")
}

// Holds lists the organization's holds, newest first; released ones too if
// asked for.
func Holds(tx *db.Tx, released bool) ([]Hold, error) {
	if err := tx.Whole(); err != nil {
		return nil, err
	}
	return listHolds(tx, released, maxHolds)
}

// Held lists up to limit members that a hold covers by name or through a group
// when it was placed.
func Held(tx *db.Tx, id HoldID, limit int) ([]access.MemberID, error) {
	return heldMembers(tx, id, limit)
}

// HeldGroups lists the groups that a hold covers.
func HeldGroups(tx *db.Tx, id HoldID) ([]member.GroupID, error) { return heldGroups(tx, id) }

// HeldCounts tells how many members each hold covers.
func HeldCounts(tx *db.Tx, ids []HoldID) (map[HoldID]int, error) { return countHeld(tx, ids) }

// RefuseWhileHeld refuses the deletion of a member under a hold. Wiring calls it
// when a deletion is announced.
func RefuseWhileHeld(tx *db.Tx, id access.MemberID) error {
	holds, err := HoldsOf(tx, id)
	if err != nil || len(holds) == 0 {
		return err
	}
	refused := fault.New(fault.Conflict, "This member is under the legal hold “%s”, so the account can be deactivated but not deleted. Ask whoever manages holds.", holds[0].Matter).Coded("hold")
	return db.Noted(refused, func(tx *db.Tx) error {
		ids := make([]HoldID, len(holds))
		for i, h := range holds {
			ids[i] = h.ID
		}
		return audit.Record(tx, audit.Entry{
			Action: "hold.deletion_refused", Object: audit.Object{Type: "hold", ID: string(holds[0].ID)}, Subject: id,
			Detail: map[string]any{"holds": ids},
		})
	})
}

// HoldJoined writes down that members who came into a held group are held: they
// stay it when they leave again. Wiring subscribes it.
func HoldJoined(tx *db.Tx, e member.Joined) error {
	standing, err := holdsOnGroup(tx, e.GroupID)
	if err != nil {
		return err
	}
	for _, id := range standing {
		if err := insertHeld(tx, id, e.IDs, false); err != nil {
			return err
		}
		if err := lockErasures(tx, id); err != nil {
			return err
		}
	}
	return nil
}

func recordHold(tx *db.Tx, action string, h Hold, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "hold", ID: string(h.ID)}, Detail: detail})
}
