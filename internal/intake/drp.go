package intake

import (
	"context"
	"crypto/ed25519"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/rights"
)

// longestLife bounds the time for which a signed message can be sent; the
// protocol recommends ten minutes (section 2.01).
const longestLife = time.Hour

// skew is how far an agent's clock may be ahead.
const skew = time.Minute

// signed is the message of the Data Rights Protocol 1.0 (sections 2.01 and 2.05).
type signed struct {
	AgentID   string    `json:"agent-id"`
	Business  string    `json:"business-id"`
	IssuedAt  time.Time `json:"issued-at"`
	ExpiresAt time.Time `json:"expires-at"`
	Version   string    `json:"drp.version"`
	Exercise  string    `json:"exercise"`
	Regime    string    `json:"regime"`
	Email     string    `json:"email"`
	Verified  any       `json:"email_verified"`
	Reason    string    `json:"reason"`
	RequestID string    `json:"agent-request-id"`
	Callback  string    `json:"status_callback"`
}

// The bounds of what an agent says beside its question.
const (
	maxCallback     = 2000
	maxAgentRequest = 200
)

// Status is what the protocol answers (section 3.03).
type Status struct {
	RequestID string `json:"request_id"`
	// AgentRequest is what the agent calls the request, where it said so.
	AgentRequest string     `json:"agent_request_id,omitempty"`
	Status       string     `json:"status"`
	Reason       string     `json:"reason,omitempty"`
	Details      string     `json:"processing_details,omitempty"`
	ReceivedAt   time.Time  `json:"received_at"`
	ExpectedBy   *time.Time `json:"expected_by,omitempty"`
	ExpiresAt    *time.Time `json:"expires_at,omitempty"`
	// VerifyURL is where the person proves that the request is theirs, while that
	// is missing.
	VerifyURL string `json:"user_verification_url,omitempty"`
}

// exercises are the rights actions (section 3.01).
var exercises = map[string]rights.Kind{
	"access": rights.Access, "access:categories": rights.Access, "access:specific": rights.Access,
	"deletion": rights.Erasure, "sale:opt_out": rights.OptOutSale, "sale:opt-out": rights.OptOutSale,
	"sale:opt_in": rights.OptInSale, "sale:opt-in": rights.OptInSale,
}

// refused is what every failure of the chain of checks is (section 3.07); which
// one it was is for the log and for tests, never for the caller.
func refused(why string) *fault.Error { return fault.New(fault.Denied, "%s", why) }

// verify carries the checks out in the protocol's order: base64, signature by
// the agent's key, agent, business, issued, expires.
func verify(body []byte, a Agent, business string, now time.Time) (signed, error) {
	m, err := opened(body, a)
	if err != nil {
		return m, err
	}
	return m, m.meant(a, business, now)
}

// opened is what an agent signed.
func opened(body []byte, a Agent) (m signed, err error) {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(body)))
	if err != nil || len(raw) <= ed25519.SignatureSize {
		return m, refused("not base64 of a signed message")
	}
	message := raw[ed25519.SignatureSize:]
	if len(a.PublicKey) != ed25519.PublicKeySize || !ed25519.Verify(a.PublicKey, message, raw[:ed25519.SignatureSize]) {
		return m, refused("not signed by this agent")
	}
	if err := json.Unmarshal(message, &m); err != nil {
		return m, refused("the message is no JSON of the protocol").Because(err)
	}
	return m, nil
}

// meant tells whether a message is for this business, from this agent, and now.
func (m signed) meant(a Agent, business string, now time.Time) error {
	switch {
	case m.AgentID != a.AgentID:
		return refused("the agent-id is another's")
	case m.Business != business:
		return refused("the business-id is another's")
	case m.IssuedAt.IsZero() || m.IssuedAt.After(now.Add(skew)):
		return refused("issued-at is in the future")
	case !m.ExpiresAt.After(now) || m.ExpiresAt.Sub(m.IssuedAt) > longestLife:
		return refused("expires-at is past, or too far")
	}
	return nil
}

// verifyRevoke checks a message that takes a request back: the protocol has it
// carry a reason alone (section 2.04), and most agents put in what the others have.
func verifyRevoke(body []byte, a Agent, business string, now time.Time) error {
	m, err := opened(body, a)
	if err != nil || m.AgentID == "" && m.Business == "" && m.IssuedAt.IsZero() && m.ExpiresAt.IsZero() {
		return err
	}
	return m.meant(a, business, now)
}

// Pair gives an agent its token (section 2.05): the agent of the address signed
// the message. An earlier token ends.
func (k Desk) Pair(ctx context.Context, slug, agentID string, body []byte) (token string, err error) {
	err = k.at(ctx, slug, func(_ *db.Wide, tx *db.Tx, o org.Organization) error {
		a, err := agentBy(tx, `agent_id = :agent`, db.Args{"agent": agentID})
		if err != nil {
			return refused("no such agent").Because(err)
		}
		if _, err := verify(body, a, o.Slug, tx.Now); err != nil {
			return err
		}
		secret, hash := random.Secret("")
		token = secret
		return setToken(tx, a.ID, hash)
	})
	return token, err
}

