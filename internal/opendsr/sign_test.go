package opendsr_test

import (
	"bytes"
	"crypto/x509"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/opendsr"
)

var now = time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)

const domain = "opendsr.processor.example"

func issue(t *testing.T, shape func(*x509.Certificate)) (opendsr.Issued, *x509.CertPool) {
	t.Helper()
	i, err := opendsr.Issue(domain, now, shape)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(i.Authority)
	return i, roots
}

// What a processor signs, the published certificate verifies: this body, of this
// domain, under the former names of the headers too, and nothing else.
func TestSignature(t *testing.T) {
	i, roots := issue(t, nil)
	p, err := opendsr.NewProcessor(domain, i.Chain, i.Key, now)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := opendsr.Trust(p.Chain, domain, roots, now)
	if err != nil {
		t.Fatal(err)
	}
	body, h := []byte(`{"request_status":"completed"}`), http.Header{}
	if err := p.Head(h, body); err != nil || cert.Verify(h, body) != nil {
		t.Fatal(err, cert.Verify(h, body))
	}
	old := http.Header{}
	old.Set("X-OpenGDPR-Processor-Domain", strings.ToUpper(domain))
	old.Set("X-OpenGDPR-Signature", h.Get("X-OpenGDPR-Signature"))
	if err := cert.Verify(old, body); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(http.Header) []byte{
		"another body":   func(http.Header) []byte { return []byte(`{"request_status":"cancelled"}`) },
		"another domain": func(h http.Header) []byte { h.Set(opendsr.DomainHeader, "other.example"); return body },
		"no signature":   func(h http.Header) []byte { h.Del(opendsr.SignatureHeader); return body },
		"no base64":      func(h http.Header) []byte { h.Set(opendsr.SignatureHeader, "!"); return body },
		"no domain":      func(h http.Header) []byte { clear(h); return body },
	} {
		changed := h.Clone()
		if text := change(changed); !fault.Is(cert.Verify(changed, text), fault.Denied) {
			t.Errorf("%s is taken", name)
		}
	}
}

// A certificate is trusted for its own domain, now, for signatures, and if an
// authority that is trusted issued it.
func TestCertificate(t *testing.T) {
	good, roots := issue(t, nil)
	_, strange := issue(t, nil)
	for name, c := range map[string]struct {
		shape  func(*x509.Certificate)
		domain string
		roots  *x509.CertPool
		at     time.Time
	}{
		"another domain":      {nil, "other.example", roots, now},
		"below the domain":    {nil, "x." + domain, roots, now},
		"another authority":   {nil, domain, strange, now},
		"expired":             {nil, domain, roots, now.Add(2 * opendsr.IssuedFor)},
		"not yet valid":       {nil, domain, roots, now.Add(-48 * time.Hour)},
		"not for signatures":  {func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }, domain, nil, now},
		"an authority's own":  {func(c *x509.Certificate) { c.IsCA, c.BasicConstraintsValid = true, true }, domain, nil, now},
		"names another alone": {func(c *x509.Certificate) { c.DNSNames = []string{"other.example"} }, domain, nil, now},
	} {
		chain, pool := good.Chain, c.roots
		if c.shape != nil {
			i, own := issue(t, c.shape)
			chain, pool = i.Chain, own
			if _, err := opendsr.NewProcessor(c.domain, i.Chain, i.Key, c.at); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s signs: %v", name, err)
			}
		}
		if _, err := opendsr.Trust(chain, c.domain, pool, c.at); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s is trusted: %v", name, err)
		}
	}
	self := x509.NewCertPool()
	self.AppendCertsFromPEM(good.Authority)
	for name, chain := range map[string][]byte{"self-signed": good.Authority, "nothing": nil, "no certificate": []byte("x"), "too long": bytes.Repeat(good.Chain, 100)} {
		if _, err := opendsr.Trust(chain, domain, self, now); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s is trusted: %v", name, err)
		}
	}
	other, _ := issue(t, nil)
	for name, key := range map[string][]byte{"another's": other.Key, "none": nil, "no key": good.Chain} {
		if _, err := opendsr.NewProcessor(domain, good.Chain, key, now); !fault.Is(err, fault.Invalid) {
			t.Errorf("the key %s signs: %v", name, err)
		}
	}
}

// Times are read without a zone too, as some processors write them.
func TestTime(t *testing.T) {
	for _, text := range []string{`"2018-05-07T20:53:48Z"`, `"2018-05-07T20:53:48.322652"`, `"2018-05-07T22:53:48+02:00"`} {
		var at opendsr.Time
		if err := at.UnmarshalJSON([]byte(text)); err != nil || at.Truncate(time.Second) != time.Date(2018, 5, 7, 20, 53, 48, 0, time.UTC) {
			t.Errorf("%s is %v, %v", text, at, err)
		}
	}
	if opendsr.Completed.Follows(opendsr.Cancelled) || !opendsr.Completed.Follows(opendsr.Pending) || opendsr.Pending.Follows(opendsr.InProgress) {
		t.Error("a status goes back")
	}
}
