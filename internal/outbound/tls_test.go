package outbound_test

import (
	"crypto/x509"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/outbound"
)

func TestDialTLS(t *testing.T) {
	s := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(s.Close)
	address := s.Listener.Addr().String()
	trusted := x509.NewCertPool()
	trusted.AddCert(s.Certificate())
	conn, err := inside().DialTLS(t.Context(), address, trusted)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, "GET / HTTP/1.0\r\n\r\n"); err != nil {
		t.Error(err)
	}
	_ = conn.Close()
	plain := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(plain.Close)
	cases := map[string]struct {
		c             outbound.Config
		address, want string
	}{
		"unknown authority": {inside(), address, "is not trusted"},
		"inner":             {outbound.Config{}, address, outbound.Setting},
		"no port":           {inside(), "127.0.0.1", "host:port"},
		"odd port":          {inside(), "127.0.0.1:0", "1 to 65535"},
		"octal":             {inside(), "0177.0.1:6514", "not an address"},
		"closed":            {inside(), "127.0.0.1:1", "127.0.0.1:1 can't be reached"},
		"no TLS":            {inside(), plain.Listener.Addr().String(), "can't be reached"},
	}
	for name, c := range cases {
		_, err := c.c.DialTLS(t.Context(), c.address, nil)
		if err == nil || !strings.Contains(shown(err), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
