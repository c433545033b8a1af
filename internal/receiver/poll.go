package receiver

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/seal"
)

const (
	eventsPath = "/events/"
	// maxEvents bounds one answer, maxPoll a request's body in bytes.
	maxEvents = 500
	maxPoll   = 1 << 20
	// longPoll bounds how long a request waits for events, lookEvery how often
	// it looks.
	longPoll  = 25 * time.Second
	lookEvery = time.Second
)

// Endpoint answers POST /events/{receiver}/poll (RFC 8936), for receivers with
// their token, and GET /events/{organization}/jwks.json, for everybody.
type Endpoint struct {
	DB      *db.DB
	BaseURL string
	Log     *slog.Logger
	// Wait bounds long polling; 0 means 25 s.
	Wait time.Duration
}

// Handler is the endpoint, to be mounted at /events/.
func (e Endpoint) Handler() http.Handler {
	if e.Wait == 0 {
		e.Wait = longPoll
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+eventsPath+"{receiver}/poll", e.poll)
	mux.HandleFunc("GET "+eventsPath+"{organization}/jwks.json", e.keySet)
	return mux
}

func (e Endpoint) keySet(w http.ResponseWriter, r *http.Request) {
	org := access.OrgID(r.PathValue("organization"))
	ctx := access.With(r.Context(), access.System(org, "events"))
	var set any
	err := e.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		found, err := KeySet(tx)
		if err == nil && len(found.Keys) == 0 {
			err = fault.New(fault.NotFound, "There are no keys.")
		}
		set = found
		return err
	})
	if err != nil {
		e.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=300")
	answer(w, http.StatusOK, "application/jwk-set+json", set)
}

// pollRequest is RFC 8936 section 2.2.
type pollRequest struct {
	MaxEvents         *int     `json:"maxEvents"`
	ReturnImmediately bool     `json:"returnImmediately"`
	Ack               []string `json:"ack"`
	SetErrs           map[string]struct {
		Err         string `json:"err"`
		Description string `json:"description"`
	} `json:"setErrs"`
}

// pollAnswer is RFC 8936 section 2.3.
type pollAnswer struct {
	Sets          map[string]string `json:"sets"`
	MoreAvailable bool              `json:"moreAvailable,omitempty"`
}

func (e Endpoint) poll(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	receiver, ctx, err := e.identify(r)
	if err != nil {
		e.fail(w, r, err)
		return
	}
	var asked pollRequest
	if media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); media != "application/json" {
		answer(w, http.StatusUnsupportedMediaType, "application/json", problem{"invalid_request", "Send application/json."})
		return
	}
	body := http.MaxBytesReader(w, r.Body, maxPoll)
	if err := json.NewDecoder(body).Decode(&asked); err != nil && !errors.Is(err, io.EOF) {
		answer(w, http.StatusBadRequest, "application/json", problem{"invalid_request", "The body is not a poll request (RFC 8936 section 2.2)."})
		return
	}
	out, err := e.serve(ctx, receiver.ID, asked)
	if err != nil {
		e.fail(w, r, err)
		return
	}
	answer(w, http.StatusOK, "application/json", out)
}

// identify finds out whose token a request carries.
func (e Endpoint) identify(r *http.Request) (out Receiver, ctx context.Context, err error) {
	scheme, secret, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	unknown := fault.New(fault.Unauthenticated, "Send this receiver's token in the Authorization header, as Bearer.")
	if !strings.EqualFold(scheme, "Bearer") || !strings.HasPrefix(secret, tokenPrefix) {
		return out, nil, unknown
	}
	var org access.OrgID
	err = e.DB.AcrossView(r.Context(), "whose receiver this token belongs to", func(w *db.Wide) error {
		org, out, err = byToken(w, random.Hash(secret))
		return err
	})
	if fault.Is(err, fault.NotFound) || err == nil && out.ID != r.PathValue("receiver") {
		return out, nil, unknown
	}
	return out, access.With(r.Context(), access.System(org, "events")), err
}

