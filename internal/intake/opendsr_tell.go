package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/rights"
)

// StatusJob is the kind of the job that tells a controller of its request's status
// (OpenDSR 2.0, section 8.5).
const StatusJob = "intake.opendsr"

type statusPayload struct {
	Callback string `json:"callback"`
}

// tellController asks for all addresses of a controller's inquiry to be told.
func tellController(tx *db.Tx, i Inquiry) error { return tellControllerAt(tx, i, tx.Now) }

// tellLater has them told that nobody confirmed it in time.
func tellLater(tx *db.Tx, i Inquiry) error {
	if i.RequestID != "" || !i.ExpiresAt.After(i.CreatedAt) {
		return nil
	}
	return tellControllerAt(tx, i, i.ExpiresAt.Add(time.Minute))
}

func tellControllerAt(tx *db.Tx, i Inquiry, at time.Time) error {
	if i.ControllerID == "" {
		return nil
	}
	list, err := callbacksOf(tx, i.ID)
	return errOr(err, tellEach(tx, list, at))
}

// followControllers has the controllers told that handed a request on.
func followControllers(tx *db.Tx, r rights.ID) error {
	list, err := callbacksAbout(tx, r)
	return errOr(err, tellEach(tx, list, tx.Now))
}

func tellEach(tx *db.Tx, list []told, at time.Time) error {
	for _, t := range list {
		err := job.Enqueue(tx, StatusJob, statusPayload{t.ID}, job.At(at), job.Unique(t.ID+"/"+at.UTC().Format(time.RFC3339Nano)))
		if err != nil {
			return err
		}
	}
	return nil
}

// StatusTeller tells controllers.
type StatusTeller struct {
	Desk   Desk
	Client *http.Client
}

// Handle is the handler of StatusJob. A status that was delivered already is not
// told again; one that can't be delivered is tried again with growing pauses, and
// the controller's row in the console says so.
func (t StatusTeller) Handle(ctx context.Context, j job.Job) error {
	var p statusPayload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	if err := t.Desk.ready(); err != nil {
		return err
	}
	to, body, err := t.news(ctx, p.Callback)
	if err != nil || body == nil {
		return err
	}
	answer, err := t.post(ctx, to.URL, body)
	if err != nil {
		return err
	}
	return t.delivered(ctx, to, body, answer)
}

// delivered keeps what came of telling; the job goes on where it was not taken.
func (t StatusTeller) delivered(ctx context.Context, to told, body []byte, answer outbound.Answer) error {
	err := t.Desk.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		return noteCallback(tx, to.ID, string(body), answer.Problem)
	})
	if err != nil || answer.Taken() {
		return err
	}
	return fault.New(fault.Unavailable, "A controller's status_callback_url did not take the status: %s", answer.Problem).After(answer.RetryAfter)
}

// news is the status that an address does not know yet; nil where there is none, or
// the controller was removed.
func (t StatusTeller) news(ctx context.Context, id string) (to told, body []byte, err error) {
	err = t.Desk.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		if to, err = findCallback(tx, id); err != nil {
			return err
		}
		i, _, err := find(tx, `id = :id`, db.Args{"id": to.InquiryID})
		if err != nil {
			return err
		}
		c, err := controllerBy(tx, `c.id = :id`, db.Args{"id": i.ControllerID})
		if err != nil {
			return err
		}
		o, err := org.Current(tx)
		if err != nil {
			return err
		}
		s, err := t.Desk.statusFor(tx, o, c, i)
		if err != nil {
			return err
		}
		s.Callback = to.URL
		if body, err = json.Marshal(s); err == nil && string(body) == to.Told {
			body = nil
		}
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return to, nil, nil
	}
	return to, body, err
}

func (t StatusTeller) post(ctx context.Context, to string, body []byte) (outbound.Answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return outbound.Answer{}, job.Fail(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if err := t.Desk.Processor.Head(r.Header, body); err != nil {
		return outbound.Answer{}, err
	}
	return outbound.Ask(t.Client, r), nil
}

// Certificate is the published certificate of the signatures.
func (k Desk) Certificate() ([]byte, error) {
	if err := k.ready(); err != nil {
		return nil, err
	}
	return k.Processor.Chain, nil
}
