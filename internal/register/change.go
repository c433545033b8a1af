package register

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// NoticeID identifies a notice inside an organization.
type NoticeID string

// State is where a notice stands.
type State string

// The states of a notice. An objection that is Upheld keeps the change from the
// organization; one that is Overruled lets it happen.
const (
	Open      State = "open"
	Objected  State = "objected"
	Upheld    State = "upheld"
	Overruled State = "overruled"
)

// Notice is what an organization was told of a subprocessor that will be added
// or changed (row 25; GDPR Article 28(2)).
type Notice struct {
	ID     NoticeID
	Change string
	// Before is the subprocessor as it was; nil for a new one.
	Before *Recipient
	After  Recipient
	// Gone tells that it was taken away: After is then what it was, and there is
	// nothing to object to.
	Gone bool
	// NoticedAt is when; ObjectUntil the end of the time to object, AppliesAt
	// when the change happens, as the organization's terms say.
	NoticedAt, ObjectUntil, AppliesAt time.Time
	State                             State
	Objection                         string
	// ObjectedBy is the actor's id.
	ObjectedBy string
	ObjectedAt *time.Time
	// Answer is the vendor's, with its reason.
	Answer     string
	AnsweredAt *time.Time
}

// TellJob tells one organization of a change; ObjectedJob tells the vendor of an
// objection.
const (
	TellJob     = "register.tell"
	ObjectedJob = "register.objected"
)

type telling struct {
	Change string     `json:"change"`
	Before *Recipient `json:"before,omitempty"`
	After  Recipient  `json:"after"`
	Gone   bool       `json:"gone,omitempty"`
}

// Jobs are the handlers of this package's background work.
func Jobs(d *db.DB) map[string]job.Handler {
	return map[string]job.Handler{
		TellJob: func(ctx context.Context, j job.Job) error {
			var t telling
			if err := j.Into(&t); err != nil {
				return job.Fail(err)
			}
			return d.Update(ctx, access.Work, t.tell)
		},
		ObjectedJob: func(ctx context.Context, j job.Job) error {
			return d.Across(ctx, "an organization's objection is told to the vendor", tellVendor)
		},
	}
}

// tell gives an organization that uses what the subprocessor works for the
// notice that its terms ask for.
func (t telling) tell(tx *db.Tx) error {
	if used, err := t.used(tx); err != nil || !used {
		return err
	}
	if told, err := noticed(tx, t.Change); err != nil || told {
		return err
	}
	ahead, err := term.Ask(tx, term.SubprocessorNotice, term.Scope{})
	if err != nil {
		return err
	}
	within, err := term.Ask(tx, term.SubprocessorObjection, term.Scope{})
	if err != nil {
		return err
	}
	n := Notice{
		ID: NoticeID(db.NewID()), Change: t.Change, Before: t.Before, After: t.After, State: Open,
		NoticedAt: tx.Now, ObjectUntil: within.After(tx.Now), AppliesAt: ahead.After(tx.Now),
	}
	if t.Gone { // it receives nothing from now on
		n.Gone, n.ObjectUntil, n.AppliesAt = true, tx.Now, tx.Now
	}
	if n.AppliesAt.Before(n.ObjectUntil) { // nothing happens while one can object
		n.AppliesAt = n.ObjectUntil
	}
	if err := insertNotice(tx, n); err != nil {
		return err
	}
	if err := n.record(tx, "subprocessor.noticed", map[string]any{"applies_at": n.AppliesAt, "object_until": n.ObjectUntil}); err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "subprocessor.noticed", To: []notice.Recipient{notice.Contact("privacy"), notice.Role(access.Owner)}, Required: true,
		Subject: n.subject(), Text: n.text(),
		Link: "/recipients", Key: "subprocessor/" + t.Change,
	})
}

func (t telling) used(tx *db.Tx) (bool, error) {
	uses, err := product.Counts(tx)
	for id, n := range uses {
		if n > 0 && (t.After.of(id) || t.Before != nil && t.Before.of(id)) {
			return true, err
		}
	}
	return false, err
}

func (n Notice) subject() string {
	switch {
	case n.Gone:
		return "A subprocessor was taken away"
	case n.Before == nil:
		return "A subprocessor will be added"
	}
	return "A subprocessor will be changed"
}

func (n Notice) text() string {
	if n.Gone {
		return "The vendor doesn't use " + n.After.Name + " any more: it receives nothing of your organization from " + n.AppliesAt.Format("2 January 2006") + " on."
	}
	return "The vendor will use " + n.After.Name + " from " + n.AppliesAt.Format("2 January 2006") +
		" on. You can object until " + n.ObjectUntil.Format("2 January 2006") + "."
}

func (n Notice) record(tx *db.Tx, action string, detail map[string]any) error {
	detail["recipient"] = n.After.ID
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "subprocessor_notice", ID: string(n.ID)}, Detail: detail})
}