// serve takes acknowledgements and gives events, waiting for some if there are
// none and the receiver wants that.
func (e Endpoint) serve(ctx context.Context, id string, asked pollRequest) (pollAnswer, error) {
	limit := maxEvents
	if asked.MaxEvents != nil {
		limit = max(0, min(*asked.MaxEvents, maxEvents))
	}
	if err := e.acknowledge(ctx, id, asked); err != nil {
		return pollAnswer{}, err
	}
	out := pollAnswer{Sets: map[string]string{}}
	if limit == 0 {
		return out, nil
	}
	end := time.NewTimer(e.Wait)
	defer end.Stop()
	tick := time.NewTicker(min(lookEvery, e.Wait))
	defer tick.Stop()
	for {
		err := e.collect(ctx, id, limit, &out)
		if err != nil || len(out.Sets) > 0 || asked.ReturnImmediately {
			return out, err
		}
		select {
		case <-ctx.Done():
			return out, nil
		case <-end.C:
			return out, nil
		case <-tick.C:
		}
	}
}

// acknowledge ends what the receiver took, and what it could not use.
func (e Endpoint) acknowledge(ctx context.Context, id string, asked pollRequest) error {
	if len(asked.Ack) == 0 && len(asked.SetErrs) == 0 {
		return nil
	}
	return e.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		r, err := find(tx, id, tx.Lock())
		if err != nil {
			return err
		}
		for _, jti := range asked.Ack {
			if err := end(tx, id, Token{ID: jti}, Delivered, ""); err != nil {
				return err
			}
		}
		for jti, why := range asked.SetErrs {
			if err := end(tx, id, Token{ID: jti}, Failed, (&refusal{code: clip(why.Err), text: clip(why.Description)}).polled()); err != nil {
				return err
			}
			r.Failures, r.Reason = r.Failures+1, (&refusal{code: clip(why.Err), text: clip(why.Description)}).polled()
		}
		if len(asked.Ack) > 0 {
			r.LastDeliveredAt = &tx.Now
		}
		return save(tx, r)
	})
}

func (r *refusal) polled() string {
	return strings.TrimSpace("The receiver reported " + r.code + " " + r.text)
}

// collect signs the oldest events.
func (e Endpoint) collect(ctx context.Context, id string, limit int, out *pollAnswer) error {
	return e.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		clear(out.Sets)
		r, err := find(tx, id, "")
		if err != nil || r.State == Paused {
			return err
		}
		waiting, err := pending(tx, id, limit+1)
		if err != nil {
			return err
		}
		out.MoreAvailable = len(waiting) > limit
		for _, t := range waiting[:min(len(waiting), limit)] {
			compact, err := sign(tx, e.BaseURL, r, t)
			if seal.IsShredded(err) {
				continue // dropped with the erasure, or by housekeeping
			}
			if err != nil {
				return err
			}
			out.Sets[t.ID] = compact
		}
		return nil
	})
}

// problem is RFC 8936 section 2.6.
type problem struct {
	Err         string `json:"err"`
	Description string `json:"description"`
}

func (e Endpoint) fail(w http.ResponseWriter, r *http.Request, err error) {
	f := fault.Shown(err)
	switch f.Kind {
	case fault.Unauthenticated:
		w.Header().Set("WWW-Authenticate", `Bearer realm="steward"`)
		answer(w, http.StatusUnauthorized, "application/json", problem{"authentication_failed", f.Message})
	case fault.NotFound:
		answer(w, http.StatusNotFound, "application/json", problem{"access_denied", f.Message})
	default:
		e.Log.ErrorContext(r.Context(), "events could not be served", "cause", err)
		answer(w, http.StatusInternalServerError, "application/json", problem{"invalid_request", f.Message})
	}
}

func answer(w http.ResponseWriter, status int, media string, body any) {
	w.Header().Set("Content-Type", media)
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the client is gone, if this fails
}

// PollURL is where a receiver polls.
func PollURL(baseURL, id string) string { return baseURL + eventsPath + id + "/poll" }
