package data

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// TellJob is the kind of the job that tells an organization of a disclosure in
// legal process once the order that forbade it has run out.
const TellJob = "data.tell_disclosure"

type telling struct {
	Disclosure DisclosureID `json:"disclosure"`
	Product    product.ID   `json:"product"`
}

// announce tells the organization that data was given away in legal process
// (row 26): at once, or when the order that forbids it runs out.
func (d Disclosure) announce(tx *db.Tx) error {
	if d.Reason != LegalProcess {
		return nil
	}
	p := telling{d.ID, d.ProductID}
	if d.HiddenUntil != nil && d.HiddenUntil.After(tx.Now) {
		return job.Enqueue(tx, TellJob, p, job.At(*d.HiddenUntil), job.Unique(string(d.ID)))
	}
	return p.tell(tx)
}

// tell asks the term legal_process.notice as it is on the day of telling.
func (p telling) tell(tx *db.Tx) error {
	r, err := term.Ask(tx, term.LegalNotice, term.Scope{Product: string(p.Product)})
	if err != nil || !r.Value.Bool() {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "disclosure.legal_process", To: []notice.Recipient{notice.Contact("privacy")}, Required: true,
		Subject: "Data was disclosed in legal process",
		Text:    "The vendor had to give data of your organization to an authority. The log has the entry; whose data it was stands on the page of that member.",
		Link:    "/log", Key: "disclosure/" + string(p.Disclosure),
	})
}

// Tell is the handler of TellJob.
func Tell(d *db.DB) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var p telling
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		return d.Update(ctx, access.Work, p.tell)
	}
}
