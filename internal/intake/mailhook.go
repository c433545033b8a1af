package intake

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/letter"
)

// mail takes a mail in: the message itself as the body, or in the field email or
// body-mime of a form with parts, as mail services post it. The secret comes as a
// bearer, or as the password of HTTP's basic authentication.
func (e Endpoint) mail() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !e.visits.Allow("all") {
			w.Header().Set("Retry-After", "10")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		var out Mailed
		raw, envelope, err := message(w, r)
		if err == nil {
			out, err = e.Desk.Receive(r.Context(), r.PathValue("org"), mailSecret(r), raw, envelope)
		}
		if fault.Is(err, fault.Unauthenticated) {
			w.Header().Set("WWW-Authenticate", `Basic realm="mail", Bearer`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		e.answer(w, r, out, err)
	})
}

func mailSecret(r *http.Request) string {
	if _, password, ok := r.BasicAuth(); ok {
		return password
	}
	return bearer(r)
}

// message is the mail in a request, and the sender of its envelope.
func message(w http.ResponseWriter, r *http.Request) (raw []byte, envelope string, err error) {
	body, err := inbound.Read(w, r, letter.MaxSize+maxBody)
	if err != nil {
		return nil, "", err
	}
	envelope = r.URL.Query().Get("sender")
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "application/x-www-form-urlencoded":
		return field(body)
	case "multipart/form-data":
	default:
		return body, envelope, nil
	}
	parts := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	for range maxFields {
		p, err := parts.NextPart()
		if err != nil {
			break
		}
		value, err := io.ReadAll(p)
		if err != nil {
			break
		}
		switch p.FormName() {
		case "email", "body-mime":
			raw = value
		case "sender":
			envelope = strings.TrimSpace(string(value))
		case "envelope":
			envelope = envelopeOf(value)
		}
	}
	if raw == nil {
		return nil, "", formless()
	}
	return raw, envelope, nil
}

// field reads a form without parts, as services post what has no attachment.
func field(body []byte) (raw []byte, envelope string, err error) {
	form, err := url.ParseQuery(string(body))
	if err != nil || len(form) > maxFields {
		return nil, "", formless().Because(err)
	}
	text := cmp.Or(form.Get("body-mime"), form.Get("email"))
	if text == "" {
		return nil, "", formless()
	}
	return []byte(text), strings.TrimSpace(form.Get("sender")), nil
}

func formless() *fault.Error {
	return fault.New(fault.Invalid, "The form has no field email or body-mime with the message as it came. Have the mail service post the raw message.")
}

// maxFields bounds what is read of a form.
const maxFields = 100

// envelopeOf is the sender in an envelope that was posted as JSON.
func envelopeOf(value []byte) string {
	var e struct {
		From *string `json:"from"`
	}
	if json.Unmarshal(value, &e) != nil || e.From == nil {
		return ""
	}
	if *e.From == "" {
		return letter.NullSender
	}
	return *e.From
}
