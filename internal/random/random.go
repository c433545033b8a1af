// Package random makes the secrets of links, sessions and tokens, and what is
// kept of them. It refuses to know what they open.
package random

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// secretBytes makes guessing hopeless, so that a fast hash is enough.
const secretBytes = 32

// Text is 256 random bits in base64url without padding: 43 characters.
func Text() string {
	b := make([]byte, secretBytes)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(b)
}

// Secret is a prefix and a Text, with the Hash of both: the secret is shown or
// sent once, the hash is kept.
func Secret(prefix string) (secret string, hash []byte) {
	secret = prefix + Text()
	return secret, Hash(secret)
}

// Hash is how a secret of 256 random bits is kept (SHA-256): a slow hash would
// guard nothing.
func Hash(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
