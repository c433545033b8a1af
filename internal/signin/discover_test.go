package signin_test

import (
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/signin"
)

// bucket is how long a discovery that fails takes here; the client gives up
// sooner.
const bucket = 1500 * time.Millisecond

// asker is a service that asks providers, permitted to reach these networks.
func asker(t *testing.T, allow []netip.Prefix, plain bool) *signin.Service {
	t.Helper()
	s, err := signin.New(signin.Config{
		DB: dbtest.Open(t, db.SQLite).DB, BaseURL: "https://steward.example", Patience: bucket, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Client: outbound.New(outbound.Config{Allow: allow, AllowHTTP: plain, Timeout: time.Second}),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// R5: what a discovery says of an inner port. Guard: endpoints.go late.
func TestDiscoveryTellsNothingOfPorts(t *testing.T) {
	hang := make(chan struct{})
	silent := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-hang }))
	t.Cleanup(silent.Close)
	t.Cleanup(func() { close(hang) })
	other := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(other.Close)
	closed := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_ = conn.Close()
		}
	}))
	t.Cleanup(closed.Close)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	refused := "http://" + l.Addr().String()
	_ = l.Close()
	s := asker(t, []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, true)
	for name, issuer := range map[string]string{"silent": silent.URL, "refused": refused, "closed": closed.URL, "something else": other.URL} {
		began := time.Now()
		_, err := s.Discover(t.Context(), issuer)
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || strings.ReplaceAll(f.Message, issuer, "X") != "No OpenID provider answers at X. Check the address, and that X/.well-known/openid-configuration answers requests from this server." {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(began); took < bucket || took > bucket+bucket/2 {
			t.Errorf("%s was told after %s", name, took)
		}
	}
}

// R1, R4, R6: what may not be dialled is refused by name of the setting, whatever
// is there. Guard: outbound.
func TestDiscoveryStaysOutside(t *testing.T) {
	s := asker(t, nil, false)
	for _, issuer := range []string{
		"https://127.0.0.1", "https://10.0.0.1", "https://169.254.169.254", "https://[fd00::1]", "https://[::ffff:127.0.0.1]", "https://localhost.",
	} {
		_, err := s.Discover(t.Context(), issuer)
		if f := fault.Shown(err); !fault.Is(err, fault.Unavailable) || f.Message == "" {
			t.Errorf("%s: %v", issuer, err)
		}
		if !strings.Contains(err.Error(), "allow-network") && !strings.Contains(causes(err), "allow-network") {
			t.Errorf("%s: the cause does not name the setting: %v", issuer, err)
		}
	}
	if _, err := s.Discover(t.Context(), "http://login.example.com"); err == nil {
		t.Error("http is asked")
	}
}

func causes(err error) string {
	out := ""
	for err != nil {
		out += err.Error() + "\n"
		err = errors.Unwrap(err)
	}
	return out
}
