package stream

import (
	"context"
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/outbound"
)

// Test sends a check: an event that is in no log, whatever the stream sends
// otherwise, also while it is paused. The stream's place stays. What came back is
// in the delivery as soon as it is no longer waiting.
func Test(tx *db.Tx, id string) (Delivery, error) {
	s, err := Find(tx, id)
	if err != nil {
		return Delivery{}, err
	}
	d := Delivery{
		ID: db.NewID(), StreamID: s.ID, Purpose: Check, State: Waiting, First: audit.CheckPosition, Next: audit.CheckPosition,
		Events: 1, Target: s.Where(), At: tx.Now,
	}
	if err := insertDelivery(tx, d); err != nil {
		return Delivery{}, err
	}
	if err := job.Enqueue(tx, CheckJob, payload{Stream: s.ID, Delivery: d.ID}); err != nil {
		return Delivery{}, err
	}
	return d, s.record(tx, "log_stream.checked", nil)
}

func (d Deliverer) check(ctx context.Context, j job.Job) error {
	var w payload
	if err := j.Into(&w); err != nil {
		return job.Fail(err)
	}
	var p parcel
	err := d.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		p, err = checking(tx, w)
		return err
	})
	if err != nil {
		return unlessGone(err)
	}
	a := d.hand(ctx, p)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return unlessGone(d.DB.Update(ctx, access.Work, func(tx *db.Tx) error { return keepCheck(tx, w.Delivery, p, a) }))
}

// checking makes the parcel of a check.
func checking(tx *db.Tx, w payload) (p parcel, err error) {
	s, err := Find(tx, w.Stream)
	if err != nil {
		return p, err
	}
	p = parcel{stream: s, org: tx.Org, first: audit.CheckPosition, next: audit.CheckPosition, at: tx.Now}
	if p.secret, err = s.open(tx); err != nil {
		return p, err
	}
	line, err := json.Marshal(audit.Line{
		Version: audit.SchemaVersion, Organization: tx.Org, Position: audit.CheckPosition, ID: w.Delivery,
		At: tx.Now.UTC().Format("2006-01-02T15:04:05.000000Z"), Action: audit.CheckAction,
		Actor:  audit.LineActor{Kind: access.KindSystem, ID: "log_stream", Name: "Steward"},
		Object: audit.LineObject{Type: "log_stream", ID: s.ID}, Detail: json.RawMessage(`{"name":` + quoted(s.Name) + `}`),
	})
	p.lines = [][]byte{line}
	return p, err
}

func quoted(text string) string {
	out, _ := json.Marshal(text) // a text is always JSON
	return string(out)
}

func keepCheck(tx *db.Tx, id string, p parcel, a outbound.Answer) error {
	d, err := FindDelivery(tx, id)
	if err != nil || d.State != Waiting {
		return err
	}
	done := p.delivery(id, Check, a)
	done.At = d.At
	return saveDelivery(tx, done)
}

// longestCheck is how long a check may be waiting before the console says that no
// worker is there: twice what an attempt takes.
const longestCheck = 2 * attemptWithin

// Stuck tells whether nobody carries a check out.
func (d Delivery) Stuck(now time.Time) bool {
	return d.State == Waiting && now.Sub(d.At) > longestCheck
}
