package data

import (
	"context"
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Rectify implements Changer.
func (h *httpSource) Rectify(ctx context.Context, s Subject, o RectifyOptions) (Outcome, error) {
	req := protocol.RectifyRequest{Subject: s.wire(), Request: o.Request, Callback: h.told(o.Key)}
	for _, c := range o.Corrections {
		req.Corrections = append(req.Corrections, protocol.Correction{Category: string(c.Category), Key: c.Key, Field: c.Field, Value: c.Value})
	}
	return h.change(ctx, protocol.PathRectify, o.Key, req)
}

// Restrict implements Changer.
func (h *httpSource) Restrict(ctx context.Context, s Subject, o RestrictOptions) (Outcome, error) {
	return h.change(ctx, protocol.PathRestrict, o.Key, protocol.RestrictRequest{
		Subject: s.wire(), Categories: texts(o.Categories), Restricted: !o.Lift, Request: o.Request, Callback: h.told(o.Key),
	})
}

// Erase implements Source.
func (h *httpSource) Erase(ctx context.Context, s Subject, o EraseOptions) (Outcome, error) {
	return h.change(ctx, protocol.PathErase, o.Key, protocol.EraseRequest{
		Subject: s.wire(), Categories: texts(o.Categories), Request: o.Request, Callback: h.told(o.Key),
	})
}

func (h *httpSource) told(key string) string {
	if h.callback == nil {
		return ""
	}
	return h.callback(key)
}

// change asks for a change, or how far it is where the source has begun.
func (h *httpSource) change(ctx context.Context, path, key string, in any) (Outcome, error) {
	before, err := h.jobs.find(ctx, key)
	if err != nil {
		return Outcome{}, err
	}
	switch before.State {
	case protocol.Done:
		return readOutcome(before.Outcome.V)
	case protocol.Pending:
		return h.ask(ctx, before)
	}
	res, err := h.send(ctx, path, key, in)
	if err != nil {
		return Outcome{}, err
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode == http.StatusAccepted {
		return h.accepted(ctx, key, res)
	}
	var out protocol.Outcome
	if err := readAnswer(res, http.StatusOK, &out); err != nil {
		return Outcome{}, err
	}
	return readOutcome(out)
}

// maxJob bounds the name of a source's job, in bytes.
const maxJob = 200

func (h *httpSource) accepted(ctx context.Context, key string, res *http.Response) (Outcome, error) {
	var a protocol.Accepted
	if err := readAnswer(res, http.StatusAccepted, &a); err != nil {
		return Outcome{}, err
	}
	if a.Job == "" || len(a.Job) > maxJob || !storable(a.Job) {
		return Outcome{}, breach("it has begun a job without a name")
	}
	return pending(a.Job, a.CheckAfter), h.jobs.begin(ctx, key, a.Job)
}

func pending(job string, seconds int) Outcome {
	wait := min(time.Duration(min(max(seconds, 0), 1<<20))*time.Second, maxRetryAfter)
	return Outcome{State: OutcomePending, Job: job, CheckAfter: wait}
}

// ask asks for a job: the fallback where no callback comes.
func (h *httpSource) ask(ctx context.Context, known jobRow) (Outcome, error) {
	var said protocol.Job
	err := h.call(ctx, protocol.PathJob, db.NewID(), protocol.JobRequest{Job: known.Job}, &said)
	if err != nil {
		return Outcome{}, err
	}
	if said.Job != known.Job {
		return Outcome{}, breach("it tells about another job than it was asked for")
	}
	out, err := readJob(said)
	if err != nil || out.State == OutcomePending {
		return out, err
	}
	return out, h.jobs.end(ctx, known.Key, said)
}

// readJob checks what a source says of a job, by answer or callback. One that
// failed is a fault that may pass: the same change begins again.
func readJob(j protocol.Job) (Outcome, error) {
	switch {
	case j.State == protocol.Pending:
		return pending(j.Job, j.CheckAfter), nil
	case j.State == protocol.JobFailed:
		return Outcome{}, fault.New(fault.Unavailable, "The source began and could not finish. It is asked again.")
	case j.State != protocol.Done || j.Outcome == nil:
		return Outcome{}, breach("a job is done without an outcome, or has an unknown state")
	}
	out, err := readOutcome(*j.Outcome)
	if err == nil && out.State == OutcomePending {
		err = breach("a job is done although its outcome is pending")
	}
	return out, err
}
