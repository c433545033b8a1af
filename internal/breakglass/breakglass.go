// Package breakglass knows the accounts that open the door when the identity
// provider does not: an owner's account that no provider knows, whose way in is
// a recovery code from paper together with a one-time password from a device
// (RFC 6238). It counts failures, proves by drills that the door opens, and
// tells whoever enforces a connection when that was proved last.
//
// It refuses to know browsers, pages and sessions (internal/signin), and it has
// no way back in by e-mail: whoever has lost codes and device asks the operator.
package breakglass

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
)

const (
	// codes is how many recovery codes an account gets; each opens once.
	codes = 10
	// codeBytes are the random bytes of a code: 80 bits, so that a fast hash is
	// enough.
	codeBytes = 10
	// triesAllowed failures in a row lock an account for lockedFor.
	triesAllowed = 5
	lockedFor    = 15 * time.Minute
	maxAccounts  = 5
)

// Account is a break-glass account.
type Account struct {
	Member access.MemberID `db:"member_id"`
	Name   string          `db:"user_name"`
	// CodesLeft is how many recovery codes were not used yet.
	CodesLeft int `db:"codes_left"`
	// ProvedAt is when it last opened the door, in a drill or in earnest
	// (ProvedBy drill or use).
	ProvedAt    *time.Time `db:"proven_at"`
	ProvedBy    string     `db:"proven_by"`
	LockedUntil *time.Time `db:"locked_until"`
	CreatedAt   time.Time  `db:"created_at"`
	totp        []byte
	counter     int64
	failures    int
}

// Secrets are shown once, when an account is made or its secrets are renewed.
type Secrets struct {
	// Codes are the recovery codes.
	Codes []string
	// TOTP is the secret of the one-time passwords in base32, URI the same for
	// authenticator apps (otpauth).
	TOTP, URI string
}

// Create makes an account: an owner of the organization under a user name that
// no provider can claim.
func Create(tx *db.Tx, name string) (Account, Secrets, error) {
	all, err := List(tx)
	if err != nil {
		return Account{}, Secrets{}, err
	}
	if len(all) >= maxAccounts {
		return Account{}, Secrets{}, fault.New(fault.Conflict, "An organization has at most %d break-glass accounts.", maxAccounts)
	}
	if err := checkName(name); err != nil {
		return Account{}, Secrets{}, err
	}
	m, err := member.Create(tx, member.Member{UserName: name, DisplayName: "Break-glass: " + name, Active: true, AccountKind: member.WorkOrSchool})
	if err != nil {
		return Account{}, Secrets{}, err
	}
	if _, err := member.SetRoles(tx, m.ID, []access.Role{access.Owner}); err != nil {
		return Account{}, Secrets{}, err
	}
	a := Account{Member: m.ID, Name: name, CodesLeft: codes, CreatedAt: tx.Now}
	s, err := a.secrets(tx)
	if err != nil {
		return Account{}, Secrets{}, err
	}
	if err := insertAccount(tx, a); err != nil {
		return Account{}, Secrets{}, err
	}
	if err := insertCodes(tx, a.Member, s.Codes); err != nil {
		return Account{}, Secrets{}, err
	}
	return a, s, record(tx, "breakglass.created", a.Member, nil)
}

// checkName keeps names apart from addresses, so that none looks like somebody's.
func checkName(name string) error {
	ok := len(name) >= 3 && len(name) <= 40 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
	if !ok {
		return fault.New(fault.Invalid, "The name has 3 to 40 lower-case letters, digits and hyphens, such as break-glass-1.").On("name")
	}
	return nil
}

