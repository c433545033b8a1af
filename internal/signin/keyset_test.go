package signin

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"
)

// Row K1: a key set forgets what the provider removed, by itself. (A provider is
// discovered anew as often, with a new set; this one must not rely on that.)
func TestKeysAreForgotten(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	published := []jose.JSONWebKey{{Key: &key.PublicKey, KeyID: "one", Algorithm: "ES256"}}
	fetches := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fetches++
		_ = json.NewEncoder(w).Encode(jose.JSONWebKeySet{Keys: published})
	}))
	t.Cleanup(server.Close)
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	set := &keySet{client: server.Client(), url: server.URL, now: func() time.Time { return now }}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: jose.JSONWebKey{Key: key, KeyID: "one"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	object, err := signer.Sign([]byte("{}"))
	if err != nil {
		t.Fatal(err)
	}
	token, err := object.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := set.VerifySignature(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	published = nil
	now = now.Add(15*time.Minute - time.Second)
	if _, err := set.VerifySignature(t.Context(), token); err != nil || fetches != 1 {
		t.Errorf("within its time, after %d fetches: %v", fetches, err)
	}
	now = now.Add(time.Second)
	if _, err := set.VerifySignature(t.Context(), token); err == nil || fetches != 2 {
		t.Errorf("a removed key is believed, after %d fetches: %v", fetches, err)
	}
}

// Row I1: an algorithm that shares a secret is refused whatever keys there are.
func TestNoSharedSecretAlgorithms(t *testing.T) {
	secret := []byte("the client's secret, that the provider knows as well, long enough for each")
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	set := &keySet{keys: []jose.JSONWebKey{{Key: secret, KeyID: "one"}}, fetched: now, now: func() time.Time { return now }}
	for _, alg := range []jose.SignatureAlgorithm{jose.HS256, jose.HS384, jose.HS512} {
		signer, err := jose.NewSigner(jose.SigningKey{Algorithm: alg, Key: jose.JSONWebKey{Key: secret, KeyID: "one"}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		object, err := signer.Sign([]byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		token, err := object.CompactSerialize()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := set.VerifySignature(t.Context(), token); err == nil {
			t.Errorf("%s is believed", alg)
		}
	}
}
