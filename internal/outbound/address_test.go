package outbound_test

import (
	"net/netip"
	"testing"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
)

func TestCheckURL(t *testing.T) {
	cases := []struct {
		url  string
		want fault.Kind
	}{
		{"https://idp.example.com", ""},
		{"https://idp.example.com/realms/x", ""},
		{"https://8.8.8.8/x", ""},
		{"https://[2a00:1450::1]/", ""},
		{"https://idp.example.com:8443/", ""},
		{"http://idp.example.com", fault.Invalid},
		{"ftp://idp.example.com", fault.Invalid},
		{"idp.example.com", fault.Invalid},
		{"https:idp.example.com", fault.Invalid},
		{"https://", fault.Invalid},
		{"https:///x", fault.Invalid},
		{"https://u:p@idp.example.com", fault.Invalid},
		{"https://idp.example.com/?a=b", fault.Invalid},
		{"https://idp.example.com/?", fault.Invalid},
		{"https://idp.example.com/#x", fault.Invalid},
		{"https://idp.example.com/#", fault.Invalid},
		{"https://localhost", fault.Denied},
		{"https://LOCALHOST.", fault.Denied},
		{"https://idp.localhost", fault.Denied},
		{"https://127.0.0.1", fault.Denied},
		{"https://127.0.0.1.", fault.Denied},
		{"https://[::ffff:10.0.0.1]", fault.Denied},
		{"https://[::ffff:a00:1]", fault.Denied},
		{"https://[fe80::1%25eth0]", fault.Denied},
		{"https://169.254.169.254", fault.Denied},
		{"https://2130706433", fault.Invalid},
		{"https://0x7f000001", fault.Invalid},
		{"https://0177.0.0.1", fault.Invalid},
		{"https://127.1", fault.Invalid},
		{"https://[::1", fault.Invalid},
	}
	for _, c := range cases {
		if got := fault.KindOf(outbound.CheckURL(c.url)); got != c.want {
			t.Errorf("%s: %q, want %q", c.url, got, c.want)
		}
	}
}

func TestCheckURLInDevelopment(t *testing.T) {
	c := outbound.Config{Allow: loopback, AllowHTTP: true}
	for _, ok := range []string{"http://localhost:9000/one", "http://127.0.0.1:1", "https://[::1]:2"} {
		if err := c.CheckURL(ok); err != nil {
			t.Errorf("%s: %v", ok, err)
		}
	}
	if err := c.CheckURL("http://10.0.0.1"); !fault.Is(err, fault.Denied) {
		t.Errorf("what is not allowed: %v", err)
	}
}

func TestPublic(t *testing.T) {
	for text, want := range map[string]bool{
		"1.1.1.1": true, "::ffff:1.1.1.1": true, "2606:4700::1111": true,
		"::ffff:192.168.0.1": false, "::": false, "ff02::1": false, "fec0::1": false, "192.0.0.192": false,
		"::ffff:100.64.0.1": false, "fec0::1%eth0": false,
	} {
		if got := outbound.Public(netip.MustParseAddr(text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	if outbound.Public(netip.Addr{}) {
		t.Error("the zero address is public")
	}
}
