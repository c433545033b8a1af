// Package outbound is the HTTP client, and the dialer, for every address that an
// organization can set: its identity provider's, its products' sources. It
// reaches public addresses over https and nothing else, so that nobody makes
// Steward knock on doors inside the operator's network (server-side request
// forgery).
//
// What it refuses: addresses that are not public unless the operator allows
// their range, decided on the address that is really dialled, so a name that
// changes its answer gains nothing; redirects; proxies from the environment;
// http where only https may be; encoded (unless asked for), oversized and slow answers. A failure
// to reach an address reads the same whatever its cause and takes as long: a port
// that refuses, one that drops, one that accepts and says nothing or something
// else than TLS are told in the same words at the same moment, so that nobody
// maps inner ports with it.
//
// It knows no protocol above HTTP and keeps no state but idle connections.
package outbound

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// Setting is the name of the operator's setting that lists the ranges in
// Config.Allow; refusals name it.
const Setting = "allow-network"

// What a zero Config means.
const (
	DefaultTimeout = 5 * time.Second
	DefaultMaxBody = 1 << 20
)

const (
	// dialWithin is for a connection, and as much again for its handshake.
	dialWithin  = 3 * time.Second
	maxHeader   = 64 << 10
	idleTimeout = 30 * time.Second
	idlePerHost = 4
)

// Config says what may be reached and how much may come back. The zero Config
// reaches public addresses over https.
type Config struct {
	// Allow lists address ranges that may be reached although they are not
	// public: the operator's answer to an identity provider inside the house.
	Allow []netip.Prefix
	// AllowHTTP permits http; only for development.
	AllowHTTP bool
	// Timeout is for a whole request, body included; 0 means DefaultTimeout.
	Timeout time.Duration
	// MaxBody is the largest answer in bytes; 0 means DefaultMaxBody.
	MaxBody int64
	// Encoded lets answers with a Content-Encoding through, as they came: an
	// object store keeps that of its objects. They are counted undecoded.
	Encoded bool
}

func (c Config) withDefaults() Config {
	if c.Timeout <= 0 {
		c.Timeout = DefaultTimeout
	}
	if c.MaxBody <= 0 {
		c.MaxBody = DefaultMaxBody
	}
	c.Allow = slices.Clone(c.Allow)
	return c
}

// New makes a client. Its failures wrap faults: Unavailable for what can't be
// reached or answers wrongly, Denied for what may not be reached.
func New(c Config) *http.Client {
	c = c.withDefaults()
	return &http.Client{Transport: newTransport(c, newDialer(c)), CheckRedirect: refuseRedirect}
}

func refuseRedirect(req *http.Request, via []*http.Request) error {
	return fault.New(fault.Unavailable, "%s answers with a redirect, and redirects are not followed. Set the address that answers itself.", via[len(via)-1].URL.Host)
}

// Dialer dials for protocols that are not HTTP, with the same decision on the
// address that is really dialled, and the same failures.
func Dialer(c Config) func(ctx context.Context, network, address string) (net.Conn, error) {
	return newDialer(c.withDefaults()).dial
}

// transport checks each request, and each answer before anybody reads it.
type transport struct {
	config Config
	within time.Duration
	inner  *http.Transport
}

func newTransport(c Config, d dialer) *transport {
	return &transport{config: c, within: d.within, inner: &http.Transport{
		Proxy:                  nil,
		DialContext:            d.dial,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    d.within,
		ResponseHeaderTimeout:  c.Timeout,
		MaxResponseHeaderBytes: maxHeader,
		DisableCompression:     true, // so that what is counted is what is read
		ForceAttemptHTTP2:      true,
		MaxIdleConnsPerHost:    idlePerHost,
		IdleConnTimeout:        idleTimeout,
	}}
}

// RoundTrip implements http.RoundTripper.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := t.config.checkTarget(req.URL); err != nil {
		closeBody(req)
		return nil, err
	}
	// Not http.Client.Timeout: its error hides the fault.
	ctx, cancel := context.WithTimeout(req.Context(), t.config.Timeout)
	told := time.NewTimer(t.silence(req.URL))
	defer told.Stop()
	res, err := t.inner.RoundTrip(req.WithContext(ctx))
	if err != nil {
		defer cancel()
		return nil, alike(ctx, told, explain(req.URL, err))
	}
	res.Body = &limited{body: res.Body, url: req.URL, left: t.config.MaxBody, limit: t.config.MaxBody, done: cancel}
	if err := t.acceptable(res, req.URL); err != nil {
		_ = res.Body.Close()
		return nil, err
	}
	return res, nil
}

