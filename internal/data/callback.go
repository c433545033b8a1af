package data

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/product"
)

// CallbackPath begins the addresses at which sources tell the end of a job.
const CallbackPath = "/source-callbacks/"

// Called is announced in the transaction that takes a callback: the change with
// this key has ended in the source.
type Called struct {
	SourceID product.SourceID
	Key      string
}

// CallbackURL is where a source tells the end of a change.
func CallbackURL(base string, org access.OrgID, source product.SourceID, key string) string {
	return strings.TrimSuffix(base, "/") + CallbackPath + string(org) + "/" + string(source) + "/" + key
}

// Callbacks takes what sources tell: POST /source-callbacks/{organization}/{source}/{key},
// signed with the source's secret (package protocol).
type Callbacks struct {
	DB *db.DB
	// BaseURL is Steward's own address: it is part of what is signed.
	BaseURL string
	Log     *slog.Logger
}

// Handler is the endpoint, to be mounted at CallbackPath.
func (c Callbacks) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+CallbackPath+"{organization}/{source}/{key}", c.take)
	return mux
}

func (c Callbacks) take(w http.ResponseWriter, r *http.Request) {
	body, err := inbound.Read(w, r, protocol.MaxRequest)
	if err == nil {
		ctx := access.With(r.Context(), access.System(access.OrgID(r.PathValue("organization")), "source-callback"))
		err = c.carry(ctx, r, body)
	}
	if err != nil {
		c.refuse(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// carry checks a callback and keeps what it tells, in one transaction: a replay
// finds its nonce, also on another node.
func (c Callbacks) carry(ctx context.Context, r *http.Request, body []byte) error {
	source, key := product.SourceID(r.PathValue("source")), r.PathValue("key")
	return c.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		secret, err := product.Secret(tx, source)
		if err != nil { // no such organization, source or connection: all the same
			return fault.New(fault.Unauthenticated, "the signature is wrong").Because(err)
		}
		verifier := protocol.Verifier{
			Secret: secret, Base: c.BaseURL, Callbacks: true, Now: func() time.Time { return tx.Now },
			Once: func(nonce string) error { return spend(tx, source, nonce) },
		}
		if err := verifier.Check(r, body); err != nil {
			return fault.New(fault.Unauthenticated, "%s", err.Error())
		}
		return c.keep(tx, source, key, body)
	})
}

func (c Callbacks) keep(tx *db.Tx, source product.SourceID, key string, body []byte) error {
	var said protocol.Job
	if err := json.Unmarshal(body, &said); err != nil {
		return fault.New(fault.Invalid, "the body is not the JSON of a job")
	}
	if _, err := readJob(said); err != nil && said.State != protocol.JobFailed {
		return err
	}
	row, err := findJob(tx, source, key)
	switch {
	case fault.Is(err, fault.NotFound): // the answer that began it may still be on its way
		return fault.New(fault.Unavailable, "no such job is known yet")
	case err == nil && row.Job != said.Job:
		return fault.New(fault.NotFound, "there is no such job")
	}
	if err != nil || said.State == protocol.Pending || row.State == protocol.Done {
		return err
	}
	if err := endJob(tx, source, key, said); err != nil {
		return err
	}
	if err := tx.Announce(Called{SourceID: source, Key: key}); err != nil {
		return err
	}
	return audit.Record(tx, audit.Entry{
		Action: "source.called_back", Object: audit.Object{Type: "source", ID: string(source)},
		Detail: map[string]any{"job": said.Job, "state": said.State},
	})
}

// refuse answers as the protocol's failures are answered.
func (c Callbacks) refuse(w http.ResponseWriter, r *http.Request, err error) {
	status, code := http.StatusInternalServerError, "internal"
	switch fault.KindOf(err) {
	case fault.Unauthenticated:
		status, code = http.StatusUnauthorized, "signature"
	case fault.Invalid:
		status, code = http.StatusBadRequest, "malformed"
	case fault.NotFound:
		status, code = http.StatusNotFound, "job"
	case fault.Unavailable:
		status, code = http.StatusTooEarly, "early"
	default:
		c.Log.ErrorContext(r.Context(), "source callback", "error", err)
	}
	var f protocol.Failure
	f.Error.Code, f.Error.Message = code, fault.Shown(err).Message
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(f) // the caller is gone if this fails
}
