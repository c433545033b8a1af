package finding

import (
	"context"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
)

// The kinds of jobs.
const (
	// SurveyJob looks for accounts on one domain.
	SurveyJob = "finding.survey"
	// WorkJob reminds a person, and ends the time to answer.
	WorkJob = "finding.work"
)

type surveyPayload struct {
	Domain string `json:"domain"`
}

type workPayload struct {
	Finding string `json:"finding"`
}

// Proven asks for a survey of a domain that was just proved.
func Proven(tx *db.Tx, e org.DomainProven) error { return survey(tx, e.Domain.ID) }

// EnqueueSurveys asks for a survey of every domain that the organization proves
// now: accounts are made after it was proved too.
func EnqueueSurveys(tx *db.Tx) error {
	all, err := org.Domains(tx)
	if err != nil {
		return err
	}
	for _, d := range all {
		if d.State != org.DomainVerified {
			continue
		}
		if err := survey(tx, d.ID); err != nil {
			return err
		}
	}
	return nil
}

func survey(tx *db.Tx, domain string) error {
	return job.Enqueue(tx, SurveyJob, surveyPayload{Domain: domain}, job.Unique(domain))
}

// Desk is where findings are worked on: across the organization that proved a
// domain and the one that an account belongs to.
type Desk struct{ DB *db.DB }

// Survey is the handler of SurveyJob.
func (k Desk) Survey(ctx context.Context, j job.Job) error {
	var p surveyPayload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	actor, _ := access.From(ctx)
	return k.DB.Across(ctx, "accounts of the vendor on a domain that an organization proved", func(w *db.Wide) error {
		tx := w.In(j.OrgID, actor)
		d, err := org.FindDomain(tx, p.Domain)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err != nil || d.State != org.DomainVerified {
			return err
		}
		return look(w, tx, d)
	})
}

// look keeps the accounts that are on a domain, and those that are no more.
func look(w *db.Wide, tx *db.Tx, d org.Domain) error {
	vendor, err := org.VendorOf(w)
	if fault.Is(err, fault.NotFound) || err == nil && vendor.ID == tx.Org {
		return nil // the vendor's own staff and the accounts that it keeps
	}
	if err != nil {
		return err
	}
	there, err := accountsOn(w, vendor.ID, d.Name)
	if err != nil {
		return err
	}
	fresh := 0
	for _, m := range there {
		added, err := insert(tx, d, vendor.ID, m)
		if err != nil {
			return err
		}
		if added {
			fresh++
		}
	}
	if err := forgetGone(tx, d, there); err != nil || fresh == 0 {
		return err
	}
	return tellFound(tx, d, fresh)
}

// forgetGone ends what is known about accounts that left the domain.
func forgetGone(tx *db.Tx, d org.Domain, there []account) error {
	all, err := ofDomain(tx, d.ID)
	if err != nil {
		return err
	}
	for _, f := range all {
		present := slices.ContainsFunc(there, func(a account) bool { return a.ID == f.Member })
		if present || f.State != Found && f.State != Asked {
			continue
		}
		f.State, f.EndedAt = Gone, &tx.Now
		if err := save(tx, f, nil); err != nil {
			return err
		}
	}
	return nil
}

func tellFound(tx *db.Tx, d org.Domain, n int) error {
	err := audit.Record(tx, audit.Entry{
		Action: "finding.found", Object: audit.Object{Type: "domain", ID: d.ID}, Detail: map[string]any{"domain": d.Name, "accounts": n},
	})
	if err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "domain.accounts_found", To: []notice.Recipient{notice.Role(access.Owner)},
		Subject: "Accounts of people's own were found on " + d.Name,
		Text: "Some people use an address on this domain for an account of their own, not the organization's. " +
			"You can invite them to convert it, or ask them to use another address. Nothing is taken from anybody without notice.",
		Link: "/domains",
	})
}

// Counts tells how many accounts of each kind are on a domain: the
// organization's own, and those that were found.
func Counts(tx *db.Tx, d org.Domain) (map[member.AccountKind]int, error) {
	own, err := countOwn(tx, d.Name)
	if err != nil {
		return nil, err
	}
	all, err := ofDomain(tx, d.ID)
	counts := map[member.AccountKind]int{member.WorkOrSchool: own, member.Personal: 0, member.ThirdParty: 0}
	for _, f := range all {
		if f.State == Found || f.State == Asked {
			counts[f.AccountKind]++
		}
	}
	return counts, err
}

// onDomain tells whether an address is on a domain.
func onDomain(address, domain string) bool {
	return strings.Contains(address, "@") && org.DomainOf(address) == domain
}
