package files

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
)

// tellAgain are the pauses before a callback is sent again; after them Steward
// asks by itself.
var tellAgain = []time.Duration{0, time.Second, 5 * time.Second, 30 * time.Second}

// callbackWithin bounds one callback.
const callbackWithin = 10 * time.Second

// resume goes on with what was accepted before a restart.
func (s *Server) resume() {
	for key, r := range s.kept.Receipts {
		if r.Waiting != nil {
			go s.finish(key)
		}
	}
}

// finish makes a change that was accepted, and tells it.
func (s *Server) finish(key string) {
	done, where, ok := s.settle(key)
	if !ok || where == "" {
		return
	}
	for _, pause := range tellAgain {
		t := time.NewTimer(pause)
		<-t.C
		if s.tell(where, done) {
			return
		}
	}
}

func (s *Server) settle(key string) (done protocol.Job, where string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.kept.Receipts[key]
	if r.Waiting == nil {
		return done, "", false
	}
	next := s.kept.clone()
	where = r.Waiting.callback()
	r.Outcome, r.Waiting = next.apply(*r.Waiting), nil
	next.Receipts[key] = r
	if err := s.keep(next); err != nil { // it is made after the next start
		return done, "", false
	}
	return r.job(), where, true
}

// tell sends a callback; true means that there is no use in sending it again.
func (s *Server) tell(where string, done protocol.Job) bool {
	body, err := json.Marshal(done)
	if err != nil {
		return true
	}
	ctx, cancel := context.WithTimeout(context.Background(), callbackWithin)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, where, bytes.NewReader(body))
	if err != nil {
		return true
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set(protocol.HeaderIdempotency, rand.Text())
	if err := protocol.SignCallback(req, body, s.config.Secret, s.config.Now()); err != nil {
		return true
	}
	client := s.config.Client
	if client == nil {
		client = http.DefaultClient
	}
	res, err := client.Do(req)
	if err != nil {
		return false
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(res.Body, protocol.MaxRequest))
	_ = res.Body.Close()
	switch res.StatusCode {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
		return false
	}
	return res.StatusCode < http.StatusInternalServerError
}
