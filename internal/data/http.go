package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// maxPages bounds one export from a source: 50 million items.
const maxPages = 100_000

// maxRetryAfter bounds how long a source can make Steward wait.
const maxRetryAfter = 24 * time.Hour

// HTTP is a source behind the source protocol (package protocol). The client
// comes from package outbound, with the limits protocol.AnswerWithin and
// protocol.MaxAnswer.
func HTTP(client *http.Client, url string, secret []byte) Source {
	return newHTTP(client, url, secret)
}

func newHTTP(client *http.Client, url string, secret []byte) *httpSource {
	return &httpSource{client: client, base: strings.TrimSuffix(url, "/"), secret: slices.Clone(secret), now: time.Now}
}

type httpSource struct {
	client *http.Client
	base   string
	secret []byte
	now    func() time.Time
	// jobs remembers what the source does in its own time; nil forgets.
	jobs *journal
	// callback says where the end of the change with this key is told.
	callback func(key string) string
}

// Describe implements Source.
func (h *httpSource) Describe(ctx context.Context) (Description, error) {
	var d protocol.Description
	if err := h.call(ctx, protocol.PathDescribe, db.NewID(), struct{}{}, &d); err != nil {
		return Description{}, err
	}
	return readDescription(d)
}

// Find implements Source.
func (h *httpSource) Find(ctx context.Context, s Subject) (Found, error) {
	var f protocol.Found
	if err := h.call(ctx, protocol.PathFind, db.NewID(), protocol.FindRequest{Subject: s.wire()}, &f); err != nil {
		return Found{}, err
	}
	return readFound(f)
}

// Export implements Source.
func (h *httpSource) Export(ctx context.Context, s Subject, yield func(Item) error) error {
	req := protocol.ExportRequest{Subject: s.wire(), Limit: protocol.MaxPage}
	for range maxPages {
		var page protocol.Page
		if err := h.call(ctx, protocol.PathExport, db.NewID(), req, &page); err != nil {
			return err
		}
		if err := readPage(page, yield); err != nil {
			return err
		}
		if page.Next == "" {
			return nil
		}
		if page.Next == req.Cursor {
			return breach("the same page comes again and again")
		}
		req.Cursor = page.Next
	}
	return breach("the export has no end")
}

// Verify implements Source.
func (h *httpSource) Verify(ctx context.Context, s Subject, categories ...Category) (Outcome, error) {
	req := protocol.VerifyRequest{Subject: s.wire(), Categories: texts(categories)}
	var out protocol.Outcome
	if err := h.call(ctx, protocol.PathVerify, db.NewID(), req, &out); err != nil {
		return Outcome{}, err
	}
	return readOutcome(out)
}

// call sends one signed request and reads the answer into out.
func (h *httpSource) call(ctx context.Context, path, key string, in, out any) error {
	res, err := h.send(ctx, path, key, in)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	return readAnswer(res, http.StatusOK, out)
}

// send sends one signed request; the caller closes the answer's body.
func (h *httpSource) send(ctx context.Context, path, key string, in any) (*http.Response, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.base+path, bytes.NewReader(body))
	if err != nil {
		return nil, fault.New(fault.Invalid, "The source's address can't be used. It looks like https://host/path.").Because(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	req.Header.Set(protocol.HeaderIdempotency, key)
	if err := protocol.Sign(req, body, h.secret, h.now()); err != nil {
		return nil, fault.New(fault.Invalid, "The request to the source can't be signed.").Because(err)
	}
	res, err := h.client.Do(req)
	if err != nil {
		return nil, asFault(err)
	}
	return res, nil
}

// asFault keeps the fault that package outbound gave; a client made otherwise
// gives other errors, which may pass.
func asFault(err error) *fault.Error {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	return fault.New(fault.Unavailable, "The source can't be reached.").Because(err)
}

func readAnswer(res *http.Response, want int, out any) error {
	body, err := io.ReadAll(io.LimitReader(res.Body, protocol.MaxAnswer+1))
	if err != nil {
		return asFault(err)
	}
	if len(body) > protocol.MaxAnswer {
		return breach("an answer is larger than 16 MiB")
	}
	if res.StatusCode != want {
		return failed(res, body)
	}
	if kind, _, err := mime.ParseMediaType(res.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return breach("an answer is not application/json")
	}
	if err := json.Unmarshal(body, out); err != nil {
		return breach("an answer is not the JSON that is expected").Because(err)
	}
	return nil
}

// breach is a source that does not keep to the protocol: trying again is
// useless, somebody must mend it.
func breach(what string) *fault.Error {
	return fault.New(fault.Invalid, "The source does not keep to the source protocol: %s. Run \"steward source check\" against it and show its maker the result.", what)
}

// failed turns a status into a fault. The source's own words are kept for the
// log and never shown: they are a stranger's.
func failed(res *http.Response, body []byte) error {
	var said protocol.Failure
	_ = json.Unmarshal(body, &said)
	cause := errors.New(cut(said.Error.Code+": "+said.Error.Message, 300))
	switch s := res.StatusCode; {
	case s == http.StatusTooManyRequests:
		return fault.New(fault.TooMany, "The source asks to be left alone for a while.").After(retryAfter(res)).Because(cause)
	case s >= 500, s == http.StatusRequestTimeout, s == http.StatusTooEarly:
		return fault.New(fault.Unavailable, "The source answers with status %d.", s).After(retryAfter(res)).Because(cause)
	case s == http.StatusUnauthorized, s == http.StatusForbidden:
		return fault.New(fault.Denied, "The source refuses the signature. Check that both sides have the same secret and the right time.").Because(cause)
	case s == http.StatusConflict:
		return fault.New(fault.Conflict, "The source has seen another request with the same key.").Because(cause)
	default:
		return breach("it answers with status " + strconv.Itoa(s)).Because(cause)
	}
}

func retryAfter(res *http.Response) time.Duration {
	seconds, err := strconv.Atoi(res.Header.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return 0
	}
	return min(time.Duration(min(seconds, 1<<20))*time.Second, maxRetryAfter)
}

// cut shortens a text to at most n bytes.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
