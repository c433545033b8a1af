package webhook

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type row struct {
	ID           string            `db:"id"`
	Name         string            `db:"name"`
	URL          string            `db:"url"`
	Actions      db.JSON[[]string] `db:"actions"`
	State        State             `db:"state"`
	Reason       string            `db:"reason"`
	Failures     int               `db:"failures"`
	FailingSince *time.Time        `db:"failing_since"`
	CreatedAt    time.Time         `db:"created_at"`
	UpdatedAt    time.Time         `db:"updated_at"`
}

func (r row) endpoint() Endpoint {
	return Endpoint{
		ID: r.ID, Name: r.Name, URL: r.URL, Actions: r.Actions.V, State: r.State, Reason: r.Reason,
		Failures: r.Failures, FailingSince: r.FailingSince, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
	}
}

const columns = `w.id, w.name, w.url, w.actions, w.state, w.reason, w.failures, w.failing_since, w.created_at, w.updated_at`

// List returns the organization's endpoints by name.
func List(tx *db.Tx) ([]Endpoint, error) {
	var rows []row
	err := tx.Select(&rows, `select `+columns+` from webhook w where w.org_id = :org order by w.name, w.id`, nil)
	all := make([]Endpoint, len(rows))
	for i, r := range rows {
		all[i] = r.endpoint()
	}
	return all, err
}

// Find returns an endpoint of the organization.
func Find(tx *db.Tx, id string) (Endpoint, error) { return findEndpoint(tx, id, "") }

