package outbound

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/url"
	"strconv"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// CheckAddress is CheckURL for host:port, for protocols beside HTTP.
func (c Config) CheckAddress(address string) error {
	host, port, err := net.SplitHostPort(address)
	if err != nil || host == "" {
		return fault.New(fault.Invalid, "This is not an address. It looks like host:port.")
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return fault.New(fault.Invalid, "The port is a number from 1 to 65535.")
	}
	return c.checkHost(host)
}

// DialTLS connects to host:port under the rules of this package and shakes hands
// (TLS 1.2 or later), trusting the system's authorities or, where given, these
// alone. Its failures are the same as a request's.
func (c Config) DialTLS(ctx context.Context, address string, roots *x509.CertPool) (*tls.Conn, error) {
	c = c.withDefaults()
	if err := c.CheckAddress(address); err != nil {
		return nil, err
	}
	return shake(ctx, newDialer(c), address, &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots})
}

// shake tells at the same moment that nobody listens and that whoever does says
// nothing, like a request over https.
func shake(ctx context.Context, d dialer, address string, c *tls.Config) (*tls.Conn, error) {
	told := time.NewTimer(2 * d.within)
	defer told.Stop()
	conn, err := d.dial(ctx, "tcp", address)
	if err != nil {
		return nil, alike(ctx, told, explain(&url.URL{Host: address}, err))
	}
	if c.ServerName, _, err = net.SplitHostPort(address); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	within, cancel := context.WithTimeout(ctx, d.within)
	defer cancel()
	t := tls.Client(conn, c)
	if err := t.HandshakeContext(within); err != nil {
		_ = conn.Close()
		return nil, alike(ctx, told, explain(&url.URL{Host: address}, err))
	}
	return t, nil
}