const (
	minReason = 10
	maxReason = 2000
)

func reasoned(text, field string) (string, error) {
	text = strings.TrimSpace(text)
	if n := utf8.RuneCountInString(text); n < minReason || n > maxReason {
		return "", fault.New(fault.Invalid, "Give a reason of %d to %d characters.", minReason, maxReason).On(field)
	}
	return text, nil
}

// Object keeps an organization's objection. It is a Conflict after the time that
// the terms give, and for a change that was objected to before. Until the vendor
// answers, the change doesn't happen for the organization.
func Object(tx *db.Tx, id NoticeID, why string) (Notice, error) {
	n, err := findNotice(tx, id)
	if err != nil {
		return n, err
	}
	if why, err = reasoned(why, "reason"); err != nil {
		return n, err
	}
	if n, err = n.object(why, tx.Now); err != nil {
		return n, err
	}
	n.ObjectedBy = tx.Actor.ID
	if err := saveNotice(tx, n); err != nil {
		return n, err
	}
	if err := n.record(tx, "subprocessor.objected", map[string]any{}); err != nil {
		return n, err
	}
	return n, job.Enqueue(tx, ObjectedJob, struct{}{}, job.Unique(string(n.ID)))
}

// object is the pure rule of an objection.
func (n Notice) object(why string, now time.Time) (Notice, error) {
	switch {
	case n.Gone:
		return n, fault.New(fault.Conflict, "The subprocessor was taken away; there is nothing to object to.")
	case n.State != Open:
		return n, fault.New(fault.Conflict, "Your organization has objected to this change before.")
	case now.After(n.ObjectUntil):
		return n, fault.New(fault.Conflict, "The time to object ended on %s.", n.ObjectUntil.Format("2 January 2006"))
	}
	n.State, n.Objection, n.ObjectedAt = Objected, why, &now
	return n, nil
}

// Answer keeps the vendor's answer to an objection: whether the subprocessor is
// kept from the organization's data, and why.
func Answer(tx *db.Tx, id NoticeID, uphold bool, why string) (Notice, error) {
	n, err := findNotice(tx, id)
	if err != nil {
		return n, err
	}
	if why, err = reasoned(why, "answer"); err != nil {
		return n, err
	}
	if n.State != Objected {
		return n, fault.New(fault.Conflict, "There is no objection to answer.")
	}
	n.State, n.Answer, n.AnsweredAt = Overruled, why, &tx.Now
	if uphold {
		n.State = Upheld
	} else if n.AppliesAt.Before(tx.Now) {
		n.AppliesAt = tx.Now
	}
	if err := saveNotice(tx, n); err != nil {
		return n, err
	}
	if err := n.record(tx, "subprocessor.objection_answered", map[string]any{"upheld": uphold}); err != nil {
		return n, err
	}
	return n, notice.Send(tx, notice.Message{
		Kind: "subprocessor.answered", To: []notice.Recipient{notice.Contact("privacy"), notice.Role(access.Owner)}, Required: true,
		Subject: "The vendor has answered your objection",
		Text:    "The vendor has answered your organization's objection to " + n.After.Name + ". The page of recipients has the answer and what it means.",
		Link:    "/recipients", Key: "subprocessor/answer/" + string(n.ID),
	})
}

// applies tells whether the change has happened for the organization.
func (n Notice) applies(now time.Time) bool {
	switch n.State {
	case Open, Overruled:
		return !now.Before(n.AppliesAt)
	}
	return false
}

// Listed is a recipient as it is for one organization.
type Listed struct {
	Recipient
	// Notice is the newest about it; nil where there was none.
	Notice *Notice
	// Used tells whether it receives the organization's data now.
	Used bool
}

// Recipients lists who receives the organization's data, by id: subprocessors as
// they were before a change that hasn't happened yet.
func Recipients(tx *db.Tx) ([]Listed, error) {
	_, all, err := entries[Recipient](tx, aRecipient)
	if err != nil {
		return nil, err
	}
	told, err := Notices(tx)
	if err != nil {
		return nil, err
	}
	out := make([]Listed, len(all))
	for i, r := range all {
		out[i] = r.listed(told, tx.Now)
	}
	return out, nil
}

// listed is the pure part: notices are newest first. As long as newer ones don't
// apply, what the oldest of those found is in use.
func (r Recipient) listed(told []Notice, now time.Time) Listed {
	out := Listed{Recipient: r, Used: true}
	for _, n := range told {
		if n.After.ID != r.ID {
			continue
		}
		if out.Notice == nil {
			out.Notice = &n
		}
		if n.applies(now) {
			break
		}
		if out.Used = n.Before != nil; out.Used {
			out.Recipient = *n.Before
		}
	}
	return out
}

// OfProduct lists the recipients of a product's data.
func OfProduct(all []Listed, id product.ID) []Listed {
	return slices.DeleteFunc(slices.Clone(all), func(l Listed) bool { return !l.of(id) })
}
