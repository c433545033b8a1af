package signin

import (
	"crypto/subtle"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
)

// flowLifetime is how long a browser may stay at the provider.
const flowLifetime = 10 * time.Minute

// purpose says what a flow is for, so that an answer to one can't serve another.
type purpose string

// The purposes. All but signing in belong to the session that began them.
const (
	purposeSignIn purpose = "sign_in"
	// purposeTest is an administrator's sign-in that shows every check.
	purposeTest purpose = "test"
	// purposeLink adds an identity to the account that is signed in.
	purposeLink purpose = "link"
	// purposeStepUp is the person proving again that it is them.
	purposeStepUp purpose = "step_up"
	// purposeJoin adds another organization's session to the browser.
	purposeJoin purpose = "join"
)

// flow is one sign-in under way.
type flow struct {
	Org         access.OrgID `db:"org_id"`
	ID          string       `db:"id"`
	BrowserHash []byte       `db:"browser_hash"`
	NonceHash   []byte       `db:"nonce_hash"`
	Verifier    []byte       `db:"verifier"` // sealed
	Connection  string       `db:"connection_id"`
	Issuer      string       `db:"issuer"`
	// Config is the connection's when the flow began.
	Config  int     `db:"config"`
	Purpose purpose `db:"purpose"`
	// Session is the one that began it; "" for a sign-in.
	Session  string `db:"session_id"`
	ReturnTo string `db:"return_to"`
	// Invitation is the one that led here; "" for none.
	Invitation string     `db:"invitation_id"`
	ExpiresAt  time.Time  `db:"expires_at"`
	UsedAt     *time.Time `db:"used_at"`
}

// place is what the sealed verifier is bound to.
func (f flow) place() string { return "signin_flow/" + f.ID + "/verifier" }

// The reasons for which an answer is refused: stable codes, shown on the page
// and kept in the log.
const (
	reasonStateUnknown    = "state_unknown"
	reasonStateUsed       = "state_used"
	reasonStateExpired    = "state_expired"
	reasonOtherBrowser    = "other_browser"
	reasonOtherConnection = "other_connection"
	reasonOtherSession    = "other_session"
)

// presented is what a browser comes back with: its pre-session secret ("" if
// none came), the connection of the address, and the session that it has.
type presented struct{ browser, connection, session string }

// open tells why a flow can't be finished, if it can't, at this time with what
// is presented.
func (f flow) open(now time.Time, p presented) error {
	switch {
	case f.UsedAt != nil:
		return again(reasonStateUsed, "This sign-in was finished already.")
	case !now.Before(f.ExpiresAt):
		return again(reasonStateExpired, "This sign-in took longer than ten minutes.")
	case !matches(p.browser, f.BrowserHash):
		return again(reasonOtherBrowser, "This sign-in was started in another browser, or cookies are blocked here.")
	case f.Connection != p.connection:
		return again(reasonOtherConnection, "This answer is for another identity provider.")
	case f.Purpose != purposeSignIn && (f.Session == "" || f.Session != p.session):
		return again(reasonOtherSession, "This was begun in another session than the one that you have here.")
	}
	return nil
}

// again refuses for a reason that trying again may cure.
func again(reason, say string) error {
	return fault.New(fault.Invalid, "%s Start again.", say).Coded(reason)
}

// matches compares a secret with a stored hash in constant time.
func matches(secret string, hash []byte) bool {
	return secret != "" && subtle.ConstantTimeCompare(random.Hash(secret), hash) == 1
}
