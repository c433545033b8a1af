package webhook

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

const (
	// secretPrefix begins every signing secret (Standard Webhooks, "Signature
	// scheme").
	secretPrefix = "whsec_"
	secretBytes  = 32
	shownBytes   = 5
	// longestOverlap bounds how long a replaced secret still signs.
	longestOverlap = 30 * 24 * time.Hour
)

// Secret is a signing secret of an endpoint, without the secret itself.
type Secret struct {
	ID string `db:"id"`
	// Prefix is how it begins.
	Prefix    string    `db:"prefix"`
	CreatedAt time.Time `db:"created_at"`
	// EndsAt is when a replaced one stops signing.
	EndsAt *time.Time `db:"ends_at"`
	Sealed []byte     `db:"sealed"`
}

func place(id string) string { return "webhook_secret/" + id }

// MakeSecret makes a signing secret: the key, and the text that receivers keep.
func MakeSecret() (key []byte, text string) {
	key = make([]byte, secretBytes)
	_, _ = rand.Read(key) // never fails (crypto/rand)
	return key, secretPrefix + base64.StdEncoding.EncodeToString(key)
}

func addSecret(tx *db.Tx, endpoint string) (Secret, string, error) {
	raw, text := MakeSecret()
	s := Secret{ID: db.NewID(), Prefix: text[:len(secretPrefix)+shownBytes], CreatedAt: tx.Now}
	var err error
	if s.Sealed, err = seal.SealOrg(tx, place(s.ID), raw); err != nil {
		return Secret{}, "", err
	}
	return s, text, insertSecret(tx, endpoint, s)
}

// Rotate makes a new secret, shown this once. Messages are signed with the
// former one too until the overlap is over (0 ends it at once); one that was
// replaced before ends now, so that there are two at most.
func Rotate(tx *db.Tx, id string, overlap time.Duration) (Secret, string, error) {
	if overlap < 0 || overlap > longestOverlap {
		return Secret{}, "", fault.New(fault.Invalid, "The former secret can go on for at most %d days.", int(longestOverlap.Hours()/24)).On("overlapHours")
	}
	e, err := findEndpoint(tx, id, tx.Lock())
	if err != nil {
		return Secret{}, "", err
	}
	live, err := Secrets(tx, id)
	if err != nil {
		return Secret{}, "", err
	}
	for _, s := range live {
		ends := tx.Now.Add(overlap)
		if s.EndsAt != nil {
			ends = tx.Now
		}
		if err := endSecret(tx, s.ID, ends); err != nil {
			return Secret{}, "", err
		}
	}
	s, text, err := addSecret(tx, id)
	if err != nil {
		return Secret{}, "", err
	}
	return s, text, record(tx, e, "webhook.secret_rotated", map[string]any{"prefix": s.Prefix, "overlapHours": overlap.Hours()})
}

// Sign is the header webhook-signature (Standard Webhooks): one signature for each
// secret over a message's id, time and body.
func Sign(keys [][]byte, id string, at time.Time, body []byte) string {
	signatures := make([]string, len(keys))
	for i, key := range keys {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(id + "." + strconv.FormatInt(at.Unix(), 10) + "."))
		mac.Write(body)
		signatures[i] = "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
	}
	return strings.Join(signatures, " ")
}
