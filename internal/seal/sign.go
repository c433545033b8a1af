package seal

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// installation is the organization under which the signing keys are kept: they
// belong to none.
const installation access.OrgID = "installation"

// signerName is the name in every checkpoint's signature line.
const signerName = "steward"

type signingKey struct {
	ID        string     `db:"id"`
	Verifier  string     `db:"verifier"`
	Wrapped   []byte     `db:"wrapped"`
	CreatedAt time.Time  `db:"created_at"`
	RetiredAt *time.Time `db:"retired_at"`
}

// Signature is made over a context and a message with Ed25519.
type Signature struct {
	// Key is the verifier's key in the form of golang.org/x/mod/sumdb/note:
	// name+hash+base64.
	Key   string `json:"key"`
	Value []byte `json:"value"`
}

// Prepare makes the installation's signing key if there is none yet, and makes
// sure that the master key is the one with which the keys were made. Wiring
// calls it at start.
func (s *Sealer) Prepare(ctx context.Context) error {
	if err := s.makeSigningKey(ctx); err != nil {
		return err
	}
	_, _, err := s.secret(ctx)
	return err
}

func (s *Sealer) makeSigningKey(ctx context.Context) error {
	return s.keys.Update(ctx, installation, func(tx *db.Tx) error {
		if n, err := countSigningKeys(tx); err != nil || n > 0 {
			return err
		}
		secret, verifier, err := note.GenerateKey(rand.Reader, signerName)
		if err != nil {
			return err
		}
		k := signingKey{ID: db.NewID(), Verifier: verifier}
		if k.Wrapped, err = s.master.Encrypt([]byte(secret), bound(installation, k.ID)); err != nil {
			return err
		}
		return insertSigningKey(tx, k)
	})
}

// Verifiers lists the public keys, newest first, in note form.
func (s *Sealer) Verifiers(ctx context.Context) ([]string, error) {
	rows, err := selectSigningKeys(ctx, s.keys)
	out := make([]string, len(rows))
	for i, k := range rows {
		out[i] = k.Verifier
	}
	return out, err
}

// Sign signs a message for one context ("steward certificate v1"), so that a
// signature made for one use is worth nothing in another.
func (s *Sealer) Sign(ctx context.Context, use string, message []byte) (Signature, error) {
	secret, verifier, err := s.secret(ctx)
	if err != nil {
		return Signature{}, err
	}
	// PRIVATE+KEY+name+hash+base64, and base64 may hold a plus itself.
	parts := strings.SplitN(secret, "+", 5)
	seed, err := base64.StdEncoding.DecodeString(parts[len(parts)-1])
	if err != nil || len(seed) != ed25519.SeedSize+1 {
		return Signature{}, fmt.Errorf("seal: malformed signing key %s", verifier)
	}
	private := ed25519.NewKeyFromSeed(seed[1:])
	return Signature{Key: verifier, Value: ed25519.Sign(private, inContext(use, message))}, nil
}

// SignNote signs a checkpoint in note form.
func (s *Sealer) SignNote(ctx context.Context, text string) ([]byte, error) {
	secret, _, err := s.secret(ctx)
	if err != nil {
		return nil, err
	}
	signer, err := note.NewSigner(secret)
	if err != nil {
		return nil, err
	}
	return note.Sign(&note.Note{Text: text}, signer)
}

func (s *Sealer) secret(ctx context.Context) (secret, verifier string, err error) {
	rows, err := selectSigningKeys(ctx, s.keys)
	if err != nil {
		return "", "", err
	}
	if len(rows) == 0 {
		return "", "", fault.New(fault.Internal, "no signing key: Prepare was not called")
	}
	plain, err := s.master.Decrypt(rows[0].Wrapped, bound(installation, rows[0].ID))
	if err != nil {
		return "", "", fault.New(fault.Unavailable, "The signing key can't be opened with this master key. Give the key that this installation was made with.").Because(err)
	}
	return string(plain), rows[0].Verifier, nil
}

// Verify checks a signature offline, with the public key in note form that the
// checker trusts.
func Verify(key, use string, message []byte, sig Signature) error {
	if sig.Key != key {
		return fault.New(fault.Invalid, "The signature was made with the key %s, not with %s.", sig.Key, key)
	}
	public, err := PublicKey(key)
	if err != nil {
		return err
	}
	if !ed25519.Verify(public, inContext(use, message), sig.Value) {
		return fault.New(fault.Invalid, "The signature does not match: the document was changed, or another key signed it.")
	}
	return nil
}

// PublicKey reads the Ed25519 key out of a verifier's key in note form.
func PublicKey(key string) (ed25519.PublicKey, error) {
	if _, err := note.NewVerifier(key); err != nil {
		return nil, fault.New(fault.Invalid, "This is not a public key of Steward (name+hash+base64).").Because(err)
	}
	parts := strings.SplitN(key, "+", 3)
	raw, err := base64.StdEncoding.DecodeString(parts[len(parts)-1])
	if err != nil || len(raw) != ed25519.PublicKeySize+1 {
		return nil, fault.New(fault.Invalid, "This is not a public key of Steward (name+hash+base64).")
	}
	return ed25519.PublicKey(raw[1:]), nil
}

func inContext(use string, message []byte) []byte {
	return append([]byte(use+"\x00"), message...)
}
