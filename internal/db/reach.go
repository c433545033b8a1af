package db

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// reaching is the transaction of an actor who may hold the permission for the
// members of some groups only.
func (s *session) reaching(a access.Actor, r access.Reach) *Tx {
	t := s.tx(a.Org, a)
	t.Reach = r
	return t
}

// Within is the condition that a column holds the id of a member whom the
// transaction reaches: "true" for the whole organization. Every query about
// members has it; a member outside is as one of another organization.
func (t *Tx) Within(column string) string {
	if !t.Reach.Limited {
		return "true"
	}
	return column + ` in (select w.member_id from membership w where w.org_id = :org and w.group_id in (:reach_groups))`
}

// WithinGroups is the condition that a column holds the id of a group whose
// members the transaction reaches.
func (t *Tx) WithinGroups(column string) string {
	if !t.Reach.Limited {
		return "true"
	}
	return column + ` in (:reach_groups)`
}

// Whole refuses, with a fault of kind Denied, what concerns the whole
// organization to whoever holds the permission for some groups only.
func (t *Tx) Whole() error {
	if !t.Reach.Limited {
		return nil
	}
	return fault.New(fault.Denied, "This concerns the whole organization, and your role is limited to some groups. Ask somebody whose role is not.")
}

// May tells whether the actor holds another permission for everything that this
// transaction reaches.
func (t *Tx) May(p access.Permission) bool {
	reach, held := t.Actor.Reach(p)
	return held && reach.Covers(t.Reach)
}