// Renew replaces the codes and the device's secret: what was printed before
// opens nothing any more, and the path must be proved again.
func Renew(tx *db.Tx, id access.MemberID) (Account, Secrets, error) {
	a, err := find(tx, id)
	if err != nil {
		return Account{}, Secrets{}, err
	}
	s, err := a.secrets(tx)
	if err != nil {
		return Account{}, Secrets{}, err
	}
	a.CodesLeft, a.ProvedAt, a.ProvedBy, a.LockedUntil = codes, nil, "", nil
	if err := renewAccount(tx, a); err != nil {
		return Account{}, Secrets{}, err
	}
	if err := insertCodes(tx, a.Member, s.Codes); err != nil {
		return Account{}, Secrets{}, err
	}
	return a, s, record(tx, "breakglass.renewed", id, nil)
}

// secrets makes new ones and seals the device's into the account.
func (a *Account) secrets(tx *db.Tx) (s Secrets, err error) {
	key := random(totpBytes)
	if a.totp, err = seal.SealOrg(tx, place(a.Member), key); err != nil {
		return s, err
	}
	for range codes {
		s.Codes = append(s.Codes, pretty(random(codeBytes)))
	}
	s.TOTP = encoding.EncodeToString(key)
	s.URI = "otpauth://totp/Steward:" + a.Name + "?secret=" + s.TOTP + "&issuer=Steward&algorithm=SHA1&digits=6&period=30"
	return s, nil
}

// Remove ends an account and its member, and returns its name.
func Remove(tx *db.Tx, id access.MemberID) (string, error) {
	a, err := find(tx, id)
	if err != nil {
		return "", err
	}
	if err := deleteAccount(tx, id); err != nil {
		return "", err
	}
	if err := record(tx, "breakglass.removed", id, nil); err != nil {
		return "", err
	}
	return a.Name, member.Delete(tx, id)
}

// Is tells whether a member is a break-glass account, which no provider opens
// and whose roles no provider changes.
func Is(tx *db.Tx, id access.MemberID) (bool, error) {
	_, err := find(tx, id)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// ProvedAt is when a break-glass account that could be used now opened the door
// last; nil if none did.
func ProvedAt(tx *db.Tx) (*time.Time, error) {
	all, err := List(tx)
	var last *time.Time
	for _, a := range all {
		if a.CodesLeft > 0 && a.ProvedAt != nil && (last == nil || a.ProvedAt.After(*last)) {
			last = a.ProvedAt
		}
	}
	return last, err
}

// Subscribe answers whoever enforces a connection, and keeps directories from
// touching break-glass accounts. Wiring calls it once.
func Subscribe(d *db.DB) {
	db.Subscribe(d, func(tx *db.Tx, e *org.Enforcing) (err error) {
		e.ProvedAt, err = ProvedAt(tx)
		return err
	})
	db.Subscribe(d, func(tx *db.Tx, e member.Deactivated) error {
		if tx.Actor.Kind != access.KindDirectory {
			return nil
		}
		is, err := Is(tx, e.ID)
		if is {
			err = fault.New(fault.Denied, "This is a break-glass account, which no directory may switch off.").Coded("break_glass")
		}
		return err
	})
}

func record(tx *db.Tx, action string, id access.MemberID, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(id)}, Subject: id, Detail: detail,
	})
}

func place(id access.MemberID) string { return "breakglass/" + string(id) + "/totp" }

var encoding = base32.StdEncoding.WithPadding(base32.NoPadding)

func random(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
	return b
}

// pretty writes a code in groups of four, which is how it is copied from paper.
func pretty(code []byte) string {
	text := encoding.EncodeToString(code)
	return strings.Join(slices.Collect(chunks(text, 4)), "-")
}

func chunks(s string, n int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			k := min(n, len(s))
			if !yield(s[:k]) {
				return
			}
			s = s[k:]
		}
	}
}

// hashOf is how a code is kept: without what people add or leave out.
func hashOf(code string) []byte {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r == '0':
			return 'O'
		case r == '1':
			return 'I'
		case r >= 'A' && r <= 'Z', r >= '2' && r <= '7':
			return r
		}
		return -1
	}, strings.ToUpper(code))
	sum := sha256.Sum256([]byte(plain))
	return sum[:]
}
