package rights

import (
	"context"
	"fmt"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
)

// warning is when somebody is told that a deadline comes near or has passed. What
// is told depends on how the request stands then, not on when it was set.
type warning struct {
	Name string
	// Before is how long before the date; negative for after.
	Before time.Duration
	// Owners are told, too: it is theirs when those who should act did not.
	Owners bool
	// Receipt tells that the date is that of the acknowledgement.
	Receipt bool
}

const aDay = 24 * time.Hour

// warnings are before the date for whoever works on it, and after it for the
// organization's owners.
var warnings = []warning{
	{Name: "acknowledge", Before: 2 * aDay, Receipt: true},
	{Name: "acknowledge_late", Before: -time.Minute, Receipt: true, Owners: true},
	{Name: "week", Before: 7 * aDay},
	{Name: "days", Before: 2 * aDay},
	{Name: "late", Before: -time.Minute, Owners: true},
	{Name: "late_week", Before: -7 * aDay, Owners: true},
}

// watchJob asks to look at a request at the time of a warning. Due is the date
// that it was set for: a date that has moved since has warnings of its own.
type watchJob struct {
	Request ID        `json:"request"`
	Warning string    `json:"warning"`
	Due     time.Time `json:"due"`
}

// date is the one that a warning is about; nil for none.
func (w warning) date(r Request) *time.Time {
	if w.Receipt {
		return r.Clock.AcknowledgeBy
	}
	return &r.DueAt
}

// watch sets the warnings of a request's dates that are still to come.
func watch(tx *db.Tx, r Request) error {
	for _, w := range warnings {
		due := w.date(r)
		if due == nil || due.Add(-w.Before).Before(tx.Now) {
			continue
		}
		key := fmt.Sprintf("%s/%s/%s", r.ID, w.Name, day(*due))
		err := job.Enqueue(tx, jobWatch, watchJob{r.ID, w.Name, *due}, job.At(due.Add(-w.Before)), job.Unique(key))
		if err != nil {
			return err
		}
	}
	return nil
}

// look tells those who must act, if the warning still holds.
func (w *worker) look(ctx context.Context, j job.Job) error {
	var p watchJob
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := findRequest(tx, p.Request, tx.Lock())
		if err != nil {
			return err
		}
		for _, one := range warnings {
			if one.Name == p.Warning && one.holds(r, p.Due) {
				return warn(tx, r, one, p.Due)
			}
		}
		return nil
	})
}

// holds tells whether a warning is still true: the request waits, the date is
// the same, and its clock runs.
func (w warning) holds(r Request, due time.Time) bool {
	now := w.date(r)
	if !r.Open() || now == nil || !now.Equal(due) || w.Receipt && r.AcknowledgedAt != nil {
		return false
	}
	return w.Receipt || !r.Clock.Stopped()
}

// warn writes the event, which webhooks carry on, and the notice.
func warn(tx *db.Tx, r Request, w warning, due time.Time) error {
	action := "request.due_soon"
	if w.Owners {
		action = "request.overdue"
	}
	if _, err := record(tx, action, r, map[string]any{"warning": w.Name, "due": day(due)}); err != nil {
		return err
	}
	to := []notice.Recipient{notice.Role(access.PrivacyOfficer)}
	if r.Assignee != "" {
		to = []notice.Recipient{notice.Member(r.Assignee)}
	}
	if w.Owners {
		to = append(to, notice.Role(access.PrivacyOfficer), notice.Role(access.Owner))
	}
	subject, text := w.words(due)
	return notice.Send(tx, notice.Message{
		Kind: action, To: to, Subject: subject, Text: text, Required: w.Owners,
		Link: "/requests", Key: fmt.Sprintf("request/%s/%s/%s", r.ID, w.Name, day(due)),
	})
}

func (w warning) words(due time.Time) (subject, text string) {
	what, now := "answered", "Open the queue to see what it waits for."
	if w.Receipt {
		what, now = "acknowledged", "Tell the subject that it arrived, and note it on the request."
	}
	if w.Owners {
		return fmt.Sprintf("A rights request was not %s in time", what),
			fmt.Sprintf("It should have been %s by %s. The law and your terms set that date. %s", what, written(due), now)
	}
	return fmt.Sprintf("A rights request must be %s by %s", what, written(due)), now
}
