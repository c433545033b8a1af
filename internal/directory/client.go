package directory

import (
	"crypto/subtle"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
)

const (
	// ClientSecretPrefix begins every client secret.
	ClientSecretPrefix = "stw_scsec_"
	// AccessPrefix begins every access token.
	AccessPrefix = "stw_scacc_"
	// AccessLives is how long an access token lives (RFC 6749 section 5.1).
	AccessLives = 15 * time.Minute
	maxClients  = 5
)

// Client is an OAuth 2.0 client of a directory, which fetches short-lived access
// tokens with its secret (RFC 6749 section 4.4) instead of sending a token that
// lives long.
type Client struct {
	ID          string     `db:"id"`
	DirectoryID string     `db:"directory_id"`
	Label       string     `db:"label"`
	CreatedAt   time.Time  `db:"created_at"`
	LastUsedAt  *time.Time `db:"last_used_at"`
	RevokedAt   *time.Time `db:"revoked_at"`
}

// ClientSecret is a secret of a client, without the secret itself.
type ClientSecret struct {
	ID        string    `db:"id"`
	ClientID  string    `db:"client_id"`
	Prefix    string    `db:"prefix"`
	CreatedAt time.Time `db:"created_at"`
	ExpiresAt time.Time `db:"expires_at"`
	// ReplacedBy is the secret that took its place; nil for the newest.
	ReplacedBy *string `db:"replaced_by"`
	Hash       []byte  `db:"hash"`
}

// NewClient makes a client with its first secret, which is returned once and
// never kept. How long it may live is a term; the caller asks for it.
func NewClient(tx *db.Tx, directory, label string, expires time.Time) (Client, string, error) {
	d, err := find(tx, directory, tx.Lock())
	if err != nil {
		return Client{}, "", err
	}
	label = strings.TrimSpace(label)
	if label == "" || len(label) > maxName {
		return Client{}, "", fault.New(fault.Invalid, "A client needs a label of at most %d characters that says where it is used.", maxName).On("label")
	}
	all, err := Clients(tx, directory)
	if err != nil {
		return Client{}, "", err
	}
	live := 0
	for _, c := range all {
		if c.RevokedAt == nil {
			live++
		}
	}
	if live >= maxClients {
		return Client{}, "", fault.New(fault.Conflict, "The directory has %d clients already. Revoke one that isn't needed.", live)
	}
	c := Client{ID: db.NewID(), DirectoryID: d.ID, Label: label, CreatedAt: tx.Now}
	if err := insertClient(tx, c); err != nil {
		return Client{}, "", err
	}
	_, secret, err := addClientSecret(tx, c.ID, expires)
	if err != nil {
		return Client{}, "", err
	}
	return c, secret, recordClient(tx, "directory.client_created", c)
}

func addClientSecret(tx *db.Tx, client string, expires time.Time) (ClientSecret, string, error) {
	if !expires.After(tx.Now) {
		return ClientSecret{}, "", fault.New(fault.Invalid, "A secret must expire in the future.").On("expiresAt")
	}
	text := ClientSecretPrefix + random.Text()
	s := ClientSecret{
		ID: db.NewID(), ClientID: client, Prefix: text[:len(ClientSecretPrefix)+shownBytes], Hash: random.Hash(text),
		CreatedAt: tx.Now, ExpiresAt: expires.UTC().Truncate(time.Microsecond),
	}
	return s, text, insertClientSecret(tx, s)
}

// RotateClient makes a new secret of a client; the former one goes on until the
// overlap is over, and one that was replaced before ends now.
func RotateClient(tx *db.Tx, id string, overlap time.Duration, expires time.Time) (Client, string, error) {
	if err := checkOverlap(overlap); err != nil {
		return Client{}, "", err
	}
	c, err := findClient(tx, id, tx.Lock())
	if err != nil {
		return Client{}, "", err
	}
	if c.RevokedAt != nil {
		return Client{}, "", fault.New(fault.Conflict, "This client was revoked. Make a new one.")
	}
	live, err := ClientSecrets(tx, id)
	if err != nil {
		return Client{}, "", err
	}
	fresh, text, err := addClientSecret(tx, id, expires)
	if err != nil {
		return Client{}, "", err
	}
	for _, s := range live {
		ends := tx.Now.Add(overlap)
		if s.ReplacedBy != nil {
			ends = tx.Now
		}
		if s.ExpiresAt.Before(ends) {
			ends = s.ExpiresAt
		}
		if err := replaceClientSecret(tx, s.ID, fresh.ID, ends); err != nil {
			return Client{}, "", err
		}
	}
	return c, text, recordClient(tx, "directory.client_rotated", c)
}

// RevokeClient ends a client and its access tokens at once.
func RevokeClient(tx *db.Tx, id string) (Client, error) {
	c, err := findClient(tx, id, tx.Lock())
	if err != nil || c.RevokedAt != nil {
		return c, err
	}
	now := tx.Now
	c.RevokedAt = &now
	if err := revokeClient(tx, id); err != nil {
		return c, err
	}
	return c, recordClient(tx, "directory.client_revoked", c)
}

func recordClient(tx *db.Tx, action string, c Client) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "directory", ID: c.DirectoryID},
		Detail: map[string]any{"client": c.ID, "label": c.Label},
	})
}

// Granted is what a client is given.
type Granted struct {
	Org access.OrgID
	// Secret is the access token.
	Secret string
	Lives  time.Duration
}

// unknownClient is the one answer to whatever is wrong with a client, so that
// nobody learns which clients there are (RFC 6749 section 5.2).
func unknownClient() error {
	return fault.New(fault.Unauthenticated, "The client is unknown, its secret is wrong, or it was revoked.")
}

// VerifyClient finds a client of a directory by its id and secret. Secrets are
// compared in constant time, and as many for a client that is not there.
func VerifyClient(w *db.Wide, directory, id, secret string) (access.OrgID, Client, error) {
	org, c, live, err := findClientWide(w, directory, id)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return "", Client{}, err
	}
	given, matched := random.Hash(secret), 0
	if len(live) == 0 {
		live = [][]byte{make([]byte, len(given))}
	}
	for _, hash := range live {
		matched |= subtle.ConstantTimeCompare(given, hash)
	}
	if err != nil || matched == 0 || c.RevokedAt != nil {
		return "", Client{}, unknownClient()
	}
	return org, c, nil
}

// Grant gives a client an access token.
func Grant(tx *db.Tx, c Client) (Granted, error) {
	if err := forgetAccess(tx); err != nil {
		return Granted{}, err
	}
	text := AccessPrefix + random.Text()
	if err := insertAccess(tx, c.ID, random.Hash(text), tx.Now.Add(AccessLives)); err != nil {
		return Granted{}, err
	}
	return Granted{Org: tx.Org, Secret: text, Lives: AccessLives}, usedClient(tx, c.ID)
}
