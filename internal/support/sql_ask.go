package support

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type requestRow struct {
	ID          RequestID                    `db:"id"`
	Vendor      access.OrgID                 `db:"vendor_id"`
	Operator    access.MemberID              `db:"operator_id"`
	Name        string                       `db:"operator_name"`
	Reason      string                       `db:"reason"`
	Hours       int                          `db:"hours"`
	Permissions db.JSON[[]access.Permission] `db:"permissions"`
	State       RequestState                 `db:"state"`
	AskedAt     time.Time                    `db:"asked_at"`
	ExpiresAt   time.Time                    `db:"expires_at"`
	AnsweredBy  access.MemberID              `db:"answered_by"`
	AnsweredAt  *time.Time                   `db:"answered_at"`
	Refusal     string                       `db:"refusal"`
	Grant       ID                           `db:"grant_id"`
}

const requestColumns = `q.id, q.vendor_id, q.operator_id, q.operator_name, q.reason, q.hours, q.permissions, q.state,
	q.asked_at, q.expires_at, q.answered_by, q.answered_at, q.refusal, coalesce(q.grant_id, '') as grant_id`

func (r requestRow) request(now time.Time) Request {
	return Request{
		ID: r.ID, Vendor: r.Vendor, Operator: r.Operator, Name: r.Name, Reason: r.Reason, For: time.Duration(r.Hours) * time.Hour,
		Permissions: r.Permissions.V, State: r.State, AskedAt: r.AskedAt, ExpiresAt: r.ExpiresAt, AnsweredBy: r.AnsweredBy,
		AnsweredAt: r.AnsweredAt, Refusal: r.Refusal, Grant: r.Grant,
	}.at(now)
}

func requestsOf(rows []requestRow, now time.Time) []Request {
	out := make([]Request, len(rows))
	for i, r := range rows {
		out[i] = r.request(now)
	}
	return out
}

func insertRequest(tx *db.Tx, q Request) error {
	_, err := tx.Exec(`
		insert into support_request (org_id, id, vendor_id, operator_id, operator_name, reason, hours, permissions, state,
			asked_at, expires_at, answered_by, refusal)
		values (:org, :id, :vendor, :operator, :name, :reason, :hours, :permissions, :state, :at, :expires, '', '')`, db.Args{
		"id": string(q.ID), "vendor": string(q.Vendor), "operator": string(q.Operator), "name": q.Name, "reason": q.Reason,
		"hours": int(q.For.Hours()), "permissions": db.AsJSON(q.Permissions), "state": string(q.State), "at": q.AskedAt, "expires": q.ExpiresAt,
	})
	return err
}

func saveRequest(tx *db.Tx, q Request) error {
	args := db.Args{
		"id": string(q.ID), "state": string(q.State), "by": string(q.AnsweredBy), "at": q.AnsweredAt, "refusal": q.Refusal, "grant": nil,
	}
	if q.Grant != "" {
		args["grant"] = string(q.Grant)
	}
	return tx.ExecOne(`
		update support_request
		   set state = :state, answered_by = :by, answered_at = :at, refusal = :refusal, grant_id = :grant
		 where org_id = :org and id = :id and state = 'asked'`, args)
}

func findRequest(tx *db.Tx, id RequestID, lock string) (Request, error) {
	var r requestRow
	err := tx.Get(&r, `select `+requestColumns+` from support_request q where q.org_id = :org and q.id = :id`+lock, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = nobodyAsked()
	}
	return r.request(tx.Now), err
}

func listRequests(tx *db.Tx) ([]Request, error) {
	var rows []requestRow
	err := tx.Select(&rows, `
		select `+requestColumns+`
		  from support_request q
		 where q.org_id = :org
		 order by q.asked_at desc, q.id desc
		 limit :listed`, db.Args{"listed": listed})
	return requestsOf(rows, tx.Now), err
}

// waitingRequests are those that an owner can still answer.
func waitingRequests(tx *db.Tx) ([]Request, error) {
	var rows []requestRow
	err := tx.Select(&rows, `
		select `+requestColumns+`
		  from support_request q
		 where q.org_id = :org and q.state = 'asked' and q.expires_at > :now
		 order by q.asked_at, q.id
		 limit :listed`, db.Args{"now": tx.Now, "listed": listed})
	return requestsOf(rows, tx.Now), err
}

// Question is a request as its operator sees it, with the organization that was
// asked.
type Question struct {
	Org  access.OrgID
	Slug string
	Name string
	Request
}

// Questions lists what an operator asked organizations for, newest first.
func Questions(w *db.Wide, operator access.MemberID) ([]Question, error) {
	var rows []struct {
		requestRow
		Org  access.OrgID `db:"org_id"`
		Slug string       `db:"slug"`
		Home string       `db:"organization_name"`
	}
	err := w.Select(&rows, `
		select q.org_id, o.slug, o.name as organization_name, `+requestColumns+`
		  from support_request q
		  join organization o on o.org_id = q.org_id
		 where q.operator_id = :operator
		 order by q.asked_at desc, q.id desc
		 limit :listed`, db.Args{"operator": string(operator), "listed": listed})
	out := make([]Question, len(rows))
	for i, r := range rows {
		out[i] = Question{Org: r.Org, Slug: r.Slug, Name: r.Home, Request: r.request(w.Now())}
	}
	return out, err
}

// ForgetRequests forgets answered and unanswered requests after a year; the logs
// have them.
func ForgetRequests(tx *db.Tx) error {
	_, err := tx.Exec(`delete from support_request where org_id = :org and asked_at < :before`,
		db.Args{"before": tx.Now.AddDate(-1, 0, 0)})
	return err
}
