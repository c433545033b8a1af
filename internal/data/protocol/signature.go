package protocol

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Names of the headers.
const (
	HeaderDigest      = "Content-Digest"
	HeaderIdempotency = "Idempotency-Key"
	HeaderInput       = "Signature-Input"
	HeaderSignature   = "Signature"
)

// Window is how far a request's created may be from the receiver's clock.
const Window = 5 * time.Minute

// Who signs: both sides have the same secret, so each names itself, and neither
// takes its own message for the other's.
const (
	keySteward = "steward"
	keySource  = "source"
)

// components are what every signature covers, in the order in which Steward
// writes them.
var components = []string{"@method", "@target-uri", "content-digest", "idempotency-key"}

// Sign signs a request that has its Idempotency-Key already; body is what the
// request carries.
func Sign(req *http.Request, body, secret []byte, now time.Time) error {
	return sign(req, body, secret, now, keySteward)
}

// SignCallback is Sign for the source's side: a callback to Steward, whose
// Idempotency-Key is new for each job.
func SignCallback(req *http.Request, body, secret []byte, now time.Time) error {
	return sign(req, body, secret, now, keySource)
}

func sign(req *http.Request, body, secret []byte, now time.Time, keyID string) error {
	if !validKey.MatchString(req.Header.Get(HeaderIdempotency)) {
		return errors.New("protocol: a request is signed without a valid Idempotency-Key")
	}
	req.Header.Set(HeaderDigest, digest(body))
	params := fmt.Sprintf(`("%s");created=%d;nonce="%s";keyid="%s";alg="hmac-sha256"`,
		strings.Join(components, `" "`), now.Unix(), rand.Text(), keyID)
	base, err := signatureBase(req, req.URL.String(), components, params)
	if err != nil {
		return err
	}
	req.Header.Set(HeaderInput, "sig1="+params)
	req.Header.Set(HeaderSignature, "sig1=:"+base64.StdEncoding.EncodeToString(mac(secret, base))+":")
	return nil
}

// digest is the Content-Digest of a body (RFC 9530 section 2).
func digest(body []byte) string {
	sum := sha256.Sum256(body)
	return "sha-256=:" + base64.StdEncoding.EncodeToString(sum[:]) + ":"
}

// mac is hmac-sha256 (RFC 9421 section 3.3.3).
func mac(secret []byte, base string) []byte {
	h := hmac.New(sha256.New, secret)
	h.Write([]byte(base))
	return h.Sum(nil)
}

// signatureBase is what is signed (RFC 9421 section 2.5).
func signatureBase(req *http.Request, target string, covered []string, params string) (string, error) {
	var b strings.Builder
	for _, c := range covered {
		value, err := component(req, target, c)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%q: %s\n", c, value)
	}
	fmt.Fprintf(&b, "%q: %s", "@signature-params", params)
	return b.String(), nil
}

// component is the value of one covered component (RFC 9421 sections 2.1 and 2.2).
func component(req *http.Request, target, name string) (string, error) {
	switch name {
	case "@method":
		return req.Method, nil
	case "@target-uri":
		return target, nil
	case "@authority":
		return strings.ToLower(req.Host), nil
	}
	values := req.Header.Values(name)
	if strings.HasPrefix(name, "@") || len(values) == 0 {
		return "", fmt.Errorf("the signature covers %s, which the request does not have", name)
	}
	trimmed := make([]string, len(values))
	for i, v := range values {
		trimmed[i] = strings.TrimSpace(v)
	}
	return strings.Join(trimmed, ", "), nil
}

// Verifier checks signatures, on the source's side unless Callbacks says. Its zero value with a Secret
// is ready; it may be used by several goroutines.
type Verifier struct {
	Secret []byte
	// Base is the address that Steward was given, without a path, where a proxy
	// changes what the server sees; "" means http and the Host header.
	Base string
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Callbacks checks what a source sends to Steward instead.
	Callbacks bool
	// Once remembers a nonce, and fails where it was seen; nil means that the
	// Verifier remembers it itself.
	Once func(nonce string) error

	mu   sync.Mutex
	seen map[string]time.Time
}

// maxNonces bounds the memory for seen nonces; when more arrive within the
// window, requests are refused rather than replays let in.
const maxNonces = 100_000

// maxNonce is how long a nonce may be, in bytes.
const maxNonce = 200

