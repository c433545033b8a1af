package opendsr

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"time"
)

// Issued is a certificate with what belongs to it, all in PEM.
type Issued struct {
	// Authority is the certificate of who issued it; whoever is to trust it is
	// given that.
	Authority []byte
	Chain     []byte
	Key       []byte
}

// IssuedFor bounds what Issue issues.
const IssuedFor = 365 * 24 * time.Hour

// Issue makes an authority and a certificate for a domain or an address: for
// development and tests, where no authority would issue one. The authority's key
// is kept nowhere.
func Issue(domain string, from time.Time, shape func(*x509.Certificate)) (out Issued, err error) {
	root, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return out, err
	}
	authority := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Steward development authority"}, NotBefore: from.Add(-time.Hour), NotAfter: from.Add(IssuedFor),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	key, err := rsa.GenerateKey(rand.Reader, minRSA)
	if err != nil {
		return out, err
	}
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: domain}, NotBefore: from.Add(-time.Hour), NotAfter: from.Add(IssuedFor),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	if address := net.ParseIP(domain); address != nil {
		leaf.IPAddresses = []net.IP{address}
	} else {
		leaf.DNSNames = []string{domain}
	}
	if shape != nil {
		shape(leaf)
	}
	return issue(authority, leaf, root, key)
}

func issue(authority, leaf *x509.Certificate, root, key crypto.Signer) (out Issued, err error) {
	made, err := x509.CreateCertificate(rand.Reader, authority, authority, root.Public(), root)
	if err != nil {
		return out, err
	}
	signed, err := x509.CreateCertificate(rand.Reader, leaf, authority, key.Public(), root)
	if err != nil {
		return out, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	return Issued{
		Authority: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: made}),
		Chain:     pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed}),
		Key:       pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}),
	}, err
}
