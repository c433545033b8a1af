package domain_test

import (
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/miekg/dns"
)

// nameServer is a real name server, over UDP and TCP on one port, whose zone a
// test changes.
type nameServer struct {
	address string
	mu      sync.Mutex
	texts   map[string][]string
	aliases map[string]string
	// failing answers every question with SERVFAIL; silent not at all.
	failing, silent bool
	overTCP         int
}

func startNameServer(t *testing.T) *nameServer {
	t.Helper()
	s := &nameServer{texts: map[string][]string{}, aliases: map[string]string{}}
	tcp, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.address = tcp.Addr().String()
	udp, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	for _, server := range []*dns.Server{{Listener: tcp, Handler: s}, {PacketConn: udp, Handler: s}} {
		started := make(chan struct{})
		server.NotifyStartedFunc = func() { close(started) }
		go func() { _ = server.ActivateAndServe() }()
		<-started
		t.Cleanup(func() { _ = server.Shutdown() })
	}
	return s
}

func (s *nameServer) publish(name string, texts ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts[name+"."] = texts
}

func (s *nameServer) set(failing, silent bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failing, s.silent = failing, silent
}

// ServeDNS answers as an authoritative server does.
func (s *nameServer) ServeDNS(w dns.ResponseWriter, q *dns.Msg) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.silent {
		return
	}
	m := new(dns.Msg)
	m.SetReply(q)
	m.Authoritative = true
	name := strings.ToLower(q.Question[0].Name)
	if s.failing {
		m.Rcode = dns.RcodeServerFailure
	} else {
		s.answer(m, name)
	}
	if _, udp := w.RemoteAddr().(*net.UDPAddr); udp {
		m.Truncate(dns.MinMsgSize)
	} else {
		s.overTCP++
	}
	_ = w.WriteMsg(m)
}

func (s *nameServer) answer(m *dns.Msg, name string) {
	if to, ok := s.aliases[name]; ok {
		m.Answer = append(m.Answer, &dns.CNAME{Hdr: header(name, dns.TypeCNAME), Target: to})
		name = to
	}
	texts, there := s.texts[name]
	if !there {
		m.Rcode = dns.RcodeNameError
	}
	for _, text := range texts {
		var parts []string
		for len(text) > 255 {
			parts, text = append(parts, text[:255]), text[255:]
		}
		m.Answer = append(m.Answer, &dns.TXT{Hdr: header(name, dns.TypeTXT), Txt: append(parts, text)})
	}
}

func header(name string, kind uint16) dns.RR_Header {
	return dns.RR_Header{Name: name, Rrtype: kind, Class: dns.ClassINET, Ttl: 1}
}
