package loss

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

const columns = `id, member_id, cause, state, begun_by, begun_at, last_day, left_at, ends_at, held_since, closed_at, records, claimed_org, claimed_member`

func (l Loss) utc() Loss {
	l.BegunAt, l.EndsAt = l.BegunAt.UTC(), l.EndsAt.UTC()
	for _, t := range []**time.Time{&l.LastDay, &l.LeftAt, &l.HeldSince, &l.ClosedAt} {
		if *t != nil {
			u := (*t).UTC()
			*t = &u
		}
	}
	return l
}

func get(tx *db.Tx, where string, args db.Args) (l Loss, err error) {
	err = tx.Get(&l, `select `+columns+` from account_loss where org_id = :org and `+tx.Within("member_id")+` and `+where, args)
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no loss of an account with this id.").Because(err)
	}
	return l.utc(), err
}

func find(tx *db.Tx, id ID, lock string) (Loss, error) {
	return get(tx, `id = :id`+lock, db.Args{"id": string(id)})
}

// current finds the loss of a member that is under way.
func current(tx *db.Tx, m access.MemberID, lock string) (Loss, error) {
	return get(tx, `member_id = :member and closed_at is null`+lock, db.Args{"member": string(m)})
}

// latest finds the newest loss of a member, whatever became of it.
func latest(tx *db.Tx, m access.MemberID) (Loss, error) {
	return get(tx, `id = (select max(n.id) from account_loss n where n.org_id = :org and n.member_id = :member)`, db.Args{"member": string(m)})
}

func insert(tx *db.Tx, l Loss) error {
	_, err := tx.Exec(`
		insert into account_loss (org_id, id, member_id, cause, state, begun_by, begun_at, last_day, ends_at, records, claimed_org, claimed_member)
		values (:org, :id, :member, :cause, :state, :by, :at, :last_day, :ends, 0, '', '')`,
		db.Args{
			"id": string(l.ID), "member": string(l.Member), "cause": string(l.Cause), "state": string(l.State),
			"by": string(l.BegunBy), "at": l.BegunAt, "last_day": l.LastDay, "ends": l.EndsAt,
		})
	return err
}

func save(tx *db.Tx, l Loss) error {
	return tx.ExecOne(`
		update account_loss
		   set state = :state, left_at = :left, held_since = :held, closed_at = :closed, records = :records,
		       claimed_org = :claimed_org, claimed_member = :claimed_member,
		       link = case when cast(:over as boolean) then null else link end
		 where org_id = :org and id = :id`,
		db.Args{
			"id": string(l.ID), "state": string(l.State), "left": l.LeftAt, "held": l.HeldSince, "closed": l.ClosedAt,
			"records": l.Records, "claimed_org": string(l.ClaimedOrg), "claimed_member": string(l.ClaimedMember), "over": l.ClosedAt != nil,
		})
}

func saveLink(tx *db.Tx, id ID, hash string) error {
	return tx.ExecOne(`update account_loss set link = :link where org_id = :org and id = :id`, db.Args{"id": string(id), "link": hash})
}

// list reads losses by the end of grace, those under way or those that are over.
func list(tx *db.Tx, over bool, limit int) (out []Loss, err error) {
	where, order := `closed_at is null`, `ends_at, id`
	if over {
		where, order = `closed_at is not null`, `ends_at desc, id desc`
	}
	err = tx.Select(&out, `
		select `+columns+` from account_loss
		 where org_id = :org and `+tx.Within("member_id")+` and `+where+`
		 order by `+order+` limit :limit`, db.Args{"limit": limit})
	for i := range out {
		out[i] = out[i].utc()
	}
	return out, err
}

const itemColumns = `id, loss_id, product_id, acquired_by, records, offer, answer, answered_at, fetched_at, moved, deleted, settled_at`

func items(tx *db.Tx, id ID) (out []Item, err error) {
	return out, tx.Select(&out, `select `+itemColumns+` from account_loss_item where org_id = :org and loss_id = :loss order by product_id`,
		db.Args{"loss": string(id)})
}

func findItem(tx *db.Tx, id ID, p product.ID) (i Item, err error) {
	err = tx.Get(&i, `select `+itemColumns+` from account_loss_item where org_id = :org and loss_id = :loss and product_id = :product`+tx.Lock(),
		db.Args{"loss": string(id), "product": string(p)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "Nothing of this product is lost.").On("productId").Because(err)
	}
	return i, err
}

func insertItem(tx *db.Tx, i Item) error {
	_, err := tx.Exec(`
		insert into account_loss_item (org_id, id, loss_id, product_id, acquired_by, records, offer, answer, moved, deleted)
		values (:org, :id, :loss, :product, :by, :records, '', '', 0, 0)
		on conflict (org_id, loss_id, product_id) do nothing`,
		db.Args{"id": db.NewID(), "loss": string(i.Loss), "product": string(i.Product), "by": string(i.AcquiredBy), "records": i.Records})
	return err
}

func saveItem(tx *db.Tx, i Item) error {
	return tx.ExecOne(`
		update account_loss_item
		   set offer = :offer, answer = :answer, answered_at = :answered, fetched_at = :fetched, moved = :moved, deleted = :deleted, settled_at = :settled
		 where org_id = :org and id = :id`,
		db.Args{
			"id": i.ID, "offer": i.Offer, "answer": string(i.Answer), "answered": i.AnsweredAt, "fetched": i.FetchedAt,
			"moved": i.Moved, "deleted": i.Deleted, "settled": i.SettledAt,
		})
}

// forget removes what would still say something about somebody who is erased.
func forget(tx *db.Tx, m access.MemberID) error {
	args := db.Args{"member": string(m)}
	for _, statement := range []string{
		`delete from member_private_address where org_id = :org and member_id = :member`,
		`delete from account_loss_item where org_id = :org and loss_id in (select l.id from account_loss l where l.org_id = :org and l.member_id = :member)`,
		`delete from account_loss where org_id = :org and member_id = :member`,
	} {
		if _, err := tx.Exec(statement, args); err != nil {
			return err
		}
	}
	return nil
}

func saveAddress(tx *db.Tx, m access.MemberID, sealed []byte) error {
	_, err := tx.Exec(`
		insert into member_private_address (org_id, member_id, sealed, named_at) values (:org, :member, :sealed, :now)
		on conflict (org_id, member_id) do update set sealed = excluded.sealed, named_at = excluded.named_at`,
		db.Args{"member": string(m), "sealed": sealed, "now": tx.Now})
	return err
}

func dropAddress(tx *db.Tx, m access.MemberID) (int64, error) {
	return tx.Exec(`delete from member_private_address where org_id = :org and member_id = :member`, db.Args{"member": string(m)})
}

func sealedAddress(tx *db.Tx, m access.MemberID) (sealed []byte, err error) {
	return sealed, tx.Get(&sealed, `select sealed from member_private_address where org_id = :org and member_id = :member`, db.Args{"member": string(m)})
}

// linked is where a secret link leads.
type linked struct {
	Org  access.OrgID `db:"org_id"`
	Loss ID           `db:"id"`
}

func byLink(w *db.Wide, hash string) (l linked, err error) {
	err = w.Get(&l, `select org_id, id from account_loss where link = :link and closed_at is null`, db.Args{"link": hash})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "This link is used up or was never given out. It ends when the account is lost.").On("code").Because(err)
	}
	return l, err
}
