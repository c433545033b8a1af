package product

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/term"
)

// DemandState is where a demand for missing data stands.
type DemandState string

// The states, in their order; Given can come after each of the first two.
const (
	DemandNoticed   DemandState = "noticed"
	DemandSuspended DemandState = "suspended"
	DemandCancelled DemandState = "cancelled"
	DemandGiven     DemandState = "given"
)

// Demand is data that a member must give, by law or by contract, to go on using a
// product (rows 12-14): they are told first; when the time of the notice is over,
// the product is suspended, and later cancelled.
type Demand struct {
	ID      string          `db:"id"`
	Member  access.MemberID `db:"member_id"`
	Product ID              `db:"product_id"`
	// Item names what is missing, such as "billing address".
	Item        string      `db:"item"`
	State       DemandState `db:"state"`
	NoticedAt   time.Time   `db:"noticed_at"`
	SuspendFrom time.Time   `db:"suspend_from"`
	CancelFrom  time.Time   `db:"cancel_from"`
	ClosedAt    *time.Time  `db:"closed_at"`
}

// DemandJob carries demands on.
const DemandJob = "product.demand"

type demandPayload struct {
	ID string `json:"id"`
}

// DemandData tells a member that a product needs something of them, by when it is
// suspended and when cancelled without it. The notice is what the steps rest on:
// without one, nothing is suspended.
func DemandData(tx *db.Tx, m access.MemberID, id ID, item string) (Demand, error) {
	if item == "" || len(item) > 100 {
		return Demand{}, fault.New(fault.Invalid, "Name what is missing in 1 to 100 bytes.").On("item")
	}
	later, err := term.Ask(tx, term.CancellationNotice, term.Scope{Product: string(id)})
	if err != nil {
		return Demand{}, err
	}
	a, err := Notify(tx, m, id, Notice{Reason: "It needs something that you have not given: " + item + "."})
	if err != nil {
		return Demand{}, err
	}
	d := Demand{
		ID: db.NewID(), Member: m, Product: id, Item: item, State: DemandNoticed, NoticedAt: tx.Now,
		SuspendFrom: *a.SuspendFrom, CancelFrom: later.After(*a.SuspendFrom),
	}
	if err := insertDemand(tx, d); err != nil {
		if db.Violated(err, "product_demand_open_key", "product_demand.org_id, product_demand.member_id, product_demand.product_id") {
			return d, fault.New(fault.Conflict, "The member was told already that this product misses something.").On("productId").Because(err)
		}
		return d, err
	}
	if err := d.tell(tx); err != nil {
		return d, err
	}
	for _, at := range []time.Time{d.SuspendFrom, d.CancelFrom} {
		if err := job.Enqueue(tx, DemandJob, demandPayload{d.ID}, job.At(at)); err != nil {
			return d, err
		}
	}
	return d, nil
}

func (d Demand) tell(tx *db.Tx) error {
	return notice.Send(tx, notice.Message{
		Kind: "product.data_needed", To: []notice.Recipient{notice.Member(d.Member)}, Required: true, Link: "/my-data",
		Subject: "A product needs something of you",
		Text: "A product that you use needs something that you have not given. Without it, the product is suspended on " +
			d.SuspendFrom.Format("2 January 2006") + " and cancelled on " + d.CancelFrom.Format("2 January 2006") + ". My data says which product, and what is missing.",
		Key: "product_demand/" + d.ID,
	})
}

// next is the pure part of the steps: what becomes of a demand at a time.
func (d Demand) next(now time.Time) DemandState {
	switch {
	case d.ClosedAt != nil:
		return d.State
	case !now.Before(d.CancelFrom) && d.State == DemandSuspended:
		return DemandCancelled
	case !now.Before(d.SuspendFrom) && d.State == DemandNoticed:
		return DemandSuspended
	}
	return d.State
}

