package signin_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"
)

// hostile is an identity provider that plays by the rules until one of its
// switches makes it break one.
type hostile struct {
	t      *testing.T
	server *httptest.Server
	issuer string
	// domain stands for acme.example in what the switches say.
	domain string
	key    *ecdsa.PrivateKey
	// now is Steward's clock, so that a second is a second.
	now func() time.Time

	mu sync.Mutex
	// asked is the query of the last authorization request, per code.
	asked map[string]url.Values
	// latest is the query of the last one.
	latest url.Values
	ids    int
	// fetches counts requests by path.
	fetches map[string]int
	// exchanges are the token requests that came.
	exchanges []url.Values

	// The switches; nil plays by the rules.
	discovery func(map[string]any)
	redirect  func(url.Values)
	claims    func(map[string]any)
	sign      func(map[string]any) string
	keys      func([]jose.JSONWebKey) []jose.JSONWebKey
	answer    func(map[string]any)
	// about answers at the userinfo endpoint; nil is not found.
	about http.HandlerFunc
	// accept decides about the client instead of its id and secret.
	accept func(*http.Request) bool
}

const keyID = "key-1"

func newHostile(t *testing.T, now func() time.Time) *hostile {
	t.Helper()
	h := &hostile{t: t, now: now, domain: "acme.example", key: newKey(t), asked: map[string]url.Values{}, fetches: map[string]int{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", h.serveDiscovery)
	mux.HandleFunc("GET /authorize", h.serveAuthorize)
	mux.HandleFunc("POST /token", h.serveToken)
	mux.HandleFunc("GET /keys", h.serveKeys)
	mux.HandleFunc("GET /userinfo", func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		about := h.about
		h.mu.Unlock()
		if about == nil {
			about = http.NotFound
		}
		about(w, r)
	})
	h.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		h.fetches[r.URL.Path]++
		h.mu.Unlock()
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(h.server.Close)
	h.issuer = h.server.URL
	return h
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// turn sets switches while no request runs.
func (h *hostile) turn(fn func(*hostile)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	fn(h)
}

func (h *hostile) count(path string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.fetches[path]
}

// ago is a NumericDate.
func (h *hostile) ago(d time.Duration) int64 { return h.now().Add(-d).Unix() }

// local writes an address with the provider's own domain.
func (h *hostile) local(email string) string {
	return strings.Replace(email, "acme.example", h.domain, 1)
}

func (h *hostile) serveDiscovery(w http.ResponseWriter, _ *http.Request) {
	doc := map[string]any{
		"issuer": h.issuer, "authorization_endpoint": h.issuer + "/authorize", "token_endpoint": h.issuer + "/token",
		"jwks_uri": h.issuer + "/keys", "id_token_signing_alg_values_supported": []string{"ES256"},
		"token_endpoint_auth_methods_supported": []string{"client_secret_basic"},
	}
	h.mu.Lock()
	if h.discovery != nil {
		h.discovery(doc)
	}
	h.mu.Unlock()
	writeJSON(w, doc)
}

// serveAuthorize signs in without asking, as a provider with a session does.
func (h *hostile) serveAuthorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	code := rand.Text()
	back := url.Values{"state": {q.Get("state")}, "code": {code}}
	h.mu.Lock()
	h.asked[code], h.latest = q, q
	if h.redirect != nil {
		h.redirect(back)
	}
	h.mu.Unlock()
	http.Redirect(w, r, q.Get("redirect_uri")+"?"+back.Encode(), http.StatusFound)
}

func (h *hostile) serveToken(w http.ResponseWriter, r *http.Request) {
	_ = r.ParseForm()
	id, secret, basic := r.BasicAuth()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.exchanges = append(h.exchanges, r.PostForm)
	asked, known := h.asked[r.PostFormValue("code")]
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	known = known && asked.Get("redirect_uri") == r.PostFormValue("redirect_uri")
	if h.accept != nil {
		if !h.accept(r) {
			w.WriteHeader(http.StatusUnauthorized)
			writeJSON(w, map[string]any{"error": "invalid_client"})
			return
		}
		id, secret, basic = clientID, url.QueryEscape(clientSecret), true
	}
	switch {
	case !basic || id != clientID || secret != url.QueryEscape(clientSecret),
		!known,
		asked.Get("code_challenge_method") != "S256" || asked.Get("code_challenge") != base64.RawURLEncoding.EncodeToString(sum[:]):
		w.WriteHeader(http.StatusBadRequest)
		writeJSON(w, map[string]any{"error": "invalid_grant"})
		return
	}
	delete(h.asked, r.PostFormValue("code"))
	all := h.honest(asked.Get("nonce"))
	if h.claims != nil {
		h.claims(all)
	}
	if email, ok := all["email"].(string); ok {
		all["email"] = h.local(email)
	}
	token := ""
	if h.sign != nil {
		token = h.sign(all)
	} else {
		token = h.signed(h.key, keyID, all)
	}
	body := map[string]any{"access_token": accessToken, "token_type": "Bearer", "expires_in": 300, "id_token": token}
	if h.answer != nil {
		h.answer(body)
	}
	writeJSON(w, body)
}

const accessToken = "access-token"

func (h *hostile) honest(nonce string) map[string]any {
	now := h.now().Unix()
	return map[string]any{
		"iss": h.issuer, "sub": "s-ada", "aud": clientID, "nonce": nonce, "iat": now, "exp": now + 300,
		"email": "ada@acme.example", "email_verified": true, "auth_time": now - 60,
	}
}

// signed makes a token with a key and header of choice.
func (h *hostile) signed(key any, id string, claims map[string]any) string {
	return h.compact(jose.SigningKey{Algorithm: jose.ES256, Key: jose.JSONWebKey{Key: key, KeyID: id}}, nil, claims)
}

func (h *hostile) compact(key jose.SigningKey, o *jose.SignerOptions, claims map[string]any) string {
	signer, err := jose.NewSigner(key, o)
	if err != nil {
		h.t.Error(err)
		return ""
	}
	payload, _ := json.Marshal(claims)
	object, err := signer.Sign(payload)
	if err != nil {
		h.t.Error(err)
		return ""
	}
	out, _ := object.CompactSerialize()
	return out
}

// unsigned makes a token whose header claims an algorithm, with a signature that
// is given.
func unsigned(header, claims map[string]any, signature []byte) string {
	head, _ := json.Marshal(header)
	body, _ := json.Marshal(claims)
	e := base64.RawURLEncoding.EncodeToString
	return strings.Join([]string{e(head), e(body), e(signature)}, ".")
}

func (h *hostile) serveKeys(w http.ResponseWriter, _ *http.Request) {
	h.mu.Lock()
	set := []jose.JSONWebKey{{Key: &h.key.PublicKey, KeyID: keyID, Algorithm: "ES256", Use: "sig"}}
	if h.keys != nil {
		set = h.keys(slices.Clone(set))
	}
	h.mu.Unlock()
	writeJSON(w, jose.JSONWebKeySet{Keys: set})
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

// set makes a switch that sets claims.
func set(pairs ...any) func(map[string]any) {
	with := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		with[pairs[i].(string)] = pairs[i+1]
	}
	return func(all map[string]any) { maps.Copy(all, with) }
}

// without makes a switch that leaves claims out.
func without(names ...string) func(map[string]any) {
	return func(all map[string]any) {
		for _, n := range names {
			delete(all, n)
		}
	}
}

// lastAsked is the authorization request that came last.
func (h *hostile) lastAsked() url.Values {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.latest
}
