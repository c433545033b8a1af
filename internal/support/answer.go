package support

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
)

// AnswerJob is the kind of the job that takes an owner's answer to the vendor:
// into its log, and to the operator who asked.
const AnswerJob = "support.answer"

type answerPayload struct {
	Request RequestID `json:"request"`
}

// Answer is the handler of AnswerJob.
func Answer(d *db.DB) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var p answerPayload
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		actor, _ := access.From(ctx)
		return d.Across(ctx, "an owner's answer goes to the operator who asked", func(w *db.Wide) error {
			q, err := findRequest(w.In(j.OrgID, actor), p.Request, "")
			if fault.Is(err, fault.NotFound) {
				return nil // forgotten in the meantime
			}
			if err != nil {
				return err
			}
			return told(w.In(q.Vendor, access.System(q.Vendor, "support")), j.OrgID, q)
		})
	}
}

// told writes the answer into the vendor's log and tells the operator, once.
func told(vendor *db.Tx, org access.OrgID, q Request) error {
	detail := q.detail()
	detail["organization"] = string(org)
	err := audit.Record(vendor, audit.Entry{
		Action: "support." + string(q.State), Object: audit.Object{Type: "support_request", ID: string(q.ID)}, Detail: detail,
	})
	if err != nil {
		return err
	}
	m := notice.Message{
		Kind: "organization.support_answered", To: []notice.Recipient{notice.Member(q.Operator)}, Link: "/support",
		Key:     "support-answered/" + string(q.ID),
		Subject: "An organization let you in", Text: "An organization that you asked for access has allowed it. The access ends by itself; enter it in the console.",
	}
	if q.State == Refused {
		m.Subject, m.Text = "An organization did not let you in", "An organization that you asked for access has refused, and says why in the console."
	}
	return notice.Send(vendor, m)
}
