package devidp

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
	"sync"

	jose "github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// published is how many keys an issuer's key set holds: the one that signs and
// those before it.
const published = 3

// keys are an issuer's signing keys, the one that signs last.
type keys struct {
	mu    sync.Mutex
	seed  []byte
	slug  string
	count int
	list  []signingKey
}

type signingKey struct {
	id      string
	private *ecdsa.PrivateKey
}

func newKeys(seed []byte, slug string) (*keys, error) {
	k := &keys{seed: seed, slug: slug}
	return k, k.rotate()
}

func (k *keys) rotate() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.count++
	id := fmt.Sprintf("%s-%d", k.slug, k.count)
	private, err := derive(k.seed, id)
	if err != nil {
		return err
	}
	k.list = append(k.list, signingKey{id: id, private: private})
	if len(k.list) > published {
		k.list = k.list[1:]
	}
	return nil
}

// derive makes a P-256 key from the seed. Not every 32 bytes are one (about one
// in four thousand million is not), hence the tries.
func derive(seed []byte, id string) (private *ecdsa.PrivateKey, err error) {
	for try := range 4 {
		raw, kerr := hkdf.Key(sha256.New, seed, nil, fmt.Sprintf("devidp %s %d", id, try), 32)
		if kerr != nil {
			return nil, kerr
		}
		if private, err = ecdsa.ParseRawPrivateKey(elliptic.P256(), raw); err == nil {
			return private, nil
		}
	}
	return nil, err
}

func (k *keys) current() signingKey {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.list[len(k.list)-1]
}

func (k *keys) public() []op.Key {
	k.mu.Lock()
	defer k.mu.Unlock()
	out := make([]op.Key, len(k.list))
	for i, s := range k.list {
		out[i] = publicKey{s}
	}
	return out
}

func (s signingKey) ID() string                                  { return s.id }
func (s signingKey) Key() any                                    { return s.private }
func (s signingKey) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.ES256 }

type publicKey struct{ of signingKey }

func (p publicKey) ID() string                         { return p.of.id }
func (p publicKey) Key() any                           { return &p.of.private.PublicKey }
func (p publicKey) Algorithm() jose.SignatureAlgorithm { return jose.ES256 }
func (p publicKey) Use() string                        { return "sig" }
