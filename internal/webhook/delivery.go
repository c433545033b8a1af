package webhook

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
)

// DeliveryState is where a delivery stands.
type DeliveryState string

// The states of deliveries.
const (
	Waiting   DeliveryState = "waiting"
	Delivered DeliveryState = "delivered"
	Failed    DeliveryState = "failed"
)

// TestAction is the action of messages that the test button sends. No event has
// it.
const TestAction = "webhook.test"

// Delivery is one message to one endpoint.
type Delivery struct {
	ID        string `db:"id"`
	WebhookID string `db:"webhook_id"`
	// MessageID is the header webhook-id: the same for every attempt and replay,
	// so that receivers tell repetitions.
	MessageID string `db:"message_id"`
	// EventID is the event that it tells of; "" for a test.
	EventID string        `db:"event_id"`
	Action  string        `db:"action"`
	Payload string        `db:"payload"`
	State   DeliveryState `db:"state"`
	// Reason says why it failed.
	Reason   string `db:"reason"`
	Attempts int    `db:"attempts"`
	// Status is the last answer's; 0 where there was none.
	Status    int        `db:"status"`
	NextAt    *time.Time `db:"next_at"`
	CreatedAt time.Time  `db:"created_at"`
	EndedAt   *time.Time `db:"ended_at"`
}

// Attempt is one request of a delivery with its answer.
type Attempt struct {
	// Number counts from 1.
	Number   int
	At       time.Time
	Duration time.Duration
	URL      string
	// Headers are those of the message, but for the signature.
	Headers map[string]string
	// Status is 0 where there was no answer.
	Status int
	// Answer is the beginning of the answer's body, at most 4 KiB.
	Answer string
	// Problem says what went wrong; "" where it was delivered.
	Problem string
}

// message is what endpoints receive: ids, the action and the time.
type message struct {
	Type      string      `json:"type"`
	Timestamp time.Time   `json:"timestamp"`
	Data      messageData `json:"data"`
}

type messageData struct {
	Organization string `json:"organization"`
	Event        string `json:"event,omitempty"`
	Action       string `json:"action"`
	Object       object `json:"object"`
	Subject      string `json:"subject,omitempty"`
	Actor        object `json:"actor"`
}

type object struct {
	Type string `json:"type"`
	ID   string `json:"id"`
}

// Subscribe makes every event that is recorded a delivery for each endpoint that
// subscribed to it. Wiring calls it once.
func Subscribe(d *db.DB) { db.Subscribe(d, tell) }

func tell(tx *db.Tx, r audit.Recorded) error {
	all, err := List(tx)
	if err != nil {
		return err
	}
	for _, e := range all {
		if e.State == Gone || !audit.Wanted(e.Actions).Wants(r.Event.Action) {
			continue
		}
		if err := deliver(tx, e, r.Event); err != nil {
			return err
		}
	}
	return nil
}

func deliver(tx *db.Tx, e Endpoint, ev audit.Event) error {
	body, err := json.Marshal(message{Type: ev.Action, Timestamp: ev.At, Data: messageData{
		Organization: string(tx.Org), Event: ev.ID, Action: ev.Action, Subject: string(ev.Subject),
		Object: object{ev.ObjectType, ev.ObjectID}, Actor: object{string(ev.ActorKind), ev.ActorID},
	}})
	if err != nil {
		return err
	}
	id := db.NewID()
	d := Delivery{ID: id, WebhookID: e.ID, MessageID: "msg_" + id, EventID: ev.ID, Action: ev.Action, Payload: string(body)}
	if e.State == Paused {
		return insertDelivery(tx, d.failed(tx.Now, "The endpoint was paused. Resume it and replay what failed."))
	}
	return enqueue(tx, d)
}

func (d Delivery) failed(now time.Time, reason string) Delivery {
	d.State, d.Reason, d.CreatedAt, d.EndedAt = Failed, reason, now, &now
	return d
}

