package notice_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"fmt"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// received is one message that the mail server took.
type received struct {
	From, To, Body string
	TLS            bool
	User           string
}

// mailServer speaks SMTP (RFC 5321) with STARTTLS (RFC 3207) and AUTH PLAIN
// (RFC 4954), and answers RCPT as told.
type mailServer struct {
	t     *testing.T
	addr  string
	roots *x509.CertPool
	conf  *tls.Config
	// implicit speaks TLS from the first byte; bare offers none.
	implicit, bare bool
	user, password string

	mu    sync.Mutex
	mail  []received
	reply func(to string) string
}

func startMailServer(t *testing.T, set ...func(*mailServer)) *mailServer {
	t.Helper()
	s := &mailServer{t: t, reply: func(string) string { return "250 fine" }}
	for _, f := range set {
		f(s)
	}
	s.conf, s.roots = certificate(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if s.implicit {
		l = tls.NewListener(l, s.conf)
	}
	s.addr = l.Addr().String()
	var wg sync.WaitGroup
	t.Cleanup(func() { _ = l.Close(); wg.Wait() })
	wg.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			wg.Go(func() { s.talk(conn) })
		}
	})
	return s
}

func (s *mailServer) answer(reply func(to string) string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reply = reply
}

func (s *mailServer) got() []received {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]received(nil), s.mail...)
}

func certificate(t *testing.T) (*tls.Config, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tpl := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mail"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, tpl, tpl, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(cert)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, roots
}

// talk holds one conversation.
func (s *mailServer) talk(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
	_, secure := conn.(*tls.Conn)
	r, now := bufio.NewReader(conn), received{TLS: secure}
	say := func(line string) { _, _ = fmt.Fprintf(conn, "%s\r\n", line) }
	say("220 mail ready")
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimRight(line, "\r\n")
		verb, rest, _ := strings.Cut(line, " ")
		switch strings.ToUpper(verb) {
		case "EHLO":
			say("250-mail")
			if !now.TLS && !s.bare {
				say("250-STARTTLS")
			}
			if s.user != "" {
				say("250-AUTH PLAIN")
			}
			say("250 8BITMIME")
		case "STARTTLS":
			say("220 go")
			up := tls.Server(conn, s.conf)
			if up.Handshake() != nil {
				return
			}
			conn, r, now.TLS = up, bufio.NewReader(up), true
		case "AUTH":
			say(s.login(rest, &now))
		case "MAIL":
			now.From = between(rest)
			say("250 fine")
		case "RCPT":
			now.To = between(rest)
			s.mu.Lock()
			reply := s.reply(now.To)
			s.mu.Unlock()
			say(reply)
		case "DATA":
			say("354 go on")
			now.Body = data(r)
			s.mu.Lock()
			s.mail = append(s.mail, now)
			s.mu.Unlock()
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 fine")
		}
	}
}

func (s *mailServer) login(rest string, now *received) string {
	_, encoded, _ := strings.Cut(rest, " ")
	plain, _ := base64.StdEncoding.DecodeString(encoded)
	if string(plain) != "\x00"+s.user+"\x00"+s.password {
		return "535 5.7.8 wrong"
	}
	now.User = s.user
	return "235 welcome"
}

func between(s string) string {
	_, s, _ = strings.Cut(s, "<")
	s, _, _ = strings.Cut(s, ">")
	return s
}

func data(r *bufio.Reader) string {
	var b strings.Builder
	for {
		line, err := r.ReadString('\n')
		if err != nil || line == ".\r\n" {
			return b.String()
		}
		b.WriteString(line)
	}
}
