package opendsr

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// maxChain bounds a published certificate with its issuers, in bytes.
const maxChain = 64 << 10

// minRSA is the shortest RSA key that signs (NIST SP 800-57: 112 bits), in bits.
const minRSA = 2048

// Processor is who signs: a domain, its certificate with its issuers, and its key
// (section 4).
type Processor struct {
	Domain string
	// Chain is the certificate and its issuers in PEM, as it is published.
	Chain []byte
	// Until is when the certificate ends, Issuer who issued it.
	Until  time.Time
	Issuer string

	leaf *x509.Certificate
	key  crypto.Signer
}

// NewProcessor reads a certificate with its issuers and its key, both in PEM. The
// certificate must be issued to the domain by somebody else and be good for
// signatures; whether its authority is trusted, each controller decides.
func NewProcessor(domain string, chain, key []byte, now time.Time) (*Processor, error) {
	certificates, err := parseChain(chain)
	if err != nil {
		return nil, err
	}
	leaf := certificates[0]
	if err := suits(leaf, domain, now); err != nil {
		return nil, err
	}
	p := &Processor{Domain: domain, Chain: chain, Until: leaf.NotAfter.UTC(), Issuer: leaf.Issuer.CommonName, leaf: leaf}
	if p.key, err = parseKey(key); err != nil {
		return nil, err
	}
	public, ok := p.key.Public().(interface{ Equal(crypto.PublicKey) bool })
	if !ok || !public.Equal(leaf.PublicKey) {
		return nil, fault.New(fault.Invalid, "The key of OpenDSR is not that of its certificate.")
	}
	return p, nil
}

func parseKey(text []byte) (crypto.Signer, error) {
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fault.New(fault.Invalid, "The key of OpenDSR is not in PEM.")
	}
	var key any
	var err error
	switch block.Type {
	case "RSA PRIVATE KEY":
		key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	case "EC PRIVATE KEY":
		key, err = x509.ParseECPrivateKey(block.Bytes)
	default:
		key, err = x509.ParsePKCS8PrivateKey(block.Bytes)
	}
	if err != nil {
		return nil, fault.New(fault.Invalid, "The key of OpenDSR can't be read: RSA or ECDSA, in PEM and without a password.").Because(err)
	}
	switch k := key.(type) {
	case *rsa.PrivateKey:
		return k, nil
	case *ecdsa.PrivateKey:
		return k, nil
	}
	return nil, fault.New(fault.Invalid, "The key of OpenDSR is neither RSA nor ECDSA (FIPS 186-4).")
}

// Sign is the signature of the SHA-256 digest of a body, in base64: RSA with
// PKCS #1 v1.5, or ECDSA in ASN.1 (section 4.2).
func (p *Processor) Sign(body []byte) (string, error) {
	digest := sha256.Sum256(body)
	signature, err := p.key.Sign(rand.Reader, digest[:], crypto.SHA256)
	return base64.StdEncoding.EncodeToString(signature), err
}

// Head signs a body and sets the headers of a signed message, under the former
// names too (section 10.1).
func (p *Processor) Head(h http.Header, body []byte) error {
	signature, err := p.Sign(body)
	if err != nil {
		return err
	}
	for _, name := range names {
		h.Set(name+domainHeader, p.Domain)
		h.Set(name+signatureHeader, signature)
	}
	return nil
}

// Signed reads the domain and signature of a message under any of the names;
// both are "" where there are none.
func Signed(h http.Header) (domain, signature string) {
	for _, name := range names {
		if domain = h.Get(name + domainHeader); domain != "" {
			return domain, h.Get(name + signatureHeader)
		}
	}
	return "", ""
}

// parseChain reads certificates in PEM, or one in DER, the leaf first.
func parseChain(text []byte) (out []*x509.Certificate, err error) {
	bad := fault.New(fault.Invalid, "The processor's certificate can't be read. It is X.509 in PEM, with its issuers behind it, of at most %d bytes.", maxChain)
	if len(text) > maxChain {
		return nil, bad
	}
	rest := bytes.TrimSpace(text)
	if one, err := x509.ParseCertificate(rest); err == nil {
		return []*x509.Certificate{one}, nil
	}
	for {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			break
		}
		if block.Type != "CERTIFICATE" {
			continue
		}
		one, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, bad.Because(err)
		}
		out = append(out, one)
	}
	if len(out) == 0 {
		return nil, bad
	}
	return out, nil
}

