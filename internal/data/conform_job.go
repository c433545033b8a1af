package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
)

// callbackWithin is how long the check waits for a callback.
const callbackWithin = 30 * time.Second

func jobChecks() []check {
	return []check{
		{"an unknown job is answered 404", func(ctx context.Context, s *suite) error {
			p := s.probe()
			p.path, p.body = protocol.PathJob, []byte(`{"job": "no-such-job-`+db.NewID()+`"}`)
			return s.refuses(ctx, p, http.StatusNotFound)
		}},
		{"a job is told by a signed callback, again until it is taken, and agrees with what is asked", checkCallback},
	}
}

// called is one callback as it came.
type called struct {
	req  *http.Request
	body []byte
}

// checkCallback begins a change that alters nothing and waits to be told; the
// first callback is answered 503.
func checkCallback(ctx context.Context, s *suite) error {
	if !s.said.Asynchronous {
		return nil // everything is answered at once
	}
	if s.Listen == nil {
		return errors.New("the source describes itself as asynchronous, and the check has no address for callbacks (--listen and --callback)")
	}
	got := make(chan called, 4)
	server := &http.Server{Handler: takes(got), ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(s.Listen) }()
	defer func() { _ = server.Close() }()
	job, err := s.begin(ctx, db.NewID())
	if err != nil {
		return err
	}
	verifier := protocol.Verifier{Secret: s.Secret, Base: s.CallbackURL, Callbacks: true}
	for range 2 {
		if err := s.told(ctx, &verifier, job, got); err != nil {
			return err
		}
	}
	var said protocol.Job
	if err := s.post(ctx, protocol.PathJob, protocol.JobRequest{Job: job}, &said); err != nil {
		return err
	}
	if said.State != protocol.Done || said.Outcome == nil {
		return fmt.Errorf("it was told to be done, and is %s when asked", said.State)
	}
	return nil
}

// takes keeps callbacks; the first is answered "again later".
func takes(got chan<- called) http.HandlerFunc {
	first := true
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(io.LimitReader(r.Body, protocol.MaxRequest))
		if err != nil {
			return
		}
		if first {
			first = false
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		select {
		case got <- called{r.Clone(context.WithoutCancel(r.Context())), body}:
		default: // more than anybody looks at
		}
	}
}

// begin asks for a change that must be answered 202.
func (s *suite) begin(ctx context.Context, key string) (job string, err error) {
	who := stranger()
	if s.Subject != nil && s.Change {
		who = *s.Subject
	}
	req := protocol.RestrictRequest{Subject: who.wire(), Request: "conformance", Callback: s.CallbackURL + "/" + key}
	res, err := s.source.send(ctx, protocol.PathRestrict, key, req)
	if err != nil {
		return "", err
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusAccepted {
		return "", fmt.Errorf("restrict is answered %d, not 202, although the source describes itself as asynchronous", res.StatusCode)
	}
	var a protocol.Accepted
	if err := readAnswer(res, http.StatusAccepted, &a); err != nil {
		return "", err
	}
	return a.Job, nil
}

// told waits for a callback and checks it.
func (s *suite) told(ctx context.Context, v *protocol.Verifier, job string, got <-chan called) error {
	t := time.NewTimer(callbackWithin)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return errors.New("no callback came within 30 seconds")
	case c := <-got:
		if err := v.Check(c.req, c.body); err != nil {
			return fmt.Errorf("the callback: %w", err)
		}
		var said protocol.Job
		if err := json.NewDecoder(bytes.NewReader(c.body)).Decode(&said); err != nil || said.Job != job {
			return fmt.Errorf("the callback tells of the job %q, not %q", said.Job, job)
		}
		_, err := readJob(said)
		return err
	}
}