// agentOf is whose token this is.
func agentOf(tx *db.Tx, token string) (Agent, error) {
	a, err := agentBy(tx, `token_hash = :hash`, db.Args{"hash": random.Hash(token)})
	if err != nil || token == "" || subtle.ConstantTimeCompare(a.TokenHash, random.Hash(token)) != 1 {
		return Agent{}, refused("no such token").Because(err)
	}
	return a, nil
}

// Known tells whether a token is this agent's (section 2.06).
func (k Desk) Known(ctx context.Context, slug, agentID, token string) error {
	return k.at(ctx, slug, func(_ *db.Wide, tx *db.Tx, _ org.Organization) error {
		a, err := agentOf(tx, token)
		if err == nil && a.AgentID != agentID {
			err = refused("the token is another agent's")
		}
		return err
	})
}

// Exercise takes in a signed request (section 2.01). The same message again is
// answered with the request that it made.
func (k Desk) Exercise(ctx context.Context, slug, token string, body []byte) (s Status, err error) {
	err = k.at(ctx, slug, func(_ *db.Wide, tx *db.Tx, o org.Organization) error {
		a, err := agentOf(tx, token)
		if err != nil {
			return err
		}
		m, err := verify(body, a, o.Slug, tx.Now)
		if err != nil {
			return err
		}
		once := random.Hash(strings.TrimSpace(string(body)))
		if former, _, err := find(tx, `once_hash = :once`, db.Args{"once": once}); err == nil {
			s, err = k.status(tx, o, former)
			return err
		} else if !fault.Is(err, fault.NotFound) {
			return err
		}
		i, err := k.inquiryOf(o, a, m, tx.Now)
		if err != nil {
			return err
		}
		i.once = once
		if err := note(tx, i); err != nil {
			return err
		}
		if err := record(tx, "inquiry.received", i); err != nil {
			return err
		}
		if s, err = k.status(tx, o, i); err != nil || i.Callback == "" {
			return err
		}
		return tellAt(tx, i, i.ExpiresAt.Add(time.Minute)) // what happens before is told when it happens
	})
	return s, err
}

func (k Desk) inquiryOf(o org.Organization, a Agent, m signed, now time.Time) (Inquiry, error) {
	kind, ok := exercises[m.Exercise]
	if !ok {
		return Inquiry{}, fault.New(fault.Invalid, "The exercise %q is not one of the protocol's that are answered here.", m.Exercise).On("exercise")
	}
	if m.Regime != "" && m.Regime != "ccpa" && m.Regime != "voluntary" {
		return Inquiry{}, fault.New(fault.Invalid, "The regime %q is not one of the protocol's.", m.Regime).On("regime")
	}
	if m.Callback != "" && (len(m.Callback) > maxCallback || k.Reach.CheckURL(m.Callback) != nil) {
		return Inquiry{}, fault.New(fault.Invalid, "The status_callback is no public address with https.").On("status_callback")
	}
	if utf8.RuneCountInString(m.RequestID) > maxAgentRequest {
		return Inquiry{}, fault.New(fault.Invalid, "An agent-request-id has at most %d characters.", maxAgentRequest).On("agent-request-id")
	}
	q := Question{Email: m.Email, Kind: kind, Agent: a.Name, Authority: "authorized by the subject; signed by the agent " + a.AgentID + " of the directory"}
	if kind == rights.OptOutSale && m.Regime != "ccpa" && !offers(o, kind) {
		q.Kind = rights.Objection
	}
	q, err := q.check(o)
	i := newInquiry(o, rights.DRP, q, now)
	i.AgentID, i.Callback, i.AgentRequest = a.ID, m.Callback, m.RequestID
	return i, err
}

func offers(o org.Organization, kind rights.Kind) bool {
	for _, r := range offered(o) {
		if r.Kind == kind {
			return true
		}
	}
	return false
}

// Follow gives the status of an agent's own request (section 2.02); another's is
// refused as one that isn't there.
func (k Desk) Follow(ctx context.Context, slug, token, id string) (s Status, err error) {
	err = k.ofAgent(ctx, slug, token, id, func(tx *db.Tx, o org.Organization, _ Agent, i Inquiry) error {
		s, err = k.status(tx, o, i)
		return err
	})
	return s, err
}

// Revoke withdraws an agent's own request (section 2.04).
func (k Desk) Revoke(ctx context.Context, slug, token, id string, body []byte) (s Status, err error) {
	err = k.ofAgent(ctx, slug, token, id, func(tx *db.Tx, o org.Organization, a Agent, i Inquiry) error {
		if err := verifyRevoke(body, a, o.Slug, tx.Now); err != nil {
			return err
		}
		if i.RequestID != "" {
			if _, err := rights.Withdraw(tx, i.RequestID); err != nil {
				return err
			}
		} else if !i.over(tx.Now) {
			i.State = Revoked
			if err := save(tx, i); err != nil {
				return err
			}
		}
		if s, err = k.status(tx, o, i); err == nil {
			s.Status, s.Reason = "revoked", ""
		}
		return err
	})
	return s, err
}

