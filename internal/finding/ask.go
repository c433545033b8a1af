package finding

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/term"
)

// OwnPage is where a person who is signed in answers.
const OwnPage = "/my-data"

// AnswerPage is where the link in a mail leads.
const AnswerPage = "/answer"

// list reads the accounts that were found on the domains of the actor's
// organization, with their addresses on it as they are now.
func list(w *db.Wide, tx *db.Tx, domain string) ([]Finding, error) {
	all, err := ofDomain(tx, domain)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(f Finding) bool { return f.State == Gone })
	homes := map[access.OrgID][]access.MemberID{}
	for _, f := range all {
		homes[f.Home] = append(homes[f.Home], f.Member)
	}
	for home, ids := range homes {
		found, err := member.FindMany(w.In(home, tx.Actor), ids)
		if err != nil {
			return nil, err
		}
		for i := range all {
			if all[i].Home == home {
				all[i].Address = addressOn(found[all[i].Member], all[i].Domain)
			}
		}
	}
	return all, nil
}

// addressOn is the address that an account has on a domain; "" for none.
func addressOn(m member.Member, domain string) string {
	if m.State == member.StateDeleted {
		return ""
	}
	if onDomain(m.UserName, domain) {
		return m.UserName
	}
	for _, e := range m.Emails {
		if onDomain(e.Value, domain) {
			return e.Value
		}
	}
	return ""
}

// List lists the accounts that were found on a domain of the actor's
// organization.
func (k Desk) List(ctx context.Context, domain string) (all []Finding, err error) {
	if err := k.DB.View(ctx, access.ReadMembers, func(*db.Tx) error { return nil }); err != nil {
		return nil, err
	}
	actor, _ := access.From(ctx)
	err = k.DB.AcrossView(ctx, "addresses of accounts on a domain that the organization proved", func(w *db.Wide) error {
		all, err = list(w, w.In(actor.Org, actor), domain)
		return err
	})
	return all, err
}

// Ask asks the owner of an account that was found, with notice and time to
// answer.
func (k Desk) Ask(ctx context.Context, id string, what Choice) (f Finding, err error) {
	if err := k.DB.View(ctx, access.ManageOrganization, func(*db.Tx) error { return nil }); err != nil {
		return f, err
	}
	actor, _ := access.From(ctx)
	err = k.DB.Across(ctx, "an organization asks the owner of an account on its domain", func(w *db.Wide) error {
		f, err = ask(w, w.In(actor.Org, actor), id, what)
		return err
	})
	return f, err
}

func ask(w *db.Wide, tx *db.Tx, id string, what Choice) (Finding, error) {
	f, err := Find(tx, id)
	if err != nil {
		return f, err
	}
	d, err := org.FindDomain(tx, f.DomainID)
	switch {
	case !slices.Contains([]Choice{Convert, Rename, Leave}, what):
		return f, fault.New(fault.Invalid, "Ask to convert, to rename or to leave, not %q.", what).On("ask")
	case f.State != Found:
		return f, fault.New(fault.Conflict, "The owner of this account was asked before.").On("findingId")
	case err != nil && !fault.Is(err, fault.NotFound):
		return f, err
	case err != nil || d.State != org.DomainVerified:
		return f, fault.New(fault.Conflict, "The domain is not proved now, so nobody can be asked because of it.").On("findingId")
	}
	within, err := term.Ask(tx, term.FoundAnswer, term.Scope{})
	if err != nil {
		return f, err
	}
	now, due := tx.Now, within.After(tx.Now)
	remind := remindAfter(now, due)
	f.State, f.Asked, f.AskedAt, f.RemindAt, f.DueAt = Asked, what, &now, &remind, &due
	if err := f.approach(w, tx, "finding.asked"); err != nil {
		return f, err
	}
	for _, at := range []time.Time{remind, due} {
		if err := job.Enqueue(tx, WorkJob, workPayload{Finding: f.ID}, job.At(at)); err != nil {
			return f, err
		}
	}
	return f, nil
}

