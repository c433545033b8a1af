package outbound_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
)

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

func inside() outbound.Config {
	return outbound.Config{Allow: loopback, AllowHTTP: true, Timeout: 400 * time.Millisecond, MaxBody: 100}
}

func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// fetch reads a whole answer.
func fetch(t *testing.T, c *http.Client, url string) (string, error) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := c.Do(req)
	if err != nil {
		return "", err
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	return string(b), err
}

// shown is what a person would read of an error; "" if it is not a fault.
func shown(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Message
	}
	return ""
}

func TestReachesWhatIsAllowed(t *testing.T) {
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "" {
			t.Error("asks for compression")
		}
		_, _ = io.WriteString(w, "hello")
	})
	if got, err := fetch(t, outbound.New(inside()), url); err != nil || got != "hello" {
		t.Fatalf("got %q, %v", got, err)
	}
}

func TestRefusesInnerAddressesWhenDialling(t *testing.T) {
	url := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("reached") })
	_, port, _ := strings.Cut(strings.TrimPrefix(url, "http://"), ":")
	c := outbound.New(outbound.Config{AllowHTTP: true})
	for _, host := range []string{
		"127.0.0.1", "localhost", "localhost.", "127.1.2.3", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]",
		"10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "[fd00:ec2::254]", "[fe80::1]",
		"100.64.0.1", "224.0.0.1", "255.255.255.255", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
	} {
		_, err := fetch(t, c, "http://"+host+":"+port)
		if !fault.Is(err, fault.Denied) || !strings.Contains(shown(err), outbound.Setting) {
			t.Errorf("%s: got %v, want a refusal that names %s", host, err, outbound.Setting)
		}
	}
}

func TestHTTPOnlyWhereAllowed(t *testing.T) {
	url := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("reached") })
	if _, err := fetch(t, outbound.New(outbound.Config{Allow: loopback}), url); !fault.Is(err, fault.Invalid) {
		t.Fatalf("got %v", err)
	}
}

func TestFollowsNoRedirect(t *testing.T) {
	inner := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("followed") })
	outer := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inner, http.StatusFound) })
	_, err := fetch(t, outbound.New(inside()), outer)
	if !fault.Is(err, fault.Unavailable) || !strings.Contains(shown(err), "redirect") {
		t.Fatalf("got %v", err)
	}
}

func TestIgnoresProxyOfEnvironment(t *testing.T) {
	proxy := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("went through the proxy") })
	t.Setenv("HTTP_PROXY", proxy)
	t.Setenv("http_proxy", proxy)
	_, err := fetch(t, outbound.New(outbound.Config{AllowHTTP: true, Timeout: 100 * time.Millisecond}), "http://192.0.2.1/")
	if !fault.Is(err, fault.Denied) {
		t.Fatalf("got %v", err)
	}
}

func TestBoundsTheBody(t *testing.T) {
	cases := map[string]http.HandlerFunc{
		"declared": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, strings.Repeat("x", 101))
		},
		"streamed": func(w http.ResponseWriter, _ *http.Request) {
			for range 50 {
				_, _ = io.WriteString(w, strings.Repeat("x", 10))
				_ = http.NewResponseController(w).Flush()
			}
		},
		"gzip bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = z.Write(make([]byte, 1<<20))
			_ = z.Close()
		},
	}
	for name, h := range cases {
		t.Run(name, func(t *testing.T) {
			got, err := fetch(t, outbound.New(inside()), serve(t, h))
			if !fault.Is(err, fault.Unavailable) || len(got) > 100 {
				t.Fatalf("got %d bytes, %v", len(got), err)
			}
		})
	}
	t.Run("exactly the limit", func(t *testing.T) {
		url := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			_ = http.NewResponseController(w).Flush() // no declared length
			_, _ = io.WriteString(w, strings.Repeat("x", 100))
		})
		if got, err := fetch(t, outbound.New(inside()), url); err != nil || len(got) != 100 {
			t.Fatalf("got %d bytes, %v", len(got), err)
		}
	})
}

// TestFailuresLookAlike is row R5: refused, closed and silent read the same,
// and refused takes as long as the time that dialling is given.
func TestFailuresLookAlike(t *testing.T) {
	hang := make(chan struct{})
	silent := serve(t, func(http.ResponseWriter, *http.Request) { <-hang })
	t.Cleanup(func() { close(hang) })
	closed := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err == nil {
			_ = conn.Close()
		}
	})
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	refused := fmt.Sprintf("http://%s", l.Addr())
	_ = l.Close()

	c := outbound.New(inside())
	for _, url := range []string{silent, closed, refused} {
		begin := time.Now()
		_, err := fetch(t, c, url)
		host, _, _ := strings.Cut(strings.TrimPrefix(url, "http://"), ":")
		got := strings.ReplaceAll(shown(err), strings.TrimPrefix(url, "http://"), host)
		if want := host + " can't be reached. Check the address, and that it answers requests from the internet."; got != want {
			t.Errorf("%s: %q", url, got)
		}
		if took := time.Since(begin); url == refused && took < 150*time.Millisecond {
			t.Errorf("refused was told after %s", took)
		}
	}
}

func TestSlowBodyEndsInTime(t *testing.T) {
	done := make(chan struct{})
	url := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "x")
		_ = http.NewResponseController(w).Flush()
		<-done
	})
	t.Cleanup(func() { close(done) })
	begin := time.Now()
	_, err := fetch(t, outbound.New(inside()), url)
	if !fault.Is(err, fault.Unavailable) || time.Since(begin) > 3*time.Second {
		t.Fatalf("after %s: %v", time.Since(begin), err)
	}
}

func TestUntrustedCertificate(t *testing.T) {
	s := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(s.Close)
	_, err := fetch(t, outbound.New(inside()), s.URL)
	if !strings.Contains(shown(err), "certificate") {
		t.Fatalf("got %v", err)
	}
}
