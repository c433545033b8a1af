package term

import (
	"context"
	"fmt"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
)

// RemindJob reminds a page of the members who have not read a policy yet.
const RemindJob = "policy.remind"

// remindedAtMost is how often members are reminded of a policy, and remindPage
// how many of them in one transaction.
const (
	remindedAtMost = 24 * time.Hour
	remindPage     = 200
)

type reminding struct {
	Document DocumentID      `json:"document"`
	Title    string          `json:"title"`
	At       time.Time       `json:"at"`
	After    access.MemberID `json:"after,omitempty"`
}

// Remind tells the active members who have not said that they have read a
// published policy, in the console and by mail, in the background. It is a
// Conflict within a day of the last time, and where nobody is left.
func Remind(tx *db.Tx, id DocumentID) (PolicyReach, error) {
	d, err := findForUpdate(tx, id)
	if err != nil {
		return PolicyReach{}, err
	}
	reach, published, err := ReachOf(tx, id)
	switch {
	case err != nil:
		return reach, err
	case !published || d.ended(tx.Now, tx.Now):
		return reach, fault.New(fault.Conflict, "The policy %q is not published to members, or no longer in force; there is nothing to remind of.", d.Title).On("documentId")
	case reach.Acknowledged == reach.Members:
		return reach, fault.New(fault.Conflict, "Every member has read the policy %q.", d.Title).On("documentId")
	case reach.RemindedAt != nil && tx.Now.Before(reach.RemindedAt.Add(remindedAtMost)):
		return reach, fault.New(fault.Conflict, "Members were reminded on %s. Remind them again after a day.", reach.RemindedAt.Format("2 January 2006, 15:04 MST")).On("documentId")
	}
	reach.RemindedAt = &tx.Now
	if err := tx.ExecOne(`update policy_publication set reminded_at = :now where org_id = :org and document_id = :document`,
		db.Args{"document": string(id), "now": tx.Now}); err != nil {
		return reach, err
	}
	if err := record(tx, "policy.reminded", d, map[string]any{"members": reach.Members - reach.Acknowledged}); err != nil {
		return reach, err
	}
	return reach, job.Enqueue(tx, RemindJob, reminding{Document: id, Title: d.Title, At: tx.Now})
}

// Reminders is the handler of RemindJob: a page in each transaction, the next by
// a job of its own.
func Reminders(d *db.DB) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var r reminding
		if err := j.Into(&r); err != nil {
			return job.Fail(err)
		}
		return d.Update(ctx, access.Work, r.page)
	}
}

func (r reminding) page(tx *db.Tx) error {
	var ids []access.MemberID
	err := tx.Select(&ids, `
		select m.id from member m
		where m.org_id = :org and m.state = 'active' and m.id > :after
		  and not exists (select 1 from policy_acknowledgement a
		                  where a.org_id = m.org_id and a.document_id = :document and a.member_id = m.id)
		order by m.id limit :most`, db.Args{"document": string(r.Document), "after": string(r.After), "most": remindPage})
	if err != nil || len(ids) == 0 {
		return err
	}
	to := make([]notice.Recipient, len(ids))
	for i, id := range ids {
		to[i] = notice.Member(id)
	}
	err = notice.Send(tx, notice.Message{
		Kind: "policy.reminded", To: to, Subject: "A policy of your organization waits for you",
		Text: fmt.Sprintf("Your organization has published the policy %q. Please read it in My data and say that you have.", r.Title),
		Link: "/my-data?tab=policies", Key: fmt.Sprintf("policy/%s/%d/%s", r.Document, r.At.UnixMicro(), r.After),
	})
	if err != nil || len(ids) < remindPage {
		return err
	}
	r.After = ids[len(ids)-1]
	return job.Enqueue(tx, RemindJob, r)
}
