package credential

import (
	"encoding/json"
	"log/slog"
	"math"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/quota"
)

// TokenPath is where a directory's OAuth clients fetch access tokens.
const TokenPath = "/scim/{directory}/oauth/token"

const (
	maxTokenRequest = 8 << 10
	// grantsPerSecond and grantBurst limit each directory's token endpoint: tokens
	// live for minutes, so nobody honest needs more.
	grantsPerSecond = 1
	grantBurst      = 20
	limitersKept    = 10_000
)

// TokenEndpoint answers the client credentials grant (RFC 6749 section 4.4) at
// POST /scim/{directory}/oauth/token.
func TokenEndpoint(d *db.DB, fleet *quota.Fleet, log *slog.Logger) http.Handler {
	limits := quota.New(quota.Rate{PerSecond: grantsPerSecond, Burst: grantBurst}, limitersKept, fleet)
	return &tokenEndpoint{d: d, log: log, limits: limits}
}

type tokenEndpoint struct {
	d      *db.DB
	log    *slog.Logger
	limits *quota.Limits
}

// refusal is an error answer (RFC 6749 section 5.2).
type refusal struct {
	status      int
	Error       string `json:"error"`
	Description string `json:"error_description"`
	retryAfter  time.Duration
}

// grant is a success (RFC 6749 section 5.1).
type grant struct {
	AccessToken string `json:"access_token"`
	TokenType   string `json:"token_type"`
	ExpiresIn   int    `json:"expires_in"`
	Scope       string `json:"scope"`
}

// scimScope is the one scope that there is.
const scimScope = "scim"

// ServeHTTP implements http.Handler.
func (e *tokenEndpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Pragma", "no-cache")
	w.Header().Set("Content-Type", "application/json")
	id := r.PathValue("directory")
	g, no := e.answer(r, id)
	if no == nil {
		_ = json.NewEncoder(w).Encode(g)
		return
	}
	if no.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", http.MethodPost)
	}
	if no.Error == "invalid_client" && r.Header.Get("Authorization") != "" {
		w.Header().Set("WWW-Authenticate", `Basic realm="Steward", charset="UTF-8"`)
	}
	if no.retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(no.retryAfter.Seconds()))))
	}
	w.WriteHeader(no.status)
	_ = json.NewEncoder(w).Encode(no)
}

func (e *tokenEndpoint) answer(r *http.Request, id string) (grant, *refusal) {
	if r.Method != http.MethodPost {
		return grant{}, &refusal{status: http.StatusMethodNotAllowed, Error: "invalid_request", Description: "Use POST."}
	}
	if wait := e.wait(id); wait > 0 {
		return grant{}, &refusal{
			status: http.StatusTooManyRequests, Error: "temporarily_unavailable", retryAfter: wait,
			Description: "Too many token requests. Wait as long as Retry-After says, and keep a token until it expires.",
		}
	}
	form, no := readForm(r)
	if no != nil {
		return grant{}, no
	}
	client, secret, no := clientOf(r, form)
	if no != nil {
		return grant{}, no
	}
	if no := checkGrant(form); no != nil {
		return grant{}, no
	}
	return e.give(r, id, client, secret)
}

// wait takes a place in the directory's bucket, and tells how long to wait where
// there is none.
func (e *tokenEndpoint) wait(id string) time.Duration {
	return e.limits.Wait(id, time.Now())
}

func badForm(text string) *refusal {
	return &refusal{status: http.StatusBadRequest, Error: "invalid_request", Description: text}
}

// readForm reads the parameters, each of which may come once (RFC 6749 section
// 3.2).
func readForm(r *http.Request) (url.Values, *refusal) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, badForm("Send the parameters as application/x-www-form-urlencoded.")
	}
	r.Body = http.MaxBytesReader(nil, r.Body, maxTokenRequest)
	if err := r.ParseForm(); err != nil {
		return nil, badForm("The parameters can't be read.")
	}
	if len(r.URL.Query()) > 0 && r.URL.Query().Has("client_secret") {
		return nil, badForm("A secret must not be in the address.")
	}
	for name, values := range r.PostForm {
		if len(values) > 1 {
			return nil, badForm("The parameter " + strconv.QuoteToASCII(name) + " is given twice.")
		}
	}
	return r.PostForm, nil
}

// clientOf reads a client's id and secret, by client_secret_basic or
// client_secret_post, not both (RFC 6749 section 2.3).
func clientOf(r *http.Request, form url.Values) (id, secret string, no *refusal) {
	header := r.Header.Get("Authorization")
	inBody := form.Get("client_secret") != ""
	switch {
	case header != "" && inBody:
		return "", "", badForm("Authenticate once: in the Authorization header or in the body.")
	case header == "":
		id, secret = form.Get("client_id"), form.Get("client_secret")
	default:
		name, password, ok := r.BasicAuth()
		id, ok = unescaped(name, ok)
		if secret, ok = unescaped(password, ok); !ok {
			return "", "", invalidClient()
		}
		if also := form.Get("client_id"); also != "" && also != id {
			return "", "", badForm("The header and the body name different clients.")
		}
	}
	if id == "" || secret == "" {
		return "", "", invalidClient()
	}
	return id, secret, nil
}

// unescaped undoes the form encoding of Basic credentials (RFC 6749 section
// 2.3.1).
func unescaped(s string, ok bool) (string, bool) {
	out, err := url.QueryUnescape(s)
	return out, ok && err == nil
}

func checkGrant(form url.Values) *refusal {
	switch kind := form.Get("grant_type"); kind {
	case "client_credentials":
	case "":
		return badForm("grant_type is missing.")
	default:
		return &refusal{status: http.StatusBadRequest, Error: "unsupported_grant_type", Description: "Only client_credentials is supported."}
	}
	for _, scope := range strings.Fields(form.Get("scope")) {
		if scope != scimScope {
			return &refusal{status: http.StatusBadRequest, Error: "invalid_scope", Description: "The only scope is " + scimScope + "."}
		}
	}
	return nil
}

func invalidClient() *refusal {
	return &refusal{
		status: http.StatusUnauthorized, Error: "invalid_client",
		Description: "The client is unknown, its secret is wrong or has ended, or it was revoked.",
	}
}

// give verifies a client and gives it an access token.
func (e *tokenEndpoint) give(r *http.Request, id, client, secret string) (grant, *refusal) {
	var org access.OrgID
	var c directory.Client
	err := e.d.AcrossView(r.Context(), "which directory this client belongs to", func(w *db.Wide) (err error) {
		org, c, err = directory.VerifyClient(w, id, client, secret)
		return err
	})
	var given directory.Granted
	if err == nil {
		ctx := access.With(r.Context(), access.System(org, "credential"))
		err = e.d.Update(ctx, access.Work, func(tx *db.Tx) (err error) {
			given, err = directory.Grant(tx, c)
			return err
		})
	}
	switch {
	case err == nil:
		return grant{AccessToken: given.Secret, TokenType: "Bearer", ExpiresIn: int(given.Lives.Seconds()), Scope: scimScope}, nil
	case fault.Is(err, fault.Unauthenticated):
		return grant{}, invalidClient()
	}
	e.log.ErrorContext(r.Context(), "token endpoint", "directory", id, "cause", err)
	return grant{}, &refusal{status: http.StatusServiceUnavailable, Error: "temporarily_unavailable", Description: "Try again in a moment.", retryAfter: time.Second}
}
