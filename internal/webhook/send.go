package webhook

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/seal"
)

// Job makes one attempt of a delivery.
const Job = "webhook.deliver"

type payload struct {
	Delivery string `json:"delivery"`
}

// pauses are those between attempts: ten attempts in a little over three days
// (Standard Webhooks, "Retry schedule").
var pauses = []time.Duration{
	5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour,
	10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour,
}

const (
	// givesUpAfter and givesUpAt pause an endpoint that failed for so long and so
	// often.
	givesUpAfter = 3 * 24 * time.Hour
	givesUpAt    = 10
)

// judge says what becomes of a delivery after its nth attempt (from 1): the state,
// when to try again, and whether the endpoint is gone for good.
func judge(a outbound.Answer, attempt int, now time.Time) (s DeliveryState, next time.Time, gone bool) {
	switch {
	case a.Taken():
		return Delivered, time.Time{}, false
	case a.Status == http.StatusGone:
		return Failed, time.Time{}, true
	case attempt > len(pauses):
		return Failed, time.Time{}, false
	}
	wait := pauses[attempt-1]
	if a.RetryAfter > wait {
		wait = a.RetryAfter
	}
	return Waiting, now.Add(wait), false
}

// exhausted tells whether an endpoint has failed long enough to be paused.
func exhausted(e Endpoint, now time.Time) bool {
	return e.FailingSince != nil && e.Failures >= givesUpAt && now.Sub(*e.FailingSince) >= givesUpAfter
}

// Deliverer sends messages by job.
type Deliverer struct {
	DB *db.DB
	// Client reaches what an organization may name (package outbound).
	Client *http.Client
}

// Handle is the handler of Job.
func (d Deliverer) Handle(ctx context.Context, j job.Job) error {
	var p payload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	r, err := d.prepare(ctx, p.Delivery)
	if fault.Is(err, fault.NotFound) || err == nil && r == nil {
		return nil // deleted, paused or done in the meantime
	}
	if err != nil {
		return err
	}
	a := d.post(ctx, r)
	if ctx.Err() != nil {
		return ctx.Err() // stopped, not refused: it is tried again at once
	}
	return d.DB.Update(ctx, access.Work, func(tx *db.Tx) error { return keep(tx, r, a) })
}

// outgoing is a message ready to be sent.
type outgoing struct {
	delivery Delivery
	endpoint Endpoint
	headers  map[string]string
	secret   string // the signature
}

// prepare signs a delivery; nil where there is nothing to send any more.
func (d Deliverer) prepare(ctx context.Context, id string) (r *outgoing, err error) {
	err = d.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		r = nil
		found, err := FindDelivery(tx, id)
		if err != nil || found.State != Waiting {
			return err
		}
		e, err := findEndpoint(tx, found.WebhookID, "")
		if err != nil {
			return err
		}
		if e.State != Active {
			return updateDelivery(tx, found.failed(tx.Now, "The endpoint was paused. Resume it and replay what failed."))
		}
		keys, err := openSecrets(tx, e.ID)
		if err != nil {
			return err
		}
		r = &outgoing{
			delivery: found, endpoint: e, secret: Sign(keys, found.MessageID, tx.Now, []byte(found.Payload)),
			headers: map[string]string{
				"content-type": "application/json", "user-agent": "Steward-Webhook",
				"webhook-id": found.MessageID, "webhook-timestamp": strconv.FormatInt(tx.Now.Unix(), 10),
			},
		}
		return nil
	})
	return r, err
}

func openSecrets(tx *db.Tx, endpoint string) ([][]byte, error) {
	live, err := Secrets(tx, endpoint)
	keys := make([][]byte, len(live))
	for i, s := range live {
		if keys[i], err = seal.OpenOrg(tx, place(s.ID), s.Sealed); err != nil {
			return nil, err
		}
	}
	return keys, err
}

func (d Deliverer) post(ctx context.Context, r *outgoing) outbound.Answer {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.endpoint.URL, strings.NewReader(r.delivery.Payload))
	if err != nil {
		return outbound.Answer{Problem: "The address is not valid."}
	}
	for k, v := range r.headers {
		req.Header.Set(k, v)
	}
	req.Header.Set("webhook-signature", r.secret)
	return outbound.Ask(d.Client, req)
}

// keep writes what came of an attempt, and what follows from it.
func keep(tx *db.Tx, r *outgoing, a outbound.Answer) error {
	d, err := findDelivery(tx, r.delivery.ID, tx.Lock())
	if err != nil || d.State != Waiting {
		return err
	}
	d.Attempts++
	state, next, gone := judge(a, d.Attempts, tx.Now)
	err = insertAttempt(tx, d.ID, Attempt{
		Number: d.Attempts, At: tx.Now, Duration: a.Took, URL: r.endpoint.URL, Headers: r.headers,
		Status: a.Status, Answer: a.Body, Problem: a.Problem,
	})
	if err != nil {
		return err
	}
	now := tx.Now
	d.State, d.Status, d.NextAt, d.EndedAt, d.Reason = state, a.Status, nil, &now, ""
	switch state {
	case Waiting:
		d.NextAt, d.EndedAt, d.Reason = &next, nil, a.Problem
		err = job.Enqueue(tx, Job, payload{Delivery: d.ID}, job.At(next))
	case Failed:
		d.Reason = a.Problem
	case Delivered:
	}
	if err := errors.Join(err, updateDelivery(tx, d)); err != nil {
		return err
	}
	return health(tx, r.endpoint.ID, state == Delivered, gone)
}

// health keeps how an endpoint does, and stops sending to one that is gone or
// has failed for days.
func health(tx *db.Tx, id string, delivered, gone bool) error {
	e, err := findEndpoint(tx, id, tx.Lock())
	if err != nil || e.State != Active || delivered && e.Failures == 0 {
		return err
	}
	now := tx.Now
	if delivered {
		e.Failures, e.FailingSince = 0, nil
		return updateEndpoint(tx, &e)
	}
	e.Failures++
	if e.FailingSince == nil {
		e.FailingSince = &now
	}
	switch {
	case gone:
		e.State, e.Reason = Gone, "The endpoint answered 410: it is gone for good."
		err = stopped(tx, e, "webhook.gone")
	case exhausted(e, now):
		e.State, e.Reason = Paused, fmt.Sprintf("It failed %d times since %s.", e.Failures, e.FailingSince.Format("2 January 2006"))
		err = stopped(tx, e, "webhook.paused")
	}
	if err != nil {
		return err
	}
	return updateEndpoint(tx, &e)
}

// stopped tells the owners that an endpoint receives nothing any more.
func stopped(tx *db.Tx, e Endpoint, action string) error {
	if err := record(tx, e, action, map[string]any{"by": "steward", "failures": e.Failures}); err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: action, To: []notice.Recipient{notice.Role(access.Owner)}, Link: "/webhooks/" + e.ID,
		Subject: "A webhook was stopped",
		Text:    "Steward sends nothing more to the webhook " + e.Name + ". " + e.Reason + "\n\nMend the endpoint, resume it, and replay what failed.",
		Key:     action + "/" + e.ID + "/" + strconv.FormatInt(tx.Now.Unix(), 10),
	})
}

// Forget deletes deliveries that ended before a time and tells how many.
func Forget(tx *db.Tx, before time.Time) (int, error) {
	n, err := forget(tx, before)
	return int(n), err
}
