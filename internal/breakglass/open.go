package breakglass

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // what authenticator apps implement (RFC 6238 section 1.2)
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
)

// Attempt is what somebody presents at the door.
type Attempt struct {
	Name, Code, OneTime string
	// Drill proves that the door opens and goes no further.
	Drill bool
}

// Outcome is what an attempt came to. It is returned also where the attempt
// failed, because counting a failure must be kept.
type Outcome struct {
	// Member is who came in; "" where nobody did.
	Member    access.MemberID
	CodesLeft int
}

// Open tries an attempt. Whatever is wrong with it, the Outcome is empty and says
// no more; the log says what. A code that was right is used up, in a drill too.
func Open(tx *db.Tx, a Attempt) (Outcome, error) {
	account, err := byName(tx, strings.TrimSpace(a.Name))
	if fault.Is(err, fault.NotFound) {
		return Outcome{}, nil
	}
	if err != nil {
		return Outcome{}, err
	}
	if account.LockedUntil != nil && tx.Now.Before(*account.LockedUntil) {
		return Outcome{}, record(tx, "breakglass.refused", account.Member, map[string]any{"reason": "locked", "drill": a.Drill})
	}
	why, err := account.wrong(tx, a)
	if err != nil {
		return Outcome{}, err
	}
	if why != "" {
		return Outcome{}, account.fail(tx, why, a.Drill)
	}
	return account.pass(tx, a.Drill)
}

// wrong checks everything, whatever failed before, and uses up the code if all
// of it is right.
func (a *Account) wrong(tx *db.Tx, try Attempt) (reason string, err error) {
	key, err := seal.OpenOrg(tx, place(a.Member), a.totp)
	if err != nil {
		return "", err
	}
	counter, right := match(key, strings.TrimSpace(try.OneTime), tx.Now, a.counter)
	m, err := member.Find(tx, a.Member)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return "", err
	}
	o, orgErr := org.Current(tx)
	switch {
	case orgErr != nil:
		return "", orgErr
	case o.State != org.Active && o.State != org.Suspended: // its owners still come in
		return "organization_not_active", nil
	case err != nil || m.State != member.StateActive:
		return "account_not_active", nil
	case !right:
		return "one_time_password", nil
	}
	used, err := useCode(tx, a.Member, hashOf(try.Code))
	if err != nil || !used {
		return "recovery_code", err
	}
	a.counter = counter
	a.CodesLeft--
	return "", nil
}

func (a *Account) fail(tx *db.Tx, why string, drill bool) error {
	a.failures++
	if a.failures >= triesAllowed {
		until := tx.Now.Add(lockedFor)
		a.LockedUntil, a.failures = &until, 0
	}
	if err := updateAccount(tx, *a); err != nil {
		return err
	}
	return record(tx, "breakglass.refused", a.Member, map[string]any{"reason": why, "drill": drill, "locked": a.LockedUntil != nil})
}

func (a *Account) pass(tx *db.Tx, drill bool) (Outcome, error) {
	now, action := tx.Now, "breakglass.opened"
	a.ProvedAt, a.ProvedBy, a.failures, a.LockedUntil = &now, "use", 0, nil
	if drill {
		a.ProvedBy, action = "drill", "breakglass.drilled"
	}
	if err := updateAccount(tx, *a); err != nil {
		return Outcome{}, err
	}
	return Outcome{Member: a.Member, CodesLeft: a.CodesLeft}, record(tx, action, a.Member, map[string]any{"codesLeft": a.CodesLeft})
}

const (
	totpBytes  = 20
	totpDigits = 1_000_000
	totpPeriod = 30
	// totpSkew is how many periods a device's clock may be off.
	totpSkew = 1
)

// match finds the period of a one-time password (RFC 6238 section 5.2). One that
// was accepted before, or is older than one that was, is refused.
func match(key []byte, password string, now time.Time, last int64) (counter int64, ok bool) {
	at := now.Unix() / totpPeriod
	for c := at - totpSkew; c <= at+totpSkew; c++ {
		if subtle.ConstantTimeCompare([]byte(oneTime(key, c)), []byte(password)) == 1 && c > last {
			counter, ok = c, true
		}
	}
	return counter, ok
}

// OneTime is the one-time password of a secret in base32 at a time: what a
// device shows.
func OneTime(secret string, at time.Time) (string, error) {
	key, err := encoding.DecodeString(secret)
	return oneTime(key, at.Unix()/totpPeriod), err
}

// oneTime is HOTP (RFC 4226 section 5.3).
func oneTime(key []byte, counter int64) string {
	mac := hmac.New(sha1.New, key)
	_ = binary.Write(mac, binary.BigEndian, counter) // a hash takes everything
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 0xf
	n := binary.BigEndian.Uint32(sum[at:at+4]) & 0x7fffffff
	return fmt.Sprintf("%06d", n%totpDigits)
}
