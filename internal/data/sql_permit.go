package data

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

const selectPermit = `
	select id, member_id, product_id, category, reason, state, asked_by, asked_at, decided_by, decided_at, open_until
	  from content_permit
	 where org_id = :org`

type permitRow struct {
	ID        PermitID        `db:"id"`
	MemberID  access.MemberID `db:"member_id"`
	ProductID product.ID      `db:"product_id"`
	Category  Category        `db:"category"`
	Reason    []byte          `db:"reason"`
	State     PermitState     `db:"state"`
	AskedBy   access.MemberID `db:"asked_by"`
	AskedAt   time.Time       `db:"asked_at"`
	DecidedBy access.MemberID `db:"decided_by"`
	DecidedAt *time.Time      `db:"decided_at"`
	Until     *time.Time      `db:"open_until"`
}

func (r permitRow) open(tx *db.Tx) (Permit, error) {
	p := Permit{
		ID: r.ID, MemberID: r.MemberID, ProductID: r.ProductID, Category: r.Category, State: r.State,
		AskedBy: r.AskedBy, AskedAt: r.AskedAt.UTC(), DecidedBy: r.DecidedBy, DecidedAt: r.DecidedAt, Until: r.Until,
	}
	plain, err := seal.Open(tx, p.MemberID, seal.Log, p.place(), r.Reason)
	if err != nil && !seal.IsShredded(err) {
		return p, err
	}
	p.Reason = string(plain)
	return p.at(tx.Now), nil
}

func insertPermit(tx *db.Tx, p Permit, reason []byte) error {
	_, err := tx.Exec(`
		insert into content_permit (org_id, id, member_id, product_id, category, reason, state, asked_by, asked_at, decided_by)
		values (:org, :id, :member, :product, :category, :reason, :state, :asked_by, :now, '')`,
		db.Args{
			"id": string(p.ID), "member": string(p.MemberID), "product": string(p.ProductID), "category": string(p.Category),
			"reason": reason, "state": string(p.State), "asked_by": string(p.AskedBy), "now": tx.Now,
		})
	return err
}

func findPermit(tx *db.Tx, id PermitID) (Permit, error) {
	var r permitRow
	err := tx.Get(&r, selectPermit+` and id = :id`+tx.Lock(), db.Args{"id": string(id)})
	if err != nil {
		if fault.Is(err, fault.NotFound) {
			err = fault.New(fault.NotFound, "There is nothing with this id.").On("contentPermitId").Because(err)
		}
		return Permit{}, err
	}
	return r.open(tx)
}

func savePermit(tx *db.Tx, p Permit) error {
	return tx.ExecOne(`
		update content_permit
		   set state = :state, decided_by = :by, decided_at = :at, open_until = :until
		 where org_id = :org and id = :id`,
		db.Args{"id": string(p.ID), "state": string(p.State), "by": string(p.DecidedBy), "at": p.DecidedAt, "until": p.Until})
}

func permitsOf(tx *db.Tx, id access.MemberID, limit int) ([]Permit, error) {
	var rows []permitRow
	err := tx.Select(&rows, selectPermit+` and member_id = :member order by id desc limit :limit`, db.Args{"member": string(id), "limit": limit})
	out := make([]Permit, 0, len(rows))
	for _, r := range rows {
		p, err := r.open(tx)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, err
}
