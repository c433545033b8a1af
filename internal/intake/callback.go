package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/seal"
)

// CallbackJob is the kind of the job that tells an agent of its request's status
// (Data Rights Protocol 1.0, section 2.03).
const CallbackJob = "intake.callback"

// signatureUse is what a callback's signature is good for and for nothing else.
const signatureUse = "steward drp status"

// SignatureHeader has the signature of a callback's body, in JSON, by a key that is
// published under /.well-known/steward-keys.
const SignatureHeader = "Steward-Signature"

// tellAt asks for an agent to be told at a time.
func tellAt(tx *db.Tx, i Inquiry, at time.Time) error {
	return job.Enqueue(tx, CallbackJob, payload{Inquiry: i.ID}, job.At(at), job.Unique(i.ID+"/"+at.UTC().Format(time.RFC3339)))
}

// Follow has agents told of what happens to the requests that they made. Wiring
// subscribes it.
func Follow(tx *db.Tx, e audit.Recorded) error {
	if e.Event.ObjectType != "request" {
		return nil
	}
	if err := followControllers(tx, rights.ID(e.Event.ObjectID)); err != nil {
		return err
	}
	i, _, err := find(tx, `request_id = :request and callback <> '' order by id limit 1`, db.Args{"request": e.Event.ObjectID})
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return tellAt(tx, i, tx.Now)
}

// Teller tells agents.
type Teller struct {
	Desk   Desk
	Client *http.Client
	Sealer *seal.Sealer
}

// Handle is the handler of CallbackJob. A status that the agent was told already is
// not told again; one that can't be told is tried again with growing pauses, and
// given up with the job. An agent that answers 410 is told nothing more.
func (t Teller) Handle(ctx context.Context, j job.Job) error {
	var p payload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	i, body, err := t.news(ctx, p.Inquiry)
	if err != nil || body == nil {
		return err
	}
	sig, err := t.Sealer.Sign(ctx, signatureUse, body)
	if err != nil {
		return err
	}
	code, err := t.post(ctx, i.Callback, body, sig)
	switch {
	case err != nil:
		return err
	case code == http.StatusGone:
		return t.note(ctx, i.ID, "", "")
	case code < 200 || code > 299:
		return fault.New(fault.Unavailable, "The agent's status_callback answered %d.", code)
	}
	return t.note(ctx, i.ID, i.Callback, string(body))
}

// news is the status that the agent does not know yet; nil where there is none.
func (t Teller) news(ctx context.Context, id string) (i Inquiry, body []byte, err error) {
	err = t.Desk.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		if i, _, err = find(tx, `id = :id`, db.Args{"id": id}); err != nil || i.Callback == "" {
			return err
		}
		o, err := org.Current(tx)
		if err != nil {
			return err
		}
		s, err := t.Desk.status(tx, o, i)
		if err != nil {
			return err
		}
		if body, err = json.Marshal(s); err == nil && string(body) == i.Told {
			body = nil
		}
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return i, nil, nil
	}
	return i, body, err
}

func (t Teller) post(ctx context.Context, to string, body []byte, sig seal.Signature) (int, error) {
	header, err := json.Marshal(sig)
	if err != nil {
		return 0, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return 0, job.Fail(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set(SignatureHeader, string(header))
	resp, err := t.Client.Do(r)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, errors.Join(resp.Body.Close()) // what it says is nobody's matter (section 2.03.1)
}

func (t Teller) note(ctx context.Context, id, callback, told string) error {
	return t.Desk.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		return tx.ExecOne(`update inquiry set callback = :callback, told = :told where org_id = :org and id = :id`,
			db.Args{"id": id, "callback": callback, "told": told})
	})
}

// Verify checks the body of a callback with a published key.
func Verify(key string, body []byte, header string) error {
	var sig seal.Signature
	if err := json.Unmarshal([]byte(header), &sig); err != nil {
		return fault.New(fault.Invalid, "The header %s has no signature.", SignatureHeader).Because(err)
	}
	return seal.Verify(key, signatureUse, body, sig)
}
