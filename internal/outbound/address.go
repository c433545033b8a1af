package outbound

import (
	"context"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"github.com/sysoon/steward/internal/fault"
)

// special lists what netip calls global unicast but is not the public internet
// (IANA special-purpose address registries, RFC 6890 and its updates).
var special = prefixes(
	"0.0.0.0/8",       // this network
	"100.64.0.0/10",   // carrier-grade NAT, and a cloud's metadata
	"192.0.0.0/24",    // protocol assignments, and a cloud's metadata
	"192.0.2.0/24",    // documentation
	"192.88.99.0/24",  // 6to4 relays
	"198.18.0.0/15",   // benchmarks
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
	"240.0.0.0/4",     // reserved, and broadcast
	"64:ff9b::/96",    // NAT64: any IPv4 address behind it
	"64:ff9b:1::/48",  // local NAT64
	"100::/64",        // discard
	"2001::/23",       // protocol assignments, Teredo among them
	"2001:db8::/32",   // documentation
	"2002::/16",       // 6to4: any IPv4 address behind it
	"3fff::/20",       // documentation
	"5f00::/16",       // segment routing
	"fec0::/10",       // site-local, once
)

func prefixes(texts ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(texts))
	for i, t := range texts {
		out[i] = netip.MustParsePrefix(t)
	}
	return out
}

// Public tells whether an address belongs to the public internet. An IPv4
// address written as IPv6 counts as the IPv4 address that it is.
func Public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	return a.IsGlobalUnicast() && !a.IsPrivate() && !within(special, a)
}

func within(ranges []netip.Prefix, a netip.Addr) bool {
	for _, p := range ranges {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

func (c Config) permits(a netip.Addr) bool {
	return Public(a) || within(c.Allow, a.Unmap().WithZone(""))
}

// control runs for each address that is about to be dialled.
func (c Config) control(_ context.Context, _, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !c.permits(to.Addr()) {
		return refused(to.Addr().String())
	}
	return nil
}

func refused(what string) *fault.Error {
	return fault.New(fault.Denied, "%s is not an address of the public internet, so Steward does not connect to it. If it is meant, the operator lists its range in the setting %s.", what, Setting)
}

// CheckURL is Config.CheckURL with nothing allowed.
func CheckURL(raw string) error { return Config{}.CheckURL(raw) }

// CheckURL tells, without any network, whether an address may be saved: https
// (or http where allowed), a host that is not plainly inner in any notation,
// and neither user, query nor fragment (OpenID Connect Discovery section 3).
// What a name resolves to is checked whenever it is dialled. Its failures are
// faults of kind Invalid or Denied.
func (c Config) CheckURL(raw string) error {
	u, err := url.Parse(raw)
	if err != nil || u.Opaque != "" || u.Hostname() == "" {
		return fault.New(fault.Invalid, "This is not a web address. It looks like https://host/path.")
	}
	if u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.HasSuffix(raw, "#") {
		return fault.New(fault.Invalid, "The address must not have a user name, a query (?) or a fragment (#).")
	}
	return c.checkTarget(u)
}

// Everywhere allows every address: for whoever names an address on a machine of
// their own, and where only an address's form is checked.
func Everywhere() []netip.Prefix { return prefixes("0.0.0.0/0", "::/0") }

// Loopback tells whether a host is this machine itself, by its name or its address.
func Loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// checkTarget is also what every request is held to.
func (c Config) checkTarget(u *url.URL) error {
	if u.Scheme == "https" || u.Scheme == "http" && c.AllowHTTP {
		return c.checkHost(u.Hostname())
	}
	return fault.New(fault.Invalid, "The address must begin with https://.")
}

func (c Config) checkHost(host string) error {
	name := strings.ToLower(strings.TrimSuffix(host, "."))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		if c.permits(netip.AddrFrom4([4]byte{127, 0, 0, 1})) {
			return nil
		}
		return refused(host)
	}
	if a, err := netip.ParseAddr(name); err == nil {
		if !c.permits(a) {
			return refused(host)
		}
		return nil
	}
	if numeric(name) { // decimal, octal, hexadecimal and short IPv4
		return fault.New(fault.Invalid, "The host %s is a number but not an address. Write addresses as four decimal numbers.", host)
	}
	return nil
}

// numeric tells whether resolvers could read a name as an IPv4 address in an
// odd notation: its last label is a number (WHATWG URL, "ends in a number").
func numeric(name string) bool {
	last := name[strings.LastIndex(name, ".")+1:]
	if strings.HasPrefix(last, "0x") {
		return true
	}
	return last != "" && strings.Trim(last, "0123456789") == ""
}
