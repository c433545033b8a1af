package rights

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

const requestColumns = `
	id, member_id, kind, state, blocked_from, channel, answered_by, regime, clock,
	received_at, due_at, acknowledged_at, terms_hash, assignee, opened, attested,
	started, approved, extended, answered, ground, second_approver, words, version`

type requestRow struct {
	ID             ID              `db:"id"`
	MemberID       access.MemberID `db:"member_id"`
	Kind           Kind            `db:"kind"`
	State          State           `db:"state"`
	BlockedFrom    State           `db:"blocked_from"`
	Channel        Channel         `db:"channel"`
	AnsweredBy     Party           `db:"answered_by"`
	Regime         Regime          `db:"regime"`
	Clock          db.JSON[Clock]  `db:"clock"`
	ReceivedAt     time.Time       `db:"received_at"`
	DueAt          time.Time       `db:"due_at"`
	AcknowledgedAt *time.Time      `db:"acknowledged_at"`
	TermsHash      string          `db:"terms_hash"`
	Assignee       access.MemberID `db:"assignee"`
	Opened         db.JSON[Step]   `db:"opened"`
	Attested       db.JSON[*Step]  `db:"attested"`
	Started        db.JSON[*Step]  `db:"started"`
	Approved       db.JSON[*Step]  `db:"approved"`
	Extended       db.JSON[*Step]  `db:"extended"`
	Answered       db.JSON[*Step]  `db:"answered"`
	Ground         Ground          `db:"ground"`
	SecondApprover bool            `db:"second_approver"`
	Words          []byte          `db:"words"`
	Version        int             `db:"version"`
}

func (r requestRow) request() Request {
	return Request{
		ID: r.ID, MemberID: r.MemberID, Kind: r.Kind, State: r.State, BlockedFrom: r.BlockedFrom,
		Channel: r.Channel, AnsweredBy: r.AnsweredBy, Regime: r.Regime, Clock: r.Clock.V,
		ReceivedAt: r.ReceivedAt.UTC(), DueAt: r.DueAt.UTC(), AcknowledgedAt: r.AcknowledgedAt,
		TermsHash: r.TermsHash, Assignee: r.Assignee, Opened: r.Opened.V, Attested: r.Attested.V,
		Started: r.Started.V, Approved: r.Approved.V, Extended: r.Extended.V, Answered: r.Answered.V,
		Ground: r.Ground, SecondApprover: r.SecondApprover, Version: r.Version, words: r.Words,
	}
}

func requests(rows []requestRow) []Request {
	out := make([]Request, len(rows))
	for i, r := range rows {
		out[i] = r.request()
	}
	return out
}

// args gives what both insert and update write.
func (r Request) args() db.Args {
	return db.Args{
		"id": string(r.ID), "member": string(r.MemberID), "kind": string(r.Kind), "state": string(r.State),
		"blocked_from": string(r.BlockedFrom), "channel": string(r.Channel), "answered_by": string(r.AnsweredBy),
		"regime": string(r.Regime), "clock": db.AsJSON(r.Clock), "received_at": r.ReceivedAt, "due_at": r.DueAt,
		"acknowledged_at": r.AcknowledgedAt, "terms_hash": r.TermsHash, "assignee": string(r.Assignee),
		"opened": db.AsJSON(r.Opened), "attested": optional(r.Attested), "started": optional(r.Started),
		"approved": optional(r.Approved), "extended": optional(r.Extended), "answered": optional(r.Answered),
		"ground": string(r.Ground), "second_approver": r.SecondApprover, "words": r.words,
		"received_on": day(r.ReceivedAt), "answered_on": r.answeredOn(), "answer_days": r.answerDays(),
		"version": r.Version, "paused_at": r.pausedAt(), "act_by": r.ActBy(),
	}
}

func optional(s *Step) any {
	if s == nil {
		return nil
	}
	return db.AsJSON(s)
}

// day is how charts name a day; the text sorts as time does.
func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }

func (r Request) answeredOn() *string {
	if r.Answered == nil || r.State == Withdrawn {
		return nil
	}
	on := day(r.Answered.At)
	return &on
}

// answerDays is how many days the answer took, rounded up; nil for one that was
// not answered.
func (r Request) answerDays() *int {
	if r.answeredOn() == nil {
		return nil
	}
	const whole = 24 * time.Hour
	days := int((r.Answered.At.Sub(r.ReceivedAt) + whole - 1) / whole)
	return &days
}

