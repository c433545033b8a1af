// Package audit is the append-only log: who did what, when, to what. An event
// is written in the transaction of its change; the sequencer places events into
// a Merkle tree per organization within two seconds, so that the tree is never
// a lock on the write path. Checkpoints are signed; Verify finds any changed,
// removed or reordered event, offline with the public key alone.
//
// What is personal in an event is sealed under the key of the member it is
// about, so that erasing the member doesn't break the tree.
package audit

import (
	"encoding/json"
	"maps"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// Object is what an event is about.
type Object struct {
	// Type is the noun: "member", "request", "agreement".
	Type string
	ID   string
}

// Entry is an event to be written.
type Entry struct {
	// Action is noun.past_participle: "member.suspended".
	Action string
	Object Object
	// Subject is the member whom the event concerns, if one. They can see it.
	Subject access.MemberID
	// Detail holds what explains the event and is never personal: counts,
	// names of attributes, ids, states.
	Detail map[string]any
	// Personal holds what is personal, sealed under the Subject's key.
	Personal map[string]string
}

// Event is an entry of the log.
type Event struct {
	ID         string           `db:"id"`
	At         time.Time        `db:"at"`
	ActorKind  access.ActorKind `db:"actor_kind"`
	ActorID    string           `db:"actor_id"`
	ActorName  string           `db:"actor_name"`
	Action     string           `db:"action"`
	ObjectType string           `db:"object_type"`
	ObjectID   string           `db:"object_id"`
	Subject    access.MemberID  `db:"subject"`
	DetailJSON string           `db:"detail"`
	Sealed     []byte           `db:"personal"`
	// Position is the place in the tree; nil until the sequencer has been.
	Position *int64 `db:"position"`
	// Personal is filled by the readers; Erased tells that it was sealed with a
	// key that is destroyed.
	Personal map[string]string `db:"-"`
	Erased   bool              `db:"-"`
}

// Detail is what explains the event.
func (e Event) Detail() map[string]any {
	var out map[string]any
	_ = json.Unmarshal([]byte(e.DetailJSON), &out) // written by Record
	return out
}

// maxDetail bounds an event's detail, in bytes of JSON.
const maxDetail = 16 << 10

// Record writes an event in the transaction of its change.
func Record(tx *db.Tx, e Entry) error {
	_, err := Write(tx, e)
	return err
}

// Write is Record for callers that need the event's id as proof.
func Write(tx *db.Tx, e Entry) (id string, err error) {
	detail := []byte("{}")
	if e.Detail != nil {
		if detail, err = json.Marshal(e.Detail); err != nil {
			return "", err
		}
	}
	if len(detail) > maxDetail {
		return "", fault.New(fault.Internal, "detail of %s has %d bytes", e.Action, len(detail))
	}
	ev := Event{
		ID: db.NewID(), At: tx.Now, Action: e.Action, ObjectType: e.Object.Type, ObjectID: e.Object.ID,
		ActorKind: tx.Actor.Kind, ActorID: tx.Actor.ID, ActorName: tx.Actor.Name,
		Subject: e.Subject, DetailJSON: string(detail),
	}
	if len(e.Personal) > 0 && e.Subject != "" {
		if ev.Sealed, err = sealPersonal(tx, ev, e.Personal); err != nil {
			return "", err
		}
	}
	if err := insert(tx, ev); err != nil {
		return "", err
	}
	if err := tx.Announce(Recorded{Event: ev}); err != nil {
		return "", err
	}
	return ev.ID, mirror(tx, e)
}

// mirror writes an act of the vendor's staff in another organization into the
// vendor's log too, without what is personal.
func mirror(tx *db.Tx, e Entry) error {
	s := tx.Actor.Support
	if s == nil || s.Vendor == tx.Org {
		return nil
	}
	detail := maps.Clone(e.Detail)
	if detail == nil {
		detail = map[string]any{}
	}
	detail["organization"], detail["supportGrant"], detail["supportVisit"] = string(tx.Org), s.Grant, s.Visit
	body, err := json.Marshal(detail)
	if err != nil || len(body) > maxDetail {
		body = []byte("{}")
	}
	return tx.Aside(s.Vendor, func(vendor *db.Tx) error {
		ev := Event{
			ID: db.NewID(), At: tx.Now, Action: e.Action, ObjectType: e.Object.Type, ObjectID: e.Object.ID,
			ActorKind: tx.Actor.Kind, ActorID: tx.Actor.ID, ActorName: tx.Actor.Name, DetailJSON: string(body),
		}
		if err := insert(vendor, ev); err != nil {
			return err
		}
		return vendor.Announce(Recorded{Event: ev})
	})
}

// Recorded is announced, in the transaction, for every event that is written.
// Its personal values are sealed.
type Recorded struct{ Event Event }

// sealPersonal seals under the subject's key. Where that is destroyed already
// the event is written without: nothing personal may be kept of them.
func sealPersonal(tx *db.Tx, ev Event, personal map[string]string) ([]byte, error) {
	plain, err := json.Marshal(personal)
	if err != nil {
		return nil, err
	}
	sealed, err := seal.Seal(tx, ev.Subject, seal.Log, "event/"+ev.ID, plain)
	if seal.IsShredded(err) {
		return nil, nil
	}
	return sealed, err
}

// Filter narrows a list; zero fields don't.
type Filter struct {
	// Action is exact, or a prefix ending in "." ("member.").
	Action     string
	ActorID    string
	ObjectType string
	// ObjectTypes chooses several types; none is any.
	ObjectTypes []string
	ObjectID    string
	Subject     access.MemberID
	From, To    *time.Time
}

// Page asks for Limit events older than Before (an event's id; "" for the
// newest), or with Oldest for those newer than After ("" for the oldest).
type Page struct {
	Before, After string
	Oldest        bool
	Limit         int
}

// List returns events, newest first; with Oldest, oldest first.
func List(tx *db.Tx, f Filter, p Page) ([]Event, error) {
	events, err := list(tx, f, p)
	if err != nil {
		return nil, err
	}
	for i := range events {
		if err := open(tx, &events[i]); err != nil {
			return nil, err
		}
	}
	return events, nil
}

// Find returns one event.
func Find(tx *db.Tx, id string) (Event, error) {
	ev, err := find(tx, id)
	if err != nil {
		return ev, err
	}
	return ev, open(tx, &ev)
}

func open(tx *db.Tx, e *Event) error {
	if len(e.Sealed) == 0 {
		return nil
	}
	plain, err := seal.Open(tx, e.Subject, seal.Log, "event/"+e.ID, e.Sealed)
	if seal.IsShredded(err) {
		e.Erased = true
		return nil
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(plain, &e.Personal)
}
