// Package receiver tells other systems of changes to members and groups, as
// security event tokens (RFC 8417) in the profile of SCIM (RFC 9967): signed
// JWTs, pushed (RFC 8935) or polled (RFC 8936).
//
// An event is kept in the transaction of its change, once for each receiver, so
// that none is lost and none tells of what did not happen. It is delivered at
// least once and in order; receivers tell repetitions by jti. Events hold ids
// and names of attributes; values only where the receiver is set so, and then
// sealed under the member's key, so that erasing them erases what still waits.
//
// It refuses to know what attributes mean (Resources, package scim) and what the
// log's other events say.
package receiver

import (
	"net/url"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/seal"
)

// Delivery is how a receiver gets its events.
type Delivery string

// The two ways.
const (
	Push Delivery = "push"
	Poll Delivery = "poll"
)

// State tells how a receiver is doing.
type State string

// The states. Paused receivers are sent nothing; what happens meanwhile waits.
// Failing ones are tried again with growing pauses.
const (
	Enabled State = "enabled"
	Paused  State = "paused"
	Failing State = "failing"
)

// Receiver is a system that an organization registered.
type Receiver struct {
	ID       string
	Name     string
	Delivery Delivery
	// URL is where events are pushed to; "" where they are polled.
	URL string
	// Audience is the claim aud of its tokens.
	Audience string
	// Full puts values into events; otherwise they are notices.
	Full bool
	// GroupID limits the feed to the members of one group; "" means all.
	GroupID member.GroupID
	State   State
	// Reason is the last failure's.
	Reason          string
	Failures        int
	FailingSince    *time.Time
	NextAt          time.Time
	LastDeliveredAt *time.Time
	CreatedAt       time.Time
	// Pending counts what waits; filled by List and Find.
	Pending     int
	leaseHolder string
	leaseUntil  time.Time
	auth        []byte
	tokenHash   []byte
}

// New is a receiver to be made. The surface has checked with outbound that
// Steward would dial its address.
type New struct {
	Name     string
	Delivery Delivery
	URL      string
	// Audience defaults to the URL, or to the receiver's id where it polls.
	Audience string
	// Authorization is the header that pushes carry (RFC 8935 section 2.1),
	// such as "Bearer …"; kept sealed and never shown.
	Authorization string
	Full          bool
	GroupID       member.GroupID
}

const (
	maxReceivers = 10
	maxName      = 100
	maxText      = 2000
	// tokenPrefix begins the tokens of receivers that poll.
	tokenPrefix = "stw_set_"
	// keepTokens is how long events are kept: what is still waiting then is
	// dropped.
	keepTokens = 14 * 24 * time.Hour
)

func (n New) check() error {
	u, err := url.Parse(n.URL)
	switch {
	case n.Name == "" || len([]rune(n.Name)) > maxName:
		return fault.New(fault.Invalid, "A receiver needs a name of at most %d characters.", maxName).On("name")
	case n.Delivery != Push && n.Delivery != Poll:
		return fault.New(fault.Invalid, "Events are delivered by push or by poll.").On("delivery")
	case n.Delivery == Push && (err != nil || u.Host == "" || len(n.URL) > maxText):
		return fault.New(fault.Invalid, "This is not a web address. It looks like https://host/path.").On("url")
	case len(n.Audience) > maxText:
		return fault.New(fault.Invalid, "The audience is longer than %d bytes.", maxText).On("audience")
	case len(n.Authorization) > maxText || strings.ContainsAny(n.Authorization, "\r\n"):
		return fault.New(fault.Invalid, "The authorization header is one line of at most %d bytes.", maxText).On("authorization")
	}
	return nil
}

// Create registers a receiver. For one that polls it returns its token, which is
// shown this once.
func Create(tx *db.Tx, n New) (Receiver, string, error) {
	n.Name, n.URL, n.Audience = strings.TrimSpace(n.Name), strings.TrimSpace(n.URL), strings.TrimSpace(n.Audience)
	if err := n.check(); err != nil {
		return Receiver{}, "", err
	}
	all, err := list(tx)
	if err != nil {
		return Receiver{}, "", err
	}
	if len(all) >= maxReceivers {
		return Receiver{}, "", fault.New(fault.Conflict, "There are %d receivers already. Remove one that isn't needed.", len(all))
	}
	if n.GroupID != "" {
		if _, err := member.FindGroup(tx, n.GroupID); err != nil {
			return Receiver{}, "", fault.New(fault.NotFound, "There is no such group.").On("groupId").Because(err)
		}
	}
	r := Receiver{
		ID: db.NewID(), Name: n.Name, Delivery: n.Delivery, URL: n.URL, Audience: n.Audience, Full: n.Full, GroupID: n.GroupID,
		State: Enabled, NextAt: tx.Now, CreatedAt: tx.Now, leaseUntil: tx.Now,
	}
	secret, err := r.equip(tx, n.Authorization)
	if err != nil {
		return Receiver{}, "", err
	}
	if err := insert(tx, r); err != nil {
		return Receiver{}, "", err
	}
	if _, err := signingKey(tx); err != nil {
		return Receiver{}, "", err
	}
	return r, secret, record(tx, "event_receiver.created", r, map[string]any{"delivery": string(r.Delivery), "full": r.Full})
}

