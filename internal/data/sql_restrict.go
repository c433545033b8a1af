package data

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

// unrestricted leaves records out whose use is restricted.
const unrestricted = `
	   and not exists (select 1 from record_restriction x
	                    where x.org_id = :org and x.member_id = record.member_id and x.lifted_at is null
	                      and x.product_id in ('', record.product_id) and x.category in ('', record.category))`

const selectRestriction = `
	select id, member_id, request_id, product_id, category, ground, reason, placed_by, placed_at, told_at, lift_at, lift_reason, lifted_at
	  from record_restriction
	 where org_id = :org`

type restrictionRow struct {
	ID         RestrictionID     `db:"id"`
	MemberID   access.MemberID   `db:"member_id"`
	RequestID  string            `db:"request_id"`
	ProductID  product.ID        `db:"product_id"`
	Category   Category          `db:"category"`
	Ground     RestrictionGround `db:"ground"`
	Reason     []byte            `db:"reason"`
	PlacedBy   access.MemberID   `db:"placed_by"`
	PlacedAt   time.Time         `db:"placed_at"`
	ToldAt     *time.Time        `db:"told_at"`
	LiftAt     *time.Time        `db:"lift_at"`
	LiftReason []byte            `db:"lift_reason"`
	LiftedAt   *time.Time        `db:"lifted_at"`
}

func (r restrictionRow) closed() Restriction {
	return Restriction{
		ID: r.ID, MemberID: r.MemberID, RequestID: r.RequestID, ProductID: r.ProductID, Category: r.Category, Ground: r.Ground,
		PlacedBy: r.PlacedBy, PlacedAt: r.PlacedAt.UTC(), ToldAt: r.ToldAt, LiftAt: r.LiftAt, LiftedAt: r.LiftedAt,
	}
}

// open reads what is sealed; a destroyed key leaves it empty.
func (r restrictionRow) open(tx *db.Tx) (Restriction, error) {
	out := r.closed()
	for part, sealed := range map[string][]byte{"reason": r.Reason, "lift": r.LiftReason} {
		if len(sealed) == 0 {
			continue
		}
		plain, err := seal.Open(tx, r.MemberID, seal.Log, out.at(part), sealed)
		if err != nil && !seal.IsShredded(err) {
			return out, err
		}
		if part == "lift" {
			out.LiftReason = string(plain)
		} else {
			out.Reason = string(plain)
		}
	}
	return out, nil
}

func insertRestriction(tx *db.Tx, r Restriction, reason []byte) (bool, error) {
	n, err := tx.Exec(`
		insert into record_restriction (org_id, id, member_id, request_id, product_id, category, ground, reason, placed_by, placed_at)
		values (:org, :id, :member, :request, :product, :category, :ground, :reason, :by, :now)
		on conflict do nothing`,
		db.Args{
			"id": string(r.ID), "member": string(r.MemberID), "request": r.RequestID, "product": string(r.ProductID), "category": string(r.Category),
			"ground": string(r.Ground), "reason": reason, "by": string(r.PlacedBy), "now": tx.Now,
		})
	return n == 1, err
}

func saveRestriction(tx *db.Tx, r Restriction, liftReason []byte) error {
	return tx.ExecOne(`update record_restriction set told_at = :told, lift_at = :at, lift_reason = :reason where org_id = :org and id = :id`,
		db.Args{"id": string(r.ID), "told": r.ToldAt, "at": r.LiftAt, "reason": liftReason})
}

func endRestriction(tx *db.Tx, id RestrictionID) error {
	return tx.ExecOne(`update record_restriction set lifted_at = :now where org_id = :org and id = :id`, db.Args{"id": string(id), "now": tx.Now})
}

func findRestriction(tx *db.Tx, id RestrictionID) (Restriction, error) {
	var row restrictionRow
	err := tx.Get(&row, selectRestriction+` and id = :id`+tx.Lock(), db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no restriction with this id.").On("restrictionId").Because(err)
	}
	if err != nil {
		return Restriction{}, err
	}
	return row.open(tx)
}

func listRestrictions(tx *db.Tx, m access.MemberID, limit int) ([]Restriction, error) {
	var rows []restrictionRow
	err := tx.Select(&rows, selectRestriction+` and member_id = :member order by id desc limit :limit`, db.Args{"member": string(m), "limit": limit})
	out := make([]Restriction, 0, len(rows))
	for _, row := range rows {
		r, err := row.open(tx)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, err
}

// inForce are a member's restrictions that are not lifted, without their reasons.
func inForce(tx *db.Tx, m access.MemberID) ([]Restriction, error) {
	return closedWhere(tx, ` and member_id = :member and lifted_at is null`, db.Args{"member": string(m)})
}

// ofRequest are the restrictions of a member that a request asked for and that are
// not lifted.
func ofRequest(tx *db.Tx, m access.MemberID, request string) ([]Restriction, error) {
	return closedWhere(tx, ` and member_id = :member and request_id = :request and lifted_at is null`, db.Args{"member": string(m), "request": request})
}

func closedWhere(tx *db.Tx, where string, args db.Args) ([]Restriction, error) {
	var rows []restrictionRow
	err := tx.Select(&rows, selectRestriction+where+` order by id`, args)
	out := make([]Restriction, 0, len(rows))
	for _, row := range rows {
		out = append(out, row.closed())
	}
	return out, err
}
