package outbound

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/fault"
)

const (
	// maxKept is how much of an answer is kept, in bytes.
	maxKept = 4 << 10
	// longestWait bounds what a receiver may ask for with Retry-After.
	longestWait = 24 * time.Hour
)

// Answer is what came back when something was handed over, as a delivery log
// shows it.
type Answer struct {
	// Status is HTTP's; 0 where there was no answer.
	Status int
	// Body is the beginning of the answer, at most 4 KiB, where it is text.
	Body string
	// Problem says what went wrong; "" where it was taken.
	Problem string
	// RetryAfter is how long the receiver asks to be left alone; 0 where it
	// doesn't.
	RetryAfter time.Duration
	Took       time.Duration
}

// Taken tells whether the receiver took what it was given.
func (a Answer) Taken() bool { return a.Problem == "" }

// Ask sends a request and tells what came of it. It never fails: why nothing
// came is the Problem, in words that are the same for every unreachable address.
func Ask(c *http.Client, req *http.Request) (a Answer) {
	started := time.Now()
	defer func() { a.Took = time.Since(started) }()
	res, err := c.Do(req)
	if err != nil {
		return Answer{Problem: Reason(err)}
	}
	defer func() { _ = res.Body.Close() }()
	body, _ := io.ReadAll(io.LimitReader(res.Body, maxKept)) // what came is what is kept
	a = Answer{Status: res.StatusCode, Body: printable(body)}
	if a.Status < 200 || a.Status > 299 {
		a.Problem = fmt.Sprintf("The endpoint answered %d.", a.Status)
		a.RetryAfter = retryAfter(res)
	}
	return a
}

// Reason is what of a failure may be shown.
func Reason(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Message
	}
	return "The endpoint can't be reached."
}

// retryAfter reads the seconds of Retry-After (RFC 9110 section 10.2.3); a date is
// left to the schedule.
func retryAfter(res *http.Response) time.Duration {
	n, err := strconv.Atoi(res.Header.Get("Retry-After"))
	if err != nil || n < 0 || n > int(longestWait.Seconds()) {
		return 0
	}
	return time.Duration(n) * time.Second
}

// printable keeps an answer that is text; both databases refuse the rest.
func printable(body []byte) string {
	for i := 0; i < utf8.UTFMax && !utf8.Valid(body) && len(body) > 0; i++ {
		body = body[:len(body)-1] // the cut may have split a character
	}
	if !utf8.Valid(body) || strings.ContainsRune(string(body), 0) {
		return "(not text)"
	}
	return string(body)
}
