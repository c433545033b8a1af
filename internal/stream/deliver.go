package stream

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/outbound"
)

// Job sends what waits; CheckJob sends a check.
const (
	Job      = "log_stream.send"
	CheckJob = "log_stream.check"
)

type payload struct {
	Stream   string `json:"stream,omitempty"`
	Delivery string `json:"delivery,omitempty"`
}

const (
	// pieceEvents and pieceBytes bound what is sent at once: what Splunk and
	// Datadog take with their usual limits.
	pieceEvents = 500
	pieceBytes  = 700 << 10
	// objectEvery is how often objects are written: one with many events
	// instead of many with one.
	objectEvery = time.Minute
	// lease is how long a worker has a stream to itself after its last sign of
	// life: longer than any attempt takes.
	lease = 30 * time.Second
	// failingAfter is how many failures in a row are told to the owners.
	failingAfter = 5
	shortest     = 5 * time.Second
	longest      = time.Hour
)

// pause grows from 5 s to an hour; a receiver that asks for longer gets it, up to
// a day.
func pause(failures int, asked time.Duration) time.Duration {
	wait := longest
	if failures < 11 {
		wait = min(shortest<<(failures-1), longest)
	}
	return max(wait, asked)
}

// Deliverer sends by job.
type Deliverer struct {
	DB *db.DB
	// Client reaches what an organization may name, and Reach says the same for
	// what is not HTTP (package outbound). An attempt must end within 20 s.
	Client *http.Client
	Reach  outbound.Config
	// Host is Steward's own name in syslog messages.
	Host string
	// Anew is who set a stream up, as they are now (credential.Anew).
	Anew func(tx *db.Tx, kind access.ActorKind, id string) (access.Actor, error)
}

// Handlers are those of this package's jobs.
func (d Deliverer) Handlers() map[string]job.Handler {
	return map[string]job.Handler{Job: d.send, CheckJob: d.check}
}

// send hands over piece after piece. One worker at a time has a stream; before it
// lets go it looks, in the same transaction, whether something has come: so what
// its own job found taken is not forgotten.
func (d Deliverer) send(ctx context.Context, j job.Job) error {
	var p payload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	for {
		next, err := d.next(ctx, p.Stream, j.ID)
		if err != nil || next == nil {
			return unlessGone(err)
		}
		if next.lines == nil {
			continue // nothing that is wanted: the place has moved on
		}
		a := d.hand(ctx, *next)
		if ctx.Err() != nil {
			return ctx.Err() // stopped: it is sent again
		}
		err = d.DB.Update(ctx, access.Work, func(tx *db.Tx) error { return keep(tx, j.ID, *next, a) })
		if err != nil {
			return unlessGone(err)
		}
	}
}

func unlessGone(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil // removed meanwhile
	}
	return err
}

// parcel is a piece ready to be sent.
type parcel struct {
	stream Stream
	secret Secret
	org    access.OrgID
	// lines are events, and the last line proof; a check has no proof.
	lines       [][]byte
	proof       []byte
	first, next int64
	at          time.Time
}

// id is the same for every attempt at the same piece.
func (p parcel) id() string {
	return fmt.Sprintf("msg_%s_%d_%d", p.stream.ID, p.first, p.next)
}

// all are the lines with the proof.
func (p parcel) all() [][]byte {
	if p.proof == nil {
		return p.lines
	}
	return append(append([][]byte{}, p.lines...), p.proof)
}

func (p parcel) size() int64 { return int64(len(bytes.Join(p.all(), []byte{'\n'})) + 1) }

// next takes the stream and what comes after its place; nil where nothing is to
// be done, and the stream is let go then.
func (d Deliverer) next(ctx context.Context, id, holder string) (out *parcel, err error) {
	err = d.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		out = nil
		s, err := lock(tx, id)
		if err != nil {
			return err
		}
		if taken := s.leaseHolder != "" && s.leaseHolder != holder && s.leaseUntil != nil && s.leaseUntil.After(tx.Now); taken {
			// Its holder looks again before it lets go; if it died, this does.
			return job.Enqueue(tx, Job, payload{Stream: id}, job.At(*s.leaseUntil), job.Unique(id+"/lease"))
		}
		if s.State != Active || s.NextAt != nil && s.NextAt.After(tx.Now) {
			return s.letGo(tx)
		}
		piece, err := audit.Take(tx, audit.Cut{
			From: s.Position, Since: s.Delivered, For: "stream/" + s.ID, Wanted: s.Actions,
			Personal: d.personal(tx, s), Limit: pieceEvents, Bytes: pieceBytes,
		})
		if err != nil {
			return err
		}
		if piece.Next == s.Position {
			return s.letGo(tx)
		}
		if len(piece.Lines) == 0 {
			s.Position, out = piece.Next, &parcel{}
			return save(tx, &s)
		}
		until := tx.Now.Add(lease)
		s.leaseHolder, s.leaseUntil = holder, &until
		out = &parcel{stream: s, org: tx.Org, lines: piece.Lines, proof: piece.Proof, first: piece.From, next: piece.Next, at: tx.Now}
		if out.secret, err = s.open(tx); err != nil {
			return err
		}
		return save(tx, &s)
	})
	return out, err
}

