package random_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/random"
)

func TestSecret(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		secret, hash := random.Secret("stw_")
		text, ok := strings.CutPrefix(secret, "stw_")
		raw, err := base64.RawURLEncoding.DecodeString(text)
		want := sha256.Sum256([]byte(secret))
		if !ok || err != nil || len(raw) != 32 || seen[secret] || !bytes.Equal(hash, want[:]) || !bytes.Equal(random.Hash(secret), hash) {
			t.Fatalf("%q, %x", secret, hash)
		}
		seen[secret] = true
	}
}
