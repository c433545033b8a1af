package org

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

type secretKind string

const (
	kindSecret secretKind = "secret"
	kindKey    secretKind = "key"
)

const (
	maxSecret = 4096
	// MaxOverlap is the longest that two secrets live side by side.
	MaxOverlap = 30 * 24 * time.Hour
	keyBits    = 2048
)

// Secret is a client secret or key of a connection without what is secret.
type Secret struct {
	ID        string     `db:"id"`
	Kind      secretKind `db:"kind"`
	CreatedAt time.Time  `db:"created_at"`
	// EndsAt is when an overlap is over; nil for the present one.
	EndsAt *time.Time `db:"ends_at"`
	// PublicKey is the JWK of a key (RFC 7517), "" for a secret.
	PublicKey string `db:"public_key"`
	Sealed    []byte `db:"sealed"`
}

// Proof is what Steward proves itself with: a secret, or a private key with its
// id.
type Proof struct {
	Secret string
	Key    *rsa.PrivateKey
	KeyID  string
}

// Proofs opens the live secrets or keys of a connection, the newest first: while
// they rotate, the older one still works where the newer does not yet. A public
// client has one that is empty.
func Proofs(tx *db.Tx, c Connection) ([]Proof, error) {
	if c.Auth == ByNothing {
		return []Proof{{}}, nil
	}
	kind := kindSecret
	if c.Auth == ByKey {
		kind = kindKey
	}
	live, err := Secrets(tx, c.ID)
	if err != nil {
		return nil, err
	}
	out := []Proof{}
	for _, s := range live {
		if s.Kind != kind {
			continue
		}
		plain, err := seal.OpenOrg(tx, place(c.ID), s.Sealed)
		if err != nil {
			return nil, err
		}
		p, err := s.proof(plain)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	if len(out) == 0 && kind == kindSecret { // a client that was never given one
		out = []Proof{{}}
	}
	return out, nil
}

func (s Secret) proof(plain []byte) (Proof, error) {
	if s.Kind == kindSecret {
		return Proof{Secret: string(plain)}, nil
	}
	parsed, err := x509.ParsePKCS8PrivateKey(plain)
	if err != nil {
		return Proof{}, err
	}
	key, ok := parsed.(*rsa.PrivateKey)
	if !ok {
		return Proof{}, fault.New(fault.Internal, "the key %s is not of RSA", s.ID)
	}
	return Proof{Key: key, KeyID: s.ID}, nil
}

// RotateSecret gives a connection a new client secret, or makes it a new key.
// What it had before goes on being tried for the overlap, at most MaxOverlap;
// older ones than that end now.
func RotateSecret(tx *db.Tx, id, secret string, overlap time.Duration) (Connection, error) {
	c, err := lockConnection(tx, id, 0)
	if err != nil {
		return Connection{}, err
	}
	if overlap < 0 || overlap > MaxOverlap {
		return Connection{}, fault.New(fault.Invalid, "The old one can stay for 0 to 30 days.").On("overlapDays")
	}
	kind := kindSecret
	switch {
	case c.Auth == ByKey:
		kind = kindKey
	case c.Auth == ByNothing:
		return Connection{}, fault.New(fault.Conflict, "A public client has no secret.").On("clientSecret")
	case secret == "":
		return Connection{}, fault.New(fault.Invalid, "Enter the new client secret.").On("clientSecret")
	}
	if err := overlapSecrets(tx, id, kind, tx.Now.Add(overlap)); err != nil {
		return Connection{}, err
	}
	if kind == kindKey {
		err = addKey(tx, id)
	} else {
		err = addSecret(tx, id, kind, []byte(secret), "")
	}
	if err != nil {
		return Connection{}, err
	}
	return c, recordConnection(tx, "connection.secret_rotated", c, map[string]any{"kind": string(kind), "overlapHours": int(overlap.Hours())})
}

// EnsureKey makes the key of a connection that proves itself by one and has none.
func EnsureKey(tx *db.Tx, c Connection) error {
	live, err := Secrets(tx, c.ID)
	if err != nil || c.Auth != ByKey {
		return err
	}
	for _, s := range live {
		if s.Kind == kindKey {
			return nil
		}
	}
	if err := addKey(tx, c.ID); err != nil {
		return err
	}
	return audit.Record(tx, audit.Entry{
		Action: "connection.key_made", Object: audit.Object{Type: "connection", ID: c.ID}, Detail: map[string]any{"algorithm": "RS256"},
	})
}

// addKey makes a key pair; what is public of it is kept in the clear.
func addKey(tx *db.Tx, connection string) error {
	key, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	encode := base64.RawURLEncoding.EncodeToString
	public, err := json.Marshal(map[string]string{
		"kty": "RSA", "use": "sig", "alg": "RS256",
		"n": encode(key.N.Bytes()), "e": encode(big.NewInt(int64(key.E)).Bytes()),
	})
	if err != nil {
		return err
	}
	return addSecret(tx, connection, kindKey, private, string(public))
}

// PublicKeys are the JWKs of the live keys of a connection, with their ids: what
// its provider fetches (RFC 7517 section 5).
func PublicKeys(all []Secret) []map[string]string {
	keys := []map[string]string{}
	for _, s := range all {
		var jwk map[string]string
		if s.Kind != kindKey || json.Unmarshal([]byte(s.PublicKey), &jwk) != nil {
			continue
		}
		jwk["kid"] = s.ID
		keys = append(keys, jwk)
	}
	return keys
}
