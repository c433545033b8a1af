package signin

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	jose "github.com/go-jose/go-jose/v4"
)

// algorithms are those that an ID token may be signed with: none that shares a
// secret, and not "none" (OpenID Connect Core 1.0 section 3.1.3.7, RFC 8725).
var algorithms = []jose.SignatureAlgorithm{
	jose.RS256, jose.RS384, jose.RS512, jose.ES256, jose.ES384, jose.ES512,
	jose.PS256, jose.PS384, jose.PS512, jose.EdDSA,
}

// What a key set may cost.
const (
	// keysFor is how long keys are believed: one that the provider removed is
	// refused after this.
	keysFor = 15 * time.Minute
	// keysAgain is how often an unknown key makes us ask again.
	keysAgain = time.Minute
	maxKeys   = 50
	maxSet    = 1 << 20
)

// keySet caches a provider's public keys. It replaces go-oidc's, which never
// forgets a key and asks the provider for every unknown one. It implements
// oidc.KeySet.
type keySet struct {
	client *http.Client
	url    string
	now    func() time.Time

	mu      sync.Mutex
	keys    []jose.JSONWebKey
	fetched time.Time
}

// VerifySignature checks a token against the one key that its header names and
// returns its payload. Keys that the token brings itself are not looked at.
func (k *keySet) VerifySignature(ctx context.Context, token string) ([]byte, error) {
	signed, err := jose.ParseSignedCompact(token, algorithms)
	if err != nil {
		return nil, fmt.Errorf("signin: malformed token: %w", err)
	}
	header := signed.Signatures[0].Header
	key, err := k.find(ctx, header.KeyID, header.Algorithm)
	if err != nil {
		return nil, err
	}
	return signed.Verify(key)
}

func (k *keySet) find(ctx context.Context, id, algorithm string) (jose.JSONWebKey, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.now().Sub(k.fetched) >= keysFor {
		if err := k.fetch(ctx); err != nil {
			return jose.JSONWebKey{}, err
		}
	}
	key, ok := k.lookup(id, algorithm)
	if !ok && k.now().Sub(k.fetched) >= keysAgain {
		if err := k.fetch(ctx); err != nil {
			return jose.JSONWebKey{}, err
		}
		key, ok = k.lookup(id, algorithm)
	}
	if !ok {
		return jose.JSONWebKey{}, fmt.Errorf("signin: no key %q for %s", id, algorithm)
	}
	return key, nil
}

// lookup finds the key by its id; a token without one is for the only key.
func (k *keySet) lookup(id, algorithm string) (found jose.JSONWebKey, ok bool) {
	for _, key := range k.keys {
		if key.KeyID != id && id != "" || key.Algorithm != "" && key.Algorithm != algorithm {
			continue
		}
		if ok {
			return jose.JSONWebKey{}, false
		}
		found, ok = key, true
	}
	return found, ok
}

// fetch replaces the keys. The caller holds the lock, so that many callbacks at
// once ask once.
func (k *keySet) fetch(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, k.url, nil)
	if err != nil {
		return err
	}
	res, err := k.client.Do(req)
	if err != nil {
		return unreachable(err)
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusOK {
		return unreachable(fmt.Errorf("signin: keys answer %d", res.StatusCode))
	}
	keys, err := readKeys(res.Body)
	if err != nil {
		return unreachable(err)
	}
	k.keys, k.fetched = keys, k.now()
	return nil
}

// readKeys keeps the public signing keys that we understand (RFC 7517 section 5).
func readKeys(r io.Reader) ([]jose.JSONWebKey, error) {
	var set struct {
		Keys []json.RawMessage `json:"keys"`
	}
	if err := json.NewDecoder(io.LimitReader(r, maxSet)).Decode(&set); err != nil {
		return nil, err
	}
	if len(set.Keys) > maxKeys {
		return nil, fmt.Errorf("signin: %d keys are more than %d", len(set.Keys), maxKeys)
	}
	var out []jose.JSONWebKey
	for _, raw := range set.Keys {
		var key jose.JSONWebKey
		if key.UnmarshalJSON(raw) != nil || !key.Valid() || !key.IsPublic() || key.Use != "" && key.Use != "sig" {
			continue
		}
		out = append(out, key)
	}
	return out, nil
}
