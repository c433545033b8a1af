package finding

import (
	"context"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/seal"
)

// newAddressWithin is how long a new address can be confirmed.
const newAddressWithin = 24 * time.Hour

// Reply is a person's answer; Address is the new one, with Rename alone.
type Reply struct {
	Choice  Choice
	Address string
}

// ByLink finds what a link asks; it changes nothing, so that whoever previews a
// mail answers nothing. A link that was used or is over is a fault of kind
// NotFound.
func (k Desk) ByLink(ctx context.Context, secret string) (f Finding, err error) {
	err = k.DB.AcrossView(ctx, "whose account a link asks about", func(w *db.Wide) error {
		f, err = pending(w, secret)
		return err
	})
	return f, err
}

func pending(w *db.Wide, secret string) (Finding, error) {
	f, err := byHash(w, "token_hash", random.Hash(secret))
	if err == nil && (f.State != Asked || f.DueAt == nil || !w.Now().Before(*f.DueAt)) {
		err = fault.New(fault.NotFound, "This link was used before, or its time is over. Sign in to your account and look at My data.")
	}
	return f, err
}

// AnswerByLink takes the answer that came by a link, which is used up by it.
// The mail went to a mailbox of the organization's domain, so the link proves no
// more than that: a new address is given by whoever is signed in to the account.
func (k Desk) AnswerByLink(ctx context.Context, secret string, r Reply) (f Finding, err error) {
	err = k.DB.Across(ctx, "the answer of whoever got a link", func(w *db.Wide) error {
		if f, err = pending(w, secret); err != nil {
			return err
		}
		if r.Choice == Rename {
			return fault.New(fault.Denied, "Sign in to your account to give it another address: this link alone does not prove that the account is yours.").On("answer")
		}
		f, err = answer(w, f, r, false)
		return err
	})
	return f, err
}

// Own lists what the actor is asked about their own account.
func (k Desk) Own(ctx context.Context) (all []Finding, err error) {
	if err := k.DB.View(ctx, access.OwnData, func(*db.Tx) error { return nil }); err != nil {
		return nil, err
	}
	actor, _ := access.From(ctx)
	if actor.Member == "" {
		return nil, nil
	}
	err = k.DB.AcrossView(ctx, "what a person is asked about their own account", func(w *db.Wide) error {
		all, err = ofMember(w, actor.Org, actor.Member)
		return err
	})
	return all, err
}

// AnswerOwn takes the answer of a person who is signed in to the account.
func (k Desk) AnswerOwn(ctx context.Context, id string, r Reply) (f Finding, err error) {
	mine, err := k.Own(ctx)
	if err != nil {
		return f, err
	}
	i := slices.IndexFunc(mine, func(f Finding) bool { return f.ID == id })
	if i < 0 {
		return f, fault.New(fault.NotFound, "You are not asked this.").On("findingId")
	}
	err = k.DB.Across(ctx, "the answer of a person about their own account", func(w *db.Wide) error {
		if f, err = Find(w.In(mine[i].Org, access.System(mine[i].Org, "answer")), id); err != nil {
			return err
		}
		f, err = answer(w, f, r, true)
		return err
	})
	return f, err
}

// answer does what a person answered, in one transaction. The link is used up.
// proven tells that the person is signed in to the account.
func answer(w *db.Wide, f Finding, r Reply, proven bool) (Finding, error) {
	tx := w.In(f.Org, access.System(f.Org, "answer"))
	if f.State != Asked || !tx.Now.Before(*f.DueAt) {
		return f, fault.New(fault.Conflict, "The time to answer is over.")
	}
	now := tx.Now
	f.Answer, f.AnsweredAt = r.Choice, &now
	switch r.Choice {
	case Keep:
	case Rename:
		return f, rename(w, tx, f, r.Address)
	case Leave, Convert:
		f.State, f.EndedAt = Answered, &now
		if r.Choice == Convert {
			if err := convert(w, tx, f, proven); err != nil {
				return f, err
			}
		}
		if err := takeAddress(w, f, ""); err != nil {
			return f, err
		}
	default:
		return f, fault.New(fault.Invalid, "Answer convert, rename, leave or keep.").On("answer")
	}
	if err := save(tx, f, nil); err != nil {
		return f, err
	}
	return f, record(w, tx, f, "finding.answered")
}

