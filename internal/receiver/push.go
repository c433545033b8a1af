package receiver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/seal"
)

// Job is the kind of the jobs that push.
const Job = "receiver.push"

type payload struct {
	Receiver string `json:"receiver"`
}

const (
	// lease is how long a worker has a receiver to itself after its last sign
	// of life.
	lease = 2 * time.Minute
	// failingAfter is how many failures in a row make a receiver failing.
	failingAfter = 3
	// refusedAfter is how often an event that the receiver calls invalid is
	// sent before it is left behind, so that it doesn't stop all others.
	refusedAfter = 5
	longestPause = time.Hour
	maxAnswer    = 4 << 10
	mediaSET     = "application/secevent+jwt"
)

// pause grows from 5 s to an hour.
func pause(failures int) time.Duration {
	if failures > 10 {
		return longestPause
	}
	return min(5*time.Second<<(failures-1), longestPause)
}

// Pusher delivers events (RFC 8935).
type Pusher struct {
	DB *db.DB
	// Client dials what organizations set: package outbound's.
	Client *http.Client
	// BaseURL is the beginning of issuers.
	BaseURL string
}

// Handle pushes what waits for a receiver, one event after the other. One worker
// at a time has a receiver; before it lets go it looks, in the same transaction,
// whether something has come: so an event whose own job found the receiver taken
// is not forgotten.
func (p Pusher) Handle(ctx context.Context, j job.Job) error {
	var w payload
	if err := j.Into(&w); err != nil {
		return job.Fail(err)
	}
	for {
		next, ok, err := p.next(ctx, w.Receiver, j.ID)
		if err != nil || !ok {
			return err
		}
		if err := p.deliver(ctx, j.ID, next); err != nil {
			return err
		}
	}
}

// parcel is one event ready to be sent.
type parcel struct {
	receiver      Receiver
	token         Token
	compact       string
	authorization string
}

// next takes the receiver and its oldest event; ok is false where nothing is to
// be done, and the receiver is let go then.
func (p Pusher) next(ctx context.Context, id, holder string) (out parcel, ok bool, err error) {
	err = p.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		ok = false
		r, err := find(tx, id, tx.Lock())
		if fault.Is(err, fault.NotFound) {
			return nil // removed meanwhile
		}
		if err != nil {
			return err
		}
		taken := r.leaseHolder != "" && r.leaseHolder != holder && r.leaseUntil.After(tx.Now)
		if taken || r.State == Paused || r.NextAt.After(tx.Now) {
			return nil
		}
		for {
			t, err := oldest(tx, id)
			if fault.Is(err, fault.NotFound) {
				r.leaseHolder = ""
				return save(tx, r)
			}
			if err != nil {
				return err
			}
			out, err = p.pack(tx, r, t)
			if seal.IsShredded(err) {
				if err := end(tx, id, t, Dropped, "The member was erased."); err != nil {
					return err
				}
				continue
			}
			r.leaseHolder, r.leaseUntil, ok = holder, tx.Now.Add(lease), err == nil
			if err != nil {
				return err
			}
			return save(tx, r)
		}
	})
	return out, ok, err
}

func (p Pusher) pack(tx *db.Tx, r Receiver, t Token) (parcel, error) {
	out := parcel{receiver: r, token: t}
	var err error
	if out.compact, err = sign(tx, p.BaseURL, r, t); err != nil {
		return out, err
	}
	if r.auth != nil {
		plain, err := seal.OpenOrg(tx, r.place(), r.auth)
		if err != nil {
			return out, err
		}
		out.authorization = string(plain)
	}
	return out, nil
}

// deliver sends one event and keeps what became of it.
func (p Pusher) deliver(ctx context.Context, holder string, parcel parcel) error {
	failed := p.send(ctx, parcel)
	if ctx.Err() != nil {
		return ctx.Err() // killed: the event is sent again, with the same jti
	}
	return p.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := find(tx, parcel.receiver.ID, tx.Lock())
		if err != nil || r.leaseHolder != holder {
			return unlessGone(err)
		}
		if failed == nil {
			r.State, r.Failures, r.FailingSince, r.Reason, r.LastDeliveredAt = standing(r.State), 0, nil, "", &tx.Now
			if err := end(tx, r.ID, parcel.token, Delivered, ""); err != nil {
				return err
			}
			return save(tx, r)
		}
		return p.failed(tx, r, parcel.token, failed)
	})
}

// standing is the state after a success; who paused it meanwhile is heeded.
func standing(s State) State {
	if s == Paused {
		return s
	}
	return Enabled
}

func unlessGone(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// failed notes a failure and asks to be called again after a pause; the order is
// kept, so nothing that comes later is sent before.
func (p Pusher) failed(tx *db.Tx, r Receiver, t Token, cause error) error {
	reason := fault.Shown(cause).Message
	if refusal, ok := errors.AsType[*refusal](cause); ok {
		reason = refusal.Error()
		if refusal.code == "invalid_request" && t.Attempts+1 >= refusedAfter {
			return end(tx, r.ID, t, Failed, reason)
		}
	}
	if err := attempted(tx, r.ID, t, reason); err != nil {
		return err
	}
	if r.Failures++; r.Failures == 1 {
		r.FailingSince = &tx.Now
	}
	if r.Failures >= failingAfter && r.State == Enabled {
		r.State = Failing
		if err := record(tx, "event_receiver.failing", r, map[string]any{"failures": r.Failures}); err != nil {
			return err
		}
	}
	r.Reason, r.leaseHolder, r.NextAt = reason, "", tx.Now.Add(pause(r.Failures))
	if err := save(tx, r); err != nil {
		return err
	}
	return job.Enqueue(tx, Job, payload{r.ID}, job.At(r.NextAt))
}

// refusal is an answer that is not 202 (RFC 8935 section 2.4).
type refusal struct {
	status int
	code   string
	text   string
}

func (r *refusal) Error() string {
	out := fmt.Sprintf("The receiver answered %d", r.status)
	if r.code != "" {
		out += " " + r.code
	}
	if r.text != "" {
		out += " (" + r.text + ")"
	}
	return out + "."
}

// send posts an event; nil means that the receiver took it.
func (p Pusher) send(ctx context.Context, parcel parcel) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, parcel.receiver.URL, strings.NewReader(parcel.compact))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", mediaSET)
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", "Steward")
	if parcel.authorization != "" {
		request.Header.Set("Authorization", parcel.authorization)
	}
	response, err := p.Client.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	raw, _ := io.ReadAll(io.LimitReader(response.Body, maxAnswer)) // what can't be read explains nothing
	if response.StatusCode == http.StatusAccepted {
		return nil
	}
	out := &refusal{status: response.StatusCode}
	var body struct{ Err, Description string }
	if json.Unmarshal(raw, &body) == nil {
		out.code, out.text = clip(body.Err), clip(body.Description)
	}
	return out
}

func clip(s string) string {
	const most = 200
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
