package inbound_test

import (
	"testing"

	"github.com/sysoon/steward/internal/inbound"
)

func TestNetwork(t *testing.T) {
	for address, want := range map[string]string{
		"203.0.113.7:80": "203.0.113.7/32", "[::ffff:203.0.113.7]:80": "203.0.113.7/32",
		"[2001:db8:1:2:3::4%eth0]:80": "2001:db8:1:2::/64", "203.0.113.7": "", "": "", "x:80": "",
	} {
		if got := inbound.Network(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}
