package notice

import (
	"context"
	"errors"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/seal"
)

// MailJob sends one mail.
const MailJob = "notice.mail"

type mailPayload struct {
	Mail string `json:"mail"`
}

// MailState is how a mail fares.
type MailState string

// The states of mail.
const (
	// MailNone means that no mail was made.
	MailNone    MailState = ""
	MailWaiting MailState = "waiting"
	MailSent    MailState = "sent"
	// MailSkipped means that there is no way to send it or nobody to send it to:
	// the reason says which.
	MailSkipped MailState = "skipped"
	// MailFailed means that the mail server refused it for good.
	MailFailed MailState = "failed"
)

// Letter is one mail, ready to go out.
type Letter struct {
	// ID is the same each time the mail is tried.
	ID, To, Subject, Text string
}

// Post carries letters. A refusal for good is marked with Refused.
type Post interface {
	Deliver(ctx context.Context, l Letter) error
}

// Refused marks a failure that trying again can't mend, such as an address that
// the mail server doesn't know.
func Refused(err error) error { return &refusal{err} }

type refusal struct{ err error }

func (r *refusal) Error() string { return r.err.Error() }
func (r *refusal) Unwrap() error { return r.err }

// Sender sends mail by job.
type Sender struct {
	DB *db.DB
	// Post carries the mail; nil means that none is sent.
	Post Post
	// BaseURL is the console's address without a slash at the end; without it
	// mail has no links.
	BaseURL string
	// MemberAddress looks up where a member's mail goes; "" for one who is not
	// active or has none.
	MemberAddress func(tx *db.Tx, id access.MemberID) (string, error)
	// ContactAddress looks up a contact of the organization; "" where none is
	// named. Nil knows none.
	ContactAddress func(tx *db.Tx, name string) (string, error)
}

// Handle is the handler of MailJob.
func (s Sender) Handle(ctx context.Context, j job.Job) error {
	var p mailPayload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	letters, skip, err := s.prepare(ctx, p.Mail)
	switch {
	case fault.Is(err, fault.NotFound):
		return nil // forgotten in the meantime
	case err != nil:
		return err
	case skip != "":
		return s.settle(ctx, p.Mail, MailSkipped, skip)
	}
	for _, l := range letters {
		if err := s.Post.Deliver(ctx, l); err != nil {
			return s.failed(ctx, p.Mail, err)
		}
	}
	if len(letters) == 0 {
		return nil
	}
	return s.settle(ctx, p.Mail, MailSent, "")
}

// failed keeps why a mail did not go out; it is tried again unless it was
// refused for good.
func (s Sender) failed(ctx context.Context, id string, err error) error {
	if _, final := errors.AsType[*refusal](err); final {
		return errors.Join(s.settle(ctx, id, MailFailed, "The mail server refused the address or the message."), job.Fail(err))
	}
	if werr := s.settle(ctx, id, MailWaiting, "The mail server could not be reached or asked to wait; it is tried again."); werr != nil {
		return errors.Join(err, werr)
	}
	return fault.New(fault.Unavailable, "The mail server did not take the message.").Because(err)
}

func (s Sender) settle(ctx context.Context, id string, state MailState, reason string) error {
	return s.DB.Update(ctx, access.Work, func(tx *db.Tx) error { return settleMail(tx, id, state, reason) })
}

// prepare makes the letters of a mail: one, but where owners stand in for a
// contact that nobody named. None and no reason means that it went out before.
func (s Sender) prepare(ctx context.Context, id string) (letters []Letter, skip string, err error) {
	err = s.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findMail(tx, id)
		if err != nil || r.State != MailWaiting {
			return err
		}
		if s.Post == nil {
			skip = "This installation sends no e-mail."
			return nil
		}
		var to []string
		if to, skip, err = s.addresses(tx, r); err != nil || skip != "" {
			return err
		}
		if len(r.Private) > 0 {
			private, err := seal.OpenOrg(tx, place(r.ID)+"/private", r.Private)
			if err != nil {
				return err
			}
			r.Link = string(private)
		}
		for i, a := range to {
			l := Letter{ID: r.ID, To: a, Subject: r.Subject, Text: s.text(r)}
			if i > 0 {
				l.ID += "-" + string(rune('a'+i-1))
			}
			letters = append(letters, l)
		}
		return nil
	})
	return letters, skip, err
}

// addresses says where a mail goes, or why nowhere.
func (s Sender) addresses(tx *db.Tx, r mailRow) (to []string, skip string, err error) {
	switch {
	case r.Member != nil:
		return s.memberAddress(tx, r)
	case len(r.Sealed) > 0:
		plain, err := seal.OpenOrg(tx, place(r.ID), r.Sealed)
		return []string{string(plain)}, "", err
	}
	if s.ContactAddress != nil {
		found, err := s.ContactAddress(tx, r.Contact)
		if err != nil || found != "" {
			return []string{found}, "", err
		}
	}
	if to, err = s.owners(tx); err == nil && len(to) == 0 {
		skip = "The organization has neither this contact nor an owner with an address."
	}
	return to, skip, err
}

func (s Sender) memberAddress(tx *db.Tx, r mailRow) (to []string, skip string, err error) {
	if !r.Required {
		declined, err := declinedAreas(tx, *r.Member)
		if err != nil {
			return nil, "", err
		}
		if slices.Contains(declined, areaOf(r.Kind)) {
			return nil, "The member declined mail of this kind.", nil
		}
	}
	found, err := s.MemberAddress(tx, *r.Member)
	if err == nil && found == "" {
		skip = "The member is not active or has no e-mail address."
	}
	return []string{found}, skip, err
}

// mostOwners bounds to how many owners a contact's mail goes.
const mostOwners = 10

func (s Sender) owners(tx *db.Tx) (to []string, err error) {
	ids, err := holdersOf(tx, access.Owner)
	for _, id := range ids[:min(len(ids), mostOwners)] {
		found, ferr := s.MemberAddress(tx, id)
		if ferr != nil {
			return nil, ferr
		}
		if found != "" && !slices.Contains(to, found) {
			to = append(to, found)
		}
	}
	return to, err
}

// text is the whole mail: what is told, where to look, and why it came.
func (s Sender) text(r mailRow) string {
	out := r.Text + "\n"
	if r.Link != "" && s.BaseURL != "" {
		out += "\n" + s.BaseURL + r.Link + "\n"
	}
	out += "\n-- \nSteward, for " + r.OrgName + ".\n"
	switch {
	case r.Member == nil:
		out += "This address was named as the one to write to.\n"
	case r.Required:
		out += "This mail is sent whatever you chose, because it concerns your rights or your security.\n"
	case s.BaseURL != "":
		out += "You choose what is mailed to you at " + s.BaseURL + "/notices.\n"
	}
	return out
}
