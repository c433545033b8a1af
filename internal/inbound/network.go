package inbound

import "net/netip"

// Network is the part of a caller's address (host:port) by which callers are
// counted: the IPv4 address, or the /64 of IPv6, which is one household's or
// office's; "" for what is no address.
func Network(address string) string {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return ""
	}
	a, bits := ap.Addr().Unmap().WithZone(""), 64
	if a.Is4() {
		bits = 32
	}
	p, err := a.Prefix(bits)
	if err != nil {
		return ""
	}
	return p.String()
}
