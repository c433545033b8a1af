package stream

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Outcome is what came of a delivery.
type Outcome string

// The outcomes.
const (
	Waiting   Outcome = "waiting"
	Delivered Outcome = "delivered"
	Failed    Outcome = "failed"
)

// Purpose is what was sent.
type Purpose string

// The purposes.
const (
	Events Purpose = "events"
	// Check is what the test button sends: an event that is in no log.
	Check Purpose = "check"
)

// Delivery is one attempt to hand something over.
type Delivery struct {
	ID       string  `db:"id"`
	StreamID string  `db:"stream_id"`
	Purpose  Purpose `db:"purpose"`
	State    Outcome `db:"state"`
	// First and Next are the places of the log that it covers.
	First  int64 `db:"first"`
	Next   int64 `db:"next"`
	Events int   `db:"events"`
	// Bytes is the size of what was sent, before compression.
	Bytes int64 `db:"bytes"`
	// Target is the address.
	Target string `db:"target"`
	// Status is HTTP's; 0 where there is none.
	Status int `db:"status"`
	// Answer is the beginning of what came back.
	Answer string `db:"answer"`
	// Problem is why it failed.
	Problem    string    `db:"problem"`
	DurationUS int64     `db:"duration_us"`
	At         time.Time `db:"at"`
}

// Took is how long it took.
func (d Delivery) Took() time.Duration { return time.Duration(d.DurationUS) * time.Microsecond }

const deliveryColumns = `d.id, d.stream_id, d.purpose, d.state, d.first, d.next, d.events, d.bytes, d.target, d.status, d.answer,
	d.problem, d.duration_us, d.at`

// FindDelivery returns one delivery of the organization.
func FindDelivery(tx *db.Tx, id string) (d Delivery, err error) {
	err = tx.Get(&d, `select `+deliveryColumns+` from log_delivery d where d.org_id = :org and d.id = :id`, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no delivery with this id.").Because(err)
	}
	return d, err
}

// Page asks for Limit deliveries older than Before (an id; "" for the newest);
// with Back, for those newer, the nearest first.
type Page struct {
	Before string
	Back   bool
	Limit  int
}

// Deliveries returns a stream's delivery log, newest first; state "" for all.
func Deliveries(tx *db.Tx, stream string, state Outcome, p Page) (all []Delivery, err error) {
	where, args := "", db.Args{"stream": stream, "limit": p.Limit}
	if state != "" {
		where, args["state"] = where+" and d.state = :state", string(state)
	}
	than, order := "<", "desc"
	if p.Back {
		than, order = ">", "asc"
	}
	if p.Before != "" {
		where, args["before"] = where+" and d.id "+than+" :before", p.Before
	}
	err = tx.Select(&all, `
		select `+deliveryColumns+`
		  from log_delivery d
		 where d.org_id = :org and d.stream_id = :stream`+where+`
		 order by d.id `+order+`
		 limit :limit`, args)
	return all, err
}

func insertDelivery(tx *db.Tx, d Delivery) error {
	_, err := tx.Exec(`
		insert into log_delivery (org_id, id, stream_id, purpose, state, first, next, events, bytes, target, status, answer,
		                          problem, duration_us, at)
		values (:org, :id, :stream, :purpose, :state, :first, :next, :events, :bytes, :target, :status, :answer,
		        :problem, :took, :at)`, deliveryFields(d))
	return err
}

func saveDelivery(tx *db.Tx, d Delivery) error {
	return tx.ExecOne(`
		update log_delivery
		   set state = :state, status = :status, answer = :answer, problem = :problem, duration_us = :took, bytes = :bytes,
		       purpose = :purpose, stream_id = :stream, first = :first, next = :next, events = :events, target = :target, at = :at
		 where org_id = :org and id = :id`, deliveryFields(d))
}

func deliveryFields(d Delivery) db.Args {
	return db.Args{
		"id": d.ID, "stream": d.StreamID, "purpose": string(d.Purpose), "state": string(d.State), "first": d.First, "next": d.Next,
		"events": d.Events, "bytes": d.Bytes, "target": d.Target, "status": d.Status, "answer": d.Answer, "problem": d.Problem,
		"took": d.DurationUS, "at": d.At,
	}
}

// Forget deletes what the delivery logs have of before a time, and tells how much.
func Forget(tx *db.Tx, before time.Time) (int64, error) {
	return tx.Exec(`delete from log_delivery where org_id = :org and at < :before and state <> 'waiting'`, db.Args{"before": before})
}
