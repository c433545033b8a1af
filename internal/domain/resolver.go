package domain

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

// How long a look-up may take, and how long it waits for one name server.
const (
	lookWithin = 8 * time.Second
	dialWithin = 2 * time.Second
	// maxRecords bounds how many texts at a name are read.
	maxRecords = 100
)

// Resolver looks TXT records up: over UDP, and over TCP where an answer is too
// long for that (RFC 1035 section 4.2).
type Resolver struct{ net *net.Resolver }

// NewResolver asks these name servers in turn, each an address such as
// 192.0.2.53 or 192.0.2.53:5353; without any, those of the system. What is no
// address is a fault of kind Invalid.
func NewResolver(servers []string) (*Resolver, error) {
	r := &net.Resolver{PreferGo: true, StrictErrors: true}
	if len(servers) == 0 {
		return &Resolver{net: r}, nil
	}
	addresses := make([]string, len(servers))
	for i, s := range servers {
		address, err := serverAddress(s)
		if err != nil {
			return nil, err
		}
		addresses[i] = address
	}
	var turn atomic.Uint32
	r.Dial = func(ctx context.Context, network, _ string) (net.Conn, error) {
		d := net.Dialer{Timeout: dialWithin}
		at := turn.Add(1) - 1
		return d.DialContext(ctx, network, addresses[int(at)%len(addresses)])
	}
	return &Resolver{net: r}, nil
}

const dnsPort = 53

func serverAddress(s string) (string, error) {
	if a, err := netip.ParseAddr(s); err == nil {
		return net.JoinHostPort(a.String(), strconv.Itoa(dnsPort)), nil
	}
	if ap, err := netip.ParseAddrPort(s); err == nil {
		return ap.String(), nil
	}
	return "", fault.New(fault.Invalid, "The name server %q must be an address such as 192.0.2.53 or 192.0.2.53:53.", s).On("dns-server")
}

// Look looks for the record that proves a domain.
func (r *Resolver) Look(ctx context.Context, d org.Domain) Seen {
	return r.LookFor(ctx, d.Name, d.Token)
}

// LookFor looks for the record with this token below a domain.
func (r *Resolver) LookFor(ctx context.Context, domain, token string) Seen {
	ctx, cancel := context.WithTimeout(ctx, lookWithin)
	defer cancel()
	name := org.RecordName(domain)
	found, err := r.net.LookupTXT(ctx, name+".")
	if err != nil {
		return failed(err, name)
	}
	if len(found) > maxRecords {
		found = found[:maxRecords]
	}
	if token != "" && slices.ContainsFunc(found, func(text string) bool { return strings.TrimSpace(text) == org.RecordValue(token) }) {
		return Seen{Outcome: Found}
	}
	return Seen{Outcome: Missing, Problem: "There are TXT records at " + name + ", but none of them is the one below. Check that it was copied in full; a former one can be removed."}
}

func failed(err error, name string) Seen {
	dns, ok := errors.AsType[*net.DNSError](err)
	if ok && dns.IsNotFound {
		return Seen{Outcome: Missing, Problem: "There is no TXT record at " + name + " yet. After a change it can take an hour until name servers everywhere know it."}
	}
	return Seen{Outcome: Unclear, Problem: "The name servers of the domain gave no answer. Nothing has changed; it is tried again."}
}
