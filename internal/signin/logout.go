package signin

import (
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"slices"
	"strings"
	"time"

	jose "github.com/go-jose/go-jose/v4"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
)

// What a logout token may be (OpenID Connect Back-Channel Logout 1.0 sections 2.4
// and 2.6).
const (
	logoutEvent = "http://schemas.openid.net/event/backchannel-logout"
	// maxLogoutAge is how long after its issue it is believed: longer than a
	// provider's retries, shorter than it could be found somewhere.
	maxLogoutAge = 5 * time.Minute
	maxJTI       = 255
)

// How often one connection's provider may say that somebody signed out.
const (
	logoutsPerSecond = 10
	logoutsBurst     = 100
)

// errLogout is the one answer to every logout token that is not good.
var errLogout = errors.New("signin: logout token refused")

// logout is where a provider says that somebody signed out there. Anybody can
// reach it, so it tells nobody whether there was a connection, member or session:
// a good token is 200, whatever it ended, and everything else is 400.
func (s *Service) logout(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	connection := r.PathValue("connection")
	if !s.logouts.Allow(connection) {
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	if err := s.endAtProvider(w, r, connection); err != nil {
		s.log.WarnContext(r.Context(), "back-channel logout refused", "connection", connection, "cause", err)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte(`{"error":"invalid_request"}` + "\n"))
	}
}

func (s *Service) endAtProvider(w http.ResponseWriter, r *http.Request, connection string) error {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/x-www-form-urlencoded" {
		return errLogout
	}
	if err := inbound.Hold(w, r, maxForm); err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return err
	}
	raw := r.PostForm["logout_token"]
	if len(raw) != 1 {
		return errLogout
	}
	of, err := s.ofConnection(r.Context(), connection)
	if err != nil {
		return err
	}
	c, err := s.connectionOf(r.Context(), of, connection)
	if err != nil {
		return err
	}
	t, err := s.logoutToken(r.Context(), of, c, raw[0])
	if err != nil {
		return err
	}
	return s.db.Update(as(r.Context(), of), access.Work, func(tx *db.Tx) error { return t.carryOut(tx, c) })
}

func (s *Service) connectionOf(ctx context.Context, of access.OrgID, id string) (c org.Connection, err error) {
	err = s.db.View(as(ctx, of), access.Work, func(tx *db.Tx) error {
		if c, err = org.FindConnection(tx, id); err == nil && !c.State.Live() {
			err = errLogout
		}
		return err
	})
	return c, err
}

// logoutToken is what a provider says about an end.
type logoutToken struct {
	Issuer   string                     `json:"iss"`
	Audience audience                   `json:"aud"`
	IssuedAt float64                    `json:"iat"`
	Expires  float64                    `json:"exp"`
	ID       string                     `json:"jti"`
	Events   map[string]json.RawMessage `json:"events"`
	Nonce    json.RawMessage            `json:"nonce"`
	Subject  string                     `json:"sub"`
	Session  string                     `json:"sid"`
}

// audience is one string or several (RFC 7519 section 4.1.3).
type audience []string

// UnmarshalJSON implements json.Unmarshaler.
func (a *audience) UnmarshalJSON(b []byte) error {
	if one := text(b); one != "" {
		*a = audience{one}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(a))
}

// logoutToken reads and checks a logout token. Its signature is always checked,
// by the connection's keys; nothing switches that off (B3).
func (s *Service) logoutToken(ctx context.Context, of access.OrgID, c org.Connection, raw string) (t logoutToken, err error) {
	p, err := s.provider(ctx, of, c)
	if err != nil {
		return t, err
	}
	payload, err := p.keys.VerifySignature(ctx, raw)
	if err != nil {
		return t, err
	}
	if err := json.Unmarshal(payload, &t); err != nil {
		return t, err
	}
	if !t.kindFits(raw) || !t.fits(c, s.db.Now()) {
		return t, errLogout
	}
	return t, nil
}

// kindFits refuses tokens that say of themselves that they are something else
// (section 2.4, explicit typing).
func (t logoutToken) kindFits(raw string) bool {
	signed, err := jose.ParseSignedCompact(raw, algorithms)
	if err != nil {
		return false
	}
	typ, _ := signed.Signatures[0].Header.ExtraHeaders[jose.HeaderType].(string)
	return slices.Contains([]string{"", "jwt", "logout+jwt"}, strings.ToLower(typ))
}

func (t logoutToken) fits(c org.Connection, now time.Time) bool {
	var event map[string]json.RawMessage
	isEvent := json.Unmarshal(t.Events[logoutEvent], &event) == nil && event != nil
	return t.Issuer == c.Issuer && slices.Equal(t.Audience, audience{c.ClientID}) &&
		t.inTime(now) && isEvent && t.Nonce == nil &&
		t.ID != "" && len(t.ID) <= maxJTI &&
		(t.Subject != "" || t.Session != "") && (t.Subject == "" || usable(t.Subject))
}

func (t logoutToken) inTime(now time.Time) bool {
	issued := time.Unix(int64(t.IssuedAt), 0)
	return t.IssuedAt > 0 && now.Sub(issued) <= maxLogoutAge && issued.Sub(now) <= maxAhead &&
		now.Before(time.Unix(int64(t.Expires), 0))
}

// carryOut ends the sessions, once: the same token again is refused (B2).
func (t logoutToken) carryOut(tx *db.Tx, c org.Connection) error {
	if err := rememberLogout(tx, c.ID, t.ID); err != nil {
		return err
	}
	var who access.MemberID
	if t.Subject != "" {
		id, err := member.Identify(tx, c.ID, t.Issuer, t.Subject)
		if fault.Is(err, fault.NotFound) { // nobody here; nobody is told
			return nil
		}
		if err != nil {
			return err
		}
		who = id
	}
	_, err := credential.EndAtProvider(tx, c.ID, who, t.Session)
	return err
}

// rememberLogout notes a token's id until it is too old to be believed. One that
// was there before is refused.
func rememberLogout(tx *db.Tx, connection, jti string) error {
	if _, err := tx.Exec(`delete from logout_token where org_id = :org and expires_at < :now`, db.Args{"now": tx.Now}); err != nil {
		return err
	}
	n, err := tx.Exec(`
		insert into logout_token (org_id, id, connection_id, jti_hash, expires_at)
		values (:org, :id, :connection, :hash, :expires)
		on conflict (org_id, connection_id, jti_hash) do nothing`,
		db.Args{"id": db.NewID(), "connection": connection, "hash": random.Hash(jti), "expires": tx.Now.Add(maxLogoutAge + maxAhead)})
	if err == nil && n == 0 {
		err = errLogout
	}
	return err
}
