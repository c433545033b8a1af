package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
)

// probe is one request that is wrong in some way.
type probe struct {
	method string
	path   string
	body   []byte
	secret []byte
	// late is how long ago the request was signed.
	late time.Duration
	// spoil changes the request after it was signed.
	spoil func(*http.Request)
}

func (s *suite) probe() probe {
	body, err := json.Marshal(protocol.FindRequest{Subject: stranger().wire()})
	if err != nil { // a struct of texts always encodes
		body = []byte("{}")
	}
	return probe{method: http.MethodPost, path: protocol.PathFind, body: body, secret: s.Secret}
}

func (s *suite) request(ctx context.Context, p probe) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, p.method, strings.TrimSuffix(s.URL, "/")+p.path, bytes.NewReader(p.body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set(protocol.HeaderIdempotency, db.NewID())
	if err := protocol.Sign(req, p.body, p.secret, time.Now().Add(-p.late)); err != nil {
		return nil, err
	}
	if p.spoil != nil {
		p.spoil(req)
	}
	return req, nil
}

// status sends a request and gives the status and the body of the answer.
func (s *suite) status(req *http.Request) (int, []byte, error) {
	res, err := s.Client.Do(req)
	if err != nil {
		return 0, nil, asFault(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(res.Body, protocol.MaxAnswer))
	return res.StatusCode, body, err
}

// refuses sends a probe and wants one of these statuses, with a failure's body.
func (s *suite) refuses(ctx context.Context, p probe, want ...int) error {
	req, err := s.request(ctx, p)
	if err != nil {
		return err
	}
	got, body, err := s.status(req)
	if err != nil {
		return err
	}
	for _, w := range want {
		if got == w {
			return failureBody(body)
		}
	}
	return fmt.Errorf("the status is %d, not %d", got, want[0])
}

func failureBody(body []byte) error {
	var f protocol.Failure
	if json.Unmarshal(body, &f) != nil || f.Error.Code == "" || f.Error.Message == "" {
		return errors.New(`the answer is not {"error": {"code", "message"}}`)
	}
	return nil
}

// post sends a right request and reads the answer.
func (s *suite) post(ctx context.Context, path string, in, out any) error {
	return s.source.call(ctx, path, db.NewID(), in, out)
}

// spoiled is a check that a request, spoiled after signing, is answered 401.
func spoiled(name string, spoil func(*http.Request)) check {
	return check{name, func(ctx context.Context, s *suite) error {
		p := s.probe()
		p.spoil = spoil
		return s.refuses(ctx, p, http.StatusUnauthorized)
	}}
}

func signatureChecks() []check {
	return []check{
		spoiled("a request without a signature is refused", func(r *http.Request) {
			r.Header.Del(protocol.HeaderSignature)
			r.Header.Del(protocol.HeaderInput)
		}),
		spoiled("a request with a malformed signature is refused", func(r *http.Request) {
			r.Header.Set(protocol.HeaderSignature, "sig1=nonsense")
		}),
		spoiled("a request without an Idempotency-Key is refused", func(r *http.Request) {
			r.Header.Del(protocol.HeaderIdempotency)
		}),
		spoiled("a request with another Idempotency-Key than the signed one is refused", func(r *http.Request) {
			r.Header.Set(protocol.HeaderIdempotency, db.NewID())
		}),
		spoiled("a request with another body than the signed one is refused", func(r *http.Request) {
			r.Body, r.ContentLength = io.NopCloser(strings.NewReader("{}")), 2
		}),
		spoiled("a request for another path than the signed one is refused", func(r *http.Request) {
			r.URL.Path = strings.TrimSuffix(r.URL.Path, protocol.PathFind) + protocol.PathVerify
		}),
		spoiled("a signature that leaves out the body is refused", func(r *http.Request) {
			in := r.Header.Get(protocol.HeaderInput)
			r.Header.Set(protocol.HeaderInput, strings.Replace(in, ` "content-digest"`, "", 1))
		}),
		{"a request signed with another secret is refused", func(ctx context.Context, s *suite) error {
			p := s.probe()
			p.secret = []byte("not the secret of this source")
			return s.refuses(ctx, p, http.StatusUnauthorized)
		}},
		{"a request signed too long ago is refused", signedAt(2 * protocol.Window)},
		{"a request signed ahead of time is refused", signedAt(-2 * protocol.Window)},
		{"a request that comes again is refused", checkReplay},
	}
}

func signedAt(late time.Duration) func(context.Context, *suite) error {
	return func(ctx context.Context, s *suite) error {
		p := s.probe()
		p.late = late
		return s.refuses(ctx, p, http.StatusUnauthorized)
	}
}

func checkReplay(ctx context.Context, s *suite) error {
	p := s.probe()
	req, err := s.request(ctx, p)
	if err != nil {
		return err
	}
	again := req.Clone(ctx)
	again.Body = io.NopCloser(bytes.NewReader(p.body))
	if status, _, err := s.status(req); err != nil || status != http.StatusOK {
		return fmt.Errorf("the first time the status is %d, %w", status, err)
	}
	status, _, err := s.status(again)
	if err == nil && status != http.StatusUnauthorized {
		return fmt.Errorf("the second time the status is %d", status)
	}
	return err
}

func requestChecks() []check {
	return []check{
		{"malformed JSON is answered 400", func(ctx context.Context, s *suite) error {
			p := s.probe()
			p.body = []byte(`{"subject": `)
			return s.refuses(ctx, p, http.StatusBadRequest)
		}},
		{"a request larger than 64 KiB is answered 413", func(ctx context.Context, s *suite) error {
			p := s.probe()
			p.body = bytes.Repeat([]byte(" "), protocol.MaxRequest+1)
			return s.refuses(ctx, p, http.StatusRequestEntityTooLarge)
		}},
		{"an export without a limit is answered 400", func(ctx context.Context, s *suite) error {
			p := s.probe()
			p.path = protocol.PathExport
			return s.refuses(ctx, p, http.StatusBadRequest)
		}},
		{"an unknown path is answered 404", func(ctx context.Context, s *suite) error {
			p := s.probe()
			p.path = "/v1/no-such-operation"
			return s.refuses(ctx, p, http.StatusNotFound)
		}},
		{"unknown fields are ignored", func(ctx context.Context, s *suite) error {
			var out protocol.Found
			in := map[string]any{"subject": stranger().wire(), "fieldOfALaterVersion": true}
			return s.post(ctx, protocol.PathFind, in, &out)
		}},
	}
}
