package member

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Granted is a role that a member holds beside the standard roles of the whole
// organization, with who gave it and when.
type Granted struct {
	access.Grant
	Member ID
	ByKind access.ActorKind
	By     string
	At     time.Time
}

// NewGrant is a role to be given: a standard role limited to groups, or one of
// the organization's own, limited or not.
type NewGrant struct {
	Role    access.Role
	OwnRole string
	// Limited makes it reach members of Groups only; then there is at least one.
	Limited bool
	Groups  []GroupID
}

// maxGroups is how many groups one grant names at most; a member holds at most
// maxGrants grants.
const (
	maxGroups = 50
	maxGrants = 50
)

// GrantRole gives a role. A grant that holds more than the actor does is a fault
// of kind Denied; the owner's role can't be limited, because an owner who does
// not reach everything is none.
func GrantRole(tx *db.Tx, id ID, n NewGrant) (Granted, error) {
	m, err := FindForUpdate(tx, id)
	if err != nil {
		return Granted{}, err
	}
	g, err := n.grant(tx)
	if err != nil {
		return Granted{}, err
	}
	if err := mayAssign(tx, g.Permissions); err != nil {
		return Granted{}, err
	}
	has, err := GrantsOf(tx, []ID{m.ID})
	if err != nil {
		return Granted{}, err
	}
	if err := unlike(has[m.ID], g); err != nil {
		return Granted{}, err
	}
	g.Member, g.ByKind, g.By, g.At = m.ID, tx.Actor.Kind, tx.Actor.ID, tx.Now
	if err := insertGrant(tx, g); err != nil {
		return Granted{}, err
	}
	return g, recordGrant(tx, "member.role_granted", g)
}

func (n NewGrant) grant(tx *db.Tx) (g Granted, err error) {
	g.Grant = access.Grant{ID: db.NewID(), Role: n.Role, OwnRole: n.OwnRole, Limited: n.Limited, Groups: texts(n.Groups)}
	slices.Sort(g.Groups)
	g.Groups = slices.Compact(g.Groups)
	if err := n.check(); err != nil {
		return g, err
	}
	for _, id := range n.Groups {
		if _, err := FindGroup(tx, id); err != nil {
			return g, err
		}
	}
	if n.OwnRole == "" {
		g.Permissions = access.Grants(n.Role)
		return g, nil
	}
	g.Name, g.Permissions, err = ownRole(tx, n.OwnRole)
	return g, err
}

func (n NewGrant) check() error {
	switch {
	case (n.Role == "") == (n.OwnRole == ""):
		return fault.New(fault.Invalid, "Name one role: a standard one, or one of the organization's own.").On("role")
	case n.Role == access.Owner:
		return fault.New(fault.Invalid, "An owner reaches the whole organization: the role can't be limited to groups.").On("role")
	case n.Role != "" && !slices.Contains(access.Assignable, n.Role):
		return fault.New(fault.Invalid, "The role %q can't be granted here.", n.Role).On("role")
	case n.Role != "" && !n.Limited:
		return fault.New(fault.Invalid, "Give a standard role for the whole organization with the member's roles.").On("groupIds")
	case n.Limited && len(n.Groups) == 0, len(n.Groups) > maxGroups:
		return fault.New(fault.Invalid, "Name 1 to %d groups whose members the role shall reach.", maxGroups).On("groupIds")
	}
	return nil
}

// unlike refuses a second grant of the same role: end the first.
func unlike(has []Granted, g Granted) error {
	if len(has) >= maxGrants {
		return fault.New(fault.Conflict, "A member can hold %d such roles at most. End one first.", maxGrants).On("role")
	}
	for _, h := range has {
		if h.Role == g.Role && h.OwnRole == g.OwnRole && h.Limited == g.Limited && slices.Equal(h.Groups, g.Groups) {
			return fault.New(fault.Conflict, "The member holds this role already.").On("role")
		}
	}
	return nil
}

// EndGrant takes a role back that GrantRole gave.
func EndGrant(tx *db.Tx, id string) (Granted, error) {
	g, err := findGrant(tx, id)
	if err != nil {
		return g, err
	}
	if err := mayAssign(tx, g.Permissions); err != nil {
		return g, err
	}
	if err := deleteGrant(tx, id); err != nil {
		return g, err
	}
	return g, recordGrant(tx, "member.role_ended", g)
}

func recordGrant(tx *db.Tx, action string, g Granted) error {
	detail := map[string]any{"grant": g.ID, "role": string(g.Role), "limited": g.Limited, "groups": g.Groups}
	if g.OwnRole != "" {
		detail["role"], detail["ownRole"] = g.Name, g.OwnRole
	}
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(g.Member)}, Subject: g.Member, Detail: detail,
	})
}

// GrantsOf returns what each member holds beside the standard roles of the whole
// organization, oldest first.
func GrantsOf(tx *db.Tx, ids []ID) (map[ID][]Granted, error) {
	condition, value := among(tx, "r.member_id", ids)
	list, err := selectGrants(tx, condition, db.Args{"ids": value})
	out := map[ID][]Granted{}
	for _, g := range list {
		out[g.Member] = append(out[g.Member], g)
	}
	return out, err
}

// maxHolders is how many holders of roles one list names.
const maxHolders = 500

// Holders lists who holds which role beside the plain one: the standard roles of
// the whole organization and all grants, the newest first, at most 500.
func Holders(tx *db.Tx) ([]Granted, error) {
	if err := tx.Whole(); err != nil {
		return nil, err
	}
	standard, err := selectStandard(tx, maxHolders)
	if err != nil {
		return nil, err
	}
	list, err := selectGrants(tx, `true`, nil)
	if err != nil {
		return nil, err
	}
	list = append(list, standard...)
	slices.SortStableFunc(list, func(a, b Granted) int { return b.At.Compare(a.At) })
	return list[:min(len(list), maxHolders)], nil
}

// grantsOf is GrantsOf for one member, without the history.
func grantsOf(tx *db.Tx, id ID) ([]access.Grant, error) {
	found, err := GrantsOf(tx, []ID{id})
	out := make([]access.Grant, len(found[id]))
	for i, g := range found[id] {
		out[i] = g.Grant
	}
	return out, err
}
