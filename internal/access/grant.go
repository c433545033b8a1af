package access

import "slices"

// Grant is a role that an actor holds beside the standard roles of the whole
// organization: one of the organization's own, or any role for the members of
// some groups only (a school's department).
type Grant struct {
	// ID identifies the grant inside the organization.
	ID string
	// Role is a standard role; "" where OwnRole names one of the organization's.
	Role Role
	// OwnRole is the id of a role of the organization's own, and Name its name.
	OwnRole, Name string
	// Permissions are what the role holds at this moment.
	Permissions []Permission
	// Limited tells that the grant reaches members of Groups only. Without any
	// group it reaches nobody.
	Limited bool
	Groups  []string
}

// holds tells whether the role of the grant has the permission, wherever.
func (g Grant) holds(p Permission) bool {
	if g.Limited && !slices.Contains(Limitable, p) {
		return false
	}
	return slices.Contains(g.Permissions, p)
}

// Reach is how far an actor's permission goes.
type Reach struct {
	// Limited tells that it goes no further than the members of Groups.
	Limited bool
	Groups  []string
}

// Covers tells whether everything that other reaches is within this reach.
func (r Reach) Covers(other Reach) bool {
	if !r.Limited {
		return true
	}
	return other.Limited && !slices.ContainsFunc(other.Groups, func(g string) bool { return !slices.Contains(r.Groups, g) })
}

// Reach tells how far the actor holds a permission; held is false where it does
// not hold it at all. Whoever holds it for the whole organization is not limited
// by a narrower grant beside it.
func (a Actor) Reach(p Permission) (reach Reach, held bool) {
	if a.May(p) {
		return Reach{}, true
	}
	if !a.scoped(p) {
		return Reach{}, false
	}
	reach.Limited = true
	for _, g := range a.Grants {
		if g.Limited && g.holds(p) {
			held = true
			reach.Groups = append(reach.Groups, g.Groups...)
		}
	}
	slices.Sort(reach.Groups)
	reach.Groups = slices.Compact(reach.Groups)
	return reach, held
}

// Held lists what the actor may do in the whole organization or for some groups,
// in the order of the table.
func (a Actor) Held() []Permission {
	var out []Permission
	for _, p := range Permissions {
		if _, held := a.Reach(p); held {
			out = append(out, p)
		}
	}
	return out
}

// Assign says why the actor may not give or take a role that holds these
// permissions: the first one that it does not hold itself; "" where it may.
// OwnData does not count, since every member has it, nor what nobody has at the
// vendor.
func (a Actor) Assign(permissions []Permission) Permission {
	if a.May(Work) || a.Kind == KindDirectory {
		return ""
	}
	for _, p := range permissions {
		if !a.May(p) && !a.void(p) {
			return p
		}
	}
	return ""
}
