package loss

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// batchRecords bounds what one transaction moves or deletes.
const batchRecords = 500

// askAgain is how long a loss that a hold keeps waits until it asks again.
const askAgain = 24 * time.Hour

type worker struct {
	d *db.DB
	// reached is told of each step that is carried out and not committed yet;
	// tests stop there.
	reached func(state string)
}

// Handlers carry losses on.
func Handlers(d *db.DB) map[string]job.Handler { return handlers(worker{d, func(string) {}}) }

func handlers(w worker) map[string]job.Handler {
	return map[string]job.Handler{Job: w.handle, product.OffboardJob: w.adopt}
}

// adopt begins the loss of an account that was lost before losses were kept.
func (w worker) adopt(ctx context.Context, j job.Job) error {
	var p struct {
		Member access.MemberID `json:"member"`
	}
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error { return deactivated(tx, member.Deactivated{ID: p.Member}) })
}

func (w worker) handle(ctx context.Context, j job.Job) error {
	var p payload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	for more := true; more; {
		var err error
		if more, err = w.once(ctx, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// once carries out one step in one transaction, and tells whether there is
// another one now.
func (w worker) once(ctx context.Context, id ID) (more bool, err error) {
	l, err := w.look(ctx, id)
	if err != nil || l.ID == "" {
		return false, err
	}
	if l.State == Ending {
		if moved, err := w.move(ctx, l); err != nil || moved {
			return moved, err
		}
	}
	err = w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		l, err := find(tx, id, tx.Lock())
		if err != nil {
			return ifGone(err)
		}
		at, err := remindAt(tx, l)
		if err != nil {
			return err
		}
		do, later := l.next(tx.Now, at)
		if more = do != rest; !more {
			if l.ClosedAt == nil {
				return again(tx, id, later)
			}
			return nil
		}
		before := l
		if more, err = do.carryOut(tx, l); err == nil {
			w.reached(string(before.State))
		}
		return err
	})
	return more, err
}

func (w worker) look(ctx context.Context, id ID) (l Loss, err error) {
	err = w.d.View(ctx, access.Work, func(tx *db.Tx) error {
		l, err = find(tx, id, "")
		return ifGone(err)
	})
	return l, err
}

// ifGone forgives that the member was erased meanwhile.
func ifGone(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

func remindAt(tx *db.Tx, l Loss) (time.Time, error) {
	ahead, err := term.Ask(tx, term.OffboardingRemind, term.Scope{Account: string(member.WorkOrSchool)})
	return l.EndsAt.Add(-ahead.Value.Duration().Nominal()), err
}

func (s step) carryOut(tx *db.Tx, l Loss) (more bool, err error) {
	switch s {
	case preview:
		return true, l.preview(tx)
	case offer:
		return true, l.offer(tx)
	case tell:
		return true, l.tell(tx)
	case leave:
		return l.leave(tx)
	case remind:
		return true, l.remind(tx)
	case end:
		return l.end(tx)
	case settle:
		return l.settle(tx)
	}
	return false, nil
}

// preview writes down what is lost, by product.
func (l Loss) preview(tx *db.Tx) error {
	held, err := data.CountsOf(tx, l.Member)
	if err != nil {
		return err
	}
	uses, err := product.OfMember(tx, []access.MemberID{l.Member})
	if err != nil {
		return err
	}
	by := map[product.ID]*Item{}
	for _, a := range uses[l.Member] {
		by[a.Product] = &Item{Loss: l.ID, Product: a.Product, AcquiredBy: a.AcquiredBy}
	}
	for _, c := range held {
		if by[c.ProductID] == nil { // what is held of a product that they use no more is the organization's
			by[c.ProductID] = &Item{Loss: l.ID, Product: c.ProductID, AcquiredBy: product.ByOrganization}
		}
		if c.Category.Class() == data.Special {
			continue // administrators see these numbers; the member's own view adds what is held
		}
		by[c.ProductID].Records += c.Count
		l.Records += c.Count
	}
	for _, i := range by {
		if err := insertItem(tx, *i); err != nil {
			return err
		}
	}
	l.State = Previewed
	if err := save(tx, l); err != nil {
		return err
	}
	return record(tx, l, "loss.previewed", map[string]any{"products": len(by), "records": l.Records})
}

// offer marks what the member acquired on their own behalf with what the term
// offboarding.offer lets them do about it.
func (l Loss) offer(tx *db.Tx) error {
	all, err := items(tx, l.ID)
	if err != nil {
		return err
	}
	offered := 0
	for _, i := range all {
		if i.AcquiredBy != product.BySelf {
			continue
		}
		what, err := term.Ask(tx, term.OffboardingOffer, term.Scope{Product: string(i.Product), Account: string(member.WorkOrSchool)})
		if err != nil {
			return err
		}
		i.Offer = what.Value.Enum()
		if what.External {
			i.Offer = term.OfferNothing // its own statement says what becomes of it
		}
		if err := saveItem(tx, i); err != nil {
			return err
		}
		if i.Offer != term.OfferNothing {
			offered++
		}
	}
	l.State = Offered
	if err := save(tx, l); err != nil {
		return err
	}
	return record(tx, l, "loss.offered", map[string]any{"products": offered})
}

// leave suspends the account because the last day is over. Where that can't be,
// such as for the last owner, it is tried again the next day.
func (l Loss) leave(tx *db.Tx) (more bool, err error) {
	known, err := member.FindMany(tx, []access.MemberID{l.Member})
	if err != nil {
		return false, err
	}
	if known[l.Member].State == member.StateActive {
		err = tx.Try(func() error {
			_, err := member.Suspend(tx, l.Member, "Employment ended.")
			return err
		})
		if fault.Is(err, fault.Conflict) {
			return false, again(tx, l.ID, tx.Now.Add(askAgain))
		}
		if err != nil {
			return false, err
		}
	}
	l.LeftAt = &tx.Now
	if err := save(tx, l); err != nil {
		return false, err
	}
	return true, record(tx, l, "loss.last_day", nil)
}

// end begins what can't be taken back, unless something keeps it away.
func (l Loss) end(tx *db.Tx) (more bool, err error) {
	err = tx.Try(func() error { return tx.Announce(Losing{l.Member}) })
	if fault.Is(err, fault.Conflict) {
		return false, l.hold(tx)
	}
	if err != nil {
		return false, err
	}
	l.State, l.HeldSince = Ending, nil
	if err := save(tx, l); err != nil {
		return false, err
	}
	return true, record(tx, l, "loss.grace_over", nil)
}

// hold waits because something must not be lost, and says so once.
func (l Loss) hold(tx *db.Tx) error {
	if err := again(tx, l.ID, tx.Now.Add(askAgain)); err != nil || l.HeldSince != nil {
		return err
	}
	l.HeldSince = &tx.Now
	if err := save(tx, l); err != nil {
		return err
	}
	return record(tx, l, "loss.held", nil)
}

// settle carries the loss of one product on: its content goes, batch by batch,
// then its use ends. When all are settled, the account is lost.
func (l Loss) settle(tx *db.Tx) (more bool, err error) {
	i, found, err := l.unsettled(tx)
	if err != nil {
		return false, err
	}
	if !found {
		return false, l.close(tx)
	}
	gone, err := i.discard(tx, l)
	if err != nil {
		return false, err
	}
	i.Deleted += gone
	if gone < batchRecords {
		i.SettledAt = &tx.Now
		if err := ifGone(product.Unassign(tx, l.Member, i.Product, product.LostReason)); err != nil {
			return false, err
		}
	}
	return true, saveItem(tx, i)
}

func (l Loss) unsettled(tx *db.Tx) (Item, bool, error) {
	all, err := items(tx, l.ID)
	for _, i := range all {
		if i.SettledAt == nil {
			return i, true, err
		}
	}
	return Item{}, false, err
}

// discard deletes the next content of what the member acquired, where the term
// offboarding.own_content says so.
func (i Item) discard(tx *db.Tx, l Loss) (int, error) {
	if i.AcquiredBy != product.BySelf {
		return 0, nil
	}
	what, err := term.Ask(tx, term.OffboardingContent, term.Scope{Product: string(i.Product), Account: string(member.WorkOrSchool)})
	if err != nil || what.External || what.Value.Enum() != term.OwnDeleted {
		return 0, err
	}
	return data.Discard(tx, l.Member, data.Filter{ProductID: i.Product}, "account_lost", batchRecords)
}

func (l Loss) close(tx *db.Tx) error {
	l.State, l.ClosedAt = Lost, &tx.Now
	if err := save(tx, l); err != nil {
		return err
	}
	all, err := items(tx, l.ID)
	if err != nil {
		return err
	}
	moved, deleted := 0, 0
	for _, i := range all {
		moved, deleted = moved+i.Moved, deleted+i.Deleted
	}
	if err := record(tx, l, "loss.done", map[string]any{"moved": moved, "deleted": deleted}); err != nil {
		return err
	}
	return l.tellDone(tx)
}
