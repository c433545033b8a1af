package intake

import (
	"crypto/subtle"
	"net/mail"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
)

// Mailbox is the address at which an organization takes requests by mail.
type Mailbox struct {
	Address string
	MadeAt  time.Time
	// RotatedAt is when the secret was last replaced.
	RotatedAt *time.Time
	// FormerUntil is until when the secret before this one works, too.
	FormerUntil *time.Time
	// Taken counts mails that became questions, Ignored those of machines and
	// those that say nothing.
	Taken, Ignored int
	LastAt         *time.Time

	secret, former []byte
}

const (
	mailSecretPrefix = "stwm_"
	longestOverlap   = 30 * 24 * time.Hour
)

// MailPath is where mail for an organization's address is handed in.
func MailPath(slug string) string { return Page(slug) + "/mail" }

// SetMailbox says which address it is (permission DecideRequests). The first time
// it gives the secret with which mail is handed in; it is not kept.
func SetMailbox(tx *db.Tx, address string) (m Mailbox, secret string, err error) {
	if err := tx.Whole(); err != nil {
		return m, "", err
	}
	address = strings.TrimSpace(address)
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address || len(address) > maxAddress {
		return m, "", fault.New(fault.Invalid, "This is not an e-mail address. Write the one to which people write, such as privacy@example.com.").On("address").Because(err)
	}
	m, err = findMailbox(tx, tx.Lock())
	if err == nil {
		m.Address = address
		if err := saveMailbox(tx, m); err != nil {
			return m, "", err
		}
		return m, "", recordMailbox(tx, "mailbox.changed")
	}
	if !fault.Is(err, fault.NotFound) {
		return m, "", err
	}
	secret, hash := random.Secret(mailSecretPrefix)
	m = Mailbox{Address: address, MadeAt: tx.Now, secret: hash}
	if err := insertMailbox(tx, m); err != nil {
		return m, "", err
	}
	return m, secret, recordMailbox(tx, "mailbox.made")
}

// RotateMailbox replaces the secret (permission DecideRequests); the former one
// works for the overlap, at most 30 days.
func RotateMailbox(tx *db.Tx, overlap time.Duration) (m Mailbox, secret string, err error) {
	if overlap < 0 || overlap > longestOverlap {
		return m, "", fault.New(fault.Invalid, "The former secret works for 0 to 720 hours.").On("overlapHours")
	}
	if m, err = findMailbox(tx, tx.Lock()); err != nil {
		return m, "", err
	}
	secret, hash := random.Secret(mailSecretPrefix)
	until := tx.Now.Add(overlap)
	m.former, m.FormerUntil, m.secret, m.RotatedAt = m.secret, &until, hash, &tx.Now
	if overlap == 0 {
		m.former, m.FormerUntil = nil, nil
	}
	if err := saveMailbox(tx, m); err != nil {
		return m, "", err
	}
	return m, secret, recordMailbox(tx, "mailbox.rotated")
}

// RemoveMailbox takes no more mail at this address (permission DecideRequests).
func RemoveMailbox(tx *db.Tx, address string) error {
	m, err := findMailbox(tx, tx.Lock())
	if err != nil {
		return err
	}
	if m.Address != address {
		return fault.New(fault.Conflict, "Mail is taken at another address now. Load the page again.").On("address")
	}
	if err := deleteMailbox(tx); err != nil {
		return err
	}
	return recordMailbox(tx, "mailbox.removed")
}

// MailboxOf is the organization's (permission ReadRequests); NotFound where mail
// is not taken.
func MailboxOf(tx *db.Tx) (Mailbox, error) {
	if err := tx.Whole(); err != nil {
		return Mailbox{}, err
	}
	return findMailbox(tx, "")
}

// opens tells whether a secret is this mailbox's.
func (m Mailbox) opens(secret string, now time.Time) bool {
	hash := random.Hash(secret)
	former := m.FormerUntil != nil && now.Before(*m.FormerUntil) && subtle.ConstantTimeCompare(m.former, hash) == 1
	return subtle.ConstantTimeCompare(m.secret, hash) == 1 || former
}

func recordMailbox(tx *db.Tx, action string) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "request_mailbox", ID: mailboxID}})
}