// approach keeps the finding with a fresh link and tells the person, in the
// organization that their account belongs to.
func (f Finding) approach(w *db.Wide, tx *db.Tx, action string) error {
	secret, hash := random.Secret("")
	if err := save(tx, f, hash); err != nil {
		return err
	}
	if err := record(w, tx, f, action); err != nil {
		return err
	}
	home := w.In(f.Home, access.System(f.Home, "domain"))
	return notice.Send(home, notice.Message{
		Kind: "member.address_asked", To: []notice.Recipient{notice.Member(f.Member)}, Required: true,
		Subject: f.Organization + " asks about your address on " + f.Domain,
		Text: fmt.Sprintf("Your account is your own, and it uses an address on %s, a domain that %s has proved to own. %s\n\n"+
			"Please answer by %s. Your account and everything in it stay yours whatever you answer; if you don't, the account only loses the address on this day.",
			f.Domain, f.Organization, asks[f.Asked], f.DueAt.Format("2 January 2006")),
		Link: OwnPage, Private: AnswerPage + "?t=" + secret,
	})
}

var asks = map[Choice]string{
	Convert: "It invites you to convert to an account of the organization. You can also use another address, or keep your account without this one.",
	Rename:  "It asks you to use another address for your own account.",
	Leave:   "It asks you to give this address up.",
}

// record writes what happened into the log of the organization, and into that
// of the account's home, where the person sees it.
func record(w *db.Wide, tx *db.Tx, f Finding, action string) error {
	detail := map[string]any{"domain": f.Domain, "asked": string(f.Asked), "kind": string(f.AccountKind)}
	if f.Answer != "" {
		detail["answer"] = string(f.Answer)
	}
	if err := audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "finding", ID: f.ID}, Detail: detail}); err != nil {
		return err
	}
	there := map[string]any{"by": f.Organization}
	for key, v := range detail {
		there[key] = v
	}
	return audit.Record(w.In(f.Home, access.System(f.Home, "domain")), audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(f.Member)}, Subject: f.Member, Detail: there,
	})
}

// Work is the handler of WorkJob.
func (k Desk) Work(ctx context.Context, j job.Job) error {
	var p workPayload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	actor, _ := access.From(ctx)
	return k.DB.Across(ctx, "reminding the owner of an account, and ending the time to answer", func(w *db.Wide) error {
		return advance(w, w.In(j.OrgID, actor), p.Finding)
	})
}

func advance(w *db.Wide, tx *db.Tx, id string) error {
	f, err := Find(tx, id)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	switch remind, lapse := f.step(tx.Now); {
	case remind:
		f.RemindedAt = &tx.Now
		return f.approach(w, tx, "finding.reminded")
	case lapse:
		return end(w, tx, f)
	}
	return nil
}

// end is what happens when nobody answered in time, or the answer was to keep
// the address: the account loses it. An organization that does not prove the
// domain any more, or is not served, gets nothing.
func end(w *db.Wide, tx *db.Tx, f Finding) error {
	d, err := org.FindDomain(tx, f.DomainID)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	o, oerr := org.Current(tx)
	if oerr != nil {
		return oerr
	}
	if err != nil || d.State != org.DomainVerified || o.State != org.Active {
		f.State, f.Asked, f.DueAt, f.RemindAt, f.RemindedAt = Found, "", nil, nil, nil
		return save(tx, f, nil)
	}
	f.State, f.EndedAt = Lapsed, &tx.Now
	if err := takeAddress(w, f, ""); err != nil {
		return err
	}
	if err := save(tx, f, nil); err != nil {
		return err
	}
	if err := record(w, tx, f, "finding.lapsed"); err != nil {
		return err
	}
	return tellPerson(w, f, "Your account lost its address on "+f.Domain,
		"The time to answer is over. Your account is still your own, with everything in it: you sign in as before, and only the address on this domain was removed.")
}

func tellPerson(w *db.Wide, f Finding, subject, text string) error {
	return notice.Send(w.In(f.Home, access.System(f.Home, "domain")), notice.Message{
		Kind: "member.address_changed", To: []notice.Recipient{notice.Member(f.Member)}, Subject: subject, Text: text, Link: OwnPage, Required: true,
	})
}
