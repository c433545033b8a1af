package loss

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
)

// newSecret makes the secret of a link: random, of which only the hash is kept.
func newSecret() (secret, hash string) {
	secret = rand.Text()
	return secret, hashOf(secret)
}

func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// View is a loss with its items.
type View struct {
	Loss
	Items []Item
}

func viewOf(tx *db.Tx, l Loss, err error) (View, error) {
	if err != nil {
		return View{}, err
	}
	all, err := items(tx, l.ID)
	return View{l, all}, err
}

// Find finds a loss.
func Find(tx *db.Tx, id ID) (View, error) {
	l, err := find(tx, id, "")
	return viewOf(tx, l, err)
}

// Seen is what administrators see of what is lost: nothing of health products,
// whose mere records tell too much, and elsewhere no number with health in it.
func Seen(tx *db.Tx, id ID) ([]Item, error) {
	all, err := items(tx, id)
	if err != nil {
		return nil, err
	}
	products, err := product.List(tx)
	if err != nil {
		return nil, err
	}
	health := map[product.ID]bool{}
	for _, p := range products {
		health[p.ID] = p.Family == product.Health
	}
	for i := range all {
		all[i].Moved, all[i].Deleted = min(all[i].Moved, all[i].Records), min(all[i].Deleted, all[i].Records)
	}
	return slices.DeleteFunc(all, func(i Item) bool { return health[i.Product] }), nil
}

// Current finds the loss of a member that is under way; NotFound without one.
func Current(tx *db.Tx, m access.MemberID) (View, error) {
	l, err := current(tx, m, "")
	return viewOf(tx, l, err)
}

// Own finds the acting member's own.
func Own(tx *db.Tx) (View, error) {
	if tx.Actor.Member == "" {
		return View{}, fault.New(fault.NotFound, "You are not losing your account.")
	}
	v, err := Current(tx, tx.Actor.Member)
	if err != nil {
		return View{}, err
	}
	return v, v.addHealth(tx)
}

// addHealth counts what is held about the member's health: only they see it.
func (v *View) addHealth(tx *db.Tx) error {
	held, err := data.CountsOf(tx, v.Member)
	for _, c := range held {
		if c.Category.Class() != data.Special {
			continue
		}
		v.Records += c.Count
		if i := slices.IndexFunc(v.Items, func(i Item) bool { return i.Product == c.ProductID }); i >= 0 {
			v.Items[i].Records += c.Count
		}
	}
	return err
}

// List reads losses by the end of grace: those under way, or those that are over,
// newest first; at most 200.
func List(tx *db.Tx, over bool) ([]Loss, error) { return list(tx, over, 200) }

// Respond keeps what the acting member wants done with something they acquired.
// They can change their mind until grace is over.
func Respond(tx *db.Tx, p product.ID, a Answer) (View, error) {
	if tx.Actor.Member == "" || !tx.Actor.May(access.OwnData) {
		return View{}, fault.New(fault.Denied, "Only the member answers.")
	}
	l, err := current(tx, tx.Actor.Member, tx.Lock())
	if err != nil {
		return View{}, err
	}
	return l.respond(tx, p, a)
}

func (l Loss) respond(tx *db.Tx, p product.ID, a Answer) (View, error) {
	i, err := findItem(tx, l.ID, p)
	switch {
	case err != nil:
		return View{}, err
	case !l.open():
		return View{}, fault.New(fault.Conflict, "Grace is over; nothing can be decided any more.")
	case !i.accepts(a):
		return View{}, fault.New(fault.Denied, "The terms don't offer this for the product.").On("answer")
	}
	i.Answer, i.AnsweredAt = a, &tx.Now
	if err := saveItem(tx, i); err != nil {
		return View{}, err
	}
	if err := record(tx, l, "loss.answered", map[string]any{"product": string(p), "answer": string(a)}); err != nil {
		return View{}, err
	}
	return viewOf(tx, l, nil)
}

// Code gives the acting member a secret with which they take over what is theirs
// into their personal account. A new one ends the one before.
func Code(tx *db.Tx) (string, error) {
	own, err := Own(tx)
	if err != nil {
		return "", err
	}
	if !own.open() {
		return "", fault.New(fault.Conflict, "Grace is over; nothing can be moved any more.")
	}
	secret, hash := newSecret()
	return secret, saveLink(tx, own.ID, hash)
}

// Desk serves those who hold a secret link and those who claim with its code:
// across two organizations, so it opens its own transactions.
type Desk struct{ DB *db.DB }

// Linked is a loss as whoever holds its link sees it.
type Linked struct {
	View

	Organization string
	// Names are the products' names.
	Names map[product.ID]string
}

// ByLink shows the loss that a secret link is about.
func (k Desk) ByLink(ctx context.Context, secret string) (v Linked, err error) {
	err = k.DB.AcrossView(ctx, "what a link in a mail is about", func(w *db.Wide) error {
		at, err := byLink(w, hashOf(secret))
		if err != nil {
			return err
		}
		v, err = linkedTo(w.In(at.Org, access.System(at.Org, "link")), at.Loss)
		return err
	})
	return v, err
}