func insertRequest(tx *db.Tx, r Request) error {
	_, err := tx.Exec(`
		insert into request (
			org_id, id, member_id, kind, state, blocked_from, channel, answered_by, regime, clock,
			received_at, due_at, acknowledged_at, terms_hash, assignee, opened, attested,
			started, approved, extended, answered, ground, second_approver, words,
			received_on, answered_on, answer_days, version, paused_at, act_by)
		values (
			:org, :id, :member, :kind, :state, :blocked_from, :channel, :answered_by, :regime, :clock,
			:received_at, :due_at, :acknowledged_at, :terms_hash, :assignee, :opened, :attested,
			:started, :approved, :extended, :answered, :ground, :second_approver, :words,
			:received_on, :answered_on, :answer_days, :version, :paused_at, :act_by)`, r.args())
	if db.Violated(err, "request_open_key", "request.org_id, request.member_id, request.kind") {
		return fault.New(fault.Conflict, "This member has an open request of the same kind. Find it in the queue and go on with it.").On("kind").Because(err)
	}
	return err
}

// save writes a changed request where nobody else has changed it since it was
// read.
func save(tx *db.Tx, r *Request) error {
	n, err := tx.Exec(`
		update request
		   set state = :state, blocked_from = :blocked_from, clock = :clock, due_at = :due_at,
		       acknowledged_at = :acknowledged_at, assignee = :assignee, attested = :attested,
		       started = :started, approved = :approved, extended = :extended, answered = :answered,
		       ground = :ground, second_approver = :second_approver, words = :words,
		       answered_on = :answered_on, answer_days = :answer_days, paused_at = :paused_at,
		       act_by = :act_by, version = version + 1
		 where org_id = :org and id = :id and version = :version`, r.args())
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "Somebody else changed this request a moment ago. Reload it and try again.")
	}
	r.Version++
	return err
}

func findRequest(tx *db.Tx, id ID, suffix string) (Request, error) {
	var row requestRow
	err := tx.Get(&row, `select `+requestColumns+` from request where org_id = :org and `+tx.Within("member_id")+` and id = :id`+suffix,
		db.Args{"id": string(id)})
	return row.request(), err
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

// where gives the filter's conditions.
func (f Filter) where(tx *db.Tx) (string, db.Args) {
	q, args := ` where org_id = :org and `+tx.Within("member_id"), db.Args{}
	and := func(condition, name string, value any) {
		q += " and " + condition
		args[name] = value
	}
	if len(f.States) > 0 {
		and(`state in (:states)`, "states", texts(f.States))
	}
	if len(f.Kinds) > 0 {
		and(`kind in (:kinds)`, "kinds", texts(f.Kinds))
	}
	if f.MemberID != "" {
		and(`member_id = :member`, "member", string(f.MemberID))
	}
	if f.Assignee != "" {
		and(`assignee = :assignee`, "assignee", string(f.Assignee))
	}
	if f.DueBefore != nil {
		and(`due_at < :due_before and paused_at is null`, "due_before", *f.DueBefore)
	}
	if f.OpenOnly {
		q += ` and state not in ('completed', 'refused', 'withdrawn')`
	}
	return q, args
}

// order is how a page is sorted, and what narrows it to the rows beyond the one
// of the cursor.
func (p Page) order() (order, from string) {
	column, up := "due_at", !p.Back
	switch p.Order {
	case ByReceived:
		column, up = "received_at", p.Back
	case ByRisk:
		column = "act_by"
	case ByDue:
	}
	than, way := "<", "desc"
	if up {
		than, way = ">", "asc"
	}
	return " order by " + column + " " + way + ", id " + way, " and (" + column + ", id) " + than + " (:at, :after)"
}

func listRequests(tx *db.Tx, f Filter, p Page) ([]Request, error) {
	q, args := f.where(tx)
	order, from := p.order()
	if p.After != "" {
		last, err := findRequest(tx, p.After, "")
		if err != nil {
			return nil, err
		}
		args["after"], args["at"] = string(p.After), last.DueAt
		switch p.Order {
		case ByReceived:
			args["at"] = last.ReceivedAt
		case ByRisk:
			args["at"] = last.ActBy()
		case ByDue:
		}
		q += from
	}
	args["first"] = p.First
	var rows []requestRow
	err := tx.Select(&rows, `select `+requestColumns+` from request`+q+order+` limit :first`, args)
	return requests(rows), err
}

// countLimit caps a count: beyond it the console says "more than".
const countLimit = 10_000

func countRequests(tx *db.Tx, f Filter) (n int, err error) {
	q, args := f.where(tx)
	args["count_limit"] = countLimit
	return n, tx.Get(&n, `select count(*) from (select 1 as one from request`+q+` limit :count_limit) c`, args)
}

func insertTerms(tx *db.Tx, hash, body string) error {
	_, err := tx.Exec(`
		insert into request_terms (org_id, hash, body, taken_at)
		values (:org, :hash, :body, :now)
		on conflict (org_id, hash) do nothing`,
		db.Args{"hash": hash, "body": body, "now": tx.Now})
	return err
}

func findTerms(tx *db.Tx, hash string) (body string, err error) {
	return body, tx.Get(&body, `select body from request_terms where org_id = :org and hash = :hash`,
		db.Args{"hash": hash})
}