// Demanded is the handler of DemandJob.
func Demanded(d *db.DB) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var p demandPayload
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		for more := true; more; {
			err := d.Update(ctx, access.Work, func(tx *db.Tx) (err error) {
				more, err = advance(tx, p.ID)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	}
}

// advance carries one step of a demand out, and tells whether it did.
func advance(tx *db.Tx, id string) (bool, error) {
	d, err := findDemand(tx, `id = :id`, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	to := d.next(tx.Now)
	if to == d.State {
		return false, nil
	}
	switch to {
	case DemandSuspended:
		_, err = Suspend(tx, d.Member, d.Product)
	case DemandCancelled:
		err = Unassign(tx, d.Member, d.Product, "It needed something that was not given: "+d.Item+".")
	}
	if err != nil && !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Conflict) {
		return false, err
	}
	if d.State = to; to == DemandCancelled || err != nil { // without the product there is nothing to go on with
		d.ClosedAt = &tx.Now
	}
	if err := saveDemand(tx, d); err != nil {
		return false, err
	}
	return true, recordDemand(tx, d)
}

// GiveData closes a demand because the member gave what was missing; a suspended
// product is given back.
func GiveData(tx *db.Tx, m access.MemberID, id ID) (Demand, error) {
	d, err := findDemand(tx, `member_id = :member and product_id = :product and closed_at is null`, db.Args{"member": string(m), "product": string(id)})
	if err != nil {
		return d, err
	}
	if d.State == DemandSuspended {
		if _, err := Resume(tx, m, id); err != nil {
			return d, err
		}
	} else if err := withdrawNotice(tx, m, id); err != nil {
		return d, err
	}
	d.State, d.ClosedAt = DemandGiven, &tx.Now
	if err := saveDemand(tx, d); err != nil {
		return d, err
	}
	return d, recordDemand(tx, d)
}

// withdrawNotice takes a notice back that nothing was done on yet.
func withdrawNotice(tx *db.Tx, m access.MemberID, id ID) error {
	a, err := current(tx, m, id)
	if err != nil {
		return err
	}
	a.Reason, a.NoticedAt, a.SuspendFrom = "", nil, nil
	return saveAssignment(tx, a)
}

func recordDemand(tx *db.Tx, d Demand) error {
	return audit.Record(tx, audit.Entry{
		Action: "product.demand_" + string(d.State), Object: audit.Object{Type: "product", ID: string(d.Product)}, Subject: d.Member,
		Detail: map[string]any{"item": d.Item},
	})
}

const demandColumns = `id, member_id, product_id, item, state, noticed_at, suspend_from, cancel_from, closed_at`

// Demands lists what a member's products miss, the newest first.
func Demands(tx *db.Tx, m access.MemberID) (out []Demand, err error) {
	err = tx.Select(&out, `select `+demandColumns+` from product_demand where org_id = :org and member_id = :member order by id desc limit 100`,
		db.Args{"member": string(m)})
	return out, err
}

func findDemand(tx *db.Tx, where string, args db.Args) (d Demand, err error) {
	err = tx.Get(&d, `select `+demandColumns+` from product_demand where org_id = :org and `+where+tx.Lock(), args)
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "Nothing of this product is missing.").On("productId").Because(err)
	}
	return d, err
}

func insertDemand(tx *db.Tx, d Demand) error {
	_, err := tx.Exec(`
		insert into product_demand (org_id, id, member_id, product_id, item, state, noticed_at, suspend_from, cancel_from)
		values (:org, :id, :member, :product, :item, :state, :at, :suspend, :cancel)`,
		db.Args{
			"id": d.ID, "member": string(d.Member), "product": string(d.Product), "item": d.Item, "state": string(d.State),
			"at": d.NoticedAt, "suspend": d.SuspendFrom, "cancel": d.CancelFrom,
		})
	return err
}

func saveDemand(tx *db.Tx, d Demand) error {
	return tx.ExecOne(`update product_demand set state = :state, closed_at = :closed where org_id = :org and id = :id`,
		db.Args{"id": d.ID, "state": string(d.State), "closed": d.ClosedAt})
}
