// Package inbound reads what callers send, within limits, so that they can read
// the answer even when they sent too much: net/http resets a connection whose
// body was left unread, and the reset overtakes the answer.
//
// It knows HTTP bodies and nothing of what is in them, and by which part of their
// address callers are counted.
package inbound

import (
	"bytes"
	"io"
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

const (
	// drained is how much of a body that is too large is read and thrown away,
	// in octets; who sends more than that is cut off.
	drained = 32 << 20
	// drainWithin bounds the time that throwing away takes.
	drainWithin = 10 * time.Second
)

// Read reads a request's body of at most limit octets. A larger one is a fault of
// kind Invalid coded TooLarge (HTTP 413), and its rest has been thrown away as
// far as that is reasonable; one that breaks off is a fault of kind Invalid.
func Read(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, error) {
	if r.ContentLength > limit && r.Header.Get("Expect") != "" {
		return nil, tooLarge(limit) // it waits to be asked, and is not
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, limit+1))
	if int64(len(body)) > limit {
		drain(w, r)
		return nil, tooLarge(limit)
	}
	if err != nil {
		return nil, fault.New(fault.Invalid, "The request's body could not be read to its end.").Because(err)
	}
	return body, nil
}

// Hold reads the body as Read does and puts what it read in its place, for parsers
// that take a request.
func Hold(w http.ResponseWriter, r *http.Request, limit int64) error {
	body, err := Read(w, r, limit)
	if err == nil {
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	return err
}

// TooLarge is the detail of the fault for a body over the limit.
const TooLarge = "TOO_LARGE"

func tooLarge(limit int64) error {
	return fault.New(fault.Invalid, "The request is larger than %d bytes. Send less at once.", limit).Coded(TooLarge)
}

// drain throws the rest of a body away and asks for the connection to be closed
// after the answer.
func drain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Connection", "close")
	c := http.NewResponseController(w)
	_ = c.SetReadDeadline(time.Now().Add(drainWithin)) // a test's recorder has none
	_, _ = io.CopyN(io.Discard, r.Body, drained)
	_ = c.SetReadDeadline(time.Time{})
}
