package domain

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
)

// CheckJob is the kind of the job that looks for one domain's record.
const CheckJob = "domain.check"

// every is how often a domain is looked for; housekeeping comes by several
// times a day.
const every = 20 * time.Hour

type checkPayload struct {
	Domain string `json:"domain"`
}

// Checker looks for records and keeps what came of it.
type Checker struct {
	DB       *db.DB
	Resolver *Resolver
}

// EnqueueDue asks for a look-up of each domain of the organization that was not
// looked for within a day.
func EnqueueDue(tx *db.Tx) error {
	all, err := org.Domains(tx)
	if err != nil {
		return err
	}
	for _, d := range all {
		if d.Source == org.ByDNS && (d.CheckedAt == nil || tx.Now.Sub(*d.CheckedAt) >= every) {
			if err := enqueue(tx, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// Opened asks for a look-up of every domain when a connection is switched on:
// what nobody proves any more must be known before people come in by it.
func Opened(tx *db.Tx, _ org.ConnectionOpened) error {
	all, err := org.Domains(tx)
	if err != nil {
		return err
	}
	for _, d := range all {
		if d.Source != org.ByDNS {
			continue
		}
		if err := enqueue(tx, d); err != nil {
			return err
		}
	}
	return nil
}

func enqueue(tx *db.Tx, d org.Domain) error {
	return job.Enqueue(tx, CheckJob, checkPayload{Domain: d.ID}, job.Unique(d.ID))
}

// Handle is the handler of CheckJob. A domain that was removed meanwhile needs
// none.
func (c Checker) Handle(ctx context.Context, j job.Job) error {
	var p checkPayload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	_, err := c.Check(ctx, access.Work, p.Domain)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// Check looks for a domain's record now and keeps what came of it. A domain that
// another family of organizations proved is a fault of kind Conflict that does
// not tell whose it is.
func (c Checker) Check(ctx context.Context, p access.Permission, id string) (d org.Domain, err error) {
	err = c.DB.View(ctx, p, func(tx *db.Tx) error {
		d, err = org.FindDomain(tx, id)
		return err
	})
	if err != nil {
		return org.Domain{}, err
	}
	seen := c.Resolver.Look(ctx, d)
	actor, _ := access.From(ctx)
	err = c.DB.Across(ctx, "a domain is proved for a family of organizations: whether another has it", func(w *db.Wide) error {
		d, err = settle(w, w.In(actor.Org, actor), d, seen)
		return err
	})
	return d, err
}

// settle keeps a look-up's outcome. A token that was renewed while the look-up
// ran is not proved by it.
func settle(w *db.Wide, tx *db.Tx, asked org.Domain, seen Seen) (org.Domain, error) {
	before, err := org.FindDomain(tx, asked.ID)
	if err != nil || before.Token != asked.Token {
		return before, err
	}
	var ask error
	after, event := Step(before, seen, tx.Now, func(from time.Time) time.Time {
		grace, err := term.Ask(tx, term.DomainGrace, term.Scope{})
		ask = err
		return grace.After(from)
	})
	if ask != nil {
		return before, ask
	}
	keep := func() error { return org.SaveDomain(tx, after) }
	if after.State == org.DomainVerified {
		keep = func() error { return org.Prove(w, tx, after, event != "") }
	}
	if err := keep(); err != nil || event == "" {
		return after, err
	}
	if err := org.RecordDomain(tx, event, after, nil); err != nil {
		return before, err
	}
	return after, tell(tx, event, after)
}

// tell warns owners and whoever keeps the name servers of what a look-up found.
func tell(tx *db.Tx, event string, d org.Domain) error {
	m := notice.Message{
		Kind: event, To: []notice.Recipient{notice.Role(access.Owner), notice.Contact(string(org.ContactTechnical))}, Link: "/domains",
	}
	switch event {
	case "domain.lost":
		m.Subject = "The proof of a domain is gone: " + d.Name
		m.Text = "The TXT record at " + d.RecordName() + " is not there any more. People still sign in, but nobody new is linked or let in by an address on this domain. Publish the record again by " +
			d.GraceEndsAt.Format("2 January 2006") + "; later the domain must be proved anew with another record."
		m.Required = true
	case "domain.token_renewed":
		m.Subject = "A domain must be proved anew: " + d.Name
		m.Text = "The time to mend the old record is over. The page Domains shows the new record to publish."
	case "domain.proven_again":
		m.Subject = "A domain is proved again: " + d.Name
		m.Text = "The record was found. Everything on this domain works as before."
	default:
		return nil
	}
	return notice.Send(tx, m)
}

// Remove gives a domain of the actor's organization up.
func (c Checker) Remove(ctx context.Context, id string) error {
	if err := c.DB.View(ctx, access.ManageOrganization, func(tx *db.Tx) error {
		_, err := org.FindDomain(tx, id)
		return err
	}); err != nil {
		return err
	}
	actor, _ := access.From(ctx)
	return c.DB.Across(ctx, "a domain that is given up is free for others", func(w *db.Wide) error {
		_, err := org.RemoveDomain(w, w.In(actor.Org, actor), id)
		return err
	})
}