func findEndpoint(tx *db.Tx, id, lock string) (Endpoint, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from webhook w where w.org_id = :org and w.id = :id`+lock, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no webhook with this id.").Because(err)
	}
	return r.endpoint(), err
}

func fields(e Endpoint) db.Args {
	return db.Args{
		"id": e.ID, "name": e.Name, "url": e.URL, "actions": db.AsJSON(e.Actions), "state": string(e.State), "reason": e.Reason,
		"failures": e.Failures, "since": e.FailingSince, "created": e.CreatedAt, "updated": e.UpdatedAt,
	}
}

func insertEndpoint(tx *db.Tx, e Endpoint) error {
	_, err := tx.Exec(`
		insert into webhook (org_id, id, name, url, actions, state, reason, failures, failing_since, created_at, updated_at)
		values (:org, :id, :name, :url, :actions, :state, :reason, :failures, :since, :created, :updated)`, fields(e))
	return sameName(err)
}

func updateEndpoint(tx *db.Tx, e *Endpoint) error {
	e.UpdatedAt = tx.Now
	return sameName(tx.ExecOne(`
		update webhook
		   set name = :name, url = :url, actions = :actions, state = :state, reason = :reason,
		       failures = :failures, failing_since = :since, updated_at = :updated
		 where org_id = :org and id = :id`, fields(*e)))
}

func sameName(err error) error {
	if db.Violated(err, "webhook_name_key", "webhook.org_id, webhook.name") {
		return fault.New(fault.Conflict, "Another webhook has this name.").On("name").Because(err)
	}
	return err
}

func deleteEndpoint(tx *db.Tx, id string) error {
	for _, statement := range []string{
		`delete from webhook_attempt where org_id = :org and delivery_id in (
		        select d.id from webhook_delivery d where d.org_id = :org and d.webhook_id = :id)`,
		`delete from webhook_delivery where org_id = :org and webhook_id = :id`,
		`delete from webhook_secret where org_id = :org and webhook_id = :id`,
		`delete from webhook where org_id = :org and id = :id`,
	} {
		if _, err := tx.Exec(statement, db.Args{"id": id}); err != nil {
			return err
		}
	}
	return nil
}

// Secrets lists the secrets of an endpoint that still sign, newest first.
func Secrets(tx *db.Tx, endpoint string) (all []Secret, err error) {
	return all, tx.Select(&all, `
		select s.id, s.prefix, s.created_at, s.ends_at, s.sealed
		  from webhook_secret s
		 where s.org_id = :org and s.webhook_id = :endpoint and (s.ends_at is null or s.ends_at > :now)
		 order by s.id desc`, db.Args{"endpoint": endpoint, "now": tx.Now})
}

func insertSecret(tx *db.Tx, endpoint string, s Secret) error {
	_, err := tx.Exec(`
		insert into webhook_secret (org_id, id, webhook_id, sealed, prefix, created_at)
		values (:org, :id, :endpoint, :sealed, :prefix, :created)`,
		db.Args{"id": s.ID, "endpoint": endpoint, "sealed": s.Sealed, "prefix": s.Prefix, "created": s.CreatedAt})
	return err
}

func endSecret(tx *db.Tx, id string, at time.Time) error {
	return tx.ExecOne(`update webhook_secret set ends_at = :at where org_id = :org and id = :id`, db.Args{"id": id, "at": at})
}

const deliveryColumns = `d.id, d.webhook_id, d.message_id, d.event_id, d.action, d.payload, d.state, d.reason,
	d.attempts, d.status, d.next_at, d.created_at, d.ended_at`

// FindDelivery returns one delivery of the organization.
func FindDelivery(tx *db.Tx, id string) (Delivery, error) { return findDelivery(tx, id, "") }

func findDelivery(tx *db.Tx, id, lock string) (d Delivery, err error) {
	err = tx.Get(&d, `select `+deliveryColumns+` from webhook_delivery d where d.org_id = :org and d.id = :id`+lock, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no delivery with this id.").Because(err)
	}
	return d, err
}

// Deliveries returns an endpoint's delivery log, newest first, and whether there
// is more.
func Deliveries(tx *db.Tx, endpoint string, f Filter, p Page) (all []Delivery, more bool, err error) {
	where, args := "", db.Args{"endpoint": endpoint, "limit": p.limit() + 1}
	add := func(value, clause, name string) {
		if value != "" {
			where += " and " + clause
			args[name] = value
		}
	}
	than, order := "<", "desc"
	if p.Back {
		than, order = ">", "asc"
	}
	add(p.Before, "d.id "+than+" :before", "before")
	add(string(f.State), "d.state = :state", "state")
	add(f.Action, "d.action = :action", "action")
	err = tx.Select(&all, `
		select `+deliveryColumns+`
		  from webhook_delivery d
		 where d.org_id = :org and d.webhook_id = :endpoint`+where+`
		 order by d.id `+order+`
		 limit :limit`, args)
	if err == nil && len(all) > p.limit() {
		return all[:p.limit()], true, nil
	}
	return all, false, err
}

// CountDeliveries tells how many deliveries of an endpoint are in each state.
func CountDeliveries(tx *db.Tx, endpoint string) (map[DeliveryState]int, error) {
	var rows []struct {
		State DeliveryState
		N     int
	}
	err := tx.Select(&rows, `
		select d.state, count(*) as n from webhook_delivery d
		 where d.org_id = :org and d.webhook_id = :endpoint group by d.state`, db.Args{"endpoint": endpoint})
	out := map[DeliveryState]int{}
	for _, r := range rows {
		out[r.State] = r.N
	}
	return out, err
}

// failedSince lists what failed and has no later delivery of its message, the
// oldest first.
func failedSince(tx *db.Tx, endpoint string, since time.Time) (all []Delivery, err error) {
	return all, tx.Select(&all, `
		select `+deliveryColumns+`
		  from webhook_delivery d
		 where d.org_id = :org and d.webhook_id = :endpoint and d.state = 'failed' and d.created_at >= :since
		   and not exists (
		       select 1 from webhook_delivery o
		        where o.org_id = :org and o.webhook_id = d.webhook_id and o.message_id = d.message_id and o.id > d.id)
		 order by d.id
		 limit :limit`, db.Args{"endpoint": endpoint, "since": since, "limit": maxReplay})
}

func deliveryFields(d Delivery) db.Args {
	return db.Args{
		"id": d.ID, "endpoint": d.WebhookID, "message": d.MessageID, "event": d.EventID, "action": d.Action, "payload": d.Payload,
		"state": string(d.State), "reason": d.Reason, "attempts": d.Attempts, "status": d.Status,
		"next": d.NextAt, "created": d.CreatedAt, "ended": d.EndedAt,
	}
}

func insertDelivery(tx *db.Tx, d Delivery) error {
	_, err := tx.Exec(`
		insert into webhook_delivery (org_id, id, webhook_id, message_id, event_id, action, payload, state, reason,
		                              attempts, status, next_at, created_at, ended_at)
		values (:org, :id, :endpoint, :message, :event, :action, :payload, :state, :reason,
		        :attempts, :status, :next, :created, :ended)`, deliveryFields(d))
	return err
}

func updateDelivery(tx *db.Tx, d Delivery) error {
	return tx.ExecOne(`
		update webhook_delivery
		   set state = :state, reason = :reason, attempts = :attempts, status = :status, next_at = :next, ended_at = :ended
		 where org_id = :org and id = :id`, deliveryFields(d))
}

func insertAttempt(tx *db.Tx, delivery string, a Attempt) error {
	_, err := tx.Exec(`
		insert into webhook_attempt (org_id, delivery_id, number, at, duration_us, url, headers, status, answer, problem)
		values (:org, :delivery, :number, :at, :duration, :url, :headers, :status, :answer, :problem)`, db.Args{
		"delivery": delivery, "number": a.Number, "at": a.At, "duration": a.Duration.Microseconds(), "url": a.URL,
		"headers": db.AsJSON(a.Headers), "status": a.Status, "answer": a.Answer, "problem": a.Problem,
	})
	return err
}

// Attempts returns the attempts of a delivery, the first one first.
func Attempts(tx *db.Tx, delivery string) ([]Attempt, error) {
	var rows []struct {
		Number   int                        `db:"number"`
		At       time.Time                  `db:"at"`
		Duration int64                      `db:"duration_us"`
		URL      string                     `db:"url"`
		Headers  db.JSON[map[string]string] `db:"headers"`
		Status   int                        `db:"status"`
		Answer   string                     `db:"answer"`
		Problem  string                     `db:"problem"`
	}
	err := tx.Select(&rows, `
		select a.number, a.at, a.duration_us, a.url, a.headers, a.status, a.answer, a.problem
		  from webhook_attempt a
		 where a.org_id = :org and a.delivery_id = :delivery
		 order by a.number`, db.Args{"delivery": delivery})
	out := make([]Attempt, len(rows))
	for i, r := range rows {
		out[i] = Attempt{
			Number: r.Number, At: r.At, Duration: time.Duration(r.Duration) * time.Microsecond, URL: r.URL,
			Headers: r.Headers.V, Status: r.Status, Answer: r.Answer, Problem: r.Problem,
		}
	}
	return out, err
}

func forget(tx *db.Tx, before time.Time) (int64, error) {
	_, err := tx.Exec(`
		delete from webhook_attempt
		 where org_id = :org and delivery_id in (
		       select d.id from webhook_delivery d where d.org_id = :org and d.created_at < :before and d.state <> 'waiting')`,
		db.Args{"before": before})
	if err != nil {
		return 0, err
	}
	if _, err := tx.Exec(`delete from webhook_secret where org_id = :org and ends_at < :before`, db.Args{"before": before}); err != nil {
		return 0, err
	}
	return tx.Exec(`delete from webhook_delivery where org_id = :org and created_at < :before and state <> 'waiting'`, db.Args{"before": before})
}
