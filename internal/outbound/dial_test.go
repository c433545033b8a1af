package outbound

import (
	"net"
	"net/netip"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// TestDialDecides is row R2: whatever was checked before and whatever a name
// said then, the address that is dialled decides.
func TestDialDecides(t *testing.T) {
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	d := newDialer(Config{Timeout: 2 * time.Second})
	if conn, err := d.dial(t.Context(), "tcp", l.Addr().String()); err == nil || !fault.Is(err, fault.Denied) {
		t.Errorf("an inner address was dialled: %v, %v", conn, err)
	}
	d = newDialer(Config{Timeout: 2 * time.Second, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	conn, err := d.dial(t.Context(), "tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	_ = conn.Close()
	if conn, err := Dialer(Config{})(t.Context(), "tcp", l.Addr().String()); err == nil || !fault.Is(err, fault.Denied) {
		t.Errorf("another protocol dialled an inner address: %v, %v", conn, err)
	}
}