var (
	validKey   = regexp.MustCompile(`^[A-Za-z0-9._-]{8,100}$`)
	inputForm  = regexp.MustCompile(`^([a-z][a-z0-9_-]*)=(\(("[a-z0-9@-]+"(?: "[a-z0-9@-]+")*)\)((?:;[a-z]+=(?:[0-9]+|"[ -!#-\[\]-~]*"))*))$`)
	paramForm  = regexp.MustCompile(`;([a-z]+)=(?:([0-9]+)|"([^"]*)")`)
	signedForm = regexp.MustCompile(`^([a-z][a-z0-9_-]*)=:([A-Za-z0-9+/=]+):$`)
)

// Check tells whether a request with this body was signed by Steward, lately,
// and never seen before. Its error says what is wrong, never what would be
// right.
func (v *Verifier) Check(req *http.Request, body []byte) error {
	if !validKey.MatchString(req.Header.Get(HeaderIdempotency)) {
		return errors.New("the Idempotency-Key is missing or malformed")
	}
	if !hmac.Equal([]byte(req.Header.Get(HeaderDigest)), []byte(digest(body))) {
		return errors.New("the Content-Digest is not that of the body")
	}
	in := inputForm.FindStringSubmatch(req.Header.Get(HeaderInput))
	sig := signedForm.FindStringSubmatch(req.Header.Get(HeaderSignature))
	if in == nil || sig == nil || in[1] != sig[1] {
		return errors.New("the signature is missing or malformed")
	}
	given, err := base64.StdEncoding.DecodeString(sig[2])
	if err != nil {
		return errors.New("the signature is not base64")
	}
	covered := strings.Split(strings.Trim(in[3], `"`), `" "`)
	for _, c := range components {
		if !slices.Contains(covered, c) {
			return fmt.Errorf("the signature does not cover %s", c)
		}
	}
	base, err := signatureBase(req, v.target(req), covered, in[2])
	if err != nil {
		return err
	}
	if !hmac.Equal(given, mac(v.Secret, base)) {
		return errors.New("the signature is wrong")
	}
	return v.fresh(in[4])
}

func (v *Verifier) target(req *http.Request) string {
	base := v.Base
	if base == "" {
		base = "http://" + req.Host
	}
	return strings.TrimSuffix(base, "/") + req.URL.RequestURI()
}

// fresh checks created, alg and nonce of a signature that is right.
func (v *Verifier) fresh(params string) error {
	p := map[string]string{}
	for _, m := range paramForm.FindAllStringSubmatch(params, -1) {
		p[m[1]] = m[2] + m[3]
	}
	if alg, given := p["alg"]; given && alg != "hmac-sha256" {
		return errors.New("the signature has another algorithm")
	}
	if id, given := p["keyid"]; v.Callbacks != (id == keySource) && given || v.Callbacks && !given {
		return errors.New("the signature is of the other side")
	}
	created, err := strconv.ParseInt(p["created"], 10, 64)
	if err != nil {
		return errors.New("the signature has no created")
	}
	now := v.now()
	if age := now.Sub(time.Unix(created, 0)); age > Window || age < -Window {
		return errors.New("the signature was created too long ago, or ahead")
	}
	return v.once(p["nonce"], now)
}

func (v *Verifier) now() time.Time {
	if v.Now == nil {
		return time.Now()
	}
	return v.Now()
}

func (v *Verifier) once(nonce string, now time.Time) error {
	switch {
	case nonce == "" || len(nonce) > maxNonce:
		return errors.New("the signature has no nonce, or one of more than 200 bytes")
	case v.Once != nil:
		return v.Once(nonce)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.seen == nil {
		v.seen = map[string]time.Time{}
	}
	if at, seen := v.seen[nonce]; seen && now.Sub(at) <= 2*Window {
		return errors.New("the request was sent before")
	}
	if len(v.seen) >= maxNonces {
		v.forget(now)
	}
	if len(v.seen) >= maxNonces {
		return errors.New("too many requests at once")
	}
	v.seen[nonce] = now
	return nil
}

// forget drops the nonces whose requests are refused for their age anyway.
func (v *Verifier) forget(now time.Time) {
	for n, at := range v.seen {
		if now.Sub(at) > 2*Window {
			delete(v.seen, n)
		}
	}
}
