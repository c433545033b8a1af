package devdns_test

import (
	"context"
	"errors"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/devdns"
)

// resolver asks a running server, as Steward does.
func resolver(t *testing.T) (*devdns.Server, *net.Resolver) {
	t.Helper()
	conn, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &devdns.Server{Zone: filepath.Join(t.TempDir(), "zone.txt")}
	ended := make(chan error, 1)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { ended <- s.Serve(ctx, conn) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s, &net.Resolver{PreferGo: true, StrictErrors: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, conn.LocalAddr().String())
	}}
}

// TestRecordsAreFound publishes records while the server runs.
func TestRecordsAreFound(t *testing.T) {
	s, ask := resolver(t)
	if _, err := ask.LookupTXT(t.Context(), "_steward.acme.example."); !missing(err) {
		t.Fatalf("before: %v", err)
	}
	long := strings.Repeat("0123456789", 30)
	for _, text := range []string{"token=one", "two words", long} {
		if err := s.Publish("_steward.Acme.example", text); err != nil {
			t.Fatal(err)
		}
	}
	got, err := ask.LookupTXT(t.Context(), "_steward.acme.example.")
	if want := []string{"token=one", "two words", long}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q %v", got, err)
	}
	if _, err := ask.LookupTXT(t.Context(), "acme.example."); !missing(err) {
		t.Errorf("another name: %v", err)
	}
}

// TestRecordsAreOneLine: nobody writes a second record by a text.
func TestRecordsAreOneLine(t *testing.T) {
	s, ask := resolver(t)
	for _, c := range [][2]string{{"a.example", "x\nb.example y"}, {"a.example b", "x"}} {
		if err := s.Publish(c[0], c[1]); err == nil {
			t.Errorf("%q was published", c)
		}
	}
	if _, err := ask.LookupTXT(t.Context(), "b.example."); !missing(err) {
		t.Error(err)
	}
}

func missing(err error) bool {
	dns, ok := errors.AsType[*net.DNSError](err)
	return ok && dns.IsNotFound
}