func linkedTo(tx *db.Tx, id ID) (Linked, error) {
	v, err := Find(tx, id)
	if err != nil {
		return Linked{}, err
	}
	o, err := org.Current(tx)
	if err != nil {
		return Linked{}, err
	}
	all, err := product.List(tx)
	names := map[product.ID]string{}
	for _, p := range all {
		names[p.ID] = p.Name
	}
	return Linked{v, o.Name, names}, err
}

// Accepts tells whether the member may answer so while grace lasts.
func (i Item) Accepts(a Answer) bool { return i.accepts(a) }

// AnswerByLink keeps an answer of whoever holds the link.
func (k Desk) AnswerByLink(ctx context.Context, secret string, p product.ID, a Answer) (v View, err error) {
	err = k.DB.Across(ctx, "an answer through a link in a mail", func(w *db.Wide) error {
		at, err := byLink(w, hashOf(secret))
		if err != nil {
			return err
		}
		tx := w.In(at.Org, access.System(at.Org, "link"))
		l, err := find(tx, at.Loss, tx.Lock())
		if err != nil {
			return err
		}
		v, err = l.respond(tx, p, a)
		return err
	})
	return v, err
}

// Claim names the acting person's personal account as where what is theirs goes.
// They prove the lost account by the code, and the personal one by being signed
// in to it. Moving happens when grace is over, so that taking the loss back moves
// nothing.
func (k Desk) Claim(ctx context.Context, secret string) (v View, err error) {
	if err := k.DB.View(ctx, access.OwnData, func(tx *db.Tx) error { return personal(tx) }); err != nil {
		return v, err
	}
	actor, _ := access.From(ctx)
	err = k.DB.Across(ctx, "a person moves what is theirs to their personal account", func(w *db.Wide) error {
		at, err := byLink(w, hashOf(secret))
		if err != nil {
			return err
		}
		tx := w.In(at.Org, access.System(at.Org, "claim"))
		l, err := find(tx, at.Loss, tx.Lock())
		if err != nil {
			return err
		}
		v, err = l.claim(tx, actor)
		return err
	})
	return v, err
}

func personal(tx *db.Tx) error {
	m, err := member.Find(tx, tx.Actor.Member)
	if err == nil && m.AccountKind == member.WorkOrSchool {
		err = fault.New(fault.Denied, "This is an account of an organization. Sign in to your personal account and enter the code there.")
	}
	return err
}

func (l Loss) claim(tx *db.Tx, by access.Actor) (View, error) {
	if !l.open() {
		return View{}, fault.New(fault.Conflict, "Grace is over; nothing can be moved any more.").On("code")
	}
	all, err := items(tx, l.ID)
	if err != nil {
		return View{}, err
	}
	l.ClaimedOrg, l.ClaimedMember = by.Org, by.Member
	if err := save(tx, l); err != nil {
		return View{}, err
	}
	for _, i := range all {
		if i.Answer != Unanswered || !i.accepts(Transfer) {
			continue
		}
		if _, err := l.respond(tx, i.Product, Transfer); err != nil {
			return View{}, err
		}
	}
	if err := record(tx, l, "loss.claimed", nil); err != nil {
		return View{}, err
	}
	return viewOf(tx, l, nil)
}

// ExportOwn writes what the acting member acquired of a product, a record on each
// line, as JSON. An export needs no waiting and is kept nowhere.
func ExportOwn(ctx context.Context, d *db.DB, p product.ID, out io.Writer) error {
	var l Loss
	err := d.View(ctx, access.OwnData, func(tx *db.Tx) error {
		own, err := Own(tx)
		l = own.Loss
		return err
	})
	if err != nil {
		return err
	}
	actor, _ := access.From(ctx)
	return Desk{d}.export(ctx, actor.Org, l, p, out)
}

// ExportByLink is ExportOwn for whoever holds the link.
func (k Desk) ExportByLink(ctx context.Context, secret string, p product.ID, out io.Writer) error {
	var at linked
	var l Loss
	err := k.DB.AcrossView(ctx, "what a link in a mail is about", func(w *db.Wide) (err error) {
		if at, err = byLink(w, hashOf(secret)); err != nil {
			return err
		}
		l, err = find(w.In(at.Org, access.System(at.Org, "link")), at.Loss, "")
		return err
	})
	if err != nil {
		return err
	}
	return k.export(ctx, at.Org, l, p, out)
}

func (k Desk) export(ctx context.Context, org access.OrgID, l Loss, p product.ID, out io.Writer) error {
	ctx = access.With(ctx, access.Worker(org, "loss.export"))
	err := k.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		i, err := findItem(tx, l.ID, p)
		switch {
		case err != nil:
			return err
		case !i.offers():
			return fault.New(fault.Denied, "The terms don't offer an export of this product.")
		case !l.open():
			return fault.New(fault.Conflict, "Grace is over; nothing can be exported any more.")
		}
		if i.FetchedAt = &tx.Now; i.Answer == Unanswered {
			i.Answer, i.AnsweredAt = Export, &tx.Now
		}
		if err := saveItem(tx, i); err != nil {
			return err
		}
		return record(tx, l, "loss.exported", map[string]any{"product": string(p)})
	})
	if err != nil {
		return err
	}
	write := json.NewEncoder(out)
	return data.Builtin(k.DB).Export(ctx, data.Subject{OrgID: org, MemberID: l.Member}, func(i data.Item) error {
		if i.ProductID != p {
			return nil
		}
		return write.Encode(i)
	})
}
