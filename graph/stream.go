package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

const (
	// maxStreams is how many streams one session or token may have at once.
	maxStreams = 10
	// pingEvery keeps proxies from closing a quiet stream.
	pingEvery = 15 * time.Second
	// writeWithin is how long one message may take to be taken.
	writeWithin = 20 * time.Second
	// streamFor is how long a stream lives; its follower comes back.
	streamFor = time.Hour
	// maxCursor bounds Last-Event-ID.
	maxCursor = 256
)

// stream answers as server-sent events (graphql-sse, distinct connections mode):
// event next with an answer each, event complete at the end. A stream that the
// server ends for another reason than that ends without complete, so that its
// follower comes back with the last id.
func (e *endpoint) stream(ctx context.Context, w http.ResponseWriter, r *http.Request, op *graphql.OperationContext, c charge) {
	a, _ := access.From(ctx)
	e.budgets.leave(a, c.requested, 1) // from here on each message is paid for
	if !e.budgets.openStream(a) {
		refused(http.StatusTooManyRequests, string(fault.TooMany), "There are too many streams of yours at once. Close one first.").write(ctx, w, mediaStream)
		return
	}
	defer e.budgets.closeStream(a)
	ctx, cancel := context.WithTimeout(ctx, streamFor)
	defer cancel()
	defer context.AfterFunc(e.until, cancel)()
	s := &stream{last: r.Header.Get("Last-Event-ID"), begun: make(chan string, 1)}
	if len(s.last) > maxCursor {
		badRequest("Last-Event-ID is not a cursor of ours.").write(ctx, w, mediaStream)
		return
	}
	s.again = func() (access.Actor, error) { return e.identify(r, a) }
	ctx = context.WithValue(ctx, streamKey{}, s)
	out := sse{w: w, c: http.NewResponseController(w)}
	out.begin()
	e.pump(ctx, out, s, e.answers(ctx, op), func(b *body) { e.bill(a, c, b) })
}

// identify asks again who the caller is.
func (e *endpoint) identify(r *http.Request, was access.Actor) (access.Actor, error) {
	if e.again == nil {
		return was, nil
	}
	return e.again(r)
}

func (e *endpoint) bill(a access.Actor, c charge, b *body) {
	cost := spent(b.Data, 0)
	s := e.budgets.spend(a, cost)
	b.Extensions = map[string]any{costExtension: s.extension(c.requested, cost)}
}

// answers runs the operation; the channel ends with it.
func (e *endpoint) answers(ctx context.Context, op *graphql.OperationContext) <-chan *body {
	out := make(chan *body)
	go func() {
		defer close(out)
		responses, ctx := e.engine.DispatchOperation(ctx, op)
		for {
			fresh := context.WithValue(ctx, loadersKey{}, newLoaders(e.resolver))
			resp := responses(fresh)
			if resp == nil {
				return
			}
			select {
			case out <- &body{Data: slices.Clone(resp.Data), Errors: resp.Errors}: // the engine writes the next over it
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// pump writes what comes until it ends or nobody takes it any more.
func (e *endpoint) pump(ctx context.Context, out sse, s *stream, answers <-chan *body, bill func(*body)) {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	var err error
	for err == nil {
		select {
		case <-ctx.Done():
			return
		case cursor := <-s.begun:
			err = out.mark(cursor)
		case <-ping.C:
			err = out.ping()
		case b, more := <-answers:
			if !more {
				e.end(ctx, out, s.why())
				return
			}
			bill(b)
			err = errors.Join(out.opening(s.begun), out.next(s.pop(), b))
		}
	}
}

// end says why a stream ends, if its follower must know: who may follow no more
// is told so, and does not come back.
func (e *endpoint) end(ctx context.Context, out sse, why error) {
	switch {
	case ctx.Err() != nil || errors.Is(why, errChanged) || fault.Is(why, fault.Unavailable):
		e.log.DebugContext(ctx, "a stream was cut off; its follower comes back", "request", requestID(ctx), "cause", why)
		return
	case why != nil:
		f := fault.Shown(why)
		if f.Kind == fault.Internal {
			e.log.ErrorContext(ctx, "a stream failed", "request", requestID(ctx), "cause", why)
		}
		ext := map[string]any{"code": string(f.Kind), "requestId": requestID(ctx)}
		_ = out.next("", &body{Errors: gqlerror.List{{Message: f.Message, Extensions: ext}}})
	}
	_ = out.complete()
}

// sse writes server-sent events.
type sse struct {
	w http.ResponseWriter
	c *http.ResponseController
}

func (o sse) begin() {
	h := o.w.Header()
	h.Set("Content-Type", mediaStream+"; charset=utf-8")
	h.Set("X-Accel-Buffering", "no") // a proxy must pass on what comes
	o.w.WriteHeader(http.StatusOK)
	_ = o.ping()
}

// opening marks where the stream began, if that is still to be done: never after
// a message, whose id would be taken back.
func (o sse) opening(begun <-chan string) error {
	select {
	case cursor := <-begun:
		return o.mark(cursor)
	default:
		return nil
	}
}

// next writes an answer with its cursor.
func (o sse) next(cursor string, b *body) error {
	data, err := json.Marshal(b)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	out.WriteString("event: next\n")
	if cursor != "" {
		out.WriteString("id: " + cursor + "\n")
	}
	out.WriteString("data: ")
	out.Write(data)
	out.WriteString("\n\n")
	return o.write(out.Bytes())
}

// mark tells a cursor without a message.
func (o sse) mark(cursor string) error { return o.write([]byte("id: " + cursor + "\n\n")) }

func (o sse) ping() error { return o.write([]byte(":\n\n")) }

func (o sse) complete() error { return o.write([]byte("event: complete\ndata:\n\n")) }

func (o sse) write(b []byte) error {
	_ = o.c.SetWriteDeadline(time.Now().Add(writeWithin)) // a test's recorder has none
	if _, err := o.w.Write(b); err != nil {
		return err
	}
	return o.c.Flush()
}