// enqueue keeps a delivery that waits and asks for its first attempt.
func enqueue(tx *db.Tx, d Delivery) error {
	now := tx.Now
	d.State, d.CreatedAt, d.NextAt = Waiting, now, &now
	if err := insertDelivery(tx, d); err != nil {
		return err
	}
	return job.Enqueue(tx, Job, payload{Delivery: d.ID})
}

// Test sends a message that tells of nothing, whatever the endpoint subscribed
// to.
func Test(tx *db.Tx, id string) (Delivery, error) {
	e, err := findEndpoint(tx, id, "")
	if err != nil {
		return Delivery{}, err
	}
	if e.State != Active {
		return Delivery{}, fault.New(fault.Conflict, "The endpoint is paused. Resume it before testing it.")
	}
	body, err := json.Marshal(message{Type: TestAction, Timestamp: tx.Now, Data: messageData{
		Organization: string(tx.Org), Action: TestAction, Object: object{"webhook", e.ID},
		Actor: object{string(tx.Actor.Kind), tx.Actor.ID},
	}})
	if err != nil {
		return Delivery{}, err
	}
	key := db.NewID()
	d := Delivery{ID: key, WebhookID: e.ID, MessageID: "msg_" + key, Action: TestAction, Payload: string(body)}
	if err := enqueue(tx, d); err != nil {
		return Delivery{}, err
	}
	return FindDelivery(tx, key)
}

// Replay sends a message again, with the same id and content and a new
// timestamp, as a delivery of its own.
func Replay(tx *db.Tx, delivery string) (Delivery, error) {
	d, err := FindDelivery(tx, delivery)
	if err != nil {
		return Delivery{}, err
	}
	if d.State == Waiting {
		return Delivery{}, fault.New(fault.Conflict, "This delivery is still being tried.")
	}
	e, err := resumed(tx, d.WebhookID)
	if err != nil {
		return Delivery{}, err
	}
	again := copyOf(d)
	if err := enqueue(tx, again); err != nil {
		return Delivery{}, err
	}
	if err := record(tx, e, "webhook.replayed", map[string]any{"deliveries": 1}); err != nil {
		return Delivery{}, err
	}
	return FindDelivery(tx, again.ID)
}

func copyOf(d Delivery) Delivery {
	return Delivery{ID: db.NewID(), WebhookID: d.WebhookID, MessageID: d.MessageID, EventID: d.EventID, Action: d.Action, Payload: d.Payload}
}

func resumed(tx *db.Tx, id string) (Endpoint, error) {
	e, err := findEndpoint(tx, id, tx.Lock())
	if err == nil && e.State != Active {
		err = fault.New(fault.Conflict, "The endpoint is paused. Resume it before replaying.")
	}
	return e, err
}

// maxReplay is how many deliveries one call replays.
const maxReplay = 1000

// ReplayFailed sends again what failed since a time and was not replayed since:
// the oldest thousand at most. It tells how many.
func ReplayFailed(tx *db.Tx, id string, since time.Time) (int, error) {
	e, err := resumed(tx, id)
	if err != nil {
		return 0, err
	}
	all, err := failedSince(tx, id, since)
	if err != nil || len(all) == 0 {
		return 0, err
	}
	for _, d := range all {
		if err := enqueue(tx, copyOf(d)); err != nil {
			return 0, err
		}
	}
	return len(all), record(tx, e, "webhook.replayed", map[string]any{"deliveries": len(all)})
}

// Filter narrows a delivery log; zero fields don't.
type Filter struct {
	State  DeliveryState
	Action string
}

// Page asks for Limit deliveries older than Before (an id; "" for the newest).
type Page struct {
	Before string
	// Back reads towards the beginning instead: from the end, or from the row
	// Before names. The nearest comes first.
	Back  bool
	Limit int
}

const (
	defaultPage = 50
	maxPage     = 200
)

func (p Page) limit() int {
	if p.Limit <= 0 {
		return defaultPage
	}
	return min(p.Limit, maxPage)
}