// rename keeps a new address until the link that is sent to it comes back: an
// address is nobody's until then.
func rename(w *db.Wide, tx *db.Tx, f Finding, address string) error {
	if !org.Address(address) || onDomain(address, f.Domain) {
		return fault.New(fault.Invalid, "Enter an address of yours that is not on %s, such as name@example.net.", f.Domain).On("address")
	}
	sealed, err := seal.SealOrg(tx, place(f), []byte(address))
	if err != nil {
		return err
	}
	expires := tx.Now.Add(newAddressWithin)
	f.NewAddress, f.NewExpires, f.Answer, f.AnsweredAt = sealed, &expires, "", nil
	secret, hash := random.Secret("")
	if err := keepNew(tx, f, hash); err != nil {
		return err
	}
	if err := save(tx, f, nil); err != nil { // the first link is used up
		return err
	}
	return notice.Send(w.In(f.Home, access.System(f.Home, "domain")), notice.Message{
		Kind: "member.address_given", To: []notice.Recipient{notice.Address(address)},
		Subject: "Confirm your new address",
		Text:    "Somebody, you we hope, wants to use this address for their account. Confirm it within 24 hours; if it wasn't you, do nothing.",
		Private: AnswerPage + "/address?t=" + secret,
	})
}

func place(f Finding) string { return "finding/" + f.ID + "/address" }

// Confirm takes a new address into use, when its link comes back.
func (k Desk) Confirm(ctx context.Context, secret string) (f Finding, err error) {
	err = k.DB.Across(ctx, "the new address of somebody's own account", func(w *db.Wide) error {
		f, err = confirm(w, secret)
		return err
	})
	return f, err
}

func confirm(w *db.Wide, secret string) (Finding, error) {
	f, err := byHash(w, "new_token_hash", random.Hash(secret))
	if err != nil {
		return f, err
	}
	if f.State != Asked || f.NewExpires == nil || !w.Now().Before(*f.NewExpires) {
		return f, fault.New(fault.NotFound, "This link was used before, or its time is over. Sign in to your account and look at My data.")
	}
	tx := w.In(f.Org, access.System(f.Org, "answer"))
	address, err := seal.OpenOrg(tx, place(f), f.NewAddress)
	if err != nil {
		return f, err
	}
	now := tx.Now
	f.State, f.Answer, f.AnsweredAt, f.EndedAt, f.NewAddress, f.NewExpires = Answered, Rename, &now, &now, nil, nil
	if err := takeAddress(w, f, string(address)); err != nil {
		return f, err
	}
	if err := keepNew(tx, f, nil); err != nil {
		return f, err
	}
	if err := save(tx, f, nil); err != nil {
		return f, err
	}
	return f, record(w, tx, f, "finding.answered")
}

// takeAddress removes the addresses on the domain from an account and gives it
// another one instead, if there is one. Everything else stays as it is: whoever
// signed in to it before does so after.
func takeAddress(w *db.Wide, f Finding, instead string) error {
	tx := w.In(f.Home, access.System(f.Home, "domain"))
	before, err := member.FindForUpdate(tx, f.Member)
	if fault.Is(err, fault.NotFound) {
		return nil // deleted meanwhile
	}
	if err != nil {
		return err
	}
	after := before
	after.Emails = slices.DeleteFunc(slices.Clone(before.Emails), func(e member.Multi) bool { return onDomain(e.Value, f.Domain) })
	if instead != "" {
		after.Emails = append([]member.Multi{{Value: instead, Primary: true}}, after.Emails...)
		for i := range after.Emails[1:] {
			after.Emails[i+1].Primary = false
		}
	}
	if onDomain(before.UserName, f.Domain) {
		after.UserName = "account-" + string(before.ID)
		if instead != "" {
			after.UserName = instead
		}
	}
	_, err = member.Save(tx, before, after)
	return err
}

// convert makes an account of the organization with the address, unless it has
// one already. The person's own account stays where it is, without the address;
// its name goes along only where the person was signed in to it.
func convert(w *db.Wide, tx *db.Tx, f Finding, proven bool) error {
	own, err := member.Find(w.In(f.Home, access.System(f.Home, "domain")), f.Member)
	if err != nil {
		return err
	}
	address := addressOn(own, f.Domain)
	if address == "" {
		return fault.New(fault.Conflict, "Your account has no address on %s any more.", f.Domain)
	}
	if _, err := member.ByUserName(tx, address); !fault.Is(err, fault.NotFound) {
		return err // there is one, or the look-up failed
	}
	made := member.Member{
		UserName: address, Active: true, AccountKind: member.WorkOrSchool, Emails: []member.Multi{{Value: address, Type: "work", Primary: true}},
	}
	if proven {
		made.DisplayName, made.Name = own.DisplayName, own.Name
	}
	_, err = member.Create(tx, made)
	return err
}
