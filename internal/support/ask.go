package support

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
)

// RequestID identifies a request inside its organization.
type RequestID string

// RequestState is what became of a request.
type RequestState string

// The states. One that nobody answered in time is Expired; that is derived, not
// stored.
const (
	Asked     RequestState = "asked"
	Allowed   RequestState = "allowed"
	Refused   RequestState = "refused"
	Withdrawn RequestState = "withdrawn"
	Expired   RequestState = "expired"
)

const (
	// askedFor is how long an owner can answer.
	askedFor = 7 * 24 * time.Hour
	// maxAsked is how many requests wait in one organization at once.
	maxAsked = 20
)

// Request is an operator who asks to be let in. It opens nothing: only an
// owner's answer makes a grant, for this operator alone.
type Request struct {
	ID       RequestID
	Vendor   access.OrgID
	Operator access.MemberID
	// Name is the operator's as it was when they asked: the organization can't
	// look the vendor's staff up.
	Name        string
	Reason      string
	For         time.Duration
	Permissions []access.Permission
	State       RequestState
	AskedAt     time.Time
	ExpiresAt   time.Time
	AnsweredBy  access.MemberID
	AnsweredAt  *time.Time
	Refusal     string
	Grant       ID
}

// at is the request as it stands at a time.
func (q Request) at(now time.Time) Request {
	if q.State == Asked && !now.Before(q.ExpiresAt) {
		q.State = Expired
	}
	return q
}

// Ask keeps an operator's request and tells the owners. The transaction is bound
// to the organization, and its actor is the operator there (Actor, without a
// grant), so that both logs have it.
func Ask(tx *db.Tx, o Operator, n New) (Request, error) {
	reason, err := checkReason(n.Reason)
	if err != nil {
		return Request{}, err
	}
	if n.For < time.Hour || n.For > Longest {
		return Request{}, fault.New(fault.Invalid, "Ask for one hour to %d hours.", int(Longest.Hours())).On("hours")
	}
	if i := slices.IndexFunc(n.More, func(p access.Permission) bool { return !slices.Contains(access.SupportMore, p) }); i >= 0 {
		return Request{}, fault.New(fault.Invalid, "%s is never given to the vendor.", n.More[i]).On("permissions")
	}
	waiting, err := waitingRequests(tx)
	if err != nil {
		return Request{}, err
	}
	if slices.ContainsFunc(waiting, func(q Request) bool { return q.Operator == o.ID }) {
		return Request{}, fault.New(fault.Conflict, "You have asked this organization already, and it has not answered yet. Take that question back to ask anew.")
	}
	if len(waiting) >= maxAsked {
		return Request{}, fault.New(fault.Conflict, "%d questions wait for this organization's owners already.", len(waiting))
	}
	q := Request{
		ID: RequestID(db.NewID()), Vendor: tx.Actor.Support.Vendor, Operator: o.ID, Name: o.Name, Reason: reason, For: n.For,
		Permissions: slices.Compact(slices.Sorted(slices.Values(n.More))), State: Asked, AskedAt: tx.Now, ExpiresAt: tx.Now.Add(askedFor),
	}
	if err := insertRequest(tx, q); err != nil {
		return Request{}, err
	}
	if err := recordRequest(tx, "support.asked", q); err != nil {
		return Request{}, err
	}
	return q, notice.Send(tx, notice.Message{
		Kind: "organization.support_asked", To: []notice.Recipient{notice.Role(access.Owner)},
		Subject: "The vendor's support asks to be let into your organization",
		Text:    "An operator of the vendor asks for access to your organization, and says why. Nothing is open: allow it or refuse it in the console. Without an answer nothing happens.",
		Link:    "/support", Key: "support-asked/" + string(q.ID), Required: true,
	})
}

// Allow lets the operator in who asked, for no longer and to no more than was
// asked. Hours of zero is as long.
func Allow(tx *db.Tx, id RequestID, hours int, more []access.Permission) (Request, Grant, error) {
	q, err := open(tx, id)
	if err != nil {
		return q, Grant{}, err
	}
	n := New{Operator: q.Operator, Reason: q.Reason, More: more, For: q.For}
	if hours != 0 {
		n.For = time.Duration(hours) * time.Hour
	}
	if n.For > q.For {
		return q, Grant{}, fault.New(fault.Invalid, "No more than %d hours were asked for.", int(q.For.Hours())).On("hours")
	}
	if i := slices.IndexFunc(more, func(p access.Permission) bool { return !slices.Contains(q.Permissions, p) }); i >= 0 {
		return q, Grant{}, fault.New(fault.Invalid, "%s was not asked for.", more[i]).On("permissions")
	}
	g, err := Give(tx, n)
	if err != nil {
		return q, g, err
	}
	q.State, q.Grant = Allowed, g.ID
	q, err = answer(tx, q, "support.allowed")
	return q, g, err
}

// Refuse answers a request with a reason, which the operator reads.
func Refuse(tx *db.Tx, id RequestID, reason string) (Request, error) {
	q, err := open(tx, id)
	if err != nil {
		return q, err
	}
	if q.Refusal, err = checkReason(reason); err != nil {
		return q, err
	}
	q.State = Refused
	return answer(tx, q, "support.refused")
}

// Withdraw takes an operator's own request back.
func Withdraw(tx *db.Tx, id RequestID, operator access.MemberID) (Request, error) {
	q, err := open(tx, id)
	if err == nil && q.Operator != operator {
		err = nobodyAsked()
	}
	if err != nil {
		return q, err
	}
	q.State, q.AnsweredAt = Withdrawn, &tx.Now
	if err := saveRequest(tx, q); err != nil {
		return q, err
	}
	return q, recordRequest(tx, "support.withdrawn", q)
}

// open finds a request that still waits.
func open(tx *db.Tx, id RequestID) (Request, error) {
	q, err := findRequest(tx, id, tx.Lock())
	if err == nil && q.State != Asked {
		err = fault.New(fault.Conflict, "This question is %s; there is nothing to answer.", q.State)
	}
	return q, err
}

// answer keeps an owner's answer and has the vendor told.
func answer(tx *db.Tx, q Request, action string) (Request, error) {
	if tx.Actor.Kind != access.KindMember {
		return q, fault.New(fault.Denied, "Only a person who is signed in can answer the vendor.")
	}
	q.AnsweredBy, q.AnsweredAt = tx.Actor.Member, &tx.Now
	if err := saveRequest(tx, q); err != nil {
		return q, err
	}
	if err := recordRequest(tx, action, q); err != nil {
		return q, err
	}
	return q, job.Enqueue(tx, AnswerJob, answerPayload{Request: q.ID}, job.Unique("support-answer/"+string(q.ID)))
}

// Requests lists the organization's requests, newest first.
func Requests(tx *db.Tx) ([]Request, error) { return listRequests(tx) }

func recordRequest(tx *db.Tx, action string, q Request) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "support_request", ID: string(q.ID)}, Detail: q.detail(),
	})
}

func (q Request) detail() map[string]any {
	out := map[string]any{"operator": string(q.Operator), "hours": int(q.For.Hours()), "permissions": q.Permissions, "reason": q.Reason}
	if q.Refusal != "" {
		out["refusal"] = q.Refusal
	}
	return out
}

func nobodyAsked() error { return fault.New(fault.NotFound, "There is no question with this id.") }
