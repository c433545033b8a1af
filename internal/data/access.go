package data

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

// Access is one look at a member's records by somebody else.
type Access struct {
	ID        string
	MemberID  access.MemberID
	ActorKind access.ActorKind
	ActorID   string
	// ActorName is the member's name, or the token's label.
	ActorName string
	// ProductID and Category are what was asked for; empty means any.
	ProductID product.ID
	Category  Category
	// Count is how many records were shown.
	Count int
	// Reason is what was stated; empty when the member's key is destroyed.
	Reason string
	// ApprovedBy is the second person, where the terms wanted one.
	ApprovedBy access.MemberID
	// ApprovedName is what they are called; empty once they are erased.
	ApprovedName string
	// Shown tells whether the member sees this.
	Shown bool
	At    time.Time
}

// Accesses lists who looked at a member's records, newest first. The member sees
// what the terms showed when it happened; somebody else sees all.
func Accesses(tx *db.Tx, id member.ID, p Page) (Rows[Access], error) {
	if _, err := member.Find(tx, id); err != nil {
		return Rows[Access]{}, err
	}
	list, err := listAccesses(tx, id, p, tx.Actor.Member == id)
	if err != nil {
		return Rows[Access]{}, err
	}
	if err := nameActors(tx, list); err != nil {
		return Rows[Access]{}, err
	}
	return rowsOf(p, list, func(a Access) string { return a.ID }), nil
}

// nameActors looks up the names of the members who looked: their names are not
// copied, so that they change and vanish with the member.
func nameActors(tx *db.Tx, list []Access) error {
	var ids []member.ID
	for _, a := range list {
		if a.ActorKind == access.KindMember {
			ids = append(ids, member.ID(a.ActorID))
		}
		if a.ApprovedBy != "" {
			ids = append(ids, a.ApprovedBy)
		}
	}
	members, err := member.FindMany(tx, ids)
	if err != nil {
		return err
	}
	for i, a := range list {
		if m, known := members[a.ApprovedBy]; known {
			list[i].ApprovedName = m.Label()
		}
		if m, known := members[member.ID(a.ActorID)]; known && a.ActorKind == access.KindMember {
			list[i].ActorName = m.Label()
		}
	}
	return nil
}

func accessPlace(id string) string { return "record_access/" + id }

func sealReason(tx *db.Tx, a Access) ([]byte, error) {
	return seal.Seal(tx, a.MemberID, seal.Log, accessPlace(a.ID), []byte(a.Reason))
}

func openReason(tx *db.Tx, a Access, sealed []byte) (string, error) {
	plain, err := seal.Open(tx, a.MemberID, seal.Log, accessPlace(a.ID), sealed)
	if seal.IsShredded(err) {
		return "", nil
	}
	return string(plain), err
}
