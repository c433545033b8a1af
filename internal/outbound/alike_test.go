package outbound

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// port is how a port behaves towards whoever connects to it.
type port func(ctx context.Context) (net.Conn, error)

// ports are those that must not be told from one another.
var ports = map[string]port{
	"refused":  func(context.Context) (net.Conn, error) { return nil, syscall.ECONNREFUSED },
	"no route": func(context.Context) (net.Conn, error) { return nil, syscall.EHOSTUNREACH },
	"no name":  func(context.Context) (net.Conn, error) { return nil, &net.DNSError{IsNotFound: true} },
	"dropped": func(ctx context.Context) (net.Conn, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	},
	"closed":          answering(func(c net.Conn) { _ = c.Close() }),
	"closed late":     answering(func(c net.Conn) { pass(time.Second); _ = c.Close() }),
	"silent":          answering(func(c net.Conn) { _, _ = io.Copy(io.Discard, c) }),
	"another service": answering(func(c net.Conn) { _, _ = io.WriteString(c, "SSH-2.0-x\r\n"); _, _ = io.Copy(io.Discard, c) }),
}

// answering is a port that accepts late enough to be seen.
func answering(serve func(net.Conn)) port {
	return func(context.Context) (net.Conn, error) {
		pass(100 * time.Millisecond)
		ours, theirs := net.Pipe()
		go serve(theirs)
		return ours, nil
	}
}

// pass lets time go on that costs none.
func pass(d time.Duration) { <-time.After(d) }

// TestPortsAreToldAlike is row R5: in the same words and to the nanosecond at the
// same moment, over each protocol, by a clock that the test moves.
func TestPortsAreToldAlike(t *testing.T) {
	ways := map[string]struct {
		ask   func(context.Context, Config, dialer) error
		after time.Duration
	}{
		"https": {asking("https://inner.example"), 2 * dialWithin},
		"http":  {asking("http://inner.example"), 15 * time.Second},
		"tls": {func(ctx context.Context, _ Config, d dialer) error {
			_, err := shake(ctx, d, "inner.example:6514", &tls.Config{MinVersion: tls.VersionTLS12})
			return err
		}, 2 * dialWithin},
	}
	for way, w := range ways {
		words := ""
		for name, p := range ports {
			took, err := timed(t, p, w.ask)
			if took != w.after {
				t.Errorf("%s, %s: told after %s, want %s", way, name, took, w.after)
			}
			got := fault.Shown(err).Message
			if words = max(words, got); !fault.Is(err, fault.Unavailable) || got != words {
				t.Errorf("%s, %s: %v, want %q", way, name, err, words)
			}
		}
	}
}

func asking(url string) func(context.Context, Config, dialer) error {
	return func(ctx context.Context, c Config, d dialer) error {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return err
		}
		res, err := newTransport(c, d).RoundTrip(req)
		if err == nil {
			err = res.Body.Close()
		}
		return err
	}
}

// timed asks a port in a world whose time goes on only when everybody waits.
func timed(t *testing.T, p port, ask func(context.Context, Config, dialer) error) (took time.Duration, err error) {
	synctest.Test(t, func(t *testing.T) {
		c := Config{AllowHTTP: true, Timeout: 15 * time.Second}.withDefaults()
		d := newDialer(c)
		d.connect = func(ctx context.Context, _, _ string) (net.Conn, error) { return p(ctx) }
		begin := time.Now()
		err = ask(t.Context(), c, d)
		took = time.Since(begin)
	})
	return took, err
}

// TestWhoeverLeftIsNotHeld ends a request with the one who asked.
func TestWhoeverLeftIsNotHeld(t *testing.T) {
	took, err := timed(t, ports["closed"], func(ctx context.Context, c Config, d dialer) error {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		return asking("https://inner.example")(ctx, c, d)
	})
	if took != time.Second || !fault.Is(err, fault.Unavailable) {
		t.Errorf("after %s: %v", took, err)
	}
}