func (k Desk) ofAgent(ctx context.Context, slug, token, id string, fn func(*db.Tx, org.Organization, Agent, Inquiry) error) error {
	return k.at(ctx, slug, func(_ *db.Wide, tx *db.Tx, o org.Organization) error {
		a, err := agentOf(tx, token)
		if err != nil {
			return err
		}
		i, _, err := byID(tx, id)
		if err != nil || i.AgentID != a.ID {
			return refused("no such request of this agent").Because(err)
		}
		return fn(tx, o, a, i)
	})
}

// status tells how far an inquiry is. Until somebody has proved it, every
// address looks alike.
func (k Desk) status(tx *db.Tx, o org.Organization, i Inquiry) (Status, error) {
	s := Status{RequestID: i.ID, AgentRequest: i.AgentRequest, ReceivedAt: i.ReceivedAt.Truncate(time.Second)}
	if i.RequestID == "" {
		ends := i.ExpiresAt.Truncate(time.Second)
		s.ExpiresAt = &ends
		s.Status, s.Reason = "in_progress", "need_user_verification"
		s.Details = "A link was sent to the address, if it is known; the person confirms the request by it."
		s.VerifyURL, s.ExpectedBy = k.BaseURL+Page(o.Slug)+"/confirm", &ends
		switch {
		case i.State == Revoked:
			s.Status, s.Reason, s.Details, s.VerifyURL, s.ExpectedBy = "revoked", "", "", "", nil
		case tx.Now.After(i.ExpiresAt):
			s.Status, s.Reason, s.Details, s.VerifyURL, s.ExpectedBy = "expired", "", "Nobody confirmed the request in time.", "", nil
		}
		return s, nil
	}
	r, err := rights.Find(tx, i.RequestID)
	if err != nil {
		return s, err
	}
	due := r.DueAt.Truncate(time.Second)
	s.ExpectedBy = &due
	s.Status, s.Reason = statusOf(r)
	if r.Clock.Extended {
		s.Details = "The time to answer was extended; the subject was told why."
	}
	return s, nil
}

// reasons are the protocol's reasons of a denial (section 3.02).
var reasons = map[rights.Ground]string{
	rights.GroundUnverified: "insuf_verification", rights.GroundUnfounded: "suspected_fraud",
	rights.GroundNoData: "no_match", rights.GroundExcessive: "too_many_requests",
	rights.GroundNotApplicable: "outside_jurisdiction", rights.GroundLegalDuty: "claim_not_covered",
}

func statusOf(r rights.Request) (status, reason string) {
	switch r.State {
	case rights.Completed:
		return "fulfilled", ""
	case rights.Withdrawn:
		return "revoked", ""
	case rights.Refused:
		if reason, ok := reasons[r.Ground]; ok {
			return "denied", reason
		}
		return "denied", "other"
	case rights.Received:
		return "open", ""
	}
	return "in_progress", ""
}

// AddAgent lets an authorized agent ask (permission DecideRequests). The key is
// Ed25519, in hex or base64, as the protocol's directory gives it.
func AddAgent(tx *db.Tx, agentID, name, key string) (Agent, error) {
	a := Agent{ID: db.NewID(), AgentID: strings.TrimSpace(agentID), Name: strings.TrimSpace(name), AddedAt: tx.Now}
	if err := tx.Whole(); err != nil {
		return a, err
	}
	if a.AgentID == "" || len(a.AgentID) > maxName || a.Name == "" || len(a.Name) > maxName {
		return a, fault.New(fault.Invalid, "An agent needs its id and its name, as the directory of agents has them, of at most %d characters.", maxName).On("agentId", "name")
	}
	if a.PublicKey = keyOf(strings.TrimSpace(key)); a.PublicKey == nil {
		return a, fault.New(fault.Invalid, "The public key is Ed25519: 32 bytes, written as 64 hexadecimal digits or in base64.").On("publicKey")
	}
	if err := insertAgent(tx, a); err != nil {
		return a, err
	}
	return a, recordAgent(tx, "agent.added", a)
}

func keyOf(s string) []byte {
	if b, err := hex.DecodeString(s); err == nil && len(b) == ed25519.PublicKeySize {
		return b
	}
	if b, err := base64.StdEncoding.DecodeString(s); err == nil && len(b) == ed25519.PublicKeySize {
		return b
	}
	return nil
}

// RemoveAgent ends an agent's token and takes no more of its requests
// (permission DecideRequests). Those that it made go on.
func RemoveAgent(tx *db.Tx, id string) (Agent, error) {
	a, err := agentBy(tx, `id = :id`, db.Args{"id": id})
	if err != nil {
		return a, err
	}
	if err := removeAgent(tx, id); err != nil {
		return a, err
	}
	return a, recordAgent(tx, "agent.removed", a)
}

func recordAgent(tx *db.Tx, action string, a Agent) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "request_agent", ID: a.ID}, Detail: map[string]any{"agent": a.AgentID, "name": a.Name}})
}