func (s Stream) letGo(tx *db.Tx) error {
	if s.leaseHolder == "" {
		return nil
	}
	s.leaseHolder, s.leaseUntil = "", nil
	return save(tx, &s)
}

// personal tells whether personal values go along: as long as whoever set the
// stream up may see members.
func (d Deliverer) personal(tx *db.Tx, s Stream) bool {
	if !s.Personal || d.Anew == nil {
		return false
	}
	a, err := d.Anew(tx, s.Creator.Kind, s.Creator.ID)
	return err == nil && a.May(access.ReadMembers) && a.May(access.ReadLog)
}

// keep writes what came of an attempt, and what follows from it.
func keep(tx *db.Tx, holder string, p parcel, a outbound.Answer) error {
	s, err := lock(tx, p.stream.ID)
	if err != nil {
		return err
	}
	if err := insertDelivery(tx, p.delivery(db.NewID(), Events, a)); err != nil {
		return err
	}
	if s.leaseHolder == holder {
		s.leaseHolder, s.leaseUntil = "", nil
	}
	if !a.Taken() {
		return failed(tx, s, a)
	}
	if s.Position == p.first { // else somebody moved it meanwhile
		s.Position, s.Delivered = p.next, p.next
	}
	if s.Failures >= failingAfter {
		if err := s.record(tx, "log_stream.recovered", map[string]any{"failures": s.Failures}); err != nil {
			return err
		}
	}
	s.Failures, s.FailingSince, s.NextAt, s.LastDeliveredAt = 0, nil, nil, &tx.Now
	if s.State == Active {
		s.Reason = ""
	}
	if s.Kind == Bucket && len(p.lines) < pieceEvents {
		at := tx.Now.Add(objectEvery)
		s.NextAt = &at
		if err := again(tx, s); err != nil {
			return err
		}
	}
	return save(tx, &s)
}

func (p parcel) delivery(id string, purpose Purpose, a outbound.Answer) Delivery {
	out := Delivery{
		ID: id, StreamID: p.stream.ID, Purpose: purpose, State: Delivered, First: p.first, Next: p.next, Events: len(p.lines),
		Bytes: p.size(), Target: p.stream.Where(), Status: a.Status, Answer: a.Body, Problem: a.Problem,
		DurationUS: a.Took.Microseconds(), At: p.at,
	}
	if !a.Taken() {
		out.State = Failed
	}
	return out
}

// failed waits before the next attempt. After failingAfter attempts the owners are
// told; after SpoolFor it waits for somebody to resume it.
func failed(tx *db.Tx, s Stream, a outbound.Answer) error {
	s.Failures++
	s.Reason = a.Problem
	if s.FailingSince == nil {
		s.FailingSince = &tx.Now
	}
	if s.State != Active {
		return save(tx, &s)
	}
	if tx.Now.Sub(*s.FailingSince) >= SpoolFor {
		s.State, s.PausedAt, s.NextAt = Paused, &tx.Now, nil
		if err := s.tell(tx, "log_stream.paused", "A log stream was stopped", "could not be delivered to for a week, so it waits until somebody resumes it. From now on what it would have sent first is left out.", map[string]any{"by": "steward", "failures": s.Failures, "position": s.Position}); err != nil {
			return err
		}
		return save(tx, &s)
	}
	at := tx.Now.Add(pause(s.Failures, a.RetryAfter))
	s.NextAt = &at
	if s.Failures == failingAfter {
		if err := s.tell(tx, "log_stream.failing", "A log stream does not get through", "is not taken by its receiver. It is tried again and again, and nothing is lost for a week.", map[string]any{"failures": s.Failures, "position": s.Position}); err != nil {
			return err
		}
	}
	if err := again(tx, s); err != nil {
		return err
	}
	return save(tx, &s)
}

// again asks for work at the time that the stream waits for.
func again(tx *db.Tx, s Stream) error {
	return job.Enqueue(tx, Job, payload{Stream: s.ID}, job.At(*s.NextAt))
}

// tell writes an event and a notice to the owners.
func (s Stream) tell(tx *db.Tx, action, subject, text string, detail map[string]any) error {
	if err := s.record(tx, action, detail); err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: action, To: []notice.Recipient{notice.Role(access.Owner)}, Link: "/log/streams/" + s.ID, Subject: subject,
		Text: "The log stream " + s.Name + " " + text + "\n\nIts delivery log has what the receiver answered.",
		Key:  action + "/" + s.ID + "/" + strconv.FormatInt(s.FailingSince.Unix(), 10),
	})
}