// suits tells whether a certificate is one that signs for a domain now.
func suits(leaf *x509.Certificate, domain string, now time.Time) error {
	switch {
	case now.Before(leaf.NotBefore) || now.After(leaf.NotAfter):
		return fault.New(fault.Invalid, "The certificate of %s is valid from %s to %s only.", domain, leaf.NotBefore.Format(time.DateOnly), leaf.NotAfter.Format(time.DateOnly))
	case leaf.VerifyHostname(domain) != nil:
		return fault.New(fault.Invalid, "The certificate does not cover the domain %s.", domain)
	case leaf.IsCA || bytes.Equal(leaf.RawIssuer, leaf.RawSubject):
		return fault.New(fault.Invalid, "The certificate of %s is self-signed or an authority's; OpenDSR wants one that an authority issued to the processor.", domain)
	case leaf.KeyUsage != 0 && leaf.KeyUsage&x509.KeyUsageDigitalSignature == 0:
		return fault.New(fault.Invalid, "The certificate of %s is not for digital signatures.", domain)
	}
	switch key := leaf.PublicKey.(type) {
	case *rsa.PublicKey:
		if key.N.BitLen() < minRSA {
			return fault.New(fault.Invalid, "The key of %s is shorter than %d bits.", domain, minRSA)
		}
	case *ecdsa.PublicKey:
	default:
		return fault.New(fault.Invalid, "The key of %s is neither RSA nor ECDSA.", domain)
	}
	return nil
}

// Certificate is a processor's certificate that was found to be good.
type Certificate struct {
	Domain string
	Issuer string
	Until  time.Time

	leaf *x509.Certificate
}

// Trust checks a published certificate: issued to this very domain, by an
// authority among the roots (nil means the system's), for signatures, and valid
// now. It does not ask whether the certificate was revoked.
func Trust(chain []byte, domain string, roots *x509.CertPool, now time.Time) (Certificate, error) {
	certificates, err := parseChain(chain)
	if err != nil {
		return Certificate{}, err
	}
	leaf := certificates[0]
	if err := suits(leaf, domain, now); err != nil {
		return Certificate{}, err
	}
	between := x509.NewCertPool()
	for _, c := range certificates[1:] {
		between.AddCert(c)
	}
	_, err = leaf.Verify(x509.VerifyOptions{Roots: roots, Intermediates: between, CurrentTime: now, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	if err != nil {
		return Certificate{}, fault.New(fault.Invalid, "The certificate of %s is not from an authority that is trusted here.", domain).Because(err)
	}
	return Certificate{Domain: domain, Issuer: leaf.Issuer.CommonName, Until: leaf.NotAfter.UTC(), leaf: leaf}, nil
}

// Verify checks that a message is signed by this certificate's key and names its
// domain. What is wrong is a fault of kind Denied.
func (c Certificate) Verify(h http.Header, body []byte) error {
	domain, text := Signed(h)
	if !SameDomain(domain, c.Domain) {
		return fault.New(fault.Denied, "The message is not signed by the processor %s.", c.Domain)
	}
	signature, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil || c.leaf == nil || !c.signed(body, signature) {
		return fault.New(fault.Denied, "The signature of %s is wrong.", c.Domain).Because(err)
	}
	return nil
}

func (c Certificate) signed(body, signature []byte) bool {
	digest := sha256.Sum256(body)
	switch key := c.leaf.PublicKey.(type) {
	case *rsa.PublicKey:
		return rsa.VerifyPKCS1v15(key, crypto.SHA256, digest[:], signature) == nil
	case *ecdsa.PublicKey:
		return ecdsa.VerifyASN1(key, digest[:], signature)
	}
	return false
}

// SameDomain compares domains as DNS does.
func SameDomain(a, b string) bool {
	return a != "" && strings.EqualFold(strings.TrimSuffix(a, "."), strings.TrimSuffix(b, "."))
}