// silence is when it is told that nothing came. Over https, a port that nobody
// listens at and one that accepts and says nothing have both failed once there was
// time for a connection and for its handshake; what is silent after that has shown
// a certificate for its name, and is nobody's secret. Over http only the whole
// time is the same for both.
func (t *transport) silence(u *url.URL) time.Duration {
	if u.Scheme == "https" {
		return 2 * t.within
	}
	return t.config.Timeout
}

// alike holds back that an address can't be reached until that is told of each,
// or whoever asks has gone. Other failures don't tell one port from another.
func alike(ctx context.Context, told *time.Timer, err error) error {
	if errors.Is(err, errSilent) {
		select {
		case <-told.C:
		case <-ctx.Done():
		}
	}
	return err
}

// acceptable refuses what the limit on the body would not count rightly.
func (t *transport) acceptable(res *http.Response, u *url.URL) error {
	if enc := res.Header.Get("Content-Encoding"); enc != "" && enc != "identity" && !t.config.Encoded {
		return fault.New(fault.Unavailable, "%s sends a compressed answer although none was asked for.", u.Host)
	}
	if res.ContentLength > t.config.MaxBody && res.Request.Method != http.MethodHead { // which has no body
		return tooLarge(u, t.config.MaxBody)
	}
	return nil
}

// CloseIdleConnections lets http.Client.CloseIdleConnections through.
func (t *transport) CloseIdleConnections() { t.inner.CloseIdleConnections() }

func closeBody(req *http.Request) {
	if req.Body != nil {
		_ = req.Body.Close()
	}
}

// explain keeps faults and turns everything else into the one sentence, which has
// the same host whether the connection or the answer did not come.
func explain(u *url.URL, err error) error {
	if errors.Is(err, errSilent) {
		return unreachable(u.Host, err)
	}
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	if cert, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return fault.New(fault.Unavailable, "The certificate of %s is not trusted: it is out of date, for another name, or signed by an unknown authority.", u.Host).Because(cert)
	}
	return unreachable(u.Host, err)
}

// unreachable is the same for refused, closed and silent.
func unreachable(host string, cause error) *fault.Error {
	return fault.New(fault.Unavailable, "%s can't be reached. Check the address, and that it answers requests from the internet.", host).Because(fmt.Errorf("%w: %w", errSilent, cause))
}

func tooLarge(u *url.URL, limit int64) *fault.Error {
	return fault.New(fault.Unavailable, "The answer of %s is larger than the %d bytes that are read.", u.Host, limit)
}

// limited fails, instead of ending quietly, when a body is larger than allowed.
type limited struct {
	body  io.ReadCloser
	url   *url.URL
	left  int64
	limit int64
	done  context.CancelFunc
}

func (l *limited) Read(p []byte) (int, error) {
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.body.Read(p)
	if int64(n) > l.left {
		n, err = int(l.left), tooLarge(l.url, l.limit)
	}
	l.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = explain(l.url, err)
	}
	return n, err
}

func (l *limited) Close() error {
	defer l.done()
	return l.body.Close()
}

// dialer connects to permitted addresses.
type dialer struct {
	within  time.Duration
	connect func(ctx context.Context, network, address string) (net.Conn, error)
}

func newDialer(c Config) dialer {
	inner := net.Dialer{ControlContext: c.control}
	return dialer{within: min(dialWithin, c.Timeout/2), connect: inner.DialContext}
}

func (d dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, d.within)
	defer cancel()
	conn, err := d.connect(ctx, network, address)
	if err == nil {
		return conn, nil
	}
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return nil, f
	}
	<-ctx.Done() // refused takes as long as silent
	return nil, fmt.Errorf("%w: %w", errSilent, err)
}

// errSilent marks what must not tell why nothing came.
var errSilent = errors.New("nothing came")