// equip gives a new receiver its audience and its secret.
func (r *Receiver) equip(tx *db.Tx, authorization string) (secret string, err error) {
	if r.Delivery == Push {
		if r.Audience == "" {
			r.Audience = r.URL
		}
		if authorization != "" {
			r.auth, err = seal.SealOrg(tx, r.place(), []byte(authorization))
		}
		return "", err
	}
	r.URL = ""
	if r.Audience == "" {
		r.Audience = r.ID
	}
	secret, r.tokenHash = random.Secret(tokenPrefix)
	return secret, nil
}

func (r Receiver) place() string { return "event_receiver/" + r.ID }

// RotateToken gives a polling receiver a new token, shown this once; the old one
// ends now.
func RotateToken(tx *db.Tx, id string) (Receiver, string, error) {
	r, err := find(tx, id, tx.Lock())
	if err != nil {
		return r, "", err
	}
	if r.Delivery != Poll {
		return r, "", fault.New(fault.Conflict, "Only receivers that poll have a token.").On("id")
	}
	secret, hash := random.Secret(tokenPrefix)
	r.tokenHash = hash
	if err := save(tx, r); err != nil {
		return r, "", err
	}
	return r, secret, record(tx, "event_receiver.token_rotated", r, nil)
}

// SetPaused pauses a receiver, or lets it go on with what has waited.
func SetPaused(tx *db.Tx, id string, paused bool) (Receiver, error) {
	r, err := find(tx, id, tx.Lock())
	if err != nil || (r.State == Paused) == paused {
		return r, err
	}
	action := "event_receiver.paused"
	if r.State = Paused; !paused {
		r.State, r.Failures, r.FailingSince, r.Reason, r.NextAt, action = Enabled, 0, nil, "", tx.Now, "event_receiver.resumed"
	}
	if err := save(tx, r); err != nil {
		return r, err
	}
	if err := record(tx, action, r, nil); err != nil || paused {
		return r, err
	}
	return r, wake(tx, r)
}

// Retry tries at once what waits for its next attempt, and again what failed for
// good.
func Retry(tx *db.Tx, id string) (Receiver, error) {
	r, err := find(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if r.State == Paused {
		return r, fault.New(fault.Conflict, "The receiver is paused. Resume it first.").On("id")
	}
	r.NextAt = tx.Now
	if err := save(tx, r); err != nil {
		return r, err
	}
	if err := reviveFailed(tx, id); err != nil {
		return r, err
	}
	return r, wake(tx, r)
}

// Delete removes a receiver and what waits for it.
func Delete(tx *db.Tx, id string) error {
	r, err := find(tx, id, tx.Lock())
	if err != nil {
		return err
	}
	if err := remove(tx, id); err != nil {
		return err
	}
	return record(tx, "event_receiver.deleted", r, nil)
}

// Verify queues a verification event (OpenID Shared Signals Framework section
// 8.1.4.1): it tells whether events come through.
func Verify(tx *db.Tx, id string) (Receiver, error) {
	r, err := find(tx, id, "")
	if err != nil {
		return r, err
	}
	e := Token{ID: db.NewID(), Type: typeVerification, Txn: db.NewID()}
	if err := enqueue(tx, r, e); err != nil {
		return r, err
	}
	return r, record(tx, "event_receiver.verified", r, nil)
}

// wake asks for deliveries of a receiver that is pushed to.
func wake(tx *db.Tx, r Receiver) error {
	if r.Delivery != Push || r.State == Paused {
		return nil
	}
	return job.Enqueue(tx, Job, payload{r.ID})
}

// List returns the receivers, oldest first.
func List(tx *db.Tx) ([]Receiver, error) {
	all, err := list(tx)
	for i := range all {
		if all[i].Pending, err = countPending(tx, all[i].ID); err != nil {
			return nil, err
		}
	}
	return all, err
}

// Find returns a receiver.
func Find(tx *db.Tx, id string) (Receiver, error) {
	r, err := find(tx, id, "")
	if err == nil {
		r.Pending, err = countPending(tx, id)
	}
	return r, err
}

// Tokens returns a receiver's events, newest first, older than before ("" for
// the newest).
func Tokens(tx *db.Tx, id, before string, limit int) ([]Token, error) {
	if _, err := find(tx, id, ""); err != nil {
		return nil, err
	}
	return listTokens(tx, id, before, limit)
}

// Forget drops events whose time is over, and keys that were retired long ago.
func Forget(tx *db.Tx) error { return forget(tx, tx.Now.Add(-keepTokens)) }

func record(tx *db.Tx, action string, r Receiver, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "event_receiver", ID: r.ID}, Detail: detail})
}
