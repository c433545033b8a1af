package outbound

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/url"
	"strconv"

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
	d := dialer{config: c, within: min(dialWithin, c.Timeout/2)}
	conn, err := d.dial(ctx, "tcp", address)
	if err != nil {
		return nil, explain(&url.URL{Host: address}, err)
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	t := tls.Client(conn, &tls.Config{MinVersion: tls.VersionTLS12, ServerName: host, RootCAs: roots})
	if err := t.HandshakeContext(ctx); err != nil {
		_ = conn.Close()
		return nil, explain(&url.URL{Host: address}, err)
	}
	return t, nil
}
